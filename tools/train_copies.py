"""Learn the weights by which the audit judges the edits of a copy.

    python tools/train_copies.py SUMMEDITS.jsonl

SUMMEDITS.jsonl: one edited summary a line, `original_summary`, `summary` and `label` (1 where the
edit is harmless, 0 where it is false), as in SummEdits. A text is false where one of its edits is:
the chance that all are harmless is the product of theirs, each a logistic function of the edit's
features. What other modules tell explains the text too, and is left out of the weights. Learnt on
the half of the summaries that benchmarks/quality/audit.py calls `tune`; printed are the constants
for retold/audit/rules/wording_copy.py. Needs SciPy, to train only.
"""
# ruff: noqa: INP001 - a script

import argparse
import json
import sys
import zlib
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from retold.audit import find
from retold.audit.link import link_beads
from retold.audit.rules import wording_copy as copies
from retold.model import Alignment, Bead, Document
from retold.segment import segment

PENALTY = 0.5
"""Of the squared weights; cross-validated."""
FALSE_WEIGHT = 0.55
"""Weight of a false text: two of three are."""


def main() -> None:
    """Read, learn, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("summaries")
    asked = parser.parse_args()
    texts: list[list[dict[str, float]]] = []
    false: list[bool] = []
    with Path(asked.summaries).open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record.get("label") is not None and is_tuned(record["original_summary"]):
                texts.append(features(record["original_summary"], record["summary"]))
                false.append(record["label"] == 0)
    names = sorted({name for text in texts for edit in text for name in edit})
    ground, weights = learn(texts, np.array(false), names)
    rounded = {
        name: round(float(one), 2)
        for name, one in zip(names, weights, strict=True)
        if not name.startswith("told: ")
    }
    sys.stdout.write(f"GROUND = {ground:.2f}\nWEIGHTS = {rounded}\n")


def is_tuned(summary: str) -> bool:
    """Whether settings may be chosen on the edits of a summary."""
    return bool(zlib.crc32(summary.encode()) % 2)


def features(source: str, target: str) -> list[dict[str, float]]:
    """The features of each edit between two texts."""
    left, right = segment(Document("s", source)), segment(Document("t", target))
    bead = Bead(range(len(left.sentences)), range(len(right.sentences)), 1.0, "rewrite")
    found: list[dict[str, float]] = []
    for pair in link_beads(Alignment(left, right, (bead,))):
        made = copies.edits(pair)
        shared = copies.shared(pair, len(made))
        found += [{**edit.features, **shared} for edit in made]
        changes = find([pair], ("always", "retelling"))
        found += [{f"told: {change.kind}": 1.0} for change in changes if change.severity != "minor"]
    return found


def learn(
    texts: list[list[dict[str, float]]], false: np.ndarray, names: list[str]
) -> tuple[float, np.ndarray]:
    """The ground and the weight of each feature that make the labels likeliest."""
    at = {name: index for index, name in enumerate(names)}
    owner = np.array([index for index, text in enumerate(texts) for _ in text])
    matrix = np.zeros((len(owner), len(names)))
    for row, edit in enumerate(edit for text in texts for edit in text):
        for name, value in edit.items():
            matrix[row, at[name]] = value

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        logits = matrix @ weights[1:]
        total = np.exp(weights[0]) + np.bincount(owner, np.logaddexp(0, logits), len(texts))
        chance = np.clip(-np.expm1(-total), 1e-9, 1)
        lost = np.where(false, -FALSE_WEIGHT * np.log(chance), total)
        slope = np.where(false, -FALSE_WEIGHT * np.exp(-total) / chance, 1.0)
        step = matrix.T @ (slope[owner] / (1 + np.exp(-logits))) + PENALTY * weights[1:]
        penalty = PENALTY / 2 * (weights[1:] ** 2).sum()
        return lost.sum() + penalty, np.r_[slope.sum() * np.exp(weights[0]), step]

    start = np.r_[-3.0, np.zeros(len(names))]
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 800}).x
    return float(np.exp(best[0])), best[1:]


if __name__ == "__main__":
    main()
