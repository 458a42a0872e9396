"""The stories of a corpus found in stages: by processes of this machine, by Spark or by Sail.

Who is held against whom, what ties them, and how a story is told is worked out by the engine. What
ties chain into stories is decided here, by the class that a run in one process uses; where it wants
to know what ties two documents that nobody held against each other, it asks, and what it asks is
measured together and the grouping begun anew, until little is asked.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.metadata import version
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from retold.dedupe.scratch import scratch
from retold.engines.finished import Work
from retold.engines.stage import Engine
from retold.errors import RetoldError
from retold.model import Story
from retold.stories import Survey, signature
from retold.stories.grouping import group
from retold.stories.neighbourhood import Partner
from retold.stories.story_stages import (
    BAD,
    GROUPED,
    HELD,
    NUMBERS,
    PAIRED,
    RARE,
    Shown,
    counting,
    naming,
    pairing,
    read_rarity,
    read_tie,
    retelling,
    tying,
    write_ties,
)
from retold.stories.telling import from_record, read_derivation
from retold.stories.threads import is_measured, ordered
from retold.stories.tying import Known, Tie

FEW = 64
"""Pairs that are measured in this process: an engine needs longer to begin a stage."""


@dataclass(frozen=True, slots=True)
class Working:
    """How stories are found in stages.

    Attributes:
        engine: who runs the stages; opened for the run, and closed.
        work: the folder of the stages, which stays, and from which the same run is taken up again;
            None for a temporary one.
        watch: told of each stage that is done, and of how many rows it left.
    """

    engine: AbstractContextManager[Engine]
    work: Path | None = None
    watch: Callable[[str, int], None] = lambda _stage, _rows: None


class StagedSurvey(Survey):
    """The stories of a corpus, as `Survey` finds and tells them, worked out by an engine."""

    def __init__(self, corpus: Path | str, working: Working, *, passages: bool = False) -> None:
        """passages: as for `stories`."""
        super().__init__(corpus, passages=passages)
        self._corpus, self._working = Path(corpus).resolve(), working
        self._stack = ExitStack()
        self._ahead: dict[str, tuple[str, str]] = {}
        self._shown = Shown(self._corpus)

    def __exit__(self, *details: object) -> None:
        try:
            self._stack.close()
        finally:
            super().__exit__(*details)

    def look(self) -> Iterator[int]:
        """Compare each new document with its candidates; yields how many were, at the end."""
        web, work = self._web, self._work
        self._begin()
        work.run(naming(self._shown))
        work.run(counting())
        self._note_names()
        work.run(pairing(self._shown))
        work.run(tying(self._shown, 0, "paired"))
        new = work.read("numbers").num_rows
        self._take_in(0)
        web.counts.documents += new
        web.done = web.total
        web.keep()
        yield new

    def tell(self) -> Iterator[Story]:
        """The stories, the largest first; those that have not changed are told as before."""
        self._tell_ahead()
        yield from super().tell()

    @cached_property
    def _work(self) -> Work:
        engine = self._stack.enter_context(self._working.engine)
        folder = self._working.work or self._stack.enter_context(scratch()) / "work"
        watch = self._working.watch
        return Work(folder, engine, lambda done, _before: watch(done.stage, done.rows))

    def _begin(self) -> None:
        """Say what the run is of, and what was known before it."""
        web, work = self._web, self._work
        run = {
            "version": version("retold"),
            "corpus": [str(self._corpus), web.total],
            "passages": self._passages,
        }
        work.begin(run)
        noted, first = web.rarity.documents, web.done
        held = [pair for pair, tie in web.ties.items() if pair[1] >= first and is_measured(tie)]
        names = web.rarity.names.view(np.int64), web.rarity.counts
        work.keep("new", _table(NUMBERS, [range(noted, web.total)]))
        work.keep("before", _table(RARE, names))
        work.keep("numbers", _table(NUMBERS, [range(first, web.total)]))
        work.keep("held", _table(HELD, zip(*held, strict=True) if held else ([], [])))
        begun = work.read("numbers").column("number")
        if len(begun) and begun[0].as_py() > first:
            raise RetoldError(
                f"{work.folder}: goes on from what was kept in {self._corpus}, which is gone; "
                "name another folder, or remove it"
            )

    def _note_names(self) -> None:
        """Take over how rare names are, and which documents are damaged."""
        web, work = self._web, self._work
        named = work.read("named", ["number", "fault"])
        bad = named.filter(named.column("number").is_valid())
        web.bad.update(zip(*(held.to_pylist() for held in bad.columns), strict=True))
        work.keep("bad", _table(BAD, [[*web.bad], [*web.bad.values()]]))
        web.rarity = read_rarity(work.read("rare").combine_chunks(), web.total)
        self._shown = replace(
            self._shown, rare=work.path("rare"), bad=work.path("bad"), documents=web.total
        )

    def _take_in(self, number: int) -> None:
        """Hold what a stage has measured of new pairs."""
        web = self._web
        for row in self._ties(number):
            pair = row["low"], row["high"]
            web.ready[pair] = read_tie(row["tie"])
            web.hold(pair[0], Partner(pair[1], row["reports"]))
            del web.ready[pair]

    def _ties(self, number: int) -> list[dict[str, Any]]:
        rows = self._work.read(f"tied-{number}").to_pylist()
        return sorted(rows, key=lambda row: (row["low"], row["high"]))

    def _group(self) -> list[list[int]]:
        """The documents in stories; what the grouping asks is measured by the engine first."""
        web = self._web
        ties = web.among(self._numbers)
        for number in count(1):
            asked = self._asked(ties)
            if len(asked) <= FEW:
                break
            lows, highs = zip(*sorted(asked), strict=True)
            nothing = [0] * len(asked)
            columns = [lows, highs, nothing, nothing, [False] * len(asked)]
            self._work.keep(f"asked-{number}", _table(PAIRED, columns))
            self._work.run(tying(self._shown, number, f"asked-{number}"))
            for row in self._ties(number):
                web.ready[row["low"], row["high"]] = read_tie(row["tie"])
        return super()._group()

    def _asked(self, ties: dict[tuple[int, int], Tie | None]) -> set[tuple[int, int]]:
        """The pairs that the grouping asks for and nobody has measured."""
        web = self._web
        asked: set[tuple[int, int]] = set()

        def ask(first: int, second: int) -> Tie | None:
            pair = ordered(first, second)
            if pair in web.ties or pair in web.ready:
                return web.expected(pair)
            asked.add(pair)
            return None

        group(self._numbers, ties, ask)
        return asked

    def _tell_ahead(self) -> None:
        """Have all stories told that are not as they were."""
        rows = []
        for members in self._readable():
            own = signature(known.key for known in members)
            is_told = len(members) == 1 or self._web.kept.story(own) is not None
            if not is_told or self._passages:
                numbers = [known.number for known in members]
                ties = write_ties(self._web.of_story(numbers))
                rows.append((numbers[0], own, json.dumps(numbers), ties))
        columns = zip(*rows, strict=True) if rows else [[]] * len(GROUPED)
        self._work.keep("grouped", _table(GROUPED, columns))
        self._work.run(retelling(self._shown, further=self._passages))
        for row in self._work.read("told").to_pylist():
            self._ahead[row["signature"]] = row["story"], row["passages"]

    def _told_anew(self, members: Sequence[Known], own: str) -> Story:
        if own in self._ahead:
            return from_record(json.loads(self._ahead[own][0]), members)
        return super()._told_anew(members, own)

    def _with_passages(self, story: Story, members: Sequence[Known], own: str) -> Story:
        if own in self._ahead:
            borrowed = map(read_derivation, json.loads(self._ahead[own][1]))
            return replace(story, passages=tuple(borrowed))
        return super()._with_passages(story, members, own)


def _table(schema: pa.Schema, columns: Iterable[Iterable[Any]]) -> pa.Table:
    """A table of some columns."""
    arrays = [
        pa.array(column if hasattr(column, "dtype") else [*column], field.type)
        for field, column in zip(schema, columns, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)
