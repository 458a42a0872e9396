"""Texts -> their words, column by column, and which of them say something.

Everything is done over one array of code points for many texts at a time.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias
from unicodedata import combining, normalize

import numpy as np
import numpy.typing as npt

from retold.bundled import beside
from retold.text.lookalikes import lookalikes, steady

Keys: TypeAlias = npt.NDArray[np.uint64]
Places: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]
Codes: TypeAlias = npt.NDArray[np.uint32]

STEM = 6
"""Letters of a word that count."""
SHORTEST = 4
"""Letters of a word in lower case; shorter ones say little."""
SHORTEST_NAME = 2
"""Letters or digits of a name or number."""
CHUNK = 400_000
"""Characters worked on at a time: larger arrays do not stay in the processor's cache."""
SEED = np.uint64(0xCBF29CE484222325)
PRIME = np.uint64(0x100000001B3)

_PLANE = 1 << 16  # letters beyond the basic plane separate words; no language of news has them
_LETTER, _DIGIT, _IDEOGRAPH, _INVISIBLE = 1, 2, 3, 4
_IDEOGRAPHS = ((0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphens and the like; within words
_MIX = (np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53))
_SHIFT = np.uint64(33)


class Alphabet(NamedTuple):
    """What each code point of the basic plane is: its sort, plain letter, and whether a capital.

    mask: the Latin letter that it looks like, in one case only, else 0. latin: whether it is a
    Latin letter, not one that looks like it.
    """

    sort: npt.NDArray[np.uint8]
    plain: Codes
    capital: Flags
    mask: Codes
    latin: Flags


class Words(NamedTuple):
    """The words of a batch of texts, column by column: a row each."""

    hash: Keys  # of the stem
    text: Places  # which of the batch it is in
    start: Places  # code points of that text, as is end
    end: Places
    named: Flags  # begins with a capital, or is a number
    says: Flags  # says something: neither usual nor short


class Cut(NamedTuple):
    """Texts as code points without invisible marks, where words are in these, and in each text."""

    codes: Codes
    starts: Places
    ends: Places
    text: Places
    start: Places
    end: Places


def chunks(texts: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """The texts in parts of some CHUNK characters, each with the index of its first."""
    start = characters = 0
    for at, text in enumerate(texts):
        characters += len(text)
        if characters >= CHUNK:
            yield start, texts[start : at + 1]
            start, characters = at + 1, 0
    if start < len(texts):
        yield start, texts[start:]


def words(texts: Sequence[str]) -> Words:
    """The words of all texts: runs of letters and digits, ideographs one by one."""
    found, length, is_ideograph = _words(texts)
    usual = _usual()
    at = np.minimum(np.searchsorted(usual, found.hash), max(0, len(usual) - 1))
    least = np.where(found.named, SHORTEST_NAME, SHORTEST)
    says = ((length >= least) & (usual[at] != found.hash)) | is_ideograph
    return found._replace(says=says)


def places(texts: Sequence[str]) -> list[tuple[Places, Places]]:
    """Where the words of each text start and end."""
    found: list[tuple[Places, Places]] = []
    for _, chunk in chunks(texts):
        cut = _cut(chunk)
        last = np.searchsorted(cut.text, np.arange(1, len(chunk)))
        found += zip(np.split(cut.start, last), np.split(cut.end, last), strict=True)
    return found


def hashes(words: Iterable[str]) -> Keys:
    """The hashes of the stems of some words, sorted, each once."""
    return np.unique(_words([" ".join(words)])[0].hash)


def those(words: Words, kept: Flags) -> Words:
    """Some of the words."""
    return Words(
        words.hash[kept],
        words.text[kept],
        words.start[kept],
        words.end[kept],
        words.named[kept],
        words.says[kept],
    )


def mixed(hashes: Keys) -> Keys:
    """Hashes whose every bit depends on all of the given ones' (MurmurHash3)."""
    for factor in _MIX:
        hashes = (hashes ^ (hashes >> _SHIFT)) * factor
    done: Keys = hashes ^ (hashes >> _SHIFT)
    return done


def _words(texts: Sequence[str]) -> tuple[Words, Places, Flags]:
    """The words, none of which says anything yet; how long each is, and which are ideographs."""
    alphabet, cut = _alphabet(), _cut(texts)
    lengths = cut.ends - cut.starts
    first = cut.codes[cut.starts]
    found = Words(
        hash=_stems(_plain(alphabet, cut), cut.starts, lengths),
        text=cut.text,
        start=cut.start,
        end=cut.end,
        named=alphabet.capital[first] | (alphabet.sort[first] == _DIGIT),
        says=np.zeros(len(lengths), dtype=np.bool_),
    )
    return found, lengths, alphabet.sort[first] == _IDEOGRAPH


def _cut(texts: Sequence[str]) -> Cut:
    """Where the words of all texts are."""
    codes = np.frombuffer(
        "\n".join([*texts, ""]).encode("utf-32-le", "surrogatepass"), dtype=np.uint32
    )
    codes = np.minimum(codes, _PLANE - 1)
    sort = _alphabet().sort[codes]
    begins = np.cumsum([0, *(len(text) + 1 for text in texts)])
    seen = None
    if (unseen := sort == _INVISIBLE).any():
        seen = np.flatnonzero(~unseen)
        codes, sort = codes[seen], sort[seen]
    alone = sort == _IDEOGRAPH
    joined = (sort[1:] > 0) & (sort[:-1] > 0) & ~alone[1:] & ~alone[:-1]
    starts = np.flatnonzero((sort > 0) & np.concatenate(([True], ~joined)))
    ends = np.flatnonzero((sort > 0) & np.concatenate((~joined, [True]))) + 1
    first, last = (starts, ends) if seen is None else (seen[starts], seen[ends - 1] + 1)
    text = np.repeat(np.arange(len(texts)), np.diff(np.searchsorted(first, begins)))
    return Cut(codes, starts, ends, text, first - begins[text], last - begins[text])


def _plain(alphabet: Alphabet, cut: Cut) -> Codes:
    """The plain letters; in a word that is Latin but for look-alikes, the Latin ones for these.

    Letters that look Latin in either case are Latin in the alphabet: so they are in every word.
    """
    plain = alphabet.plain[cut.codes]
    masks = alphabet.mask[cut.codes]
    if not masks.any():
        return plain
    strange = (plain > ord("z")) & (masks == 0)
    before = np.cumsum((alphabet.latin[cut.codes], strange), axis=1, dtype=np.int64)
    before = np.pad(before, ((0, 0), (1, 0)))
    counts = before[:, cut.ends] - before[:, cut.starts]
    folded = np.zeros(len(plain) + 1, dtype=np.int8)
    worn = (counts[0] > 0) & (counts[1] == 0)
    np.add.at(folded, cut.starts[worn], 1)
    np.add.at(folded, cut.ends[worn], -1)
    inside = np.cumsum(folded[:-1]) > 0
    plain[inside & (masks > 0)] = masks[inside & (masks > 0)]
    return plain


def _stems(plain: Codes, starts: Places, lengths: Places) -> Keys:
    """The hash of each word's first letters (FNV-1a, mixed as in MurmurHash3)."""
    hashes = np.full(len(starts), SEED, dtype=np.uint64)
    long = np.arange(len(starts))
    for letter in range(STEM):
        long = long[lengths[long] > letter]
        hashes[long] = (hashes[long] ^ plain[starts[long] + letter]) * PRIME
    return mixed(hashes)


@cache
def _alphabet() -> Alphabet:
    sort = np.zeros(_PLANE, dtype=np.uint8)
    plain = np.arange(_PLANE, dtype=np.uint32)
    capital = np.zeros(_PLANE, dtype=np.bool_)
    for code, character in enumerate(map(chr, range(_PLANE))):
        if character.isalpha():
            sort[code] = _LETTER
            small = character.lower()
            capital[code] = small != character
            plain[code] = ord(normalize("NFD", small)[0])
        elif character.isdigit():
            sort[code] = _DIGIT
        elif combining(character):
            sort[code] = _INVISIBLE
    latin = (plain >= ord("a")) & (plain <= ord("z"))
    masks, always = lookalikes(), steady()
    mask = np.zeros(_PLANE, dtype=np.uint32)
    for code, letter in masks.items():
        if code < _PLANE:
            (plain if chr(code) in always else mask)[code] = ord(letter.lower())
    for start, end in _IDEOGRAPHS:
        sort[start : end + 1][sort[start : end + 1] == _LETTER] = _IDEOGRAPH
    sort[[ord(character) for character in _UNSEEN]] = _INVISIBLE
    return Alphabet(sort, plain, capital, mask, latin)


@cache
def _usual() -> Keys:
    """The hashes of the stems of the usual words, sorted."""
    listed = beside(__name__, "usual_words.txt")
    lines = listed.read_text(encoding="utf-8").splitlines()
    return hashes(word for line in lines if not line.startswith("#") for word in line.split())
