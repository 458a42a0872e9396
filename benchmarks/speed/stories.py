"""What `stories` costs, document by document, as a corpus grows; and what a new document costs.

    RETOLD_DATA=/folder/with/data python -m benchmarks.speed.stories

Articles of `allsides` in corpora of several sizes, one process each. Measured are the documents
looked at in a second, the stories told, and the peak of memory. Then copies of one article are
added, and the counters tell how much was done again.
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

SIZES = (3_000, 10_000, 33_000)
COPIES = 3


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
    write("speed-stories", result)


def measure(size: int) -> dict[str, Any]:
    """The cost of the stories of so many articles, and of some copies that come later."""
    with tempfile.TemporaryDirectory(prefix="retold-bench-") as name:
        folder = Path(name) / "corpus"
        with Corpus(folder) as corpus:
            corpus.add(_articles(size))
        with Survey(folder) as survey:
            start = time.perf_counter()
            for done, _ in enumerate(survey.look()):
                if done % 1000 == 0:
                    print(f"{size}: {done}", file=sys.stderr)
            looked = time.perf_counter()
            stories = survey.found()
            grouped = time.perf_counter()
            several = sum(len(story.documents) > 1 for story in survey.tell())
            told = time.perf_counter()
            counts = asdict(survey.counts)
        first = next(iter(_articles(1)))
        with Corpus(folder) as corpus:
            corpus.add(
                Document(f"copy {at}", first.text, published=first.published, language="en")
                for at in range(COPIES)
            )
        with Survey(folder) as survey:
            again = time.perf_counter()
            for _ in survey.look():
                pass
            for _ in survey.tell():
                pass
            added = time.perf_counter()
            later = asdict(survey.counts)
    return {
        "documents a second": round(size / (looked - start), 1),
        "seconds to group": round(grouped - looked, 1),
        "seconds to tell": round(told - grouped, 1),
        "stories": stories,
        "of several documents": several,
        "pairs compared": counts["pairs"],
        "peak memory, MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        f"after {COPIES} more": {
            "documents looked at": later["documents"],
            "pairs compared": later["pairs"],
            "stories told anew": later["told"],
            "stories told as before": later["kept"],
            "seconds": round(added - again, 1),
        },
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
