"""Derivations with their changes -> facts: how each was told, where it changed, and who has it so.

A change between a document and its source is a place where two readings of one fact stand. The
place is followed along the derivations, up to the source's source and down to all that were made
from either, sentence by sentence as these are aligned: who has the sentence and no change there has
the same reading, and who has a change there has a third.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from retold.lineage.places import carried
from retold.model import (
    Alignment,
    Change,
    Fact,
    Kind,
    Reading,
    SegmentedDocument,
    Severity,
    Span,
    Stale,
)
from retold.text.tokens import folded
from retold.values.translated import values

FACTS: frozenset[Kind] = frozenset(
    (
        *("number", "date", "name", "role", "quote"),
        *("negation", "modality", "attribution", "wording"),
    )
)
"""Kinds of changes in which both sides tell a fact; what is left out or added has one side."""
ACROSS: frozenset[Kind] = frozenset(("number", "name", "negation"))
"""Kinds of changes of which another language can tell; other words are other in it anyway."""
SEVERITIES: Mapping[Severity, int] = {"critical": 0, "major": 1, "minor": 2}


@dataclass(frozen=True, slots=True)
class Step:
    """A derivation: two documents tied together, and the changes on the way."""

    source: str
    target: str
    alignment: Alignment
    changes: tuple[Change, ...]
    corrects: bool = False  # the target is a later state of the source


@dataclass(slots=True)
class _Place:
    """A fact in one document: where its words stand, and which reading it is."""

    span: Span
    reading: int


@dataclass(slots=True)
class _Followed:
    """A fact followed through the lineage; readings by number, with where each entered."""

    kind: Kind
    severity: Severity
    places: dict[str, _Place] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    entered: list[str] = field(default_factory=list)
    before: list[int | None] = field(default_factory=list)
    changes: set[tuple[int, int]] = field(default_factory=set)  # step, change

    def read(self, document: str, span: Span, text: str, before: int | None) -> int:
        """A new reading in a document."""
        self.texts.append(text)
        self.entered.append(document)
        self.before.append(before)
        self.places[document] = _Place(span, len(self.texts) - 1)
        return len(self.texts) - 1


class Drift:
    """The facts that change along some derivations."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self._steps = steps
        self._up = {step.target: index for index, step in enumerate(steps)}
        self._down: dict[str, list[int]] = {}
        for index, step in enumerate(steps):
            self._down.setdefault(step.source, []).append(index)
        self._texts: dict[str, SegmentedDocument] = {}
        for step in steps:
            self._texts[step.source] = step.alignment.source
            self._texts[step.target] = step.alignment.target
        self._followed = self._follow_all()

    def facts(self) -> tuple[Fact, ...]:
        """The facts, the gravest first; each with its readings in the order in which they came."""
        facts = [
            self._fact(followed)
            for followed in self._followed
            if len(followed.texts) > 1  # else what changed is told as something else
        ]
        return tuple(sorted(facts, key=lambda fact: SEVERITIES[fact.severity]))

    def stale(self) -> tuple[Stale, ...]:
        """The documents that still say what a later state of their source has corrected."""
        stale = []
        for followed in self._followed:
            for index, change in sorted(followed.changes):
                step = self._steps[index]
                if not step.corrects or not _tells_a_fact(step.changes[change]):
                    continue
                old = followed.places[step.source].reading
                new = followed.places[step.target].reading
                stale += [
                    Stale(document, followed.texts[old], step.target, followed.texts[new])
                    for document, place in followed.places.items()
                    if place.reading == old and document != step.source
                ]
        return tuple(dict.fromkeys(stale))

    def repeated(self, index: int) -> tuple[str, ...]:
        """The words that entered in a step's source and that its target repeats, as it has them.

        Only these two, and what came of them, have them.
        """
        step = self._steps[index]
        target = " ".join(folded(step.alignment.target.text).split())
        repeated = (
            followed.texts[followed.places[step.target].reading]
            for followed in self._followed
            if step.target in followed.places
            and step.source in followed.places
            and followed.places[step.target].reading == followed.places[step.source].reading
            and followed.entered[followed.places[step.source].reading] == step.source
            and followed.before[followed.places[step.source].reading] is not None
        )
        return tuple(
            dict.fromkeys(words for words in repeated if " ".join(folded(words).split()) in target)
        )

    def _fact(self, followed: _Followed) -> Fact:
        documents: list[list[str]] = [[] for _ in followed.texts]
        for document, place in followed.places.items():
            documents[place.reading].append(document)
        values = []
        for number, text in enumerate(followed.texts):
            before = followed.before[number]
            values.append(
                Reading(
                    text,
                    tuple(sorted(documents[number])),
                    followed.entered[number],
                    followed.texts[before] if before is not None else None,
                )
            )
        return Fact(followed.kind, tuple(values), followed.severity)

    def _follow_all(self) -> list[_Followed]:
        """Each change is followed once: it may be met on the way from another."""
        done: set[tuple[int, int]] = set()
        all_followed = []
        for index in self._from_the_roots():
            step = self._steps[index]
            for number, change in enumerate(step.changes):
                if (index, number) in done or not _tells_a_fact(change):
                    continue
                followed = self._follow(index, number)
                done |= followed.changes
                all_followed.append(followed)
        return all_followed

    def _from_the_roots(self) -> list[int]:
        """The steps, none before the one that its source is the target of."""
        waiting = [index for index, step in enumerate(self._steps) if step.source not in self._up]
        order = []
        while waiting:
            index = waiting.pop(0)
            order.append(index)
            waiting += self._down.get(self._steps[index].target, [])
        return order

    def _follow(self, index: int, number: int) -> _Followed:
        """The fact of one change, from the topmost document that has the place down."""
        step, change = self._steps[index], self._steps[index].changes[number]
        followed = _Followed(change.kind, change.severity)
        document, span = self._topmost(step.source, _span(change.source))
        followed.read(document, span, span.of(self._texts[document]), None)
        self._descend(document, followed)
        return followed

    def _topmost(self, document: str, span: Span) -> tuple[str, Span]:
        """The first document, going up from one, in which a place stands unchanged."""
        while document in self._up:
            index = self._up[document]
            step = self._steps[index]
            if _touching(step.changes, span, "target") is not None:
                break
            before = carried(step.alignment, span, "target")
            if before is None:
                break
            document, span = step.source, before
        return document, span

    def _descend(self, document: str, followed: _Followed) -> None:
        waiting = [document]
        while waiting:
            source = waiting.pop()
            place = followed.places[source]
            for index in self._down.get(source, ()):
                step = self._steps[index]
                number = _touching(step.changes, place.span, "source")
                if number is None:
                    after = carried(step.alignment, place.span, "source")
                    if after is None:
                        continue
                    if not _is_there(followed.texts[place.reading], followed.kind, after, step):
                        continue
                    followed.places[step.target] = _Place(after, place.reading)
                    waiting.append(step.target)
                    continue
                change = step.changes[number]
                followed.changes.add((index, number))
                if not _tells_a_fact(change) or _is_only_translated(change, step):
                    continue
                self._read(followed, step, _span(change.target), place.reading)
                followed.severity = min(
                    followed.severity, change.severity, key=lambda severity: SEVERITIES[severity]
                )
                waiting.append(step.target)

    def _read(self, followed: _Followed, step: Step, span: Span, before: int) -> None:
        """Another reading in a step's target, or one that was there before: a change undone.

        Only one that a document had from which the target comes: elsewhere it was made anew.
        """
        text = span.of(step.alignment.target)
        above = self._readings_above(followed, step.target)
        for number in above:
            if _is_same(followed.texts[number], text, step.alignment):
                followed.places[step.target] = _Place(span, number)
                return
        followed.read(step.target, span, text, before)

    def _readings_above(self, followed: _Followed, document: str) -> list[int]:
        """The readings of the documents from which one comes, the nearest first."""
        readings = []
        while document in self._up:
            document = self._steps[self._up[document]].source
            if document in followed.places:
                readings.append(followed.places[document].reading)
        return readings


