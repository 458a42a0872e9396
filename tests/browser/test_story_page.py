from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from retold.corpus import Corpus
from retold.report.story_forms import to_html
from retold.stories import stories
from tests.browser.conftest import Sheet
from tests.stories.bridge import INDEPENDENT, LINEAGE

NARROW = {"width": 390, "height": 800}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stories")
    with Corpus(folder / "news") as corpus:
        corpus.add([*LINEAGE, INDEPENDENT])
    (folder / "stories.html").write_text(to_html(stories(folder / "news")), encoding="utf-8")
    return folder / "stories.html"


@pytest.fixture
def sheet(browser: Any, page: Path) -> Iterator[Sheet]:
    opened = Sheet(browser, page)
    yield opened
    opened.context.close()
    assert opened.complaints == []
    assert all(url.startswith(("file:", "data:")) for url in opened.requests)


def test_a_click_on_a_row_shows_both_texts_with_what_changed(sheet: Sheet) -> None:
    sheet.page.click(".row a:has-text('Northern Wire')")
    assert sheet.page.text_content(".beside h3") == "Valley Echo → Northern Wire"
    marks = sheet.page.locator(".beside mark").all_text_contents()
    assert any("46" in mark for mark in marks)
    assert any("64" in mark for mark in marks)
    sheet.page.click(".beside button")
    assert sheet.page.is_hidden(".beside")


def test_a_click_on_a_line_does_the_same(sheet: Sheet) -> None:
    sheet.page.locator(".edge .hit").last.click(force=True)
    assert sheet.page.text_content(".beside h3") == "Northern Wire → Coast Today"


def test_a_fact_colours_each_document_by_what_it_says_and_back(sheet: Sheet) -> None:
    sheet.page.locator(".colour").first.click()
    coloured = sheet.page.locator(".dot.v1").count(), sheet.page.locator(".dot.v0").count()
    assert coloured == (2, 1)
    assert sheet.page.locator(".story.coloured").count() == 1
    sheet.page.click(".plain")
    assert sheet.page.locator(".dot.v1").count() == 0
    assert sheet.page.locator(".story.coloured").count() == 0


def test_nothing_is_wider_than_a_phone(sheet: Sheet) -> None:
    sheet.page.set_viewport_size(NARROW)
    assert sheet.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
