"""How fast near-duplicates are removed, file in and file out, beside other tools on the same data.

All news articles with planted copies, and documents of `benchmarks.made_corpus`, up to as many as
are asked for. Every round runs each tool once, in turn, each in a process of its own; seconds say
little on a busy machine, so what is reported first is the median of the ratios within a round, of
processor seconds and of seconds. retold runs as the command, its modules compiled to bytecode as
pip leaves them, once with its compiled loops, where they are built, and on the articles once
without; the others are not asked for their clusters, only for what to keep. Each uses the threads
that it uses by itself. Tools that take minutes run once, on the fewest of the documents.

    RETOLD_PEERS=/path/to/python python -m benchmarks.speed.dedupe [1000000]
"""

import compileall
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.made_corpus import made_lines
from benchmarks.quality.dedupe import Run, plant, run_peer, run_retold
from benchmarks.record import write
from retold.dedupe import native

ROUNDS = int(os.environ.get("RETOLD_ROUNDS", "3"))
ARTICLES = int(os.environ.get("RETOLD_ARTICLES", "40000"))
"""More than there are: all of them."""

MADE = (20_000, 100_000, 1_000_000)
"""How many made documents there are at a time; of the last there is one round."""
QUICK = ("rensa", "daft")
SLOW = ("datatrove", "text-dedup")
"""These take minutes for the fewest; what datasketch takes is in the quality benchmark."""


def main() -> None:
    """Time the tools and write the result."""
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else MADE[-1]
    compileall.compile_dir(Path(native.__file__).parents[1], quiet=1)
    result: dict[str, Any] = {
        "rounds": ROUNDS,
        "processors": os.cpu_count(),
        "compiled_loops": native.there(),
        "load_before": round(os.getloadavg()[0], 1),
        "corpora": {},
    }
    with tempfile.TemporaryDirectory(prefix="retold-bench-") as name:
        corpus = Path(name) / "corpus.jsonl"
        rows = len(plant(corpus, half="tune report", articles=ARTICLES, share=0.15))
        rounds = [_round(corpus, QUICK, alone=native.there()) for _ in range(ROUNDS)]
        result["corpora"]["articles"] = _summarized(rounds, rows)
        write("speed-dedupe", result)
        for rows in (size for size in MADE if size <= largest):
            with corpus.open("w", encoding="utf-8") as out:
                out.writelines(made_lines(rows))
            rounds = [_round(corpus, QUICK) for _ in range(1 if rows == MADE[-1] else ROUNDS)]
            if rows == MADE[0]:
                rounds[0] |= _round(corpus, SLOW)
            result["corpora"][f"{rows} made"] = _summarized(rounds, rows)
            write("speed-dedupe", result)


def _round(corpus: Path, peers: tuple[str, ...], *, alone: bool = False) -> dict[str, Run]:
    """A run of each tool; alone: of retold without its compiled loops, too."""
    runs = {"retold": run_retold(corpus, labelled=False)}
    if alone:
        with _environment(RETOLD_NATIVE="0"):
            runs["retold, NumPy alone"] = run_retold(corpus, labelled=False)
    runs |= {tool: run_peer(tool, corpus, labelled=False) for tool in peers}
    print(*(f"{tool}: {run}" for tool, run in runs.items()), sep="\n", file=sys.stderr)
    return {tool: run for tool, run in runs.items() if run is not None}


def _summarized(rounds: list[dict[str, Run]], rows: int) -> dict[str, Any]:
    """What each tool took in the rounds in which it ran."""
    result: dict[str, Any] = {"documents": rows}
    for tool in dict.fromkeys(tool for each in rounds for tool in each):
        ran = [each for each in rounds if tool in each]
        result[tool] = _summary([each[tool] for each in ran], rows)
        if tool != "retold":
            result[tool] |= _ratios([(each["retold"], each[tool]) for each in ran])
    return result


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
