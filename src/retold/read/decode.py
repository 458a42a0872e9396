"""Bytes -> text, whatever the encoding, and a refusal of what is no text at all.

The order: byte order mark; UTF-16 told by its zero bytes; UTF-8, because bytes outside ASCII are
valid UTF-8 by chance in almost no other encoding, whatever is declared; the declared encoding; a
detector; windows-1252. Text that is UTF-8 with foreign bytes in it (pasted together from several
sources) is read as UTF-8, and the foreign bytes as windows-1252. A byte that means nothing in any
of them becomes U+FFFD, so that a loss can be seen.
"""

import codecs
import re
from unicodedata import category

from retold.read.encodings import codec_of
from retold.read.file_kinds import refusal, refused_mail
from retold.text.language import identify

DETECTOR_SAMPLE = 32_768
"""Bytes that the detector looks at: more made it slower and no surer on texts tried."""

MAX_FOREIGN_SHARE = 0.5
"""Above this share of undecodable characters among those outside ASCII, text is not UTF-8 with
foreign bytes in it but another encoding: single-byte and East Asian texts reach .9."""

MAX_ZERO_SHARE = 0.01
"""Above this share of zero bytes a file is binary; texts scraped from pages have a stray one."""

MAX_CONTROL_SHARE = 0.02
"""Above this share of control characters bytes are not text: random bytes have .1, texts none."""

MAX_UNASSIGNED_SHARE = 0.05
"""Above this share of code points that stand for nothing text is not UTF-16: a text may have a few
characters that are newer than this Python."""

FEWEST_UNITS, MAX_PAIRED_SHARE = 8, 0.6
"""Above this share of units of two ASCII bytes, of so many, text is not UTF-16: Chinese has .2, as
bytes of their ranges come, and other scripts nearly none."""

_ASCII_PAIR = re.compile(rb"[\x20-\x7e\t\r\n]{2}")
_CONTROL_SAMPLE = 1_000_000  # characters; enough to know a binary file
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\x80-\x84\x86-\x9f]")
_BYTE_ORDER_MARKS = (  # UTF-32 first: its mark starts with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})|"
    rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w:.-]{2,40})",
    re.IGNORECASE,
)
_OTHER_SCRIPT = r"[\u0370-\u1dff\u2c00-\ufaff]"  # compiled when needed: it takes 6 ms
_OTHER_SCRIPT_LETTERS = 5  # in a sample; a stray one is a fault of the detector
_WESTERN = (
    ("cp1252", "mac_roman", "cp850"),
    frozenset("àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþœßÀÁÂÃÄÅÆÇÈÉÊËÍÎÓÔÖØÚÜÞŒ’‘“”„«»–—…€£°º¿¡\u00a0"),
)
_LATIN = (
    (
        ("pl", "cs", "sk", "hu", "sl", "hr", "bs", "ro"),
        ("cp1250", "iso8859-2"),
        frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽäôľĺŕöőüűđăâîșțşţ„”–—…\u00a0"),
    ),
    (("tr", "az"), ("cp1254",), frozenset("çğıöşüÇĞİÖŞÜâîû’“”–—…\u00a0")),
    (
        ("lt", "lv", "et"),
        ("cp1257", "iso8859-13"),
        frozenset("ąčęėįšųūžĄČĘĖĮŠŲŪŽāēģīķļņĀĒĢĪĶĻŅäöõüÄÖÕÜ„“”–—…\u00a0"),
    ),
)
"""Languages, the encodings in which their texts come, and what such texts hold outside ASCII."""
_DECLARATION_BYTES = 4_096  # HTML asks for the first 1,024; real pages are late
_UTF16_BYTES = 4_096


class NotText(Exception):  # noqa: N818 - named for what the bytes are
    """The bytes are no text; the message says what they are and what to do."""


def decode(content: bytes, declared: str | None = None, *, markup: bool = True) -> str:
    """The text that the bytes hold, without a byte order mark; line ends as they are.

    Args:
        content: what a file or an address holds.
        declared: the encoding that came with it from outside, as in an HTTP header.
        markup: whether the bytes may be HTML or XML, which declare their encoding inside; in a
            plain text, a `meta` element is one that the text speaks of.

    Raises:
        NotText: the bytes are an image, an archive, a program, ...
    """
    what = refusal(content) or (refused_mail(content) if markup else None)
    if what is not None:
        raise NotText(f"it is {what}")
    text = _decoded(content, declared, declared_inside(content) if markup else None)
    sample = text[:_CONTROL_SAMPLE]
    if text.count("\x00") > MAX_ZERO_SHARE * len(text):
        raise NotText("it holds zero bytes, so it is binary; give a text or HTML file")
    if len(_CONTROL.findall(sample)) > MAX_CONTROL_SHARE * len(sample):
        raise NotText("it is binary; give a text or HTML file")
    return text


