"""The page of a server: style and script are files, and verdicts are sent where it says."""

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from retold.model import Ruling
from retold.report import Setting, View, to_html
from retold.report.change_ids import change_ids
from retold.report.frame import asset_files
from tests.report.sample_comparison import sample

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:"
)
KINDS = {"css": "text/css", "js": "text/javascript"}


class Site:
    """A server of one page that keeps what it is sent, and refuses where it is told to."""

    def __init__(self) -> None:
        self.sent: list[dict[str, object]] = []
        self.status = 204
        change = sample().changes[1]
        key = change_ids(sample())[1]
        ruling = Ruling(
            *(key, "harmless", "=<b>a note</b>", "story.txt", "retelling.txt"),
            *(change.kind, "date.lost", change.severity, change.certainty),
            *("for 14 days", "of the other days", "2026-01-01T00:00:00+00:00"),
        )
        self.view = View(rulings={key: ruling})
        self.page = to_html(
            sample(), view=self.view, setting=Setting("/static", verdicts="/verdicts")
        )

    def handler(site) -> type[BaseHTTPRequestHandler]:  # noqa: N805 - the class within has the self
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                name = self.path.removeprefix("/static/")
                body, kind = site.page, "text/html"
                if name != self.path:
                    body, kind = asset_files()[name], KINDS[name.rsplit(".", 1)[1]]
                self.send_response(200)
                self.send_header("Content-Type", f"{kind}; charset=utf-8")
                self.send_header("Content-Security-Policy", POLICY)
                self.end_headers()
                self.wfile.write(body.encode())

            def do_PUT(self) -> None:
                length = int(self.headers["Content-Length"])
                site.sent.append(json.loads(self.rfile.read(length)))
                self.send_response(site.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        return Handler


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), made.handler())
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    made.address = f"http://127.0.0.1:{server.server_port}/"  # type: ignore[attr-defined]
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


def shown_behind(page: Any, place: str) -> str:
    """What is shown at the end of an element by its style."""
    script = "place => getComputedStyle(document.querySelector(place), '::after').content"
    return str(page.evaluate(script, place))


def test_a_verdict_is_sent_shown_and_taken_back(browser: Any, site: Any) -> None:
    context = browser.new_context()
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(site.address)
    pressed = ".say[aria-pressed=true]"
    assert page.locator(f"#change-2 {pressed}").text_content() == "harmless"
    assert page.input_value("#change-2 .noted") == "=<b>a note</b>"
    key = change_ids(sample())[0]
    page.fill("#change-1 .noted", "jk: a pun")  # letters that lead through the changes elsewhere
    page.click("#change-1 .say[value=wrong]")
    page.wait_for_selector(f"#change-1 {pressed}")
    page.wait_for_selector("#change-1 .judge[data-kept=saved]")
    assert "saved" in shown_behind(page, "#change-1 .judge")
    assert page.text_content("#said[aria-live=polite]") == "Verdict saved: wrong"
    page.click("#change-1 .say[value=right]")
    page.wait_for_selector("#change-1 .say[value=right][aria-pressed=true]")
    assert page.locator(f"#change-1 {pressed}").count() == 1
    page.fill("#change-1 .noted", "no pun")
    page.press("#change-1 .noted", "Tab")
    page.click("#change-1 .say[value=right]")
    page.wait_for_selector("#change-1 .say[value=right][aria-pressed=false]")
    assert "taken back" in shown_behind(page, "#change-1 .judge")
    assert page.text_content("#said") == "Verdict taken back"
    assert site.sent == [
        {"change": key, "verdict": "wrong", "note": "jk: a pun"},
        {"change": key, "verdict": "right", "note": "jk: a pun"},
        {"change": key, "verdict": "right", "note": "no pun"},
        {"change": key, "verdict": None, "note": "no pun"},
    ]
    assert complaints == []
    site.status = 503
    page.click("#change-1 .say[value=right]")
    page.wait_for_selector("#change-1 .judge[data-failed]")
    assert page.locator("#change-1 .judge[data-kept]").count() == 0
    assert page.text_content("#said") == "The verdict was not saved"
    assert page.locator(f"#change-1 {pressed}").count() == 0
    context.close()


def test_a_page_in_a_file_shows_verdicts_and_takes_none(site: Any) -> None:
    page = to_html(sample(), view=site.view)
    assert "Judged <b>harmless</b>: <bdi>=&lt;b&gt;a note&lt;/b&gt;</bdi>" in page
    assert 'class="say"' not in page
    other = replace(sample(), changes=sample().changes[:1])
    assert "Judged <b>" not in to_html(other, view=site.view)
