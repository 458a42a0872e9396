"""Quotations that the source has not: words put in somebody's mouth.

A quotation of the target that is like none of the source's is held against all that the source
says. Where the source tells it in reported speech the speaker was made to say it (*she had served
her punishment*, “I have served my punishment”); where the source has hardly a word of it, it was
made up. The source's words with marks around them are for `quote.words`, a quotation that was
altered is for `quote.altered`, and a sentence that is new as a whole for those who tell additions.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from retold import lexicon
from retold.audit.link.links import LinkedBead
from retold.audit.rules.quote import FIRST, PERSONS, SECOND, WE
from retold.audit.rules.quote_altered import EXACT, Quotation, likeness, quotations
from retold.model import Alignment, Change, Span
from retold.text.quoted import quoted_in
from retold.text.words import Word, spanned, touched, words

LONG = 4
"""Words from which a quotation claims that somebody said so; fewer are a term in marks."""
LIKE = 0.5
"""Share of a quotation's words that one of the source's has in their order, from which it may have
been that one."""
TURNED = 0.75
"""Share of a quotation's words that the source has in their order, persons and tenses aside, from
which it is what the source reports."""
KNOWN = 0.5
"""Share of a quotation's content words that one sentence of the source has, up to which it was made
up."""
FEWEST = 2
"""Content words under which nothing shows what was said."""
SPEAKING = FIRST | WE | SECOND
"""Words of those who speak and are spoken to, which reported speech turns."""
FORMS = {
    form: group[0]
    for group in map(
        str.split,
        [
            "be am is are was were been being",
            "have has had having",
            "do does did done doing",
            *["will would shall should", "can could", "may might"],
            *["here there", "this that", "these those", "today yesterday tomorrow"],
        ],
    )
    for form in group
}
"""Small words that reported speech turns into another of their row."""


class _Source(NamedTuple):
    """What the source says: its quotations, and the stems of the words of each sentence."""

    quotations: list[Quotation]
    sentences: list[frozenset[str]]


def changes(alignment: Alignment, pairs: Iterable[LinkedBead]) -> Iterator[Change]:
    """A quotation like none of the source's: reported speech made direct, or made up."""
    source = _Source(
        quotations(alignment.source),
        [
            _stems(words(alignment.source, range(index, index + 1)))
            for index in range(len(alignment.source.sentences))
        ],
    )
    targets = quotations(alignment.target)
    new = [target for target in targets if _is_unlike(target, source.quotations)]
    if not new:
        return
    exact = _quotes_to_the_word([target for target in targets if target not in new], source)
    whole = {quote.inner for quote in quoted_in(alignment.target) if quote.opened and quote.closed}
    new = [target for target in new if target.span in whole and _claims(target)]
    for pair in pairs:
        for target in new:
            if pair.source and _lies_in(target.span, pair.target):
                yield from _invented(pair, target, source, exact=exact)


def _is_unlike(target: Quotation, sources: Sequence[Quotation]) -> bool:
    """Whether no quotation has half of a quotation's words in their order."""
    return not any(likeness(quotation, target) >= LIKE * len(target.words) for quotation in sources)


def _quotes_to_the_word(targets: Sequence[Quotation], source: _Source) -> bool:
    """Whether a text has quotations of the source, and has them to the word."""
    kept = sum(max(likeness(each, target) for each in source.quotations) for target in targets)
    return bool(targets) and kept >= EXACT * sum(len(target.words) for target in targets)


def _claims(target: Quotation) -> bool:
    """Whether a quotation is long enough to claim that somebody said so, and no title or term."""
    content = [word for word in target.words if word.content]
    titled = sum(word.capital for word in content) > len(content) / 2
    return (
        len(target.words) >= LONG
        and len(content) >= FEWEST
        and not titled
        and any(map(_is_clause_word, target.words))
    )


def _is_clause_word(word: Word) -> bool:
    """Whether a word shows that somebody says something, where a term in marks has a noun alone."""
    return (
        word.fold in SPEAKING
        or word.fold in FORMS
        or (word.content and lexicon.part_of_speech(word.fold) == "v")
    )


def _lies_in(span: Span, side: tuple[Word, ...]) -> bool:
    return bool(side) and side[0].span.start <= span.start and span.end <= side[-1].span.end + 1


def _invented(
    pair: LinkedBead, target: Quotation, source: _Source, *, exact: bool
) -> Iterator[Change]:
    """What is told of a quotation that is like none of the source's."""
    run = touched(pair.target, target.span)
    span = spanned(pair.target, run[0], run[-1])
    reported = _reported(pair, target)
    if reported:
        note = "the source reports it, and does not quote it"
        yield Change("quote", "major", pair.index, reported, span, note)
    elif _is_strange(pair, target, source) and (exact or not _may_be_reworded(pair)):
        note = f"quotation not in the source: {span.of(pair.texts[1])}"
        yield Change("quote", "major", pair.index, None, span, note)


def _reported(pair: LinkedBead, target: Quotation) -> Span | None:
    """The words of the source that report what the quotation has somebody say himself."""
    spoken = {word.fold for word in target.words} & SPEAKING
    free = [index for index, word in enumerate(pair.source) if not _is_between(pair, word)]
    if not spoken or any(pair.source[index].fold in SPEAKING for index in free):
        return None
    source_forms = [_form(pair.source[index]) for index in free]
    target_forms = [_form(word) for word in target.words]
    if LCSseq.similarity(source_forms, target_forms) < TURNED * len(target_forms):
        return None
    content = {_form(word) for word in target.words if word.content}
    if not content <= set(source_forms):
        return None
    places = [index for index, form in zip(free, source_forms, strict=True) if form in content]
    return spanned(pair.source, places[0], places[-1])


def _is_between(pair: LinkedBead, word: Word) -> bool:
    """Whether a word of the source stands between its marks."""
    marks = pair.quoted[0]
    index = bisect_right(marks, word.span.start, key=lambda mark: mark.start) - 1
    return index >= 0 and word.span.end <= marks[index].end


def _form(word: Word) -> str:
    """A word but for what reported speech turns: its person and its tense."""
    if any(word.fold in person for person in PERSONS):
        return ""
    return FORMS.get(word.fold) or lexicon.stem(word.lemma)


def _is_strange(pair: LinkedBead, target: Quotation, source: _Source) -> bool:
    """Whether no sentence of the source, nor those of the bead, has most of what it says."""
    content = _stems(word for word in target.words if word.content)
    return all(
        len(content & stems) <= KNOWN * len(content)
        for stems in (*source.sentences, _stems(pair.source))
    )


def _stems(side: Iterable[Word]) -> frozenset[str]:
    return frozenset(lexicon.stem(word.fold) for word in side)


def _may_be_reworded(pair: LinkedBead) -> bool:
    """Whether the source quotes somebody in the same place: it may be that in other words."""
    return any(_is_between(pair, word) for word in pair.source)
