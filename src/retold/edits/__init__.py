"""Word edits: which words of one stretch of text became which words of another.

Words are compared by dictionary form, so that case, marks, spelling, contractions and inflection
do not count. Content words that both sides have, in one order, are tied first (a longest common
subsequence); words that both have in another order are moves; the gaps in between are paired by
dynamic programming over how alike two words are (Needleman and Wunsch 1970), so that what stands
in for a word is found beside it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, TypeAlias

from retold.edits.atoms import Atoms, atoms
from retold.edits.ties import Tie, ties
from retold.lexicon import fold
from retold.model import Span

__all__ = ["Edit", "EditKind", "fold", "word_edits"]

EditKind: TypeAlias = Literal["same", "replace", "delete", "insert", "move"]


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of the source that became words of the target, as ranges of token indices.

    same: equal but for case, marks, spelling, contraction or inflection; a maximal run.
    replace: other words in the same place, as few as can be told apart.
    move: the same words in another place.
    delete, insert: words that only the source, only the target has; the other range is empty and
    stands where they would have been.
    """

    source: range
    target: range
    kind: EditKind


def word_edits(
    source: str, source_tokens: Sequence[Span], target: str, target_tokens: Sequence[Span]
) -> tuple[Edit, ...]:
    """The edits that turn the source's words into the target's.

    They cover every token of each side exactly once and stand in the order of the target.
    Identical texts give a single "same"; swapping the sides swaps each edit's ranges.

    Args:
        source: a document's text.
        source_tokens: the spans of the words to compare, in order.
        target: another document's text.
        target_tokens: likewise.
    """
    ours = [source[span.start : span.end] for span in source_tokens]
    theirs = [target[span.start : span.end] for span in target_tokens]
    if ours == theirs:
        whole = range(len(ours))
        return (Edit(whole, whole, "same"),) if ours else ()
    if ours > theirs:  # so that ties are broken alike whichever side comes first
        return _in_order(Edit(e.target, e.source, _SWAPPED[e.kind]) for e in _edits(theirs, ours))
    return _in_order(_edits(ours, theirs))


_SWAPPED: dict[EditKind, EditKind] = {
    "same": "same",
    "replace": "replace",
    "move": "move",
    "delete": "insert",
    "insert": "delete",
}


