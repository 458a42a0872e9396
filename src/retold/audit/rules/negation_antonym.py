"""Claims turned into their contrary by a word: an antonym, or a form that denies."""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Iterator

from retold import lexicon
from retold.audit.cues.bound import bound_alike
from retold.audit.cues.complements import complement
from retold.audit.cues.denials import (
    BEFORE,
    EXPLICIT,
    PREFIXES,
    contrary,
    cues,
    denies,
    is_only_with,
)
from retold.audit.cues.opposed import opposed_phrases
from retold.audit.cues.other_end import turned_comparisons
from retold.audit.cues.parties import deeds
from retold.audit.cues.polarity import CONVERSES
from retold.audit.cues.quantified import claims_of_both
from retold.audit.link.links import LinkedBead, slot
from retold.audit.link.unit_ties import source_unit_at, target_unit_at
from retold.model import Certainty, Change
from retold.text.words import Word, spanned

OPPOSING = frozenset(
    "more less most least fewer before after above below over under all past first last next "
    "up down within without inside outside against with".split()
)
"""Function words that have an antonym."""
ASIDE = 4
"""Words beside its place in which the antonym of a word is sought: of those planted in DEMETR one
in twenty stands more than a word from it; one in two hundred faithful sentences has such words."""

POOR = frozenset("bad ill poor low little weak scant wrong hard rough".split())
"""Adjectives with which a noun says what its contrary says alone: bad luck, misfortune."""
DENIED_BY = EXPLICIT | POOR

LIKELIHOODS = frozenset("likely probably probable possibly".split())
"""Words that say how likely it is what stands behind them."""
LIKELY_BEFORE = 3
"""Words behind such a word in which a negation is of what it says: probably will not be."""

AROUND, SETTLED = 2, 0.5
"""Words on each side, and the share of them that must have stayed for a synonym's reverse."""

BESIDE = 1
"""Words from its place up to which an antonym surely stands for the word."""


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A change for each antonym in a word's place, and for each denying form that nothing asked."""
    if complement(pair):
        return
    yield from _antonyms(pair)
    yield from _phrases(pair)
    yield from _sides(pair)
    yield from _indirect(pair)
    yield from _unasked(pair)


def _antonyms(pair: LinkedBead) -> Iterator[Change]:
    """Source words in whose place, or near it, the target has their antonym."""
    opposed = list(_opposed(pair))
    words = [pair.source[index].fold for index, _, _ in opposed]
    for index, other_index, near in opposed:
        if any(lexicon.are_antonyms(pair.source[index].fold, word) for word in words):
            continue
        source_span, target_span = pair.source[index].span, pair.target[other_index].span
        note = f"{source_span.of(pair.texts[0])} → {target_span.of(pair.texts[1])}"
        certainty: Certainty = "likely" if near else "possible"
        yield Change(
            "negation", "critical", pair.index, source_span, target_span, note, certainty=certainty
        )


def _phrases(pair: LinkedBead) -> Iterator[Change]:
    """Phrases of which one side has one and the other its contrary alone: against, in favour."""
    sides = [list(opposed_phrases(side)) for side in (pair.source, pair.target)]
    if not all(sides):
        return
    said = [{(phrase.contrary, phrase.side) for phrase in phrases} for phrases in sides]
    source_cues, target_cues = cues(pair.source), cues(pair.target)
    for phrase in sides[0]:
        contrary_side = (phrase.contrary, 1 - phrase.side)
        if (phrase.contrary, phrase.side) in said[1] or contrary_side in said[0]:
            continue
        for other_phrase in sides[1]:
            bears = _bears(source_cues, phrase.words[0]), _bears(target_cues, other_phrase.words[0])
            if (other_phrase.contrary, other_phrase.side) == contrary_side and bears[0] == bears[1]:
                spans = (
                    spanned(pair.source, phrase.words[0], phrase.words[-1]),
                    spanned(pair.target, other_phrase.words[0], other_phrase.words[-1]),
                )
                note = " → ".join(
                    span.of(text) for span, text in zip(spans, pair.texts, strict=True)
                )
                yield Change("negation", "critical", pair.index, *spans, note, certainty="likely")
                break


def _sides(pair: LinkedBead) -> Iterator[Change]:
    """Where *against* stands in the place of *for*, or the reverse, between words that stayed.

    For it, against it; a wall alone may be leant against, and nobody is for it.
    """
    for index in pair.lost():
        if pair.source[index].fold not in _FOR_AND_AGAINST:
            continue
        for to in slot(pair, index):
            pairs = {pair.source[index].fold, pair.target[to].fold}
            if (
                pair.to_source[to] is None
                and pairs == _FOR_AND_AGAINST
                and _stands(pair, index, to)
            ):
                spans = (
                    spanned(pair.source, index, min(index + 1, len(pair.source) - 1)),
                    spanned(pair.target, to, min(to + 1, len(pair.target) - 1)),
                )
                note = " → ".join(
                    span.of(text) for span, text in zip(spans, pair.texts, strict=True)
                )
                yield Change("negation", "critical", pair.index, *spans, note, certainty="likely")


