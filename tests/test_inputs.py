"""Inputs of every kind, their entries, and what may not be fetched."""

import bz2
import gzip
import io
import json
import lzma
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from retold.inputs import documents, entries
from retold.model import Document
from retold.read.fields import Bad, Fields
from tests.read.office import column, docx, paragraph, pdf

STORY = (
    "The harbour board of Lowmere said on Monday that the ferry to Tolby would sail again on "
    "Wednesday, nine days after the storm had broken the quay, and that nobody had been hurt. "
)
PAGE = (
    "<!doctype html><html lang='en'><head><title>Ferry back</title></head><body>"
    f"<article><h1>Ferry back</h1><p>{STORY}</p><p>{STORY}</p></article></body></html>"
)


def taken(*inputs: object, follow: bool = False) -> tuple[dict[str, str], list[str]]:
    """The texts by their ids, and what was bad."""
    found = list(documents(map(str, inputs), Fields(), follow=follow))
    texts = {one.id: one.text for one in found if isinstance(one, Document)}
    return texts, [f"{one.place}: {one.reason}" for one in found if isinstance(one, Bad)]


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> object:
    """Sets what standard input holds."""

    def hold(content: bytes) -> None:
        stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(content)))  # type: ignore[arg-type]
        monkeypatch.setattr(sys, "stdin", stream)

    return hold


def test_a_folder_gives_each_document_its_path_as_id(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.html").write_text(PAGE, encoding="utf-8")
        (tmp_path / folder / "story.docx").write_bytes(docx(paragraph(STORY)))
    texts, bad = taken(tmp_path)
    assert sorted(texts) == ["a/index.html", "a/story.docx", "b/index.html", "b/story.docx"]
    assert bad == []


def test_a_folder_names_what_may_hold_a_text_and_is_silent_of_pictures(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2", reason="the extra office is not installed")
    for name in ("a.odt", "b.zip", "c.png", "d.css", "e.pages", "f.mp4", ".hidden.txt"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "g.PDF").write_bytes(pdf([column([STORY])]))
    (tmp_path / "h.pdf").write_bytes(pdf([[]]))
    (tmp_path / "i.txt.gz").write_bytes(gzip.compress(STORY.encode()))
    texts, bad = taken(tmp_path)
    assert sorted(texts) == ["g.PDF", "i.txt.gz"]
    assert [line.split(":")[0].rsplit("/", 1)[-1] for line in bad] == [
        "a.odt",
        "b.zip",
        "e.pages",
        "h.pdf",
    ]


@pytest.mark.parametrize(
    ("names", "is_bad"),
    [((), True), (("a.png", ".hidden.txt"), True), (("a.png", "b.txt"), False)],
)
def test_a_folder_with_nothing_to_read_is_bad_and_the_rest_goes_on(
    tmp_path: Path, names: tuple[str, ...], is_bad: object
) -> None:
    (tmp_path / "given").mkdir()
    for name in names:
        (tmp_path / "given" / name).write_text(STORY, encoding="utf-8")
    (tmp_path / "c.txt").write_text(STORY, encoding="utf-8")
    texts, bad = taken(tmp_path / "given", tmp_path / "c.txt")
    assert "c.txt" in texts
    told = f"{tmp_path / 'given'}: nothing in it can be read; name a folder with texts"
    assert bad == ([told] if is_bad else [])


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.json", '{"text": "abc', "it is no JSON, though it is named so (Unterminated string"),
        ("a.json", STORY, "it is no JSON, though it is named so"),
        ("a.JSON", '[{"text": "abc"},', "it is no JSON, though it is named so"),
        ("a.json", '"abc"', "it is JSON (application/json) that holds no text"),
        ("a.json", "[]", "it is JSON (application/json) that holds no text"),
        ("a.json", json.dumps({"text": STORY}), None),
        ("a.json", json.dumps({"text": STORY}) + "\n" + json.dumps({"text": STORY}), None),
        ("a.json", PAGE, None),
        ("a.txt", '{"text": "abc', None),
        ("a.data", '{"text": "abc', None),
    ],
)
def test_a_file_that_is_named_json_is_no_prose(
    tmp_path: Path, name: str, content: str, told: str | None
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    texts, bad = taken(tmp_path / name)
    assert bool(texts) is (told is None)
    assert [told in line for line in bad if told] == ([True] if told else [])


def test_records_come_as_they_are_where_entries_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": STORY, "score": 3}) + "\n", encoding="utf-8")
    assert list(entries([str(path)])) == [(f"{path}:1", {"text": STORY, "score": 3})]


@pytest.mark.parametrize(
    "link",
    [
        "/etc/passwd",
        "../../etc/hostname",
        "-",
        "file:///etc/passwd",
        "ftp://127.0.0.1/a",
        "http://127.0.0.1:1/a",
        "http://2130706433:1/",
        "http://0x7f.1:1/",
        "http://0177.0.0.1:1/",
        "http://127.1:1/",
        "http://[::1]:1/",
        "http://[::ffff:127.0.0.1]:1/",
        "http://localhost:1/",
        "http://localhost.:1/",
        "http://169.254.169.254/latest/",
        "http://10.0.0.1/",
        "http://mara:secret@127.0.0.1:1/",
        "http://１２７.０.０.１:1/",
    ],
)
def test_the_links_of_a_feed_lead_nowhere_inside(tmp_path: Path, link: str, stdin: object) -> None:
    pytest.importorskip("feedparser", reason="the extra feeds is not installed")
    stdin(STORY.encode())  # type: ignore[operator]
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "a", "url": link}]}
    (tmp_path / "a.json").write_text(json.dumps(feed), encoding="utf-8")
    rss = f"<rss version='2.0'><channel><item><link>{link}</link></item></channel></rss>"
    (tmp_path / "b.rss").write_text(rss, encoding="utf-8")
    for name in ("a.json", "b.rss"):
        texts, bad = taken(tmp_path / name, follow=True)
        assert texts == {}
        assert len(bad) == 1
        assert "http" in bad[0]
        assert "secret" not in bad[0]
        assert "cannot be reached" not in bad[0]  # not even asked


