"""Indexes of dictionaries, kept between runs in the user's cache folder.

A file is known by its path, size and time of change. Where nothing can be read or written there,
the index is made anew each time.
"""

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Arrays = tuple[NDArray[Any], ...]


def remembered(path: Path, count: int, make: Callable[[], Arrays]) -> Arrays:
    """The arrays made of a file, so many of them, mapped from the cache where it has them."""
    names = [folder() / f"{_key(path)}-{index}.npy" for index in range(count)]
    try:
        kept = tuple(np.load(name, mmap_mode="r") for name in names)
    except (OSError, ValueError, EOFError):
        made = make()
        _keep(names, made)
        return made
    return kept


def folder() -> Path:
    """Where indexes are kept: below XDG_CACHE_HOME, else below the home's .cache."""
    base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "retold" / "dictionaries"


def _key(path: Path) -> str:
    """A name that changes with the file."""
    seen = path.stat()
    return f"{path.name}-{crc32(os.fsencode(path.resolve())):08x}-{seen.st_size}-{seen.st_mtime_ns}"


def _keep(names: list[Path], made: Arrays) -> None:
    """Write the arrays, each at once, so that no other run reads half of one."""
    try:
        folder().mkdir(parents=True, exist_ok=True)
        for name, array in zip(names, made, strict=True):
            with NamedTemporaryFile(dir=name.parent, suffix=".part", delete=False) as part:
                np.save(part, array)
            Path(part.name).replace(name)
    except OSError:
        return
