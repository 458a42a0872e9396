"""The words of two documents -> a match: how close they are, and whether that makes one a copy."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from retold.dedupe.commonness import NONE, Common
from retold.dedupe.instances import ALONE, differences
from retold.dedupe.likeness import WIDTH, Bounds, compare
from retold.dedupe.native import Pair


class Match(NamedTuple):
    """Why a document is dropped: the kept one, by place, and how close they are (0 to 1).

    `containment` is the share of the dropped document's shingles that the kept one has, `coverage`
    that of the kept one's that the dropped one has; `order` the share of the longer one's words
    that both have in the same order, -1 where not compared. `instances`: they tell different things
    in one frame, and are no copies however close.
    """

    kept: int
    resemblance: float
    containment: float
    coverage: float
    order: float = -1.0
    instances: bool = False


@dataclass(frozen=True, slots=True)
class Closeness:
    """What makes two documents copies.

    Attributes:
        bounds: how close a member of a cluster must be to the kept document.
        common: what shows the frame that documents share; None where it counts as any text.
    """

    bounds: Bounds
    common: Common | None = None

    def of(self, places: Sequence[tuple[int, int]], words: Sequence[Pair]) -> list[Match]:
        """How close some documents are to kept ones, given the places and the words of both."""
        scores = compare(words, self.bounds).tolist()
        matches = [Match(kept, *score) for (_, kept), score in zip(places, scores, strict=True)]
        if self.common is None:
            return matches
        close = [number for number, match in enumerate(matches) if self.is_close(match)]
        framed = [number for number in close if self._is_framed(*places[number])]
        alone = [
            number
            for number in close
            if max(map(len, words[number])) <= WIDTH * ALONE and number not in framed
        ]
        for numbers, common in ((framed, self.common), (alone, NONE)):
            held = [words[number] for number in numbers]
            differing = differences(held, common) if held else []
            for number, pair, different in zip(numbers, held, differing, strict=True):
                if different.are_instances(min(map(len, pair)) // WIDTH):
                    matches[number] = matches[number]._replace(instances=True)
        return matches

    def is_alike(self, match: Match) -> bool:
        """Whether a document joins the kept one."""
        return not match.instances and (
            match.resemblance >= self.bounds.resemblance
            or (self.bounds.order is not None and match.order >= self.bounds.order)
        )

    def is_close(self, match: Match) -> bool:
        """Whether a document is close enough to a kept one, in either direction."""
        least = self.bounds.containment
        return self.is_alike(match) or (
            least is not None and max(match.containment, match.coverage) >= least
        )

    def _is_framed(self, document: int, kept: int) -> bool:
        """Whether both may have a frame."""
        framed = b"" if self.common is None else self.common.framed
        return bool(framed and framed[document] and framed[kept])
