# ruff: noqa: INP001
"""Write what the commands of docs/tutorial.md print into it: `python tools/show_tutorial.py`.

The commands are run as a reader types them, in a folder of their own; of what they print the page
shows the first change, the tree of the lineage, and where one wrong figure came in.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pages import write_blocks

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "tutorial.md"
COMMANDS = (
    "demo --files .",
    "compare story.txt retelling.txt",
    "add corpus articles.jsonl",
    "stories corpus",
)
"""Those whose output is shown, and those that must go before them; all are on the page."""
SHOWN = {
    "change": re.compile(r"^1\.  .*?(?=\n\n)", re.MULTILINE | re.DOTALL),
    "tree": re.compile(r"^story  .*?(?=\n\n)", re.MULTILINE | re.DOTALL),
    "fact": re.compile(r"^  – [^\n]*“214”[^\n]*\n    →[^\n]*", re.MULTILINE),
}
"""What is shown of the output, by the name of its block."""


def main() -> None:
    """Write each block where the page has it."""
    write_blocks(PAGE, blocks())


def blocks() -> dict[str, str]:
    """Each block of the page by its name."""
    printed = output()
    found = {name: pattern.search(printed) for name, pattern in SHOWN.items()}
    missing = [name for name, match in found.items() if match is None]
    if missing:
        raise LookupError(f"{', '.join(missing)}: not printed any more")
    return {name: f"```text\n{match[0]}\n```\n" for name, match in found.items() if match}


def output() -> str:
    """What the commands print, in their order, to a terminal of 80 columns."""
    path = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": path, "COLUMNS": "80"}
    with tempfile.TemporaryDirectory() as folder:
        return "\n".join(
            subprocess.run(  # noqa: S603 - our own command
                [sys.executable, "-m", "retold", *command.split()],
                cwd=folder,
                env=environment,
                capture_output=True,
                text=True,
                check=True,
            ).stdout
            for command in COMMANDS
        )


if __name__ == "__main__":
    main()
