"""Near-duplicates in stages: one core against two, bytes that move, and whether the bytes agree.

Documents are made by a generator with a seed: words by Zipf's law, copies of several kinds and
notices of one template. The command runs in one process, in stages in one process and in two, and
on Sail and Spark where they are installed; each in a process of its own, and all results must be
the same bytes. The load of the machine is written down: with others at work seconds say little, and
processor seconds are what the estimate in docs/concepts/scale.md is made from.

    RETOLD_DOCUMENTS=100000 RETOLD_SPARK=/path/to/python python -m benchmarks.speed.engines

`RETOLD_SPARK` is a Python that has PySpark, which the client that Sail wants cannot be beside.
"""

import hashlib
import importlib.util
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from benchmarks.record import write

DOCUMENTS = int(os.environ.get("RETOLD_DOCUMENTS", "100000"))
SPARK = os.environ.get("RETOLD_SPARK")
WORDS = 20_000
RUNS = {
    "one process": (),
    "stages, 1 worker": ("--partitions", "4"),
    "stages, 2 workers": ("--workers", "2", "--partitions", "4"),
    "sail, 2 partitions": ("--engine", "sail", "--partitions", "2"),
    "sail, 8 partitions": ("--engine", "sail", "--partitions", "8"),
    "spark, 2 partitions": ("--engine", "spark", "--master", "local[2]", "--partitions", "2"),
    "spark, 8 partitions": ("--engine", "spark", "--master", "local[2]", "--partitions", "8"),
}
NOTICE = (
    "Notice of works. From {} to {} the county will mend the road at {} between the {} bridge "
    "and the {} gate. Buses {} and {} leave from the square in {}. Residents keep access on foot "
    "at all times, deliveries wait until {} in the evening; the county thanks all for patience."
)


def main() -> None:
    """Time the engines that are here, and write the result."""
    with tempfile.TemporaryDirectory(prefix="retold-bench-") as name:
        folder = Path(name)
        corpus = folder / "corpus.jsonl"
        with corpus.open("w", encoding="utf-8") as out:
            out.writelines(make_documents(DOCUMENTS))
        result: dict[str, Any] = {
            "documents": DOCUMENTS,
            "bytes_a_document": round(corpus.stat().st_size / DOCUMENTS),
            "processors": os.cpu_count(),
            "load_before": round(os.getloadavg()[0], 1),
        }
        digests = set()
        for run, options in RUNS.items():
            if not _is_here(options):
                continue
            result[run], digest = _timed(corpus, folder, options)
            digests.add(digest)
        result["same_bytes"] = len(digests) == 1
    write("speed-engines", result)


def _is_here(options: tuple[str, ...]) -> bool:
    if "sail" in options:
        return importlib.util.find_spec("pysail") is not None
    return "spark" not in options or SPARK is not None


def _timed(corpus: Path, folder: Path, options: tuple[str, ...]) -> tuple[dict[str, Any], str]:
    """What a run took, and a digest of its results."""
    work, out, clusters = folder / "work", folder / "kept.jsonl", folder / "clusters.jsonl"
    shutil.rmtree(work, ignore_errors=True)
    python = SPARK if SPARK and "spark" in options else sys.executable
    command = [python, "-m", "retold", "dedupe", str(corpus), "--out", str(out)]
    command += ["--clusters", str(clusters), *options]
    if options:
        command += ["--work", str(work)]
    start = time.monotonic()
    process = subprocess.Popen(command)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    if status:
        raise SystemExit(f"{' '.join(command)}: failed")
    processor = used.ru_utime + used.ru_stime
    took: dict[str, Any] = {"seconds": round(seconds, 1)}
    if "spark" not in options:  # what the JVM uses is not told to who began it
        took |= {
            "processor_seconds": round(processor, 1),
            "documents_per_core_second": round(DOCUMENTS / processor),
            "peak_mb": round(used.ru_maxrss / 1024),
        }
    if options:
        stages = [json.loads(path.read_text()) for path in work.glob("*/_manifest.json")]
        moved = sum(stage["moved"] or 0 for stage in stages if "--engine" not in options)
        took["left_bytes_a_document"] = round(sum(stage["bytes"] for stage in stages) / DOCUMENTS)
        if moved:
            took["moved_bytes_a_document"] = round(moved / DOCUMENTS)
        took["rounds"] = len([*work.glob("compared-*")])
        took["stage_seconds"] = {
            stage["stage"]: round(stage["seconds"], 2)
            for stage in sorted(stages, key=lambda stage: -stage["seconds"])[:8]
        }
    digest = hashlib.sha256(out.read_bytes() + clusters.read_bytes()).hexdigest()
    return took, digest


def make_documents(count: int, seed: int = 7) -> Iterator[str]:
    """Lines of JSON: news-like texts of 40 to 1,000 words, one in seven a copy of one before it."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    words = [_word(chance) for _ in range(WORDS)]
    weights = [*accumulate(1 / (rank + 2) for rank in range(WORDS))]
    held: list[list[str]] = []
    for number in range(count):
        kind = chance.random()
        if kind < 0.02:
            text = NOTICE.format(*chance.choices(words, k=9)).split()
        elif kind < 0.16 and held:
            text = _copied(chance, chance.choice(held), words)
        else:
            size = int(min(1000, max(40, chance.lognormvariate(5.7, 0.7))))
            text = chance.choices(words, cum_weights=weights, k=size)
            if len(held) < 5000:
                held.append(text)
            else:
                held[chance.randrange(5000)] = text
        yield json.dumps({"id": str(number), "text": " ".join(text)}) + "\n"


def _copied(chance: random.Random, text: list[str], words: list[str]) -> list[str]:
    """A copy: the same words, some of them others, or a part."""
    kind = chance.random()
    if kind < 0.25:
        return [word.capitalize() for word in text]
    if kind < 0.4:
        return text[: max(40, len(text) // 2)]
    share = chance.choice((0.02, 0.05, 0.1, 0.2, 0.3))
    return [chance.choice(words) if chance.random() < share else word for word in text]


def _word(chance: random.Random) -> str:
    pairs = (chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(4))
    return "".join(pairs)[: chance.randint(2, 8)]


if __name__ == "__main__":
    main()
