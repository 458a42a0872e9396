"""Quotations that the later telling shortened, or put into indirect speech."""

import re
from collections.abc import Iterator, Sequence

from retold.lineage.clues.clue import Clue, counted
from retold.lineage.orders import Order, Witness

LEAST_WORDS = 4
"""Words of a quotation; fewer are a name, a title or a word held at arm's length."""
SHARED = 0.6
"""Share of a quotation's words that stand in a row outside of marks where it was made indirect."""


def shortened(order: Order) -> Clue | None:
    """Quotations of the earlier telling of which the later has a part, or none of the marks."""
    sides = order.earlier.side, order.later.side
    shown = "quotations of the {} are cut or made indirect in the {}".format(*sides)
    return counted(list(_shortened(order)), shown)


def _shortened(order: Order) -> Iterator[str]:
    if not order.earlier.said:
        return
    later = [_words(said) for said in _said(order.later)]
    later_lines = [_line(words) for words in later]
    bare = None
    for said in _said(order.earlier):
        words = _words(said)
        line = _line(words)
        if len(words) < LEAST_WORDS or any(line in whole for whole in later_lines):
            continue
        is_cut = any(
            len(part) >= LEAST_WORDS - 1 and part_line in line
            for part, part_line in zip(later, later_lines, strict=True)
        )
        least = max(LEAST_WORDS, round(SHARED * len(words)))
        if bare is None:
            bare = _line(_words(_without_marks(order.later)))
        if is_cut or any(_line(run) in bare for run in _runs(words, least)):
            yield said


def _said(telling: Witness) -> list[str]:
    return [span.of(telling.text) for span in telling.said]


def _without_marks(telling: Witness) -> str:
    parts, start = [], 0
    for span in telling.said:
        parts.append(telling.text[start : span.start])
        start = span.end
    return " | ".join([*parts, telling.text[start:]])


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+|\|", text.casefold())


def _runs(words: Sequence[str], length: int) -> Iterator[Sequence[str]]:
    for start in range(len(words) - length + 1):
        yield words[start : start + length]


def _line(words: Sequence[str]) -> str:
    """The words with spaces around each, so that a part in a row is a part of the line."""
    return f" {' '.join(words)} "
