"""How well near-duplicates are found: planted copies among news articles, beside other tools.

Articles get one copy each, with 1 to 40 % of its words replaced, dropped or added; which copy is
of which article is the truth, and pairs in one cluster are what is scored. Thresholds were chosen
on half of the articles (by a hash of their ids), the table is of the other half. A pair of articles
that share half of the shorter one's words in runs of five without having been planted is left out
of account.

    RETOLD_PEERS=/path/to/python python -m benchmarks.quality.dedupe

Other tools are run by the interpreter that RETOLD_PEERS names (the first of several, parted as in
PATH, that has the tool), each in a process of its own, at the threshold with which it has the best
F1 on articles of that same first half: they are given what retold was given.
"""

import hashlib
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from pathlib import Path
from typing import Any

from benchmarks.datasets import records
from benchmarks.dedupe_peers import ABSENT, TOOLS, UNLABELLED
from benchmarks.record import write
from retold.dedupe.policy import RESEMBLANCE

RATES = (0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4)
PEERS = Path(__file__).parents[1] / "dedupe_peers.py"
ARTICLES = 3000
"""For all tools; the slowest takes minutes."""
TUNING = 1500
"""Articles of the other half on which a tool's threshold is chosen."""
THRESHOLDS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)

EVERY = 40_000
"""More than there are: all of the half, for retold alone."""
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Run:
    """One tool's run: its clusters by row, seconds, processor seconds, peak memory in MB."""

    labels: list[int]
    seconds: float
    processor: float
    peak: float


def main() -> None:
    """Score retold and each tool that is there on the same corpus, and write the result."""
    with tempfile.TemporaryDirectory(prefix="retold-bench-") as name:
        corpus = Path(name) / "corpus.jsonl"
        truth = plant(corpus, half="report", articles=ARTICLES)
        result: dict[str, Any] = {
            "articles": ARTICLES,
            "articles that thresholds were chosen on": TUNING,
            "copies": sum(rate > 0 for _, rate in truth),
            "retold": {"threshold": RESEMBLANCE, **score(run_retold(corpus), truth, corpus)},
        }
        for tool, (threshold, scores) in best_thresholds(Path(name)).items():
            found = run_peer(tool, corpus, labelled=True, threshold=threshold)
            result[tool] = {
                "threshold": threshold,
                **score(found, truth, corpus),
                "f1 on the other half by threshold": scores,
            }
        truth = plant(corpus, half="report", articles=EVERY)
        result["all"] = {
            "documents": len(truth),
            "retold": score(run_retold(corpus), truth, corpus),
        }
        peers = {tool: result[tool] for tool in TOOLS if tool in result}
        if peers:
            best = max(peers, key=lambda tool: peers[tool]["f1"])
            found = run_peer(best, corpus, labelled=True, threshold=peers[best]["threshold"])
            result["all"][best] = score(found, truth, corpus)
    write("dedupe", result)


def best_thresholds(folder: Path) -> dict[str, tuple[float, dict[str, float]]]:
    """For each tool that is there its best threshold on the tuning half, and its F1 at each."""
    corpus = folder / "tuning.jsonl"
    truth = plant(corpus, half="tune", articles=TUNING)
    best: dict[str, tuple[float, dict[str, float]]] = {}
    for tool in (each for each in TOOLS if each not in UNLABELLED):
        scores: dict[str, float] = {}
        for threshold in THRESHOLDS:
            found = run_peer(tool, corpus, labelled=True, threshold=threshold)
            if found is None:
                break
            scores[str(threshold)] = score(found, truth, corpus)["f1"]
            print(tool, threshold, scores[str(threshold)], file=sys.stderr)
        if scores:
            best[tool] = (float(max(scores, key=lambda name: scores[name])), scores)
    return best


def plant(out: Path, *, half: str, articles: int, share: float = 0.3) -> list[tuple[str, float]]:
    """Write articles and edited copies of some, shuffled; returns (original, edit rate) by row."""
    chance = random.Random(5)  # noqa: S311 - repeatable, no secret
    chosen = list(
        islice((row for row in records("allsides*") if _half(row["id"]) in half), articles)
    )
    vocabulary = [word for row in chosen[:200] for word in row["text"].split()]
    rows = [(row["id"], 0.0, row) for row in chosen]
    for row in chosen:
        if chance.random() < share and len(row["text"].split()) > 40:
            rate = chance.choice(RATES)
            text = edit(row["text"], rate, vocabulary, chance)
            rows.append((row["id"], rate, row | {"id": f"{row['id']}-copy", "text": text}))
    chance.shuffle(rows)
    with out.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for _, _, row in rows)
    return [(base, rate) for base, rate, _ in rows]


def _half(identity: str) -> str:
    """`tune` or `report`, by a hash of the id."""
    return "tune" if hashlib.sha256(identity.encode()).digest()[0] % 2 else "report"


