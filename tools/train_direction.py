#!/usr/bin/env python
"""Learn what evidence of direction weighs: make `src/retold/lineage/weights.json`.

    python tools/train_direction.py --revisions iterater-human.jsonl.xz --releases manuals/ \
        --states versions/

Learnt by logistic regression without an intercept, weights of 0…HEAVIEST, from pairs of which it is
known which came first: the documents of IteraTeR and their revisions (Apache-2.0), the states of
Wikipedia's pages (CC BY-SA, the half for settings of those of `benchmarks.quality.direction`), the
pages of a manual in successive releases (Django 2.2, 3.2, 4.2 and 5.2, BSD-3-Clause, unpacked side
by side), the pages of this repository as they were, the retellings and pairs of tests (of our own
writing, the half for settings), and what `benchmarks.directed` makes of IteraTeR's texts and of
those stories: cuts, edits, round trips, and siblings, of which neither came first. Texts are split
by their key; the other half is held out, and printed. No text is kept.

What a page that is worked on shows is learnt from the pages first, and the marks of a retelling
from the rest on top of it: the same growth says opposite things in the two. BY_HAND weighs what
next to no text in them shows.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.directed import (
    Directed,
    golden,
    half,
    history,
    pages,
    planted,
    releases,
    revisions,
    written,
)
from retold.align import align
from retold.lineage import direction, without_frame
from retold.lineage.clues import CLUES
from retold.models.encode import load_encoder
from retold.text.segment import segment

OUT = Path(direction.__file__).with_name("weights.json")
REVISED = (
    "grown", "extended", "filled in", "later year", "typos mended", "dated", "punctuated",
    "worded with care",
)  # fmt: skip
"""What a page shows that was worked on."""
PAGES = {"iterater": 1.0, "release": 0.5, "own page": 0.5, "next state": 1.0, "last state": 0.5}
SHARES = {
    "retelling": 1.0, "written": 0.7, "cut": 0.4, "cut off": 0.3, "beginning": 0.3,
    "without its lead": 0.3, "edited": 0.4, "round trip": 0.6, "round trip, cut": 0.3,
    "spun": 0.5, "with slips": 0.3, "siblings": 4.0,
}  # fmt: skip
"""What all pairs made in a way count together."""
BARE = 0.2
"""What a cut or edited copy counts of which no outlet is known: its order cannot be told from that
of a page that grew."""
HEAVIEST = 2.5
"""The most that a unit of evidence may say: with it a single example, a figure that was rounded or
a note of a correction, says 85 in 100 by itself. Most kinds are rare, and one-sided in what was
made for the purpose: that a copyist may have done the reverse, no text in it shows."""
BY_HAND = {"corrected": HEAVIEST, "simplified": 1.0, "out of keeping": 2.0}
"""Log-odds of evidence that next to none of the texts has, but for what was planted: a note of a
correction says it; and of names that were put in another's place in planted lineages, the text that
did not keep to them was the later in 19 of 20, but a slip may also have been mended."""
PENALTY = 5.0
EACH = 500.0
PLANTED = 70
MOST = 200
"""Pairs made in a way: more change little, and take an hour."""
LEAST_TEXT = 900
STEPS, RATE = 4_000, 0.3
DIGITS = 3
ADDRESS = "https://pages.example/"

Rows = NDArray[np.float64]


class Row(NamedTuple):
    """What the evidence says of a pair for the order that is right, kind by kind."""

    made: str
    is_reported: bool
    is_known: bool
    is_bare: bool
    amounts: tuple[float, ...]


def main() -> None:
    """Learn, write, and print how the half that is held out is told."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--revisions", type=Path, required=True)
    parser.add_argument("--releases", type=Path, required=True)
    parser.add_argument("--states", type=Path, required=True)
    options = parser.parse_args()
    rows = list(read(chosen(pairs(options.revisions, options.releases, options.states))))
    weights = learn([row for row in rows if not row.is_reported])
    written = {
        "source": "tools/train_direction.py: log-odds of one unit of each kind of evidence",
        "weights": {name: round(float(weight), DIGITS) for name, weight in weights.items()},
    }
    OUT.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(OUT.read_text(encoding="utf-8"))
    show([row for row in rows if row.is_reported], weights)


def chosen(found: Iterable[Directed]) -> Iterator[Directed]:
    """At most so many pairs made in a way, the same ones each time."""
    by_kind: dict[str, list[Directed]] = {}
    for pair in found:
        by_kind.setdefault(pair.made, []).append(pair)
    for alike in by_kind.values():
        yield from sorted(alike, key=_place)[:MOST]


