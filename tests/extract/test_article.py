import contextlib
import logging
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.errors import ExtractError, RetoldError
from retold.extract import extract
from retold.extract.article import (
    MOST_ATTRIBUTES,
    MOST_CHILDREN,
    MOST_ELEMENTS,
    MOST_HEADINGS,
    _parsed,
)
from retold.model import Page

PARAGRAPHS = [
    (
        "The harbour board of Lowmere met on Monday to weigh the plan for a new ferry, and heard "
        "from more than forty people who had come to the town hall in spite of the storm."
    ),
    (
        "Its chair, Ilse Marn, said that the old boat would not last another winter, and that the "
        "board had to choose between a costly repair and a costlier replacement."
    ),
    (
        "Fishermen who had come to listen were not convinced. They fear for the narrow channel, "
        "which would have to be dredged twice a year, and for the herring that spawn in it."
    ),
    "A vote is due on 4 May, after a hearing. Marn said that she would listen to everyone.",
]
MENU = (
    "<nav><ul>"
    + "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(9))
    + "</ul></nav>"
)


def _page(paragraphs: list[str], head: str = "", url: str | None = None) -> Page:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return Page(
        f"<!doctype html><html><head>{head}</head><body>{MENU}<article>"
        f"<h1>Ferry plan divides Lowmere</h1>{body}</article>"
        "<footer><p>About us. Contact. Terms.</p></footer></body></html>",
        url=url,
    )


def test_the_story_is_kept_and_the_site_left_out() -> None:
    document = extract(_page(PARAGRAPHS, url="https://courier.example/ferry"))
    for paragraph in PARAGRAPHS:
        assert paragraph in document.text
    assert "Section 3" not in document.text
    assert "Contact" not in document.text
    assert document.title == "Ferry plan divides Lowmere"
    assert document.language == "en"
    assert document.id == document.url == "https://courier.example/ferry"


def test_what_the_page_declares_is_in_the_document() -> None:
    head = (
        '<meta property="og:site_name" content="Lowmere Courier">'
        '<meta name="author" content="Ana Lopes">'
        '<meta property="article:published_time" content="2021-03-09T14:05:00Z">'
        '<link rel="canonical" href="https://courier.example/news/ferry">'
    )
    document = extract(_page(PARAGRAPHS, head, url="https://courier.example/ferry?utm=1"))
    assert document.outlet == "Lowmere Courier"
    assert document.byline == "Ana Lopes"
    assert document.published == "2021-03-09T14:05:00Z"
    assert document.id == document.url == "https://courier.example/news/ferry"


def test_a_date_that_is_found_and_not_declared_is_marked_uncertain() -> None:
    document = extract(_page(["Posted on March 9, 2021", *PARAGRAPHS]))
    assert document.published in {None, "2021-03-09?"}
    dated = extract(_page(PARAGRAPHS, url="https://courier.example/2021/03/09/ferry"))
    assert dated.published == "2021-03-09?"


def test_a_page_from_a_file_is_named_by_the_file() -> None:
    document = extract(_page(PARAGRAPHS, url="file:///home/ana/my%20ferry.html"))
    assert document.id == "my ferry.html"
    assert document.url is None


def test_a_page_from_nowhere_is_named_by_its_content() -> None:
    first, again = extract(_page(PARAGRAPHS)), extract(_page(PARAGRAPHS))
    assert first.id == again.id
    assert first.id.startswith("page-")
    assert extract(_page(PARAGRAPHS[::-1])).id != first.id


@pytest.mark.parametrize(
    "html",
    [
        "<html><body></body></html>",
        "<html><body><p>Page not found</p></body></html>",
        "<html></html>",
        "<html><body><script>var story = 1;</script></body></html>",
        "<!doctype html>",
        "",
        "   ",
        "<",
        "no html at all",
        '<html><body><nav><a href="/a">One</a><a href="/b">Two</a></nav></body></html>',
    ],
)
def test_a_page_without_an_article_is_one_line(html: str) -> None:
    with pytest.raises(ExtractError) as raised:
        extract(Page(html, url="https://courier.example/none"))
    assert str(raised.value).startswith("https://courier.example/none: no article")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><article><p>" + "<p>".join(PARAGRAPHS),
        "</div></p><article>"
        + "".join(f"<p>{part}</b></i>" for part in PARAGRAPHS)
        + "</html></html>",
        '<?xml version="1.0" encoding="utf-8"?><html><body><div>'
        + "".join(f"<p>{part}</p>" for part in PARAGRAPHS),
        "<html><body>\x00\x01<article>" + "".join(f"<p>{part}\x0b</p>" for part in PARAGRAPHS),
        "<html><body><article>" + "".join(f"<p>{part}\ud800</p>" for part in PARAGRAPHS),
    ],
)
def test_broken_html_is_mended(html: str) -> None:
    document = extract(Page(html))
    assert PARAGRAPHS[1] in document.text


def test_a_page_nested_without_end_is_no_crash() -> None:
    html = "<html><body>" + "<div>" * 20_000 + "".join(f"<p>{part}</p>" for part in PARAGRAPHS)
    start = time.monotonic()
    with contextlib.suppress(ExtractError):
        extract(Page(html))
    assert time.monotonic() - start < 20


