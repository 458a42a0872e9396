"""How sentence alignment's time and memory grow with the documents.

A story of made sentences (words drawn by Zipf's law, the same for every run) beside its edited
copy: every tenth sentence left out, every tenth reworded in part, some merged, some added, and a
run of a hundred sentences moved for every thousand. Each size runs in a process of its own, whose
peak memory is given less that of a process which has only built the documents. Aligned by words,
without an encoder.

    python -m benchmarks.speed.align
"""

import multiprocessing
import random
import resource
import sys
import time
from collections.abc import Callable
from itertools import accumulate

from benchmarks.record import write
from retold.align.beads import find_beads
from retold.model import Document, SegmentedDocument
from retold.text.segment import segment

Pair = tuple[tuple[int, ...], tuple[int, ...]]

SIZES = (1_000, 10_000, 100_000)
VOCABULARY = 60_000
SHORTEST, LONGEST = 8, 30
"""Words of a sentence."""

RUN = 1_000
MOVED = 100
OMITTED, REWORDED, ADDED, MERGED = 0.1, 0.2, 0.25, 0.3
"""Sums of shares: an edit is drawn by one number from 0 to 1."""


def main() -> None:
    """Time the alignment of each size and write the results."""
    write("speed-align", growth(_aligned, "copied_sentences_tied_rightly"))


def growth(work: Callable[[int], tuple[float, float]], share: str) -> dict[str, dict[str, float]]:
    """Time, memory and the share that the work tells, each size in a process of its own."""
    result = {}
    for size in SIZES:
        _, bare, _ = alone(_built, size)
        seconds, peak, right = alone(work, size)
        result[f"{size:,} sentences"] = {
            "seconds": round(seconds, 2),
            "microseconds_a_sentence": round(1e6 * seconds / size),
            "peak_megabytes_beyond_the_documents": round((peak - bare) / 1024),
            share: round(right, 4),
        }
        print(size, "done", file=sys.stderr, flush=True)
    return result


def alone(work: Callable[[int], tuple[float, float]], size: int) -> tuple[float, float, float]:
    """What the work returns, and the peak memory of its process in kilobytes, in the middle."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_watched, (work, size))


def _watched(work: Callable[[int], tuple[float, float]], size: int) -> tuple[float, float, float]:
    seconds, right = work(size)
    return seconds, float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss), right


def _built(size: int) -> tuple[float, float]:
    edited_copy(size)
    return 0.0, 0.0


def _aligned(size: int) -> tuple[float, float]:
    """CPU seconds of the alignment, and the share of the beads of copies that it finds."""
    source, target, gold = edited_copy(size)
    start = time.process_time()
    beads = find_beads(source, target)
    seconds = time.process_time() - start
    found = {(tuple(bead.source), tuple(bead.target)) for bead in beads}
    return seconds, sum(pair in found for pair in gold) / len(gold)


def edited_copy(size: int) -> tuple[SegmentedDocument, SegmentedDocument, list[Pair]]:
    """A story, its edited copy, and the beads of what was not left out."""
    rng = random.Random(size)  # noqa: S311 - no secret
    words = [_word(rng) for _ in range(VOCABULARY)]
    weights = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))

    def sentence() -> list[str]:
        return rng.choices(words, cum_weights=weights, k=rng.randint(SHORTEST, LONGEST))

    story = [sentence() for _ in range(size)]
    copy: list[tuple[tuple[int, ...], list[str]]] = []
    at = 0
    while at < size:
        edit = rng.random()
        if edit >= OMITTED:
            if edit < REWORDED:
                copy.append(
                    ((at,), [w if rng.random() < 0.7 else rng.choice(words) for w in story[at]])
                )
            elif edit < ADDED:
                copy += [((at,), story[at]), ((), sentence())]
            elif edit < MERGED and at + 1 < size:
                copy.append(((at, at + 1), [*story[at], "and", *story[at + 1]]))
                at += 1
            else:
                copy.append(((at,), story[at]))
        at += 1
    for start in range(0, len(copy) - RUN // 2, RUN):
        moved = copy[start : start + MOVED]
        copy[start : start + MOVED] = []
        place = start + RUN // 2 - MOVED
        copy[place:place] = moved
    gold: list[Pair] = [(sources, (at,)) for at, (sources, _) in enumerate(copy) if sources]
    return _document("story", story), _document("copy", [text for _, text in copy]), gold


def _word(rng: random.Random) -> str:
    return "".join(
        rng.choice("bdfglmnprstvz") + rng.choice("aeiou") for _ in range(rng.randint(1, 5))
    )


def _document(name: str, sentences: list[list[str]]) -> SegmentedDocument:
    text = "\n".join(f"{' '.join(words).capitalize()}." for words in sentences)
    document = segment(Document(name, text, language="en"))
    if len(document.sentences) != len(sentences):
        raise ValueError("sentences were cut otherwise than made")
    return document


if __name__ == "__main__":
    main()
