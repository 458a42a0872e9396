"""What stands around an element in its block, and elements taken out or made plain text."""

import pytest
from lxml import html

from retold.extract.trees import (
    Element,
    after,
    before,
    drop,
    elements,
    letters,
    put,
    text_of,
    weigh,
)


def tree(body: str) -> Element:
    return html.document_fromstring(f"<html><body>{body}</body></html>")


def marked(body: str) -> tuple[Element, Element]:
    """A tree, and its element with the id x."""
    whole = tree(body)
    [element] = whole.xpath("//*[@id='x']")
    return whole, element


def shown(whole: Element) -> str:
    return html.tostring(whole.find("body"), encoding="unicode").removeprefix("<body>")[:-7]


@pytest.mark.parametrize(
    ("body", "front", "back"),
    [
        ("<p>one <b id=x>two</b> three</p>", "one ", " three"),
        ("<p><b id=x>two</b></p>", "", ""),
        ("<p>zero</p><p><b id=x>two</b> three</p>", "", " three"),
        ("<p>one<br><b id=x>two</b><br>three</p>", "", ""),
        ("<p>one <i>and</i> <b id=x>two</b> <i>three</i> four</p>", "one and ", " three four"),
        ("<p>one <i><b id=x>two</b></i> three</p>", "one ", " three"),
        ("<p><i>one <u>and</u></i><b id=x>two</b></p>", "and", ""),  # the end of it is enough
        ("<p>one <script>no</script><b id=x>two</b><style>no</style> three</p>", "one ", " three"),
        ("<p>one <!-- no --><b id=x>two</b><!-- no --> three</p>", "one ", " three"),
        ("<div>one<p>two</p><b id=x>three</b>four</div>", "", "four"),
        (f"<p>{'a' * 99}<b id=x>two</b>{'b' * 99}</p>", "a" * 40, "b" * 40),
    ],
)
def test_text_around_an_element_ends_at_its_block(body: str, front: str, back: str) -> None:
    _, element = marked(body)
    assert before(element) == front
    assert after(element) == back


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("<p>one <b id=x>two</b></p>", "<p>one </p>"),
        ("<p>one <b id=x>two</b> </p>", "<p>one  </p>"),
        ("<p>one <b id=x>two</b> three</p>", "<p>one <ins></ins> three</p>"),
        ("<p>one <b id=x>two</b>, three</p>", "<p>one<ins></ins>, three</p>"),
        ("<p>one<b id=x>two</b>, three</p>", "<p>one<ins></ins>, three</p>"),
        ("<p><i>one</i> <b id=x>two</b>. Three</p>", "<p><i>one</i><ins></ins>. Three</p>"),
        ("<div>one<p id=x>two</p>three</div>", "<div>one<br>three</div>"),
        ("<div>one<p id=x>two</p></div>", "<div>one</div>"),
    ],
)
def test_an_element_goes_with_its_text_and_what_is_behind_it_stays(body: str, left: str) -> None:
    whole, element = marked(body)
    drop(element)
    assert shown(whole) == left


def test_the_root_cannot_be_dropped() -> None:
    whole = tree("<p>one</p>")
    drop(whole)
    assert text_of(whole) == "one"


def test_an_element_becomes_plain_text_where_it_stood() -> None:
    whole, element = marked("<p>10<sup id=x class=y><a href=z>6</a></sup> volts</p>")
    put(element, "⁶")
    assert shown(whole) == "<p>10<ins>⁶</ins> volts</p>"


@pytest.mark.parametrize(
    ("body", "weight"),
    [
        ("<p>one two</p>", 6),
        ("<p>one <a href=x>two</a> three</p>", 8),
        ("<p>one <script>two</script><b>three</b></p>", 8),
        ("<p><a href=x>one <b>two</b></a></p>", 0),
        ("<p> \n </p>", 0),
        ("<p>one<!-- two --></p>", 3),
    ],
)
def test_letters_weigh_that_a_reader_sees_and_no_link_holds(body: str, weight: int) -> None:
    whole = tree(body)
    weights = weigh(whole)
    assert weights[whole] == weight
    assert weights[whole.find(".//p")] == weight


@pytest.mark.parametrize(("text", "count"), [(None, 0), ("", 0), (" a\tb\n", 2), ("ab c", 3)])
def test_white_space_is_no_letter(text: str | None, count: int) -> None:
    assert letters(text) == count


def test_comments_and_instructions_are_no_elements() -> None:
    whole = tree("<p>one<!-- two --><?php three ?></p>")
    assert [element.tag for element in elements(whole)] == ["html", "body", "p"]
