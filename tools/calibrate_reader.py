#!/usr/bin/env python
"""Learn what the reader's word is worth: `reader.json` and `marked.json` of retold.audit.verdict.

    python tools/calibrate_reader.py

Two small judges (logistic regression): of the claims of rules in beads that the reader has read,
and of what it marks where no rule is sure of anything. A claim or mark is right when it points at a
planted error. Learnt from the stories and short cases of tests/golden (the half for settings of
those that have halves), and from texts put together of the rewordings of our own that the reader
was not trained on. What is printed is how each part of these is judged by the others.

Run it after new weights of the reader, after tools/calibrate_certainty.py, and not before: what a
rule is worth by itself is one of the features.
"""

import json
import sys
import zlib
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.quality import rewordings, stories
from retold import audit
from retold.align import align
from retold.audit import link_beads, search
from retold.audit.harm.setting import Setting
from retold.audit.link.links import LinkedBead
from retold.audit.readings import Readings
from retold.audit.rules.omission_clause import is_brief
from retold.audit.verdict import marked, seconded
from retold.audit.verdict.certainty import circumstances, kind_of_text, share_right
from retold.lineage import relate, without_frame
from retold.model import Alignment, Change, Document
from retold.models.encode import load_encoder
from retold.models.reader import load_reader
from retold.prepare import prepare

PARTS = 8
"""Parts of the stories, each judged by the others."""
PENALTY = 1.0
"""Of the squared weights; of 1 and 3 the better, judged by the others."""
DIGITS = 3
STILL = 1e-6
"""Step of all weights below which they no longer move."""
EDGES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)

Rows = NDArray[np.float64]


class Row(NamedTuple):
    """A claim or mark: part and half of its story, its features, and whether it is right."""

    part: int
    half: str
    values: dict[str, float]
    right: bool


class ReadText(NamedTuple):
    """A retelling and what the audit knows of it before it judges."""

    retelling: stories.Retelling
    alignment: Alignment
    beads: Sequence[LinkedBead]
    readings: Readings
    found: list[Change]
    setting: Setting | None

    def row(self, change: Change, values: dict[str, float]) -> Row:
        """The row of something that is said of the retelling."""
        part = zlib.crc32(self.retelling.story.encode()) % PARTS
        right = stories.is_right(change, self.retelling.planted)
        return Row(part, self.retelling.half, values, right)


def main() -> None:
    """Read, learn, write, and print how well each part is judged by the others."""
    texts = list(read_texts())
    _learnt(list(chain.from_iterable(map(claims, texts))), Path(str(seconded.WEIGHTS)), "claims")
    seconded._weights.cache_clear()
    _learnt(list(chain.from_iterable(map(marks_in, texts))), Path(str(marked.WEIGHTS)), "marks")


def _learnt(rows: Sequence[Row], path: Path, what: str) -> None:
    names = list(rows[0].values)
    matrix = np.array([[row.values[name] for name in names] for row in rows])
    right = np.array([row.right for row in rows], float)
    part = np.array([row.part for row in rows])
    chance = np.zeros(len(rows))
    for held in range(PARTS):
        learnt = learn(matrix[part != held], right[part != held])
        chance[part == held] = 1 / (1 + np.exp(-matrix[part == held] @ learnt))
    _print(rows, chance, what)
    weights = (round(float(weight), DIGITS) for weight in learn(matrix, right))
    stored = dict(zip(names, weights, strict=True))
    path.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


def read_texts() -> Iterator[ReadText]:
    """All stories for settings, and held-out rewordings put together."""
    _, held = rewordings.split(rewordings.alike())
    older = (retelling._replace(half="older") for retelling in stories.older_retellings())
    for retelling in chain(stories.retellings("settings"), older, rewordings.stories(held)):
        text = _read(retelling)
        if text is not None:
            yield text


