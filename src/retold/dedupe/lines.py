"""JSON Lines, packed or not, as a source; kept lines are copied byte for byte.

Reading a whole line as JSON costs more than sketching its text. So the text is cut out of the
line, and only the rest is read as JSON, which also proves that the line is whole; whatever is
unusual about a line sends it to the ordinary reader.
"""

import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import compress
from pathlib import Path
from typing import IO, cast

import numpy as np
from numpy.typing import NDArray

from retold.dedupe import native
from retold.dedupe.sketch import Texts
from retold.dedupe.source import BATCH_BYTES, Batch, Columns
from retold.errors import ReadError

BOM = b"\xef\xbb\xbf"
PARSE = json.JSONDecoder(strict=False).decode
_BACKSLASH = ord("\\")
_NOWHERE = np.array([-1])


@dataclass(frozen=True, slots=True)
class Lines:
    """A JSON Lines file. `name` is what messages call it; `packed` that it is gzip."""

    name: str
    path: Path
    packed: bool

    def first(self) -> Mapping[str, object] | None:
        """The first line that holds a record."""
        for lines in _read(self):
            for line in lines:
                try:
                    return _record(line)
                except ValueError:
                    continue
        return None

    def parts(self, columns: Columns) -> Iterator[Callable[[], Batch]]:
        """All lines, a quarter of a megabyte at a time."""
        fault: list[str] = []
        for lines in _read(self, fault):
            yield partial(_batch, lines, columns)
        for reason in fault:
            yield partial(Batch, Texts([b""], _NOWHERE, _NOWHERE), [{}], {0: reason})

    def pick(self, rows: NDArray[np.int64], columns: Columns) -> Iterator[Callable[[], Batch]]:
        """Some lines, in parts."""
        start = size = 0
        held: list[bytes] = []
        for lines in _read(self):
            low, high = np.searchsorted(rows, [start, start + len(lines)])
            held += [lines[row - start] for row in rows[low:high].tolist()]
            start += len(lines)
            size += sum(map(len, held[low - high :])) if high > low else 0
            if size > BATCH_BYTES:
                yield partial(_batch, held, columns)
                held, size = [], 0
        yield partial(_batch, held, columns)

    def copy(self, keep: NDArray[np.bool_], out: IO[bytes]) -> None:
        """Write the lines to keep as they are; a last line gets its line end."""
        start = 0
        for lines in _read(self):
            if not lines[-1].endswith(b"\n"):
                lines[-1] += b"\n"
            out.write(b"".join(compress(lines, keep[start : start + len(lines)].tolist())))
            start += len(lines)


def _read(source: Lines, fault: list[str] | None = None) -> Iterator[list[bytes]]:
    """The lines of a file in batches; where it breaks off, the reason is added to `fault`."""
    try:
        with _open(source) as opened:
            while lines := _some(opened, fault):
                yield lines
    except OSError as error:
        raise ReadError(f"{source.name}: cannot be read ({error.strerror or error})") from None


def _open(source: Lines) -> IO[bytes]:
    if source.packed:
        return cast("IO[bytes]", gzip.open(source.path))
    return source.path.open("rb", buffering=BATCH_BYTES)


def _some(opened: IO[bytes], fault: list[str] | None) -> list[bytes]:
    """About a batch of lines; none at the end, or where the file breaks off."""
    if isinstance(opened, io.BufferedReader):
        return opened.readlines(BATCH_BYTES)
    lines: list[bytes] = []
    size = 0
    try:
        while size < BATCH_BYTES and (line := opened.readline()):
            lines.append(line)
            size += len(line)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        if fault is not None and not fault:
            fault.append(f"the file breaks off here or is damaged ({error})")
    return lines


def _batch(lines: list[bytes], columns: Columns) -> Batch:
    """The texts of some lines, still with their escapes."""
    starts, ends = _places(lines, columns)
    others: list[Mapping[str, object]] = []
    faults = {}
    whole = columns.id is not None or columns.rank is not None
    for number in range(len(lines)) if whole else np.flatnonzero(starts < 0).tolist():
        line, start, end = lines[number], int(starts[number]), int(ends[number])
        other: Mapping[str, object] = {}
        try:
            if start >= 0:
                other = PARSE((line[:start] + line[end:]).decode())
            else:
                lines[number], other = _quick(line, columns.text) or _slow(line, columns.text)
                starts[number], ends[number] = 0, len(lines[number])
        except ValueError as error:
            if not line.isspace():
                faults[number] = str(error)
        others.append(other)
    return Batch(Texts(lines, starts, ends, escaped=True), others, faults)


def _places(lines: list[bytes], columns: Columns) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where the texts lie; -1 where that is not known."""
    if native.there():
        return native.find_texts(lines, columns.text.encode("utf-8", "replace"))
    return np.full(len(lines), -1), np.full(len(lines), -1)


def _quick(line: bytes, name: str) -> tuple[bytes, Mapping[str, object]] | None:
    """The text of an ordinary line, still with its escapes, and its other fields; else None."""
    key = b'"' + name.encode("utf-8", "replace") + b'"'
    start = line.find(key) + len(key)
    if line.startswith(b': "', start):
        start += 3
    elif line.startswith(b':"', start):
        start += 2
    else:
        return None
    end = line.find(b'"', start)
    while line[end - 1] == _BACKSLASH:
        if end < 0 or line[end - 2] == _BACKSLASH:
            return None
        end = line.find(b'"', end + 1)
    try:
        others = PARSE((line[:start] + line[end:]).decode())
    except ValueError:
        return None
    if not isinstance(others, dict) or others.get(name) != "" or line.find(key, end) >= 0:
        return None
    return line[start:end], others


def _slow(line: bytes, name: str) -> tuple[bytes, Mapping[str, object]]:
    record = _record(line)
    if name not in record:
        raise ValueError(f"it has no field {name!r}; its fields are: {', '.join(record)}")
    text = record[name]
    if not isinstance(text, str):
        raise ValueError(f"its field {name!r} is no text but {type(text).__name__}")  # noqa: TRY004
    return text.replace("\\", " ").encode("utf-8", "replace"), record


def _record(line: bytes) -> dict[str, object]:
    """The object that a line holds.

    Raises:
        ValueError: it holds none; the message says why.
    """
    try:
        record = PARSE(line.removeprefix(BOM).decode())
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise ValueError(f"it is not JSON ({error})") from None
    if not isinstance(record, dict):
        raise ValueError(f"it is no object but {type(record).__name__}")  # noqa: TRY004
    return record
