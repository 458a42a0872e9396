"""A document of a corpus -> the few others there that it may share a story with.

Found by the index, looked at by their outlines, and only the likeliest are aligned: the cost of a
document does not grow with the corpus, and no two documents are compared because both are there.
"""

from collections.abc import Callable, Container, Sequence
from itertools import islice

from retold.index import Archive, around_brief, likeness, may_derive
from retold.stories.tying import Known

CANDIDATES = 30
"""Documents that are looked at by their outlines."""
RETOLD = 10
"""The most that are aligned because wording is shared."""
REPORTS = 3
"""The most that are aligned because they may tell of the same event on their own."""
OF_NAMES = 10
"""Documents of the same names that may report the same event with no wording in common."""
NAMED_ALIKE = 3
"""The most that are aligned because they have the names and figures, in their order, and hardly two
words beside each other: of a text reworded throughout no more is left."""
ABROAD = 3
"""The most in other languages that are aligned."""
ALIKE, WORDED = 0.11, 0.2
"""Likeness from which a text may be the other in other words, as in `corpus.find`; planted round
trips and retellings by people had .13 at least. Who has but a passage of the other has less. And
likeness from which wording is shared: below it the names and the time must be the other's too, for
all texts on a subject that is in the news for long have so much in common."""
NAMED = 0.02
"""Share of the weight of names, in the index, from which another language is looked at."""


class Candidates:
    """Finds the candidates of one document after another."""

    def __init__(self, archive: Archive, bad: Container[int], *, languages: bool) -> None:
        """bad: documents to pass over; languages: whether the corpus has documents of several."""
        self._archive, self._bad, self._languages = archive, bad, languages

    def in_index(self, known: Known) -> list[int]:
        """The numbers of the documents that the index finds for one, the likeliest first."""
        hits = self._archive.candidates(known.document.text, CANDIDATES, common=True)
        brief = around_brief(self._archive.store, known.outline)
        numbers = dict.fromkeys([*(hit.number for hit in hits), *brief])
        return [number for number in numbers if number != known.number and number not in self._bad]

    def of_names(self, known: Known) -> list[int]:
        """The numbers of the documents that tell of the same names, the likeliest first."""
        hits = self._archive.candidates(known.document.text, OF_NAMES, by_names=True)
        return [
            hit.number for hit in hits if hit.number != known.number and hit.number not in self._bad
        ]

    def retold(
        self, known: Known, numbers: Sequence[int], may_be: Callable[[int], bool]
    ) -> list[int]:
        """Those of the found that share wording with a document, the likeliest first.

        may_be: whether the document of a number may be this one in other words, or the reverse.
        """
        outlined = self._archive.store.outlined(numbers)
        if not outlined:
            return []
        alike = likeness(known.outline, [each.outline for each in outlined]).tolist()
        chosen = [
            (-score, each.number)
            for each, score in zip(outlined, alike, strict=True)
            if score >= ALIKE
        ]
        likeliest = (
            number for score, number in sorted(chosen) if -score >= WORDED or may_be(number)
        )
        return list(islice(likeliest, RETOLD))

    def named(self, known: Known, may_be: Callable[[int], bool]) -> list[int]:
        """The numbers of documents that may be one in other words by their names alone.

        may_be: as for `retold`.
        """
        hits = self._archive.named_alike(known.document.text)
        numbers = [hit.number for hit in hits if hit.number not in self._bad]
        spoken = self._archive.store.languages(numbers) if self._languages else {}
        own = known.document.language
        likely = (
            number
            for number in numbers
            if number != known.number and spoken.get(number, own) == own and may_be(number)
        )
        return list(islice(likely, NAMED_ALIKE))

    def derivable(self, known: Known, numbers: Sequence[int]) -> list[int]:
        """Those of some documents that may have been made from one, or it from them."""
        outlined = self._archive.store.outlined(numbers)
        alike = likeness(known.outline, [each.outline for each in outlined]).tolist()
        return [
            each.number
            for each, score in zip(outlined, alike, strict=True)
            if may_derive(known.outline, each.outline, score)
        ]

    def abroad(self, known: Known) -> list[int]:
        """The numbers of documents of other languages that tell of the same names."""
        if not self._languages:
            return []
        likely = self._archive.candidates(known.document.text, 10 * CANDIDATES, by_names=True)
        hits = [hit for hit in likely if hit.number not in self._bad]
        spoken = self._archive.store.languages([hit.number for hit in hits])
        own = known.document.language
        return [
            hit.number
            for hit in hits
            if hit.score >= NAMED and spoken.get(hit.number) not in {own, None}
        ][:ABROAD]