def _is_abroad(alignment: Alignment) -> bool:
    """Whether two texts are of two languages."""
    languages = alignment.source.document.language, alignment.target.document.language
    return None not in languages and languages[0] != languages[1]


def _is_same(reading: str, text: str, alignment: Alignment) -> bool:
    """Whether two wordings are one, or of one value."""
    if reading.casefold() == text.casefold():
        return True
    source, target = alignment.source.document.language, alignment.target.document.language
    first, second = _values(reading, source), _values(text, target)
    return (
        len(first) == len(second) > 0
        and _is_abroad(alignment)
        and all(value & same for value, same in zip(first, second, strict=True))
    )


def _values(text: str, language: str | None) -> list[frozenset[float]]:
    """The figures of a wording, each with what it may mean."""
    return [each.readings for each in values(text, Span(0, len(text)), language or "en")]


def _is_only_translated(change: Change, step: Step) -> bool:
    """Whether a change is but that words are those of another language: no reading of its own."""
    if not _is_abroad(step.alignment):
        return False
    source, target = _span(change.source), _span(change.target)
    sides = source.of(step.alignment.source), target.of(step.alignment.target)
    if change.kind in ACROSS:
        return _is_same(*sides, step.alignment)
    return True


def _is_there(reading: str, kind: Kind, span: Span, step: Step) -> bool:
    """Whether a text of another language has a reading, as far as words can tell; of its own, yes.

    A name stands there in its letters, a figure by its value.
    """
    if not _is_abroad(step.alignment):
        return True
    own = step.alignment.target
    sentence = next(each.span for each in own.sentences if each.span.end > span.start)
    within = Span(min(sentence.start, span.start), max(sentence.end, span.end)).of(own)
    words = rf"(?<!\w){re.escape(folded(reading))}(?!\w)"
    if kind in {"name", "number"} and re.search(words, folded(within)):
        return True
    if kind == "number":
        figures = _values(within, own.document.language)
        said = _values(reading, step.alignment.source.document.language)
        return bool(said) and all(any(value & each for each in figures) for value in said)
    return kind != "name"


def _touching(changes: Sequence[Change], span: Span, side: str) -> int | None:
    """The change whose words on one side are among those of a place; None where none is.

    Of several it is the one of just these words, else the first that tells a fact.
    """
    touching = []
    for number, change in enumerate(changes):
        touched = change.source if side == "source" else change.target
        if touched is not None and touched.start < span.end and span.start < touched.end:
            touching.append((touched != span, not _tells_a_fact(change), number))
    return min(touching)[-1] if touching else None


def _tells_a_fact(change: Change) -> bool:
    return change.kind in FACTS and change.source is not None and change.target is not None


def _span(span: Span | None) -> Span:
    if span is None:
        raise ValueError("a change that tells a fact has both sides")
    return span
