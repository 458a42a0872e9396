"""Word edits: which words of one stretch of text became which words of another.

Words are compared by dictionary form, so that case, marks, spelling, contractions and inflection
do not count. Content words that both sides have, in one order, are tied first (a longest common
subsequence); words that both have in another order are moves; the gaps in between are paired by
dynamic programming over how alike two words are (Needleman and Wunsch 1970), so that what stands
in for a word is found beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from os.path import commonprefix
from typing import Literal, NamedTuple, TypeAlias

from rapidfuzz.distance import Indel

from retold.lexicon import (
    PHRASES,
    are_antonyms,
    are_synonyms,
    expand,
    fold,
    is_function_word,
    lemma,
    part_of_speech,
)
from retold.model import Span

__all__ = ["Edit", "EditKind", "fold", "word_edits"]

EditKind: TypeAlias = Literal["same", "replace", "delete", "insert", "move"]

LARGEST_GAP = 4096
"""Cells of a gap that dynamic programming may fill, about a millisecond; larger ones are diffed."""
CLOSE = 0.6
"""Likeness from which a pair of words is complete: it takes no further word beside it."""
MOST_TAKEN = 3
"""Words that a loose pair may take in on one side: takeaways, snack bars."""

EQUAL_CONTENT, EQUAL_FUNCTION, EQUAL_MARK = 1.0, 0.5, 0.3
SYNONYMS, ANTONYMS, NUMBERS, NAMES, CONTENT, FUNCTION, MARKS = 0.9, 0.8, 0.7, 0.5, 0.2, 0.15, 0.1
SAME_PART, SAME_BEGINNING = 0.1, 0.3
LONG_GAP, NOISE = 5, 0.35
"""How much two words are alike, 0…1: set by hand so that meaning beats form and form beats place."""

CONTENT_SORTS = frozenset("nNwx")
NEGATIONS = frozenset(
    {"not", "no", "never", "without", "neither", "nor", "none", "nobody", "nothing"}
)


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


class Atom(NamedTuple):
    """A comparable word: part of a token (was-n't), a token, or several (United States)."""

    key: str
    sort: str  # n number, N name, x negation, w other content, f function word, p mark
    first: int
    last: int


class Link(NamedTuple):
    """Atoms of the source tied to atoms of the target, as half-open ranges."""

    source: tuple[int, int]
    target: tuple[int, int]
    kind: EditKind
    likeness: float = 1.0


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
    ours = tuple(source[span.start : span.end] for span in source_tokens)
    theirs = tuple(target[span.start : span.end] for span in target_tokens)
    if ours == theirs:
        whole = range(len(ours))
        return (Edit(whole, whole, "same"),) if ours else ()
    if ours > theirs:  # ties are broken alike whichever side comes first
        return _in_order(Edit(e.target, e.source, _SWAPPED[e.kind]) for e in _edits(theirs, ours))
    return _in_order(_edits(ours, theirs))


_SWAPPED: dict[EditKind, EditKind] = {
    "same": "same",
    "replace": "replace",
    "move": "move",
    "delete": "insert",
    "insert": "delete",
}


def _edits(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Edit]:
    source, target = _atoms(ours), _atoms(theirs)
    anchors = _anchors(source, target)
    moves = _moves(source, target, anchors)
    links = [*anchors, *_gap_links(source, target, anchors, moves)]
    ties = _token_ties(source, target, sorted(links))
    ties += _moved_tokens(source, target, moves, ties)
    return _cover(ties, len(ours), len(theirs))


def _atoms(tokens: Sequence[str]) -> list[Atom]:
    """The comparable words of the tokens: contractions and hyphens opened, phrases closed."""
    atoms = [
        Atom(key, sort, at, at)
        for at, token in enumerate(tokens)
        for key, sort in _token_atoms(token)
    ]
    return _close_phrases(atoms) if any(atom.key in _PHRASE_STARTS for atom in atoms) else atoms


_PHRASE_STARTS = frozenset(lemma(phrase[0]) for phrase in PHRASES)
_PHRASE_KEYS = {tuple(map(lemma, phrase)): key for phrase, key in PHRASES.items()}
_LONGEST_PHRASE = max(map(len, PHRASES))


@lru_cache(1 << 16)
def _token_atoms(token: str) -> tuple[tuple[str, str], ...]:
    """A token's keys, each with its sort; a capital tells a name only from other names."""
    is_name = token[:1].isupper()
    found = []
    for word in expand(token):
        base = lemma(token) if word == fold(token) else lemma(word)
        parts = base.split("-") if "-" in base.strip("-") else [base]
        found += [(lemma(part) if part != base else part) for part in parts if part]
    return tuple((key, _sort(key, is_name=is_name)) for key in found)


def _sort(key: str, *, is_name: bool) -> str:
    if not any(map(str.isalnum, key)):
        return "p" if key != "%" else "w"
    if any(map(str.isdigit, key)):
        return "n"
    if key in NEGATIONS:
        return "x"
    if is_function_word(key):
        return "f"
    return "N" if is_name else "w"


def _close_phrases(atoms: list[Atom]) -> list[Atom]:
    closed: list[Atom] = []
    at = 0
    while at < len(atoms):
        for length in range(min(_LONGEST_PHRASE, len(atoms) - at), 1, -1):
            key = _PHRASE_KEYS.get(tuple(atom.key for atom in atoms[at : at + length]))
            if key is not None:
                sort = "N" if atoms[at].sort == "N" else "w"
                closed.append(Atom(key, sort, atoms[at].first, atoms[at + length - 1].last))
                at += length
                break
        else:
            closed.append(atoms[at])
            at += 1
    return closed


def _anchors(source: Sequence[Atom], target: Sequence[Atom]) -> list[Link]:
    """Content words that both have, in one order: a longest common subsequence."""
    ours = [at for at, atom in enumerate(source) if atom.sort in CONTENT_SORTS]
    theirs = [at for at, atom in enumerate(target) if atom.sort in CONTENT_SORTS]
    blocks = Indel.opcodes([source[at].key for at in ours], [target[at].key for at in theirs])
    return [
        _single(one, two, "same")
        for tag, lo, hi, start, end in blocks
        if tag == "equal"
        for one, two in zip(ours[lo:hi], theirs[start:end], strict=True)
    ]


def _single(one: int, two: int, kind: EditKind, likeness: float = 1.0) -> Link:
    return Link((one, one + 1), (two, two + 1), kind, likeness)


def _moves(source: Sequence[Atom], target: Sequence[Atom], anchors: Sequence[Link]) -> list[Link]:
    """Content words that both have left over, with the equal words around them."""
    left = _left_over(len(source), [link.source for link in anchors])
    right = _left_over(len(target), [link.target for link in anchors])
    where: dict[str, list[int]] = {}
    for at in sorted(left):
        if source[at].sort in CONTENT_SORTS:
            where.setdefault(source[at].key, []).append(at)
    found = []
    for at in sorted(right):
        if at not in right or target[at].sort not in CONTENT_SORTS:
            continue
        start = next((one for one in where.get(target[at].key, ()) if one in left), None)
        if start is None:
            continue
        before, after = 0, 1
        while _extends(source, target, (start - before - 1, at - before - 1), (left, right)):
            before += 1
        while _extends(source, target, (start + after, at + after), (left, right)):
            after += 1
        left -= set(range(start - before, start + after))
        right -= set(range(at - before, at + after))
        found.append(Link((start - before, start + after), (at - before, at + after), "move"))
    return found


def _extends(
    source: Sequence[Atom],
    target: Sequence[Atom],
    at: tuple[int, int],
    free: tuple[set[int], set[int]],
) -> bool:
    """Whether a move takes in the atoms at these places: both left over, and equal words."""
    one, two = at
    if one not in free[0] or two not in free[1]:
        return False
    return source[one].key == target[two].key and source[one].sort != "p"


def _left_over(length: int, taken: Sequence[tuple[int, int]]) -> set[int]:
    return set(range(length)).difference(*(range(*span) for span in taken))


def _gap_links(
    source: Sequence[Atom], target: Sequence[Atom], anchors: Sequence[Link], moves: Sequence[Link]
) -> Iterator[Link]:
    """The links within each gap between anchors, moved words left out."""
    moved_here = {at for move in moves for at in range(*move.source)}
    moved_there = {at for move in moves for at in range(*move.target)}
    edges = [
        Link((0, 0), (0, 0), "same"),
        *anchors,
        Link((len(source), len(source)), (len(target), len(target)), "same"),
    ]
    for before, after in pairwise(edges):
        ours = [at for at in range(before.source[1], after.source[0]) if at not in moved_here]
        theirs = [at for at in range(before.target[1], after.target[0]) if at not in moved_there]
        if ours and theirs:
            yield from _pair_gap(source, target, ours, theirs)


def _pair_gap(
    source: Sequence[Atom], target: Sequence[Atom], ours: list[int], theirs: list[int]
) -> Iterator[Link]:
    """The links between the left-over atoms of one gap."""
    while ours and theirs and source[ours[0]].key == target[theirs[0]].key:
        yield _single(ours.pop(0), theirs.pop(0), "same")
    while ours and theirs and source[ours[-1]].key == target[theirs[-1]].key:
        yield _single(ours.pop(), theirs.pop(), "same")
    if not ours or not theirs:
        return
    if _joined(source, ours) == _joined(target, theirs):
        yield Link((ours[0], ours[-1] + 1), (theirs[0], theirs[-1] + 1), "same")
        return
    if len(ours) * len(theirs) > LARGEST_GAP:
        return
    pairs = _best_pairs([source[at] for at in ours], [target[at] for at in theirs])
    pairs = _without_noise(pairs)
    links = [
        _single(
            ours[i],
            theirs[j],
            "same" if source[ours[i]].key == target[theirs[j]].key else "replace",
            likeness,
        )
        for i, j, likeness in pairs
    ]
    yield from _widened(source, target, links, (ours, theirs))


def _joined(atoms: Sequence[Atom], places: Sequence[int]) -> str:
    return "".join(atoms[at].key for at in places)


def _without_noise(pairs: list[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """The pairs, without loose ones where a long gap holds hardly anything alike."""
    if len(pairs) < LONG_GAP or sum(pair[2] for pair in pairs) >= NOISE * len(pairs):
        return pairs
    return [pair for pair in pairs if pair[2] >= CLOSE]


def _best_pairs(source: Sequence[Atom], target: Sequence[Atom]) -> list[tuple[int, int, float]]:
    """The pairs (source, target, likeness) in one order whose likeness adds up to the most."""
    width = len(target) + 1
    likeness = [
        [_likeness(one.key, one.sort, two.key, two.sort) for two in target] for one in source
    ]
    rows = [[0.0] * width]
    for row in likeness:
        above = rows[-1]
        here = [0.0] * width
        best = 0.0
        for at, value in enumerate(row):
            if above[at + 1] > best:
                best = above[at + 1]
            if value and above[at] + value > best:
                best = above[at] + value
            here[at + 1] = best
        rows.append(here)
    pairs = []
    i, j = len(source), len(target)
    while i and j:
        if rows[i][j] == rows[i - 1][j]:
            i -= 1
        elif rows[i][j] == rows[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j, likeness[i][j]))
    return pairs[::-1]


@lru_cache(1 << 16)
def _likeness(one: str, sort: str, two: str, other: str) -> float:
    """How much two words are alike, 0…1; 0 for words that cannot stand for each other."""
    if one == two:
        return {"f": EQUAL_FUNCTION, "p": EQUAL_MARK}.get(sort, EQUAL_CONTENT)
    if sort == "p" or other == "p":
        return MARKS if sort == other else 0.0
    if sort == "n" and other == "n":
        return NUMBERS
    if sort in "fx" or other in "fx":
        return _grammar_likeness(one, sort, two, other)
    if are_synonyms(one, two):
        return SYNONYMS
    if are_antonyms(one, two):
        return ANTONYMS
    value = NAMES if sort == "N" and other == "N" else CONTENT
    if part_of_speech(one) == part_of_speech(two):
        value += SAME_PART
    common = len(commonprefix((one, two)))
    return value + SAME_BEGINNING * (common >= 3) * 2 * common / (len(one) + len(two))  # noqa: PLR2004


def _grammar_likeness(one: str, sort: str, two: str, other: str) -> float:
    if are_antonyms(one, two):
        return ANTONYMS
    if sort == other or ({sort, other} == {"f", "x"} and "not" not in {one, two}):
        return FUNCTION
    return 0.0


def _widened(
    source: Sequence[Atom],
    target: Sequence[Atom],
    links: list[Link],
    gap: tuple[list[int], list[int]],
) -> Iterator[Link]:
    """The links, loose ones taking in the unpaired content words beside them on one side."""
    left = set(gap[0]).difference(link.source[0] for link in links)
    right = set(gap[1]).difference(link.target[0] for link in links)
    for link in links:
        if link.kind == "same" or link.likeness >= CLOSE or source[link.source[0]].sort == "p":
            yield link
            continue
        ours = _taken(source, link.source, left)
        theirs = _taken(target, link.target, right)
        if ours != link.source and theirs != link.target:
            yield link
            continue
        left -= set(range(*ours))
        right -= set(range(*theirs))
        yield Link(ours, theirs, link.kind, link.likeness)


def _taken(atoms: Sequence[Atom], span: tuple[int, int], free: set[int]) -> tuple[int, int]:
    """The range with the free content words that touch it."""
    start, end = span
    while end in free and atoms[end].sort in "wN" and end - start < MOST_TAKEN:
        end += 1
    while start - 1 in free and atoms[start - 1].sort in "wN" and end - start < MOST_TAKEN:
        start -= 1
    return start, end


def _token_ties(
    source: Sequence[Atom], target: Sequence[Atom], links: Sequence[Link]
) -> list[Edit]:
    """The links between atoms as edits between tokens, those that share a token made one."""
    ties: list[tuple[range, range, list[Link]]] = []
    for link in links:
        ours = range(source[link.source[0]].first, source[link.source[1] - 1].last + 1)
        theirs = range(target[link.target[0]].first, target[link.target[1] - 1].last + 1)
        if ties and (ours.start < ties[-1][0].stop or theirs.start < ties[-1][1].stop):
            before = ties.pop()
            ours = range(before[0].start, max(ours.stop, before[0].stop))
            theirs = range(before[1].start, max(theirs.stop, before[1].stop))
            ties.append((ours, theirs, [*before[2], link]))
        else:
            ties.append((ours, theirs, [link]))
    counts = _atoms_up_to(source), _atoms_up_to(target)
    return [
        Edit(ours, theirs, _tie_kind(ours, theirs, held, counts)) for ours, theirs, held in ties
    ]


def _tie_kind(
    ours: range, theirs: range, held: Sequence[Link], counts: tuple[list[int], list[int]]
) -> EditKind:
    """Same only if every atom of the tokens is tied as the same (wasn't is not was)."""
    if any(link.kind != "same" for link in held):
        return "replace"
    here = sum(link.source[1] - link.source[0] for link in held)
    there = sum(link.target[1] - link.target[0] for link in held)
    before, after = counts
    whole = (
        before[ours.stop] - before[ours.start] == here
        and after[theirs.stop] - after[theirs.start] == there
    )
    return "same" if whole else "replace"


def _atoms_up_to(atoms: Sequence[Atom]) -> list[int]:
    """For each token index, the number of atoms that start before it."""
    counts = [0] * (atoms[-1].last + 2) if atoms else [0]
    for atom in atoms:
        counts[atom.first + 1] += 1
    for at in range(1, len(counts)):
        counts[at] += counts[at - 1]
    return counts


def _moved_tokens(
    source: Sequence[Atom], target: Sequence[Atom], moves: Sequence[Link], ties: Sequence[Edit]
) -> list[Edit]:
    """The moves as edits between tokens; one that shares a token with a tie is dropped."""
    here = {at for tie in ties for at in tie.source}
    there = {at for tie in ties for at in tie.target}
    found = []
    for move in moves:
        ours = range(source[move.source[0]].first, source[move.source[1] - 1].last + 1)
        theirs = range(target[move.target[0]].first, target[move.target[1] - 1].last + 1)
        if here.isdisjoint(ours) and there.isdisjoint(theirs):
            here.update(ours)
            there.update(theirs)
            found.append(Edit(ours, theirs, "move"))
    return found


def _cover(ties: Sequence[Edit], ours: int, theirs: int) -> Iterator[Edit]:
    """The ties, neighbouring "same" ones made one, and what no tie covers deleted or inserted."""
    fixed = sorted((tie for tie in ties if tie.kind != "move"), key=lambda tie: tie.source.start)
    yield from (tie for tie in ties if tie.kind == "move")
    yield from _runs(fixed)
    covered_here = {at for tie in ties for at in tie.source}
    covered_there = {at for tie in ties for at in tie.target}
    for run in _stretches(ours, covered_here):
        place = max((tie.target.stop for tie in fixed if tie.source.stop <= run.start), default=0)
        yield Edit(run, range(place, place), "delete")
    for run in _stretches(theirs, covered_there):
        place = max((tie.source.stop for tie in fixed if tie.target.stop <= run.start), default=0)
        yield Edit(range(place, place), run, "insert")


def _runs(ties: Sequence[Edit]) -> Iterator[Edit]:
    held: Edit | None = None
    for tie in ties:
        if (
            held is not None
            and held.kind == tie.kind == "same"
            and (held.source.stop, held.target.stop) == (tie.source.start, tie.target.start)
        ):
            held = Edit(
                range(held.source.start, tie.source.stop),
                range(held.target.start, tie.target.stop),
                "same",
            )
            continue
        if held is not None:
            yield held
        held = tie
    if held is not None:
        yield held


def _stretches(length: int, covered: set[int]) -> Iterator[range]:
    """The maximal ranges of indices that are not covered."""
    start = None
    for at in range(length + 1):
        if at < length and at not in covered:
            start = at if start is None else start
        elif start is not None:
            yield range(start, at)
            start = None


def _in_order(edits: Iterator[Edit]) -> tuple[Edit, ...]:
    return tuple(
        sorted(edits, key=lambda e: (e.target.start, e.source.start, e.target.stop, e.source.stop))
    )
