"""How a corpus grows: documents a second, bytes, milliseconds a lookup; and what a kill leaves.

Documents are made of sentences of `allsides.jsonl`, where it is at hand, else of invented words:
each takes a run of a few sentences from each of several articles, so that vocabulary and topics
are those of news, and no two documents are alike. A lookup is what comes before verification:
fingerprints of the text, and the best candidates in the index. A find is all of it, of documents
made in the same way that are not there; it has more matches here than among real articles, since
every sentence stands in many of these documents. Those that are there under another id, and those
that are there reworded, one word in ten left out, are asked for too. Each size grows from the last,
and the next is left out when at the rate so far it would not be done
within the minutes allowed.

    python -m benchmarks.speed.corpus              to a million documents, in about 40 minutes
    python -m benchmarks.speed.corpus 100000 10    to 100,000, in about 10
"""

import itertools
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.datasets import Absent, records
from benchmarks.record import write
from retold.corpus import Corpus
from retold.index import Archive
from retold.model import Document

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
MINUTES = 40.0
RUN = 3  # sentences taken from one article in a row
RUNS = 7  # articles that a document is made of
LOOKUPS = 300
FINDS = 100
LEFT_OUT = 10  # one word in so many, of documents that are asked for reworded
WARMING = 200  # documents added elsewhere first, so that what is loaded once is not counted
ARTICLES = 20_000  # whose sentences are recombined
KILLS = 50
LONGEST_KILL = 3.0  # seconds after the first documents were told as added


def main() -> None:
    """Grow a corpus through the sizes, kill many writers, and write the result."""
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]
    minutes = float(sys.argv[2]) if len(sys.argv) > 2 else MINUTES
    with tempfile.TemporaryDirectory() as folder:
        killed = _killed(Path(folder) / "news")
    with tempfile.TemporaryDirectory() as folder:
        sizes = [size for size in SIZES if size <= largest]
        grown = _grown(Path(folder) / "news", sizes, 60 * minutes)
    costs = [grown[size]["milliseconds to add one"] for size in grown]
    flat = round(costs[-1] / costs[0], 2)
    write("speed-corpus", {"sizes": grown, "cost of one, last to first": flat, "kills": killed})


