"""Two runs of sentences -> the ties between them: in order first, then what was moved.

Words decide. Where they leave sentences of both sides open between two sure ties, the stretch is
decided anew with the encoder. What is still open is searched for moved sentences.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from retold.align.blocks import Block, cut_into_blocks
from retold.align.gains import ACROSS, BY_BOTH, BY_LENGTH, BY_WORDS, GRAIN, Weights, bead_gains
from retold.align.ladder import Rung, climb
from retold.align.learnt import learnt_cosines
from retold.align.letters import latin
from retold.align.similarity import (
    Cosines,
    Matrix,
    Shape,
    blend,
    evened,
    length_ratio,
    vector_cosines,
    word_cosines,
)
from retold.encode import Encoder

SURE = 0.5
"""Word likeness of a tie that the encoder need not look at. A trade of trust for time, set by
hand: above it the encoder seldom changes a one-to-one tie."""

MUCH_LONGER = 1.3
"""One side of a tie that is longer by this may tell what an open sentence tells."""

LITTLE_LEFT_OUT, MUCH_LEFT_OUT = 0.04, 0.09
"""Shares of both documents in no bead. Up to the first no bead across languages pays for its size,
from the second on it pays in full: where much is left out, a sentence that was is easily taken for
part of its neighbour's bead."""

USUALLY_LEFT_OUT, PRIOR = 0.1, 40
"""The share left out that is assumed, and with how many sentences' weight: in short documents
nothing may be left out by chance. All four set by hand on Bleualign 1957 and the tuned half of
Russian and Japanese news."""

LONGEST_STRETCH = 40
"""Sentences of both sides that the encoder is asked about at once; a longer stretch that words
leave open is other matter, and would take seconds."""

ROUNDS = 3
"""Times that long documents are searched for moved sentences."""

CLOSED = -1e12
"""The gain of a bead that may not be."""

_log = logging.getLogger(__name__)


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

    def in_latin_letters(self) -> "Side":
        """The sentences with their words spelled in Latin letters."""
        return replace(self, words=[[latin(word) for word in words] for words in self.words])


class Tie(NamedTuple):
    """Places of source and target sentences that are one bead; likeness 0…1."""

    source: range
    target: range
    score: float
    moved: bool = False


def tie(
    ours: Side, theirs: Side, encoder: Encoder | None, apart: tuple[str, str] | None
) -> list[Tie]:
    """The ties of two stories, `apart` naming their languages where those differ."""
    if apart:
        ours, theirs = ours.in_latin_letters(), theirs.in_latin_letters()
    if apart and not _knows(encoder, apart):
        _log.warning(
            "%s and %s: no encoder at hand knows both; aligned by names, numbers and length alone",
            *apart,
        )
        encoder = None
    everything = Block(range(len(ours.numbers)), range(len(theirs.numbers)))
    ties, blocks = _tie_blocks(ours, theirs, encoder, apart)
    for _ in range(ROUNDS if blocks > 1 else 0):
        left = _open(ties, everything)
        if not left.source or not left.target:
            break
        found, _ = _tie_blocks(ours.pick(left.source), theirs.pick(left.target), None, apart)
        if not found:
            break
        ties += [_placed(one, left)._replace(moved=True) for one in found]
    return ties


class _Open(NamedTuple):
    source: Sequence[int]
    target: Sequence[int]


def _knows(encoder: Encoder | None, languages: tuple[str, str]) -> bool:
    return encoder is not None and (
        not encoder.languages or encoder.languages.issuperset(languages)
    )


def _tie_blocks(
    ours: Side, theirs: Side, encoder: Encoder | None, apart: tuple[str, str] | None
) -> tuple[list[Tie], int]:
    """The ties inside of blocks, and the number of blocks."""
    blocks = cut_into_blocks(ours.words, theirs.words)
    ties = []
    for block in blocks:
        if block.source and block.target:
            first, second = ours.pick(block.source), theirs.pick(block.target)
            if apart:
                found = _tie_across(first, second, encoder)
            else:
                found = _tie_within(first, second, encoder)
            ties += [_placed(one, block) for one in found]
    return ties, len(blocks)


def _placed(one: Tie, places: "Block | _Open") -> Tie:
    source, target = places.source[one.source.start], places.target[one.target.start]
    return one._replace(
        source=range(source, source + len(one.source)),
        target=range(target, target + len(one.target)),
    )


def _tie_within(ours: Side, theirs: Side, encoder: Encoder | None) -> list[Tie]:
    """Ties within one language."""
    words = word_cosines(ours.words, theirs.words)
    gains = _gains(words, ours, theirs, BY_WORDS)
    ties = _chain(words, gains, BY_WORDS)
    if encoder is not None:
        for stretch in _stretches(ties, ours, theirs):
            inside = {
                shape: cosine[
                    stretch.source.start : stretch.source.stop - shape[0] + 1,
                    stretch.target.start : stretch.target.stop - shape[1] + 1,
                ]
                for shape, cosine in words.items()
            }
            anew = _decide_anew(inside, ours, theirs, stretch, encoder)
            ties = [one for one in ties if one.source.start not in stretch.source] + anew
    ties = _without_better(words, gains, ties, BY_WORDS)
    return ties + _moves(words, gains, ties, BY_WORDS)


