"""Segment files: sorted fingerprints, never changed, opened by memory map, checked by blocks.

A file holds a header, a table of blocks (the first key and the checksum of each), all keys (u64,
sorted), and beside them the documents that hold them (u32). A lookup reads only the blocks in
which its keys lie; each is checked against its checksum when it is first touched. A file appears
under its name only when it is whole and on disk.
"""

import os
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, TypeAlias

import numpy as np
import numpy.typing as npt

from retold.errors import FormatError, RetoldError

Keys: TypeAlias = npt.NDArray[np.uint64]
Numbers: TypeAlias = npt.NDArray[np.uint32]
Places: TypeAlias = npt.NDArray[np.int64]

VERSION = 3
"""Raised when what is kept of a text changes, too: such an index is made anew."""
BLOCK = 128
"""Entries of a block, 1.5 kB: most of a lookup is reading and checking the blocks it touches, and
the table of blocks, which is in memory, takes a hundredth of the file."""
CHUNK = 8192 * BLOCK
"""Entries that a merge holds in memory at a time: 50 MB."""

_MAGIC = b"retold\x00S"
_HEADER = struct.Struct("<8sIIQII")  # magic, version, block, entries, table's and own checksum
_ENTRY = 8 + 4
_HIGHEST = np.uint64((1 << 64) - 1)


