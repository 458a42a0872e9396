"""What the reader adds: word links, changed words, whole stories; and what it costs.

    RETOLD_DATA=... python -m benchmarks.quality.reader [--only links|words|stories|speed]

links: F1 over all pairs of words (marks left out) of MultiMWA's test sets, two translations of news
(mtref) and two revisions (wiki), of the rules' links, the reader's, and the rules' with the
reader's where words are left unlinked. It learnt from none of them.
words: our own held-out rewordings. Of the changed words of the distorted ones, and by kind of
error of the errors, how many it marks at the score at which it marks anything in one faithful
rewording of twenty, of five, of two; how well it ranks words (average precision).
stories: the golden stories for settings, and held-out rewordings put together to texts, by the
rules alone and with the reader: what chose its thresholds, so no figure to boast of.
"""

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import datasets
from benchmarks.quality import rewordings, stories
from benchmarks.quality.audit import one_bead
from benchmarks.record import FOLDER
from retold.audit.link import link_beads
from retold.compare import compare
from retold.model import Document, Span
from retold.models.reader import Reading, SteadyReader, load_reader

LINKED = 0.5
"""Score from which two words are linked."""
FALSE_SHARES = (0.05, 0.2, 0.5)
"""Shares of faithful rewordings with a marked word at which errors are counted."""
MOST_TEXTS = 120
"""Texts put together of held-out rewordings that are compared."""
SETS = {"mtref": 800, "wiki": 1052}

Links = set[tuple[int, int]]


