"""Sources -> what is dropped: read, sketched, exact duplicates grouped, candidates compared."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

import numpy as np

from retold.dedupe.drops import Drops, as_drops, exact_firsts
from retold.dedupe.job import Evidence, Job
from retold.dedupe.near import find_near
from retold.dedupe.survey import Survey, survey


@dataclass(frozen=True, slots=True)
class Found:
    """What the reading found in the rows and left of them, and which of them are dropped."""

    seen: Survey
    left: Evidence
    drops: Drops


@contextmanager
def search(job: Job) -> Iterator[Found]:
    """What is in the sources of a job, and what of it is to be dropped."""
    with closing(job.store("words")) as words, closing(job.store("ids")) as ids:
        left = Evidence(job.runs("samples"), words, ids)
        seen = survey(job, left)
        order = np.argsort(seen.ranks, kind="stable")
        firsts = exact_firsts(seen.words, seen.keys, order)
        words.seal()
        ids.seal()
        matches = {} if job.rules.exact else find_near(job, seen, order, firsts, left)
        yield Found(seen, left, as_drops(firsts, matches))
