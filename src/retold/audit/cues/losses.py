"""What a text has lost, or has more: how surely it stands nowhere else, and how grave that is."""

from collections.abc import Sequence
from typing import NamedTuple

from retold.audit.cues.restrictions import denies, restricts
from retold.audit.link.elsewhere import carrying
from retold.audit.link.links import LinkedBead
from retold.model import Certainty, Severity
from retold.text.words import Word

REPLACED = 0.5
"""New words in a part's place on the other side, to one lost, under which they cannot be it."""
HELD = 0.5
"""Share of a bead's words kept in order from which a part's place on the other side is known."""
NOTHING_NEW = 1.5
CUT_OUT = 2.5
"""Log odds that it adds for a part to be nowhere if little new stands in its place; if nothing does
and its bead has fewer new words than it lost."""
HEADING = 15
"""Words below which a line without a stop is a heading or a label."""


class Bar(NamedTuple):
    """Log odds of being nowhere from which something is told as possible, and as likely."""

    possible: float
    likely: float


SENTENCE = Bar(-1.5, 0.0)
TAKING_BACK = Bar(-1.5, -1.0)
CLAUSE = Bar(-0.5, 0.3)
RESTRICTION = Bar(-2.5, -1.5)
"""For sentences, sentences that take something back from a claim, clauses, and clauses that do.
Chosen on the half for settings of `benchmarks.quality.omissions` and on our golden stories: of
faithful translations no sentence lies above -2 and no clause above `likely`."""


def absence(pair: LinkedBead, part: range, bar: Bar, *, gone: bool) -> float:
    """Log odds that what a part of a side says stands nowhere, right as to whether they pass a bar.

    part: indices of words of the source, where it may be gone, else of the target.
    """
    side, links = (pair.source, pair.to_target) if gone else (pair.target, pair.to_source)
    sought = carrying(side)
    lost = sum(sought[index] and links[index] is None for index in part)
    other_words, new = (pair.target, pair.gained()) if gone else (pair.source, pair.lost())
    new = [index for index in new if carrying(other_words)[index]]
    place = _place(pair, part, gone=gone)
    if not place and len(new) < lost:
        added = CUT_OUT
    else:
        added = NOTHING_NEW if sum(index in place for index in new) < REPLACED * lost else 0.0
    levels = [level - added for level in bar]
    return pair.absence(side[part.start : part.stop], of_source=gone, levels=levels) + added


def _place(pair: LinkedBead, part: range, *, gone: bool) -> range:
    """Where the other side would hold a part: between the counterparts of the words around it.

    Where these stand in another order, or much of the bead is in other words, anywhere in the bead.
    """
    links = pair.to_target if gone else pair.to_source
    size = len(pair.target if gone else pair.source)
    before = next(
        (links[index] for index in reversed(range(part.start)) if links[index] is not None), None
    )
    after = next(
        (links[index] for index in range(part.stop, len(links)) if links[index] is not None), None
    )
    start, stop = -1 if before is None else before, size if after is None else after
    return range(start + 1, stop) if start < stop and pair.kept() >= HELD else range(size)


def certainty_of(odds: float, bar: Bar) -> Certainty | None:
    """How sure it is that something stands nowhere; None where it does stand somewhere."""
    if odds < bar.possible:
        return None
    return "likely" if odds >= bar.likely else "possible"


def gravity(lost: Sequence[Word]) -> Severity:
    """How grave it is that words are lost: critical with a restriction, a warning or a number."""
    if restricts(lost) or denies(lost) or any(word.fold[0].isdigit() for word in lost):
        return "critical"
    return "major"


def shortened(text: str, width: int = 100) -> str:
    """The text on one line, cut at a word."""
    plain = " ".join(text.split())
    return plain if len(plain) <= width else plain[: width - 1].rsplit(" ", 1)[0] + "…"