_FOR_AND_AGAINST = frozenset({"for", "against"})


def _stands(pair: LinkedBead, index: int, to: int) -> bool:
    """Whether the words before and behind a small word are those of the other side."""
    ends = index == 0, index + 1 == len(pair.source)
    before = True if ends[0] else pair.to_target[index - 1] == to - 1
    behind = True if ends[1] else pair.to_target[index + 1] == to + 1
    return before and behind


def _opposed(pair: LinkedBead) -> Iterator[tuple[int, int, bool]]:
    """Lost source words, new target words that are their antonyms, and whether in their place."""
    source_cues, target_cues = cues(pair.source), cues(pair.target)
    near = {pair.to_target[index] for index, bond in pair.bonds.items() if bond == "near"}
    free = [
        to
        for to, word in enumerate(pair.target)
        if (pair.to_source[to] is None or to in near) and _may_oppose(word)
    ]
    for index in pair.lost():
        word = pair.source[index]
        if not free or not _may_oppose(word):
            continue
        place = slot(pair, index)
        aside = ASIDE if word.content else 0
        around = range(place.start - aside, place.stop + aside)
        sure = range(place.start - BESIDE, place.stop + BESIDE)
        opposed = [
            to
            for to in free
            if to in (sure if to in near else around) and _are_opposed_at(pair, index, to)
        ]
        opposed = [to for to in opposed if not _is_explained(pair, index, to)]
        denied = _denied(pair.source, source_cues, index)
        opposed = [to for to in opposed if denied == _denied(pair.target, target_cues, to)]
        opposed = [to for to in opposed if _is_poor(pair, index) == _is_poor_now(pair, to)]
        if opposed:
            other_index = min(
                opposed, key=lambda candidate: abs(candidate - (place.start + place.stop) // 2)
            )
            free.remove(other_index)
            yield index, other_index, other_index in sure and other_index not in near


def _is_explained(pair: LinkedBead, index: int, to: int) -> bool:
    """Whether contraries say the same: told from the other end, or with another negation."""
    if _is_preposition(pair.source, index) or _is_preposition(pair.target, to):
        return True
    if turned_comparisons(pair).get(index) == to or _is_of_how_many(pair, index, to):
        return True
    if is_only_with(pair.source, index, pair.target) or is_only_with(pair.target, to, pair.source):
        return True
    return _is_told_from_the_other_end(pair, index, to) or _is_bound_alike(pair, index, to)


def _is_bound_alike(pair: LinkedBead, index: int, to: int) -> bool:
    """Whether the two are turned about as well: more by one than another, which is less by it."""
    return any(
        _measures(pair.source, index, source.by) and _measures(pair.target, to, target.by)
        for source, target in bound_alike(pair)
    )


def _is_of_how_many(pair: LinkedBead, index: int, to: int) -> bool:
    """Whether what is said of all is denied of none: all rejected it, none accepted it."""
    return any(
        claims.is_same and (index, to) == (claims.source.predicate, claims.target.predicate)
        for claims in claims_of_both(pair)
    )


def _measures(side: tuple[Word, ...], index: int, by: int | None) -> bool:
    """Whether a word is that by which a measure is taken, or the *more* before it."""
    return index == by or (index + 1 == by and side[index].fold in COMPARING)


COMPARING = frozenset({"more", "less", "fewer"})
"""Words that compare by the word behind them."""


def _is_preposition(side: tuple[Word, ...], index: int) -> bool:
    """Whether a word binds what stands behind it: pending an inquiry, according to him."""
    follows = side[index + 1].fold if index + 1 < len(side) else ""
    if side[index].fold == "according":
        return follows == "to"
    return side[index].fold == "pending" and follows in _BEFORE_NOUN


_BEFORE_NOUN = frozenset("a an the his her their its another".split())


def _is_told_from_the_other_end(pair: LinkedBead, index: int, to: int) -> bool:
    """Whether two such words have their parties the other way round, or one is in the passive."""
    for deed in deeds(pair):
        if (deed.source.place, deed.target.place) == (index, to):
            return deed.roles == "same"
    if {pair.source[index].lemma, pair.target[to].lemma} not in CONVERSES:
        return False
    ahead, behind = set(range(index)), set(range(index + 1, len(pair.source)))
    links = [(i, j) for i, j in enumerate(pair.to_target) if j is not None and _is_party(pair, i)]
    if any((i in ahead) != (j < to) for i, j in links if i in ahead | behind):
        return True
    return _is_done_by(pair.source, index) != _is_done_by(pair.target, to)


def _is_party(pair: LinkedBead, index: int) -> bool:
    word = pair.source[index]
    return word.content and (_is_name(word) or lexicon.part_of_speech(word.fold) in {"n", None})


def _is_done_by(side: tuple[Word, ...], index: int) -> bool:
    """Whether a verb is in the passive: was sold, sold by."""
    before = any(word.lemma == "be" for word in side[max(0, index - BEFORE) : index])
    return before and side[index].fold != side[index].lemma


def _is_poor(pair: LinkedBead, index: int) -> bool:
    """Whether an adjective that is gone turned a source word."""
    return index > 0 and pair.to_target[index - 1] is None and pair.source[index - 1].fold in POOR


def _is_poor_now(pair: LinkedBead, to: int) -> bool:
    """Whether a new adjective turns a target word."""
    return to > 0 and pair.to_source[to - 1] is None and pair.target[to - 1].fold in POOR


def _indirect(pair: LinkedBead) -> Iterator[Change]:
    """Words in whose very place stands what reverses a synonym of theirs."""
    source_cues, target_cues = cues(pair.source), cues(pair.target)
    gained = {to for to in pair.gained() if pair.target[to].content}
    for index in pair.lost() if gained else ():
        word, place = pair.source[index], slot(pair, index)
        if not word.content or pair.settled(index, AROUND) < SETTLED:
            continue
        reversing = (
            to
            for to in range(place.start - BESIDE, place.stop + BESIDE)
            if to in gained
            and _bears(source_cues, index) == _bears(target_cues, to)
            and _is_turned_by(word, pair.target[to])
        )
        to = next(reversing, None)
        if to is not None:
            source_span, target_span = word.span, pair.target[to].span
            note = f"{source_span.of(pair.texts[0])} → {target_span.of(pair.texts[1])}"
            yield Change(
                "negation",
                "critical",
                pair.index,
                source_span,
                target_span,
                note,
                certainty="possible",
            )


def _is_turned_by(word: Word, other_word: Word) -> bool:
    if _is_name(word) or _is_name(other_word) or contrary(word, other_word):
        return False
    parts = lexicon.part_of_speech(word.fold), lexicon.part_of_speech(other_word.fold)
    return parts[0] == parts[1] and lexicon.are_indirect_antonyms(word.fold, other_word.fold)


def _unasked(pair: LinkedBead) -> Iterator[Change]:
    """Words that deny by their form where nothing in the source denies: unpopular, unavailable.

    Only possible, for the source may deny in a way that no list has, as one in two hundred does.
    """
    lost = [pair.source[index] for index in pair.lost()]
    if any(denies(word) or word.lemma in DENIED_BY for word in lost):
        return
    for index in pair.gained():
        word = pair.target[index]
        if not _is_name(word) and _is_turned(word.fold):
            note = f"not in the source: {word.span.of(pair.texts[1])}"
            yield Change(
                "negation", "major", pair.index, None, word.span, note, certainty="possible"
            )


def _is_turned(folded: str) -> bool:
    """Whether a prefix makes a word the contrary of a commoner one: unpopular, nonswimmer."""
    adjective = lexicon.part_of_speech(folded) == "a"
    return any(
        folded.startswith(prefix)
        and len(folded) > len(prefix) + 3
        and lexicon.are_antonyms(folded, folded[len(prefix) :])
        and lexicon.frequency(folded[len(prefix) :]) > lexicon.frequency(folded)
        for prefix in (PREFIXES if adjective else _CLEAR)
    )


_CLEAR = ("non", "mis")
"""Prefixes that are seldom anything else, whatever they stand before."""


def _denied(side: tuple[Word, ...], cues: list[int], index: int) -> int:
    """How many negations bear on a word, or make of how likely it says something is its contrary.

    *Will probably never* be found is *unlikely to*.
    """
    is_likelihood = side[index].fold in LIKELIHOODS
    behind = is_likelihood and any(index < cue <= index + LIKELY_BEFORE for cue in cues)
    return _bears(cues, index) + behind


def _bears(cues: list[int], index: int) -> int:
    """How many negations bear on a word."""
    return sum(index - BEFORE <= cue < index for cue in cues)


def _may_oppose(word: Word) -> bool:
    return word.content or word.fold in OPPOSING


def _are_opposed_at(pair: LinkedBead, index: int, to: int) -> bool:
    """Whether a source word and a target word are antonyms, or the verbs are that they belong to.

    The particles of two such verbs may be by themselves: cut down, stepped up.
    """
    source_unit, target_unit = source_unit_at(pair, index), target_unit_at(pair, to)
    if source_unit is None and target_unit is None:
        return _are_opposed(pair.source[index], pair.target[to])
    if source_unit and target_unit and pair.source[index].fold in OPPOSING:
        return _are_opposed(pair.source[index], pair.target[to])
    return lexicon.are_antonyms(
        source_unit or pair.source[index].fold, target_unit or pair.target[to].fold
    )


def _are_opposed(word: Word, other_word: Word) -> bool:
    """Whether two words are antonyms as the same part of speech."""
    if not contrary(word, other_word) or _is_name(word) != _is_name(other_word):
        return False
    if (word.fold in OPPOSING) != (other_word.fold in OPPOSING) and not (
        word.content and other_word.content
    ):
        return False
    parts = {lexicon.part_of_speech(word.fold), lexicon.part_of_speech(other_word.fold)}
    return parts not in _NEVER_OPPOSED or lexicon.may_be_same_part(word.fold, other_word.fold)


def _is_name(word: Word) -> bool:
    return word.capital and not word.first


_NEVER_OPPOSED = ({"n", "v"}, {"r", "n"})
