# ruff: noqa: INP001
"""Learn how much each source says of two words: make `thesaurus_weights.json`.

    python tools/train_thesaurus.py WORDNET MOBY ROGET GCIDE PAIRS

The sources are those of tools/build_thesaurus.py. PAIRS are JSON lines with `words`, two dictionary
forms, and `same`, whether the one may stand for the other. Ours were 1,440: what was replaced in
faithful rewordings of invented news and in harmless edits of it, against what was planted in the
same as errors; all were written by hand for the training of the judges. Pairs drawn at random from
those that a source mentions are added as not the same. Printed is how many of both kinds are sure
and likely, each eighth judged by the others. Run tools/build_thesaurus.py after it.
"""

import json
import random
import sys
from pathlib import Path

import numpy as np
from build_thesaurus import LIKELY, STORED, SURE, Thesauri, are_opposed, features
from numpy.typing import NDArray
from regression import regression

PENALTY = 5.0
"""Of the squared weights of the scaled features; of 2, 5, 10 and 20 all do alike."""
OTHERS = 1500
"""Pairs drawn at random from those that a source mentions; most are not the same."""
DRAWN = 0.3
"""What such a pair counts."""

PARTS = 8

Rows = NDArray[np.float64]


def main() -> None:
    """Learn, write, and print how well each eighth is judged by the others."""
    thesauri = Thesauri(*map(Path, sys.argv[1:5]))
    path = Path(sys.argv[5])
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    drawn = random.Random(1).sample(list(thesauri.candidates()), OTHERS)  # noqa: S311
    labelled = len(rows)
    rows += [{"words": words, "same": False} for words in drawn]
    values = [features(thesauri, *row["words"]) for row in rows]
    names = list(values[0])
    matrix = np.array([[row[name] for name in names] for row in values])
    same = np.array([row["same"] for row in rows], float)
    counts = np.where(np.arange(len(rows)) < labelled, 1.0, DRAWN)
    weights = regression(matrix, same, counts, names.index("ground"), PENALTY)
    named = dict(zip(names, weights.round(3).tolist(), strict=True))
    STORED.write_text(json.dumps(named, indent=1) + "\n", encoding="utf-8")
    chances = judged(matrix, same, counts, names.index("ground"))
    narrower = np.array([row["parent only"] + row["sibling only"] > 0 for row in values])
    opposed = np.array([are_opposed(*row["words"]) for row in rows])
    own = np.arange(len(rows)) < labelled
    for name, above in (
        ("sure", (chances >= SURE) & ~narrower & ~opposed & own),
        ("likely", (chances >= LIKELY) & ~opposed & own),
    ):
        right = (above & (same > 0)).sum(), (own & (same > 0)).sum()
        wrong = (above & (same == 0)).sum(), (own & (same == 0)).sum()
        sys.stdout.write(f"{name}: {right[0]} of {right[1]} the same, {wrong[0]} of {wrong[1]}\n")


def judged(matrix: Rows, same: Rows, counts: Rows, ground: int) -> Rows:
    """The chance of each row by the weights learnt from the other eighths."""
    part = np.random.default_rng(0).integers(0, PARTS, len(same))
    chances = np.zeros(len(same))
    for held in range(PARTS):
        rest = part != held
        learnt = regression(matrix[rest], same[rest], counts[rest], ground, PENALTY)
        chances[part == held] = 1 / (1 + np.exp(-matrix[part == held] @ learnt))
    return chances


if __name__ == "__main__":
    main()
