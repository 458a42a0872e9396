"""One change in an otherwise identical story: the list is what it says, and no less is told."""

from collections import Counter, defaultdict

import pytest

from benchmarks.quality.audit import grades
from benchmarks.quality.single_edits import EDITS as LISTS
from benchmarks.quality.single_edits import SingleEdit, changes_of, edited, read_edits

ALL = list(read_edits())
EDITS = list(read_edits(LISTS[:1]))
"""The first list, which is halved by class and by instance."""
HARMFUL, HARMLESS, INSTANCES = 80, 60, 3
"""Classes of each effect, and instances of a class, that the list has at the least."""

FOUND = (154, 160)
"""Of the harmful edits for settings, told as major or critical, and at all: to rise only."""
FALSE_ALARMS = (2, 6)
"""Of the harmless edits for settings, told as major or critical, and at all: to fall only."""


def classes(*, harmful: bool) -> dict[str, list[SingleEdit]]:
    by_class: dict[str, list[SingleEdit]] = defaultdict(list)
    for edit in EDITS:
        if edit.harmful == harmful:
            by_class[edit.kind].append(edit)
    return by_class


def test_there_are_enough_classes_with_enough_instances() -> None:
    harmful, harmless = classes(harmful=True), classes(harmful=False)
    assert len(harmful) >= HARMFUL
    assert len(harmless) >= HARMLESS
    assert not set(harmful) & set(harmless)
    few = [kind for kind, edits in (harmful | harmless).items() if len(edits) < INSTANCES]
    assert few == []


def test_an_edit_stands_once_in_its_paragraph_and_changes_it() -> None:
    for edit in ALL:
        story = edited(edit)
        assert edit.before != edit.after
        assert story.source_span.of(story.source) == edit.before
        assert story.target_span.of(story.target) == edit.after


def test_no_edit_is_listed_twice() -> None:
    counts = Counter((edit.story, edit.paragraph, edit.before, edit.after) for edit in ALL)
    assert [edit for edit, count in counts.items() if count > 1] == []


def test_what_harms_has_a_severity_and_what_does_not_has_none() -> None:
    assert {edit.severity for edit in ALL if edit.harmful} == {"critical", "major", "minor"}
    assert {edit.severity for edit in ALL if not edit.harmful} == {"none"}


@pytest.mark.parametrize("harmful", [True, False])
def test_the_report_has_classes_and_instances_that_settings_have_not(*, harmful: bool) -> None:
    by_class = classes(harmful=harmful)
    halves = {kind: {edit.half for edit in edits} for kind, edits in by_class.items()}
    assert {"report"} in halves.values()
    assert {"settings", "report"} in halves.values()
    assert {"settings"} not in halves.values()
    count = Counter(edit.half for edits in by_class.values() for edit in edits)
    assert 0.45 <= count["settings"] / count.total() <= 0.55


@pytest.fixture(scope="module")
def told_by_effect() -> dict[bool, tuple[int, int]]:
    """How many of the edits for settings are told at each threshold, harmful ones and others."""
    flags = {
        harmful: [
            grades(changes_of(edit))
            for edit in EDITS
            if edit.harmful == harmful and edit.half == "settings"
        ]
        for harmful in (True, False)
    }
    return {
        harmful: (sum(flag.major_up for flag in each), sum(flag.any for flag in each))
        for harmful, each in flags.items()
    }


def test_no_fewer_harmful_edits_are_told(told_by_effect: dict[bool, tuple[int, int]]) -> None:
    assert told_by_effect[True][0] >= FOUND[0]
    assert told_by_effect[True][1] >= FOUND[1]


def test_no_more_harmless_edits_are_told(told_by_effect: dict[bool, tuple[int, int]]) -> None:
    assert told_by_effect[False][0] <= FALSE_ALARMS[0]
    assert told_by_effect[False][1] <= FALSE_ALARMS[1]
