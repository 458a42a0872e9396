"""Whole stories and their retellings: grave errors found, and grave flags that are right.

    python -m benchmarks.quality.stories [--half settings|report] [--show KIND] [--reader none]
        [--only retellings-13.json]

The stories and five kinds of retelling (spun, edited, paraphrase, brief, honest) are of our own
writing, with every planted error, by somebody who had not seen the code. A planted error is found
when a change points at its words: overlaps them on one side, and overlaps or nearly touches them on
the other where both have one. A flag is right when it points at a planted error.
Both are counted at one threshold, grave (critical or major) and likely at least; beside it is what
is told of at all. The half for settings chose settings; the other is what is reported. The stories
of a third part, `learn`, trained the reader, so that nothing about it is measured on them.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.quality.audit import is_grave
from benchmarks.record import write
from retold.compare import compare
from retold.model import Change, Document, Span

ROOT = Path(__file__).parents[2]
GOLDEN, LEARN = ROOT / "tests" / "golden", ROOT / "tools" / "reader" / "stories"
STORIES, CASES = (GOLDEN / name for name in ("stories.json", "cases.json"))
RETELLINGS = (*sorted(GOLDEN.glob("retellings*.json")), *sorted(LEARN.glob("*.json")))
CERTAINTIES = ("certain", "likely", "possible")
NEAR = 8
"""Characters between words that touch: a space and a short word such as *the*."""


class Planted(NamedTuple):
    """A planted error: where it stands, and how grave it is."""

    source: Span | None
    target: Span | None
    kind: str
    severity: str


class Retelling(NamedTuple):
    """A story, a text made of it, and the errors that were planted."""

    story: str
    kind: str
    half: str
    source: str
    target: str
    planted: tuple[Planted, ...]


def main() -> None:
    """Measure, print and, for both halves together, write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=["settings", "report"], help="one half, written nowhere")
    parser.add_argument("--show", metavar="KIND", help="print what is missed and falsely told")
    parser.add_argument(
        "--reader", default="default", help="none: the rules alone, written nowhere"
    )
    parser.add_argument("--only", metavar="FILE", help="the stories of one file, written nowhere")
    asked = parser.parse_args()
    halves = [asked.half] if asked.half else ["settings", "report"]
    result = {half: measured(half, asked.show, asked.reader, asked.only) for half in halves}
    print(json.dumps(result, indent=1))
    if not (asked.half or asked.only) and asked.reader == "default":
        write("stories", result)


def measured(
    half: str, show: str | None = None, reader: str = "default", only: str | None = None
) -> dict[str, Any]:
    """The figures of one half: for each kind of retelling, and for each rule.

    only: the name of the file whose stories are measured; None for all.
    """
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    rules: dict[str, Counter[str]] = defaultdict(Counter)
    sure: dict[str, Counter[str]] = {name: Counter() for name in CERTAINTIES}
    for retelling in retellings(half, only):
        changes = compare(
            Document("source", retelling.source, language="en"),
            Document("target", retelling.target, language="en"),
            reader=reader,
        ).changes
        count(retelling, changes, kinds[retelling.kind])
        for change in changes:
            grade = "grave" if is_grave(change) else f"{change.severity}, {change.certainty}"
            right = "right" if is_right(change, retelling.planted) else "false"
            if change.severity != "minor":
                sure[change.certainty]["claims"] += 1
                sure[change.certainty]["right"] += right == "right"
            rules[change.rule][f"{grade}: {right}"] += 1
        if show in {retelling.kind, "all"}:
            show_wrong(retelling, changes)
    return {
        "kinds": {kind: shares(figures) for kind, figures in sorted(kinds.items())},
        "all": shares(sum(kinds.values(), Counter())),
        "reliability": {
            name: {**figures, "share": round(figures["right"] / max(1, figures["claims"]), 3)}
            for name, figures in sure.items()
        },
        "rules": dict(sorted(rules.items())),
    }


def shares(figures: Counter[str]) -> dict[str, float]:
    """The figures with the shares that they come to."""
    return {
        **figures,
        "share found": round(figures["found"] / max(1, figures["grave errors"]), 3),
        "share right": round(figures["right"] / max(1, figures["grave flags"]), 3),
        "false a text": round(
            (figures["grave flags"] - figures["right"]) / max(1, figures["texts"]), 2
        ),
    }


