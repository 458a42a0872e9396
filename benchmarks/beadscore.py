"""Strict and lax precision, recall and F1 of sentence alignments.

A bead is strictly right when both its sides are exactly those of a gold bead, laxly right when it
overlaps a gold bead on both sides (Thompson and Koehn 2019). Which beads are counted is the rule:
`all` of them; only `tied` ones, with a sentence on both sides; or as `vecalign` counts, omissions
and additions in the precision and not in the recall, by which its figures are published.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

Pair = tuple[frozenset[int], frozenset[int]]
"""Source and target sentence numbers of a bead; one side may be empty."""

Rule = Literal["all", "tied", "vecalign"]


def measures(
    documents: Iterable[tuple[Sequence[Pair], Sequence[Pair]]], rule: Rule
) -> dict[str, float | int]:
    """Precision, recall and F1 over all beads of the documents, each given as (gold, found)."""
    found = [0, 0, 0]
    wanted = [0, 0, 0]
    for gold, test in documents:
        tied_gold, tied_test = _tied(gold), _tied(test)
        if rule == "tied":
            _count(found, tied_test, tied_gold)
        else:
            _count(found, test, gold)
        if rule == "all":
            _count(wanted, gold, test)
        else:
            _count(wanted, tied_gold, tied_test)
    result: dict[str, float | int] = {"gold": wanted[0], "found": found[0]}
    for name, place in (("strict", 1), ("lax", 2)):
        precision = found[place] / max(1, found[0])
        recall = wanted[place] / max(1, wanted[0])
        both = precision + recall
        result[f"{name}_precision"] = round(precision, 4)
        result[f"{name}_recall"] = round(recall, 4)
        result[f"{name}_f1"] = round(2 * precision * recall / both if both else 0.0, 4)
    return result


def _tied(pairs: Iterable[Pair]) -> list[Pair]:
    return [pair for pair in pairs if pair[0] and pair[1]]


def _count(counts: list[int], of: Sequence[Pair], among: Sequence[Pair]) -> None:
    """Add how many beads there are, how many are among the others, and how many nearly are."""
    exact = set(among)
    partners: dict[int, set[int]] = {}
    for left, right in among:
        for index in left:
            partners.setdefault(index, set()).update(right)
    for pair in set(of):
        near = set().union(*(partners.get(index, set()) for index in pair[0]))
        counts[0] += 1
        counts[1] += pair in exact
        counts[2] += pair in exact or bool(near & pair[1])
