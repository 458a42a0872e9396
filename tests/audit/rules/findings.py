"""What the rules and the audit find in texts of our own writing, kept in findings.json.

    python -m tests.audit.rules.findings

writes it anew. Run it when a rule finds what it should and the test says that it found something
else before, and read the difference: each line of it is a claim gained or lost.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.quality.audit import line_aligned, one_bead
from benchmarks.quality.single_edits import EDITS, GOLDEN, edited, read_edits
from retold.audit import audit
from retold.audit.link import link_beads
from retold.audit.rules import RULES
from retold.model import Alignment, Change

KEPT = Path(__file__).with_name("findings.json")
Finding = list[str | None]


def paragraphs() -> Iterator[tuple[str, Alignment]]:
    """The edited paragraphs that are for settings, and the small cases, each with its name."""
    for number, edit in enumerate(read_edits(EDITS[:1])):
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


def stories() -> Iterator[tuple[str, Alignment]]:
    """Whole stories and what was made of them, line by line, each with its name."""
    for story in json.loads((GOLDEN / "stories.json").read_text(encoding="utf-8")):
        source, target = story["source"].split("\n"), story["target"].split("\n")
        yield f"story {story['name']}", line_aligned(source, target)


def found_by_rules(alignment: Alignment) -> list[Finding]:
    """The rule and the words of each change that the rules find, in order."""
    return [
        [rule.name, *_words(change, alignment)]
        for bead in link_beads(alignment)
        if not bead.is_unchanged()
        for rule in RULES
        for change in rule.find(bead)
    ]


def found_by_audit(alignment: Alignment) -> list[Finding]:
    """The rule, severity and words of each change that is told, and the ledger."""
    told = audit(alignment, explain=False)
    found = [
        [f"{change.rule} {change.severity}", *_words(change, alignment)]
        for change in sorted(told.changes, key=lambda change: (change.bead, change.rule))
    ]
    ledger = [str(told.ledger.source), str(told.ledger.target), str(len(told.ledger.open))]
    return [*found, ["ledger", *ledger]]


def _words(change: Change, alignment: Alignment) -> Finding:
    return [
        change.source.of(alignment.source.text) if change.source else None,
        change.target.of(alignment.target.text) if change.target else None,
    ]


def everything() -> dict[str, list[Finding]]:
    """What is found in each paragraph by the rules, and in each story by the audit."""
    return {name: found_by_rules(alignment) for name, alignment in paragraphs()} | {
        name: found_by_audit(alignment) for name, alignment in stories()
    }


if __name__ == "__main__":
    lines = ",\n".join(
        f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(found, ensure_ascii=False)}"
        for name, found in everything().items()
    )
    KEPT.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
