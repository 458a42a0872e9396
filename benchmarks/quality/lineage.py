"""Whether the source of a document is told right: planted lineages among same-day reports.

Articles of `allsides` are handed on: cut, edited with errors, sent through another language and
back (where Apertium is installed), revised at their own address. One lineage has up to twelve
documents, at most four steps deep; some have no date, some a forged one, and of some lineages a
document from which others were made is taken away. Other articles of the same days stand beside
them. Settings were chosen on the first half of the lineages; the second is reported, and the
written lineage that RETOLD_LINEAGE names, where it does.

    RETOLD_DATA=/folder/with/data python -m benchmarks.quality.lineage
"""

import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.datasets import records
from benchmarks.record import write
from retold.corpus import Corpus
from retold.model import Document, Reading, Story
from retold.stories import Survey

Chance = random.Random

LINEAGES, BYSTANDERS = 24, 400
"""Of each half."""
DEEPEST, LARGEST = 4, 12
SHORTEST, LONGEST = 2000, 7000
"""Characters of an article that is handed on."""
UNDATED, FORGED, TAKEN = 0.25, 0.06, 0.35
"""Shares of documents without a date, with one before all others, of lineages that lack one."""
CERTAINTIES = ("certain", "likely", "possible")
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])|(?<=[.!?][\"”])\s+(?=[A-Z“\"])")
_NUMBER = re.compile(r"(?<![\d.,$])\d{1,3}(?![\d.,]*\d)(?!\w)")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAME = re.compile(r"(?<=[a-z,] )([A-Z][a-z]+) ([A-Z][a-z]{3,})\b")
_SURNAMES = ("Halloran", "Pinfold", "Quarles", "Thirlwell", "Netherby", "Kestrel", "Umfrey")
_TURNED = (
    (" will ", " will not "),
    (" has ", " has not "),
    (" did not ", " did "),
    (" was ", " was not "),
)
_SWAPS = (
    ("said", "stated"),
    ("about", "roughly"),
    ("also", "too"),
    ("but", "yet"),
    ("large", "big"),
    ("help", "aid"),
    ("began", "started"),
    ("many", "numerous"),
    ("people", "persons"),
    ("show", "indicate"),
)


@dataclass(frozen=True)
class Line:
    """A sentence: which one of the original, its words, and the errors that it carries."""

    own: int
    text: str
    errors: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Error:
    """A planted error: who made it, of what kind, the words before and after."""

    entered: str
    kind: str
    before: str
    after: str


@dataclass
class Planted:
    """A document of a lineage: what it was made from, and how."""

    id: str
    parent: str | None
    how: str
    depth: int
    lines: list[list[Line]]
    outlet: str
    url: str
    published: str | None
    moment: datetime


@dataclass
class Lineage:
    """Documents by id, the errors that were planted, and who was taken away."""

    documents: dict[str, Planted] = field(default_factory=dict)
    errors: dict[int, Error] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)

    def present(self) -> dict[str, Planted]:
        """The documents that are in the corpus."""
        return {own: each for own, each in self.documents.items() if own not in self.gone}

    def ancestor(self, own: str) -> str | None:
        """The nearest document that is there from which one was made."""
        parent = self.documents[own].parent
        while parent is not None and parent in self.gone:
            parent = self.documents[parent].parent
        return parent


def main() -> None:
    """Score the reported half, and the written lineage where it is at hand."""
    halves = sys.argv[1:] or ["reported"]
    result: dict[str, Any] = {half: measure(half) for half in halves}
    written = os.environ.get("RETOLD_LINEAGE")
    if written:
        result["written"] = measure_written(Path(written))
    if halves == ["reported"]:
        write("lineage", result)
    else:
        print(json.dumps(result, indent=1))


def measure(half: str) -> dict[str, Any]:
    """Plant, tell the stories, and score."""
    articles = [each for each in records("allsides.jsonl*") if each.get("published")]
    chance = Chance(f"lineage {half}")
    chance.shuffle(articles)
    chosen = [each for each in articles if SHORTEST < len(each["text"]) < LONGEST]
    start = 0 if half == "tuned" else LINEAGES
    lineages = [
        plant(each, f"{half[0]}{number}", Chance(f"{half} {number}"))
        for number, each in enumerate(chosen[start : start + LINEAGES])
    ]
    beside = bystanders(articles, chosen[start : start + LINEAGES])
    documents = [as_document(each) for lineage in lineages for each in lineage.present().values()]
    chance.shuffle(documents)
    found = told([*beside, *documents])
    return score(lineages, {each.id for each in beside}, found)


