"""Whether nothing in another text explains a figure: it is nowhere, nor do others come to it."""

from collections.abc import Sequence

from retold.values.derived import follows
from retold.values.equality import agree, is_rounded
from retold.values.quantity import Quantity

MOST_FIGURES = 60
"""Figures of a text beyond which some two of them come to any other."""


def is_stray(value: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether none of another text's figures is a value, nor any two of them come to it.

    Of a word that often only colours a sentence, or among very many figures, nobody knows.
    """
    if value.weak or len(others) > MOST_FIGURES:
        return False
    return not (stands_in(value, others) or follows(value, others))


def stands_in(value: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether some of other quantities is the same, or the same rounded."""
    return any(
        agree(value, known) or is_rounded(value, known) or is_rounded(known, value)
        for known in others
    )
