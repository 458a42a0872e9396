"""The words of a bead's two sides, and which word of one retells which of the other.

Words are linked from the surest to the least sure: the same lemma in the same order, the same
lemma elsewhere, the same family, synonyms, near spellings. What stays unlinked is what the other
modules judge.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Any, Literal, Protocol, TypeAlias

from rapidfuzz.distance import LCSseq

from retold import lexicon
from retold.audit.link.initials import spelled_out
from retold.audit.link.name_ties import keep_names_together
from retold.audit.link.nearness import nearness
from retold.audit.link.notes import once_a_bead
from retold.audit.link.spellings import near_spelling
from retold.audit.link.unit_ties import link_units
from retold.model import Span
from retold.text.words import Word, touched
from retold.values.quantity import Difference, Quantity

Bond: TypeAlias = Literal[
    "same", "moved", "value", "family", "abbreviation", "synonym", "spelling", "near"
]
"""How two words hold together, from the surest."""

NEAR_COPY = 0.8
"""Share of words kept in one order from which a bead is nearly its source's own words."""
NEARLY_ALL = 0.9
"""Share of one side's words that the other has in their order, with others put in between."""
FEW = 4
"""Words of a side from which all but one of them are nearly all."""
NEAR_MEANING = 0.45
"""Nearness from which two words in like places retell each other; antonyms are looked up first."""
CASES = {"him": "he", "them": "they", "us": "we", "me": "i", "whom": "who"}
"""Pronouns that are one person as doer and as done-to; *her* is a possessive too."""
ASIDE = 2
"""Words beside its place in which a word's counterpart may stand."""


class Search(Protocol):
    """Both whole texts, to be searched for what one of them says in a place.

    brief: the target was to leave things out; values: the quantities of source and target.
    """

    brief: bool

    @property
    def values(self) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
        """The quantities of source and target."""

    def absence(
        self,
        stretch: Sequence[Word],
        *,
        of_source: bool,
        whole: bool,
        levels: Collection[float] | None = None,
    ) -> float:
        """Log odds that the other text says it nowhere; right at least as to the levels."""


@dataclass(slots=True)
class LinkedBead:
    """A bead's words on both sides and their links.

    near: lemmas of the beads around it; far: forms of the names of the whole document;
    quoted: the stretches between quotation marks of the whole documents; notes: what has been asked
    of it and answered (`retold.audit.link.notes`); differences, equal_values, worked_out:
    quantities that differ, those of one value, and those that follow from the others; search: the
    two whole texts; is_english: whether what is known of English words holds for both sides.
    """

    index: int
    texts: tuple[str, str]
    source: tuple[Word, ...]
    target: tuple[Word, ...]
    near_source: frozenset[str] = frozenset()
    near_target: frozenset[str] = frozenset()
    far_source: frozenset[str] = frozenset()
    far_target: frozenset[str] = frozenset()
    differences: tuple[Difference, ...] = ()
    equal_values: tuple[tuple[Quantity, Quantity], ...] = ()
    worked_out: tuple[Difference, ...] = ()
    quoted: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), ())
    to_target: list[int | None] = field(default_factory=list)
    to_source: list[int | None] = field(default_factory=list)
    bonds: dict[int, Bond] = field(default_factory=dict)
    search: Search | None = None
    is_english: bool = True
    notes: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def absence(
        self, stretch: Sequence[Word], *, of_source: bool, levels: Collection[float] | None = None
    ) -> float:
        """Log odds that the other text says nowhere what a part of a side says.

        Where no search was given the bead is all that is known: infinite.

        levels: the odds that make a difference to who asks; None for all.
        """
        if self.search is None:
            return inf
        return self.search.absence(stretch, of_source=of_source, whole=False, levels=levels)

    @once_a_bead
    def is_unchanged(self) -> bool:
        """Whether both sides are one to the letter, with the mark before and behind."""
        source_text, target_text = (
            text[max(0, side[0].span.start - 1) : side[-1].span.end + 1]
            for text, side in zip(self.texts, (self.source, self.target), strict=True)
        )
        return source_text == target_text

    @once_a_bead
    def same(self) -> int:
        """How many words both sides have in one order."""
        return sum(bond == "same" for bond in self.bonds.values())

    @once_a_bead
    def kept(self) -> float:
        """Share of the words that both sides have in one order, 0…1."""
        return self.same() / max(1, len(self.source), len(self.target))

    @once_a_bead
    def is_near_copy(self) -> bool:
        """Whether one side is nearly the other's words in their order, or holds nearly all of them.

        There whoever changed a word meant it, also one that only builds the sentence.
        """
        shorter = min(len(self.source), len(self.target))
        all_but_one = shorter - 1 if shorter >= FEW else inf
        nearly_all = min(NEARLY_ALL * max(1, shorter), all_but_one)
        return self.kept() >= NEAR_COPY or self.same() >= nearly_all

    @once_a_bead
    def settled(self, index: int, reach: int) -> float:
        """Share of the words around a source word that stayed as they were, 0…1."""
        around = [
            neighbour
            for neighbour in range(max(0, index - reach), min(len(self.source), index + reach + 1))
            if neighbour != index
        ]
        return sum(self.bonds.get(neighbour) == "same" for neighbour in around) / max(
            1, len(around)
        )

    def lost(self) -> list[int]:
        """Indices of the source words that no target word retells."""
        return list(self._lost())

    @once_a_bead
    def _lost(self) -> list[int]:
        return free(self.to_target)

    def gained(self) -> list[int]:
        """Indices of the target words that retell no source word."""
        return list(self._gained())

    @once_a_bead
    def _gained(self) -> list[int]:
        return free(self.to_source)


