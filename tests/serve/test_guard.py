"""Hostile requests: each is refused with a problem, and leaves nothing behind."""

import base64
import gzip
import logging
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from retold.errors import RetoldError
from retold.serve import Settings
from retold.serve.guard import POLICY
from retold.serve.settings import check_token, names_of
from tests.serve.conftest import SOURCE, TARGET, client_of
from tests.stories.bridge import telling

TOKEN = "a-token-of-some-length-0123456789"  # noqa: S105


def basic(password: str) -> str:
    return "Basic " + base64.b64encode(f"editor:{password}".encode()).decode()


@pytest.fixture(scope="module")
def locked() -> Iterator[TestClient]:
    with client_of(Settings(token=TOKEN, workers=1)) as opened:
        yield opened


HOSTS = [
    ("localhost", 200),
    ("localhost:8765", 200),
    ("LOCALHOST:1", 200),
    ("127.0.0.1:8765", 200),
    ("[::1]:8765", 200),
    ("evil.example", 421),
    ("evil.example:8765", 421),
    ("localhost.evil.example", 421),
    ("127.0.0.1.evil.example", 421),
    ("localhost:80@evil.example", 421),
    ("localhost:", 421),
    ("localhost:8765x", 421),
    ("192.168.0.7:8765", 421),
    ("2130706433", 421),
    ("", 421),
    (" localhost", 421),
    ("localhost, evil.example", 421),
]


@pytest.mark.parametrize(("host", "status"), HOSTS)
def test_a_name_that_is_not_ours_is_refused(bare: TestClient, host: str, status: int) -> None:
    assert bare.get("/api/1/server", headers={"Host": host}).status_code == status


def test_beyond_this_machine_any_address_may_be_asked_but_no_strange_name() -> None:
    settings = Settings(names=names_of("0.0.0.0", ("News.example",)), any_address=True, token=TOKEN)  # noqa: S104
    with client_of(settings) as client:
        for host, status in [
            ("192.168.0.7:80", 401),
            ("[2001:db8::7]:80", 401),
            ("news.example", 401),
            ("evil.example", 421),
        ]:
            assert client.get("/", headers={"Host": host}).status_code == status


ORIGINS = [
    ({}, 200),
    ({"Origin": "http://localhost"}, 200),
    ({"Origin": "https://localhost"}, 200),  # behind a proxy with TLS
    ({"Sec-Fetch-Site": "same-origin"}, 200),
    ({"Sec-Fetch-Site": "none"}, 200),
    ({"Origin": "http://evil.example"}, 403),
    ({"Origin": "http://localhost.evil.example"}, 403),
    ({"Origin": "http://localhost:81"}, 403),
    ({"Origin": "null"}, 403),
    ({"Origin": ""}, 403),
    ({"Origin": "http://evil.example", "Sec-Fetch-Site": "same-origin"}, 403),
    ({"Sec-Fetch-Site": "cross-site"}, 403),
    ({"Sec-Fetch-Site": "same-site"}, 403),
]


@pytest.mark.parametrize(("headers", "status"), ORIGINS)
def test_what_another_site_sends_is_refused(
    bare: TestClient, pair: dict[str, Any], headers: dict[str, str], status: int
) -> None:
    assert bare.post("/api/1/compare", json=pair, headers=headers).status_code == status
    assert bare.get("/api/1/server", headers=headers).status_code == 200


TOKENS = [
    (f"Bearer {TOKEN}", 200),
    (f"bearer {TOKEN}", 200),
    (basic(TOKEN), 200),
    (None, 401),
    ("", 401),
    ("Bearer", 401),
    ("Bearer ", 401),
    (f"Bearer {TOKEN}x", 401),
    (f"Bearer {TOKEN[:-1]}", 401),
    (f"Bearer {TOKEN.upper()}", 401),
    (TOKEN, 401),
    (f"Digest {TOKEN}", 401),
    (basic(""), 401),
    (basic("wrong"), 401),
    ("Basic !!!", 401),
    ("Basic " + base64.b64encode(b"\xff\xfe:\xff").decode(), 401),
    ("Basic " + base64.b64encode(TOKEN.encode()).decode(), 401),
]


