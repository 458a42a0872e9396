"""Alignment -> LinkedBead…: each word of a bead tied to the word that retells it, or left open."""

from collections.abc import Iterable, Sequence
from weakref import proxy

from retold import lexicon
from retold.audit.link.elsewhere import Elsewhere, Encode
from retold.audit.link.links import LinkedBead, link
from retold.audit.link.untaught import link_untaught, untaught_language
from retold.model import Alignment, Bead, SegmentedDocument, Span
from retold.text.quoted import insides_in
from retold.text.words import Word, over, words
from retold.values.boundaries import settle, told_otherwise
from retold.values.derived import worked_out
from retold.values.matching import match
from retold.values.quantities import quantities
from retold.values.quantity import DATES, Quantity

NEAR = 2
"""Beads before and after in which a name or number may stand that a bead misses."""


def link_beads(alignment: Alignment) -> tuple[LinkedBead, ...]:
    """The beads with words on both sides, each with its words linked."""
    if language := untaught_language(alignment):
        return link_untaught(alignment, language)
    source = [words(alignment.source, bead.source) for bead in alignment.beads]
    target = [words(alignment.target, bead.target) for bead in alignment.beads]
    source_values = [_values(alignment.source, bead.source) for bead in alignment.beads]
    target_values = [_values(alignment.target, bead.target) for bead in alignment.beads]
    around_source, around_target = _lemmas_around(source), _lemmas_around(target)
    known = _name_forms(source), _name_forms(target)
    marks = insides_in(alignment.source), insides_in(alignment.target)
    beads = []
    for index, bead in enumerate(alignment.beads):
        if not source[index] or not target[index] or bead.reuse == "furniture":
            continue
        near = slice(max(0, index - NEAR), index + NEAR + 1)
        bead_source, bead_target, moments = _without_moments(
            alignment, bead, source_values[index], target_values[index]
        )
        matching = match(
            bead_source,
            bead_target,
            [value for values in source_values[near] for value in values],
            [value for values in target_values[near] for value in values],
        )
        equal, texts = matching.equal + moments, (alignment.source.text, alignment.target.text)
        derived = worked_out(matching.differences, equal, texts)
        linked = LinkedBead(
            index,
            texts,
            source[index],
            target[index],
            around_source[index],
            around_target[index],
            *known,
            tuple(each for each in matching.differences if each not in derived),
            equal,
            derived,
            marks,
        )
        beads.append(link(linked))
    return tuple(beads)


def search(
    alignment: Alignment,
    beads: Sequence[LinkedBead],
    encode: Encode | None = None,
    *,
    brief: bool = False,
) -> Elsewhere:
    """The two texts to be searched for what a bead lacks; every bead is told of it.

    A bead can search as long as somebody holds what is returned.

    encode: gives sentences as rows that lie close where they mean the same; None compares words.
    brief: the target was to leave things out.
    """
    elsewhere = Elsewhere(alignment, beads, encode, brief=brief)
    for bead in beads:
        bead.search = proxy(elsewhere)  # which holds the beads: a circle would outlive them all
    return elsewhere


def bead_of(alignment: Alignment, span: Span, *, of_source: bool) -> int | None:
    """The bead in whose sentences a span lies; None where it lies in none."""
    document = alignment.source if of_source else alignment.target
    for index, bead in enumerate(alignment.beads):
        whole = over(document, bead.source if of_source else bead.target)
        if whole is not None and whole.start <= span.start and span.end <= whole.end:
            return index
    return None


def _lemmas_around(sides: Iterable[tuple[Word, ...]]) -> list[frozenset[str]]:
    """For each bead the lemmas of the beads around it, itself left out."""
    lemmas = [frozenset(word.lemma for word in side) for side in sides]
    return [
        frozenset().union(*lemmas[max(0, i - NEAR) : i], *lemmas[i + 1 : i + 1 + NEAR])
        for i in range(len(lemmas))
    ]


def _name_forms(sides: Iterable[tuple[Word, ...]]) -> frozenset[str]:
    """The lemmas and word families of a document's names and capitalised words."""
    return frozenset(
        form
        for side in sides
        for word in side
        if word.capital
        for form in (word.lemma, lexicon.stem(word.fold))
    )


def _without_moments(
    alignment: Alignment,
    bead: Bead,
    source: tuple[Quantity, ...],
    target: tuple[Quantity, ...],
) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...], tuple[tuple[Quantity, Quantity], ...]]:
    """The quantities of a bead without the moments told otherwise: the end of May, 1 June."""
    source_span, target_span = (
        over(alignment.source, bead.source),
        over(alignment.target, bead.target),
    )
    is_dated = [any(value.sort in DATES for value in side) for side in (source, target)]
    if not (source_span and target_span and all(is_dated)):
        return source, target, ()
    pairs = told_otherwise(
        (alignment.source.text, source_span), (alignment.target.text, target_span)
    )
    return settle(source, target, list(pairs))


def _values(document: SegmentedDocument, sentences: range) -> tuple[Quantity, ...]:
    span = over(document, sentences)
    return quantities(document.text, span) if span else ()
