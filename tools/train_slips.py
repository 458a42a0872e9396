"""Learn the weights by which the audit tells slips of a dictionary from a translator's choices.

    python tools/train_slips.py VERSIONS.jsonl… --dictionary DE-EN

VERSIONS.jsonl: one document a line with its `id` and `versions`, each a list of sentences: two
translations by people, or one by people and one by a machine (newstest2021). The words that differ
between them are choices. Slips are planted in the second: a word that both have gives way to the
English word of another entry for one of its foreign words (in Ding's format, trans-de-en), as in a
round trip, or to one that shares a later sense in WordNet, as in spinning. Choices are planted too:
words that stand beside a word in two entries, or mean the same by the first senses of both. Learnt
on the half of the documents that benchmarks/quality/audit.py calls `tune`; printed are the weights
for retold/audit/harm/slips.py, and what is told of each kind where one in twenty and in a
hundred of the choices between translations are, cross-validated by document.
"""
# ruff: noqa: INP001, S311 - a script; planting needs no secrets

import argparse
import json
import random
import re
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import numpy as np

from retold import lexicon
from retold.audit.harm import slips
from retold.audit.link import link_beads
from retold.audit.link.links import LinkedBead
from retold.lexicon.wordnet import entry, senses
from retold.model import Alignment, Bead, Document
from retold.text.segment import segment

PENALTY = 1.0
"""Of the squared weights of the scaled features."""
LIKELIEST = 6
"""The most frequent of the words found, of which one is planted: machines choose those."""
PLACES = 4
"""Words of a sentence that are tried in turn."""
SHARES = {"translated": 0.25, "beside": 0.25, "elsewhere": 0.33, "later sense": 0.17}
"""Weight of each kind of substitution: slips and choices have half each."""
PARTS = 4
"""Parts for cross-validation."""

Choose = Callable[[str], list[str]]
"""The words that a dictionary form may slip to."""

_REMARK = re.compile(r"\{[^}]*\}|\[[^\]]*\]|\([^)]*\)|<[^>]*>|/[^/]*/")
_PLAIN = re.compile(r"[a-z]{3,}")


def main() -> None:
    """Read, plant, learn, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("versions", nargs="+")
    parser.add_argument("--dictionary", required=True)
    asked = parser.parse_args()
    elsewhere, beside = entries(asked.dictionary)
    ways = {"elsewhere": elsewhere, "later sense": later_senses(), "beside": beside}
    rows: list[dict[str, float]] = []
    made: list[str] = []
    parts: list[int] = []
    chance = random.Random(0)
    for document, source, target in documents(asked.versions):
        found = [(row, "translated") for row in _rows(source, target)]
        for way, choose in ways.items():
            found += [(row, way) for row in _planted(source, target, choose, chance)]
        rows += [row for row, _ in found]
        made += [way for _, way in found]
        parts += [zlib.crc32(document.encode()) // 2 % PARTS] * len(found)
    names = sorted(rows[0])
    matrix = np.array([[row[name] for name in names] for row in rows])
    way, part = np.array(made), np.array(parts)
    slip = np.isin(way, ["elsewhere", "later sense"])
    weigh = np.select(
        [way == name for name in SHARES],
        [share / max(1, (way == name).sum()) for name, share in SHARES.items()],
    ) * len(way)
    rounded = {
        name: round(float(one), 2)
        for name, one in zip(names, learn(matrix, slip, weigh), strict=True)
    }
    sys.stdout.write(f"{Counter(made)}\n{rounded}\n")
    scores = np.zeros(len(slip))
    for held in range(PARTS):
        there = part == held
        scores[there] = matrix[there] @ learn(matrix[~there], slip[~there], weigh[~there])
    for share in (0.05, 0.01):
        floor = np.quantile(scores[way == "translated"], 1 - share)
        for name in ways:
            told = (scores[way == name] > floor).mean()
            sys.stdout.write(f"{name}: {told:.2f} told where {share} of choices are\n")


def documents(paths: list[str]) -> Iterator[tuple[str, str, str]]:
    """The id, a sentence of one version, and the same sentence of another."""
    for path in paths:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if not zlib.crc32(record["id"].encode()) % 2:
                continue
            versions = record["versions"]
            people = sorted(name for name in versions if name.startswith("ref"))
            machines = sorted(name for name in versions if not name.startswith("ref"))
            chosen = machines[zlib.crc32(record["id"].encode()) // 2 % len(machines)]
            for one, other in {*combinations(people, 2), (people[0], chosen)}:
                for source, target in zip(versions[one], versions[other], strict=True):
                    yield record["id"], source, target


def _rows(source: str, target: str, at: int | None = None) -> Iterator[dict[str, float]]:
    """The features of each substitution, or of the one for a word alone."""
    pair = pair_of(source, target)
    if pair is None:
        return
    for here, others in slips.substitutions(pair):
        if at in {None, here}:
            made = [slips.features(pair, here, others, other) for other in others]
            yield min(made, key=lambda row: row["no synonym"] - row["near"])


def pair_of(source: str, target: str) -> LinkedBead | None:
    """Two sentences as one bead, linked; None where one has no words."""
    left, right = segment(Document("s", source)), segment(Document("t", target))
    bead = Bead(range(len(left.sentences)), range(len(right.sentences)), 1.0, "rewrite")
    return next(iter(link_beads(Alignment(left, right, (bead,)))), None)


def _planted(
    source: str, target: str, choose: Choose, chance: random.Random
) -> Iterator[dict[str, float]]:
    """The features of a slip planted for one word that both sentences have."""
    pair = pair_of(source, target)
    if pair is None:
        return
    kept = [
        at
        for at, bond in pair.bonds.items()
        if bond == "same"
        and pair.source[at].content
        and pair.source[at].text.islower()
        and _PLAIN.fullmatch(pair.source[at].fold)
        and pair.target[pair.to_target[at] or 0].text == pair.source[at].text
    ]
    chance.shuffle(kept)
    for at in kept[:PLACES]:
        form = pair.source[at].fold
        others = choose(lexicon.lemma(form))
        new = inflected(form, chance.choice(others)) if others else None
        if new:
            span = pair.target[pair.to_target[at] or 0].span
            yield from _rows(source, target[: span.start] + new + target[span.end :], at)
            return


def entries(path: str) -> tuple[Choose, Choose]:
    """From a dictionary: words of other entries for one of a word's foreign words; its synonyms.

    Words that stand side by side in an entry mean the same.
    """
    listed: list[tuple[list[str], list[str]]] = []
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            if "::" in line and not line.startswith("#"):
                foreign, english = (_terms(side.split("|")[0]) for side in line.split("::", 1))
                listed.append((foreign, [one for one in english if _PLAIN.fullmatch(one)]))
    by_foreign: dict[str, list[int]] = defaultdict(list)
    by_english: dict[str, list[int]] = defaultdict(list)
    for at, (foreign, english) in enumerate(listed):
        for term in foreign:
            by_foreign[term].append(at)
        for term in english:
            by_english[term].append(at)

    def beside(word: str) -> list[str]:
        found = Counter(other for at in by_english.get(word, []) for other in listed[at][1])
        sure = [
            other
            for other, times in found.items()
            if times > 1
            or lexicon.sense_distance(word, other) == 0
            or lexicon.are_grouped(word, other)
        ]
        return _of_one_part(word, sorted(sure))[:LIKELIEST]

    def elsewhere(word: str) -> list[str]:
        own = by_english.get(word, [])
        alike = {other for at in own for other in listed[at][1]}
        found = {
            other
            for at in own
            for term in listed[at][0]
            for there in by_foreign[term]
            for other in listed[there][1]
        }
        return _of_one_part(word, sorted(found - alike))[:LIKELIEST]

    return elsewhere, beside


def _means_the_same(word: str, other: str) -> bool:
    return lexicon.sense_distance(word, other) == 0 or lexicon.are_grouped(word, other)


def _terms(side: str) -> list[str]:
    cleaned = (_REMARK.sub("", term).strip().lower() for term in side.split(";"))
    return [term.removeprefix("to ") for term in cleaned if term]


def later_senses() -> Choose:
    """From WordNet: words of a sense that is not a word's first, for which it is a usual one."""
    members: dict[tuple[str, str], list[str]] = defaultdict(list)
    for line in _lexicon_words():
        for rank, sense in enumerate(senses(line)):
            if rank <= 1:
                members[sense.part, sense.synset].append(line)

    def choose(word: str) -> list[str]:
        found = {
            other
            for sense in senses(word)[1:]
            for other in members[sense.part, sense.synset]
            if other != word and lexicon.sense_distance(word, other) != 0
        }
        return _of_one_part(word, sorted(found))

    return choose


