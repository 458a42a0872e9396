"""Words between marks are held to the letter; marks gained claim words that nobody said."""

import pytest

from benchmarks.quality.audit import one_bead
from retold.audit import audit
from tests.audit.test_changes import told


def test_people_spoken_of_are_not_people_spoken_to() -> None:
    assert told(
        "“A wound heals in a month; people need a year,” she said.",
        "“A wound heals in a month; you need a year,” she said.",
    ) == [("quote", "people", "you")]


def test_another_word_of_one_sense_is_told_inside_marks_only() -> None:
    inside = audit(
        one_bead(
            "“The bakers will leave this town before the winter,” he said.",
            "“The bakers will leave this city before the winter,” he said.",
        )
    ).changes
    assert [(change.kind, change.severity) for change in inside] == [("quote", "minor")]


@pytest.mark.parametrize("marks", ["“”", "‘’", "„“", "»«", "””", "「」"])
def test_another_word_is_told_inside_any_marks(marks: str) -> None:
    before, after = marks
    source = f"{before}The bakers will leave this town before the winter{after}, he said."
    changes = audit(one_bead(source, source.replace("town", "city"))).changes
    assert [(change.kind, change.severity) for change in changes] == [("quote", "minor")]


def test_marks_around_a_paraphrase_are_told() -> None:
    ((kind, _, gained),) = told(
        "The judge said the driver had felt no pity for the family.",
        "The judge said the driver “had felt no pity” for the family.",
    )
    assert (kind, gained) == ("quote", "had felt no pity")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("He said the plan was “bold”.", "He said the plan was bold."),
        ("“I had no idea of it,” Hale said.", "‘I had no idea of it,’ Hale said."),
        ('"I had no idea of it," Hale said.', 'I had no idea of it," Hale said.'),
        ("The play “The Long Green Road” opened.", "The play The Long Green Road opened."),
        (
            "“I was glad to see from the bottom of my heart that they had come back,” she said.",
            "She said: “From the depths of my soul I rejoiced at their coming back.”",
        ),
    ],
)
def test_marks_that_come_and_go_and_words_translated_anew_are_no_change(
    source: str, target: str
) -> None:
    assert told(source, target) == []


def test_a_compound_written_in_two_words_is_no_other_word() -> None:
    changes = told(
        "He calls them “hen houses” for a reason.", "He calls them “henhouses” for a reason."
    )
    assert "quote" not in {kind for kind, _, _ in changes}


def test_a_mark_without_its_other_half_claims_nothing() -> None:
    source = "We have asked the council for a new lock since the spring of 2009."
    target = "“We have asked the council for a new lock since spring 2009."
    assert not [change for change in told(source, target) if change[0] == "quote"]
    assert not [change for change in told(target, source) if change[0] == "quote"]


def test_a_number_in_a_quotation_is_compared_by_value() -> None:
    source = "“We will send 40 boats to the harbour before noon today,” she said."
    target = "“We will send forty boats to the harbour before noon today,” she said."
    assert told(source, target) == []
