"""What speaks for and against harm in words that were replaced, left out or put in."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log
from typing import NamedTuple

from retold import lexicon
from retold.audit.harm.setting import Setting
from retold.audit.harm.slips import company_of, replacing, score
from retold.audit.link.links import LinkedBead
from retold.audit.link.nearness import nearness
from retold.audit.link.notes import once_a_bead
from retold.audit.link.sameness import is_grammar
from retold.lexicon.wordnet import senses
from retold.text.words import Word

AROUND = 4
"""Words on each side that say how settled a place is."""
USUAL = 2
"""Senses of a word whose kinds are compared."""
MOST = 3
"""Words of one side alone that are counted."""
COMPANY = 5.0
"""Logarithm of company that counts as one, so that all features are of one size."""
SENSE = 0.5
"""Nearness that a shared first sense is worth when words are paired; a later one is worth less."""


class Edit(NamedTuple):
    """Words of a bead, by index, and those that stand for them; one of the runs may be empty."""

    bead: LinkedBead
    source: range
    target: range

    def lost(self) -> list[Word]:
        """The source words that did not stay."""
        bonds = self.bead.bonds
        return [self.bead.source[i] for i in self.source if bonds.get(i) != "same"]

    def gained(self) -> list[Word]:
        """The target words that are not the source's in its order."""
        links, bonds = self.bead.to_source, self.bead.bonds
        return [
            self.bead.target[j]
            for j in self.target
            if (i := links[j]) is None or bonds.get(i) != "same"
        ]


def features(edit: Edit, setting: Setting) -> dict[str, float]:
    """The value of each feature of an edit in a text, about 0…1 or a few logits."""
    lost, gained = edit.lost(), edit.gained()
    pairs = _paired(lost, gained)
    least = min(pairs, key=lambda pair: _alikeness(*pair), default=None)
    return {
        "ground": 1.0,
        **_of_pair(least),
        **_of_rest("lost", [word for word in lost if all(word != paired for paired, _ in pairs)]),
        **_of_rest(
            "gained", [word for word in gained if all(word != paired for _, paired in pairs)]
        ),
        **_of_place(edit),
        **_of_the_rest(edit),
        **_of_setting(edit, setting),
    }


def _paired(lost: Sequence[Word], gained: Sequence[Word]) -> list[tuple[Word, Word]]:
    """Words of both sides that may stand for each other, the most alike first."""
    source, target = list(lost), list(gained)
    pairs: list[tuple[Word, Word]] = []
    while options := [
        (_alikeness(word, other_word), -i, -j)
        for i, word in enumerate(source)
        for j, other_word in enumerate(target)
        if word.content == other_word.content
    ]:
        _, i, j = max(options)
        pairs.append((source.pop(-i), target.pop(-j)))
    return pairs


def _alikeness(word: Word, other_word: Word) -> float:
    if word.lemma == other_word.lemma:
        return 2.0
    distance = lexicon.sense_distance(word.fold, other_word.fold)
    sureness = lexicon.interchange(word.fold, other_word.fold)
    sense = 0 if distance is None else SENSE / (1 + distance)
    return nearness(word.fold, other_word.fold) + max(sense, SENSE * (sureness == "sure"))


def _of_pair(pair: tuple[Word, Word] | None) -> dict[str, float]:
    """Of the two words that are least alike; nothing where none was replaced."""
    if pair is None:
        return dict.fromkeys(("small", *_of_words("day", "year")), 0.0)
    word, other_word = pair
    return {"small": float(not word.content), **_of_words(word.fold, other_word.fold)}


@lru_cache(1 << 14)
def _of_words(word: str, other_word: str) -> Mapping[str, float]:
    """Of two words alone."""
    rank = lexicon.sense_distance(word, other_word)
    grouped = lexicon.are_grouped(word, other_word)
    synonym = rank is not None or grouped or lexicon.are_synonyms(word, other_word)
    part = lexicon.part_of_speech(word)
    sureness = lexicon.interchange(word, other_word)
    return {
        "near": nearness(word, other_word),
        "first sense": float(rank == 0),
        "grouped": float(grouped),
        "some sense": float(lexicon.share_a_sense(word, other_word)),
        "sure": float(sureness == "sure"),
        "likely": float(sureness == "likely"),
        "synonym": float(synonym),
        "siblings": float(not synonym and _are_siblings(word, other_word)),
        "same part": float(part == lexicon.part_of_speech(other_word)),
        "nouns": float(part == "n"),
    }


