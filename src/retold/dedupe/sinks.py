"""Result files that appear only when they are whole: kept rows, and records of our own."""

import csv
import errno
import gzip
import io
import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from retold.dedupe.columns import Table
from retold.dedupe.json_lines import Lines
from retold.errors import FormatError, MissingExtra, RetoldError
from retold.filesystems import RemotePath, as_path, uploaded
from retold.output import standard_output

STDOUT = Path("-")
"""What stands for standard output."""

PACKING = 6
"""The level of gzip: its own default."""

RECORDS = 10_000
"""Records of our own gathered for a row group of Parquet."""


def check_parquet(outputs: Iterable[Path]) -> None:
    """Say before the work begins that Parquet cannot be written.

    Raises:
        MissingExtra: a result is to be Parquet, and pyarrow is not installed.
    """
    if any(map(is_parquet, outputs)) and find_spec("pyarrow") is None:
        raise MissingExtra("writing Parquet", "parquet")


def check_place(place: Path | str) -> None:
    """Say before the work begins that a result cannot be written to a place of this machine.

    Raises:
        RetoldError: it is a folder, or lies in none that is there.
    """
    path = as_path(place)
    if isinstance(path, RemotePath) or path == STDOUT or str(place).endswith("/"):
        return
    if not str(place):
        raise RetoldError("a result has no name; name a file for it")
    fault = errno.EISDIR if path.is_dir() else 0 if path.parent.is_dir() else errno.ENOENT
    if fault:
        raise _unwritable(path, OSError(fault, os.strerror(fault)))


def is_csv(path: Path) -> bool:
    """Whether a file name is one of CSV or TSV, packed with gzip or not."""
    return path.name.lower().removesuffix(".gz").endswith((".csv", ".tsv"))


def is_parquet(path: Path) -> bool:
    """Whether a file name is one of Parquet."""
    return path.suffix in {".parquet", ".pq"}


def write_kept(sources: Sequence[Lines | Table], keep: list[NDArray[np.bool_]], out: Path) -> None:
    """Write the rows to keep of all sources to one file, in their order."""
    tables = [source for source in sources if isinstance(source, Table)]
    if tables:
        with whole(out) as part:
            _write_tables(tables, keep, part)
        return
    lines = [source for source in sources if isinstance(source, Lines)]
    with _receiving(out) as stream:
        if is_csv(out):
            _write_csv(lines, keep, stream, "\t" if ".tsv" in out.suffixes else ",")
            return
        for source, mask in zip(lines, keep, strict=True):
            source.copy(mask, stream)


def _write_csv(
    sources: list[Lines], keep: list[NDArray[np.bool_]], stream: IO[bytes], delimiter: str
) -> None:
    """Write kept rows of CSV, which lie as JSON Lines, with the header of the first file."""
    columns = sources[0].columns
    for source in sources[1:]:
        if source.columns != columns:
            raise FormatError(
                f"{source.name}: its columns differ from those of {sources[0].name}; "
                "write JSON Lines"
            )
    text = io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(columns)
    for source, mask in zip(sources, keep, strict=True):
        source.copy(mask, _Rows(writer))  # type: ignore[arg-type]
    text.flush()
    text.detach()


class _Rows(io.RawIOBase):
    """Takes whole JSON lines and writes their values as rows of CSV."""

    def __init__(self, writer: Any) -> None:  # noqa: ANN401 - the class of csv has no name
        super().__init__()
        self._writer = writer

    def write(self, data: Any) -> int:  # noqa: ANN401
        """Write some lines."""
        self._writer.writerows([*json.loads(line).values()] for line in bytes(data).splitlines())
        return len(data)

    def writelines(self, lines: Any) -> None:  # noqa: ANN401
        """Write some lines."""
        for data in lines:
            self.write(data)


def _write_tables(tables: list[Table], keep: list[NDArray[np.bool_]], part: Path) -> None:
    from pyarrow.parquet import ParquetWriter

    schema = tables[0].schema()
    for table in tables[1:]:
        if not table.schema().equals(schema):
            raise FormatError(f"{table.name}: its columns differ from those of {tables[0].name}")
    with ParquetWriter(part, schema) as writer:
        for table, mask in zip(tables, keep, strict=True):
            table.copy(mask, writer)


def write_records(records: Iterable[Mapping[str, object]], out: Path) -> None:
    """Write records of our own as JSON Lines, or as Parquet where the name says so."""
    if is_parquet(out):
        with whole(out) as part:
            _write_columns(records, part)
        return
    with _receiving(out) as stream:
        encode = json.JSONEncoder(ensure_ascii=False).encode
        for record in records:
            stream.write(f"{encode(record)}\n".encode("utf-8", "replace"))


def _write_columns(records: Iterable[Mapping[str, object]], part: Path) -> None:
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    text, number, share = pa.string(), pa.int64(), pa.float64()
    passage = pa.struct(
        [*((name, number) for name in ("start", "end", "kept_start", "kept_end")), ("text", text)]
    )
    why = {"id": text, "file": text, "row": number, "reason": text}
    scores = {"resemblance": share, "containment": share, "order": share, "passage": passage}
    whose = {"file": text, "row": number, "id": text, "cluster": number, "kept": pa.bool_()}
    match = pa.struct(list({**why, **scores}.items()))
    schema = pa.schema(list({**whose, "match": match}.items()))
    with ParquetWriter(part, schema) as writer:
        for some in _groups(records):
            writer.write_table(pa.Table.from_pylist(some, schema=schema))


def _groups(records: Iterable[Mapping[str, object]]) -> Iterator[list[Mapping[str, object]]]:
    held = []
    for record in records:
        held.append(record)
        if len(held) == RECORDS:
            yield held
            held = []
    yield held


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A temporary neighbour that becomes the file when all went well, and else is removed.

    What is there and no file, as a pipe or `/dev/null`, is written to, and not replaced.

    Raises:
        RetoldError: the place cannot be written to, or is full.
    """
    if isinstance(path, RemotePath):
        with _writing(path), uploaded(path) as copy:
            yield copy
        return
    if path.exists() and not (path.is_file() or path.is_dir()):
        with _writing(path):
            yield path
        return
    part: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        os.close(handle)
        part = Path(name)
        yield part
        mask = os.umask(0o077)
        os.umask(mask)
        part.chmod(0o666 & ~mask)
        part.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from None
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _unwritable(path, error) from None


def _unwritable(path: Path, error: OSError) -> RetoldError:
    reason = error.strerror or error
    return RetoldError(f"{path}: cannot be written ({reason}); choose another place")


@contextmanager
def _receiving(out: Path) -> Iterator[IO[bytes]]:
    """Standard output, or a file that appears when it is whole, packed where its name is `….gz`."""
    if out == STDOUT:
        with standard_output() as stream:
            yield stream.buffer
        return
    with whole(out) as part, part.open("wb") as plain:
        if out.suffix != ".gz":
            yield plain
            return
        with closing(gzip.GzipFile("", "wb", PACKING, plain, mtime=0)) as packed:
            yield packed  # type: ignore[misc]
