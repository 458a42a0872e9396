"""Layers of a segmented document: what is made of its sentences once, for every stage that asks.

A layer depends on the text and its sentences alone, never on what is furniture.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from retold.model import SegmentedDocument

Made = TypeVar("Made")


def layer(make: Callable[[SegmentedDocument], Made]) -> Callable[[SegmentedDocument], Made]:
    """The function, which now makes its layer of a document once, and keeps it there."""
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def kept(document: SegmentedDocument) -> Made:
        layers = document.layers
        if name not in layers:
            layers[name] = make(document)
        made: Made = layers[name]
        return made

    return kept
