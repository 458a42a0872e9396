"""The ties of a corpus, measured where they are asked for, and kept."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Self

from retold.index import Archive, Stored, digest
from retold.model import Document
from retold.prepare import with_language
from retold.stories.candidates import REPORTS, Candidates
from retold.stories.formulas import formulaic, sound
from retold.stories.kept import Kept
from retold.stories.pairs import Known, Profile, Tie, may_be_one_event, measure

HELD = 400
"""Documents that are held cut up: a story's are asked for again and again."""
WRITTEN = 200
"""Documents after which what was measured is written, so that a stopped run loses little."""


@dataclass(slots=True)
class Counts:
    """What a run did: documents looked at, pairs aligned, stories told anew, and told before."""

    documents: int = 0
    pairs: int = 0
    told: int = 0
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
        for number in range(first, self.total):
            self.rarity.add(self.profile(number).names)
        self.rarity.settle()
        for number in range(first, self.total):
            self.look_at(number)
            self.done = number + 1
            if (number + 1 - first) % WRITTEN == 0:
                self._write()
            yield 1
        self._write()

    def look_at(self, number: int) -> list[int]:
        """The documents that are tied to one, all of its candidates measured."""
        self.counts.documents += 1
        known = self.known(number)
        first = self._twins.get(number, number)
        if first != number:  # the same text: what it is tied to, that is tied to
            near = [first, *self._before_and_after(known)]
            return [other for other in near if self.tie(number, other) is not None]
        near = self._before_and_after(known)
        found = self._candidates.found(known)
        near += [each for each in self._candidates.retold(known, found) if each not in near]
        near += self._candidates.abroad(known)
        for other in near:
            self.tie(number, other)
        near += self._reports(known, [each for each in found if each not in near])
        return [other for other in near if self.tie(number, other) is not None]

    def tie(self, one: int, other: int) -> Tie | None:
        """What ties two documents, measured where it was not yet; None where it is but a form."""
        return sound(self._measure(one, other), self.forms)

    def settle(self) -> None:
        """Take account of all that was measured in what is a form."""
        self.forms = formulaic(self.ties)

    def _measure(self, one: int, other: int) -> Tie | None:
        pair = (one, other) if one < other else (other, one)
        if pair not in self.ties:
            self.counts.pairs += 1
            found = measure(self.known(pair[0]), self.known(pair[1]), self.rarity)
            self.ties[pair] = found
            self._measured.setdefault(pair[0], set()).add(pair[1])
            if self._guest is None or self._guest.number not in pair:
                self._new[pair] = found
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

    def number(self, id_: str) -> int | None:
        """The number of the latest version of a document."""
        return self._latest.get(id_)

    def profile(self, number: int) -> Profile:
        """The date and the names of a document by its number; held for all that were asked for."""
        if number not in self._profiles:
            self._profiles[number] = self.known(number).profile
        return self._profiles[number]

    def _reports(self, known: Known, others: Iterable[int]) -> list[int]:
        """The first of some documents that may tell of the same event as one."""
        alike = (
            number
            for number in others
            if may_be_one_event(known.profile, self.profile(number), self.rarity)
        )
        return list(islice(alike, REPORTS))

    def invite(self, document: Document) -> int:
        """The number of a document that is there, else one for it as long as this is open."""
        own = digest(document.text)
        for number in self.archive.store.numbers_of(own):
            if self.known(number).document.id == document.id or number in self._latest.values():
                return number
        guest = Stored(self.total, 1, with_language(document))
        taken = document.id in self._latest
        self._guest = Known(guest, f"{document.id} (asked about)" if taken else document.id)
        return self.total

    def write(self) -> None:
        """Keep what was measured, without telling how far it is."""
        self.kept.keep(self._new, None, None)
        self._new.clear()

    def _write(self) -> None:
        self.kept.keep(self._new, self.rarity, self.done)
        self._new.clear()

    def _before_and_after(self, known: Known) -> list[int]:
        """The version before and the one after."""
        if self._guest is not None and known is self._guest:
            return []
        versions = self.archive.store.versions(known.document.id)
        at = versions.index(known.number)
        return [*versions[max(0, at - 1) : at], *versions[at + 1 : at + 2]]

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
