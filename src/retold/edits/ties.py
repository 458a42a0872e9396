"""Which comparable words of one stretch are tied to which of another, and how."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

from retold.edits.atoms import CONTENT, Atoms
from retold.edits.likeness import likeness

LARGEST_GAP = 4096
"""Cells of a gap that dynamic programming may fill, about a millisecond; larger ones stay open."""
CLOSE = 0.7
"""Likeness from which a pair of words is complete: it takes no further word beside it. Synonyms,
antonyms and numbers are, two names only where they look alike."""
MOST_TAKEN = 4
"""Words that a loose pair may hold on one side: takeaways, snack bars."""
LONG_GAP, NOISE = 5, 0.35
"""Pairs from which a gap counts as long, and the mean likeness below which a long gap holds other
words rather than a retelling: its loose pairs are dropped."""

Pair = tuple[int, int]


class Tie(NamedTuple):
    """Half-open ranges of atoms that are the same, or that replace each other."""

    start: int
    stop: int
    target_start: int
    target_stop: int
    is_same: bool


def ties(source: Atoms, target: Atoms) -> tuple[list[Tie], list[Tie]]:
    """The ties that run in one order, and those that are moves.

    Content words in one order first, then moves among what is left, then the gaps.
    """
    anchors = _anchors(source, target)
    moves = _moves(source, target, anchors)
    moved = (
        {at for move in moves for at in range(move.start, move.stop)},
        {at for move in moves for at in range(move.target_start, move.target_stop)},
    )
    found: list[Tie] = []
    last = (len(source.key), len(target.key))
    for before, after in pairwise([(-1, -1), *anchors, last]):
        if before[0] >= 0:
            _append(found, Tie(before[0], before[0] + 1, before[1], before[1] + 1, is_same=True))
        if after[0] - before[0] > 1 and after[1] - before[1] > 1:
            for tie in _gap_ties(source, target, (before, after), moved):
                _append(found, tie)
    return found, moves


def _append(found: list[Tie], tie: Tie) -> None:
    """Add a tie, as part of the last one where both are the same and touch."""
    if found and tie.is_same:
        last = found[-1]
        if last.is_same and last.stop == tie.start and last.target_stop == tie.target_start:
            found[-1] = Tie(last.start, tie.stop, last.target_start, tie.target_stop, is_same=True)
            return
    found.append(tie)


def _anchors(source: Atoms, target: Atoms) -> list[Pair]:
    """Content words that both have, in one order: a longest common subsequence."""
    ours = [at for at, sort in enumerate(source.sort) if sort in CONTENT]
    theirs = [at for at, sort in enumerate(target.sort) if sort in CONTENT]
    blocks = Indel.opcodes([source.key[at] for at in ours], [target.key[at] for at in theirs])
    return [
        pair
        for block in blocks
        if block.tag == "equal"
        for pair in zip(
            ours[block.src_start : block.src_end],
            theirs[block.dest_start : block.dest_end],
            strict=True,
        )
    ]


def _moves(source: Atoms, target: Atoms, anchors: Sequence[Pair]) -> list[Tie]:
    """Content words that both have left over, with the equal words around them."""
    left = set(range(len(source.key))).difference(one for one, _ in anchors)
    right = set(range(len(target.key))).difference(two for _, two in anchors)
    where: dict[str, list[int]] = {}
    for at in sorted(left):
        if source.sort[at] in CONTENT:
            where.setdefault(source.key[at], []).append(at)
    found = []
    for at in sorted(right) if where else ():
        if at not in right or target.sort[at] not in CONTENT:
            continue
        one = next((one for one in where.get(target.key[at], ()) if one in left), None)
        if one is None:
            continue
        before = _reach(source, target, (one, at), (left, right), -1)
        after = _reach(source, target, (one, at), (left, right), 1)
        left.difference_update(range(one - before, one + after + 1))
        right.difference_update(range(at - before, at + after + 1))
        move = Tie(one - before, one + after + 1, at - before, at + after + 1, is_same=True)
        found.append(move)
    return found


def _reach(
    source: Atoms, target: Atoms, at: Pair, free: tuple[set[int], set[int]], step: int
) -> int:
    """How many equal words that are left over follow (or precede) a moved one."""
    one, two = at[0] + step, at[1] + step
    count = 0
    while (
        one in free[0]
        and two in free[1]
        and source.key[one] == target.key[two]
        and source.sort[one] != "p"
    ):
        one, two, count = one + step, two + step, count + 1
    return count


def _gap_ties(
    source: Atoms, target: Atoms, gap: tuple[Pair, Pair], moved: tuple[set[int], set[int]]
) -> Iterator[Tie]:
    """The ties between two anchors, in order, moved words left out."""
    (before, before_target), (after, after_target) = gap
    start, end = before + 1, after
    other, other_end = before_target + 1, after_target
    while start < end and other < other_end and source.key[start] == target.key[other]:
        if start in moved[0] or other in moved[1]:
            break
        yield Tie(start, start + 1, other, other + 1, is_same=True)
        start, other = start + 1, other + 1
    tail = 0
    while start < end and other < other_end and source.key[end - 1] == target.key[other_end - 1]:
        if end - 1 in moved[0] or other_end - 1 in moved[1]:
            break
        end, other_end, tail = end - 1, other_end - 1, tail + 1
    ours = [at for at in range(start, end) if at not in moved[0]]
    theirs = [at for at in range(other, other_end) if at not in moved[1]]
    if ours and theirs:
        yield from _inner_ties(source, target, ours, theirs)
    for at in range(tail):
        yield Tie(end + at, end + at + 1, other_end + at, other_end + at + 1, is_same=True)


def _inner_ties(source: Atoms, target: Atoms, ours: list[int], theirs: list[int]) -> Iterator[Tie]:
    """The ties between left-over atoms that begin and end with different words."""
    if "".join(source.key[at] for at in ours) == "".join(target.key[at] for at in theirs):
        yield Tie(ours[0], ours[-1] + 1, theirs[0], theirs[-1] + 1, is_same=True)
        return
    if len(ours) * len(theirs) > LARGEST_GAP:
        return
    table = [
        [
            likeness(source.key[one], source.sort[one], target.key[two], target.sort[two])
            for two in theirs
        ]
        for one in ours
    ]
    pairs = _without_noise([(i, j, table[i][j]) for i, j in _best_pairs(table)])
    free = (
        set(ours).difference(ours[i] for i, _, _ in pairs),
        set(theirs).difference(theirs[j] for _, j, _ in pairs),
    )
    for i, j, value in pairs:
        one, two = ours[i], theirs[j]
        if source.key[one] == target.key[two]:
            yield Tie(one, one + 1, two, two + 1, is_same=True)
        else:
            yield _widened(source, target, (one, two), free if value < CLOSE else (set(), set()))


def _best_pairs(table: list[list[float]]) -> list[Pair]:
    """The pairs (row, column) in one order whose likeness adds up to the most."""
    width = len(table[0])
    sums = [[0.0] * (width + 1)]
    for row in table:
        above = sums[-1]
        best = 0.0
        here = [best]
        for at, value in enumerate(row):
            paired = above[at] + value if value else 0.0
            best = max(best, above[at + 1], paired)
            here.append(best)
        sums.append(here)
    pairs = []
    i, j = len(table), width
    while i and j:
        if sums[i][j] == sums[i - 1][j]:
            i -= 1
        elif sums[i][j] == sums[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]


def _without_noise(pairs: list[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """The pairs, without loose ones where a long gap holds hardly anything alike."""
    if len(pairs) < LONG_GAP or sum(pair[2] for pair in pairs) >= NOISE * len(pairs):
        return pairs
    return [pair for pair in pairs if pair[2] >= CLOSE]


def _widened(source: Atoms, target: Atoms, pair: Pair, free: tuple[set[int], set[int]]) -> Tie:
    """The tie of a pair, with the free content words beside it where only one side has some."""
    one, two = pair
    start, stop = _taken(source, one, free[0])
    other, end = _taken(target, two, free[1])
    if stop - start > 1 and end - other > 1:
        return Tie(one, one + 1, two, two + 1, is_same=False)
    free[0].difference_update(range(start, stop))
    free[1].difference_update(range(other, end))
    return Tie(start, stop, other, end, is_same=False)


def _taken(stretch: Atoms, at: int, free: set[int]) -> Pair:
    """The range of an atom with the free content words beside it, names also across a mark."""
    start, stop = at, at + 1
    if not free or stretch.sort[at] not in "wNn":
        return start, stop
    while stop - start < MOST_TAKEN and (step := _step(stretch, at, stop, free, 1)):
        stop += step
    while stop - start < MOST_TAKEN and (step := _step(stretch, at, start - 1, free, -1)):
        start -= step
    return start, stop


def _step(stretch: Atoms, at: int, place: int, free: set[int], way: int) -> int:
    """How many atoms to take in from a place on: 0 to stop, 2 across a mark between names."""
    if place not in free:
        return 0
    if stretch.sort[place] in "wN":
        return 1
    beyond = place + way
    if stretch.sort[place] in "pf" and stretch.sort[at] == "N" and beyond in free:
        return 2 * (stretch.sort[beyond] == "N")
    return 0
