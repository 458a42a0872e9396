"""Two segmented documents -> beads: which sentences retell which, what was left out and added."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from retold.align.gains import GRAIN, Weights, bead_gains
from retold.align.ladder import Rung, climb
from retold.align.similarity import (
    Cosines,
    Matrix,
    Shape,
    blend,
    length_ratio,
    vector_cosines,
    word_cosines,
)
from retold.encode import Encoder
from retold.model import Bead, SegmentedDocument
from retold.segment import visible

BY_WORDS = Weights(
    words=1.0, power=1.0, size=0.6, beside=0.0, floor=-0.05, floor_by_size=0.185,
    misfit=0.1, more=0.017, crossing=0.11, moved=0.1,
)  # fmt: skip
BY_BOTH = Weights(
    words=1.0, power=0.5, size=0.5, beside=0.3, floor=0.2, floor_by_size=0.1,
    misfit=0.03, more=0.0, crossing=0.1, moved=0.2,
)  # fmt: skip
ACROSS = Weights(
    words=0.3, power=0.5, size=0.3, beside=0.5, floor=-0.05, floor_by_size=0.05,
    misfit=0.1, more=0.0, crossing=0.03, moved=0.3,
)  # fmt: skip
CLOSED = -1e12

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Side:
    """The story of a document: the numbers, words, texts and lengths of its sentences."""

    numbers: tuple[int, ...]
    words: list[list[str]]
    texts: list[str]
    lengths: Matrix


def find_beads(
    source: SegmentedDocument, target: SegmentedDocument, *, encoder: Encoder | None = None
) -> tuple[Bead, ...]:
    """The beads of two documents: every sentence of both exactly once."""
    ours, theirs = _side(source), _side(target)
    rungs: list[tuple[Rung, float, bool]] = []
    if ours.numbers and theirs.numbers:
        rungs = _tie(ours, theirs, _apart(source, target), encoder)
    return _in_order(source, target, _beads(rungs, ours, theirs))


def _apart(source: SegmentedDocument, target: SegmentedDocument) -> tuple[str, str] | None:
    """The languages of the two documents where they differ."""
    first, second = source.document.language, target.document.language
    return (first, second) if first and second and first != second else None


def _tie(
    ours: _Side, theirs: _Side, apart: tuple[str, str] | None, encoder: Encoder | None
) -> list[tuple[Rung, float, bool]]:
    words = word_cosines(ours.words, theirs.words)
    if apart:
        known = encoder is not None and (
            not encoder.languages or set(apart) <= encoder.languages
        )
        if encoder is None or not known:
            _log.warning("no encoder knows both %s and %s", *apart)
            return _chains(words, ours, theirs, ACROSS, length_ratio(words[1, 1], ours.lengths, theirs.lengths))
        both = blend(words, vector_cosines(ours.texts, theirs.texts, encoder), ACROSS.words)
        return _chains(both, ours, theirs, ACROSS, length_ratio(both[1, 1], ours.lengths, theirs.lengths))
    found = _chains(words, ours, theirs, BY_WORDS, 1.0)
    if encoder is None or not _open(found, ours, theirs):
        return found
    both = blend(words, vector_cosines(ours.texts, theirs.texts, encoder), BY_BOTH.words)
    return _chains(both, ours, theirs, BY_BOTH, 1.0)


def _open(found: Sequence[tuple[Rung, float, bool]], ours: _Side, theirs: _Side) -> bool:
    """Whether sentences of both sides are in no bead."""
    return sum(rung.sources for rung, _, _ in found) < len(ours.numbers) and sum(
        rung.targets for rung, _, _ in found
    ) < len(theirs.numbers)


def _chains(
    cosines: Cosines, ours: _Side, theirs: _Side, weights: Weights, ratio: float
) -> list[tuple[Rung, float, bool]]:
    first, second = (ours.lengths * ratio) ** weights.power, theirs.lengths**weights.power
    unit = (first.sum() + second.sum()) / (len(first) + len(second))
    gains = bead_gains(cosines, first / unit, second / unit, weights)
    _close_gaps(gains, ours.numbers, theirs.numbers)
    taken = climb(gains, len(first), len(second))
    found = [(rung, False) for rung in taken]
    for shape in gains:
        gains[shape] -= np.rint(weights.moved * GRAIN)
    while taken:
        _close(gains, taken)
        taken = climb(gains, len(first), len(second)) if any((g > 0).any() for g in gains.values()) else []
        found += [(rung, True) for rung in taken]
    return [
        (rung, float(cosines[rung.sources, rung.targets][rung.source, rung.target]), moved)
        for rung, moved in found
    ]


def _close(gains: dict[Shape, Matrix], rungs: Sequence[Rung]) -> None:
    """No bead any more that holds a sentence of those."""
    for (height, width), gain in gains.items():
        for rung in rungs:
            gain[max(0, rung.source - height + 1) : rung.source + rung.sources] = CLOSED
            gain[:, max(0, rung.target - width + 1) : rung.target + rung.targets] = CLOSED


def _close_gaps(gains: dict[Shape, Matrix], ours: Sequence[int], theirs: Sequence[int]) -> None:
    """No bead over furniture in the midst of the story."""
    first, second = np.array(ours), np.array(theirs)
    for (height, width), gain in gains.items():
        gain[first[height - 1 :] - first[: len(first) - height + 1] != height - 1] = CLOSED
        gain[:, second[width - 1 :] - second[: len(second) - width + 1] != width - 1] = CLOSED


def _beads(rungs: Sequence[tuple[Rung, float, bool]], ours: _Side, theirs: _Side) -> list[Bead]:
    beads = []
    for rung, score, moved in rungs:
        first = ours.words[rung.source : rung.source + rung.sources]
        second = theirs.words[rung.target : rung.target + rung.targets]
        same = sum(first, []) == sum(second, [])
        beads.append(
            Bead(
                range(ours.numbers[rung.source], ours.numbers[rung.source] + rung.sources),
                range(theirs.numbers[rung.target], theirs.numbers[rung.target] + rung.targets),
                1.0 if same else min(1.0, round(score, 4)),
                "verbatim" if same else "rewrite",
                moved,
            )
        )
    return beads


def _in_order(
    source: SegmentedDocument, target: SegmentedDocument, beads: Sequence[Bead]
) -> tuple[Bead, ...]:
    """The beads and a bead for every other sentence, in the order that `Alignment` states."""
    of_source = {index: bead for bead in beads for index in bead.source}
    of_target = {index: bead for bead in beads for index in bead.target}
    ours, theirs = source.furniture_sentences(), target.furniture_sentences()
    behind: dict[Bead | None, list[Bead]] = {}
    before: Bead | None = None
    for index in range(len(source.sentences)):
        if index in of_source:
            before = of_source[index]
        else:
            reuse = "furniture" if index in ours else "omitted"
            lone = Bead(range(index, index + 1), range(0), 0.0, reuse)
            behind.setdefault(before, []).append(lone)
    result = list(behind.get(None, []))
    for index in range(len(target.sentences)):
        bead = of_target.get(index)
        if bead is None:
            reuse = "furniture" if index in theirs else "new"
            result.append(Bead(range(0), range(index, index + 1), 0.0, reuse))
        elif bead.target.start == index:
            result += [bead, *behind.get(bead, [])]
    return tuple(result)


def _side(document: SegmentedDocument) -> _Side:
    furniture = document.furniture_sentences()
    numbers = tuple(i for i in range(len(document.sentences)) if i not in furniture)
    texts = [document.sentence_text(index) for index in numbers]
    lengths = np.array([len(text) for text in texts], dtype=np.float64)
    return _Side(numbers, [_words(document, index) for index in numbers], texts, lengths)


def _words(document: SegmentedDocument, index: int) -> list[str]:
    text = document.document.text
    words = (
        visible(span.of(text)).casefold().replace("’", "'")
        for span in document.sentences[index].tokens
    )
    return [word for word in words if any(letter.isalnum() for letter in word)]
