"""What some bytes are, told by how they begin.

Three kinds besides text and HTML are read: PDF, DOCX and MHTML. All others are refused under their
name, and never read as text.
"""

import io
import json
import re
from typing import Final, Literal, TypeAlias

from retold.read.endings import ADD, SAVE, TEXT, TEXT_ENDINGS, UNPACK

Kind: TypeAlias = Literal["pdf", "docx", "mhtml"]

PDF: Final = "pdf"
DOCX: Final = "docx"
MHTML: Final = "mhtml"

_BEGINNINGS: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"%PDF-", "a PDF", SAVE),
    (0, b"{\\rtf", "an RTF file", SAVE),
    (0, b"%!PS", "a PostScript file", SAVE),
    (0, b"\xffWPC", "a WordPerfect file", SAVE),
    (60, b"BOOKMOBI", "a Kindle book", SAVE),
    (0, b"ITSF", "a compiled help file", SAVE),
    (0, b"AT&TFORM", "a DjVu file", SAVE),
    (0, b"\x1f\x8b\x08", "a gzip archive", UNPACK),
    (0, b"\x1f\x9d", "a compress archive", UNPACK),
    (0, b"\xfd7zXZ\x00", "an xz archive", UNPACK),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK),
    (0, b"\x28\xb5\x2f\xfd", "a zstd archive", UNPACK),
    (0, b"\x04\x22\x4d\x18", "an lz4 archive", UNPACK),
    (0, b"LZIP", "an lzip archive", UNPACK),
    (0, b"Rar!\x1a\x07", "a RAR archive", UNPACK),
    (0, b"MSCF\x00\x00", "a cabinet archive", UNPACK),
    (0, b"!<arch>\n", "an ar archive", UNPACK),
    (257, b"ustar", "a tar archive", UNPACK),
    (0, b"PK\x05\x06", "an empty ZIP archive", TEXT),
    (0, b"\x89PNG\r\n", "a PNG image", TEXT),
    (0, b"\x89PNG", "a PNG image", TEXT),
    (0, b"\xff\xd8\xff", "a JPEG image", TEXT),
    (0, b"GIF87a", "a GIF image", TEXT),
    (0, b"GIF89a", "a GIF image", TEXT),
    (8, b"WEBP", "a WebP image", TEXT),
    (0, b"II*\x00", "a TIFF image", TEXT),
    (0, b"MM\x00*", "a TIFF image", TEXT),
    (0, b"\x00\x00\x01\x00", "an icon", TEXT),
    (0, b"8BPS\x00", "a Photoshop image", TEXT),
    (0, b"\x00\x00\x00\x0cjP  ", "a JPEG 2000 image", TEXT),
    (4, b"ftypavif", "an AVIF image", TEXT),
    (4, b"ftyphei", "a HEIC image", TEXT),
    (4, b"ftypmif1", "a HEIC image", TEXT),
    (4, b"ftypM4A", "a sound", TEXT),
    (4, b"ftyp", "a film", TEXT),
    (0, b"\x1aE\xdf\xa3", "a film", TEXT),
    (0, b"FLV\x01", "a film", TEXT),
    (0, b"\x00\x00\x01\xba", "a film", TEXT),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "a film or sound", TEXT),
    (8, b"AVI LIST", "a film", TEXT),
    (8, b"WAVEfmt", "a sound", TEXT),
    (8, b"AIFF", "a sound", TEXT),
    (0, b"ID3\x02", "a sound", TEXT),
    (0, b"ID3\x03", "a sound", TEXT),
    (0, b"ID3\x04", "a sound", TEXT),
    (0, b"fLaC\x00", "a sound", TEXT),
    (0, b"OggS\x00", "a sound or film", TEXT),
    (0, b"MThd\x00", "a sound", TEXT),
    (0, b"#!AMR", "a sound", TEXT),
    (0, b"\x7fELF", "a program", TEXT),
    (0, b"\xfe\xed\xfa\xce", "a program", TEXT),
    (0, b"\xfe\xed\xfa\xcf", "a program", TEXT),
    (0, b"\xce\xfa\xed\xfe", "a program", TEXT),
    (0, b"\xcf\xfa\xed\xfe", "a program", TEXT),
    (0, b"\xca\xfe\xba\xbe", "a program", TEXT),
    (0, b"\x00asm", "a program", TEXT),
    (0, b"dex\n03", "a program", TEXT),
    (0, b"SQLite format 3\x00", "an SQLite database", TEXT),
    (0, b"SQLite format 3", "an SQLite database", TEXT),
    (0, b"PAR1", "a Parquet table", ADD),
    (0, b"ARROW1", "an Arrow table", "save it as Parquet and " + ADD),
    (0, b"Obj\x01", "an Avro table", "save it as Parquet and " + ADD),
    (0, b"WARC/1.", "a WARC crawl", ADD),
    (0, b"\x89HDF", "an HDF5 file", TEXT),
    (0, b"wOFF", "a font", TEXT),
    (0, b"wOF2", "a font", TEXT),
    (0, b"OTTO\x00", "a font", TEXT),
    (0, b"\x00\x01\x00\x00\x00", "a font", TEXT),
)
"""Where a file that is not read has which bytes, what it is, and the cure."""

