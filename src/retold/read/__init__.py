"""Path, address or standard input -> Page | Document."""

import re
from datetime import UTC, datetime
from pathlib import Path

from retold.errors import ReadError
from retold.model import Document, Page
from retold.read import files
from retold.read.addresses import without_credentials
from retold.read.decode import NotText, decode
from retold.read.endings import HTML_ENDINGS, TEXT_ENDINGS, refused_ending, without_packing
from retold.read.file_kinds import MHTML, PDF, Kind, kind_of, refused_json, refused_text
from retold.read.files import read_file, read_stdin
from retold.read.packed import DAMAGED, TooLarge, is_packed, unpacked
from retold.read.title import title_of
from retold.read.web import Answer, fetch
from retold.text.language import identify

__all__ = [
    "MAX_HTML_CHARACTERS",
    "decode",
    "fetch",
    "from_answer",
    "from_bytes",
    "is_elsewhere",
    "read",
    "shown",
    "title_of",
]

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
_HTML_HEAD = 16_384  # bytes in which a page shows that it is one
_HTML_SAMPLE = 200_000  # characters in which tags are looked for
_FRAGMENT_TAGS = 4
"""Tags that make HTML of text without a telling start: prose that speaks of HTML shows fewer."""


def read(where: Path | str, *, allow_private: bool = False) -> Page | Document:
    """The page or the document that a path, an http(s) address or `-` (standard input) holds.

    HTML is told by its content, not only by the name. Text keeps every character; Markdown is not
    rendered. PDF, DOCX and MHTML are read, and what is packed with gzip, xz or bzip2. The id of a
    document is the file's name, the final address, or `stdin`.

    Args:
        where: the path, address or `-`.
        allow_private: whether an address may redirect into this machine or network.

    Raises:
        ReadError: missing, a folder, forbidden, empty, of a kind that is not read, too large,
            unreachable; one line that names the input, the fault and the cure.
        MissingExtra: a PDF, and pypdfium2 is not installed.
    """
    where = str(where)
    name = shown(where)
    if _SCHEME.match(where):
        return from_answer(_fetched(where, name, allow_private=allow_private))
    if where == STDIN:
        return from_bytes(read_stdin(), STDIN_ID, name="standard input")
    return from_bytes(read_file(where, name), Path(where).name, name=name, path=Path(where))


def from_answer(answer: Answer) -> Page | Document:
    """The page or the document that an address answered."""
    return from_bytes(answer.content, answer.url, url=answer.url, charset=answer.charset)


def from_bytes(
    content: bytes,
    id: str,  # noqa: A002 - the document's field
    *,
    url: str | None = None,
    charset: str | None = None,
    path: Path | None = None,
    name: str | None = None,
) -> Page | Document:
    """The page or the document in some bytes that came under a name.

    Args:
        content: the bytes.
        id: the id of the document, should it be no page.
        url: where it was fetched.
        charset: the encoding declared outside the bytes.
        path: the file that it came from; a page is then known by the file's URI.
        name: what messages call the input; the id when not given.

    Raises:
        ReadError: empty, of a kind that is not read, or too large.
        MissingExtra: a PDF, and pypdfium2 is not installed.
    """
    name = name or shown(id)
    file = without_packing(path.name) if path else ""
    if path and (refused := refused_ending(path.name)):
        raise ReadError(f"{name}: it is {refused}")
    content = _unpacked(content, name)
    kind = kind_of(content, file)
    if kind == MHTML:
        return _saved_page(content, id, path, name)
    if kind is not None:
        return _office_document(content, kind, id, url, name)
    plain = file.lower().endswith(TEXT_ENDINGS)
    try:
        text = decode(content, charset, markup=not plain or _starts_as_html(content))
    except NotText as error:
        raise ReadError(f"{name}: {error}") from None
    if not text.strip("\ufeff\u200b \t\r\n\u00a0"):
        raise ReadError(f"{name}: it is empty; give a file or an address with a text")
    if is_html(text, file):
        return _page(text, url or (path.absolute().as_uri() if path else None), name)
    if not plain and (refused := refused_text(text) or refused_json(text, file)):
        raise ReadError(f"{name}: it is {refused}")
    return Document(id=id, text=text, title=title_of(text), url=url, language=identify(text))


