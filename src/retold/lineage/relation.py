"""Alignment -> Relation: how the target came from the source.

The thresholds were chosen on one half of what `benchmarks/quality/relation.py` builds: round trips
through another language, edited copies, excerpts, independent reports of one event, strangers.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from retold.model import Alignment, Bead, Change, Relation, SegmentedDocument, Span
from retold.segment import tokenize, visible

RUN = 5
"""Words in a row that two texts share only where one has the other's wording."""

DERIVED_CONTAINMENT = 0.65
"""Independent reports of one event had 63 % of their sentences tied at most, 39 % as a rule."""
DERIVED_COPIED = 0.3
"""Independent reports shared runs for 23 % of their words at most."""
COPY_VERBATIM = 0.9
"""Share of verbatim sentences from which a retelling is a copy rather than an edited one."""
WHOLE = 0.95
"""Share of words from which nothing worth mentioning is missing or new."""
EXCERPT_COVERAGE = 0.5
"""An excerpt retells less of the source than this; edited copies had 64 % at least."""
SPUN_VERBATIM = 0.4
"""Round trips left 32 % of the sentences untouched at most, edited copies 55 % at least."""
SPUN_COPIED = 0.75
"""Round trips left runs for 57 % of the words at most, edited copies for 97 %."""
SPUN_IN_ORDER = 0.9
"""A machine keeps the order of the sentences; nine in ten allow for an aligner's slip."""
KEPT_QUOTED = 0.95
"""Share of quoted words kept word for word from which somebody took care, however much else is
reworded: 45 round trips through another language kept .91 at most."""
LEAST_QUOTED = 15
"""Words in quotations of RUN words or more that it takes to judge by them."""
TRANSLATED_LIKENESS = 0.4
"""Russian and Japanese originals had .46 at least with their translations, strangers .29."""
SHORTEST_NAME = 3
"""Letters; shorter capitalised words are initials and pronouns."""
SAME_EVENT_TIED = 0.1
"""Containment from which two reports share an event; 41 pairs of strangers had 8 % at most."""
SAME_EVENT_NAMES = 0.25
"""Reports of one event shared 28 % of the smaller side's names at least, strangers 21 % at most."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What the relation is judged by: shares in 0…1."""

    containment: float  # of the target's words in beads with a source
    coverage: float  # of the source's words in beads with a target
    copied: float  # of the target's words in runs that the source has too
    verbatim: float  # of the tied beads that are verbatim
    in_order: float  # of the tied beads that are not moved
    quoted: float  # of the target's quoted words in runs that the source has too; 0 where too few
    names: float  # of the smaller side's names that the other side has too
    likeness: float  # the mean score of the tied beads
    tied: int  # beads with both sides, a count


def relate(alignment: Alignment) -> Relation:
    """How the target came from the source, with the evidence in plain words."""
    traits = weigh(alignment)
    source, target = alignment.source.document.language, alignment.target.document.language
    if _is_verbatim(alignment.beads):
        return Relation("identical", ("every sentence is verbatim, in the same order",))
    if source and target and source != target:
        return _across_languages(traits, source, target)
    if traits.containment < DERIVED_CONTAINMENT and traits.copied < DERIVED_COPIED:
        return _not_derived(traits)
    return _derived(traits)


def shares(alignment: Alignment, changes: Sequence[Change] = ()) -> tuple[float, float]:
    """Containment and coverage, each in 0…1; furniture counts on neither side.

    Words that a change calls omitted or added inside a bead count as neither retold nor contained.
    """
    source, target = _story_words(alignment.source), _story_words(alignment.target)
    containment, coverage = _tied_shares(_tied(alignment), source, target)
    if _is_verbatim(alignment.beads) and not any(source):  # marks alone, the same on both sides
        return 1.0, 1.0
    inside = {index for index, bead in enumerate(alignment.beads) if bead.source and bead.target}
    lost = [one.source for one in changes if one.kind == "omission" and one.bead in inside]
    made_up = [one.target for one in changes if one.kind == "addition" and one.bead in inside]
    return (
        max(0.0, containment - _share_of_spans(target, alignment.target.text, made_up)),
        max(0.0, coverage - _share_of_spans(source, alignment.source.text, lost)),
    )


