"""How well reused passages are found: PlagDet on PAN's text alignment corpus, by kind of reuse.

Beside `find_passages` stands a naive baseline: runs of five words that both documents share, joined
where little lies between them; where text-matcher is installed, it and retold are also run on the
first pairs of each category, for it is slow. Each category's pairs are halved by a hash of their
names; the settings were chosen on the `tune` half, and `report` is what counts. Pairs without reuse
are part of every figure: whatever is found there lowers precision and is counted as false.

    python -m benchmarks.quality.passages [--sample N]
"""

import argparse
import hashlib
import sys
import time
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from benchmarks import datasets, passages_peer
from benchmarks.plagdet import plagdet
from benchmarks.record import write
from retold.align.passages import find_passages
from retold.model import Document, Passage, SegmentedDocument, Span
from retold.text.segment import segment

RUN = 5  # words in a row that the baseline takes for reuse
GAP = 20  # words between two runs that it bridges
SHORTEST = 15  # words in a passage of the baseline
PEER_PAIRS = 100  # of each category, on which the public aligner is run too

Finder = Callable[[SegmentedDocument, SegmentedDocument], Sequence[Passage]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents of a category, by their files, and the passages that are truly reused."""

    category: str
    target: Path
    source: Path
    cases: tuple[Passage, ...]

    @property
    def name(self) -> str:
        """Names the pair across categories."""
        return f"{self.category}/{self.target.stem}/{self.source.stem}"


def main() -> None:
    """Find the passages of every pair of the report half and write the result."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--half", choices=("report", "tune", "all"), default="report")
    arguments.add_argument("--sample", type=int, help="at most so many pairs a category")
    chosen = arguments.parse_args()
    chosen_pairs = [
        pair
        for of_category in categories(chosen.half).values()
        for pair in of_category[: chosen.sample]
    ]
    finders: dict[str, Finder] = {"retold": find_passages, "baseline": common_runs}
    result = {name: measured(chosen_pairs, finder) for name, finder in finders.items()}
    if passages_peer.is_installed():
        result["beside text-matcher"] = _beside_peer(chosen.half)
    complete = chosen.half == "report" and chosen.sample is None
    write("passages" if complete else "passages-part", {"half": chosen.half, **result})


def _beside_peer(half: str) -> dict[str, Any]:
    """Both on the same first pairs of each category."""
    pairs = [pair for of_category in categories(half).values() for pair in of_category[:PEER_PAIRS]]
    return {
        "retold": measured(pairs, find_passages),
        "text-matcher": measured(pairs, passages_peer.text_matcher),
    }


def categories(half: str) -> dict[str, list[Pair]]:
    """The pairs of each category, in the order of a hash of their names."""
    folder = datasets.folder("pan13-train", "pan13-*.tar.xz")
    found: dict[str, list[Pair]] = {}
    for category in sorted(path for path in folder.glob("0*-*") if path.is_dir()):
        pairs = sorted(_pairs(folder, category), key=_hash)
        middle = len(pairs) // 2
        part = {"tune": pairs[:middle], "report": pairs[middle:], "all": pairs}
        found[category.name] = part[half]
    return found


def measured(pairs: Sequence[Pair], finder: Finder) -> dict[str, Any]:
    """PlagDet and its parts by category, false detections, processor seconds a pair."""
    found: dict[str, Sequence[Passage]] = {}
    seconds: dict[str, float] = {}
    for number, pair in enumerate(pairs, 1):
        source, target = _document(pair.source), _document(pair.target)
        start = time.process_time()
        found[pair.name] = finder(source, target)
        seconds[pair.name] = time.process_time() - start
        if number % 250 == 0:
            print(f"{number} of {len(pairs)} pairs", file=sys.stderr)
    parts: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        parts[pair.category].append(pair)
    parts["all"] = list(pairs)
    return {name: _figures(part, found, seconds) for name, part in parts.items()}


def common_runs(source: SegmentedDocument, target: SegmentedDocument) -> list[Passage]:
    """The baseline: runs of five common words, those with small gaps on both sides joined."""
    left, right = _words(source), _words(target)
    places: dict[tuple[str, ...], int] = {}
    for at in range(len(left) - RUN + 1):
        places.setdefault(tuple(word for word, _ in left[at : at + RUN]), at)
    joined: list[tuple[int, int, int, int]] = []
    for at in range(len(right) - RUN + 1):
        place = places.get(tuple(word for word, _ in right[at : at + RUN]))
        if place is None:
            continue
        if joined:
            first, last, start, end = joined[-1]
            if at - end <= GAP and first - GAP <= place <= last + GAP:
                joined[-1] = (min(first, place), max(last, place + RUN), start, at + RUN)
                continue
        joined.append((place, place + RUN, at, at + RUN))
    return [
        Passage(_cover(left, first, last), _cover(right, start, end), 1.0)
        for first, last, start, end in joined
        if end - start >= SHORTEST
    ]


def _pairs(folder: Path, category: Path) -> Iterator[Pair]:
    for line in (category / "pairs").read_text(encoding="utf-8").splitlines():
        target, source = line.split()
        gold = category / f"{Path(target).stem}-{Path(source).stem}.xml"
        yield Pair(
            category.name, folder / "susp" / target, folder / "src" / source, tuple(_cases(gold))
        )


def _cases(gold: Path) -> Iterator[Passage]:
    for feature in ET.parse(gold).getroot().iter("feature"):  # noqa: S314 - the corpus is trusted
        if feature.get("name") == "plagiarism":
            source, target = (
                Span(start, start + int(feature.attrib[f"{side}_length"]))
                for side in ("source", "this")
                for start in [int(feature.attrib[f"{side}_offset"])]
            )
            yield Passage(source, target, 1.0)


def _hash(pair: Pair) -> str:
    return hashlib.sha1(f"{pair.target.name}{pair.source.name}".encode()).hexdigest()  # noqa: S324


@lru_cache(maxsize=64)
def _document(path: Path) -> SegmentedDocument:
    with path.open(encoding="utf-8", newline="") as file:  # offsets count every line end as it is
        return segment(Document(path.name, file.read()))


def _figures(
    pairs: Sequence[Pair], found: dict[str, Sequence[Passage]], seconds: dict[str, float]
) -> dict[str, Any]:
    score = plagdet(
        {pair.name: pair.cases for pair in pairs}, {pair.name: found[pair.name] for pair in pairs}
    )
    clean = [pair for pair in pairs if not pair.cases]
    mean = sum(seconds[pair.name] for pair in pairs) / len(pairs)
    return {
        **{name: round(value, 4) for name, value in asdict(score).items()},
        "pairs": len(pairs),
        "pairs_without_reuse": len(clean),
        "false_pairs_without_reuse": sum(1 for pair in clean if found[pair.name]),
        "false_detections_without_reuse": sum(len(found[pair.name]) for pair in clean),
        "seconds_per_pair": round(mean, 4),
    }


def _words(document: SegmentedDocument) -> list[tuple[str, Span]]:
    text = document.text
    tokens = chain.from_iterable(sentence.tokens for sentence in document.sentences)
    return [(token.of(text).lower(), token) for token in tokens if text[token.start].isalnum()]


def _cover(words: list[tuple[str, Span]], first: int, last: int) -> Span:
    return Span(words[first][1].start, words[last - 1][1].end)


if __name__ == "__main__":
    main()
