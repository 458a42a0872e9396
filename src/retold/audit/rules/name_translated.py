"""A person whose name a translation has otherwise: Reto Halm, Reto Helm."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from retold import lexicon
from retold.audit.link.facing import Facing
from retold.model import Change, Span
from retold.patterns import pattern
from retold.text.letters import latin
from retold.values.tongues import tongue
from retold.values.translated import UNINFLECTED, UNSPACED

_NAME = pattern(r"[^\W\d_]+(?:['’](?=[A-ZÀ-Ý])[^\W\d_]+)*")
_LATIN = pattern(r"[A-Za-zÀ-ɏ]")
_SPELLINGS = (
    ("sch", "s"), ("sh", "s"), ("tch", "c"), ("tsch", "c"), ("ch", "c"), ("kh", "h"), ("ph", "f"),
    ("th", "t"), ("ts", "c"), ("tz", "c"), ("z", "s"), ("x", "ks"), ("ck", "k"), ("q", "k"),
    ("w", "v"), ("ou", "u"), ("y", "i"), ("j", "i"), ("ii", "i"), ("ei", "e"), ("ai", "a"),
    ("ee", "i"), ("oo", "u"),
)  # fmt: skip
"""Spellings of one sound in the languages of Latin letters: Volodymyr, Wolodymyr."""
ALIKE = 0.75
"""Likeness of two names from which one may be meant for the other."""
ENDING = 3
"""Letters that a language with cases puts behind a name."""
_OF_WOMEN = pattern(r"i?ov\w{1,3}")
"""What Czech and Slovak put behind the names of women: Pelosiová."""
_ADJECTIVE = pattern(r"e?[nrs]?")
"""Endings of German names that are adjectives: Deutsche, Deutschen."""
SHORTEST = 3


class Named(NamedTuple):
    """A capitalised word, as it sounds, and the mark behind it."""

    sound: str
    word: str
    span: Span
    behind: str


def changes(facing: Facing) -> Iterator[Change]:
    """Two names side by side of which the translation has one, and another beside it.

    In Latin letters only: from other letters a name may be spelled in many ways.
    """
    if not UNSPACED.isdisjoint(facing.languages):
        return
    sources, targets = (list(_pairs(_named(facing, side))) for side in (0, 1))
    known = [_sounds(text) for text in facing.texts]
    for source, target in ((s, t) for s in sources for t in targets):
        for same, changed in ((0, 1), (1, 0)):
            pair = source[changed], target[changed]
            if source[same].sound != target[same].sound:
                continue
            if _is_changed(*pair, known, facing, first=changed == 0):
                yield facing.change("name", "major", pair[0].span, pair[1].span)


def exchanged(facing: Facing) -> Iterator[Change]:
    """One name in the place of another, both of which stand in both texts."""
    both = _sounds(facing.texts[0]) & _sounds(facing.texts[1])
    sides = [
        [
            name
            for name in _named(facing, side)
            if len(name.word) > SHORTEST
            and name.sound in both
            and not _is_common(name.word, facing.languages[side], first=True)
        ]
        for side in (0, 1)
    ]
    lost, gained = (
        [
            name
            for name in sides[side]
            if not any(
                name.sound == counterpart.sound
                or _is_form(name.sound, counterpart.sound, facing.languages)
                for counterpart in _named(facing, 1 - side)
            )
        ]
        for side in (0, 1)
    )
    for source, target in zip(lost, gained, strict=False):
        yield facing.change("name", "major", source.span, target.span)


def _named(facing: Facing, side: int) -> list[Named]:
    """The capitalised words of a side."""
    span, names = facing.spans[side], _names(facing.texts[side])
    first = bisect_left(names, span.start, key=_start)
    return list(names[first : bisect_left(names, span.end, key=_start)])


def _start(name: Named) -> int:
    return name.span.start


@lru_cache(maxsize=8)
def _names(text: str) -> tuple[Named, ...]:
    """The capitalised words of a text in Latin letters."""
    return tuple(
        Named(sound(match[0]), match[0], Span(*match.span()), text[match.end() : match.end() + 1])
        for match in _NAME.finditer(text)
        if match[0][0].isupper() and len(match[0]) >= SHORTEST and _LATIN.match(match[0])
    )


@lru_cache(maxsize=8)
def _sounds(text: str) -> frozenset[str]:
    """How the names of a text sound."""
    return frozenset(name.sound for name in _names(text))


def _pairs(names: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    """Capitalised words that stand side by side."""
    for first, second in pairwise(names):
        if first.behind in {" ", "-"} and second.span.start == first.span.end + 1:
            yield first, second


def sound(name: str) -> str:
    """A name in plain letters, spellings of one sound made one."""
    plain = latin(name).casefold()
    for spelling, sign in _SPELLINGS:
        plain = plain.replace(spelling, sign)
    return re.sub(r"(.)\1", r"\1", plain).removesuffix("e")


def _is_changed(
    source: Named, target: Named, known: list[frozenset[str]], facing: Facing, *, first: bool
) -> bool:
    """Whether one name was put for another; the first of two may also be a title."""
    if source.sound == target.sound or target.sound in known[0] or source.sound in known[1]:
        return False
    words = tuple(zip((source.word, target.word), facing.languages, strict=True))
    if any(_is_common(word, language, first=first) for word, language in words):
        return False
    if first and "en" not in facing.languages:
        return False
    if _is_form(source.sound, target.sound, facing.languages):
        return False
    return JaroWinkler.similarity(source.sound, target.sound) >= ALIKE


def _is_common(word: str, language: str, *, first: bool) -> bool:
    """Whether a word is no name: a title, a month; English words are known, others are not."""
    spoken = tongue(language)
    if spoken is not None and word.casefold() in spoken.months | spoken.days:
        return True
    if language != "en":
        return False
    return lexicon.is_person(word) or lexicon.is_common(word) or (first and lexicon.is_known(word))


def _is_form(source: str, target: str, languages: tuple[str, str]) -> bool:
    """Whether one is the other with an ending: Halmia, Halms."""
    shorter, longer = sorted((source, target), key=len)
    if longer.startswith(shorter) and _ADJECTIVE.fullmatch(longer, len(shorter)):
        return True
    if set(languages) <= UNINFLECTED:
        return False
    stem = shorter[:-1] if shorter[-1] in "aeiou" else shorter
    if not longer.startswith(stem):
        return False
    return len(longer) - len(stem) <= ENDING or bool(_OF_WOMEN.fullmatch(longer, len(stem)))
