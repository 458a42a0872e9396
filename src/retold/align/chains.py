"""How alike runs of two documents' sentences are -> the ties between them: in order, then moved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from retold.align.blocks import Block
from retold.align.gains import GRAIN, Weights, bead_gains
from retold.align.ladder import Rung, climb
from retold.align.similarity import Cosines, Matrix, Shape
from retold.text.letters import latin

CLOSED = -1e12
"""The gain of a bead that may not be."""


@dataclass(frozen=True, slots=True)
class Side:
    """Sentences of a document's story: their numbers in it, words, texts and lengths."""

    numbers: Sequence[int]
    words: Sequence[Sequence[str]]
    texts: Sequence[str]
    lengths: Matrix

    def pick(self, places: Sequence[int]) -> "Side":
        """The sentences at some places."""
        return Side(
            [self.numbers[place] for place in places],
            [self.words[place] for place in places],
            [self.texts[place] for place in places],
            self.lengths[np.asarray(places, dtype=np.int64)],
        )

    def text(self, places: range) -> str:
        """The text of some sentences."""
        return " ".join(self.texts[places.start : places.stop])

    def in_latin_letters(self) -> "Side":
        """The sentences with their words spelled in Latin letters."""
        return replace(self, words=[[latin(word) for word in words] for words in self.words])


class Tie(NamedTuple):
    """Places of source and target sentences that are one bead; likeness 0…1."""

    source: range
    target: range
    score: float
    moved: bool = False


class Places(NamedTuple):
    """Where in the documents sentences stand that were looked at apart."""

    source: Sequence[int]
    target: Sequence[int]


def placed(tie: Tie, places: Places | Block) -> Tie:
    """The tie by where its sentences stand in the documents."""
    source, target = places.source[tie.source.start], places.target[tie.target.start]
    return tie._replace(
        source=range(source, source + len(tie.source)),
        target=range(target, target + len(tie.target)),
    )


def gains_of(
    cosines: Cosines, source_side: Side, target_side: Side, weights: Weights
) -> dict[Shape, Matrix]:
    """What beads gain; none over furniture in the midst of the story."""
    first, second = source_side.lengths**weights.power, target_side.lengths**weights.power
    unit = (first.sum() + second.sum()) / (len(first) + len(second))
    gains = bead_gains(cosines, first / unit, second / unit, weights)
    rows, columns = np.array(source_side.numbers), np.array(target_side.numbers)
    for (height, width), gain in gains.items():
        gain[_broken(rows, height)] = CLOSED
        gain[:, _broken(columns, width)] = CLOSED
    return gains


def _broken(numbers: NDArray[np.int64], length: int) -> NDArray[np.int64]:
    """Where runs of a length start that are not of sentences which follow each other."""
    return np.flatnonzero(
        numbers[length - 1 :] - numbers[: len(numbers) - length + 1] != length - 1
    )


def best_chain(cosines: Cosines, gains: dict[Shape, Matrix], weights: Weights) -> list[Tie]:
    """The best chain in order, without weak ties that stand alone."""
    rows, columns = cosines[1, 1].shape
    ties = [_tied(rung, cosines) for rung in climb(gains, rows, columns)]
    strong = [tie for tie in ties if tie.score >= weights.least]
    ends = {(0, 0), *((tie.source.stop, tie.target.stop) for tie in strong)}
    starts = {(rows, columns), *((tie.source.start, tie.target.start) for tie in strong)}
    return [
        tie
        for tie in ties
        if tie.score >= weights.least
        or (
            strong
            and (tie.source.start, tie.target.start) in ends
            and (tie.source.stop, tie.target.stop) in starts
        )
    ]


def _tied(rung: Rung, cosines: Cosines) -> Tie:
    return Tie(
        range(rung.source, rung.source + rung.sources),
        range(rung.target, rung.target + rung.targets),
        float(cosines[rung.sources, rung.targets][rung.source, rung.target]),
    )


