"""What results show of themselves: short reprs, notebooks, data frames, and their words."""

import html
import pickle
import re
from pathlib import Path

import pytest

import retold
from retold import Corpus, Document, Page, Span
from retold.model import Comparison, Quotations
from retold.prepare import prepare
from tests.corpus.stories import story
from tests.report.sample_comparison import sample

LONGEST = 200
SAID = (
    "The weir held. “It was close,” said Nadia Brook. Ola Vik warned that a second storm was near."
)


@pytest.fixture
def quoted() -> Quotations:
    return retold.quotes(Document("story.txt", SAID))


def test_reprs_are_short_and_tell_what_it_is(tmp_path: Path, quoted: Quotations) -> None:
    comparison = sample()
    long = Document("i" * 500, "word " * 5000, title="t" * 500, language="en")
    with Corpus(tmp_path / "news") as corpus:
        corpus.add([Document("a", story(1))])
        found = corpus.find(story(1))
        shown = {
            "story.txt' → 'retelling.txt': machine-rewritten; 5 critical, 4 major": comparison,
            " 4 minor changes, 1 possible>": comparison,
            "<Alignment 'story.txt' → 'retelling.txt': 16 beads": comparison.alignment,
            "<SegmentedDocument 'story.txt': 14 sentences": comparison.alignment.source,
            ": 25,000 characters, en>": long,
            "<Document 'a': 4 characters>": Document("a", "Text"),
            "<Page 'https://cawl.example/1': 12 characters of HTML>": Page(
                "<p>Text.</p>"[:12], "https://cawl.example/1"
            ),
            "Corpus('": corpus,
            "<Match 'a': identical; 1 passage>": found[0],
            "<Verdicts: 1 of 1 document kept>": corpus.dedupe(),
            "<Quotations of 'story.txt': 1 direct, 1 indirect>": quoted,
        }
        for told, value in shown.items():
            assert told in repr(value)
            assert len(repr(value)) < LONGEST, value


def test_words_are_had_from_a_text_a_document_or_a_cut_up_one() -> None:
    document = Document("a", "The weir held.")
    span = Span(4, 8)
    assert span.of(document.text) == span.of(document) == span.of(prepare(document)) == "weir"
    with pytest.raises(TypeError):
        span.of(7)  # type: ignore[arg-type]


def test_the_words_of_a_change_are_had_in_one_step() -> None:
    comparison = sample()
    change = comparison.changes[0]
    assert change.source is not None
    assert change.target is not None
    assert change.source.of(comparison.source) == "stop blocking"
    assert change.target.of(comparison.target) == "block"


@pytest.mark.parametrize("form", ["comparison", "quotations"])
def test_a_notebook_shows_the_page_in_a_frame(form: str, quoted: Quotations) -> None:
    value: Comparison | Quotations = sample() if form == "comparison" else quoted
    framed = value._repr_html_()
    found = re.fullmatch(
        r'<iframe srcdoc="([^"]*)" sandbox="([^"]*)" style="[^"]*"></iframe>', framed
    )
    assert found is not None
    assert html.unescape(found[1]) == value.to_html()
    assert value.to_html().startswith("<!doctype html>")
    assert "allow-same-origin" not in found[2]


def test_changes_are_a_data_frame() -> None:
    pytest.importorskip("pandas", reason="the extra pandas is not installed")
    comparison = sample()
    frame = comparison.to_frame()
    assert len(frame) == len(comparison.changes)
    first = frame.iloc[0]
    assert (first.severity, first.kind, first.source, first.target) == (
        *("critical", "negation"),
        *("stop blocking", "block"),
    )
    assert comparison.source.text[first.source_start : first.source_end] == "stop blocking"
    assert frame[frame.kind == "addition"].source.isna().all()
    assert frame[frame.kind == "addition"].source_start.isna().all()
    assert (first.certainty, first.rule) == ("certain", "negation.antonym")
    assert frame[frame.certainty == "possible"].note.tolist() == ["lasted → taken"]
    assert frame[frame.word == "Runde"].language.tolist() == ["de"]


def test_a_comparison_without_changes_is_an_empty_frame() -> None:
    pytest.importorskip("pandas", reason="the extra pandas is not installed")
    frame = retold.compare(
        "The weir held. Nobody was hurt.", "The weir held. Nobody was hurt."
    ).to_frame()
    assert len(frame) == 0
    assert "severity" in frame.columns


def test_quotations_are_a_data_frame_and_data(quoted: Quotations) -> None:
    pytest.importorskip("pandas", reason="the extra pandas is not installed")
    frame = quoted.to_frame()
    assert frame.said_by.tolist() == ["Nadia Brook", "Ola Vik"]
    assert frame.direct.tolist() == [True, False]
    assert SAID[frame.start[0] : frame.end[0]] == frame.content[0] == "“It was close,”"
    assert quoted.to_dict()["format"] == "retold.quotations/1"


def test_quotations_are_a_tuple_that_can_be_sent_to_another_process(quoted: Quotations) -> None:
    again = pickle.loads(pickle.dumps(quoted))  # noqa: S301 - our own
    assert again == quoted == tuple(quoted)
    assert again.document == quoted.document
    assert isinstance(again, Quotations)


def test_matches_are_a_list_and_a_data_frame(tmp_path: Path) -> None:
    pytest.importorskip("pandas", reason="the extra pandas is not installed")
    retold.add(tmp_path / "news", [Document(f"s{n}", story(n), title=f"T{n}") for n in range(3)])
    found = retold.find(story(2), tmp_path / "news")
    frame = found.to_frame()
    assert frame.id.tolist() == [match.document.id for match in found] == ["s2"]
    assert frame.title.tolist() == ["T2"]
    assert frame.relation.tolist() == ["identical"]
    assert len(retold.find("Nothing of the kind was told.", tmp_path / "news").to_frame()) == 0
