"""How fast near-duplicates are removed, file in and file out, beside the quickest other tools.

All news articles with planted copies. Every round runs each tool once, in turn, each in a process
of its own; seconds say little on a busy machine, so what is reported first is the median of the
ratios within a round, of processor seconds and of seconds. retold runs as the command, once with
its compiled loops, where they are built, and once without; the others are not asked for their
clusters, only for what to keep. Each uses the threads that it uses by itself.

    RETOLD_PEERS=/path/to/python python -m benchmarks.speed.dedupe
"""

import os
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.quality.dedupe import Run, plant, run_peer, run_retold
from benchmarks.record import write
from retold.dedupe import native

ROUNDS = int(os.environ.get("RETOLD_ROUNDS", "3"))
ARTICLES = int(os.environ.get("RETOLD_ARTICLES", "40000"))
"""More than there are: all of them."""

QUICK = ("rensa", "daft")
"""The others take minutes, see the quality benchmark."""


def main() -> None:
    """Time the tools and write the result."""
    with tempfile.TemporaryDirectory(prefix="retold-bench-") as name:
        corpus = Path(name) / "corpus.jsonl"
        rows = len(plant(corpus, half="tune report", articles=ARTICLES, share=0.15))
        rounds = [_round(corpus) for _ in range(ROUNDS)]
    result: dict[str, Any] = {
        "documents": rows,
        "rounds": ROUNDS,
        "processors": os.cpu_count(),
        "compiled_loops": native.there(),
    }
    for tool in rounds[0]:
        result[tool] = _summary([each[tool] for each in rounds], rows)
        if tool != "retold":
            result[tool] |= _ratios([(each["retold"], each[tool]) for each in rounds])
    write("speed-dedupe", result)


def _round(corpus: Path) -> dict[str, Run]:
    runs = {"retold": run_retold(corpus, labelled=False)}
    if native.there():
        with _environment(RETOLD_NATIVE="0"):
            runs["retold, NumPy alone"] = run_retold(corpus, labelled=False)
    runs |= {tool: run_peer(tool, corpus, labelled=False) for tool in QUICK}
    return {tool: run for tool, run in runs.items() if run is not None}


@contextmanager
def _environment(**values: str) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(values)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _summary(runs: list[Run], rows: int) -> dict[str, float]:
    return {
        "documents_per_second": round(rows / statistics.median(run.seconds for run in runs)),
        "processor_seconds": round(statistics.median(run.processor for run in runs), 1),
        "peak_mb": round(max(run.peak for run in runs)),
    }


def _ratios(pairs: list[tuple[Run, Run]]) -> dict[str, float]:
    """How many times what retold takes this tool takes."""
    return {
        "times_our_seconds": round(statistics.median(b.seconds / a.seconds for a, b in pairs), 2),
        "times_our_processor_seconds": round(
            statistics.median(b.processor / a.processor for a, b in pairs), 2
        ),
        "times_our_peak": round(statistics.median(b.peak / a.peak for a, b in pairs), 2),
    }


if __name__ == "__main__":
    main()
