"""How long one comparison takes: a cold process, and a warm call in a running one.

Two pairs: the sample story with its spun retelling, and the seed documents where they are at hand.
Seconds are for the reader; what is compared is the ratio to a bare interpreter in the same run.

    python -m benchmarks.speed.compare
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.datasets import Absent, seeds
from benchmarks.record import write
from retold.compare import compare
from retold.sample import path

COLD_RUNS = 9
WARM_RUNS = 30


def main() -> None:
    """Time both pairs and write the result."""
    pairs = {"sample": (path("source"), path("spun"))}
    try:
        pairs["seeds"] = seeds()
    except Absent as absent:
        print(f"seeds skipped: {absent}", file=sys.stderr)
    bare = _cold([sys.executable, "-c", "pass"])
    result: dict[str, object] = {"interpreter_seconds": round(bare, 3)}
    for name, (source, target) in pairs.items():
        result |= {name: _times(source, target, bare)}
    write("speed-compare", result)


def _times(source: Path, target: Path, bare: float) -> dict[str, float]:
    command = [sys.executable, "-m", "retold", "compare", str(source), str(target)]
    cold = _cold([*command, "--format", "json"])
    warm = []
    for _ in range(WARM_RUNS):
        start = time.perf_counter()
        compare(source, target)
        warm.append(time.perf_counter() - start)
    return {
        "cold_process_seconds": round(cold, 3),
        "cold_process_to_bare_interpreter": round(cold / bare, 1),
        "warm_call_milliseconds": round(1000 * statistics.median(warm), 1),
    }


def _cold(command: list[str]) -> float:
    """The median seconds of a whole process, after one that is not counted.

    Modules come from their byte code, as they do where retold is installed.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    times = []
    for _ in range(COLD_RUNS + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


if __name__ == "__main__":
    main()
