import csv
import json
import re
from io import StringIO
from pathlib import Path
from typing import get_type_hints

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from retold.model import Document, Quotation, SegmentedDocument, Span
from retold.report import quotations, schema
from retold.report.quotations import render, to_csv, to_dict, to_json, to_text
from retold.report.sayings import by_speaker, sayings
from retold.text.segment import segment

TEXT = """\
The lighthouse at Torsby will go dark in May
Keeper Alva Renn told Radio Skerry that the lamp “is older than the harbour,” and that the \
trustees believe it cannot be saved.
“I will climb it once more,” she said. “Then I will hand in the key.”
The trustees denied that. “Nobody has to go.”
Share this article
"""


def at(words: str, nth: int = 0) -> Span:
    start = [match.start() for match in re.finditer(re.escape(words), TEXT)][nth]
    return Span(start, start + len(words))


QUOTATIONS = (
    Quotation(
        (at("that the lamp “is older than the harbour,”"), at("that the trustees believe it")),
        (at("Keeper Alva Renn"),),
        (at("told"),),
        at("Radio Skerry"),
        direct=False,
        said_by="Alva Renn",
    ),
    Quotation(
        (at("it cannot be saved"),), (at("the trustees"),), (at("believe"),), None, direct=False
    ),
    Quotation(
        (at("“I will climb it once more,”"), at("“Then I will hand in the key.”")),
        (at("she"),),
        (at("said"),),
        None,
        direct=True,
        said_by="Alva Renn",
    ),
    Quotation((at("that", 2),), (at("The trustees"),), (at("denied"),), None, direct=False),
    Quotation((at("“Nobody has to go.”"),), (), (), None, direct=True),
)


def document(**fields: str) -> SegmentedDocument:
    furniture = at("Share this article")
    return segment(Document("torsby.txt", TEXT, **fields), [furniture])


def text(**fields: str) -> str:
    return render(document(**fields), QUOTATIONS, "text")


def test_data_obeys_its_schema() -> None:
    written = json.loads(render(document(), QUOTATIONS, "json"))
    jsonschema.Draft202012Validator(schema("quotations")).validate(written)
    assert written["document"]["characters"] == len(TEXT)


def test_every_text_in_the_data_is_the_slice_at_its_offsets() -> None:
    written = to_dict(document().document, QUOTATIONS)["quotations"]
    for one in written:
        channel = [one["channel"]] if one["channel"] else []
        for words in (*one["content"], *one["speaker"], *one["cue"], *channel):
            assert TEXT[words["start"] : words["end"]] == words["text"]


def test_the_shared_parts_of_the_schemas_are_the_same() -> None:
    ours, theirs = schema("quotations")["$defs"], schema("comparison")["$defs"]
    assert ours["document"] == theirs["document"]
    assert ours["words"] == theirs["words"]


def test_schema_and_typed_dicts_name_the_same_fields() -> None:
    found = schema("quotations")
    assert list(found["properties"]) == list(get_type_hints(quotations.QuotationsDict))
    one = found["$defs"]["quotation"]["properties"]
    assert list(one) == list(get_type_hints(quotations.QuotationDict))


def test_the_formats_page_names_every_field_and_column() -> None:
    page = (Path(__file__).parents[2] / "docs/reference/formats.md").read_text(encoding="utf-8")
    ours = page.split("## `retold.quotations/1`")[1].split("\n## ")[0]
    table = page.split("## Quotations as CSV")[1].split("\n## ")[0]
    found = schema("quotations")
    fields = [*found["properties"], *found["$defs"]["quotation"]["properties"]]
    assert [field for field in fields if f"`{field}`" not in ours] == []
    assert [column for column in quotations.COLUMNS if f"`{column}`" not in table] == []


def test_the_report_opens_with_the_title_and_the_counts() -> None:
    lines = text(title="The lamp of Torsby", outlet="Skerry Post").split("\n")
    assert lines[:3] == [
        "The lamp of Torsby",
        "Skerry Post",
        "5 quotations: 2 direct, 3 indirect; 2 speakers",
    ]


def test_each_quotation_tells_who_how_where_and_what() -> None:
    assert (
        "  1. Alva Renn, indirect\n"
        "     speaker  Keeper Alva Renn\n"
        "     cue      told\n"
        "     channel  Radio Skerry\n"
        "     content  that the lamp “is older than the harbour,” […] that the trustees\n"
        "              believe it\n"
    ) in text()


def test_words_equal_to_the_name_are_not_told_twice() -> None:
    assert "  2. the trustees, indirect\n     cue      believe\n" in text()


def test_a_quotation_without_a_speaker_says_so() -> None:
    assert "  5. Speaker not named, direct\n     content  “Nobody has to go.”\n" in text()


def test_a_pronoun_that_stands_for_nobody_known_is_no_name() -> None:
    unknown = Quotation((at("it cannot be saved"),), (at("she"),), (), None, direct=False)
    (saying,) = sayings(document().document, [unknown])
    assert (saying.name, saying.speaker) == ("", "she")


def test_speakers_come_most_quoted_first_and_the_unnamed_last() -> None:
    groups = by_speaker(sayings(document().document, QUOTATIONS))
    told = [(name, [one.number for one in said]) for name, said in groups]
    assert told == [("Alva Renn", [1, 3]), ("the trustees", [2, 4]), ("", [5])]


