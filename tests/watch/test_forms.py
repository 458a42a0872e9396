"""What is written of copies, and what the reference says of it."""

import csv
import io
import re
from pathlib import Path
from typing import get_type_hints

import feedparser
import pytest

from retold.report import schema
from retold.watch import STATUSES, Evidence, Watch, evidence_pack
from retold.watch.pack_forms import COLUMNS, FEED_ITEMS, to_csv, to_rss, to_text
from retold.watch.pack_page import to_html
from tests.stories.bridge import COPY
from tests.watch.conftest import Make
from tests.watch.site import Site, page, rss

FORMATS = Path(__file__).parents[2] / "docs/reference/formats.md"


@pytest.fixture
def pack(site: Site, watching: Make) -> Evidence:
    site.routes["/feed"] = rss(site.at("/copy"))
    site.routes["/copy"] = page(COPY.text)
    watch: Watch = watching(site.at("/feed"))
    watch.round()
    [pack] = watch.unshown()
    return pack


def test_schema_and_typed_dicts_name_the_same_fields() -> None:
    written = schema("evidence")
    assert list(written["properties"]) == list(get_type_hints(Evidence))
    for name, typed in (
        ("party", evidence_pack.PartyDict),
        ("counts", evidence_pack.CountsDict),
        ("version", evidence_pack.SeenDict),
        ("credit", evidence_pack.CreditDict),
        ("link", evidence_pack.LinkDict),
        ("byline", evidence_pack.BylineDict),
    ):
        assert list(written["$defs"][name]["properties"]) == list(get_type_hints(typed))
    assert tuple(written["properties"]["status"]["enum"]) == STATUSES
    for name in ("change", "words", "relation", "certainty", "share"):
        assert written["$defs"][name] == schema("comparison")["$defs"][name]


def test_the_formats_page_names_every_field_and_column() -> None:
    part = FORMATS.read_text(encoding="utf-8").split("## `retold.evidence/1`")[1].split("\n## ")[0]
    written = schema("evidence")
    own = [*written["properties"], *(written["$defs"]["party"]["properties"]), *COLUMNS]
    assert [field for field in own if f"`{field}`" not in part] == []


def test_a_row_has_every_column_and_no_formula(pack: Evidence) -> None:
    pack["note"] = "=1+1"
    [row] = csv.DictReader(io.StringIO(to_csv([pack])))
    assert tuple(row) == COLUMNS
    assert row["note"] == "'=1+1"
    assert None not in row.values()


def test_the_feed_tells_the_latest_first_and_no_more_than_it_may(pack: Evidence) -> None:
    packs: list[Evidence] = [{**pack, "id": f"{n:012}"} for n in range(FEED_ITEMS + 1)]
    feed = feedparser.parse(to_rss(packs))
    assert len(feed.entries) == FEED_ITEMS
    assert feed.entries[0].id == f"retold:{FEED_ITEMS:012}"


def test_nothing_that_others_wrote_becomes_markup_or_a_control(pack: Evidence) -> None:
    nasty = "<img src=x onerror=alert(1)>\x1b[31m\x00]]>&"
    pack["copy"] = {**pack["copy"], "title": nasty, "outlet": nasty, "url": "javascript:alert(1)"}
    html = to_html([pack])
    assert "<img" not in html
    assert "javascript:alert(1)" not in re.findall(r'href="([^"]*)"', html)
    assert "\x1b" not in to_text(pack) + html
    assert not feedparser.parse(to_rss([pack])).bozo


def test_of_no_copies_there_is_a_page_and_a_feed() -> None:
    assert "None was seen so far" in to_html([])
    assert not feedparser.parse(to_rss([])).bozo
    assert to_csv([]).count("\n") == 1
