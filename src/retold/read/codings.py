"""The body of an HTTP answer as it was kept in an archive -> the page itself.

Crawlers keep bodies as they came (chunked, packed), or unpacked but with the old header. So a
header is believed only where the bytes bear it out.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from typing import TypeAlias

from retold.read.packed import TooLarge

Pieces: TypeAlias = Callable[[bytes], Iterator[bytes]]

PLAIN = frozenset(("", "identity", "none", "utf-8", "utf8", "binary", "8bit", "7bit"))
"""Names of codings under which servers send plain bodies."""

MOST_CODINGS = 4
"""Codings one over the other; servers by mistake apply two."""

_PIECE = 1 << 20
_GZIP, _ZLIB, _RAW = 31, 15, -15  # how zlib is told what comes
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_TEXT_START = re.compile(rb"[\xef\xbb\xbf\s]*<[!?A-Za-z]")


class NotPacked(Exception):  # noqa: N818 - named for what is so
    """A body is not packed in the way that its header says, and is no text either."""


def plain_body(content: bytes, transfer: str, codings: str, limit: int) -> bytes:
    """The body without its chunks and packing.

    Args:
        content: the bytes that were kept.
        transfer: the header Transfer-Encoding, empty where there is none.
        codings: the header Content-Encoding, empty where there is none.
        limit: the most bytes that may come out.

    Raises:
        NotPacked: the bytes are not what the headers say, or packed in a way that is not known.
        TooLarge: more comes out than the limit.
        ImportError: the library for a coding is not installed.
    """
    named = [name.strip().lower() for name in f"{codings},{transfer}".split(",")]
    if "chunked" in named:
        content = without_chunks(content)
    packings = [name for name in named if name not in PLAIN and name != "chunked"]
    for name in packings[: -MOST_CODINGS - 1 : -1]:
        content = _unpacked(content, name, limit)
    return content


def without_chunks(content: bytes) -> bytes:
    """The body that was sent in chunks; as it is where it was kept without them."""
    parts: list[bytes] = []
    place = 0
    while chunk := _CHUNK.match(content, place):
        size = int(chunk[1], 16)
        if size == 0:
            return b"".join(parts)
        start = chunk.end()
        parts.append(content[start : start + size])
        place = start + size
        place += 2 if content.startswith(b"\r\n", place) else content.startswith(b"\n", place)
    whole = bool(parts) and place >= len(content)  # cut off in the last chunk
    return b"".join(parts) if whole else content


def _unpacked(content: bytes, name: str, limit: int) -> bytes:
    """The content without one coding; as it is where it is plain text in spite of its header."""
    ways = _WAYS.get(name)
    if ways is None:
        raise NotPacked(f"it is packed in a way that is not known ({name[:40]})")
    for way in ways:
        found = _within(way(content), limit)
        if found is not None:
            return found
    if not content or _TEXT_START.match(content):
        return content
    raise NotPacked(f"its header says that it is packed ({name}), but it breaks off or is not")


def _within(pieces: Iterator[bytes], limit: int) -> bytes | None:
    """All pieces together; None where the bytes are not packed so."""
    found = bytearray()
    try:
        for piece in pieces:
            found += piece
            if len(found) > limit:
                raise TooLarge
    except (zlib.error, EOFError, ValueError):
        return None
    return bytes(found)


def _gunzipped(content: bytes) -> Iterator[bytes]:
    """Gzip of one or more members; what follows the last is passed over."""
    while content.startswith(b"\x1f\x8b"):
        member = zlib.decompressobj(_GZIP)
        yield from _drained(member, content)
        content = member.unused_data
        if not content.startswith(b"\x1f\x8b"):
            return
    raise EOFError


def _inflated(content: bytes) -> Iterator[bytes]:
    yield from _drained(zlib.decompressobj(_ZLIB), content)


def _inflated_raw(content: bytes) -> Iterator[bytes]:
    """Deflate without zlib's frame, as servers send it that take the name at its word."""
    yield from _drained(zlib.decompressobj(_RAW), content)


def _drained(member: "zlib._Decompress", content: bytes) -> Iterator[bytes]:
    rest = content
    while rest and not member.eof:
        yield member.decompress(rest, _PIECE)
        rest = member.unconsumed_tail
    while not member.eof:
        more = member.decompress(b"", _PIECE)
        if not more:
            raise EOFError
        yield more


def _unbrotlied(content: bytes) -> Iterator[bytes]:
    import brotli

    unpacker = brotli.Decompressor()
    try:
        piece = unpacker.process(content, output_buffer_limit=_PIECE)
        while piece:
            yield piece
            piece = unpacker.process(b"", output_buffer_limit=_PIECE)
    except brotli.error as error:
        raise ValueError from error
    if not unpacker.is_finished():
        raise EOFError


def _unzstd(content: bytes) -> Iterator[bytes]:
    """Zstandard of one or more frames."""
    try:
        from compression import zstd  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        from backports import zstd

    while content:
        unpacker = zstd.ZstdDecompressor()
        rest = content
        try:
            while not unpacker.eof:
                piece = unpacker.decompress(rest, max_length=_PIECE)
                if not piece and unpacker.needs_input and not unpacker.eof:
                    raise EOFError
                rest = b""
                yield piece
        except zstd.ZstdError as error:
            raise ValueError from error
        content = unpacker.unused_data


_WAYS: dict[str, tuple[Pieces, ...]] = {
    "gzip": (_gunzipped,),
    "x-gzip": (_gunzipped,),
    "deflate": (_inflated, _inflated_raw, _gunzipped),
    "br": (_unbrotlied,),
    "zstd": (_unzstd,),
}
