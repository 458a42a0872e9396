"""Floors: faithful rewordings stay quiet, planted errors are found, in cases written for it.

Found and flagged falsely are counted at the same two thresholds: told as major or critical, and
told at all.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from benchmarks.quality.audit import Grades, changes, grades
from retold.model import Change
from tests.quality.audit_cases import FAITHFUL, NEWS, PLANTED, Sentence

QUIET = 0.96
"""Share of the faithful pairs without any change; .97 while kinds of one thing, such as a plane and
an aircraft, counted as the same."""
FOUND = 0.95
"""Share of the planted errors that are found with their kind and words."""

LOSS = frozenset({"omission", "wording"})
TELLING: dict[str, frozenset[str]] = {
    "number": frozenset({"number", "date"}),
    "unit": frozenset({"number", "date"}),
    "date": frozenset({"number", "date"}),
    "name replaced": frozenset({"name", "attribution"}),
    "name removed": frozenset({"name", "omission"}),
    "negation": frozenset({"negation", "modality", "number", "omission"}),
    "antonym": frozenset({"negation", "wording"}),
    "verb removed": LOSS,
    "noun removed": LOSS,
    "subject removed": LOSS | {"attribution"},
    "modifier removed": LOSS | {"modality", "number", "negation"},
    "gender": frozenset({"wording", "name", "negation"}),
    "modality": frozenset({"modality", "attribution"}),
    "attribution": frozenset({"attribution", "name", "negation"}),
    "phrase removed": LOSS | {"name", "number", "date", "modality"},
    "addition": frozenset({"addition", "wording", "number", "name", "negation"}),
}
"""The kinds of change that tell of each planted error."""


class Count(NamedTuple):
    """How many are told as major or critical, and at all."""

    major_up: int
    any: int


FLOORS = {
    "number": Count(14, 14),
    "unit": Count(12, 12),
    "date": Count(12, 12),
    "name replaced": Count(14, 14),
    "name removed": Count(2, 13),
    "negation": Count(12, 12),
    "antonym": Count(14, 14),
    "verb removed": Count(0, 10),
    "noun removed": Count(0, 7),
    "subject removed": Count(0, 8),
    "modifier removed": Count(4, 5),
    "gender": Count(12, 12),
    "modality": Count(5, 5),
    "attribution": Count(7, 7),
    "phrase removed": Count(3, 8),
    "addition": Count(6, 7),
}
"""How many errors of a kind are told at each threshold: as measured, to rise only."""

FALSE_ALARMS = Count(2, 17)
"""How many faithful rewordings of the same sentences are flagged: as measured, to fall only; they
were 1 and 10 until words of one kind ceased to count as the same (killed, murdered). What no rule
has a name for is told as possible."""


def test_faithful_rewordings_are_not_flagged() -> None:
    flagged = {source: told for source, target in FAITHFUL if (told := changes(source, target))}
    assert len(flagged) <= (1 - QUIET) * len(FAITHFUL), flagged


def test_planted_errors_are_found_with_their_words() -> None:
    missed = [
        (source, target, changes(source, target))
        for source, target, kind, lost, gained in PLANTED
        if not any(
            tells(change, source, target, (kind, lost, gained))
            for change in changes(source, target)
        )
    ]
    assert len(missed) <= (1 - FOUND) * len(PLANTED), missed


def test_a_planted_error_is_told_once() -> None:
    more = [
        (source, target, told)
        for source, target, *_ in PLANTED
        if len(told := changes(source, target)) > 1
    ]
    assert len(more) <= (1 - FOUND) * len(PLANTED), more


def tells(change: Change, source: str, target: str, wanted: tuple[str, str, str]) -> bool:
    kind, lost, gained = wanted
    here = change.source.of(source) if change.source else ""
    there = change.target.of(target) if change.target else ""
    return (
        change.kind == kind and lost.replace("’", "'") in here.replace("’", "'") and gained in there
    )


@pytest.fixture(scope="module")
def told_by_kind() -> dict[str, list[Grades]]:
    """For each planted kind, at which thresholds each error is told by a flag that is new."""
    flags: dict[str, list[Grades]] = defaultdict(list)
    for sentence in NEWS:
        flags[sentence.kind].append(grades(new_changes(sentence)))
    return flags


def new_changes(sentence: Sentence) -> Iterator[Change]:
    """What tells of the error, and is not said of the faithful rewording too."""
    source, faithful, planted = sentence.source, sentence.faithful, sentence.planted
    before = {words(change, source, faithful) for change in changes(source, faithful)}
    for change in changes(source, planted):
        tells_of_it = change.kind in TELLING[sentence.kind]
        if tells_of_it and words(change, source, planted) not in before:
            yield change


def words(change: Change, source: str, target: str) -> tuple[str, str, str]:
    return (
        change.kind,
        change.source.of(source) if change.source else "",
        change.target.of(target) if change.target else "",
    )


def test_there_are_two_hundred_sentences_and_each_kind_has_a_floor() -> None:
    assert len(NEWS) >= 200
    assert {sentence.kind for sentence in NEWS} == set(FLOORS) == set(TELLING)


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_errors_of_a_kind_are_told_no_less_than_before(
    kind: str, told_by_kind: dict[str, list[Grades]]
) -> None:
    count = Count(*(sum(flags) for flags in zip(*told_by_kind[kind], strict=True)))
    assert count.major_up >= FLOORS[kind].major_up
    assert count.any >= FLOORS[kind].any


def test_the_same_sentences_faithfully_reworded_are_flagged_no_more_than_before() -> None:
    flags = {
        sentence.faithful: grades(changes(sentence.source, sentence.faithful)) for sentence in NEWS
    }
    count = Count(*(sum(each) for each in zip(*flags.values(), strict=True)))
    flagged = [faithful for faithful, told in flags.items() if told.any]
    assert count.major_up <= FALSE_ALARMS.major_up, flagged
    assert count.any <= FALSE_ALARMS.any, flagged
