"""The ties of a corpus, measured where they are asked for, and kept."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Self

from retold.corpus.matches import find
from retold.index import Archive, Stored, digest
from retold.model import Document
from retold.prepare import with_language
from retold.stories.formulas import formulaic, sound
from retold.stories.kept import Kept
from retold.stories.kin import unaligned
from retold.stories.nearby import REPORTS, Candidates
from retold.stories.same_text import is_same_text
from retold.stories.tying import (
    Known,
    Profile,
    Tie,
    may_be_in_other_words,
    may_be_one_event,
    measure,
    report,
)

HELD = 400
"""Documents that are held cut up: a story's are asked for again and again."""
SHARING = 10
"""Documents that may share a passage with one that are looked at for each passage's source."""
SAMPLED = 1000
"""Documents that tell how rare names are where not all were looked at: a second."""
GUEST = " (asked about)"
"""What the id of a document from outside ends in where a document of the corpus has that id."""
WRITTEN = 200
"""Documents after which what was measured is written, so that a stopped run loses little."""


@dataclass(slots=True)
class Counts:
    """What a run did: documents looked at, pairs aligned, stories told anew, and told before."""

    documents: int = 0
    pairs: int = 0
    told_anew: int = 0
    kept: int = 0


class Web:
    """The documents of a corpus and what ties them."""

    def __init__(self, folder: Path) -> None:
        self.archive = Archive(folder)
        try:
            self.kept = Kept(folder)
        except BaseException:
            self.archive.close()
            raise
        self.counts = Counts()
        self.ties: dict[tuple[int, int], Tie | None] = self.kept.ties()
        self._measured: dict[int, set[int]] = {}
        for low, high in self.ties:
            self._measured.setdefault(low, set()).add(high)
        self.rarity = self.kept.rarity()
        self.total = self.archive.store.next_number()
        self.done = min(self.kept.done(), self.total) if self.ties or self.rarity.documents else 0
        self._twins = _first_of_each(self.archive.store.digests())
        self._latest = self.archive.store.latest_numbers()
        self._candidates = Candidates(self.archive, languages=len(self.archive.store.spoken()) > 1)
        self._known: OrderedDict[int, Known] = OrderedDict()
        self._profiles: dict[int, Profile] = {}
        self.forms: set[int] = set()
        self._guest: Known | None = None
        self._new: dict[tuple[int, int], Tie | None] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kept.close()
        self.archive.close()

    def look_at_all(self) -> Iterator[int]:
        """Measure all new documents against their candidates; yields how many were since."""
        first = self.done
        for number in range(self.rarity.documents, self.total):
            self.rarity.add(self.profile(number).names)
        self.rarity.settle()
        try:
            for number in range(first, self.total):
                self.look_at(number)
                self.done = number + 1
                if (number + 1 - first) % WRITTEN == 0:
                    self.keep()
                yield 1
        finally:  # also of a run that is stopped
            self.keep()

    def sample_names(self) -> None:
        """Note the names of some documents, where those of all were not: enough for one story."""
        if not self.rarity.documents:
            for number in range(0, self.total, max(1, self.total // SAMPLED)):
                self.rarity.add(self.profile(number).names)
            self.rarity.settle()

    def look_at(self, number: int) -> list[int]:
        """The documents that are tied to one, all of its candidates measured."""
        self.counts.documents += 1
        known = self.known(number)
        first = self._twins.get(number, number)
        if first != number:  # the same text: what it is tied to, that is tied to
            near = [first, *self._before_and_after(known)]
            return [candidate for candidate in near if self.tie(number, candidate) is not None]
        near = self._before_and_after(known)
        in_index = self._candidates.in_index(known)
        near += [each for each in self._retold(known, in_index) if each not in near]
        near += self._candidates.abroad(known)
        for candidate in near:
            self.tie(number, candidate)
        for candidate in self._reports(known, [each for each in in_index if each not in near]):
            near.append(candidate)
            self._hold(number, candidate, report)
        return [candidate for candidate in near if self.tie(number, candidate) is not None]

    def tie(self, first: int, second: int) -> Tie | None:
        """What ties two documents, measured where it was not yet; None where it is but a form."""
        return sound(self._measure(first, second), self.forms)

    def settle(self) -> None:
        """Take account of all that was measured in what is a form."""
        self.forms = formulaic(self.ties)

    def _measure(self, first: int, second: int) -> Tie | None:
        return self._hold(first, second, lambda low, high: measure(low, high, self.rarity))

    def _hold(
        self, first: int, second: int, tied: Callable[[Known, Known], Tie | None]
    ) -> Tie | None:
        """What ties two documents, told by a function where it was not before, and held."""
        pair = (first, second) if first < second else (second, first)
        if pair not in self.ties:
            self.counts.pairs += tied is not report
            tie = tied(self.known(pair[0]), self.known(pair[1]))
            self.ties[pair] = tie
            self._measured.setdefault(pair[0], set()).add(pair[1])
            if self._guest is None or self._guest.number not in pair:
                self._new[pair] = tie
        return self.ties[pair]

    def among(self, numbers: Iterable[int]) -> dict[tuple[int, int], Tie | None]:
        """The ties among some documents that were measured."""
        chosen = set(numbers)
        return {
            (low, high): sound(self.ties[low, high], self.forms)
            for low in chosen
            for high in self._measured.get(low, ())
            if high in chosen
        }

    def of_story(self, numbers: Sequence[int]) -> dict[tuple[int, int], Tie | None]:
        """The ties among the documents of a story, those aligned that its lineage needs."""
        for low, high in unaligned(numbers, self.among(numbers)):
            self.ties.pop((low, high), None)
            self.tie(low, high)
        return self.among(numbers)

    def known(self, number: int) -> Known:
        """A document by its number."""
        if self._guest is not None and number == self._guest.number:
            return self._guest
        if number in self._known:
            self._known.move_to_end(number)
            return self._known[number]
        [stored] = self.archive.store.get([number]).values()
        known = self._known[number] = Known(stored, self._key(stored))
        while len(self._known) > HELD:
            self._known.popitem(last=False)
        return known

    def sharing(self, known: Known) -> list[Known]:
        """The documents that share a passage with one, as `find` tells them."""
        matches = find(self.archive, known.document, SHARING)
        numbers = [self._latest[match.document.id] for match in matches]
        return [self.known(number) for number in numbers if number != known.number]

    def number(self, id_: str) -> int | None:
        """The number of the latest version of a document."""
        return self._latest.get(id_)

    def profile(self, number: int) -> Profile:
        """The date and the names of a document by its number; held for all that were asked for."""
        if number not in self._profiles:
            self._profiles[number] = self.known(number).profile
        return self._profiles[number]

    def _retold(self, known: Known, numbers: Sequence[int]) -> list[int]:
        """Those of some documents that may be one in other words, or it them."""
        return self._candidates.retold(
            known,
            numbers,
            lambda number: may_be_in_other_words(known.profile, self.profile(number), self.rarity),
        )

    def _reports(self, known: Known, others: Iterable[int]) -> list[int]:
        """The first of some documents that may tell of the same event as one."""
        alike = (
            number
            for number in others
            if may_be_one_event(known.profile, self.profile(number), self.rarity)
        )
        return list(islice(alike, REPORTS))

    def invite(self, document: Document) -> int:
        """The number of the document that has the text of one, else one as long as this is open.

        Where several have it: that of the same id, else a latest version, the first that was added.
        """
        key = f"{document.id}{GUEST}" if document.id in self._latest else document.id
        guest = Known(Stored(self.total, 1, with_language(document)), key)
        same = self.archive.store.numbers_of(digest(document.text)) or self._worded_as(guest)
        if same:
            return min(same, key=lambda number: (*self._strangeness(number, document.id), number))
        self._guest = guest
        return self.total

    def _worded_as(self, guest: Known) -> list[int]:
        """The documents whose text differs from that of one by its layout alone."""
        bare = guest.document.text.strip()
        for text in (bare, f"{bare}\n"):  # the index finds no text of a few words
            if numbers := self.archive.store.numbers_of(digest(text)):
                return numbers
        near = self._retold(guest, self._candidates.in_index(guest))
        same = [known for known in map(self.known, near) if is_same_text(guest, known)]
        digests = {digest(known.document.text) for known in same}  # more have it than are near
        return [number for own in digests for number in self.archive.store.numbers_of(own)]

    def _strangeness(self, number: int, id_: str) -> tuple[bool, bool]:
        """Whether a document has another id than one with its text, and is but an old version."""
        own = self.known(number).document.id
        return own != id_, self._latest[own] != number

    def write(self) -> None:
        """Keep what was measured, without telling how far it is."""
        self.kept.keep(self._new, None, None)
        self._new.clear()

    def keep(self) -> None:
        """Keep what was measured, and how far it is."""
        self.kept.keep(self._new, self.rarity, self.done)
        self._new.clear()

    def _before_and_after(self, known: Known) -> list[int]:
        """The version before and the one after."""
        if self._guest is not None and known is self._guest:
            return []
        versions = self.archive.store.versions(known.document.id)
        place = versions.index(known.number)
        return [*versions[max(0, place - 1) : place], *versions[place + 1 : place + 2]]

    def _key(self, stored: Stored) -> str:
        id_ = stored.document.id
        return id_ if self._latest.get(id_) == stored.number else f"{id_}@{stored.version}"


def _first_of_each(digests: Iterable[tuple[int, bytes]]) -> dict[int, int]:
    """For each document whose text an earlier one has too: the first of these."""
    first: dict[bytes, int] = {}
    twins = {}
    for number, own in digests:
        if own in first:
            twins[number] = first[own]
        else:
            first[own] = number
    return twins
