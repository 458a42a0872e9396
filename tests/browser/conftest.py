"""A real browser, started once; tests skip, with the reason, where there is none."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from retold.report import to_html
from tests.report.sample_comparison import sample

REPOSITORY = Path(__file__).parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")  # while it runs, no other test can run a loop of its own
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip(f"no browser: none of {', '.join(BROWSERS)} is on PATH")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=path, args=list(OPTIONS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, which checks a page for what shuts readers out."""
    places = [
        Path(os.environ["RETOLD_AXE"]) if "RETOLD_AXE" in os.environ else None,
        REPOSITORY / "node_modules/axe-core/axe.min.js",
    ]
    for place in places:
        if place is not None and place.is_file():
            return place.read_text(encoding="utf-8")
    pytest.skip("axe-core is not installed: npm install --no-save axe-core, or set RETOLD_AXE")


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(to_html(sample()), encoding="utf-8")
    return path


AXE = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}"
"""What axe looks for: WCAG 2.2 up to AA, of which it leaves the newest to be asked for."""


class Sheet:
    """A page that is open, with everything it complained about or asked the network for."""

    def __init__(self, browser: Any, path: Path, anchor: str = "", **settings: Any) -> None:
        settings.setdefault("viewport", {"width": 1400, "height": 900})
        self.context = browser.new_context(**settings)
        self.page = self.context.new_page()
        self.page.set_default_timeout(30_000)
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(path.as_uri() + (f"#{anchor}" if anchor else ""))

    def settle(self) -> None:
        """Wait until what was asked for is drawn: two frames, since scrolling takes two."""
        self.page.evaluate(
            "new Promise(done => { let left = 4; const next = () => left-- "
            "? requestAnimationFrame(next) : done(); next(); })"
        )


@pytest.fixture
def sheet(browser: Any, report: Path) -> Iterator[Sheet]:
    opened = Sheet(browser, report)
    yield opened
    opened.context.close()
    assert opened.complaints == []
    assert all(url.startswith(("file:", "data:")) for url in opened.requests)
