"""Articles that a page declares or carries as data, however its scripts are written."""

import json

import pytest
from lxml import html

from retold.extract.carried import carried_story
from retold.extract.embedded import declared_body, rendered
from retold.extract.json_ld import articles, listed_values, loaded, objects, rank
from retold.extract.trees import Element
from tests.extract.pages import CRACKS, DETOUR, STORY, VOTE, json_ld, lines, page, paragraphs


def tree(text: str) -> Element:
    return html.document_fromstring(text)


@pytest.mark.parametrize(
    ("script", "values"),
    [
        ('{"a": 1}', [{"a": 1}]),
        ('{"a": 1} {"b": 2}', [{"a": 1}, {"b": 2}]),
        ('[{"a": 1}]', [[{"a": 1}]]),
        ('//<![CDATA[\n{"a": 1}\n//]]>', [{"a": 1}]),
        ('<!--{"a": 1}-->', [{"a": 1}]),
        ("{&quot;a&quot;: 1}", [{"a": 1}]),
        ('{"a": 1,}', [{"a": 1}]),
        ('{"a": [1, 2, ], }', [{"a": [1, 2]}]),
        ('{"a": "two\nlines"}', [{"a": "two\nlines"}]),
        ('var data = {"a": 1};', [{"a": 1}]),
        ("", []),
        ("no json", []),
        ("{broken", []),
        ("{" * 2000, []),
        ("[" * 100_000, []),
        (f'{{"a": "{"x" * 500_000}"}}', []),
    ],
)
def test_scripts_are_read_as_they_are_found(script: str, values: list[object]) -> None:
    assert loaded(script) == values


def test_objects_come_outer_ones_first_within_bounds() -> None:
    value = {"n": 0, "in": [{"n": 1, "in": {"n": 2}}, {"n": 1}]}
    assert [node["n"] for node in objects(value)] == [0, 1, 1, 2]
    deep: object = {"n": "deepest"}
    for _ in range(20):
        deep = {"in": deep}
    assert "deepest" not in [node.get("n") for node in objects(deep)]
    assert sum(1 for _ in objects([{"n": 0}] * 5000)) < 5000


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        ("NewsArticle", 0),
        ("Article", 0),
        ("BlogPosting", 1),
        ("LiveBlogPosting", 1),
        ("Report", 2),
        ("Review", 3),
        ("WebPage", 4),
        ("VideoObject", 5),
        (["Thing", "NewsArticle"], 0),
        (["VideoObject", "WebPage"], 4),
        ("Person", None),
        ([], None),
        (None, None),
        (7, None),
    ],
)
def test_types_of_articles_are_ranked(kind: object, place: int | None) -> None:
    assert rank({"@type": kind}) == place
    assert rank({}) is None


def test_the_article_with_the_page_s_heading_goes_first() -> None:
    other, own = "The mayor resigns", "Bridge closed"
    found = articles(tree(page("", json_ld(headline=other) + json_ld(headline=own))))
    assert [node["headline"] for node in found] == [own, other]


@pytest.mark.parametrize("depth", [10, 900, 3000])
@pytest.mark.parametrize("field", ["author", "publisher", "articleBody", "headline", "image"])
@pytest.mark.parametrize("ends", [("[", "]"), ('{"name":', "}"), ('[{"@value":', "}]")])
def test_data_that_is_deeper_than_calls_may_go_is_no_traceback(
    depth: int, field: str, ends: tuple[str, str]
) -> None:
    """Newer Pythons read JSON as deep as that, older ones refuse it."""
    value = ends[0] * depth + "null" + ends[1] * depth
    script = f'{{"@type": "NewsArticle", "{field}": {value}}}'
    head = f'<script type="application/ld+json">{script}</script>'
    head += f'<script type="application/json">{{"x": {value}}}</script>'
    assert lines(page(f"<article>{paragraphs(*STORY)}</article>", head)) == STORY


def test_values_of_nested_lists_come_in_their_order() -> None:
    assert [*listed_values([1, [2, [], [3, [4]]], 5])] == [1, 2, 3, 4, 5]
    assert [*listed_values("a")] == ["a"]
    assert [*listed_values([])] == []


def test_a_graph_is_looked_into() -> None:
    graph = {"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle", "headline": "x"}]}
    script = f'<script type="application/ld+json">{json.dumps(graph)}</script>'
    assert [node["@type"] for node in articles(tree(page("", script)))] == [
        "NewsArticle",
        "WebPage",
    ]


