#!/usr/bin/env python
"""Learn what the reader's word is worth: small judges (logistic regression).

    python tools/calibrate_reader.py

Of retold.audit.verdict: `reader.json`, of the claims of rules that the reader has read, for texts
near their source; `reworded.json`, of the claims in texts told in other words; `marked.json`, of
what it marks there where no rule is sure of anything. Of retold.audit: `company_kept.json`, of both
of these, given what else is said of their text. A claim or mark is right when it points at a
planted error.
Learnt from the stories and short cases of tests/golden (the half for settings of
those that have halves), on none of which the reader was trained. What is printed is how each part
of these is judged by the others. Edits are judged by weights that were learnt without their story
(tools/train_edits.py, to be run before).

Run it after new weights of the reader, after tools/calibrate_certainty.py, and not before: what a
rule is worth by itself is one of the features.
"""

import json
import sys
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources.abc import Traversable
from itertools import pairwise
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple, TypeAlias
from unittest import mock

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from train_edits import part_of

from benchmarks.quality import stories
from retold import audit
from retold.align import align
from retold.audit import company_kept, harm, link_beads, search
from retold.audit.company_kept import Company, Sort
from retold.audit.harm.setting import Setting
from retold.audit.link.elsewhere import Elsewhere
from retold.audit.link.links import LinkedBead
from retold.audit.readings import Readings
from retold.audit.rules import wording_read
from retold.audit.rules.omission_clause import is_brief
from retold.audit.verdict import marked, reworded, seconded
from retold.audit.verdict.certainty import (
    IN_OTHER_WORDS,
    kind_of_text,
    suspicion_of,
)
from retold.audit.verdict.counted import (
    Circumstances,
    Text,
    share_right,
)
from retold.lineage import relate, without_frame
from retold.model import Alignment, Change, Document
from retold.models.encode import load_encoder
from retold.models.reader import load_reader
from retold.prepare import prepare

PARTS = 8
"""Parts of the stories, each judged by the others."""
PENALTY, STRICT = 1.0, 100.0
"""Of the squared weights, where these are few and where they are many; judged by the others, of 1
and 3 the better, and of 33, 100 and 330."""
STORIES = 3.0
"""How often a claim in a story for settings counts, beside one in an older story or short case."""
LEFT = (None, 4, 2, 1)
"""Errors that are left in a text for what its company says; None leaves all."""
SEED = 20
PROCESSES = 2
"""Processes that read; each takes its share of the stories."""
DIGITS = 3
STILL = 1e-6
"""Step of all weights below which they no longer move."""
EDGES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 1.01)

Rows: TypeAlias = NDArray[np.float64]


class Row(NamedTuple):
    """A claim or mark: part and half of its story, its features, and whether it is right.

    text, bead, beads: its text and bead by their numbers, and how many beads the text has.
    """

    part: int
    half: str
    values: dict[str, float]
    right: bool
    honest: bool
    text: int
    bead: int
    beads: int


Weighed: TypeAlias = tuple[Sequence[Row], Rows]
"""Rows, and the chances that they have by the weights of the other parts."""


class ReadText(NamedTuple):
    """A retelling and what the audit knows of it before it judges.

    elsewhere: what the beads search in, as long as it is held.
    """

    retelling: stories.Retelling
    alignment: Alignment
    beads: Sequence[LinkedBead]
    elsewhere: Elsewhere
    readings: Readings
    found: list[Change]
    setting: Setting | None

    @property
    def kind(self) -> Text:
        """The kind of text."""
        return kind_of_text(self.beads)

    def row(self, change: Change, values: dict[str, float]) -> Row:
        """The row of something that is said of the retelling."""
        part = zlib.crc32(self.retelling.story.encode()) % PARTS
        right = stories.is_right(change, self.retelling.planted)
        honest = self.retelling.kind == "honest"
        text = zlib.crc32(self.retelling.target.encode())
        return Row(
            part, self.retelling.half, values, right, honest, text, change.bead, len(self.beads)
        )


class Judge(NamedTuple):
    """A judge that is learnt: of what, its rows of a text, its weights and how strictly."""

    what: str
    rows_of: Callable[[ReadText], Iterator[Row]]
    weights: Traversable
    penalty: float


def main() -> None:
    """Read, learn, write, and print how well each part is judged by the others."""
    told = read_retellings()
    readers = [_started(told[share::PROCESSES]) for share in range(PROCESSES)]
    weighed: dict[str, Weighed] = {}
    for place, judge in enumerate(JUDGES):
        for asked in readers:
            asked.send(place)
        rows = [row for asked in readers for row in asked.recv()]
        weighed[judge.what] = rows, _learnt(rows, judge)
    for asked in readers:
        asked.send(None)
    _learn_company(weighed["claims in other words"], weighed["marks"])


