"""A temporary folder that is removed however the work ends."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO
from uuid import uuid4

try:
    import fcntl
except ImportError:  # not on Windows, where nothing is left of who was killed is cleaned
    fcntl = None  # type: ignore[assignment]

PREFIX = "retold-dedupe-"
LOCK = "lock"
"""The file that a run holds locked in its folder: the lock goes with the process."""

UNLOCKED = 86_400.0
"""Seconds after which a folder without a lock, of an earlier edition, is taken for left behind."""


@contextmanager
def scratch() -> Iterator[Path]:
    """A new folder among the temporary files, for this user alone.

    It is named before it is made: an interrupt between the two, which tempfile's folders outlive,
    finds it too. What runs that were killed have left there is removed first.
    """
    place = Path(tempfile.gettempdir())
    folder = place / f"{PREFIX}{uuid4().hex}"
    try:
        folder.mkdir(mode=0o700)
        with (folder / f"{LOCK}-made").open("wb") as lock:
            # Locked before it has its name: a lock file that is free has lost its process.
            _locked(lock)
            (folder / f"{LOCK}-made").rename(folder / LOCK)
            _remove_left(place)
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _remove_left(place: Path) -> None:
    """Remove the folders of runs of this user that were killed."""
    if fcntl is None:
        return
    with suppress(OSError):
        for folder in place.glob(f"{PREFIX}*"):
            if _is_left(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _is_left(folder: Path) -> bool:
    """Whether a folder is one of ours that no process works in."""
    try:
        found = folder.lstat()
        age = time.time() - found.st_mtime
        if not folder.is_dir() or folder.is_symlink() or found.st_uid != os.geteuid():
            return False
        if not (folder / LOCK).exists():
            return age > UNLOCKED
        with (folder / LOCK).open("rb") as lock:
            return _locked(lock)
    except OSError:
        return False


def _locked(lock: IO[bytes]) -> bool:
    """Whether a file could be locked; it is until it is closed."""
    if fcntl is None:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
