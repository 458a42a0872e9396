"""Quotations that the later telling shortened, or put into indirect speech."""

import re
from collections.abc import Iterator, Sequence

from retold.lineage.clues.clue import Clue, counted
from retold.lineage.orders import Order, Telling

LEAST_WORDS = 4
"""Words of a quotation; fewer are a name, a title or a word held at arm's length."""
SHARED = 0.6
"""Share of a quotation's words that stand in a row outside of marks where it was made indirect."""


def shortened(order: Order) -> Clue | None:
    """Quotations of the earlier telling of which the later has a part, or none of the marks."""
    sides = order.earlier.side, order.later.side
    told = "quotations of the {} are cut or made indirect in the {}".format(*sides)
    return counted(list(_shortened(order)), told)


def _shortened(order: Order) -> Iterator[str]:
    if not order.earlier.said:
        return
    later = [_words(said) for said in _said(order.later)]
    bare = _words(_without_marks(order.later))
    for said in _said(order.earlier):
        words = _words(said)
        if len(words) < LEAST_WORDS or any(_holds(whole, words) for whole in later):
            continue
        is_cut = any(len(part) >= LEAST_WORDS - 1 and _holds(words, part) for part in later)
        least = max(LEAST_WORDS, round(SHARED * len(words)))
        if is_cut or any(_holds(bare, run) for run in _runs(words, least)):
            yield said


def _said(telling: Telling) -> list[str]:
    return [span.of(telling.text) for span in telling.said]


def _without_marks(telling: Telling) -> str:
    parts, at = [], 0
    for span in telling.said:
        parts.append(telling.text[at : span.start])
        at = span.end
    return " | ".join([*parts, telling.text[at:]])


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+|\|", text.casefold())


def _runs(words: Sequence[str], length: int) -> Iterator[Sequence[str]]:
    for at in range(len(words) - length + 1):
        yield words[at : at + length]


def _holds(words: Sequence[str], part: Sequence[str]) -> bool:
    """Whether the words of a part stand in a row among others."""
    return f" {' '.join(part)} " in f" {' '.join(words)} "
