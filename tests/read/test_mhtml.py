"""Pages saved as MHTML, as the two families of browsers write them."""

import base64
import quopri
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.errors import ReadError
from retold.model import Page
from retold.prepare import load
from retold.read import from_bytes, read

STORY = (
    "The harbour board of Lowmere said on Monday that the ferry to Tolby would sail again on "
    "Wednesday, nine days after the storm had broken the quay, and that nobody had been hurt. "
)
PAGE = (
    "<!doctype html><html lang='en'><head><title>Ferry back</title></head><body><nav>Menu</nav>"
    f"<article><h1>Ferry back</h1><p>{STORY}</p><p>{STORY} — “so”.</p></article></body></html>"
)


def mhtml(
    *parts: tuple[str, str, bytes],
    head: str = "From: <Saved by Blink>\nSnapshot-Content-Location: "
    "https://mara:secret@lowmere.example/ferry\n",
    start: str = "",
) -> bytes:
    """A file with parts: header lines, the coding of the transfer, and the content."""
    named = f'; start="{start}"' if start else ""
    made = (
        f"{head}Subject: Ferry\nMIME-Version: 1.0\nContent-Type: multipart/related;\n"
        f'\ttype="text/html"{named};\n\tboundary="----B"\n\n'
    ).encode()
    for lines, coding, content in parts:
        packed = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}.get(
            coding, bytes
        )(content)
        made += (
            f"------B\n{lines}\nContent-Transfer-Encoding: {coding}\n\n".encode() + packed + b"\n"
        )
    return (made + b"------B--\n").replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


HTML = "Content-Type: text/html\nContent-ID: <frame-1@mhtml.blink>\nContent-Location: https://lowmere.example/ferry"
TRANSFER = b"\nContent-Transfer-Encoding: %s\n\n"
IMAGE = "Content-Type: image/png\nContent-Location: https://lowmere.example/a.png"


@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "8bit"])
def test_the_page_of_a_file_is_extracted_under_the_name_of_the_file(
    tmp_path: Path, coding: str
) -> None:
    path = tmp_path / "saved.mhtml"
    path.write_bytes(mhtml((HTML, coding, PAGE.encode()), (IMAGE, "base64", b"\x89PNG\r\n")))
    document = load(str(path))
    assert document.id == "saved.mhtml"
    assert document.url == "https://lowmere.example/ferry"
    assert document.text.count(STORY.strip()) == 2
    assert "MIME" not in document.text
    assert "Menu" not in document.text


def test_the_root_is_the_part_that_the_head_names() -> None:
    other = HTML.replace("frame-1", "frame-2").replace("/ferry", "/advert")
    content = mhtml(
        (other, "8bit", b"<html><p>Buy boats</p></html>"),
        (HTML, "8bit", PAGE.encode()),
        start="<frame-1@mhtml.blink>",
    )
    page = from_bytes(content, "stdin")
    assert isinstance(page, Page)
    assert page.html.rstrip() == PAGE
    first = from_bytes(content.replace(b"; start", b"; begin"), "stdin")
    assert isinstance(first, Page)
    assert "Buy boats" in first.html


def test_the_declared_encoding_is_used() -> None:
    html = HTML.replace("text/html", "text/html; charset=koi8-r")
    page = from_bytes(
        mhtml((html, "base64", "<html><p>Паром вернулся</p></html>".encode("koi8-r"))), "a"
    )
    assert isinstance(page, Page)
    assert "Паром вернулся" in page.html


def test_credentials_are_left_out_of_its_address() -> None:
    page = from_bytes(mhtml((HTML, "8bit", PAGE.encode())), "a")
    assert isinstance(page, Page)
    assert page.url == "https://lowmere.example/ferry"


@pytest.mark.parametrize(
    "content",
    [
        mhtml((IMAGE, "base64", b"\x89PNG\r\n")),
        mhtml((HTML, "8bit", b"")),
        mhtml(),
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\nno part",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n" + b"x" * 100,
    ],
)
def test_a_file_without_a_page_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.mht"
    path.write_bytes(content)
    with pytest.raises(ReadError, match="MHTML") as raised:
        read(str(path))
    assert str(raised.value).startswith(f"{path}: ")
    assert "\n" not in str(raised.value)


def test_parts_within_parts_without_end_are_refused() -> None:
    nested = "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3_000)
    )
    content = f"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\n{nested}"
    with pytest.raises(ReadError, match="MHTML"):
        from_bytes(content.encode(), "a")


@given(
    st.binary(max_size=200),
    st.sampled_from(["quoted-printable", "base64", "8bit", "x-uuencode", ""]),
)
def test_any_content_is_a_page_or_refused(content: bytes, coding: str) -> None:
    head = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\n"
    message = ""
    try:
        from_bytes(head + HTML.encode() + TRANSFER % coding.encode() + content, "a")
    except ReadError as error:
        message = str(error)
    assert "\n" not in message
