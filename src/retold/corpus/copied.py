"""What of a passage is copied wording: in words, and in words outside quotation marks.

Two independent reports of one event quote the same people and tell the same facts; that is no
copying. What tells copying is long runs of the same words that are nobody's quotation.
"""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retold.model import Passage

RUN = 8
"""Words in a row that two reports seldom share by chance, outside quotations."""

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"“[^“”]{0,2000}(?:”|\n|\Z)|\"[^\"\n]{0,2000}(?:\"|\n|\Z)|«[^«»]{0,2000}»")


@dataclass(frozen=True, slots=True)
class Copied:
    """Words of a passage's target in runs that its source has too, and those that no one said."""

    words: int
    unquoted: int


def copied(source: str, target: str, passage: Passage) -> Copied:
    """How much of a passage is copied wording."""
    ours, _ = _words(passage.source.of(source))
    theirs, starts = _words(passage.target.of(target))
    if len(ours) < RUN or len(theirs) < RUN:
        return Copied(0, 0)
    runs = {tuple(ours[at : at + RUN]) for at in range(len(ours) - RUN + 1)}
    held = np.zeros(len(theirs), dtype=np.bool_)
    for at in range(len(theirs) - RUN + 1):
        if tuple(theirs[at : at + RUN]) in runs:
            held[at : at + RUN] = True
    quoted = _quoted(target)[passage.target.start + starts]
    return Copied(int(held.sum()), int((held & ~quoted).sum()))


def _words(text: str) -> tuple[list[str], npt.NDArray[np.int64]]:
    found = list(_WORD.finditer(text))
    words = [match[0].casefold() for match in found]
    return words, np.array([match.start() for match in found], dtype=np.int64)


def _quoted(text: str) -> npt.NDArray[np.bool_]:
    """For each character, whether it stands inside quotation marks that open in its line."""
    inside = np.zeros(len(text) + 1, dtype=np.bool_)
    for match in _QUOTED.finditer(text):
        inside[match.start() : match.end()] = True
    return inside