def test_a_feed_is_never_taken_for_the_name_of_a_file(tmp_path: Path) -> None:
    pytest.importorskip("feedparser", reason="the extra feeds is not installed")
    secret = tmp_path / "secret.xml"
    secret.write_text(
        f"<rss><channel><item><description>{STORY}</description></item></channel></rss>",
        encoding="utf-8",
    )
    (tmp_path / "feed.rss").write_text(str(secret), encoding="utf-8")
    texts, bad = taken(tmp_path / "feed.rss")
    assert texts == {}
    assert "no RSS or Atom feed" in bad[0]


def test_a_feed_is_decoded_as_a_page_is(tmp_path: Path) -> None:
    pytest.importorskip("feedparser", reason="the extra feeds is not installed")
    for label in ("unicode_escape", "utf-7"):
        feed = (
            f"<?xml version='1.0' encoding='{label}'?><rss version='2.0'><channel><item>"
            r"<description>C:\new\table +AGE- \x41</description></item></channel></rss>"
        )
        (tmp_path / "a.rss").write_text(feed, encoding="utf-8")
        texts, _ = taken(tmp_path / "a.rss")
        assert list(texts.values()) == [r"C:\new\table +AGE- \x41"]
    russian = (
        "<?xml version='1.0' encoding='koi8-r'?><rss><channel><item><description>Паром вернулся"
    )
    feed = russian + "</description></item></channel></rss>"
    (tmp_path / "a.rss").write_bytes(feed.encode("koi8-r"))
    assert list(taken(tmp_path / "a.rss")[0].values()) == ["Паром вернулся"]


