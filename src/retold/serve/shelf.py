"""What a server keeps so that its addresses stay: comparisons, stories, quotations, batches.

One SQLite database, in the corpus's folder or in memory. What is kept is known by its kind and an
id made of what it was made from, so that the same request leads to the same address. When there is
too much, what was longest not looked at goes.
"""

import hashlib
import json
import sqlite3
import threading
import time
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeAlias

from retold.errors import RetoldError
from retold.model import Document

NAME = "served.sqlite"
APPLICATION = 0x7E705E
"""Marks the database as ours (SQLite's `application_id`)."""
VERSION = 1
MOST_BYTES = 500_000_000
"""Packed bytes that are kept: some ten thousand comparisons of articles with their pages."""
LONGEST_WAIT = 10.0
"""Seconds to wait for another process that writes."""

Kind: TypeAlias = Literal["compare", "quotes", "find", "story", "origins", "batch"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS kept (
    kind TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, summary TEXT NOT NULL,
    made REAL NOT NULL, used REAL NOT NULL, version TEXT NOT NULL, bytes INTEGER NOT NULL,
    asked BLOB NOT NULL, data BLOB NOT NULL, page BLOB, extra BLOB NOT NULL,
    PRIMARY KEY (kind, id)
);
CREATE INDEX IF NOT EXISTS kept_made ON kept (kind, made);
CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


_PUT = "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Item:
    """Something that is kept.

    asked: what it was made from, as plain values. data: as `--format json` writes it. page: the
    page of the report; None where nobody has looked at it yet. made: seconds since 1970. version:
    of what made it: where that is another now, the page is made anew.
    """

    kind: Kind
    id: str
    title: str
    data: str
    page: str | None = None
    summary: Mapping[str, Any] = field(default_factory=dict)
    asked: Mapping[str, Any] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)
    made: float = 0.0
    version: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """What a list tells of something that is kept."""

    id: str
    title: str
    summary: Mapping[str, Any]
    made: float