def _in_order(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    return tuple(
        sorted(edits, key=lambda e: (e.target.start, e.source.start, e.target.stop, e.source.stop))
    )


def _edits(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Edit]:
    source, target = atoms(ours), atoms(theirs)
    found, moves = ties(source, target)
    if source.plain and target.plain:
        edits = [_edit(tie, "same" if tie.is_same else "replace") for tie in found]
        moved = [_edit(move, "move") for move in moves]
    else:
        edits = list(_joined(_token_edits(source, target, found)))
        moved = _moved_tokens(source, target, moves, edits)
    yield from edits
    yield from moved
    yield from _left_over(edits, moved, len(ours), len(theirs))


def _edit(tie: Tie, kind: EditKind) -> Edit:
    return Edit(range(tie.start, tie.stop), range(tie.target_start, tie.target_stop), kind)


def _token_edits(source: Atoms, target: Atoms, found: Iterable[Tie]) -> list[Edit]:
    """The ties as edits between tokens, those that share a token made one."""
    groups: list[tuple[range, range, list[Tie]]] = []
    for tie in (single for run in found for single in _singles(run)):
        ours, theirs = _tokens(source, target, tie)
        held = [tie]
        if groups and (ours.start < groups[-1][0].stop or theirs.start < groups[-1][1].stop):
            before = groups.pop()
            ours = range(before[0].start, max(ours.stop, before[0].stop))
            theirs = range(before[1].start, max(theirs.stop, before[1].stop))
            held = [*before[2], tie]
        groups.append((ours, theirs, held))
    counts = _atoms_before(source), _atoms_before(target)
    return [Edit(ours, theirs, _kind(ours, theirs, held, counts)) for ours, theirs, held in groups]


def _singles(tie: Tie) -> Iterator[Tie]:
    """A run of equal words, word by word; any other tie as it is."""
    length = tie.stop - tie.start
    if not tie.is_same or length != tie.target_stop - tie.target_start:
        yield tie
        return
    for at in range(length):
        one, two = tie.start + at, tie.target_start + at
        yield Tie(one, one + 1, two, two + 1, is_same=True)


def _tokens(source: Atoms, target: Atoms, tie: Tie) -> tuple[range, range]:
    """The tokens that a tie touches on each side."""
    return (
        range(source.first[tie.start], source.last[tie.stop - 1] + 1),
        range(target.first[tie.target_start], target.last[tie.target_stop - 1] + 1),
    )


def _atoms_before(stretch: Atoms) -> list[int]:
    """For each token index, the number of atoms that start before it."""
    counts = [0] * (stretch.last[-1] + 2 if stretch.last else 1)
    for first in stretch.first:
        counts[first + 1] += 1
    return list(accumulate(counts))


def _kind(
    ours: range, theirs: range, held: Sequence[Tie], counts: tuple[list[int], list[int]]
) -> EditKind:
    """Same only if every atom of the tokens is tied as the same: wasn't is not was."""
    before, after = counts
    here = sum(tie.stop - tie.start for tie in held)
    there = sum(tie.target_stop - tie.target_start for tie in held)
    whole = (
        all(tie.is_same for tie in held)
        and before[ours.stop] - before[ours.start] == here
        and after[theirs.stop] - after[theirs.start] == there
    )
    return "same" if whole else "replace"


def _joined(edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits, neighbouring "same" ones made one."""
    held: Edit | None = None
    for edit in edits:
        if held is None:
            held = edit
        elif (
            held.kind == edit.kind == "same"
            and held.source.stop == edit.source.start
            and held.target.stop == edit.target.start
        ):
            ours = range(held.source.start, edit.source.stop)
            held = Edit(ours, range(held.target.start, edit.target.stop), "same")
        else:
            yield held
            held = edit
    if held is not None:
        yield held


def _moved_tokens(
    source: Atoms, target: Atoms, moves: Iterable[Tie], edits: Iterable[Edit]
) -> list[Edit]:
    """The moves as edits between tokens; one that shares a token with another edit is dropped."""
    edits = list(edits)
    here = {at for edit in edits for at in edit.source}
    there = {at for edit in edits for at in edit.target}
    found = []
    for move in moves:
        ours, theirs = _tokens(source, target, move)
        if here.isdisjoint(ours) and there.isdisjoint(theirs):
            here.update(ours)
            there.update(theirs)
            found.append(Edit(ours, theirs, "move"))
    return found


def _left_over(
    edits: Sequence[Edit], moved: Sequence[Edit], ours: int, theirs: int
) -> Iterator[Edit]:
    """What no edit covers, deleted or inserted behind the edit that it follows."""
    placed = [(edit.source, edit.target) for edit in edits]
    taken = [edit.source for edit in moved]
    for run, place in _gaps(placed, taken, ours):
        yield Edit(run, range(place, place), "delete")
    placed = [(edit.target, edit.source) for edit in edits]
    taken = [edit.target for edit in moved]
    for run, place in _gaps(placed, taken, theirs):
        yield Edit(range(place, place), run, "insert")


def _gaps(
    placed: Sequence[tuple[range, range]], taken: Sequence[range], length: int
) -> Iterator[tuple[range, int]]:
    """Maximal uncovered ranges of one side, with the place behind the last edit on the other."""
    start = place = 0
    here = sorted([*placed, *((run, None) for run in taken)], key=lambda item: item[0].start)
    for run, there in [*here, (range(length, length), None)]:
        if run.start > start:
            yield range(start, run.start), place
        start = run.stop
        if there is not None:
            place = there.stop
