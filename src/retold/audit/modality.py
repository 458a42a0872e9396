"""Hedges gained or lost: may, seeking to, likely, reportedly, claims made stronger or weaker."""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Iterator

from retold.audit.words import Pair, Word, spanned
from retold.model import Change

HEDGES = frozenset(
    "may might could possibly perhaps maybe probably likely potentially allegedly reportedly "
    "apparently supposedly presumably purportedly alleged suspected suspect seek attempt try plan "
    "intend hope aim propose seem appear consider expect believe think suggest possible potential "
    "probable almost nearly about partly so-called can would should able chance possibility".split()
)
"""Words that weaken a claim; any of them may stand for another."""
TOLD = frozenset(
    "may might possibly perhaps maybe probably likely allegedly reportedly apparently "
    "supposedly presumably purportedly alleged suspected seek".split()
)
"""Hedges whose loss or gain is told: the others come and go with the wording."""
REACH = 5
"""Words after a hedge among which the claim that it weakens is sought."""


def changes(pair: Pair) -> Iterator[Change]:
    """A change for each claim that lost its hedge or got one, at most one a direction."""
    mine, theirs = _hedges(pair.source), _hedges(pair.target)
    if len(mine) > len(theirs):
        yield from _told(pair, mine, gone=True)
    elif len(theirs) > len(mine):
        yield from _told(pair, theirs, gone=False)


def _hedges(side: tuple[Word, ...]) -> list[int]:
    return [at for at, word in enumerate(side) if word.lemma in HEDGES or word.fold in HEDGES]


def _told(pair: Pair, hedges: list[int], *, gone: bool) -> Iterator[Change]:
    side, links = (pair.source, pair.to_target) if gone else (pair.target, pair.to_source)
    free = pair.gained() if gone else pair.lost()
    other = pair.target if gone else pair.source
    if any(other[at].lemma in HEDGES for at in free):
        return
    for at in hedges:
        if links[at] is not None or side[at].lemma not in TOLD:
            continue
        if side[at].lemma == "seek" and (at + 1 == len(side) or side[at + 1].fold != "to"):
            continue
        head = _head(side, at)
        counterpart = links[head] if head is not None else None
        if head is None or counterpart is None:
            continue
        here, there = spanned(side, at, head), other[counterpart].span
        word = side[at].span.of(pair.texts[0 if gone else 1])
        spans = (here, there) if gone else (there, here)
        told = f"{spans[0].of(pair.texts[0])} → {spans[1].of(pair.texts[1])}"
        note = f"“{word}” is {'gone' if gone else 'new'}: {told}"
        yield Change("modality", "major", pair.index, *spans, note)
        return


def _head(side: tuple[Word, ...], at: int) -> int | None:
    """The index of the next content word that is no hedge."""
    for following in range(at + 1, min(len(side), at + 1 + REACH)):
        if side[following].content and side[following].lemma not in HEDGES:
            return following
    return None
