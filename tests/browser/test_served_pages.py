"""The pages of a server in a real browser: they work, by keys too, and nothing complains."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from retold import Corpus
from tests.browser.test_report_page import until
from tests.stories.bridge import INDEPENDENT, LINEAGE, telling

pytest.importorskip("fastapi", reason="the extra serve is not installed")

from retold.serve.shell import PLACES

SOURCE = "The gate was not shut on Monday, the council said. Nobody was hurt, it said."
TARGET = "The gate was shut on Monday, the council said. Nobody was hurt, it said."
SLOW = 30_000


class Visit:
    """A page of the server that is open, with all it complained about and asked for."""

    def __init__(self, browser: Any, address: str, **settings: Any) -> None:
        settings.setdefault("viewport", {"width": 1400, "height": 900})
        self.address = address
        self.context = browser.new_context(**settings)
        self.page = self.context.new_page()
        self.page.set_default_timeout(SLOW)
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def open(self, path: str) -> Any:
        self.page.goto(self.address + path)
        return self.page

    def close(self) -> None:
        self.context.close()
        assert self.complaints == []
        assert all(url.startswith((self.address, "data:")) for url in self.requests)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    from retold.serve import Settings
    from retold.watch import Ours, Watch
    from tests.serve.running import running

    folder = tmp_path_factory.mktemp("served") / "news"
    with Corpus(folder) as corpus:
        corpus.add([*LINEAGE, INDEPENDENT])
    with Watch(folder, [], Ours(outlets=["Valley Echo"]), backfill=True) as watch:
        watch.round(lambda _: None)
    with running(Settings(corpus=folder, workers=2)) as found:
        yield found


@pytest.fixture
def visit(browser: Any, address: str) -> Iterator[Visit]:
    opened = Visit(browser, address)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def paths(browser: Any, address: str) -> dict[str, str]:
    """The address of each kind of page, made by a walk through them."""
    walk = Visit(browser, address)
    page = walk.open("/")
    found = {
        "home": "/",
        "corpus": "/corpus",
        "add": "/add",
        "docs": "/docs",
        "document": "/document/1",
    }
    page.fill("#source-text", SOURCE)
    page.fill("#target-text", TARGET)
    page.click("button.main")
    page.wait_for_url("**/compare/*")
    found["comparison"] = page.url.removeprefix(address)
    page = walk.open("/stories")
    page.click("button.main")
    page.wait_for_url("**/stories")
    found["stories"] = "/stories"
    found["story"] = page.get_attribute("main a.what", "href")
    found["origins"] = f"{found['story']}/origins"
    page = walk.open("/document/0")
    page.click("text=Who said what")
    page.wait_for_url("**/quotes/*")
    found["quotations"] = page.url.removeprefix(address)
    page = walk.open("/corpus")
    page.click("summary")
    page.fill("#document-text", telling(left_out=(0, 1, 4, 5, 6)))
    page.click("button.main")
    page.wait_for_url("**/find/*")
    found["matches"] = page.url.removeprefix(address)
    page = walk.open("/batch")
    page.fill("#source-text", SOURCE)
    files = [
        {"name": f"{name}.txt", "mimeType": "text/plain", "buffer": text.encode()}
        for name, text in [("good", SOURCE), ("bad", "{}"), ("changed", TARGET)]
    ]
    page.set_input_files("input[name=targets]", files)
    page.click("button.main")
    page.wait_for_url("**/batch/*/")
    found["batch"] = page.url.removeprefix(address)
    page = walk.open("/quotes")
    page.fill("#document-text", "{}")
    found |= {"comparisons": "/compare", "batches": "/batch", "quotes": "/quotes"}
    found |= {"verdicts": "/verdicts", "watch": "/watch", "copies": "/watch/report"}
    walk.close()
    return found


PAGES = [
    "home", "comparison", "comparisons", "corpus", "document", "matches", "add", "stories", "story",
    "origins", "quotes", "quotations", "batches", "batch", "docs", "verdicts", "watch", "copies",
]  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(  # colours hang on the scheme, what sticks out on the width
    ("scheme", "width"), [("dark", 1400), ("light", 400)]
)
def test_axe_finds_nothing_and_nothing_sticks_out(  # noqa: PLR0913, PLR0917 - fixtures
    browser: Any, address: str, paths: dict[str, str], axe: str, name: str, scheme: str, width: int
) -> None:
    opened = Visit(
        browser,
        address,
        color_scheme=scheme,
        viewport={"width": width, "height": 1600},
        bypass_csp=True,
    )
    page = opened.open(paths[name])
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(axe)
    violations = page.evaluate("axe.run()")["violations"]
    told = [(rule["id"], node["html"]) for rule in violations for node in rule["nodes"]]
    opened.close()
    assert told == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_the_way_to_the_others_and_to_its_data(
    visit: Visit, paths: dict[str, str], name: str
) -> None:
    page = visit.open(paths[name])
    names = page.locator("nav.site ul").first.locator("a").all_text_contents()
    assert names == [name for _, name in PLACES]
    if name in {"home", "add"}:
        return
    twin = page.get_attribute("nav.site a:text-is('JSON')", "href")
    answer = visit.context.request.get(visit.address + twin)
    assert answer.status == 200
    assert "json" in answer.headers["content-type"]


def test_the_worst_change_is_the_largest_on_the_page(visit: Visit, paths: dict[str, str]) -> None:
    page = visit.open(paths["comparison"])
    sizes = page.eval_on_selector_all(
        "body *",
        """all => all.filter(each => each.checkVisibility() && [...each.childNodes].some(
            node => node.nodeType === 3 && node.textContent.trim()))
            .map(each => [parseFloat(getComputedStyle(each).fontSize), each.textContent.trim()])""",
    )
    largest = max(size for size, text in sizes if not re.fullmatch(r"[\d,]+", text))
    assert any("shut" in text for size, text in sizes if size == largest)


def test_an_address_leads_to_a_change_and_back_leads_back(
    visit: Visit, paths: dict[str, str]
) -> None:
    page = visit.open("/compare")
    page.click("a.what")
    page.wait_for_url("**/compare/*")
    visit.open(paths["comparison"] + "#change-1")
    until(page, "document.querySelector('.card.now') !== null")
    page.go_back()
    page.go_back()
    page.wait_for_url("**/compare")
    assert page.is_visible("h1:text-is('Comparisons')")


def test_a_comparison_by_keys_alone(visit: Visit) -> None:
    page = visit.open("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "source-text"
    page.keyboard.type("The lamp was not lit at dusk, the keeper said.")
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "target-text"
    page.keyboard.type("The lamp was lit at dusk, the keeper said.")
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Compare"
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare/*")
    page.keyboard.press("j")
    assert page.locator(".card.now").count() == 1


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(visit: Visit) -> None:
    page = visit.open("/")
    page.fill("#source-text", SOURCE)
    page.click("button.main")
    assert "retelling is missing" in page.text_content("[role=alert]")
    assert page.input_value("#source-text") == SOURCE
    visit.complaints = [each for each in visit.complaints if "422" not in each]


def test_a_file_may_be_dropped_on_a_side(visit: Visit) -> None:
    page = visit.open("/")
    page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.items.add(new File(["The pier was shut, they said."], "pier.txt"));
            const side = document.querySelector("[data-drop=source]");
            side.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
        }"""
    )
    assert page.evaluate("document.querySelector('[name=source-file]').files[0].name") == "pier.txt"