def test_a_text_without_quotations_says_so() -> None:
    assert "No quotations found" in render(document(), (), "text")
    assert "No quotations found" in render(document(), (), "html")
    assert json.loads(render(document(), (), "json"))["quotations"] == []
    assert len(rows(render(document(), (), "csv"))) == 1


@pytest.mark.parametrize("width", [40, 60, 80, 110])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_wider_than_asked(width: int, colour: bool) -> None:  # noqa: FBT001
    written = to_text(document().document, QUOTATIONS, width=width, colour=colour)
    plain = re.sub(r"\x1b\[[\d;]*m", "", written)
    assert ("\x1b" in written) == colour
    assert max(cell_len(line) for line in plain.split("\n")) <= width


def rows(table: str) -> list[list[str]]:
    return list(csv.reader(StringIO(table, newline="")))


def test_the_table_has_a_row_a_quotation_with_offsets() -> None:
    head, first, *rest = rows(render(document(), QUOTATIONS, "csv"))
    assert head == list(quotations.COLUMNS)
    assert len(rest) == len(QUOTATIONS) - 1
    row = dict(zip(head, first, strict=True))
    assert row["content"] == (
        "that the lamp “is older than the harbour,” […] that the trustees believe it"
    )
    assert (row["direct"], row["said_by"]) == ("false", "Alva Renn")
    places = [place.split("..") for place in row["content_offsets"].split()]
    assert [TEXT[int(start) : int(end)] for start, end in places] == row["content"].split(" […] ")


def test_the_table_ends_its_lines_as_rfc_4180_asks_and_quotes_what_it_must() -> None:
    source = Document('a "b".txt', "“One, two,” it\nsaid.")
    table = to_csv(source, [Quotation((Span(0, 19),), (), (), None, direct=True)])
    assert table.startswith("document,number,")
    assert table.endswith("\r\n")
    assert '"a ""b"".txt",1,true,,,,,"“One, two,” it\nsaid' in table
    assert rows(table)[1][7] == source.text[:19]


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@sum", " =1", "＝1", "\t=1", "\r=1", "\n1"])
def test_no_cell_is_a_formula(start: str) -> None:
    source = Document(start, start)
    span = Span(0, len(start))
    table = to_csv(source, [Quotation((span,), (span,), (span,), span, direct=True, said_by=start)])
    row = rows(table)[1]
    assert [row[0], *row[3:8]] == ["'" + start] * 6


@st.composite
def documents(draw: st.DrawFn) -> tuple[Document, list[Quotation]]:
    """Any text with any spans as quotations, inside of each other and across sentences."""
    body = draw(st.text(min_size=1, max_size=120))
    place = st.integers(0, len(body) - 1)

    def span() -> Span:
        start, end = sorted((draw(place), draw(place)))
        return Span(start, end + 1)

    found = [
        Quotation((span(), span()), (span(),), (span(),), span(), direct=draw(st.booleans()))
        for _ in range(draw(st.integers(0, 3)))
    ]
    return Document("any", body), found


@given(documents())
def test_no_text_breaks_the_report_the_table_or_the_page(
    made: tuple[Document, list[Quotation]],
) -> None:
    source, found = made
    plain = to_text(source, found, width=50)
    assert max(cell_len(line) for line in plain.split("\n")) <= 50
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", plain)
    table = to_csv(source, found)
    table.encode()
    cells = [cell for row in rows(table)[1:] for cell in row]
    assert len(cells) == len(found) * len(quotations.COLUMNS)
    assert not any(cell.lstrip()[:1] in set("=+-@") for cell in cells if cell.lstrip())
    written = json.loads(to_json(source, found))
    assert len(written["quotations"]) == len(found)


def test_the_page_shows_the_whole_text_with_every_part_marked() -> None:
    page = render(document(title="The lamp", url="https://skerry.example/lamp"), QUOTATIONS, "html")
    body = page.split('<div class="scroll text"')[1].split("</section>")[0]
    numbers = re.sub(r"<a class=\"n\".*?</a>", "", body)
    plain = re.sub(r"<[^>]*>", "", numbers.split(">", 1)[1])
    assert " ".join(plain.split()) == " ".join(TEXT.replace("Share", "not the story Share").split())
    for number in range(1, 6):
        assert body.count(f'id="t{number}"') == 1
        assert page.count(f'id="q{number}"') == 1
        assert body.count(f'<a class="n" href="#q{number}"') == 1
    assert '<mark class="p content speaker" data-q="2">the trustees</mark>' in body
    assert '<mark class="p channel" data-q="1">Radio Skerry</mark>' in body
    assert '<mark class="p content direct" data-q="3">' in body
    assert 'href="https://skerry.example/lamp"' in page


@pytest.mark.parametrize(
    ("words", "name"), [("They", ""), ("Sixty-eight", ""), ("68", ""), ("Two women", "Two women")]
)
def test_who_is_only_counted_or_pointed_at_has_no_name(words: str, name: str) -> None:
    text = f"{words} left, {words} said."
    said = Quotation((Span(0, 5),), (Span(0, len(words)),), (), None, direct=False)
    [saying] = sayings(Document("d", text), [said])
    assert (saying.name, saying.speaker) == (name, "" if name else words)