BODY = "\n".join(STORY)


@pytest.mark.parametrize(
    "body",
    [
        BODY,
        BODY.replace("\n", "\n\n"),
        BODY.replace("\n", "\r\n  "),
        "".join(f"<p>{line}</p>" for line in STORY),
        "<br/>".join(STORY),
        "".join(f"&lt;p&gt;{line}&lt;/p&gt;" for line in STORY),
        "".join(f"&amp;lt;p&amp;gt;{line}&amp;lt;/p&amp;gt;" for line in STORY),
        BODY.replace("council", "<b>council</b>").replace("Dunholt", "<a href='/d'>Dunholt</a>"),
        BODY.replace("council", "coun\x00cil").replace("coun cil", "council"),
    ],
    ids=["lines", "blank lines", "CRLF", "html", "breaks", "escaped", "twice", "inline", "control"],
)
def test_a_declared_body_is_read_as_lines_however_it_is_written(body: str) -> None:
    found = declared_body(tree(page("", json_ld(headline="Bridge closed", articleBody=body))))
    assert [line.replace("coun cil", "council") for line in found.split("\n")] == STORY


@pytest.mark.parametrize(
    "fields",
    [
        {"articleBody": BODY},
        {"text": BODY},
        {"articleBody": [VOTE, *STORY[1:]]},
        {"articleBody": {"@value": BODY}},
        {"articleBody": VOTE, "liveBlogUpdate": [{"articleBody": line} for line in STORY[1:]]},
        {"articleBody": "\n".join(STORY[:3]), "liveBlogUpdate": {"headline": STORY[3]}},
    ],
    ids=["body", "text", "list", "value", "updates", "one update"],
)
def test_a_body_may_lie_in_several_places(fields: dict[str, object]) -> None:
    found = declared_body(tree(page("", json_ld(**fields)))).split("\n")
    assert [line for line in found if line][: len(STORY)][0] == VOTE


@pytest.mark.parametrize("fields", [{}, {"articleBody": 7}, {"articleBody": None}, {"text": []}])
def test_no_body_is_nothing(fields: dict[str, object]) -> None:
    assert declared_body(tree(page("", json_ld(**fields)))) == ""


def test_microdata_gives_a_body_where_json_gives_none() -> None:
    meta = f'<meta itemprop="articleBody" content="{VOTE}">'
    assert declared_body(tree(page("", meta))) == VOTE


@pytest.mark.parametrize("body", ["", "  \n ", "<p></p>", "<", "&"])
def test_a_body_of_nothing_has_hardly_a_line(body: str) -> None:
    assert rendered(body).strip() in {"", body.strip()}


def state(value: object) -> Element:
    return tree(page("", f'<script type="application/json">{json.dumps(value)}</script>'))


@pytest.mark.parametrize(
    "value",
    [
        {"props": {"story": {"body": BODY}}},
        {"blocks": [{"text": line} for line in STORY]},
        {"blocks": [{"type": "p", "children": [{"text": line}]} for line in STORY]},
        {"a": {"b": {"c": {"d": [{"content": line} for line in STORY]}}}},
        {"html": "".join(f"<p>{line}</p>" for line in STORY)},
        [[], {"menu": ["Home", "News"]}, {"x": list(STORY)}],
    ],
    ids=["text", "blocks", "children", "deep", "html", "list"],
)
def test_the_longest_prose_of_a_page_s_data_is_its_story(value: object) -> None:
    assert carried_story(state(value)).split("\n") == STORY


@pytest.mark.parametrize(
    "value",
    [
        {"menu": ["Home", "News", "Weather"]},
        {"addresses": [f"https://news.example/{number}" for number in range(50)]},
        {"short": "The bridge is shut."},
        "text",
        7,
    ],
    ids=["menu", "addresses", "short", "string", "number"],
)
def test_data_without_prose_carries_no_story(value: object) -> None:
    assert carried_story(state(value)) == ""


def test_json_ld_is_no_data_of_the_page() -> None:
    assert carried_story(tree(page("", json_ld(articleBody=BODY)))) == ""


def test_what_follows_the_last_prose_is_left_out() -> None:
    kept = [VOTE, CRACKS, DETOUR, "Home", "News"]
    assert carried_story(state({"body": "\n".join(kept)})).split("\n") == kept[:3]
