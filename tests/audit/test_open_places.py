"""Open differences are phrases: neighbours joined, small words alone left out, none over a mark."""

import pytest

from retold.audit.gaps import open_gaps
from retold.audit.ledger import statuses
from retold.audit.open_places import BETWEEN, open_places
from retold.compare import compare
from tests.audit.sides import linked

REWORDED = (
    "Traders along the quay had asked for the space to be used as a car park in spring, they said.",
    "Shops on the waterfront wanted to turn the site into a car park in spring, as was said.",
)


def shown(source: str, target: str) -> list[tuple[str, str]]:
    pair = linked(source, target)
    gaps = open_places(pair, open_gaps(pair, *statuses(pair, ())))
    return [
        tuple(
            " ".join(word.text for word in side[run.start : run.stop])
            for side, run in zip((pair.source, pair.target), gap.stretch(), strict=True)
        )
        for gap in gaps
    ]  # type: ignore[misc]


def test_neighbours_are_one_difference() -> None:
    assert shown(*REWORDED)[0] == (
        "Traders along the quay had asked for the space to be used",
        "Shops on the waterfront wanted to turn the site",
    )


def test_in_a_near_copy_each_stands_by_itself() -> None:
    words = "The warden of the old inn told the tall smith that the boat had left the quay at noon"
    changed = words.replace("inn", "mill").replace("smith", "cook")
    assert shown(words, changed) == [("inn", "mill"), ("smith", "cook")]


@pytest.mark.parametrize(("kept", "number"), [(BETWEEN, 1), (BETWEEN + 1, 2)])
def test_few_words_part_two_differences_that_are_one(kept: int, number: int) -> None:
    between = " ".join(f"k{i}" for i in range(kept))
    end = "a b c d e f"
    source = f"wolves {between} tigers {end} lions bears hawks whales eels mice rats"
    target = f"doors {between} roofs {end} pens inks desks lamps cups forks nails"
    assert len([pair for pair in shown(source, target) if "lions" not in pair[0]]) == number


def test_none_goes_over_the_end_of_a_sentence() -> None:
    source = "The warden wept over wolves then. Then tigers came by night and ate hay."
    target = "The warden laughed at doors then. Then roofs fell in at dawn and hid straw."
    assert all(" Then " not in pair[0] for pair in shown(source, target))


@pytest.mark.parametrize(("small", "is_shown"), [("for", False), ("without", True), ("not", True)])
def test_small_words_alone_are_shown_where_they_may_turn_a_sentence(
    small: str,
    is_shown: bool,  # noqa: FBT001
) -> None:
    source = "The warden asked kind leave of tigers before wolves."
    target = f"Wise, tall and old in hat and coat, the warden asked {small} kind leave of roofs."
    assert any(small in pair[1].split() for pair in shown(source, target)) == is_shown


def test_what_is_not_shown_is_accounted_for() -> None:
    ledger = compare(*REWORDED).ledger
    for counts in (ledger.source, ledger.target):
        parts = counts.same + counts.otherwise + counts.moved + counts.told
        assert counts.words == parts + counts.left_out + counts.new + counts.open
