#!/usr/bin/env python
"""Make `src/retold/audit/verdict/certainty.json`: how often each rule has been right, and where.

    python tools/calibrate_certainty.py

Counted on what is for settings: the retellings, stories and single edits of tests/golden (the half
for settings of each that has halves), and, where RETOLD_DATA names newstest2021, the half for
settings of its pairs of human translations, in which every grave claim counts as wrong. A claim is
right when it points at a planted error. Edits are judged by weights that were learnt without their
story (tools/train_edits.py, to be run before). Only claims of the audit's own rules on texts of
ours or of translators are counted; no text is kept. Run it again after a rule has changed.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from train_edits import part_of

from benchmarks.quality import single_edits, stories
from benchmarks.quality.audit import faithful_pairs
from retold.audit import harm
from retold.audit.rules import wording_slip
from retold.audit.verdict import certainty
from retold.compare import compare
from retold.model import Change, Document

OUT = Path(certainty.__file__).with_name("certainty.json")
GOLDEN = Path(__file__).parents[1] / "tests" / "golden" / "stories.json"


def main() -> None:
    """Count and write."""
    right: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    for claim, is_right in claims():
        for key in (claim.rule, f"{claim.rule}|{claim.text}", str(claim)):
            counted[key] += 1
            right[key] += is_right
    OUT.write_text(
        json.dumps(
            {
                "source": "tools/calibrate_certainty.py: claims right, and claims in all",
                "claims": {key: [right[key], counted[key]] for key in sorted(counted)},
            },
            indent=1,
        )
        + "\n",
        encoding="utf-8",
    )


def claims() -> Iterator[tuple[certainty.Circumstances, bool]]:
    """Every claim that is major or critical, with whether it is right."""
    for retelling in [*stories.retellings("settings"), *stories.older_retellings()]:
        for claim, change in _audited(retelling.source, retelling.target, part_of(retelling.story)):
            yield claim, stories.is_right(change, retelling.planted)
    for edit in single_edits.read_edits():
        if edit.half == "settings":
            story = single_edits.edited(edit)
            for claim, change in _audited(story.source, story.target, part_of(edit.story)):
                yield claim, edit.harmful and single_edits.points_at(change, story)
    for source, target in faithful_pairs("tune"):
        for claim, _ in _audited(source, target):
            yield claim, False


def _audited(
    source: str, target: str, part: int | None = None
) -> list[tuple[certainty.Circumstances, Change]]:
    """The grave changes between two texts, each with the circumstances of the claim.

    part: of the stories, by the others of which edits are judged.
    """
    weights = harm.weights() if part is None else harm.weights_without(part)
    seen: dict[Change, certainty.Circumstances] = {}
    made = certainty.circumstances

    def noted(change: Change, *rest: object) -> certainty.Circumstances:
        claim = made(change, *rest)  # type: ignore[arg-type]
        seen[replace(change, certainty="likely")] = claim
        return claim

    with (
        mock.patch.object(certainty, "circumstances", noted),
        mock.patch.object(harm, "weights", return_value=weights),
        mock.patch.object(wording_slip, "weights", return_value=weights),
    ):
        changes = compare(
            Document("source", source, language="en"), Document("target", target, language="en")
        ).changes
    plain = [(replace(change, certainty="likely"), change) for change in changes]
    return [(seen[key], change) for key, change in plain if change.severity != "minor"]


if __name__ == "__main__":
    main()
