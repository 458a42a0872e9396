"""What the rules ask of a bead, or of a side of it, again and again: worked out once.

A bead is linked before any rule sees it, and the words of a side never change, so that what was
found of them holds. Both are told by being the same object, for comparing them word by word takes
longer than most questions.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from retold.text.words import Side, Word

KEPT = 1 << 8
"""Answers that are kept of each question about words that have no notes, such as a part of a side;
with one more all are forgotten. A question is asked again while the same words are looked at."""

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


class Noted(Protocol):
    """What keeps notes of what was asked of it: a bead, the words of a side."""

    notes: dict[Any, Any]


Bead = TypeVar("Bead", bound=Noted)


def once_a_bead(
    ask: Callable[Concatenate[Bead, Asked], Answer],
) -> Callable[Concatenate[Bead, Asked], Answer]:
    """The function of a linked bead, and of what can be hashed, that answers from its notes."""

    @wraps(ask)
    def answer(bead: Bead, /, *args: Asked.args, **options: Asked.kwargs) -> Answer:
        # Most questions are about the bead alone, and asked more often than all others.
        key = (ask, args, *options.items()) if options else (ask, args) if args else ask
        try:
            kept: Answer = bead.notes[key]
        except KeyError:
            kept = bead.notes[key] = ask(bead, *args, **options)
        return kept

    return answer


def once_a_side(
    ask: Callable[Concatenate[tuple[Word, ...], Asked], Answer],
) -> Callable[Concatenate[tuple[Word, ...], Asked], Answer]:
    """The function of the words of a side, and of what can be hashed, that keeps its answers."""
    answers: dict[Any, tuple[tuple[Word, ...], Answer]] = {}
    of_side: Callable[Concatenate[Side, Asked], Answer] = ask
    noted = once_a_bead(of_side)

    @wraps(ask)
    def answer(side: tuple[Word, ...], /, *args: Asked.args, **options: Asked.kwargs) -> Answer:
        if isinstance(side, Side):
            if args or options:
                return noted(side, *args, **options)
            notes = side.notes
            if ask not in notes:
                notes[ask] = ask(side, *args, **options)
            kept: Answer = notes[ask]
            return kept
        place = (id(side), args, *options.items())
        known = answers.get(place)
        if known is None:
            if len(answers) >= KEPT:
                answers.clear()
            # The side is kept with its answer: no other can have its id while it is.
            known = answers[place] = (side, ask(side, *args, **options))
        return known[1]

    return answer