@pytest.mark.parametrize(("value", "status"), TOKENS)
@pytest.mark.parametrize("path", ["/", "/api/1/server", "/static/serve.js", "/openapi.json", "/no"])
def test_every_request_needs_the_token(
    locked: TestClient, path: str, value: str | None, status: int
) -> None:
    headers = {} if value is None else {"Authorization": value}
    answer = locked.get(path, headers=headers)
    assert answer.status_code == (404 if status == 200 and path == "/no" else status)
    if status == 401:
        assert answer.headers["WWW-Authenticate"].startswith("Basic")
        assert TOKEN not in answer.text


@pytest.mark.parametrize(
    ("host", "token", "is_right"),
    [
        ("127.0.0.1", None, True),
        ("localhost", None, True),
        ("::1", None, True),
        ("127.9.9.9", None, True),
        ("0.0.0.0", None, False),  # noqa: S104
        ("::", None, False),
        ("192.168.0.7", None, False),
        ("newsroom.example", None, False),
        ("0.0.0.0", "x" * 16, True),  # noqa: S104
        ("0.0.0.0", "x" * 15, False),  # noqa: S104
        ("127.0.0.1", "short", False),
        ("127.0.0.1", "é" * 20, False),
    ],
)
def test_a_server_for_others_needs_a_token(host: str, token: str | None, is_right: bool) -> None:  # noqa: FBT001
    if is_right:
        check_token(host, token)
        return
    with pytest.raises(RetoldError) as raised:
        check_token(host, token)
    told = str(raised.value)
    assert "\n" not in told
    assert token is None or token not in told


PATHS = [
    "/static/../settings.py",
    "/static/%2e%2e/settings.py",
    "/static/..%2fsettings.py",
    "/static/..%5csettings.py",
    "/static//etc/passwd",
    "/static/%00",
    "/compare/..%2f..%2fetc%2fpasswd",
    "/compare/%00.json",
    "/document/../../etc/passwd",
    "/document/-1",
    "/document/99999999999999999999",
    "/document/9007199254740992",
    "/document/1e3",
    "/story/' OR 1=1 --",
    "/jobs/%f0%9f%98%80",
    "/batch/x/y.html",
    "/api/1/documents/%2e%2e",
    "/api/1/compare/" + "a" * 5_000,
    "/document?id=../../etc/passwd",
]


@pytest.mark.parametrize("path", PATHS)
def test_no_path_leads_to_a_file(client: TestClient, path: str) -> None:
    answer = client.get(path, follow_redirects=True)
    assert answer.status_code in {404, 422}
    assert "root:" not in answer.text
    assert "Traceback" not in answer.text


INSIDE = [
    "http://127.0.0.1:{port}/",
    "http://localhost:{port}/",
    "http://0.0.0.0:{port}/",
    "http://[::1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://2130706433:{port}/",
    "http://0x7f.1:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://127.1:{port}/",
    "http://127.0.0.1.:{port}/",
    "http://user:pass@127.0.0.1:{port}/",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/",
    "http://192.168.1.1/",
    "http://router.local/",
    "http://metadata.internal/",
    "file:///etc/passwd",
    "ftp://127.0.0.1/",
    "gopher://127.0.0.1:{port}/",
    "/etc/passwd",
    "-",
    "C:\\Windows\\win.ini",
    "http://",
    "http://\x00/",
]


