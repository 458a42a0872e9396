"""Comparison -> a DOCX file, for a word processor: to comment on, to put into a file."""

import re
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from retold.errors import MissingExtra
from retold.model import Comparison
from retold.report.findings import View
from retold.report.handout import Heading, Line, Paragraph, Table, handout

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML has no way to write; controls are shown as pictures before they come here."""


def to_docx(comparison: Comparison, *, view: View | None = None) -> bytes:
    """The report as a DOCX file, with headings that a word processor knows.

    Raises:
        MissingExtra: python-docx is not installed.
    """
    document = new_document()
    for block in handout(comparison, view):
        if isinstance(block, Heading):
            document.add_heading(_writable(block.text), 0 if block.level == 1 else block.level - 1)
        elif isinstance(block, Table):
            _add_table(document, block)
        else:
            _add_paragraph(document, block)
    properties = document.core_properties
    properties.author, properties.comments = "retold", ""
    properties.title = _writable(f"{comparison.source.id} → {comparison.target.id}")[:255]
    properties.created = properties.modified = datetime.now(UTC)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def new_document() -> Any:  # noqa: ANN401 - an optional library's class
    """An empty document.

    Raises:
        MissingExtra: python-docx is not installed.
    """
    try:
        import docx
    except ImportError:
        raise MissingExtra("writing DOCX", "office") from None
    return docx.Document()


def _add_paragraph(document: Any, paragraph: Paragraph) -> None:  # noqa: ANN401 - as above
    _fill(document.add_paragraph(style="List Bullet" if paragraph.item else None), paragraph.line)


def _add_table(document: Any, table: Table) -> None:  # noqa: ANN401 - as above
    made = document.add_table(rows=0, cols=len(table.rows[0]), style="Light Grid Accent 1")
    for row in table.rows:
        for cell, line in zip(made.add_row().cells, row, strict=True):
            _fill(cell.paragraphs[0], line)


def _fill(paragraph: Any, line: Line) -> None:  # noqa: ANN401 - as above
    for run in line:
        paragraph.add_run(_writable(run.text)).bold = run.bold or None


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text)
