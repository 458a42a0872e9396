"""Another share of a group is told; an amount in other words, or of something else, is not."""

import pytest

from tests.audit.test_changes import told


@pytest.mark.parametrize(
    ("source", "target", "lost", "gained"),
    [
        (
            "Most of the vineyards were spared by the frost.",
            "All of the vineyards were spared by the frost.",
            "Most",
            "All",
        ),
        (
            "The mayor said some pupils had been sent home early.",
            "The mayor said all pupils had been sent home early.",
            "some",
            "all",
        ),
        (
            "Every lamp in the tunnel was checked in June.",
            "Few lamps in the tunnel were checked in June.",
            "Every",
            "Few",
        ),
    ],
)
def test_another_share_of_a_group_is_told(source: str, target: str, lost: str, gained: str) -> None:
    assert told(source, target) == [("number", lost, gained)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Some pupils were sent home early.", "Several pupils were sent home early."),
        ("Every lamp in the tunnel was checked.", "All lamps in the tunnel were checked."),
        ("It was the most costly bridge of all.", "It was by far the costliest bridge."),
        ("Some 40 goats were on the road.", "About 40 goats were on the road."),
        ("It happens more than a few times a year.", "It happens many times a year."),
    ],
)
def test_an_amount_in_other_words_is_no_change(source: str, target: str) -> None:
    assert [kind for kind, _, _ in told(source, target) if kind == "number"] == []
