"""Lines of a stream, each within a limit: a record larger than that is passed over, not held."""

from collections.abc import Iterator
from typing import AnyStr, Protocol, TypeVar

MAX_RECORD_BYTES = 50_000_000
"""Bytes of a line, a row or a body: twice the longest text that can be compared, and so little that
a few copies of it fit into the memory of any machine."""

_DRAINED = 1 << 20  # bytes of an endless line held at a time

Line_co = TypeVar("Line_co", bytes, str, covariant=True)


class Lines(Protocol[Line_co]):
    """What has lines, of bytes or of text."""

    def readline(self, size: int = -1, /) -> Line_co:
        """A line with its end, or the part of it that is no longer than the size."""
        ...


class Slice:
    """The lines of a file from where it stands on, in so many bytes, which end with a line."""

    def __init__(self, stream: Lines[bytes], size: int) -> None:
        self._stream, self._left = stream, size

    def readline(self, size: int = -1, /) -> bytes:
        """A line with its end, or the part of it that is no longer than the size."""
        line = self._stream.readline(self._left if size < 0 else min(size, self._left))
        self._left -= len(line)
        return line


def bounded_lines(stream: Lines[AnyStr], limit: int = 0) -> Iterator[AnyStr | None]:
    """The lines of a stream with their ends; None for each that is longer than the limit.

    Args:
        stream: a file of bytes or of text, or one that unpacks on the way.
        limit: the most bytes (or characters, of text) of a line; 0 is `MAX_RECORD_BYTES`.
    """
    limit = limit or MAX_RECORD_BYTES
    while line := stream.readline(limit + 1):
        if len(line) <= limit:
            yield line
            continue
        end = line[-1:]
        while end and end not in (b"\n", "\n"):
            end = stream.readline(_DRAINED)[-1:]
        yield None


def too_long() -> str:
    """What is said of a record that is over the limit."""
    return f"it is longer than {MAX_RECORD_BYTES // 1_000_000} MB; split it into articles"