def _tie_across(ours: Side, theirs: Side, encoder: Encoder | None) -> list[Tie]:
    """Ties between two languages; without an encoder by names, numbers, lengths, then words too."""
    cosines = word_cosines(ours.words, theirs.words)
    if encoder is not None:
        vectors = evened(vector_cosines(ours.texts, theirs.texts, encoder))
        cosines = blend(cosines, vectors, ACROSS.words)
        ties = _tie_once(cosines, ours, theirs, ACROSS)
        price = ACROSS.floor_by_size * _partial(ties, ours, theirs)
        return _tie_once(cosines, ours, theirs, replace(ACROSS, floor_by_size=price))
    ties = _tie_once(cosines, ours, theirs, BY_LENGTH)
    if not ties:
        return ties
    learnt = learnt_cosines(ours.words, theirs.words, [(one.source, one.target) for one in ties])
    return _tie_once(blend(learnt, cosines, BY_LENGTH.words), ours, theirs, BY_LENGTH)


def _tie_once(cosines: Cosines, ours: Side, theirs: Side, weights: Weights) -> list[Tie]:
    """The chain and what was moved, lengths compared as the languages have them."""
    ratio = length_ratio(cosines[1, 1], ours.lengths, theirs.lengths)
    gains = _gains(cosines, replace(ours, lengths=ours.lengths * ratio), theirs, weights)
    ties = _without_better(cosines, gains, _chain(cosines, gains, weights), weights)
    return ties + _moves(cosines, gains, ties, weights)


def _partial(ties: Sequence[Tie], ours: Side, theirs: Side) -> float:
    """Whether little or much of the two documents is in no tie, 0…1."""
    first = sum(ours.lengths[one.source.start : one.source.stop].sum() for one in ties)
    second = sum(theirs.lengths[one.target.start : one.target.stop].sum() for one in ties)
    left_out = 1 - (first / ours.lengths.sum() + second / theirs.lengths.sum()) / 2
    seen = len(ours.numbers) + len(theirs.numbers)
    share = (left_out * seen + USUALLY_LEFT_OUT * PRIOR) / (seen + PRIOR)
    partial = (share - LITTLE_LEFT_OUT) / (MUCH_LEFT_OUT - LITTLE_LEFT_OUT)
    return round(float(np.clip(partial, 0, 1)), 6)


def _gains(cosines: Cosines, ours: Side, theirs: Side, weights: Weights) -> dict[Shape, Matrix]:
    """What beads gain; none over furniture in the midst of the story."""
    first, second = ours.lengths**weights.power, theirs.lengths**weights.power
    unit = (first.sum() + second.sum()) / (len(first) + len(second))
    gains = bead_gains(cosines, first / unit, second / unit, weights)
    rows, columns = np.array(ours.numbers), np.array(theirs.numbers)
    for (height, width), gain in gains.items():
        gain[_broken(rows, height)] = CLOSED
        gain[:, _broken(columns, width)] = CLOSED
    return gains


def _broken(numbers: NDArray[np.int64], length: int) -> NDArray[np.int64]:
    """Where runs of a length start that are not of sentences which follow each other."""
    return np.flatnonzero(
        numbers[length - 1 :] - numbers[: len(numbers) - length + 1] != length - 1
    )


def _chain(cosines: Cosines, gains: dict[Shape, Matrix], weights: Weights) -> list[Tie]:
    """The best chain in order, without weak ties that stand alone."""
    rows, columns = cosines[1, 1].shape
    ties = [_tied(rung, cosines) for rung in climb(gains, rows, columns)]
    strong = [one for one in ties if one.score >= weights.least]
    ends = {(0, 0), *((one.source.stop, one.target.stop) for one in strong)}
    starts = {(rows, columns), *((one.source.start, one.target.start) for one in strong)}
    return [
        one
        for one in ties
        if one.score >= weights.least
        or (
            strong
            and (one.source.start, one.target.start) in ends
            and (one.source.stop, one.target.stop) in starts
        )
    ]


def _tied(rung: Rung, cosines: Cosines) -> Tie:
    return Tie(
        range(rung.source, rung.source + rung.sources),
        range(rung.target, rung.target + rung.targets),
        float(cosines[rung.sources, rung.targets][rung.source, rung.target]),
    )