def _started(retellings: Sequence[stories.Retelling]) -> "Connection[int | None, list[Row]]":
    """The other end of a process that reads some retellings and answers with their rows."""
    ours, theirs = Pipe()
    Process(target=_answer, args=(retellings, theirs), daemon=True).start()
    return ours


def _answer(
    retellings: Sequence[stories.Retelling], asked: "Connection[list[Row], int | None]"
) -> None:
    """The rows of each judge that is asked for; the weights of those before it are new then."""
    texts = [text for retelling in retellings if (text := _read(retelling)) is not None]
    while (place := asked.recv()) is not None:
        for judge in (seconded, reworded):
            judge._weights.cache_clear()
        asked.send(_rows(JUDGES[place].rows_of, texts))


def _rows(rows_of: Callable[[ReadText], Iterator[Row]], texts: Iterable[ReadText]) -> list[Row]:
    """The rows of some texts, edits judged by weights that were learnt without their story."""
    rows: list[Row] = []
    for text in texts:
        with mock.patch.object(harm, "weights", return_value=_weights_without(text)):
            rows += rows_of(text)
    return rows


def _weights_without(text: ReadText) -> harm.Weights:
    return harm.weights_without(part_of(text.retelling.story))


def _learnt(rows: Sequence[Row], judge: Judge) -> Rows:
    """Write the weights of a judge; the chances that each part gets by the others' weights."""
    weights, chance = _weights_of(rows, judge.penalty)
    _print(rows, chance, judge.what)
    Path(str(judge.weights)).write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    return chance


def _weights_of(
    rows: Sequence[Row], penalty: float, often: Rows | None = None
) -> tuple[dict[str, float], Rows]:
    """The weights learnt of some rows, and the chances of each part by those of the others.

    often: how often each row counts besides.
    """
    names = sorted({name for row in rows for name in row.values} - {"ground"})
    names = ["ground", *names]
    matrix = np.array([[row.values.get(name, 0.0) for name in names] for row in rows])
    right = np.array([row.right for row in rows], float)
    part = np.array([row.part for row in rows])
    counts = np.array([STORIES if row.half == "settings" else 1.0 for row in rows])
    counts = counts if often is None else counts * often
    chance = np.zeros(len(rows))
    for held in range(PARTS):
        others = part != held
        learnt = learn(matrix[others], right[others], counts[others], penalty)
        chance[~others] = 1 / (1 + np.exp(-matrix[~others] @ learnt))
    weights = (round(float(weight), DIGITS) for weight in learn(matrix, right, counts, penalty))
    return {name: weight for name, weight in zip(names, weights, strict=True) if weight}, chance


def _learn_company(claims_weighed: Weighed, marks_weighed: Weighed) -> None:
    """Write what the company of a claim or mark says, learnt of their chances by the others' parts.

    Each text counts as it is and with few of its errors left.
    """
    texts: dict[int, list[tuple[Sort, Row, float]]] = defaultdict(list)
    sorts: tuple[tuple[Sort, Weighed], ...] = (("claim", claims_weighed), ("mark", marks_weighed))
    for sort, (rows, chances) in sorts:
        for row, chance in zip(rows, chances, strict=True):
            texts[row.text].append((sort, row, float(chance)))
    random = np.random.default_rng(SEED)
    left = [
        (each, _in_company(_thinned(text, each, random)))
        for each in LEFT
        for text in texts.values()
    ]
    stored: dict[str, dict[str, float]] = {}
    for sort, _ in sorts:
        rows = [(each, row) for each, text in left for said, row in text if said == sort]
        often = np.full(len(rows), 1 / len(LEFT))
        stored[sort], chance = _weights_of([row for _, row in rows], PENALTY, often)
        for errors in LEFT:
            mine = np.array([each == errors for each, _ in rows])
            _print(
                [row for (_, row), is_mine in zip(rows, mine, strict=True) if is_mine],
                chance[mine],
                f"{sort}s in company, {errors or 'all'} errors left",
            )
    Path(str(company_kept.WEIGHTS)).write_text(
        json.dumps(stored, indent=1) + "\n", encoding="utf-8"
    )


def _thinned(
    text: Sequence[tuple[Sort, Row, float]], errors: int | None, random: np.random.Generator
) -> list[tuple[Sort, Row, float]]:
    """A text without the beads of all its errors but some; None leaves all."""
    wrong = sorted({row.bead for _, row, _ in text if row.right})
    if errors is None or len(wrong) <= errors:
        return list(text)
    gone = set(wrong) - {int(bead) for bead in random.choice(wrong, errors, replace=False)}
    return [each for each in text if each[1].bead not in gone]


