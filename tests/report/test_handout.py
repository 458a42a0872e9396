"""Reports as Markdown and DOCX: what they say, and that no text marks anything up."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest

from retold.model import Change, Comparison, Document, Point, Relation, Span
from retold.report import View, to_docx, to_markdown
from retold.report.change_ids import change_ids
from retold.report.handout import Heading, Run
from retold.report.markdown import _block, _line
from retold.text.segment import segment
from tests.test_verdicts import ruling


def words_of(content: bytes) -> list[str]:
    """The paragraphs of a DOCX file, those of tables last."""
    made = docx.Document(BytesIO(content))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in made.paragraphs] + cells


def test_the_worst_change_comes_first_and_each_has_its_sentences(comparison: Comparison) -> None:
    lines = to_markdown(comparison).splitlines()
    assert lines[0] == "# stop blocking → block"
    assert "- read by the rules alone, without a reader" in lines
    start = lines.index("### 1. critical, turned round (certain)")
    note, gap, source = lines[start + 2 : start + 5]
    assert (note, gap) == ("**stop blocking → block**", "")
    assert source.startswith("- Source: Dockworkers in Varnholm agreed on Tuesday to **stop block")
    assert source.endswith("** the ferry terminal for 14 days, the port authority said.")
    assert "- Retelling: (nothing)" in lines
    assert "## 1 more is possible: read both sentences" in lines
    assert any(line.startswith("## Open differences: 1 place") for line in lines)
    assert sum(line.startswith("### ") for line in lines) == 14


def test_a_view_says_what_is_listed_and_shows_rules_and_verdicts(comparison: Comparison) -> None:
    judged = replace(ruling("negation.antonym", "harmless"), note="a *pun*")
    view = View("certain", {"negation.antonym": "a.py"}, {change_ids(comparison)[0]: judged})
    text = to_markdown(comparison, view=view)
    assert "## 13 more are likely or possible" in text
    assert "rule negation.antonym (a.py)" in text
    assert r"Judged harmless: a \*pun\*" in text


def test_two_accounts_are_a_table(comparison: Comparison) -> None:
    points = (
        Point("number", "both", Span(0, 5), Span(3, 10), ""),
        Point("claim", "both", Span(19, 60), Span(0, 40), ""),
        Point("number", "source", Span(0, 5), None, ""),
    )
    apart = replace(comparison, changes=(), relation=Relation("same-event", ()), points=points)
    text = to_markdown(apart)
    assert text.startswith("# Two independent accounts of one event\n")
    assert (
        "| What | First text | Second text |\n| --- | --- | --- |\n| number | **Share** this"
        in text
    )
    assert "## Sentences that may tell the same (1)" in text
    assert (
        "## Figures and quotations only in the first text (1)\n\n- number: **Share** this" in text
    )
    assert "Figures and quotations in both texts (1)" in words_of(to_docx(apart))


def test_docx_says_what_markdown_says(comparison: Comparison) -> None:
    said = words_of(to_docx(comparison))
    for words in ("stop blocking → block", "1. critical, turned round (certain)"):
        assert words in said
    assert "Retelling: (nothing)" in said
    made = docx.Document(BytesIO(to_docx(comparison)))
    assert made.paragraphs[0].style.name == "Title"
    bold = [run.text for each in made.paragraphs for run in each.runs if run.bold]
    assert "stop blocking" in bold


HOSTILE = "1. # <b>x</b> | [a](javascript:b) *c* _d_ `e` ~~f~~ &amp; \\ \x00\x07\ufffe\ud83d 2. $g$"


def test_no_character_of_a_text_marks_anything_up(comparison: Comparison) -> None:
    text = segment(Document("a\nb", HOSTILE, title="- # t"))
    change = Change("wording", "critical", 0, Span(0, 20), Span(3, 30), HOSTILE)
    beads = (replace(comparison.alignment.beads[1], source=range(1), target=range(1)),)
    alignment = replace(comparison.alignment, source=text, target=text, beads=beads, passages=())
    ledger = replace(comparison.ledger, open=(), reworded=())
    hostile = replace(comparison, alignment=alignment, changes=(change,), ledger=ledger)
    for line in to_markdown(hostile).splitlines():
        bare = line.replace("**", "")
        assert "<b>x" not in bare
        assert not any(
            sign in bare.replace(f"\\{sign}", "") for sign in ("*", "`", "[", "]", "|", "~", "$")
        )
    assert any("[a](javascript:b)" in words for words in words_of(to_docx(hostile)))


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ((Run("2011. It rose"),), r"2011\. It rose"),
        ((Run("- no list"),), r"\- no list"),
        ((Run("=== none"),), r"\=== none"),
        ((Run("2011 rose"),), "2011 rose"),
        ((Run("a "), Run("b "), Run("c", bold=True)), "a b **c**"),
        ((Run("a"), Run(" b ", bold=True), Run("c")), "a **b** c"),
        ((Run("a"), Run("“b”", bold=True), Run("c")), "a<b>“b”</b>c"),
        ((Run("a "), Run("“b”", bold=True), Run(".")), "a **“b”**."),
        ((Run("a"), Run(" ", bold=True), Run("c")), "a c"),
    ],
)
def test_a_line_is_read_as_it_was_meant(line, written: str) -> None:
    assert _line(line) == written


def test_a_heading_is_one_line() -> None:
    assert _block(Heading(2, "# x ")) == [r"## \# x"]
