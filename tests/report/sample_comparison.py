"""A comparison made by hand: an invented story and a retelling with every kind of change."""

from retold.model import (
    Alignment,
    Bead,
    Certainty,
    Change,
    Comparison,
    Direction,
    Document,
    Kind,
    Ledger,
    OpenDifference,
    Passage,
    Pivot,
    Relation,
    Rewording,
    SegmentedDocument,
    Severity,
    Span,
    WordCount,
)
from retold.text.segment import segment

RULES = {"negation": "negation.antonym"}

SOURCE = """\
Share this article
Dockworkers in Varnholm agreed on Tuesday to stop blocking the ferry terminal for 14 days, \
the port authority said. The truce holds only if the operator, Osterline, withdraws the \
dismissal of 230 seasonal workers.
“We are not giving up the strike, we are pausing it,” said Maren Tolv, who leads the union. \
Osterline’s chief executive, Henrik Aas, told Havneposten that the talks had lasted 9½ hours.
READ MORE: Ten ways to cook a herring
Empty shelves
Supermarkets on the islands have been short of milk since Friday. Some shops have limited \
sales to two loaves a customer. The governor, Ilse Brandt, warned that hospitals could run out \
of oxygen within a week, but said there was no reason to panic.
Traffic through the port fell by 62 percent in October. Economists at the Institute for Coastal \
Trade expect losses of about €4.3 million. A second round of talks is planned for 3 December.
Leave a Reply
"""

TARGET = """\
On Tuesday, dock workers in Varnholm agreed to block the ferry terminal of the other days, the \
harbour authority said. The governor, Ilse Brandt, said there was no reason to panic.
“I am not giving up the strike, we are pausing it,” said Maren Tolv, head of the union. The head \
of Osterline, Henrik Aas, told Harbour Post that the talks had taken 9½ hours.
Empty shelves
Since Friday, supermarkets on the islands have been short of milk. Traffic through the port rose \
by 26 percent in October. Losses of around €4.3 million are expected.
A second lap of conversations will take place on 3 December. Residents now hope that the quarrel \
is over by Christmas.
Source link
"""

_BEADS = (
    ((0, 1), (0, 0), 0.0, "furniture", False),
    ((1, 2), (0, 1), 0.71, "rewrite", False),
    ((2, 3), (1, 1), 0.0, "omitted", False),
    ((9, 10), (1, 2), 0.64, "rewrite", True),
    ((3, 4), (2, 3), 0.88, "rewrite", False),
    ((4, 5), (3, 4), 0.8, "rewrite", False),
    ((5, 6), (4, 4), 0.0, "furniture", False),
    ((6, 7), (4, 5), 1.0, "verbatim", False),
    ((7, 8), (5, 6), 0.9, "rewrite", False),
    ((8, 9), (6, 6), 0.0, "omitted", False),
    ((10, 11), (6, 7), 0.86, "rewrite", False),
    ((11, 12), (7, 8), 0.74, "rewrite", False),
    ((12, 13), (8, 9), 0.7, "rewrite", False),
    ((13, 13), (9, 10), 0.0, "new", False),
    ((13, 13), (10, 11), 0.0, "furniture", False),
    ((13, 14), (11, 11), 0.0, "furniture", False),
)

