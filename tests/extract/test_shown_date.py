import pytest
from lxml import html

from retold.extract.shown_date import shown_date


def _shown(body: str, head: str = "", url: str | None = None) -> str | None:
    tree = html.fromstring(
        f"<html><head>{head}</head><body><h1>Quay shut</h1>{body}<p>It is shut.</p></body></html>"
    )
    before = html.tostring(tree)
    found = shown_date(tree, url)
    assert html.tostring(tree) == before
    return found


def test_a_date_in_the_address_or_beside_the_story_is_shown() -> None:
    assert _shown("", url="https://lantern.example/2021/03/09/quay") == "2021-03-09"
    assert _shown('<time datetime="2021-03-09">9 March</time>') == "2021-03-09"


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("", '<meta property="article:modified_time" content="2021-03-09">'),
        ("", '<meta property="og:updated_time" content="2021-03-09T10:00:00Z">'),
        ("", '<meta name="last-modified" content="2021-03-09">'),
        ("", '<meta name="revised" content="2021-03-09">'),
        ("", '<script type="application/ld+json">{"dateModified": "2021-03-09"}</script>'),
        ('<time itemprop="dateModified" datetime="2021-03-09">9 March 2021</time>', ""),
        ('<time class="updated" datetime="2021-03-09">9 March 2021</time>', ""),
        ('<p>Last updated: <time datetime="2021-03-09">9 March 2021</time></p>', ""),
        ('<p><b>Updated</b> <time datetime="2021-03-09">9 March 2021</time></p>', ""),
        ('<span class="date">Aktualisiert am 09.03.2021</span>', ""),
        ('<div class="article-date">Updated March 9, 2021</div>', ""),
    ],
)
def test_when_a_page_was_changed_is_not_when_it_was_published(body: str, head: str) -> None:
    assert _shown(body, head) is None
    assert _shown('<time datetime="2021-03-04">4 March</time>' + body, head) == "2021-03-04"


PUBLISHED = "Published <time datetime='2021-03-04'>4 March</time>"
UPDATED = "Updated <time datetime='2021-03-09'>9 March</time>"


@pytest.mark.parametrize("stamp", [f"{UPDATED}. {PUBLISHED}", f"{PUBLISHED} | {UPDATED}"])
def test_of_a_line_with_both_dates_that_of_publication_is_shown(stamp: str) -> None:
    assert _shown(f"<p>{stamp}</p>") == "2021-03-04"


def test_a_date_that_is_both_is_that_of_publication() -> None:
    both = '<time class="entry-date published updated" datetime="2021-03-09">9 March 2021</time>'
    assert _shown(both) == "2021-03-09"


@pytest.mark.parametrize("day", ["1970-01-01", "2099-01-01"])
def test_a_date_that_cannot_be_is_not_shown(day: str) -> None:
    assert _shown(f'<time datetime="{day}">{day}</time>') is None
