"""What is not read is refused under its name, by its bytes and by its ending."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from retold.errors import ReadError
from retold.read import from_bytes, read
from retold.read.endings import is_named_among_others, refused_ending
from retold.read.file_kinds import is_feed, kind_of, root_of
from tests.read.office import docx, paragraph, pdf

TEXT = "The harbour board said on Monday that the ferry would sail again.\n" * 4


def zipped(**entries: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/"), content)
    return made.getvalue()


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + stream.encode("utf-16-le")


MAIL = b"Received: from a\r\nMessage-ID: <1@a.example>\r\nMIME-Version: 1.0\r\n\r\nText"

REFUSED = [
    ("a.xlsx", zipped(**{"xl__workbook.xml": "<a/>"}), "Excel"),
    ("a.pptx", zipped(**{"ppt__presentation.xml": "<a/>"}), "PowerPoint"),
    ("a.odt", zipped(mimetype="application/vnd.oasis.opendocument.text"), "OpenDocument"),
    ("a.epub", zipped(mimetype="application/epub+zip"), "EPUB"),
    ("a.pages", zipped(**{"Index__Document.iwa": "a"}), "Pages"),
    ("a.jar", zipped(**{"META-INF__MANIFEST.MF": "a"}), "Java"),
    ("a.zip", zipped(**{"story.txt": TEXT}), "ZIP"),
    ("a.doc", ole("WordDocument"), "old Word file"),
    ("a.xls", ole("Workbook"), "Excel"),
    ("a.ppt", ole("PowerPoint Document"), "PowerPoint"),
    ("a.msg", ole("__substg1.0_1000001F"), "Outlook"),
    ("a.docx", ole("EncryptedPackage"), "password"),
    ("a.rtf", b"{\\rtf1\\ansi The board met.}", "RTF"),
    ("a.eml", MAIL, "e-mail"),
    ("a.png", b"\x89PNG\r\n\x1a\n\x00", "PNG"),
    ("a.bmp", b"BM" + struct.pack("<I", 64) + b"\x00" * 58, "bitmap"),
    ("a.mp3", b"ID3\x03\x00\x00", "sound"),
    ("a.mp4", b"\x00\x00\x00\x18ftypmp42", "film"),
    ("a.exe", b"MZ\x90\x00" + b"\x00" * 60, "program"),
    (
        "a.svg",
        b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text>a</text></svg>',
        "image",
    ),
    ("a.json", b'{"text": "The board met."}', "JSON"),
    ("list.json", b'[{"text": "The board met."}]', "JSON"),
    ("cut.json", b'{"text": "The board met.', "no JSON"),
    ("a.jsonl", b'{"text": "The board met."}\n{"text": "It rained."}\n', "JSON"),
    ("a.csv", b"id,text\n1,The board met.\n", "retold add"),
    ("a.rss", b"<rss version='2.0'><channel><title>a</title></channel></rss>", "feed"),
    ("a.atom", b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'/>", "feed"),
    ("a.xml", b"<?xml version='1.0'?><nitf><body>The board met.</body></nitf>", "<nitf>"),
    (
        "a.xml",
        b"<?xml version='1.0'?>\n<!-- a -->\n<urlset><url>a</url></urlset>",
        "list of addresses",
    ),
    ("a.warc", b"WARC/1.0\r\nWARC-Type: response\r\n", "WARC"),
    ("a.parquet", b"PAR1\x15\x04", "Parquet"),
]
BY_ENDING = {"a.csv", "cut.json"}  # as bytes, a text like any other


@pytest.mark.parametrize(
    ("name", "content", "what"), REFUSED, ids=[f"{n}-{w}" for n, _, w in REFUSED]
)
def test_what_is_not_read_is_named_by_its_bytes_and_by_its_ending(
    tmp_path: Path, name: str, content: bytes, what: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ReadError) as raised:
        read(str(tmp_path / name))
    assert str(raised.value).startswith(f"{tmp_path / name}: ")
    assert ";" in str(raised.value)
    assert "\n" not in str(raised.value)
    if name not in BY_ENDING:
        with pytest.raises(ReadError, match=what):
            from_bytes(content, "stdin", name="standard input")


@pytest.mark.parametrize(
    "ending",
    [
        "doc",
        "odt",
        "rtf",
        "pages",
        "pptx",
        "xlsx",
        "epub",
        "zip",
        "7z",
        "rar",
        "tar.gz",
        "tgz",
        "eml",
        "png",
        "jpg",
        "mp3",
        "mp4",
        "exe",
    ],
)
def test_an_ending_is_enough_to_refuse_what_looks_like_text(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"story.{ending}"
    path.write_text(TEXT, encoding="utf-8")
    with pytest.raises(ReadError, match=r"it is an? "):
        read(str(path))


@pytest.mark.parametrize("name", ["story", "story.txt", "story.md", "v1.2", "story.final", "a.log"])
def test_other_endings_are_none(name: str) -> None:
    assert refused_ending(name) is None


def test_of_a_folder_only_what_may_hold_a_text_is_named() -> None:
    assert is_named_among_others("a.DOC")
    assert is_named_among_others("a.tar.gz")
    assert not is_named_among_others("a.png")
    assert not is_named_among_others("a.css")


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (pdf([[(11, 72, 700, "The board met.")]]), "", "pdf"),
        (b"\n\n" + pdf([[]]), "", "pdf"),
        (b"We say %PDF- is how a PDF begins.", "", None),
        (docx(paragraph("The board met.")), "", "docx"),
        (zipped(**{"story.txt": TEXT}), "", None),
        (
            b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n",
            "",
            "mhtml",
        ),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related;\n boundary=a\n\n--a", "", "mhtml"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related;\n boundary=a\n\n--a", "a.txt", None),
        (MAIL, "", None),
        (b"Note: one\nFrom: two\n\nMIME-Version: is a header.", "", None),
        (TEXT.encode(), "", None),
    ],
)
def test_kinds_are_told_by_their_bytes(content: bytes, name: str, kind: str | None) -> None:
    assert kind_of(content, name) == kind


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("<rss version='2.0'>", "rss"),
        ("\ufeff\n<?xml version='1.0'?>\n<!-- a - b -->\n<!DOCTYPE x>\n<rdf:RDF>", "rdf:RDF"),
        ("<!doctype html><html>", "html"),
        ("Text about <rss>.", None),
        ("", None),
        ("<", None),
    ],
)
def test_the_first_element_is_the_root(text: str, root: str | None) -> None:
    assert root_of(text) == root


def test_a_page_that_speaks_of_feeds_is_none() -> None:
    assert not is_feed("<html><body><p>An RSS feed begins with &lt;rss or <rss>.</p></body></html>")
    assert not is_feed('{"version": "1.0"}')
    assert is_feed('{"title": "a", "version": "https://jsonfeed.org/version/1"}')


@pytest.mark.parametrize(
    "text",
    [
        "[Monday] The board met.\n",
        "{sic} The board met.\n",
        "Note: the board met.\nAgain: it met.\nThird: it met.\n",
        "[1] The board met.\n[2] It met again.\n",
        "<b>Note</b> that the board met.",
    ],
)
def test_prose_is_read_though_it_begins_like_something_else(text: str) -> None:
    assert getattr(from_bytes(text.encode(), "stdin"), "text", None) == text


def test_a_plain_text_by_its_name_may_begin_as_it_likes(tmp_path: Path) -> None:
    for content in ('{"a": 1}', "<?xml version='1.0'?><a/>", MAIL.decode()):
        path = tmp_path / "story.txt"
        path.write_text(content, encoding="utf-8", newline="")
        assert getattr(read(str(path)), "text", None) == content


def test_telling_kinds_is_linear() -> None:
    for part in (
        "<?x",
        "<!--",
        "<!-- - ",
        "a: b\n",
        "a:b\n c\n",
        " ",
        "<!DOCTYPE ",
        "{",
        "[",
        "[{",
    ):
        text = part * (300_000 // len(part))
        assert root_of(text) is None or root_of(text)
        assert kind_of(text.encode()) is None
        is_feed(text)
