"""A round of the watch: feeds are asked, new pages enter the corpus, copies of ours are noted.

Each step leaves on disk what it has done before the next begins; what a killed round had not noted
is done again by the next, and comes to the same.
"""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Self

from retold.corpus import Added, Corpus, Match
from retold.corpus.matches import find
from retold.errors import RetoldError
from retold.index import Archive, Stored
from retold.index.store import NAME as DOCUMENTS
from retold.model import Document
from retold.text.language import known_codes
from retold.watch.acknowledged import host_of
from retold.watch.courier import Courier
from retold.watch.evidence_pack import (
    Evidence,
    Ours,
    Placed,
    evidence,
    id_of_copy,
    is_copied,
)
from retold.watch.moments import written
from retold.watch.page_queue import PageQueue, Taken
from retold.watch.polling import Poller, broken
from retold.watch.watch_store import Kept, WatchStore

MOST_PAGES = 200
"""Pages that one round fetches, at most; the rest waits for the next. At a second each, minutes."""
BATCH = 20
"""Pages that enter the corpus at a time: what a killed round has to fetch again."""
LOOKED_AT = 50
"""Matches of a document among which ours are looked for: of a story that many run, as many."""


@dataclass(slots=True)
class Round:
    """What a round did: feeds asked, pages fetched, documents taken, copies seen, what failed."""

    feeds: int = 0
    feeds_failed: int = 0
    unchanged: int = 0
    entries: int = 0
    pages: int = 0
    added: int = 0
    revised: int = 0
    copies: int = 0
    faults: list[str] = field(default_factory=list)


class _Pair(NamedTuple):
    """Ours, its copy, what `find` says of them, and the ids of others of ours in the copy."""

    own: Placed
    copy: Placed
    match: Match
    also_own: Sequence[str] = ()


