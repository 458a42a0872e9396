# ruff: noqa: INP001
"""What WordNet, the Moby Thesaurus, Roget's and Webster's say of words: for build_thesaurus.py."""

import gzip
import html
import re
from collections import defaultdict
from functools import lru_cache
from math import log1p
from pathlib import Path
from typing import NamedTuple, TypeAlias

from build_lexicon import PARTS, Synset, WordId, database_lines, read_synsets

Entries: TypeAlias = dict[str, frozenset[str]]
Places: TypeAlias = dict[str, frozenset[int]]

SENSES = 6
"""Senses of a word, in each part of speech, that count."""
LONGEST = 30
"""Letters of the longest phrase that is read."""


def read_moby(path: Path) -> Entries:
    """The words of each entry, itself among them, in lower case."""
    lines = path.read_text(encoding="utf-8").lower().splitlines()
    return {line.split(",", 1)[0]: frozenset(line.split(",")) for line in lines}


def read_roget(path: Path) -> tuple[Places, Places, Places]:
    """For each word the groups between semicolons, paragraphs and heads that it stands in."""
    text = html.unescape(path.read_text(encoding="utf-8", errors="replace"))
    text = text[text.index("1. Existence -- N.") :]
    text = re.sub(r"\[[^\]]*\]|\([^)]*\)", "", text[: text.index("</pre>")])
    text = re.sub(r"&c[^;.,]*", "", text)
    places: tuple[dict[str, set[int]], ...] = tuple(defaultdict(set) for _ in range(3))
    numbers = [0, 0, 0]
    for head in re.split(r"\n(?=\s*\d+[a-z]?\. )", text):
        numbers[2] += 1
        body = re.sub(r"^\s*\d+[a-z]?\.\s*[^-]*--", "", head, count=1)
        for paragraph in re.split(r"\n {3,}|\n?(?:^|\s)(?:N|V|Adj|Adv|Phr|Int)\.\s", body):
            numbers[1] += 1
            for group in " ".join(paragraph.split()).split(";"):
                numbers[0] += 1
                for word in re.split(r"[,.]", group):
                    for kind, number in zip(places, numbers, strict=True):
                        kind[word.strip().lower()].add(number)
    groups, paragraphs, heads = (
        {word: frozenset(found) for word, found in kind.items() if 0 < len(word) <= LONGEST}
        for kind in places
    )
    return groups, paragraphs, heads


def read_webster(path: Path) -> tuple[Entries, Entries]:
    """What Webster's of 1913 lists as synonyms of each word, and what it defines it by, in one."""
    text = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
    synonyms: dict[str, set[str]] = defaultdict(set)
    definitions: dict[str, set[str]] = defaultdict(set)
    for entry in re.split(r"\n(?=[A-Z][\w' -]* \\)", text):
        head = re.match(r"([A-Z][\w' -]*) \\", entry)
        if head is None:
            continue
        word = head[1].lower()
        for listed, source in re.findall(r"Syn:(.*?)\[([^\]]*)\]", entry, re.DOTALL):
            if source == "1913 Webster":
                plain = listed.split(" -- ")[0].split("See ")[0]
                synonyms[word] |= _words(re.split(r"[;,.]", plain))
        definitions[word] |= _defining(entry) - {word}
    return (
        {word: frozenset(found) for word, found in synonyms.items()},
        {word: frozenset(found) for word, found in definitions.items()},
    )


def _defining(entry: str) -> set[str]:
    """The words and short phrases that alone make up a part of a definition."""
    found: set[str] = set()
    for sense in entry.split("[1913 Webster]")[:-1]:
        plain = re.sub(r"\[[^\]]*\]|\([^)]*\)|--[A-Z].*", "", sense)
        plain = re.sub(r"^.*?\\[^\\]*\\,?\s*\w+\.\s*(?:[a-z. &]+\.)?", "", plain, flags=re.DOTALL)
        plain = re.sub(r"^\s*\d+\.\s*", "", plain).split("; as,")[0]
        found |= _words(re.split(r"[;.:]|, or ", plain))
    return found


def _words(written: list[str]) -> set[str]:
    words = (re.sub(r"\s+", " ", word).strip(" .;,{}").lower() for word in written)
    bare = (re.sub(r"^(to|a|an|the) ", "", word) for word in words)
    return {word for word in bare if 0 < len(word) <= LONGEST}


