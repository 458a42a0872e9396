"""The documents of a corpus, their outlines, and the list of its segments, in one SQLite database.

A batch of documents and the segment that makes them findable enter it in one transaction: both are
there or neither is. Texts are kept packed; one that changes under its id is kept as a new version.
Whatever is read is held against a checksum: a text against its packer's, an outline and what is
told about a document against their own.
"""

import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from retold.errors import FormatError, RetoldError
from retold.index.outline import Outline
from retold.index.records import (
    ABOUT,
    Listed,
    Outlined,
    Row,
    Stored,
    check,
    checksum,
    to_row,
    to_stored,
)
from retold.model import Document

NAME = "documents.sqlite"
APPLICATION = 0x7E701D
"""Marks the database as ours (SQLite's `application_id`)."""
VERSION = 3
"""The format of the whole folder; raised when an older retold could not read it."""
ASKED = 500
"""Values in one question; SQLite may be built to allow no more than 999."""
LONGEST_WAIT = 30.0
"""Seconds to wait for another process's transaction; they are shorter than one."""
FULL = (
    "the disk is full; make room and run the same command again; "
    "what was reported as added is there"
)
"""SQLite says so, or that the memory it shares through a file cannot have its size."""
_OUTLINES = """CREATE TABLE IF NOT EXISTS outlines (
    number INTEGER PRIMARY KEY,
    checksum INTEGER NOT NULL,
    words BLOB NOT NULL
)"""
_CHECKSUMS = """CREATE TABLE IF NOT EXISTS checksums (
    number INTEGER PRIMARY KEY,
    about INTEGER NOT NULL
)"""
_SCHEMA = f"""
CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    title TEXT, url TEXT, outlet TEXT, byline TEXT, published TEXT, language TEXT,
    digest BLOB NOT NULL,
    text BLOB NOT NULL,
    UNIQUE (id, version)
);
{_OUTLINES};
{_CHECKSUMS};
CREATE TABLE segments (
    name TEXT PRIMARY KEY,
    entries INTEGER NOT NULL
) WITHOUT ROWID;
"""
_CHECKED = "documents LEFT JOIN checksums USING (number)"
_LATEST = (
    "NOT EXISTS (SELECT 1 FROM documents AS newer WHERE newer.id = documents.id "
    "AND newer.version > documents.version)"
)
_SEARCHED = "title, outlet, id, url, published, language"
"""The columns in which words are looked for by `listed`."""


