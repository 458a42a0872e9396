"""A database in the folder of a corpus: opened, made, locked; what is wrong with it is told."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from retold.errors import FormatError, RetoldError
from retold.index.store import reason
from retold.index.writer_lock import sole_writer

NAME = "watch.sqlite"
LOCK = "watch.lock"
BUSY = "another process watches for this corpus; let it, or stop it first"
APPLICATION = 0x7E705702
"""Marks the database as ours (SQLite's `application_id`)."""
VERSION = 1
LONGEST_LOCK = 30.0
"""Seconds to wait for another process's transaction: `--mark` beside a watch that runs."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS feeds (
    address TEXT PRIMARY KEY, etag TEXT, modified TEXT, failures INTEGER NOT NULL DEFAULT 0,
    since REAL NOT NULL DEFAULT 0, seconds REAL NOT NULL DEFAULT 0, fault TEXT,
    was_read INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS entries (
    number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, feed TEXT NOT NULL, url TEXT,
    stamp TEXT NOT NULL, date TEXT, record TEXT NOT NULL,
    state TEXT NOT NULL, failures INTEGER NOT NULL DEFAULT 0,
    since REAL NOT NULL DEFAULT 0, seconds REAL NOT NULL DEFAULT 0, fault TEXT,
    etag TEXT, modified TEXT
);
CREATE INDEX IF NOT EXISTS entries_waiting ON entries (state) WHERE state = 'waiting';
CREATE INDEX IF NOT EXISTS entries_refused ON entries (state) WHERE state = 'refused';
CREATE TABLE IF NOT EXISTS pages (
    id TEXT NOT NULL, digest TEXT NOT NULL, links TEXT NOT NULL, PRIMARY KEY (id, digest)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS copies (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL UNIQUE,
    place TEXT NOT NULL, evidence TEXT NOT NULL,
    status TEXT NOT NULL, status_since TEXT NOT NULL, note TEXT, shown INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS copies_place ON copies (place);
CREATE TABLE IF NOT EXISTS outbox (
    copy TEXT NOT NULL, hook TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'waiting',
    failures INTEGER NOT NULL DEFAULT 0, since REAL NOT NULL DEFAULT 0,
    seconds REAL NOT NULL DEFAULT 0, fault TEXT, PRIMARY KEY (copy, hook)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT OR IGNORE INTO state VALUES ('edition', '0');
CREATE TRIGGER IF NOT EXISTS copy_kept AFTER INSERT ON copies BEGIN
    UPDATE state SET value = value + 1 WHERE name = 'edition';
END;
CREATE TRIGGER IF NOT EXISTS copy_changed AFTER UPDATE OF evidence, status, note ON copies BEGIN
    UPDATE state SET value = value + 1 WHERE name = 'edition';
END;
"""


class Database:
    """An open database; `alone` for the one process that watches."""

    def __init__(self, folder: Path, *, alone: bool = False) -> None:
        """Open it, and make it where it is not there yet.

        Raises:
            RetoldError: another process watches, or the folder cannot be written.
            FormatError: it is of a newer retold, or something else.
        """
        self._folder = folder
        self._lock = sole_writer(folder, LOCK, BUSY) if alone else None
        try:
            self._connection = _opened(folder)
        except BaseException:
            self._give_up_lock()
            raise

    def close(self) -> None:
        """Close it, and let another process watch."""
        self._connection.close()
        self._give_up_lock()

    def _give_up_lock(self) -> None:
        if self._lock is not None:
            self._lock.close()

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """What is done within is kept as a whole, or not at all."""
        with self._faults():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def _row(self, query: str, *values: object) -> tuple[Any, ...] | None:
        return next(iter(self._rows(query, *values)), None)

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with self._faults():
            return self._connection.execute(query, values).fetchall()

    def _do(self, query: str, *values: object) -> int:
        with self._faults():
            return self._connection.execute(query, values).rowcount

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise RetoldError(
                f"{self._folder / NAME}: {reason(error)}; where it is damaged, move it away: what "
                "was seen and decided is then gone, the corpus is not"
            ) from None


def _opened(folder: Path) -> sqlite3.Connection:
    path = folder / NAME
    try:
        connection = sqlite3.connect(path, timeout=LONGEST_LOCK, isolation_level=None)
        connection.execute("PRAGMA synchronous = FULL")
        [application] = connection.execute("PRAGMA application_id").fetchone()
        [version] = connection.execute("PRAGMA user_version").fetchone()
        if (application, version) != (APPLICATION, VERSION):
            if (application, version) != (0, 0):
                connection.close()
                raise FormatError(f"{path}: it was made by another version of retold; update it")
            connection.executescript(
                f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA application_id = {APPLICATION}; "
                f"PRAGMA user_version = {VERSION}; COMMIT;"
            )
    except sqlite3.DatabaseError as error:
        raise RetoldError(f"{path}: it cannot be used: {reason(error)}") from None
    return connection
