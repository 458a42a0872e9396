"""One change in an otherwise identical story: what harms is told, what does not is not.

    python -m benchmarks.quality.single_edits [--half settings|report|all] [--show harmful|harmless]

The edits stand in `tests/golden/single-edits.tsv`, each with the story and paragraph it belongs to,
its class (a sign lost, accuser and accused exchanged; percent as a sign, active for passive), and
whether it harms; stories and edits are of our own writing, and were written before anything was
tuned on them. Each is made in its story alone, and both go through the public `compare`. A harmful
edit is found when a change points at its words; a harmless one is told when there is any change at
all. Both are counted at the same thresholds.

There are three lists. The first is halved by class and by instance: of three classes in four, two
instances in three are for settings; the other instances, and the fourth classes whole, are for the
report. The second was written by a sceptic who had the tool but not its code, and went where it was
weak; all of it is for settings. The third, a neutral sample by somebody who had seen neither, was
written afterwards and is for the report.
"""

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.quality.audit import Grades, grades
from benchmarks.record import write
from retold.compare import compare
from retold.model import Change, Document, Span

GOLDEN = Path(__file__).parents[2] / "tests" / "golden"
EDITS = tuple(
    GOLDEN / name for name in ("single-edits.tsv", "single-edits-2.tsv", "single-edits-3.tsv")
)
STORIES = GOLDEN / "single-edits"


class SingleEdit(NamedTuple):
    """One change in a story: of a paragraph, counted from one, the words before and after."""

    story: str
    paragraph: int
    before: str
    after: str
    kind: str
    harmful: bool
    severity: str
    half: str


class EditedStory(NamedTuple):
    """A story and what an edit made of it, with the place of the edit in both."""

    source: str
    target: str
    source_span: Span
    target_span: Span


def main() -> None:
    """Measure, print and, for the whole list, write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=["settings", "report", "all"], default="all")
    parser.add_argument("--show", choices=["harmful", "harmless"], help="print missed or told ones")
    asked = parser.parse_args()
    edits = [edit for edit in read_edits() if asked.half in {edit.half, "all"}]
    judged = [(edit, changes_of(edit)) for edit in edits]
    if asked.show:
        for edit, changes in judged:
            _show(edit, changes, asked.show)
    halves = ("settings", "report") if asked.half == "all" else (asked.half,)
    figures = {
        half: _figures([(edit, changes) for edit, changes in judged if edit.half == half])
        for half in halves
    }
    write("single-edits" if asked.half == "all" else "single-edits-part", figures)


def read_edits(lists: Iterable[Path] = EDITS) -> Iterator[SingleEdit]:
    """The edits of some lists, or of all."""
    for path in lists:
        lines = path.read_text(encoding="utf-8").splitlines()
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield SingleEdit(
                row["story"],
                int(row["paragraph"]),
                row["before"],
                row["after"],
                row["class"],
                row["effect"] == "harmful",
                row["severity"],
                row["half"],
            )


def edited(edit: SingleEdit) -> EditedStory:
    """The story without and with the edit.

    Raises:
        ValueError: the words do not stand once in the paragraph.
    """
    paragraphs = _paragraphs(edit.story)
    paragraph = paragraphs[edit.paragraph - 1]
    if paragraph.count(edit.before) != 1:
        raise ValueError(
            f"{edit.story} {edit.paragraph}: {edit.before!r} does not stand there once"
        )
    start = sum(len(text) + 1 for text in paragraphs[: edit.paragraph - 1])
    start += paragraph.index(edit.before)
    source = "\n".join(paragraphs)
    target = source[:start] + edit.after + source[start + len(edit.before) :]
    return EditedStory(
        source,
        target,
        Span(start, start + len(edit.before)),
        Span(start, start + len(edit.after)),
    )


def changes_of(edit: SingleEdit) -> list[Change]:
    """The changes told of an edit: of a harmful one those that point at its words, else all."""
    story = edited(edit)
    changes = compare(
        Document("source", story.source, language="en"),
        Document("target", story.target, language="en"),
    ).changes
    return [change for change in changes if not edit.harmful or points_at(change, story)]


def points_at(change: Change, story: EditedStory) -> bool:
    """Whether a change's words overlap the edit's, or touch them where one side has none."""
    return any(
        span is not None and span.start <= place.end and place.start <= span.end
        for span, place in (
            (change.source, story.source_span),
            (change.target, story.target_span),
        )
    )


@cache
def _paragraphs(story: str) -> tuple[str, ...]:
    return tuple((STORIES / f"{story}.txt").read_text(encoding="utf-8").splitlines())


def _figures(judged: list[tuple[SingleEdit, list[Change]]]) -> dict[str, Any]:
    """Of each effect how many are told at each threshold, and the classes told in part or not."""
    figures: dict[str, Any] = {}
    for effect, harmful in (("harmful", True), ("harmless", False)):
        flags = [(edit, grades(changes)) for edit, changes in judged if edit.harmful == harmful]
        by_class: dict[str, list[Grades]] = defaultdict(list)
        for edit, flag in flags:
            by_class[edit.kind].append(flag)
        figures[effect] = {
            "edits": len(flags),
            "classes": len(by_class),
            **_counts(flag for _, flag in flags),
            "classes told whole": _counts(_every(each) for each in by_class.values()),
            "by class": {kind: _counts(each) for kind, each in sorted(by_class.items())},
        }
    graver = [
        any(change.severity == edit.severity for change in changes)
        for edit, changes in judged
        if edit.harmful
    ]
    figures["harmful"]["told at the severity expected"] = sum(graver)
    return figures


def _every(flags: list[Grades]) -> Grades:
    return Grades(all(flag.major_up for flag in flags), all(flag.any for flag in flags))


def _counts(flags: Iterable[Grades]) -> dict[str, int]:
    each = list(flags)
    return {
        "major_up": sum(flag.major_up for flag in each),
        "any": sum(flag.any for flag in each),
    }


def _show(edit: SingleEdit, changes: list[Change], effect: str) -> None:
    """Print a harmful edit that is not told as major or critical, or a harmless one told."""
    missed = edit.harmful and not grades(changes).major_up
    if (effect == "harmful" and missed) or (effect == "harmless" and changes and not edit.harmful):
        notes = "; ".join(f"{change.kind}/{change.severity}: {change.note}" for change in changes)
        print(f"{edit.half}\t{edit.kind}\t{edit.before} => {edit.after}\t{notes}")


if __name__ == "__main__":
    main()
