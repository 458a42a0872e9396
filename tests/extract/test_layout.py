import pytest
from lxml import html

from retold.extract import find_furniture
from retold.extract.layout import (
    COMPANY,
    FEW_PARAGRAPHS,
    LONGEST_CELL,
    MOST_LINKED,
    SHARE_OF_PROSE,
    article_container,
    lay_out,
)
from retold.model import Document
from tests.extract.pages import (
    COST,
    CRACKS,
    DETOUR,
    STORY,
    VOTE,
    article,
    lines,
    page,
    paragraphs,
)

COUNT = "The clerk counted 214 lorries."
LEAD_IN = "The bridge stays open to:"
ITEMS = ["bicycles;", "cars under two tonnes."]
LIST = f"<p>{LEAD_IN}</p><ul>{''.join(f'<li>{item}</li>' for item in ITEMS)}</ul>"
LISTED = [VOTE, LEAD_IN, *(f"- {item}" for item in ITEMS), CRACKS, DETOUR]
MENU = '<td width="20%"><a href="/">Home</a><br><a href="/sport">Sport</a></td>'


@pytest.mark.parametrize(
    "body",
    [
        '<div class="k">{}{}{}</div>',
        '<div><div class="k">{}</div><div class="k">{}</div><div class="k">{}</div></div>',
        "{}{}{}",
        "<main>{}{}{}</main>",
        "<article>{}{}{}</article>",
        f"<table><tr>{MENU}<td>{{}}{{}}{{}}</td></tr></table>",
        "<aside>{}{}{}</aside>",
    ],
)
def test_a_list_stands_behind_what_leads_to_it(body: str) -> None:
    for markup in (LIST, LIST.replace("ul>", "ol>")):
        html = page(body.format(paragraphs(VOTE), markup, paragraphs(CRACKS, DETOUR)))
        assert lines(html) == LISTED


@pytest.mark.parametrize(
    "body",
    [
        '<div class="k"><p>{0}</p><div>{1}</div><p>{2}</p></div>',
        "<article><p>{0}</p><span>{1}</span><p>{2}</p></article>",
        "<article><p>{0}</p>{1}<p>{2}</p></article>",
        "<article><p>{0}</p><b>The clerk</b> counted <i>214</i> lorries.<p>{2}</p></article>",
        "<div class='k'><div>{0}</div><div>{1}</div><div>{2}</div></div>",
        "<div><div><div><i>{0}</i></div><div><i>{1}</i></div><div><i>{2}</i></div></div></div>",
        "<div class='k'>{0}<br><br>{1}<br> <br>{2}</div>",
        "<article>{0}<br/><br/>{1}<hr>{2}</article>",
        "<body>{0}<p>{1}<p>{2}</body>",
        "<article><p>{0}<br>{1}</p><p>{2}</p></article>",
        "<article><p>{0}</p><blockquote>{1}</blockquote><p>{2}</p></article>",
        "<article><p>{0}</p><details><summary>{1}</summary></details><p>{2}</p></article>",
        "<story-page><story-body><p>{0}</p><p>{1}</p><p>{2}</p></story-body></story-page>",
    ],
)
def test_text_without_a_paragraph_of_its_own_is_a_line(body: str) -> None:
    assert lines(page(body.format(VOTE, COUNT, CRACKS))) == [VOTE, COUNT, CRACKS]


@pytest.mark.parametrize(
    "body",
    [
        f"<table><tr>{MENU}<td>{paragraphs(*STORY)}</td></tr></table>",
        f"<table><tr>{MENU}<td><p>{'<p>'.join(STORY)}</td></tr></table>",
        f"<table><tr>{MENU}<td><font>{'<br><br>'.join(STORY)}</font></td></tr></table>",
        f"<table><tr><td>{'</td></tr><tr><td>'.join(STORY)}</td></tr></table>",
        f"<table><tr><td><table><tr><td>{paragraphs(*STORY)}</td></tr></table></td></tr></table>",
        f'<table role="presentation"><tr><td>{"</td><td>".join(STORY)}</td></tr></table>',
        f"<center><table><tbody><tr>{MENU}<td><div>{paragraphs(*STORY)}</div></td></tr></table>",
    ],
)
def test_a_table_that_lays_out_a_page_gives_paragraphs(body: str) -> None:
    found = lines(page(body))
    assert found == STORY
    assert not find_furniture(Document("page", "\n".join(found)))


