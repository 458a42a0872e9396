"""Words that differ and that no change tells: all of them, and no others."""

from dataclasses import replace

import pytest

from retold.model import Alignment, Bead, Change, Comparison, Document, Relation, Span
from retold.report.differing import count_words, differences
from retold.segment import segment
from tests.report.sample_comparison import sample


def pair(source: str, target: str, relation: Relation | None = None) -> Comparison:
    """Two texts tied as one bead, without a change."""
    ours, theirs = segment(Document("a", source)), segment(Document("b", target))
    bead = Bead(range(len(ours.sentences)), range(len(theirs.sentences)), 0.8, "rewrite")
    return replace(
        sample(),
        alignment=Alignment(ours, theirs, (bead,)),
        changes=(),
        relation=relation or Relation("edited", ()),
    )


def told(comparison: Comparison) -> list[tuple[str, str]]:
    """Both wordings of each difference."""
    source, target = comparison.alignment.source.text, comparison.alignment.target.text
    return [
        (
            each.source.of(source) if each.source else "",
            each.target.of(target) if each.target else "",
        )
        for each in differences(comparison)
    ]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Ida runs the mill.", "Ida runs the mill.", []),
        ("Ida runs the mill.", "IDA runs the mill.", []),
        ("It’s Ida’s “mill”.", "It's Ida's \"mill\".", []),
        ("They earn that in a week.", "They earn that in a month.", [("week", "month")]),
        ("Ida leads the mill.", "Ida led the mill.", [("leads", "led")]),
        ("The price of flour rose.", "The price for flour rose.", [("of", "for")]),
        ("Ida did not sell.", "Ida did sell.", [("not", "")]),
        ("Ida sold the mill.", "Ida sold the old mill.", [("", "old")]),
        ("It fell to -3 degrees.", "It fell to 3 degrees.", [("-3", "3")]),
        ("It fell to −3 degrees.", "It fell to -3 degrees.", []),
        ("It cost £30 then.", "It cost $30 then.", [("£30", "$30")]),
        ("It rose by 3% then.", "It rose by 3 then.", [("3%", "3")]),
        ("Ida – the miller – left.", "Ida, the miller, left.", []),
        ("Votes were 12-7 then.", "Votes were 7-12 then.", [("12-7", "7-12")]),
        ("No one sold the mill.", "Nobody sold the mill.", [("No one", "Nobody")]),
    ],
)
def test_each_word_that_differs_is_told(source: str, target: str, expected) -> None:
    assert told(pair(source, target)) == expected


def test_words_that_changed_places_are_told() -> None:
    found = differences(pair("Marsh accused Pike of lying.", "Pike accused Marsh of lying."))
    assert found
    assert count_words(found) >= 2


def test_what_a_change_tells_is_not_told_again() -> None:
    comparison = pair("They earn that in a week.", "They earn this in a month.")
    change = Change("date", "major", 0, Span(20, 24), None, "week is gone")
    assert told(comparison) == [("that", "this"), ("week", "month")]
    assert told(replace(comparison, changes=(change,))) == [("that", "this")]


def test_a_sign_counts_in_a_sentence_of_the_same_words_too() -> None:
    comparison = pair("It fell to -3 degrees.", "It fell to 3 degrees.")
    (bead,) = comparison.alignment.beads
    verbatim = replace(comparison.alignment, beads=(replace(bead, reuse="verbatim"),))
    assert told(replace(comparison, alignment=verbatim)) == [("-3", "3")]


@pytest.mark.parametrize("kind", ["same-event", "unrelated", "translation"])
def test_texts_told_anew_are_not_held_word_against_word(kind) -> None:
    assert differences(pair("Ida sold the mill.", "Max bought a house.", Relation(kind, ()))) == ()