def test_a_json_feed_gives_its_entries(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1",
        "title": "The Lowmere Gazette",
        "items": [
            {
                "id": "1",
                "url": "https://mara:secret@lowmere.example/1",
                "title": "Ferry back",
                "content_html": "<p>It rained.</p><p>It snowed.</p>",
                "date_published": "2026-03-01T10:00:00+01:00",
                "author": {"name": "Mara Voss"},
            },
            {"url": "https://lowmere.example/2", "summary": "It hailed.", "authors": "odd"},
            "odd",
            {"id": 4},
        ],
    }
    path = tmp_path / "feed.json"
    path.write_text(json.dumps(feed, indent=1), encoding="utf-8")
    first, second, *bad = documents([str(path)], Fields(), follow=False)
    assert first == Document(
        "1",
        "It rained.\n\nIt snowed.",
        title="Ferry back",
        url="https://lowmere.example/1",
        outlet="The Lowmere Gazette",
        byline="Mara Voss",
        published="2026-03-01T10:00:00+01:00",
    )
    assert isinstance(second, Document)
    assert (second.id, second.text) == ("https://lowmere.example/2", "It hailed.")
    assert [isinstance(one, Bad) for one in bad] == [True, True]


def test_credentials_reach_no_document(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [
        {"text": STORY, "url": "https://mara:secret@lowmere.example/1"},
        {"text": STORY, "id": "https://mara:secret@lowmere.example/2"},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    texts, _ = taken(path)
    assert list(texts) == ["https://lowmere.example/1", "https://lowmere.example/2"]


def test_credentials_of_a_declared_address_reach_no_document(tmp_path: Path) -> None:
    link = '<link rel="canonical" href="https://mara:secret@lowmere.example/ferry">'
    path = tmp_path / "a.html"
    path.write_text(PAGE.replace("<title>", f"{link}<title>"), encoding="utf-8")
    (document,) = documents([str(path)], Fields(), follow=False)
    assert isinstance(document, Document)
    assert document.url == "https://lowmere.example/ferry"
    assert "secret" not in repr(document)


RSS = f"<rss version='2.0'><channel><item><description>{STORY}</description></item></channel></rss>"
LINES = json.dumps({"id": "a", "text": STORY}) + "\n"
JSON_FEED = {"version": "https://jsonfeed.org/version/1.1"}


@pytest.mark.parametrize(
    ("content", "number"),
    [
        (LINES.encode() * 2, 2),
        (gzip.compress(LINES.encode()), 1),
        (RSS.encode(), 1),
        (PAGE.encode(), 1),
        (STORY.encode(), 1),
        (docx(paragraph(STORY)), 1),
    ],
)
def test_standard_input_is_told_by_what_it_holds(
    stdin: object, content: bytes, number: int
) -> None:
    stdin(content)  # type: ignore[operator]
    found = list(documents(["-"], Fields(), follow=False))
    assert len(found) == number
    assert {getattr(one, "text", "").strip()[:20] for one in found} == {STORY[:20]} or (
        "Ferry back" in getattr(found[0], "text", "")
    )


@pytest.mark.parametrize("name", ["story", "story.json", "story.log"])
@pytest.mark.parametrize(
    ("content", "number"),
    [
        (LINES.encode() * 2, 2),
        (gzip.compress(LINES.encode()), 1),
        (RSS.encode(), 1),
        (json.dumps({**JSON_FEED, "items": [{"id": "a", "content_text": STORY}]}).encode(), 1),
        (PAGE.encode(), 1),
        (docx(paragraph(STORY)), 1),
    ],
)
def test_a_file_whose_name_tells_nothing_is_told_by_what_it_holds(
    tmp_path: Path, content: bytes, number: int, name: str
) -> None:
    (tmp_path / name).write_bytes(content)
    found = list(documents([str(tmp_path / name)], Fields(), follow=False))
    assert len(found) == number
    assert all(STORY[:20] in getattr(one, "text", "") for one in found)


@pytest.mark.parametrize("name", ["story", "story.log"])
@pytest.mark.parametrize("text", [STORY, f"{{{STORY}}}\n{STORY}"])
def test_prose_is_read_from_a_file_whose_name_tells_nothing(
    tmp_path: Path, text: str, name: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    texts, bad = taken(tmp_path / name)
    assert (texts, bad) == ({name: text}, [])


def test_records_that_are_bad_are_told_in_a_file_whose_name_tells_nothing(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    path.write_text(f"{LINES}[1]\n{{broken\n{LINES}", encoding="utf-8")
    texts, bad = taken(path)
    assert texts == {"a": STORY}
    assert [line.split(": ")[0] for line in bad] == [f"{path}:2", f"{path}:3"]


@pytest.mark.parametrize(
    "pack", [gzip.compress, bz2.compress, lzma.compress], ids=["gzip", "bzip2", "xz"]
)
def test_packed_input_that_breaks_off_is_bad(
    tmp_path: Path, stdin: object, pack: Callable[[bytes], bytes]
) -> None:
    packed = pack(STORY.encode() * 9)[:-20]
    stdin(packed)  # type: ignore[operator]
    (tmp_path / "story").write_bytes(packed)
    texts, bad = taken("-", tmp_path / "story")
    assert texts == {}
    assert ["breaks off" in line for line in bad] == [True, True]


def test_closed_standard_input_is_bad(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert taken("-")[1] == ["-: standard input: it is closed; pipe a text into it or give a file"]


def record(number: int, body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """A response of a crawl, without a check sum."""
    head = "\r\n".join([f"HTTP/1.1 {status}", *headers]) + "\r\n\r\n"
    http = head.encode() + body
    warc = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: https://mara:secret@lowmere.example/{number}\r\n"
        f"WARC-Date: 2026-03-01T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:036d}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return warc.encode() + http + b"\r\n\r\n"


def test_bodies_of_a_crawl_are_read_in_every_coding(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc", reason="the extra warc is not installed")
    brotli = pytest.importorskip("brotli", reason="the extra warc is not installed")
    zstd = pytest.importorskip("backports.zstd", reason="the extra warc is not installed")
    html, page = "Content-Type: Text/HTML; charset=utf-8", PAGE.encode()
    packed = gzip.compress(page)
    halves = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (9, packed[:9], len(packed) - 9, packed[9:])
    crawl = [
        record(1, page, html),
        record(2, packed, html, "Content-Encoding: gzip"),
        record(3, zlib.compress(page), html, "Content-Encoding: deflate"),
        record(4, brotli.compress(page), html, "Content-Encoding: br"),
        record(5, zstd.compress(page), html, "Content-Encoding: zstd"),
        record(6, halves, html, "Content-Encoding: gzip", "Transfer-Encoding: chunked"),
        record(7, page, html, "Content-Encoding: gzip", "Transfer-Encoding: chunked"),
        record(8, packed[:-20], html, "Content-Encoding: gzip"),
        record(9, b"\x00\x01", html, "Content-Encoding: exi"),
        record(10, page, html, status="404 Not Found"),
        record(11, b"\x89PNG", "Content-Type: image/png"),
    ]
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(crawl))
    texts, bad = taken(path)
    assert list(texts) == [f"https://lowmere.example/{number}" for number in range(1, 8)]
    assert len(set(texts.values())) == 1
    assert [line.split(": ")[1] for line in bad] == [
        "https://lowmere.example/8",
        "https://lowmere.example/9",
    ]
    assert "breaks off" in bad[0]
    assert "exi" in bad[1]


def test_a_body_of_a_crawl_over_the_limit_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("fastwarc", reason="the extra warc is not installed")
    from retold.read import warc

    monkeypatch.setattr(warc, "MAX_RECORD_BYTES", 5_000)
    html = "Content-Type: text/html"
    bomb = gzip.compress(b"<p>" + b"a" * 5_000)
    path = tmp_path / "a.warc"
    path.write_bytes(
        record(1, b"<p>" + b"a" * 5_000, html)
        + record(2, bomb, html, "Content-Encoding: gzip")
        + record(3, PAGE.encode(), html)
    )
    texts, bad = taken(path)
    assert list(texts) == ["https://lowmere.example/3"]
    assert [("longer than" in line) for line in bad] == [True, True]


def test_a_bad_name_is_bad_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    texts, bad = taken("x" * 5_000, "a\x00b", tmp_path / "none.pdf", tmp_path / "a.txt")
    assert list(texts) == ["a.txt"]
    assert len(bad) == 3