_CONDITION = (
    "The truce holds only if the operator, Osterline, withdraws the dismissal of 230 seasonal "
    "workers."
)
_CHANGES: tuple[tuple[Kind, Severity, int, str | None, str | None, str, Pivot | None], ...] = (
    ("negation", "critical", 1, "stop blocking", "block", "stop blocking → block", None),
    ("date", "critical", 1, "for 14 days", "of the other days", "for 14 days is gone", None),
    (
        "omission",
        "critical",
        2,
        _CONDITION,
        None,
        "a condition is lost",
        None,
    ),
    (
        "omission",
        "critical",
        3,
        "warned that hospitals could run out of oxygen within a week, but",
        None,
        "a warning is lost",
        None,
    ),
    ("negation", "critical", 10, "fell", "rose", "fell → rose", None),
    ("quote", "major", 4, "We are", "I am", "a word of the quotation: We → I", None),
    ("name", "major", 5, "Havneposten", "Harbour Post", "Havneposten → Harbour Post", None),
    ("number", "major", 10, "62 percent", "26 percent", "62 percent → 26 percent", None),
    (
        "attribution",
        "major",
        11,
        "Economists at the Institute for Coastal Trade",
        None,
        "who expects it is lost",
        None,
    ),
    (
        "omission",
        "minor",
        9,
        "Some shops have limited sales to two loaves a customer.",
        None,
        "",
        None,
    ),
    ("wording", "minor", 12, "round", "lap", "round → lap", Pivot("de", "Runde")),
    (
        "modality",
        "minor",
        12,
        "is planned",
        "will take place",
        "is planned → will take place",
        None,
    ),
    (
        "addition",
        "minor",
        13,
        None,
        "Residents now hope that the quarrel is over by Christmas.",
        "no such sentence in the source",
        None,
    ),
    ("wording", "minor", 5, "lasted", "taken", "lasted → taken", None),
)
_CERTAINTIES: tuple[Certainty, ...] = ("certain", *(["likely"] * 12), "possible")
_OPEN = (4, ", who leads", ", head of")
_REWORDED = ((1, "Dockworkers", "dock workers"), (12, "talks", "conversations"))


def sample() -> Comparison:
    """The comparison of SOURCE and TARGET, as an editor would make it."""
    source = _cut(
        Document(
            "story.txt",
            SOURCE,
            title="Ferry blockade suspended after a night of talks",
            url="https://havneposten.example/2026/ferry",
            outlet="Havneposten",
            byline="Sunniva Krog",
            published="2026-11-03T06:10:00+01:00",
            language="en",
        ),
        ("Share this article", "READ MORE: Ten ways to cook a herring", "Leave a Reply"),
    )
    target = _cut(
        Document("retelling.txt", TARGET, title="Workers agree to block ferries", language="en"),
        ("Source link",),
    )
    beads = tuple(
        Bead(range(*ours), range(*theirs), score, reuse, moved)
        for ours, theirs, score, reuse, moved in _BEADS
    )
    changes = tuple(
        Change(
            kind,
            severity,
            bead,
            _find(source, beads[bead].source, ours),
            _find(target, beads[bead].target, theirs),
            note,
            via,
            RULES.get(kind, ""),
            certainty,
        )
        for (kind, severity, bead, ours, theirs, note, via), certainty in zip(
            _CHANGES, _CERTAINTIES, strict=True
        )
    )

    def place(bead: int, ours: str, theirs: str) -> tuple[int, Span | None, Span | None]:
        sides = _find(source, beads[bead].source, ours), _find(target, beads[bead].target, theirs)
        return bead, *sides

    return Comparison(
        Alignment(source, target, beads, (Passage(Span(19, 150), Span(0, 116), 0.71),)),
        changes,
        Relation("machine-rewritten", ("most sentences keep their order and few their words",)),
        containment=0.93219,
        coverage=0.8401,
        direction=Direction("source", 0.93, ("the retelling drops what the source explains",)),
        ledger=Ledger(
            WordCount(180, 90, 20, 0, 24, 30, 0, 16),
            WordCount(160, 90, 20, 0, 22, 0, 18, 10),
            (OpenDifference(*place(*_OPEN)),),
            tuple(Rewording(*place(*words)) for words in _REWORDED),
        ),
    )


def _cut(document: Document, furniture: tuple[str, ...]) -> SegmentedDocument:
    starts = [(document.text.index(line), len(line)) for line in furniture]
    return segment(document, [Span(start, start + length) for start, length in starts])


def _find(document: SegmentedDocument, sentences: range, words: str | None) -> Span | None:
    if words is None:
        return None
    start = document.text.index(words, document.sentences[sentences.start].span.start)
    return Span(start, start + len(words))
