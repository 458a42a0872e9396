"""Claims that lost the words saying whose they are, or got such words."""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Iterator

from retold import lexicon
from retold.audit.words import Pair, Word, spanned
from retold.model import Change, Span

CUES = frozenset("say tell accord allege".split())
"""Words whose loss or gain is told; the other reporting words have other uses too."""
BESIDE = 4
"""Words on each side of a cue that may belong to the lost or new attribution."""
KEPT = 0.4
"""Share of the bead's content words that must be on the other side for the claim to stand there."""


def changes(pair: Pair) -> Iterator[Change]:
    """A change where a bead says who said it on one side only."""
    mine, theirs = _cues(pair.source), _cues(pair.target)
    if bool(mine) == bool(theirs):
        return
    if (
        mine
        and not _is_told(pair.target)
        and not _is_said_near(pair.near_target)
        and _is_kept(pair.source, pair.to_target)
    ):
        at = mine[0]
        span = _clause(pair.source, pair.to_target, at)
        note = f"“{span.of(pair.texts[0])}” is gone: the claim stands as a fact"
        yield Change("attribution", "major", pair.index, span, None, note)
    elif (
        theirs
        and not _is_told(pair.source)
        and not _is_said_near(pair.near_source)
        and _is_kept(pair.target, pair.to_source)
    ):
        at = theirs[0]
        span = _clause(pair.target, pair.to_source, at)
        note = f"“{span.of(pair.texts[1])}” is new: the source states it as a fact"
        yield Change("attribution", "major", pair.index, None, span, note)


def _is_said_near(near: frozenset[str]) -> bool:
    return not near.isdisjoint(CUES)


def _is_kept(side: tuple[Word, ...], links: list[int | None]) -> bool:
    content = [at for at, word in enumerate(side) if word.content]
    return sum(links[at] is not None for at in content) >= KEPT * len(content)


def _cues(side: tuple[Word, ...]) -> list[int]:
    return [at for at, word in enumerate(side) if word.lemma in CUES]


def _is_told(side: tuple[Word, ...]) -> bool:
    """Whether some other word says that somebody speaks or thinks."""
    return any(lexicon.is_reporting(word.fold) or word.lemma in _OTHER for word in side)


_OTHER = frozenset(
    "opinion view statement report announcement claim reportedly allegedly quote interview "
    "speech remark comment conclude find learn know consider see show reveal".split()
)


def _clause(side: tuple[Word, ...], links: list[int | None], at: int) -> Span:
    """The cue with the unlinked words beside it."""
    first = last = at
    while first > 0 and links[first - 1] is None and at - first < BESIDE:
        first -= 1
    while last + 1 < len(side) and links[last + 1] is None and last - at < BESIDE:
        last += 1
    return spanned(side, first, last)