@pytest.fixture(scope="module")
def inside() -> Iterator[tuple[int, list[str]]]:
    """A server of this machine that nobody should be led to, and what it was asked."""
    import threading
    from http.server import BaseHTTPRequestHandler, HTTPServer

    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"The secret of the house is kept in the cellar, the owner said.")

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port, asked
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("address", INSIDE)
def test_no_address_leads_inside(
    client: TestClient, inside: tuple[int, list[str]], address: str
) -> None:
    port, asked = inside
    address = address.format(port=port)
    for place, body in [
        ("quotes", {"document": {"address": address}}),
        ("compare", {"source": {"text": SOURCE}, "target": {"address": address}}),
    ]:
        answer = client.post(f"/api/1/{place}", json=body)
        assert answer.status_code == 422, answer.text
        assert "secret" not in answer.text
        assert "name it yourself" not in answer.text
        assert "pass@" not in answer.text
    assert asked == []


def test_who_started_the_server_may_let_addresses_lead_inside(
    inside: tuple[int, list[str]],
) -> None:
    port, _ = inside
    with client_of(Settings(workers=1, allow_private=True)) as client:
        body = {"document": {"address": f"http://127.0.0.1:{port}/page"}}
        assert client.post("/api/1/quotes", json=body).status_code == 200


def test_what_is_too_large_is_refused(pair: dict[str, Any]) -> None:
    with client_of(Settings(workers=1, most_bytes=4_000, most_sentences=20)) as client:
        assert client.post("/api/1/compare", json=pair).status_code == 200
        long = {**pair, "target": {"text": "The gate was shut. " * 300}}
        assert client.post("/api/1/compare", json=long).status_code == 413
        many = {**pair, "target": {"text": "The gate was shut. " * 30}}
        assert client.post("/api/1/compare", json=many).status_code == 413
        few = {**pair, "target": {"text": "The gate was shut. " * 20}}
        assert client.post("/api/1/compare", json=few).status_code == 200

        def chunks() -> Iterator[bytes]:
            for _ in range(10):
                yield b"x" * 1_000

        assert client.post("/api/1/compare", content=chunks()).status_code == 413
        lies = {"Content-Length": "-1"}
        assert client.post("/api/1/compare", content=b"{}", headers=lies).status_code == 413


BOMBS = [
    (gzip.compress(b"a" * 300_000_000, 9), "larger"),
    (gzip.compress(gzip.compress(b"a" * 50_000_000, 9), 9), ""),
    (gzip.compress(b"The gate was shut. " * 1_000_000, 9), "characters"),
    (gzip.compress(b"The gate was shut.", 9)[:-9], "damaged"),
    (b"PK\x03\x04" + b"\x00" * 100, "damaged"),
]


@pytest.mark.parametrize(("bomb", "reason"), BOMBS, ids=range(len(BOMBS)))
def test_a_bomb_is_refused(client: TestClient, bomb: bytes, reason: str) -> None:
    files = {"files": ("story.txt.gz", bomb, "application/gzip")}
    start = time.monotonic()
    [outcome] = client.post("/api/1/files?wait=30", files=files).json()["documents"]
    assert outcome["state"] == "bad"
    assert reason in outcome["reason"]
    assert time.monotonic() - start < 20


MARKUP = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'{{7*7}}${7*7}"


