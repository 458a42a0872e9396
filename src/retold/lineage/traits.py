"""Alignment -> Traits: what the relation of two texts is judged by.

What two texts may both have without either copying counts for nothing: the words of quotations,
names, figures and furniture. What counts are choices: wording, selection and order.
"""

import re
from calendar import day_abbr, day_name, month_abbr, month_name
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias
from unicodedata import normalize

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq

from retold.lexicon import is_function_word, stem
from retold.model import Alignment, Bead, SegmentedDocument
from retold.text.quoted import quoted
from retold.text.segment import tokenize, visible

RUN = 5
"""Words in a row that two texts share only where one has the other's wording."""
FLASH, FLASH_KEPT = 30, 0.6
"""Words of a text that is too short for runs: one changed word breaks them all. There the words in
the source's order count, where they are that share; five words of a template seldom are."""
LEAST_OWN = 0.25
"""Share of a text's words outside quotations from which it is judged by these alone: an interview
has fewer, and is judged by all."""
LEAST_QUOTED = 15
"""Words in quotations of RUN words or more that it takes to judge by them."""
FOLDED = 1 << 16
"""Words whose folded form is kept: those of a batch are much the same."""
BEGINNING = 4
"""Letters of a name that are compared: translators spell Petrenko and Petrenco."""
SHORTEST_NAME = 3
"""Letters; shorter capitalised words are initials and pronouns."""

Flags: TypeAlias = npt.NDArray[np.bool_]
Values: TypeAlias = frozenset[str]

_POSSESSIVE = re.compile(r"['’]s?\Z")
_CALENDAR = frozenset(
    name.casefold()
    for names in (day_name, month_name, day_abbr, month_abbr)
    for name in (*names, "Sept")
    if name
)


class Common(NamedTuple):
    """What of the values in tied sentences the other text has too.

    share: on the side that shares more; 1 where a side has none. least: on the side with fewer.
    """

    share: float
    least: int


@dataclass(frozen=True, slots=True)
class Traits:
    """What the relation is judged by: shares in 0…1, furniture left out, and counts."""

    containment: float  # of the target's words in beads with a source
    coverage: float  # of the source's words in beads with a target
    own: float  # as containment, of the words outside quotations
    own_covered: float  # as coverage, of the words outside quotations
    copied: float  # of the target's words outside quotations in runs that the source has too
    kept: float  # of the source's words outside quotations in runs that the target has too
    verbatim: float  # of the tied beads that are verbatim
    in_order: float  # of the tied beads that are not moved
    quoted: float  # of the target's quoted words in runs that the source has too; 0 where too few
    names: float  # of the smaller side's names that the other side has too
    shared_names: int
    wording: float  # of the content words in tied beads, no names, that the other side has too
    likeness: float  # the mean score of the tied beads
    tied: int  # target sentences in tied beads
    words: int  # of the target, outside quotations
    length: float  # of the target, as a share of the source's words
    slots: Common  # names and figures in tied beads that the other text has too
    figures: Common  # figures alone
    told: Common  # of the target's names and figures, anywhere, what the source has too


class Term(NamedTuple):
    """A word of a story as it is compared, and whether it stands in quotation marks."""

    fold: str
    quoted: bool


class Story:
    """The words, names and figures of a document's sentences; none of furniture."""

    def __init__(self, document: SegmentedDocument) -> None:
        self.document = document
        furniture, text = document.furniture_sentences(), document.text
        inside = _quoted(text)
        self.sentences: list[list[Term]] = [
            []
            if index in furniture
            else [
                Term(folded(text[span.start : span.end]), bool(inside[span.start]))
                for span in sentence.tokens
                if text[span.start].isalnum()
            ]
            for index, sentence in enumerate(document.sentences)
        ]
        self.own = [[term.fold for term in terms if not term.quoted] for terms in self.sentences]
        if _count(self.own) < LEAST_OWN * _count(self.sentences):
            self.own = self.all()
        self._names = [tuple(self._named(index)) for index in range(len(self.sentences))]
        self._all_names = frozenset(name for names in self._names for name in names)

    def all(self) -> list[list[str]]:
        """The words of each sentence."""
        return [[term.fold for term in terms] for terms in self.sentences]

    def names(self, sentences: Iterable[int] | None = None) -> frozenset[str]:
        """Capitalised words inside sentences, but for days and months."""
        if sentences is None:
            return self._all_names
        return frozenset(name for index in sentences for name in self._names[index])

    def figures(self, sentences: Iterable[int] | None = None) -> frozenset[str]:
        """The figures of some sentences, without their grouping."""
        chosen = range(len(self.sentences)) if sentences is None else sentences
        return frozenset(
            re.sub(r"\D+\Z", "", normalize("NFKC", term.fold).replace(",", ""))
            for index in chosen
            for term in self.sentences[index]
            if term.fold[0].isdigit()
        )

    def content(self, sentences: Iterable[int]) -> set[str]:
        """The stems of the content words outside quotations in some sentences; no names."""
        return {
            stem(word)
            for index in sentences
            for word in self.own[index]
            if word.isalpha() and not is_function_word(word) and word not in self._all_names
        }

    def _named(self, index: int) -> Iterator[str]:
        text = self.document.text
        if not self.sentences[index]:
            return
        for span in self.document.sentences[index].tokens[1:]:
            word = span.of(text)
            if word[0].isupper() and len(word) >= SHORTEST_NAME:
                name = _POSSESSIVE.sub("", folded(word))
                if name not in _CALENDAR:
                    yield name


