"""Half of a surrogate pair, as JSON may hold it, is a character like others to every verb."""

import json
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import retold
from retold.corpus import Corpus
from retold.model import Document, Page
from retold.prepare import prepare
from retold.report import render
from retold.report.quotations import render as render_quotations

STORY = (
    "The dam at Orrin held on Tuesday, said Ilse Brandt, who runs it.\n"
    "“We lost 14 pumps and $3.5 million,” she told the Coast Gazette. Nobody was hurt.\n"
    "According to the police, two roads stayed closed unless the river fell by 9 p.m. Monday."
)
RETELLING = (
    "Ilse Brandt, who runs the dam at Orrin, said that it had held.\n"
    "“We lost 15 pumps,” she told the Gazette. Two roads stayed shut, the police said."
)
FORMS = ["text", "json", "html", "pan"]
HALVES = st.characters(min_codepoint=0xD800, max_codepoint=0xDFFF)


@st.composite
def marred(draw: st.DrawFn, text: str = STORY) -> str:
    """The text with half surrogates in it, some in place of a character, some between two."""
    letters = list(text)
    for at in draw(st.lists(st.integers(0, len(text) - 1), min_size=1, max_size=12)):
        half = draw(HALVES)
        letters[at] = half if draw(st.booleans()) else half + letters[at]
    return "".join(letters)


def written(text: str) -> None:
    """Fails where the text cannot be written out."""
    assert text.encode()


@given(st.text(st.characters(), max_size=20))
def test_a_document_can_be_written_and_keeps_its_offsets(text: str) -> None:
    text = f"{text}\ud800{text}"
    values = {field.name: text for field in fields(Document)}
    document = Document(**values)
    for field in fields(Document):
        value = getattr(document, field.name)
        written(value)
        assert len(value) == len(text)
        assert all(
            new == ("\ufffd" if "\ud800" <= old <= "\udfff" else old)
            for new, old in zip(value, text, strict=True)
        )
    assert replace(document, text="a\udfff").text == "a\ufffd"


@settings(deadline=None, max_examples=15)
@given(marred(), marred(RETELLING))
def test_compare_and_its_reports(source: str, target: str) -> None:
    comparison = retold.compare(source, target, quotations=True)
    assert len(comparison.alignment.source.text) == len(source)
    for form in FORMS:
        written(render(comparison, form))


@settings(deadline=None, max_examples=15)
@given(marred())
def test_quotes_and_its_reports(text: str) -> None:
    document = prepare(Document("d\udc80", text, title="\ud83d"))
    found = retold.quotes(document.document)
    for form in ["text", "json", "html", "csv"]:
        written(render_quotations(document, found, form))


@settings(deadline=None, max_examples=15)
@given(marred(), HALVES)
def test_extract(text: str, half: str) -> None:
    lines = "".join(f"<p>{line}</p>" for line in (text * 3).split("\n"))
    html = f"<title>{half}Dam</title><body><article><h1>Dam{half}</h1>{lines}&#xD800;</article>"
    document = retold.extract(Page(html, url=f"https://news.example/{half}"))
    for field in fields(Document):
        written(getattr(document, field.name) or "-")


RECORDS: dict[str, Callable[[str, str], object]] = {
    "documents": lambda id_, text: Document(id_, text, outlet=id_),
    "records": lambda id_, text: {"id": id_, "text": text, "title": id_},
}


@pytest.mark.parametrize("made", RECORDS.values(), ids=RECORDS.keys())
def test_add_find_and_dedupe_of_a_corpus(
    tmp_path: Path, made: Callable[[str, str], object]
) -> None:
    marred_story = STORY.replace("dam", "d\ud83dam").replace("14", "1\udc004")
    added = [made("\ud800", marred_story), made("a", STORY), made("b", RETELLING)]
    with Corpus(tmp_path / "news") as corpus:
        assert corpus.add(added).added == 3  # type: ignore[arg-type]
        assert corpus.add(added).unchanged == 3  # type: ignore[arg-type]
        found = corpus.find(marred_story)
        assert {match.document.id for match in found} >= {"\ufffd", "a"}
        for match in found:
            written(match.document.text)
        assert len(list(corpus.dedupe())) == 3


def test_dedupe_of_a_file(tmp_path: Path) -> None:
    rows = [{"id": "\ud800", "text": STORY + "\udfff"}, {"id": "b", "text": STORY + "\udffe"}]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    told = tmp_path / "clusters.jsonl"
    result = retold.dedupe(tmp_path / "in.jsonl", tmp_path / "out.jsonl", clusters=told)
    assert (result.documents, result.bad) == (2, 0)
    assert len([json.loads(line) for line in told.read_text().splitlines()]) == 2


@pytest.mark.parametrize("name", ["\ud800.txt", "\udc80.html", "http://\ud800.example/", "a\0.txt"])
def test_a_name_that_no_file_has_is_told_in_a_line(name: str) -> None:
    for verb in (retold.read, retold.quotes, lambda where: retold.compare(where, STORY)):
        with pytest.raises(retold.RetoldError) as error:
            verb(name)
        written(str(error.value))
        assert "\n" not in str(error.value)