def _stretches(ties: Sequence[Tie], ours: Side, theirs: Side) -> list[Block]:
    """From one sure tie to the next, both included, wherever sentences of both sides are open."""
    end = Tie(
        range(len(ours.numbers), len(ours.numbers)),
        range(len(theirs.numbers), len(theirs.numbers)),
        1.0,
    )
    start = Tie(range(0), range(0), 1.0)
    found: list[Block] = []
    since: list[Tie] = [start]
    for one in [*(one for one in ties if not one.moved), end]:
        since.append(one)
        if one is not end and not _sure(one, ours, theirs):
            continue
        block = Block(
            range(since[0].source.start, one.source.stop),
            range(since[0].target.start, one.target.stop),
        )
        open_sources = len(block.source) - sum(len(each.source) for each in since)
        open_targets = len(block.target) - sum(len(each.target) for each in since)
        lacks_source, lacks_target = _lacking(since[1:-1], ours, theirs)
        if (open_sources and (open_targets or lacks_source)) or (open_targets and lacks_target):
            if found and found[-1].source.stop > block.source.start:
                last = found.pop()
                block = Block(
                    range(last.source.start, block.source.stop),
                    range(last.target.start, block.target.stop),
                )
            found.append(block)
        since = [one]
    return [one for one in found if len(one.source) + len(one.target) <= LONGEST_STRETCH]


def _sure(one: Tie, ours: Side, theirs: Side) -> bool:
    """Whether a tie may part stretches: one sentence each, alike, and neither lacks the other."""
    single = len(one.source) == len(one.target) == 1
    return single and one.score >= SURE and not any(_lacking([one], ours, theirs))


def _lacking(ties: Sequence[Tie], ours: Side, theirs: Side) -> tuple[bool, bool]:
    """Whether some tie is so much shorter on a side that a sentence may be wanting there."""
    lacks_source = lacks_target = False
    for one in ties:
        source = ours.lengths[one.source.start : one.source.stop].sum()
        target = theirs.lengths[one.target.start : one.target.stop].sum()
        lacks_source |= bool(source * MUCH_LONGER < target)
        lacks_target |= bool(target * MUCH_LONGER < source)
    return lacks_source, lacks_target


def _decide_anew(
    words: Cosines, ours: Side, theirs: Side, stretch: Block, encoder: Encoder
) -> list[Tie]:
    """The ties of a stretch by its words and the encoder."""
    first, second = ours.pick(stretch.source), theirs.pick(stretch.target)
    vectors = vector_cosines(first.texts, second.texts, encoder)
    both = blend(words, vectors, BY_BOTH.words)
    ties = _chain(both, _gains(both, first, second, BY_BOTH), BY_BOTH)
    return [_placed(one._replace(score=one.score / (1 + BY_BOTH.words)), stretch) for one in ties]


def _without_better(
    cosines: Cosines, gains: dict[Shape, Matrix], ties: Sequence[Tie], weights: Weights
) -> list[Tie]:
    """The ties but those of which a sentence is much more like an open one out of order."""
    rows, columns = cosines[1, 1].shape
    open_rows, open_columns = np.ones(rows, dtype=bool), np.ones(columns, dtype=bool)
    for one in ties:
        open_rows[one.source.start : one.source.stop] = False
        open_columns[one.target.start : one.target.stop] = False
    if not open_rows.any() and not open_columns.any():
        return list(ties)
    single = gains[1, 1]
    across = np.where(open_columns, single, CLOSED).max(axis=1)
    down = np.where(open_rows[:, None], single, CLOSED).max(axis=0)
    cost = weights.moved * GRAIN
    kept = []
    for one in ties:
        gain = gains[len(one.source), len(one.target)][one.source.start, one.target.start]
        elsewhere = max(
            across[one.source.start : one.source.stop].max(),
            down[one.target.start : one.target.stop].max(),
        )
        if elsewhere - cost <= gain:
            kept.append(one)
    return kept


def _moves(
    cosines: Cosines, gains: dict[Shape, Matrix], ties: Sequence[Tie], weights: Weights
) -> list[Tie]:
    """Ties out of order among the sentences that are still open, chain after chain."""
    rows, columns = cosines[1, 1].shape
    for gain in gains.values():
        np.subtract(gain, np.rint(weights.moved * GRAIN), out=gain)
    found: list[Tie] = []
    taken = list(ties)
    while taken:
        _close(gains, taken)
        if all((gain <= 0).all() for gain in gains.values()):
            break
        taken = [_tied(rung, cosines)._replace(moved=True) for rung in climb(gains, rows, columns)]
        found += taken
    return found


def _close(gains: dict[Shape, Matrix], ties: Sequence[Tie]) -> None:
    """No bead any more that holds a tied sentence."""
    rows, columns = gains[1, 1].shape
    source, target = np.zeros(rows, dtype=bool), np.zeros(columns, dtype=bool)
    for one in ties:
        source[one.source.start : one.source.stop] = True
        target[one.target.start : one.target.stop] = True
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


def _open(ties: Sequence[Tie], among: Block) -> _Open:
    source = {place for one in ties for place in one.source}
    target = {place for one in ties for place in one.target}
    return _Open(
        [place for place in among.source if place not in source],
        [place for place in among.target if place not in target],
    )