def _read(retelling: stories.Retelling) -> ReadText | None:
    """A text as the audit has it before anything is judged; None where it is independent."""
    encoder, reader = load_encoder(), load_reader()
    source, target = (
        prepare(Document(name, text, language="en"))
        for name, text in (("source", retelling.source), ("target", retelling.target))
    )
    alignment = without_frame(align(source, target, encoder=encoder))
    relation = relate(alignment)
    beads = link_beads(alignment)
    if audit._are_independent(relation, beads):
        return None
    encode = encoder.encode if encoder else None
    elsewhere = search(alignment, beads, encode, brief=is_brief(alignment, relation.kind))
    found, setting = audit.find(alignment, beads, elsewhere, None, independent=False)
    return ReadText(retelling, alignment, beads, Readings(beads, reader), found, setting)


def claims(text: ReadText) -> Iterator[Row]:
    """The claims in one retelling that are graver than minor, in beads that were read."""
    _, alignment, beads, readings, found, setting = text
    changes = audit.drop_overlaps(audit.judge(found, alignment, beads, setting))
    linked = {bead.index: bead for bead in beads}
    edits = list(audit._unexplained(beads, changes))
    kind = kind_of_text(beads)

    for change in _as_found(changes, [*found, *edits]):
        reading = readings.get(change.bead)
        if reading is not None and change.severity != "minor":
            bead = linked[change.bead]
            share, _ = share_right(circumstances(change, bead, kind, setting))
            values = seconded.of_claim(share, change, bead, reading, anew=kind == "anew")
            yield text.row(change, values)


def marks_in(text: ReadText) -> Iterator[Row]:
    """The marks in one retelling that tells its source anew, where nothing grave is told."""
    _, alignment, beads, readings, found, setting = text
    encoder = load_encoder()
    if encoder is None or kind_of_text(beads) != "anew":
        return
    changes = audit.drop_overlaps(audit.judge(found, alignment, beads, setting, readings))
    edits = audit.judge(audit._unexplained(beads, changes), alignment, beads, setting, readings)
    told = audit.drop_overlaps([*changes, *edits])
    closeness = marked.closeness_of(alignment, beads, readings, encoder.encode)
    for mark, reading in marked.marks(beads, readings):
        if not marked.is_told(mark, told):
            values = marked.of_mark(mark, reading, told, closeness)
            source, target = (mark.span(), None) if mark.of_source else (None, mark.span())
            change = Change("wording", "major", mark.bead.index, source, target, "")
            yield text.row(change, values | {"absent": marked.absence(mark)})


def _as_found(changes: Sequence[Change], found: Sequence[Change]) -> Iterator[Change]:
    """What the rules found, with their own doubts, as far as it is told."""
    told = {(change.rule, change.source, change.target) for change in changes}
    for change in found:
        if (change.rule, change.source, change.target) in told or change.rule == "wording.edit":
            yield change


def learn(matrix: Rows, right: Rows) -> Rows:
    """Weights by Newton's method, of features of one spread; the first, the ground, is free."""
    spread = matrix.std(axis=0)
    spread[spread == 0] = 1.0
    matrix = matrix / spread
    weights = np.zeros(matrix.shape[1])
    penalty = np.eye(len(weights)) * PENALTY
    penalty[0, 0] = 1e-6
    for _ in range(50):
        chance = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (right - chance) - penalty @ weights
        curve = (matrix * (chance * (1 - chance))[:, None]).T @ matrix + penalty
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < STILL:
            break
    return np.asarray(weights / spread, dtype=np.float64)


def _print(rows: Sequence[Row], chance: Rows, what: str) -> None:
    right = np.array([row.right for row in rows])
    loss = -np.mean(np.log(np.where(right, chance, 1 - chance) + 1e-9))
    print(f"{len(rows)} {what}, log loss {loss:.4f}")
    for half in ("settings", "older", "held"):
        mine = np.array([row.half == half for row in rows])
        for low, high in pairwise(EDGES):
            inside = mine & (chance >= low) & (chance < high)
            if inside.any():
                share = f"{right[inside].sum()} of {inside.sum()} right"
                print(f"  {half}, from {low}: {share}")


if __name__ == "__main__":
    main()
