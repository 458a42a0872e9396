"""JSON Lines -> records, one line at a time; packed with gzip or not."""

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, TypeAlias, cast

from retold.read.fields import Bad

Placed: TypeAlias = tuple[str, Mapping[str, object]]

NAMES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")


def read_jsonl(path: Path) -> Iterator[Placed | Bad]:
    """The records of a file, each with its place `FILE:LINE`; what is no record is told as bad."""
    try:
        with opened(path) as lines:
            yield from records(lines, str(path))
    except OSError as error:
        yield Bad(str(path), f"it cannot be opened ({error.strerror})")


def opened(path: Path) -> BinaryIO:
    """The bytes of a file, unpacked on the way where it is packed."""
    if path.suffix == ".gz":
        return cast("BinaryIO", gzip.open(path, "rb"))
    return path.open("rb")


def records(lines: Iterable[bytes], name: str) -> Iterator[Placed | Bad]:
    """The records in some lines; where a file breaks off is told as bad."""
    number = 0
    try:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _record(line, f"{name}:{number}")
    except (OSError, EOFError, zlib.error) as error:
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
