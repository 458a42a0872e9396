"""Ties between documents -> stories: each document in exactly one.

Ties chain: a round-up shares a passage with two stories, a notice its form with a thousand others.
So what hangs together is held against its core, the document that is tied most: who cannot be
brought back to it by wording that is kept along the way, and shows no tie with it when the two are
compared, is of another story.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heappop, heappush
from typing import TypeAlias

from retold.stories.pairs import Tie

Ties: TypeAlias = Mapping[tuple[int, int], Tie | None]
Ask: TypeAlias = Callable[[int, int], Tie | None]
"""Measures two documents that have not been measured."""

HELD = 0.3
"""Share of wording kept on the way from the core, the product of the shares of each step, from
which a document holds without being compared with the core itself."""
CORE = 3
"""Documents, the most tied, that stand for a story where another asks to join it."""


def group(numbers: Iterable[int], ties: Ties, ask: Ask) -> list[list[int]]:
    """The documents in stories, each sorted, by their first documents."""
    near = _neighbours(ties, lambda tie: tie.is_derived)
    apart = [story for found in _components(numbers, near) for story in _by_core(found, near, ask)]
    joined = _with_reports(apart, ties, near, ask)
    return sorted(sorted(story) for story in joined)


Near: TypeAlias = dict[int, dict[int, Tie]]


def _neighbours(ties: Ties, wanted: Callable[[Tie], bool]) -> Near:
    near: Near = {}
    for (low, high), tie in ties.items():
        if tie is not None and wanted(tie):
            near.setdefault(low, {})[high] = tie
            near.setdefault(high, {})[low] = tie
    return near


def _components(numbers: Iterable[int], near: Near) -> list[list[int]]:
    """What hangs together."""
    seen: set[int] = set()
    found = []
    for start in numbers:
        if start in seen:
            continue
        seen.add(start)
        component, waiting = [start], [start]
        while waiting:
            for number in near.get(waiting.pop(), ()):
                if number not in seen:
                    seen.add(number)
                    component.append(number)
                    waiting.append(number)
        found.append(component)
    return found


def _by_core(component: list[int], near: Near, ask: Ask) -> list[list[int]]:
    """The stories of a component: the first holds against its core, then what is left."""
    stories = []
    waiting = [component]
    while waiting:
        members = waiting.pop()
        story = _holding(_core(members, near)[0], members, near, ask)
        stories.append(story)
        held = set(story)
        rest = [number for number in members if number not in held]
        waiting += _components(rest, _within(near, rest))
    return stories


def _within(near: Near, members: Iterable[int]) -> Near:
    """The ties among some documents."""
    chosen = set(members)
    return {at: {to: tie for to, tie in near.get(at, {}).items() if to in chosen} for at in chosen}


def _core(members: Sequence[int], near: Near) -> list[int]:
    """The members that most wording ties to others, the most first."""
    within = set(members)

    def weight(number: int) -> tuple[float, int]:
        ties = near.get(number, {})
        return -sum(tie.explained.source.same for to, tie in ties.items() if to in within), number

    return sorted(members, key=weight)


def _holding(core: int, members: Sequence[int], near: Near, ask: Ask) -> list[int]:
    """The core and those that hold against it."""
    strength: dict[int, float] = {}
    waiting = [(-1.0, core)]
    within = set(members)
    while waiting:
        loss, at = heappop(waiting)
        if at in strength:
            continue
        strength[at] = -loss
        for to, tie in near.get(at, {}).items():
            kept = -loss * max(tie.explained.source.kept, tie.explained.target.kept)
            if to in within and to not in strength and kept >= HELD:
                heappush(waiting, (-kept, to))
    return [number for number in members if number in strength or ask(core, number) is not None]


def _with_reports(stories: list[list[int]], ties: Ties, near: Near, ask: Ask) -> list[list[int]]:
    """The stories with those joined to them that tell of the same event on their own.

    Who joins must be tied to most of those that stand for the other story.
    """
    home = {number: at for at, story in enumerate(stories) for number in story}
    cores = [_core(story, near)[:CORE] for story in stories]
    asks: dict[tuple[int, int], int] = {}
    for (low, high), tie in ties.items():
        if tie is None or home.get(low) == home.get(high):
            continue
        if low in home and high in home:
            pair = sorted((home[low], home[high]))
            asks[pair[0], pair[1]] = asks.get((pair[0], pair[1]), 0) + 1
    joined = {at: at for at in range(len(stories))}

    def leader(at: int) -> int:
        while joined[at] != at:
            at = joined[at]
        return at

    for one, other in sorted(asks, key=lambda pair: (-asks[pair], pair)):
        larger, smaller = sorted(
            (leader(one), leader(other)), key=lambda at: (-len(stories[at]), at)
        )
        if larger == smaller:
            continue
        if _holds(cores[larger], cores[smaller][0], ask):
            joined[smaller] = larger
            stories[larger] = [*stories[larger], *stories[smaller]]
    return [story for at, story in enumerate(stories) if joined[at] == at]


def _holds(core: Sequence[int], number: int, ask: Ask) -> bool:
    """Whether a document is tied to most of those that stand for a story."""
    tied = sum(ask(one, number) is not None for one in core)
    return 2 * tied > len(core)
