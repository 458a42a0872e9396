"""Alignment -> Traits: what the relation of two texts is judged by.

What two texts may both have without either copying counts for nothing: the words of quotations,
names, figures and furniture. What counts are choices: wording, selection and order.
"""

import re
from calendar import day_abbr, day_name, month_abbr, month_name
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeAlias, TypeVar
from unicodedata import normalize

import numpy as np
from rapidfuzz.distance import LCSseq

from retold.lexicon import is_function_word, stem
from retold.model import Alignment, Bead, SegmentedDocument, Span
from retold.text.layers import layer
from retold.text.quoted import quoted_in
from retold.text.segment import tokenize
from retold.text.tokens import Tokens, folded, tokens_of

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
BEGINNING = 4
"""Letters of a name that are compared: translators spell Petrenko and Petrenco."""
SHORTEST_NAME = 3
"""Letters; shorter capitalised words are initials and pronouns."""

Item = TypeVar("Item")
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


class Counted(NamedTuple):
    """How many of a text's sentences are in tied beads, and how many it has, without furniture."""

    tied: int
    sentences: int


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
    reported: Common  # of the target's names and figures, anywhere, what the source has too
    source_counted: Counted  # the source's sentences that are retold
    target_counted: Counted  # the target's sentences that retell


class Story:
    """The words, names and figures of a document's sentences; none of furniture."""

    def __init__(self, document: SegmentedDocument) -> None:
        furniture = document.furniture_sentences()
        self.sentences = _outside(furniture, _words(document))
        self.own = _outside(furniture, _unquoted(document))
        if _count(self.own) < LEAST_OWN * _count(self.sentences):
            self.own = self.sentences
        self._names = _outside(furniture, _names(document))
        self._figures = _outside(furniture, _figures(document))
        self._all_names = frozenset(name for names in self._names for name in names)

    @cached_property
    def words(self) -> list[str]:
        """The words of all sentences."""
        return flat(self.sentences)

    @cached_property
    def own_words(self) -> list[str]:
        """The words outside of quotations."""
        return flat(self.own)

    @cached_property
    def runs(self) -> set[tuple[str, ...]]:
        """Every few words in a row, as `runs_of` has them."""
        return runs_of(self.words)

    def names(self, sentences: Iterable[int] | None = None) -> frozenset[str]:
        """Capitalised words inside sentences, but for days and months."""
        if sentences is None:
            return self._all_names
        return frozenset(name for index in sentences for name in self._names[index])

    def figures(self, sentences: Iterable[int] | None = None) -> frozenset[str]:
        """The figures of some sentences, without their grouping."""
        chosen = range(len(self.sentences)) if sentences is None else sentences
        return frozenset(figure for index in chosen for figure in self._figures[index])

    def content(self, sentences: Iterable[int]) -> set[str]:
        """The stems of the content words outside quotations in some sentences; no names."""
        return {
            stem(word)
            for index in sentences
            for word in self.own[index]
            if word.isalpha() and not is_function_word(word) and word not in self._all_names
        }


def story_of(document: SegmentedDocument) -> Story:
    """The story of a document, made once for each furniture that it is taken without."""
    made = _by_furniture(document)
    if document.furniture not in made:
        made[document.furniture] = Story(document)
    return made[document.furniture]


@layer
def _by_furniture(_document: SegmentedDocument) -> dict[tuple[Span, ...], Story]:
    """The stories of a document without one or another furniture."""
    return {}


Sentences: TypeAlias = Sequence[Sequence[Item]]


def _outside(furniture: Collection[int], sentences: Sentences[Item]) -> Sentences[Item]:
    """What there is of each sentence; nothing of furniture."""
    if not furniture:
        return sentences
    return [() if index in furniture else part for index, part in enumerate(sentences)]


@layer
def _words(document: SegmentedDocument) -> Sentences[str]:
    """The words of each sentence."""
    return tuple(tokens.words for tokens in tokens_of(document))


@layer
def _unquoted(document: SegmentedDocument) -> Sentences[str]:
    """The words of each sentence that stand outside of quotations."""
    inside = _quoted(document)
    return tuple(
        tuple(
            word
            for word, start in zip(tokens.words, tokens.starts, strict=True)
            if not inside[start]
        )
        if inside.find(1, sentence.span.start, sentence.span.end) >= 0
        else tokens.words
        for tokens, sentence in zip(tokens_of(document), document.sentences, strict=True)
    )


@layer
def _figures(document: SegmentedDocument) -> Sentences[str]:
    """The figures of each sentence, without their grouping."""
    return tuple(
        tuple(
            re.sub(r"\D+\Z", "", normalize("NFKC", word).replace(",", ""))
            for word in sentence
            if word[0].isdigit()
        )
        for sentence in _words(document)
    )


@layer
def _names(document: SegmentedDocument) -> Sentences[str]:
    """The capitalised words inside each sentence, but for days and months."""
    return tuple(
        tuple(_named(document.text, tokens, sentence.token_offsets))
        for tokens, sentence in zip(tokens_of(document), document.sentences, strict=True)
    )


def _named(text: str, tokens: Tokens, offsets: Sequence[int]) -> Iterator[str]:
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        if text[start].isupper() and start > offsets[0] and end - start >= SHORTEST_NAME:
            name = _POSSESSIVE.sub("", word)
            if name not in _CALENDAR:
                yield name


def taken_over(alignment: Alignment) -> float:
    """`copied` of `weigh` alone."""
    source, target = story_of(alignment.source), story_of(alignment.target)
    return _taken(source.runs, source.own_words, target.own_words)


