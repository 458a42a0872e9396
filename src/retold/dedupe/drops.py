"""Which rows are dropped, for which kept row and why; and the record of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from retold.dedupe.clusters import Match
from retold.dedupe.job import Job
from retold.dedupe.rules import Rules
from retold.dedupe.runs import distinct
from retold.dedupe.source import Batch, Columns, as_text
from retold.dedupe.store import Store
from retold.dedupe.survey import Survey


@dataclass(frozen=True, slots=True)
class Drops:
    """The kept row of each row (itself where it is kept), and the matches of near-duplicates.

    An exact duplicate of a near-duplicate has the match of that: it has the same words.
    """

    kept: NDArray[np.int64]
    firsts: NDArray[np.int64]
    matches: dict[int, Match]

    def reason(self, row: int, rules: Rules) -> str | None:
        """Why a row is dropped: `exact`, `resemblance`, `containment`, `order`; None: it is not."""
        if self.kept[row] == row:
            return None
        match = self.matches.get(int(self.firsts[row]))
        if match is None:
            return "exact"
        if match.resemblance >= rules.resemblance:
            return "resemblance"
        return "order" if rules.order and match.order >= rules.order else "containment"


def exact_firsts(seen: Survey, order: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each row the first, in the order of keeping, with the same words.

    Texts without words, and bad rows, are alone.
    """
    firsts = np.arange(order.size)
    rows = order[seen.words[order] > 0]
    by_key = rows[np.lexsort((seen.words[rows], seen.keys[rows, 1], seen.keys[rows, 0]))]
    same = np.zeros(by_key.size, np.bool_)
    same[1:] = (seen.keys[by_key[1:]] == seen.keys[by_key[:-1]]).all(axis=1)
    same[1:] &= seen.words[by_key[1:]] == seen.words[by_key[:-1]]
    starts = np.flatnonzero(~same)
    sizes = np.diff(np.append(starts, by_key.size))
    firsts[by_key] = np.repeat(by_key[starts], sizes)
    return firsts


def as_drops(firsts: NDArray[np.int64], matches: dict[int, Match]) -> Drops:
    """What becomes of each row, given the matches of the first of each exact group."""
    kept = np.arange(firsts.size)
    for row, match in matches.items():
        kept[row] = match.kept
    return Drops(kept[firsts], firsts, matches)


def records(job: Job, seen: Survey, drops: Drops) -> Iterator[dict[str, object]]:
    """A record for each good row: where it is, its cluster, and why it is dropped."""
    ids = _ids(job, seen, drops)
    texts = _texts(job, seen, drops)
    try:
        for row, own in _rows(job, seen):
            kept = int(drops.kept[row])
            match = None
            if kept != row:
                match = _told(job, drops, row) | {"passage": _passage(texts, row, kept)}
                match = _place(job, seen, kept) | {"id": ids[kept]} | match
            yield {
                **_place(job, seen, row),
                "id": own,
                "cluster": kept,
                "kept": match is None,
                "match": match,
            }
    finally:
        texts.close()


def _rows(job: Job, seen: Survey) -> Iterator[tuple[int, str | None]]:
    """The good rows and their ids."""
    for source, columns, start in zip(job.sources, seen.columns, seen.starts, strict=False):
        row = start
        for part in source.parts(replace(columns, rank=None)):
            batch = part()
            for place in range(batch.texts.starts.size):
                if seen.words[row] >= 0:
                    value = batch.others[place].get(columns.id) if columns.id is not None else None
                    yield row, None if value is None else str(value)
                row += 1


def _ids(job: Job, seen: Survey, drops: Drops) -> dict[int, str | None]:
    """The ids of the kept rows that others were dropped for."""
    rows = np.arange(drops.kept.size)
    wanted = set(drops.kept[drops.kept != rows].tolist())
    return {row: own for row, own in _rows(job, seen) if row in wanted}


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
    number = int(np.searchsorted(seen.starts, row, side="right")) - 1
    return {"file": job.sources[number].name, "row": row - seen.starts[number] + 1}


def _told(job: Job, drops: Drops, row: int) -> dict[str, object]:
    match = drops.matches.get(int(drops.firsts[row]))
    return {
        "reason": drops.reason(row, job.rules),
        "resemblance": 1.0 if match is None else round(match.resemblance, 4),
        "containment": 1.0 if match is None else round(match.containment, 4),
        "order": None if match is None or match.order < 0 else round(match.order, 4),
    }


def _passage(texts: Store, row: int, kept: int) -> dict[str, object] | None:
    from retold.dedupe.passage import longest_shared

    own, other = (texts.get(number).decode("utf-8", "surrogatepass") for number in (row, kept))
    found = longest_shared(own, other)
    if found is None:
        return None
    return {
        "start": found.start,
        "end": found.end,
        "kept_start": found.kept_start,
        "kept_end": found.kept_end,
        "text": own[found.start : found.end],
    }
