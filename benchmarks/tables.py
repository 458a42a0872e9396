"""The tables of README and docs, made from `benchmarks/results/*.json`.

A table stands between `<!-- table:NAME -->` and `<!-- /table -->`, and is declared in `declared`.

    python -m benchmarks.tables           write the tables
    python -m benchmarks.tables --check   fail, naming the files, when one is stale
"""

import re
import sys
from pathlib import Path

from benchmarks.declared import TABLES

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "benchmarks/README.md", "docs/**/*.md")
MARKED = re.compile(r"(<!-- table:([a-z-]+) -->\n)(.*?)(<!-- /table -->)", re.DOTALL)


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


if __name__ == "__main__":
    main()