def _tied_shares(
    tied: Sequence[Bead], source: Sequence[Sequence[str]], target: Sequence[Sequence[str]]
) -> tuple[float, float]:
    """The share of the target's words, and of the source's, in tied beads."""
    return (
        _share(target, (index for bead in tied for index in bead.target)),
        _share(source, (index for bead in tied for index in bead.source)),
    )


def _share_of_spans(
    sentences: Sequence[Sequence[str]], text: str, spans: Iterable[Span | None]
) -> float:
    """The share of a story's words that stand in the spans."""
    total = sum(map(len, sentences))
    taken = sum(len(_folded(text, tokenize(text, span))) for span in spans if span is not None)
    return taken / total if total else 0.0


def weigh(alignment: Alignment) -> Traits:
    """The traits of an alignment."""
    tied = _tied(alignment)
    source, target = _story_words(alignment.source), _story_words(alignment.target)
    containment, coverage = _tied_shares(tied, source, target)
    runs = _runs(_flat(source))
    return Traits(
        containment=containment,
        coverage=coverage,
        copied=_copied(runs, _flat(target)),
        verbatim=sum(bead.reuse == "verbatim" for bead in tied) / max(1, len(tied)),
        in_order=sum(not bead.moved for bead in tied) / max(1, len(tied)),
        quoted=_quoted_alike(runs, alignment.target.text),
        names=_shared_names(alignment.source, alignment.target),
        likeness=sum(bead.score for bead in tied) / max(1, len(tied)),
        tied=len(tied),
    )


def _not_derived(traits: Traits) -> Relation:
    tied = f"{_percent(traits.containment)} of the target’s words retell a source sentence"
    names = f"{_percent(traits.names)} of the names are shared"
    if traits.containment < SAME_EVENT_TIED and traits.names < SAME_EVENT_NAMES:
        return Relation("unrelated", (f"only {tied}", f"only {names}"))
    return Relation(
        "same-event",
        (names, f"only {tied}", _told_copied(traits)),
    )


def _is_verbatim(beads: Sequence[Bead]) -> bool:
    """Whether every sentence of the story is verbatim, in the same order; there may be no word."""
    return any(bead.reuse == "verbatim" for bead in beads) and all(
        bead.reuse in {"verbatim", "furniture"} and not bead.moved for bead in beads
    )


def _derived(traits: Traits) -> Relation:
    tied = f"{_percent(traits.containment)} of the target’s words retell a source sentence"
    verbatim = f"{_percent(traits.verbatim)} of the retold sentences are verbatim"
    copied = _told_copied(traits)
    coverage = f"{_percent(traits.coverage)} of the source’s story is retold"
    if traits.coverage < EXCERPT_COVERAGE and traits.copied > DERIVED_COPIED:
        return Relation("excerpt", (tied, copied, f"only {coverage}"))
    whole = min(traits.containment, traits.coverage) >= WHOLE
    if traits.verbatim >= COPY_VERBATIM and whole:
        return Relation("copy", (tied, verbatim, coverage))
    if _is_spun(traits):
        order = f"{_percent(traits.in_order)} of the sentences are in the source’s order"
        return Relation(
            "machine-rewritten",
            (
                f"{tied}; {verbatim}",
                f"{order}, and nearly every one is reworded",
                f"{copied}: the sense is carried over, the words are not",
            ),
        )
    kept = ("its quotations stand word for word",) if traits.quoted >= KEPT_QUOTED else ()
    return Relation("edited", (tied, verbatim, copied, coverage, *kept))


def _is_spun(traits: Traits) -> bool:
    """Whether nearly every sentence, quotations too, was reworded with the order kept."""
    return (
        traits.verbatim < SPUN_VERBATIM
        and traits.copied < SPUN_COPIED
        and traits.in_order >= SPUN_IN_ORDER
        and traits.containment >= DERIVED_CONTAINMENT
        and traits.quoted < KEPT_QUOTED
    )


