"""Numbers and dates of an account, and what each is of.

A figure is known by what it counts (people, houses), by what happened to those (killed, arrested)
or what they came for, by what it measures (a magnitude, a loss), and by the words of its sentence;
two that agree in that and not in value contradict each other. A part of what is counted is another
thing than the whole, an age counts nobody, and the day on which somebody spoke is not the event's.
"""
# ruff: noqa: SIM905 - lists of words read best as text

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from retold import lexicon
from retold.model import SegmentedDocument
from retold.text.words import Word, touched, words
from retold.values.quantities import quantities
from retold.values.quantity import DATES, Quantity

REACH = 6
"""Words from a figure within which stands what happened to those it counts."""
BESIDE = 3
"""Words behind a figure among which the first content word is what it counts."""
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
GATHERED: dict[str, str] = {
    word: purpose
    for purpose, forms in {
        "to watch": "attend attendance attendee spectator audience crowd onlooker",
        "to march": "march marcher demonstrate demonstrator demonstration protest protester rally",
    }.items()
    for word in forms.split()
}
"""What people came for, by the words that tell it, where nothing happened to them."""
PEOPLE = frozenset(
    "people person victim resident passenger other human casualty man citizen survivor".split()
)
"""Words that count people whoever they are."""
_ELSE = frozenset(
    "after and as at because before but by during for from in into on over than to under until "
    "when where while with".split()
)
"""Words that begin another phrase: what stands behind them is not counted."""
_LINKING = frozenset(
    "at be of to stand reach total about around some nearly almost only just".split()
)
"""Words that may stand between what is measured and its figure."""
_TAKING = frozenset("claim cost take lose".split())
"""What is done with the lives of those who die."""
_PART_OF = re.compile(
    r"\s+(?:others?\b|more\b|of\s+(?:the|these|those|them|its|their|his|her|our|[^\W\d]+['’]s?)\b)",
    re.IGNORECASE,
)
_REST = re.compile(r"\b(?:another|other|further|additional)\s+$", re.IGNORECASE)
_AGED = re.compile(r"(?:\baged|[^\W\d],)\s+$", re.IGNORECASE)
_MARK = re.compile(r"[,.;:!?()–—]")
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|some|approximately|an estimated|nearly|almost)\s$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with the noun that it counts, what happened to those, and its sentence's words.

    measured: the noun of which it is the value: a magnitude of 6.4. is_part: whether it counts but
    some of those. is_incomparable: whether it is an age, or tells when somebody spoke. is_alone:
    whether no figure of the document has its unit, or measures the same, and another value.
    """

    quantity: Quantity
    counted: str | None
    fate: str | None
    about: frozenset[str]
    rough: bool
    names: frozenset[str] = frozenset()
    measured: str | None = None
    is_part: bool = False
    is_incomparable: bool = False
    is_alone: bool = False

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
        for quantity in values:
            if (
                quantity.weak
                or quantity.aside
                or quantity.sort in {"label", "relative", "season", "vague"}
            ):
                continue
            figure = _figure(quantity, side, document.text)
            key = (*_kind(figure), quantity.value, figure.counted, figure.fate)
            by_key.setdefault(key, figure)
    kinds = Counter({(*_kind(figure), figure.quantity.value): 1 for figure in by_key.values()})
    values_of = Counter(kind[:-1] for kind in kinds)
    return tuple(
        replace(figure, is_alone=values_of[_kind(figure)] == 1) for figure in by_key.values()
    )


def _kind(figure: Figure) -> tuple[str, str | None, str | None]:
    """What a figure is a value of, as far as its unit and the noun before it tell."""
    return figure.quantity.sort, figure.quantity.unit, figure.measured


def _figure(quantity: Quantity, side: tuple[Word, ...], text: str) -> Figure:
    inside = touched(side, quantity.span)
    first, last = (inside[0], inside[-1]) if inside else (len(side), len(side))
    before = text[max(0, quantity.span.start - 20) : quantity.span.start]
    behind = text[quantity.span.end : quantity.span.end + 20]
    is_date = quantity.sort in DATES
    counted = None if is_date else _counted(side, last, text)
    measured = None if is_date or _is_plural(counted) else _measured(side, first, text)
    is_age = _AGED.search(before) is not None and _MARK.match(behind) is not None
    return Figure(
        quantity,
        counted.lemma if counted else None,
        None if is_date or quantity.unit else _fate(side, (first, last), counted, measured),
        about=frozenset(
            lexicon.stem(word.fold)
            for word in (*side[:first], *side[last + 1 :])
            if word.content and not word.fold[0].isdigit()
        ),
        rough=_ABOUT.search(before) is not None,
        names=frozenset(word.lemma for word in side if word.capital and _is_name(word)),
        measured=measured,
        is_part=_REST.search(before) is not None or _PART_OF.match(behind) is not None,
        is_incomparable=_is_of_speaking(side, first, last) if is_date else is_age,
    )


def _is_name(word: Word) -> bool:
    """Whether a capital tells a name."""
    return not word.first or not lexicon.is_known(word.fold)


def _counted(side: Sequence[Word], last: int, text: str) -> Word | None:
    """What a figure counts: the first content word behind it, in its phrase."""
    for index in range(last + 1, min(last + 1 + BESIDE, len(side))):
        word = side[index]
        between = text[side[index - 1].span.end : word.span.start]
        if word.fold in _ELSE or _MARK.search(between):
            return None
        if word.content:
            return word
    return None


def _is_plural(word: Word | None) -> bool:
    """Whether a word names several, and so what is counted."""
    return word is not None and (word.lemma in PEOPLE or word.fold == f"{word.lemma}s")


def _measured(side: Sequence[Word], first: int, text: str) -> str | None:
    """What a figure is the value of: the noun before it."""
    for index in range(first - 1, max(-1, first - 1 - BESIDE), -1):
        word = side[index]
        if index + 1 < len(side) and _MARK.search(text[word.span.end : side[index + 1].span.start]):
            return None
        if word.lemma not in _LINKING:
            is_noun = lexicon.part_of_speech(word.fold) == "n"
            is_named = word.capital and _is_name(word)
            return word.lemma if is_noun and word.content and not is_named else None
    return None


def _is_of_speaking(side: Sequence[Word], first: int, last: int) -> bool:
    """Whether a date stands at a verb of speaking: said on Tuesday."""
    near = [*side[max(0, first - 2) : first], *side[last + 1 : last + 2]]
    return any(lexicon.is_reporting(word.lemma) for word in near)


def _fate(
    side: Sequence[Word], place: tuple[int, int], counted: Word | None, measured: str | None
) -> str | None:
    """What happened to those a figure counts, or what they came for.

    place: its first and last word.
    """
    first, _ = place
    if counted is None and not _is_after_fate(side, first):
        return None
    if counted is not None and counted.lemma == "life":
        taking = side[first - 1].lemma if first else ""
        return "dead" if taking in _TAKING else None
    fate = _nearest(side, place, FATES)
    if fate is None and measured in GATHERED:
        return GATHERED[measured]
    if fate is None and (counted is None or _is_person(counted.lemma)):
        return _nearest(side, place, GATHERED)
    return fate


def _is_after_fate(side: Sequence[Word], first: int) -> bool:
    """Whether a figure that counts nothing stands for people: killed nine, a death toll of nine."""
    before = [word for word in side[max(0, first - REACH) : first] if word.content]
    nearest = before[-1].lemma if before else ""
    return nearest in FATES or nearest in GATHERED or any(word.lemma == "toll" for word in before)


def _nearest(
    side: Sequence[Word], place: tuple[int, int], meanings: Mapping[str, str]
) -> str | None:
    """The meaning of the nearest word that has one, rather behind a figure than before it."""
    first, last = place
    near = [
        (distance, meaning)
        for reach in range(1, REACH + 1)
        for index, distance in ((last + reach, reach), (first - reach, reach + 2))
        if 0 <= index < len(side)
        and (meaning := meanings.get(side[index].lemma) or meanings.get(side[index].fold))
    ]
    return min(near)[1] if near else None


def are_people(counted: str) -> bool:
    """Whether a word counts people whoever they are."""
    return counted in PEOPLE or counted in FATES or counted in GATHERED or counted == "life"


def _is_person(counted: str) -> bool:
    return are_people(counted) or lexicon.is_person(counted)
