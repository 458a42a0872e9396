"""PlagDet: how well detected passages cover the true ones (Potthast et al. 2010).

*An Evaluation Framework for Plagiarism Detection*, COLING 2010, section 3, the macro-averaged form.
A case is a set of characters: those of its target stretch and those of its source stretch together.
A detection detects a case when they share characters on both sides, in the same two documents.
Characters that a detection and a case share count only where it detects it.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from retold.model import Passage, Span


@dataclass(frozen=True, slots=True)
class Score:
    """Macro-averaged precision and recall over characters, granularity, and PlagDet."""

    precision: float
    recall: float
    granularity: float
    plagdet: float
    cases: int
    detections: int


@dataclass(slots=True)
class _Tally:
    recalls: list[float] = field(default_factory=list)
    precisions: list[float] = field(default_factory=list)
    detectors: list[int] = field(default_factory=list)


def plagdet(
    cases: Mapping[str, Iterable[Passage]], detections: Mapping[str, Iterable[Passage]]
) -> Score:
    """The score of detections against true cases, both by the name of their document pair.

    A pair may stand in one of the two only. Without detections precision is 0, without cases
    recall is 0, and granularity is 1 when nothing is detected.
    """
    tally = _Tally()
    found = defaultdict(tuple, {pair: tuple(passages) for pair, passages in detections.items()})
    true = defaultdict(tuple, {pair: tuple(passages) for pair, passages in cases.items()})
    for pair in sorted({*found, *true}):
        _count(true[pair], found[pair], tally)
    precision = _mean(tally.precisions, 0.0)
    recall = _mean(tally.recalls, 0.0)
    granularity = _mean([count for count in tally.detectors if count], 1.0)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Score(
        precision,
        recall,
        granularity,
        f1 / math.log2(1 + granularity),
        len(tally.recalls),
        len(tally.precisions),
    )


def _count(cases: tuple[Passage, ...], detections: tuple[Passage, ...], tally: _Tally) -> None:
    for case in cases:
        detectors = [found for found in detections if _detects(found, case)]
        tally.recalls.append(_covered(case, detectors))
        tally.detectors.append(len(detectors))
    for found in detections:
        tally.precisions.append(_covered(found, [case for case in cases if _detects(found, case)]))


def _detects(found: Passage, case: Passage) -> bool:
    return _shared(found.source, case.source) > 0 and _shared(found.target, case.target) > 0


def _covered(passage: Passage, others: list[Passage]) -> float:
    """The share of a passage's characters, both sides together, that the others hold."""
    size = _length(passage.source) + _length(passage.target)
    shared = _union(passage.source, [other.source for other in others])
    shared += _union(passage.target, [other.target for other in others])
    return shared / size if size else 0.0


def _union(span: Span, others: list[Span]) -> int:
    """How many characters of a span lie in at least one of the others."""
    count, reached = 0, span.start
    for other in sorted(others):
        start, end = max(other.start, reached), min(other.end, span.end)
        if start < end:
            count += end - start
            reached = end
    return count


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _length(span: Span) -> int:
    return span.end - span.start


def _mean(values: list[float] | list[int], default: float) -> float:
    return sum(values) / len(values) if values else default
