"""The stages of `stories`: names, partners, ties and the telling, over the documents of a corpus.

Each is a few lines around what a run in one process calls. A worker opens the corpus, so its folder
must lie where all of them see it under the same path.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa

from retold.engines.finished import read_rows
from retold.engines.row_columns import by, column, keyed, table
from retold.engines.stage import KEY, Records, Stage, Take
from retold.stories.borrowed import passages
from retold.stories.neighbourhood import Neighbourhood
from retold.stories.rarity import Rarity
from retold.stories.telling import tell, to_record
from retold.stories.tying import Tie

TOGETHER = 64
"""Documents with numbers near each other that are looked at in one place."""
SALT = 10
"""Bits of the higher number of a pair that do not say where it is measured: the pairs of a document
that thousands retell are spread over as many places as there are thousands."""

NUMBERS = pa.schema({"number": pa.int64()})
NAMED = pa.schema(
    {"name": pa.int64(), "count": pa.int64(), "number": pa.int64(), "fault": pa.string()}
)
"""How many documents of a part have a name; or a document that cannot be read, and why."""
RARE = pa.schema({"name": pa.int64(), "count": pa.int64()})
BAD = pa.schema({"number": pa.int64(), "fault": pa.string()})
PAIRED = pa.schema(
    {
        "low": pa.int64(),
        "high": pa.int64(),
        "looker": pa.int64(),
        "place": pa.int64(),
        "reports": pa.bool_(),
    }
)
"""Two documents, which of them is looked at, and the other's place among its partners."""
HELD = pa.schema({"low": pa.int64(), "high": pa.int64()})
TIED = pa.schema({"low": pa.int64(), "high": pa.int64(), "reports": pa.bool_(), "tie": pa.string()})
GROUPED = pa.schema(
    {
        "first": pa.int64(),
        "signature": pa.string(),
        "numbers": pa.string(),
        "ties": pa.string(),
    }
)
TOLD = pa.schema({"signature": pa.string(), "story": pa.string(), "passages": pa.string()})


@dataclass(frozen=True, slots=True)
class Shown:
    """What a worker opens: the folder of the corpus, and what stages have left of all of it.

    Attributes:
        corpus: the folder.
        rare: the folder of the stage that says how rare names are; None where that is not asked.
        bad: the folder of the stage that says which documents cannot be read.
        documents: how many there are; what is added meanwhile does not count. None for all.
    """

    corpus: Path
    rare: Path | None = None
    bad: Path | None = None
    documents: int | None = None

    def open(self) -> Neighbourhood:
        """The corpus, with what is known of all of it."""
        rarity = None
        if self.rare is not None:
            rarity = read_rarity(read_rows(self.rare, RARE), self.documents or 0)
        hood = Neighbourhood(self.corpus, rarity)
        if self.documents is not None:
            hood.total = self.documents
        if self.bad is not None:
            rows = read_rows(self.bad, BAD)
            hood.bad.update(zip(*(held.to_pylist() for held in rows.columns), strict=True))
        return hood


def read_rarity(rows: Records, documents: int) -> Rarity:
    """How rare names are, of a table of their counts."""
    names = column(rows, "name").view(np.uint64)
    order = np.argsort(names)
    return Rarity(names[order], column(rows, "count")[order], documents)


def naming(shown: Shown) -> Stage:
    """How many documents of each part have each name."""
    take = Take("new", ("number",), _together)
    return Stage("named", (take,), partial(_named, shown), keyed(NUMBERS), NAMED)


