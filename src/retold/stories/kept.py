"""What `stories` has found in a corpus, kept beside it so that only what is new is looked at.

A database of its own in the corpus's folder: what ties each pair that was measured, the stories
that were told, and how far it is. All of it can be made anew; so what is damaged or of another
version of the method is, and where nothing can be written, nothing is kept.
"""

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np

from retold.stories.rarity import Rarity
from retold.stories.tying import Tie

NAME = "stories.sqlite"
APPLICATION = 0x7E705701
"""Marks the database as ours (SQLite's `application_id`)."""
VERSION = 7
"""Of the method and of what is kept; raised when either changes, and then all is made anew."""
LONGEST_WAIT = 30.0
"""Seconds to wait for another process."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS ties (
    low INTEGER NOT NULL, high INTEGER NOT NULL, told TEXT NOT NULL, checksum INTEGER NOT NULL,
    PRIMARY KEY (low, high)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS stories (
    members TEXT PRIMARY KEY, told TEXT NOT NULL, checksum INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS state (
    name TEXT PRIMARY KEY, told BLOB NOT NULL, checksum INTEGER NOT NULL
) WITHOUT ROWID;
"""


class Kept:
    """The database; where it cannot be used, what is kept is kept for this run alone."""

    def __init__(self, folder: Path) -> None:
        self._connection = _opened(folder / NAME)

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def done(self) -> int:
        """How many documents were looked at: those with lower numbers."""
        state = self._state("done")
        return int(state) if state else 0

    def rarity(self) -> Rarity:
        """How rare names were in the documents whose names were noted."""
        names, counts, noted = map(self._state, ("names", "counts", "noted"))
        if not (names and counts and noted):
            return Rarity.none()
        return Rarity(
            np.frombuffer(names, dtype="<u8").copy(),
            np.frombuffer(counts, dtype="<i8").copy(),
            int(noted),
        )

    def ties(self) -> dict[tuple[int, int], Tie | None]:
        """What ties each pair that was measured; none where a row is damaged: all is made anew."""
        ties: dict[tuple[int, int], Tie | None] = {}
        for low, high, record_text, checksum in self._connection.execute("SELECT * FROM ties"):
            if zlib.crc32(record_text.encode()) != checksum:
                self._write(self._clear)
                return {}
            record = json.loads(record_text)
            ties[low, high] = Tie.from_record(record) if record else None
        return ties

    def story(self, members: str) -> dict[str, Any] | None:
        """What was told of a story, by its members; None where it has not been told."""
        row = self._connection.execute(
            "SELECT told, checksum FROM stories WHERE members = ?", (members,)
        ).fetchone()
        if row is None or zlib.crc32(row[0].encode()) != row[1]:
            return None
        record: dict[str, Any] = json.loads(row[0])
        return record

    def keep(
        self, ties: Mapping[tuple[int, int], Tie | None], rarity: Rarity | None, done: int | None
    ) -> None:
        """Keep what was measured, and how far it is."""
        rows = [(*pair, _json(tie.to_record() if tie else None)) for pair, tie in ties.items()]

        def write() -> None:
            self._connection.executemany(
                "INSERT OR REPLACE INTO ties VALUES (?, ?, ?, ?)",
                [(*row, zlib.crc32(row[-1].encode())) for row in rows],
            )
            if rarity is not None and done is not None:
                self._set("names", rarity.names.astype("<u8").tobytes())
                self._set("counts", rarity.counts.astype("<i8").tobytes())
                self._set("noted", str(rarity.documents).encode())
                self._set("done", str(done).encode())

        self._write(write)

    def keep_stories(self, records: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        """Keep what was told of stories."""
        rows = [(members, _json(record)) for members, record in records]
        self._write(
            lambda: self._connection.executemany(
                "INSERT OR REPLACE INTO stories VALUES (?, ?, ?)",
                [(*row, zlib.crc32(row[-1].encode())) for row in rows],
            )
        )

    def forget(self, but: Iterable[str]) -> None:
        """Drop the stories that are no longer: they have gained a document."""
        kept = set(but)
        signatures = [row[0] for row in self._connection.execute("SELECT members FROM stories")]
        gone = [(members,) for members in signatures if members not in kept]
        self._write(
            lambda: self._connection.executemany("DELETE FROM stories WHERE members = ?", gone)
        )

    def _state(self, name: str) -> bytes | None:
        return _state_of(self._connection, name)

    def _set(self, name: str, value: bytes) -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO state VALUES (?, ?, ?)", (name, value, zlib.crc32(value))
        )

    def _clear(self) -> None:
        for table in ("ties", "stories", "state"):
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names

    def _write(self, work: Callable[[], object]) -> None:
        """Do all of some work or nothing; where nothing can be written, nothing is kept."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            work()
            self._connection.execute("COMMIT")
        except sqlite3.OperationalError:
            pass
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")


def looked_at(folder: Path) -> int:
    """How many documents of a corpus `stories` has looked at, as is kept in its folder.

    0 where nothing is kept there, or nothing by this version of the method. Writes nothing.
    """
    path = folder / NAME
    if not path.is_file():
        return 0
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            if opened.execute("PRAGMA user_version").fetchone()[0] != VERSION:
                return 0
            return int(_state_of(opened, "done") or 0)
    except sqlite3.DatabaseError:
        return 0


def _state_of(connection: sqlite3.Connection, name: str) -> bytes | None:
    row = connection.execute("SELECT told, checksum FROM state WHERE name = ?", (name,)).fetchone()
    return row[0] if row is not None and zlib.crc32(row[0]) == row[1] else None


def _opened(path: Path) -> sqlite3.Connection:
    """The database of this version; in memory where no file can be had."""
    for attempt in (False, True):
        try:
            if attempt:  # damaged, or of another version: all of it can be made anew
                path.unlink(missing_ok=True)
            connection = sqlite3.connect(path, timeout=LONGEST_WAIT, isolation_level=None)
            if _is_ours(connection):
                return connection
            connection.close()
        except sqlite3.OperationalError:  # nothing can be written here
            break
        except (sqlite3.DatabaseError, OSError):
            continue
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _is_ours(connection)
    return connection


def _is_ours(connection: sqlite3.Connection) -> bool:
    """Whether a database is of this version; one that is new is made so."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if (application, version) == (0, 0):
        connection.executescript(_SCHEMA)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        return True
    if (application, version) != (APPLICATION, VERSION):
        return False
    return bool(connection.execute("PRAGMA quick_check").fetchone()[0] == "ok")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
