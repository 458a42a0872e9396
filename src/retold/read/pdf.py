"""PDF -> its text, as pypdfium2 (PDFium, the reader of Chromium) finds the letters."""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from retold.errors import MissingExtra, ReadError
from retold.read.paragraphs import Sheet, paragraphs_of
from retold.read.reading_order import Letter, blocks_of
from retold.read.written import Written, believable_date, believable_title, iso_of_pdf_date

MAX_PAGES = 2_000
"""A thick book has a thousand."""

MAX_CHARACTERS = 5_000_000
"""Of all pages: a thick book has two million, which take a minute."""

MIN_LETTERS = 20
"""Letters and figures of a whole file below which it holds pictures of pages, and no text."""

MAX_UNKNOWN = 0.3
"""Share of letters without a meaning above which a file's faces do not tell their letters."""

MAX_SLANT = 0.06
"""Quarters of a turn by which letters of a page that was scanned askew are off: five degrees."""

_HIGH_HALF, _LOW_HALF = 0xD800, 0xDC00  # where the halves of a pair begin
_SPACE = 0x20
_CONTROL = frozenset((0, 0x0A, 0x0D))
_SAVE = "save its text as a .txt file first"
_UNKNOWN = re.compile(r"[\ufffd\ue000-\uf8ff]")


def read_pdf(content: bytes, name: str) -> Written:
    """The text of a PDF in reading order, without running heads; its title and date.

    Raises:
        ReadError: under a password, damaged, without text, too long.
        MissingExtra: pypdfium2 is not installed.
    """
    try:
        import pypdfium2
    except ImportError:
        raise MissingExtra("reading PDF", "office") from None
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise ReadError(f"{name}: {_fault(str(error))}") from None
    try:
        sheets = _sheets(document, name)
        properties = document.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        raise ReadError(f"{name}: this PDF is damaged ({error}); {_SAVE}") from None
    finally:
        document.close()
    text = "\n\n".join(filter(None, paragraphs_of(sheets)))
    _check(text, name)
    date = iso_of_pdf_date(properties.get("CreationDate"))
    return Written(text, believable_title(properties.get("Title"), text), believable_date(date))


def _fault(told: str) -> str:
    if "password" in told.lower():
        return "this PDF is under a password; save it without one"
    return f"this PDF is damaged or none; open it in a reader and {_SAVE}"


def _check(text: str, name: str) -> None:
    letters = sum(map(str.isalnum, text))
    if letters < MIN_LETTERS:
        raise ReadError(
            f"{name}: this PDF holds no text but pictures of pages (a scan); "
            f"let a program for scans read it and {_SAVE}"
        )
    if len(_UNKNOWN.findall(text)) > MAX_UNKNOWN * letters:
        raise ReadError(f"{name}: the faces of this PDF do not tell their letters; {_SAVE}")


def _sheets(document: Any, name: str) -> list[Sheet]:  # noqa: ANN401 - pypdfium2 has no types
    if len(document) > MAX_PAGES:
        raise ReadError(f"{name}: this PDF has more than {MAX_PAGES:,} pages; split it first")
    sheets, characters = [], 0
    for page in document:
        textpage = page.get_textpage()
        characters += textpage.count_chars()
        if characters > MAX_CHARACTERS:
            raise ReadError(
                f"{name}: this PDF has more than {MAX_CHARACTERS:,} characters; split it first"
            )
        sheets.append(_sheet(textpage, page))
        textpage.close()
        page.close()
    return sheets


def _sheet(textpage: Any, page: Any) -> Sheet:  # noqa: ANN401
    """A page, its letters upright: those of most, then those that run along its margins."""
    left, bottom, right, top = page.get_bbox()  # as inherited, too
    width, height = right - left, top - bottom
    by_turn: dict[int, list[Letter]] = {}
    for turn, letter in _letters(textpage, (left, bottom)):
        if (
            letter.right >= 0
            and letter.left <= width
            and letter.top >= 0
            and letter.bottom <= height
        ):
            by_turn.setdefault(turn, []).append(_turned(letter, turn, width, height))
    order = sorted(by_turn, key=lambda turn: -len(by_turn[turn]))
    blocks = [block for turn in order for block in blocks_of(by_turn[turn])]
    seen_height = width if order and order[0] % 2 else height
    return Sheet(seen_height, tuple(blocks))


def _letters(textpage: Any, corner: tuple[float, float]) -> Iterator[tuple[int, Letter]]:  # noqa: ANN401
    """The letters of a page as they were drawn, each with the quarters by which it is turned.

    What is drawn aslant is a watermark, and left out.
    """
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    half = 0
    last: tuple[int, Letter] | None = None
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if _HIGH_HALF <= code < _LOW_HALF:
            half = code
            continue
        if half and _LOW_HALF <= code < _LOW_HALF + 0x400:
            code = 0x10000 + ((half - _HIGH_HALF) << 10) + (code - _LOW_HALF)
        half = 0
        if code in _CONTROL or _HIGH_HALF <= code < _LOW_HALF + 0x400:
            continue
        if pdfium.FPDFText_IsGenerated(textpage, index) == 1:
            if code == _SPACE and last is not None:  # a gap too narrow for us to see
                yield last[0], replace(last[1], character=" ", left=last[1].right)
            continue
        turn = _turn(pdfium.FPDFText_GetCharAngle(textpage, index))
        if turn is None or not pdfium.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box)):
            continue
        x, y = corner
        if box.top > box.bottom:
            last = turn, Letter(chr(code), box.left - x, box.right - x, box.bottom - y, box.top - y)
            yield last


def _turn(angle: float) -> int | None:
    """The quarters of a turn, against the clock, in an angle; None where it is none."""
    quarters = angle / (math.pi / 2)
    nearest = round(quarters)
    return nearest % 4 if abs(quarters - nearest) <= MAX_SLANT else None


def _turned(letter: Letter, turn: int, width: float, height: float) -> Letter:
    """A letter as it is when the page is turned so that it stands upright."""
    left, right, bottom, top = letter.left, letter.right, letter.bottom, letter.top
    if turn == 1:
        left, right, bottom, top = bottom, top, width - right, width - left
    elif turn == 2:  # noqa: PLR2004 - quarters
        left, right, bottom, top = width - right, width - left, height - top, height - bottom
    elif turn == 3:  # noqa: PLR2004
        left, right, bottom, top = height - top, height - bottom, left, right
    return Letter(letter.character, left, right, bottom, top)