def bystanders(
    articles: Sequence[Mapping[str, Any]], handed_on: Sequence[Mapping[str, Any]]
) -> list[Document]:
    """Articles of the same days, as many of each."""
    own = {each["id"] for each in handed_on}
    by_day: dict[str, list[Mapping[str, Any]]] = {}
    for each in articles:
        by_day.setdefault(each["published"][:10], []).append(each)
    found: dict[str, Document] = {}
    for each in handed_on:
        day = date.fromisoformat(each["published"][:10])
        days = [str(day + timedelta(days=step)) for step in (0, 1, -1)]
        near = [other for key in days for other in by_day.get(key, []) if other["id"] not in own]
        for other in near[: BYSTANDERS // LINEAGES]:
            found[other["id"]] = Document(
                id=other["id"],
                text=other["text"],
                title=other["title"],
                url=other["url"],
                outlet=other["outlet"],
                published=other["published"],
            )
    return list(found.values())


def told(documents: Iterable[Document]) -> list[Story]:
    """The stories of a corpus of some documents."""
    with tempfile.TemporaryDirectory(prefix="retold-bench-") as name:
        with Corpus(Path(name) / "corpus") as corpus:
            corpus.add(documents)
        with Survey(Path(name) / "corpus") as survey:
            for done, _ in enumerate(survey.look()):
                if done % 50 == 0:
                    print(f"\r{done} documents", end="", file=sys.stderr)
            return list(survey.tell())


def plant(article: Mapping[str, Any], name: str, chance: Chance) -> Lineage:
    """A lineage that begins with an article."""
    lineage = Lineage()
    moment = datetime.fromisoformat(article["published"][:10]) + timedelta(hours=6)
    lines = [
        [Line(number * 1000 + at, text) for at, text in enumerate(_END.split(paragraph.strip()))]
        for number, paragraph in enumerate(re.split(r"\n\s*\n", article["text"]))
        if paragraph.strip()
    ]
    root = f"{name}-00"
    lineage.documents[root] = Planted(
        root, None, "root", 0, lines, "Outlet 0", f"https://o0.example/{name}/a", None, moment
    )
    for number in range(1, chance.randrange(6, LARGEST + 1)):
        parents = [each for each in lineage.documents.values() if each.depth < DEEPEST]
        _hand_on(lineage, chance.choice(parents), f"{name}-{number:02}", chance)
    _date(lineage, chance)
    inner = [each.parent for each in lineage.documents.values() if each.parent]
    if chance.random() < TAKEN:
        lineage.gone = {chance.choice(inner)}
    return lineage


def _hand_on(lineage: Lineage, parent: Planted, own: str, chance: Chance) -> None:
    """One more document, made from another."""
    how = chance.choices(
        ("cut", "edited", "round trip", "revision", "copy with errors"), (3, 4, 1.5, 1.5, 2)
    )[0]
    is_latest = not any(
        each.url == parent.url and each.depth > parent.depth for each in lineage.documents.values()
    )
    if (how == "round trip" and not _has_apertium()) or (how == "revision" and not is_latest):
        how = "edited"
    lines = [list(paragraph) for paragraph in parent.lines]
    outlet, url = f"Outlet {own[-2:]}", f"https://o{own[-2:]}.example/{own}"
    if how in {"cut", "edited", "round trip"}:
        lines = _cut(lines, chance)
    if how == "round trip":
        lines = _there_and_back(lines)
    if how in {"edited", "copy with errors"}:
        lines = _with_errors(lineage, lines, own, chance)
    if how == "edited":
        lines = _reworded(lines, chance)
    if how == "revision":
        outlet, url = parent.outlet, parent.url
        lines = _revised(lineage, lines, own, chance)
    hours = chance.uniform(0.5, 20)
    lineage.documents[own] = Planted(
        own,
        parent.id,
        how,
        parent.depth + 1,
        [paragraph for paragraph in lines if paragraph],
        outlet,
        url,
        None,
        parent.moment + timedelta(hours=hours),
    )


def _cut(lines: list[list[Line]], chance: Chance) -> list[list[Line]]:
    """Some paragraphs gone, more of them at the end, and a sentence here and there."""
    keep = 1.0 - chance.uniform(0.05, 0.2)
    kept = [paragraph for at, paragraph in enumerate(lines) if at == 0 or chance.random() < keep]
    if len(kept) > 6 and chance.random() < 0.5:
        kept = kept[: -chance.randrange(1, max(2, len(kept) // 4))]
    return [
        [line for at, line in enumerate(paragraph) if at == 0 or chance.random() < 0.93]
        for paragraph in kept
    ]


def _with_errors(
    lineage: Lineage, lines: list[list[Line]], own: str, chance: Chance
) -> list[list[Line]]:
    """One to three facts told wrong."""
    wanted = chance.randrange(1, 4)
    places = [(p, at) for p, paragraph in enumerate(lines) for at in range(len(paragraph))]
    chance.shuffle(places)
    lines = [list(paragraph) for paragraph in lines]
    for p, at in places:
        if not wanted:
            break
        line = lines[p][at]
        if line.errors:
            continue
        found = _error(line.text, chance)
        if found is None:
            continue
        kind, before, after, text = found
        number = len(lineage.errors)
        lineage.errors[number] = Error(own, kind, before, after)
        lines[p][at] = replace(line, text=text, errors=line.errors | {number})
        wanted -= 1
    return lines


def _error(text: str, chance: Chance) -> tuple[str, str, str, str] | None:
    """A wrong number, day, name, or the contrary: kind, words before and after, the sentence."""
    kinds = ["number", "date", "name", "negation"]
    chance.shuffle(kinds)
    for kind in kinds:
        if kind == "number" and (found := _NUMBER.search(text)):
            after = str(int(found[0]) + chance.choice((3, 7, 20, 40)))
            return kind, found[0], after, text[: found.start()] + after + text[found.end() :]
        if kind == "date" and (day := next((day for day in _DAYS if day in text), None)):
            other = chance.choice([each for each in _DAYS if each != day])
            return kind, day, other, text.replace(day, other, 1)
        if kind == "name" and (found := _NAME.search(text)):
            after = f"{found[1]} {chance.choice(_SURNAMES)}"
            return kind, found[0], after, text[: found.start()] + after + text[found.end() :]
        if kind == "negation":
            for before, after in _TURNED:
                if before in text:
                    return kind, before.strip(), after.strip(), text.replace(before, after, 1)
    return None


def _reworded(lines: list[list[Line]], chance: Chance) -> list[list[Line]]:
    """Harmless words for others, here and there."""
    found = []
    for paragraph in lines:
        row = []
        for line in paragraph:
            text = line.text
            for one, other in _SWAPS:
                if chance.random() < 0.15:
                    text = re.sub(rf"\b{one}\b", other, text, count=1)
            row.append(replace(line, text=text))
        found.append(row)
    return found


def _revised(
    lineage: Lineage, lines: list[list[Line]], own: str, chance: Chance
) -> list[list[Line]]:
    """A later state at the same address: a sentence more, and one fact told otherwise."""
    lines = _with_errors(lineage, lines, own, chance) if chance.random() < 0.5 else lines
    more = Line(900_000 + int(own[-2:]), f"The desk heard more by {chance.randrange(2, 11)} p.m.")
    return [*lines, [more]]


def _date(lineage: Lineage, chance: Chance) -> None:
    """Dates of the documents; some have none, some a forged one."""
    start = min(each.moment for each in lineage.documents.values())
    for each in lineage.documents.values():
        moment = each.moment
        if chance.random() < FORGED:
            moment = start - timedelta(hours=chance.uniform(1, 30))
        if chance.random() >= UNDATED:
            each.published = moment.isoformat(timespec="minutes")


def _has_apertium() -> bool:
    return shutil.which("apertium") is not None


def _there_and_back(lines: list[list[Line]]) -> list[list[Line]]:
    """Every sentence in Spanish and back."""
    flat = [line.text.replace("\n", " ") for paragraph in lines for line in paragraph]
    text = "\n\n".join(flat)
    for pair in ("eng-spa", "spa-eng"):
        text = subprocess.run(
            ["apertium", "-u", pair], input=text, capture_output=True, text=True, check=True
        ).stdout
    back = iter(text.split("\n\n"))
    return [[replace(line, text=next(back).strip()) for line in p] for p in lines]


def as_document(planted: Planted) -> Document:
    """The document as it stands in the corpus."""
    text = "\n\n".join(" ".join(line.text for line in paragraph) for paragraph in planted.lines)
    return Document(
        id=planted.id,
        text=text,
        url=planted.url,
        outlet=planted.outlet,
        published=planted.published,
        language="en",
    )


def _text(planted: Planted) -> str:
    return as_document(planted).text


def score(
    lineages: Sequence[Lineage], beside: set[str], stories: Sequence[Story]
) -> dict[str, Any]:
    """Parents, bystanders, roots, leaves, ancestry, errors; and the curve of abstention."""
    sources = {each.target: each for story in stories for each in story.derivations}
    counts: Counter[str] = Counter()
    by_how: dict[str, Counter[str]] = {}
    by_depth: dict[int, Counter[str]] = {}
    verdicts: list[tuple[float, str, bool]] = []
    for lineage in lineages:
        present = lineage.present()
        for own, planted in present.items():
            derivation = sources.get(own)
            ancestor = lineage.ancestor(own)
            said = derivation.source if derivation else None
            if derivation:
                verdicts.append((derivation.score, derivation.certainty, said == ancestor))
            if ancestor is None:
                counts["without a source here"] += 1
                counts["derived all the same"] += said is not None
                continue
            what = "parent" if planted.parent == ancestor else "ancestor, the parent missing"
            counts[what] += 1
            verdict = "right" if said == ancestor else "none" if said is None else "wrong"
            counts[f"{what}: {verdict}"] += 1
            is_twin = said in present and _text(present[said]) == _text(present[ancestor])
            counts[f"{what}: right or of its text"] += is_twin
            by_how.setdefault(planted.how, Counter())[verdict] += 1
            by_depth.setdefault(planted.depth, Counter())[verdict] += 1
    false = [each for each in sources.values() if each.target in beside]
    return {
        "documents": sum(len(lineage.present()) for lineage in lineages),
        "bystanders": len(beside),
        "derivations of bystanders": len(false),
        "of these from planted documents": sum(each.source not in beside for each in false),
        **dict(sorted(counts.items())),
        "parent right": _share(counts["parent: right"], counts["parent"]),
        "parent right, or of its text": _share(
            counts["parent: right or of its text"], counts["parent"]
        ),
        "ancestor right": _share(
            counts["ancestor, the parent missing: right"], counts["ancestor, the parent missing"]
        ),
        "by kind": {how: dict(found) for how, found in sorted(by_how.items())},
        "by depth": {str(depth): dict(found) for depth, found in sorted(by_depth.items())},
        "curve": _curve(verdicts),
        **_shape(lineages, sources),
        **_errors(lineages, stories),
    }


def _curve(verdicts: Sequence[tuple[float, str, bool]]) -> dict[str, Any]:
    """How many derivations are told at each certainty, and how many are right."""
    found: dict[str, Any] = {}
    for certainty in CERTAINTIES:
        chosen = [right for _, sure, right in verdicts if sure == certainty]
        found[certainty] = {"told": len(chosen), "right": _share(sum(chosen), len(chosen))}
    for least in (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99):
        chosen = [right for score, _, right in verdicts if score >= least]
        found[f"score {least} up"] = {
            "told": len(chosen),
            "right": _share(sum(chosen), len(chosen)),
        }
    return found


def _shape(lineages: Sequence[Lineage], sources: Mapping[str, Any]) -> dict[str, Any]:
    """Roots, leaves and ancestry, as F1."""
    pairs: dict[str, list[tuple[set[Any], set[Any]]]] = {"roots": [], "leaves": [], "ancestry": []}
    for lineage in lineages:
        present = lineage.present()
        true = {own: lineage.ancestor(own) for own in present}
        said = {own: sources[own].source if own in sources else None for own in present}
        for name, of in (("roots", _roots), ("leaves", _leaves), ("ancestry", _ancestry)):
            pairs[name].append((of(true), of(said)))
    return {name: _f1(found) for name, found in pairs.items()}


def _roots(parents: Mapping[str, str | None]) -> set[Any]:
    return {own for own, parent in parents.items() if parent is None}


def _leaves(parents: Mapping[str, str | None]) -> set[Any]:
    return set(parents) - set(parents.values())


def _ancestry(parents: Mapping[str, str | None]) -> set[Any]:
    found = set()
    for own in parents:
        above = parents[own]
        while above is not None and above in parents and (own, above) not in found:
            found.add((own, above))
            above = parents[above]
    return found


def _f1(pairs: Iterable[tuple[set[Any], set[Any]]]) -> float:
    both = true = said = 0
    for one, other in pairs:
        both += len(one & other)
        true += len(one)
        said += len(other)
    return round(2 * both / max(1, true + said), 4)


def _errors(lineages: Sequence[Lineage], stories: Sequence[Story]) -> dict[str, Any]:
    """Whether planted errors are traced to where they entered, and to who has them."""
    facts: dict[str, list[Reading]] = {}
    for story in stories:
        for fact in story.facts:
            for reading in fact.values:
                facts.setdefault(reading.entered, []).append(reading)
    counts: Counter[str] = Counter()
    for lineage in lineages:
        present, carriers = lineage.present(), _carriers(lineage)
        for number, error in lineage.errors.items():
            if error.entered not in present or lineage.ancestor(error.entered) is None:
                continue
            counts["errors"] += 1
            traced = _told(error, facts.get(error.entered, []))
            if traced is None:
                counts[f"missed {error.kind}"] += 1
                continue
            said, holding = set(traced.documents), carriers.get(number, set())
            counts["traced"] += 1
            counts["carriers"] += len(holding)
            counts["carriers told"] += len(said)
            counts["carriers right"] += len(holding & said)
    return {
        "errors": counts["errors"],
        "errors traced to where they entered": _share(counts["traced"], counts["errors"]),
        "inherited, F1": round(
            2 * counts["carriers right"] / max(1, counts["carriers"] + counts["carriers told"]), 4
        ),
        "missed": {key: value for key, value in sorted(counts.items()) if key.startswith("missed")},
    }


def _carriers(lineage: Lineage) -> dict[int, set[str]]:
    """The documents that are there and carry each error."""
    found: dict[int, set[str]] = {}
    for own, planted in lineage.present().items():
        for line in (line for paragraph in planted.lines for line in paragraph):
            for number in line.errors:
                found.setdefault(number, set()).add(own)
    return found


def _told(error: Error, readings: Iterable[Reading]) -> Reading | None:
    """The reading that is the error: a new one, in its words or in place of what was right."""
    after = error.after.split()[-1].casefold()
    for reading in readings:
        if reading.changed_from is not None and (
            after in reading.text.casefold() or error.before in reading.changed_from
        ):
            return reading
    return None


def measure_written(folder: Path) -> dict[str, Any]:
    """The written lineage: `lineage.jsonl`, and `lineage-gold.json` beside it."""
    with (folder / "lineage.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    gold = json.loads((folder / "lineage-gold.json").read_text(encoding="utf-8"))["stories"]
    names = ("id", "text", "title", "url", "outlet", "published")
    stories = told(Document(**{name: row.get(name) for name in names}) for row in rows)
    sources = {each.target: each.source for story in stories for each in story.derivations}
    counts: Counter[str] = Counter()
    for story in gold.values():
        for own, about in story["documents"].items():
            said = sources.get(own)
            if about["parent"] is None:
                counts["without a source here"] += 1
                counts["derived all the same"] += said is not None
            else:
                counts["parent"] += 1
                counts["parent: right"] += said == about["parent"]
        for error in story["planted_errors"]:
            if error["in_root"]:
                continue
            counts["errors"] += 1
            carriers = set(error["carriers"])
            for each in stories:
                readings = [
                    reading
                    for fact in each.facts
                    for reading in fact.values
                    if reading.entered == error["introduced_by"]
                    and reading.text.casefold() in error["target_span"].casefold()
                ]
                if readings:
                    counts["traced"] += 1
                    counts["carriers right"] += set(readings[0].documents) == carriers
                    break
    return dict(counts)


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


if __name__ == "__main__":
    main()
