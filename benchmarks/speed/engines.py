"""Near-duplicates in stages: one core against two, bytes that move, and whether the bytes agree.

Documents are those of `benchmarks.made_corpus`. The command runs in one process, in stages in one
process and in two, and on Sail and Spark where they are installed; each in a process of its own,
and all results must be the same bytes. The load of the machine is written down: with others at work
seconds say little, and processor seconds are what the estimate in docs/concepts/scale.md is made
from.

    RETOLD_SPARK=/path/to/python python -m benchmarks.speed.engines [DOCUMENTS]

`RETOLD_SPARK` is a Python that has PySpark, which the client that Sail wants cannot be beside. Of
more documents than 100,000 the result has a file of its own, without Sail and Spark.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.made_corpus import made_lines
from benchmarks.quality.dedupe import measured
from benchmarks.record import write

DOCUMENTS = 100_000
"""More are for processes of this machine alone: Spark takes more than a minute for so many."""
SPARK = os.environ.get("RETOLD_SPARK")
PARTITION = 25_000
"""Documents of a partition where processes of this machine do the work."""
RUNS: dict[str, tuple[str, ...]] = {
    "one process": (),
    "stages, 1 worker": ("--workers", "1"),
    "stages, 2 workers": ("--workers", "2"),
    "sail, 2 partitions": ("--engine", "sail", "--partitions", "2"),
    "sail, 8 partitions": ("--engine", "sail", "--partitions", "8"),
    "spark, 2 partitions": ("--engine", "spark", "--master", "local[2]", "--partitions", "2"),
    "spark, 8 partitions": ("--engine", "spark", "--master", "local[2]", "--partitions", "8"),
}


def main() -> None:
    """Time the engines that are here, and write the result."""
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    is_large = documents > DOCUMENTS
    with tempfile.TemporaryDirectory(prefix="retold-bench-") as name:
        folder = Path(name)
        corpus = folder / "corpus.jsonl"
        with corpus.open("w", encoding="utf-8") as out:
            out.writelines(made_lines(documents))
        result: dict[str, Any] = {
            "documents": documents,
            "bytes_a_document": round(corpus.stat().st_size / documents),
            "processors": os.cpu_count(),
            "load_before": round(os.getloadavg()[0], 1),
        }
        digests = set()
        for run, options in RUNS.items():
            if not _is_here(options) or (is_large and "--engine" in options):
                continue
            result[run], digest = _timed(corpus, folder, options, documents)
            print(run, result[run], file=sys.stderr, flush=True)
            digests.add(digest)
        result["same_bytes"] = len(digests) == 1
    write("speed-engines-large" if is_large else "speed-engines", result)


def _is_here(options: tuple[str, ...]) -> bool:
    if "sail" in options:
        return importlib.util.find_spec("pysail") is not None
    return "spark" not in options or SPARK is not None


def _timed(
    corpus: Path, folder: Path, options: tuple[str, ...], documents: int
) -> tuple[dict[str, Any], str]:
    """What a run took, and a digest of its results."""
    work, out, clusters = folder / "work", folder / "kept.jsonl", folder / "clusters.jsonl"
    shutil.rmtree(work, ignore_errors=True)
    python = SPARK if SPARK and "spark" in options else sys.executable
    command = [python, "-m", "retold", "dedupe", str(corpus), "--out", str(out)]
    command += ["--clusters", str(clusters), *options]
    if options:
        command += ["--work", str(work)]
    if "--workers" in options:
        command += ["--partitions", str(max(2, documents // PARTITION))]
    seconds, processor, peak, failed = measured(command)
    if failed:
        raise SystemExit(f"{' '.join(command)}: failed")
    took: dict[str, Any] = {"seconds": round(seconds, 1)}
    if "spark" not in options:  # what the JVM uses is not told to who began it
        took |= {
            "processor_seconds": round(processor, 1),
            "documents_per_core_second": round(documents / processor),
            "peak_mb": round(peak),
        }
    if options:
        stages = [json.loads(path.read_text()) for path in work.glob("*/_manifest.json")]
        moved = sum(stage["moved"] or 0 for stage in stages if "--engine" not in options)
        took["left_bytes_a_document"] = round(sum(stage["bytes"] for stage in stages) / documents)
        if moved:
            took["moved_bytes_a_document"] = round(moved / documents)
        took["rounds"] = len([*work.glob("compared-*")])
        took["stage_seconds"] = {
            stage["stage"]: round(stage["seconds"], 2)
            for stage in sorted(stages, key=lambda stage: -stage["seconds"])[:8]
        }
    digest = hashlib.sha256(out.read_bytes() + clusters.read_bytes()).hexdigest()
    return took, digest


if __name__ == "__main__":
    main()
