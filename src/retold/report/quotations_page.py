"""Quotation… -> one self-contained web page: the text with its quotations marked, by speaker."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retold.model import Quotation, SegmentedDocument, Span
from retold.report import phrasing
from retold.report.frame import between, blocks, fill, groups, href, language
from retold.report.marks import Piece, cut
from retold.report.page_setting import ALONE, Setting
from retold.report.sayings import Saying, by_speaker, counts, sayings

ROLES = ("content", "speaker", "cue", "channel")

_Mark = tuple[Span, int]


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a sentence; `ends` are the quotations whose content ends here.

    saying: the quotation to light, the innermost of those that cover the stretch.
    starts: the quotations whose content begins here.
    """

    text: str
    classes: str
    saying: Saying | None
    starts: list[Saying]
    ends: list[Saying]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence, with what stands between it and the one before."""

    before: str
    parts: list[_Part]


def to_html(
    document: SegmentedDocument, quotations: Sequence[Quotation], *, setting: Setting = ALONE
) -> str:
    """The document with its quotations marked, as one self-contained web page, in UTF-8."""
    spoken = sayings(document.document, quotations)
    direct, indirect, speakers = counts(spoken)
    return fill(
        "quotations",
        setting,
        title=phrasing.printable(document.document.title or document.document.id),
        about=phrasing.describe(document.document),
        href=href(document.document),
        language=language(document.document),
        total=len(spoken),
        counts={"direct": direct, "indirect": indirect, "speakers": speakers},
        heard=by_speaker(spoken),
        groups=groups(list(blocks(document, _sentences(document, quotations, spoken)))),
    )


def _sentences(
    document: SegmentedDocument, quotations: Sequence[Quotation], spoken: Sequence[Saying]
) -> list[_Sentence]:
    pieces = list(_pieces(document, quotations))
    first: dict[int, Piece] = {}
    last: dict[int, Piece] = {}
    for piece in (piece for sentence in pieces for piece in sentence):
        for index in _contents(piece):
            first.setdefault(index, piece)
            last[index] = piece
    lengths = [sum(span.end - span.start for span in quotation.content) for quotation in quotations]
    return [
        _Sentence(
            between(document, number) if number else "",
            [
                _Part(
                    phrasing.printable(piece.span.of(document.text)),
                    _classes(piece, spoken),
                    _innermost(piece, spoken, lengths),
                    [spoken[index] for index in _contents(piece) if first[index] is piece],
                    [spoken[index] for index in _contents(piece) if last[index] is piece],
                )
                for piece in sentence
            ],
        )
        for number, sentence in enumerate(pieces)
    ]


def _pieces(document: SegmentedDocument, quotations: Sequence[Quotation]) -> Iterator[list[Piece]]:
    """Each sentence, cut where a part of a quotation begins or ends.

    What a piece is marked with are the numbers of the parts that cover it: quotation times the
    number of roles, plus the role.
    """
    marks = sorted(_marks(quotations))
    after = 0
    open_marks: list[_Mark] = []
    for sentence in document.sentences:
        while after < len(marks) and marks[after][0].start < sentence.span.end:
            open_marks.append(marks[after])
            after += 1
        open_marks = [mark for mark in open_marks if mark[0].end > sentence.span.start]
        yield cut(sentence.span, open_marks)


def _marks(quotations: Sequence[Quotation]) -> Iterator[_Mark]:
    for index, quotation in enumerate(quotations):
        channel = (quotation.channel,) if quotation.channel else ()
        for role, part in enumerate((quotation.content, quotation.speaker, quotation.cue, channel)):
            yield from ((span, index * len(ROLES) + role) for span in part)


def _contents(piece: Piece) -> list[int]:
    """The quotations to whose content a piece belongs."""
    return [mark // len(ROLES) for mark in piece.changes if mark % len(ROLES) == 0]


def _classes(piece: Piece, spoken: Sequence[Saying]) -> str:
    roles = {ROLES[mark % len(ROLES)] for mark in piece.changes}
    if any(spoken[index].direct for index in _contents(piece)):
        roles.add("direct")
    return " ".join(sorted(roles))


def _innermost(piece: Piece, spoken: Sequence[Saying], lengths: Sequence[int]) -> Saying | None:
    """The quotation that a piece belongs to; of several, the one with the shortest content."""
    indices = [mark // len(ROLES) for mark in piece.changes]
    return spoken[min(indices, key=lambda index: lengths[index])] if indices else None
