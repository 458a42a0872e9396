"""How many sentences a second the audit reads, beside word diffs of the same beads.

Two English versions of each news document of WMT 2021, a person's and a machine's, aligned by
line. Each document goes through every tool once, one after the other, and is new to all of them;
the sample story goes first, so that word lists are loaded. A word diff says which words differ, the
audit what that changes, so that the ratio is the price of the judgement.

    python -m benchmarks.speed.audit
"""

import difflib
import time
from collections.abc import Callable, Iterator
from typing import Any

from rapidfuzz.distance import Levenshtein

from benchmarks import datasets
from benchmarks.quality.audit import BEST_SYSTEMS, line_aligned
from benchmarks.record import write
from retold.audit import audit
from retold.model import Alignment
from retold.sample import path

DOCUMENTS = 120
"""Documents read, spread evenly over the set."""


def main() -> None:
    """Time the tools and write the result."""
    tools: dict[str, Callable[[Alignment], object]] = {
        "retold": lambda alignment: audit(alignment, explain=False),
        "difflib": lambda alignment: [_difflib(*bead) for bead in _beads(alignment)],
        "rapidfuzz": lambda alignment: [_rapidfuzz(*bead) for bead in _beads(alignment)],
    }
    story = path("source").read_text(encoding="utf-8").split("\n")
    for tool in tools.values():
        tool(line_aligned(story, story))
    seconds = dict.fromkeys(tools, 0.0)
    sentences = documents = 0
    for alignment in _alignments():
        documents += 1
        sentences += len(alignment.target.sentences)
        for name, tool in tools.items():
            start = time.process_time()
            tool(alignment)
            seconds[name] += time.process_time() - start
    result: dict[str, Any] = {"documents": documents, "sentences": sentences}
    for name in tools:
        result[name] = {
            "sentences_per_second": round(sentences / seconds[name]),
            "share_of_our_seconds": round(seconds[name] / seconds["retold"], 4),
        }
    write("speed-audit", result)


def _alignments() -> Iterator[Alignment]:
    records = list(datasets.records("newstest2021*.jsonl*"))
    for record in records[:: -(-len(records) // DOCUMENTS)]:
        versions = record["versions"]
        machine = next((name for name in BEST_SYSTEMS if name in versions), None)
        if machine:
            yield line_aligned(versions["refA"], versions[machine])


def _beads(alignment: Alignment) -> Iterator[tuple[list[str], list[str]]]:
    """The words on both sides of each bead, as the audit has them before it begins."""
    for bead in alignment.beads:
        source, target = (
            [token.of(side.text) for index in sentences for token in side.sentences[index].tokens]
            for side, sentences in (
                (alignment.source, bead.source),
                (alignment.target, bead.target),
            )
        )
        yield source, target


def _difflib(source: list[str], target: list[str]) -> list[Any]:
    return difflib.SequenceMatcher(None, source, target, autojunk=False).get_opcodes()


def _rapidfuzz(source: list[str], target: list[str]) -> list[Any]:
    return Levenshtein.opcodes(source, target).as_list()


if __name__ == "__main__":
    main()
