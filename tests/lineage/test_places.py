"""Where the words of one text stand in the other, and what stands in their place."""

import pytest

from retold.align import align
from retold.lineage.places import REPLACED, with_both_sides
from retold.model import Alignment, Change, Document, Kind, Span
from retold.prepare import prepare

BEFORE = "The council of Wexcombe met in the old corn hall on the hill above the river."
BEHIND = "Nobody had seen the treasurer since the ferry left the harbour that morning."


def aligned(source: str, target: str) -> Alignment:
    sides = (
        prepare(Document(name, f"{BEFORE} {sentence} {BEHIND}", language="en"))
        for name, sentence in (("s", source), ("t", target))
    )
    return align(*sides)


def change(kind: Kind, alignment: Alignment, side: str, words: str) -> Change:
    text = alignment.source.text if side == "source" else alignment.target.text
    start = text.index(words)
    span = Span(start, start + len(words))
    source, target = (span, None) if side == "source" else (None, span)
    return Change(kind, "major", 1, source, target, "")


@pytest.mark.parametrize(
    ("source", "target", "kind", "side", "words", "expected"),
    [
        (
            "The vote went to Mayor Ida Brandt by a wide margin.",
            "The vote went to Mayor Ida Hollis by a wide margin.",
            *("name", "target", "Hollis"),
            ("name", "Brandt", "Hollis"),
        ),
        (
            "The vote went to Mayor Ida Brandt by a wide margin.",
            "The vote went to Mayor Ida Hollis by a wide margin.",
            *("omission", "source", "Brandt"),
            ("name", "Brandt", "Hollis"),
        ),
        (
            "The bells had rung at 8 that evening in the town.",
            "The bells had rung at 48 that evening in the town.",
            *("addition", "target", "48"),
            ("number", "8", "48"),
        ),
        (
            "The bridge was loud and wide and painted with red lead.",
            "The bridge was loud and tall and painted with red lead.",
            *("addition", "target", "tall"),
            ("wording", "wide", "tall"),
        ),
        (
            "It was about what the ferrymen had promised to the town.",
            "It was not about what the ferrymen had promised to the town.",
            *("negation", "target", "not"),
            ("negation", "about", "not about"),
        ),
        (
            "It was not about what the ferrymen had promised to the town.",
            "It was about what the ferrymen had promised to the town.",
            *("negation", "source", "not"),
            ("negation", "not about", "about"),
        ),
    ],
)
def test_a_word_that_stands_for_another_has_both_sides(
    source: str,
    target: str,
    kind: Kind,
    side: str,
    words: str,
    expected: tuple[str, str, str],
) -> None:
    alignment = aligned(source, target)
    made = with_both_sides(change(kind, alignment, side, words), alignment)
    assert made.source is not None
    assert made.target is not None
    told = made.source.of(alignment.source), made.target.of(alignment.target)
    assert (made.kind, *told) == expected


@pytest.mark.parametrize(
    ("source", "target", "side", "words"),
    [
        (
            "The bridge was loud and painted with red lead.",
            "The bridge was loud and wide and painted with red lead.",
            *("target", "wide"),
        ),
        (
            "The bridge was loud, wide, tall, old and painted with red lead.",
            "The bridge was green, cold, low, new and painted with red lead.",
            *("target", "low"),
        ),
        ("The bridge was loud.", "The bridge was loud. Geese flew over.", "target", "Geese"),
    ],
)
def test_what_was_only_added_stays_as_it_is(
    source: str, target: str, side: str, words: str
) -> None:
    assert REPLACED < 4
    alignment = aligned(source, target)
    added = change("addition", alignment, side, words)
    assert with_both_sides(added, alignment) == added


def test_a_change_with_both_sides_stays_as_it_is() -> None:
    alignment = aligned("Red lead stood on the quay.", "Red tin stood on the quay.")
    whole = Change("name", "major", 1, Span(0, 3), Span(0, 3), "")
    assert with_both_sides(whole, alignment) is whole