@dataclass(frozen=True, slots=True)
class Segment:
    """An open segment file."""

    path: Path
    firsts: Keys  # the first key of each block
    checksums: Numbers  # one for each block
    keys: Keys
    numbers: Numbers
    checked: npt.NDArray[np.bool_] = field(repr=False)  # blocks found whole; filled as touched

    def ranges(self, keys: Keys) -> tuple[Places, Places]:
        """The half-open range of entries that each of some sorted keys has.

        Raises:
            FormatError: a block that was touched is not what was written.
        """
        left_blocks = np.maximum(np.searchsorted(self.firsts, keys, "left") - 1, 0)
        right_blocks = np.maximum(np.searchsorted(self.firsts, keys, "right") - 1, 0)
        if not len(self.firsts):
            return left_blocks, right_blocks
        self.check(np.unique((left_blocks, right_blocks)))
        held = self._held(left_blocks)
        left = left_blocks * BLOCK + (held < keys[:, None]).sum(axis=1)
        right = right_blocks * BLOCK + (held <= keys[:, None]).sum(axis=1)
        if len(apart := np.flatnonzero(left_blocks != right_blocks)):
            last = self._held(right_blocks[apart]) <= keys[apart, None]
            right[apart] = right_blocks[apart] * BLOCK + last.sum(axis=1)
        return left, np.minimum(right, len(self.keys))

    def documents(self, starts: Places, ends: Places) -> Numbers:
        """The numbers of the documents in some ranges of entries, one range after the other."""
        counts = ends - starts
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        places = np.repeat(starts, counts) + within
        self.check(np.unique(places // BLOCK))
        numbers: Numbers = self.numbers[places]
        return numbers

    def check(self, blocks: Places) -> None:
        """Compare blocks with their checksums, each once."""
        for block in blocks[~self.checked[blocks]].tolist():
            if self._checksum(block) != self.checksums[block]:
                raise _corrupt(self.path, f"block {block} does not match its checksum")
            self.checked[block] = True

    def _held(self, blocks: Places) -> Keys:
        """The keys of each block, shape (blocks, BLOCK); the last one's end filled with highest."""
        whole = len(self.keys) // BLOCK
        held = np.full((len(blocks), BLOCK), _HIGHEST, dtype=np.uint64)
        full = blocks < whole
        held[full] = self.keys[: whole * BLOCK].reshape(-1, BLOCK)[blocks[full]]
        held[~full, : len(self.keys) - whole * BLOCK] = self.keys[whole * BLOCK :]
        return held

    def _checksum(self, block: int) -> int:
        part = slice(block * BLOCK, (block + 1) * BLOCK)
        return zlib.crc32(self.numbers[part].data, zlib.crc32(self.keys[part].data))


def write_segment(path: Path, chunks: Iterable[tuple[Keys, Numbers]], entries: int) -> None:
    """Write sorted entries, given in chunks, to a file that is whole and on disk, or not there."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            _write(file, chunks, entries)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def open_segment(path: Path) -> Segment:
    """The segment in a file; only its header and table are read.

    Raises:
        FormatError: the file is missing, cut short, corrupt, or of another version.
        RetoldError: it may not be read.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER.size)
            entries, table_checksum = _checked_header(path, header)
            blocks = -(-entries // BLOCK)
            table = file.read(_table_size(blocks))
            size = os.fstat(file.fileno()).st_size
            if size != _HEADER.size + len(table) + entries * _ENTRY:
                raise _corrupt(path, f"it has {size} bytes, not as many as its header says")
            if zlib.crc32(table) != table_checksum:
                raise _corrupt(path, "its table of blocks does not match its checksum")
            mapped = np.memmap(file, dtype=np.uint8, mode="r") if entries else np.zeros(0, np.uint8)
            content = np.asarray(mapped)  # a memmap's own indexing is slow
    except PermissionError:
        raise RetoldError(f"{path}: reading it is not permitted; check its permissions") from None
    except OSError as error:
        raise _corrupt(path, error.strerror or "it cannot be read") from None
    start = _HEADER.size + len(table)
    return Segment(
        path=path,
        firsts=np.frombuffer(table, dtype="<u8", count=blocks),
        checksums=np.frombuffer(table, dtype="<u4", count=blocks, offset=8 * blocks),
        keys=content[start : start + 8 * entries].view("<u8"),
        numbers=content[start + 8 * entries : start + _ENTRY * entries].view("<u4"),
        checked=np.zeros(blocks, dtype=np.bool_),
    )


def merged(segments: Sequence[Segment]) -> Iterator[tuple[Keys, Numbers]]:
    """The entries of several segments in one order, in chunks of about CHUNK entries."""
    for segment in segments:
        segment.check(np.arange(len(segment.firsts)))
    parts = max(1, sum(len(segment.keys) for segment in segments) // CHUNK)
    bounds = np.array([(part << 64) // parts for part in range(1, parts)], dtype=np.uint64)
    cuts = [
        [0, *np.searchsorted(segment.keys, bounds).tolist(), len(segment.keys)]
        for segment in segments
    ]
    for part in range(parts):
        ranges = [slice(cut[part], cut[part + 1]) for cut in cuts]
        keys = np.concatenate([one.keys[at] for one, at in zip(segments, ranges, strict=True)])
        numbers = np.concatenate(
            [one.numbers[at] for one, at in zip(segments, ranges, strict=True)]
        )
        order = np.argsort(keys, kind="stable")
        yield keys[order], numbers[order]


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last through a loss of power, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(file: BinaryIO, chunks: Iterable[tuple[Keys, Numbers]], entries: int) -> None:
    """Header and table last, since they tell what the entries came to."""
    blocks = -(-entries // BLOCK)
    start = _HEADER.size + _table_size(blocks)
    firsts = np.zeros(blocks, dtype="<u8")
    checksums = np.zeros(blocks, dtype="<u4")
    at = 0
    for keys, numbers in _whole_blocks(chunks):
        for offset in range(0, len(keys), BLOCK):
            block, part = (at + offset) // BLOCK, slice(offset, offset + BLOCK)
            firsts[block] = keys[offset]
            checksums[block] = zlib.crc32(numbers[part].tobytes(), zlib.crc32(keys[part].tobytes()))
        file.seek(start + 8 * at)
        file.write(keys.tobytes())
        file.seek(start + 8 * entries + 4 * at)
        file.write(numbers.tobytes())
        at += len(keys)
    table = (firsts.tobytes() + checksums.tobytes()).ljust(_table_size(blocks), b"\0")
    fields = (_MAGIC, VERSION, BLOCK, entries, zlib.crc32(table))
    own = zlib.crc32(_HEADER.pack(*fields, 0))
    file.seek(0)
    file.write(_HEADER.pack(*fields, own) + table)


def _table_size(blocks: int) -> int:
    """The bytes of the table, such that the keys behind it stand at a multiple of their size."""
    return 8 * blocks + 8 * -(-blocks // 2)


def _whole_blocks(chunks: Iterable[tuple[Keys, Numbers]]) -> Iterator[tuple[Keys, Numbers]]:
    """The same entries in chunks of whole blocks, but for the last."""
    keys, numbers = np.zeros(0, dtype="<u8"), np.zeros(0, dtype="<u4")
    for more_keys, more_numbers in chunks:
        keys = np.concatenate((keys, more_keys))
        numbers = np.concatenate((numbers, more_numbers))
        whole = len(keys) // BLOCK * BLOCK
        yield keys[:whole], numbers[:whole]
        keys, numbers = keys[whole:], numbers[whole:]
    yield keys, numbers


def _checked_header(path: Path, header: bytes) -> tuple[int, int]:
    """The number of entries and the checksum of the table, once the header is found sound."""
    if len(header) < _HEADER.size or header[:8] != _MAGIC:
        raise _corrupt(path, "it does not begin as a segment does")
    magic, version, block, entries, table, own = _HEADER.unpack(header)
    if version > VERSION:
        raise FormatError(
            f"{path}: it has format version {version}, this retold reads up to {VERSION}; "
            "update retold"
        )
    if version < VERSION:
        raise _corrupt(path, f"it has format version {version}, of an older retold")
    if zlib.crc32(_HEADER.pack(magic, version, block, entries, table, 0)) != own or block != BLOCK:
        raise _corrupt(path, "its header does not match its checksum")
    return entries, table


def _corrupt(path: Path, what: str) -> FormatError:
    corpus = path.parent.parent
    return FormatError(
        f"{path}: the index cannot be used ({what}); the documents are kept elsewhere, so make it "
        f"anew with: retold add {corpus} --rebuild"
    )
