"""Numbers and dates of two independent accounts: equal, or of one thing and different.

A figure is known by what it counts (people, houses), by what happened to those (killed, arrested)
and by the words of its sentence; two that agree in that and not in value contradict each other.
"""
# ruff: noqa: SIM905 - lists of words read best as text

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from retold import lexicon
from retold.model import SegmentedDocument
from retold.text.words import Word, touched, words
from retold.values.matching import agree
from retold.values.quantities import quantities
from retold.values.quantity import DATES, Quantity

REACH = 6
"""Words from a figure within which stands what happened to those it counts."""
BESIDE = 3
"""Words behind a figure among which the first content word is what it counts."""
SHARED, OVERLAP = 3, 0.3
"""Content words that two sentences must share, and the share of the shorter sentence's that these
must be, for figures of one sort in them to be of one thing."""
COUNTED = 1
"""Content words that they must share besides where their figures count the same."""
TELLING = 20
"""A bare number to here is too common to be the same one for its value alone."""
ROUGH = 0.1
"""How far a figure may be off that is told as about so many."""
FATES: dict[str, str] = {
    word: fate
    for fate, forms in {
        "dead": "kill die dead death killing fatality perish drown body",
        "hurt": "injure injury wound hurt wounded injured hospitalize",
        "missing": "missing unaccounted disappear vanish",
        "held": "arrest detain custody jail imprison",
        "moved": "evacuate evacuation displace flee homeless evacuee",
        "saved": "rescue survivor survive",
    }.items()
    for word in forms.split()
}
"""What happened to people, by the words that tell it."""
PEOPLE = frozenset(
    "people person victim resident passenger other human casualty man citizen survivor".split()
)
"""Words that count people whoever they are."""
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|some|approximately|an estimated|nearly|almost)\s$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with the noun that it counts, what happened to those, and its sentence's words."""

    quantity: Quantity
    counted: str | None
    fate: str | None
    about: frozenset[str]
    rough: bool

    @property
    def is_date(self) -> bool:
        """Whether it says when."""
        return self.quantity.sort in DATES


def figures(document: SegmentedDocument) -> tuple[Figure, ...]:
    """The numbers and dates of a document's story, each value of one thing once, in text order."""
    found: dict[tuple[object, ...], Figure] = {}
    furniture = document.furniture_sentences()
    for index, sentence in enumerate(document.sentences):
        told = quantities(document.text, sentence.span) if index not in furniture else ()
        side = words(document, range(index, index + 1)) if told else ()
        about = frozenset(
            lexicon.stem(word.fold) for word in side if word.content and not word.fold[0].isdigit()
        )
        for one in told:
            if one.weak or one.aside or one.sort in {"label", "relative", "season", "vague"}:
                continue
            figure = _figure(one, side, about, document.text)
            key = (one.sort, one.value, one.unit, figure.counted, figure.fate)
            found.setdefault(key, figure)
    return tuple(found.values())


def same(mine: Sequence[Figure], theirs: Sequence[Figure]) -> list[tuple[int, int]]:
    """Pairs of figures, by index, that tell one value of one thing; each is in one pair at most."""
    return _tied(mine, theirs, _is_same)


def different(mine: Sequence[Figure], theirs: Sequence[Figure]) -> list[tuple[int, int]]:
    """Pairs of figures, by index, that tell values of one thing which cannot both be true."""
    return _tied(mine, theirs, _is_different)


def _figure(one: Quantity, side: tuple[Word, ...], about: frozenset[str], text: str) -> Figure:
    inside = touched(side, one.span)
    first, last = (inside[0], inside[-1]) if inside else (len(side), len(side))
    behind = [word.lemma for word in side[last + 1 : last + 1 + BESIDE] if word.content]
    counted = behind[0] if behind and one.sort not in DATES else None
    rough = _ABOUT.search(text[max(0, one.span.start - 20) : one.span.start]) is not None
    return Figure(one, counted, _fate(side, first, last), about, rough)


