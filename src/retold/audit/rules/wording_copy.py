"""The edits of a copy that change what it says.

Most substitutions in a rewording are innocent, so that elsewhere only surer signs are told. A text
so near its source that it is an edited copy and no rewording is judged edit by edit: every word
replaced, put in or left out is weighed, and a bead is told of where one of its edits is more likely
to be false than all of them to be harmless.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from math import exp, log, log1p
from typing import Literal, NamedTuple

from retold import lexicon
from retold.audit.cues.denials import EXPLICIT
from retold.audit.link.links import Bond, LinkedBead, Word, slot, slot_in_source, spanned
from retold.audit.link.nearness import nearness
from retold.model import Change

COPY_KEPT = 0.81
"""Share of words in the same order from which a text is an edited copy: one in a hundred of the
second translations of newstest2021 comes so near, and nine in ten edited summaries."""
COPY_WORDS = 24
"""Words below which a text is too short to tell an edited copy from a faithful rewording."""
LIKELY = log(2)
"""Weight of a bead's edits, -log of the chance that all are harmless, from which it is told of."""
TELLING = 0.5
"""Share of the weight of the weightiest edit from which another is told beside it."""

LIMITS = frozenset("only some all more less few many most every never always".split())  # noqa: SIM905
"""Small words that change how much is claimed."""
GROUND = 0.05
"""Weight of a bead without edits."""
WEIGHTS = {
    "common": -0.01,
    "contrary": 3.01,
    "edits": -1.77,
    "first sense": -0.76,
    "kept": 2.0,
    "later sense": -0.74,
    "left out": 0.39,
    "left out: for small words": -0.99,
    "left out: name": 1.99,
    "left out: near": -0.37,
    "left out: negation": 0.86,
    "left out: verb": -0.17,
    "left out: words": -0.07,
    "limit": 1.99,
    "moved": -0.09,
    "name put in": 3.35,
    "near": -0.3,
    "new common": -0.06,
    "noun replaced": 0.33,
    "of one field": -0.94,
    "put in": -0.23,
    "put in: for small words": -0.86,
    "put in: name": -0.03,
    "put in: near": -0.05,
    "put in: negation": 1.43,
    "put in: verb": -0.8,
    "put in: words": 0.5,
    "replaced": 0.12,
    "small words": -0.13,
    "synonym": -0.37,
    "synonyms": -0.34,
    "verb replaced": -1.25,
}
"""Logits that each feature adds, of a noisy-or over the edits of a text (tools/train_copies.py)."""
CLOSE = 0.3
"""Nearness from which two words are of one field."""
OTHERWISE: frozenset[Bond] = frozenset({"synonym", "near", "spelling"})
"""Bonds of words that stand for each other and are not one word."""


class Edit(NamedTuple):
    """Words replaced, left out (no target) or put in (no source), by index, and their features."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    features: Mapping[str, float]


def is_edited_copy(pairs: Iterable[LinkedBead]) -> bool:
    """Whether the target has nearly all words of its source in their order."""
    kept = size = 0
    for pair in pairs:
        kept += sum(bond == "same" for bond in pair.bonds.values())
        size += max(len(pair.source), len(pair.target))
    return size >= COPY_WORDS and kept >= COPY_KEPT * size


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A change for each edit of a bead that likely changes the sense."""
    made = edits(pair)
    common = shared(pair, len(made))
    weights = [_weight(edit.features, common) for edit in made]
    if GROUND + sum(weights) <= LIKELY:
        return
    floor = TELLING * max(weights)
    for edit, weight in zip(made, weights, strict=True):
        if weight >= floor:
            yield _told(pair, edit)


def _weight(features: Mapping[str, float], common: Mapping[str, float]) -> float:
    """-log of the chance that an edit is harmless."""
    logit = sum(WEIGHTS.get(name, 0.0) * value for name, value in features.items())
    logit += sum(WEIGHTS.get(name, 0.0) * value for name, value in common.items())
    return log1p(exp(logit))


def _told(pair: LinkedBead, edit: Edit) -> Change:
    here = spanned(pair.source, edit.source[0], edit.source[-1]) if edit.source else None
    there = spanned(pair.target, edit.target[0], edit.target[-1]) if edit.target else None
    if here and there:
        note = f"{here.of(pair.texts[0])} → {there.of(pair.texts[1])}"
        return Change("wording", "major", pair.index, here, there, note)
    if here:
        note = f"left out of a copy: {here.of(pair.texts[0])}"
        return Change("omission", "major", pair.index, here, None, note)
    note = f"not in the source: {there.of(pair.texts[1]) if there else ''}"
    return Change("addition", "major", pair.index, None, there, note)


