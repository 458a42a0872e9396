"""How the time and memory of finding passages grow with the documents.

The made story and its edited copy of `benchmarks.speed.align`, each size in a process of its own.

    python -m benchmarks.speed.passages
"""

import time

from benchmarks.record import write
from benchmarks.speed.align import edited_copy, growth
from retold.align.passages import find_passages


def main() -> None:
    """Time the search in each size and write the results."""
    write("speed-passages", growth(_found, "characters_of_copied_sentences_found"))


def _found(size: int) -> tuple[float, float]:
    """CPU seconds of the search, and the share of the copied characters that lie in passages."""
    source, target, gold = edited_copy(size)
    start = time.process_time()
    passages = find_passages(source, target)
    seconds = time.process_time() - start
    copied = [target.sentences[at].span for _, (at,) in gold]
    inside = bytearray(len(target.text))
    for passage in passages:
        inside[passage.target.start : passage.target.end] = b"\1" * (
            passage.target.end - passage.target.start
        )
    found = sum(inside.count(1, span.start, span.end) for span in copied)
    return seconds, found / sum(span.end - span.start for span in copied)


if __name__ == "__main__":
    main()
