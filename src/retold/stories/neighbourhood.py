"""The documents of a corpus, and for each the few others that it is measured against.

Nothing here depends on what was measured before: whoever opens the corpus has the same partners of
a document, be that the process that keeps the ties or a worker of an engine.
"""

from collections import OrderedDict
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np

from retold.corpus.matches import find
from retold.errors import FormatError
from retold.index import Archive, Stored, digest
from retold.index.screen import SHORT
from retold.model import Document
from retold.prepare import with_language
from retold.stories.nearby import REPORTS, Candidates
from retold.stories.rarity import Names, Rarity
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
GUEST = " (asked about)"
"""What the id of a document from outside ends in where a document of the corpus has that id."""


class Partner(NamedTuple):
    """A document that another is held against: measured, or told to report the same event."""

    number: int
    reports: bool = False


class Neighbourhood:
    """An open corpus, read alone.

    rarity: how rare names are in it, which tells who may report one event; bad: the documents that
    were found damaged, and how: they have no partners, no names and no ties. total: how many
    documents count: what is added later has no part in it.
    """

    def __init__(self, folder: Path, rarity: Rarity | None = None) -> None:
        self.archive = Archive(folder)
        self.rarity = rarity or Rarity.none()
        self.total = self.archive.store.next_number()
        self.bad: dict[int, str] = {}
        self._twins = _first_of_each(self.archive.store.digests())
        self._latest = self.archive.store.latest_numbers()
        several = len(self.archive.store.spoken()) > 1
        self._candidates = Candidates(self.archive, self.bad, languages=several)
        self._known: OrderedDict[int, Known] = OrderedDict()
        self._profiles: dict[int, Profile] = {}
        self._guest: Known | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.archive.close()

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

    def readable(self, number: int) -> Known | None:
        """A document by its number; None of one that is damaged, which is noted."""
        if number not in self.bad:
            try:
                return self.known(number)
            except FormatError as error:
                self.bad[number] = str(error)
        return None

    def names(self, number: int) -> Names:
        """The hashes of a document's names; none of one that is damaged."""
        return self.profile(number).names if self.readable(number) else np.zeros(0, np.uint64)

    def profile(self, number: int) -> Profile:
        """The date and the names of a document by its number; held for all that were asked for."""
        if number not in self._profiles:
            self._profiles[number] = self.known(number).profile
        return self._profiles[number]

    def number(self, id_: str) -> int | None:
        """The number of the latest version of a document."""
        return self._latest.get(id_)

    def partners(self, number: int) -> list[Partner]:
        """The documents that one is held against, those that are measured first."""
        known = self.readable(number)
        if known is None:
            return []
        first = self._twins.get(number, number)
        if first != number and self.readable(first):  # the same text: what it is tied to, that is
            return [Partner(each) for each in (first, *self._before_and_after(known))]
        near = self._before_and_after(known)
        in_index = self._candidates.in_index(known)
        alike = [each for each in self._alike(known, in_index) if each not in near]
        near += self._candidates.derivable(known, alike)
        near += self._candidates.abroad(known)
        held = {*near, *alike}
        named = [each for each in self._candidates.of_names(known) if each not in in_index]
        rest = [each for each in (*in_index, *named) if each not in held]
        reports = [
            *self._reports(known, [each for each in alike if each not in near]),
            *islice(self._reports(known, rest), REPORTS),
        ]
        unsure = self._reports(known, [each for each in rest if each not in reports], if_read=True)
        near += islice(unsure, REPORTS)
        near += [each for each in reports if self._is_soon_read(known, each) and each not in near]
        reports = [each for each in reports if each not in near]
        partners = [Partner(each) for each in near]
        partners += [Partner(each, reports=True) for each in reports]
        return [each for each in partners if each.number < self.total]

    def tied(self, low: int, high: int, *, reports: bool) -> Tie | None:
        """What ties two documents, the one with the lower number first."""
        first, second = self.readable(low), self.readable(high)
        if first is None or second is None:
            return None
        return report(first, second) if reports else measure(first, second, self.rarity)

    def sharing(self, known: Known) -> list[Known]:
        """The documents that share a passage with one, as `find` tells them."""
        matches = find(self.archive, known.document, SHARING)
        numbers = [self._latest[match.document.id] for match in matches]
        return [self.known(number) for number in numbers if number != known.number]

    def invite(self, document: Document) -> int:
        """The number of the document that has the text of one, else one as long as this is open.

        Where several have it: that of the same id, else a latest version, the first that was added.
        """
        guest = Known(Stored(self.total, 1, with_language(document)), self._guest_key(document.id))
        same = self.archive.store.numbers_of(digest(document.text)) or self._worded_as(guest)
        if same:
            return min(same, key=lambda number: (*self._strangeness(number, document.id), number))
        self._guest = guest
        return self.total

    def is_guest(self, number: int) -> bool:
        """Whether a number is that of a document from outside."""
        return self._guest is not None and number == self._guest.number

    def _reports(
        self, known: Known, others: Iterable[int], *, if_read: bool = False
    ) -> Iterator[int]:
        """Those of some documents that may tell of the same event as one, if they are read too."""
        return (
            number
            for number in others
            if self.readable(number)
            and may_be_one_event(known.profile, self.profile(number), self.rarity, are_read=if_read)
        )

    def _alike(self, known: Known, numbers: Sequence[int]) -> list[int]:
        """Those of some documents, and those of its names, that may be one in other words."""

        def may_be(number: int) -> bool:
            candidate = self.readable(number)
            return candidate is not None and may_be_in_other_words(
                known.profile, self.profile(number), self.rarity
            )

        worded = self._candidates.retold(known, numbers, may_be)
        named = self._candidates.named(known, may_be)
        return [*worded, *(number for number in named if number not in worded)]

    def _is_soon_read(self, known: Known, number: int) -> bool:
        """Whether one of two texts is so short that reading both is cheap: it may be but a form."""
        return min(len(known.outline), len(self.known(number).outline)) < SHORT

    def _worded_as(self, guest: Known) -> list[int]:
        """The documents whose text differs from that of one by its layout alone."""
        bare = guest.document.text.strip()
        for text in (bare, f"{bare}\n"):  # the index finds no text of a few words
            if numbers := self.archive.store.numbers_of(digest(text)):
                return numbers
        near = self._alike(guest, self._candidates.in_index(guest))
        same = [known for known in map(self.known, near) if is_same_text(guest, known)]
        digests = {digest(known.document.text) for known in same}  # more have it than are near
        return [number for own in digests for number in self.archive.store.numbers_of(own)]

    def _strangeness(self, number: int, id_: str) -> tuple[bool, bool]:
        """Whether a document has another id than one with its text, and is but an old version."""
        own = self.known(number).document.id
        return own != id_, self._latest[own] != number

    def _before_and_after(self, known: Known) -> list[int]:
        """The version before and the one after."""
        if self._guest is not None and known is self._guest:
            return []
        versions = self.archive.store.versions(known.document.id)
        place = versions.index(known.number)
        return [*versions[max(0, place - 1) : place], *versions[place + 1 : place + 2]]

    def _key(self, stored: Stored) -> str:
        id_ = stored.document.id
        if self._latest.get(id_) == stored.number:
            return id_
        return version_key(id_, stored.version, self._latest)

    def _guest_key(self, id_: str) -> str:
        """The id of a document from outside, or what tells it from those of the corpus."""
        of, _, version = id_.rstrip("'").rpartition("@")
        key = f"{id_}{GUEST}" if version.isdigit() and of in self._latest else id_
        while key in self._latest:
            key += GUEST
        return key


def is_own(key: str, id_: str) -> bool:
    """Whether a document of that id goes by that name where it is from outside."""
    while key != id_ and key.endswith(GUEST):
        key = key.removesuffix(GUEST)
    return key == id_


def version_key(id_: str, version: int, ids: Container[str]) -> str:
    """What an earlier version of a text is called: by no id of another document.

    No two are called the same: the name is the id and the version, with as many marks behind them
    as are needed for it to be no id.
    """
    key = f"{id_}@{version}"
    while key in ids:
        key += "'"
    return key


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
