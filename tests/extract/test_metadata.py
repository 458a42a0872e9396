import pytest
from lxml import html

from retold.extract.metadata import Metadata, declared, names_and_headings


def _declared(head: str, body: str = "<p>Text</p>", url: str | None = None) -> Metadata:
    page = f'<html lang="en-GB"><head>{head}</head><body>{body}</body></html>'
    return declared(html.fromstring(page), url)


def _json_ld(value: str) -> str:
    return f'<script type="application/ld+json">{value}</script>'


def test_json_ld_is_read() -> None:
    found = _declared(
        _json_ld(
            '{"@context": "https://schema.org", "@type": "NewsArticle",'
            ' "headline": "Ferry &amp; us",'
            ' "author": [{"@type": "Person", "name": "Ana Lopes"}, {"name": "Jan Brandt"}],'
            ' "publisher": {"name": "Lowmere Courier"}, "datePublished": "2021-03-09T14:05:00Z",'
            ' "inLanguage": "en-US"}'
        )
    )
    assert found == Metadata(
        title="Ferry & us",
        outlet="Lowmere Courier",
        byline="Ana Lopes, Jan Brandt",
        published="2021-03-09T14:05:00Z",
        language="en",
    )


def test_an_article_outranks_the_page_and_the_organisation_around_it() -> None:
    found = _declared(
        _json_ld(
            '{"@graph": [{"@type": "WebPage", "datePublished": "2020-01-01"},'
            ' {"@type": "Organization", "name": "Nobody", "headline": "No"},'
            ' {"@type": ["NewsArticle"], "headline": "Ferry back", "datePublished": "2021-03-09"}]}'
        )
    )
    assert (found.title, found.published) == ("Ferry back", "2021-03-09")


@pytest.mark.parametrize(
    ("stated", "date"),
    [
        ("1614866700", "2021-03-04T14:05:00Z"),
        ('{"@type": "Date", "@value": "2021-03-04"}', "2021-03-04"),
        ('["2021-03-04", "2021-03-05"]', "2021-03-04"),
        ("0", None),
        ("null", None),
    ],
)
def test_a_date_in_json_ld_may_be_a_number_a_typed_value_or_a_list(
    stated: str, date: str | None
) -> None:
    script = f'{{"@type": "NewsArticle", "datePublished": {stated}}}'
    assert _declared(_json_ld(script)).published == date


PLACEHOLDERS = ["0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "0000-00-00", "2099-01-01", "soon"]


@pytest.mark.parametrize("placeholder", PLACEHOLDERS)
def test_a_date_that_cannot_be_gives_way_to_one_that_can(placeholder: str) -> None:
    head = (
        f'<meta property="article:published_time" content="{placeholder}">'
        '<meta name="date" content="2021-03-09">'
    )
    assert _declared(head).published == "2021-03-09"
    data = f'{{"@type": "NewsArticle", "datePublished": "{placeholder}"}}'
    assert _declared(_json_ld(data) + head).published == "2021-03-09"


@pytest.mark.parametrize("placeholder", PLACEHOLDERS)
def test_a_date_that_cannot_be_is_none(placeholder: str) -> None:
    head = f'<meta property="article:published_time" content="{placeholder}">'
    assert _declared(head).published is None


def test_the_hour_of_the_same_day_is_taken_from_another_statement() -> None:
    head = '<meta property="article:published_time" content="2021-03-09T14:05:00Z">' + _json_ld(
        '{"@type": "NewsArticle", "datePublished": "March 9, 2021"}'
    )
    assert _declared(head).published == "2021-03-09T14:05:00Z"


def test_when_a_page_was_changed_is_not_when_it_was_published() -> None:
    head = '<meta property="article:modified_time" content="2021-03-09">' + _json_ld(
        '{"@type": "NewsArticle", "dateModified": "2021-03-09"}'
    )
    assert _declared(head).published is None


def test_a_page_names_its_site_its_section_and_its_headings() -> None:
    tree = html.fromstring(
        '<html><head><title>Ferry back - Courier</title><meta property="og:site_name"'
        ' content="Lowmere Courier"><meta property="article:section" content="Harbour">'
        "</head><body><h1>Ferry back</h1></body></html>"
    )
    names, headings = names_and_headings(tree)
    assert names == ["Lowmere Courier", "Harbour"]
    assert set(headings) == {"Ferry back", "Ferry back - Courier"}


def test_meta_elements_fill_what_json_ld_leaves_open() -> None:
    found = _declared(
        _json_ld('[{"@type": "NewsArticle", "headline": "Ferry back"}]')
        + '<meta property="og:title" content="Other"><meta name="author" content="By Ana Lopes">'
        '<meta property="og:site_name" content="Lowmere Courier">'
        '<meta property="article:published_time" content="2021-03-09T14:05:00+00:00">'
        '<link rel="canonical" href="/news/ferry">',
        url="https://courier.example/a?utm=1",
    )
    assert found == Metadata(
        title="Ferry back",
        url="https://courier.example/news/ferry",
        outlet="Lowmere Courier",
        byline="Ana Lopes",
        published="2021-03-09T14:05:00+00:00",
        language="en",
    )


def test_elements_fill_what_is_left() -> None:
    found = _declared(
        "<title>Ferry back | Lowmere Courier</title>",
        '<h1> Ferry\n back </h1><span itemprop="author">Ana Lopes</span>'
        '<time itemprop="datePublished" datetime="2021-03-09">yesterday</time>',
    )
    assert found == Metadata(
        title="Ferry back", byline="Ana Lopes", published="2021-03-09", language="en"
    )


def test_the_title_element_loses_the_outlet() -> None:
    assert _declared("<title>Ferry back - Lowmere Courier</title>").title == "Ferry back"


@pytest.mark.parametrize("author", ["https://social.example/ana", "ana@courier.example", "", "   "])
def test_an_address_is_no_author(author: str) -> None:
    assert _declared(f'<meta name="author" content="{author}">').byline is None


@pytest.mark.parametrize(
    "link", ["https://courier.example/", "javascript:void(0)", "http://[", "", "mailto:a@b.example"]
)
def test_a_canonical_address_that_is_none_is_passed_over(link: str) -> None:
    assert _declared(f'<link rel="canonical" href="{link}">').url is None


@pytest.mark.parametrize(
    "script",
    [
        "not json",
        "{broken",
        "",
        "null",
        "[1, 2]",
        '{"@type": 5, "author": 7}',
        '{"@type": "NewsArticle", "headline": {"a": 1}, "author": null, "datePublished": []}',
        '{"a":' * 5_000 + "1" + "}" * 5_000,
        '{"@type": "NewsArticle", "author": ' + "[" * 2_000 + "]" * 2_000 + "}",
    ],
)
def test_broken_json_ld_is_passed_over(script: str) -> None:
    assert _declared(_json_ld(script)) == Metadata(language="en")


@pytest.mark.parametrize(
    ("host", "is_believed"),
    [
        ("lowmere.example", True),
        ("www.lowmere.example", True),
        ("m.lowmere.example", True),
        ("courier.example", False),
        ("slowmere.example", False),
        ("lowmere.example.evil.example", False),
    ],
)
def test_a_fetched_page_names_an_address_of_its_own_site_alone(
    host: str, *, is_believed: bool
) -> None:
    fetched = "https://lowmere.example/copy"
    link = f'<link rel="canonical" href="https://{host}/ferry">'
    found = _declared(link, url=fetched)
    assert (found.url == f"https://{host}/ferry") is is_believed
