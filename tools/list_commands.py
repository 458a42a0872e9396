#!/usr/bin/env python
"""Write the help of every command into docs/reference/cli.md, in the order of `retold --help`."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

PAGE = ROOT / "docs" / "reference" / "cli.md"
SECTION = re.compile(r"^## retold (\w+)\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def main() -> None:
    """Renew the page; what stands before the first command stays, but for the list of commands."""
    from tests.test_docs import VERBS, help_of

    page = PAGE.read_text(encoding="utf-8")
    first = SECTION.search(page)
    head = page[: first.start()] if first else page
    block = f"```console\n$ retold --help\n{help_of('')}```\n"
    head = re.sub(r"```console\n\$ retold --help\n.*?```\n", lambda _: block, head, flags=re.DOTALL)
    sections = [
        f"## retold {verb}\n\n```console\n$ retold {verb} --help\n{help_of(verb)}```\n"
        for verb in VERBS
    ]
    PAGE.write_text(head + "\n".join(sections), encoding="utf-8")


if __name__ == "__main__":
    main()
