"""JSON Lines, packed or not, as a source; kept lines are copied byte for byte.

Reading a whole line as JSON costs more than sketching its text. So the text is cut out of the
line, and only the rest is read as JSON, which also proves that the line is whole; whatever is
unusual about a line sends it to the ordinary reader.

The scanner of `_native.c` does that for ordinary lines. No library takes its place as well: the
quickest (msgspec, for the raw bytes of one field) took six times as long on lines of news, orjson
and pyarrow nine to sixteen, a tenth or more of the whole run, and each is one more dependency.
"""

import gzip
import io
import json
import os
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, cast

import numpy as np
from numpy.typing import NDArray

from retold.dedupe import native
from retold.dedupe.sketch import Texts
from retold.dedupe.source import BATCH_BYTES, Batch, Columns
from retold.errors import ReadError
from retold.filesystems import unpathed

BOM = b"\xef\xbb\xbf"
PARSE = json.JSONDecoder(strict=False).decode
_BACKSLASH = ord("\\")
_QUOTE = ord('"')
_LINE_END = ord("\n")
_NOWHERE = np.array([-1])

FAULT = b"\xff\xff fault: "
"""Begins what stands for a line that cannot be read, before the reason; it is no UTF-8."""

PACKED_SHARE = 3
"""Bytes of text for each byte of gzip: of news two to four."""

LINE_BYTES = 1 << 14
"""Bytes of a batch in which the end of a line is looked for: of nearly all lines there is one."""

LONG_LINE = 1 << 22
"""Bytes of a line from which on the limit, which stands with the other readers, is looked at."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A JSON Lines file. `name` is what messages call it; `packed` that it is gzip.

    `columns` are the names of the columns of the table that its rows were in; else there are none.
    `span`: the bytes of it that count, whole lines; None for all.
    """

    name: str
    path: Path
    packed: bool
    columns: tuple[str, ...] = ()
    span: tuple[int, int] | None = None

    def size(self) -> int:
        """How large it is; unpacked, as news packs."""
        if self.span is not None:
            return self.span[1] - self.span[0]
        return self.path.stat().st_size * (PACKED_SHARE if self.packed else 1)

    def first(self) -> Mapping[str, object] | None:
        """The first line that holds a record."""
        for data in _read(self):
            for line in data.split(b"\n"):
                try:
                    return _record(line)
                except ValueError:
                    continue
        return None

    def parts(self, columns: Columns) -> Iterator[Callable[[], Batch]]:
        """All lines, some at a time."""
        fault: list[str] = []
        for data in _read(self, fault):
            yield partial(_batch, data, columns)
        for reason in fault:
            yield partial(Batch, Texts(b"", _NOWHERE, _NOWHERE), [{}], {0: reason})

    def pick(self, rows: NDArray[np.int64], columns: Columns) -> Iterator[Callable[[], Batch]]:
        """Some lines, in parts."""
        for data, bounds, start in _blocks(self):
            low, high = np.searchsorted(rows, [start, start + bounds.size - 1])
            if high > low:
                chosen = rows[low:high] - start
                lines = zip(bounds[chosen].tolist(), bounds[chosen + 1].tolist(), strict=True)
                yield partial(_batch, b"".join(data[begin:end] for begin, end in lines), columns)

    def copy(self, keep: NDArray[np.bool_], out: IO[bytes]) -> None:
        """Write the lines to keep as they are; a last line gets its line end."""
        for data, bounds, start in _blocks(self):
            kept = np.zeros(bounds.size + 1, np.int8)
            kept[1:-1] = keep[start : start + bounds.size - 1]
            edges = bounds[np.flatnonzero(np.diff(kept))].tolist()
            view = memoryview(data)
            pieces = zip(edges[0::2], edges[1::2], strict=True)
            out.writelines(view[begin:end] for begin, end in pieces)
            if kept[-2] and not data.endswith(b"\n"):
                out.write(b"\n")


def _blocks(source: Lines) -> Iterator[tuple[bytes, NDArray[np.int64], int]]:
    """The lines of a file in blocks: where each line begins, and the number of the first."""
    start = 0
    for data in _read(source):
        bounds = find_lines(data)
        yield data, bounds, start
        start += bounds.size - 1


def find_lines(data: bytes) -> NDArray[np.int64]:
    """Where lines begin, and the end of the last."""
    if native.there():
        return native.find_lines(data)
    ends = np.flatnonzero(np.frombuffer(data, np.uint8) == _LINE_END) + 1
    last = [] if not data or data.endswith(b"\n") else [len(data)]
    return np.concatenate([[0], ends, last]).astype(np.int64)