def main() -> None:
    """Measure what is asked for, print it, and write it beside the rest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parts = {"links": links, "words": changed_words, "stories": whole_stories, "speed": speed}
    parser.add_argument("--only", choices=parts)
    asked = parser.parse_args()
    path = FOLDER / "reader.json"
    result = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    for name, measure in parts.items():
        if asked.only in {None, name}:
            result[name] = measure()
            print(name, json.dumps(result[name], indent=1), flush=True)
    path.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def links() -> dict[str, Any]:
    """Precision, recall and F1 of links of each kind, on each set."""
    path = datasets.root() / "learn" / "multimwa.jsonl"
    if not path.exists():
        raise datasets.Absent("multimwa.jsonl is not in the folder `learn` of RETOLD_DATA")
    result = {}
    for name, size in SETS.items():
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for row in islice(_rows(path, f"{name}-test"), size):
            for kind, found in _linked(row).items():
                gold = _sure(row)
                counts[kind]["right"] += len(found & gold)
                counts[kind]["found"] += len(found)
                counts[kind]["gold"] += len(gold)
        result[name] = {kind: _f1(figures) for kind, figures in counts.items()}
    return result


def _rows(path: Path, wanted: str) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["set"] == wanted:
                yield row


def _sure(row: dict[str, Any]) -> Links:
    pairs = (tuple(map(int, pair.split("-"))) for pair in row["sure"])
    return {
        (i, j)
        for i, j in pairs
        if any(map(str.isalnum, row["a"][i])) and any(map(str.isalnum, row["b"][j]))
    }


def _linked(row: dict[str, Any]) -> dict[str, Links]:
    sides = [_joined(row[name]) for name in "ab"]
    reader = load_reader()
    assert reader is not None  # noqa: S101
    (reading,) = reader.read([(sides[0][0], sides[1][0])])
    by_reader = _by_tokens(
        zip(*np.nonzero(reading.links >= LINKED), strict=True),
        (reading.source_words, reading.target_words),
        (sides[0][1], sides[1][1]),
    )
    beads = link_beads(one_bead(sides[0][0], sides[1][0]))
    by_rules: Links = set()
    for bead in beads:
        by_rules |= _by_tokens(
            ((i, j) for i, j in enumerate(bead.to_target) if j is not None),
            ([word.span for word in bead.source], [word.span for word in bead.target]),
            (sides[0][1], sides[1][1]),
        )
    tied = {i for i, _ in by_rules}, {j for _, j in by_rules}
    more = {(i, j) for i, j in by_reader if i not in tied[0] or j not in tied[1]}
    return {"rules": by_rules, "reader": by_reader, "both": by_rules | more}


def _joined(tokens: Sequence[str]) -> tuple[str, list[Span]]:
    """The text of tokens, and where each stands."""
    spans: list[Span] = []
    for token in tokens:
        start = spans[-1].end + 1 if spans else 0
        spans.append(Span(start, start + len(token)))
    return " ".join(tokens), spans


def _by_tokens(
    found: Iterable[tuple[int, int]],
    words: tuple[Sequence[Span], Sequence[Span]],
    tokens: tuple[Sequence[Span], Sequence[Span]],
) -> Links:
    """Links between words as links between the tokens that they touch."""
    touched = [
        [
            [k for k, token in enumerate(side) if token.start < word.end and word.start < token.end]
            for word in spans
        ]
        for spans, side in zip(words, tokens, strict=True)
    ]
    return {(a, b) for i, j in found for a in touched[0][i] for b in touched[1][j]}


def _f1(figures: Counter[str]) -> dict[str, float]:
    precision = figures["right"] / max(1, figures["found"])
    recall = figures["right"] / max(1, figures["gold"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"P": round(precision, 3), "R": round(recall, 3), "F1": round(f1, 3)}


def changed_words() -> dict[str, Any]:
    """How well changed words are told from kept ones in held-out rewordings of our own."""
    _, held = rewordings.split()
    highest: list[float] = []
    ranked: list[tuple[float, bool]] = []
    errors: list[tuple[str, float]] = []
    for row in held:
        faithful = _read(row["source"], row["faithful"])
        highest.append(max(faithful.source_changed.max(), faithful.target_changed.max()))
        target, marks = rewordings.unmarked(row["distorted"])
        reading = _read(row["source"], target)
        for span, score in zip(reading.target_words, reading.target_changed, strict=True):
            ranked.append((score, any(a < span.end and span.start < b for a, b in marks)))
        ranked += [(score, False) for score in faithful.target_changed]
        errors += [(error.kind, _score(reading, error)) for error in rewordings.planted(row)]
    result: dict[str, Any] = {
        "rows": len(held),
        "errors": len(errors),
        "average precision": round(_average_precision(ranked), 3),
    }
    for share in FALSE_SHARES:
        bar = float(np.quantile(highest, 1 - share))
        found = Counter(kind for kind, score in errors if score > bar)
        every = Counter(kind for kind, _ in errors)
        result[f"marked in {share:.0%} of faithful"] = {
            "score": round(bar, 3),
            "errors found": round(sum(found.values()) / len(errors), 3),
            "by kind": {kind: f"{found[kind]} of {count}" for kind, count in sorted(every.items())},
        }
    return result


def _read(source: str, target: str) -> Reading:
    reader = load_reader()
    assert reader is not None  # noqa: S101
    return reader.read([(source, target)])[0]


def _score(reading: Reading, error: stories.Planted) -> float:
    """The highest score of the words of an error on either side."""
    sides = (
        (error.source, reading.source_words, reading.source_changed),
        (error.target, reading.target_words, reading.target_changed),
    )
    return max(
        float(score)
        for span, words, scores in sides
        if span is not None
        for word, score in zip(words, scores, strict=True)
        if word.start < span.end and span.start < word.end
    )


def _average_precision(ranked: Sequence[tuple[float, bool]]) -> float:
    right, total = 0, 0.0
    for rank, (_, truth) in enumerate(sorted(ranked, key=lambda pair: -pair[0]), 1):
        if truth:
            right += 1
            total += right / rank
    return total / max(1, right)


def whole_stories() -> dict[str, Any]:
    """What is found and right in whole texts by the rules alone, and with the reader."""
    result: dict[str, Any] = {}
    _, held = rewordings.split()
    texts = list(islice(rewordings.stories(held), MOST_TEXTS))
    for reader in ("none", "default"):
        result[reader] = {
            "settings": _figures(stories.measured("settings", None, reader)),
            "held-out rewordings": _held(texts, reader),
        }
    return result


def _figures(measured: dict[str, Any]) -> dict[str, Any]:
    return {**measured["kinds"], "all": measured["all"], "reliability": measured["reliability"]}


def _held(texts: Sequence[stories.Retelling], reader: str) -> dict[str, Any]:
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for retelling in texts:
        changes = compare(
            Document("source", retelling.source, language="en"),
            Document("target", retelling.target, language="en"),
            reader=reader,
        ).changes
        stories.count(retelling, changes, kinds[retelling.kind])
    return {kind: stories.shares(figures) for kind, figures in kinds.items()}


def speed() -> dict[str, float]:
    """Seconds to load, and pairs a second, of the time that the processor gave."""
    _, held = rewordings.split()
    pairs = [(row["source"], row["faithful"]) for row in held]
    reader = SteadyReader()
    start = time.process_time()
    reader.read(pairs[:1])
    loaded = time.process_time()
    reader.read(pairs[1:])
    seconds = time.process_time() - loaded
    return {
        "first pair, seconds": round(loaded - start, 3),
        "pairs a second": round((len(pairs) - 1) / seconds, 1),
    }


if __name__ == "__main__":
    main()