_OLE = b"\xd0\xcf\x11\xe0"
_OLE_STREAMS = (
    ("EncryptedPackage", "an Office file under a password", "save it without the password"),
    ("WordDocument", "an old Word file (.doc)", "save it as .docx or as plain text first"),
    ("PowerPoint Document", "an old PowerPoint file (.ppt)", SAVE),
    ("Workbook", "an old Excel file (.xls)", SAVE),
    ("__substg1.0", "an Outlook message (.msg)", SAVE),
)
_ZIP = b"PK\x03\x04"
_ZIPPED: tuple[tuple[str, str, str], ...] = (
    ("ppt/presentation.xml", "a PowerPoint presentation (.pptx)", SAVE),
    ("xl/workbook.xml", "an Excel workbook (.xlsx)", SAVE),
    ("xl/workbook.bin", "an Excel workbook (.xlsb)", SAVE),
    ("META-INF/container.xml", "an EPUB book", SAVE),
    ("Index/Document.iwa", "a Pages, Numbers or Keynote file", SAVE),
    ("Index.zip", "a Pages, Numbers or Keynote file", SAVE),
    ("META-INF/MANIFEST.MF", "a Java archive", TEXT),
    ("AndroidManifest.xml", "a program", TEXT),
)
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument."
_EPUB = b"mimetypeapplication/epub+zip"
_WORD_PART = re.compile(r"word/document\d*\.xml\Z")
_ZIP_ENTRIES = 20_000
"""Entries of a ZIP archive that are listed; the fattest word file seen has some hundreds."""

_HEADERS = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}+:[^\n]{0,1000}+\n(?:[ \t][^\n]{0,1000}+\n){0,50}+){2,80}+"
)
_MULTIPART_RELATED = re.compile(
    rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE
)
_SAVED_PAGE = re.compile(
    rb"^(?:snapshot-content-location:|from: <?saved by|x-mimeole:)", re.IGNORECASE | re.MULTILINE
)
_MAIL = re.compile(
    rb"^(?:received|return-path|delivered-to|message-id|mime-version|dkim-signature):",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER_BYTES = 32_768

FEED_ROOTS = frozenset(("rss", "feed", "rdf:RDF"))
_ROOT_CHARACTERS = 20_000
_SHOWN = 40
_ROOT = re.compile(  # possessive: what is skipped is never tried in another way
    r"(?:[\ufeff\s]++|<\?[^>]{0,2000}+>|<!--(?:[^-]|-(?!->)){0,10000}+-->|<!DOCTYPE[^>\[]{0,500}+>){0,50}+"
    r"<([A-Za-z_][\w:.-]{0,100})",
    re.IGNORECASE,
)
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version')


def kind_of(content: bytes, name: str = "") -> Kind | None:
    """Which kind of document some bytes are, besides text and HTML, by how they begin.

    Args:
        content: the bytes, unpacked.
        name: the name of the file they came from; empty where there was none.
    """
    if _is_pdf(content):
        return PDF
    if content.startswith(_ZIP):
        return DOCX if _is_docx(content) else None
    if not name.lower().endswith(TEXT_ENDINGS) and _is_mhtml(content):
        return MHTML
    return None


def refusal(content: bytes) -> str | None:
    """What bytes that are neither text nor HTML are, and the cure; None where they may be text."""
    for start, mark, what, cure in _BEGINNINGS:
        if content.startswith(mark, start) and _is_binary_before(content, start):
            return f"{what}; {cure}"
    if content.startswith(_ZIP):
        return _zipped(content)
    if content.startswith(_OLE):
        return _ole(content)
    if _is_windows_program(content):
        return f"a program; {TEXT}"
    if content[:2] == b"BM" and int.from_bytes(content[2:6], "little") == len(content):
        return f"a bitmap image; {TEXT}"
    return None


def _is_binary_before(content: bytes, start: int) -> bool:
    """Whether what stands before a mark is binary, so that the mark is no word of a text."""
    return start == 0 or b"\x00" in content[:start] or content[:4] in {b"RIFF", b"FORM"}


def refused_mail(content: bytes) -> str | None:
    """What bytes with the header lines of a mail are, and the cure; None where they have none."""
    header = _headers(content)
    return f"an e-mail; {SAVE}" if len(_MAIL.findall(header)) > 1 else None


def refused_text(text: str) -> str | None:
    """What a text is that was made for programs, and the cure; None for prose."""
    root = root_of(text)
    if root in FEED_ROOTS:
        return "a feed of many entries; give the address of one, or add the feed with `retold add`"
    if root == "svg":
        return f"an SVG image; {TEXT}"
    if root in {"urlset", "sitemapindex", "opml"}:
        return "a list of addresses; give the address of one page"
    if root is not None and text.lstrip("\ufeff \t\r\n").startswith("<?xml"):
        return f"XML of a kind that is not read (<{root[:_SHOWN]}>); {SAVE}"
    if _is_json(text):
        return f"JSON (application/json); save it as JSON Lines, an object a line, and {ADD}"
    return None


def refused_json(text: str, name: str) -> str | None:
    """What is wrong with a file that is named .json and holds no object; None for other names."""
    if not name.lower().endswith(".json"):
        return None
    try:
        json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        return f"no JSON, though it is named so ({error}); mend it, or name it .txt if it is a text"
    return f"JSON (application/json) that holds no text; {TEXT}"


def root_of(text: str) -> str | None:
    """The name of the first element of XML or HTML; None where the text begins otherwise."""
    found = _ROOT.match(text[:_ROOT_CHARACTERS])
    return found[1] if found else None


def is_feed(text: str) -> bool:
    """Whether a text is an RSS or Atom feed, or one in JSON."""
    return root_of(text) in FEED_ROOTS or is_json_feed(text)


def is_json_feed(text: str) -> bool:
    """Whether a text is a JSON Feed, which says so in its first fields."""
    return text.lstrip("\ufeff \t\r\n").startswith("{") and bool(
        _JSON_FEED.search(text[:_ROOT_CHARACTERS])
    )


def _is_json(text: str) -> bool:
    """Whether a text is a JSON object, or several, a line each, or a list of them."""
    start = text.lstrip("\ufeff \t\r\n")
    if not start.startswith(("{", "[")):
        return False
    for part in (start.partition("\n")[0], start):
        try:
            value = json.loads(part)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict) or (
            isinstance(value, list) and value and isinstance(value[0], dict | list)
        ):
            return True
    return False


