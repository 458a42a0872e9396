"""Addresses, asked of a server on this machine."""

import gzip
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from retold.cli import retold
from retold.errors import ReadError
from retold.inputs import documents
from retold.model import Document, Page
from retold.read import connection, fetch, read, web
from retold.read.endings import refused_type
from retold.read.feeds import read_feed
from retold.read.fields import Fields
from tests.read.office import column, docx, paragraph, pdf

PAGE = b"<!doctype html><html><head><title>Ferry back</title></head><body><p>Text</p></body></html>"
LATIN = "<html><body><p>Brücke</p></body></html>".encode("iso-8859-1")


STORY = "The harbour board of Lowmere said on Monday that the ferry would sail again."
RSS = f"<rss version='2.0'><channel><item><description>{STORY}</description></item></channel></rss>"
ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>a</id>"
    f"<content type='text'>{STORY}</content></entry></feed>"
)
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"id": "j", "content_text": STORY}],
    }
)
FEEDS = {
    "application/rss+xml": RSS.encode(),
    "application/rdf+xml": RSS.encode(),
    "application/atom+xml": ATOM.encode(),
    "application/xml": ATOM.encode(),
    "text/xml": RSS.encode(),
    "application/feed+json": JSON.encode(),
    "application/json": JSON.encode(),
}


MHTML = (
    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\n"
    f"Content-Type: text/html\n\n<html><article><p>{STORY}</p></article></html>\n--a--\n"
)
DOCUMENTS = {
    "application/pdf": pdf([column([STORY])]),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": docx(
        paragraph(STORY)
    ),
    "multipart/related": MHTML.encode(),
    "message/rfc822": MHTML.encode(),
    "application/gzip": gzip.compress(STORY.encode()),
    "application/octet-stream": docx(paragraph(STORY)),
    "text/plain": STORY.encode(),
}


