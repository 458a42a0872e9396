"""Alignment -> Change…: what a retelling changed, lost and made up, inside and between beads."""

from collections.abc import Iterator
from dataclasses import replace

from retold import lexicon
from retold.audit import (
    amounts,
    antonyms,
    attribution,
    bodies,
    causes,
    conditions,
    copies,
    coverage,
    dates,
    gender,
    misquotes,
    missing,
    modality,
    names,
    negation,
    numbers,
    pivots,
    quotations,
    quotes,
    roles,
    slips,
    swaps,
    wording,
)
from retold.audit.gravity import weighed
from retold.audit.quantities import quantities
from retold.audit.quantity import Quantity
from retold.audit.rank import settle
from retold.audit.words import Pair, Word, link, neighbours, over, words
from retold.model import Alignment, Change, Kind, Quotation, SegmentedDocument, Span

SUBSTITUTED: frozenset[Kind] = frozenset({"wording", "name", "quote"})
"""Kinds whose words may have gone through another language."""
WITNESSES = 20
"""Words of near meaning that are asked for the language beside the substitutions told."""
NEAR = 2
"""Beads before and after in which a name or number may stand that a bead misses."""


def audit(
    alignment: Alignment,
    *,
    independent: bool = False,
    explain: bool = True,
    said: tuple[tuple[Quotation, ...], tuple[Quotation, ...]] | None = None,
) -> tuple[Change, ...]:
    """The changes, worst first and then in the order of the target.

    independent: the texts tell one event on their own, or in two languages, so that only numbers,
    dates, names and quotations that contradict each other are told.
    explain: name the foreign words behind substitutions, where dictionaries are installed.
    said: who said what in the source and in the target, where that is to be compared too.
    """
    beads = list(found_in_beads(alignment, independent=independent))
    pairs = [pair for pair, _ in beads]
    found = [change for _, told in beads for change in told]
    if not independent:
        if copies.is_edited_copy(pairs):
            found += [edit for pair in pairs for edit in copies.changes(pair)]
        found += coverage.whole(alignment)
        found += quotations.changes(alignment, pairs, said) if said else ()
    told = list(weighed(found, pairs, alignment))
    if not independent:
        told += weighed(slips.changes(pairs, told), pairs, alignment)
    if not independent and bodies.is_careless(told):
        told += _choices(alignment, pairs)
    settled = settle(told)
    return _with_pivots(settled, pairs) if explain else settled


def _choices(alignment: Alignment, pairs: list[Pair]) -> Iterator[Change]:
    """What a translator may choose, and a text that is wrong elsewhere is not trusted with."""
    marks = quotes.between_marks(alignment.source), quotes.between_marks(alignment.target)
    for pair in pairs:
        yield from bodies.changes(pair)
        yield from misquotes.changes(pair, marks)


def found_in_beads(
    alignment: Alignment, *, independent: bool = False
) -> Iterator[tuple[Pair, list[Change]]]:
    """Each bead with words on both sides, and what each module finds in it alone."""
    marks = quotes.between_marks(alignment.source), quotes.between_marks(alignment.target)
    for pair in linked(alignment):
        if _is_unchanged(pair):
            yield pair, []
            continue
        found = list(_contradictions(pair, marks))
        yield pair, found if independent else [*found, *_rewordings(pair)]


def _is_unchanged(pair: Pair) -> bool:
    """Whether both sides are one to the letter, with the mark before and behind."""
    here, there = (
        text[max(0, side[0].span.start - 1) : side[-1].span.end + 1]
        for text, side in zip(pair.texts, (pair.source, pair.target), strict=True)
    )
    return here == there


def _with_pivots(found: tuple[Change, ...], pairs: list[Pair]) -> tuple[Change, ...]:
    """The changes, each substitution with the foreign word that explains it.

    Only where bilingual dictionaries are installed, and only in the one language that explains the
    substitutions together.
    """
    if not pivots.dictionaries():
        return found
    by_bead = {pair.index: pair for pair in pairs}
    replaced = {
        at: (change.source.of(texts[0]), change.target.of(texts[1]))
        for at, change in enumerate(found)
        if change.kind in SUBSTITUTED and change.source and change.target
        for texts in (by_bead[change.bead].texts,)
    }
    near = [
        (pair.source[at].text, pair.target[other].text)
        for pair in pairs
        for at, other in enumerate(pair.to_target)
        if other is not None and pair.bonds[at] == "near"
    ][:WITNESSES]
    inferred = pivots.infer_pivot([*replaced.values(), *near]) if replaced else None
    if inferred is None:
        return found
    return tuple(
        replace(change, via=pivots.explain(*replaced[at], inferred[0]))
        if at in replaced
        else change
        for at, change in enumerate(found)
    )


def linked(alignment: Alignment) -> Iterator[Pair]:
    """The beads with words on both sides, linked."""
    source = [words(alignment.source, bead.source) for bead in alignment.beads]
    target = [words(alignment.target, bead.target) for bead in alignment.beads]
    quantities_source = [_quantities(alignment.source, bead.source) for bead in alignment.beads]
    quantities_target = [_quantities(alignment.target, bead.target) for bead in alignment.beads]
    texts = (alignment.source.text, alignment.target.text)
    around_source = neighbours((frozenset(w.lemma for w in side) for side in source), NEAR)
    around_target = neighbours((frozenset(w.lemma for w in side) for side in target), NEAR)
    far = _known(source), _known(target)
    for index, bead in enumerate(alignment.beads):
        if source[index] and target[index] and bead.reuse != "furniture":
            near = slice(max(0, index - NEAR), index + NEAR + 1)
            yield link(
                Pair(
                    index,
                    texts,
                    source[index],
                    target[index],
                    around_source[index],
                    around_target[index],
                    *far,
                    numbers.differences(
                        quantities_source[index],
                        quantities_target[index],
                        [one for some in quantities_source[near] for one in some],
                        [one for some in quantities_target[near] for one in some],
                    ),
                )
            )


def _known(sides: list[tuple[Word, ...]]) -> frozenset[str]:
    """The lemmas and word families of a document's names and capitalised words."""
    return frozenset(
        form
        for side in sides
        for word in side
        if word.capital
        for form in (word.lemma, lexicon.stem(word.fold))
    )


def _quantities(document: SegmentedDocument, sentences: range) -> tuple[Quantity, ...]:
    span = over(document, sentences)
    return quantities(document.text, span) if span else ()


def _contradictions(
    pair: Pair, marks: tuple[tuple[Span, ...], tuple[Span, ...]]
) -> Iterator[Change]:
    """Changes that matter even between independent accounts."""
    yield from numbers.changes(pair.index, pair.differences, pair.texts)
    yield from roles.changes(pair)
    yield from dates.changes(pair.index, pair.differences, pair.texts)
    yield from dates.turned(pair)
    yield from names.changes(pair)
    yield from swaps.changes(pair)
    yield from quotes.changes(pair, *marks)


def _rewordings(pair: Pair) -> Iterator[Change]:
    """Changes of the wording, which only a retelling can be held to."""
    yield from negation.changes(pair)
    yield from antonyms.changes(pair)
    yield from conditions.changes(pair)
    yield from modality.changes(pair)
    yield from attribution.changes(pair)
    yield from amounts.changes(pair)
    yield from causes.changes(pair)
    yield from wording.changes(pair)
    yield from gender.changes(pair)
    yield from coverage.inside(pair)
    yield from missing.changes(pair)
