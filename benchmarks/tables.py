"""The tables of README and docs, made from `benchmarks/results/*.json`.

A table stands between `<!-- table:NAME -->` and `<!-- /table -->`. Its columns and rows are
declared below; a row without any figure is left out, since its benchmark was not run.

    python -m benchmarks.tables           write the tables
    python -m benchmarks.tables --check   fail, naming the files, when one is stale
"""

import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "results"
PAGES = ("README.md", "benchmarks/README.md", "docs/**/*.md")
MARKED = re.compile(r"(<!-- table:([a-z-]+) -->\n)(.*?)(<!-- /table -->)", re.DOTALL)
MISSING = "–"

Write: TypeAlias = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a result: the result's name, the keys that lead to it, and how it is written."""

    result: str
    keys: tuple[str | int, ...]
    write: Write

    def text(self) -> str | None:
        """The figure as written; None where the result or the key is not there."""
        found: Any = result(self.result)
        for key in self.keys:
            try:
                found = found[key]
            except (KeyError, IndexError, TypeError):
                return None
        return self.write(found)


Cell: TypeAlias = str | Figure


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the names of its columns, and its rows, cell by cell."""

    columns: Sequence[str]
    rows: Callable[[], Iterator[Sequence[Cell]]]

    def text(self) -> str:
        """The table in Markdown; nothing where it has no figures."""
        rows = [row for row in self.rows() if any(map(_is_known, row))]
        if not rows:
            return ""
        rule = ["---:" if isinstance(cell, Figure) else "---" for cell in rows[0]]
        return "".join(_line(row) for row in (self.columns, rule, *map(_written, rows)))


def main() -> None:
    """Write the tables, or with --check say which are stale."""
    stale = []
    for page in sorted({path for pattern in PAGES for path in ROOT.glob(pattern)}):
        text = page.read_text(encoding="utf-8")
        made = filled(text)
        if made == text:
            continue
        stale.append(str(page.relative_to(ROOT)))
        if "--check" not in sys.argv:
            page.write_text(made, encoding="utf-8")
    if stale and "--check" in sys.argv:
        sys.exit(f"stale tables in {', '.join(stale)}: run python -m benchmarks.tables")


def filled(text: str) -> str:
    """The text with every marked table made anew; KeyError for one that is not declared."""
    return MARKED.sub(lambda match: match[1] + TABLES[match[2]].text() + match[4], text)


@cache
def result(name: str) -> Any:  # noqa: ANN401 - what a benchmark wrote
    """The result of a benchmark; empty where it was not run."""
    path = RESULTS / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _is_known(cell: Cell) -> bool:
    return isinstance(cell, Figure) and cell.text() is not None


def _written(row: Sequence[Cell]) -> list[str]:
    return [(cell.text() or MISSING) if isinstance(cell, Figure) else cell for cell in row]


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"


def _share(value: float) -> str:
    return f"{value:.3f}"


def _count(value: float) -> str:
    return f"{value:,.0f}"


def _pairs(value: float) -> str:
    return f"{value:,.0f} pairs"


def _pages(value: float) -> str:
    return f"{value:,.0f} pages"


def _percent(value: float) -> str:
    return f"{value:.1%}".replace("%", " %")


def _seconds(value: float) -> str:
    return f"{value:.2f} s"


def _milliseconds(value: float) -> str:
    return f"{value:.0f} ms"


def _times(value: float) -> str:
    return f"{value:.1f}×"


RELATIONS = (
    ("round trip", "round trip through another language", "machine-rewritten"),
    ("edited copy", "edited copy", "edited, copy"),
    ("excerpt", "excerpt", "excerpt"),
    ("two translations", "two translations of one text", "machine-rewritten, edited"),
    ("same event", "two reports of one event", "same-event"),
    ("strangers", "two unrelated articles", "unrelated"),
)


def _extract() -> Iterator[Sequence[Cell]]:
    for key, name in (("report", "reported"), ("tune", "seen while it was built")):
        yield (
            name,
            Figure("extract", (key, "pages"), _count),
            Figure("extract", (key, "precision"), _share),
            Figure("extract", (key, "recall"), _share),
            Figure("extract", (key, "f1"), _share),
        )


def _relation() -> Iterator[Sequence[Cell]]:
    for key, made, called in RELATIONS:
        yield (
            made,
            called,
            Figure("relation", (key, "pairs"), _count),
            Figure("relation", (key, "as_expected"), _percent),
        )


def _speed_compare() -> Iterator[Sequence[Cell]]:
    for key, name in (
        ("sample", "the sample story"),
        ("seeds", "a news article of usual length"),
    ):
        yield (
            name,
            Figure("speed-compare", (key, "cold_process_seconds"), _seconds),
            Figure("speed-compare", (key, "cold_process_to_bare_interpreter"), _times),
            Figure("speed-compare", (key, "warm_call_milliseconds"), _milliseconds),
        )


def _summary() -> Iterator[Sequence[Cell]]:
    yield (
        "main text of news pages, F1",
        Figure("extract", ("report", "pages"), _pages),
        Figure("extract", ("report", "f1"), _share),
        "trafilatura .958 on all 181 pages",
    )
    yield (
        "articles translated there and back, called machine-rewritten",
        Figure("relation", ("round trip", "pairs"), _pairs),
        Figure("relation", ("round trip", "as_expected"), _percent),
        MISSING,
    )
    yield (
        "two reports of one event, called same-event",
        Figure("relation", ("same event", "pairs"), _pairs),
        Figure("relation", ("same event", "as_expected"), _percent),
        MISSING,
    )


TABLES = {
    "summary": Table(("what", "on", "retold", "published"), _summary),
    "extract": Table(("half", "pages", "precision", "recall", "F1"), _extract),
    "relation": Table(("pairs made as", "called rightly when", "pairs", "called so"), _relation),
    "speed-compare": Table(
        ("pair", "whole process", "of a bare interpreter", "warm call"), _speed_compare
    ),
}


if __name__ == "__main__":
    main()
