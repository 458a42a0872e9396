"""Comparisons told from their other end: longer than the other, the other shorter than it.

Who turns the word of a comparison into its contrary, and what is compared about, says the same. So
it is with words for what one is to another: her uncle, his niece.
"""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from retold import lexicon
from retold.audit.cues.noun_phrases import name_to, owns
from retold.audit.link.exchange import PERSONS
from retold.audit.link.links import LinkedBead
from retold.audit.link.notes import once_a_bead, once_a_side
from retold.text.words import Word

MULTIPLES = frozenset("double twice half treble triple thrice third quarter".split())
"""Words that say how many times one thing is another; of two that are turned about one divides."""
DIVIDING = frozenset("half third quarter".split())
RELATIONS = tuple(
    (frozenset(first.split()), frozenset(second.split()))
    for first, second in (
        ("uncle aunt", "nephew niece"),
        ("parent father mother mum mom dad", "child son daughter"),
        ("grandparent grandfather grandmother", "grandchild grandson granddaughter"),
        ("stepfather stepmother", "stepchild stepson stepdaughter"),
        ("father-in-law mother-in-law", "son-in-law daughter-in-law"),
        ("husband", "wife"),
        ("employer", "employee"),
        ("teacher tutor", "pupil student"),
        ("landlord landlady", "tenant lodger"),
        ("host", "guest"),
        ("predecessor", "successor"),
        ("creditor lender", "debtor borrower"),
        ("buyer purchaser customer", "seller vendor supplier"),
        ("doctor", "patient"),
        ("boss superior", "subordinate"),
        ("mentor", "protege protégé"),
    )
)
"""What two are to each other, by the words from its two ends: he is her uncle, she is his niece."""
DEGREES = frozenset({"more", "less"})
"""Words that make a comparative of the word behind them."""
REACH = 6
"""Words from a comparative to its *than*, and from a multiple to what it is held against."""
BEFORE = 16
"""Words before a comparison in which stands what is compared."""
MOST = 8
"""Comparisons of a side; which of more is told from its other end no sentence shows."""


class Compared(NamedTuple):
    """A word that compares two, by index: what is compared, and what it is held against.

    word: the adjective, adverb or multiple, or the noun for what one is to the other. degree: the
    *more* or *less* before it.
    """

    word: int
    about: frozenset[int]
    against: frozenset[int]
    degree: int | None = None


@once_a_bead
def turned_comparisons(bead: LinkedBead) -> dict[int, int]:
    """The comparing words of the source whose target words say the same from the other end."""
    turned: dict[int, int] = {}
    for source, target in _contraries(bead):
        if _meet(bead, source.about, target.against) and _meet(bead, source.against, target.about):
            turned[source.word] = target.word
            if source.degree is not None and target.degree is not None:
                turned[source.degree] = target.degree
    return turned


@once_a_bead
def reversed_relations(bead: LinkedBead) -> dict[int, int]:
    """The words for what one is to another that became the other’s, of two that stayed."""
    return {
        source.word: target.word
        for source, target in _contraries(bead)
        if _is_relation(bead.source[source.word])
        and _meet(bead, source.about, target.about)
        and _meet(bead, source.against, target.against)
    }


def _contraries(bead: LinkedBead) -> Iterator[tuple[Compared, Compared]]:
    sources = _compared(bead.source, bead.texts[0])
    targets = _compared(bead.target, bead.texts[1]) if sources else ()
    if max(len(sources), len(targets)) <= MOST:
        for source in sources:
            for target in targets:
                if _are_of_contrary_degree(bead, source, target) or _are_contrary(
                    bead.source[source.word], bead.target[target.word]
                ):
                    yield source, target


def _are_of_contrary_degree(bead: LinkedBead, source: Compared, target: Compared) -> bool:
    """Whether one has more of what the other has less of: more often, less frequently."""
    if source.degree is None or target.degree is None:
        return False
    degrees = bead.source[source.degree].fold, bead.target[target.degree].fold
    words = bead.source[source.word], bead.target[target.word]
    is_one = words[0].lemma == words[1].lemma or lexicon.are_synonyms(words[0].fold, words[1].fold)
    return is_one and degrees[0] != degrees[1]


def _meet(bead: LinkedBead, source: frozenset[int], target: frozenset[int]) -> bool:
    """Whether a target word retells one of the source."""
    return any(bead.to_target[i] in target for i in source)


@once_a_side
def _compared(side: tuple[Word, ...], text: str) -> tuple[Compared, ...]:
    return (*_comparisons(side), *_relations(side, text))


def _comparisons(side: tuple[Word, ...]) -> Iterator[Compared]:
    for i, word in enumerate(side):
        behind = range(i + 1, min(len(side), i + 1 + REACH))
        if word.fold in MULTIPLES:
            yield _held(side, i, i, i)
        elif _is_comparative(word):
            than = next((k for k in behind if side[k].fold == "than"), None)
            if than is not None:
                yield _held(side, i, _form(side, i, than), than)


def _held(side: tuple[Word, ...], i: int, form: int, than: int) -> Compared:
    """What stands before *than*, held against what stands behind: higher in one than in another."""
    before = set(range(max(0, i - BEFORE), than)) - {i, form}
    behind = range(than + 1, min(len(side), than + 1 + REACH))
    degree = i if form != i else None
    return Compared(form, _content(side, before), _content(side, behind), degree)


def _content(side: tuple[Word, ...], places: Iterable[int]) -> frozenset[int]:
    """Those of some places that name something, or stand for who was named."""
    return frozenset(k for k in places if side[k].content or side[k].fold in _STANDING_FOR)


_STANDING_FOR = PERSONS - {"her"}  # which as often says whose: her uncle


def _form(side: tuple[Word, ...], i: int, than: int) -> int:
    """The adjective or adverb that *more* or *less* makes a comparative of, or the word itself."""
    follows = i + 1 if side[i].fold in DEGREES and i + 1 < than else i
    is_compared = lexicon.part_of_speech(side[follows].fold) in {"a", "r"}
    return follows if is_compared else i


def _is_comparative(word: Word) -> bool:
    return word.fold in {"more", "less", "fewer", "better", "worse"} or (
        word.fold.endswith("er") and bool(lexicon.parts(word.lemma) & {"a", "r"})
    )


def _relations(side: tuple[Word, ...], text: str) -> Iterator[Compared]:
    """The words for what one is to another whom the sentence names: uncle of Ann, Ann's uncle."""
    for i, word in enumerate(side):
        if not _is_relation(word):
            continue
        around = range(max(0, i - BEFORE), min(len(side), i + 1 + REACH))
        against = frozenset[int]()
        if i + 1 < len(side) and side[i + 1].fold in {"of", "to"}:
            against = _content(side, range(i + 2, min(len(side), i + 2 + REACH)))
        elif i and owns(side, text, i - 1):
            against = _content(side, name_to(side, i - 1))
        if against:
            yield Compared(i, _content(side, set(around) - {i}) - against, against)


def _is_relation(word: Word) -> bool:
    return word.lemma in _RELATED


_RELATED = frozenset().union(*(first | second for first, second in RELATIONS))


def _are_contrary(source: Word, target: Word) -> bool:
    if source.fold in MULTIPLES or target.fold in MULTIPLES:
        both = {source.fold, target.fold}
        return both <= MULTIPLES and len(both & DIVIDING) == 1
    return lexicon.are_antonyms(source.fold, target.fold) or any(
        (source.lemma in first and target.lemma in second)
        or (source.lemma in second and target.lemma in first)
        for first, second in RELATIONS
    )
