"""The words of a bead's two sides, and which word of one retells which of the other.

Words are linked from the surest to the least sure: the same lemma in the same order, the same
lemma elsewhere, the same family, synonyms, near spellings. What stays unlinked is what the other
modules judge.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Literal, Protocol, TypeAlias

from rapidfuzz.distance import LCSseq

from retold import lexicon
from retold.audit.link.nearness import nearness
from retold.audit.link.spellings import near_spelling
from retold.model import Span
from retold.text.words import Word, touched
from retold.values.quantity import Difference, Quantity

Bond: TypeAlias = Literal[
    "same", "moved", "value", "family", "abbreviation", "synonym", "spelling", "near"
]
"""How two words hold together, from the surest."""

NEAR_MEANING = 0.45
"""Nearness from which two words in like places retell each other; antonyms are looked up first."""
CASES = {"him": "he", "them": "they", "us": "we", "me": "i", "whom": "who"}
"""Pronouns that are one person as doer and as done-to; *her* is a possessive too."""
ASIDE = 2
"""Words beside its place in which a word's counterpart may stand."""


class Search(Protocol):
    """Both whole texts, to be searched for what one of them says in a place.

    brief: the target was to leave things out.
    """

    brief: bool

    def absence(self, stretch: Sequence[Word], *, of_source: bool, whole: bool) -> float:
        """Log odds that the other text says it nowhere."""