def test_a_table_of_data_stays_one() -> None:
    table = "<table><tr><th>Pier</th><th>Cracks</th></tr><tr><td>North</td><td>2</td></tr></table>"
    found = lines(page(f"<article>{paragraphs(VOTE, CRACKS)}{table}{paragraphs(DETOUR)}</article>"))
    assert "| North | 2 |" in found


@pytest.mark.parametrize(("letters", "unfolded"), [(LONGEST_CELL - 1, False), (LONGEST_CELL, True)])
def test_a_cell_with_much_text_lays_out_a_page(letters: int, *, unfolded: bool) -> None:
    tree = html.fromstring(
        f"<html><body><table><tr><td>x</td><td>{'x' * letters}</td></tr></table></body></html>"
    )
    lay_out(tree)
    assert (tree.find(".//table") is None) == unfolded


@pytest.mark.parametrize(
    "body",
    [
        "<aside>{}</aside><p>We use cookies on this site. <a href='/c'>More</a></p>",
        "<aside><p>We use cookies on this site.</p></aside><aside>{}</aside>",
        "<form><div>{}</div></form>",
        "<header>{}</header>",
        "<aside><section><div>{}</div></section></aside>",
        "<div><article><p>A ferry sank off Dunholt.</p></article></div><div class='k'>{}</div>",
    ],
)
def test_the_article_is_read_where_it_stands(body: str) -> None:
    assert lines(page(body.format(paragraphs(*STORY)))) == STORY


def test_an_aside_beside_the_article_is_left_out() -> None:
    aside = "<aside><p>A ferry sank off Dunholt on Friday.</p></aside>"
    assert lines(page(f"<article>{paragraphs(*STORY)}</article>{aside}")) == STORY
    assert lines(article(VOTE, aside, CRACKS, DETOUR)) == [VOTE, CRACKS, DETOUR]


def _laid_out(body: str) -> list[str]:
    tree = html.fromstring(f"<html><body>{body}</body></html>")
    lay_out(tree)
    return [element.text_content() for element in tree.iter("p")]


def test_prose_alone_in_its_box_is_no_paragraph_where_others_are() -> None:
    assert COMPANY == 2
    box = "<section><h3>Counted</h3><div>{}</div></section>"
    assert COUNT not in _laid_out(paragraphs(*STORY) + box.format(COUNT))
    assert COUNT in _laid_out(paragraphs(*STORY) + box.format(f"{COUNT}<hr>{COST}"))


def test_prose_with_a_picture_is_its_caption() -> None:
    box = f'<div class="photo"><img src="x"><span>{COUNT}</span></div>'
    assert COUNT not in _laid_out(paragraphs(*STORY) + box)


@pytest.mark.parametrize(
    ("characters", "kept"), [(FEW_PARAGRAPHS - 1, True), (FEW_PARAGRAPHS, False)]
)
def test_a_page_without_paragraphs_may_have_its_story_anywhere(
    characters: int, *, kept: bool
) -> None:
    filler = "a" * (characters - len(" is no word here.")) + " is no word here."
    body = f"<section><h2>x</h2><p>{filler}</p></section><div><h3>x</h3><div>{COUNT}</div></div>"
    assert (COUNT in _laid_out(body)) == kept


@pytest.mark.parametrize(("linked", "kept"), [(9, True), (11, False)])
def test_text_that_is_mostly_links_is_no_paragraph(linked: int, *, kept: bool) -> None:
    assert MOST_LINKED == 0.5
    text = f"{'word ' * 9}end. <a href='/x'>{'link ' * linked}</a>"
    assert bool(_laid_out(f"<div><div>{text}</div><div>{text}</div></div>")) == kept


@pytest.mark.parametrize(("outside", "certain"), [(1, True), (2, False)])
def test_the_container_holds_four_fifths_of_the_prose(outside: int, *, certain: bool) -> None:
    assert SHARE_OF_PROSE == 0.8
    line = "<p>Ten words are in this line of plain prose.</p>"
    tree = html.fromstring(
        f"<html><body><section>{line * 5}</section><div>{line * outside}</div></body></html>"
    )
    container = article_container(tree)
    assert (container is not None and container.tag == "section") == certain


def test_comments_are_no_prose_of_the_page() -> None:
    comments = paragraphs(*[f"I think that bridge number {n} is ugly." for n in range(40)])
    html = page(f"<div>{paragraphs(VOTE, CRACKS)}</div><div id='comments'>{comments}</div>")
    assert lines(html) == [VOTE, CRACKS]
