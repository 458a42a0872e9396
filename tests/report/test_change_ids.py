"""An id of a change is the same from run to run, and another where its words are others."""

from dataclasses import replace

from retold.model import Change, Comparison, Document, Span
from retold.report.change_ids import change_ids
from retold.text.segment import segment
from tests.report.sample_comparison import SOURCE, sample


def test_each_change_has_an_id_of_its_own_that_a_second_run_finds_again() -> None:
    ids = change_ids(sample())
    assert ids == change_ids(sample())
    assert len(set(ids)) == len(ids) == len(sample().changes)


def test_ids_do_not_hang_on_order_on_weight_or_on_other_changes(comparison: Comparison) -> None:
    first, *rest = change_ids(comparison)
    weighed = tuple(
        replace(change, severity="minor", certainty="possible", note="said otherwise", bead=0)
        for change in reversed(comparison.changes)
    )
    assert change_ids(replace(comparison, changes=weighed)) == [*reversed(rest), first]
    assert change_ids(replace(comparison, changes=comparison.changes[3:])) == rest[2:]
    assert change_ids(comparison, comparison.changes[5:7]) == rest[4:6]


def test_text_that_is_edited_elsewhere_leaves_an_id_as_it_is(comparison: Comparison) -> None:
    text = "A line that was put in before.\n" + SOURCE
    document = replace(comparison.source, text=text)
    moved = len(text) - len(SOURCE)
    changes = tuple(_shifted(change, moved) for change in comparison.changes)
    alignment = replace(comparison.alignment, source=segment(document))
    assert change_ids(replace(comparison, alignment=alignment, changes=changes)) == change_ids(
        comparison
    )


def test_other_words_another_rule_or_another_document_make_another_id(
    comparison: Comparison,
) -> None:
    [change] = changes = comparison.changes[:1]
    [own] = change_ids(comparison, changes)
    assert change.source
    longer = replace(change, source=Span(change.source.start, change.source.end + 4))
    ruled = replace(change, rule="negation.not")
    for made in (longer, ruled):
        assert change_ids(replace(comparison, changes=(made,))) != [own]
    renamed = replace(comparison.target, id="another.txt")
    alignment = replace(comparison.alignment, target=segment(renamed))
    assert change_ids(replace(comparison, alignment=alignment), changes) != [own]


def test_the_same_change_twice_in_equal_sentences_has_two_ids(comparison: Comparison) -> None:
    twice = segment(Document("twice", "It rose by nine. It rose by nine."))
    changes = tuple(
        Change("number", "major", 0, Span(start, start + 4), None, "") for start in (3, 20)
    )
    alignment = replace(comparison.alignment, source=twice)
    first, second = change_ids(replace(comparison, alignment=alignment, changes=changes))
    assert first != second


def _shifted(change: Change, by: int) -> Change:
    source = change.source
    return replace(change, source=Span(source.start + by, source.end + by) if source else None)
