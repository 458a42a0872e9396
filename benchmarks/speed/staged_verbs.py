"""`add` and `stories` in stages against one process: processor seconds, bytes, the same content.

Documents are those of `benchmarks.made_corpus`. Each command runs in a
process of its own; processor seconds are those of it and of the processes that it began, which
other work on the machine does not change much. What is kept of the documents, and what `stories`
writes, must be the same bytes.

    python -m benchmarks.speed.staged_verbs [DOCUMENTS]
"""

import hashlib
import json
import os
import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks.made_corpus import made_lines
from benchmarks.quality.dedupe import measured
from benchmarks.record import write

DOCUMENTS = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
FEW = 10
"""Of so many documents one is in the corpus whose stories are told: each is aligned with some."""
RUNS: dict[str, tuple[str, ...]] = {
    "one process": (),
    "stages, 1 worker": ("--partitions", "4"),
    "stages, 2 workers": ("--workers", "2", "--partitions", "4"),
    "sail, 4 partitions": ("--engine", "sail", "--partitions", "4"),
}


def main() -> None:
    """Time both verbs, and write the result."""
    result: dict[str, Any] = {
        "documents": DOCUMENTS,
        "documents of the stories": DOCUMENTS // FEW,
        "processors": os.cpu_count(),
        "load_before": round(os.getloadavg()[0], 1),
    }
    with tempfile.TemporaryDirectory(prefix="retold-bench-") as name:
        folder = Path(name)
        given, few = folder / "all.jsonl", folder / "few.jsonl"
        _write(given, DOCUMENTS)
        _write(few, DOCUMENTS // FEW)
        digests: dict[str, set[str]] = {"add": set(), "stories": set()}
        for run, options in RUNS.items():
            corpus = folder / "corpus"
            result[f"add, {run}"] = _timed(
                ["add", str(corpus), str(given)], options, folder, DOCUMENTS
            )
            digests["add"].add(_content(corpus))
            shutil.rmtree(corpus)
            _retold(["add", str(corpus), str(few)])
            told = folder / "stories.json"
            command = ["stories", str(corpus), "--out", str(told)]
            result[f"stories, {run}"] = _timed(command, options, folder, DOCUMENTS // FEW)
            digests["stories"].add(hashlib.sha256(told.read_bytes()).hexdigest())
            shutil.rmtree(corpus)
    result["same_content"] = all(len(each) == 1 for each in digests.values())
    write("speed-staged-verbs", result)


def _write(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8") as out:
        for line in made_lines(count):
            out.write(json.dumps({**json.loads(line), "language": "en"}) + "\n")


def _timed(
    command: list[str], options: tuple[str, ...], folder: Path, documents: int
) -> dict[str, Any]:
    """What a run took."""
    work = folder / "work"
    shutil.rmtree(work, ignore_errors=True)
    seconds, peak = _retold([*command, *options, *(("--work", str(work)) if options else ())])
    took: dict[str, Any] = {
        "processor_seconds": round(seconds, 1),
        "documents_per_core_second": round(documents / seconds),
        "peak_mb": round(peak),
    }
    stages = [json.loads(path.read_text()) for path in work.glob("*/_manifest.json")]
    if stages:
        took["left_bytes_a_document"] = round(sum(each["bytes"] for each in stages) / documents)
        if "--engine" not in options:
            moved = sum(each["moved"] or 0 for each in stages)
            took["moved_bytes_a_document"] = round(moved / documents)
    return took


def _retold(command: list[str]) -> tuple[float, float]:
    """Processor seconds and peak memory in MB of a command."""
    _, seconds, peak, failed = measured([sys.executable, "-m", "retold", "--quiet", *command])
    if failed:
        raise SystemExit(f"{' '.join(command)}: failed")
    return seconds, peak


def _content(corpus: Path) -> str:
    """A digest of what is kept of the documents."""
    digest = hashlib.sha256()
    with closing(sqlite3.connect(corpus / "documents.sqlite")) as connection, connection:
        for table in ("documents", "outlines"):
            for row in connection.execute(f"SELECT * FROM {table} ORDER BY number"):  # noqa: S608
                digest.update(repr(row).encode())
    return digest.hexdigest()


if __name__ == "__main__":
    main()
