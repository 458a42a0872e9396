"""Which words may stand for each other: surely, in any sentence, or likely.

`thesaurus.txt` is written from four thesauri and dictionaries by tools/build_thesaurus.py. A sure
pair says the same; a likely one may say less or more (kill, murder), or the same in some sentences.
"""

from functools import cache, lru_cache
from typing import Literal, TypeAlias

from retold.lexicon.lists import lines
from retold.lexicon.spelling import CACHED
from retold.lexicon.wordnet import lemmas

Sureness: TypeAlias = Literal["sure", "likely"]


@lru_cache(CACHED)
def interchange(word: str, other_word: str) -> Sureness | None:
    """How sure it is that one word, in any form, may stand for another; None where it is not."""
    degrees = {
        sureness
        for form in lemmas(word)
        for other_form in lemmas(other_word)
        if (sureness := _listed(*sorted((form, other_form)))) is not None
    }
    if "sure" in degrees:
        return "sure"
    return "likely" if degrees else None


@lru_cache(CACHED)
def is_phrase(words: tuple[str, ...]) -> bool:
    """Whether the list holds some words, as dictionary forms, as a phrase."""
    return " ".join(words) in _phrases()


@lru_cache(CACHED)
def are_one_phrase(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two phrases, or a phrase and a word, of dictionary forms say the same for sure."""
    return _listed(*sorted((" ".join(words), " ".join(others)))) == "sure"


@cache
def _phrases() -> frozenset[str]:
    """The phrases of the list; one stands at the other if that comes first in the alphabet."""
    phrases = {word for word in _lines() if " " in word}
    for line in _lines().values():
        if " " in line:
            phrases.update(word for word in line.replace("\t", ",").split(",") if " " in word)
    return frozenset(phrases)


def _listed(first: str, second: str) -> Sureness | None:
    """What the list says of two dictionary forms, the first in the alphabet's order first."""
    line = _lines().get(first)
    if line is None:
        return None
    sure, _, likely = line.partition("\t")
    if second in sure.split(","):
        return "sure"
    return "likely" if second in likely.split(",") else None


@cache
def _lines() -> dict[str, str]:
    """What stands behind each word of the list; split only where it is asked for."""
    return dict(line.split("\t", 1) for line in lines("thesaurus.txt"))
