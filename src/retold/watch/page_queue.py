"""Entries that wait -> their documents: each page fetched in turn, what fails put off or let go."""

import hashlib
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol
from urllib.parse import urlsplit

from retold.errors import ReadError, RetoldError
from retold.model import Document, Page
from retold.model.texts import counted
from retold.prepare import as_story
from retold.read import from_answer
from retold.read.fields import Bad, Fields, to_document
from retold.read.web import NotPublic, Reply, Unreachable
from retold.watch.acknowledged import Links, host_of, links_of
from retold.watch.courier import Courier, Forbidden, NotNow
from retold.watch.feed_entries import untracked
from retold.watch.polling import NOT_AVAILABLE, NOT_MODIFIED, TOO_MANY, broken, spelled
from retold.watch.waits import Wait, after_failures, retry_after
from retold.watch.watch_store import Waiting, WatchStore

MOST_TRIES = 12
"""Times that a page is tried: with the rests between, for a day and a half."""
LEAST_WORDS = 60
"""Words of an entry's own text from which it stands for a page that cannot be had: a teaser has
fewer."""
_SERVER_FAILED = 500


class Counted(Protocol):
    """What counts the work of a round."""

    pages: int
    faults: list[str]


@dataclass(frozen=True, slots=True)
class Taken:
    """A document for the corpus, the entry that told of it, and where its page leads."""

    entry: Waiting
    document: Document
    links: Links | None = None
    marks: tuple[str | None, str | None] = (None, None)


class _LetGo(RetoldError):  # noqa: N818 - named for what is done
    """A page cannot be had, and will not be."""


class _Refused(_LetGo):
    """A page lies where our rules do not let us; they may change, and so may its address."""


class _Unchanged(Exception):  # noqa: N818 - named for what is the case
    """A page is as it was."""


class PageQueue:
    """Fetches the pages of entries that wait."""

    def __init__(
        self,
        store: WatchStore,
        courier: Courier,
        most: int,
        now: Callable[[], float] = time.time,
    ) -> None:
        """most: the pages that are fetched in a round."""
        self._store, self._courier, self._most, self._now = store, courier, most, now

    def fetched(
        self, feeds: Sequence[str], done: Counted, tell: Callable[[str], None]
    ) -> Iterator[Taken]:
        """The documents of entries that wait, host after host in turn."""
        now, waiting = self._now(), self._due(feeds)
        resting: set[str] = set()
        for number, entry in enumerate(_in_turn(waiting)[: self._most], start=1):
            tell(f"fetching {number:,} of {counted(min(len(waiting), self._most), 'page')}")
            host = _host(entry.url)
            if host in resting:
                continue
            try:
                yield self._taken(entry, done)
            except _Unchanged:
                self._store.settle(entry, "done", now, marks=(entry.etag, entry.modified))
            except NotNow as error:
                resting.add(host)
                self._put_off(entry, 0.0, str(error), done)
            except _Later as error:
                if error.rests:
                    resting.add(host)
                self._put_off(entry, error.seconds, str(error), done)
            except _Refused as error:
                self._put_off(entry._replace(refused=True), 0.0, str(error), done)
            except RetoldError as error:
                self._let_go(entry, str(error), done)
            except Exception as error:  # noqa: BLE001 - no page may end a watch
                self._let_go(entry, f"{entry.key}: {broken(error)}", done)

    def is_waiting(self, feeds: Sequence[str]) -> bool:
        """Whether there are entries whose rest is over."""
        return bool(self._due(feeds))

    def _due(self, feeds: Sequence[str]) -> list[Waiting]:
        """The entries that are to be tried now; what was refused, at once where it is allowed."""
        now, due = self._now(), []
        for entry in self._store.waiting(feeds):
            if entry.refused and self._courier.allow_private:
                due.append(entry._replace(failures=0, refused=False))
            elif entry.wait.is_over(now) and not (entry.refused and entry.failures >= MOST_TRIES):
                due.append(entry._replace(refused=False))
        return due

    def settle(self, taken: Taken) -> None:
        """Note that an entry is done, once its document is in the corpus."""
        digest = hashlib.sha256(taken.document.text.encode()).hexdigest()
        self._store.keep_links(taken.document.id, digest, taken.links)
        self._store.settle(taken.entry, "done", self._now(), marks=taken.marks)

    def _taken(self, entry: Waiting, done: Counted) -> Taken:
        """The document of an entry: its page's, or where that cannot be had, the feed's own."""
        if entry.url is None:
            return Taken(entry, _of_feed(entry, self._store.record(entry), 1))
        try:
            return self._of_page(entry, entry.url, done)
        except (Forbidden, _LetGo) as error:
            try:
                return Taken(entry, _of_feed(entry, self._store.record(entry), LEAST_WORDS))
            except RetoldError:
                raise error from None

    def _of_page(self, entry: Waiting, url: str, done: Counted) -> Taken:
        try:
            reply = self._courier.ask(url, headers=_conditions(entry))
        except (NotNow, Forbidden):
            raise
        except Unreachable as error:
            raise _Later(str(error), after_failures(entry.failures + 1), rests=True) from None
        except NotPublic as error:
            raise _Refused(str(error)) from None
        except ReadError as error:
            raise _LetGo(str(error)) from None
        answer = reply.answer
        if answer is None:
            raise self._refusal(entry, url, reply)
        done.pages += 1
        try:
            read = from_answer(answer)
            document = as_story(read, answer.url)
        except RetoldError as error:
            raise _LetGo(str(error)) from None
        # Not by the address that the page declares: it could be that of a document of ours.
        own = untracked(answer.url)
        record = self._store.record(entry)
        document = replace(_completed(document, entry, record, own), id=own, url=own)
        links = links_of(read.html, answer.url) if isinstance(read, Page) else None
        marks = reply.headers.get("etag"), reply.headers.get("last-modified")
        return Taken(entry, document, links, marks)

    def _refusal(self, entry: Waiting, url: str, reply: Reply) -> Exception:
        """What is to be done about a page that was not delivered."""
        if reply.status == NOT_MODIFIED:
            return _Unchanged()
        fault = f"{url}: it was not delivered (status {reply.status})"
        if reply.status == TOO_MANY or reply.status >= _SERVER_FAILED:
            asked = retry_after(reply.headers, self._now())
            seconds = max(asked, after_failures(entry.failures + 1))
            rests = reply.status in {TOO_MANY, NOT_AVAILABLE}
            return _Later(fault, seconds, rests=rests)
        return _LetGo(fault)

    def _put_off(self, entry: Waiting, seconds: float, fault: str, done: Counted) -> None:
        """Let an entry rest; its first fault is told, those of its later tries are the same.

        What is refused is tried as often as what fails, and stays: until it is allowed.
        """
        if entry.failures + 1 >= MOST_TRIES and not entry.refused:
            self._let_go(entry, fault, done)
            return
        now = self._now()
        seconds = seconds or after_failures(entry.failures + 1)
        if entry.failures == 0:
            done.faults.append(f"{fault}; it is asked again in {spelled(seconds)}")
        self._store.put_off(entry, Wait(now, seconds), fault)

    def _let_go(self, entry: Waiting, fault: str, done: Counted) -> None:
        done.faults.append(fault)
        self._store.settle(entry, "failed", self._now(), fault=fault)