class Kinship(NamedTuple):
    """How WordNet relates two words; each is 1 in the first senses of both, less in later ones."""

    same: float
    parent: float
    sibling: float
    gloss: float
    group: float
    senses: float

    @property
    def parent_only(self) -> float:
        """Whether one is a kind of the other and never the same."""
        return float(bool(self.parent) and not self.same)

    @property
    def sibling_only(self) -> float:
        """Whether both are kinds of a third and never closer."""
        return float(bool(self.sibling) and not self.same and not self.parent)

    def values(self) -> dict[str, float]:
        """As features."""
        return {
            "same": self.same,
            "same at all": float(self.same > 0),
            "parent": self.parent,
            "parent only": self.parent_only,
            "sibling": self.sibling,
            "sibling only": self.sibling_only,
            "gloss": self.gloss,
            "verb group": self.group,
            "senses": self.senses,
        }


class Hierarchy:
    """WordNet's synsets and what stands above them."""

    def __init__(self, folder: Path) -> None:
        self.synsets: dict[WordId, Synset] = {}
        self.senses: dict[str, list[tuple[int, WordId]]] = defaultdict(list)
        self.glosses: dict[WordId, frozenset[str]] = {}
        self.groups: dict[WordId, set[WordId]] = defaultdict(set)
        self.children: dict[WordId, set[WordId]] = defaultdict(set)
        for part, name in PARTS.items():
            self.synsets.update(read_synsets(folder, part))
            for line in database_lines(folder / f"data.{name}"):
                data, _, gloss = line.partition(" | ")
                key = (part, int(line[:8]))
                self.glosses[key] = frozenset(_glossed(gloss))
                for mark, offset in re.findall(r" (\$) (\d{8}) v ", data):
                    self.groups[key].add(("v", int(offset))) if mark else None
            for line in database_lines(folder / f"index.{name}"):
                fields = line.split()
                for rank, offset in enumerate(fields[-int(fields[2]) :][:SENSES]):
                    self.senses[fields[0].replace("_", " ")].append((rank, (part, int(offset))))
        for key, synset in self.synsets.items():
            for parent in self._above(synset):
                self.children[parent].add(key)

    @staticmethod
    def _above(synset: Synset) -> list[WordId]:
        """What it is a kind of, or the adjectives it is like."""
        return synset.parents or synset.similar

    def near(self, word: str) -> set[str]:
        """The words of its synsets, of those next above, below and beside, and of its glosses."""
        found: set[str] = set()
        for _, key in self.senses.get(word, ()):
            above = self._above(self.synsets[key])
            for other in {key, *above, *self.children[key], *self.groups[key]}:
                found.update(self.synsets[other].words)
            found |= self.glosses[key]
        return found

    @lru_cache(1 << 20)  # noqa: B019 - there is one
    def kinship(self, word: str, other: str) -> Kinship:
        """How two words are related."""
        own, others = self.senses.get(word, []), self.senses.get(other, [])
        same = parent = sibling = group = 0.0
        for rank, key in own:
            for other_rank, other_key in others:
                if key[0] != other_key[0]:
                    continue
                weight = 1 / (1 + rank + other_rank)
                above, other_above = map(self._above, (self.synsets[key], self.synsets[other_key]))
                if key == other_key:
                    same = max(same, weight)
                elif other_key in above or key in other_above:
                    parent = max(parent, weight)
                elif not set(above).isdisjoint(other_above):
                    sibling = max(sibling, weight)
                if other_key in self.groups[key] or key in self.groups[other_key]:
                    group = max(group, weight)
        gloss = max(
            (
                1 / (1 + rank)
                for side, mentioned in ((own, other), (others, word))
                for rank, key in side
                if mentioned in self.glosses[key]
            ),
            default=0.0,
        )
        return Kinship(same, parent, sibling, gloss, group, log1p(len(own)) + log1p(len(others)))


def _glossed(gloss: str) -> set[str]:
    parts = _words(re.split(r'[;"]', re.sub(r"\([^)]*\)", "", gloss)))
    return {re.sub(r"^(be|become|make) ", "", part) for part in parts}
