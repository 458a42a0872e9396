"""Addresses, asked of a server on this machine."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from retold.errors import ReadError
from retold.model import Document, Page
from retold.read import read, web

PAGE = b"<!doctype html><html><head><title>Ferry back</title></head><body><p>Text</p></body></html>"
LATIN = "<html><body><p>Brücke</p></body></html>".encode("iso-8859-1")


class _Handler(BaseHTTPRequestHandler):
    asked: str = ""

    def do_GET(self) -> None:
        type(self).asked = self.headers["User-Agent"]
        answer = getattr(self, "get_" + self.path.strip("/").split("/")[0].split("?")[0], None)
        if answer is None:
            self.send_error(404)
            return
        answer()

    def log_message(self, *_: object) -> None:
        pass

    def _send(self, content: bytes, kind: str | None, code: int = 200) -> None:
        self.send_response(code)
        if kind:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def get_page(self) -> None:
        self._send(PAGE, "text/html; charset=utf-8")

    def get_latin(self) -> None:
        self._send(LATIN, "text/html; charset=iso-8859-1")

    def get_untyped(self) -> None:
        self._send(PAGE, None)

    def get_text(self) -> None:
        self._send(b"The board met on Monday.\n", "text/plain")

    def get_pdf(self) -> None:
        self._send(b"%PDF-1.7", "application/pdf")

    def get_disguised(self) -> None:
        self._send(b"%PDF-1.7\n%binary", "text/html")

    def get_json(self) -> None:
        self._send(b"{}", "application/json")

    def get_empty(self) -> None:
        self._send(b"", "text/html")

    def get_broken(self) -> None:
        self._send(b"no", "text/html", 500)

    def get_forbidden(self) -> None:
        self._send(b"no", "text/html", 403)

    def get_loop(self) -> None:
        self.send_response(302)
        self.send_header("Location", "/loop")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def get_moved(self) -> None:
        self.send_response(301)
        self.send_header("Location", "/page")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def get_elsewhere(self) -> None:
        self.send_response(302)
        self.send_header("Location", "ftp://127.0.0.1/file")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def get_slow(self) -> None:
        time.sleep(0.6)

    def get_trickle(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(20):
                self.wfile.write(b"<p>more</p>")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    def get_huge(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(20):
                self.wfile.write(b"x" * 10_000)
        except OSError:
            pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server with an answer of every bad kind; yields its address."""
    running = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    thread.join()
    running.server_close()


def test_a_page_is_fetched_under_an_honest_name(server: str) -> None:
    page = read(f"{server}/page")
    assert isinstance(page, Page)
    assert page.html == PAGE.decode()
    assert page.url == f"{server}/page"
    assert page.fetched is not None
    assert _Handler.asked.startswith("retold/")


def test_redirects_are_followed_to_the_final_address(server: str) -> None:
    page = read(f"{server}/moved")
    assert isinstance(page, Page)
    assert page.url == f"{server}/page"


def test_the_declared_encoding_is_used(server: str) -> None:
    page = read(f"{server}/latin")
    assert isinstance(page, Page)
    assert "Brücke" in page.html


def test_html_is_told_without_a_type(server: str) -> None:
    assert isinstance(read(f"{server}/untyped"), Page)


def test_plain_text_is_a_document_named_by_its_address(server: str) -> None:
    document = read(f"{server}/text")
    assert isinstance(document, Document)
    assert document.id == document.url == f"{server}/text"


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("missing", "no such page"),
        ("forbidden", "refuses"),
        ("broken", "status 500"),
        ("pdf", "application/pdf"),
        ("disguised", "PDF"),
        ("json", "application/json"),
        ("empty", "empty"),
        ("loop", "redirects"),
        ("elsewhere", "http"),
    ],
)
def test_a_bad_answer_is_one_line_with_address_fault_and_cure(
    server: str, path: str, fault: str
) -> None:
    with pytest.raises(ReadError) as raised:
        read(f"{server}/{path}")
    message = str(raised.value)
    assert message.startswith(f"{server}/{path}: ")
    assert fault in message
    assert ";" in message
    assert "\n" not in message


def test_no_answer_in_time_is_a_fault(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "TIMEOUT", 0.2)
    with pytest.raises(ReadError, match="no answer within"):
        read(f"{server}/slow")


def test_an_endless_trickle_is_a_fault(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "DEADLINE", 0.2)
    with pytest.raises(ReadError, match="not complete"):
        read(f"{server}/trickle")


def test_an_answer_without_end_is_a_fault(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "MAX_PAGE_BYTES", 50_000)
    with pytest.raises(ReadError, match="larger than"):
        read(f"{server}/huge")


@pytest.mark.parametrize(
    "address",
    [
        "ftp://lowmere.example/story.html",
        "file:///tmp/story.html",
        "javascript://alert",
        "http://",
        "https://",
        "http:///story",
        "http://[::1",
        "http://127.0.0.1:99999/",
        "http://a b/",
        "HTTP://",
    ],
)
def test_what_is_no_web_address_is_refused(address: str) -> None:
    with pytest.raises(ReadError) as raised:
        read(address)
    assert "http" in str(raised.value)


def test_a_closed_port_is_a_fault_of_one_line() -> None:
    with pytest.raises(ReadError) as raised:
        read("http://127.0.0.1:1/")
    assert "\n" not in str(raised.value)
    assert "cannot be reached" in str(raised.value)
