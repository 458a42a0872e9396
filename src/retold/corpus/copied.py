"""Two texts -> the pieces of wording that one has from the other, and whose words they are.

Two independent reports of one event quote the same people and tell the same facts; that is no
copying. What tells copying is long runs of the same words that are the report's own: nobody's
quotation, no post that both show, nothing said in the first person.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from retold.model import Span

RUN = 8
"""Words in a row that two reports seldom share by chance, outside quotations."""
OWN = 25
"""Words of its own in one run from which one report holds wording of the other. Of 444 pairs of
reports of one day and topic, those with shorter runs shared titles, lists of names and stock
phrases; with longer ones, an agency's text."""
LONG, OWN_IN_LONG = 40, 15
"""Such words in a run of LONG that is partly quotation: a quotation with the words around it."""
OWN_IN_ALL, LEAST_OWN = 50, 12
"""Such words in all runs that have LEAST_OWN of them."""

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"“[^“”]{0,2000}(?:”|\n|\Z)|\"[^\"\n]{0,2000}(?:\"|\n|\Z)|«[^«»]{0,2000}»")
_POST = re.compile(r"^.*(?:\(@\w+\)|https?://t\.co/|pic\.twitter\.com).*$", re.MULTILINE)
_VOICE = frozenset(("i", "me", "my", "mine", "we", "our", "ours", "you", "your", "yours", "myself"))
_PRIME = np.int64(1_000_003)

Numbers: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]


class Wording(NamedTuple):
    """The words of a text, column by column."""

    hash: Numbers
    start: Numbers
    end: Numbers
    quoted: Flags  # inside quotation marks, or in a line that shows a post
    voice: Flags  # of the first or second person


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that both texts have.

    words: how many. unquoted: those that neither text has in quotation marks. own: those that are
    nobody's words but the report's.
    """

    source: Span
    target: Span
    words: int
    unquoted: int
    own: int


def wording(text: str) -> Wording:
    """The words of a text, as pieces are found among them."""
    found = list(_WORD.finditer(text))
    words = [match[0].casefold() for match in found]
    start = np.array([match.start() for match in found], dtype=np.int64)
    return Wording(
        hash=np.array([hash(word) for word in words], dtype=np.int64),
        start=start,
        end=np.array([match.end() for match in found], dtype=np.int64),
        quoted=_quoted(text)[start],
        voice=np.array([word in _VOICE for word in words], dtype=np.bool_),
    )


def pieces(source: Wording, target: Wording) -> tuple[Piece, ...]:
    """The runs of RUN words or more that both texts have, in the order of the target."""
    ours, theirs = _runs(source.hash), _runs(target.hash)
    if not len(ours) or not len(theirs):
        return ()
    order = np.argsort(ours, kind="stable")
    at = order[np.minimum(np.searchsorted(ours[order], theirs), len(ours) - 1)]
    hits = np.flatnonzero(ours[at] == theirs)
    held = np.zeros(len(target.hash) + 2, dtype=np.int8)
    quoted = target.quoted.copy()
    for step in range(RUN):
        held[hits + step + 1] = 1
        quoted[hits + step] |= source.quoted[at[hits] + step]
    edges = np.flatnonzero(np.diff(held))
    return tuple(
        _piece(source, target, (int(at[start]), int(start), int(end)), quoted[start:end])
        for start, end in zip(edges[::2], edges[1::2], strict=True)
    )


def is_taken(found: Iterable[Piece]) -> bool:
    """Whether so many words are the report's own that one report holds wording of the other."""
    own = 0
    for piece in found:
        if piece.own >= OWN or (piece.words >= LONG and piece.own >= OWN_IN_LONG):
            return True
        own += piece.own if piece.own >= LEAST_OWN else 0
    return own >= OWN_IN_ALL


def _piece(source: Wording, target: Wording, run: tuple[int, int, int], quoted: Flags) -> Piece:
    """The piece of a run: where it starts in the source, where it starts and ends in the target."""
    there, start, end = run
    last = min(there + end - start, len(source.hash)) - 1
    unquoted = int((~quoted).sum())
    is_voice = bool((target.voice[start:end] & ~quoted).any())
    return Piece(
        Span(int(source.start[there]), int(source.end[last])),
        Span(int(target.start[start]), int(target.end[end - 1])),
        end - start,
        unquoted,
        0 if is_voice else unquoted,
    )


def _runs(words: Numbers) -> Numbers:
    """A hash of each RUN words in a row."""
    runs = np.zeros(max(0, len(words) - RUN + 1), dtype=np.int64)
    for step in range(RUN):
        runs = runs * _PRIME + words[step : step + len(runs)]
    return runs


def _quoted(text: str) -> Flags:
    """For each character, whether it stands inside quotation marks or in a line with a post."""
    inside = np.zeros(len(text) + 1, dtype=np.bool_)
    for pattern in (_QUOTED, _POST):
        for match in pattern.finditer(text):
            inside[match.start() : match.end()] = True
    return inside
