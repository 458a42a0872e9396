"""What a source leaves open and a translation says outright: may remain closed, bleibt gesperrt."""

import re
from collections.abc import Iterator

from retold.audit.link.facing import Facing
from retold.audit.rules.negation_translated import note_of
from retold.lexicon.particles import particles
from retold.model import Change, Span

_WORD = re.compile(r"[^\W\d_]+(?:-être)?")


def changes(facing: Facing) -> Iterator[Change]:
    """A word that leaves something open on one side, and on the other none that might."""
    if any(not particles(language, "doubt") for language in facing.languages):
        return
    for side in (0, 1):
        doubts = list(words_of(facing, side, "doubt"))
        open_too = [*words_of(facing, 1 - side, "doubt"), *words_of(facing, 1 - side, "ability")]
        if len(doubts) == 1 and not open_too:
            whole = facing.spans[1 - side]
            spans = (doubts[0], whole) if side == 0 else (whole, doubts[0])
            yield facing.change("modality", "major", *spans, note_of(facing, side, doubts[0]))


def words_of(facing: Facing, side: int, deed: str) -> Iterator[Span]:
    """Where a side has a word that leaves something open."""
    words = particles(facing.languages[side], deed)
    start = facing.spans[side].start
    for match in _WORD.finditer(facing.passages[side]):
        word = match[0] if facing.languages[side] == "en" else match[0].casefold()
        if word.casefold() in words and word != "May":
            yield Span(start + match.start(), start + match.end())