def test_markup_stays_text_in_every_field(tmp_path: Path) -> None:
    with client_of(Settings(corpus=tmp_path / "news", workers=1)) as client:
        given = {
            "text": f"{MARKUP} The gate was not shut, the council said. {MARKUP}\n\n{telling()}",
            **dict.fromkeys(("id", "title", "outlet"), MARKUP),
            "url": "javascript:alert(3)",
        }
        texts = {"document-text": SOURCE, "title": MARKUP}
        client.post("/api/1/documents", json={"documents": [given, {**given, "id": "two"}]})
        client.post("/add", data=texts)
        made = client.post("/api/1/compare", json={"source": given, "target": given})
        quoted = client.post("/api/1/quotes", json={"document": given})
        found = client.post("/find", data={"document-text": given["text"]})
        job = client.post("/api/1/stories").headers["Location"]
        client.get(f"{job}/events")
        [story] = client.get("/api/1/stories").json()["items"]
        pages = [
            "/", "/corpus", "/compare", "/quotes", "/stories", "/document/0", "/document/1",
            f"/corpus?q={MARKUP}", found.url.path, story["address"], f"{story['address']}/origins",
            made.headers["Content-Location"].removeprefix("/api/1"),
            quoted.headers["Content-Location"].removeprefix("/api/1"),
        ]  # fmt: skip
        for page in pages:
            answer = client.get(page, headers={"Accept": "text/html"})
            assert answer.status_code == 200, page
            text = answer.text.lower()
            assert "<script>alert" not in text, page
            assert "<img" not in text, page
            assert 'href="javascript:' not in text, page
            assert "{{49}}" not in text, page
            assert "unsafe" not in answer.headers["Content-Security-Policy"]
        fault = client.post(
            "/compare", data={"source-text": MARKUP}, headers={"Accept": "text/html"}
        )
        assert "<script>alert" not in fault.text
        assert MARKUP.partition("<")[2][:6] in fault.text.replace("&lt;", "<")


def test_every_answer_has_a_policy_and_no_cookie(client: TestClient) -> None:
    for path in ["/", "/no", "/api/1/server", "/static/serve.css", "/docs", "/document/0"]:
        headers = client.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "Set-Cookie" not in headers
        assert "Access-Control-Allow-Origin" not in headers


def test_a_report_has_nothing_inline(client: TestClient, pair: dict[str, Any]) -> None:
    made = client.post("/api/1/compare", json=pair)
    page = client.get(made.headers["Content-Location"].removeprefix("/api/1"))
    assert page.headers["Content-Security-Policy"] == POLICY
    assert "<style" not in page.text
    loaded = re.findall(r"<(?:script|link)[^>]*(?:src|href)=\"(/static/[^\"]+)", page.text)
    assert len(loaded) >= 4
    assert all(client.get(address).status_code == 200 for address in loaded)
    inline = re.findall(r"<script(?![^>]*src=)[^>]*>", page.text)
    assert all('type="application/json"' in tag for tag in inline)


def test_the_log_has_no_text_no_words_and_no_token(
    locked: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    logging.getLogger("retold.serve").propagate = True
    with caplog.at_level(logging.DEBUG):
        headers = {"Authorization": f"Bearer {TOKEN}"}
        locked.get("/corpus?q=Callowmere", headers=headers)
        locked.get("/document?id=Callowmere", headers=headers)
        body = {"source": {"text": SOURCE}, "target": {"text": TARGET}}
        locked.post("/api/1/compare", json=body, headers=headers)
        locked.post("/api/1/compare", json={"source": {"text": SOURCE}}, headers=headers)
        locked.get("/Callowmere", headers=headers)
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("retold")]
    assert len(ours) == 5
    assert ours[2].startswith("POST /api/1/compare 200")
    assert not any("Callowmere" in line or TOKEN in line for line in ours)


def test_a_fault_does_not_say_where_the_corpus_lies(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    with client_of(Settings(corpus=folder, workers=1)) as client:
        for part in folder.glob("documents.sqlite-*"):
            part.unlink()
        (folder / "documents.sqlite").write_bytes(b"not a database, at all" * 100)
        for answer in (
            client.get("/api/1/documents"),
            client.post("/api/1/find", json={"document": {"text": SOURCE}}),
            client.get("/corpus", headers={"Accept": "text/html"}),
        ):
            assert answer.status_code == 409
            assert str(tmp_path) not in answer.text


def test_what_a_field_held_is_not_told_back(client: TestClient) -> None:
    answer = client.post("/api/1/compare", json={"source": {"text": SOURCE, "sauce": TARGET}})
    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert "Callowmere" not in answer.text
    assert "source.sauce" in answer.text
