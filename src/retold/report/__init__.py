"""Comparison -> text: for a terminal, as JSON, a web page, Markdown or DOCX, as PAN detections.

Each writer loads on first use: a report for a terminal needs no templates, JSON needs nothing.
"""

from collections.abc import Callable, Iterable

from retold.model import Comparison, Passage
from retold.report.findings import View
from retold.report.page_setting import ALONE, Setting
from retold.report.wire import document_json, schema, schema_names, to_dict, to_json

__all__ = [
    "ALONE",
    "Setting",
    "View",
    "document_json",
    "render",
    "schema",
    "schema_names",
    "to_annotation",
    "to_csv",
    "to_dict",
    "to_docx",
    "to_html",
    "to_json",
    "to_markdown",
    "to_pan",
    "to_parquet",
    "to_structured",
    "to_text",
]


def render(comparison: Comparison, form: str, view: View | None = None) -> str | bytes:
    """The comparison in a form; bytes where that is "docx" or "parquet".

    The others are "text", "json", "html", "markdown", "pan", "annotation", "schema-org", "csv".

    A view says what text and page list; data hold everything.
    """
    if form == "pan":
        alignment = comparison.alignment
        names = alignment.target.document.id, alignment.source.document.id
        return to_pan(alignment.passages, *names)
    if form in _DATA:
        return _DATA[form](comparison)
    if form == "docx":
        return to_docx(comparison, view=view)
    if form == "markdown":
        return to_markdown(comparison, view=view)
    return to_html(comparison, view=view) if form == "html" else to_text(comparison, view=view)


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


def to_annotation(comparison: Comparison) -> str:
    """The changes and passages as W3C Web Annotations."""
    from retold.report.annotation import to_annotation as write

    return write(comparison)


def to_structured(comparison: Comparison) -> str:
    """The articles, quotations and drafts of reviews in the terms of schema.org."""
    from retold.report.structured import to_structured as write

    return write(comparison)


def to_csv(comparison: Comparison) -> str:
    """A row for each change, worst first, as CSV."""
    from retold.report.rows import of_changes
    from retold.report.rows import to_csv as write

    return write(*of_changes(comparison))


def to_parquet(comparison: Comparison) -> bytes:
    """A row for each change, worst first, as Parquet."""
    from retold.report.rows import of_changes
    from retold.report.rows import to_parquet as write

    return write(*of_changes(comparison))


_DATA: dict[str, Callable[[Comparison], str | bytes]] = {
    "json": to_json,
    "annotation": to_annotation,
    "schema-org": to_structured,
    "csv": to_csv,
    "parquet": to_parquet,
}


def to_pan(passages: Iterable[Passage], target: str, source: str) -> str:
    """The passages as PAN detections; target and source are the file names to write."""
    from retold.report.pan import to_pan as write

    return write(passages, target, source)
