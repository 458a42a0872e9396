from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from retold.model import Document, Quotation, Span
from retold.report.quotations import to_html
from retold.text.segment import segment
from tests.browser.conftest import AXE, Sheet
from tests.report.test_quotations import QUOTATIONS, document

NARROW = {"width": 400, "height": 800}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("quotations") / "quotes.html"
    path.write_text(to_html(document(), QUOTATIONS), encoding="utf-8")
    return path


@pytest.fixture
def sheet(browser: Any, page: Path) -> Iterator[Sheet]:
    opened = Sheet(browser, page)
    yield opened
    opened.context.close()
    assert opened.complaints == []
    assert all(url.startswith(("file:", "data:")) for url in opened.requests)


def lit(sheet: Sheet) -> list[str]:
    found: list[str] = sheet.page.locator("mark.lit").all_text_contents()
    return found


def test_pointing_at_a_quotation_lights_all_its_parts_on_both_sides(sheet: Sheet) -> None:
    sheet.page.hover("mark:text('she')")
    assert lit(sheet) == [
        "“I will climb it once more,”",
        "she",
        "said",
        "“Then I will hand in the key.”",
    ]
    assert sheet.page.locator(".card.lit").get_attribute("id") == "q3"
    sheet.page.hover("#q2")
    assert lit(sheet) == ["the trustees", "believe", "it", " cannot be saved"]
    sheet.page.hover("h1")
    assert lit(sheet) == []


def test_links_lead_from_the_list_to_the_text_and_back(sheet: Sheet) -> None:
    sheet.page.click("#q5 a")
    assert sheet.page.url.endswith("#t5")
    sheet.page.click(".text a[href='#q1']")
    assert sheet.page.evaluate("document.querySelector(':target').id") == "q1"


@pytest.mark.parametrize(("scheme", "width"), [("light", 1400), ("dark", 1400), ("light", 400)])
def test_axe_finds_nothing(browser: Any, page: Path, axe: str, scheme: str, width: int) -> None:
    opened = Sheet(
        browser,
        page,
        color_scheme=scheme,
        viewport={"width": width, "height": 3000},
        bypass_csp=True,
    )
    opened.page.hover("mark:text('she')")
    opened.page.evaluate(axe)
    found = opened.page.evaluate(f"axe.run({AXE})")
    told = [(rule["id"], node["html"]) for rule in found["violations"] for node in rule["nodes"]]
    unsure = {node["any"][0]["message"] for rule in found["incomplete"] for node in rule["nodes"]}
    opened.context.close()
    assert told == []
    assert unsure <= {"Element content contains only non-text characters"}


def test_on_a_phone_nothing_sticks_out(browser: Any, page: Path) -> None:
    narrow = Sheet(browser, page, viewport=NARROW)
    assert narrow.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    narrow.context.close()


def test_print_shows_the_whole_text_and_then_the_list(browser: Any, page: Path) -> None:
    opened = Sheet(browser, page, color_scheme="dark", viewport={"width": 700, "height": 300})
    opened.page.emulate_media(media="print")
    text, listed = (opened.page.locator(part).bounding_box() for part in (".pane", ".list"))
    assert text["y"] + text["height"] <= listed["y"]
    for part in (".text", ".list .scroll"):
        assert not opened.page.eval_on_selector(part, "it => it.scrollHeight > it.clientHeight")
    assert not opened.page.is_visible("#theme")
    opened.context.close()


def test_hostile_text_stays_text(browser: Any, tmp_path: Path) -> None:
    text = (
        "</script><script>window.caught=1</script><img src=x onerror='window.caught=2'> {{ 7 * 7 }}"
    )
    source = Document(
        '"><b>id</b>', text, url="javascript:window.caught=3", language='en" onload="'
    )
    whole = Span(0, len(text))
    said = Quotation((whole,), (whole,), (), whole, direct=True, said_by=text)
    path = tmp_path / "page.html"
    path.write_text(to_html(segment(source), [said]), encoding="utf-8")
    opened = Sheet(browser, path)
    assert opened.page.evaluate("window.caught") is None
    assert opened.page.locator("img, b, .about a").count() == 0
    assert "{{ 7 * 7 }}" in opened.page.locator(".text").text_content()
    opened.context.close()
    assert opened.complaints == []
