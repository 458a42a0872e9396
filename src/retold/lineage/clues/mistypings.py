"""Slips of typing that show in two words side by side: *the the*, *a apple*, *dont*.

Who works on a text mends them; who copies it leaves them in.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from retold.lineage.orders import Order, SharedSentences

_NEVER_TWICE = {
    *("the", "a", "an", "of", "to", "and", "or", "at", "by", "for", "from", "with", "into", "as"),
    *("is", "are", "was", "were", "be", "been", "it", "he", "they", "we", "his", "their", "this"),
}
"""Words that nobody writes twice in a row on purpose; *had had* and *that that* may be right."""
_VOWELS = "aeiou"
_SOUNDS_OTHERWISE = (
    *("eu", "ew", "uni", "use", "usu", "uti", "ura", "uku", "ubi", "one", "once", "u"),
    *("hour", "honest", "honour", "honor", "heir", "herb", "x", "f", "h", "l", "m", "n", "r", "s"),
)
"""Beginnings of words that may be said with a consonant though a vowel is written, or the other way
round, and of abbreviations that are spelled out: these are left alone."""
_NEGATED = {
    f"{verb}nt": f"{verb}n't"
    for verb in (
        *("do", "does", "did", "is", "are", "was", "were", "has", "have", "had"),
        *("would", "could", "should"),
    )
}
"""What is no word without its apostrophe: *dont*."""


def slips_mended(order: Order, tie: SharedSentences) -> Iterator[tuple[str, str]]:
    """The slips in the earlier telling's sentences of a tie, with what the later has instead."""
    wrong = _plain(order.earlier.plain, tie.earlier)
    right = _plain(order.later.plain, tie.later)
    written = set(pairwise(right))
    for first, second in pairwise(wrong):
        if first == second and first in _NEVER_TWICE and (first, second) not in written:
            yield f"{first} {second}", first
        article = _article(second) if first in {"a", "an"} else first
        if article != first and (article, second) in written and (first, second) not in written:
            yield f"{first} {second}", f"{article} {second}"
    words = set(right)
    for word in wrong:
        whole = _NEGATED.get(word)
        if whole and word not in words and words & {whole, whole.replace("'", "’")}:
            yield word, whole


def _plain(sentences: Sequence[Sequence[str]], indices: Iterable[int]) -> list[str]:
    return [word for i in indices for word in sentences[i]]


def _article(word: str) -> str | None:
    """The indefinite article before a word; None where its sound is not sure from how it begins."""
    if not word.isalpha() or not word.isascii() or word.startswith(_SOUNDS_OTHERWISE):
        return None
    return "an" if word[0] in _VOWELS else "a"