def test_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(ExtractError):
        extract(Page("<html><body><p>Nothing</p></body></html>"))
    extract(_page(PARAGRAPHS))
    assert not [record for record in caplog.records if record.name.startswith("trafilatura")]


def test_a_page_in_another_language_is_named_so() -> None:
    german = [
        (
            "Die Hafenbehörde von Lowmere beriet am Montag über eine neue Fähre und hörte mehr als "
            "vierzig Menschen an, die trotz des Sturms ins Rathaus gekommen waren."
        ),
        (
            "Das alte Boot werde keinen weiteren Winter überstehen, sagte die Vorsitzende Ilse "
            "Marn, und die Behörde müsse zwischen teurer Reparatur und teurerem Ersatz wählen."
        ),
        (
            "Die Fischer, die zugehört hatten, waren nicht überzeugt. Sie fürchten um die schmale "
            "Fahrrinne und um die Heringe, die darin laichen."
        ),
    ]
    assert extract(_page(german)).language == "de"


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div>", "</div>", "<article>", "<table><tr><td>", "<ul><li>", "<br>",
             "<!--", "-->", "<script>", "</script>",
             "<sup>", "</sup>", "<sub>2</sub>", "<s>", "</s>", "<span hidden>", "</span>",
             "<template>", "<math><mfrac><mn>1</mn>", "<q>", "<time>", "10", "/", "£4", "<aside>",
             '<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "',
             '"}</script>', "<td>", "<dialog>", '<p style="display:none">', "&nbsp;", "&#0;",
             "<![CDATA[", *PARAGRAPHS]
        ) | st.text(max_size=30),
        max_size=20,
    )
)  # fmt: skip
def test_any_html_gives_a_document_or_our_error(parts: list[str]) -> None:
    try:
        document = extract(Page("<html><body>" + "".join(parts)))
    except RetoldError:
        return
    assert document.text.strip()


def _page_with(inside: str) -> Page:
    told = "".join(
        f"<p>The dam at Orrin held on day {day}, Ilse Brandt said.</p>" for day in range(9)
    )
    return Page(f"<html><body><article>{told}{inside}</article></body></html>")


@pytest.mark.parametrize("count", [MOST_ATTRIBUTES, MOST_ATTRIBUTES + 1, 200_000])
@pytest.mark.parametrize("form", ['a{}="x > y"', "a{}=1", "a{}", "a{}='x'"])
def test_a_tag_keeps_its_first_attributes(count: int, form: str) -> None:
    tag = f"<p {' '.join(form.format(number) for number in range(count))}>The mill burnt down.</p>"
    tree = _parsed(_page_with(tag))
    assert max(len(element.attrib) for element in tree.iter()) == min(count, MOST_ATTRIBUTES)
    assert "The mill burnt down." in extract(_page_with(tag)).text


def test_what_only_looks_like_tags_in_a_script_stays() -> None:
    script = f"<script>if (a <b && {'c ' * 2 * MOST_ATTRIBUTES}) d</script>"
    assert script[8:-9] in {element.text for element in _parsed(_page_with(script)).iter("script")}


@pytest.mark.parametrize("count", [MOST_CHILDREN - 9, MOST_CHILDREN - 8, 3 * MOST_CHILDREN])
@pytest.mark.parametrize("tag", ["span", "p", "br"])
def test_too_many_children_are_divided_and_all_kept(count: int, tag: str) -> None:
    inside = "".join(f"<{tag}>w{number}</{tag}> " for number in range(count))
    for page in (
        _page_with(inside),
        _page_with(f"<p>{inside}</p>"),
        _page_with(f"<div>{inside}</div>"),
    ):
        tree = _parsed(page)
        assert max(map(len, tree.iter())) <= MOST_CHILDREN
        words = " ".join(tree.itertext()).split()
        assert [word for word in words if word.startswith("w")] == [f"w{at}" for at in range(count)]


def test_a_paragraph_of_many_marks_is_read_to_its_end() -> None:
    inside = "".join(f"<b>word{number}</b> is " for number in range(3 * MOST_CHILDREN))
    text = extract(_page_with(f"<p>{inside}</p>")).text
    assert all(f"word{number} " in text for number in range(3 * MOST_CHILDREN))


def test_a_page_of_too_many_elements_is_refused_by_name() -> None:
    own = len(list(_parsed(_page_with("")).iter()))
    most = _page_with("<br>" * (MOST_ELEMENTS - own))
    parts = -(-(MOST_ELEMENTS - own) // MOST_CHILDREN)
    assert MOST_ELEMENTS <= len(list(_parsed(most).iter())) <= MOST_ELEMENTS + parts + 1
    with pytest.raises(ExtractError, match="the page: the page has more than 50,000 elements"):
        _parsed(_page_with("<br>" * (MOST_ELEMENTS - own + 1)))


def test_headings_beyond_many_are_paragraphs() -> None:
    tree = _parsed(_page_with("<h2>Head</h2>" * (MOST_HEADINGS + 1)))
    assert len(list(tree.iter("h2"))) == MOST_HEADINGS
    assert len(list(_parsed(_page_with("<h2>Head</h2>" * 9)).iter("h2"))) == 9
