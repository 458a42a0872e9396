import pytest

from tests.extract.pages import CRACKS, VOTE, article, lines


@pytest.mark.parametrize(
    ("markup", "line"),
    [
        ("It shut on <time>5 March</time> at noon.", "It shut on 5 March at noon."),
        ("They fear <button>inflation</button> and tolls.", "They fear inflation and tolls."),
        ("The board <b></b>of Marren met.", "The board of Marren met."),
        ("The board <span></span>of Marren met.", "The board of Marren met."),
        ("He said: <q>It holds.</q>", "He said: “It holds.”"),
        ("He said: <q>She said <q>no</q> to it.</q>", "He said: “She said ‘no’ to it.”"),
        ("He said: <q>“It holds.”</q>", "He said: “It holds.”"),
        ("The <abbr title='x'>MPs</abbr> of <mark>Marren</mark> met.", "The MPs of Marren met."),
        ("One line\n   of the source\n is no line.", "One line of the source is no line."),
        ("The <b>board\n met</b> in <i>town\nhalls</i>.", "The board met in town halls."),
        ("A word<wbr>less bridge.", "A wordless bridge."),
    ],
)  # fmt: skip
def test_a_sentence_is_what_its_reader_sees(markup: str, line: str) -> None:
    assert lines(article(VOTE, markup, CRACKS)) == [VOTE, line, CRACKS]


def test_a_button_beside_the_story_is_left_out() -> None:
    html = article(VOTE, "<button>Share this story</button>", CRACKS)
    assert lines(html) == [VOTE, CRACKS]


def test_the_lines_of_a_preformatted_text_stay() -> None:
    assert lines(article(f"<pre>{VOTE}\n{CRACKS}</pre>")) == [VOTE, CRACKS]