def edit(text: str, rate: float, vocabulary: Sequence[str], chance: random.Random) -> str:
    """A text with a share of its words replaced, dropped, or another put before them."""
    pieces = []
    for piece in re.split(r"(\s+)", text):
        if piece.isspace() or not piece or chance.random() >= rate:
            pieces.append(piece)
            continue
        kind = chance.randrange(3)
        if kind == 0:
            pieces.append(chance.choice(vocabulary))
        elif kind == 1:
            pieces.append(f"{chance.choice(vocabulary)} {piece}")
    return "".join(pieces)


def run_retold(corpus: Path, *options: str, labelled: bool = True) -> Run | None:
    """The installed command's run."""
    clusters = corpus.parent / "clusters.jsonl"
    command = [sys.executable, "-m", "retold", "dedupe", str(corpus), "--out", f"{corpus}.kept"]
    if labelled:
        command += ["--clusters", str(clusters)]
    seconds, processor, peak, _ = measured([*command, *options])
    if not labelled:
        return Run([], seconds, processor, peak)
    with clusters.open(encoding="utf-8") as lines:
        return Run([json.loads(line)["cluster"] for line in lines], seconds, processor, peak)


def run_peer(
    tool: str, corpus: Path, *, labelled: bool, threshold: float | None = None
) -> Run | None:
    """Another tool's run, at its documented or another threshold; None where not installed."""
    labels = corpus.parent / "labels.json"
    where = str(labels) if labelled else "-"
    for python in os.environ.get("RETOLD_PEERS", sys.executable).split(os.pathsep):
        command = [python, "-P", str(PEERS), tool, str(corpus), f"{corpus}.kept", where]
        command += [] if threshold is None else [str(threshold)]
        seconds, processor, peak, code = measured(command)
        if code != ABSENT:
            break
    if code:
        print(f"{tool}: {'not installed' if code == ABSENT else 'failed'}", file=sys.stderr)
        return None
    held = json.loads(labels.read_text(encoding="utf-8")) if labelled else []
    return Run(held, seconds, processor, peak)


LAUNCH = """
import json, os, sys, time
start = time.perf_counter()
quiet = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet)
_, status, used = os.wait4(child, 0)
seconds = time.perf_counter() - start
code = os.waitstatus_to_exitcode(status)
print(json.dumps([seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, code]))
"""
"""Runs a command from a process so small that what it leaves in the count of memory is nothing."""


def measured(command: list[str]) -> tuple[float, float, float, int]:
    """Seconds, processor seconds, peak memory in MB and the exit code of a command."""
    run = [sys.executable, "-S", "-c", LAUNCH, *command]
    told = subprocess.run(run, check=True, capture_output=True, text=True).stdout
    seconds, processor, peak, code = json.loads(told)
    return seconds, processor, peak, code


def score(run: Run | None, truth: list[tuple[str, float]], corpus: Path) -> dict[str, Any]:
    """Pairwise precision, recall and F1, and recall by edit rate."""
    assert run is not None  # noqa: S101
    rows = defaultdict(list)
    for row, (base, _) in enumerate(truth):
        rows[base].append(row)
    copies = [members for members in rows.values() if len(members) > 1]
    found = {rate: [0, 0] for rate in RATES}
    for pair in copies:
        rate = max(truth[row][1] for row in pair)
        found[rate][1] += 1
        found[rate][0] += run.labels[pair[0]] == run.labels[pair[1]]
    right = sum(hits for hits, _ in found.values())
    wrong = _wrong(run.labels, truth, corpus)
    precision, recall = right / max(1, right + wrong), right / len(copies)
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / max(1e-9, precision + recall), 4),
        "recall_by_edit_rate": {
            f"{rate:.0%}": round(hits / total, 3) for rate, (hits, total) in found.items() if total
        },
        "seconds": round(run.seconds, 1),
        "processor_seconds": round(run.processor, 1),
        "peak_mb": round(run.peak),
    }


def _wrong(labels: list[int], truth: list[tuple[str, float]], corpus: Path) -> int:
    """Pairs in one cluster that were not planted, and are not alike by their sets of shingles."""
    sizes = Counter(labels)
    members = defaultdict(list)
    for row, label in enumerate(labels):
        if sizes[label] > 1:
            members[label].append(row)
    pairs = [
        (one, other)
        for rows in members.values()
        for one, other in combinations(rows, 2)
        if truth[one][0] != truth[other][0]
    ]
    wanted = {row for pair in pairs for row in pair}
    with corpus.open(encoding="utf-8") as lines:
        sets = {row: _shingles(line) for row, line in enumerate(lines) if row in wanted}
    return sum(not _alike(sets[one], sets[other]) for one, other in pairs)


def _shingles(line: str) -> set[tuple[str, ...]]:
    words = WORD.findall(json.loads(line)["text"].lower())
    return {tuple(words[at : at + 5]) for at in range(max(1, len(words) - 4))}


def _alike(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> bool:
    return 2 * len(one & other) >= min(len(one), len(other))


if __name__ == "__main__":
    main()
