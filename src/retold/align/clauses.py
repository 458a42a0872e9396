"""Two beads side by side -> whether a clause of one retells a sentence of the other.

A translator may end a sentence a clause later than the original. Neither bead is right then, both
together are. It shows when the clause is moved over: the encoder finds both halves more alike.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from retold.models.encode import Encoder
from retold.patterns import pattern

LEAST_AMISS = 15
"""Characters by which one bead must be too long and the next too short on the same side: under
it there is no clause to move. Few beads are asked about, so a tenth more is encoded."""

LEAST_CLAUSE = 12
"""Characters on either side of a cut."""

LEAST_GAIN = 0.05
"""How much likeness of both halves together must rise; Bleualign 1957."""

_CUT = pattern(r"[,;:.–—)](?=\s)|\s(?=[-–(«])|(?<=[、，；：。])")


class Halves(NamedTuple):
    """The texts of two beads that follow each other on both sides."""

    source: tuple[str, str]
    target: tuple[str, str]


def crossed(junctions: Sequence[Halves], ratio: float, encoder: Encoder) -> list[bool]:
    """Of each two beads, whether a clause stands on the wrong side of what parts them.

    Args:
        junctions: the texts of beads side by side.
        encoder: knows both languages.
        ratio: characters of the target for one of the source.
    """
    tried = [[halves, *_moved(halves, ratio**0.5)] for halves in junctions]
    texts = [text for ways in tried for way in ways for text in (*way.source, *way.target)]
    rows = encoder.encode(texts).astype(np.float64)
    rows /= np.maximum(np.sqrt(np.einsum("ij,ij->i", rows, rows)), 1e-9)[:, None]
    quads = rows.reshape(-1, 2, 2, rows.shape[1])  # way, side, half, dimension
    alike = np.einsum("whd,whd->w", quads[:, 0], quads[:, 1])
    ends = np.cumsum([len(ways) for ways in tried])
    flags = []
    for end, ways in zip(ends, tried, strict=True):
        as_is, *others = alike[end - len(ways) : end]
        flags.append(bool(others) and bool(max(others) - as_is > LEAST_GAIN))
    return flags


def _moved(halves: Halves, scale: float) -> Iterator[Halves]:
    """The halves with the likeliest clause moved over, on either side."""
    first, second = (
        len(source) * scale - len(target) / scale
        for source, target in zip(halves.source, halves.target, strict=True)
    )
    if first * second >= 0 or min(abs(first), abs(second)) < LEAST_AMISS:
        return
    amiss = (abs(first) + abs(second)) / 2
    for source in _cut_anew(halves.source, amiss / scale, forward=first > 0):
        yield Halves(source, halves.target)
    for target in _cut_anew(halves.target, amiss * scale, forward=first < 0):
        yield Halves(halves.source, target)


def _cut_anew(halves: tuple[str, str], amiss: float, *, forward: bool) -> Iterator[tuple[str, str]]:
    """The halves after a clause of about that length went forward, or back."""
    first, second = halves
    whole = first if forward else second
    wanted = len(first) - amiss if forward else amiss
    cuts = [
        cut.end()
        for cut in _CUT.finditer(whole)
        if LEAST_CLAUSE <= cut.end() <= len(whole) - LEAST_CLAUSE
    ]
    if cuts:
        cut = min(cuts, key=lambda place: abs(place - wanted))
        if forward:
            yield first[:cut], f"{first[cut:]} {second}"
        else:
            yield f"{first} {second[:cut]}", second[cut:]
