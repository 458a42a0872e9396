"""What `stories` costs, document by document, as a corpus grows; and what a new document costs.

    RETOLD_DATA=/folder/with/data python -m benchmarks.speed.stories

Articles of `allsides` in corpora of several sizes. In each, SAMPLED documents spread over it are
compared with their candidates, which is all that the cost of a document depends on the corpus by;
told are milliseconds of processor time, pairs compared, and the peak of memory with the names of
all documents held. Then, in a corpus of GROWN, a few copies are added, and the counters tell how
much was done again.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.datasets import records
from benchmarks.record import write
from retold.corpus import Corpus
from retold.model import Document
from retold.stories import Survey
from retold.stories.threads import Web

SIZES = (3_000, 10_000, 33_000)
SAMPLED = 400
GROWN, COPIES = 600, 3


def main() -> None:
    """Measure each size in a process of its own, and write the result."""
    if len(sys.argv) > 1:
        print(json.dumps(measure(int(sys.argv[1]))))
        return
    result: dict[str, Any] = {}
    for size in SIZES:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.speed.stories", str(size)],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        result[f"{size:,} documents"] = json.loads(done.stdout)
    result["grown"] = measure_growth()
    write("speed-stories", result)


def measure(size: int) -> dict[str, Any]:
    """The cost of some documents in a corpus of a size."""
    with tempfile.TemporaryDirectory(prefix="retold-bench-") as name:
        folder = Path(name) / "corpus"
        with Corpus(folder) as corpus:
            corpus.add(_articles(size))
        with Web(folder) as web:
            start = time.process_time()
            for number in range(web.total):
                web.rarity.add(web.profile(number).names)
            web.rarity.settle()
            named = time.process_time()
            for number in range(0, web.total, max(1, web.total // SAMPLED)):
                web.look_at(number)
            looked = time.process_time()
            counts = web.counts
    return {
        "ms of processor, names": round(1000 * (named - start) / size, 2),
        "ms of processor, comparing": round(1000 * (looked - named) / counts.documents, 1),
        "pairs a document": round(counts.pairs / counts.documents, 3),
        "peak memory, MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def measure_growth() -> dict[str, Any]:
    """How much is done again when a few documents are added."""
    with tempfile.TemporaryDirectory(prefix="retold-bench-") as name:
        folder = Path(name) / "corpus"
        articles = list(_articles(GROWN))
        doubled = [
            Document(f"{each.id} again", each.text.replace(" said", " told us"), language="en")
            for each in articles[:20]
        ]
        with Corpus(folder) as corpus:
            corpus.add([*articles, *doubled])
        before = _told(folder)
        with Corpus(folder) as corpus:
            corpus.add(
                Document(
                    f"copy {at}", f"{articles[0].text}\n\nFor us {at} is enough.", language="en"
                )
                for at in range(COPIES)
            )
        return {"first": before, f"after {COPIES} more": _told(folder)}


def _told(folder: Path) -> dict[str, Any]:
    start = time.process_time()
    with Survey(folder) as survey:
        for _ in survey.look():
            pass
        several = sum(len(story.documents) > 1 for story in survey.tell())
        counts = asdict(survey.counts)
    return {
        **counts,
        "stories of several": several,
        "seconds of processor": round(time.process_time() - start, 1),
    }


def _articles(size: int) -> Iterator[Document]:
    for each in islice(records("allsides.jsonl*"), size):
        yield Document(
            id=each["id"],
            text=each["text"],
            title=each["title"],
            url=each["url"],
            outlet=each["outlet"],
            published=each["published"],
            language="en",
        )


if __name__ == "__main__":
    main()
