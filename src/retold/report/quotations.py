"""Quotation… -> text: for a terminal, as JSON, as a table, as a web page.

Each writer loads on first use, as for a comparison: JSON and CSV need no library.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Literal, TypedDict

from retold.lexicon import is_function_word
from retold.model import Document, Quotation, SegmentedDocument, Span
from retold.report import words
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
GAP = " […] "
"""Stands where words that are not part of a quotation are left out of it."""

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_HALF_SURROGATE = re.compile("[\ud800-\udfff]")


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


@dataclass(frozen=True, slots=True)
class Saying:
    """A quotation in words to show, each part on one line; a part that the text lacks is empty.

    number: its place among the document's quotations, from 1.
    name: who said it, in full where that is known, else as the text puts it.
    speaker: the words that stand for the name, where they are others.
    """

    number: int
    direct: bool
    name: str
    speaker: str
    cue: str
    channel: str
    content: str


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


def to_html(document: SegmentedDocument, quotations: Sequence[Quotation]) -> str:
    """The document with its quotations marked, as one self-contained web page."""
    from retold.report.quotations_page import to_html as write

    return write(document, quotations)


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
        parts = (quotation.speaker, quotation.cue, _channel(quotation), quotation.content)
        row = (
            document.id,
            str(number),
            "true" if quotation.direct else "false",
            quotation.said_by or "",
            *(GAP.join(span.of(document.text) for span in part) for part in parts),
            *(" ".join(f"{span.start}..{span.end}" for span in part) for part in parts),
        )
        writer.writerow([_cell(value) for value in row])
    return written.getvalue()


def sayings(document: Document, quotations: Iterable[Quotation]) -> list[Saying]:
    """The quotations in words to show, in their order."""
    return [
        _saying(document.text, number, quotation)
        for number, quotation in enumerate(quotations, start=1)
    ]


def by_speaker(found: Iterable[Saying]) -> list[tuple[str, list[Saying]]]:
    """Who said how much: the names with their quotations, most first, those of no name last."""
    heard: dict[str, list[Saying]] = {}
    for saying in found:
        heard.setdefault(saying.name.casefold(), []).append(saying)
    groups = [(said[0].name, said) for said in heard.values()]
    return sorted(groups, key=lambda group: (not group[0], -len(group[1])))


def counts(found: Sequence[Saying]) -> tuple[int, int, int]:
    """How many are direct, how many are indirect, and how many speakers have a name."""
    direct = sum(saying.direct for saying in found)
    speakers = {saying.name.casefold() for saying in found if saying.name}
    return direct, len(found) - direct, len(speakers)


def _saying(text: str, number: int, quotation: Quotation) -> Saying:
    speaker = _shown(text, quotation.speaker).rstrip(" ,;")
    name = " ".join(words.printable(quotation.said_by or "").split())
    if not name and not all(is_function_word(word) for word in speaker.split()):
        name = speaker
    return Saying(
        number,
        quotation.direct,
        name,
        "" if speaker == name else speaker,
        _shown(text, quotation.cue),
        _shown(text, _channel(quotation)),
        _shown(text, quotation.content),
    )


def _shown(text: str, spans: Iterable[Span]) -> str:
    """The spans' characters on one line, with a sign where others stand in between."""
    return GAP.join(" ".join(words.printable(span.of(text)).split()) for span in spans)


def _channel(quotation: Quotation) -> tuple[Span, ...]:
    return (quotation.channel,) if quotation.channel else ()


def _cell(value: str) -> str:
    value = _HALF_SURROGATE.sub("\ufffd", value)  # no file can hold one
    return f"'{value}" if _FORMULA.match(value) else value
