"""How much of the article `extract` finds in news pages, and what the furniture marker does there.

The measure is that of the article extraction benchmark the pages come from: runs of four words, per
page as many true and false ones as fit, normalised so that long pages weigh no more; precision and
recall are means over pages, F1 their harmonic mean, its error by resampling pages 1,000 times.

The furniture marker is run on the extracted texts. The gold texts hold captions and promos where
they stand inside the article, so that not every gold line that is marked is marked wrongly.

    python -m benchmarks.quality.extract
"""

import gzip
import hashlib
import json
import random
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import datasets
from benchmarks.record import write
from retold.errors import ExtractError
from retold.extract import extract, find_furniture
from retold.model import Document, Page
from retold.read import from_bytes

WORDS = 4  # in a run
RESAMPLINGS = 1_000
GOLD_LINE = 0.8
"""Share of a line's runs that are in the gold text, from which on the line counts as gold."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Judged:
    """One page: its runs of words as (true, surplus, missed), with all text and with the story."""

    key: str
    whole: tuple[float, float, float]
    story: tuple[float, float, float]
    marked: tuple[str, ...]
    marked_gold: tuple[str, ...]
    gold_words: int
    seconds: float
    document: Document | None


def main() -> None:
    """Judge every page and write the result."""
    judged = [_judge(*page) for page in pages()]
    judged[0] = _judge(*next(pages()))  # the first page paid for loading the extractor
    halves = {
        "tune": [page for page in judged if not _is_reported(page.key)],
        "report": [page for page in judged if _is_reported(page.key)],
        "all": judged,
    }
    write("extract", {name: _summary(part) for name, part in halves.items()})
    for page in judged:
        for line in page.marked_gold:
            print(f"marked, but gold: {line}", file=sys.stderr)


def pages() -> Iterator[tuple[str, bytes, str]]:
    """Each page's key, bytes and gold text, by key."""
    folder = datasets.folder("zyte", "zyte*.tar.xz")
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for key in sorted(gold):
        packed = Path(folder / "html" / f"{key}.html.gz")
        yield key, gzip.decompress(packed.read_bytes()), gold[key].get("articleBody") or ""


def shingle_counts(gold: str, found: str) -> tuple[float, float, float]:
    """Shares of the runs of words that are in both, only in what was found, only in the gold."""
    wanted, given = _shingles(gold), _shingles(found)
    true = (wanted & given).total()
    surplus, missed = given.total() - true, wanted.total() - true
    total = true + surplus + missed
    return (true / total, surplus / total, missed / total) if total else (0.0, 0.0, 0.0)


def scores(counts: Sequence[tuple[float, float, float]]) -> dict[str, float]:
    """F1, precision and recall over pages."""
    precision = statistics.mean(_ratio(t, s, m) for t, s, m in counts if t + s > 0)
    recall = statistics.mean(_ratio(t, m, s) for t, s, m in counts if t + m > 0)
    return {
        "f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        "precision": precision,
        "recall": recall,
    }


def _ratio(true: float, wrong: float, other: float) -> float:
    """True of true and wrong, as the benchmark defines it where there is nothing."""
    if wrong == other == 0:
        return 1.0
    return true / (true + wrong) if true else 0.0


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    runs = (tuple(words[at : at + WORDS]) for at in range(max(1, len(words) - WORDS + 1)))
    return Counter(run for run in runs if run)


def _judge(key: str, content: bytes, gold: str) -> Judged:
    start = time.process_time()
    try:
        page = from_bytes(content, f"{key}.html")
        document = extract(page) if isinstance(page, Page) else page
    except ExtractError:
        document = None
    seconds = time.process_time() - start
    text = document.text if document else ""
    furniture = find_furniture(document) if document else ()
    marked = tuple(span.of(text) for span in furniture)
    gold_runs = _shingles(gold)
    return Judged(
        key=key,
        whole=shingle_counts(gold, text),
        story=shingle_counts(gold, _without(text, [(s.start, s.end) for s in furniture])),
        marked=marked,
        marked_gold=tuple(line for line in marked if _is_gold(line, gold, gold_runs)),
        gold_words=len(_WORD.findall(gold)),
        seconds=seconds,
        document=document,
    )


def _is_gold(line: str, gold: str, gold_runs: Counter[tuple[str, ...]]) -> bool:
    runs = _shingles(line)
    if len(_WORD.findall(line)) < WORDS:
        return line in gold.splitlines()
    return sum(run in gold_runs for run in runs) >= GOLD_LINE * len(runs)


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    kept, end = [], 0
    for start, stop in spans:
        kept.append(text[end:start])
        end = stop
    return "".join([*kept, text[end:]])


def _is_reported(key: str) -> bool:
    return hashlib.sha256(key.encode()).digest()[0] % 2 == 1


def _summary(part: Sequence[Judged]) -> dict[str, Any]:
    marked_words = sum(len(_WORD.findall(line)) for page in part for line in page.marked_gold)
    return {
        "pages": len(part),
        "without_article": sum(page.document is None for page in part),
        **_with_error([page.whole for page in part]),
        "furniture": {
            "lines_marked": sum(len(page.marked) for page in part),
            "lines_marked_in_gold": sum(len(page.marked_gold) for page in part),
            "share_of_gold_words_marked": round(
                marked_words / sum(page.gold_words for page in part), 5
            ),
            **{
                f"{name}_without_furniture": value
                for name, value in _with_error([page.story for page in part]).items()
            },
        },
        "declared": {
            field: sum(bool(page.document and getattr(page.document, field)) for page in part)
            for field in ("title", "outlet", "byline", "published", "language", "url")
        },
        "milliseconds_per_page": round(statistics.mean(page.seconds for page in part) * 1_000, 1),
    }


def _with_error(counts: Sequence[tuple[float, float, float]]) -> dict[str, float]:
    rng = random.Random(0)  # noqa: S311 - resampling
    again = [scores([rng.choice(counts) for _ in counts])["f1"] for _ in range(RESAMPLINGS)]
    found = {name: round(value, 4) for name, value in scores(counts).items()}
    return {**found, "f1_error": round(statistics.stdev(again), 4)}


if __name__ == "__main__":
    main()