class Store:
    """An open database; one thread at a time."""

    def __init__(self, folder: Path, *, create: bool, renew: bool = False) -> None:
        """Open the database of a corpus; with create, make it when it is not there.

        renew: also one of an older format, whose outlines are about to be made anew.

        Raises:
            RetoldError: no corpus is there, it is of a newer format, or it cannot be opened.
        """
        self.path = folder / NAME
        if not create and not _is_there(self.path):
            raise RetoldError(f"{folder}: there is no corpus here; make one with `retold add`")
        with self._told():
            self._connection = sqlite3.connect(
                _address(self.path, create=create),
                uri=True,
                timeout=LONGEST_WAIT,
                isolation_level=None,
                check_same_thread=False,
            )
            self._check(folder, create=create, renew=renew)

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def __len__(self) -> int:
        """The number of documents, versions counted once."""
        return self._number("SELECT count(DISTINCT id) FROM documents")

    def next_number(self) -> int:
        """The number that the next document will have: as many versions of documents are there."""
        return 1 + self._number("SELECT coalesce(max(number), -1) FROM documents")

    def segments(self) -> list[tuple[str, int]]:
        """The name and the number of entries of each segment, oldest first."""
        with self._told():
            found = self._connection.execute("SELECT name, entries FROM segments ORDER BY name")
            return [(str(name), int(entries)) for name, entries in found]

    def stored_texts(self, ids: Sequence[str], before: int | None = None) -> dict[str, set[bytes]]:
        """The digests of the texts of each id that is there, a version each.

        before: only of the documents with lower numbers.
        """
        query = f"SELECT {ABOUT}, about FROM {_CHECKED} " + "WHERE id IN ({})"  # noqa: S608
        texts: dict[str, set[bytes]] = {}
        for row in map(self._checked, self._asked(query, ids)):
            if before is None or row[0] < before:
                texts.setdefault(row[1], set()).add(bytes(row[9]))
        return texts

    def latest_versions(self, ids: Sequence[str]) -> dict[str, int]:
        """The number of the last version of each id that is there."""
        query = "SELECT id, max(version) FROM documents WHERE id IN ({}) GROUP BY id"
        return {str(id_): int(version) for id_, version in self._asked(query, ids)}

    def get(self, numbers: Sequence[int]) -> dict[int, Stored]:
        """The documents with some numbers, by number."""
        query = f"SELECT {ABOUT}, about, text FROM {_CHECKED} " + "WHERE number IN ({})"  # noqa: S608
        return {
            row[0]: to_stored(self._checked(row), self.path) for row in self._asked(query, numbers)
        }

    def outlined(self, numbers: Sequence[int]) -> list[Outlined]:
        """The outlines of the documents with some numbers, in this order.

        Raises:
            FormatError: one is not there, or not what was written.
        """
        found: dict[int, Outlined] = {}
        query = f"SELECT {ABOUT}, about, checksum, words FROM {_CHECKED} "  # noqa: S608
        query += "JOIN outlines USING (number) WHERE number IN ({})"
        for row in map(self._checked, self._asked(query, numbers)):
            checksum, words = row[-2:]
            if zlib.crc32(words) == checksum:
                outline = np.frombuffer(words, dtype="<u2")
                found[row[0]] = Outlined(row[0], row[1], row[9], outline)
        if len(found) < len(numbers):
            raise FormatError(
                f"{self.path}: the index cannot be used (an outline does not match its checksum); "
                f"make it anew with: retold add {self.path.parent} --rebuild"
            )
        return [found[number] for number in numbers]

    def shorter(self, words: int) -> list[int]:
        """The numbers of the documents whose outlines have fewer words than so many."""
        size = words * np.dtype(np.uint16).itemsize
        query = "SELECT number FROM outlines WHERE length(words) < ? ORDER BY number"
        with self._told():
            return [number for (number,) in self._connection.execute(query, (size,))]

    def languages(self, numbers: Sequence[int]) -> dict[int, str | None]:
        """The languages of the documents with some numbers, by number."""
        query = f"SELECT {ABOUT}, about FROM {_CHECKED} " + "WHERE number IN ({})"  # noqa: S608
        return {row[0]: row[8] for row in map(self._checked, self._asked(query, numbers))}

    def spoken(self) -> set[str]:
        """The languages of the documents."""
        with self._told():
            rows = self._connection.execute("SELECT DISTINCT language FROM documents")
            return {str(row[0]) for row in rows if row[0] is not None}

    def latest_numbers(self) -> dict[str, int]:
        """The number of the latest version of each document, by its id."""
        with self._told():
            rows = self._connection.execute("SELECT id, max(number) FROM documents GROUP BY id")
            return {str(id_): int(number) for id_, number in rows}

    def versions(self, id_: str) -> list[int]:
        """The numbers of the versions of a document, the first first."""
        with self._told():
            query = "SELECT number FROM documents WHERE id = ? ORDER BY version"
            return [int(row[0]) for row in self._connection.execute(query, (id_,))]

    def digests(self) -> Iterator[tuple[int, bytes]]:
        """The number and the digest of the text of every version of every document."""
        with self._told():
            rows = self._connection.execute("SELECT number, digest FROM documents ORDER BY number")
            yield from ((int(number), bytes(own)) for number, own in rows)

    def numbers_of(self, own: bytes) -> list[int]:
        """The numbers of the documents with a text of that digest."""
        with self._told():
            query = "SELECT number FROM documents WHERE digest = ? ORDER BY number"
            return [int(row[0]) for row in self._connection.execute(query, (own,))]

    def named_from(self, number: int) -> list[tuple[int, str, bytes]]:
        """The numbers, ids and digests of the documents from a number on."""
        with self._told():
            query = "SELECT number, id, digest FROM documents WHERE number >= ? ORDER BY number"
            return [(*row[:2], bytes(row[2])) for row in self._connection.execute(query, (number,))]

    def documents(self) -> Iterator[Stored]:
        """Every version of every document, in the order in which they were added."""
        with self._told():
            query = f"SELECT {ABOUT}, about, text FROM {_CHECKED} ORDER BY number"  # noqa: S608
            for row in self._connection.execute(query):
                yield to_stored(self._checked(row), self.path)

    def latest_documents(self) -> Iterator[Document]:
        """Every document as of its latest version, in the order in which these were added."""
        with self._told():
            query = f"SELECT {ABOUT}, about, text FROM {_CHECKED} "  # noqa: S608
            query += f"WHERE {_LATEST} ORDER BY number"
            for row in self._connection.execute(query):
                yield to_stored(self._checked(row), self.path).document

    def listed(self, words: Sequence[str], start: int, limit: int) -> tuple[list[Listed], int]:
        """The latest versions of documents that have all of some words, and how many there are.

        The last added come first. A word may be any part of the title, outlet, id, address, date
        or language; upper and lower case are the same.
        """
        with self._told():
            self._connection.create_function("has_words", -1, _has_words, deterministic=True)
            folded = " ".join(words).casefold()
            where = (
                f"WHERE {_LATEST} AND has_words(?, {_SEARCHED})" if folded else f"WHERE {_LATEST}"
            )
            asked = (folded,) if folded else ()
            query = f"SELECT {ABOUT}, about FROM {_CHECKED} {where} "  # noqa: S608
            query += "ORDER BY number DESC LIMIT ? OFFSET ?"
            rows = self._connection.execute(query, (*asked, limit, start)).fetchall()
            counted = f"SELECT count(*) FROM documents {where}"  # noqa: S608
            total = int(self._connection.execute(counted, asked).fetchone()[0])
        return [Listed(*row[:9]) for row in map(self._checked, rows)], total

    def commit(
        self,
        rows: Sequence[Row] = (),
        *,
        outlines: Iterable[tuple[int, Outline]] = (),
        segments: Iterable[tuple[str, int]] = (),
        dropped: Iterable[str] = (),
    ) -> None:
        """Take in documents, outlines, segments and forget others: all, or on failure nothing.

        Rows are those of documents as they are written; outlines are those of documents by number,
        and take the place of what was there.
        """
        with self._told(), self._transaction():
            self._connection.executemany(
                "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows
            )
            self._sum_up(rows)
            self._connection.executemany(
                "INSERT OR REPLACE INTO outlines VALUES (?, ?, ?)", map(_outline_row, outlines)
            )
            self._connection.executemany(
                "DELETE FROM segments WHERE name = ?", [(name,) for name in dropped]
            )
            self._connection.executemany("INSERT INTO segments VALUES (?, ?)", list(segments))

    def sum_up(self, stored: Iterable[Stored]) -> None:
        """Write the checksums of documents of an older format, which had none."""
        if not self._has_checksums:
            with self._told(), self._transaction():
                self._sum_up([to_row(each) for each in stored])

    def _sum_up(self, rows: Iterable[Row]) -> None:
        """Write what the rows' documents are held against when they are read."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO checksums VALUES (?, ?)",
            [(row[0], checksum(row)) for row in rows],
        )

    def _asked(self, query: str, values: Sequence[object]) -> Iterator[Row]:
        """The rows that a question has for some values, which stand where its {} is."""
        for start in range(0, len(values), ASKED):
            asked = values[start : start + ASKED]
            with self._told():
                marked = query.format(",".join("?" * len(asked)))
                yield from self._connection.execute(marked, asked).fetchall()

    def _checked(self, row: Row) -> Row:
        """A row that begins with what is told about a document and the checksum of that."""
        if self._has_checksums:
            check(row, self.path)
        return row

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What SQLite says, in one line with the cure."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise RetoldError(f"{self.path}: {reason(error)}") from None

    def renewed(self) -> None:
        """Mark the database as one of our format, now that all of it is."""
        with self._told():
            self._connection.execute(f"PRAGMA user_version = {VERSION}")
            self._has_checksums = True

    def _check(self, folder: Path, *, create: bool, renew: bool) -> None:
        """Make an empty database ours; refuse what is not ours, or of another format."""
        application = self._number("PRAGMA application_id")
        version = self._number("PRAGMA user_version")
        self._has_checksums = version in {0, VERSION}
        if application == 0 and version == 0 and create:
            self._create()
        elif application != APPLICATION:
            raise FormatError(f"{folder}: it is not a corpus of retold; choose another folder")
        elif version > VERSION:
            raise FormatError(
                f"{folder}: its format version is {version}, this retold reads up to {VERSION}; "
                "update retold"
            )
        elif version < VERSION:
            if not renew:
                raise FormatError(
                    f"{folder}: its format version is {version}, of an older retold; bring it up "
                    f"to date with: retold add {folder} --rebuild"
                )
            self._connection.execute(_OUTLINES)
            self._connection.execute(_CHECKSUMS)
        self._connection.execute("PRAGMA synchronous = FULL")

    def _create(self) -> None:
        self._connection.execute("PRAGMA journal_mode = WAL")
        with self._transaction():
            if self._number("PRAGMA application_id"):
                return
            for statement in _SCHEMA.split(";\n"):
                self._connection.execute(statement)
            self._connection.execute(f"PRAGMA application_id = {APPLICATION}")
            self._connection.execute(f"PRAGMA user_version = {VERSION}")

    def _number(self, query: str) -> int:
        with self._told():
            return int(self._connection.execute(query).fetchone()[0])


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except PermissionError:
        refused = f"{path.parent}: reading it is not permitted; check its permissions"
        raise RetoldError(refused) from None


def _address(path: Path, *, create: bool) -> str:
    """The database's address for SQLite.

    It reads nothing from where it may not write, unless it is told that nobody else writes either;
    who does has a log beside it.
    """
    log = path.with_name(f"{path.name}-wal")
    is_fixed = not create and not os.access(path.parent, os.W_OK) and not log.exists()
    return path.absolute().as_uri() + ("?immutable=1" if is_fixed else "")


def _outline_row(numbered: tuple[int, Outline]) -> tuple[int, int, bytes]:
    number, outline = numbered
    words = outline.astype("<u2").tobytes()
    return number, zlib.crc32(words), words


def _has_words(folded: str, *columns: str | None) -> bool:
    """Whether each word stands in a column; for SQLite."""
    told_of = " ".join(str(column) for column in columns if column is not None).casefold()
    return all(word in told_of for word in folded.split())


def reason(error: sqlite3.DatabaseError) -> str:
    """What is wrong with the database, and the cure."""
    said = str(error)
    if "full" in said or error.sqlite_errorcode == sqlite3.SQLITE_IOERR_SHMSIZE:
        return FULL
    if "readonly" in said or "unable to open" in said:
        cure = "check that you may write to the folder and that it lies on a disk that is there"
    elif "locked" in said:
        cure = "another process is writing to it; wait until it is done"
    else:
        cure = "restore the corpus from a copy if this comes again"
    return f"{said}; {cure}"