def _decoded(content: bytes, declared: str | None, inside: str | None) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            content = content[len(mark) :]
            marked = content.decode(encoding, "replace")
            if _is_as_marked(content, marked, encoding):
                return marked
            break
    utf16 = _utf16_without_mark(content)
    if utf16:
        return content.decode(utf16, "replace")
    names = (codec_of(declared), codec_of(inside))
    if content.isascii():
        escaped = ("iso2022_jp",) if b"\x1b$" in content else ()
        return _strictly(content, *escaped) or content.decode("ascii")
    text = _strictly(content, "utf-8")
    if text is None:
        text = _mixed(content)
    if text is None:
        text = _strictly(content, *names)
    if text is None:
        text = _strictly(content, _detected(content), "cp1252")
    return content.decode("cp1252", "replace") if text is None else text


def _is_as_marked(content: bytes, text: str, encoding: str) -> bool:
    """Whether the bytes behind a byte order mark are what it says.

    Other text read as UTF-16 is Chinese characters without sense, two letters in each, and some
    that there are not.
    """
    if encoding == "utf-8":
        return "\ufffd" not in text
    sample = text[:_UTF16_BYTES]
    unassigned = sum(category(character) == "Cn" for character in sample)
    units = [content[place : place + 2] for place in range(0, min(len(content), _UTF16_BYTES), 2)]
    paired = sum(_ASCII_PAIR.fullmatch(unit) is not None for unit in units)
    return unassigned <= MAX_UNASSIGNED_SHARE * len(sample) and (
        len(units) < FEWEST_UNITS or paired <= MAX_PAIRED_SHARE * len(units)
    )


def _utf16_without_mark(content: bytes) -> str | None:
    """UTF-16 of either order, where every other byte is zero as in Latin text."""
    sample = content[:_UTF16_BYTES]
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if pairs < 2 or max(even, odd) < 0.4 * pairs or min(even, odd) > 0.05 * pairs:  # noqa: PLR2004
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def declared_inside(content: bytes) -> str | None:
    """The label of the encoding that a page declares in itself."""
    found = _DECLARED.search(content[:_DECLARATION_BYTES])
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def _strictly(content: bytes, *codecs: str | None) -> str | None:
    """The text in the first of the encodings that fits it without a fault."""
    for codec in filter(None, codecs):
        try:
            return content.decode(codec)
        except (LookupError, ValueError):
            continue
    return None


def _mixed(content: bytes) -> str | None:
    """UTF-8 with foreign bytes in it as text; None where the whole is another encoding."""
    foreign = 0

    def as_windows(error: UnicodeError) -> tuple[str, int]:
        nonlocal foreign
        if not isinstance(error, UnicodeDecodeError):
            raise error
        foreign += 1
        if error.reason == "unexpected end of data":
            return "\ufffd", error.end
        after = error.start + 1
        return error.object[error.start : after].decode("cp1252", "replace"), after

    sample = content[: DETECTOR_SAMPLE * 32]
    codecs.register_error("retold-mixed", as_windows)
    outside_ascii = len(re.findall(r"[^\x00-\x7f]", sample.decode("utf-8", "retold-mixed")))
    if foreign > MAX_FOREIGN_SHARE * outside_ascii:
        return None
    return content.decode("utf-8", "retold-mixed")


def _detected(content: bytes) -> str | None:
    """What the detector makes of the stretch with the first letters outside ASCII."""
    from charset_normalizer import from_bytes

    first = re.search(rb"[\x80-\xff]", content)
    start = max(0, (first.start() if first else 0) - DETECTOR_SAMPLE // 4)
    sample = content[start : start + DETECTOR_SAMPLE]
    best = from_bytes(sample).best()
    if best is None:
        return None
    if len(re.findall(_OTHER_SCRIPT, str(best))) >= _OTHER_SCRIPT_LETTERS:
        return best.encoding
    return _latin(sample)


def _latin(sample: bytes) -> str:
    """The encoding of Latin letters that fits the language best; the detector mixes them up.

    The language shows in the ASCII part of the words; what decides between its encodings is how
    many of the characters outside ASCII are letters and marks of that language.
    """
    language = identify(sample.decode("ascii", "ignore")) or ""
    encodings, wanted = next(
        (rest for languages, *rest in _LATIN if language in languages), _WESTERN
    )

    def fit(encoding: str) -> int:
        return sum(character in wanted for character in sample.decode(encoding, "replace"))

    return max(encodings, key=fit)
