import pytest
from lxml import html

from retold.extract.unshown import MOST, drop_unshown
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

UNSEEN = "This line is seen by nobody at all."
WIDE = 'class="hidden md:block"'


@pytest.mark.parametrize(
    "hidden",
    [
        f"<p hidden>{UNSEEN}</p>",
        f"<div hidden='hidden'><p>{UNSEEN}</p></div>",
        f'<p aria-hidden="true">{UNSEEN}</p>',
        f'<p style="display:none">{UNSEEN}</p>',
        f'<p style="color: red; DISPLAY : none !important">{UNSEEN}</p>',
        f'<div style="visibility: hidden"><p>{UNSEEN}</p></div>',
        f"<template><p>{UNSEEN}</p></template>",
        f"<dialog><p>{UNSEEN}</p></dialog>",
        f"<noscript><p>{UNSEEN}</p></noscript>",
        f'<p class="note sr-only">{UNSEEN}</p>',
        f'<p class="d-none">{UNSEEN}</p>',
        f"<div><div hidden><div><p>{UNSEEN}</p></div></div></div>",
    ],
)  # fmt: skip
def test_what_is_not_shown_is_left_out(hidden: str) -> None:
    assert lines(article(VOTE, CRACKS, hidden, DETOUR, COST)) == STORY


@pytest.mark.parametrize(
    "shown",
    [
        f'<p hidden="until-found">{UNSEEN}</p>',
        f'<p aria-hidden="false">{UNSEEN}</p>',
        f'<p style="overflow: hidden; border: 1px solid">{UNSEEN}</p>',
        f"<p {WIDE}>{UNSEEN}</p>",
        f"<dialog open><p>{UNSEEN}</p></dialog>",
        f'<template shadowrootmode="open"><p>{UNSEEN}</p></template>',
    ],
)
def test_what_is_shown_is_kept(shown: str) -> None:
    tree = html.fromstring(
        f"<html><body><article>{paragraphs(*STORY)}{shown}</article></body></html>"
    )
    drop_unshown(tree)
    assert UNSEEN in tree.text_content()


@pytest.mark.parametrize(
    "body",
    [
        '<div style="visibility: hidden" id="app"><article>{}</article></div>',
        "<article hidden>{}</article>",
        '<div aria-hidden="true"><main>{}</main></div><p>We use cookies here.</p>',
        "<noscript><article>{}</article></noscript>",
        '<div id="app" style="display: none"><div>{}</div></div>',
        "</nav><body hidden><div>{}</div>",
        '<div itemprop="articleBody" style="display:none">{}</div>',
        '<div class="hidden"><div style="display: none"><article>{}</article></div></div>',
    ],
)
def test_an_article_that_waits_for_a_script_to_show_it_is_read(body: str) -> None:
    assert lines(page(body.format(paragraphs(*STORY))))[-len(STORY) :] == STORY


def test_a_hidden_notice_is_left_out_however_long_it_is() -> None:
    policy = paragraphs(*["Our partners and we keep what you read for as long as we like it."] * 30)
    html = page(f"<article>{paragraphs(*STORY)}</article><div hidden>{policy}</div>")
    assert lines(html) == STORY


@pytest.mark.parametrize(("words", "kept"), [(10, False), (11, True)])
def test_a_hidden_part_of_an_article_is_read_when_it_is_more_than_half(
    words: int, *, kept: bool
) -> None:
    assert MOST == 0.5
    tree = html.fromstring(
        f"<html><article><p>{'open ' * 10}</p><p hidden>{'veil ' * words}</p></article></html>"
    )
    drop_unshown(tree)
    assert ("veil" in tree.text_content()) == kept


@pytest.mark.parametrize(
    ("markup", "line"),
    [
        ("The vote was <s>7-2</s> 6-3.", "The vote was 6-3."),
        ("Some <strike>214</strike> 241 boats sank.", "Some 241 boats sank."),
        ("The <del>old</del><ins>new</ins> wall held.", "The new wall held."),
        ("It was <del>very</del>, very cold.", "It was, very cold."),
        ("It cost <s>£50</s><b>£40</b> then.", "It cost £40 then."),
        ('He <span style="text-decoration: line-through">was</span> is here.', "He is here."),
        ('He <span style="text-decoration-line:line-through">was</span> is here.', "He is here."),
        ('He <span class="line-through">was</span> is here.', "He is here."),
        ('He <span role="deletion">was</span> is here.', "He is here."),
        ('The <a href="/x"><s>old</s> new</a> wall held.', "The new wall held."),
        ("The <u>old</u> wall <ins>held</ins>.", "The old wall held."),
        ('He <span style="text-decoration: underline">is</span> here.', "He is here."),
    ],
)
def test_struck_text_is_not_the_story(markup: str, line: str) -> None:
    assert lines(article(VOTE, CRACKS, f"<p>{markup}</p>", DETOUR)) == [VOTE, CRACKS, line, DETOUR]


def test_a_struck_paragraph_is_left_out() -> None:
    assert lines(article(VOTE, f"<p><del>{CRACKS}</del></p>", DETOUR)) == [VOTE, DETOUR]
    assert lines(article(VOTE, f"<del><p>{CRACKS}</p></del>", DETOUR)) == [VOTE, DETOUR]
