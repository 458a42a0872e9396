"""Alignment -> the marks that a machine left on a retelling; none where a person may have told it.

People who tell a text in other words choose words that keep company: of the pairs of words side by
side that are new in two human translations, most are said more often than by chance. A machine that
puts word for word says *liquid regulator* and *opted cause* (tortured phrases), drops and glues
words, and writes words that are in no dictionary. It also leaves the sentence as it stands: a
program that spins keeps the small words and replaces the others, one by one (`skeleton`).
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import sqrt
from typing import TypeAlias

from retold.lexicon import are_synonyms, is_function_word, is_known
from retold.lexicon.company import company, use
from retold.lineage.skeleton import Skeleton, is_plain, skeleton
from retold.lineage.traits import percent
from retold.model import Alignment, SegmentedDocument
from retold.text.layers import layer
from retold.text.tokens import FOLDED, tokens_of

Pair: TypeAlias = tuple[str, str]

LEAST_PAIRS = 20
"""New pairs of words that it takes to judge by."""
USUAL = 0.75
"""Mean company (logarithm of how much oftener than by chance) of the pairs that are new in one of
two translations by people."""
ODD = -3.8
"""Standard errors, against what was replaced and against the usual added up, less one for each
tortured phrase, below which the new pairs are a machine's: round trips through Spanish and Galician
had -5.3 at most, 87 pairs of translations by people -3.6 at least (newstest2021, one half)."""
BUILT_ALIKE, MADE_NEW = 0.6, 0.17
"""Share of the small words that stayed from which a text is word for word, and of the others that
did not, from which it is no desk edit: round trips had .62 and .19 at least, what 1,088 people told
anew .58 of the small words at most, and 258 desk edits .16 of the others."""
SWAPPED_ALIKE, SWAPPED, LEAST_SWAPPED = 0.85, 0.1, 20
"""Share of the small words that stayed, how much smaller that of the others is, and how many of
these did not, from which words were replaced one by one: so were three in four of 263 spun texts,
and none of 258 desk edits, 87 translations and 1,088 texts that people told anew."""
TORTURED, LOST = 0.5, 2.0
"""Company up to which, and loss of company from which, synonyms for two words that belong together
are a tortured phrase: *cloud computing* (2.8) became *haze figuring* (0.0)."""
DOUBT = 0.05, 0.02
"""Variance of the two means beside that of their pairs: texts differ in subject and style."""
STRANGE = -1.0
"""Company below which a pair of words is shown as strange."""
LONGEST_BEAD = 400
"""Pairs of words on either side of a bead in which tortured phrases are looked for: no sentence of
a story has as many, and each is held against each."""
SHOWN = 4


@dataclass(frozen=True, slots=True)
class Marks:
    """What a machine left: how odd the new pairs of words are, the oddest, and broken words.

    oddness: standard errors. tortured: phrases of the source, and what became of them. built: what
    stayed of the sentences.
    """

    pairs: int
    oddness: float
    tortured: tuple[Pair, ...]
    strange: tuple[str, ...]
    broken: tuple[str, ...]
    built: Skeleton

    def tell(self, *, is_careful: bool = False) -> tuple[str, ...]:
        """The marks in plain words; none where they do not show a machine.

        is_careful: whether quotations were kept, so that odd company shows no machine.
        """
        lines = []
        if self._are_swapped():
            lines.append(
                f"{percent(self.built.kept)} of the small words stand where they stood, and "
                f"{self.built.lost:,} others were replaced one by one"
            )
        if self._are_odd() and not is_careful:
            strange = _quoted(self.strange)
            lines.append(f"words stand side by side that people seldom put so: {strange}")
        return (*lines, *self._broken_phrases()) if lines else ()

    def _are_swapped(self) -> bool:
        built = self.built
        is_alike = built.kept >= SWAPPED_ALIKE and built.replaced >= SWAPPED
        return is_alike and built.lost >= LEAST_SWAPPED

    def _are_odd(self) -> bool:
        built = self.built
        is_anew = built.kept >= BUILT_ALIKE and built.lost >= MADE_NEW * built.content
        return is_anew and self.pairs >= LEAST_PAIRS and self.oddness - len(self.tortured) <= ODD

    def _broken_phrases(self) -> Iterator[str]:
        if self.tortured:
            phrases = "; ".join(f"“{old}” became “{new}”" for old, new in self.tortured[:SHOWN])
            yield f"synonyms were put for the words of phrases: {phrases}"
        if self.broken:
            yield f"words that are in no dictionary and no news: {_quoted(self.broken)}"


def marks(alignment: Alignment) -> Marks:
    """The marks on the sentences that were told in other words; none but in English."""
    languages = {alignment.source.document.language, alignment.target.document.language}
    if languages - {"en", None}:
        return Marks(0, 0.0, (), (), (), Skeleton(0, 0, 0, 0))
    beads = [
        (_pairs(alignment.source, bead.source), _pairs(alignment.target, bead.target))
        for bead in alignment.beads
        if bead.reuse == "rewrite"
    ]
    known = {pair for source, _ in beads for pair in source}
    retold = {pair for _, target in beads for pair in target}
    new = [pair for _, target in beads for pair in target if pair not in known]
    replaced = [pair for source, _ in beads for pair in source if pair not in retold]
    ranked = sorted(dict.fromkeys(new), key=lambda pair: company(*pair))
    strange = tuple(" ".join(pair) for pair in ranked if company(*pair) < STRANGE)
    tortured = dict.fromkeys(phrase for bead in beads for phrase in tortured_phrases(*bead))
    broken = tuple(_broken(alignment))
    oddness = _oddness(new, replaced)
    return Marks(len(new), oddness, tuple(tortured), strange, broken, skeleton(alignment))


def tortured_phrases(source: Collection[Pair], target: Collection[Pair]) -> Iterator[Pair]:
    """The phrases of a bead's source side, each with the synonyms that took their words' places."""
    if max(len(source), len(target)) > LONGEST_BEAD:
        return
    sides = {*source}, {*target}
    news = sorted(pair for pair in sides[1] - sides[0] if _keeps(pair, at_most=TORTURED))
    if not news:
        return
    olds = sorted(pair for pair in sides[0] - sides[1] if not any(map(is_function_word, pair)))
    for new in news:
        kept = company(*new)
        for old in olds:
            is_lost = company(*old) - kept >= LOST and old[0] != new[0] and old[1] != new[1]
            if is_lost and all(map(are_synonyms, old, new)):
                yield " ".join(old), " ".join(new)


def _keeps(pair: Pair, *, at_most: float) -> bool:
    """Whether two words that carry a meaning keep so little company."""
    return company(*pair) <= at_most and not any(map(is_function_word, pair))


def _oddness(new: Sequence[Pair], replaced: Sequence[Pair]) -> float:
    """Standard errors by which new pairs keep less company than those replaced, and than usual."""
    if not new or not replaced:
        return 0.0
    mean, error = _mean(new)
    before, before_error = _mean(replaced)
    against_source = (mean - before) / sqrt(error + before_error + DOUBT[0])
    return against_source + (mean - USUAL) / sqrt(error + DOUBT[1])


def _mean(pairs: Sequence[Pair]) -> tuple[float, float]:
    """The mean company of some pairs, and the variance of that mean."""
    companies = [company(*pair) for pair in pairs]
    mean = sum(companies) / len(companies)
    return mean, sum((each - mean) ** 2 for each in companies) / len(companies) ** 2


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words[:SHOWN])


def _pairs(document: SegmentedDocument, sentences: Sequence[int]) -> list[Pair]:
    """The words that stand side by side in some sentences, but for names and figures."""
    made = plain_pairs(document)
    return [pair for index in sentences for pair in made[index]]


@layer
def plain_pairs(document: SegmentedDocument) -> tuple[tuple[Pair, ...], ...]:
    """The words that stand side by side in each sentence, in lower case: no names, no figures."""
    return tuple(
        tuple(
            (first, second)
            for first, second in pairwise(map(_in_company, tokens.seen))
            if first and second
        )
        for tokens in tokens_of(document)
    )


@lru_cache(FOLDED)
def _in_company(word: str) -> str:
    """A word in lower case; empty where it may be a name, or is none."""
    return word.lower() if is_plain(word) else ""


def _broken(alignment: Alignment) -> list[str]:
    """The words of the target, no names, that no dictionary, no news and not the source has."""
    source, target = (
        {word for tokens in tokens_of(document) for word in tokens.seen}
        for document in (alignment.source, alignment.target)
    )
    return sorted(
        word for word in target - source if is_plain(word) and not is_known(word) and not use(word)
    )
