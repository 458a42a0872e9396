"""Inputs -> about how many documents they hold, told from their first bytes, for the time left."""

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from retold.inputs import NAMES, TEXT_NAMES
from retold.read import feeds, warc
from retold.read.jsonl import NAMES as JSONL_NAMES
from retold.read.table import CSV_NAMES, PARQUET_NAMES

SAMPLED = 4_000_000
"""Packed bytes of a file from whose records the rest is told: read in hundredths of a second."""

_MARKS: tuple[tuple[tuple[str, ...], tuple[bytes, ...]], ...] = (
    ((*JSONL_NAMES, *CSV_NAMES), (b"\n",)),
    (warc.NAMES, (b"\nWARC-Type: response",)),
    (feeds.NAMES, (b"<item", b"<entry")),
)


def expected(inputs: Iterable[str]) -> int | None:
    """About how many documents some inputs hold; None where one of them does not tell."""
    total = 0
    for path in _files(inputs):
        held = _held(path)
        if held is None:
            return None
        total += held
    return total


def _files(inputs: Iterable[str]) -> Iterator[Path]:
    for path in map(Path, inputs):
        if path.is_dir():
            yield from (one for one in path.rglob("*") if one.name.endswith(NAMES))
        else:
            yield path


def _held(path: Path) -> int | None:
    """About the documents of one file."""
    if path.name.endswith(TEXT_NAMES):
        return 1
    try:
        if path.name.endswith(PARQUET_NAMES):
            return _rows(path)
        for names, marks in _MARKS:
            if path.name.endswith(names):
                return _told(path, marks)
    except OSError:
        return None
    return None


def _rows(path: Path) -> int | None:
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import read_metadata
    except ImportError:
        return None
    try:
        return int(read_metadata(path).num_rows)
    except ArrowException:
        return None


def _told(path: Path, marks: Iterable[bytes]) -> int | None:
    """How often marks are in a file, if the rest of it is as its beginning."""
    if path.suffix in {".xz", ".bz2"}:  # their beginnings tell too little
        return None
    with path.open("rb") as file:
        packed = file.read(SAMPLED)
    start = _unpacked(packed) if path.suffix == ".gz" else packed
    size = path.stat().st_size
    return round(sum(map(start.count, marks)) * size / max(1, len(packed)))


def _unpacked(packed: bytes) -> bytes:
    """What the beginning of a gzip file holds, of all its members."""
    parts = []
    while packed:
        member = zlib.decompressobj(wbits=31)
        try:
            parts.append(member.decompress(packed))
        except zlib.error:
            break
        packed = member.unused_data
    return b"".join(parts)
