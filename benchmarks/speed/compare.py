"""How long one comparison takes: a cold process, and a warm call in a running one.

Two pairs: the sample story with its spun retelling, and the seed documents where they are at hand;
each with the reader and by the rules alone. Seconds are of the processor, since other work on the
machine stretches all others; what is compared is the ratio to an interpreter that loads NumPy, in
the same run. A warm call has read the same pair before, so that the reader's readings are kept.

    python -m benchmarks.speed.compare
"""

import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.datasets import Absent, seeds
from benchmarks.record import write
from retold.compare import compare
from retold.sample import path

COLD_RUNS = 7
WARM_RUNS = 30
READERS = {"with the reader": "default", "by the rules alone": "none"}


def main() -> None:
    """Time both pairs and write the result."""
    pairs = {"sample": (path("source"), path("spun"))}
    try:
        pairs["seeds"] = seeds()
    except Absent as absent:
        print(f"seeds skipped: {absent}", file=sys.stderr)
    bare = _cold([sys.executable, "-c", "import numpy"])
    result: dict[str, object] = {
        "processes that wait for a processor": round(os.getloadavg()[0], 1),
        "interpreter_with_numpy_seconds": round(bare, 3),
    }
    for name, (source, target) in pairs.items():
        result[name] = {
            told: _times(source, target, reader, bare) for told, reader in READERS.items()
        }
    write("speed-compare", result)


def _times(source: Path, target: Path, reader: str, bare: float) -> dict[str, float]:
    command = [sys.executable, "-m", "retold", "compare", str(source), str(target)]
    cold = _cold([*command, "--format", "json", "--reader", reader])
    compare(source, target, reader=reader)
    warm = []
    for _ in range(WARM_RUNS):
        start = time.process_time()
        compare(source, target, reader=reader)
        warm.append(time.process_time() - start)
    return {
        "cold_process_seconds": round(cold, 3),
        "cold_process_to_interpreter_with_numpy": round(cold / bare, 1),
        "warm_call_milliseconds": round(1000 * statistics.median(warm), 1),
    }


def _cold(command: list[str]) -> float:
    """The median seconds of a whole process, after one that is not counted.

    Modules come from their byte code, as they do where retold is installed.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    times = []
    for _ in range(COLD_RUNS + 1):
        start = _of_children()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
        times.append(_of_children() - start)
    return statistics.median(times[1:])


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
