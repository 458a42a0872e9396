#!/usr/bin/env python
"""Make src/retold/audit/verdict/certainty.json: how often each rule has been right, and where.

    python tools/calibrate_certainty.py

Counted on what is for settings: the retellings, translations, stories, cases and single edits of
tests/golden (the half for settings of each that has halves), the sentences of
tests/quality/news.tsv, and, where RETOLD_DATA names newstest2021, the half for settings of its
pairs of human translations, in which every grave claim counts as wrong, and the omissions among
them where sentences and clauses of one were left out. A claim is right when it points at a planted
error. Edits are judged by weights that were learnt without their story (tools/train_edits.py, to
be run before). No text is kept.
Run it again after a rule has changed, twice: some rules ask how sure others are.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple, TypeAlias
from unittest import mock

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

import numpy as np
from regression import newton
from train_edits import part_of

from benchmarks.quality import omissions, single_edits, stories, translations
from benchmarks.quality.audit import faithful_pairs
from retold.audit import harm
from retold.audit.verdict import certainty
from retold.audit.verdict.counted import TEXTS, Circumstances
from retold.audit.verdict.overlaps import overlap
from retold.compare import compare
from retold.model import Change, Document
from tests.quality.audit_cases import NEWS

OUT = Path(certainty.__file__).with_name("certainty.json")


def main() -> None:
    """Count and write."""
    right: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    for claim, is_right in claims():
        for key in (claim.rule, f"{claim.rule}|{claim.text}", str(claim)):
            counted[key] += 1
            right[key] += is_right
    counts = {key: (right[key], counted[key]) for key in sorted(counted)}
    written = {
        "source": "tools/calibrate_certainty.py: claims right, and claims in all; what to suppose "
        "of a rule in a text where none was counted, as logits",
        "claims": counts,
        "supposed": supposed(counts),
    }
    OUT.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


def supposed(counts: Mapping[str, tuple[int, int]]) -> dict[str, float]:
    """Logits that add up to the share of a rule in a text, and what a place adds to it.

    Of the shares of rules in texts, left out one at a time, they foretold claims at .44 nats each;
    .66 the mean of a rule's shares in other texts. Of the shares in places, at .48; .51 the share
    of the rule in the text.
    """
    in_texts, in_places = [], []
    for key, counted in counts.items():
        rule, *rest = key.split("|")
        if rest and rest[0] in TEXTS:
            plain = rule.rstrip("?")
            features = ("all", f"{plain.partition('.')[0]}.*", plain, rest[0])
            if len(rest) == 1:
                in_texts.append(Cell(features, counted))
            else:
                doubts = ("?",) * rule.endswith("?")
                in_places.append(Cell((*features, f"@{rest[1]}", *doubts), counted))
    logits = _ridge(in_places)
    places = {name: logit for name, logit in logits.items() if name.startswith(("@", "?"))}
    usual = np.average(
        [sum(places.get(name, 0.0) for name in cell.features) for cell in in_places],
        weights=[min(MOST, cell.counted[1]) for cell in in_places],
    )
    places = {name: logit - usual * name.startswith("@") for name, logit in places.items()}
    return {name: round(float(logit), 3) for name, logit in {**_ridge(in_texts), **places}.items()}


class Cell(NamedTuple):
    """What was counted together: what is the case, and claims right and claims in all."""

    features: tuple[str, ...]
    counted: tuple[int, int]


def _ridge(cells: Sequence[Cell]) -> dict[str, float]:
    """The logits of features by ridge regression, at most `MOST` claims of a cell."""
    names = sorted({name for cell in cells for name in cell.features})
    rows = np.array([[float(name in cell.features) for name in names] for cell in cells])
    right, counted = np.array([cell.counted for cell in cells], float).T
    held = np.array([0.0 if name == "all" else RIDGE for name in names])
    logits = newton(rows, right / counted, np.minimum(counted, MOST), held)
    return dict(zip(names, logits.tolist(), strict=True))


MOST, RIDGE = 20, 3.0
"""Claims that count of a rule in a text, and how strongly logits are held to none; chosen together,
by the shares left out."""


def claims() -> Iterator[tuple[Circumstances, bool]]:
    """Every claim that is major or critical, with whether it is right."""
    with ProcessPoolExecutor() as pool:
        yield from chain.from_iterable(pool.map(_claims_of, PARTS))


def _claims_of(part: "Part") -> list[tuple[Circumstances, bool]]:
    return list(part())


def _of_stories(first: int) -> Iterator[tuple[Circumstances, bool]]:
    for retelling in islice(stories.for_rules(), first, None, STEP):
        for claim, change in _audited(retelling.source, retelling.target, part_of(retelling.story)):
            yield claim, stories.is_right(change, retelling.planted)


def _of_translations() -> Iterator[tuple[Circumstances, bool]]:
    for language, text in translations.translations("settings"):
        for claim, change in _audited(text.source, text.target, language=language):
            yield claim, stories.is_right(change, text.planted)


def _of_edits(first: int) -> Iterator[tuple[Circumstances, bool]]:
    for edit in islice(single_edits.read_edits(), first, None, STEP):
        if edit.half == "settings":
            story = single_edits.edited(edit)
            for claim, change in _audited(story.source, story.target, part_of(edit.story)):
                yield claim, edit.harmful and single_edits.points_at(change, story)


def _of_sentences() -> Iterator[tuple[Circumstances, bool]]:
    """The error of a sentence is planted in its faithful rewording."""
    for sentence in NEWS:
        faithful = _audited(sentence.source, sentence.faithful)
        notes = {change.note for _, change in faithful}
        yield from ((claim, False) for claim, _ in faithful)
        for claim, change in _audited(sentence.source, sentence.planted):
            yield claim, change.note not in notes


def _of_faithful() -> Iterator[tuple[Circumstances, bool]]:
    for source, target in faithful_pairs("tune"):
        yield from ((claim, False) for claim, _ in _audited(source, target))


def _of_omissions() -> Iterator[tuple[Circumstances, bool]]:
    for name, source, target in omissions.versions("settings"):
        retelling = omissions.damaged(source, target, random.Random(name))  # noqa: S311 - no secret
        missing = {*retelling.gone, *(line for line, _ in retelling.cut)}
        lines = list(retelling.source)
        for claim, change in _audited("\n".join(lines), "\n".join(retelling.target)):
            if change.kind == "omission" and change.source:
                line = "\n".join(lines)[: change.source.start].count("\n")
                yield claim, line in missing


def _audited(
    source: str, target: str, part: int | None = None, language: str = "en"
) -> list[tuple[Circumstances, Change]]:
    """The grave changes between two texts by the rules alone, with the circumstances of each claim.

    part: of the stories, by the others of which edits are judged.
    """
    weights = harm.weights() if part is None else harm.weights_without(part)
    seen: list[tuple[Circumstances, Change]] = []
    made = certainty.circumstances

    def noted(change: Change, *rest: object) -> Circumstances:
        claim = made(change, *rest)  # type: ignore[arg-type]
        seen.append((claim, change))
        return claim

    with (
        mock.patch.object(certainty, "circumstances", noted),
        mock.patch.object(harm, "weights", return_value=weights),
    ):
        changes = compare(
            Document("source", source, language="en"),
            Document("target", target, language=language),
            reader="none",
        ).changes
    grave = [change for change in changes if change.severity != "minor"]
    return [(_claim(change, seen), change) for change in grave]


def _claim(change: Change, seen: list[tuple[Circumstances, Change]]) -> Circumstances:
    """The claim that a change was made from, though its words may have been mended since."""
    return next(
        claim
        for claim, first in reversed(seen)
        if (first.rule, first.bead) == (change.rule, change.bead)
        and (overlap(first.source, change.source) or overlap(first.target, change.target))
    )


Part: TypeAlias = Callable[[], Iterator[tuple[Circumstances, bool]]]
STEP = 8
PARTS: tuple[Part, ...] = (
    *(partial(_of_stories, first) for first in range(STEP)),
    *(partial(_of_edits, first) for first in range(STEP)),
    *(_of_omissions, _of_translations, _of_faithful, _of_sentences),
)
"""What is counted by one process: texts of the stories, so many apart, and all the others."""


if __name__ == "__main__":
    main()
