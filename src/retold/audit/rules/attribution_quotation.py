"""Who said what on both sides of an alignment: words given to another, to nobody, lost or new.

The quotations of the two texts are tied by the words of what was said, as the beads link them. What
was said inside the marks is for `quotes`; here it is who said it, and whether anybody did.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from retold import lexicon
from retold.audit.link.links import LinkedBead
from retold.audit.link.spellings import near_spelling
from retold.audit.rules.omission_clause import gravity, shortened
from retold.audit.verdict.overlaps import HALF
from retold.model import Alignment, Change, Quotation, SegmentedDocument, Span
from retold.text.words import Word, spanned, words

SAME = 0.4
"""Share of the content words of the shorter of two quotations that must be linked to tie them."""
RETOLD = 0.6
"""Share of a quotation's content words that the other side must have to stand there unattributed;
between this and none the sentence was told in other words, which is for the other kinds."""
FEWEST = 3
"""Content words below which what was said is too short to be found again with any certainty."""

Said: TypeAlias = tuple[Quotation, ...]


def changes(
    alignment: Alignment, pairs: Iterable[LinkedBead], said: tuple[Said, Said]
) -> Iterator[Change]:
    """What became of each quotation of the source, and where those of the target came from."""
    sides = alignment.source, alignment.target
    source_quotations, target_quotations = (
        _by_sentence(side, quotations) for side, quotations in zip(sides, said, strict=True)
    )
    for pair in pairs:
        bead = alignment.beads[pair.index]
        yield from _within(
            pair, _of(bead.source, source_quotations), _of(bead.target, target_quotations)
        )
    for index, bead in enumerate(alignment.beads):
        if bead.reuse == "furniture":
            continue
        if not bead.target:
            yield from _lost(
                index, alignment.source, bead.source, _of(bead.source, source_quotations)
            )
        elif not bead.source:
            yield from _new(
                index, alignment.target, bead.target, _of(bead.target, target_quotations)
            )


def _by_sentence(document: SegmentedDocument, said: Said) -> dict[int, list[Quotation]]:
    """The quotations by the sentence in which what was said begins."""
    by_sentence: dict[int, list[Quotation]] = {}
    ordered = sorted(said, key=lambda quotation: quotation.content[0])
    index = 0
    for quotation in ordered:
        while document.sentences[index].span.end <= quotation.content[0].start:
            index += 1
        by_sentence.setdefault(index, []).append(quotation)
    return by_sentence


def _of(sentences: range, said: dict[int, list[Quotation]]) -> list[Quotation]:
    return [quotation for sentence in sentences for quotation in said.get(sentence, ())]


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a bead: its words, their links, its quotations and where their content is."""

    words: tuple[Word, ...]
    links: list[int | None]
    said: Sequence[Quotation]
    places: list[list[int]]


def _within(
    pair: LinkedBead, source_quotations: Sequence[Quotation], target_quotations: Sequence[Quotation]
) -> Iterator[Change]:
    """Inside a bead: the speaker another, or the words said by nobody on one side."""
    source, target = (
        _Side(side, links, said, [_content(side, each.content) for each in said])
        for side, links, said in (
            (pair.source, pair.to_target, source_quotations),
            (pair.target, pair.to_source, target_quotations),
        )
    )
    tied = _tied(source, target)
    for source_number, target_number in tied:
        yield from _another_speaker(
            pair, source_quotations[source_number], target_quotations[target_number]
        )
    for number in set(range(len(source_quotations))) - {linked for linked, _ in tied}:
        span = _unsaid(number, source, target)
        if span:
            note = f"“{span.of(pair.texts[0])}” is gone: the claim stands as a fact"
            yield Change("attribution", "major", pair.index, span, None, note)
    for number in set(range(len(target_quotations))) - {linked for _, linked in tied}:
        span = _unsaid(number, target, source)
        if span:
            note = f"“{span.of(pair.texts[1])}” is new: the source states it as a fact"
            yield Change("attribution", "major", pair.index, None, span, note)


def _places(side: tuple[Word, ...], spans: Sequence[Span]) -> list[int]:
    """The indices of the words inside of spans."""
    return [
        index
        for index, word in enumerate(side)
        if any(span.start <= word.span.start < span.end for span in spans)
    ]


def _content(side: tuple[Word, ...], spans: Sequence[Span]) -> list[int]:
    """The same, of the content words alone."""
    return [index for index in _places(side, spans) if side[index].content]


def _tied(source: _Side, target: _Side) -> list[tuple[int, int]]:
    """Which quotation of the source is which of the target: those with the most linked words."""
    owners = {index: number for number, places in enumerate(target.places) for index in places}
    votes: Counter[tuple[int, int]] = Counter()
    for number, places in enumerate(source.places):
        for to in (source.links[index] for index in places):
            if to in owners:
                votes[number, owners[to]] += 1
    pairs: list[tuple[int, int]] = []
    for (source_number, target_number), count in votes.most_common():
        free = all(
            source_number != taken_source and target_number != taken_target
            for taken_source, taken_target in pairs
        )
        if free and count >= SAME * min(
            len(source.places[source_number]), len(target.places[target_number])
        ):
            pairs.append((source_number, target_number))
    return pairs


