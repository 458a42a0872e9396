"""Alignment -> Alignment in which the frame that two texts share is set aside as furniture.

A footer, a biography, an appeal for money, a copyright notice or a paragraph of background stands
word for word in texts that have nothing else in common. A pair has no corpus to learn such wording
from. What tells it: a few sentences, nearly word for word, at the end or the beginning of both
texts or worded like a notice, while neither of the rests was made from the other.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from retold.lineage.traits import lengths
from retold.model import Alignment, Bead, SegmentedDocument, Span
from retold.patterns import pattern
from retold.text.tokens import tokens_of

LONGEST = 160
"""Words of a frame in a pair: an outlet's legal footer has a hundred; more is a story's wording."""
BEHIND = 40
"""Words of a story that may follow the frame in either text: a line about the next story."""
BEFORE, GREETING = 15, 40
"""Words that may stand before a frame at the beginning (a headline) and that it may have: those of
a letter's greeting. Who begins with more of another's words has taken the lead."""
NEARLY = 0.7
"""Share of a sentence's words, and likeness, from which it is the same but for a date or a name."""
LEAST_REST = 20
"""Words that either text must have beside the frame: a text that is nothing but the end of another
is an excerpt."""
STOCK_SHARE = 0.5
"""Share of a stretch's sentences that are worded like a notice from which all of it is one."""

_STOCK = pattern(
    r"\ball rights reserved\b|©|\bcopyright\b|\bregistered (?:trade ?mark|charity|company)\b"
    r"|\bmay not be (?:published|copied|reproduced|altered|stored|broadcast|redistributed|passed)"
    r"|\bwithout (?:the )?(?:prior |written |express )+(?:permission|consent)\b"
    r"|\bterms (?:of (?:use|service)|and conditions)\b|\bprivacy policy\b|\bpast performance\b"
    r"|\bnot (?:investment|financial|legal|medical) advice\b|\baccepts? (?:no )?liability\b"
    r"|\b(?:our|free|daily|weekly|morning) newsletters?\b|\bunsubscribe\b|\byour inbox\b"
    r"|\b(?:support|fund|subscribe to|donate to) (?:our|us|independent|quality)\b"
    r"|\bour (?:journalism|journalists|newsroom|reporters|readers|reporting)\b"
    r"|\b(?:correspondent|columnist|reporter|editor|writer|journalist) (?:based|for|at|with|in)\b"
    r"|\b(?:this|the) (?:article|story|column|report) (?:was|is|has been|appeared|first appeared)"
    r" (?:first |originally |re)?(?:published|produced|reprinted|printed|updated|corrected)\b"
    r"|\b(?:send|email|write to) (?:us|the (?:editor|newsroom|newsdesk))\b|\bnews ?tips?\b",
    re.IGNORECASE,
)


_STOCK_WORDS = (
    *("rights reserved", "©", "copyright", "registered ", "may not be ", "permission", "consent"),
    *("terms ", "privacy policy", "past performance", " advice", "liability", "newsletter"),
    *("unsubscribe", "your inbox", "support ", "fund ", "subscribe to ", "donate to ", "our "),
    *("correspondent ", "columnist ", "reporter ", "editor ", "writer ", "journalist "),
    *("published", "produced", "printed", "updated", "corrected"),
    *("send ", "email ", "write to ", "tip"),
)
"""In small letters, of each wording of a notice what it cannot be without: to look for them takes a
tenth of the time."""


class Stretch(NamedTuple):
    """Beads that follow one another in both texts, word for word, and the words of one side."""

    beads: tuple[Bead, ...]
    words: int


def set_aside(alignment: Alignment, is_derived: Callable[[Alignment], bool]) -> Alignment:
    """The alignment with what is only frame made furniture; itself where there is no frame.

    is_derived: whether one text of an alignment was made from the other. Where the rests are
    derived, the frame came with them, and stays.
    """
    source, target = lengths(alignment.source), lengths(alignment.target)
    frames = [
        stretch
        for stretch in _stretches(alignment, target)
        if stretch.words <= LONGEST and _is_frame(stretch, source, target, alignment.target)
    ]
    if not frames:
        return alignment
    beads = {bead for stretch in frames for bead in stretch.beads}
    total = sum(stretch.words for stretch in frames)
    if min(sum(source), sum(target)) - total < LEAST_REST:
        return alignment
    apart = _without(alignment, beads)
    return alignment if is_derived(apart) else apart


