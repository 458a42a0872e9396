"""Tokens -> comparable words: contractions and hyphens opened, fixed phrases closed."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from retold.lexicon import PHRASES, expand, fold, is_function_word, lemma

CACHED = 1 << 16
"""Tokens remembered: more than the distinct tokens of a long book."""
CONTENT = frozenset("nNwx")
"""The sorts of words that carry meaning."""
NEGATIONS = frozenset(
    {"not", "no", "never", "without", "neither", "nor", "none", "nobody", "nothing"}
)


class Atoms(NamedTuple):
    """The comparable words of a stretch, column by column.

    key: the dictionary form. sort: n number, N name, x negation, w other content, f function word,
    p mark. first, last: indices of the tokens it comes from: a part of one (was-n't), one, or
    several (United States). plain: whether there is one atom a token.
    """

    key: list[str]
    sort: list[str]
    first: list[int]
    last: list[int]
    plain: bool


def atoms(tokens: Sequence[str]) -> Atoms:
    """The comparable words of the tokens."""
    keys: list[str] = []
    sorts: list[str] = []
    places: list[int] = []
    for at, token in enumerate(tokens):
        for key, sort in _token_atoms(token):
            keys.append(key)
            sorts.append(sort)
            places.append(at)
    if not _PHRASE_STARTS.isdisjoint(keys):
        return _with_phrases(keys, sorts, places)
    plain = len(keys) == len(tokens) and places == list(range(len(tokens)))
    return Atoms(keys, sorts, places, places, plain)


@lru_cache(CACHED)
def _token_atoms(token: str) -> tuple[tuple[str, str], ...]:
    """A token's keys, each with its sort; a capital marks a name only against other names."""
    is_name = token[:1].isupper()
    words = expand(token)
    whole = words == (fold(token),)
    keys = [key for word in words for key in _parts(lemma(token if whole else word))]
    return tuple((key, _sort(key, is_name=is_name)) for key in keys)


def _parts(base: str) -> Iterator[str]:
    parts = [part for part in base.split("-") if part]
    if len(parts) < 2:  # noqa: PLR2004
        yield base
    else:
        yield from map(lemma, parts)


def _sort(key: str, *, is_name: bool) -> str:
    if not any(map(str.isalnum, key)):
        return "w" if key == "%" else "p"
    if any(map(str.isdigit, key)):
        return "n"
    if key in NEGATIONS:
        return "x"
    if is_function_word(key):
        return "f"
    return "N" if is_name else "w"


_PHRASE_STARTS = frozenset(lemma(phrase[0]) for phrase in PHRASES)
_PHRASE_KEYS = {tuple(map(lemma, phrase)): key for phrase, key in PHRASES.items()}
_LONGEST_PHRASE = max(map(len, PHRASES))


def _with_phrases(keys: list[str], sorts: list[str], places: list[int]) -> Atoms:
    closed = Atoms([], [], [], [], plain=False)
    at = 0
    while at < len(keys):
        length, key = _phrase_at(keys, at)
        closed.key.append(key)
        closed.sort.append(sorts[at])
        closed.first.append(places[at])
        closed.last.append(places[at + length - 1])
        at += length
    if closed.first == closed.last == list(range(places[-1] + 1)):
        return closed._replace(plain=True)
    return closed


def _phrase_at(keys: list[str], at: int) -> tuple[int, str]:
    """The longest phrase that starts at an atom, as its length and key; else the atom's own."""
    if keys[at] in _PHRASE_STARTS:
        for length in range(min(_LONGEST_PHRASE, len(keys) - at), 1, -1):
            key = _PHRASE_KEYS.get(tuple(keys[at : at + length]))
            if key is not None:
                return length, key
    return 1, keys[at]