def _together(rows: Records) -> Records:
    return rows.append_column(KEY, pa.array(column(rows, "number") // TOGETHER))


def _named(shown: Shown, rows: Records) -> Iterator[Records]:
    names_of = [np.zeros(0, np.uint64)]
    with shown.open() as hood:
        names_of += [hood.names(number) for number in sorted(rows.column("number").to_pylist())]
        bad = hood.bad
    names, counts = np.unique(np.concatenate(names_of), return_counts=True)
    yield table({"name": names.view(np.int64), "count": counts.astype(np.int64)})
    if bad:
        yield table({"number": [*bad], "fault": [*bad.values()]})


def counting() -> Stage:
    """How many documents have each name."""
    takes = tuple(Take(source, ("name", "count"), _by_name) for source in ("named", "before"))
    return Stage("rare", takes, _counted, keyed(RARE), RARE)


def _by_name(rows: Records) -> Records:
    return by("name", rows.filter(rows.column("name").is_valid()))


def _counted(rows: Records) -> Iterator[Records]:
    names, places = np.unique(column(rows, "name"), return_inverse=True)
    counts = np.bincount(places, column(rows, "count")).astype(np.int64)
    yield table({"name": names, "count": counts})


def pairing(shown: Shown) -> Stage:
    """The partners of each document."""
    take = Take("numbers", ("number",), _together)
    return Stage("paired", (take,), partial(_paired, shown), keyed(NUMBERS), PAIRED)


def _paired(shown: Shown, rows: Records) -> Iterator[Records]:
    with shown.open() as hood:
        for number in sorted(rows.column("number").to_pylist()):
            partners = hood.partners(number)
            others = np.array([each.number for each in partners], np.int64)
            yield table(
                {
                    "low": np.minimum(others, number),
                    "high": np.maximum(others, number),
                    "looker": np.full(others.size, number),
                    "place": np.arange(others.size),
                    "reports": np.array([each.reports for each in partners], np.bool_),
                }
            )


def tying(shown: Shown, number: int, asked: str) -> Stage:
    """What ties pairs, each measured once: aligned where one of the two is to be."""
    takes = [Take(asked, tuple(PAIRED.names), _by_pair)]
    if not number:  # nothing is asked for later that was measured before
        takes.append(Take("held", tuple(HELD.names), _by_pair))
    return Stage(f"tied-{number}", tuple(takes), partial(_tied, shown), keyed(PAIRED), TIED)


def _by_pair(rows: Records) -> Records:
    low, high = column(rows, "low"), column(rows, "high")
    return rows.append_column(KEY, pa.array(low + ((high >> SALT) << 32)))


def _tied(shown: Shown, rows: Records) -> Iterator[Records]:
    wanted: dict[tuple[int, int], bool | None] = {}
    for row in rows.to_pylist():
        pair = row["low"], row["high"]
        if row["looker"] is None:  # measured in an earlier run
            wanted[pair] = None
            continue
        before = wanted.get(pair, True)
        wanted[pair] = None if before is None else before and row["reports"]
    with shown.open() as hood:
        for pair in sorted(wanted):
            if (reports := wanted[pair]) is None:
                continue
            tie = hood.tied(*pair, reports=reports)
            own = None if tie is None else json.dumps(tie.to_record())
            yield table(
                {
                    "low": [pair[0]],
                    "high": [pair[1]],
                    "reports": [reports],
                    "tie": pa.array([own], pa.string()),
                }
            )


def read_tie(record: str | None) -> Tie | None:
    """A tie as the stages leave it."""
    return None if record is None else Tie.from_record(json.loads(record))


def write_ties(ties: dict[tuple[int, int], Tie | None]) -> str:
    """Ties for the stage that tells stories."""
    return json.dumps([(*pair, tie and tie.to_record()) for pair, tie in ties.items()])


def _ties(record: str) -> dict[tuple[int, int], Tie | None]:
    return {
        (low, high): Tie.from_record(tie) if tie else None for low, high, tie in json.loads(record)
    }


def retelling(shown: Shown, *, further: bool) -> Stage:
    """Each story as it is told; with the sources of further passages where these are wanted."""
    take = Take("grouped", tuple(GROUPED.names), partial(by, "first"))
    work = partial(_retold, shown, further)
    return Stage("told", (take,), work, keyed(GROUPED), TOLD)


def _retold(shown: Shown, further: bool, rows: Records) -> Iterator[Records]:  # noqa: FBT001
    with shown.open() as hood:
        for row in sorted(rows.to_pylist(), key=lambda each: each["first"]):
            numbers: Sequence[int] = json.loads(row["numbers"])
            members = [hood.known(number) for number in numbers]
            story = tell(members, _ties(row["ties"]))
            borrowed = passages(members, story.derivations, hood.sharing) if further else ()
            yield table(
                {
                    "signature": [row["signature"]],
                    "story": [json.dumps(to_record(story))],
                    "passages": [json.dumps([asdict(each) for each in borrowed])],
                }
            )
