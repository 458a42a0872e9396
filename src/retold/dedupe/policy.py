"""What counts as a duplicate, and which document of a cluster is kept."""

from dataclasses import dataclass
from typing import TypedDict

from retold.errors import RetoldError

RESEMBLANCE = 0.3
"""Of all five-word shingles of two documents three in ten are in both: about every eighth word
changed, or half of a text replaced. On the tuning half of the benchmark the lowest at which no
pair was found that had not been planted; at .2, one in a hundred had not."""

CONTAINMENT = 0.8
"""Of the shorter document's shingles: the longer one tells all of it but a sentence or two."""

ORDER = 0.6
"""Of the longer document's words, in their order. On the tuning half of the benchmark all copies
with up to two words in five changed had .7 and more, and no other pair .55."""

MEMORY = 1 << 26
"""Bytes; what does not fit goes to temporary files, which costs little time."""


class Options(TypedDict, total=False):
    """The fields of `Rules`, each as it is there."""

    resemblance: float
    containment: float | None
    order: float | None
    exact: bool
    keep: str
    text: str | None
    id: str | None
    memory: int
    frame: bool


@dataclass(frozen=True, slots=True)
class Rules:
    """What counts as a duplicate, and which document of a cluster is kept.

    Attributes:
        resemblance: the least share of shingles, of all that two documents have, that both have.
        containment: the least share of a document's shingles that the kept, longer one has; None
            where being contained is no reason to be dropped.
        order: the least share of the longer document's words that the other has in the same order;
            None where that is no reason to be dropped.
        exact: only drop documents of the same words.
        keep: `first` as they come, `earliest` by date, `longest` by words, the name of a column
            of numbers (the greatest is kept), or that name and `:least`.
        text: the name of the text column; None finds it.
        id: the name of the id column; None finds it.
        memory: bytes of memory to stay under, roughly; the rest lies in temporary files.
        frame: whether documents that tell different things in one frame stay, however close.

    Raises:
        RetoldError: a threshold is no share, or `keep` names nothing.
    """

    resemblance: float = RESEMBLANCE
    containment: float | None = CONTAINMENT
    order: float | None = ORDER
    exact: bool = False
    keep: str = "first"
    text: str | None = None
    id: str | None = None
    memory: int = MEMORY
    frame: bool = True

    def __post_init__(self) -> None:
        shares = {
            "resemblance": self.resemblance,
            "containment": self.containment,
            "order": self.order,
        }
        for name, value in shares.items():
            if value is not None and not 0 < value <= 1:
                raise RetoldError(f"{name} {value}: give a share above 0 and up to 1")
        if not self.keep.removesuffix(":least"):
            raise RetoldError(
                f"keep {self.keep!r}: give first, earliest, longest or the name of a column"
            )
