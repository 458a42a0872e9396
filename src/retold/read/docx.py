"""DOCX -> its text: paragraphs, lists, tables, as the last editor left them.

Tracked deletions, comments, struck and hidden text are not the story; tracked insertions are.
Footnotes and endnotes stand at the end, a paragraph each.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from retold.errors import ReadError
from retold.read.written import Written, believable_date, believable_title

MAX_PART_BYTES = 100_000_000
"""Of a part of the archive, unpacked: a book has some ten million. A bomb has thousands."""

MAX_ENTRIES = 20_000
"""Parts of an archive: one with a thousand pictures has as many and some."""

MAX_DEPTH = 60
"""Tables within tables, boxes within boxes; deeper ones are left out."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CORE = "docProps/core.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"

_LEFT_OUT = frozenset(
    _W + name
    for name in (
        *("del", "moveFrom", "instrText", "delText", "rPr", "sectPr", "tblPr", "trPr", "tcPr"),
        *("tblGrid", "commentRangeStart", "commentRangeEnd", "commentReference", "fldData", "rt"),
    )
)
_BOX = _W + "txbxContent"
_FORMULA_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_HEADING_STYLES = re.compile(
    r"(?:sub)?tit(?:le|el|re|olo)|t[íi]?tulo|heading|[üu]?berschrift|en-?t[êe]te", re.IGNORECASE
)
_TITLE_STYLES = re.compile(
    r"(?:tit(?:le|el|olo)|titre ?1?|t[íi]?tulo ?1?|heading ?1|[üu]?berschrift ?1)\Z", re.IGNORECASE
)
"""Names of styles, which are those of the language of the program."""

_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_LOWERED = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
_CHARACTERS = {
    _W + "tab": " ",
    _W + "ptab": " ",
    _W + "br": "\n",
    _W + "cr": "\n",
    _W + "noBreakHyphen": "\u2011",
}
_OFF = frozenset(("0", "false", "off", "none"))


def read_docx(content: bytes, name: str) -> Written:
    """The text of a word file, its title and date.

    Raises:
        ReadError: damaged, under a password, without text, or far larger than it looks.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _written(_Parts(archive, name), name)
    except (
        *(zipfile.BadZipFile, zlib.error, OSError, EOFError),
        *(ValueError, KeyError, NotImplementedError, RuntimeError),
    ) as error:
        reason = "under a password" if "password" in str(error) else "damaged"
        raise ReadError(
            f"{name}: this word file is {reason}; open it in a word processor and save it anew"
        ) from None


class _Parts:
    """The parts of the archive, each read within the limit."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive, self._name = archive, name
        self.names = frozenset(archive.namelist()[:MAX_ENTRIES])

    def tree(self, part: str) -> Any:  # noqa: ANN401 - lxml has no types
        """The XML of a part; entities are not resolved and nothing is fetched."""
        from lxml import etree

        with self._archive.open(part) as opened:
            content = opened.read(MAX_PART_BYTES + 1)
        if len(content) > MAX_PART_BYTES:
            limit = MAX_PART_BYTES // 1_000_000
            raise ReadError(
                f"{self._name}: a part of this word file is larger than {limit} MB unpacked; "
                "split it into articles first"
            )
        if _STRICT in content:
            content = content.replace(_STRICT, _W.strip("{}").encode())
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return etree.fromstring(content, parser)
        except etree.XMLSyntaxError:
            raise ValueError(part) from None


def _written(parts: _Parts, name: str) -> Written:
    document = parts.tree(_main_part(parts))
    paragraphs = list(_blocks(document, 0))
    notes = [note for part in _note_parts(parts) for note in _notes(parts.tree(part))]
    text = "\n\n".join([*(text for text, _ in paragraphs), *notes])
    if not any(map(str.isalnum, text)):
        raise ReadError(f"{name}: this word file holds no text; give one with the article in it")
    title, date = _properties(parts)
    headline = next((text for text, style in paragraphs if _TITLE_STYLES.match(style)), None)
    return Written(text, headline or believable_title(title, text), believable_date(date))


def _main_part(parts: _Parts) -> str:
    """The name of the part with the story: usually word/document.xml."""
    found = sorted(name for name in parts.names if re.match(r"word/document\d*\.xml\Z", name))
    return found[0]


def _note_parts(parts: _Parts) -> list[str]:
    named = ("word/footnotes.xml", "word/endnotes.xml")
    return [name for name in named if name in parts.names]


def _notes(tree: Any) -> Iterator[str]:  # noqa: ANN401
    """The notes of a part, without the lines that part them from the text."""
    for note in tree:
        if note.get(_W + "type") in (None, "normal"):
            text = " ".join(text for text, _ in _blocks(note, 0))
            if text:
                yield text


def _blocks(parent: Any, depth: int) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """The paragraphs, list items and table rows below an element, each with its style's name."""
    if depth > MAX_DEPTH:
        return
    for child in _children(parent):
        if child.tag == _W + "p":
            yield from _paragraph(child, depth)
        elif child.tag == _W + "tbl":
            yield from _table(child, depth)
        elif child.tag not in _LEFT_OUT:
            yield from _blocks(child, depth + 1)


def _children(parent: Any) -> Iterator[Any]:  # noqa: ANN401
    """The elements below one; of alternatives for old and new programs only the first."""
    for child in parent.iterchildren("*"):
        if child.tag == _ALTERNATIVES:
            yield from list(child)[:1]
        else:
            yield child


