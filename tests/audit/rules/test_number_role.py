"""Figures whose part in a change is another, and the same part in other words."""

import pytest

from tests.audit.test_changes import told


@pytest.mark.parametrize(
    ("source", "target", "lost", "gained"),
    [
        (
            "Herring landings fell 3.5 percent in March.",
            "Herring landings fell to 3.5 percent in March.",
            "fell 3.5",
            "to 3.5",
        ),
        (
            "The toll was raised by 5 crowns last year.",
            "The toll was raised to 5 crowns last year.",
            "by 5",
            "to 5",
        ),
        (
            "The harbour truce was extended by 72 hours.",
            "The harbour truce was extended to 72 hours.",
            "by 72",
            "to 72",
        ),
        (
            "The fleet grew from 30 to 50 boats.",
            "The fleet grew by 30 to 50 boats.",
            "from 30",
            "by 30",
        ),
    ],
)
def test_a_figure_in_another_role_is_told(source: str, target: str, lost: str, gained: str) -> None:
    assert ("number", lost, gained) in told(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "Landings fell 3.5 percent in March.",
            "Landings decreased by almost 3.5 percent in March.",
        ),
        (
            "The fleet grew from 30 to 50 boats.",
            "The fleet grew to 50 boats, from 30.",
        ),
        (
            "There was an increase of 12 percent.",
            "There was a 12 percent increase.",
        ),
        (
            "The lock handed out 400 tickets to 90 boats.",
            "The lock handed out 400 tickets to some 90 boats.",
        ),
    ],
)
def test_a_figure_in_the_same_role_is_no_change(source: str, target: str) -> None:
    assert told(source, target) == []
