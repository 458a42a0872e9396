"""The bytes of a file or of standard input, within a limit."""

import sys
from typing import BinaryIO

from retold.errors import ReadError
from retold.filesystems import as_path

MAX_FILE_BYTES = 200_000_000
"""Four times the largest text that was tried; a guard against endless inputs."""


def read_file(where: str, name: str) -> bytes:
    """What a file holds.

    Args:
        where: the path.
        name: what messages call it.

    Raises:
        ReadError: missing, a folder, forbidden, too large.
    """
    if not where:
        raise ReadError("an empty name is no file; name a file, an address or - for standard input")
    try:
        path = as_path(where)
        if path.is_dir():
            raise ReadError(f"{name}: it is a folder; give one file in it")
        with path.open("rb") as opened:
            return within_limit(opened, name)
    except FileNotFoundError:
        raise ReadError(f"{name}: there is no such file; check the path") from None
    except PermissionError:
        raise ReadError(f"{name}: reading it is not permitted; check its permissions") from None
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the path
        reason = getattr(error, "strerror", None) or "this is no path"
        raise ReadError(f"{name}: it cannot be opened ({reason}); check the path") from None


def read_stdin() -> bytes:
    """What comes from standard input.

    Raises:
        ReadError: it is closed, or larger than the limit.
    """
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise ReadError("standard input: it is closed; pipe a text into it or give a file")
    return within_limit(stream, "standard input")


def within_limit(stream: BinaryIO, name: str) -> bytes:
    """What is left in a stream.

    Raises:
        ReadError: it is larger than the limit.
    """
    content = stream.read(MAX_FILE_BYTES + 1)
    if len(content) > MAX_FILE_BYTES:
        limit = MAX_FILE_BYTES // 1_000_000
        raise ReadError(f"{name}: it is larger than {limit} MB; split it into articles first")
    return content
