"""The committed results: one JSON file a benchmark, stable from run to run."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "results"


def write(name: str, result: dict[str, Any]) -> None:
    """Write `benchmarks/results/NAME.json` and print the same."""
    text = json.dumps(result, indent=2, ensure_ascii=False) + "\n"
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.json").write_text(text, encoding="utf-8")
    print(text, end="")
