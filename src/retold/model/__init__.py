"""The nouns: what the stages of retold take and return.

Frozen values without behaviour beyond what their fields say; what writes them (`to_html` and its
like) is loaded when it is called. Every claim is a `Span`, half-open
code-point offsets into the final `Document.text`, so that it can be shown and checked by slicing.
"""

from retold.model.alignments import (
    Alignment,
    Bead,
    Passage,
    Reuse,
)
from retold.model.audits import (
    Audit,
    Certainty,
    Change,
    Kind,
    Ledger,
    OpenDifference,
    Pivot,
    Point,
    PointKind,
    Rewording,
    Severity,
    Told,
    WordCount,
)
from retold.model.comparisons import (
    Comparison,
    Direction,
    Relation,
    RelationKind,
)
from retold.model.derivations import (
    Derivation,
    Fact,
    Origin,
    Origins,
    Reading,
    Stale,
    Story,
    UnknownSource,
)
from retold.model.rulings import (
    Ruling,
    VerdictWord,
)
from retold.model.statements import (
    Quotation,
    Quotations,
)
from retold.model.texts import (
    Document,
    Page,
    SegmentedDocument,
    Sentence,
    Span,
)

__all__ = [
    "Alignment",
    "Audit",
    "Bead",
    "Certainty",
    "Change",
    "Comparison",
    "Derivation",
    "Direction",
    "Document",
    "Fact",
    "Kind",
    "Ledger",
    "OpenDifference",
    "Origin",
    "Origins",
    "Page",
    "Passage",
    "Pivot",
    "Point",
    "PointKind",
    "Quotation",
    "Quotations",
    "Reading",
    "Relation",
    "RelationKind",
    "Reuse",
    "Rewording",
    "Ruling",
    "SegmentedDocument",
    "Sentence",
    "Severity",
    "Span",
    "Stale",
    "Story",
    "Told",
    "UnknownSource",
    "VerdictWord",
    "WordCount",
]
