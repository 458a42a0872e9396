"""Candidates -> near-duplicates: compared exactly, gathered around kept documents."""

import numpy as np
from numpy.typing import NDArray

from retold.dedupe.candidates import find_pairs, strong_pairs
from retold.dedupe.clusters import Clusters, Match
from retold.dedupe.job import Evidence, Job
from retold.dedupe.likeness import Bounds
from retold.dedupe.runs import Runs
from retold.dedupe.sketch import SHINGLE
from retold.dedupe.survey import Survey


def find_near(
    job: Job, seen: Survey, order: NDArray[np.int64], firsts: NDArray[np.int64], left: Evidence
) -> dict[int, Match]:
    """The matches of the near-duplicates, by row.

    Args:
        job: what to work on.
        seen: the first reading.
        order: the rows in the order of keeping.
        firsts: the row that each row is an exact duplicate of, or itself.
        left: what else the first reading left.
    """
    rules = job.rules
    bounds = Bounds(rules.resemblance, rules.containment, rules.order)
    clusters = Clusters(left.words, order, bounds)
    candidates = _candidates(job, seen, order, firsts, left.entries)
    for documents in clusters.join(strong_pairs(candidates, seen.words[order], bounds)):
        job.tell("comparing", documents)
    clusters.fold_contained()
    return clusters.by_row()


def _candidates(
    job: Job, seen: Survey, order: NDArray[np.int64], firsts: NDArray[np.int64], entries: Runs
) -> Runs:
    """Pairs that share a sample, by place in the order of keeping; of exact duplicates one."""
    rows = np.arange(order.size)
    places = np.empty(order.size, np.int64)
    places[order] = rows
    places[(firsts != rows) | (seen.words < SHINGLE)] = -1
    pairs = job.runs("pairs")
    find_pairs(entries, pairs, places)
    return pairs