@dataclass(slots=True)
class LinkedBead:
    """A bead's words on both sides and their links.

    near: lemmas of the beads around it; far: forms of the names of the whole document;
    quoted: the stretches between quotation marks of the whole documents; differences, equal_values:
    quantities that differ, and those of one value; search: the two whole texts.
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
    quoted: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), ())
    to_target: list[int | None] = field(default_factory=list)
    to_source: list[int | None] = field(default_factory=list)
    bonds: dict[int, Bond] = field(default_factory=dict)
    search: Search | None = None

    def absence(self, stretch: Sequence[Word], *, of_source: bool) -> float:
        """Log odds that the other text says nowhere what a part of a side says.

        Where no search was given the bead is all that is known: infinite.
        """
        if self.search is None:
            return inf
        return self.search.absence(stretch, of_source=of_source, whole=False)

    def is_unchanged(self) -> bool:
        """Whether both sides are one to the letter, with the mark before and behind."""
        source_text, target_text = (
            text[max(0, side[0].span.start - 1) : side[-1].span.end + 1]
            for text, side in zip(self.texts, (self.source, self.target), strict=True)
        )
        return source_text == target_text

    def kept(self) -> float:
        """Share of the words that both sides have in one order, 0…1."""
        same = sum(bond == "same" for bond in self.bonds.values())
        return same / max(1, len(self.source), len(self.target))

    def settled(self, at: int, reach: int) -> float:
        """Share of the words around a source word that stayed as they were, 0…1."""
        around = [
            here
            for here in range(max(0, at - reach), min(len(self.source), at + reach + 1))
            if here != at
        ]
        return sum(self.bonds.get(here) == "same" for here in around) / max(1, len(around))

    def lost(self) -> list[int]:
        """Indices of the source words that no target word retells."""
        return [at for at, other in enumerate(self.to_target) if other is None]

    def gained(self) -> list[int]:
        """Indices of the target words that retell no source word."""
        return [at for at, other in enumerate(self.to_source) if other is None]


def link(pair: LinkedBead) -> LinkedBead:
    """The pair with its words linked, surest first; each word is linked once."""
    pair.to_target = [None] * len(pair.source)
    pair.to_source = [None] * len(pair.target)
    _link_in_order(pair)
    _link_moved(pair, lambda word: word.lemma, "moved")
    _link_moved(pair, lambda word: CASES.get(word.fold, word.fold), "moved")
    _link_values(pair)
    _link_moved(pair, lambda word: lexicon.stem(word.fold), "family")
    _link_acronyms(pair)
    _link_alike(pair, _are_abbreviated, "abbreviation")
    _link_alike(pair, _are_synonyms, "synonym")
    _link_alike(pair, _are_near, "spelling")
    _link_near(pair)
    return pair


def _link_in_order(pair: LinkedBead) -> None:
    mine, theirs = [w.lemma for w in pair.source], [w.lemma for w in pair.target]
    for code in LCSseq.opcodes(mine, theirs):
        if code.tag == "equal":
            for at in range(code.src_end - code.src_start):
                _tie(pair, code.src_start + at, code.dest_start + at, "same")


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
    for at in pair.gained():
        places[key(pair.target[at])].append(at)
    if not places:
        return
    scale = len(pair.target) / max(1, len(pair.source))
    for at in pair.lost():
        word = pair.source[at]
        found = places.get(key(word))
        if found and (word.content or bond == "moved"):
            nearest = min(found, key=lambda other: abs(other - at * scale))
            found.remove(nearest)
            _tie(pair, at, nearest, bond)


def _link_acronyms(pair: LinkedBead) -> None:
    """Tie the words of a name that the other side gives by their initials alone: WHO."""
    for side, links, other, other_links in (
        (pair.source, pair.to_target, pair.target, pair.to_source),
        (pair.target, pair.to_source, pair.source, pair.to_target),
    ):
        for i, word in enumerate(side):
            letters = word.text.replace(".", "")
            if links[i] is not None or len(letters) < _INITIALS or not letters.isupper():
                continue
            run = _spelled_out(letters, other, other_links)
            for j in run:
                source, target = (i, j) if side is pair.source else (j, i)
                pair.to_target[source], pair.to_source[target] = target, source
                pair.bonds[source] = "abbreviation"


_INITIALS = 2
"""Letters of the shortest name given by its initials."""


def _spelled_out(letters: str, side: tuple[Word, ...], links: list[int | None]) -> list[int]:
    """The unlinked content words in a row whose initials are some letters."""
    free = [j for j, word in enumerate(side) if word.content and word.capital]
    for k in range(len(free) - len(letters) + 1):
        run = free[k : k + len(letters)]
        initials = "".join(side[j].text[0] for j in run)
        close = run[-1] - run[0] < 2 * len(run)
        if initials.upper() == letters and close and all(links[j] is None for j in run):
            return run
    return []


def _link_alike(pair: LinkedBead, alike: Callable[[Word, Word], bool], bond: Bond) -> None:
    """Tie the unlinked content words that are alike, those that stand in like places first."""
    mine = [at for at in pair.lost() if pair.source[at].content]
    theirs = [at for at in pair.gained() if pair.target[at].content]
    if not mine or not theirs:
        return
    scale = len(pair.target) / max(1, len(pair.source))
    found = [
        (abs(other - at * scale), at, other)
        for at in mine
        for other in theirs
        if alike(pair.source[at], pair.target[other])
    ]
    for _, at, other in sorted(found):
        if pair.to_target[at] is None and pair.to_source[other] is None:
            _tie(pair, at, other, bond)


def _link_near(pair: LinkedBead) -> None:
    """Tie unlinked content words of near meaning that stand in like places, the nearest first."""
    found = []
    for at in pair.lost():
        if not pair.source[at].content:
            continue
        place = slot(pair, at)
        if any(
            pair.to_source[other] is None
            and lexicon.are_antonyms(pair.source[at].fold, pair.target[other].fold)
            for other in range(max(0, place.start - 1), min(len(pair.target), place.stop + 1))
        ):
            continue
        for other in range(max(0, place.start - ASIDE), min(len(pair.target), place.stop + ASIDE)):
            if pair.to_source[other] is None and pair.target[other].content:
                close = _nearness(pair.source[at], pair.target[other])
                if close >= NEAR_MEANING:
                    found.append((-close, at, other))
    for _, at, other in sorted(found):
        if pair.to_target[at] is None and pair.to_source[other] is None:
            _tie(pair, at, other, "near")


def _nearness(one: Word, other: Word) -> float:
    if (one.capital and not one.first) or (other.capital and not other.first):
        return 0.0
    if one.fold[0].isdigit() or other.fold[0].isdigit() or _names_only(one) or _names_only(other):
        return 0.0
    if lexicon.are_antonyms(one.fold, other.fold):
        return 0.0
    return nearness(one.fold, other.fold)


def _names_only(word: Word) -> bool:
    """Whether a capitalised word names something wherever it stands: Israel, Norwegian."""
    return word.capital and (lexicon.is_name(word.fold) or word.lemma in lexicon.COUNTRY)


def _tie(pair: LinkedBead, at: int, other: int, bond: Bond) -> None:
    pair.to_target[at] = other
    pair.to_source[other] = at
    pair.bonds[at] = bond


def _are_abbreviated(one: Word, other: Word) -> bool:
    return lexicon.is_short_for(one.text, other.text) or lexicon.is_short_for(other.text, one.text)


def _are_synonyms(one: Word, other: Word) -> bool:
    """Whether two words may mean the same; antonyms are asked for last, they take longest."""
    inside = (
        len(one.fold) > _ROOT
        and len(other.fold) > _ROOT
        and (one.fold in other.fold or other.fold in one.fold)
    )
    alike = (
        inside
        or lexicon.same_word(one.fold, other.fold)
        or lexicon.are_synonyms(one.fold, other.fold)
    )
    return alike and not lexicon.are_antonyms(one.fold, other.fold)


_ROOT = 3
"""Letters above which a word inside another is of its family: home, homeland."""


def _are_near(one: Word, other: Word) -> bool:
    return near_spelling(one.fold, other.fold, names=one.capital and other.capital)


def slot(pair: LinkedBead, at: int) -> range:
    """Where the target would hold the source word: between the counterparts of its neighbours.

    The nearest linked words before and after decide; where their counterparts stand in another
    order, the place beside the nearer one.
    """
    return _slot(pair.to_target, at, len(pair.target))


def slot_in_source(pair: LinkedBead, at: int) -> range:
    """The same for a target word in the source."""
    return _slot(pair.to_source, at, len(pair.source))


def _slot(links: list[int | None], at: int, size: int) -> range:
    before, after = at - 1, at + 1
    while before >= 0 and links[before] is None:
        before -= 1
    while after < len(links) and links[after] is None:
        after += 1
    left = links[before] if before >= 0 else None
    right = links[after] if after < len(links) else None
    if left is not None and right is not None and left < right:
        return range(left + 1, right)
    if left is not None and (right is None or at - before <= after - at):
        return range(left + 1, min(size, left + 1 + (after - before - 1)))
    if right is not None:
        return range(max(0, right - (after - before - 1)), right)
    return range(size)
