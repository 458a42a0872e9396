"""Whatever is named as an input -> sources: files as they are, all else as JSON Lines on the way.

JSON Lines and Parquet are read where they lie. CSV, feeds, crawls, pages, texts, folders, addresses
and standard input are read as `retold add` reads them, and wait as JSON Lines in a temporary file:
a row of a table with all its columns, a document with its id, text and what else is known of it.
"""

import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from retold.dedupe.columns import Table
from retold.dedupe.json_lines import BOM, FAULT, Lines
from retold.dedupe.sinks import is_csv, is_parquet
from retold.errors import FormatError, ReadError
from retold.filesystems import as_path
from retold.model import Document

GZIP = b"\x1f\x8b"
PACKED = (b"\xfd7zXZ\x00", b"BZh")
START = 6
"""Bytes that tell what a file is."""

KINDS = "give JSON Lines, Parquet, CSV, a feed, a crawl, pages or texts"
DOCUMENT = ("id", "text", "title", "url", "outlet", "byline", "published", "language")
"""Fields of a document that are written."""

STDIN = "-"
WEB = ("http://", "https://")
LINES = (".jsonl", ".ndjson")
"""Endings of JSON Lines; what is needed to read the rest takes a third of the time of loading."""


def open_sources(
    inputs: Sequence[Path | str], out: Path | None, folder: Path
) -> list[Lines | Table]:
    """The inputs as sources; what cannot be read where it lies is put into the folder.

    Raises:
        ReadError: an input is not there.
        FormatError: the formats of the inputs and of the output do not fit together.
    """
    sources = [_open(str(given), folder / f"input-{number}") for number, given in enumerate(inputs)]
    if not sources:
        raise ReadError(f"no input; {KINDS}")
    tables = {isinstance(source, Table) for source in sources}
    if len(tables) > 1 or (out is not None and tables != {is_parquet(out)}):
        raise FormatError(
            f"{out or 'inputs'}: rows are copied as they are, so the inputs and the output must "
            "all be JSON Lines, or all be Parquet"
        )
    if (
        out is not None
        and is_csv(out)
        and not all(isinstance(source, Lines) and _has_columns(source) for source in sources)
    ):
        raise FormatError(f"{out}: only rows of CSV can be written as CSV; write JSON Lines")
    return sources


def _has_columns(source: Lines) -> bool:
    """Whether the rows of a file are those of a table; one without rows tells by its name."""
    return bool(source.columns) or (is_csv(Path(source.name)) and source.first() is None)


def readable(
    sources: list[Lines | Table],
) -> tuple[list[Lines | Table], list[dict[str, object]]]:
    """The sources of which a row can be read, and a record for each other one."""
    good: list[Lines | Table] = []
    unread: list[dict[str, object]] = []
    for source in sources:
        reason = f"no row of it can be read; {KINDS}"
        try:
            first = source.first()
        except ReadError as error:
            first, reason = None, str(error).removeprefix(f"{source.name}: ")
        if first is not None:
            good.append(source)
        else:
            unread.append({"file": source.name, "row": None, "reason": reason})
    if not good:
        raise FormatError("; ".join(f"{one['file']}: {one['reason']}" for one in unread))
    return good, unread


def _open(given: str, spool: Path) -> Lines | Table:
    path = as_path(given)
    if given == STDIN:
        return _of_stdin(spool)
    if given.startswith(WEB) or path.is_dir():
        return _spooled(given, spool)
    if not path.is_file():
        raise ReadError(f"{given}: is not there; {KINDS}")
    if is_parquet(path):
        return Table(given, path)
    with path.open("rb") as file:
        start = file.read(START)
    if _is_read(given.lower(), start):
        return _spooled(given, spool)
    if start.startswith(PACKED):
        return _unpacked(given, path, spool)
    return Lines(given, path, packed=start.startswith(GZIP))


def _is_read(name: str, start: bytes) -> bool:
    """Whether a file is read as `retold add` reads it; of others each line is a record."""
    if name.removesuffix(".gz").endswith(LINES):
        return False
    from retold.inputs import NAMES
    from retold.read.jsonl import NAMES as JSONL_NAMES

    if name.endswith(".json"):  # a feed, or records
        return not _is_record(start)
    return name.endswith(NAMES) and not name.endswith(JSONL_NAMES)


def _is_record(start: bytes) -> bool:
    return start.removeprefix(BOM).lstrip().startswith(b"{")


def _of_stdin(spool: Path) -> Lines:
    """Standard input, kept so that it can be read again."""
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise ReadError("standard input: it is closed; pipe a text into it or give a file")
    start = stream.peek(START)[:START] if hasattr(stream, "peek") else b"{"
    if start.strip() and not start.startswith(GZIP) and not _is_record(start):
        return _spooled(STDIN, spool)
    with spool.open("wb") as file:
        shutil.copyfileobj(stream, file)
    with spool.open("rb") as file:
        packed = file.read(len(GZIP)) == GZIP
    return Lines(STDIN, spool, packed)


def _unpacked(given: str, path: Path, spool: Path) -> Lines:
    """A file that is packed with xz or bzip2, unpacked."""
    from retold.read.packed import DAMAGED, TooLarge, unpacking

    try:
        with path.open("rb") as file, spool.open("wb") as out:
            start = file.read(10)
            file.seek(0)
            shutil.copyfileobj(unpacking(file, start), out)
    except TooLarge:
        raise ReadError(f"{given}: unpacking it takes too much memory; use gzip") from None
    except DAMAGED as error:
        raise ReadError(f"{given}: it is damaged, or breaks off ({error}); pack it anew") from None
    return Lines(given, spool, packed=False)


def _spooled(given: str, spool: Path) -> Lines:
    """An input of another kind as JSON Lines, a record or a document a line, in their order."""
    from retold.inputs import entries

    source = Lines(given, spool, packed=False)
    with spool.open("wb") as file:
        for entry in entries([given]):
            if isinstance(entry, Document):
                file.write(_line(_fields(entry)))
            elif isinstance(entry, tuple):
                if not source.columns and is_csv(Path(given)):
                    source = replace(source, columns=tuple(entry[1]))
                file.write(_line(entry[1]))
            else:
                file.write(_fault(entry.place, entry.reason, given))
    return source


def _fault(place: str, reason: str, given: str) -> bytes:
    """What stands for a record that is bad, and says so."""
    within = place.removeprefix(given).lstrip(":/")
    told = " ".join(f"{within}: {reason}".removeprefix(": ").split())
    return FAULT + told.encode("utf-8", "replace") + b"\n"


def _line(record: Mapping[str, object]) -> bytes:
    line = json.dumps(record, ensure_ascii=False, default=str)
    return f"{line}\n".encode("utf-8", "replace")


def _fields(document: Document) -> dict[str, object]:
    values = ((name, getattr(document, name)) for name in DOCUMENT)
    return {name: value for name, value in values if value is not None}
