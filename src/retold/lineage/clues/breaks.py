"""Where the later telling breaks off and the earlier goes on: it was cut by a machine, or badly."""

import re
from collections.abc import Iterator
from itertools import pairwise

from retold.lineage.clues.clue import Clue, ending, quoted
from retold.lineage.orders import Order, Witness, spans_of

TAIL = 40
"""Characters before a break that must stand in the other text too."""
LAST = 2
"""Sentences at the end that are looked at: a link to the rest is one of its own."""
LEAST_TAIL = 15
"""The same of a shorter sentence."""
BROKEN_OFF, LEFT_HANGING = 2.0, 1.0
"""What a text that ends within a sentence counts, and what a sentence does that is cut short."""

_MORE = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(…\)"
    r"|\b(?:read|continue|learn|see) (?:more|reading|on)\b.{0,40}|\[\+?\d+ chars\])[\s”\"'»)]*\Z",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?:;…。！？][\s”\"'’»)\]]*\Z")
_FULL_STOP = re.compile(r"(?<!\.)[.!?:;。！？][\s”\"'’»)\]]*\Z")
_OPEN = {
    *("a", "an", "the", "and", "or", "because", "than", "every"),
    *("my", "your", "our", "their", "its"),
}
"""Words that no sentence ends with: articles, conjunctions, possessives."""
_PARTICLES = {
    *("of", "to", "with", "for", "by", "from", "at", "as", "in", "on", "into", "but", "if"),
    *("that", "which", "who", "whose", "his"),
}
"""Words that a sentence ends with where they are a particle, stranded, or stand for a noun (what it
stands for, was brought in, knew that); before the end of a line they may want a word."""
_HANGING = _OPEN | _PARTICLES


def cut_off(order: Order) -> Clue | None:
    """The later telling's end, or a sentence's, within words that go on in the earlier telling."""
    end = _broken_end(order)
    if end:
        shown = f"the {order.later.side} breaks off where the {order.earlier.side} goes on"
        return Clue(BROKEN_OFF, f"{shown}: {quoted([ending(end, TAIL)])}")
    hanging = list(_hanging(order))
    if hanging:
        shown = f"sentences of the {order.later.side} end before they are complete"
        return Clue(LEFT_HANGING, f"{shown}: {quoted(hanging)}")
    return None


def _broken_end(order: Order) -> str | None:
    """The last words of the later telling where they stop within a sentence of the earlier."""
    if not order.later.story:
        return None
    last = spans_of(order.later, order.later.story[-LAST:]).of(order.later.text).rstrip()
    said = _MORE.sub("", _MORE.sub("", last).rstrip()).rstrip()  # … Read more
    if _ENDED.search(said) and said == last:
        return None
    tail = _squeezed(said)[-TAIL:]
    if len(tail) < LEAST_TAIL:
        return None
    text = _squeezed(order.earlier.text)
    start = text.rfind(tail)
    if start < 0 or (said != last and _squeezed(last)[-TAIL:] in text):  # both say where more is
        return None
    rest = text[start + len(tail) : start + len(tail) + 2]
    goes_on = rest[:1].isalnum() or (rest[:1] in {" ", ","} and rest[1:2].islower())
    return _squeezed(said) if goes_on or (said != last and rest.strip()) else None


def _hanging(order: Order) -> Iterator[str]:
    """Sentences of ties whose last word wants another, which the earlier telling has."""
    for tie in order.ties:
        if not tie.edits:
            continue
        if _last_word(order.later, tie.later[-1]) not in _HANGING:
            continue
        last, whole = _words(order.later, tie.later[-1]), _words(order.earlier, tie.earlier[-1])
        if len(whole) <= len(last):
            continue
        text = order.later.segmented.sentence_text(tie.later[-1])
        if _is_open(last, text, whole) and whole[-1] not in _OPEN:
            yield ending(text, TAIL)


def _last_word(telling: Witness, index: int) -> str:
    return next((word for word in reversed(telling.words[index]) if word[0].isalnum()), "")


def _words(telling: Witness, index: int) -> list[str]:
    return [word for word in telling.words[index] if word[0].isalnum()]


def _is_open(words: list[str], text: str, whole: list[str]) -> bool:
    """Whether a sentence's last word wants another; a particle where the whole goes on after it."""
    if words[-1] in _OPEN:
        return True
    if words[-1] not in _PARTICLES or _FULL_STOP.search(text):
        return False
    return words[-2:] in map(list, pairwise(whole[:-1]))


def _squeezed(text: str) -> str:
    """The text with single gaps; the ends of lines stay."""
    return "\n".join(" ".join(line.split()) for line in text.splitlines())
