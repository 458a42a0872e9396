"""A table of figures from `benchmarks/results/*.json`, in Markdown.

A row without any figure is left out, since its benchmark was not run.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

RESULTS = Path(__file__).with_name("results")
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


def share(value: float) -> str:
    """A value to three places."""
    return f"{value:.3f}"


def count(value: float) -> str:
    """A whole number."""
    return f"{value:,.0f}"


def one(value: float) -> str:
    """A value to one place."""
    return f"{value:.1f}"


def of(things: str) -> Write:
    """How a number of things is written."""
    return lambda value: f"{value:,.0f} {things}"


def percent(value: float) -> str:
    """A share in percent."""
    return f"{value:.1%}".replace("%", " %")


def decided(value: Sequence[float | None]) -> str:
    """What share is decided at a bar, and how much of that is right."""
    share_decided, right = value
    told = f"{share_decided:.0%}".replace("%", " %")
    return f"{told}: {percent(right)}" if right is not None else told


def graded(value: dict[str, float]) -> str:
    """Shares at both thresholds: of what is told as major or critical, and of what is told."""
    return f"{percent(value['major_up'])}; {percent(value['any'])}"


def graded_counts(value: dict[str, float]) -> str:
    """The same of counts of edits."""
    edits = max(1, value["edits"])
    return f"{percent(value['major_up'] / edits)}; {percent(value['any'] / edits)}"


def decimal(value: float) -> str:
    """A value to two places."""
    return f"{value:.2f}"


def seconds(value: float) -> str:
    """Seconds to two places."""
    return f"{value:.2f} s"


def milliseconds(value: float) -> str:
    """Whole milliseconds."""
    return f"{value:.0f} ms"


def fine_milliseconds(value: float) -> str:
    """Milliseconds to one place."""
    return f"{value:.1f} ms"


def times(value: float) -> str:
    """How many times as much."""
    return f"{value:.1f}×"
