"""The body that a page declares of its article is read as it would be shown."""

import pytest
from lxml import html

from retold.extract.embedded import declared_body, rendered
from tests.extract.pages import CRACKS, DETOUR, STORY, VOTE, json_ld

LINES = "\n".join(STORY)


def declared(head: str) -> str:
    return declared_body(html.document_fromstring(f"<html><head>{head}</head><body/></html>"))


@pytest.mark.parametrize(
    "body",
    [
        LINES,
        "\n\n".join(STORY),
        "\r\n".join(STORY),
        "".join(f"<p>{line}</p>" for line in STORY),
        "<br>".join(STORY),
        "".join(f"&lt;p&gt;{line}&lt;/p&gt;" for line in STORY),
        "".join(f"&amp;lt;p&amp;gt;{line}&amp;lt;/p&amp;gt;" for line in STORY),
        "".join(f"<div><p><b>{line[:9]}</b>{line[9:]}</p></div>" for line in STORY),
        "\n".join(f"<em>{line[:9]}</em>{line[9:]}" for line in STORY),
        "\n".join(f"  {line.replace(' ', '  ')}\x0b " for line in STORY),
    ],
)
def test_a_body_is_read_with_or_without_markup(body: str) -> None:
    assert rendered(body) == LINES
    assert declared(json_ld(articleBody=body)) == LINES


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("5 < 7 and 7 > 5", "5 < 7 and 7 > 5"),
        ("Marks &amp; Pike", "Marks & Pike"),
        ("", ""),
        ("Marks &amp;amp; Pike", "Marks & Pike"),
        ("one\x00two", "one two"),
        (" \n ", ""),
        ("a <b5> c", "a <b5> c"),
    ],
)
def test_signs_that_are_no_markup_stay(body: str, lines: str) -> None:
    assert rendered(body) == lines


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ({"articleBody": VOTE, "text": CRACKS}, VOTE), ({"text": CRACKS}, CRACKS),
        ({"reviewBody": DETOUR}, DETOUR), ({"articleBody": ["", VOTE]}, VOTE),
        ({"articleBody": {"@value": VOTE}}, VOTE), ({"articleBody": 5}, ""), ({}, ""),
        ({"articleBody": [VOTE, CRACKS]}, f"{VOTE}\n{CRACKS}"),
    ],
)  # fmt: skip
def test_the_body_is_the_first_field_that_has_one(fields: dict[str, object], body: str) -> None:
    assert declared(json_ld(**fields)) == body


def test_updates_of_a_live_blog_stand_behind_its_body() -> None:
    updates = [{"@type": "BlogPosting", "articleBody": CRACKS}, {"articleBody": DETOUR}, "none"]
    assert declared(json_ld(articleBody=VOTE, liveBlogUpdate=updates)) == (
        f"{VOTE}\n{CRACKS}\n{DETOUR}"
    )


def test_a_meta_element_may_declare_it_where_no_data_does() -> None:
    meta = f'<meta itemprop="articleBody" content="{VOTE}">'
    assert declared(meta) == VOTE
    assert declared(meta + json_ld(articleBody=CRACKS)) == CRACKS
    assert declared(f'<meta itemprop="headline" content="{VOTE}">') == ""