def _stretches(alignment: Alignment, target: Sequence[int]) -> Iterator[Stretch]:
    """The longest stretches of beads that are the same, nearly word for word, and in order."""
    run: list[Bead] = []
    for bead in (bead for bead in alignment.beads if bead.target and bead.reuse != "furniture"):
        follows = run and bead.source.start == run[-1].source.stop
        is_same = bead.reuse == "verbatim" or _is_nearly(alignment, bead)
        if run and not (follows and is_same):
            yield _stretch(run, target)
            run = []
        if is_same:
            run.append(bead)
    if run:
        yield _stretch(run, target)


def _is_nearly(alignment: Alignment, bead: Bead) -> bool:
    """Whether the sides of a bead are one but for a word or two: updated at 10.20, at 16.45."""
    if bead.reuse != "rewrite" or bead.score < NEARLY:
        return False
    source, target = (
        [fold for index in side for fold in tokens_of(document)[index].folds]
        for document, side in ((alignment.source, bead.source), (alignment.target, bead.target))
    )
    longer = max(len(source), len(target))
    return longer <= LONGEST and LCSseq.similarity(source, target) >= NEARLY * longer


def _stretch(run: Sequence[Bead], target: Sequence[int]) -> Stretch:
    return Stretch(tuple(run), sum(target[index] for bead in run for index in bead.target))


def _is_frame(
    stretch: Stretch, source: Sequence[int], target: Sequence[int], document: SegmentedDocument
) -> bool:
    """Whether a stretch stands at the end or the beginning of both, or is worded like a notice.

    source, target: the words of each sentence. document: the target.
    """
    first, last = stretch.beads[0], stretch.beads[-1]
    if sum(source[last.source.stop :]) <= BEHIND and sum(target[last.target.stop :]) <= BEHIND:
        return True
    before = max(sum(source[: first.source.start]), sum(target[: first.target.start]))
    if before <= BEFORE and stretch.words <= GREETING:
        return True
    texts = [document.sentence_text(index) for bead in stretch.beads for index in bead.target]
    return sum(map(_is_stock, texts)) >= STOCK_SHARE * len(texts)


def _is_stock(text: str) -> bool:
    """Whether a sentence is worded like a notice."""
    folded = text.casefold()
    return any(words in folded for words in _STOCK_WORDS) and _STOCK.search(text) is not None


def _without(alignment: Alignment, frame: set[Bead]) -> Alignment:
    """The alignment with the sentences of some beads as furniture."""
    beads: list[Bead] = []
    for bead in alignment.beads:
        if bead not in frame:
            beads.append(bead)
            continue
        none = range(0)
        beads += [Bead(range(index, index + 1), none, 0.0, "furniture") for index in bead.source]
        beads += [Bead(none, range(index, index + 1), 0.0, "furniture") for index in bead.target]
    source = _furnished(alignment.source, [index for bead in frame for index in bead.source])
    target = _furnished(alignment.target, [index for bead in frame for index in bead.target])
    passages = tuple(
        passage
        for passage in alignment.passages
        if not any(
            span.start < passage.target.end and passage.target.start < span.end
            for span in _spans(alignment.target, frame)
        )
    )
    return replace(alignment, source=source, target=target, beads=tuple(beads), passages=passages)


def _spans(target: SegmentedDocument, frame: set[Bead]) -> list[Span]:
    return [target.sentences[index].span for bead in frame for index in bead.target]


def _furnished(document: SegmentedDocument, sentences: Sequence[int]) -> SegmentedDocument:
    """The document with some more sentences as furniture."""
    spans = [document.sentences[index].span for index in sentences]
    return document.with_furniture(sorted([*document.furniture, *spans]))
