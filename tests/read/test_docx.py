"""Word files made here: what a reader sees, and nothing that was taken out of it."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.errors import ReadError
from retold.model import Document
from retold.read import docx as reader
from retold.read import from_bytes
from tests.read.office import WORD, docx, paragraph

CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>{}</dc:title>'
    "<dcterms:created>{}</dcterms:created></cp:coreProperties>"
)


def text_of(body: str, **parts: str) -> str:
    named = {name.replace("__", "/") + ".xml": content for name, content in parts.items()}
    document = from_bytes(docx(body, parts=named), "a.docx")
    assert isinstance(document, Document)
    return document.text


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def inside(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
BOX = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (paragraph("The board met.") + paragraph("It rained."), "The board met.\n\nIt rained."),
        (paragraph("") + paragraph("  The   board met. "), "The board met."),
        (inside(run("The "), run("board"), run(" met.")), "The board met."),
        (
            inside(run("A"), "<w:r><w:tab/></w:r>", run("b"), "<w:r><w:br/></w:r>", run("c")),
            "A b\nc",
        ),
        (inside(run("co"), "<w:r><w:noBreakHyphen/></w:r>", run("op")), "co\u2011op"),
        (inside(run("soft"), "<w:r><w:softHyphen/></w:r>", run("ly")), "softly"),
        (paragraph("Quay", properties=LIST), "- Quay"),
        (paragraph("Quay", properties=LIST.replace('"3"', '"0"')), "Quay"),
        (paragraph("Quay", style="ListBullet"), "- Quay"),
        (paragraph("Quay", style="Heading2", properties=LIST), "Quay"),
        (paragraph("Quay", style="berschrift2", properties=LIST), "Quay"),
        (inside(run("So "), f"<m:oMath {MATH}><m:r><m:t>a=b</m:t></m:r></m:oMath>"), "So a=b"),
        (inside(run("It "), f"<w:del>{run('never ')}</w:del>", run("rained.")), "It rained."),
        (inside(run("It "), f"<w:ins>{run('never ')}</w:ins>", run("rained.")), "It never rained."),
        (inside(f"<w:moveFrom>{run('Here. ')}</w:moveFrom>", run("There.")), "There."),
        (inside(f"<w:moveTo>{run('Here. ')}</w:moveTo>", run("There.")), "Here. There."),
        (f"<w:ins>{paragraph('A new one.')}</w:ins>", "A new one."),
        (inside(run("Old", "<w:strike/>"), run("new.")), "new."),
        (inside(run("Old", "<w:dstrike w:val='1'/>"), run("new.")), "new."),
        (inside(run("Not old, ", "<w:strike w:val='0'/>"), run("new.")), "Not old, new."),
        (inside(run("Hidden", "<w:vanish/>"), run("Seen.")), "Seen."),
        (inside(run("10"), run("6", "<w:vertAlign w:val='superscript'/>"), run(" t")), "10⁶ t"),
        (inside(run("H"), run("2", "<w:vertAlign w:val='subscript'/>"), run("O")), "H₂O"),
        (inside(f"<w:hyperlink>{run('A link')}</w:hyperlink>", run(".")), "A link."),
        (inside(f"<w:fldSimple>{run('7')}</w:fldSimple>"), "7"),
        (inside("<w:r><w:instrText>PAGE</w:instrText></w:r>", run("7")), "7"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('Held.')}</w:sdtContent></w:sdt>", "Held."),
        (inside(run("It met."), "<w:r><w:commentReference w:id='1'/></w:r>"), "It met."),
        (
            inside(run("It met."), "<w:r><w:footnoteReference w:id='2'/></w:r>", run(" So.")),
            "It met. So.",
        ),
        (inside("<w:r><w:sym w:font='Symbol' w:char='2019'/></w:r>", run("s")), "’s"),
        (inside("<w:r><w:sym w:font='Wingdings' w:char='F0E0'/></w:r>", run("s")), "s"),
        (inside(run("Text."), f"<w:r><w:pict>{BOX}</w:pict></w:r>"), "Text.\n\nIn a box."),
        (
            inside(
                run("Text."),
                f"<w:r><mc:AlternateContent {MC}>"
                f"<mc:Choice><w:drawing>{BOX}</w:drawing></mc:Choice>"
                f"<mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            ),
            "Text.\n\nIn a box.",
        ),
    ],
)
def test_the_text_is_what_a_reader_sees(body: str, text: str) -> None:
    assert text_of(body) == text


def table(*rows: tuple[str, ...]) -> str:
    made = "".join(
        f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{made}</w:tbl>"


def test_a_row_of_a_table_is_a_line_and_a_single_column_a_frame() -> None:
    assert (
        text_of(table(("Monday", "9.30"), ("Friday", "8.00"))) == "Monday | 9.30\n\nFriday | 8.00"
    )
    assert text_of(table(("The board met.",), ("It rained.",))) == "The board met.\n\nIt rained."
    nested = (
        f"<w:tbl><w:tr><w:tc>{table(('a', 'b'))}</w:tc><w:tc>{paragraph('c')}</w:tc></w:tr></w:tbl>"
    )
    assert text_of(nested) == "a | b | c"
    gone = table(("Monday", "9.30")).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>")
    assert text_of(gone + paragraph("It rained.")) == "It rained."


def test_footnotes_stand_at_the_end_and_comments_nowhere() -> None:
    notes = (
        f"<w:footnotes {WORD}><w:footnote w:type='separator'>{paragraph('---')}</w:footnote>"
        f"<w:footnote w:id='2'>{paragraph('As of March.')}</w:footnote></w:footnotes>"
    )
    comments = f"<w:comments {WORD}><w:comment>{paragraph('Really?')}</w:comment></w:comments>"
    text = text_of(paragraph("It met."), word__footnotes=notes, word__comments=comments)
    assert text == "It met.\n\nAs of March."


def test_heads_and_feet_of_pages_are_left_out() -> None:
    head = f"<w:hdr {WORD}>{paragraph('Press office')}</w:hdr>"
    assert text_of(paragraph("It met."), word__header1=head) == "It met."


@pytest.mark.parametrize(
    ("body", "title", "expected"),
    [
        (paragraph("Ferry back", style="Title") + paragraph("It rained."), "", "Ferry back"),
        (paragraph("Ferry back", style="Heading1") + paragraph("It rained."), "x", "Ferry back"),
        (paragraph("It rained. Ferry back."), "Ferry back", "Ferry back"),
        (paragraph("It rained."), "ferry_v2.docx", None),
        (paragraph("It rained."), "Document1", None),
    ],
)
def test_the_title_is_the_headline_or_a_property_that_can_be_believed(
    body: str, title: str, expected: str | None
) -> None:
    made = docx(body, parts={"docProps/core.xml": CORE.format(title, "2026-03-01T10:00:00Z")})
    document = from_bytes(made, "a.docx")
    assert isinstance(document, Document)
    assert (document.title, document.published) == (expected, "2026-03-01?")


def test_the_strict_form_is_read_too() -> None:
    content = docx(paragraph("It met."))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body = archive.read("word/document.xml").decode()
    strict = body.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", strict)
    document = from_bytes(made.getvalue(), "a.docx")
    assert isinstance(document, Document)
    assert document.text == "It met."


ENTITY = (
    '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">'
    f'<!ENTITY b "bbbb">]><w:document {WORD}><w:body><w:p><w:r><w:t>It &a;&b; met.</w:t></w:r>'
    "</w:p></w:body></w:document>"
)


def test_entities_are_not_resolved() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", ENTITY)
    try:
        document = from_bytes(made.getvalue(), "a.docx")
    except ReadError:
        return
    assert isinstance(document, Document)
    assert "root" not in document.text


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    body = paragraph("The board met. " * 500)
    monkeypatch.setattr(reader, "MAX_PART_BYTES", 20_000)
    assert text_of(body)
    with pytest.raises(ReadError, match="larger than"):
        text_of(body * 3)


def test_depth_has_an_end() -> None:
    body = "<w:sdt><w:sdtContent>" * 100 + paragraph("Deep.") + "</w:sdtContent></w:sdt>" * 100
    assert text_of(paragraph("It met.") + body) == "It met."


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (docx(paragraph("")), "no text"),
        (docx(paragraph("It met."))[:-30], "damaged"),
        (docx("<w:p>"), "damaged"),
    ],
)
def test_a_bad_file_is_one_line_with_name_fault_and_cure(content: bytes, fault: str) -> None:
    with pytest.raises(ReadError, match=fault) as raised:
        from_bytes(content, "a.docx")
    assert str(raised.value).startswith("a.docx: ")
    assert ";" in str(raised.value)
    assert "\n" not in str(raised.value)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 700), st.binary(min_size=1, max_size=30))
def test_a_damaged_file_is_read_or_refused(place: int, damage: bytes) -> None:
    content = bytearray(docx(paragraph("The board met on Monday, it said.")))
    content[place : place + len(damage)] = damage
    message = ""
    try:
        from_bytes(bytes(content), "a.docx")
    except ReadError as error:
        message = str(error)
    assert "\n" not in message
