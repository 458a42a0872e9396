"""Traits -> whether the one of two texts was made from the other, in whatever words.

Two people who tell one event share its names and figures; whoever tells a text anew shares what it
chose to say as well. No trait shows that by itself, so a small judge weighs them: `made_from.json`
holds what each adds to the logits, learnt by `tools/train_relation.py` from what people told anew
and from independent reports of one event, whole and their beginnings.
"""

import json
from functools import cache
from math import log1p

from retold.bundled import beside
from retold.lineage.traits import Traits

DERIVED = 1.4
"""Logits from which a text was made from the other: four in five. By weights learnt without them,
of 1,406 pairs of independent reports and of their beginnings 19 have as many, none of them whole,
and of 1,860 texts that people told anew 1,843."""
SURELY_DERIVED = 2.9
"""Logits from which it is likely so: nineteen in twenty."""
GROUND = "ground"
LONGEST = 1.5
"""Length, as a share of the source's, from which longer says no more."""


def speaks_for(traits: Traits) -> float:
    """How much the traits speak for a text that was made from the other, in logits.

    traits: with the longer of the two texts for the source.
    """
    weights = _weights()
    return sum(weights[name] * amount for name, amount in features(traits).items())


def features(traits: Traits) -> dict[str, float]:
    """What is weighed, by its name in `made_from.json`."""
    values, share = traits.reported.least, traits.reported.share
    return {
        GROUND: 1.0,
        "tied": traits.own,
        "tied both ways": traits.own * traits.own_covered * log1p(traits.tied),
        "wording": traits.wording,
        "names": traits.names,
        "values": share,
        "values of its own": log1p((1 - share) * values),
        "length": min(traits.length, LONGEST),
    }


@cache
def _weights() -> dict[str, float]:
    read = json.loads(beside(__name__, "made_from.json").read_text(encoding="utf-8"))
    return {name: float(weight) for name, weight in read["weights"].items()}
