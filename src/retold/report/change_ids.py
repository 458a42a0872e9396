"""Changes -> ids that stay the same from run to run, so that what a reader said of one is kept.

An id is a hash of what the change is: the two documents' ids, the rule, and, on each side, the
sentences that hold its words and where in them the words stand. So it outlives whatever else
changes: other changes come or go, the order, the note, severity and certainty, the text elsewhere.
It is another where one of its sentences is edited, or where the rule marks other words: what was
judged then is no longer there. The same words in the same sentence twice are told apart by order.
"""

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from retold.model import Change, Comparison, SegmentedDocument, Span

LENGTH = 16
"""Hexadecimal digits: among a billion changes, two with one id are unlikely (1 in 40)."""


def change_ids(comparison: Comparison, changes: Iterable[Change] | None = None) -> list[str]:
    """The ids of changes, in their order; of all that a comparison has where none are given."""
    source, target = comparison.alignment.source, comparison.alignment.target
    ends = [[sentence.span.end for sentence in side.sentences] for side in (source, target)]
    documents = source.document.id, target.document.id
    ids: dict[Change, str] = {}
    seen: Counter[tuple[str, ...]] = Counter()
    for change in sorted(set(comparison.changes), key=_by_place):
        key = (
            *documents,
            change.rule or change.kind,
            *_side(source, ends[0], change.source),
            *_side(target, ends[1], change.target),
        )
        ids[change] = _hash((*key, str(seen[key])))
        seen[key] += 1
    return [ids[change] for change in (comparison.changes if changes is None else changes)]


def _by_place(change: Change) -> tuple[int, int, int, int, str]:
    """An order that only depends on where changes stand, and on nothing that a run weighs."""
    places = [
        (span.start, span.end) if span else (-1, -1) for span in (change.source, change.target)
    ]
    return (*places[0], *places[1], repr(change))


def _side(document: SegmentedDocument, ends: Sequence[int], span: Span | None) -> tuple[str, str]:
    """The sentences that hold some words, without regard to white space, and the words' place."""
    if span is None or not ends:
        return "", ""
    first = min(bisect_right(ends, span.start), len(ends) - 1)
    last = min(bisect_right(ends, max(span.start, span.end - 1)), len(ends) - 1)
    start, end = document.sentences[first].span.start, document.sentences[last].span.end
    before, words = document.text[start : span.start], span.of(document.text)
    return " ".join(
        document.text[start:end].split()
    ), f"{len(before.split())} {' '.join(words.split())}"


def _hash(key: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(key).encode("utf-8", "replace")).hexdigest()[:LENGTH]
