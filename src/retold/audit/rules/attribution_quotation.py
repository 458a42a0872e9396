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
    mine, theirs = (_by_sentence(side, some) for side, some in zip(sides, said, strict=True))
    for pair in pairs:
        bead = alignment.beads[pair.index]
        yield from _within(pair, _of(bead.source, mine), _of(bead.target, theirs))
    for index, bead in enumerate(alignment.beads):
        if bead.reuse == "furniture":
            continue
        if not bead.target:
            yield from _lost(index, alignment.source, bead.source, _of(bead.source, mine))
        elif not bead.source:
            yield from _new(index, alignment.target, bead.target, _of(bead.target, theirs))


def _by_sentence(document: SegmentedDocument, said: Said) -> dict[int, list[Quotation]]:
    """The quotations by the sentence in which what was said begins."""
    found: dict[int, list[Quotation]] = {}
    ordered = sorted(said, key=lambda one: one.content[0])
    at = 0
    for one in ordered:
        while document.sentences[at].span.end <= one.content[0].start:
            at += 1
        found.setdefault(at, []).append(one)
    return found


def _of(sentences: range, said: dict[int, list[Quotation]]) -> list[Quotation]:
    return [one for sentence in sentences for one in said.get(sentence, ())]


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a bead: its words, their links, its quotations and where their content is."""

    words: tuple[Word, ...]
    links: list[int | None]
    said: Sequence[Quotation]
    places: list[list[int]]


def _within(
    pair: LinkedBead, mine: Sequence[Quotation], theirs: Sequence[Quotation]
) -> Iterator[Change]:
    """Inside a bead: the speaker another, or the words said by nobody on one side."""
    source, target = (
        _Side(side, links, said, [_content(side, one.content) for one in said])
        for side, links, said in (
            (pair.source, pair.to_target, mine),
            (pair.target, pair.to_source, theirs),
        )
    )
    tied = _tied(source, target)
    for one, other in tied:
        yield from _another_speaker(pair, mine[one], theirs[other])
    for number in set(range(len(mine))) - {one for one, _ in tied}:
        span = _unsaid(number, source, target)
        if span:
            note = f"“{span.of(pair.texts[0])}” is gone: the claim stands as a fact"
            yield Change("attribution", "major", pair.index, span, None, note)
    for number in set(range(len(theirs))) - {other for _, other in tied}:
        span = _unsaid(number, target, source)
        if span:
            note = f"“{span.of(pair.texts[1])}” is new: the source states it as a fact"
            yield Change("attribution", "major", pair.index, None, span, note)


def _places(side: tuple[Word, ...], spans: Sequence[Span]) -> list[int]:
    """The indices of the words inside of spans."""
    return [
        at
        for at, word in enumerate(side)
        if any(span.start <= word.span.start < span.end for span in spans)
    ]


def _content(side: tuple[Word, ...], spans: Sequence[Span]) -> list[int]:
    """The same, of the content words alone."""
    return [at for at in _places(side, spans) if side[at].content]


def _tied(source: _Side, target: _Side) -> list[tuple[int, int]]:
    """Which quotation of the source is which of the target: those with the most linked words."""
    owners = {at: number for number, places in enumerate(target.places) for at in places}
    votes: Counter[tuple[int, int]] = Counter()
    for number, places in enumerate(source.places):
        for to in (source.links[at] for at in places):
            if to in owners:
                votes[number, owners[to]] += 1
    found: list[tuple[int, int]] = []
    for (one, other), count in votes.most_common():
        free = all(one != here and other != there for here, there in found)
        if free and count >= SAME * min(len(source.places[one]), len(target.places[other])):
            found.append((one, other))
    return found


def _another_speaker(pair: LinkedBead, one: Quotation, other: Quotation) -> Iterator[Change]:
    """A change where both sides name who said it, and it is somebody else.

    Only where the speaker's own words name him: whom a pronoun stands for is told no surer than
    the sentence before tells it.
    """
    names = _named(one, pair.texts[0]), _named(other, pair.texts[1])
    if not all(names) or _is_same(*names):
        return
    here, there = _content(pair.source, one.speaker), _content(pair.target, other.speaker)
    if not here or not there or any(pair.to_target[at] in there for at in here):
        return
    spans = (
        spanned(pair.source, here[0], here[-1]),
        spanned(pair.target, there[0], there[-1]),
    )
    note = f"said by {names[0]} → said by {names[1]}"
    yield Change("attribution", "critical", pair.index, *spans, note)


def _named(one: Quotation, text: str) -> str:
    """The name of who said it, where the speaker's own words have at least its last word."""
    words = " ".join(span.of(text) for span in one.speaker)
    return one.said_by if one.said_by and one.said_by.split()[-1] in words else ""


def _is_same(one: str, other: str) -> bool:
    """Whether two names may be one person's: a word of one is a word of the other, or nearly."""
    mine, theirs = one.casefold().split(), other.casefold().split()
    initials = "".join(word[0] for word in mine), "".join(word[0] for word in theirs)
    return (
        any(
            here == there or near_spelling(here, there, names=True)
            for here in mine
            for there in theirs
        )
        or initials[0] in theirs
        or initials[1] in mine
    )


def _unsaid(number: int, side: _Side, other: _Side) -> Span | None:
    """Speaker and cue of what the other side tells in the same words, and as its own.

    A verb of saying there, or a name that this side has not, may be the attribution in other words.
    """
    one, places = side.said[number], side.places[number]
    kept = {to for to in (side.links[at] for at in places) if to is not None}
    if (
        not (one.cue and one.speaker)
        or len(places) < FEWEST
        or len(kept) < RETOLD * len(places)
        or any(not kept.isdisjoint(some) for some in other.places)
        or any(map(_may_attribute, other.words, other.links))
    ):
        return None
    told = _places(side.words, (*one.speaker, *one.cue))
    gone = [at for at in told if side.links[at] is None]
    if len(gone) <= len(told) / 2 or told[-1] - told[0] >= 2 * len(told):
        return None
    return spanned(side.words, told[0], told[-1])


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
    parts = [span for one in said for span in (*one.speaker, *one.cue, *one.content)]
    if not parts:
        return None
    span = Span(min(part.start for part in parts), max(part.end for part in parts))
    first, last = document.sentences[sentences[0]].span, document.sentences[sentences[-1]].span
    return span if span.end - span.start > HALF * (last.end - first.start) else None


def _who_said(said: Sequence[Quotation]) -> str:
    named = list(dict.fromkeys(one.said_by for one in said if one.said_by))
    return f"{', '.join(named)}: " if named else ""