def test_a_verdict_is_kept_and_listed(visit: Visit, paths: dict[str, str]) -> None:
    page = visit.open(paths["comparison"])
    page.click(".card .say[value=right]")
    until(page, "document.querySelector('.say[value=right]').ariaPressed === 'true'")
    visit.open("/verdicts")
    assert "1 change judged" in page.text_content("main")
    visit.open(paths["comparison"])
    assert page.get_attribute(".card .say[value=right]", "aria-pressed") == "true"


def test_a_job_shows_its_progress_and_is_stopped(visit: Visit) -> None:
    page = visit.open("/batch")
    page.fill("#source-text", telling())
    files = [
        {
            "name": f"{number}.txt",
            "mimeType": "text/plain",
            "buffer": f"{telling()} {number}.\n\n".encode() * 20,  # so long that it is seen at work
        }
        for number in range(90)
    ]
    page.set_input_files("input[name=targets]", files)
    page.click("button.main")
    page.wait_for_url("**/jobs/*")
    until(page, "document.getElementById('job-bar').value > 0")
    assert "of 90 pairs compared" in page.text_content("#job-said")
    page.click("text=Stop")
    page.wait_for_load_state()
    assert page.is_visible("h1:text-is('Stopped')")


def test_everything_works_without_script(browser: Any, address: str) -> None:
    plain = Visit(browser, address, java_script_enabled=False)
    page = plain.open("/")
    page.fill("#source-text", SOURCE)
    page.fill("#target-text", TARGET)
    page.click("button.main")
    page.wait_for_url("**/compare/*")
    assert page.is_visible(".worst")
    assert not page.locator("#theme").is_visible()
    plain.close()


def test_the_theme_is_remembered(visit: Visit) -> None:
    page = visit.open("/")
    page.click("#theme")
    page.click("#theme")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    visit.open("/docs")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_in_forced_colours_nothing_is_lost(browser: Any, address: str) -> None:
    forced = Visit(browser, address, forced_colors="active", reduced_motion="reduce")
    page = forced.open("/document/1")
    assert page.is_visible("mark.held >> nth=0")
    forced.open("/")
    assert page.eval_on_selector("button.main", "it => getComputedStyle(it).borderStyle") == "solid"
    forced.close()
