"""A document of a corpus -> the few others there that it may share a story with.

Found by the index, looked at by their outlines, and only the likeliest are aligned: the cost of a
document does not grow with the corpus, and no two documents are compared because both are there.
"""

from collections.abc import Sequence

from retold.corpus.copied import is_taken, pieces
from retold.index import Archive, likeness, outlines
from retold.stories.pairs import Known

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

    def found(self, known: Known) -> list[int]:
        """The numbers of the documents that the index finds for one, the likeliest first."""
        hits = self._archive.candidates(known.document.text, CANDIDATES, common=True)
        return [hit.number for hit in hits if hit.number != known.number]

    def retold(self, known: Known, found: Sequence[int]) -> list[int]:
        """Those of the found that share wording with a document, the likeliest first."""
        outlined = self._archive.store.outlined(found)
        if not outlined:
            return []
        [own] = outlines([known.document.text])
        theirs = [each.outline for each in outlined]
        alike = likeness(own, theirs).tolist()
        shared = pieces(own, theirs)
        chosen = [
            (-score, each.number)
            for each, score, runs in zip(outlined, alike, shared, strict=True)
            if score >= ALIKE or is_taken(runs)
        ]
        return [number for _, number in sorted(chosen)[:RETOLD]]

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