def without_better(
    cosines: Cosines,
    gains: dict[Shape, Matrix],
    ties: Sequence[Tie],
    weights: Weights,
    *,
    in_part: bool = False,
) -> list[Tie]:
    """The ties without what is much more like an open sentence out of order.

    in_part: one sentence at an end of a tie may go alone. Within a language this finds more moves
    (two versions by machine .971 to .972); across languages it parts what belongs together
    (Bleualign 1957 .907 to .893).
    """
    rows, columns = cosines[1, 1].shape
    open_rows, open_columns = np.ones(rows, dtype=bool), np.ones(columns, dtype=bool)
    for each in ties:
        open_rows[each.source.start : each.source.stop] = False
        open_columns[each.target.start : each.target.stop] = False
    if not open_rows.any() and not open_columns.any():
        return list(ties)
    single, cost = gains[1, 1], weights.moved * GRAIN
    across = np.where(open_columns, single, CLOSED).max(axis=1) - cost
    down = np.where(open_rows[:, None], single, CLOSED).max(axis=0) - cost
    options = (_best_part(each, cosines, gains, across, down, in_part=in_part) for each in ties)
    return [each for each in options if each is not None]


def _best_part(
    tie: Tie,
    cosines: Cosines,
    gains: dict[Shape, Matrix],
    across: Matrix,
    down: Matrix,
    *,
    in_part: bool,
) -> Tie | None:
    """The tie, or what is left of it where others are free to go; across, down: what they gain."""
    whole = gains[len(tie.source), len(tie.target)][tie.source.start, tie.target.start]
    elsewhere = max(across[list(tie.source)].max(), down[list(tie.target)].max())
    options: list[tuple[float, Tie | None]] = [(whole, tie), (elsewhere, None)]
    for source, target, gone in _parts(tie, across, down) if in_part else ():
        shape = len(source), len(target)
        gain = gains[shape][source.start, target.start] + gone
        score = float(cosines[shape][source.start, target.start])
        options.append((gain, Tie(source, target, score)))
    return max(options, key=lambda option: option[0])[1]


def _parts(tie: Tie, across: Matrix, down: Matrix) -> Iterator[tuple[range, range, float]]:
    """The tie without its first or last sentence on a side, and what that sentence gains then."""
    source, target = tie.source, tie.target
    if len(source) > 1:
        yield source[1:], target, across[source[0]]
        yield source[:-1], target, across[source[-1]]
    if len(target) > 1:
        yield source, target[1:], down[target[0]]
        yield source, target[:-1], down[target[-1]]


def moves(
    cosines: Cosines, gains: dict[Shape, Matrix], ties: Sequence[Tie], weights: Weights
) -> list[Tie]:
    """Ties out of order among the sentences that are still open, chain after chain."""
    rows, columns = cosines[1, 1].shape
    for gain in gains.values():
        np.subtract(gain, np.rint(weights.moved * GRAIN), out=gain)
    moved: list[Tie] = []
    taken = list(ties)
    while taken:
        _close(gains, taken)
        if all((gain <= 0).all() for gain in gains.values()):
            break
        taken = [_tied(rung, cosines)._replace(moved=True) for rung in climb(gains, rows, columns)]
        moved += taken
    return moved


def _close(gains: dict[Shape, Matrix], ties: Sequence[Tie]) -> None:
    """No bead any more that holds a tied sentence."""
    rows, columns = gains[1, 1].shape
    source, target = np.zeros(rows, dtype=bool), np.zeros(columns, dtype=bool)
    for tie in ties:
        source[tie.source.start : tie.source.stop] = True
        target[tie.target.start : tie.target.stop] = True
    for (height, width), gain in gains.items():
        gain[_touched(source, height)] = CLOSED
        gain[:, _touched(target, width)] = CLOSED


def _touched(tied: NDArray[np.bool_], length: int) -> NDArray[np.bool_]:
    """Which runs of a length hold a tied sentence."""
    runs = len(tied) - length + 1
    touched: NDArray[np.bool_] = np.logical_or.reduce(
        [tied[step : step + runs] for step in range(length)]
    )
    return touched
