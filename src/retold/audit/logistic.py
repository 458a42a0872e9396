"""A small learnt judge: features with their values, and what each adds to the logits."""

from collections.abc import Mapping
from math import exp, log

CLEAREST = 4.0
"""Logit beyond which a score or a share says no more."""


def probability(values: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The probability, 0…1, of the values of the features; what was never seen weighs nothing."""
    return share_at(sum([weights.get(name, 0.0) * value for name, value in values.items()]))


def share_at(logits: float) -> float:
    """The share, 0…1, of which so many logits are the logit."""
    return 1 / (1 + exp(-logits))


def logit(share: float) -> float:
    """The logit of a share, as far as it says something."""
    if share <= 0:
        return -CLEAREST
    if share >= 1:
        return CLEAREST
    return max(-CLEAREST, min(CLEAREST, log(share / (1 - share))))
