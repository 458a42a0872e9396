"""Bilingual dictionaries, read in place: English word -> its translations.

Ding's format (dict.tu-chemnitz.de, trans-de-en): a line is `foreign :: english`; both sides hold
the same number of forms between bars, each with alternatives between semicolons, and remarks in
brackets. dictd's format (dict-freedict-*): an index of head words with offsets in base 64 into a
text, which dictzip compressed in chunks. Files stay where they are; nothing is parsed as a whole.
"""

import mmap
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from retold.audit.pivots.remembered import remembered
from retold.patterns import pattern

_Keys: TypeAlias = npt.NDArray[np.uint64]
_Places: TypeAlias = npt.NDArray[np.int32]

CODES = {
    "ara": "ar",
    "bul": "bg",
    "cat": "ca",
    "ces": "cs",
    "cym": "cy",
    "dan": "da",
    "deu": "de",
    "ell": "el",
    "fin": "fi",
    "fra": "fr",
    "gle": "ga",
    "hin": "hi",
    "hrv": "hr",
    "hun": "hu",
    "isl": "is",
    "ita": "it",
    "jpn": "ja",
    "lat": "la",
    "lit": "lt",
    "nld": "nl",
    "nor": "no",
    "pol": "pl",
    "por": "pt",
    "ron": "ro",
    "rus": "ru",
    "slk": "sk",
    "slv": "sl",
    "spa": "es",
    "srp": "sr",
    "swe": "sv",
    "swh": "sw",
    "tur": "tr",
    "ukr": "uk",
}
"""ISO 639-3, as dictd's files are named, to ISO 639-1."""
LARGEST_TURNED = 2_000_000
"""Packed bytes of a dictionary into English that is worth scanning for each word; the one from
German, of 16 MB, is left to Ding."""
PARTICLES = (b" to", b" the", b" a")
"""What may stand between a divider and a term."""
KEY = 8
"""Bytes of a term that the index holds."""

