"""A word that two names have goes with the name that it stands in."""

import pytest

from tests.audit.sides import linked


@pytest.mark.parametrize(
    ("source", "target", "ties"),
    [
        ("Judge Rowe praised Judge Best", "Judge Best was praised by Judge Rowe", [5, 6, 3, 0, 1]),
        ("Judge Rowe praised Judge Best", "Judge Best praised Judge Rowe", [3, 4, 2, 0, 1]),
        ("Ada Moor met Ivo Moor", "Ivo Moor was met by Ada Moor", [5, 6, 3, 0, 1]),
        ("Judge Rowe praised Judge Best", "Judge Rowe praised Judge Best", [0, 1, 2, 3, 4]),
    ],
)
def test_a_word_of_two_names_goes_with_its_own(source: str, target: str, ties: list[int]) -> None:
    pair = linked(source, target)
    assert pair.to_target == ties
    assert [pair.to_source[j] for j in ties] == list(range(len(ties)))
