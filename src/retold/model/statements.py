"""Who said what in a document."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any, Self

from retold.model.texts import SegmentedDocument, Span, shortened


@dataclass(frozen=True, slots=True)
class Quotation:
    """Who said what, where; content, speaker and cue may be broken by words in between.

    said_by is the name that the speaker's words ("she", "the minister") stand for, as the document
    gives it in full; None where it cannot be told.
    """

    content: tuple[Span, ...]
    speaker: tuple[Span, ...]
    cue: tuple[Span, ...]
    channel: Span | None
    direct: bool
    said_by: str | None = None


class Quotations(tuple[Quotation, ...]):  # noqa: SLOT001 - a tuple with a field has no slots
    """The quotations of a document in the order of its text: a tuple that knows the document."""

    document: SegmentedDocument

    def __new__(cls, document: SegmentedDocument, quotations: Iterable[Quotation]) -> Self:
        """The quotations of a document."""
        made = super().__new__(cls, quotations)
        made.document = document
        return made

    def __getnewargs__(self) -> tuple[SegmentedDocument, tuple[Quotation, ...]]:
        return self.document, tuple(self)

    def __repr__(self) -> str:
        direct = sum(quotation.direct for quotation in self)
        about = shortened(self.document.document.id)
        return f"<Quotations of {about}: {direct:,} direct, {len(self) - direct:,} indirect>"

    def _repr_html_(self) -> str:
        return framed(self.to_html())

    def to_dict(self) -> dict[str, Any]:
        """The quotations as `retold quotes --format json` writes them."""
        from retold.report.quotations import to_dict

        return dict(to_dict(self.document.document, self))

    def to_html(self) -> str:
        """The document with its quotations marked, as one self-contained web page."""
        from retold.report.quotations import to_html

        return to_html(self.document, self)

    def to_frame(self) -> Any:  # noqa: ANN401 - an optional library's class
        """A `pandas.DataFrame` with a row for each quotation, as `--format csv` has them.

        Raises:
            MissingExtra: pandas is not installed.
        """
        from retold.report.rows import of_quotations, to_frame

        return to_frame(*of_quotations(self.document.document, self))


def framed(page: str) -> str:
    """A page in a frame of its own, for a notebook: its style and script stay inside."""
    return (
        f'<iframe srcdoc="{escape(page, quote=True)}" sandbox="allow-scripts allow-popups" '
        'style="width: 100%; height: 720px; border: 1px solid #8888"></iframe>'
    )
