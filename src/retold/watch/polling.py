"""Feeds -> their new entries: asked only for what has changed, and less often while they fail."""

import time
from collections.abc import Callable, Sequence
from typing import Protocol

from retold.errors import MissingExtra, RetoldError
from retold.model.texts import counted
from retold.read.addresses import without_credentials
from retold.read.web import Reply
from retold.watch.courier import Courier
from retold.watch.feed_entries import Listing, listing
from retold.watch.waits import Wait, after_failures, retry_after
from retold.watch.watch_store import FeedState, WatchStore

REVISIT = 6 * 3600.0
"""Seconds after which a page that its feed says has changed is fetched again, at the soonest: some
feeds say so each time."""
QUEUED = 10
"""Rounds whose pages may wait; of a feed with more, the latest wait and the others are let go."""
DEPTH = 2
"""Indexes of sitemaps that may stand above a sitemap."""
NOT_MODIFIED, TOO_MANY, NOT_AVAILABLE = 304, 429, 503


class Counted(Protocol):
    """What counts the work of a round."""

    feeds: int
    unchanged: int
    feeds_failed: int
    entries: int
    faults: list[str]


class Poller:
    """Asks feeds, and notes their entries."""

    def __init__(
        self,
        store: WatchStore,
        courier: Courier,
        feeds: Sequence[str],
        most: int,
        now: Callable[[], float] = time.time,
    ) -> None:
        """most: the entries of a feed that are taken when it is read for the first time."""
        self._store, self._courier, self._most, self._now = store, courier, most, now
        self._feeds = tuple(dict.fromkeys(feeds))

    def known(self) -> list[str]:
        """The addresses of the feeds."""
        return list(self._feeds)

    def poll(self, done: Counted, tell: Callable[[str], None]) -> None:
        """Ask each feed whose rest is over."""
        asked: set[str] = set()
        for number, feed in enumerate(self._feeds, start=1):
            tell(f"asking {number:,} of {counted(len(self._feeds), 'feed')}")
            self._poll(feed, feed, done, asked, DEPTH)

    def _poll(self, address: str, typed: str, done: Counted, asked: set[str], depth: int) -> None:
        """Ask a feed or sitemap that was not asked in this round, and those below it."""
        state = self._store.feed(address)
        if address in asked or not state.wait.is_over(self._now()):
            return
        asked.add(address)
        done.feeds += 1
        try:
            reply = self._courier.ask(address, typed=typed, headers=_conditions(state))
            fault = _fault(reply, state)
            listed = listing(reply.answer) if fault is None and reply.answer else Listing()
        except MissingExtra:
            raise
        except RetoldError as error:
            self._note_failure(state, Reply(0), str(error), done)
            return
        except Exception as error:  # noqa: BLE001 - no feed may end a watch
            sentence = f"{without_credentials(address)}: {broken(error)}"
            self._note_failure(state, Reply(0), sentence, done)
            return
        if fault is not None:
            self._note_failure(state, reply, f"{without_credentials(address)}: {fault}", done)
            return
        done.unchanged += reply.status == NOT_MODIFIED
        self._note(state, typed, reply, listed, done)
        for sitemap in listed.sitemaps if depth else ():
            self._poll(sitemap, typed, done, asked, depth - 1)

    def _note(
        self, state: FeedState, feed: str, reply: Reply, listed: Listing, done: Counted
    ) -> None:
        """Keep the entries and, with them, the marks by which the next change is asked for.

        feed: the one that a person named, above a sitemap; its entries are counted together.
        """
        now = self._now()
        marks = reply.headers if reply.status != NOT_MODIFIED and not listed.sitemaps else {}
        etag = marks.get("etag") if marks else state.etag
        modified = marks.get("last-modified") if marks else state.modified
        rest = Wait(now, retry_after(reply.headers, now))
        with self._store.at_once():
            count = self._store.keep_entries(feed, listed.entries, now, again=REVISIT)
            most = QUEUED * self._most if state.was_read else self._most
            count -= self._store.pass_over(feed, most) if count else 0
            self._store.keep_feed(
                FeedState(state.address, etag, modified, 0, rest, None, was_read=True)
            )
        done.entries += max(0, count)

    def _note_failure(self, state: FeedState, reply: Reply, fault: str, done: Counted) -> None:
        now, failures = self._now(), state.failures + 1
        done.feeds_failed += 1
        seconds = max(after_failures(failures), retry_after(reply.headers, now))
        kept = state._replace(failures=failures, wait=Wait(now, seconds), fault=fault)
        self._store.keep_feed(kept)
        done.faults.append(f"{fault}; it is asked again in {spelled(seconds)}")


def broken(error: Exception) -> str:
    """What is said of an error that nobody foresaw."""
    reason = " ".join(str(error).split())
    return f"it cannot be taken in ({type(error).__name__}: {reason}); please report this"


def spelled(seconds: float) -> str:
    """A time in words, roughly."""
    for name, size in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if seconds >= size:
            count = round(seconds / size)
            return f"{count} {name}{'s' * (count != 1)}"
    return f"{max(1, round(seconds))} seconds"


def _conditions(state: FeedState) -> dict[str, str]:
    """The headers that ask for an answer only where something has changed."""
    conditions = {}
    if state.etag and state.was_read:
        conditions["If-None-Match"] = state.etag
    if state.modified and state.was_read:
        conditions["If-Modified-Since"] = state.modified
    return conditions


def _fault(reply: Reply, state: FeedState) -> str | None:
    """What is wrong with a feed's answer; None where nothing is."""
    if reply.status == NOT_MODIFIED:
        return None if _conditions(state) else "it says that it has not changed since never"
    if reply.status == TOO_MANY:
        return "it was asked too often (status 429)"
    if reply.answer is None:
        return f"it was not delivered (status {reply.status})"
    return None
