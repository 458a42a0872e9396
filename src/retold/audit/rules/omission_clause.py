"""Omissions and additions: sentences, and clauses inside a bead, that stand nowhere else."""

from collections.abc import Iterator, Sequence
from itertools import compress

from retold import lexicon
from retold.audit.cues.connections import Connection, connections
from retold.audit.cues.datelines import is_credit
from retold.audit.cues.losses import (
    CLAUSE,
    HEADING,
    RESTRICTION,
    SENTENCE,
    TAKING_BACK,
    absence,
    certainty_of,
    gravity,
    shortened,
)
from retold.audit.cues.restrictions import denies, restricts, takes_back
from retold.audit.link.elsewhere import Elsewhere, carries, carrying
from retold.audit.link.links import LinkedBead
from retold.audit.recast import recast
from retold.model import Alignment, Bead, Change, Kind, Relation, Span
from retold.text.words import Word, clauses, spanned, words
from retold.values.quantities import quantities

LOST = 0.5
"""Share of a clause's words without a counterpart from which the other text is searched for it."""
FEWEST = 2
"""Lost words that tell something, under which a clause is none to miss."""
STRETCH = 3
"""Lost words that a stretch must have over kept ones where it is no clause."""


BRIEF = 0.5
"""Length of a target, to one of its source, under which it is brief: it was to leave things out."""
QUOTING = frozenset("“„\"'‘«")
"""Marks with which somebody's words begin, who may deny anything."""
NEIGHBOUR = 2
"""Sentences before a restriction among which the claim stands that it takes something from."""


def inside(pair: LinkedBead) -> Iterator[Change]:
    """A change for each part of a bead that the other text has nothing for."""
    yield from _parts(pair, gone=True)
    yield from _parts(pair, gone=False)


def _parts(pair: LinkedBead, *, gone: bool) -> Iterator[Change]:
    side, text = (pair.source, pair.texts[0]) if gone else (pair.target, pair.texts[1])
    stretches: list[range] = []
    for part in _candidates(pair, gone=gone):
        stretch = side[part.start : part.stop]
        if any(part.start < each.stop and each.start < part.stop for each in stretches):
            continue
        bar = RESTRICTION if gone and restricts(stretch) else CLAUSE
        certainty = certainty_of(absence(pair, part, bar, gone=gone), bar)
        if certainty is None or (gone and _is_bound_otherwise(pair, part)):
            continue
        stretches.append(part)
        span = spanned(side, part[0], part[-1])
        kind: Kind = "omission" if gone else "addition"
        note = f"left out: {span.of(text)}" if gone else f"not in the source: {span.of(text)}"
        source, target = (span, None) if gone else (None, span)
        severity = gravity(stretch)
        if gone and pair.search is not None and pair.search.brief and not restricts(stretch):
            severity = "minor"
        yield Change(kind, severity, pair.index, source, target, note, certainty=certainty)


def _is_bound_otherwise(pair: LinkedBead, part: range) -> bool:
    """Whether a condition is lost, and the other side has one by another word: if, so long as."""
    sides = (pair.source, pair.texts[0]), (pair.target, pair.texts[1])
    of_source, of_target = (
        {each.place: side[each.place].fold for each in connections(side, text) if _binds(each)}
        for side, text in sides
    )
    return (
        any(place in part for place in of_source)
        and len(of_target) >= len(of_source)
        and not {*of_source.values()} & {*of_target.values()}
    )


def _binds(connection: Connection) -> bool:
    return connection.sense == "condition"


def _candidates(pair: LinkedBead, *, gone: bool) -> Iterator[range]:
    """The clauses, and then the sheerly lost stretches, whose words mostly have no counterpart."""
    side, links = (pair.source, pair.to_target) if gone else (pair.target, pair.to_source)
    text = pair.texts[0 if gone else 1]
    sought, otherwise = carrying(side), recast(pair)[0 if gone else 1]
    lost = [
        index
        for index, link in enumerate(links)
        if link is None and sought[index] and index not in otherwise
    ]
    if not lost:
        return
    runs: list[range] = []
    for part in clauses(side, text):
        gone_words = sum(index in part for index in lost)
        if not gone_words or gone_words < LOST * sum(sought[part.start : part.stop]):
            continue
        if runs and runs[-1].stop == part.start:
            runs[-1] = range(runs[-1].start, part.stop)
        else:
            runs.append(part)
    runs = [run for run in runs if _tells(side, [index for index in lost if index in run], text)]
    yield from runs
    for stretch in _lost_stretches(side, links):
        if _tells(side, [index for index in lost if index in stretch], text) and _is_sheer_loss(
            pair, stretch, gone=gone
        ):
            yield stretch