def _is_pdf(content: bytes) -> bool:
    """Whether the mark of PDF stands in the first kilobyte with nothing but waste before it."""
    start = content.find(b"%PDF-", 0, 1_024)
    return start == 0 or (start > 0 and b"endobj" in content[start : start + 65_536])


def _is_docx(content: bytes) -> bool:
    return any(map(_WORD_PART.match, _entries(content)))


def _is_mhtml(content: bytes) -> bool:
    header = _headers(content)
    return bool(_MULTIPART_RELATED.search(header) or _SAVED_PAGE.search(header)) and bool(
        re.search(rb"^mime-version:", header, re.IGNORECASE | re.MULTILINE)
    )


def _headers(content: bytes) -> bytes:
    """The header lines with which mails and MHTML begin; none where other lines come first."""
    start = content[:_HEADER_BYTES].lstrip(b"\xef\xbb\xbf\r\n")
    block = _HEADERS.match(start.replace(b"\r\n", b"\n"))
    return block[0] if block else b""


def _entries(content: bytes) -> list[str]:
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.namelist()[:_ZIP_ENTRIES]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return []


def _zipped(content: bytes) -> str:
    if content.find(_OPEN_DOCUMENT, 30, 200) > 0:
        return "an OpenDocument file (.odt); save it as .docx or as plain text first"
    if content.find(_EPUB, 30, 200) > 0:
        return f"an EPUB book; {SAVE}"
    entries = frozenset(_entries(content))
    if not entries:
        return "a ZIP archive (or a .docx or other office file) that is damaged; save it anew"
    for entry, what, cure in _ZIPPED:
        if entry in entries:
            return f"{what}; {cure}"
    return f"a ZIP archive; {UNPACK}"


def _ole(content: bytes) -> str:
    for stream, what, cure in _OLE_STREAMS:
        if stream.encode("utf-16-le") in content:
            return f"{what}; {cure}"
    return f"an old Office file; {SAVE}"


def _is_windows_program(content: bytes) -> bool:
    if content[:2] != b"MZ":
        return False
    start = int.from_bytes(content[60:64], "little")
    return content[start : start + 2] in {b"PE", b"NE", b"LE"} or b"\x00" in content[2:64]
