"""Pairs of texts of which it is known which came first, or that neither comes from the other.

Made from whatever texts are given: cut, cut off, edited and sent through another language and back
(Apertium, where it is installed), by an outlet of its own, which credits the first or not, or by
nobody known. Two children of one text are siblings: neither was made from the other.
"""

import hashlib
import json
import lzma
import random
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from retold.bundled import beside
from retold.lexicon import is_function_word, wordnet
from retold.lexicon.wordnet import Sense, senses
from retold.model import Document

GOLDEN = tuple(sorted((Path(__file__).parents[1] / "tests" / "golden").glob("retellings*.json")))
WRITTEN = Path(__file__).parents[1] / "tests" / "lineage" / "pairs.json"
DERIVED = {"copy", "edited", "rewritten", "summary", "excerpt", "machine-rewritten"}
ROUTES = (("eng-spa", "spa-eng"), ("en-gl", "gl-en"))
CREDITED = 0.3
"""Share of the copies by another outlet that name the first."""
FIRST, SECOND = "Kestrel Post", "Dunlin Times"
STRANGERS = ("Halvorsen", "Quintrell", "Ashdown", "Merriman", "Tolliver", "Penrose")
"""Names that are put in the place of others."""
SLIPS = 2
"""Names or figures that are told wrong in a copy, in one place each."""
LEAST_PAGE, LARGEST_PAGE = 300, 20_000
"""Characters of a page: what is shorter has no history, what is longer takes long."""
STATES = 4
SPUN, SENSES = 0.5, 2
"""Share of the words with synonyms that a program replaces, and meanings by which it finds them."""
SWAPS = {
    "about": "around", "because": "as", "many": "a number of", "big": "large", "help": "assist",
    "said": "told reporters", "buy": "purchase", "near": "close to", "small": "little",
    "after": "following",
}  # fmt: skip


class Directed(NamedTuple):
    """Two documents, how they were made, and whether the first is known to have come first."""

    made: str
    key: str  # what they were made from: halves are split by it
    earlier: Document
    later: Document
    is_known: bool = True


def half(key: str) -> int:
    """Which half a text belongs to: 0 for settings, 1 to be reported."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big") % 2


def directed(made: str, key: str, earlier: str, later: str, **known: Any) -> Directed:  # noqa: ANN401
    """A pair of texts; known: outlets (two), is_known."""
    outlets = known.get("outlets", (None, None))
    first = Document("a", earlier, outlet=outlets[0], language="en")
    second = Document("b", later, outlet=outlets[1], language="en")
    return Directed(made, key, first, second, known.get("is_known", True))


def revisions(path: Path) -> Iterator[Directed]:
    """The documents of IteraTeR, each with its next revision."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["level"] == "document":
                yield directed("iterater", row["doc"], row["a"], row["b"])


def pages(folder: Path) -> Iterator[Directed]:
    """Successive states of pages: `folder/NAME/0.txt`, `1.txt`, …; and the first with the last."""
    for name in sorted(path for path in folder.iterdir() if path.is_dir()):
        files = sorted((f for f in name.glob("*.txt") if f.stem.isdigit()), key=_number)
        states = [file.read_text(encoding="utf-8") for file in files]
        for before, after in pairwise(states):
            if before.strip() and after.strip():
                yield directed("next state", name.name, before, after)
        if len(states) > 1 and states[0].strip() and states[-1].strip():
            yield directed("last state", name.name, states[0], states[-1])


def releases(folder: Path) -> Iterator[Directed]:
    """The pages of a manual in successive releases: `folder/NAME-VERSION/docs/**/*.txt` (reST)."""
    versions = sorted(
        folder.iterdir(), key=lambda path: [*map(int, path.name.split("-")[-1].split("."))]
    )
    names = {file.relative_to(path) for path in versions for file in path.glob("docs/**/*.txt")}
    for name in sorted(names):
        files = (path / name for path in versions)
        states = [_prose(file.read_text(encoding="utf-8")) for file in files if file.is_file()]
        for before, after in pairwise(states):
            if before.split() != after.split() and all(
                LEAST_PAGE < len(text) < LARGEST_PAGE for text in (before, after)
            ):
                yield directed("release", str(name), before, after)


