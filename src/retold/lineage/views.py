"""Alignment -> the two views of it: with either text for the source, and what each shows.

The same two texts are the same whichever is given first. A brief shows as one where the longer text
is the source, and there the relation of any two is judged first.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from retold.lineage.explained import story_words
from retold.lineage.orders import mirrored
from retold.lineage.traits import Traits, weigh
from retold.model import Alignment, Relation

WITHIN = 0.65
"""A target of which less than this comes from the source holds an excerpt among other matter."""

HALF = 0.5
"""Share of an excerpt's words in runs that the whole has too, from which all of it is one."""


class View(NamedTuple):
    """An alignment with either of two texts for the source, and its traits.

    is_turned: whether its source is the target that was given.
    """

    alignment: Alignment
    traits: Traits
    is_turned: bool

    def is_a_stretch(self) -> bool:
        """Whether its target is one stretch of its source, word for word: nothing but cut off.

        Either end may stand inside a word.
        """
        sides = self.alignment.source, self.alignment.target
        source, target = ("\n".join(story_words(side)) for side in sides)
        return bool(target) and target in source

    def as_given(self, part: Relation | None) -> Relation | None:
        """What this view shows of a part and its whole, said of the texts as they were given.

        Where neither text is a part of the other, and both have one, that is called the source's.
        """
        if part is None or not self.is_turned:
            return part
        is_taken = part.kind == "summary" or self.traits.copied >= HALF
        is_within = is_taken and self.traits.containment >= WITHIN
        evidence = tuple(map(_exchanged, part.evidence))
        return replace(part, evidence=evidence, whole="target" if is_within else "source")


def both_ways(alignment: Alignment) -> tuple[View, View]:
    """Both views of two texts; first that with the longer text for the source."""
    turned = mirrored(alignment)
    given = View(alignment, weigh(alignment), is_turned=False)
    back = View(turned, weigh(turned), is_turned=True)
    is_longer = _size(given, back) > _size(back, given)
    return (back, given) if is_longer else (given, back)


def _size(view: View, opposite: View) -> tuple[float, str]:
    """By what the longer of two targets is known, be they of one length."""
    return view.traits.length / (opposite.traits.length or 1.0), view.alignment.target.text


def _exchanged(line: str) -> str:
    """A line of evidence in which the two texts have changed their names."""
    names = {"source": "target", "target": "source"}
    return re.sub(r"\b(?:source|target)\b", lambda name: names[name[0]], line)
