"""JSON Lines -> records, one line at a time; packed or not."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, TypeAlias

from retold.read.bounded import Slice, bounded_lines, too_long
from retold.read.fields import Bad
from retold.read.packed import DAMAGED, ENDINGS, TooLarge, opened

Placed: TypeAlias = tuple[str, Mapping[str, object]]

NAMES = tuple(name + packing for name in (".jsonl", ".ndjson") for packing in ("", *ENDINGS))

_LOOK = 1 << 16  # bytes in which the end of a line is looked for


def read_jsonl(path: Path) -> Iterator[Placed | Bad]:
    """The records of a file, each with its place `FILE:LINE`; what is no record is told as bad."""
    try:
        with opened(path) as lines:
            yield from records(bounded_lines(lines), str(path))
    except TooLarge:
        yield Bad(str(path), "unpacking it takes more memory than is allowed; pack it with gzip")
    except OSError as error:
        yield Bad(str(path), f"it cannot be opened ({error.strerror})")


def read_lines(path: Path, span: tuple[int, int], first: int) -> Iterator[Placed | Bad]:
    """As `read_jsonl`, of some bytes of a file that is not packed: whole lines.

    Args:
        path: the file.
        span: where they begin and end.
        first: how many lines are before them.
    """
    try:
        with path.open("rb") as file:
            file.seek(span[0])
            yield from records(bounded_lines(Slice(file, span[1] - span[0])), str(path), first)
    except OSError as error:
        yield Bad(str(path), f"it cannot be opened ({error.strerror})")


def cut_lines(path: Path, size: int) -> Iterator[tuple[int, int]]:
    """Where parts of a file of about so many bytes begin and end, each of whole lines."""
    start, end = 0, path.stat().st_size
    with path.open("rb") as file:
        while start < end:
            stop = _line_end(file, min(start + size, end), end)
            yield start, stop
            start = stop


def _line_end(file: BinaryIO, start: int, end: int) -> int:
    """Where the line ends that a file has at a place."""
    file.seek(start - 1)
    place = start - 1
    while data := file.read(_LOOK):
        line_end = data.find(b"\n")
        if line_end >= 0:
            return place + line_end + 1
        place += len(data)
    return end


def records(lines: Iterable[bytes | None], name: str, before: int = 0) -> Iterator[Placed | Bad]:
    """The records in some lines, None for one that is too long; where they break off is bad.

    before: how many lines there are before them.
    """
    number = before
    try:
        for number, line in enumerate(lines, start=before + 1):
            if line is None:
                yield Bad(f"{name}:{number}", too_long())
            elif line.strip():
                yield _record(line, f"{name}:{number}")
    except TooLarge:
        yield Bad(name, "unpacking it takes more memory than is allowed; pack it with gzip")
    except DAMAGED as error:
        yield Bad(f"{name}:{number + 1}", f"the file breaks off here or is damaged ({error})")


def _record(line: bytes, place: str) -> Placed | Bad:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Bad(place, "it is not UTF-8")
    except (ValueError, RecursionError) as error:
        return Bad(place, f"it is not JSON ({error})")
    if not isinstance(record, dict):
        return Bad(place, f"it is no object but {type(record).__name__}")
    return place, record
