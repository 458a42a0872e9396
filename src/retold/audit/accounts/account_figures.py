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
from retold.values.equality import agree
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
    by_key: dict[tuple[object, ...], Figure] = {}
    furniture = document.furniture_sentences()
    for index, sentence in enumerate(document.sentences):
        values = quantities(document.text, sentence.span) if index not in furniture else ()
        side = words(document, range(index, index + 1)) if values else ()
        about = frozenset(
            lexicon.stem(word.fold) for word in side if word.content and not word.fold[0].isdigit()
        )
        for quantity in values:
            if (
                quantity.weak
                or quantity.aside
                or quantity.sort in {"label", "relative", "season", "vague"}
            ):
                continue
            figure = _figure(quantity, side, about, document.text)
            key = (quantity.sort, quantity.value, quantity.unit, figure.counted, figure.fate)
            by_key.setdefault(key, figure)
    return tuple(by_key.values())


def same(
    source_figures: Sequence[Figure], target_figures: Sequence[Figure]
) -> list[tuple[int, int]]:
    """Pairs of figures, by index, that tell one value of one thing; each is in one pair at most."""
    return _tied(source_figures, target_figures, _is_same)


def different(
    source_figures: Sequence[Figure], target_figures: Sequence[Figure]
) -> list[tuple[int, int]]:
    """Pairs of figures, by index, that tell values of one thing which cannot both be true."""
    return _tied(source_figures, target_figures, _is_different)


def _figure(quantity: Quantity, side: tuple[Word, ...], about: frozenset[str], text: str) -> Figure:
    inside = touched(side, quantity.span)
    first, last = (inside[0], inside[-1]) if inside else (len(side), len(side))
    behind = [word.lemma for word in side[last + 1 : last + 1 + BESIDE] if word.content]
    counted = behind[0] if behind and quantity.sort not in DATES else None
    rough = _ABOUT.search(text[max(0, quantity.span.start - 20) : quantity.span.start]) is not None
    return Figure(quantity, counted, _fate(side, first, last), about, rough)


def _fate(side: tuple[Word, ...], first: int, last: int) -> str | None:
    """What happened to those a figure counts: the nearest word that tells it, rather behind it."""
    near = [
        (distance, fate)
        for reach in range(1, REACH + 1)
        for index, distance in ((last + reach, reach), (first - reach, reach + 2))
        if 0 <= index < len(side)
        and (fate := FATES.get(side[index].lemma) or FATES.get(side[index].fold))
    ]
    return min(near)[1] if near else None


def _tied(
    source_figures: Sequence[Figure],
    target_figures: Sequence[Figure],
    match: Callable[[Figure, Figure], bool],
) -> list[tuple[int, int]]:
    """Pairs that match, those whose sentences share most words first."""
    scored = sorted(
        (-len(source_figures[source_index].about & target_figures[to].about), source_index, to)
        for source_index, to in _of_one_sort(source_figures, target_figures)
        if match(source_figures[source_index], target_figures[to])
    )
    pairs: list[tuple[int, int]] = []
    left, right = set(range(len(source_figures))), set(range(len(target_figures)))
    for _, source_index, to in scored:
        if source_index in left and to in right:
            left.discard(source_index)
            right.discard(to)
            pairs.append((source_index, to))
    return pairs


def _of_one_sort(
    source_figures: Sequence[Figure], target_figures: Sequence[Figure]
) -> Iterator[tuple[int, int]]:
    """The pairs that have a word or a value in common; others tell of different things."""
    places: dict[object, list[int]] = defaultdict(list)
    for to, figure in enumerate(target_figures):
        for key in (*figure.about, figure.quantity.value):
            places[key].append(to)
    for index, figure in enumerate(source_figures):
        met = Counter(to for key in (*figure.about, figure.quantity.value) for to in places[key])
        yield from ((index, to) for to in met)


def _is_same(figure: Figure, other_figure: Figure) -> bool:
    if not agree(figure.quantity, other_figure.quantity):
        return _is_rounded(figure, other_figure) and _is_of_one_thing(figure, other_figure)
    if figure.quantity.unit != other_figure.quantity.unit and not _is_of_one_thing(
        figure, other_figure
    ):
        return False
    telling = figure.quantity.unit is not None or figure.quantity.value > TELLING
    return telling or not figure.about.isdisjoint(other_figure.about)


def _is_different(figure: Figure, other_figure: Figure) -> bool:
    quantity, other_quantity = figure.quantity, other_figure.quantity
    if quantity.sort != other_quantity.sort or _may_agree(figure, other_figure):
        return False
    if (quantity.unit or other_quantity.unit) and quantity.unit != other_quantity.unit:
        return False
    return _is_of_one_thing(figure, other_figure)


def _may_agree(figure: Figure, other_figure: Figure) -> bool:
    """Whether both may be true: at least twelve and fifteen, or one is rounded."""
    quantity, other_quantity = figure.quantity, other_figure.quantity
    above, below = (
        (quantity, other_quantity)
        if quantity.value > other_quantity.value
        else (other_quantity, quantity)
    )
    if above.bound < 0 or below.bound > 0:
        return True
    return _is_rounded(figure, other_figure)


def _is_rounded(figure: Figure, other_figure: Figure) -> bool:
    """Whether one is told as about so many, and the other is near: about fifty, forty-eight."""
    quantity, other_quantity = figure.quantity, other_figure.quantity
    if (quantity.sort, quantity.unit) != (
        other_quantity.sort,
        other_quantity.unit,
    ) or figure.is_date:
        return False
    near = abs(quantity.value - other_quantity.value) <= ROUGH * max(
        quantity.value, other_quantity.value
    )
    return near and (figure.rough or other_figure.rough)


def _is_of_one_thing(figure: Figure, other_figure: Figure) -> bool:
    """Whether two figures count the same, or stand in sentences that tell the same."""
    common = figure.about & other_figure.about
    if figure.fate or other_figure.fate:
        return figure.fate == other_figure.fate and _counts_the_same(figure, other_figure)
    if _counts_the_same(figure, other_figure) and len(common) > COUNTED:
        return True
    shorter = min(len(figure.about), len(other_figure.about))
    alike = len(common) >= SHARED and len(common) >= OVERLAP * shorter
    return alike and (figure.is_date or figure.quantity.unit is not None)


def _counts_the_same(figure: Figure, other_figure: Figure) -> bool:
    own_counted, other_counted = figure.counted, other_figure.counted
    if own_counted is None or other_counted is None:
        return False
    if figure.fate and other_figure.fate:
        return own_counted == other_counted or all(
            _is_anybody(counted) for counted in (own_counted, other_counted)
        )
    return own_counted == other_counted or lexicon.are_synonyms(own_counted, other_counted)


def _is_anybody(counted: str) -> bool:
    return counted in PEOPLE or counted in FATES
