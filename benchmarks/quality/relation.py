"""How well `relate` tells copies, edits, rewrites, excerpts and independent reports apart.

Built from `allsides.jsonl` and `newstest2021.*.jsonl`: round trips through Spanish and Galician
(Apertium, where it is installed), sentences dropped and reworded, excerpts, two translations of
one text, reports of one event by two outlets on one day, strangers; and in two languages a report
with its translation, and with that of another report. Pairs are split by a hash of their ids; what
is reported was not used to choose thresholds. Judged with the default encoder, as `compare` does.
Beside what is called rightly stands what is wrongly accused: independent reports and strangers told
to be copies of any kind, and translations by people told to be a machine's.

    python -m benchmarks.quality.relation
"""

import hashlib
import json
import random
import re
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, get_args

from benchmarks.datasets import records
from benchmarks.record import write
from retold.align import align
from retold.lineage import relate
from retold.model import Document, RelationKind
from retold.models.encode import load_encoder
from retold.prepare import prepare
from retold.text.segment import segment

EACH = 150
ROUND_TRIPS = 60
SAME_DAY = 60
LEAST_SENTENCES = 8
"""A translated report of fewer says too little."""
EXPECTED = {
    "round trip": {"machine-rewritten"},
    "edited copy": {"edited", "copy"},
    "excerpt": {"excerpt"},
    "two translations": {"rewritten", "edited"},
    "same event": {"same-event"},
    "strangers": {"unrelated"},
    "translation": {"translation"},
    "strangers in two languages": {"unrelated"},
}
INDEPENDENT = {"same-event", "unrelated"}
WRONG = {
    "two translations": {"machine-rewritten"},
    **dict.fromkeys(
        ("same event", "strangers", "strangers in two languages"),
        set(get_args(RelationKind)) - INDEPENDENT,
    ),
}
"""What such a pair must not be called: by people, made by a machine; taken, when it was not."""
WRITTEN = Path(__file__).parents[2] / "tests" / "lineage" / "pairs.json"
"""Pairs of our own writing of every kind; the half for settings is not reported."""


class Case(NamedTuple):
    """A pair of texts made in a known way."""

    made: str
    key: str
    source: str
    target: str
    language: str = "en"  # of the source


def main() -> None:
    """Judge every reported case and write the result."""
    articles = [row for row in records("allsides*.jsonl*") if 1800 < len(row["text"]) < 6000]
    articles.sort(key=lambda row: _hash(str(row["id"])))
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for case in _cases(articles):
        if _hash(case.key) % 2:
            found[case.made][_relation(case)] += 1
    result = {
        made: {
            "pairs": sum(counts.values()),
            "as_expected": round(
                sum(n for kind, n in counts.items() if kind in EXPECTED[made]) / counts.total(), 4
            ),
            "wrongly_accused": sum(n for kind, n in counts.items() if kind in WRONG.get(made, ())),
            "called": dict(counts.most_common()),
        }
        for made, counts in found.items()
    }
    write("relation", result | {"written pairs": _written()})


def _written() -> dict[str, Any]:
    """How many of the reported pairs of our own writing are called what they are."""
    gold = json.loads(WRITTEN.read_text(encoding="utf-8"))
    stories, called = gold["stories"], Counter[tuple[str, str]]()
    for pair in gold["pairs"]:
        if pair["half"] == "report":
            texts = (stories.get(pair[side], pair[side]) for side in ("source", "target"))
            source, target = (
                Document(str(at), text, language="en") for at, text in enumerate(texts)
            )
            target = replace(target, language=pair.get("language", "en"))
            alignment = align(prepare(source), prepare(target), encoder=load_encoder())
            called[pair["kind"], relate(alignment).kind] += 1
    right = sum(n for (kind, told), n in called.items() if kind == told)
    innocent = [(kind, told) for kind, told in called.elements() if kind in INDEPENDENT]
    return {
        "pairs": called.total(),
        "as_expected": round(right / called.total(), 4),
        "that derive from nothing": len(innocent),
        "wrongly_accused": sum(told not in INDEPENDENT for _, told in innocent),
        "called": dict(Counter(told for _, told in called.elements()).most_common()),
    }


def _cases(articles: list[dict[str, Any]]) -> Iterator[Case]:
    yield from _round_trips(articles[:ROUND_TRIPS])
    yield from _edited(articles[:EACH])
    yield from _excerpts(articles[:EACH])
    yield from _translations()
    yield from _same_event(articles)
    for one, two in zip(articles[:EACH], articles[EACH : 2 * EACH], strict=True):
        yield Case("strangers", f"{one['id']}-{two['id']}", one["text"], two["text"])
    yield from _across_languages()


