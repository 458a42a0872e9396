"""Comparison -> text: for a terminal, as JSON, a web page, Markdown or DOCX, as PAN detections.

Each writer loads on first use: a report for a terminal needs no templates, JSON needs nothing.
"""

from collections.abc import Iterable

from retold.model import Comparison, Passage
from retold.report.findings import View
from retold.report.placement import ALONE, Setting
from retold.report.wire import document_json, schema, schema_names, to_dict, to_json

__all__ = [
    "ALONE",
    "Setting",
    "View",
    "document_json",
    "render",
    "schema",
    "schema_names",
    "to_dict",
    "to_docx",
    "to_html",
    "to_json",
    "to_markdown",
    "to_pan",
    "to_text",
]


def render(comparison: Comparison, form: str, view: View | None = None) -> str | bytes:
    """The comparison in a form: "text", "json", "html", "markdown", "pan", or "docx" (bytes).

    A view says what text and page list; data hold everything.
    """
    if form == "pan":
        alignment = comparison.alignment
        names = alignment.target.document.id, alignment.source.document.id
        return to_pan(alignment.passages, *names)
    if form == "json":
        return to_json(comparison)
    if form == "markdown":
        return to_markdown(comparison, view=view)
    if form == "docx":
        return to_docx(comparison, view=view)
    if form == "html":
        return to_html(comparison, view=view)
    return to_text(comparison, view=view)


def to_text(
    comparison: Comparison, *, width: int = 80, colour: bool = False, view: View | None = None
) -> str:
    """The comparison as text of at most `width` columns, ending with a newline."""
    from retold.report.plain_text import to_text as write

    return write(comparison, width=width, colour=colour, view=view)


def to_html(comparison: Comparison, *, view: View | None = None, setting: Setting = ALONE) -> str:
    """The comparison as one web page: self-contained, unless its setting is another."""
    from retold.report.page import to_html as write

    return write(comparison, view=view, setting=setting)


def to_markdown(comparison: Comparison, *, view: View | None = None) -> str:
    """The comparison as Markdown, without the two texts."""
    from retold.report.markdown import to_markdown as write

    return write(comparison, view=view)


def to_docx(comparison: Comparison, *, view: View | None = None) -> bytes:
    """The comparison as a DOCX file, without the two texts.

    Raises:
        MissingExtra: python-docx is not installed.
    """
    from retold.report.wordfile import to_docx as write

    return write(comparison, view=view)


def to_pan(passages: Iterable[Passage], target: str, source: str) -> str:
    """The passages as PAN detections; target and source are the file names to write."""
    from retold.report.pan import to_pan as write

    return write(passages, target, source)