def _is_sheer_loss(pair: LinkedBead, stretch: range, *, gone: bool) -> bool:
    """Whether a stretch lost more words than its bead has new ones, by `STRETCH` at least."""
    links, others = (
        (pair.to_target, [pair.target[index] for index in pair.gained()])
        if gone
        else (pair.to_source, [pair.source[index] for index in pair.lost()])
    )
    side = pair.source if gone else pair.target
    sought = carrying(side)
    lost = sum(sought[index] and links[index] is None for index in stretch)
    return lost - sum(map(carries, others)) >= STRETCH


def _lost_stretches(side: tuple[Word, ...], links: Sequence[int | None]) -> list[range]:
    """The stretches that hold more lost words than kept ones, `STRETCH` at least.

    The heaviest in the manner of Kadane: a lost word that carries one adds one, a kept one takes
    one away.
    """
    stretches: list[range] = []
    start, total, best, end = 0, 0, 0, 0
    for index in compress(range(len(side)), carrying(side)):
        if total == 0:
            start, best = index, 0
        total = max(0, total + (1 if links[index] is None else -1))
        if total > best:
            best, end = total, index
        if total == 0 and best >= STRETCH:
            stretches.append(range(start, end + 1))
            best = 0
    return [*stretches, range(start, end + 1)] if best >= STRETCH else stretches


def _tells(side: Sequence[Word], lost: Sequence[int], text: str) -> bool:
    """Whether lost words tell something, and do not only say who speaks or how many.

    Figures and dates are compared by their value, speakers by the rules for attributions.
    """
    if all(side[index].capital or lexicon.is_reporting(side[index].lemma) for index in lost):
        return False
    values = [value.span for value in quantities(text, spanned(tuple(side), lost[0], lost[-1]))]
    telling = [
        index
        for index in lost
        if not any(
            value.start < side[index].span.end and side[index].span.start < value.end
            for value in values
        )
    ]
    return len(telling) >= FEWEST


def whole(alignment: Alignment, elsewhere: Elsewhere) -> Iterator[Change]:
    """A change for each sentence of one side that stands nowhere on the other.

    What a brief target leaves out is minor, but for what takes something back from a claim that it
    repeats.
    """
    for index, bead in enumerate(alignment.beads):
        if bead.reuse == "furniture" or (bead.source and bead.target):
            continue
        gone = bool(bead.source)
        document = alignment.source if gone else alignment.target
        sentences = bead.source or bead.target
        side = words(document, sentences)
        span = Span(
            document.sentences[sentences[0]].span.start, document.sentences[sentences[-1]].span.end
        )
        text = span.of(document.text)
        if not side or _is_heading(side, text) or is_credit(text):
            continue
        bar = TAKING_BACK if gone and (restricts(side) or denies(side)) else SENTENCE
        certainty = certainty_of(
            elsewhere.absence(side, of_source=gone, whole=True, levels=bar), bar
        )
        if certainty is None:
            continue
        if not gone:
            note = f"not in the source: {shortened(text)}"
            yield Change("addition", "major", index, None, span, note, certainty=certainty)
            continue
        severity = gravity(side)
        if elsewhere.brief and not _takes_back_what_is_retold(alignment, sentences[0]):
            severity = "minor"
        note = f"left out: {shortened(text)}"
        yield Change("omission", severity, index, span, None, note, certainty=certainty)


def stands_elsewhere(alignment: Alignment, elsewhere: Elsewhere, bead: Bead) -> bool:
    """Whether the other text says what a bead of one side says."""
    gone = bool(bead.source)
    side = words(alignment.source if gone else alignment.target, bead.source or bead.target)
    level = SENTENCE.possible
    return elsewhere.absence(side, of_source=gone, whole=True, levels=[level]) < level


def is_brief(alignment: Alignment, relation: Relation | None = None) -> bool:
    """Whether the target was to leave things out: a summary or excerpt, or half as long."""
    if relation is not None and relation.is_part and not relation.is_turned:
        return True
    source, target = (
        sum(
            len(side.sentences[i].token_offsets) // 2
            for i in range(len(side.sentences))
            if i not in skipped
        )
        for side, skipped in (
            (side, side.furniture_sentences()) for side in (alignment.source, alignment.target)
        )
    )
    return target < BRIEF * source


def _takes_back_what_is_retold(alignment: Alignment, index: int) -> bool:
    """Whether a source sentence takes something back from one before it that the target retells."""
    document = alignment.source
    if document.sentence_text(index)[0] in QUOTING:
        return False
    side = words(document, range(index, index + 1))
    retold = {each for bead in alignment.beads if bead.target for each in bead.source}
    before = range(max(0, index - NEIGHBOUR), index)
    return any(
        each in retold and takes_back(side, words(document, range(each, each + 1)))
        for each in before
    )


def _is_heading(paragraph: Sequence[Word], text: str) -> bool:
    return text[-1] not in ".!?…”\"\u2019')" and len(paragraph) < HEADING
