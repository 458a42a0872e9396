from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from retold.extract.tidy import tidy
from tests.extract.pages import COST, FLASH, VOTE

PARTS = [
    "<p>", "</p>", "<div>", "</div>", "<article>", "<table><tr><td>", "</td></tr></table>",
    "<ul><li>", "<br>", "<br><br>", "<sup>", "</sup>", "<sub>2</sub>", "<s>", "</s>",
    "<span hidden>", "</span>",
    "<b></b>", "<q>", "</q>", "<time>", "</time>", "10", "/", "£4", "99", " ", "<aside>", "<math>",
    "<mfrac><mn>1</mn><mn>2</mn></mfrac>", "<a href='#n'>", "</a>", "<img>", "\n", VOTE, COST,
    FLASH,
]  # fmt: skip


def _tree(parts: list[str]) -> html.HtmlElement:
    return html.document_fromstring("<html><body>x" + "".join(parts) + "</body></html>")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=30))
def test_what_is_tidy_stays_as_it_is(parts: list[str]) -> None:
    tree = _tree(parts)
    tidy(tree)
    once = tree.text_content().split()
    tidy(tree)
    assert tree.text_content().split() == once


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from([p for p in PARTS if not p.startswith(("<s", "<q", "<m", "<a h"))]))
)
def test_no_word_is_lost_where_nothing_is_raised_struck_or_hidden(parts: list[str]) -> None:
    tree = _tree(parts)
    before = "".join(tree.text_content().split())
    tidy(tree)
    assert "".join(tree.text_content().split()) == before
