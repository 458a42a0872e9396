"""What a watch knows, in a database in the corpus's folder: it survives restarts and kill −9.

Whatever follows from one answer (entries and the marks by which to ask for the next change; a copy
and how far the corpus was looked through) enters in one transaction, so that both are there or
neither is.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple, TypeAlias, get_args

from retold.errors import RetoldError
from retold.watch.acknowledged import Links
from retold.watch.evidence_pack import Evidence
from retold.watch.feed_entries import Entry
from retold.watch.waits import Wait
from retold.watch.watch_database import Database

Status: TypeAlias = Literal["new", "licensed", "asked", "ignored"]
STATUSES: tuple[Status, ...] = get_args(Status)


class FeedState(NamedTuple):
    """What is known of a feed."""

    address: str
    etag: str | None
    modified: str | None
    failures: int
    wait: Wait
    fault: str | None
    was_read: bool


class Waiting(NamedTuple):
    """An entry whose page is to be fetched; `refused`: last time our own rules forbade it."""

    number: int
    key: str
    feed: str
    url: str | None
    date: str | None
    failures: int
    wait: Wait
    etag: str | None
    modified: str | None
    refused: bool


class Kept(NamedTuple):
    """A copy as it is kept: evidence as JSON, and what was decided about it."""

    id: str
    document: str
    evidence: dict[str, Any]
    status: Status
    status_since: str
    note: str | None

    def pack(self) -> Evidence:
        """The evidence, with what was decided about it."""
        pack: Evidence = {**self.evidence, "status": self.status}  # type: ignore[typeddict-item]
        pack["status_since"], pack["note"] = self.status_since, self.note
        return pack


class Message(NamedTuple):
    """A copy that is to be told to a webhook."""

    copy: str
    hook: str
    failures: int
    wait: Wait


class WatchStore(Database):
    """The open database; `alone` for the one process that watches."""

    # Feeds and their entries.

    def feed(self, address: str) -> FeedState:
        """What is known of a feed; that of one never asked where it is new."""
        row = self._row(
            "SELECT etag, modified, failures, since, seconds, fault, was_read FROM feeds "
            "WHERE address = ?",
            address,
        )
        if row is None:
            return FeedState(address, None, None, 0, Wait(0, 0), None, was_read=False)
        etag, modified, failures, since, seconds, fault, was_read = row
        return FeedState(
            address, etag, modified, failures, Wait(since, seconds), fault, bool(was_read)
        )

    def keep_feed(self, feed: FeedState) -> None:
        """Keep what is known of a feed."""
        self._do(
            "INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            *(feed.address, feed.etag, feed.modified, feed.failures),
            *(feed.wait.since, feed.wait.seconds, feed.fault, feed.was_read),
        )

    def keep_entries(self, feed: str, entries: Iterable[Entry], now: float, *, again: float) -> int:
        """Note the entries that are new, and those that changed since; how many they are.

        again: seconds after which an entry that changed is fetched again, at the soonest.
        """
        count = 0
        for entry in entries:
            values = (entry.url, entry.stamp, entry.date, json.dumps(dict(entry.record)))
            count += self._do(
                "INSERT INTO entries (key, feed, url, stamp, date, record, state) "
                "VALUES (?, ?, ?, ?, ?, ?, 'waiting') ON CONFLICT (key) DO UPDATE SET "
                "url = excluded.url, stamp = excluded.stamp, date = excluded.date, "
                "record = excluded.record, state = 'waiting', failures = 0, seconds = 0 "
                "WHERE entries.stamp <> excluded.stamp AND entries.state <> 'waiting' "
                "AND (? < entries.since OR ? >= entries.since + ?)",
                *(entry.key, feed, *values, now, now, again),
            )
        return count

    def pass_over(self, feed: str, most: int) -> int:
        """Pass over all entries of a feed that wait but the latest so many; how many they are."""
        return self._do(
            "UPDATE entries SET state = 'passed', record = '{}' WHERE feed = ? AND "
            "(state = 'waiting' OR state = 'refused') AND number NOT IN (SELECT number "
            "FROM entries WHERE feed = ? AND (state = 'waiting' OR state = 'refused') "
            "ORDER BY date DESC NULLS LAST, number LIMIT ?)",
            *(feed, feed, most),
        )

    def waiting(self, feeds: Sequence[str]) -> list[Waiting]:
        """The entries of some feeds that wait, those refused so far among them, in their order."""
        rows = self._rows(
            "SELECT number, key, feed, url, date, failures, since, seconds, etag, modified, "
            "state = 'refused' FROM entries WHERE state = 'waiting' OR state = 'refused' "
            "ORDER BY number"
        )
        wanted = frozenset(feeds)
        return [
            Waiting(
                *(number, key, feed, url, date, failures),
                *(Wait(since, seconds), etag, modified, bool(refused)),
            )
            for number, key, feed, url, date, failures, *rest in rows
            for since, seconds, etag, modified, refused in (rest,)
            if feed in wanted
        ]

    def record(self, entry: Waiting) -> dict[str, str]:
        """What its feed tells of an entry."""
        row = self._row("SELECT record FROM entries WHERE number = ?", entry.number)
        return dict(json.loads(row[0])) if row else {}

    def settle(
        self,
        entry: Waiting,
        state: Literal["done", "failed"],
        now: float,
        *,
        fault: str | None = None,
        marks: tuple[str | None, str | None] = (None, None),
    ) -> None:
        """Note that an entry needs no more work; its text is forgotten, its key is not."""
        self._do(
            "UPDATE entries SET state = ?, since = ?, seconds = 0, fault = ?, record = '{}', "
            "etag = ?, modified = ? WHERE number = ?",
            *(state, now, fault, *marks, entry.number),
        )

    def put_off(self, entry: Waiting, wait: Wait, fault: str) -> None:
        """Note that an entry failed, or was refused, and is to be tried again."""
        self._do(
            "UPDATE entries SET state = ?, failures = ?, since = ?, seconds = ?, fault = ? "
            "WHERE number = ?",
            *("refused" if entry.refused else "waiting", entry.failures + 1),
            *(wait.since, wait.seconds, fault, entry.number),
        )

    def keep_links(self, id_: str, digest: str, links: Links | None) -> None:
        """Keep that a document was fetched here, and where its page leads; None of no page."""
        self._do("INSERT OR REPLACE INTO pages VALUES (?, ?, ?)", id_, digest, json.dumps(links))

    def links(self, id_: str, digest: str) -> Links | None:
        """Where the page of a document's text leads; None where its page was not fetched here."""
        row = self._row("SELECT links FROM pages WHERE id = ? AND digest = ?", id_, digest)
        kept = None if row is None else json.loads(row[0])
        if kept is None:
            return None
        canonical, addresses = kept
        return Links(canonical, tuple(addresses))

    def was_fetched(self, id_: str) -> bool:
        """Whether a document was fetched here, and not added by a person."""
        return self._row("SELECT 1 FROM pages WHERE id = ? LIMIT 1", id_) is not None

    # Copies.

    def copy_of(self, document: str) -> Kept | None:
        """The copy that a document of the corpus is, if it is one."""
        return next(iter(self._copies("WHERE document = ?", document)), None)

    def copy(self, id_: str) -> Kept:
        """The copy with an id.

        Raises:
            RetoldError: there is none.
        """
        copies = self._copies("WHERE id = ?", id_)
        if not copies:
            raise RetoldError(f"{id_}: there is no such copy")
        return copies[0]

    def copy_at(self, place: str) -> Kept | None:
        """The copy with a text on a site: the same text there under another address is no other."""
        return next(iter(self._copies("WHERE place = ? ORDER BY number", place)), None)

    def copies(self, status: Status | None = None) -> list[Kept]:
        """The copies, the first that was seen first; all, or those of a status."""
        if status is None:
            return self._copies("ORDER BY number")
        return self._copies("WHERE status = ? ORDER BY number", status)

    def edition(self) -> int:
        """A number that grows whenever a copy comes, or what is kept of one changes."""
        row = self._row("SELECT value FROM state WHERE name = 'edition'")
        return int(row[0]) if row else 0

    def unshown(self) -> list[Kept]:
        """The copies that were not shown yet."""
        return self._copies("WHERE shown = 0 ORDER BY number")

    def keep_copy(self, kept: Kept, place: str, hooks: Iterable[str], *, shown: bool) -> None:
        """Keep a copy that is new, and what is to be told of it to whom."""
        self._do(
            "INSERT INTO copies (id, document, place, evidence, status, status_since, note, shown) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            *(kept.id, kept.document, place, json.dumps(kept.evidence), kept.status),
            *(kept.status_since, kept.note, shown),
        )
        for hook in () if shown else hooks:
            self._do("INSERT OR IGNORE INTO outbox (copy, hook) VALUES (?, ?)", kept.id, hook)

    def revise(self, id_: str, evidence: dict[str, Any]) -> None:
        """Keep other evidence of a copy; what was decided about it stays."""
        self._do("UPDATE copies SET evidence = ? WHERE id = ?", json.dumps(evidence), id_)

    def mark_shown(self, id_: str) -> None:
        """Note that a copy was shown."""
        self._do("UPDATE copies SET shown = 1 WHERE id = ?", id_)

    def mark(self, start: str, status: Status, since: str, note: str | None) -> str:
        """Decide about the copy whose id begins so; its whole id.

        Raises:
            RetoldError: there is none, or there are several.
        """
        ids = [kept.id for kept in self.copies() if kept.id.startswith(start)] if start else []
        if len(ids) != 1:
            what = "no copy has an id that begins so" if not ids else "several ids begin so"
            raise RetoldError(f"{start or repr(start)}: {what}; --list shows them")
        self._do(
            "UPDATE copies SET status = ?, status_since = ?, note = coalesce(?, note) WHERE id = ?",
            *(status, since, note, ids[0]),
        )
        return ids[0]

    # Messages.

    def messages(self, hooks: Sequence[str]) -> list[Message]:
        """What is still to be told to some webhooks, the oldest first."""
        rows = self._rows(
            "SELECT copy, hook, outbox.failures, since, seconds FROM outbox JOIN copies "
            "ON copies.id = outbox.copy WHERE state = 'waiting' ORDER BY copies.number"
        )
        wanted = frozenset(hooks)
        return [
            Message(copy, hook, failures, Wait(since, seconds))
            for copy, hook, failures, since, seconds in rows
            if hook in wanted
        ]

    def settle_message(self, message: Message, *, fault: str | None = None) -> None:
        """Note that a message was taken; or, with a fault, that it is given up."""
        self._do(
            "UPDATE outbox SET state = ?, fault = ? WHERE copy = ? AND hook = ?",
            *("sent" if fault is None else "given up", fault, message.copy, message.hook),
        )

    def put_off_message(self, message: Message, wait: Wait, fault: str) -> None:
        """Note that a message could not be given, and is to be tried again."""
        self._do(
            "UPDATE outbox SET failures = failures + 1, since = ?, seconds = ?, fault = ? "
            "WHERE copy = ? AND hook = ?",
            *(wait.since, wait.seconds, fault, message.copy, message.hook),
        )

    # How far the corpus was looked through.

    def looked_through(self) -> int | None:
        """The number of the first document that was not looked at; None before the first time."""
        row = self._row("SELECT value FROM state WHERE name = 'next'")
        return None if row is None else int(row[0])

    def note_looked_through(self, number: int) -> None:
        """Note the number of the first document that was not looked at."""
        self._do("INSERT OR REPLACE INTO state VALUES ('next', ?)", str(number))

    def _copies(self, condition: str, *values: object) -> list[Kept]:
        rows = self._rows(
            "SELECT id, document, evidence, status, status_since, note FROM copies "  # noqa: S608
            + condition,
            *values,
        )
        return [Kept(row[0], row[1], json.loads(row[2]), *row[3:]) for row in rows]