class Watch:
    """Watches feeds for one corpus; the only process that does.

    with Watch("news", ["https://site.example/feed.xml"], Ours(["Harbour Post"])) as watch:
        watch.round()
        for pack in watch.unshown():
            ...
    """

    def __init__(  # noqa: PLR0913 - what a watch is made of
        self,
        corpus: str | Path,
        feeds: Sequence[str] = (),
        ours: Ours | None = None,
        *,
        licensed: Sequence[str] = (),
        hooks: Sequence[str] = (),
        courier: Courier | None = None,
        most: int = MOST_PAGES,
        languages: Iterable[str] = (),
        backfill: bool = False,
        now: Callable[[], float] = time.time,
    ) -> None:
        """Open the corpus, which is made where it is not there.

        Args:
            corpus: its folder.
            feeds: the addresses of feeds and sitemaps.
            ours: which documents are ours.
            licensed: outlets or hosts that may run ours: their copies are kept and not reported.
            hooks: the webhooks that are to be told.
            courier: who asks; for tests.
            most: pages that one round fetches, at most.
            languages: ISO 639-1 codes of languages into which ours may be translated.
            backfill: look also at what was in the corpus before the first round.
            now: seconds since 1970; for tests.

        Raises:
            RetoldError: another process watches, or the corpus cannot be used.
            MissingExtra: protego is not installed.
        """
        self._folder, self._ours, self._hooks = Path(corpus), ours or Ours(), tuple(hooks)
        self._licensed = Ours(licensed)
        self._languages = frozenset(known_codes(languages))
        self._now = now
        courier = courier or Courier()
        _make(self._folder)
        self.store = WatchStore(self._folder, alone=True)
        try:
            self._poller = Poller(self.store, courier, feeds, most, now)
            self._queue = PageQueue(self.store, courier, most, now)
            if backfill or self.store.looked_through() is None:
                self.store.note_looked_through(0 if backfill else self._size())
        except BaseException:
            self.store.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close what is open, and let another process watch."""
        self.store.close()

    def round(self, tell: Callable[[str], None] = lambda _: None) -> Round:
        """Ask the feeds, take in what is new, and look for copies in all that the corpus gained.

        Args:
            tell: is told what is going on.
        """
        done = Round()
        self._poller.poll(done, tell)
        batch: list[Taken] = []
        if self._queue.is_waiting(self._poller.known()):
            self._add([])  # nothing is fetched while another process adds, for nothing
        for taken in self._queue.fetched(self._poller.known(), done, tell):
            batch.append(taken)
            if len(batch) >= BATCH:
                self._take_in(batch, done)
                batch = []
        self._take_in(batch, done)
        self._look_through(done, tell)
        return done

    def unshown(self) -> list[Evidence]:
        """The copies that were not shown yet; `store.mark_shown` notes that one was."""
        return [kept.pack() for kept in self.store.unshown()]

    def _size(self) -> int:
        archive = Archive(self._folder)
        try:
            return archive.store.next_number()
        finally:
            archive.close()

    def _take_in(self, batch: Sequence[Taken], done: Round) -> None:
        """Add documents to the corpus, then note that their entries are done."""
        if not batch:
            return
        added = self._add([taken.document for taken in batch])
        done.added += added.added
        done.revised += added.revised
        with self.store.at_once():
            for taken in batch:
                self._queue.settle(taken)

    def _add(self, documents: Sequence[Document]) -> Added:
        with Corpus(self._folder) as corpus:
            return corpus.add(documents)

    def _look_through(self, done: Round, tell: Callable[[str], None]) -> None:
        """Look at each document that the corpus gained, for copies of ours and for copied ours."""
        archive = Archive(self._folder)
        try:
            total = archive.store.next_number()
            start = min(self.store.looked_through() or 0, total)
            for number in range(start, total):
                tell(f"looking for copies: {number + 1 - start} of {total - start}")
                try:
                    pairs = list(self._pairs(archive, number))
                except RetoldError as error:
                    done.faults.append(str(error))
                    pairs = []
                except Exception as error:  # noqa: BLE001 - no document may end a watch
                    done.faults.append(f"document {number}: {broken(error)}")
                    pairs = []
                with self.store.at_once():
                    for pair in pairs:
                        done.copies += self._note(pair, done)
                    self.store.note_looked_through(number + 1)
        finally:
            archive.close()

    def _pairs(self, archive: Archive, number: int) -> Iterator[_Pair]:
        """Ours and its copy, for each copy that a document is, or that there is of it."""
        stored: Stored | None = archive.store.get([number]).get(number)
        if stored is None:
            return
        document = Placed(stored.document, stored.version)
        languages = self._languages and self._languages | archive.store.spoken()
        likely = find(archive, stored.document, LOOKED_AT, languages)
        matches = [match for match in likely if is_copied(match)]
        is_ours = self._is_ours(stored.document)
        counterparts = [
            match
            for match in matches
            if self._is_ours(match.document) != is_ours and match.document.id != stored.document.id
        ]
        if is_ours:
            for match in counterparts:
                yield _Pair(document, Placed(match.document, match.version), match)
        elif counterparts:
            best = max(counterparts, key=lambda match: (match.score, match.coverage))
            rest = [match.document.id for match in counterparts if match is not best]
            yield _Pair(Placed(best.document, best.version), document, best, rest)

    def _is_ours(self, document: Document) -> bool:
        return self._ours.has(document, fetched=self.store.was_fetched(document.id))

    def _note(self, pair: _Pair, done: Round) -> int:
        """Keep the evidence of a copy; 1 where the copy is new."""
        copy = pair.copy
        seen = written(self._now())
        known = self.store.copy_of(copy.document.id)
        digest = hashlib.sha256(copy.document.text.encode()).hexdigest()
        if known is not None and any(
            version["sha256"] == digest for version in known.evidence["versions"]
        ):
            return 0
        place = f"{host_of(copy.document) or copy.document.outlet or copy.document.id}\0{digest}"
        twin = self.store.copy_at(place) if known is None else None
        if twin is not None:
            self._also_at(twin, copy.document)
            return 0
        links = self.store.links(copy.document.id, digest)
        try:
            pack = evidence(pair.own, copy, pair.match, links, seen)
            pack["also_own"] = list(pair.also_own)
        except RetoldError as error:
            done.faults.append(str(error))
            return 0
        except Exception as error:  # noqa: BLE001 - no document may end a watch
            done.faults.append(f"{copy.document.id}: {broken(error)}")
            return 0
        if known is not None:
            self.store.revise(known.id, _revised(known, pack))
            return 0
        fetched = self.store.was_fetched(copy.document.id)
        is_licensed = self._licensed.has(copy.document, fetched=fetched)
        kept = Kept(
            id_of_copy(copy.document.id),
            copy.document.id,
            dict(pack),
            "licensed" if is_licensed else "new",
            seen,
            None,
        )
        self.store.keep_copy(kept, place, self._hooks, shown=is_licensed)
        return 1

    def _also_at(self, twin: Kept, document: Document) -> None:
        """Note a further address of a copy."""
        address = document.url or document.id
        if address not in twin.evidence["also_at"]:
            also = [*twin.evidence["also_at"], address]
            self.store.revise(twin.id, {**twin.evidence, "also_at": also})


def _revised(known: Kept, pack: Evidence) -> dict[str, object]:
    """Evidence of a copy whose text has changed: when it was first seen stays, and each text."""
    before = known.evidence
    return {
        **pack,
        "seen": before["seen"],
        "also_at": before["also_at"],
        "versions": [*before["versions"], *pack["versions"]],
    }


def _make(folder: Path) -> None:
    """Make the corpus where there is none."""
    if not (folder / DOCUMENTS).exists():
        with Corpus(folder) as corpus:
            corpus.add([])
