"""Which rows are dropped, for which kept row and why; and the record of it."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retold.dedupe.closeness import Match
from retold.dedupe.job import Evidence, Job
from retold.dedupe.passage import Told, longest_shared
from retold.dedupe.policy import Rules
from retold.dedupe.runs import distinct
from retold.dedupe.source import Batch, Columns, as_text
from retold.dedupe.spill import Store
from retold.dedupe.survey import Survey, as_id


@dataclass(frozen=True, slots=True)
class Drops:
    """The kept row of each row (itself where it is kept), and the matches of near-duplicates.

    An exact duplicate of a near-duplicate has the match of that: it has the same words.
    """

    kept: NDArray[np.int64]
    firsts: NDArray[np.int64]
    matches: dict[int, Match]

    def reasons(self, rows: NDArray[np.int64], rules: Rules) -> list[str]:
        """Why some dropped rows are: `exact`, `resemblance`, `containment` or `order`."""
        return [name_reason(self.matches.get(row), rules) for row in self.firsts[rows].tolist()]


def name_reason(match: Match | None, rules: Rules) -> str:
    """Why a document is dropped, given its match; none is needed for the same words."""
    if match is None:
        return "exact"
    if match.resemblance >= rules.resemblance:
        return "resemblance"
    return "order" if rules.order and match.order >= rules.order else "containment"


def exact_firsts(
    words: NDArray[np.int64], keys: NDArray[np.uint64], order: NDArray[np.int64]
) -> NDArray[np.int64]:
    """For each row the first, in the order of keeping, with the same words.

    Texts without words, and bad rows, are alone.

    Args:
        words: how many words each row has.
        keys: two hashes of these.
        order: the rows in the order of keeping.
    """
    firsts = np.arange(order.size)
    rows = order[words[order] > 0]
    by_key = rows[np.argsort(keys[rows, 0], kind="stable")]
    begins = _begins(words, keys, by_key)
    if np.count_nonzero(begins) > _count_distinct(keys[by_key, 0]):  # a key of several texts
        by_key = rows[np.lexsort((words[rows], keys[rows, 1], keys[rows, 0]))]
        begins = _begins(words, keys, by_key)
    starts = np.flatnonzero(begins)
    sizes = np.diff(np.append(starts, by_key.size))
    firsts[by_key] = np.repeat(by_key[starts], sizes)
    return firsts


def _begins(
    words: NDArray[np.int64], keys: NDArray[np.uint64], rows: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Which of some rows have other words than the row before them."""
    begins = np.ones(rows.size, np.bool_)
    begins[1:] = words[rows[1:]] != words[rows[:-1]]
    for column in keys.T:
        begins[1:] |= column[rows[1:]] != column[rows[:-1]]
    return begins


def _count_distinct(ordered: NDArray[np.uint64]) -> int:
    return ordered[:1].size + int(np.count_nonzero(ordered[1:] != ordered[:-1]))


def as_drops(firsts: NDArray[np.int64], matches: dict[int, Match]) -> Drops:
    """What becomes of each row, given the matches of the first of each exact group."""
    kept = np.arange(firsts.size)
    kept[[*matches]] = [match.kept for match in matches.values()]
    return Drops(kept[firsts], firsts, matches)


def records(job: Job, seen: Survey, left: Evidence, drops: Drops) -> Iterator[dict[str, object]]:
    """A record for each good row: where it is, its cluster, and why it is dropped."""
    good = (seen.words >= 0).tolist()
    with closing(_texts(job, seen, drops)) as texts:

        def told(row: int) -> Told:
            return Told(texts.get(row), left.words.get(row))

        for row, own in enumerate(left.ids):
            if not good[row]:
                continue
            kept = int(drops.kept[row])
            match = None
            if kept != row:
                match = {
                    **_place(job, seen, kept),
                    "id": as_id(left.ids.get(kept)),
                    **tell_scores(drops.matches.get(int(drops.firsts[row])), job.rules),
                    "passage": tell_passage(told(row), told(kept)),
                }
            yield as_record(_place(job, seen, row), as_id(own), kept, match)


def as_record(
    place: Mapping[str, object], own: str | None, cluster: int, match: Mapping[str, object] | None
) -> dict[str, object]:
    """What became of a row: where it is, its id, its cluster, and why it is dropped, if it is."""
    return {**place, "id": own, "cluster": cluster, "kept": match is None, "match": match}


def _texts(job: Job, seen: Survey, drops: Drops) -> Store:
    """The texts of the dropped rows and of those that they were dropped for."""
    dropped = np.flatnonzero(drops.kept != np.arange(drops.kept.size))
    rows = distinct(np.concatenate([dropped, drops.kept[dropped]]))
    store = job.store("texts")
    numbers = iter(rows.tolist())
    for part in _pick(job, seen, rows):
        texts = part().texts
        for place, number in zip(range(texts.starts.size), numbers, strict=False):
            whole = as_text(texts[place], escaped=texts.escaped)
            store.add(number, whole.encode("utf-8", "surrogatepass"))
    store.seal()
    return store


def _pick(job: Job, seen: Survey, rows: NDArray[np.int64]) -> Iterator[Callable[[], Batch]]:
    """The texts of some rows, given in rising order, in parts."""
    bounds = np.searchsorted(rows, seen.starts)
    for number, source in enumerate(job.sources):
        wanted = rows[bounds[number] : bounds[number + 1]] - seen.starts[number]
        if wanted.size:
            columns = Columns(seen.columns[number].text, None, None)
            yield from source.pick(wanted, columns)


def _place(job: Job, seen: Survey, row: int) -> dict[str, object]:
    number = bisect_right(seen.starts, row) - 1
    return {"file": job.sources[number].name, "row": row - seen.starts[number] + 1}


def tell_scores(match: Match | None, rules: Rules) -> dict[str, object]:
    """Why a row is dropped, and how close it is to the kept one; it has the same words if None."""
    return {
        "reason": name_reason(match, rules),
        "resemblance": 1.0 if match is None else round(match.resemblance, 4),
        "containment": 1.0 if match is None else round(match.containment, 4),
        "order": None if match is None or match.order < 0 else round(match.order, 4),
    }


def tell_passage(own: Told, kept: Told) -> dict[str, object] | None:
    """The longest passage that a dropped text shares with the kept one."""
    found = longest_shared(own, kept)
    if found is None:
        return None
    text = own.text.decode("utf-8", "surrogatepass")
    return {
        "start": found.start,
        "end": found.end,
        "kept_start": found.kept_start,
        "kept_end": found.kept_end,
        "text": text[found.start : found.end],
    }
