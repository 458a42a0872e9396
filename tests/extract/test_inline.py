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


@pytest.mark.parametrize(
    ("markup", "line"),
    [
        ("It is 10<sup>6</sup> volts.", "It is 10⁶ volts."),
        ("H<sub>2</sub>O fell.", "H₂O fell."),
        ("It is 10<span style='vertical-align: super'>6</span> volts.", "It is 10⁶ volts."),
        ("H<span style='vertical-align:sub'>2</span>O fell.", "H₂O fell."),
        ("It took 2<sup>1</sup>/<sub>2</sub> hours.", "It took 2½ hours."),
        ("It took 2<sup>1</sup>⁄<sub>2</sub> hours.", "It took 2½ hours."),
        ("It took 2<sup>1</sup><span>/</span><sub>2</sub> hours.", "It took 2½ hours."),
        ("The 4<sup>th</sup> of May.", "The 4th of May."),
        ("E = mc<math><msup><mi></mi><mn>2</mn></msup></math> holds.", "E = mc² holds."),
        ("Some <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> stay.", "Some ½ stay."),
        ("A <math><mfrac><mi>a</mi><mi>b</mi></mfrac></math> of it.", "A a/b of it."),
        (
            "The <math><mi>x</mi><annotation>\\x</annotation></math> holds.",
            "The x holds.",
        ),
    ],
)  # fmt: skip
def test_raised_and_lowered_figures_and_formulas_are_read_as_they_look(
    markup: str, line: str
) -> None:
    assert lines(article(VOTE, markup, CRACKS)) == [VOTE, line, CRACKS]


@pytest.mark.parametrize(
    "mark",
    [
        "<sup><a href='#note1'>1</a></sup>",
        "<a href='#fn1' class='footnote'>1</a>",
        "<sup class='reference'>[1]</sup>",
        "<span class='footnote-ref'>*</span>",
        "<sup id='cite_ref-1'>1</sup>",
        "<a role='doc-noteref' href='/n'>2</a>",
    ],
)
def test_the_mark_of_a_note_is_no_figure(mark: str) -> None:
    [first, second, third] = lines(
        article(VOTE, f"The pier has 40{mark} cracks in it now.", CRACKS)
    )
    assert (first, third) == (VOTE, CRACKS)
    assert "40 cracks" in second.replace("[1]", "").replace("*", "")


@pytest.mark.parametrize(
    ("quoted", "line"),
    [
        ("<q>one <b>bold</b></q>", "“one bold”"),
        ("<q></q>", ""),
        ("<q>«one»</q>", "«one»"),
        ("<q>one <q>two <q>three</q></q></q>", "“one ‘two “three”’”"),
    ],
)
def test_quotations_in_quotations_change_their_marks(quoted: str, line: str) -> None:
    [_, found, _] = lines(article(VOTE, f"She wrote it down: {quoted} and left.", CRACKS))
    assert found == " ".join(f"She wrote it down: {line} and left.".split())
