"""A document of a corpus -> the few others there that it may share a story with.

Found by the index, looked at by their outlines, and only the likeliest are aligned: the cost of a
document does not grow with the corpus, and no two documents are compared because both are there.
"""

from collections.abc import Iterable, Iterator, Sequence

from retold.corpus.copied import is_taken, pieces
from retold.index import Archive, Hit, Outlined, likeness, outlines
from retold.stories.pairs import Known, may_be_one_event
from retold.stories.rarity import Rarity

CANDIDATES = 30
"""Documents that are looked at by their outlines."""
RETOLD = 10
"""The most that are aligned because wording is shared."""
REPORTS = 3
"""The most that are aligned because they may tell of the same event on their own."""
ABROAD = 3
"""The most in other languages that are aligned."""
ALIKE = 0.11
"""Likeness from which a text may be the other in other words, as in `corpus.find`."""
NAMED = 0.02
"""Share of the weight of names, in the index, from which another language is looked at."""


class Candidates:
    """Finds the candidates of one document after another."""

    def __init__(self, archive: Archive, *, languages: bool) -> None:
        """languages: whether the corpus has documents of several."""
        self._archive, self._languages = archive, languages

    def retold(self, known: Known) -> list[int]:
        """The numbers of documents that share wording with one, the likeliest first."""
        hits = self._archive.candidates(known.document.text, CANDIDATES, common=True)
        outlined = self._outlined(known, hits)
        if not outlined:
            return []
        [own] = outlines([known.document.text])
        theirs = [each.outline for each in outlined]
        alike = likeness(own, theirs).tolist()
        shared = pieces(own, theirs)
        chosen = [
            (-score, each.number)
            for each, score, found in zip(outlined, alike, shared, strict=True)
            if score >= ALIKE or is_taken(found)
        ]
        return [number for _, number in sorted(chosen)[:RETOLD]]

    def reports(self, known: Known, but: Iterable[int]) -> Iterator[int]:
        """The numbers of further documents that the index finds, the likeliest first."""
        hits = self._archive.candidates(known.document.text, CANDIDATES)
        seen = {*but, known.number}
        yield from (hit.number for hit in hits if hit.number not in seen)

    def abroad(self, known: Known) -> list[int]:
        """The numbers of documents of other languages that tell of the same names."""
        if not self._languages:
            return []
        hits = self._archive.candidates(known.document.text, 10 * CANDIDATES, by_names=True)
        spoken = self._archive.store.languages([hit.number for hit in hits])
        own = known.document.language
        return [
            hit.number
            for hit in hits
            if hit.score >= NAMED and spoken.get(hit.number) not in {own, None}
        ][:ABROAD]

    def _outlined(self, known: Known, hits: Sequence[Hit]) -> list[Outlined]:
        found = self._archive.store.outlined([hit.number for hit in hits])
        return [each for each in found if each.number != known.number]


def may_report(known: Known, others: Iterable[Known], rarity: Rarity) -> Iterator[Known]:
    """Those of some documents that may tell of the same event as one."""
    found = 0
    for other in others:
        if found < REPORTS and may_be_one_event(known, other, rarity):
            found += 1
            yield other