class _Handler(BaseHTTPRequestHandler):
    asked: str = ""

    def do_GET(self) -> None:
        type(self).asked = self.headers["User-Agent"]
        answer = getattr(
            self, "get_" + urlsplit(self.path).path.strip("/").split("/")[0].split("?")[0], None
        )
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

    def get_inside(self) -> None:
        self._move(f"http://127.0.0.1:{self.server.server_port}/page")  # type: ignore[attr-defined]

    def get_otherport(self) -> None:
        self._move("http://127.0.0.1:1/page")

    def get_othername(self) -> None:
        self._move(f"http://localhost:{self.server.server_port}/page")  # type: ignore[attr-defined]

    def get_otherdocument(self) -> None:
        port = self.server.server_port  # type: ignore[attr-defined]
        self._move(f"http://localhost:{port}/document?text/plain")

    def get_short(self) -> None:
        self._move(f"http://0x7f.1:{self.server.server_port}/page")  # type: ignore[attr-defined]

    def get_mapped(self) -> None:
        port = self.server.server_port  # type: ignore[attr-defined]
        self._move(f"http://[::ffff:127.0.0.1]:{port}/page")

    def get_file(self) -> None:
        self._move("file:///etc/passwd")

    def get_credentials(self) -> None:
        port = self.server.server_port  # type: ignore[attr-defined]
        self._move(f"http://mara:secret@127.0.0.1:{port}/text")

    def get_steps(self) -> None:
        time.sleep(0.15)
        self._move("/steps")

    def get_headers(self) -> None:
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for number in range(40):
                self.wfile.write(b"X-Header-%d: more\r\n" % number)
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    def get_document(self) -> None:
        kind = self.path.partition("?")[2]
        self._send(DOCUMENTS[kind], kind)

    def get_named(self) -> None:
        self._send(f"Host {self.headers['Host']}.".encode(), "text/plain")

    def get_feed(self) -> None:
        kind = self.path.partition("?")[2]
        self._send(FEEDS[kind], kind)

    def _move(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
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
        ("pdf", "this PDF is damaged"),
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


@pytest.mark.parametrize("path", ["otherport", "othername", "short", "mapped"])
def test_a_redirect_leads_inside_only_to_the_host_and_port_that_were_typed(
    server: str, path: str
) -> None:
    page = read(f"{server}/inside")
    assert isinstance(page, Page)
    assert page.url == f"{server}/page"
    with pytest.raises(ReadError, match=r"loopback.*--allow-private"):
        read(f"{server}/{path}")


def test_allow_private_lets_a_redirect_lead_inside(server: str) -> None:
    assert isinstance(read(f"{server}/othername", allow_private=True), Page)


def test_a_redirect_to_a_file_is_refused_with_and_without_the_option(server: str) -> None:
    for allowed in (False, True):
        with pytest.raises(ReadError, match="no http or https address"):
            read(f"{server}/file", allow_private=allowed)


def test_what_data_names_may_not_lie_inside(server: str) -> None:
    with pytest.raises(ReadError, match="loopback"):
        fetch(f"{server}/page", typed=False)
    assert fetch(f"{server}/page", typed=False, allow_private=True).content == PAGE


@pytest.mark.parametrize("path", ["steps", "headers"])
def test_the_deadline_covers_redirects_and_headers(
    server: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "DEADLINE", 0.4)
    start = time.monotonic()
    with pytest.raises(ReadError, match="not complete"):
        read(f"{server}/{path}")
    assert time.monotonic() - start < 1.5


def test_credentials_reach_neither_id_nor_address_nor_message(server: str) -> None:
    secret = server.replace("//", "//mara:secret@")
    document = read(f"{secret}/text")
    assert isinstance(document, Document)
    assert document.id == document.url == f"{server}/text"
    moved = read(f"{server}/credentials")
    assert isinstance(moved, Document)
    assert moved.url == f"{server}/text"
    for path in ("missing", "loop", "othername", "file", "empty", "disguised"):
        with pytest.raises(ReadError) as raised:
            read(f"{secret}/{path}")
        assert "secret" not in str(raised.value)


@pytest.mark.parametrize("kind", list(DOCUMENTS))
def test_documents_are_read_under_their_proper_types(server: str, kind: str) -> None:
    pytest.importorskip("pypdfium2", reason="the extra office is not installed")
    found = read(f"{server}/document?{kind}")
    assert STORY in (found.html if isinstance(found, Page) else found.text)


def test_a_name_is_judged_by_what_it_means_and_kept_in_the_request(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "look_up", lambda *_: ["127.0.0.1"])
    where = server.replace("127.0.0.1", "lowmere.example") + "/named"
    document = read(where)
    assert isinstance(document, Document)
    assert document.text == f"Host {where[7:-6]}."
    with pytest.raises(ReadError, match=r"lowmere\.example \(127\.0\.0\.1\) is this machine"):
        fetch(where, typed=False)


@pytest.mark.parametrize("verb", ["extract", "quotes", "compare", "find", "add"])
def test_every_verb_that_fetches_has_the_option(server: str, tmp_path: Path, verb: str) -> None:
    corpus = tmp_path / "corpus"
    CliRunner().invoke(retold, ["add", str(corpus), f"{server}/document?text/plain"])
    there = f"{server}/document?text/plain"
    arguments = {
        "compare": [there],
        "find": ["--in", str(corpus)],
        "add": [str(corpus)],
    }.get(verb, [])
    refused = CliRunner().invoke(retold, [verb, *arguments, f"{server}/otherdocument"])
    assert refused.exit_code == 1
    assert "--allow-private" in refused.stderr
    allowed = [verb, "--allow-private", *arguments, f"{server}/otherdocument"]
    assert CliRunner().invoke(retold, allowed).exit_code == 0


@pytest.mark.parametrize("kind", list(FEEDS))
def test_feeds_are_read_under_their_proper_types(server: str, kind: str) -> None:
    pytest.importorskip("feedparser", reason="the extra feeds is not installed")
    found = list(documents([f"{server}/feed?{kind}"], Fields(), follow=False))
    assert [getattr(document, "text", document) for document in found] == [STORY]


def test_the_relative_links_of_a_feed_lead_to_where_it_came_from() -> None:
    pytest.importorskip("feedparser", reason="the extra feeds is not installed")
    rss = "<rss version='2.0'><channel><item><link>{}</link></item></channel></rss>"
    feed = '{{"version": "https://jsonfeed.org/version/1.1", "items": [{{"url": "{}"}}]}}'
    for link, whole in (
        ("/ferry", "https://lowmere.example/ferry"),
        ("ferry", "https://lowmere.example/news/ferry"),
        ("https://tolby.example/a", "https://tolby.example/a"),
        ("http://[::1", "http://[::1"),
    ):
        for form in (rss, feed):
            ((_, record),) = read_feed(form.format(link), "a", "https://lowmere.example/news/feed")
            assert record["url"] == whole


def test_a_feed_is_no_article(server: str) -> None:
    for kind in FEEDS:
        with pytest.raises(ReadError, match=r"feed|JSON"):
            read(f"{server}/feed?{kind}")


def test_a_proxy_is_used_for_what_was_typed_alone(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("no_proxy", "NO_PROXY", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", server)
    page = fetch("http://lowmere.example/page")  # the proxy answers: nothing is looked up
    assert page.content == PAGE
    with pytest.raises(ReadError, match="looked up by a proxy"):
        fetch("http://lowmere.example/page", typed=False)
    assert fetch("http://lowmere.example/page", typed=False, allow_private=True).content == PAGE


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("image/png", "an image"),
        ("video/mp4", "a film"),
        ("application/msword", "an old Word file"),
        ("application/vnd.oasis.opendocument.text", "an OpenDocument file"),
        ("application/epub+zip", "an EPUB book"),
        ("application/zip", "a ZIP archive"),
        ("text/csv", "a table"),
        ("application/x-unheard", "not a page"),
    ],
)
def test_types_that_are_not_read_are_refused_by_name(kind: str, what: str) -> None:
    assert what in (refused_type(kind) or "")


@pytest.mark.parametrize(
    "kind",
    [
        "",
        "text/html",
        "text/x-anything",
        "application/pdf",
        "application/tei+xml",
        "application/gzip",
    ],
)
def test_types_that_may_be_read_are_let_through(kind: str) -> None:
    assert refused_type(kind) is None
