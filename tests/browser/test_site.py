from pathlib import Path
from typing import Any

import pytest

from retold.corpus import Corpus
from retold.site import INDEX, Site
from retold.stories import stories
from tests.browser.conftest import AXE, Sheet
from tests.stories.bridge import INDEPENDENT, LINEAGE

NARROW = {"width": 400, "height": 800}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place: Path = tmp_path_factory.mktemp("site")
    with Corpus(place / "news") as corpus:
        corpus.add([*LINEAGE, INDEPENDENT])
    list(Site(place / "news", place / "site", stories(place / "news")).freeze())
    return place / "site"


def test_a_reader_goes_from_the_index_to_a_story_a_pair_a_document_and_back(
    browser: Any, folder: Path
) -> None:
    opened = Sheet(browser, folder / INDEX)
    page = opened.page
    page.fill("#find", "northern")
    assert 0 < page.locator("tbody tr:visible").count() < page.locator("tbody tr").count()
    page.fill("#find", "")
    page.click("table a >> nth=0")
    page.locator(".edges summary").first.click()
    page.click("text=the whole comparison >> nth=0")
    assert "/compare/" in page.url
    page.wait_for_load_state()
    page.keyboard.press("j")
    assert page.url.endswith("#change-1")
    page.click("#pane-target .about a")
    assert "/document/" in page.url
    page.click("text=side by side >> nth=0")
    page.click("text=All stories")
    assert page.url.endswith(INDEX)
    opened.context.close()
    assert opened.complaints == []
    assert all(url.startswith(("file:", "data:")) for url in opened.requests)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1400), ("dark", 1400), ("light", 400)])
def test_axe_finds_nothing(browser: Any, folder: Path, axe: str, scheme: str, width: int) -> None:
    kinds = (".", "story", "document")
    for path in (next((folder / kind).glob("*.html")) for kind in kinds):
        opened = Sheet(
            browser,
            path,
            color_scheme=scheme,
            viewport={"width": width, "height": 2000},
            bypass_csp=True,
        )
        opened.page.evaluate(axe)
        found = opened.page.evaluate(f"axe.run({AXE})")["violations"]
        assert [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]] == []
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
        opened.context.close()
