"""Where a result goes: standard output, or a file that is whole or not there."""

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import combinations
from pathlib import Path
from typing import TextIO

from retold.errors import RetoldError
from retold.filesystems import RemotePath, as_path


def write(content: str | bytes, out: str | None) -> None:
    """Write to standard output (None or `-`), or to a file that appears only when it is whole.

    Raises:
        RetoldError: the place cannot be written to.
        BrokenPipeError: who read standard output has gone.
    """
    if out is None or out == "-":
        _write_stdout(content)
    else:
        write_file(as_path(out), content)


def spare(inputs: Iterable[Path | str | None], outputs: Iterable[Path | str | None]) -> None:
    """Refuse to write over what is read, or twice to one place: it would be gone.

    Args:
        inputs: files, or folders of which everything is read; None, `-` and addresses count not.
        outputs: files, under whatever name or link; None and `-` count not.

    Raises:
        RetoldError: an output is an input, or two are one.
    """
    written = [Path(name) for name in outputs if name is not None and str(name) != "-"]
    for first, second in combinations(written, 2):
        if _same(first, second):
            raise RetoldError(f"{second}: two results would go there; name a file for each")
    read = [Path(name) for name in inputs if name is not None and str(name) != "-"]
    for output in filter(_is_file, written):
        for path in read:
            if _is_file(path) and output.samefile(path):
                raise RetoldError(f"{output}: it is an input; write to another file")
            if _is_folder(path) and output.resolve().is_relative_to(path.resolve()):
                raise RetoldError(f"{output}: it lies in {path}, an input; write to another place")


def _same(first: Path, second: Path) -> bool:
    """Whether two names are of one file, also one that is not there yet."""
    try:
        if first.exists() and second.exists():
            return first.samefile(second)
        return first.resolve() == second.resolve()
    except (OSError, ValueError, RuntimeError):  # RuntimeError: links that go in a circle
        return first == second


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # no path at all, or one of a place that is not ours
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _write_stdout(content: str | bytes) -> None:
    with standard_output() as stream:
        if isinstance(content, bytes):
            stream.buffer.write(content)
        else:
            stream.write(content if content.endswith("\n") else content + "\n")


@contextmanager
def standard_output() -> Iterator[TextIO]:
    """Standard output, flushed at the end.

    Raises:
        RetoldError: it is closed, or cannot be written to.
        BrokenPipeError: who read it has gone.
    """
    if sys.stdout is None:
        raise RetoldError("standard output: it is closed; open it, or name a file with --out")
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _let_go_of_stdout()
        raise RetoldError(
            f"standard output: cannot be written ({error.strerror}); choose another place"
        ) from None


def _let_go_of_stdout() -> None:
    """Send what is still to be written nowhere: Python would try again at its end, and complain."""
    with suppress(OSError), Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file that appears only when it is whole, even if we are stopped half-way.

    What is there and no file, as a pipe or `/dev/null`, is written to, and not replaced; a link
    stays, and the file that it leads to is written.

    Raises:
        RetoldError: the place cannot be written to.
    """
    part: Path | None = None
    data = content if isinstance(content, bytes) else content.encode("utf-8")
    try:
        if isinstance(path, RemotePath):
            path.write_bytes(data)
            return
        if path.exists() and not (path.is_file() or path.is_dir()):
            with path.open("wb") as stream:
                stream.write(data)
            return
        place = Path(os.path.realpath(path)) if path.is_symlink() else path
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.", suffix=".part")
        part = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        part.chmod(0o666 & ~_mask())
        part.replace(place)
    except OSError as error:
        raise RetoldError(
            f"{path}: cannot be written ({error.strerror or error}); choose another place"
        ) from None
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def _mask() -> int:
    """The process's file mode mask; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
