"""Figures of two accounts -> which are one, and which contradict each other."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from retold import lexicon
from retold.audit.accounts.account_figures import GATHERED, Figure, are_people
from retold.values.equality import agree

SHARED, OVERLAP = 3, 0.3
"""Content words that two sentences must share, and the share of the shorter sentence's that these
must be, for figures of one sort in them to be of one thing."""
COUNTED = 1
"""Content words that they must share besides where their figures count the same."""
TELLING = 20
"""A bare number to here is too common to be the same one for its value alone."""
ROUGH = 0.1
"""How far a figure may be off that is told as about so many."""
FAR, ALIKE = 3.0, 0.6
"""How many times as large a figure may be as one that it contradicts: more is of another thing. But
where sentences share so much of the shorter's content words, no names, SHARED at least, it is a
slip of a zero; where the figures have one unit, OVERLAP is enough."""


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
    """The pairs that have a word, a value or a fate in common; others tell of different things."""
    places: dict[object, list[int]] = defaultdict(list)
    for to, figure in enumerate(target_figures):
        for key in _keys(figure):
            places[key].append(to)
    for index, figure in enumerate(source_figures):
        met = Counter(to for key in _keys(figure) for to in places[key])
        yield from ((index, to) for to in met)


def _keys(figure: Figure) -> Iterator[object]:
    """What two figures have in common, one of it at least, that may be of one thing."""
    yield from figure.about
    yield figure.quantity.value
    if figure.fate:
        yield "fate", figure.fate


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
    if figure.is_part != other_figure.is_part or _are_far(figure, other_figure):
        return False
    if figure.is_incomparable or other_figure.is_incomparable:
        return False
    return _is_of_one_thing(figure, other_figure)


def _are_far(figure: Figure, other_figure: Figure) -> bool:
    """Whether two figures, no dates, are so far apart that they are of different things."""
    less, more = sorted(abs(each.quantity.value) for each in (figure, other_figure))
    common = len((figure.about & other_figure.about) - figure.names)
    shorter = min(len(figure.about), len(other_figure.about))
    least = OVERLAP if figure.quantity.unit else ALIKE
    are_alike = common >= SHARED and common >= least * shorter
    return not figure.is_date and more > FAR * less and not are_alike


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
    are_alone = figure.is_alone and other_figure.is_alone
    if _measures_the_same(figure, other_figure) and (len(common) > COUNTED or are_alone):
        return len(common) > COUNTED or not _are_of_others(figure, other_figure)
    shorter = min(len(figure.about), len(other_figure.about))
    least = SHARED if figure.is_date or not are_alone else COUNTED + 1
    alike = len(common) >= least and len(common) >= OVERLAP * shorter
    return alike and (figure.is_date or figure.quantity.unit is not None)


def _counts_the_same(figure: Figure, other_figure: Figure) -> bool:
    own_counted, other_counted = figure.counted, other_figure.counted
    if figure.fate and other_figure.fate:
        return own_counted == other_counted or all(
            _is_anybody(each) for each in (figure, other_figure)
        )
    if own_counted is None or other_counted is None:
        return False
    return own_counted == other_counted or lexicon.are_synonyms(own_counted, other_counted)


def _measures_the_same(figure: Figure, other_figure: Figure) -> bool:
    own_measured, other_measured = figure.measured, other_figure.measured
    if own_measured is None or other_measured is None:
        return False
    return own_measured == other_measured or lexicon.are_synonyms(own_measured, other_measured)


def _are_of_others(figure: Figure, other_figure: Figure) -> bool:
    """Whether two sentences name somebody or something each, and nothing in common."""
    return bool(figure.names and other_figure.names) and figure.names.isdisjoint(other_figure.names)


def _is_anybody(figure: Figure) -> bool:
    """Whether a figure counts people whoever they are."""
    return figure.counted is None or figure.measured in GATHERED or are_people(figure.counted)
