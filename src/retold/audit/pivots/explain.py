"""Substitutions -> the word of another language that explains them: pressure, *Druck*, printing.

A text that went through another language and back shows it: where a foreign word has two meanings,
the wrong one came back. Bilingual dictionaries installed on the machine are read in place: files
in Ding's format (Debian's trans-de-en) and dictd's (dict-freedict-*), below RETOLD_DICTIONARIES
or /usr/share/trans and /usr/share/dictd. Without a dictionary nothing is ever guessed.
"""

import math
import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from retold.audit.pivots.dictionaries import Dictionary, open_dictionary
from retold.lexicon import are_synonyms, fold, lemma
from retold.model import Pivot

__all__ = ["Dictionary", "dictionaries", "explain", "infer_pivot"]

FOLDERS = ("/usr/share/trans", "/usr/share/dictd")
"""Where Debian's packages put dictionaries."""
EXPLAINED, EXPLAINED_BY_OTHERS, EXPLAINED_ANYWAY = 0.5, 0.33, 0.1
"""Share of substitutions, synonyms left out, that a language's dictionaries explain where it was
the pivot, where another was, and where none was. Seen on 40 articles' round trip through Spanish,
whose dictionary is small: .41, and .28 to .35 by other large ones; on translators' choices: .04 to
.09."""
CERTAIN = 0.9
"""Probability from which a language is named."""
LEAST_WITNESSES = 3
"""Explained substitutions that it takes to name a language."""
SHORTEST_HEAD = 5
"""Letters of a German compound's head that may tie two translations: Schnell-imbiss."""


def dictionaries() -> list[Dictionary]:
    """The dictionaries found, English on one side, by language and then by path."""
    named = os.environ.get("RETOLD_DICTIONARIES")
    folders = [*(named.split(os.pathsep) if named else ()), *FOLDERS]
    return list(_opened(tuple(folders)))


def explain(source_word: str, target_word: str, language: str | None = None) -> Pivot | None:
    """The foreign word that means both, in any form, as far as the dictionaries know; else None.

    Words may be phrases (snack bars). With a language (ISO 639-1), only its dictionaries are asked.
    The commonest-looking word wins: a single one before several, then the shorter one.
    """
    source_forms, target_forms = _forms(source_word), _forms(target_word)
    if not source_forms or not target_forms or not source_forms.isdisjoint(target_forms):
        return None
    for dictionary in dictionaries():
        if language in {None, dictionary.language}:
            shared = _shared(dictionary, source_word, target_word)
            if shared:
                return Pivot(dictionary.language, min(shared, key=_plainness))
    return None


def infer_pivot(pairs: Iterable[tuple[str, str]]) -> tuple[str, float] | None:
    """The language that the substitutions (source word, target word) went through, and how sure.

    Each language's dictionaries are asked which substitutions they explain. The score is the
    probability of the language, 0…1, against the other languages, a language without dictionary,
    and no pivot at all (Bayes, even odds that there was one). Synonyms tell nothing and are left
    out. None where no dictionary is installed, or no language is probable.
    """
    asked = [pair for pair in dict.fromkeys(pairs) if not are_synonyms(*pair)]
    seen = {
        language: _witnesses(list(known), asked)
        for language, known in groupby(dictionaries(), key=attrgetter("language"))
    }
    if not seen:
        return None
    weights = {language: _weight(seen, language) for language in (*seen, "")}
    total = len(weights) + sum(map(math.exp, weights.values()))
    best = max(seen, key=lambda language: weights[language])
    score = math.exp(weights[best]) / total
    if score < CERTAIN or seen[best][0] < LEAST_WITNESSES:
        return None
    return best, round(score, 3)


@cache
def _opened(folders: tuple[str, ...]) -> tuple[Dictionary, ...]:
    paths = sorted({path for folder in folders for path in Path(folder).glob("*")})
    opened = [dictionary for path in paths if (dictionary := open_dictionary(path)) is not None]
    return tuple(sorted(opened, key=lambda item: (item.language, item.path)))


def _shared(dictionary: Dictionary, source_word: str, target_word: str) -> set[str]:
    """The foreign words that both are translated by, or that one is and the other is itself.

    A German compound's head counts for the compound.
    """
    source_translations = _translations(dictionary, source_word)
    target_translations = _translations(dictionary, target_word)
    both = {word for key, word in source_translations.items() if key in target_translations}
    both |= (
        {target_translations[fold(source_word)]}
        if fold(source_word) in target_translations
        else set()
    )
    both |= (
        {source_translations[fold(target_word)]}
        if fold(target_word) in source_translations
        else set()
    )
    if both or dictionary.language != "de":
        return both
    return {
        word
        for words, others in (
            (source_translations, target_translations),
            (target_translations, source_translations),
        )
        for key, word in words.items()
        if len(key) >= SHORTEST_HEAD and any(translation.endswith(key) for translation in others)
    }


@lru_cache(1 << 12)
def _translations(dictionary: Dictionary, word: str) -> dict[str, str]:
    """The foreign words for any form of an English word: as compared -> as written."""
    return {
        foreign.casefold(): foreign
        for form in sorted(_forms(word))
        for foreign in dictionary.translations(form)
    }


@lru_cache(1 << 12)
def _forms(word: str) -> frozenset[str]:
    """The folded word or phrase, and the phrase that ends in the last word's dictionary form."""
    words = [fold(part) for part in word.split()]
    if not words:
        return frozenset()
    return frozenset((" ".join(words), " ".join([*words[:-1], lemma(words[-1])])))


def _plainness(word: str) -> tuple[int, int, str]:
    return word.count(" "), len(word), word


def _witnesses(known: Sequence[Dictionary], pairs: Sequence[tuple[str, str]]) -> tuple[int, int]:
    """How many substitutions the dictionaries of a language explain, and how many they do not.

    One of which they lack a word counts for neither.
    """
    explained = unexplained = 0
    for source_word, target_word in pairs:
        if any(_shared(dictionary, source_word, target_word) for dictionary in known):
            explained += 1
        elif all(any(_translations(d, word) for d in known) for word in (source_word, target_word)):
            unexplained += 1
    return explained, unexplained


def _weight(seen: Mapping[str, tuple[int, int]], pivot: str) -> float:
    """The log-likelihood that a language was the pivot against that none was."""
    return sum(
        explained * math.log(share / EXPLAINED_ANYWAY)
        + unexplained * math.log((1 - share) / (1 - EXPLAINED_ANYWAY))
        for language, (explained, unexplained) in seen.items()
        for share in [EXPLAINED if language == pivot else EXPLAINED_BY_OTHERS]
    )