def _place(pair: Directed) -> bytes:
    return hashlib.sha256(f"{pair.key} {pair.later.text}".encode()).digest()


def pairs(iterater: Path, manuals: Path, states: Path) -> Iterator[Directed]:
    """Everything that is learnt from and held out."""
    revised = list(revisions(iterater))
    yield from revised
    yield from releases(manuals)
    yield from (pair for pair in pages(states) if half(pair.key) == 0)
    yield from history()
    yield from golden("settings")
    yield from written("settings")
    texts = {pair.key: pair.later.text for pair in revised if len(pair.later.text) > LEAST_TEXT}
    prose = {key: text for key, text in texts.items() if key.isdigit()}  # no abstracts of papers
    stories = {pair.key: pair.earlier.text for pair in golden("settings") if pair.is_known}
    yield from planted([*list(prose.items())[:PLANTED], *stories.items()])


def read(found: Iterable[Directed]) -> Iterator[Row]:
    """The evidence of each pair."""
    encoder = load_encoder()
    for pair in found:
        known = (pair.earlier, pair.later)
        if pair.made in PAGES:  # what two states of one page tell is asked of one address alone
            known = tuple(replace(each, url=ADDRESS + pair.made) for each in known)
        earlier, later = map(segment, known)
        order = direction.source_first(without_frame(align(earlier, later, encoder=encoder)))
        amounts = {name: amount for name, amount, _ in direction.seek_clues(order)}
        # What has halves of its own, and our own pages, so few that none is held out.
        own_halves = {"retelling", "written", "own page", "next state", "last state"}
        held_out = pair.made not in own_halves and half(pair.key) == 1
        yield Row(
            pair.made,
            held_out,
            pair.is_known,
            pair.earlier.outlet is None,
            tuple(amounts.get(name, 0.0) for name in CLUES),
        )


def learn(rows: list[Row]) -> dict[str, float]:
    """The weights: of pages that are worked on first, then of retellings."""
    names = list(CLUES)
    first = [name in REVISED for name in names]
    rest = [name not in REVISED and name not in BY_HAND for name in names]
    weights = np.array([BY_HAND.get(name, 0.0) for name in names])
    for columns, shares in ((np.array(first), PAGES), (np.array(rest), SHARES)):
        chosen = [row for row in rows if row.made in shares]
        counts = Counter(row.made for row in chosen)
        sizes = np.array(
            [EACH * shares[row.made] / counts[row.made] * _share(row) for row in chosen]
        )
        amounts = np.array([row.amounts for row in chosen])
        right = np.array([1.0 if row.is_known else 0.5 for row in chosen])
        others = amounts @ weights
        weights[columns] = _fitted(amounts[:, columns], right, sizes, others)
    return dict(zip(names, weights, strict=True))


def _share(row: Row) -> float:
    copied = row.made in {"cut", "cut off", "beginning", "without its lead", "edited", "with slips"}
    return BARE if copied and row.is_bare else 1.0


def _fitted(amounts: Rows, right: Rows, sizes: Rows, others: Rows) -> Rows:
    """Weights of 0…HEAVIEST, on top of what other evidence says, by projected Newton steps."""
    scale = np.sqrt((sizes[:, None] * amounts**2).sum(0) / sizes.sum()) + 1e-9
    scaled, weights = amounts / scale, np.zeros(amounts.shape[1])
    for _ in range(STEPS):
        told = 1 / (1 + np.exp(-(scaled @ weights + others)))
        slope = scaled.T @ (sizes * (told - right)) + PENALTY * weights
        curve = (scaled**2 * (sizes * told * (1 - told))[:, None]).sum(0) + PENALTY
        weights = np.clip(weights - RATE * slope / curve, 0.0, HEAVIEST * scale)
    return np.asarray(weights / scale)


def show(rows: list[Row], weights: dict[str, float]) -> None:
    """How many pairs of each kind are decided, and how many of these rightly."""
    sys.stdout.write(f"{'made as':<20} pairs  decided  right\n")
    for made in dict.fromkeys(row.made for row in rows):
        chosen = [row for row in rows if row.made == made]
        odds = np.array([row.amounts for row in chosen]) @ np.array(list(weights.values()))
        confidence = 1 / (1 + np.exp(-np.abs(odds)))
        decided = confidence >= direction.DECIDED
        right = f"{(odds[decided] > 0).mean():.3f}" if decided.any() and chosen[0].is_known else "–"
        sys.stdout.write(f"{made:<20} {len(chosen):5}  {decided.mean():7.2f}  {right}\n")


if __name__ == "__main__":
    main()
