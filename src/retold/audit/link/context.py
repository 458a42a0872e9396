"""The sentences of the other text that those of a bead are read against.

A bead ties a sentence to what is most like it. In a text told in other words a part of what the
sentence says often stands elsewhere: two sentences were merged, or one split. So it is read against
its counterpart and the sentences nearest to it in meaning, in the order of their text.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from retold.audit.link.elsewhere import Encode
from retold.model import Alignment, SegmentedDocument

NEAREST = 2
"""Sentences outside of the bead that are read too."""


class Contexts:
    """The contexts of the beads of an alignment; nothing is encoded before one is asked for."""

    def __init__(self, alignment: Alignment, encode: Encode) -> None:
        self._alignment = alignment
        self._encode = encode
        self._skipped = [
            sorted(text.furniture_sentences()) for text in (alignment.source, alignment.target)
        ]

    @cached_property
    def _cosines(self) -> NDArray[np.float32]:
        """Of the source's sentences with the target's."""
        source, target = (
            self._encode([text.sentence_text(index) for index in range(len(text.sentences))])
            for text in (self._alignment.source, self._alignment.target)
        )
        return source @ target.T

    def of(self, bead: int, *, of_source: bool) -> str:
        """What a bead's side is read against."""
        source, target = self._alignment.beads[bead].source, self._alignment.beads[bead].target
        if of_source:
            near = self._nearest(self._cosines[list(source)], target, self._skipped[1])
            return _joined(self._alignment.target, near)
        near = self._nearest(self._cosines[:, list(target)].T, source, self._skipped[0])
        return _joined(self._alignment.source, near)

    @staticmethod
    def _nearest(
        cosines: NDArray[np.float32], counterpart: Sequence[int], skipped: Sequence[int]
    ) -> list[int]:
        """Some sentences of the other text in their order; cosines: of each sentence with them."""
        best = cosines.max(axis=0).copy()
        best[[*counterpart, *skipped]] = -np.inf
        order = np.argsort(-best, kind="stable")[:NEAREST]
        return sorted({*counterpart, *(int(j) for j in order if best[j] > -np.inf)})


def _joined(text: SegmentedDocument, sentences: Sequence[int]) -> str:
    return " ".join(text.sentence_text(index) for index in sentences)
