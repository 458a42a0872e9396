import pytest
from lxml import html

from retold.extract.metadata import Metadata, declared, iso_date


def _declared(head: str, body: str = "<p>Text</p>", url: str | None = None) -> Metadata:
    page = f'<html lang="en-GB"><head>{head}</head><body>{body}</body></html>'
    return declared(html.fromstring(page), url)


def _json_ld(value: str) -> str:
    return f'<script type="application/ld+json">{value}</script>'


@pytest.mark.parametrize(
    ("stated", "date"),
    [
        ("2031-03-09", "2031-03-09"),
        ("2031-03", "2031-03"),
        ("2031-03-09T14:05:00+0100", "2031-03-09T14:05:00+01:00"),
        ("2031-03-09T14:05:00.123Z", "2031-03-09T14:05:00Z"),
        ("2031-03-09 14:05", "2031-03-09T14:05"),
        ("  2031-03-09T14:05:00-05:00 ", "2031-03-09T14:05:00-05:00"),
        ("2031-13-09", None),
        ("2031-02-30", None),
        ("9 March 2031", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_are_kept_as_precise_as_they_are_stated(stated: str | None, date: str | None) -> None:
    assert iso_date(stated) == date


def test_json_ld_is_read() -> None:
    found = _declared(
        _json_ld(
            '{"@context": "https://schema.org", "@type": "NewsArticle",'
            ' "headline": "Ferry &amp; us",'
            ' "author": [{"@type": "Person", "name": "Ana Lopes"}, {"name": "Jan Brandt"}],'
            ' "publisher": {"name": "Lowmere Courier"}, "datePublished": "2031-03-09T14:05:00Z",'
            ' "inLanguage": "en-US"}'
        )
    )
    assert found == Metadata(
        title="Ferry & us",
        outlet="Lowmere Courier",
        byline="Ana Lopes, Jan Brandt",
        published="2031-03-09T14:05:00Z",
        language="en",
    )


def test_an_article_outranks_the_page_and_the_organisation_around_it() -> None:
    found = _declared(
        _json_ld(
            '{"@graph": [{"@type": "WebPage", "datePublished": "2030-01-01"},'
            ' {"@type": "Organization", "name": "Nobody", "headline": "No"},'
            ' {"@type": ["NewsArticle"], "headline": "Ferry back", "datePublished": "2031-03-09"}]}'
        )
    )
    assert (found.title, found.published) == ("Ferry back", "2031-03-09")


def test_meta_elements_fill_what_json_ld_leaves_open() -> None:
    found = _declared(
        _json_ld('[{"@type": "NewsArticle", "headline": "Ferry back"}]')
        + '<meta property="og:title" content="Other"><meta name="author" content="By Ana Lopes">'
        '<meta property="og:site_name" content="Lowmere Courier">'
        '<meta property="article:published_time" content="2031-03-09T14:05:00+00:00">'
        '<link rel="canonical" href="/news/ferry">',
        url="https://courier.example/a?utm=1",
    )
    assert found == Metadata(
        title="Ferry back",
        url="https://courier.example/news/ferry",
        outlet="Lowmere Courier",
        byline="Ana Lopes",
        published="2031-03-09T14:05:00+00:00",
        language="en",
    )


def test_elements_fill_what_is_left() -> None:
    found = _declared(
        "<title>Ferry back | Lowmere Courier</title>",
        '<h1> Ferry\n back </h1><span itemprop="author">Ana Lopes</span>'
        '<time itemprop="datePublished" datetime="2031-03-09">yesterday</time>',
    )
    assert found == Metadata(
        title="Ferry back", byline="Ana Lopes", published="2031-03-09", language="en"
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
