"""Sources -> what is dropped: read, sketched, exact duplicates grouped, candidates compared."""

from contextlib import closing
from dataclasses import dataclass

import numpy as np

from retold.dedupe.drops import Drops, as_drops, exact_firsts
from retold.dedupe.job import Evidence, Job
from retold.dedupe.near import find_near
from retold.dedupe.survey import Survey, survey


@dataclass(frozen=True, slots=True)
class Found:
    """What the reading found in the rows, and which of them are dropped."""

    seen: Survey
    drops: Drops


def search(job: Job) -> Found:
    """What is in the sources of a job, and what of it is to be dropped."""
    with closing(job.store("words")) as words:
        left = Evidence(job.runs("samples"), words)
        seen = survey(job, left)
        order = np.argsort(seen.ranks, kind="stable")
        firsts = exact_firsts(seen, order)
        matches = {} if job.rules.exact else find_near(job, seen, order, firsts, left)
    return Found(seen, as_drops(firsts, matches))