def _lexicon_words() -> Iterator[str]:
    listed = Path(lexicon.__file__).with_name("words.tsv").read_text(encoding="utf-8")
    for line in listed.splitlines()[1:]:
        word = line.split("\t", 1)[0]
        if _PLAIN.fullmatch(word) and not lexicon.is_name(word):
            yield word


def _of_one_part(word: str, found: list[str]) -> list[str]:
    """The words that may be of a word's part of speech, the most frequent first."""
    part = lexicon.part_of_speech(word)
    kept = [
        other
        for other in found
        if part
        and (listed := entry(other)) is not None
        and part in listed.parts
        and lexicon.stem(other) != lexicon.stem(word)
    ]
    return sorted(kept, key=lambda other: -lexicon.frequency(other))


def inflected(form: str, new: str) -> str | None:
    """Another word in the form of a first one; None where there is no such form."""
    base = lexicon.lemma(form)
    if form == base:
        return new
    after_consonant = new[-1] == "y" and new[-2] not in "aeiou"
    if form.endswith("ing"):
        made = new.removesuffix("e") + "ing"
    elif form.endswith("s"):
        hissing = new.endswith(("s", "x", "ch", "sh"))
        made = f"{new[:-1]}ies" if after_consonant else f"{new}es" if hissing else f"{new}s"
    elif form.endswith("ed"):
        made = f"{new[:-1]}ied" if after_consonant else new.removesuffix("e") + "ed"
    else:
        return None
    return made if lexicon.lemma(made) == new else None


def learn(matrix: np.ndarray, slip: np.ndarray, weigh: np.ndarray) -> np.ndarray:
    """The weights of a logistic regression."""
    spread = matrix.std(axis=0)
    scale = np.where(spread > 0, spread, 1.0)
    scaled = matrix / scale
    weights = np.zeros(matrix.shape[1])
    penalty = np.diag(np.where(spread > 0, PENALTY, 1e-6))
    for _ in range(30):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (weigh * (chance - slip)) + penalty @ weights
        curve = (scaled * (weigh * chance * (1 - chance))[:, None]).T @ scaled + penalty
        weights -= np.linalg.solve(curve, slope)
    return weights / scale


if __name__ == "__main__":
    main()
