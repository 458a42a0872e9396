"""Candidates -> near-duplicates: compared exactly, gathered around kept documents."""

import numpy as np
from numpy.typing import NDArray

from retold.dedupe.candidates import Crowds, find_pairs, strong_pairs
from retold.dedupe.closeness import Closeness, Match
from retold.dedupe.clusters import Clusters
from retold.dedupe.commonness import Read, count_common
from retold.dedupe.job import Evidence, Job
from retold.dedupe.joining import Filed, join_filed
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
    candidates, crowds = _candidates(job, seen, order, firsts, left.entries)
    read = Read(left.words, order, seen.words[order], crowds)
    common = count_common(job, read, candidates) if rules.frame else None
    filed = Filed(left.words, order, read.sizes)
    clusters = Clusters(Closeness(bounds, common), read.sizes, filed.words)
    pairs = strong_pairs(candidates, read.sizes, crowds.samples, bounds)
    for documents in join_filed(clusters, filed, pairs):
        job.tell("comparing", documents)
    clusters.fold_contained()
    return clusters.by_row(order)


def _candidates(
    job: Job, seen: Survey, order: NDArray[np.int64], firsts: NDArray[np.int64], entries: Runs
) -> tuple[Runs, Crowds]:
    """Pairs that share a sample, by place in the order of keeping; of exact duplicates one."""
    rows = np.arange(order.size)
    places = np.empty(order.size, np.int64)
    places[order] = rows
    places[(firsts != rows) | (seen.words < SHINGLE)] = -1
    pairs = job.runs("pairs")
    return pairs, find_pairs(entries, pairs, places)