def free(links: Sequence[int | None]) -> list[int]:
    """The indices of the words without a link."""
    return [index for index, counterpart in enumerate(links) if counterpart is None]


def link(pair: LinkedBead) -> LinkedBead:
    """The pair with its words linked, surest first; each word is linked once."""
    pair.to_target = [None] * len(pair.source)
    pair.to_source = [None] * len(pair.target)
    _link_in_order(pair)
    if None in pair.to_target or None in pair.to_source:
        if pair.is_english:
            _link_others(pair)
        else:
            _link_moved(pair, lambda word: word.fold, "moved")
            _link_values(pair)
    pair.notes.clear()
    return pair


def _link_others(pair: LinkedBead) -> None:
    """Link what does not stand in the same order, or is not the same word."""
    _link_moved(pair, lambda word: word.lemma, "moved")
    _link_moved(pair, lambda word: CASES.get(word.fold, word.fold), "moved")
    keep_names_together(pair)
    _link_values(pair)
    _link_moved(pair, lambda word: lexicon.stem(word.fold), "family")
    _link_acronyms(pair)
    _link_alike(pair, _are_abbreviated, "abbreviation")
    link_units(pair)
    _link_alike(pair, _are_synonyms, "synonym")
    _link_alike(pair, _are_near, "spelling")
    _link_near(pair)


def _link_in_order(pair: LinkedBead) -> None:
    source_forms, target_forms = (
        [word.lemma if pair.is_english else word.fold for word in side]
        for side in (pair.source, pair.target)
    )
    for code in LCSseq.opcodes(source_forms, target_forms):
        if code.tag == "equal":
            for index in range(code.src_end - code.src_start):
                _tie(pair, code.src_start + index, code.dest_start + index, "same")


def _link_values(pair: LinkedBead) -> None:
    """Tie the words of quantities that say the same, in order, as far as they go."""
    for source_value, target_value in pair.equal_values:
        source = [i for i in touched(pair.source, source_value.span) if pair.to_target[i] is None]
        target = [j for j in touched(pair.target, target_value.span) if pair.to_source[j] is None]
        for i, j in zip(source, target, strict=False):
            _tie(pair, i, j, "value")
        for i in source[len(target) :]:
            pair.to_target[i] = touched(pair.target, target_value.span)[-1]
            pair.bonds[i] = "value"
        for j in target[len(source) :]:
            pair.to_source[j] = touched(pair.source, source_value.span)[-1]


def _link_moved(pair: LinkedBead, key: Callable[[Word], str], bond: Bond) -> None:
    places: dict[str, list[int]] = defaultdict(list)
    for index in free(pair.to_source):
        places[key(pair.target[index])].append(index)
    if not places:
        return
    scale = len(pair.target) / max(1, len(pair.source))
    for index in free(pair.to_target):
        word = pair.source[index]
        candidates = places.get(key(word))
        if candidates and (word.content or bond == "moved"):
            nearest = min(candidates, key=lambda candidate: abs(candidate - index * scale))
            candidates.remove(nearest)
            _tie(pair, index, nearest, bond)


def _link_acronyms(pair: LinkedBead) -> None:
    """Tie the words of a name that the other side gives by their initials alone: WHO."""
    for side, links, other_words, other_links in (
        (pair.source, pair.to_target, pair.target, pair.to_source),
        (pair.target, pair.to_source, pair.source, pair.to_target),
    ):
        for i, word in enumerate(side):
            if links[i] is not None or not word.text.isupper():
                continue
            for j in spelled_out(word, other_words, other_links):
                source, target = (i, j) if side is pair.source else (j, i)
                pair.to_target[source], pair.to_source[target] = target, source
                pair.bonds[source] = "abbreviation"


