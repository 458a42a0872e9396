# ruff: noqa: E501 - tables
"""Which member of a list belongs to which of another, where *respectively* binds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.audit.cues.listed import FAR, MOST, lists, rows
from tests.audit.sides import side

NAMES = "Ada Bo Cy Di Edda Flo Gus".split()  # noqa: SIM905 - a list of words


def read(text: str) -> list[list[list[str]]]:
    words = side(text)
    return [
        [[" ".join(words[k].text for k in sorted(member)) for member in half] for half in pair]
        for pair in lists(words, text)
    ]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Ada and Bo won 4 and 9 seats respectively.", [["Ada", "Bo"], ["4", "9"]]),
        ("The red team and the blue team came third and fifth, respectively.", [["red", "blue"], ["third", "fifth"]]),
        ("Ada Moor, Bo Holm and Cy won 4, 9 and 2 seats respectively.", [["Ada Moor", "Bo Holm", "Cy"], ["4", "9", "2"]]),
    ],
)  # fmt: skip
def test_lists_are_read(text: str, pair: list[list[str]]) -> None:
    assert read(text) == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "Ada and Bo won 4 and 9 seats.",
        "Ada, Bo and Cy won 4 and 9 seats respectively.",
        "Ada and Bo left. Cy won 4 and 9 seats respectively.",
    ],
)
def test_what_binds_no_two_lists_is_none(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(("beyond", "is_read"), [(0, True), (1, False)])
def test_a_list_stands_so_far_before_and_has_so_many(beyond: int, *, is_read: bool) -> None:
    text = f"Ada and Bo won 4 and 9 seats{' of' * (FAR - 8 + beyond)} respectively."
    assert bool(read(text)) == is_read
    count = MOST + beyond
    names = f"{', '.join(NAMES[: count - 1])} and {NAMES[count - 1]}"
    figures = f"{', '.join(str(n + 11) for n in range(count - 1))} and 99"
    assert bool(read(f"{names} won {figures} seats respectively.")) == is_read


@pytest.mark.parametrize(
    ("first", "second", "bound"),
    [
        ([0, 4], [2, 6], {0: 0, 1: 1}),
        ([4, 0], [2, 6], {1: 0, 0: 1}),
        ([2, 6], [0, 4], {0: 0, 1: 1}),
        ([0, 2], [4, 6], {0: 0, 1: 1}),
        ([0, 2], [6, 4], {0: 1, 1: 0}),
        ([0, 6], [2, 4], {0: 0, 1: 1}),
        ([0, 1, 5], [2, 3, 4], {}),
    ],
)
def test_members_stand_with_each_other(
    first: list[int], second: list[int], bound: dict[int, int]
) -> None:
    assert rows(first, second) == bound


@given(st.permutations(range(8)))
def test_a_member_stands_with_one_or_none(places: list[int]) -> None:
    bound = rows(places[:4], places[4:])
    assert not bound or sorted(bound) == sorted(bound.values()) == [0, 1, 2, 3]
