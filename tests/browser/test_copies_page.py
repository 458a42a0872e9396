"""The page of copies that a watch writes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from retold.watch.pack_page import to_html
from tests.browser.conftest import Sheet
from tests.watch.packs import packs


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("copies") / "copies.html"
    path.write_text(to_html(packs()), encoding="utf-8")
    return path


@pytest.fixture
def sheet(browser: Any, page: Path) -> Iterator[Sheet]:
    opened = Sheet(browser, page)
    yield opened
    opened.context.close()
    assert opened.complaints == []
    assert all(url.startswith(("file:", "data:")) for url in opened.requests)


def test_each_copy_is_a_card_and_the_statuses_are_counted(sheet: Sheet) -> None:
    assert sheet.page.locator("article").count() == 2
    assert sheet.page.locator(".counts dd").all_text_contents() == ["1", "0", "1", "0"]
    assert "wrote to them" in sheet.page.locator("article .status").all_text_contents()[1]


def test_words_find_a_card(sheet: Sheet) -> None:
    sheet.page.fill("#find", "northern wire")
    assert sheet.page.locator("article:visible").count() == 1
    assert sheet.page.locator("#shown").text_content() == "1 of 2"


def test_a_copy_has_an_address_of_its_own(browser: Any, page: Path) -> None:
    id_ = packs()[0]["id"]
    opened = Sheet(browser, page, f"copy-{id_}")
    assert opened.page.evaluate("document.querySelector(':target').tagName") == "ARTICLE"
    opened.context.close()


def test_the_changes_open_by_keyboard(sheet: Sheet) -> None:
    sheet.page.locator("summary").first.focus()
    sheet.page.keyboard.press("Enter")
    assert sheet.page.locator("details[open] table").is_visible()


@pytest.mark.parametrize("width", [400, 1400])
def test_nothing_is_wider_than_the_window(browser: Any, page: Path, width: int) -> None:
    opened = Sheet(browser, page, viewport={"width": width, "height": 900})
    opened.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    wide = opened.page.evaluate("document.documentElement.scrollWidth")
    opened.context.close()
    assert wide <= width


@pytest.mark.parametrize(("scheme", "width"), [("light", 1400), ("dark", 1400), ("light", 400)])
def test_axe_finds_nothing(browser: Any, page: Path, axe: str, scheme: str, width: int) -> None:
    opened = Sheet(
        browser,
        page,
        color_scheme=scheme,
        viewport={"width": width, "height": 3000},
        bypass_csp=True,
    )
    opened.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    opened.page.evaluate(axe)
    violations = opened.page.evaluate("axe.run()")["violations"]
    opened.context.close()
    assert [violation["id"] for violation in violations] == []
