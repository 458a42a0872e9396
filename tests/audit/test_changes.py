"""What each kind of change tells, and what it leaves alone; invented sentences throughout."""

import pytest

from benchmarks.quality.audit import line_aligned, one_bead
from retold.audit import audit
from retold.compare import compare
from retold.model import Alignment, Bead, Change, Document, Relation, RelationKind
from retold.text.segment import segment


def told(source: str, target: str) -> list[tuple[str, str | None, str | None]]:
    """What the rules with a name find; what they leave is `wording.edit`'s."""
    changes = audit(one_bead(source, target)).changes
    return [
        (
            change.kind,
            change.source.of(source) if change.source else None,
            change.target.of(target) if change.target else None,
        )
        for change in changes
        if change.rule != "wording.edit"
    ]


def test_a_reversal_has_just_the_words_that_reverse_it() -> None:
    assert told(
        "Both armies agreed to cease shelling the other's harbours for 20 days.",
        "Both armies agreed to shell the harbours of the other days.",
    )[0] == ("negation", "cease shelling", "shell")


def test_a_halt_that_is_lost_reverses_what_it_governed() -> None:
    kinds = told(
        "The terms include a ban on flights as well as a halt to arms sales.",
        "The terms include a ban on flights as well as arms sales.",
    )
    assert ("negation", "halt to arms", "arms") in kinds


def test_a_translated_name_is_told_as_a_whole() -> None:
    assert told(
        "The Evening Lantern and the weekly STERN reported the leak.",
        "The Evening lamp and the weekly Star reported the leak.",
    ) == [("name", "Evening Lantern", "Evening lamp"), ("name", "STERN", "Star")]


def test_a_name_told_again_near_by_is_not_lost() -> None:
    alignment = line_aligned(
        ["Nadia Okafor opened the school.", "Okafor thanked the builders."],
        ["Nadia Okafor opened the school.", "She thanked the builders."],
    )
    assert audit(alignment).changes == ()


def test_a_clause_is_told_once_and_without_what_stayed() -> None:
    ((kind, lost, gained),) = told(
        "The ferry will sail again, unless inspectors find more rust in the hull.",
        "The ferry will sail again.",
    )
    assert kind == "omission"
    assert gained is None
    assert lost is not None
    assert "inspectors find more rust" in lost
    assert "ferry" not in lost


def test_the_loss_of_a_condition_is_critical() -> None:
    (change,) = audit(
        one_bead(
            "The ferry will sail again, but only if divers find no more rust in the hull.",
            "The ferry will sail again.",
        )
    ).changes
    assert change.severity == "critical"


@pytest.mark.parametrize(("relation", "kinds"), [("same-event", []), ("edited", ["negation"])])
def test_independent_accounts_are_not_held_to_their_wording(
    relation: RelationKind, kinds: list[str]
) -> None:
    alignment = one_bead("The crowd was not calm.", "The crowd was calm.")
    assert [change.kind for change in audit(alignment, Relation(relation, ())).changes] == kinds


def test_independent_accounts_may_contradict_each_other_in_numbers() -> None:
    changes = audit(
        one_bead("The flood killed 12 people.", "The flood killed 21 people."),
        Relation("same-event", ()),
    ).changes
    assert [change.kind for change in changes] == ["number"]


def whole(reuse: str, text: str) -> tuple[Change, ...]:
    left = segment(Document("", f"The mill burned down.\n{text}"))
    right = segment(Document("", "The mill burned down."))
    beads = (
        Bead(range(1), range(1), 1.0, "verbatim"),
        Bead(range(1, len(left.sentences)), range(1, 1), 0.0, reuse),  # type: ignore[arg-type]
    )
    return audit(Alignment(left, right, beads)).changes


def test_a_lost_sentence_is_told_a_lost_heading_or_furniture_is_not() -> None:
    (change,) = whole("omitted", "Two families lost their homes.")
    assert (change.kind, change.target) == ("omission", None)
    assert whole("omitted", "Lost homes") == ()
    assert whole("furniture", "Read our newsletter every day.") == ()


def test_changes_come_worst_first_then_in_the_order_of_the_target() -> None:
    changes = audit(
        line_aligned(
            ["The choir sang 12 songs.", "The hall was not full.", "The guild sold 40 boats."],
            ["The choir sang 21 songs.", "The hall was full.", "The guild sold 14 boats."],
        )
    ).changes
    assert [(change.severity, change.bead) for change in changes] == [
        ("critical", 1),
        ("major", 0),
        ("major", 2),
    ]


def test_a_clause_that_a_sentence_beside_tells_is_not_left_out() -> None:
    source = (
        "“It took us by surprise,” said Dr. Oona Pell, the harbour’s head of dredging.\n"
        "“You plan for silt, and then the silt does not stop.”\n"
        "She cautioned that the bill could change, as 200 tonnes are frozen together.\n"
    )
    target = (
        "The harbour’s head of dredging, Dr. Oona Pell, cautioned that the bill could change, "
        "as 200 tonnes are frozen together.\n"
        "“It took us by surprise,” she said.\n"
        "“You plan for silt, and then the silt does not stop.”\n"
    )
    found = compare(source, target, encoder="none").changes
    assert not any(change.kind == "omission" for change in found)
