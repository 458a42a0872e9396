"""What the reader marks where no rule is sure of anything, and how likely such a mark is right.

Where a text is told in other words, rules know few of its errors: a content word of another sense,
somebody else's deed, a claim made stronger. The reader marks words that the counterpart of their
sentence does not bear out, and marks much that is only told freely. So words in a row that it
marks are weighed: by their score, by those of the words that they stand for, by whether links have
left them open, by whether their sentence lies nearer to its counterpart in meaning than the others
of the text do, by whether a rule suspects the place, and by what words they are (`words_marked`).
How free the whole text is counts for nothing: an honest writer may be as free as a careless one.
`marked.json` holds what each of these adds to the logits of being right; tools/calibrate_reader.py
learnt it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from retold.audit.cues.denials import EXPLICIT
from retold.audit.harm import chance_of, is_in_one_sense
from retold.audit.harm.setting import Setting
from retold.audit.ledger import equal_values, statuses
from retold.audit.link.elsewhere import Encode
from retold.audit.link.links import LinkedBead
from retold.audit.link.notes import once_a_bead
from retold.audit.link.sameness import is_grammar
from retold.audit.logistic import logit, probability
from retold.audit.readings import BeadReading, ContextReading, Readings
from retold.audit.recast import recast
from retold.audit.verdict.overlaps import overlap
from retold.audit.verdict.reworded import of_free_text, repeated
from retold.audit.verdict.seconded import of_context
from retold.audit.verdict.words_marked import of_words
from retold.bundled import beside
from retold.model import Alignment, Certainty, Change, Span
from retold.text.words import Word, spanned

WEIGHTS = beside(__name__, "marked.json")
MARKED = 0.4
"""Score from which a word is marked; from .3 to .5 the judge of marks does as well."""
LINKED = 0.3
"""Score of a link from which words of the other side are what marked words stand for."""
POSSIBLE_MARK, LIKELY_MARK = 0.4, 0.6
"""Shares in the company of what else its text says from which a mark is told, as possible and as
likely; by the stories for settings, each part judged by the others: from .6 on 541 of 698 were
right, none of the false ones in 212 honest texts; from .5 to .6 187 of 316, from .4 241 of 496."""
SAME_SENSE = 0.06
"""Chance of harm of words that mean the same in some sense: that of edits of the lowest band."""
STEPS = (
    ("read", 0), ("read", 1), ("read", 2), ("read, linked", 0), ("read, linked", 1),
    ("read, linked", 2), ("nearer", 0), ("harm", 0), ("in context, marked", -1),
    ("in context, marked", 0), ("in context, marked", 1), ("in context, marked", 2),
)  # fmt: skip
"""Values of a feature from which more of it counts otherwise."""
TIED = 2
"""Words that what a mark stands for may have for each of its own, and some more."""


class Mark(NamedTuple):
    """Words in a row of one side that are marked, by index, and those that they stand for."""

    bead: LinkedBead
    of_source: bool
    places: range
    counterparts: range

    def words(self) -> tuple[range, range]:
        """The words of the source and of the target."""
        if self.of_source:
            return self.places, self.counterparts
        return self.counterparts, self.places

    def span(self) -> Span:
        """The span of the marked words in their text."""
        side = self.bead.source if self.of_source else self.bead.target
        return spanned(side, self.places[0], self.places[-1])


class Closeness(NamedTuple):
    """Cosine of each bead's sides by their meaning, and the mean of the text's."""

    of_bead: Mapping[int, float]
    usual: float


class Around(NamedTuple):
    """The text that marks stand in.

    claims: what is told of it already; setting: in which edits are judged; text: the kind of text.
    """

    claims: Sequence[Change]
    closeness: Closeness
    setting: Setting | None
    text: str


def likely_marks(
    beads: Sequence[LinkedBead], readings: Readings, around: Around
) -> list[tuple[Mark, Certainty]]:
    """The marks that are worth telling, each place once, the likeliest first.

    Where a grave claim is told that is more than possible nothing is added.
    """
    weighed = [
        (share, mark)
        for mark, alone in weighed_marks(beads, readings, around)
        if (share := readings.share_in_company("mark", alone, mark.bead.index)) >= POSSIBLE_MARK
    ]
    weighed.sort(key=lambda pair: -pair[0])
    kept: list[tuple[Mark, Certainty]] = []
    for share, mark in weighed:
        if not any(_is_one_place(mark, kept_mark) for kept_mark, _ in kept):
            kept.append((mark, "likely" if share >= LIKELY_MARK else "possible"))
    return kept


def weighed_marks(
    beads: Iterable[LinkedBead], readings: Readings, around: Around
) -> Iterator[tuple[Mark, float]]:
    """The marks where nothing grave is told that is more than possible, and their shares alone."""
    for mark, reading in marks(beads, readings):
        if not is_told(mark, around.claims):
            yield mark, _share(mark, reading, readings, around)


def marks(beads: Iterable[LinkedBead], readings: Readings) -> Iterator[tuple[Mark, BeadReading]]:
    """The marked words in a row of each bead, those of the source first, with the reading."""
    for bead in beads:
        reading = readings.get(bead.index)
        if reading is None:
            continue
        for of_source in (True, False):
            side, scores = (
                (bead.source, reading.source) if of_source else (bead.target, reading.target)
            )
            for places in _runs(side, scores):
                if _stays(bead, places, of_source=of_source):
                    continue
                if recast(bead)[0 if of_source else 1].issuperset(places):
                    continue
                if _is_rewritten(bead, places, of_source=of_source):
                    continue
                linked = _linked(reading, places, of_source=of_source)
                yield Mark(bead, of_source, places, _narrowed(linked, places)), reading


def _share(mark: Mark, reading: BeadReading, readings: Readings, around: Around) -> float:
    context = readings.in_context(mark.bead.index)
    return share_of_mark(of_mark(mark, reading, context, around))


def of_mark(
    mark: Mark, reading: BeadReading, context: ContextReading | None, around: Around
) -> dict[str, float]:
    """The features of a mark; reading, context: of its bead."""
    scores, other_scores = reading.source, reading.target
    if not mark.of_source:
        scores, other_scores = other_scores, scores
    linked = _linked(reading, mark.places, of_source=mark.of_source)
    fates = statuses(mark.bead, ())[0 if mark.of_source else 1]
    read = logit(max(scores[place] for place in mark.places))
    yes_or_no = {
        "open": sum(fates[place] == "open" for place in mark.places) / len(mark.places),
        "claimed": float(any(change.severity != "minor" for change in _over(mark, around.claims))),
        "tied": float(bool(linked)),
        "of source": float(mark.of_source),
    }
    source, target = mark.words()
    of_sides = of_context(source, target, context)
    measured = {
        "read": read,
        "in context, marked": of_sides[f"in context, {'source' if mark.of_source else 'target'}"],
        "read, linked": logit(max(other_scores[place] for place, _ in linked)) if linked else 0.0,
        "nearer": around.closeness.of_bead[mark.bead.index] - around.closeness.usual,
        "harm": _harm(mark, around.setting),
    }
    values = {
        "ground": 1.0,
        **of_sides,
        **repeated(mark.bead, source, of_source=True),
        **repeated(mark.bead, target, of_source=False),
        **yes_or_no,
        **measured,
        **{f"read, {name}": read * value for name, value in yes_or_no.items()},
        **{f"{name} over {step}": max(0.0, measured[name] - step) for name, step in STEPS},
    }
    return values | of_free_text(values, around.text) | of_words(mark.bead, source, target)


def _harm(mark: Mark, setting: Setting | None) -> float:
    """Log odds that words put in the place of others harm, as the judge of edits has it."""
    source, target = mark.words()
    if setting is None or not source or not target:
        return 0.0
    chance = chance_of(mark.bead, source, target, setting)
    if is_in_one_sense(mark.bead, source, target, setting.slips):
        chance = min(chance, SAME_SENSE)
    return logit(chance)


def is_told(mark: Mark, claims: Iterable[Change]) -> bool:
    """Whether something grave and more than possible is told of the marked words."""
    return any(
        change.severity != "minor" and change.certainty != "possible"
        for change in _over(mark, claims)
    )


def closeness_of(
    alignment: Alignment, beads: Iterable[LinkedBead], readings: Readings, encode: Encode
) -> Closeness:
    """The closeness of the beads that were read; their sentences have been encoded for the ties."""
    cosines: dict[int, float] = {}
    for linked in beads:
        if readings.get(linked.index) is None:
            continue
        bead = alignment.beads[linked.index]
        source, target = (
            encode([document.sentence_text(index) for index in sentences]).sum(axis=0)
            for document, sentences in (
                (alignment.source, bead.source),
                (alignment.target, bead.target),
            )
        )
        size = float((source @ source) * (target @ target)) ** 0.5
        cosines[linked.index] = float(source @ target) / size if size else 0.0
    return Closeness(cosines, sum(cosines.values()) / max(1, len(cosines)))


def share_of_mark(values: Mapping[str, float]) -> float:
    """The share of such marks that are right, of the values of the features."""
    return probability(values, _weights())


@cache
def _weights() -> dict[str, float]:
    stored: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return stored


def _runs(side: Sequence[Word], scores: Sequence[float]) -> list[range]:
    """Marked words in a row; a word of grammar between two of them goes with them."""
    runs: list[range] = []
    for place, score in enumerate(scores):
        if score < MARKED:
            continue
        between = range(runs[-1].stop, place) if runs else range(0)
        if runs and len(between) <= 1 and all(is_grammar(side[k]) for k in between):
            runs[-1] = range(runs[-1].start, place + 1)
        else:
            runs.append(range(place, place + 1))
    return runs


def _stays(bead: LinkedBead, places: range, *, of_source: bool) -> bool:
    """Whether the other side has each of some words that name nobody: no one, nobody.

    Of other words that stand on both sides it may be another who does it, or to another.
    """
    side, other_side, links = (
        (bead.source, bead.target, bead.to_target)
        if of_source
        else (bead.target, bead.source, bead.to_source)
    )
    return all(
        (not side[place].content or side[place].lemma in EXPLICIT)
        and (tied := links[place]) is not None
        and other_side[tied].lemma == side[place].lemma
        for place in places
    )


def _is_rewritten(bead: LinkedBead, places: range, *, of_source: bool) -> bool:
    """Whether some words say by form alone what the other side has: a figure, an abbreviation."""
    rewritten, kept = _by_form(bead)[0 if of_source else 1]
    side = bead.source if of_source else bead.target
    return not rewritten.isdisjoint(places) and all(
        place in rewritten or place in kept or is_grammar(side[place]) for place in places
    )


@once_a_bead
def _by_form(bead: LinkedBead) -> tuple[tuple[set[int], set[int]], tuple[set[int], set[int]]]:
    """The words of source and target that are only written otherwise, and those kept in order."""
    pairs = [(i, bead.to_target[i], bond) for i, bond in bead.bonds.items()]
    rewritten = [(i, j) for i, j, bond in pairs if bond in {"value", "abbreviation"}]
    rewritten += equal_values(bead)
    kept = [(i, j) for i, j, bond in pairs if bond == "same"]
    source, target = ((_of_side(rewritten, number), _of_side(kept, number)) for number in (0, 1))
    return source, target


def _of_side(pairs: Iterable[tuple[int, int | None]], number: int) -> set[int]:
    return {place for pair in pairs if (place := pair[number]) is not None}


def _linked(reading: BeadReading, places: range, *, of_source: bool) -> list[tuple[int, float]]:
    """The words of the other side that marked words are linked with, and how surely."""
    size = len(reading.target if of_source else reading.source)
    best = [
        max(reading.links[place][k] if of_source else reading.links[k][place] for place in places)
        for k in range(size)
    ]
    return [(k, score) for k, score in enumerate(best) if score >= LINKED]


def _narrowed(linked: Sequence[tuple[int, float]], places: range) -> range:
    """What marked words stand for: all that are linked, or the surest where they lie apart."""
    if not linked:
        return range(0)
    whole = range(linked[0][0], linked[-1][0] + 1)
    if len(whole) <= TIED * len(places) + TIED:
        return whole
    surest, _ = max(linked, key=lambda pair: pair[1])
    return range(surest, surest + 1)


def _over(mark: Mark, claims: Iterable[Change]) -> list[Change]:
    span = mark.span()
    return [
        change
        for change in claims
        if change.bead == mark.bead.index
        and overlap(change.source if mark.of_source else change.target, span)
    ]


def _is_one_place(mark: Mark, other_mark: Mark) -> bool:
    """Whether two marks share a word on either side."""
    if mark.bead.index != other_mark.bead.index:
        return False
    return any(
        not set(words).isdisjoint(other_words)
        for words, other_words in zip(mark.words(), other_mark.words(), strict=True)
    )
