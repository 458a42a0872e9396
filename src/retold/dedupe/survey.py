"""The first reading: what each row leaves behind, some forty bytes, and its sampled shingles."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial

import numpy as np
from numpy.typing import NDArray

from retold.dedupe.ahead import ahead
from retold.dedupe.candidates import PLACE_BITS
from retold.dedupe.job import Evidence, Job
from retold.dedupe.policy import Rules
from retold.dedupe.sketch import Sketches, Texts, sketch
from retold.dedupe.source import Batch, Columns, as_text, find_columns
from retold.errors import FormatError

NUMBERS = (int, float, Decimal)
"""What a column of numbers may hold: Parquet has decimal ones too."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What the first reading found; the rows of all sources are numbered through.

    Attributes:
        columns: those read of each source.
        starts: the number of the first row of each source, and one past the last.
        words: how many words each row's text has, -1 where the row is bad or blank.
        keys: two hashes of these words.
        ranks: the least is kept, of equal ones the first.
        faults: a record for each bad row.
    """

    columns: list[Columns]
    starts: list[int]
    words: NDArray[np.int64]
    keys: NDArray[np.uint64]
    ranks: NDArray[np.float64]
    faults: list[dict[str, object]]


def survey(job: Job, left: Evidence) -> Survey:
    """Read all rows once; their sampled shingles and their words are added to what is left.

    Raises:
        FormatError: a source has no column for the text or the rank, or no good row.
    """
    rules = job.rules
    columns = [
        find_columns(source, rules.text, rules.id, rank_column(rules)) for source in job.sources
    ]
    starts = [0]
    words = [np.empty(0, np.int64)]
    keys = [np.empty((0, 2), np.uint64)]
    ranks = [np.empty(0, np.float64)]
    faults: list[dict[str, object]] = []
    for source, named in zip(job.sources, columns, strict=True):
        row = starts[-1]
        parts = source.parts(named if job.told else replace(named, id=None))
        for found in ahead(partial(surveyed, part, rules, named, told=job.told) for part in parts):
            for number, reason in found.faults:
                place = row - starts[-1] + number + 1
                faults.append({"file": source.name, "row": place, "reason": reason})
            if job.told or not rules.exact:
                left.add(row, found.sketches)
            left.ids.add_each(found.ids)
            words.append(found.sketches.counts)
            keys.append(found.sketches.keys)
            ranks.append(found.ranks)
            row += found.ranks.size
            job.tell("reading", found.ranks.size)
        starts.append(row)
    if row >= 1 << PLACE_BITS:
        raise FormatError(f"{row:,} documents are too many at once; split the input")
    return Survey(
        columns, starts, np.concatenate(words), np.concatenate(keys), np.concatenate(ranks), faults
    )


@dataclass(frozen=True, slots=True)
class Part:
    """What is left of a batch; `faults` by place in it, `ids` where they are wanted."""

    sketches: Sketches
    ranks: NDArray[np.float64]
    faults: list[tuple[int, str]]
    ids: list[bytes]


def surveyed(part: Callable[[], Batch], rules: Rules, columns: Columns, *, told: bool) -> Part:
    """What is left of a batch; ids where what becomes of each row will be told."""
    batch = part()
    found = sketch(batch.texts, sampled=not rules.exact)
    broken = dict.fromkeys(
        np.flatnonzero((found.counts < 0) & (batch.texts.starts >= 0)).tolist(),
        "its text is not UTF-8, or has a broken escape",
    )
    empty = dict.fromkeys(_empty(batch.texts, found.counts), "its text is empty")
    found.counts[list(empty)] = -1
    faults = sorted({**batch.faults, **broken, **empty}.items())
    ids = list_ids(batch, found.counts.size, columns.id) if told else []
    return Part(found, _ranks(batch, found.counts, rules, columns.rank), faults, ids)


def _empty(texts: Texts, words: NDArray[np.int64]) -> list[int]:
    """The places of texts of which nothing can be seen; of signs without a word something can."""
    wordless = np.flatnonzero((words == 0) & (texts.starts >= 0)).tolist()
    return [place for place in wordless if not as_text(texts[place], escaped=texts.escaped).strip()]


def list_ids(batch: Batch, rows: int, column: str | None) -> list[bytes]:
    """The ids of rows as bytes after a sign; nothing where there is none."""
    values = [None] * rows if column is None else [other.get(column) for other in batch.others]
    return [
        b"" if value is None else f"={value}".encode("utf-8", "surrogatepass") for value in values
    ]


def as_id(kept: bytes) -> str | None:
    """An id as `Evidence` has it."""
    return kept[1:].decode("utf-8", "surrogatepass") if kept else None


def rank_column(rules: Rules) -> str | None:
    """The column that the keep policy asks for; '' lets a date be found; None asks for none."""
    if rules.keep in {"first", "longest"}:
        return None
    return "" if rules.keep == "earliest" else rules.keep.removesuffix(":least")


def _ranks(
    batch: Batch, words: NDArray[np.int64], rules: Rules, column: str | None
) -> NDArray[np.float64]:
    """The least is kept; of equal ones the first."""
    if column is None:
        return -words.astype(np.float64) if rules.keep == "longest" else np.zeros(words.size)
    values = [other.get(column) for other in batch.others]
    if rules.keep == "earliest":
        return np.array([_moment(value) for value in values], np.float64)
    sign = 1.0 if rules.keep.endswith(":least") else -1.0
    return np.array([_number(value, sign) for value in values], np.float64)


def _number(value: object, sign: float) -> float:
    """A number's rank; what is none comes last."""
    if not isinstance(value, (*NUMBERS, str)):
        return math.inf
    try:
        number = float(value)
    except ValueError:
        return math.inf
    except OverflowError:  # a whole number may have any number of digits
        number = math.inf if int(value) > 0 else -math.inf
    return math.inf if math.isnan(number) else sign * number


def _moment(value: object) -> float:
    """A date's rank: seconds, or the number that it is; what is no date comes last."""
    if isinstance(value, NUMBERS):
        return _number(value, 1.0)
    if hasattr(value, "isoformat"):
        value = value.isoformat()
    if not isinstance(value, str):
        return math.inf
    from email.utils import parsedate_to_datetime

    for reading in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = reading(value.strip())
        except (ValueError, TypeError, IndexError):
            continue
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    return math.inf