def history() -> Iterator[Directed]:
    """The pages of this repository as they were, at STATES commits of each, and as they became."""
    log = ("log", "--reverse", "--format=%x00%H", "--name-only", "--", "docs/**.md", "*.md")
    commits: dict[str, list[str]] = {}
    for entry in _git(*log).split("\0")[1:]:
        commit, *names = entry.split()
        for name in names:
            commits.setdefault(name, []).append(commit)
    for name, changed in sorted(commits.items()):
        states = [_without_tables(_git("show", f"{commit}:{name}")) for commit in changed]
        states = states[:: max(1, len(states) // STATES)]
        for before, after in pairwise(states):
            if before != after and all(
                LEAST_PAGE < len(text) < LARGEST_PAGE for text in (before, after)
            ):
                yield directed("own page", name, before, after)


def golden(part: str) -> Iterator[Directed]:
    """The retellings of our own writing, of one half; those of one story are siblings."""
    for story in (story for path in GOLDEN for story in json.loads(path.read_text("utf-8"))):
        if story["half"] != part:
            continue
        told = [retelling["target"] for retelling in story["retellings"]]
        for text in told:
            yield directed("retelling", story["story"], story["source"], text)
        for one, two in pairwise(told):
            yield directed("siblings", story["story"], one, two, is_known=False)


def written(part: str) -> Iterator[Directed]:
    """The pairs of our own writing in which one text comes from the other, of one half."""
    gold = json.loads(WRITTEN.read_text(encoding="utf-8"))
    for pair in gold["pairs"]:
        if pair["half"] == part and pair["kind"] in DERIVED:
            one, two = (
                gold["stories"].get(pair[side], pair[side]) for side in ("source", "target")
            )
            yield directed("written", pair["source"], one, two)


def planted(texts: Iterable[tuple[str, str]]) -> Iterator[Directed]:
    """What is made of each text (key, text), half of it by another outlet."""
    for number, (key, text) in enumerate(texts):
        chance = random.Random(key)  # noqa: S311 - a repeatable choice, no secret
        outlets = (FIRST, SECOND) if number % 2 else (None, None)
        trips = [_round_trip(text, route) for route in ROUTES] if _has_apertium() else []
        made = {
            "cut": _cut(text, chance, chance.uniform(0.5, 0.85)),
            "cut off": text[: int(len(text) * chance.uniform(0.4, 0.85))],
            "beginning": " ".join(_part(text, 0.0, chance.uniform(0.35, 0.8))),
            "without its lead": " ".join(_part(text, 0.16, 1.0)),
            "edited": _edited(text, chance),
            "spun": _spun(text, chance),
        }
        if trips:
            made["round trip"] = trips[number // 2 % 2]
            made["round trip, cut"] = _cut(trips[number // 2 % 2], chance, 0.7)
        for how, copy in made.items():
            credited = outlets[0] and chance.random() < CREDITED
            told = f"{copy}\n\nSource: {FIRST}" if credited else copy
            yield directed(how, key, text, told, outlets=outlets)
        siblings = [_cut(text, chance, 0.7), _cut(_edited(text, chance), chance, 0.7)]
        yield directed("siblings", key, *siblings, outlets=outlets, is_known=False)
        if trips:
            yield directed("siblings", key, *trips, outlets=outlets, is_known=False)
        slipped = _with_slips(text, random.Random(f"slips {key}"))  # noqa: S311 - as above
        yield directed("with slips", key, text, slipped, outlets=outlets)


def _git(*arguments: str) -> str:
    run = subprocess.run(
        ["git", "-C", str(Path(__file__).parents[1]), *arguments],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return run.stdout  # nothing where a commit took the file away


def _without_tables(page: str) -> str:
    """A page of Markdown without its code and its generated tables."""
    return re.sub(r"```.*?```|<!-- table.*?<!-- /table -->", "", page, flags=re.DOTALL)


def _prose(page: str) -> str:
    """The paragraphs of a page of reST, without directives, code and roles."""
    lines = (part.split("\n") for part in re.split(r"\n\s*\n", page))
    kept = (" ".join(part) for part in lines if all(line[:1].isalnum() for line in part))
    return "\n\n".join(re.sub(r":[\w:-]+:`~?|<[^>`]*>`|[`*]|::$", "", part) for part in kept)


def _has_apertium() -> bool:
    return shutil.which("apertium") is not None


def _round_trip(text: str, route: tuple[str, str]) -> str:
    for mode in route:
        run = subprocess.run(
            ["apertium", "-u", mode], input=text, capture_output=True, text=True, check=True
        )
        text = run.stdout
    return text


def _part(text: str, start: float, end: float) -> list[str]:
    lines = _sentences(text)
    first = max(1, round(start * len(lines))) if start else 0
    return lines[first : max(first + 2, round(end * len(lines)))]


def _cut(text: str, chance: random.Random, keep: float) -> str:
    lines = _sentences(text)
    return " ".join([line for line in lines if chance.random() < keep] or lines[:1])


def _edited(text: str, chance: random.Random) -> str:
    kept = [line for line in _sentences(text) if chance.random() > 0.15]
    for old, new in SWAPS.items():
        kept = [
            re.sub(rf"\b{old}\b", new, line) if chance.random() < 0.5 else line for line in kept
        ]
    return " ".join(kept)


def _with_slips(text: str, chance: random.Random) -> str:
    """The text with some names and figures told wrong, each in one place."""
    found = list(re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b|(?<= )[1-9]\d{0,2}(?=[ ,;.]\D)", text))
    for match in sorted(chance.sample(found, min(SLIPS, len(found))), key=lambda m: -m.start()):
        is_figure = match[0].isdigit()
        slip = (
            str(int(match[0]) + chance.randrange(2, 40)) if is_figure else chance.choice(STRANGERS)
        )
        text = text[: match.start()] + slip + text[match.end() :]
    return text


def _spun(text: str, chance: random.Random) -> str:
    """The text with synonyms for half of the words that have any, as programs spin it."""

    def other(match: re.Match[str]) -> str:
        word = match[0]
        choices = sorted({name for sense in senses(word) for name in _named(sense)} - {word})
        if not choices or is_function_word(word) or chance.random() >= SPUN:
            return word
        return chance.choice(choices)

    return re.sub(r"\b[a-z]{4,}\b", other, text)


def _named(sense: Sense) -> Iterable[str]:
    """The words of a dictionary meaning."""
    return _meanings().get((sense.part, sense.synset), ())


@cache
def _meanings() -> dict[tuple[str, str], list[str]]:
    lines = beside(wordnet.__name__, "words.tsv").read_text(encoding="utf-8").split("\n")
    found: dict[tuple[str, str], list[str]] = {}
    for word in (line.partition("\t")[0] for line in lines[1:]):
        if word.isalpha() and word.isascii():
            for sense in senses(word)[:SENSES]:
                found.setdefault((sense.part, sense.synset), []).append(word)
    return found


def _sentences(text: str) -> list[str]:
    return [line for line in re.split(r"(?<=[.!?])\s+", text) if line]


def _version(path: Path) -> list[int]:
    return [int(part) for part in path.name.split("-")[-1].split(".")]


def _number(path: Path) -> int:
    return int(path.stem)