def _across_languages(traits: Traits, source: str, target: str) -> Relation:
    languages = f"the source’s language is {source}, the target’s {target}"
    tied = f"{_percent(traits.containment)} of the target’s words are tied to a source sentence"
    alike = f"with a mean likeness of {_percent(traits.likeness)}"
    names = f"{_percent(traits.names)} of the names are shared"
    told_alike = traits.likeness >= TRANSLATED_LIKENESS or traits.names >= SAME_EVENT_NAMES
    if traits.containment >= DERIVED_CONTAINMENT and told_alike:
        return Relation("translation", (languages, f"{tied}, {alike}", names))
    if traits.names >= SAME_EVENT_NAMES:
        return Relation("same-event", (languages, names, f"only {tied}"))
    return Relation("unrelated", (languages, f"{tied}, but {alike}", f"only {names}"))


def _tied(alignment: Alignment) -> list[Bead]:
    return [bead for bead in alignment.beads if bead.source and bead.target]


def _story_words(document: SegmentedDocument) -> list[list[str]]:
    """The folded words of each sentence; none for furniture."""
    furniture = document.furniture_sentences()
    return [
        [] if index in furniture else _words(document, index)
        for index in range(len(document.sentences))
    ]


def _words(document: SegmentedDocument, index: int) -> list[str]:
    return _folded(document.text, document.sentences[index].tokens)


def _folded(text: str, tokens: Iterable[Span]) -> list[str]:
    words = (span.of(text) for span in tokens)
    return [visible(word).casefold() for word in words if word[0].isalnum()]


def _flat(sentences: Iterable[Sequence[str]]) -> list[str]:
    return [word for sentence in sentences for word in sentence]


def _share(sentences: Sequence[Sequence[str]], chosen: Iterable[int]) -> float:
    """The share of all words that stand in the chosen sentences."""
    total = sum(map(len, sentences))
    return sum(len(sentences[index]) for index in set(chosen)) / total if total else 0.0


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    """Every RUN words in a row; all of them where there are fewer."""
    return {tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))}


def _copied(runs: set[tuple[str, ...]], words: Sequence[str]) -> float:
    """The share of words inside a run of RUN words that is one of the runs."""
    if len(words) < RUN:
        told = f" {' '.join(words)} "
        return float(bool(words) and any(told in f" {' '.join(run)} " for run in runs))
    covered = np.zeros(len(words), dtype=bool)
    for at in range(len(words) - RUN + 1):
        if tuple(words[at : at + RUN]) in runs:
            covered[at : at + RUN] = True
    return float(covered.mean())


_QUOTATION = re.compile(r"[“„«\"]([^“”„«»\"\n]+)[”“»\"]")


def _quoted_alike(runs: set[tuple[str, ...]], text: str) -> float:
    """The share of the words in a text's longer quotations that the runs have; 0 of too few."""
    spans = (Span(*match.span(1)) for match in _QUOTATION.finditer(text))
    quotations = [_folded(text, tokenize(text, span)) for span in spans]
    longer = [words for words in quotations if len(words) >= RUN]
    total = sum(map(len, longer))
    if total < LEAST_QUOTED:
        return 0.0
    return sum(_copied(runs, words) * len(words) for words in longer) / total


def _shared_names(source: SegmentedDocument, target: SegmentedDocument) -> float:
    """The share of the smaller side's names and longer numbers that the other side has too."""
    ours, theirs = _names(source), _names(target)
    fewer = min(len(ours), len(theirs))
    return len(ours & theirs) / fewer if fewer else 0.0


def _names(document: SegmentedDocument) -> frozenset[str]:
    """Capitalised words inside sentences, and numbers of two digits or more."""
    return frozenset(
        token
        for sentence in document.sentences
        for token in (span.of(document.text) for span in sentence.tokens[1:])
        if (token[0].isupper() and len(token) >= SHORTEST_NAME)
        or (token[0].isdigit() and len(token) > 1)
    )


def _told_copied(traits: Traits) -> str:
    if not traits.copied:
        return f"no run of {RUN} words is the source’s"
    return f"{_percent(traits.copied)} of its words are in runs of {RUN} that the source has too"


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")