def _paragraph(element: Any, depth: int) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """A paragraph, then those of the boxes that hang on it."""
    boxes: list[Any] = []
    text = "".join(_inline(element, boxes, depth))
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in text.split("\n"))
    text = "\n".join(line for line in lines if line)
    properties = element.find(_W + "pPr")
    style = _value(properties, "pStyle") or ""
    if text and not (properties is not None and _deleted_mark(properties) and not text.strip()):
        listed = properties is not None and properties.find(_W + "numPr") is not None
        is_item = (listed and _value(properties.find(_W + "numPr"), "numId") != "0") or (
            style.lower().replace(" ", "").startswith(("listbullet", "listnumber"))
        )
        yield ("- " + text if is_item and not _HEADING_STYLES.match(style) else text), style
    for box in boxes:
        yield from _blocks(box, depth + 1)


def _deleted_mark(properties: Any) -> bool:  # noqa: ANN401
    return properties.find(f"{_W}rPr/{_W}del") is not None


def _table(table: Any, depth: int) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """A row a line, its cells parted by bars; a single column is a frame around paragraphs."""
    rows = [row for row in table.iter(_W + "tr") if _holder(row) is table and not _is_deleted(row)]
    cells = [[cell for cell in row.iter(_W + "tc") if _holder(cell) is table] for row in rows]
    if all(len(row) <= 1 for row in cells):
        for row in cells:
            for cell in row:
                yield from _blocks(cell, depth + 1)
        return
    for row in cells:
        texts = [" ".join(text for text, _ in _blocks(cell, depth + 1)) for cell in row]
        if any(texts):
            yield " | ".join(text.replace("\n", " ") for text in texts if text), ""


def _holder(element: Any) -> Any:  # noqa: ANN401
    """The table that a row or a cell belongs to."""
    return next(element.iterancestors(_W + "tbl"), None)


def _is_deleted(row: Any) -> bool:  # noqa: ANN401
    return row.find(f"{_W}trPr/{_W}del") is not None


def _inline(parent: Any, boxes: list[Any], depth: int) -> Iterator[str]:  # noqa: ANN401
    """The text of a paragraph's runs; boxes that hang on it are put on the list."""
    if depth > MAX_DEPTH:
        return
    for child in _children(parent):
        if child.tag == _W + "r":
            yield from _run(child, boxes)
        elif child.tag == _FORMULA_TEXT:
            yield child.text or ""
        elif child.tag == _BOX:
            boxes.append(child)
        elif child.tag not in _LEFT_OUT:
            yield from _inline(child, boxes, depth + 1)


def _run(run: Any, boxes: list[Any]) -> Iterator[str]:  # noqa: ANN401
    """The text of a run; nothing where it is struck out or hidden."""
    properties = run.find(_W + "rPr")
    boxes += [
        box for box in run.iter(_BOX) if not _is_alternative(box) and not _inside_box(box, run)
    ]
    if properties is not None and any(
        _is_on(properties, name) for name in ("strike", "dstrike", "vanish", "webHidden")
    ):
        return
    raised = _value(properties, "vertAlign")
    for child in _children(run):
        text = _piece(child)
        if raised == "superscript":
            text = text.translate(_RAISED)
        elif raised == "subscript":
            text = text.translate(_LOWERED)
        yield text


def _piece(child: Any) -> str:  # noqa: ANN401
    """The text of a piece of a run."""
    name = child.tag
    if name == _W + "t":
        return (child.text or "").replace("\n", " ")
    if name in _CHARACTERS:
        return _CHARACTERS[name]
    if name == _W + "sym":
        return _symbol(child.get(_W + "char") or "")
    if name == _W + "ruby":
        return "".join(child.xpath("./*[local-name()='rubyBase']//text()"))
    return ""


def _symbol(code: str) -> str:
    """The character of a symbol; none where it is one of a face's own."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    private = 0xE000 <= number < 0xF900 or 0xD800 <= number < 0xE000  # noqa: PLR2004
    return "" if private or number > 0x10FFFF else chr(number)  # noqa: PLR2004


def _is_alternative(box: Any) -> bool:  # noqa: ANN401
    """Whether a box is the second form of one, for old programs."""
    return any(one.tag.endswith("}Fallback") for one in box.iterancestors())


def _inside_box(box: Any, run: Any) -> bool:  # noqa: ANN401
    """Whether a box hangs within another box of the run."""
    for parent in box.iterancestors():
        if parent is run:
            return False
        if parent.tag == _BOX:
            return True
    return False


def _value(properties: Any, name: str) -> str | None:  # noqa: ANN401
    """The value of a property; None where it is not set."""
    if properties is None:
        return None
    found = properties.find(_W + name)
    return None if found is None else found.get(_W + "val")


def _is_on(properties: Any, name: str) -> bool:  # noqa: ANN401
    """Whether a property that is on or off is on: an element without a value is."""
    found = properties.find(_W + name)
    return found is not None and (found.get(_W + "val") or "true").lower() not in _OFF


def _properties(parts: _Parts) -> tuple[str | None, str | None]:
    """The title and the date that the file's properties name."""
    if _CORE not in parts.names:
        return None, None
    try:
        tree = parts.tree(_CORE)
    except ValueError:
        return None, None
    date = tree.findtext(_TERMS + "created")
    return tree.findtext(_DC + "title"), date.strip() if date else None