def _another_speaker(
    pair: LinkedBead, source_quotation: Quotation, target_quotation: Quotation
) -> Iterator[Change]:
    """A change where both sides name who said it, and it is somebody else.

    Only where the speaker's own words name him: whom a pronoun stands for is told no surer than
    the sentence before tells it.
    """
    names = _named(source_quotation, pair.texts[0]), _named(target_quotation, pair.texts[1])
    if not all(names) or _is_same(*names):
        return
    source_indices, target_indices = (
        _content(pair.source, source_quotation.speaker),
        _content(pair.target, target_quotation.speaker),
    )
    if (
        not source_indices
        or not target_indices
        or any(pair.to_target[index] in target_indices for index in source_indices)
    ):
        return
    spans = (
        spanned(pair.source, source_indices[0], source_indices[-1]),
        spanned(pair.target, target_indices[0], target_indices[-1]),
    )
    note = f"said by {names[0]} → said by {names[1]}"
    yield Change("attribution", "critical", pair.index, *spans, note)


def _named(quotation: Quotation, text: str) -> str:
    """The name of who said it, where the speaker's own words have at least its last word."""
    words = " ".join(span.of(text) for span in quotation.speaker)
    return quotation.said_by if quotation.said_by and quotation.said_by.split()[-1] in words else ""


def _is_same(speaker: str, other_speaker: str) -> bool:
    """Whether two names may be one person's: a word of one is a word of the other, or nearly."""
    name_words, other_words = speaker.casefold().split(), other_speaker.casefold().split()
    initials = "".join(word[0] for word in name_words), "".join(word[0] for word in other_words)
    return (
        any(
            name == other_name or near_spelling(name, other_name, names=True)
            for name in name_words
            for other_name in other_words
        )
        or initials[0] in other_words
        or initials[1] in name_words
    )


def _unsaid(number: int, side: _Side, other_side: _Side) -> Span | None:
    """Speaker and cue of what the other side tells in the same words, and as its own.

    A verb of saying there, or a name that this side has not, may be the attribution in other words.
    """
    quotation, places = side.said[number], side.places[number]
    kept = {to for to in (side.links[index] for index in places) if to is not None}
    if (
        not (quotation.cue and quotation.speaker)
        or len(places) < FEWEST
        or len(kept) < RETOLD * len(places)
        or any(not kept.isdisjoint(indices) for indices in other_side.places)
        or any(map(_may_attribute, other_side.words, other_side.links))
    ):
        return None
    cited = _places(side.words, (*quotation.speaker, *quotation.cue))
    gone = [index for index in cited if side.links[index] is None]
    if len(gone) <= len(cited) / 2 or cited[-1] - cited[0] >= 2 * len(cited):
        return None
    return spanned(side.words, cited[0], cited[-1])


def _may_attribute(word: Word, link: int | None) -> bool:
    """Whether a word may belong to an attribution that was not recognised as one."""
    return lexicon.is_reporting(word.fold) or (word.capital and not word.first and link is None)


def _lost(
    index: int, document: SegmentedDocument, sentences: range, said: Sequence[Quotation]
) -> Iterator[Change]:
    """Sentences that are left out and are somebody's words for the most part."""
    span = _all_of(document, sentences, said)
    if span:
        note = f"quotation left out: {_who_said(said)}{shortened(span.of(document.text))}"
        yield Change("quote", gravity(words(document, sentences)), index, span, None, note)


def _new(
    index: int, document: SegmentedDocument, sentences: range, said: Sequence[Quotation]
) -> Iterator[Change]:
    """Sentences that are new and are somebody's words for the most part."""
    span = _all_of(document, sentences, said)
    if span:
        note = f"quotation not in the source: {_who_said(said)}{shortened(span.of(document.text))}"
        yield Change("quote", "major", index, None, span, note)


def _all_of(
    document: SegmentedDocument, sentences: range, said: Sequence[Quotation]
) -> Span | None:
    """From the first word of the quotations to the last, where that is most of the sentences."""
    parts = [
        span
        for quotation in said
        for span in (*quotation.speaker, *quotation.cue, *quotation.content)
    ]
    if not parts:
        return None
    span = Span(min(part.start for part in parts), max(part.end for part in parts))
    first, last = document.sentences[sentences[0]].span, document.sentences[sentences[-1]].span
    return span if span.end - span.start > HALF * (last.end - first.start) else None


def _who_said(said: Sequence[Quotation]) -> str:
    named = list(dict.fromkeys(quotation.said_by for quotation in said if quotation.said_by))
    return f"{', '.join(named)}: " if named else ""