def is_html(text: str, name: str = "") -> bool:
    """Whether a text is HTML: by how it starts, or by its tags and the name of its file."""
    if _HTML_START.match(text):
        return True
    lowered = name.lower()
    if lowered.endswith(TEXT_ENDINGS):
        return False
    needed = 1 if lowered.endswith(HTML_ENDINGS) else _FRAGMENT_TAGS
    starts_with_tag = lowered.endswith(HTML_ENDINGS) or text.lstrip().startswith("<")
    if not starts_with_tag:
        return False
    tags = _TAG.finditer(text, 0, _HTML_SAMPLE)
    return sum(1 for _, _ in zip(range(needed), tags, strict=False)) == needed


def _page(html: str, url: str | None, name: str) -> Page:
    if len(html) > MAX_HTML_CHARACTERS:
        limit = MAX_HTML_CHARACTERS // 1_000_000
        raise ReadError(f"{name}: the HTML is larger than {limit} MB; save the article itself")
    return Page(html=html, url=url, fetched=datetime.now(UTC))


def _saved_page(content: bytes, id_: str, path: Path | None, name: str) -> Page | Document:
    """The page in an MHTML file, known by the address that it was saved from."""
    from retold.read.mhtml import root_part

    part = root_part(content, name)
    url = part.url or (path.absolute().as_uri() if path else None)
    try:
        text = decode(part.content, part.charset)
    except NotText as error:
        raise ReadError(f"{name}: {error}") from None
    if part.is_html:
        return _page(text, url, name)
    return Document(id=id_, text=text, title=title_of(text), url=part.url, language=identify(text))


def _office_document(content: bytes, kind: Kind, id_: str, url: str | None, name: str) -> Document:
    """The document in a PDF or DOCX file."""
    if kind == PDF:
        from retold.read.pdf import read_pdf

        written = read_pdf(content, name)
    else:
        from retold.read.docx import read_docx

        written = read_docx(content, name)
    return Document(
        id=id_,
        text=written.text,
        title=written.title or title_of(written.text),
        url=url,
        published=written.published,
        language=identify(written.text),
    )


def _unpacked(content: bytes, name: str) -> bytes:
    """The content, out of its packing where it is packed."""
    if not is_packed(content):
        return content
    try:
        return unpacked(content, files.MAX_FILE_BYTES)
    except TooLarge:
        limit = files.MAX_FILE_BYTES // 1_000_000
        raise ReadError(
            f"{name}: unpacked, it is larger than {limit} MB; split it into articles first"
        ) from None
    except DAMAGED as error:
        raise ReadError(
            f"{name}: it is packed, and breaks off or is damaged ({error}); get it anew"
        ) from None


def _starts_as_html(content: bytes) -> bool:
    return _HTML_START.match(content[:_HTML_HEAD].decode("latin-1")) is not None


def _fetched(where: str, name: str, *, allow_private: bool) -> Answer:
    answer = fetch(where, allow_private=allow_private)
    if not answer.content:
        raise ReadError(f"{name}: the answer is empty; open it in a browser and save it")
    return answer


def is_elsewhere(where: str) -> bool:
    """Whether an input is no file here: an address, or standard input."""
    return where == STDIN or _SCHEME.match(where) is not None


def shown(where: str) -> str:
    """An input as messages name it: on one line, not too long, and without a password."""
    line = "".join(c if c.isprintable() else "?" for c in without_credentials(where))
    if len(line) > _MAX_NAME:
        return line[:_MAX_NAME] + "…"
    return line or '""'
