"""Two outlines -> the pieces of wording that one text has from the other, and whose words they are.

Two independent reports of one event quote the same people and tell the same facts; that is no
copying. What tells copying is long runs of the same words that are the report's own: nobody's
quotation, no post that both show, nothing said in the first person.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from retold.index import Outline
from retold.index.outline import QUOTED, VOICE, among, stems
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
FRAME, BEHIND = 160, 40
"""Words of a piece at the end of both texts, and of what may follow it there, that are a frame: a
footer, a biography, an appeal, a paragraph of background, as in a pair (`lineage/boilerplate`)."""
QUOTED_WORDS = 15
"""Quoted words of a piece from which two texts tell of the same statement."""
COPIED_WORDS = 15
"""Words from which shared pieces are worth telling: a sentence, or the best of a quotation."""
JOINED = 8
"""Words, at most, that were changed between two pieces of one passage: half a sentence."""

_PRIME = np.array([1_000_003], dtype=np.int64)
_BETWEEN = np.int64(-1)  # stands between two texts, and is no word's number

Numbers: TypeAlias = npt.NDArray[np.int64]


def is_short(text: str) -> bool:
    """Whether a text has fewer words than a passage from which a report holds another's wording."""
    return len(text.split(None, OWN)) < OWN


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that both texts have, but for endings; source and target are in words.

    unquoted: the words that neither text has in quotation marks. own: those that are nobody's words
    but the report's.
    """

    source: Span
    target: Span
    unquoted: int
    own: int

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.target.end - self.target.start


Group: TypeAlias = tuple[Piece, ...]
"""Pieces with few changed words between them: one passage."""


def pieces(source: Outline, targets: Sequence[Outline]) -> list[tuple[Piece, ...]]:
    """The runs of RUN words or more that each target has from the source, in the target's order."""
    found: list[list[Piece]] = [[] for _ in targets]
    if not targets:
        return []
    ours, theirs, words = _runs(stems(source)), _runs(_joined_up(targets)), _in_one(targets)
    if len(ours) and len(theirs):
        few, first = np.unique(ours, return_index=True)
        hits, which = among(theirs, few)
        there = dict(zip(hits.tolist(), first[which].tolist(), strict=True))
        begins = np.cumsum([0, *(len(target) + 1 for target in targets)])
        for start, end, unquoted, own in _held(source, words, hits, first[which]):
            row = int(np.searchsorted(begins, start, "right")) - 1
            begin = int(begins[row])
            found[row].append(
                Piece(
                    Span(there[start], min(there[start] + end - start, len(source))),
                    Span(start - begin, end - begin),
                    unquoted,
                    own,
                )
            )
    return [tuple(one) for one in found]


def is_frame(piece: Piece, source: int, target: int) -> bool:
    """Whether a piece ends both texts, which have so many words, as a footer does."""
    behind = source - piece.source.end, target - piece.target.end
    return piece.words <= FRAME and max(behind) <= BEHIND


def quotes_alike(found: Iterable[Piece]) -> bool:
    """Whether two texts quote so much alike that they tell of the same statement."""
    return any(piece.words - piece.unquoted >= QUOTED_WORDS for piece in found)


def is_taken(found: Iterable[Piece]) -> bool:
    """Whether so many words are the report's own that one report holds wording of the other."""
    own = 0
    for piece in found:
        if piece.own >= OWN or (piece.words >= LONG and piece.own >= OWN_IN_LONG):
            return True
        own += piece.own if piece.own >= LEAST_OWN else 0
    return own >= OWN_IN_ALL


def grouped(found: Iterable[Piece]) -> tuple[Group, ...]:
    """The pieces that are worth telling, in passages."""
    groups: list[list[Piece]] = []
    for piece in found:
        if groups and _follows(groups[-1][-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return tuple(
        tuple(group) for group in groups if sum(piece.words for piece in group) >= COPIED_WORDS
    )


def _follows(piece: Piece, other: Piece) -> bool:
    """Whether a piece stands close behind another in both texts."""
    between = other.source.start - piece.source.end, other.target.start - piece.target.end
    return all(0 <= words <= JOINED for words in between)


def _held(
    source: Outline, words: Outline, hits: Numbers, there: Numbers
) -> Iterable[tuple[int, int, int, int]]:
    """Where each run of words that are hit starts and ends; those unquoted and the report's own."""
    held = np.zeros(len(words) + 2, dtype=np.int8)
    quoted = (words & QUOTED) > 0
    for step in range(RUN):
        held[hits + step + 1] = 1
        quoted[hits + step] |= (source[there + step] & QUOTED) > 0
    edges = np.flatnonzero(np.diff(held))
    starts, ends = edges[::2], edges[1::2]
    unquoted = _within(~quoted, starts, ends)
    voices = _within(~quoted & ((words & VOICE) > 0), starts, ends)
    own = np.where(voices > 0, 0, unquoted)
    return zip(starts.tolist(), ends.tolist(), unquoted.tolist(), own.tolist(), strict=True)


def _within(flags: npt.NDArray[np.bool_], starts: Numbers, ends: Numbers) -> Numbers:
    """How many flags are set in each range."""
    before = np.concatenate(([0], np.cumsum(flags)))
    within: Numbers = before[ends] - before[starts]
    return within


def _in_one(outlines: Sequence[Outline]) -> Outline:
    """The outlines one behind the other, with one word that counts for nothing after each."""
    between = np.zeros(1, dtype=np.uint16)
    return np.concatenate([part for one in outlines for part in (one, between)])


def _joined_up(outlines: Sequence[Outline]) -> Numbers:
    """The words of the outlines one behind the other, with what is no word after each."""
    words = stems(_in_one(outlines)).astype(np.int64)
    words[np.cumsum([len(one) + 1 for one in outlines]) - 1] = _BETWEEN
    return words


def _runs(words: npt.NDArray[np.integer]) -> Numbers:
    """A hash of each RUN words in a row, made of hashes of one, two, four."""
    runs, length, factor = words.astype(np.int64), 1, _PRIME
    while length < RUN:
        runs = runs[:-length] * factor + runs[length:]
        length, factor = 2 * length, factor * factor
    return runs