def edits(pair: LinkedBead) -> list[Edit]:
    """The edits of a bead, replacements first."""
    replaced = list(_replaced(pair))
    made = [Edit((at,), (to,), _replacement(pair, at, to)) for at, to in replaced]
    gone = {at for at, _ in replaced}
    new = {to for _, to in replaced}
    lost = [at for at in pair.lost() if _is_weighed(pair.source[at]) and at not in gone]
    gained = [to for to in pair.gained() if _is_weighed(pair.target[to]) and to not in new]
    made += [
        Edit(run, (), _run(pair, run, "left out"))
        for run in _clauses(pair.source, pair.to_target, lost)
    ]
    made += [
        Edit((), run, _run(pair, run, "put in"))
        for run in _clauses(pair.target, pair.to_source, gained)
    ]
    limits = [to for to in pair.gained() if pair.target[to].fold in LIMITS]
    return [*made, *(Edit((), (to,), {"limit": 1.0}) for to in limits)]


def _is_weighed(word: Word) -> bool:
    """Whether a word says something and is no figure, which is compared by value."""
    return word.content and not word.fold[0].isdigit()


def _replaced(pair: LinkedBead) -> Iterator[tuple[int, int]]:
    """Source words and the words for them: new ones in their places, and linked ones."""
    gained = [to for to in pair.gained() if _is_weighed(pair.target[to])]
    for at, other in enumerate(pair.to_target):
        if other is not None:
            if pair.bonds[at] in OTHERWISE:
                yield at, other
            continue
        if not _is_weighed(pair.source[at]):
            continue
        part = lexicon.part_of_speech(pair.source[at].fold)
        there = [to for to in slot(pair, at) if to in gained]
        if there:
            best = min(
                there, key=lambda to: (lexicon.part_of_speech(pair.target[to].fold) != part, to)
            )
            gained.remove(best)
            yield at, best


def _replacement(pair: LinkedBead, at: int, to: int) -> dict[str, float]:
    one, two = pair.source[at].fold, pair.target[to].fold
    rank = lexicon.sense_distance(one, two)
    near = nearness(one, two)
    part = lexicon.part_of_speech(one)
    return {
        "replaced": 1.0,
        "contrary": float(lexicon.are_antonyms(one, two)),
        "near": near,
        "of one field": float(near > CLOSE),
        "first sense": float(rank == 0),
        "later sense": float(bool(rank)),
        "synonym": float(lexicon.are_synonyms(one, two)),
        "name put in": float(pair.target[to].capital and not pair.target[to].first),
        "verb replaced": float(part == "v"),
        "noun replaced": float(part == "n"),
        "common": float(lexicon.frequency(one)),
        "new common": float(lexicon.frequency(two)),
    }


def _run(
    pair: LinkedBead, run: tuple[int, ...], kind: Literal["left out", "put in"]
) -> dict[str, float]:
    gone = kind == "left out"
    side, other = (pair.source, pair.target) if gone else (pair.target, pair.source)
    place = slot(pair, run[0]) if gone else slot_in_source(pair, run[0])
    links = pair.to_source if gone else pair.to_target
    words = [side[at].fold for at in run]
    there = [word.fold for word in other if word.content]
    nearest = max(nearness(one, two) for one in words for two in there) if there else 0.0
    return {
        kind: 1.0,
        f"{kind}: words": float(min(len(run), 6)),
        f"{kind}: near": nearest,
        f"{kind}: verb": float(any(lexicon.part_of_speech(word) == "v" for word in words)),
        f"{kind}: name": float(any(side[at].capital and not side[at].first for at in run)),
        f"{kind}: for small words": float(any(links[at] is None for at in place)),
        f"{kind}: negation": float(any(word in EXPLICIT for word in words)),
    }


def _clauses(
    side: tuple[Word, ...], links: list[int | None], free: list[int]
) -> list[tuple[int, ...]]:
    """Words that only one side has, those together between which it has no content word more."""
    runs: list[tuple[int, ...]] = []
    for at in free:
        if runs and not any(
            links[here] is not None and side[here].content for here in range(runs[-1][-1] + 1, at)
        ):
            runs[-1] = (*runs[-1], at)
        else:
            runs.append((at,))
    return runs


def shared(pair: LinkedBead, made: int) -> dict[str, float]:
    """The features that all edits of a bead have: the more was reworded, the less each weighs."""
    bonds = Counter(pair.bonds.values())
    return {
        "kept": pair.kept(),
        "synonyms": float(min(6, bonds["synonym"] + bonds["family"])),
        "edits": log1p(made),
        "small words": float(min(6, sum(not pair.source[at].content for at in pair.lost()))),
        "moved": float(min(6, bonds["moved"])),
    }
