"""A story -> the rows of its picture: in which order they stand, what each is called, and where.

Dates run from left to right, in percent of the picture's width. A document without a date stands
behind what it was made from, and before what was made from it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from retold.model import Derivation, Story
from retold.report.paper import shortened

LEFT, RIGHT = 4.0, 96.0
"""Percent of the picture's width where the first and the last date stand."""
STEP = 4.0
"""Percent by which a document without a date stands behind its source, at most."""
LONGEST_NAME = 60
"""Characters of an outlet or id that are shown."""


class Branch(NamedTuple):
    """A document of the tree, or an unknown source, and what it hangs on; depth from 0."""

    key: str
    depth: int
    derivation: Derivation | None
    unknown: str | None


def labels_of(story: Story) -> dict[str, str]:
    """What each document is called: by its outlet, or by its id where the outlet has several.

    No two are called the same.
    """
    outlets = Counter(document.outlet for document in story.members)
    labels = {}
    for document in story.members:
        outlet, id_ = document.outlet, document.id
        is_known = outlet is not None and outlets[outlet] > 1
        label = f"{id_} ({outlet})" if is_known else outlet or id_
        labels[document.id] = shortened(label, LONGEST_NAME)
    same = Counter(labels.values())
    return {
        key: label if same[label] == 1 else f"{shortened(label, LONGEST_NAME - 8)} #{number}"
        for number, (key, label) in enumerate(labels.items(), start=1)
    }


def earliest_made(order: Sequence[Branch], dated: Mapping[str, float]) -> dict[str, float]:
    """Of each document the place of the first with a date that was made from it, by any way."""
    before: dict[str, float] = {}
    for branch in reversed(order):  # each stands behind what it was made from
        above = branch.derivation.source if branch.derivation else branch.unknown
        nearest = min(
            (place[branch.key] for place in (dated, before) if branch.key in place), default=None
        )
        if above is not None and nearest is not None:
            before[above] = min(nearest, before.get(above, nearest))
    return before


def place_undated(above: float | None, before: float | None) -> float:
    """Where a document without a date stands: behind its source, and before what it became."""
    if above is None:
        return LEFT if before is None else min(LEFT, before) - STEP / 2
    step = STEP if before is None or before <= above else min(STEP, (before - above) / 2)
    return min(RIGHT, above + step)


def in_order(story: Story) -> Iterator[Branch]:
    """The documents, each behind what it was made from; unknown sources too."""
    made: dict[str, list[Derivation]] = {}
    for derivation in story.derivations:
        made.setdefault(derivation.source, []).append(derivation)
    placed = {derivation.target for derivation in story.derivations}
    tops: list[Branch] = []
    for unknown in story.unknown_sources:
        targets = [target for target in unknown.targets if target not in placed]
        if targets:
            tops.append(Branch(unknown.id, 0, None, None))
            tops += [Branch(target, 1, None, unknown.id) for target in targets]
            placed |= set(targets)
    free = [key for key in story.documents if key not in placed]
    roots = [Branch(key, 0, None, None) for key in sorted(free, key=lambda key: key not in made)]
    for top in (*roots, *tops):
        waiting = [top]
        while waiting:
            branch = waiting.pop()
            yield branch
            waiting += [
                Branch(each.target, branch.depth + 1, each, None)
                for each in reversed(made.get(branch.key, []))
            ]