def _read(source: Lines, fault: list[str] | None = None) -> Iterator[bytes]:
    """Whole lines in blocks; where the file breaks off, the reason is added to `fault`."""
    held: list[bytes] = []
    size, over = 0, False
    fault = [] if fault is None else fault
    try:
        with open_lines(source) as opened:
            while data := _some(opened, fault):
                cut = data.rfind(b"\n") + 1
                if over:
                    end = data.find(b"\n") + 1
                    if not end:
                        continue
                    over = False
                    data, cut = data[end:], cut - end
                if cut:
                    yield b"".join([*held, memoryview(data)[:cut]]) if held or data[cut:] else data
                    held, size = [], 0
                if cut < len(data):
                    held.append(data[cut:])
                    size += len(held[-1])
                if size > LONG_LINE and (reason := _over(size)):
                    held, size, over = [FAULT + reason.encode() + b"\n"], 0, True
    except OSError as error:
        raise ReadError(f"{source.name}: cannot be read ({error.strerror or error})") from None
    if any(held) and not fault:
        yield b"".join(held)


def _over(size: int) -> str | None:
    """What is said of a line that has so many bytes and goes on; None within the limit."""
    from retold.read import bounded

    return bounded.too_long() if size > bounded.MAX_RECORD_BYTES else None


def open_lines(source: Lines) -> IO[bytes]:
    """The bytes of a file, unpacked."""
    if source.packed:
        return cast("IO[bytes]", gzip.open(unpathed(source.path)))
    opened = source.path.open("rb", buffering=0)
    if source.span is None:
        return opened
    return cast("IO[bytes]", _Stretch(opened, *source.span))


class _Stretch(io.RawIOBase):
    """Some bytes of a file, as if they were all."""

    def __init__(self, file: IO[bytes], start: int, end: int) -> None:
        super().__init__()
        self._file, self._left = file, end - start
        file.seek(start)

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        found = self._file.read(self._left if size < 0 else min(size, self._left))
        self._left -= len(found)
        return found

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        super().close()


def _some(opened: IO[bytes], fault: list[str]) -> bytes:
    """Some bytes; none at the end, or where the file breaks off."""
    if isinstance(opened, io.FileIO):
        return opened.read(_end_of_lines(opened))
    if not isinstance(opened, gzip.GzipFile):
        return opened.read(BATCH_BYTES)
    try:
        return opened.read1(BATCH_BYTES)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        fault.append(f"the file breaks off here or is damaged ({error})")
        return b""


def _end_of_lines(opened: io.FileIO) -> int:
    """How many bytes to read next: where a line ends there, none need be put together."""
    if not opened.seekable():
        return BATCH_BYTES
    looked_at = min(LINE_BYTES, BATCH_BYTES)
    before = BATCH_BYTES - looked_at
    last = os.pread(opened.fileno(), looked_at, opened.tell() + before)
    cut = last.rfind(b"\n") + 1
    return before + cut if cut else BATCH_BYTES


def _batch(data: bytes, columns: Columns) -> Batch:
    """The texts of some lines, still with their escapes."""
    wanted = [name for name in dict.fromkeys((columns.id, columns.rank)) if name is not None]
    bounds = find_lines(data)
    places = _places(data, bounds, columns.text, wanted)
    others = _others(data, bounds, places, wanted) if wanted else []
    starts, ends = places[:, 0].copy(), places[:, 1].copy()
    pieces, size = [data], len(data)
    faults = {}
    for number in np.flatnonzero(starts < 0).tolist():
        line = data[bounds[number] : bounds[number + 1]]
        try:
            text, other = _quick(line, columns.text) or _slow(line, columns.text)
        except ValueError as error:
            if not line.isspace():
                faults[number] = _fault(line) or str(error)
            continue
        pieces.append(text)
        starts[number], ends[number] = size, size + len(text)
        size += len(text)
        if wanted:
            others[number] = other
    return Batch(Texts(b"".join(pieces), starts, ends, escaped=True), others, faults)


def _fault(line: bytes) -> str | None:
    """Why what a line stands for could not be read."""
    return line.removeprefix(FAULT).decode().strip() if line.startswith(FAULT) else None


def _places(
    data: bytes, bounds: NDArray[np.int64], text: str, wanted: list[str]
) -> NDArray[np.int64]:
    """Where in each line the text and the one wanted field lie; -1 where that is not known."""
    if not native.there():
        return np.full((bounds.size - 1, 4), -1)
    names = [name.encode("utf-8", "replace") for name in (text, *wanted)]
    return native.find_fields(data, bounds, names[0], names[1] if len(wanted) == 1 else None)


def _others(
    data: bytes, bounds: NDArray[np.int64], places: NDArray[np.int64], wanted: list[str]
) -> list[Mapping[str, object]]:
    """The other fields that are wanted of ordinary lines; none of others."""
    if len(wanted) == 1:
        return [
            {wanted[0]: _value(data[start:end])} if start >= 0 else {}
            for start, end in places[:, 2:].tolist()
        ]
    lines = zip(bounds.tolist(), places[:, :2].tolist(), bounds[1:].tolist(), strict=False)
    return [
        PARSE((data[begin:start] + data[end:last]).decode()) if start >= 0 else {}
        for begin, (start, end), last in lines
    ]


def _value(json: bytes) -> object:
    """What a value stands for; most are strings without escapes."""
    if json[0] == _QUOTE and _BACKSLASH not in json:
        return json[1:-1].decode()
    return PARSE(json.decode())


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
    except (ValueError, RecursionError):
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