def _in_company(text: Sequence[tuple[Sort, Row, float]]) -> list[tuple[Sort, Row]]:
    """The rows of a text with the features of their company."""
    if not text:
        return []
    around = Company.of([(row.bead, chance) for _, row, chance in text], text[0][1].beads)
    return [
        (sort, row._replace(values=around.features(chance, row.bead))) for sort, row, chance in text
    ]


def read_retellings() -> list[stories.Retelling]:
    """All stories for settings, and the older ones, most of which are spun."""
    older = (retelling._replace(half="older") for retelling in stories.older_retellings())
    return [*stories.retellings("settings"), *older]


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
    elsewhere = search(alignment, beads, encode, brief=is_brief(alignment, relation))
    found, setting = audit.find(alignment, beads, elsewhere, None, independent=False)
    readings = audit.readings_of(alignment, beads, reader, encode)
    return ReadText(retelling, alignment, beads, elsewhere, readings, found, setting)


def claims(text: ReadText) -> Iterator[Row]:
    """The grave claims in a retelling, in beads that were read."""
    for change, claim, bead in _grave(text):
        reading = text.readings.get(change.bead)
        if bead is not None and reading is not None:
            share, _ = share_right(claim)
            yield text.row(change, seconded.of_claim(share, change, bead, reading))


def suspicions(text: ReadText) -> Iterator[Row]:
    """The grave claims in a retelling in other words."""
    for change, claim, bead in _grave(text) if text.kind in IN_OTHER_WORDS else ():
        if bead is not None:
            suspicion = suspicion_of(change, claim, text.kind, bead, text.readings)
            yield text.row(change, reworded.of_suspicion(suspicion))


def _grave(text: ReadText) -> Iterator[tuple[Change, Circumstances, LinkedBead | None]]:
    """The claims that are graver than minor, as their rules made them."""
    return audit.grave_claims(text.found, text.alignment, text.beads, text.setting)


def marks_in(text: ReadText) -> Iterator[Row]:
    """The marks in a retelling in other words, where nothing grave is told."""
    _, alignment, beads, _, readings, found, setting = text
    encoder = load_encoder()
    if encoder is None or text.kind not in IN_OTHER_WORDS:
        return
    changes = audit.drop_overlaps(audit.judge(found, alignment, beads, setting, readings))
    edits = audit.judge(audit._unexplained(beads, changes), alignment, beads, setting, readings)
    told = audit.drop_overlaps([*changes, *edits])
    closeness = marked.closeness_of(alignment, beads, readings, encoder.encode)
    around = marked.Around(told, closeness, setting, text.kind)
    for mark, reading in marked.marks(beads, readings):
        if not marked.is_told(mark, told):
            context = readings.in_context(mark.bead.index)
            values = marked.of_mark(mark, reading, context, around)
            (change,) = wording_read.changes(mark)
            yield text.row(change, values)


JUDGES = (
    Judge("claims by their rules", claims, seconded.WEIGHTS, PENALTY),
    Judge("claims in other words", suspicions, reworded.WEIGHTS, STRICT),
    Judge("marks", marks_in, marked.WEIGHTS, STRICT),
)
"""The judges in the order in which they are learnt."""


def learn(matrix: Rows, right: Rows, counts: Rows, penalty: float) -> Rows:
    """Weights by Newton's method, of features of one spread; the first, the ground, is free.

    counts: how often each row counts.
    """
    spread = matrix.std(axis=0)
    spread[spread == 0] = 1.0
    matrix = matrix / spread
    weights = np.zeros(matrix.shape[1])
    penalties = np.eye(len(weights)) * penalty
    penalties[0, 0] = 1e-6
    for _ in range(50):
        chance = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (counts * (right - chance)) - penalties @ weights
        curve = (matrix * (counts * chance * (1 - chance))[:, None]).T @ matrix + penalties
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < STILL:
            break
    return np.asarray(weights / spread, dtype=np.float64)


def _print(rows: Sequence[Row], chance: Rows, what: str) -> None:
    right = np.array([row.right for row in rows])
    honest = np.array([row.honest for row in rows])
    loss = -np.mean(np.log(np.where(right, chance, 1 - chance) + 1e-9))
    print(f"{len(rows)} {what}, log loss {loss:.4f}")
    for half in ("settings", "older"):
        mine = np.array([row.half == half for row in rows])
        for low, high in pairwise(EDGES):
            inside = mine & (chance >= low) & (chance < high)
            if inside.any():
                share = f"{right[inside].sum()} of {inside.sum()} right"
                print(f"  {half}, from {low}: {share}, {honest[inside].sum()} in honest texts")


if __name__ == "__main__":
    main()