def _grown(path: Path, sizes: list[int], seconds: float) -> dict[str, Any]:
    """What a corpus costs at each size that is reached in time."""
    made = documents()
    with tempfile.TemporaryDirectory() as folder, Corpus(folder) as corpus:
        corpus.add(itertools.islice(made, WARMING))
    result: dict[str, Any] = {}
    before, begun = 0, time.perf_counter()
    for size in sizes:
        spent = time.perf_counter() - begun
        if before and spent * size / before > seconds:
            break
        start, cpu = time.perf_counter(), time.process_time()
        with Corpus(path) as corpus:
            corpus.add(itertools.islice(made, size - before))
        added, cpu = time.perf_counter() - start, time.process_time() - cpu
        result[str(size)] = {
            "documents per second": round((size - before) / added),
            "documents per second of processor": round((size - before) / cpu),
            "milliseconds to add one": round(1000 * cpu / (size - before), 3),
            **_lookups(path, size),
            **_finds(path, size),
            "peak memory MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        }
        print(size, result[str(size)], file=sys.stderr, flush=True)
        before = size
    return result


def _finds(path: Path, size: int) -> dict[str, float]:
    """Times of the whole of `find`."""
    chance = random.Random(size + 1)  # noqa: S311 - a repeatable choice, no secret
    archive = Archive(path)
    there = archive.store.get(chance.sample(range(size), FINDS))
    archive.close()
    same = [one.document.text for one in there.values()]
    asked = {
        "find": [one.text for one in itertools.islice(documents(seed=size), FINDS)],
        "find of one that is there": same,
        "find of one that is there reworded": [_reworded(text, chance) for text in same],
    }
    result = {}
    with Corpus(path) as corpus:
        for name, texts in asked.items():
            times = []
            for text in texts:
                start = time.process_time()
                corpus.find(Document("asked", text))
                times.append(1000 * (time.process_time() - start))
            result[f"{name} median ms of processor"] = round(float(np.median(times)), 1)
            result[f"{name} p95 ms of processor"] = round(float(np.percentile(times, 95)), 1)
    return result


def _reworded(text: str, chance: random.Random) -> str:
    return " ".join(word for word in text.split(" ") if chance.randrange(LEFT_OUT))


def _lookups(path: Path, size: int) -> dict[str, float]:
    """Times of lookups of documents that are there; how many find themselves first."""
    archive = Archive(path)
    try:
        chance = random.Random(size)  # noqa: S311 - a repeatable choice, no secret
        numbers = chance.sample(range(size), LOOKUPS)
        texts = {number: one.document.text for number, one in archive.store.get(numbers).items()}
        archive.candidates("a first one opens the files", 1)
        times, cpu, found = [], [], 0
        for number in numbers:
            start, start_cpu = time.perf_counter(), time.process_time()
            hits = archive.candidates(texts[number], 30)
            times.append(1000 * (time.perf_counter() - start))
            cpu.append(1000 * (time.process_time() - start_cpu))
            found += hits[0].number == number
        store = path / "documents.sqlite"
        return {
            "index bytes per document": round(archive.size() / size),
            "database bytes per document": round(store.stat().st_size / size),
            "segments": len(archive.store.segments()),
            "lookup median ms": round(float(np.median(times)), 2),
            "lookup p95 ms": round(float(np.percentile(times, 95)), 2),
            "lookup median ms of processor": round(float(np.median(cpu)), 2),
            "lookup p95 ms of processor": round(float(np.percentile(cpu, 95)), 2),
            "found themselves first": round(found / LOOKUPS, 4),
        }
    finally:
        archive.close()


def documents(seed: int = 0) -> Iterator[Document]:
    """Endless documents, the same every time."""
    sources = _sources()
    chance = random.Random(seed)  # noqa: S311 - a repeatable choice, no secret
    for number in itertools.count():
        parts = []
        for _ in range(RUNS):
            lines = chance.choice(sources)
            at = chance.randrange(max(1, len(lines) - RUN))
            parts.append(" ".join(lines[at : at + RUN]))
        yield Document(f"made-{number}", "\n\n".join(parts))


def _sources() -> list[list[str]]:
    """Articles as lists of sentences."""
    try:
        rows = itertools.islice(records("allsides*.jsonl*"), ARTICLES)
        return [re.split(r"(?<=[.!?])\s+", row["text"]) for row in rows]
    except Absent as absent:
        print(f"invented words instead of articles: {absent}", file=sys.stderr)
    chance = random.Random(1)  # noqa: S311
    letters = "abcdefghiklmnoprstuvw"
    words = ["".join(chance.choices(letters, k=chance.randrange(3, 10))) for _ in range(30_000)]
    return [[" ".join(chance.choices(words, k=20)) + "." for _ in range(20)] for _ in range(2000)]


def _killed(path: Path) -> dict[str, int]:
    """Writers killed at random moments, one after another on the same corpus, and what was kept."""
    chance = random.Random(2)  # noqa: S311
    told: set[str] = set()
    lost = damaged = 0
    for number in range(KILLS):
        told |= _told_by_a_killed_writer(path, number, chance.uniform(0, LONGEST_KILL))
        archive = Archive(path, write=True)
        archive.check()
        kept = {stored.document.id: stored for stored in archive.store.documents()}
        lost += len(told - set(kept))
        named = {f"{name}.seg" for name, _ in archive.store.segments()}
        damaged += {file.name for file in (path / "segments").iterdir()} != named
        for one in chance.sample(sorted(kept), min(5, len(kept))):
            hit = archive.candidates(kept[one].document.text, 1)
            damaged += hit[0].number != kept[one].number
        archive.close()
    return {"kills": KILLS, "documents told as added": len(told), "lost": lost, "faults": damaged}


def _told_by_a_killed_writer(path: Path, number: int, seconds: float) -> set[str]:
    command = [sys.executable, "-m", "benchmarks.speed.corpus", "--write", str(path), str(number)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        stdout = process.stdout
        if stdout is None:
            return set()
        first = stdout.readline()
        time.sleep(seconds)
        process.kill()
        return {line.strip() for line in (first, *stdout) if line.endswith("\n")}


def _write(path: Path, number: int) -> None:
    """Add small batches until killed, telling each document when it is on disk."""
    from retold.corpus import collection

    collection.BATCH_DOCUMENTS = 20
    words = [f"{chr(97 + at % 26)}{at:05d}x" for at in range(5000)]
    chance = random.Random(number)  # noqa: S311
    made = (
        Document(f"{number}-{at}", " ".join(chance.choices(words, k=300)))
        for at in itertools.count()
    )
    with Corpus(path) as opened:
        for outcome in opened.adding(made):
            print(outcome.id, flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        _write(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
