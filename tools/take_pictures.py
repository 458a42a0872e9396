# ruff: noqa: INP001
"""Take the pictures of the documentation: `python tools/take_pictures.py`.

They show the real report of the sample story, in Chromium, so they are as the program is. To be
run when the report looks different; it needs the packages of the group `test` and a browser.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from retold import compare
from retold.report import to_html
from retold.sample import path

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
TAKEN = (
    ("report", "spun", {"width": 1280, "height": 800}, "light"),
    ("accounts", "independent", {"width": 1280, "height": 800}, "light"),
    ("phone", "spun", {"width": 400, "height": 800}, "dark"),
)
"""The name of a picture, the retelling of the sample, the size of the window, and the theme."""


def main() -> int:
    """Take each picture; returns the exit code."""
    browser_path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser_path is None:
        sys.stderr.write(f"no browser: none of {', '.join(BROWSERS)} is on PATH\n")
        return 1
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        browser = driver.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        for name, retelling, window, theme in TAKEN:
            page_file = Path(folder) / f"{name}.html"
            comparison = compare(path("source"), path(retelling))
            page_file.write_text(to_html(comparison), encoding="utf-8")
            page = browser.new_page(viewport=window, color_scheme=theme)
            page.goto(page_file.as_uri())
            if name == "phone":
                page.click("#next")
                page.click("#next")
            page.wait_for_timeout(300)
            page.screenshot(path=PICTURES / f"{name}.png")
            page.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
