import io
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retold.errors import ReadError, RetoldError
from retold.model import Document, Page
from retold.read import files, from_bytes, is_html, read

STORY = (
    "Ferry back after nine days\n\nThe harbour board said on Monday that it was the best of news.\n"
)


def _written(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


@pytest.mark.parametrize("name", ["story.txt", "story", "story.md", "story.text", "STORY.TXT"])
def test_a_text_is_a_document_with_every_character(tmp_path: Path, name: str) -> None:
    text = STORY.replace(" on ", "\u00a0on\u00ad\u200b ").replace("\n", "\r\n")
    document = read(_written(tmp_path, name, text))
    assert document == Document(
        id=name, text=text, title="Ferry back after nine days", language="en"
    )


def test_markdown_is_not_rendered(tmp_path: Path) -> None:
    text = (
        "# Ferry *back*\n\nThe <b>board</b> said on [Monday](https://x.example) that it was so.\n"
    )
    document = read(_written(tmp_path, "story.md", text))
    assert isinstance(document, Document)
    assert document.text == text
    assert document.title == "Ferry *back*"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", "<!DOCTYPE html><html><body><p>Text</p></body></html>"),
        ("page.txt", "<!DOCTYPE html><html><body><p>Text</p></body></html>"),
        ("page", "\n\n<!-- saved -->\n<HTML lang=en><p>Text"),
        ("page", '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><p>Text</p>'),
        ("page.htm", "<p>Only a paragraph"),
        ("page", "<div><p>One</p><p>Two</p><p>Three</p></div>"),
        ("page.html", "</p></div><<b>Broken <p>html<"),
    ],
)
def test_html_is_told_by_its_content(tmp_path: Path, name: str, content: str) -> None:
    page = read(_written(tmp_path, name, content))
    assert isinstance(page, Page)
    assert page.html == content
    assert page.url == (tmp_path / name).as_uri()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("story.html", "The board said on Monday that 3 < 5 and 5 > 3."),
        ("story.txt", "<b>The board</b> said so."),
        ("story", "The tag <html> opens a page, the teacher said."),
        ("story.md", "<div><p>One</p><p>Two</p><p>Three</p></div>\n\nText."),
    ],
)
def test_text_that_shows_a_tag_is_text(tmp_path: Path, name: str, content: str) -> None:
    assert isinstance(read(_written(tmp_path, name, content)), Document)


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    document = read("-")
    assert isinstance(document, Document)
    assert (document.id, document.text) == ("stdin", STORY)


def test_closed_standard_input_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(ReadError, match="standard input: it is closed"):
        read("-")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.4 ...", "PDF"),
        (b"\x00\x01\x02", "binary"),
        (b"PK\x03\x04", "ZIP"),
    ],
)
def test_a_bad_file_is_one_line_with_name_fault_and_cure(
    tmp_path: Path, content: bytes, fault: str
) -> None:
    where = _written(tmp_path, "story.txt", content)
    with pytest.raises(ReadError) as raised:
        read(where)
    assert str(raised.value).startswith(f"{where}: ")
    assert fault in str(raised.value)
    assert ";" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_missing_file_a_folder_and_no_path_are_named(tmp_path: Path) -> None:
    for where, fault in (
        (str(tmp_path / "none.txt"), "no such file"),
        (str(tmp_path), "folder"),
        ("", "empty name"),
        ("a\x00b", "no path"),
        ("x" * 5_000, "cannot be opened"),
        ("line one\nline two", "no such file"),
        (str(tmp_path / "none.txt" / "deeper"), "no such file"),
    ):
        with pytest.raises(ReadError) as raised:
            read(where)
        assert fault in str(raised.value)
        assert "\n" not in str(raised.value)
        assert len(str(raised.value)) < 400


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_file_is_named(tmp_path: Path) -> None:
    where = _written(tmp_path, "story.txt", STORY)
    Path(where).chmod(0)
    with pytest.raises(ReadError, match="not permitted"):
        read(where)


def test_an_endless_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 10_000_000)
    with pytest.raises(ReadError, match="larger than 10 MB"):
        read("/dev/zero")


def test_a_pipe_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["sh", "-c", f"printf 'The board met.' > '{pipe}'"]):
        document = read(str(pipe))
    assert isinstance(document, Document)
    assert document.text == "The board met."


def test_a_text_of_fifty_megabytes_is_read(tmp_path: Path) -> None:
    line = "The harbour board said on Monday that the ferry would sail again — at last.\n"
    text = line * (50_000_000 // len(line.encode()))
    where = _written(tmp_path, "long.txt", text)
    start = time.monotonic()
    document = read(where)
    assert isinstance(document, Document)
    assert len(document.text) == len(text)
    assert time.monotonic() - start < 5


def test_a_line_of_a_megabyte_is_read(tmp_path: Path) -> None:
    document = read(_written(tmp_path, "line.txt", "the board said so " * 60_000))
    assert isinstance(document, Document)
    assert document.title is None


def test_html_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["retold.read"], "MAX_HTML_CHARACTERS", 1_000)
    with pytest.raises(ReadError, match="larger than"):
        from_bytes(b"<html>" + b"<p>x</p>" * 500, "page.html")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=300))
def test_arbitrary_bytes_never_raise_anything_but_our_errors(
    tmp_path: Path, content: bytes
) -> None:
    where = _written(tmp_path, "any", content)
    message = ""
    try:
        read(where)
    except RetoldError as error:
        message = str(error)
    assert "\n" not in message


@given(st.text(max_size=60))
def test_arbitrary_names_never_raise_anything_but_our_errors(where: str) -> None:
    if where.lower().startswith(("http://", "https://", "-")):
        return
    message = ""
    try:
        read(where)
    except RetoldError as error:
        message = str(error)
    assert "\n" not in message


def test_looking_for_html_is_linear() -> None:
    for text in ("<" * 1_000_000, "<!--" * 300_000, "<p " * 300_000, "<?xml " + "a" * 1_000_000):
        start = time.monotonic()
        is_html(text, "page.html")
        assert time.monotonic() - start < 2


def test_importing_loads_nothing_heavy() -> None:
    code = (
        "import sys, retold.read;"
        "sys.exit(bool({'httpx2', 'trafilatura', 'lxml', 'charset_normalizer', 'py3langid'}"
        " & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
