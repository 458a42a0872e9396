"""What one kind of evidence says for a supposed order of two tellings."""

from collections.abc import Callable, Sequence
from math import log1p
from typing import NamedTuple, TypeAlias

from retold.lineage.orders import Order

SHOWN = 3
"""Examples that are quoted; a reader who doubts wants some, not all."""
LONGEST = 60
"""Characters of an example."""


class Clue(NamedTuple):
    """How much speaks for the order (above 0), and what, in words that name the two sides."""

    amount: float
    words: str


Seek: TypeAlias = Callable[[Order], Clue | None]
"""Looks for one kind of evidence in an order; None where there is none."""


def counted(examples: Sequence[str], words: str) -> Clue | None:
    """The clue of some examples: each more counts less; `words` say what they are."""
    distinct = list(dict.fromkeys(examples))
    return Clue(log1p(len(distinct)), f"{words}: {quoted(distinct)}") if distinct else None


def scaled(clue: Clue | None, share: float) -> Clue | None:
    """The clue as far as the two are in a situation in which it says something, 0…1."""
    return clue._replace(amount=clue.amount * share) if clue and share > 0 else None


def quoted(examples: Sequence[str]) -> str:
    """The first examples between quotation marks, and how many more there are."""
    shown = ", ".join(f"“{short(example)}”" for example in examples[:SHOWN])
    more = len(examples) - SHOWN
    return f"{shown} and {more:,} more" if more > 0 else shown


def short(text: str) -> str:
    """A text on one line, cut where it is long; without marks that would end its quotation."""
    line = _line(text)
    if len(line) <= LONGEST:
        return line
    cut = line[: LONGEST + 1].rpartition(" ")[0] or line[:LONGEST]
    return f"{cut.rstrip()} …"


def ending(text: str, length: int) -> str:
    """The last whole words of a text, of at most so many characters."""
    line = _line(text)
    if len(line) <= length:
        return line
    cut = line[-length - 1 :].partition(" ")[2] or line[-length:]
    return f"… {cut.lstrip()}"


def _line(text: str) -> str:
    return " ".join(text.replace("“", "‘").replace("”", "’").split())


def pair(old: str, new: str) -> str:
    """What became of some words: "old → new"."""
    return f"{short(old)} → {short(new)}"
