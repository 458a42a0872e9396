"""Two long runs of sentences -> blocks small enough to compare every sentence with every other.

Where each document says a word once and no more, the two sentences that say it are likely the
same: the longest chain of such anchors in order is cut where blocks grow too large. Inside of what
is still too large more words are said once, so it is cut again. Memory stays linear in the length
of the documents.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

WHOLE = 300_000
"""Source × target sentences that are compared uncut: 60 MB of work, two texts of 550 sentences."""

AREA = 40_000
"""Source × target sentences of a block of longer documents: time grows with the area."""

FEWEST_SHARED = 2
"""Words said once in each document that two sentences must share to be an anchor: one alone is
chance too often in long documents."""


DEEPEST = 6
"""Times that a block may be cut again: two were enough for made stories of 30,000 sentences."""


class Block(NamedTuple):
    """Source and target sentences to be compared with each other."""

    source: range
    target: range


def cut_into_blocks(
    source: Sequence[Sequence[str]], target: Sequence[Sequence[str]]
) -> list[Block]:
    """Blocks in order that cover both sides, given as the words of their sentences."""
    whole = Block(range(len(source)), range(len(target)))
    if len(source) * len(target) <= WHOLE:
        return [whole]
    return _cut(source, target, whole, DEEPEST)


def _cut(
    source: Sequence[Sequence[str]], target: Sequence[Sequence[str]], block: Block, times: int
) -> list[Block]:
    """The block in blocks of at most AREA."""
    if len(block.source) * len(block.target) <= AREA:
        return [block]
    parts = _between_anchors(source, target, block) if times else [block]
    if len(parts) == 1:
        return _diagonal(block)
    return [piece for part in parts for piece in _cut(source, target, part, times - 1)]


def _between_anchors(
    source: Sequence[Sequence[str]], target: Sequence[Sequence[str]], block: Block
) -> list[Block]:
    """The block cut at anchors, into parts of at most AREA where these stand close enough."""
    source_texts = source[block.source.start : block.source.stop]
    target_texts = target[block.target.start : block.target.stop]
    parts: list[Block] = []
    row, column = block.source.start, block.target.start
    start = last = (row, column)
    anchors = [
        (row + first, column + second) for first, second in _anchors(source_texts, target_texts)
    ]
    for point in [*anchors, (block.source.stop, block.target.stop)]:
        if (point[0] - start[0]) * (point[1] - start[1]) > AREA and last != start:
            parts.append(_block(start, last))
            start = last
        last = point
    return [*parts, _block(start, last)]


def _anchors(
    source: Sequence[Sequence[str]], target: Sequence[Sequence[str]]
) -> list[tuple[int, int]]:
    """The longest chain of anchors, rising on both sides."""
    first, second = _said_once(source), _said_once(target)
    shared = Counter((first[word], second[word]) for word in first if word in second)
    pairs = sorted(pair for pair, count in shared.items() if count >= FEWEST_SHARED)
    return _longest_rise(pairs)


def _said_once(sentences: Sequence[Sequence[str]]) -> dict[str, int]:
    counts = Counter(word for words in sentences for word in words)
    return {
        word: index for index, words in enumerate(sentences) for word in words if counts[word] == 1
    }


def _longest_rise(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of pairs, sorted by their first, that rises strictly in both."""
    ordered = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, column) in enumerate(ordered):
        place = bisect_left(tails, column)
        before.append(ends[place - 1] if place else -1)
        if place == len(tails):
            tails.append(column)
            ends.append(index)
        else:
            tails[place] = column
            ends[place] = index
    chain = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(ordered[index])
        index = before[index]
    return chain[::-1]


def _block(start: tuple[int, int], end: tuple[int, int]) -> Block:
    return Block(range(start[0], end[0]), range(start[1], end[1]))


def _diagonal(block: Block) -> list[Block]:
    """The block, or where no anchor divides it, equal parts along its diagonal."""
    parts = 1
    while len(block.source) * len(block.target) > AREA * parts * parts:
        parts += 1
    rows = [block.source.start + len(block.source) * part // parts for part in range(parts + 1)]
    columns = [block.target.start + len(block.target) * part // parts for part in range(parts + 1)]
    return [
        _block((rows[part], columns[part]), (rows[part + 1], columns[part + 1]))
        for part in range(parts)
    ]
