"""Our own rows: a news sentence or two, a faithful rewording, and one with errors, all marked.

They lie in tools/reader/rows, written for the reader: two in three of a row's words are others in
its rewordings. Every fifth row of a genre is held out: nothing was learnt from it but how sure to
be. `stories` puts held-out rows together to texts of some paragraphs, as the audit reads them.
"""

import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.quality.stories import Planted, Retelling
from retold.model import Span

ROWS = Path(__file__).parents[2] / "tools" / "reader" / "rows"
HELD_OUT = 5
"""Of the rows of a genre in a file every fifth is held out."""
PARAGRAPHS = 8
"""Rows of a text."""
MARKED = re.compile(r"⟦([^⟦⟧]*)⟧")

Row = dict[str, Any]


def split(paths: Sequence[Path] | None = None) -> tuple[list[Row], list[Row]]:
    """The rows to learn from, and those held out."""
    learn: list[Row] = []
    held: list[Row] = []
    for path in sorted(ROWS.glob("*.jsonl")) if paths is None else paths:
        seen: dict[str, int] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            row: Row = json.loads(line)
            count = seen.get(row["genre"], 0)
            seen[row["genre"]] = count + 1
            (held if count % HELD_OUT == HELD_OUT - 1 else learn).append(row)
    return learn, held


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its marks, and where the marked words stand."""
    plain, marks, end = "", [], 0
    for match in MARKED.finditer(text):
        plain += text[end : match.start()]
        marks.append((len(plain), len(plain) + len(match.group(1))))
        plain += match.group(1)
        end = match.end()
    return plain + text[end:], marks


def planted(row: Row, source_start: int = 0, target_start: int = 0) -> list[Planted]:
    """The errors of a row's distorted rewording, both texts beginning somewhere in longer ones."""
    _, marks = unmarked(row["distorted"])
    places = iter(marks)
    found = []
    for error in row["errors"]:
        source = target = None
        if error.get("source"):
            start = source_start + row["source"].index(error["source"])
            source = Span(start, start + len(error["source"]))
        if error.get("target"):
            start, end = next(places)
            target = Span(target_start + start, target_start + end)
        found.append(Planted(source, target, error["kind"], "major"))
    return found


def stories(rows: Sequence[Row], seed: int = 1) -> Iterator[Retelling]:
    """Texts of some rows each, told faithfully, and with every other row distorted."""
    order = list(rows)
    random.Random(seed).shuffle(order)  # noqa: S311 - texts, not secrets
    for start in range(0, len(order) - PARAGRAPHS + 1, PARAGRAPHS):
        part = order[start : start + PARAGRAPHS]
        for kind, wrong in (("honest", 2), ("paraphrase", 0), ("paraphrase", 1)):
            yield _story(f"own {start}", kind, part, wrong)


def _story(name: str, kind: str, part: Sequence[Row], wrong: int) -> Retelling:
    sources: list[str] = []
    targets: list[str] = []
    errors: list[Planted] = []
    for index, row in enumerate(part):
        starts = (sum(len(text) + 2 for text in side) for side in (sources, targets))
        is_wrong = index % 2 == wrong
        if is_wrong:
            errors += planted(row, *starts)
        sources.append(row["source"])
        targets.append(unmarked(row["distorted"])[0] if is_wrong else row["faithful"])
    return Retelling(name, kind, "held", "\n\n".join(sources), "\n\n".join(targets), tuple(errors))
