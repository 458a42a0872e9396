"""Paths on other file systems than this machine's: `s3://`, `gs://`, `hdfs://`, `file://` and more.

Whatever `pyarrow.fs` opens. `as_path` gives for such an address what has the methods of a
`pathlib.Path` that the readers, the sinks and the stages use; for all else a `Path`.
"""

import io
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from functools import cache
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import IO, Any, NamedTuple, cast

from retold.errors import MissingExtra, ReadError, RetoldError

ADDRESS = re.compile(r"(?i)(s3|gs|gcs|hdfs|viewfs|abfss?|file)://")
"""How an address on a file system begins."""

RENAMED = frozenset(("local", "hdfs"))
"""File systems that rename a folder at once; elsewhere a manifest says that one is whole."""


class _Status(NamedTuple):
    """What `stat` tells of a file."""

    st_size: int
    st_mtime_ns: int


@dataclass(frozen=True, slots=True, order=True)
class RemotePath:
    """A path on a file system that pyarrow opens; made by `as_path`.

    Attributes:
        root: scheme and host, or bucket.
        path: what follows it.
        query: options of the file system, as `region=eu-west-1`.
    """

    root: str
    path: PurePosixPath
    query: str = ""

    def __str__(self) -> str:
        path = "" if self.path == PurePosixPath() else self.path
        return f"{self.root}/{path}{self.query and '?'}{self.query}"

    def __truediv__(self, name: object) -> "RemotePath":
        return replace(self, path=self.path / str(name))

    @property
    def name(self) -> str:
        """The last part."""
        return self.path.name

    @property
    def suffix(self) -> str:
        """Its ending."""
        return self.path.suffix

    @property
    def suffixes(self) -> list[str]:
        """Its endings."""
        return self.path.suffixes

    @property
    def parent(self) -> "RemotePath":
        """The folder."""
        return replace(self, path=self.path.parent)

    def with_name(self, name: str) -> "RemotePath":
        """Another one in the same folder."""
        return replace(self, path=self.path.with_name(name))

    def with_suffix(self, suffix: str) -> "RemotePath":
        """The same with another ending."""
        return replace(self, path=self.path.with_suffix(suffix))

    def resolve(self) -> "RemotePath":
        """The same: it is the same for everybody."""
        return self

    def relative_to(self, folder: object) -> PurePosixPath:
        """The path from a folder on."""
        return self.path.relative_to(cast("RemotePath", as_path(str(folder))).path)

    def exists(self) -> bool:
        """Whether anything is there."""
        return bool(self._info().type.name != "NotFound")

    def is_file(self) -> bool:
        """Whether it is a file."""
        return bool(self._info().is_file)

    def is_dir(self) -> bool:
        """Whether it is a folder."""
        return bool(self._info().type.name == "Directory")

    def stat(self) -> _Status:
        """Size and time of change."""
        info = self._info()
        if not info.is_file:
            raise FileNotFoundError(2, "No such file", str(self))
        return _Status(info.size, info.mtime_ns or 0)

    def open(self, mode: str = "r", buffering: int = -1, encoding: str | None = None) -> IO[Any]:
        """The file, opened to be read from any place, or written from the beginning."""
        del buffering
        system, key = located(self)
        if "w" in mode:
            system.create_dir(str(PurePosixPath(key).parent), recursive=True)
            stream = system.open_output_stream(key, compression=None)
            binary: Any = io.BufferedWriter(stream)
        else:
            binary = io.BufferedReader(system.open_input_file(key))
        return cast("IO[Any]", binary if "b" in mode else io.TextIOWrapper(binary, encoding))

    def read_bytes(self) -> bytes:
        """All of it."""
        with self.open("rb") as file:
            return cast("bytes", file.read())

    def read_text(self, encoding: str | None = None) -> str:
        """All of it."""
        return self.read_bytes().decode(encoding or "utf-8")

    def write_bytes(self, data: bytes) -> None:
        """Make it the file's content."""
        with self.open("wb") as file:
            file.write(data)

    def write_text(self, text: str, encoding: str | None = None) -> None:
        """Make it the file's content."""
        self.write_bytes(text.encode(encoding or "utf-8"))

    def mkdir(self, *, parents: bool = False, exist_ok: bool = False) -> None:
        """Make the folder, where the file system has any."""
        del parents
        if not exist_ok and self.exists():
            raise FileExistsError(17, "File exists", str(self))
        system, key = located(self)
        system.create_dir(key, recursive=True)

    def iterdir(self) -> Iterator["RemotePath"]:
        """What is in the folder."""
        return self._listed(recursive=False)

    def glob(self, pattern: str) -> Iterator["RemotePath"]:
        """What is in the folder under such names."""
        return (path for path in self.iterdir() if fnmatch(path.name, pattern))

    def rglob(self, pattern: str) -> Iterator["RemotePath"]:
        """What is in the folder or one below it under such names."""
        return (path for path in self._listed(recursive=True) if fnmatch(path.name, pattern))

    def unlink(self, *, missing_ok: bool = False) -> None:
        """Remove the file."""
        system, key = located(self)
        if not (missing_ok and not self.exists()):
            system.delete_file(key)

    def replace(self, target: "RemotePath") -> None:
        """Move it to another path; at once where `renames` says so."""
        system, key = located(self)
        system.move(key, located(target)[1])

    def _info(self) -> Any:  # noqa: ANN401 - an optional library's class
        system, key = located(self)
        return system.get_file_info([key])[0]

    def _listed(self, *, recursive: bool) -> Iterator["RemotePath"]:
        from pyarrow.fs import FileSelector

        system, key = located(self)
        for info in system.get_file_info(FileSelector(key, recursive=recursive)):
            yield replace(self, path=self.path / PurePosixPath(info.path).relative_to(key))