def _fate(side: tuple[Word, ...], first: int, last: int) -> str | None:
    """What happened to those a figure counts: the nearest word that tells it, rather behind it."""
    near = [
        (distance, fate)
        for reach in range(1, REACH + 1)
        for at, distance in ((last + reach, reach), (first - reach, reach + 2))
        if 0 <= at < len(side) and (fate := FATES.get(side[at].lemma) or FATES.get(side[at].fold))
    ]
    return min(near)[1] if near else None


def _tied(
    mine: Sequence[Figure], theirs: Sequence[Figure], match: Callable[[Figure, Figure], bool]
) -> list[tuple[int, int]]:
    """Pairs that match, those whose sentences share most words first."""
    scored = sorted(
        (-len(mine[at].about & theirs[to].about), at, to)
        for at, to in _of_one_sort(mine, theirs)
        if match(mine[at], theirs[to])
    )
    found: list[tuple[int, int]] = []
    left, right = set(range(len(mine))), set(range(len(theirs)))
    for _, at, to in scored:
        if at in left and to in right:
            left.discard(at)
            right.discard(to)
            found.append((at, to))
    return found


def _of_one_sort(mine: Sequence[Figure], theirs: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """The pairs that have a word or a value in common; others tell of different things."""
    places: dict[object, list[int]] = defaultdict(list)
    for to, figure in enumerate(theirs):
        for key in (*figure.about, figure.quantity.value):
            places[key].append(to)
    for at, figure in enumerate(mine):
        met = Counter(to for key in (*figure.about, figure.quantity.value) for to in places[key])
        yield from ((at, to) for to in met)


def _is_same(one: Figure, other: Figure) -> bool:
    if not agree(one.quantity, other.quantity):
        return _is_rounded(one, other) and _is_of_one_thing(one, other)
    if one.quantity.unit != other.quantity.unit and not _is_of_one_thing(one, other):
        return False
    telling = one.quantity.unit is not None or one.quantity.value > TELLING
    return telling or not one.about.isdisjoint(other.about)


def _is_different(one: Figure, other: Figure) -> bool:
    mine, theirs = one.quantity, other.quantity
    if mine.sort != theirs.sort or _may_agree(one, other):
        return False
    if (mine.unit or theirs.unit) and mine.unit != theirs.unit:
        return False
    return _is_of_one_thing(one, other)


def _may_agree(one: Figure, other: Figure) -> bool:
    """Whether both may be true: at least twelve and fifteen, or one is rounded."""
    mine, theirs = one.quantity, other.quantity
    above, below = (mine, theirs) if mine.value > theirs.value else (theirs, mine)
    if above.bound < 0 or below.bound > 0:
        return True
    return _is_rounded(one, other)


def _is_rounded(one: Figure, other: Figure) -> bool:
    """Whether one is told as about so many, and the other is near: about fifty, forty-eight."""
    mine, theirs = one.quantity, other.quantity
    if (mine.sort, mine.unit) != (theirs.sort, theirs.unit) or one.is_date:
        return False
    near = abs(mine.value - theirs.value) <= ROUGH * max(mine.value, theirs.value)
    return near and (one.rough or other.rough)


def _is_of_one_thing(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same, or stand in sentences that tell the same."""
    common = one.about & other.about
    if one.fate or other.fate:
        return one.fate == other.fate and _counts_the_same(one, other)
    if _counts_the_same(one, other) and len(common) > COUNTED:
        return True
    shorter = min(len(one.about), len(other.about))
    alike = len(common) >= SHARED and len(common) >= OVERLAP * shorter
    return alike and (one.is_date or one.quantity.unit is not None)


def _counts_the_same(one: Figure, other: Figure) -> bool:
    mine, theirs = one.counted, other.counted
    if mine is None or theirs is None:
        return False
    if one.fate and other.fate:
        return mine == theirs or all(_is_anybody(counted) for counted in (mine, theirs))
    return mine == theirs or lexicon.are_synonyms(mine, theirs)


def _is_anybody(counted: str) -> bool:
    return counted in PEOPLE or counted in FATES
