"""Path, address or standard input -> Page | Document."""

import re
from datetime import UTC, datetime
from pathlib import Path

from retold.errors import ReadError
from retold.language import identify
from retold.model import Document, Page
from retold.read.decode import NotText, decode
from retold.read.files import read_file, read_stdin
from retold.read.title import title_of
from retold.read.web import Answer, fetch

__all__ = ["MAX_HTML_CHARACTERS", "decode", "fetch", "from_bytes", "read", "title_of"]

MAX_HTML_CHARACTERS = 20_000_000
"""The largest of 181 news pages has 1.5 million; a tree of more than this takes gigabytes."""

STDIN = "-"
STDIN_ID = "stdin"

_MAX_NAME = 200  # characters of an input that a message shows
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,5000}?-->\s*){0,20}"
    r"<(?:!doctype\s+html|html|head|body|title|meta|article|main)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    r"<(?:/?(?:html|head|body|article|main|section|div|p|span|h[1-6]|ul|li|table|a|br|img|title)"
    r"|!doctype|meta|link|script)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_HTML_SAMPLE = 200_000  # characters in which tags are looked for
_HTML_NAMES = (".html", ".htm", ".xhtml", ".shtml")
_TEXT_NAMES = (".txt", ".md", ".markdown", ".text")
_FRAGMENT_TAGS = 4
"""Tags that make HTML of text without a telling start: prose that speaks of HTML shows fewer."""


def read(where: Path | str) -> Page | Document:
    """The page or the plain text that a path, an http(s) address or `-` (standard input) holds.

    HTML is told by its content, not only by the name. Text keeps every character; Markdown is not
    rendered. The id of a document is the file's name, the final address, or `stdin`.

    Raises:
        ReadError: missing, a folder, forbidden, empty, binary, too large, unreachable; one line
            that names the input, the fault and the cure.
    """
    where = str(where)
    name = _shown(where)
    if _SCHEME.match(where):
        answer = _fetched(where)
        return from_bytes(answer.content, answer.url, url=answer.url, charset=answer.charset)
    if where == STDIN:
        return from_bytes(read_stdin(), STDIN_ID, name="standard input")
    return from_bytes(read_file(where, name), Path(where).name, name=name, path=Path(where))


def from_bytes(
    content: bytes,
    id: str,  # noqa: A002 - the document's field
    *,
    url: str | None = None,
    charset: str | None = None,
    path: Path | None = None,
    name: str | None = None,
) -> Page | Document:
    """The page or the plain text in some bytes that came under a name.

    Args:
        content: the bytes.
        id: the id of the document, should it be plain text.
        url: where it was fetched.
        charset: the encoding declared outside the bytes.
        path: the file that it came from; a page is then known by the file's URI.
        name: what messages call the input; the id when not given.

    Raises:
        ReadError: empty, binary or too large.
    """
    name = name or _shown(id)
    try:
        text = decode(content, charset)
    except NotText as error:
        raise ReadError(f"{name}: {error}") from None
    if not text.strip("\ufeff\u200b \t\r\n\u00a0"):
        raise ReadError(f"{name}: it is empty; give a file or an address with a text")
    if is_html(text, id if path else ""):
        return _page(text, url or (path.absolute().as_uri() if path else None), name)
    return Document(id=id, text=text, title=title_of(text), url=url, language=identify(text))


def is_html(text: str, name: str = "") -> bool:
    """Whether a text is HTML: by how it starts, or by its tags and the name of its file."""
    if _HTML_START.match(text):
        return True
    lowered = name.lower()
    if lowered.endswith(_TEXT_NAMES):
        return False
    needed = 1 if lowered.endswith(_HTML_NAMES) else _FRAGMENT_TAGS
    starts_with_tag = lowered.endswith(_HTML_NAMES) or text.lstrip().startswith("<")
    if not starts_with_tag:
        return False
    tags = _TAG.finditer(text, 0, _HTML_SAMPLE)
    return sum(1 for _, _ in zip(range(needed), tags, strict=False)) == needed


def _page(html: str, url: str | None, name: str) -> Page:
    if len(html) > MAX_HTML_CHARACTERS:
        limit = MAX_HTML_CHARACTERS // 1_000_000
        raise ReadError(f"{name}: the HTML is larger than {limit} MB; save the article itself")
    return Page(html=html, url=url, fetched=datetime.now(UTC))


def _fetched(where: str) -> Answer:
    answer = fetch(where)
    if not answer.content:
        raise ReadError(f"{where}: the answer is empty; open it in a browser and save it")
    return answer


def _shown(where: str) -> str:
    """The input as messages name it: on one line, and not too long."""
    line = "".join(c if c.isprintable() else "?" for c in where)
    if len(line) > _MAX_NAME:
        return line[:_MAX_NAME] + "…"
    return line or '""'
