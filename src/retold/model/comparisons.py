"""How two documents are related, which came first, and all that a comparison says."""

from collections import Counter
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

from retold.model.alignments import Alignment
from retold.model.audits import Certainty, Change, Ledger, Point, Severity
from retold.model.statements import framed
from retold.model.texts import Document, shortened

RelationKind: TypeAlias = Literal[
    "identical",
    "copy",
    "edited",
    "rewritten",
    "machine-rewritten",
    "translation",
    "excerpt",
    "summary",
    "same-event",
    "unrelated",
]


@dataclass(frozen=True, slots=True)
class Direction:
    """Which of two documents came first, as far as the evidence goes; confidence in 0…1.

    source_first: how likely it is that the source came first, 0…1, also where that is too
    uncertain to tell; one half where nothing speaks for either.
    """

    earlier: Literal["source", "target", "unknown"]
    confidence: float
    evidence: tuple[str, ...]
    source_first: float = 0.5


@dataclass(frozen=True, slots=True)
class Relation:
    """How the target came from the source, how sure that is, and the evidence in plain words.

    unrelated: also another event that is told in the same frame, say two court reports.
    whole: of an excerpt or a summary, the text that it is of. It is the target where the part was
    given for the source; which of the two came first is another question.
    """

    kind: RelationKind
    evidence: tuple[str, ...]
    certainty: Certainty = "certain"
    whole: Literal["source", "target"] = "source"

    @property
    def is_part(self) -> bool:
        """Whether the one text is a part or a brief of the other."""
        return self.kind in {"excerpt", "summary"}

    @property
    def is_turned(self) -> bool:
        """Whether the source is the part."""
        return self.is_part and self.whole == "target"

    @property
    def sums_up(self) -> bool:
        """Whether the target is a brief of the source."""
        return self.kind == "summary" and not self.is_turned

    @property
    def is_summed_up(self) -> bool:
        """Whether the source is a brief of the target, which is then not held to it."""
        return self.kind == "summary" and self.is_turned


@dataclass(frozen=True, slots=True, repr=False)
class Comparison:
    """What `compare` returns: changes stand worst first.

    Of those as grave, what is only possible comes last. The others are in the order in which an
    editor must know them: what a headline, a first sentence or a quotation says, whether and by
    whom a thing was done, before a figure that is slightly off; then the surer first, then in the
    target's order. What a summary says wrongly stands before what it leaves out.
    containment: share of the target's words that are in beads with a source, 0…1.
    coverage: share of the source's story that is retold, 0…1.
    points: what two accounts have in common or dispute; none unless they are of one event,
    and the target is not held to the source.
    reader: what read the sentences beside the rules: "default", or "none".
    """

    alignment: Alignment
    changes: tuple[Change, ...]
    relation: Relation
    containment: float
    coverage: float
    direction: Direction
    ledger: Ledger
    points: tuple[Point, ...] = ()
    reader: str = "none"

    @property
    def source(self) -> Document:
        """The document that was copied from: `change.source.of(comparison.source)`."""
        return self.alignment.source.document

    @property
    def target(self) -> Document:
        """The document that retells it: `change.target.of(comparison.target)`."""
        return self.alignment.target.document

    def __repr__(self) -> str:
        both = f"{shortened(self.source.id)} → {shortened(self.target.id)}"
        severities: tuple[Severity, ...] = get_args(Severity)
        counts = Counter(change.severity for change in self.changes if change.reaches("minor"))
        named = ", ".join(f"{counts[severity]:,} {severity}" for severity in severities)
        changes = f"{named} change{'' if counts.total() == 1 else 's'}"
        possible = len(self.changes) - counts.total()
        return f"<Comparison {both}: {self.relation.kind}; {changes}, {possible:,} possible>"

    def _repr_html_(self) -> str:
        return framed(self.to_html())

    def to_html(self) -> str:
        """The comparison as `--format html` writes it: one self-contained web page."""
        from retold.report import to_html

        return to_html(self)

    def to_frame(self) -> Any:  # noqa: ANN401 - an optional library's class
        """A `pandas.DataFrame` with a row for each change, worst first.

        Its columns are severity, certainty, kind, rule, note, source and target (the words, None
        where nothing stands), source_start, source_end, target_start, target_end, bead, language
        and word (of the pivot).

        Raises:
            MissingExtra: pandas is not installed.
        """
        from retold.report.rows import of_changes, to_frame

        return to_frame(*of_changes(self))

    def to_dict(self) -> dict[str, Any]:
        """The comparison as `--format json` writes it (format retold.comparison/2)."""
        from retold.report.wire import to_dict

        return dict(to_dict(self))