def as_path(where: Path | str) -> Path:
    """A path: of an address on a file system what has the methods of one.

    Raises:
        MissingExtra: pyarrow is not installed, and it is such an address.
        ReadError: the address holds a password.
    """
    if isinstance(where, RemotePath) or not is_address(str(where)):
        return where if isinstance(where, RemotePath) else Path(where)
    if find_spec("pyarrow") is None:
        raise MissingExtra(f"reading {where}", "parquet")
    address, _, query = str(where).partition("?")
    scheme, _, rest = address.partition("://")
    host, _, path = rest.partition("/")
    if "@" in host:
        raise ReadError(
            f"{scheme}://…@{host.rpartition('@')[2]}: a password has no place in an address; put "
            "it where the client of this file system looks for it, such as the environment"
        )
    return cast("Path", RemotePath(f"{scheme.lower()}://{host}", PurePosixPath(path), query))


def is_address(where: str) -> bool:
    """Whether a name is an address on a file system."""
    return ADDRESS.match(where) is not None


def refuse_address(folder: Path) -> None:
    """Refuse a folder that was named by an address where only one of this machine will do.

    Raises:
        RetoldError: it was.
    """
    if ADDRESS.match(f"{folder.parts[0] if folder.parts else ''}//"):
        raise RetoldError(
            f"{folder}: a corpus lies in a folder of this machine, not at an address; name a folder"
        )


def located(path: Path | RemotePath) -> tuple[Any, str]:
    """The file system of pyarrow on which a path is, and what it is called there."""
    if isinstance(path, RemotePath):
        system, base = _opened(path.root, path.query)
        key = str(PurePosixPath(base) / path.path)
        return system, "" if key == "." else key
    from pyarrow.fs import LocalFileSystem

    return LocalFileSystem(), str(path)


@cache
def _opened(root: str, query: str) -> tuple[Any, str]:
    """A file system, and what its root is called there."""
    from pyarrow import ArrowException
    from pyarrow.fs import FileSystem

    try:
        system, base = FileSystem.from_uri(f"{root}/{query and '?'}{query}")
    except (ArrowException, OSError) as error:
        raise ReadError(f"{root}: the file system cannot be opened ({error})") from None
    return system, base


def renames(path: Path | RemotePath) -> bool:
    """Whether a folder can be given its name at once, where a path is."""
    return not isinstance(path, RemotePath) or located(path)[0].type_name in RENAMED


def remove(folder: Path | RemotePath) -> None:
    """Remove a folder with all that is in it, if it is there."""
    if not isinstance(folder, RemotePath):
        shutil.rmtree(folder, ignore_errors=True)
    elif folder.is_dir():
        system, key = located(folder)
        system.delete_dir(key)


def parquet_file(path: Path) -> Any:  # noqa: ANN401 - an optional library's class
    """A Parquet file, opened.

    Raises:
        ImportError: pyarrow is not installed.
        OSError, pyarrow.ArrowException: it cannot be read.
    """
    from pyarrow.parquet import ParquetFile

    if not isinstance(path, RemotePath):
        return ParquetFile(path)
    system, key = located(path)
    return ParquetFile(key, filesystem=system)


def unpathed(path: Path) -> Path | IO[bytes]:
    """What a library that knows files of this machine alone can open: a path, or an open file."""
    return path.open("rb") if isinstance(path, RemotePath) else path


@contextmanager
def uploaded(path: RemotePath) -> Iterator[Path]:
    """A file of this machine that is copied to a path once it is whole."""
    with tempfile.TemporaryDirectory(prefix="retold-") as folder:
        part = Path(folder) / path.name
        part.touch()
        yield part
        with part.open("rb") as source, path.open("wb") as target:
            shutil.copyfileobj(source, target)
