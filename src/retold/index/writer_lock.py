"""The lock of the one process that may write to a folder."""

import sqlite3
from pathlib import Path

from retold.errors import RetoldError
from retold.index.store import reason


def sole_writer(folder: Path, name: str, busy: str) -> sqlite3.Connection:
    """A lock on a folder: a transaction on a file of its own, given up when we end.

    Args:
        folder: what is locked.
        name: of the file.
        busy: what is said where another process holds it.

    Raises:
        RetoldError: another process holds it, or the folder cannot be written to.
    """
    lock: sqlite3.Connection | None = None
    try:
        lock = sqlite3.connect(folder / name, timeout=0, isolation_level=None)
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if lock is not None:
            lock.close()
        if "locked" in str(error):
            raise RetoldError(f"{folder}: {busy}") from None
        raise RetoldError(f"{folder}: it cannot be written to: {reason(error)}") from None
    return lock