class _Later(RetoldError):  # noqa: N818
    """A page may be had later; `rests`: so may others of its host."""

    def __init__(self, message: str, seconds: float, *, rests: bool) -> None:
        super().__init__(message)
        self.seconds, self.rests = seconds, rests


def _conditions(entry: Waiting) -> dict[str, str]:
    conditions = {}
    if entry.etag:
        conditions["If-None-Match"] = entry.etag
    if entry.modified:
        conditions["If-Modified-Since"] = entry.modified
    return conditions


def _completed(document: Document, entry: Waiting, record: Mapping[str, str], url: str) -> Document:
    """A page's document, with what only the feed tells of it; the outlet where it is its own."""
    # The fields alone are wanted; a record without a text would be none.
    stated = to_document({**record, "text": "-a"}, entry.key, Fields())
    if isinstance(stated, Bad):
        return document
    feed = Document("", "", url=entry.feed)
    is_own = host_of(feed) == host_of(Document("", "", url=url))
    return replace(
        document,
        title=document.title or stated.title,
        byline=document.byline or stated.byline,
        published=document.published or stated.published,
        outlet=document.outlet or (stated.outlet if is_own else None),
    )


def _of_feed(entry: Waiting, record: Mapping[str, str], least: int) -> Document:
    """The document that an entry's own text is, under an id that no other feed can give."""
    document = to_document(record, entry.key, Fields())
    if isinstance(document, Bad):
        raise _LetGo(f"{entry.key}: {document.reason}")
    if len(document.text.split()) < least:
        raise _LetGo(f"{entry.key}: its feed has no more than a teaser of it")
    # What a feed says of a page is not that page, and never replaces it in the corpus.
    is_own = entry.url is not None and _host(entry.url) == _host(entry.feed)
    url = untracked(entry.url) if entry.url and is_own else None
    return replace(document, id=f"{untracked(entry.feed)}#{entry.key}", url=url)


def _in_turn(entries: Sequence[Waiting]) -> list[Waiting]:
    """The entries, one of each host after the other, so that their pauses pass side by side."""
    by_host: dict[str, deque[Waiting]] = {}
    for entry in entries:
        by_host.setdefault(_host(entry.url), deque()).append(entry)
    ordered: list[Waiting] = []
    queues = deque(by_host.values())
    while queues:
        queue = queues.popleft()
        ordered.append(queue.popleft())
        if queue:
            queues.append(queue)
    return ordered


def _host(url: str | None) -> str:
    try:
        return urlsplit(url or "").netloc.lower()
    except ValueError:
        return ""
