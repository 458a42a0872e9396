"""PDF files made here: the text as a reader would read it."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.errors import MissingExtra, ReadError
from retold.model import Document
from retold.read import from_bytes
from tests.read.office import Place, column, pdf

pdfium = pytest.importorskip("pypdfium2", reason="the extra office is not installed")
from retold.read import pdf as reader  # noqa: E402

STORY = (
    "The harbour board of Lowmere said on Monday that the ferry to Tolby",
    "would sail again on Wednesday, nine days after the storm had broken",
    "the quay. Nobody had been hurt.",
)
SECOND = (
    "A spokesman for the traders welcomed the news. He hoped that the first",
    "boat would be full.",
)
JOINED = (" ".join(STORY), " ".join(SECOND))


def text_of(*pages: list[Place], **options: object) -> str:
    document = from_bytes(pdf(pages, **options), "a.pdf")  # type: ignore[arg-type]
    assert isinstance(document, Document)
    return document.text


def test_lines_are_put_together_and_gaps_part_paragraphs() -> None:
    assert text_of(column([*STORY, "", *SECOND])) == "\n\n".join(JOINED)


def test_a_short_last_line_or_an_indent_parts_paragraphs() -> None:
    assert text_of(column([*STORY, *SECOND])) == "\n\n".join(JOINED)
    full = STORY[:2]
    indented = [
        (11.0, 90.0, 732.0, "Rain fell."),
        (11.0, 72.0, 718.0, "It fell all day, they said."),
    ]
    assert text_of([*column(full), *indented]) == (
        f"{' '.join(full)}\n\nRain fell. It fell all day, they said."
    )


def test_words_cut_at_line_ends_are_whole_again() -> None:
    lines = [
        "The govern-",
        "ment of the well-",
        "known town of Anglo-",
        "Saxon Lowmere asked an engin-",
        "eer for a 2019-",
        "2020 plan, said the co-",
        "operative and its well-known head.",
    ]
    assert text_of(column(lines)) == (
        "The government of the well-known town of Anglo-Saxon Lowmere asked an engineer for a "
        "2019-2020 plan, said the cooperative and its well-known head."
    )


def test_a_headline_of_larger_letters_stands_apart_and_is_the_title() -> None:
    document = from_bytes(pdf([[(20, 72, 780, "Ferry sails again"), *column(STORY)]]), "a.pdf")
    assert isinstance(document, Document)
    assert document.text == f"Ferry sails again\n\n{JOINED[0]}"
    assert (document.title, document.language) == ("Ferry sails again", "en")


def test_columns_are_read_one_after_the_other_in_whatever_order_they_were_drawn() -> None:
    left = column([f"Left {n} the harbour board of the town said" for n in range(8)], left=60)
    right = column([f"right {n} the traders had hoped for more of" for n in range(8)], left=320)
    drawn = [place for row in zip(right, left, strict=True) for place in row]
    headline = (16.0, 60.0, 800.0, "Ferry sails again across the sound after nine long days")
    text = text_of([*drawn, headline])
    assert text.startswith(headline[3])
    places = [text.find(place[3]) for place in (*left, *right)]
    assert places == sorted(places)
    assert places[0] > 0


def test_rows_of_a_table_are_read_across() -> None:
    rows = [
        ("Monday", "9.30", "Tolby"),
        ("Tuesday", "10.30", "Lowmere"),
        ("Friday", "8.00", "Sund"),
    ]
    cells: list[Place] = [
        (11, 72 + 150 * across, 700 - 14 * down, cell)
        for across in range(3)
        for down, cell in enumerate(row[across] for row in rows)
    ]
    assert text_of(cells) == "\n\n".join(" | ".join(row) for row in rows)


@pytest.mark.parametrize("pages", [2, 3, 6])
def test_running_heads_and_page_numbers_are_left_out(pages: int) -> None:
    made = [
        [
            (8.0, 72.0, 810.0, "Lowmere Port Authority"),
            *column([f"On day {chr(65 + n)} the ferry sailed to Tolby and came back.", *SECOND]),
            (8.0, 280.0, 30.0, f"Page {n + 1} of {pages}"),
            (8.0, 72.0, 42.0, "Press office, 12 Quay Street"),
        ]
        for n in range(pages)
    ]
    text = text_of(*made)
    assert "Authority" not in text
    assert "Page" not in text
    assert "Quay Street" not in text
    assert text.count(" ".join(SECOND)) == pages


def test_what_stands_once_or_within_the_text_is_kept() -> None:
    text = text_of(
        [(11, 72, 810, "For release on Monday"), *column(STORY), (11, 72, 400, "12")],
        [(11, 72, 810, "Notes for editors"), *column(STORY)],
    )
    assert "For release on Monday" in text
    assert "Notes for editors" in text
    assert "\n12\n" in text
    assert text.count(STORY[2]) == 2  # repeated, but part of a text


def test_a_paragraph_goes_on_over_the_page() -> None:
    long = [
        f"The {n} harbour boards of the coast said that ferries would sail on" for n in range(4)
    ]
    text = text_of(column(long), column(["and on until the winter came. It did.", "", *STORY]))
    assert text == f"{' '.join(long)} and on until the winter came. It did.\n\n{JOINED[0]}"


def test_raised_figures_do_not_stick_to_numbers() -> None:
    raised = (7.0, 72 + 22.0, 704.0, "6")
    text = text_of(
        [(11, 72, 700, "Of 10"), raised, (11, 102, 700, "stones some were lost that day.")]
    )
    assert "10⁶ stones" in text or "10 ⁶ stones" in text
    assert "106" not in text


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_that_is_turned_reads_the_same(turn: int) -> None:
    assert text_of(column([*STORY, "", *SECOND]), rotate=turn) == "\n\n".join(JOINED)


@pytest.mark.parametrize(
    ("angle", "quarters"),
    [
        (0.0, 0),
        (math.pi / 2, 1),
        (math.pi, 2),
        (-math.pi / 2, 3),
        (math.radians(5), 0),
        (math.radians(6), None),
        (math.radians(45), None),
    ],
)
def test_letters_are_upright_aside_or_a_watermark(angle: float, quarters: int | None) -> None:
    assert reader._turn(angle) == quarters  # noqa: SLF001


def test_ligatures_are_letters() -> None:
    from retold.read.paragraphs import Sheet, paragraphs_of
    from retold.read.reading_order import Block, Line

    line = Line("The \ufb01rst of\ufb01ce", 0, 100, 400, 410, 10)
    assert paragraphs_of([Sheet(842, (Block((line,)),))]) == ["The first office"]


@pytest.mark.parametrize(
    ("info", "title", "published"),
    [
        ({"Title": "Microsoft Word - ferry_final.docx"}, None, None),
        ({"Title": "Ferry sails again on Wednesday"}, "Ferry sails again on Wednesday", None),
        ({"Title": "untitled"}, None, None),
        ({"CreationDate": "D:20260301101500+01'00'"}, None, "2026-03-01?"),
        ({"CreationDate": "D:19700101000000Z"}, None, None),
        ({"CreationDate": "nonsense"}, None, None),
    ],
)
def test_properties_are_believed_as_far_as_they_go(
    info: dict[str, str], title: str | None, published: str | None
) -> None:
    document = from_bytes(pdf([column(STORY)], info=info), "a.pdf")
    assert isinstance(document, Document)
    assert (document.title, document.published) == (title, published)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (pdf([[]]), "a scan"),
        (pdf([[(11, 72, 700, "x" * (reader.MIN_LETTERS - 1))]]), "a scan"),
        (pdf([]), "damaged"),
        (b"%PDF-1.7\n%binary", "damaged"),
        (pdf([column(STORY)])[:300], "damaged"),
    ],
)
def test_a_bad_pdf_is_one_line_with_name_fault_and_cure(content: bytes, fault: str) -> None:
    with pytest.raises(ReadError, match=fault) as raised:
        from_bytes(content, "a.pdf")
    assert str(raised.value).startswith("a.pdf: ")
    assert ";" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_enough_letters_are_a_text() -> None:
    assert text_of([(11, 72, 700, "x" * reader.MIN_LETTERS)]) == "x" * reader.MIN_LETTERS


def test_a_pdf_under_a_password_is_refused() -> None:
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(%s)/U(%s)>>/ID[(a)(a)]" % (
        b"o" * 32,
        b"u" * 32,
    )
    content = pdf([column(STORY)]).replace(b"trailer<<", b"trailer<<" + lock)
    with pytest.raises(ReadError, match="under a password"):
        from_bytes(content, "a.pdf")


def test_a_pdf_over_the_limits_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_PAGES", 2)
    assert text_of(column(STORY), column(STORY))
    with pytest.raises(ReadError, match="more than 2 pages"):
        text_of(column(STORY), column(STORY), column(STORY))
    monkeypatch.setattr(reader, "MAX_CHARACTERS", 100)
    with pytest.raises(ReadError, match="more than 100 characters"):
        text_of(column(STORY))


def test_without_the_extra_the_cure_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(MissingExtra, match=r"retold\[office\]"):
        from_bytes(pdf([column(STORY)]), "a.pdf")


@settings(deadline=None, max_examples=60)
@given(st.integers(20, 900), st.binary(min_size=1, max_size=30))
def test_a_damaged_pdf_is_read_or_refused(place: int, damage: bytes) -> None:
    content = bytearray(pdf([column(STORY)]))
    content[place : place + len(damage)] = damage
    message = ""
    try:
        from_bytes(bytes(content), "a.pdf")
    except ReadError as error:
        message = str(error)
    assert "\n" not in message