def count(retelling: Retelling, changes: Iterable[Change], figures: Counter[str]) -> None:
    """Count what was found in a retelling, and what is right of what was told."""
    told = list(changes)
    grave = [change for change in told if is_grave(change)]
    errors = [error for error in retelling.planted if error.severity != "minor"]
    figures["texts"] += 1
    figures["grave errors"] += len(errors)
    figures["found"] += sum(is_found(error, grave) for error in errors)
    figures["told of at all"] += sum(is_found(error, told) for error in errors)
    figures["grave flags"] += len(grave)
    figures["right"] += sum(is_right(change, retelling.planted) for change in grave)


def retellings(half: str, only: str | None = None) -> Iterator[Retelling]:
    """The retellings of one half, settings or report, or those that trained the reader, learn."""
    for story in chain.from_iterable(
        json.loads(path.read_text(encoding="utf-8"))
        for path in RETELLINGS
        if only in {None, path.name}
    ):
        if story["half"] != half:
            continue
        for entry in story["retellings"]:
            texts = story["source"], entry["target"]
            planted = tuple(planted_in(error, texts) for error in entry["planted"])
            yield Retelling(story["story"], entry["kind"], half, *texts, planted)


def for_rules() -> Iterator[Retelling]:
    """All that the rules and what weighs them, without the reader, may be learnt from."""
    yield from retellings("learn")
    yield from retellings("settings")
    yield from older_retellings()


def older_retellings() -> Iterator[Retelling]:
    """The golden stories and short cases that rules were made from, all of them for settings."""
    for story in chain.from_iterable(
        json.loads(path.read_text(encoding="utf-8")) for path in (STORIES, CASES)
    ):
        texts = story["source"], story["target"]
        planted = tuple(planted_in(error, texts) for error in story["planted"])
        kind = "spun" if planted else "honest"
        yield Retelling(story["name"], kind, "settings", *texts, planted)


def planted_in(error: dict[str, Any], texts: tuple[str, str]) -> Planted:
    """A planted error as it is written down, with its places in the texts."""
    source, target = (
        _place(error[side], error.get(f"{side}_in"), text)
        for side, text in zip(("source", "target"), texts, strict=True)
    )
    return Planted(source, target, error["kind"], error["severity"])


def _place(words: str | None, around: str | None, text: str) -> Span | None:
    if words is None:
        return None
    start = text.index(around or words) + (around or words).index(words)
    return Span(start, start + len(words))


def is_found(error: Planted, changes: Iterable[Change]) -> bool:
    """Whether a change points at an error."""
    return any(_points_at(change, error) for change in changes)


def is_right(change: Change, planted: Iterable[Planted]) -> bool:
    """Whether a change points at some error."""
    return any(_points_at(change, error) for error in planted)


def _points_at(change: Change, error: Planted) -> bool:
    gaps = [
        max(error_span.start, span.start) - min(error_span.end, span.end)
        for error_span, span in ((error.source, change.source), (error.target, change.target))
        if error_span is not None and span is not None
    ]
    return bool(gaps) and min(gaps) < 0 and max(gaps) <= NEAR


def show_wrong(retelling: Retelling, changes: Iterable[Change]) -> None:
    """Print what is missed and what is falsely told."""
    told = list(changes)
    grave = [change for change in told if is_grave(change)]
    for error in retelling.planted:
        if error.severity != "minor" and not is_found(error, grave):
            words = _words(error.source, error.target, retelling)
            doubtful = [change.rule for change in told if _points_at(change, error)]
            print(f"MISSED {retelling.story} {retelling.kind} {error.kind}: {words} {doubtful}")
    for change in grave:
        if not is_right(change, retelling.planted):
            words = _words(change.source, change.target, retelling)
            sure = f"{change.rule} {change.certainty}"
            print(f"FALSE {retelling.story} {retelling.kind} {sure}: {words}")


def _words(source: Span | None, target: Span | None, retelling: Retelling) -> str:
    sides = (
        repr(span.of(text)) if span else "–"
        for span, text in ((source, retelling.source), (target, retelling.target))
    )
    return " → ".join(sides)


if __name__ == "__main__":
    main()