def _relation(case: Case) -> str:
    source = segment(Document("source", case.source, language=case.language))
    target = segment(Document("target", case.target, language="en"))
    return relate(align(source, target, encoder=load_encoder())).kind


def _round_trips(articles: Iterable[dict[str, Any]]) -> Iterator[Case]:
    if shutil.which("apertium") is None:
        print("round trips skipped: apertium is not installed", file=sys.stderr)
        return
    for number, row in enumerate(articles):
        there, back = (("eng-spa", "spa-eng"), ("en-gl", "gl-en"))[number % 2]
        text = _translated(_translated(row["text"], there), back)
        yield Case("round trip", f"round-{row['id']}", row["text"], text)


def _translated(text: str, mode: str) -> str:
    run = subprocess.run(
        ["apertium", "-u", mode], input=text, capture_output=True, text=True, check=True
    )
    return run.stdout


def _edited(articles: Iterable[dict[str, Any]]) -> Iterator[Case]:
    for row in articles:
        chance = random.Random(row["id"])  # noqa: S311 - a repeatable choice, no secret
        kept = [line for line in _sentences(row["text"]) if chance.random() > 0.15]
        text = " ".join(_reworded(line, chance) for line in kept)
        yield Case("edited copy", f"edited-{row['id']}", row["text"], text)


def _reworded(line: str, chance: random.Random) -> str:
    if chance.random() < 0.3:
        return re.sub(r"\bsaid\b", "told reporters", line)
    return line.replace(" very ", " ").replace(" has ", " had ")


def _excerpts(articles: Iterable[dict[str, Any]]) -> Iterator[Case]:
    for row in articles:
        lines = _sentences(row["text"])
        if len(lines) < 15:
            continue
        at = _hash(str(row["id"])) % (len(lines) - 5)
        text = " ".join(lines[at : at + 5])
        yield Case("excerpt", f"excerpt-{row['id']}", row["text"], text)


def _translations() -> Iterator[Case]:
    for row in records("newstest2021.*.jsonl*"):
        names = sorted(row["versions"])
        if len(row["src"]) >= LEAST_SENTENCES:
            one, two = ("\n".join(row["versions"][name]) for name in (names[0], names[-1]))
            yield Case("two translations", f"{row['pair']}-{row['id']}", one, two)


def _across_languages() -> Iterator[Case]:
    """Each report in its own language, with its first translation and with the next report's."""
    by_pair: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in records("newstest2021.*.jsonl*"):
        if len(row["src"]) >= LEAST_SENTENCES:
            by_pair[row["pair"]].append(row)
    for pair, rows in sorted(by_pair.items()):
        for row, after in zip(rows, rows[1:] + rows[:1], strict=True):
            own, other = ("\n".join(one["versions"][min(one["versions"])]) for one in (row, after))
            case = Case("translation", f"{pair}-{row['id']}", "\n".join(row["src"]), own, pair[:2])
            yield case
            yield case._replace(made="strangers in two languages", target=other)


def _same_event(articles: list[dict[str, Any]]) -> Iterator[Case]:
    """Pairs of one day and two outlets that share rare words, but few of each other's runs."""
    words = {row["id"]: set(re.findall(r"[a-z]{4,}", row["text"].lower())) for row in articles}
    spread = Counter(word for found in words.values() for word in found)
    by_day: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in articles:
        if row["published"]:
            by_day[row["published"][:10]].append(row)
    left = 2 * EACH
    for day in sorted(by_day):
        rows = by_day[day][:SAME_DAY]
        for number, one in enumerate(rows):
            for two in rows[:number]:
                shared = words[one["id"]] & words[two["id"]]
                rare = sum(1 for word in shared if spread[word] < len(articles) / 100)
                close = one["outlet"] != two["outlet"] and rare >= 12
                if left and close and not _share_runs(one["text"], two["text"]):
                    left -= 1
                    key = f"{one['id']}-{two['id']}"
                    yield Case("same event", key, one["text"], two["text"])


def _share_runs(one: str, two: str, run: int = 5, most: float = 0.15) -> bool:
    """Whether one took wording from the other, which is a copy and no independent report."""
    first, second = (_runs(text, run) for text in (one, two))
    return len(first & second) > most * min(len(first), len(second))


def _runs(text: str, run: int) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + run]) for at in range(len(words) - run + 1)}


def _sentences(text: str) -> list[str]:
    return [line for line in re.split(r"(?<=[.!?])\s+", text) if line]


def _hash(key: str) -> int:
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big")


if __name__ == "__main__":
    main()
