"""The folder of a run: what each stage has left, whole or not there, and what it was made of."""

import json
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from retold.engines.stage import Engine, Stage
from retold.errors import RetoldError

MANIFEST = "_manifest.json"
"""What a finished stage says of itself; readers of Parquet pass over names that begin so."""

RUN = "run.json"
"""What the run is of: stages of another run are not taken for its own."""


INPUTS = "inputs"
"""The folder for inputs that cannot be read where they lie; it may be there before the run."""


@dataclass(frozen=True, slots=True)
class Finished:
    """What a finished stage says of itself.

    Attributes:
        stage: its name.
        engine: who ran it.
        rows: how many rows it left.
        bytes: how large they are.
        moved: bytes that went from where its rows were spread to where they were gathered.
        seconds: how long it took.
    """

    stage: str
    engine: str
    rows: int
    bytes: int
    moved: int | None
    seconds: float


@dataclass(slots=True)
class Work:
    """The folder of a run.

    Attributes:
        folder: where it is; what is there of the same run is taken up.
        engine: who runs its stages.
        tell: told of each stage that is done, and whether it was done before.
        done: the stages that are, in their order.
    """

    folder: Path
    engine: Engine
    tell: Callable[[Finished, bool], None] = lambda _stage, _before: None
    done: list[Finished] = field(default_factory=list)

    def begin(self, run: Mapping[str, object]) -> None:
        """Say what the run is of.

        Raises:
            RetoldError: the folder is of another run, or cannot be written to.
        """
        path = self.folder / RUN
        said = json.dumps(run, ensure_ascii=False, indent=1, sort_keys=True)
        with _writing(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            if path.exists():
                if path.read_text(encoding="utf-8") != said:
                    raise RetoldError(
                        f"{self.folder}: holds another run (of other inputs, rules or version); "
                        "name another folder, or remove it"
                    )
                return
            if any(path.name != INPUTS for path in self.folder.iterdir()):
                raise RetoldError(f"{self.folder}: is not empty, and holds no run; name another")
            part = path.with_suffix(".part")
            part.write_text(said, encoding="utf-8")
            part.replace(path)

    def run(self, stage: Stage, engine: Engine | None = None) -> None:
        """Run a stage, if that was not done, by the engine of the run or by another one."""
        chosen = engine or self.engine

        def make(target: Path) -> int | None:
            sources = [self.path(take.source) for take in stage.takes]
            return chosen.run(stage, sources, target)

        self._finish(stage.name, stage.result, chosen.name, make)

    def keep(self, name: str, table: pa.Table) -> None:
        """Keep a table that was made here as if a stage had left it."""

        def make(target: Path) -> None:
            target.mkdir()
            pq.write_table(table, target / "part-00000.parquet")

        self._finish(name, table.schema, "driver", make)

    def read(self, name: str, columns: list[str] | None = None, where: Any = None) -> pa.Table:  # noqa: ANN401
        """What a stage has left, or some columns of the rows that fit a condition."""
        parts = [str(path) for path in list_parts(self.path(name))]
        schema = pa.ipc.read_schema(pa.BufferReader((self.path(name) / "_schema").read_bytes()))
        return ds.dataset(parts, schema=schema).to_table(columns=columns, filter=where)

    def rows(self, name: str) -> int:
        """How many rows a stage has left."""
        return self._said(name).rows

    def path(self, name: str) -> Path:
        """The folder of what a stage leaves."""
        return self.folder / name

    def _finish(
        self, name: str, schema: pa.Schema, engine: str, make: Callable[[Path], int | None]
    ) -> None:
        target = self.path(name)
        before = target.exists()
        if not before:
            part = target.with_name(f"{name}.part")
            with _writing(self.folder):
                shutil.rmtree(part, ignore_errors=True)
                start = time.monotonic()
                moved = make(part)
                paths = list_parts(part)
                rows = sum(pq.read_metadata(path).num_rows for path in paths)
                size = sum(path.stat().st_size for path in paths)
                said = Finished(name, engine, rows, size, moved, round(time.monotonic() - start, 3))
                (part / "_schema").write_bytes(schema.serialize().to_pybytes())
                (part / MANIFEST).write_text(json.dumps(asdict(said)), encoding="utf-8")
                part.replace(target)
        finished = self._said(name)
        self.done.append(finished)
        self.tell(finished, before)

    def _said(self, name: str) -> Finished:
        """What a stage that is done says of itself."""
        return Finished(**json.loads((self.path(name) / MANIFEST).read_text(encoding="utf-8")))


def list_parts(folder: Path) -> list[Path]:
    """The files of rows in a folder."""
    return sorted(folder.glob("*.parquet"))


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        where, reason = error.filename or folder, error.strerror or error
        raise RetoldError(f"{where}: cannot be written ({reason}); choose another place") from None
