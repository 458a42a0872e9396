"""Figures and dates of a retelling that nothing in the whole source explains.

A sentence told in other words often stands beside another than its own, or is made of several; so
of a figure that the sentence beside it has not, nobody knows. But a retelling has its figures from
its source: one that stands there nowhere, in no unit and no rounding, and to which no others come,
is a wrong one, wherever it stands.
"""

import re
from collections.abc import Iterable, Iterator

from retold.audit.cues.datelines import is_in_dateline
from retold.audit.link import bead_of
from retold.audit.link.elsewhere import Elsewhere
from retold.model import Alignment, Change, Span
from retold.text.words import over
from retold.values.derived import is_slip
from retold.values.quantity import DATES, Quantity
from retold.values.strays import is_stray, is_unexplained


def figures(alignment: Alignment, elsewhere: Elsewhere) -> Iterator[Change]:
    """A figure of the target that no figure of the source explains."""
    yield from _unsupported("number", alignment, elsewhere)


def dates(alignment: Alignment, elsewhere: Elsewhere) -> Iterator[Change]:
    """A date or time of the target that none of the source explains."""
    yield from _unsupported("date", alignment, elsewhere)


def _unsupported(kind: str, alignment: Alignment, elsewhere: Elsewhere) -> Iterator[Change]:
    source, target = elsewhere.values
    texts = alignment.source.text, alignment.target.text
    strange = [
        value
        for value in target
        if (value.sort in DATES) is (kind == "date")
        and is_unexplained(value, source)
        and not _is_written(value.span.of(texts[1]), texts[0])
    ]
    lost = [value for value in source if is_stray(value, target)] if strange else []
    for value in strange:
        place = bead_of(alignment, value.span, of_source=False)
        if place is None or alignment.beads[place].reuse == "furniture":
            continue
        beside = over(alignment.source, alignment.beads[place].source)
        change = _change(kind, place, _counterpart(value, lost, beside), value, texts)
        if not is_in_dateline(change, texts):
            yield change


def _is_written(figure: str, text: str) -> bool:
    """Whether a text has a figure to the letter, however it is read there."""
    return re.search(rf"(?<!\w){re.escape(figure)}(?!\w)", text, re.IGNORECASE) is not None


def _counterpart(
    value: Quantity, lost: Iterable[Quantity], sentences: Span | None
) -> Quantity | None:
    """The figure of the source in whose place a figure stands: of one unit, and gone.

    It stands in the sentences beside it, where no second one does, or has its digits: 3,800, 8,300.
    """
    alike = [each for each in lost if (each.sort, each.unit) == (value.sort, value.unit)]
    slips = [each for each in alike if is_slip(each, value)]
    beside = [
        each for each in alike if sentences and sentences.start <= each.span.start < sentences.end
    ]
    likeliest = slips or beside
    return likeliest[0] if len(likeliest) == 1 else None


def _change(
    kind: str, bead: int, source: Quantity | None, target: Quantity, texts: tuple[str, str]
) -> Change:
    shown = target.span.of(texts[1])
    note = f"{source.span.of(texts[0])} → {shown}" if source else f"{shown} is not in the source"
    return Change(kind, "major", bead, source.span if source else None, target.span, note)  # type: ignore[arg-type]