def tied_own(alignment: Alignment) -> float:
    """`own` of `weigh` alone."""
    tied = {index for bead in alignment.beads if bead.source for index in bead.target}
    return share(story_of(alignment.target).own, tied)


def weigh(alignment: Alignment) -> Traits:
    """The traits of an alignment."""
    source, target = story_of(alignment.source), story_of(alignment.target)
    tied = [bead for bead in alignment.beads if bead.source and bead.target]
    source_indices = sorted({index for bead in tied for index in bead.source})
    target_indices = sorted({index for bead in tied for index in bead.target})
    names = source.names(), target.names()
    figures = source.figures(), target.figures()
    shared = len(names[0] & names[1])
    return Traits(
        containment=share(target.sentences, target_indices),
        coverage=share(source.sentences, source_indices),
        own=share(target.own, target_indices),
        own_covered=share(source.own, source_indices),
        copied=_taken(source.runs, source.own_words, target.own_words),
        kept=_taken(target.runs, target.own_words, source.own_words),
        verbatim=sum(bead.reuse == "verbatim" for bead in tied) / max(1, len(tied)),
        in_order=sum(not bead.moved for bead in tied) / max(1, len(tied)),
        quoted=_quoted_alike(source.runs, alignment.target),
        names=shared / max(1, min(map(len, names))),
        shared_names=shared,
        wording=_wording(source, target, tied),
        likeness=sum(bead.score for bead in tied) / max(1, len(tied)),
        tied=len(target_indices),
        words=_count(target.own),
        length=_count(target.sentences) / max(1, _count(source.sentences)),
        slots=_common(
            beginnings(source.names(source_indices)) | source.figures(source_indices),
            beginnings(target.names(target_indices)) | target.figures(target_indices),
            (beginnings(names[0]) | figures[0], beginnings(names[1]) | figures[1]),
        ),
        figures=_common(source.figures(source_indices), target.figures(target_indices), figures),
        reported=_reported(target, source),
        source_counted=_counted(source, source_indices),
        target_counted=_counted(target, target_indices),
    )


def _counted(story: Story, tied: Iterable[int]) -> Counted:
    worded = {index for index, words in enumerate(story.sentences) if words}
    return Counted(len(worded.intersection(tied)), len(worded))


def lengths(document: SegmentedDocument) -> list[int]:
    """The words of each sentence, a count; none of furniture."""
    furniture = document.furniture_sentences()
    return [
        0 if index in furniture else len(tokens.words)
        for index, tokens in enumerate(tokens_of(document))
    ]


def beginnings(names: Values) -> Values:
    """The first letters of names, which two spellings of one name share."""
    return frozenset(name[:BEGINNING] for name in names)


def percent(value: float) -> str:
    """A share as it is told: 84 %."""
    return f"{value:.0%}".replace("%", " %")


def flat(sentences: Iterable[Sequence[str]]) -> list[str]:
    """The words of all sentences."""
    return [word for sentence in sentences for word in sentence]


def share(sentences: Sequence[Sequence[str]], chosen: Iterable[int]) -> float:
    """The share of all words that stand in the chosen sentences."""
    total = _count(sentences)
    return sum(len(sentences[index]) for index in set(chosen)) / total if total else 0.0


def runs_of(words: Sequence[str]) -> set[tuple[str, ...]]:
    """Every RUN words in a row; all of them where there are fewer."""
    return {tuple(words[index : index + RUN]) for index in range(max(1, len(words) - RUN + 1))}


def copied(runs: set[tuple[str, ...]], words: Sequence[str]) -> float:
    """The share of words inside a run of RUN words that is one of the runs."""
    if len(words) < RUN:
        line = f" {' '.join(words)} "
        return float(bool(words) and any(line in f" {' '.join(run)} " for run in runs))
    covered = np.zeros(len(words), dtype=bool)
    for index in range(len(words) - RUN + 1):
        if tuple(words[index : index + RUN]) in runs:
            covered[index : index + RUN] = True
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


def _reported(target: Story, source: Story) -> Common:
    """What of the target's names and figures the source has too."""
    reported = _families(target.names()) | target.figures()
    known = _families(source.words) | source.figures()
    return Common(len(reported & known) / len(reported) if reported else 1.0, len(reported))


def _families(names: Iterable[str]) -> Values:
    """The beginnings of names and of what they come from: Polish is of Poland."""
    return beginnings(frozenset(stem(name) for name in names))


def _quoted_alike(runs: set[tuple[str, ...]], document: SegmentedDocument) -> float:
    """The share of the words in a text's longer quotations that the runs have; 0 of too few."""
    text = document.text
    stretches = quoted_in(document)
    spans = [stretch.inner for stretch in stretches if stretch.opened and stretch.closed]
    quotations = [
        [folded(span.of(text)) for span in tokenize(text, quotation) if span.of(text)[0].isalnum()]
        for quotation in spans
    ]
    longer = [words for words in quotations if len(words) >= RUN]
    total = sum(map(len, longer))
    if total < LEAST_QUOTED:
        return 0.0
    return sum(copied(runs, words) * len(words) for words in longer) / total


def _quoted(document: SegmentedDocument) -> bytearray:
    """Whether each character stands in quotation marks."""
    flags = bytearray(len(document.text) + 1)
    for stretch in quoted_in(document):
        start, end = stretch.span.start, stretch.span.end
        flags[start:end] = b"\x01" * (end - start)
    return flags


def _count(sentences: Iterable[Sequence[object]]) -> int:
    return sum(map(len, sentences))