class Shelf:
    """The database; safe for several threads."""

    def __init__(self, folder: Path | None) -> None:
        """Open it in a folder, or in memory."""
        self._lock = threading.Lock()
        self._connection = _opened(None if folder is None else folder / NAME)

    def close(self) -> None:
        """Close the database."""
        with self._lock:
            self._connection.close()

    def put(self, item: Item) -> None:
        """Keep something, in the place of what was kept under its id."""
        blobs = (
            _packed(json.dumps(item.asked)),
            _packed(item.data),
            None if item.page is None else _packed(item.page),
            _packed(json.dumps(item.extra)),
        )
        size = sum(len(blob) for blob in blobs if blob is not None)
        now = time.time()
        row = (item.kind, item.id, item.title, json.dumps(item.summary), item.made or now, now)
        with self._changing() as connection:
            connection.execute(
                _PUT,
                (*row, item.version, size, *blobs),
            )
            self._make_room(connection)

    def get(self, kind: Kind, id_: str) -> Item | None:
        """What is kept under an id; None where nothing is."""
        with self._changing() as connection:
            row = connection.execute(
                "SELECT kind, id, title, data, page, summary, asked, extra, made, version "
                "FROM kept WHERE kind = ? AND id = ?",
                (kind, id_),
            ).fetchone()
            if row is None:
                return None
            connection.execute(
                "UPDATE kept SET used = ? WHERE kind = ? AND id = ?", (time.time(), kind, id_)
            )
        data, page, summary, asked, extra = row[3:8]
        return Item(
            kind=row[0],
            id=row[1],
            title=row[2],
            data=_unpacked(data),
            page=None if page is None else _unpacked(page),
            summary=json.loads(summary),
            asked=json.loads(_unpacked(asked)),
            extra=json.loads(_unpacked(extra)),
            made=row[8],
            version=row[9],
        )

    def listed(self, kind: Kind, start: int, limit: int) -> tuple[list[Row], int]:
        """What is kept of a kind, the last made first, and how much that is."""
        with self._lock:
            rows = self._connection.execute(
                "SELECT id, title, summary, made FROM kept WHERE kind = ? "
                "ORDER BY made DESC, id LIMIT ? OFFSET ?",
                (kind, limit, start),
            ).fetchall()
            counted = "SELECT count(*) FROM kept WHERE kind = ?"
            total = int(self._connection.execute(counted, (kind,)).fetchone()[0])
        return [
            Row(id_, title, json.loads(summary), made) for id_, title, summary, made in rows
        ], total

    def drop(self, kind: Kind, id_: str) -> bool:
        """Forget what is kept under an id; tells whether something was."""
        with self._changing() as connection:
            done = connection.execute("DELETE FROM kept WHERE kind = ? AND id = ?", (kind, id_))
            return done.rowcount > 0

    def drop_all(self, kind: Kind, but: Collection[str] = ()) -> None:
        """Forget all of a kind, but for some."""
        with self._changing() as connection:
            ids = [
                row[0] for row in connection.execute("SELECT id FROM kept WHERE kind = ?", (kind,))
            ]
            gone = [(kind, id_) for id_ in ids if id_ not in but]
            connection.executemany("DELETE FROM kept WHERE kind = ? AND id = ?", gone)

    def note(self, name: str, value: object) -> None:
        """Keep a small value under a name."""
        with self._changing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, json.dumps(value))
            )

    def noted(self, name: str) -> Any:
        """The value under a name; None where none is."""
        with self._lock:
            row = self._connection.execute(
                "SELECT value FROM notes WHERE name = ?", (name,)
            ).fetchone()
        return None if row is None else json.loads(row[0])

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """The database while it is changed: all of it or nothing.

        Raises:
            RetoldError: it cannot be written.
        """
        try:
            with self._lock, self._connection:
                yield self._connection
        except sqlite3.DatabaseError as error:
            raise RetoldError(f"what the server keeps cannot be written ({error})") from None

    def _make_room(self, connection: sqlite3.Connection) -> None:
        """Drop what was longest not looked at until the rest has room."""
        total = int(connection.execute("SELECT coalesce(sum(bytes), 0) FROM kept").fetchone()[0])
        if total <= MOST_BYTES:
            return
        for kind, id_, size in connection.execute(
            "SELECT kind, id, bytes FROM kept ORDER BY used"
        ).fetchall():
            if total <= MOST_BYTES:
                return
            connection.execute("DELETE FROM kept WHERE kind = ? AND id = ?", (kind, id_))
            total -= size


def id_of(*parts: object) -> str:
    """An id of 16 hexadecimal digits, made of what something was made from."""
    asked = json.dumps([_plain(part) for part in parts], sort_keys=True)
    return hashlib.sha256(asked.encode()).hexdigest()[:16]


def plain(document: Document) -> dict[str, Any]:
    """A document as plain values: `Document(**plain(document))` is the same.

    What nothing hid in has no `hidden`: ids that were given before there was such a field stay.
    """
    values = asdict(document)
    if values["hidden"] is None:
        del values["hidden"]
    return values


def _plain(part: object) -> object:
    if isinstance(part, Document):
        return plain(part)
    return asdict(part) if hasattr(part, "__dataclass_fields__") else part  # type: ignore[call-overload]


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode(), 1)


def _unpacked(blob: bytes) -> str:
    return zlib.decompress(blob).decode()


def _opened(place: Path | None) -> sqlite3.Connection:
    """The database at a place, or in memory.

    Raises:
        RetoldError: what is there is not ours, of a newer retold, or cannot be opened.
    """
    try:
        connection = sqlite3.connect(
            place or ":memory:", timeout=LONGEST_WAIT, check_same_thread=False
        )
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if (application, version) not in {(0, 0), (APPLICATION, VERSION)}:
            raise RetoldError(
                f"{place}: it is no file of this retold's server; move it away and start again"
            )
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.executescript(_SCHEMA)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
    except sqlite3.DatabaseError as error:
        raise RetoldError(
            f"{place}: it cannot be opened ({error}); check its permissions, or start with "
            "--forget, which keeps everything in memory"
        ) from None
    return connection
