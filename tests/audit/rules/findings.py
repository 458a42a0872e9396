"""What the rules find in whole paragraphs of our own writing, kept in findings.json.

    python -m tests.audit.rules.findings

writes it anew. Run it when a rule finds what it should and the test says that it found something
else before, and read the difference: each line of it is a claim gained or lost. Rules whose tables
are still growing are left out.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.quality.audit import line_aligned, one_bead
from benchmarks.quality.single_edits import GOLDEN, edited, read_edits
from retold.audit.link import link_beads
from retold.audit.rules import RULES
from retold.model import Alignment

KEPT = Path(__file__).with_name("findings.json")
GROWING = ("omission.", "negation.condition")

Finding = tuple[str, str | None, str | None]


def alignments() -> Iterator[tuple[str, Alignment]]:
    """The edited paragraphs that are for settings, and the small cases, each with its name."""
    for number, edit in enumerate(read_edits()):
        if edit.half == "settings":
            story = edited(edit)
            source, target = story.source.split("\n"), story.target.split("\n")
            at = next(
                i for i, pair in enumerate(zip(source, target, strict=True)) if len({*pair}) > 1
            )
            name = f"{number} {edit.kind}: {edit.before} -> {edit.after}"
            yield name, one_bead(source[at], target[at])
    for number, case in enumerate(json.loads((GOLDEN / "cases.json").read_text(encoding="utf-8"))):
        yield f"case {number}", one_bead(case["source"], case["target"])
    for story in json.loads((GOLDEN / "stories.json").read_text(encoding="utf-8")):
        source, target = story["source"].split("\n"), story["target"].split("\n")
        if len(source) == len(target):
            yield f"story {story['name']}", line_aligned(source, target)


def findings(alignment: Alignment) -> list[Finding]:
    """The rule and the words of each change that the rules find, in order."""
    return [
        (
            rule.name,
            change.source.of(alignment.source.text) if change.source else None,
            change.target.of(alignment.target.text) if change.target else None,
        )
        for bead in link_beads(alignment)
        if not bead.is_unchanged()
        for rule in RULES
        if not rule.name.startswith(GROWING)
        for change in rule.find(bead)
    ]


if __name__ == "__main__":
    kept = {name: findings(alignment) for name, alignment in alignments()}
    lines = ",\n".join(
        f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(found, ensure_ascii=False)}"
        for name, found in kept.items()
    )
    KEPT.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
