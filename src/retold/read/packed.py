"""What packed files hold, within a limit: gzip, xz, bzip2.

Whoever packs something decides how large it is unpacked, so nothing is unpacked as a whole before
its size is known to be within the limit.
"""

import bz2
import gzip
import io
import lzma
import zlib
from pathlib import Path
from typing import BinaryIO, cast

from retold.filesystems import unpathed

ENDINGS = (".gz", ".xz", ".bz2")
MARKS = (b"\x1f\x8b\x08", b"\xfd7zXZ\x00", b"BZh")

MAX_DICTIONARY_BYTES = 200_000_000
"""Memory that unpacking xz may take: its highest setting takes 65 MB, a hostile header 4 GB."""

DAMAGED = (OSError, EOFError, zlib.error, lzma.LZMAError)
"""What unpacking raises where a file breaks off or is damaged."""

_HEADER_BYTES = 1_024  # of the stream and its first block
_BZIP2_BLOCK = b"1AY&SY"  # behind the mark and a digit: a text may begin with BZh


class TooLarge(Exception):  # noqa: N818 - named for what it is
    """More comes out than the limit allows."""


def is_packed(content: bytes) -> bool:
    """Whether bytes begin as gzip, xz or bzip2 does."""
    return content.startswith(MARKS) and (
        not content.startswith(b"BZh") or content[4:10] == _BZIP2_BLOCK
    )


def unpacked(content: bytes, limit: int) -> bytes:
    """What packed bytes hold.

    Raises:
        TooLarge: it is larger than the limit, or wants too much memory.
        OSError, EOFError, zlib.error, lzma.LZMAError: they break off or are damaged.
    """
    with unpacking(io.BytesIO(content), content[:10]) as stream:
        found = stream.read(limit + 1)
    if len(found) > limit:
        raise TooLarge
    return found


def opened(path: Path) -> BinaryIO:
    """The bytes of a file, unpacked on the way where its ending says that it is packed.

    Raises:
        TooLarge: an xz file wants too much memory.
    """
    ending = path.suffix.lower()
    if ending == ".xz":
        with path.open("rb") as packed:
            _check_dictionary(packed)
        return cast("BinaryIO", lzma.open(unpathed(path), "rb"))
    if ending == ".bz2":
        return cast("BinaryIO", bz2.open(unpathed(path), "rb"))
    if ending == ".gz":
        return cast("BinaryIO", gzip.open(unpathed(path), "rb"))
    return path.open("rb")


def unpacking(stream: BinaryIO, start: bytes) -> BinaryIO:
    """A stream of what a packed stream holds, whose packing its first bytes tell."""
    if start.startswith(MARKS[1]):
        _check_dictionary(stream)
        return cast("BinaryIO", lzma.LZMAFile(stream))
    if start.startswith(MARKS[2]):
        return cast("BinaryIO", bz2.BZ2File(stream))
    return cast("BinaryIO", gzip.GzipFile(fileobj=stream))


def _check_dictionary(stream: BinaryIO) -> None:
    """Refuse an xz file whose header wants more memory than any setting of xz does."""
    start = stream.peek(_HEADER_BYTES) if isinstance(stream, io.BufferedReader) else b""
    if not start:
        place = stream.tell()
        start = stream.read(_HEADER_BYTES)
        stream.seek(place)
    try:
        lzma.LZMADecompressor(memlimit=MAX_DICTIONARY_BYTES).decompress(start, 1)
    except lzma.LZMAError as error:
        if "memory" in str(error).lower():
            raise TooLarge from None