def _link_alike(pair: LinkedBead, alike: Callable[[Word, Word], bool], bond: Bond) -> None:
    """Tie the unlinked content words that are alike, those that stand in like places first."""
    source_indices = [index for index in free(pair.to_target) if pair.source[index].content]
    target_indices = [index for index in free(pair.to_source) if pair.target[index].content]
    if not source_indices or not target_indices:
        return
    scale = len(pair.target) / max(1, len(pair.source))
    candidates = [
        (abs(target_index - index * scale), index, target_index)
        for index in source_indices
        for target_index in target_indices
        if alike(pair.source[index], pair.target[target_index])
    ]
    for _, index, target_index in sorted(candidates):
        if pair.to_target[index] is None and pair.to_source[target_index] is None:
            _tie(pair, index, target_index, bond)


def _link_near(pair: LinkedBead) -> None:
    """Tie unlinked content words of near meaning that stand in like places, the nearest first."""
    candidates = []
    for index in free(pair.to_target):
        if not pair.source[index].content:
            continue
        place = slot(pair, index)
        if any(
            pair.to_source[target_index] is None
            and lexicon.are_antonyms(pair.source[index].fold, pair.target[target_index].fold)
            for target_index in range(
                max(0, place.start - 1), min(len(pair.target), place.stop + 1)
            )
        ):
            continue
        for target_index in range(
            max(0, place.start - ASIDE), min(len(pair.target), place.stop + ASIDE)
        ):
            if pair.to_source[target_index] is None and pair.target[target_index].content:
                close = _nearness(pair.source[index], pair.target[target_index])
                if close >= NEAR_MEANING:
                    candidates.append((-close, index, target_index))
    for _, index, target_index in sorted(candidates):
        if pair.to_target[index] is None and pair.to_source[target_index] is None:
            _tie(pair, index, target_index, "near")


def _nearness(word: Word, other_word: Word) -> float:
    if (word.capital and not word.first) or (other_word.capital and not other_word.first):
        return 0.0
    if (
        word.fold[0].isdigit()
        or other_word.fold[0].isdigit()
        or _names_only(word)
        or _names_only(other_word)
    ):
        return 0.0
    if lexicon.are_antonyms(word.fold, other_word.fold):
        return 0.0
    return nearness(word.fold, other_word.fold)


def _names_only(word: Word) -> bool:
    """Whether a capitalised word names something wherever it stands: Israel, Norwegian."""
    return word.capital and (lexicon.is_name(word.fold) or word.lemma in lexicon.COUNTRY)


def _tie(pair: LinkedBead, index: int, target_index: int, bond: Bond) -> None:
    pair.to_target[index] = target_index
    pair.to_source[target_index] = index
    pair.bonds[index] = bond


def _are_abbreviated(word: Word, other_word: Word) -> bool:
    return lexicon.is_short_for(word.text, other_word.text) or lexicon.is_short_for(
        other_word.text, word.text
    )


def _are_synonyms(word: Word, other_word: Word) -> bool:
    """Whether two words may mean the same; antonyms are asked for last, they take longest."""
    inside = (
        len(word.fold) > _ROOT
        and len(other_word.fold) > _ROOT
        and (word.fold in other_word.fold or other_word.fold in word.fold)
    )
    alike = (
        inside
        or lexicon.same_word(word.fold, other_word.fold)
        or lexicon.are_synonyms(word.fold, other_word.fold)
        or lexicon.interchange(word.fold, other_word.fold) == "sure"
    )
    return alike and not lexicon.are_antonyms(word.fold, other_word.fold)


_ROOT = 3
"""Letters above which a word inside another is of its family: home, homeland."""


def _are_near(word: Word, other_word: Word) -> bool:
    return near_spelling(word.fold, other_word.fold, names=word.capital and other_word.capital)


def slot(pair: LinkedBead, index: int) -> range:
    """Where the target would hold the source word: between the counterparts of its neighbours.

    The nearest linked words before and after decide; where their counterparts stand in another
    order, the place beside the nearer one.
    """
    return _slot(pair.to_target, index, len(pair.target))


def slot_in_source(pair: LinkedBead, index: int) -> range:
    """The same for a target word in the source."""
    return _slot(pair.to_source, index, len(pair.source))


def _slot(links: list[int | None], index: int, size: int) -> range:
    before, after, end = index - 1, index + 1, len(links)
    while before >= 0 and links[before] is None:
        before -= 1
    while after < end and links[after] is None:
        after += 1
    left = links[before] if before >= 0 else None
    right = links[after] if after < end else None
    if left is not None and right is not None and left < right:
        return range(left + 1, right)
    if left is not None and (right is None or index - before <= after - index):
        return range(left + 1, min(size, left + 1 + (after - before - 1)))
    if right is not None:
        return range(max(0, right - (after - before - 1)), right)
    return range(size)