_REMARK = pattern(r"\{[^}]*\}|\[[^\]]*\]|\([^)]*\)|<[^>]*>|/[^/]*/")
_DING_NAME = pattern(r"([a-z]{2})-en(?:\.(?:txt|ding))?\Z|en-([a-z]{2})(?:\.(?:txt|ding))?\Z")
_DICTD_NAME = pattern(r"(?:freedict-)?([a-z]{3})-([a-z]{3})\.index\Z")
_NUMBERED = pattern(r"^\s*\d+\.\s*")
_DICTIONARY_WORDS = pattern(r"^(?:to|a|an|the|sich|etw\.|jdn\.|jdm\.)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Dictionary:
    """A dictionary between English and another language (ISO 639-1), and where it lies."""

    language: str
    path: str
    format: Literal["ding", "dictd"]
    into_english: bool = False

    def translations(self, word: str) -> frozenset[str]:
        """The foreign words for an English word or phrase, lower-case, in exactly this form."""
        return _lookup(self)(word)


def open_dictionary(path: Path) -> Dictionary | None:
    """The dictionary that a file's name promises; None where it promises none with English."""
    ding = _DING_NAME.match(path.name)
    if ding and path.is_file():
        return Dictionary(ding[1] or ding[2], str(path), "ding", into_english=ding[1] is not None)
    dictd = _DICTD_NAME.match(path.name)
    if not dictd or _text_file(path) is None:
        return None
    source, target = dictd.groups()
    if source == "eng" and target in CODES:
        return Dictionary(CODES[target], str(path), "dictd")
    text = _text_file(path)
    if target == "eng" and source in CODES and text and text.stat().st_size <= LARGEST_TURNED:
        return Dictionary(CODES[source], str(path), "dictd", into_english=True)
    return None


@lru_cache(64)
def _lookup(dictionary: Dictionary) -> Callable[[str], frozenset[str]]:
    path = Path(dictionary.path)
    if dictionary.format == "ding":
        return _ding_lookup(path, english_first=not dictionary.into_english)
    text = _DictText(_text_file(path) or path)
    if dictionary.into_english:
        return _turned_lookup(path, text)
    return _dictd_lookup(path, text)


def _ding_lookup(path: Path, *, english_first: bool) -> Callable[[str], frozenset[str]]:
    """A look-up through an index of the terms' first letters, on either side, made once."""
    content = _mapped(path)
    keys, starts = remembered(path, 2, lambda: _term_index(content[:]))

    def look_up(word: str) -> frozenset[str]:
        lines: set[str] = set()
        for line in _lines_with(content, keys, starts, word.encode()):
            sides = line.decode("utf-8", "replace").split(" :: ")
            if len(sides) == 2:  # noqa: PLR2004
                foreign, english = reversed(sides) if english_first else sides
                lines.update(_beside(english, foreign, word))
        return frozenset(lines)

    return look_up


def _term_index(content: bytes) -> tuple[_Keys, _Places]:
    """The first eight bytes of every term, as sorted numbers, and where the terms start.

    A term stands behind a divider and a blank, or behind "to", "the", "a". 25 MB hold a million;
    the index takes 0.2 s and 12 bytes a term (it is kept), a scan for one word 10 ms.
    """
    marks = np.frombuffer(content, np.uint8)
    blanks = np.flatnonzero(marks == ord(" ")).astype(np.int32)
    before = marks[blanks - 1]
    divides = np.zeros(256, bool)
    divides[list(b":;|")] = True
    behind = [blanks[divides[before]], *(_behind(marks, blanks, word) for word in PARTICLES)]
    starts = np.concatenate(behind) + 1
    padded = content + bytes(KEY)
    keys = np.ndarray((len(content) + 1,), ">u8", padded, strides=(1,))[starts].astype(np.uint64)
    order = np.argsort(keys)
    return keys[order], starts[order]


def _behind(marks: npt.NDArray[np.uint8], blanks: _Places, word: bytes) -> _Places:
    """The blanks that stand behind a word."""
    for back, mark in enumerate(reversed(word), start=1):
        blanks = blanks[marks[blanks - back] == mark]
    return blanks


def _lines_with(
    content: mmap.mmap | bytes, keys: _Keys, starts: _Places, word: bytes
) -> Iterator[bytes]:
    """The lines that hold the word as a whole term, or followed by a remark."""
    low, high = (int.from_bytes(word[:KEY].ljust(KEY, fill)) for fill in (b"\0", b"\xff"))
    first = int(np.searchsorted(keys, np.uint64(low)))
    last = int(np.searchsorted(keys, np.uint64(high), side="right"))
    seen = -1
    for start in sorted(starts[first:last].tolist()):
        end = start + len(word)
        if start > seen and content[start:end] == word and content[end : end + 1] in _ENDS:
            stop = content.find(b"\n", end)
            seen = len(content) if stop < 0 else stop
            yield content[content.rfind(b"\n", 0, start) + 1 : seen]


_ENDS = frozenset([b"", *(bytes([mark]) for mark in b" ;|\n\r/,")])
"""What may stand behind a term."""


def _beside(english: str, foreign: str, word: str) -> Iterator[str]:
    """The foreign terms of the forms whose English terms include the word."""
    forms, others = english.split(" | "), foreign.split(" | ")
    for place, form in enumerate(forms[: len(others)]):
        if word in form and _is_term(word, form):
            yield from filter(None, map(_without_particle, _alternatives(others[place])))


def _is_term(word: str, form: str) -> bool:
    """Whether the word is one of a form's alternatives."""
    return any(
        word in term and _without_particle(term).lower() == word for term in _alternatives(form)
    )


def _alternatives(form: str) -> list[str]:
    return _REMARK.sub(" ", form).split(";")


def _without_particle(term: str) -> str:
    return _DICTIONARY_WORDS.sub("", " ".join(term.split()))


def _dictd_lookup(path: Path, text: "_DictText") -> Callable[[str], frozenset[str]]:
    """A look-up that finds the head word in the index and reads its article."""
    index = b"\n" + path.read_bytes()

    def look_up(word: str) -> frozenset[str]:
        needle = b"\n" + word.encode() + b"\t"
        lines: set[str] = set()
        offset = index.find(needle)
        while offset >= 0:
            stop = index.find(b"\n", offset + 1)
            fields = index[offset + len(needle) : stop if stop >= 0 else len(index)].split(b"\t")
            article = text.read(_number(fields[0]), _number(fields[1]))
            lines.update(_article_terms(article))
            offset = index.find(needle, offset + 1)
        return frozenset(lines)

    return look_up


def _turned_lookup(path: Path, text: "_DictText") -> Callable[[str], frozenset[str]]:
    """A look-up in a small dictionary into English, by a scan of its articles."""
    index = path.read_bytes()
    starts, sizes, heads = remembered(path, 3, lambda: _articles(index))
    content = text.read(0, int(starts[-1] + sizes[-1])) if len(starts) else b""

    def look_up(word: str) -> frozenset[str]:
        lines: set[str] = set()
        needle = word.encode()
        offset = content.find(needle)
        while offset >= 0:
            place = max(0, int(np.searchsorted(starts, offset, side="right")) - 1)
            start, size = int(starts[place]), int(sizes[place])
            if word in map(str.lower, _article_terms(content[start : start + size])):
                head = index[heads[place] : index.index(b"\t", heads[place])]
                lines.add(head.decode("utf-8", "replace"))
            offset = content.find(needle, max(offset + 1, start + size))
        return frozenset(lines)

    return look_up


def _articles(index: bytes) -> tuple[_Places, _Places, _Places]:
    """Where each article starts, in order, its size, and where the index has its head word."""
    rows: list[tuple[int, int, int]] = []
    offset = 0
    for line in index.split(b"\n"):
        fields = line.split(b"\t")
        if len(fields) >= 3 and not line.startswith(b"00"):  # noqa: PLR2004
            rows.append((_number(fields[1]), _number(fields[2]), offset))
        offset += len(line) + 1
    starts, sizes, heads = np.array(sorted(rows), np.int32).reshape(-1, 3).T
    return starts, sizes, heads


def _article_terms(article: bytes) -> Iterator[str]:
    """The translations in an article: its lines below the head word, without remarks."""
    for line in article.decode("utf-8", "replace").splitlines()[1:]:
        if line.startswith(" "):  # notes, synonyms, examples
            continue
        plain = _REMARK.sub(" ", _NUMBERED.sub("", line))
        for term in re.split(r"[;,]", plain):
            words = _DICTIONARY_WORDS.sub("", " ".join(term.split()))
            if words:
                yield words


_DIGITS = {
    mark: place
    for place, mark in enumerate(
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    )
}


def _number(digits: bytes) -> int:
    """A number as dictd writes it: base 64, most significant digit first."""
    value = 0
    for digit in digits.strip():
        value = value * 64 + _DIGITS[digit]
    return value


def _text_file(index: Path) -> Path | None:
    for ending in (".dict.dz", ".dict"):
        path = index.with_suffix(ending)
        if path.is_file():
            return path
    return None


class _DictText:
    """The text of a dictd dictionary; of a dictzip file only the chunks asked for are unpacked.

    dictzip(1): a gzip file whose extra field RA lists the lengths of chunks that are each
    compressed on their own.
    """

    def __init__(self, path: Path) -> None:
        self._content = _mapped(path)
        self._chunks: list[int] = []
        self._length = 0
        if path.suffix == ".dz":
            self._read_header()
        self._unpacked = lru_cache(32)(self._unpack)

    def read(self, start: int, size: int) -> bytes:
        """The bytes of an article."""
        if not self._length:
            return self._content[start : start + size]
        first, last = start // self._length, (start + size) // self._length
        held = b"".join(self._unpacked(chunk) for chunk in range(first, last + 1))
        begin = start - first * self._length
        return held[begin : begin + size]

    def _unpack(self, chunk: int) -> bytes:
        if chunk + 1 >= len(self._chunks):
            return b""
        packed = self._content[self._chunks[chunk] : self._chunks[chunk + 1]]
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed)

    def _read_header(self) -> None:
        def short(index: int) -> int:
            return int.from_bytes(self._content[index : index + 2], "little")

        flags, extra = self._content[3], short(10)
        self._length = short(18)
        places = [short(22 + 2 * chunk) for chunk in range(short(20))]
        index = 12 + extra
        for flag in (8, 16):  # the file's name, a comment
            if flags & flag:
                index = self._content.find(b"\0", index) + 1
        index += 2 if flags & 2 else 0
        self._chunks = [index]
        for size in places:
            self._chunks.append(self._chunks[-1] + size)


def _mapped(path: Path) -> mmap.mmap | bytes:
    """The file's bytes, mapped into memory rather than read."""
    with path.open("rb") as file:
        if path.stat().st_size == 0:
            return b""
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