def _are_siblings(word: str, other_word: str) -> bool:
    """Whether usual senses of both are of one kind: bus, train."""
    return not _kinds(word).isdisjoint(_kinds(other_word))


def _kinds(word: str) -> set[str]:
    return {
        parent
        for base in lexicon.lemmas(word)
        for sense in senses(base)[:USUAL]
        for parent in sense.parents
    }


def _of_rest(name: str, words: Sequence[Word]) -> dict[str, float]:
    """Of words for which nothing stands on the other side."""
    content = [word for word in words if word.content]
    parts = {lexicon.part_of_speech(word.fold) for word in content}
    names = any(word.capital and not word.first for word in content)
    return {
        name: float(bool(words)),
        f"{name}: words": min(MOST, len(content)) / MOST,
        f"{name}: verb": float("v" in parts),
        f"{name}: noun": float("n" in parts and not names),
        f"{name}: qualifier": float(not parts.isdisjoint({"a", "r"})),
        f"{name}: name": float(names),
        f"{name}: small": float(any(not word.content and not is_grammar(word) for word in words)),
        f"{name}: saying": float(any(lexicon.is_reporting(word.fold) for word in content)),
    }


def _of_place(edit: Edit) -> dict[str, float]:
    """Of where the words stand."""
    bead = edit.bead
    run, side, marks = (
        (edit.source, bead.source, bead.quoted[0])
        if edit.source
        else (edit.target, bead.target, bead.quoted[1])
    )
    start = side[run[0]].span.start
    return {
        "quoted": float(any(mark.start <= start < mark.end for mark in marks)),
        "settled": _settled(edit),
        "bead kept": bead.kept(),
        "company": company_of(bead.texts[0], bead.source, edit.source) / COMPANY,
        "new company": company_of(bead.texts[1], bead.target, edit.target) / COMPANY,
    }


def _of_the_rest(edit: Edit) -> dict[str, float]:
    """Of what else differs in the bead: who rewords leaves more than one trace."""
    bead = edit.bead
    same, kept = _stayed(bead)
    changed = [
        *(word for i, word in enumerate(bead.source) if i not in same and i not in edit.source),
        *(word for j, word in enumerate(bead.target) if j not in kept and j not in edit.target),
    ]
    small = sum(map(is_grammar, changed))
    return {
        "beside": min(MOST, len(changed) - small) / MOST,
        "beside: small": min(MOST, small) / MOST,
    }


@once_a_bead
def _stayed(bead: LinkedBead) -> tuple[frozenset[int], frozenset[int | None]]:
    """The words that stayed as they were, by index in the source and in the target."""
    same = frozenset(i for i, bond in bead.bonds.items() if bond == "same")
    return same, frozenset(bead.to_target[i] for i in same)


def _settled(edit: Edit) -> float:
    """Share of the words on both sides of an edit that stayed as they were."""
    bead = edit.bead
    run, size = (edit.source, len(bead.source)) if edit.source else (edit.target, len(bead.target))
    kept = _stayed(bead)[0 if edit.source else 1]
    around = [
        i
        for i in (*range(run.start - AROUND, run.start), *range(run.stop, run.stop + AROUND))
        if 0 <= i < size
    ]
    return sum(i in kept for i in around) / max(1, len(around))


def _of_setting(edit: Edit, setting: Setting) -> dict[str, float]:
    """Of the whole text, and how surely the words are another sense in such a text."""
    places = ((i, replacing(edit.bead, i)) for i in edit.source)
    scores = [score(edit.bead, i, place) for i, place in places if place is not None]
    rate = log(setting.slips / (1 - setting.slips))
    return {
        "text kept": setting.kept,
        "text wrong": setting.wrong,
        "text broken": setting.broken,
        "text follows": float(setting.follows),
        "text slips": rate,
        "sense": float(bool(scores)),
        "sense: slip": max(scores, default=0.0),
        "sense: text slips": rate * bool(scores),
    }