def weigh(alignment: Alignment) -> Traits:
    """The traits of an alignment."""
    source, target = Story(alignment.source), Story(alignment.target)
    tied = [bead for bead in alignment.beads if bead.source and bead.target]
    here = sorted({index for bead in tied for index in bead.source})
    there = sorted({index for bead in tied for index in bead.target})
    runs = runs_of(flat(source.all()))
    names = source.names(), target.names()
    figures = source.figures(), target.figures()
    shared = len(names[0] & names[1])
    return Traits(
        containment=share(target.all(), there),
        coverage=share(source.all(), here),
        own=share(target.own, there),
        own_covered=share(source.own, here),
        copied=_taken(runs, flat(source.own), flat(target.own)),
        kept=_taken(runs_of(flat(target.all())), flat(target.own), flat(source.own)),
        verbatim=sum(bead.reuse == "verbatim" for bead in tied) / max(1, len(tied)),
        in_order=sum(not bead.moved for bead in tied) / max(1, len(tied)),
        quoted=_quoted_alike(runs, target),
        names=shared / max(1, min(map(len, names))),
        shared_names=shared,
        wording=_wording(source, target, tied),
        likeness=sum(bead.score for bead in tied) / max(1, len(tied)),
        tied=len(there),
        words=_count(target.own),
        length=_count(target.all()) / max(1, _count(source.all())),
        slots=_common(
            beginnings(source.names(here)) | source.figures(here),
            beginnings(target.names(there)) | target.figures(there),
            (beginnings(names[0]) | figures[0], beginnings(names[1]) | figures[1]),
        ),
        figures=_common(source.figures(here), target.figures(there), figures),
        told=_told(target, source),
    )


@lru_cache(FOLDED)
def folded(word: str) -> str:
    """The word as it is compared."""
    return visible(word).casefold()


def lengths(document: SegmentedDocument) -> list[int]:
    """The words of each sentence, a count; none of furniture."""
    furniture, text = document.furniture_sentences(), document.text
    return [
        0 if index in furniture else sum(text[span.start].isalnum() for span in sentence.tokens)
        for index, sentence in enumerate(document.sentences)
    ]


def beginnings(names: Values) -> Values:
    """The first letters of names, which two spellings of one name share."""
    return frozenset(name[:BEGINNING] for name in names)


def flat(sentences: Iterable[Sequence[str]]) -> list[str]:
    """The words of all sentences."""
    return [word for sentence in sentences for word in sentence]


def share(sentences: Sequence[Sequence[str]], chosen: Iterable[int]) -> float:
    """The share of all words that stand in the chosen sentences."""
    total = _count(sentences)
    return sum(len(sentences[index]) for index in set(chosen)) / total if total else 0.0


def runs_of(words: Sequence[str]) -> set[tuple[str, ...]]:
    """Every RUN words in a row; all of them where there are fewer."""
    return {tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))}


def copied(runs: set[tuple[str, ...]], words: Sequence[str]) -> float:
    """The share of words inside a run of RUN words that is one of the runs."""
    if len(words) < RUN:
        told = f" {' '.join(words)} "
        return float(bool(words) and any(told in f" {' '.join(run)} " for run in runs))
    covered = np.zeros(len(words), dtype=bool)
    for at in range(len(words) - RUN + 1):
        if tuple(words[at : at + RUN]) in runs:
            covered[at : at + RUN] = True
    return float(covered.mean())


def _taken(runs: set[tuple[str, ...]], source: Sequence[str], target: Sequence[str]) -> float:
    """The share of words in runs that the source has; of a line or two, in the same order."""
    in_runs = copied(runs, target)
    if not target or len(target) >= FLASH:
        return in_runs
    in_order: int = LCSseq.similarity(source, target)
    return max(in_runs, in_order / len(target) if in_order >= FLASH_KEPT * len(target) else 0.0)


def _wording(source: Story, target: Story, tied: Sequence[Bead]) -> float:
    """The share of the smaller side's content words that both sides of its bead have."""
    shared = fewer = 0
    for bead in tied:
        sides = source.content(bead.source), target.content(bead.target)
        shared += len(sides[0] & sides[1])
        fewer += min(map(len, sides))
    return shared / fewer if fewer else 0.0


def _common(source: Values, target: Values, known: tuple[Values, Values]) -> Common:
    """What the sides share; known: the values of the whole source and of the whole target."""
    if not source or not target:
        return Common(1.0, 0)
    shares = len(source & known[1]) / len(source), len(target & known[0]) / len(target)
    return Common(max(shares), min(len(source), len(target)))


def _told(target: Story, source: Story) -> Common:
    """What of the target's names and figures the source has too."""
    told = _families(target.names()) | target.figures()
    known = _families(flat(source.all())) | source.figures()
    return Common(len(told & known) / len(told) if told else 1.0, len(told))


def _families(names: Iterable[str]) -> Values:
    """The beginnings of names and of what they come from: Polish is of Poland."""
    return beginnings(frozenset(stem(name) for name in names))


def _quoted_alike(runs: set[tuple[str, ...]], story: Story) -> float:
    """The share of the words in a text's longer quotations that the runs have; 0 of too few."""
    text = story.document.text
    spans = [found.inner for found in quoted(text) if found.opened and found.closed]
    quotations = [
        [folded(span.of(text)) for span in tokenize(text, quotation) if span.of(text)[0].isalnum()]
        for quotation in spans
    ]
    longer = [words for words in quotations if len(words) >= RUN]
    total = sum(map(len, longer))
    if total < LEAST_QUOTED:
        return 0.0
    return sum(copied(runs, words) * len(words) for words in longer) / total


def _quoted(text: str) -> Flags:
    """Whether each character stands in quotation marks."""
    flags = np.zeros(len(text) + 1, dtype=np.bool_)
    for found in quoted(text):
        flags[found.span.start : found.span.end] = True
    return flags


def _count(sentences: Iterable[Sequence[object]]) -> int:
    return sum(map(len, sentences))
