"""What a retelling changed, every word accounted for, and what two accounts agree on."""

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from retold.model.texts import Span

Kind: TypeAlias = Literal[
    "number",
    "date",
    "name",
    "role",
    "quote",
    "negation",
    "modality",
    "attribution",
    "omission",
    "addition",
    "wording",
]
Severity: TypeAlias = Literal["critical", "major", "minor"]
Certainty: TypeAlias = Literal["certain", "likely", "possible"]
PointKind: TypeAlias = Literal["claim", "number", "date", "quotation"]
Told: TypeAlias = Literal["both", "source", "target", "contradiction"]


@dataclass(frozen=True, slots=True)
class Pivot:
    """A word of another language that explains a slip: pressure, *Druck*, printing."""

    language: str  # ISO 639-1
    word: str


@dataclass(frozen=True, slots=True)
class Change:
    """One difference that a reader should know of, inside the bead with that index.

    A side on which nothing stands (an omission's target, an addition's source) is None.
    severity: what it would do to a reader if it is so; certainty: how likely it is so.
    rule: the name of the rule that found it, such as date.reversed.
    """

    kind: Kind
    severity: Severity
    bead: int
    source: Span | None
    target: Span | None
    note: str
    via: Pivot | None = None
    rule: str = ""
    certainty: Certainty = "likely"

    def reaches(self, severity: Severity, certainty: Certainty = "likely") -> bool:
        """Whether it is at least so grave and at least so sure."""
        severities: tuple[Severity, ...] = get_args(Severity)
        certainties: tuple[Certainty, ...] = get_args(Certainty)
        is_grave = severities.index(self.severity) <= severities.index(severity)
        return is_grave and certainties.index(self.certainty) <= certainties.index(certainty)


@dataclass(frozen=True, slots=True)
class WordCount:
    """What became of the words of one side, furniture left out; the parts add up to `words`.

    otherwise: the same in another form (number in words, spelling, synonym); told: covered by a
    change; left_out, new: in a stretch that the other side lacks; open: differs, and nothing knows
    why.
    """

    words: int
    same: int
    otherwise: int
    moved: int
    told: int
    left_out: int
    new: int
    open: int


@dataclass(frozen=True, slots=True)
class OpenDifference:
    """Words of a bead that differ without a known reason; None on a side that has none.

    suspicion: how surely the reader takes them for changed in sense, 0…1; 0 where it has not read.
    """

    bead: int
    source: Span | None
    target: Span | None
    suspicion: float = 0.0


@dataclass(frozen=True, slots=True)
class Rewording:
    """Words of a bead that say the same in another form, or, moved, at another place.

    A side that has none (a word of grammar that only the other needs) is None.
    """

    bead: int
    source: Span | None
    target: Span | None
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every word of two texts accounted for: counted, and the places where they are not the same.

    open: what differs without a known reason; reworded: what is said otherwise or has moved, but
    for sentences that moved as a whole.
    """

    source: WordCount
    target: WordCount
    open: tuple[OpenDifference, ...]
    reworded: tuple[Rewording, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """What two independent accounts of one event both tell, one of them tells, or they dispute.

    Where both tell it (also where they contradict each other) it has both spans.
    """

    kind: PointKind
    told: Told
    source: Span | None
    target: Span | None
    note: str


@dataclass(frozen=True, slots=True)
class Audit:
    """What `audit` returns: the changes, worst first, and every word accounted for.

    points: what two independent accounts have in common or dispute.
    """

    changes: tuple[Change, ...]
    ledger: Ledger
    points: tuple[Point, ...] = ()
