"""Quotation… -> text: for a terminal, as JSON, as a table, as a web page.

Each writer loads on first use, as for a comparison: JSON and CSV need no library.
"""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Literal, TypedDict

from retold.model import Document, Quotation, SegmentedDocument
from retold.report.page_setting import ALONE, Setting
from retold.report.rows import guarded
from retold.report.sayings import GAP, channel
from retold.report.wire import DocumentDict, WordsDict, dump, header, words_at

COLUMNS = (
    "document",
    "number",
    "direct",
    "said_by",
    "speaker",
    "cue",
    "channel",
    "content",
    "speaker_offsets",
    "cue_offsets",
    "channel_offsets",
    "content_offsets",
)


class QuotationDict(TypedDict):
    """Who said what; a part that the text lacks is an empty list or null."""

    content: list[WordsDict]
    speaker: list[WordsDict]
    cue: list[WordsDict]
    channel: WordsDict | None
    said_by: str | None
    direct: bool


class QuotationsDict(TypedDict):
    """What `quotes --format json` prints."""

    format: Literal["retold.quotations/1"]
    document: DocumentDict
    quotations: list[QuotationDict]


def render(document: SegmentedDocument, quotations: Sequence[Quotation], form: str) -> str:
    """A document's quotations in a form: "text", "json", "html" or "csv"."""
    if form == "html":
        return to_html(document, quotations)
    if form == "json":
        return to_json(document.document, quotations)
    if form == "csv":
        return to_csv(document.document, quotations)
    return to_text(document.document, quotations)


def to_text(
    document: Document, quotations: Sequence[Quotation], *, width: int = 80, colour: bool = False
) -> str:
    """The quotations as text of at most `width` columns, ending with a newline."""
    from retold.report.quotations_text import to_text as write

    return write(document, quotations, width=width, colour=colour)


def to_html(
    document: SegmentedDocument, quotations: Sequence[Quotation], *, setting: Setting = ALONE
) -> str:
    """The document with its quotations marked, as one web page, self-contained by itself."""
    from retold.report.quotations_page import to_html as write

    return write(document, quotations, setting=setting)


def to_json(document: Document, quotations: Iterable[Quotation]) -> str:
    """The quotations in the wire format `retold.quotations/1`, ending with a newline."""
    return dump(to_dict(document, quotations))


def to_dict(document: Document, quotations: Iterable[Quotation]) -> QuotationsDict:
    """The quotations as plain dicts and lists, in the order of keys of the wire format."""
    text = document.text
    return {
        "format": "retold.quotations/1",
        "document": header(document),
        "quotations": [
            {
                "content": [words_at(span, text) for span in quotation.content],
                "speaker": [words_at(span, text) for span in quotation.speaker],
                "cue": [words_at(span, text) for span in quotation.cue],
                "channel": words_at(quotation.channel, text) if quotation.channel else None,
                "said_by": quotation.said_by,
                "direct": quotation.direct,
            }
            for quotation in quotations
        ],
    }


def to_csv(document: Document, quotations: Iterable[Quotation]) -> str:
    """The quotations as a table (RFC 4180): a header, then a row for each, lines ended by CRLF.

    Offsets are written `start..end`, those of several spans with a space between. A cell that a
    spreadsheet would take for a formula has an apostrophe in front.
    """
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    for number, quotation in enumerate(quotations, start=1):
        parts = (quotation.speaker, quotation.cue, channel(quotation), quotation.content)
        row = (
            document.id,
            str(number),
            "true" if quotation.direct else "false",
            quotation.said_by or "",
            *(GAP.join(span.of(document.text) for span in part) for part in parts),
            *(" ".join(f"{span.start}..{span.end}" for span in part) for part in parts),
        )
        writer.writerow([guarded(value) for value in row])
    return written.getvalue()
