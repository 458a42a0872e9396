"""How sure a claim or mark is by what else its text says: whoever erred elsewhere may err here.

A claim in a text told in other words is weighed by itself first (`reworded`, `marked`). Then it is
held to the others: in a text that is likely wrong in three other sentences a doubtful place is more
often an error than in one that is faithful everywhere else. Its own sentence says nothing for it.
`company_kept.json` holds what each of these adds to the logits of being right;
tools/calibrate_reader.py learnt it on texts of which one, two, four or all errors were left, so
that it does not take for granted that whoever errs errs often.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache
from math import log1p
from typing import Literal, NamedTuple, Self, TypeAlias

from retold.audit.logistic import logit, probability
from retold.bundled import beside

WEIGHTS = beside(__name__, "company_kept.json")

Sort: TypeAlias = Literal["claim", "mark"]
"""What is held to its company: what a rule claims, or what only the reader marks."""


class Company(NamedTuple):
    """The beads of a text, and how likely each is wrong, by what is said of it alone.

    shares: of the beads of which something is said, by index, the likeliest first, 0…1; expected:
    what they come to, exactly, so that each can be taken out again; beads: how many there are.
    """

    shares: Mapping[int, float]
    expected: Fraction
    beads: int

    @classmethod
    def of(cls, weighed: Iterable[tuple[int, float]], beads: int) -> Self:
        """The company of what was weighed, each with its bead's index and its share."""
        highest: dict[int, float] = defaultdict(float)
        for index, share in weighed:
            highest[index] = max(highest[index], share)
        ordered = dict(sorted(highest.items(), key=lambda pair: (-pair[1], pair[0])))
        return cls(ordered, sum(map(Fraction, ordered.values()), Fraction()), beads)

    def share(self, sort: Sort, share: float, index: int) -> float:
        """The share of such claims or marks that are right, of that by itself and its bead."""
        return probability(self.features(share, index), _weights()[sort])

    def features(self, share: float, index: int) -> dict[str, float]:
        """What it is by itself, and what is said of the other beads."""
        expected = float(self.expected - Fraction(self.shares.get(index, 0.0)))
        likeliest = next((each for bead, each in self.shares.items() if bead != index), 0.0)
        return {
            "ground": 1.0,
            "alone": logit(share),
            "expected elsewhere": log1p(expected),
            "expected a bead": expected / max(1, self.beads),
            "likeliest elsewhere": logit(likeliest),
        }


@cache
def _weights() -> dict[Sort, dict[str, float]]:
    stored: dict[Sort, dict[str, float]] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return stored
