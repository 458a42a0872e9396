# ruff: noqa: INP001, T201
"""Lines of tests for each line of source, room by room: `python tools/count_tests.py [ROOM ...]`.

Lines of Python count that hold code or a docstring; blank ones and comments do not. The tests of a
room are those in the folder of its name under tests/, and the files named for it elsewhere
(`tests/cli/test_dedupe.py`). Tables of cases (JSON, TSV, text) are counted beside, by their lines:
they are tests that are data. A ratio is no measure of worth: `make mutate` asks what tests notice.
"""

import io
import sys
import tokenize
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
SOURCE, TESTS = ROOT / "src" / "retold", ROOT / "tests"
ROOMS = ("audit", "values", "dedupe", "extract")
"""Those that are asked for most: the rules and the readers that errors hide in."""
BLANK = {
    *(tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT),
    tokenize.ENDMARKER,
}
CASES = {".json", ".tsv", ".txt"}


class Count(NamedTuple):
    """The lines of a room."""

    room: str
    source: int
    tests: int
    cases: int

    @property
    def ratio(self) -> float:
        """Lines of tests for each line of source; 0 where there is no source."""
        return self.tests / self.source if self.source else 0.0


def main() -> None:
    """Print the table of the rooms asked for, and of all of them."""
    rooms = sys.argv[1:] or [*ROOMS, *_others()]
    print(f"{'room':12}{'source':>8}{'tests':>8}{'ratio':>8}{'lines of cases':>16}")
    for each in map(count, rooms):
        print(f"{each.room:12}{each.source:8,}{each.tests:8,}{each.ratio:8.2f}{each.cases:16,}")
    every = (_lines(SOURCE.rglob("*.py")), _lines(TESTS.rglob("*.py")))
    print(f"{'everything':12}{every[0]:8,}{every[1]:8,}{every[1] / every[0]:8.2f}")


def count(room: str) -> Count:
    """The lines of a room, and of its tests."""
    source = SOURCE / room
    modules = source.rglob("*.py") if source.is_dir() else [source.with_suffix(".py")]
    if not (source.is_dir() or source.with_suffix(".py").is_file()):
        raise SystemExit(f"{room}: no such room; there are {', '.join([*ROOMS, *_others()])}")
    own = TESTS / room
    named = {path for path in TESTS.rglob(f"test_{room}.py") if own not in path.parents}
    cases = [path for path in own.rglob("*") if path.suffix in CASES]
    tests = _lines([*own.rglob("*.py"), *sorted(named)])
    return Count(room, _lines(modules), tests, sum(map(_length, cases)))


def _others() -> list[str]:
    """The other rooms that have a folder."""
    folders = [path.parent.name for path in SOURCE.glob("*/__init__.py")]
    return sorted(set(folders) - set(ROOMS))


def _lines(paths: Iterable[Path]) -> int:
    return sum(lines_of_code(path.read_text(encoding="utf-8")) for path in paths)


def _length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def lines_of_code(text: str) -> int:
    """How many lines of Python hold code or a docstring."""
    held: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in BLANK:
            held.update(range(token.start[0], token.end[0] + 1))
    return len(held)


if __name__ == "__main__":
    main()
