"""Pairs of texts of which it is known whether, and how, the one was made from the other.

Built from `allsides.jsonl` and `newstest2021.*.jsonl`: round trips through Spanish and Galician
(Apertium, where it is installed), sentences dropped and reworded, excerpts, two translations of
one text, reports of one event by two outlets on one day, whole and their beginnings, strangers; and
in two languages a report with its translation, and with that of another report. From the stories of
tests: what people told anew, whole and the beginnings of it.
"""

import hashlib
import random
import re
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from benchmarks.datasets import records
from benchmarks.quality.stories import retellings
from retold.align import align
from retold.model import Document
from retold.models.encode import Encoder
from retold.prepare import prepare
from retold.text.segment import segment

EACH = 150
ROUND_TRIPS = 60
SAME_DAY = 60
LEAST_SENTENCES = 8
"""A translated report of fewer says too little."""
BEGINNINGS = (2, 3, 5, 8, 12)
"""Sentences of which two reports of one event are cut to their beginnings, as agencies' are."""
LEADS = (3, 5, 8, 12)
"""Sentences of the beginning of one report that is held against the whole of the other."""
TOLD_ANEW = ("paraphrase", "honest", "brief")
"""The retellings of stories that are told in other words by people."""
REWORKED = {"edited": "edited by a desk", "spun": "spun, word by word"}
OPENINGS = (3, 6)
"""Sentences of a story's beginning, with what a retelling made of them."""


class Case(NamedTuple):
    """A pair of texts made in a known way."""

    made: str
    key: str
    source: str
    target: str
    language: str = "en"  # of the source


def articles() -> list[dict[str, Any]]:
    """The articles that pairs are made of, in an order that nothing in them shows."""
    rows = [row for row in records("allsides*.jsonl*") if 1800 < len(row["text"]) < 6000]
    return sorted(rows, key=lambda row: place(str(row["id"])))


def is_reported(case: Case) -> bool:
    """Whether a pair belongs to the half that chose no setting."""
    return bool(place(case.key) % 2)


def told_anew(half: str) -> Iterator[Case]:
    """What people made of the stories of one part: settings, report or learn."""
    for number, retelling in enumerate(retellings(half)):
        if retelling.kind in TOLD_ANEW:
            key = f"{half} {retelling.story} {number}"
            yield Case(f"told anew, {retelling.kind}", key, retelling.source, retelling.target)


def reworked(half: str) -> Iterator[Case]:
    """Copies of the stories of one part that a desk edited, and that were spun word by word."""
    for retelling in retellings(half):
        if retelling.kind in REWORKED:
            yield Case(
                REWORKED[retelling.kind], retelling.story, retelling.source, retelling.target
            )


def openings(whole: Case, encoder: Encoder) -> Iterator[Case]:
    """The beginnings of a story with the sentences of its retelling that tell them."""
    source, target = (
        prepare(Document(name, text, language="en"))
        for name, text in (("source", whole.source), ("target", whole.target))
    )
    beads = align(source, target, encoder=encoder).beads
    for most in OPENINGS:
        retold = {
            index
            for bead in beads
            if bead.source and min(bead.source) < most
            for index in bead.target
        }
        if len(retold) > 1 and len(source.sentences) > most:
            text = " ".join(target.sentences[at].span.of(target.text) for at in sorted(retold))
            beginning = source.text[: source.sentences[most - 1].span.end]
            yield Case(f"{whole.made}, {most} sentences of it", whole.key, beginning, text)


def beginnings(whole: Case) -> Iterator[Case]:
    """Two reports of one event cut to their beginnings, and the whole of one with one of these."""
    sides = tuple(
        segment(Document("text", text, language="en")) for text in (whole.source, whole.target)
    )
    cut = {
        most: tuple(side.text[: side.sentences[most - 1].span.end] for side in sides)
        for most in sorted({*BEGINNINGS, *LEADS})
        if all(len(side.sentences) > most for side in sides)
    }
    for most in sorted(cut):
        if most in BEGINNINGS:
            yield Case(f"same event, {most} sentences of both", whole.key, *cut[most])
        if most in LEADS:
            yield whole._replace(made=f"same event, {most} sentences of one", target=cut[most][1])


def strangers(rows: list[dict[str, Any]]) -> Iterator[Case]:
    """Reports of nothing that both have."""
    for first, second in zip(rows[:EACH], rows[EACH : 2 * EACH], strict=True):
        yield Case("strangers", f"{first['id']}-{second['id']}", first["text"], second["text"])


def round_trips(rows: Iterable[dict[str, Any]]) -> Iterator[Case]:
    """Articles through another language and back."""
    if shutil.which("apertium") is None:
        print("round trips skipped: apertium is not installed", file=sys.stderr)
        return
    for number, row in enumerate(rows):
        there, back = (("eng-spa", "spa-eng"), ("en-gl", "gl-en"))[number % 2]
        text = _translated(_translated(row["text"], there), back)
        yield Case("round trip", f"round-{row['id']}", row["text"], text)


def _translated(text: str, mode: str) -> str:
    run = subprocess.run(
        ["apertium", "-u", mode], input=text, capture_output=True, text=True, check=True
    )
    return run.stdout


def edited(rows: Iterable[dict[str, Any]]) -> Iterator[Case]:
    """Articles with sentences dropped and words replaced."""
    for row in rows:
        chance = random.Random(row["id"])  # noqa: S311 - a repeatable choice, no secret
        kept = [line for line in _sentences(row["text"]) if chance.random() > 0.15]
        text = " ".join(_reworded(line, chance) for line in kept)
        yield Case("edited copy", f"edited-{row['id']}", row["text"], text)


def _reworded(line: str, chance: random.Random) -> str:
    if chance.random() < 0.3:
        return re.sub(r"\bsaid\b", "told reporters", line)
    return line.replace(" very ", " ").replace(" has ", " had ")


def excerpts(rows: Iterable[dict[str, Any]]) -> Iterator[Case]:
    """Articles and five sentences in a row of each."""
    for row in rows:
        lines = _sentences(row["text"])
        if len(lines) < 15:
            continue
        at = place(str(row["id"])) % (len(lines) - 5)
        text = " ".join(lines[at : at + 5])
        yield Case("excerpt", f"excerpt-{row['id']}", row["text"], text)


def translations() -> Iterator[Case]:
    """Two translations of one report by people."""
    for row in records("newstest2021.*.jsonl*"):
        names = sorted(row["versions"])
        if len(row["src"]) >= LEAST_SENTENCES:
            one, two = ("\n".join(row["versions"][name]) for name in (names[0], names[-1]))
            yield Case("two translations", f"{row['pair']}-{row['id']}", one, two)


def across_languages() -> Iterator[Case]:
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


def same_event(rows: list[dict[str, Any]]) -> Iterator[Case]:
    """Pairs of one day and two outlets that share rare words, but few of each other's runs."""
    words = {row["id"]: set(re.findall(r"[a-z]{4,}", row["text"].lower())) for row in rows}
    spread = Counter(word for found in words.values() for word in found)
    by_day: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        if row["published"]:
            by_day[row["published"][:10]].append(row)
    left = 2 * EACH
    for day in sorted(by_day):
        alike = by_day[day][:SAME_DAY]
        for number, one in enumerate(alike):
            for two in alike[:number]:
                shared = words[one["id"]] & words[two["id"]]
                rare = sum(1 for word in shared if spread[word] < len(rows) / 100)
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


def place(key: str) -> int:
    """Where a pair stands among all, by its key alone."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big")
