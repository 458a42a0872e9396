"""The two seed documents: alignment against the hand-made gold, changes listed, time taken.

    python -m benchmarks.quality.seeds [--list]

The gold has a line for each sentence of the retelling and the source sentence that it retells,
tab-separated (`seed-alignment.tsv`, in `gold` in or beside RETOLD_DATA).
"""

import argparse
import csv
import json
import time
from collections import Counter
from pathlib import Path

from benchmarks import datasets
from retold.align import align
from retold.audit import audit
from retold.model import Alignment, Change
from retold.prepare import load, prepare

RESULTS = Path(__file__).parents[1] / "results" / "seeds.json"
REPEATS = 7
"""Warm calls, of which the fastest counts."""


def main() -> None:
    """Measure, print and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", action="store_true", help="print every change")
    asked = parser.parse_args()
    source, target = (prepare(load(str(path))) for path in datasets.seeds())
    alignment = align(source, target)
    found = audit(alignment).changes
    if asked.list:
        show(alignment, found)
    right, rows = rows_right(alignment)
    figures = {
        "gold rows": rows,
        "gold rows right": right,
        "changes": len(found),
        "by severity": dict(Counter(change.severity for change in found)),
        "by kind": dict(Counter(change.kind for change in found)),
        "first": found[0].note if found else None,
        "audit ms, warm": round(1000 * min(_seconds(alignment) for _ in range(REPEATS)), 1),
    }
    print(json.dumps(figures, indent=1, ensure_ascii=False))
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def rows_right(alignment: Alignment) -> tuple[int, int]:
    """How many rows of the gold the beads have, and how many there are."""
    pairs = {
        (
            _plain(alignment.target.sentence_text(there)),
            _plain(alignment.source.sentence_text(here)),
        )
        for bead in alignment.beads
        for there in bead.target
        for here in bead.source
    }
    with _gold().open(encoding="utf-8", newline="") as lines:
        rows = [
            (_plain(row[0]), _plain(row[1])) for row in list(csv.reader(lines, delimiter="\t"))[1:]
        ]
    right = sum(
        any(mine == theirs and source in gold for mine, source in pairs) for theirs, gold in rows
    )
    return right, len(rows)


def _gold() -> Path:
    for place in (datasets.root() / "gold", datasets.root().parent / "gold"):
        if (place / "seed-alignment.tsv").is_file():
            return place / "seed-alignment.tsv"
    raise datasets.Absent("seed-alignment.tsv is not at hand")


def _plain(text: str) -> str:
    return " ".join(text.replace('"', "").split())


def _seconds(alignment: Alignment) -> float:
    started = time.perf_counter()
    audit(alignment)
    return time.perf_counter() - started


def show(alignment: Alignment, found: tuple[Change, ...]) -> None:
    """Print each change: severity, kind, bead, note."""
    for change in found:
        print(f"{change.severity:8} {change.kind:11} bead {change.bead:3}  {change.note}")
    print(f"{len(found)} changes in {len(alignment.beads)} beads")


if __name__ == "__main__":
    main()
