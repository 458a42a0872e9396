#!/usr/bin/env python
"""Learn which edits harm: make `src/retold/audit/harm/weights.json`.

    python tools/train_edits.py

An edit is a word that another stands for, or a stretch of words in a near copy that differs and
that no rule has named. It harms when it points at a planted error. Learnt from the stories and
single edits of tests/golden (the half for settings of each that has halves), which are of our own
writing, by logistic regression. Beside the weights stand those learnt without each of PARTS parts
of the stories, by which tools/calibrate_certainty.py judges that part, and by which is printed how
many of the edits above each probability harm.

Run it after features or rules have changed, and tools/calibrate_certainty.py after it. What was
tried and taught nothing more: edits that people made in sentences of other kinds (revisions, wrong
summaries, corrections of machine translations, two translations of one text), words planted by the
senses of WordNet, how words suit their sentence, how often one stands beside the other as its
alternative, a hidden layer.
"""

import json
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from regression import regression

from benchmarks.quality import single_edits, stories
from retold import audit
from retold.audit import harm
from retold.audit.harm import BANDS, WEIGHTS, probability, weights_without
from retold.audit.harm.features import Edit, features
from retold.audit.harm.setting import Setting
from retold.audit.harm.slips import substitutions
from retold.audit.ledger import by_bead, unexplained
from retold.audit.link.links import LinkedBead
from retold.audit.link.sameness import is_grammar
from retold.audit.rules import wording_slip
from retold.audit.verdict import certainty
from retold.audit.verdict.overlaps import overlap
from retold.compare import compare
from retold.model import Change, Document
from retold.text.words import spanned

PARTS = 8
"""Parts of the stories, each judged by the others."""
PENALTY = 10.0
"""Of the squared weights of the scaled features: of 3, 10 and 30 the best, judged by the others."""
SINGLE = 0.3
"""What an edit counts that is alone in its story; nearly all of these harm. In the weights for
close copies, which are learnt from these alone, all count alike."""
DIGITS = 3

Rows = NDArray[np.float64]


class Row(NamedTuple):
    """An edit: the part of the stories it belongs to, its features, what it counts, its effect.

    close: whether its text is a close copy.
    """

    part: int
    values: dict[str, float]
    counts: float
    harms: bool
    close: bool


def main() -> None:
    """Read, learn, write, and print how well each part is judged by the others."""
    rows = list(read())
    stored = {
        "source": "tools/train_edits.py: logits that each feature adds; the same learnt without"
        " each part of the stories",
        "weights": learn(rows),
        "without": [learn([row for row in rows if row.part != held]) for held in range(PARTS)],
    }
    Path(str(WEIGHTS)).write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    for close in (False, True):
        judged = [row for row in rows if row.close == close]
        chances = [
            probability(row.values, weights_without(row.part)[_name(close=close)]) for row in judged
        ]
        _print(close, np.array(chances), np.array([row.harms for row in judged]))


def learn(rows: Sequence[Row]) -> dict[str, dict[str, float]]:
    """The weights for close copies, and those for any text."""
    return {
        _name(close=True): _learn([row._replace(counts=1.0) for row in rows if row.close]),
        _name(close=False): _learn(rows),
    }


def _name(*, close: bool) -> str:
    return "close" if close else "any"


def _learn(rows: Sequence[Row]) -> dict[str, float]:
    names = sorted(rows[0].values)
    matrix = np.array([[row.values[name] for name in names] for row in rows])
    harms = np.array([row.harms for row in rows], float)
    counts = np.array([row.counts for row in rows])
    learnt = regression(matrix, harms, counts, names.index("ground"), PENALTY)
    return {name: round(float(weight), DIGITS) for name, weight in zip(names, learnt, strict=True)}


def part_of(story: str) -> int:
    """The part of the stories that a story belongs to."""
    return zlib.crc32(story.encode()) % PARTS


def read() -> Iterator[Row]:
    """Every edit of the texts for settings."""
    for retelling in stories.for_rules():
        for change, values, close in edits(retelling.source, retelling.target):
            harms = stories.is_right(change, retelling.planted)
            yield Row(part_of(retelling.story), values, 1.0, harms, close)
    for single in single_edits.read_edits():
        if single.half == "settings":
            story = single_edits.edited(single)
            for change, values, close in edits(story.source, story.target):
                harms = single.harmful and single_edits.points_at(change, story)
                yield Row(part_of(single.story), values, SINGLE, harms, close)


def edits(source: str, target: str) -> Iterator[tuple[Change, dict[str, float], bool]]:
    """The edits between two texts, as changes, with their features, and whether it is a copy."""
    seen: list[tuple[Sequence[LinkedBead], list[Change], Setting | None]] = []
    find = audit.find

    def noted(*asked: object, **named: object) -> tuple[list[Change], Setting | None]:
        found, setting = find(*asked, **named)  # type: ignore[arg-type]
        seen.append((asked[1], found, setting))  # type: ignore[arg-type]
        return found, setting

    with (
        mock.patch.object(audit, "find", noted),
        mock.patch.object(harm, "harm", return_value=0.5),  # no weights are needed to learn
        mock.patch.object(wording_slip, "chance_of", return_value=0.5),
    ):
        compare(
            Document("source", source, language="en"),
            Document("target", target, language="en"),
            reader="none",
        )
    for beads, found, setting in seen:
        told = by_bead(found)
        in_copy = certainty.is_close(beads)
        for bead in beads:
            if setting is not None and not bead.is_unchanged():
                for edit in _edits(bead, told.get(bead.index, []), in_copy=in_copy):
                    yield _change(edit), features(edit, setting), setting.is_close


def _edits(bead: LinkedBead, told: list[Change], *, in_copy: bool) -> Iterator[Edit]:
    """The stretches that differ beside what is told, and all substitutions outside them."""
    stretches = [
        edit
        for stretch in unexplained(bead, told, in_copy=in_copy)
        if not all(map(is_grammar, ((edit := Edit(bead, *stretch)).lost() + edit.gained())))
    ]
    yield from stretches
    others = [change for change in told if change.rule != "wording.slip"]
    for at, place in substitutions(bead):
        word = bead.source[at].span
        in_stretch = any(at in edit.source for edit in stretches)
        if not in_stretch and not any(overlap(change.source, word) for change in others):
            yield Edit(bead, range(at, at + 1), place)


def _change(edit: Edit) -> Change:
    source, target = (
        spanned(side, run[0], run[-1]) if run else None
        for side, run in ((edit.bead.source, edit.source), (edit.bead.target, edit.target))
    )
    return Change("wording", "major", edit.bead.index, source, target, "")


def _print(close: bool, chances: Rows, harms: Rows) -> None:  # noqa: FBT001
    for edge in (0.0, *BANDS):
        above = chances >= edge
        line = (
            f"{_name(close=close)}, {edge}: {int(harms[above].sum())} of {int(above.sum())} harm\n"
        )
        sys.stdout.write(line)


if __name__ == "__main__":
    main()
