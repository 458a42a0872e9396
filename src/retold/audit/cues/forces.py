"""Words that give a claim its force: may, will, must, plans to, need not."""
# ruff: noqa: SIM905 - lists of words read best as text

from typing import Literal, NamedTuple, TypeAlias

from retold import lexicon
from retold.text.words import Word

REACH = 5
"""Words after a marker or a hedge among which the claim that it is of is sought."""

Force: TypeAlias = Literal["maybe", "planned", "will", "must", "can", "free"]
"""What a marker makes of a claim: free is what need not be."""

_ALONE: dict[str, Force] = {
    **dict.fromkeys("may might could possibly perhaps maybe probably likely".split(), "maybe"),
    **dict.fromkeys("considering mulling weighing pondering".split(), "planned"),
    **dict.fromkeys("will shall would".split(), "will"),
    "must": "must",
    "can": "can",
}
_WITH_TO: dict[str, Force] = {
    **dict.fromkeys(
        "expect plan intend hope aim propose want seek consider due".split(), "planned"
    ),
    **dict.fromkeys("have need require oblige force compel".split(), "must"),
    **dict.fromkeys("allow permit able free".split(), "can"),
}
_NOT = frozenset({"not", "no", "never", "cannot"})
_VERBS_BEFORE_NOT = frozenset("do will would shall should may might can could".split())
"""What a negation of *have to* belongs to: they do not have to; they never have to."""


class Marker(NamedTuple):
    """Words that give a claim its force, by index, and the claim's head."""

    first: int
    last: int
    force: Force
    head: int


def markers_of(side: tuple[Word, ...]) -> list[Marker]:
    """The markers of a side whose claim has a head, in text order."""
    markers: list[Marker] = []
    for index in _places_of_markers(side):
        if markers and index <= markers[-1].last:
            continue
        marked = _needless(side, index) or _marked(side, index)
        head = _claim(side, marked[1]) if marked else None
        if marked and head is not None:
            markers.append(Marker(*marked, head))
    return markers


def _places_of_markers(side: tuple[Word, ...]) -> list[int]:
    """Where a marker may begin: at a word that is one, that denies, or that stands before *to*."""
    ahead = [*(word.fold == "to" for word in side[1:]), False]
    return [
        index
        for index, (word, before_to) in enumerate(zip(side, ahead, strict=True))
        if before_to or word.fold in _ALONE or word.fold == "need" or word.lemma in _NOT
    ]


def _marked(side: tuple[Word, ...], index: int) -> tuple[int, int, Force] | None:
    """First and last word of the marker at a place, and its force."""
    word = side[index]
    if word.fold in _ALONE:
        return index, index, _ALONE[word.fold]
    if index + 1 < len(side) and side[index + 1].fold == "to":
        forms = (
            word.lemma,
            *sorted(lexicon.lemmas(word.fold)),
        )  # planning is a noun's and a verb's
        force = next((_WITH_TO[form] for form in forms if form in _WITH_TO), None)
        return (index, index + 1, force) if force else None
    return None


def _needless(side: tuple[Word, ...], index: int) -> tuple[int, int, Force] | None:
    """What need not be, or does not have to."""
    if index + 1 >= len(side) or (side[index].fold != "need" and side[index].lemma not in _NOT):
        return None
    if side[index].fold == "need" and side[index + 1].lemma in _NOT:
        return index, index + 1, "free"
    behind = [word.fold for word in side[index + 1 : index + 3]]
    if side[index].lemma in _NOT and behind in (["have", "to"], ["need", "to"]):
        has_verb = index > 0 and side[index - 1].lemma in _VERBS_BEFORE_NOT
        return index - has_verb, index + 2, "free"
    return None


def _claim(side: tuple[Word, ...], last: int) -> int | None:
    """The first content word after a marker that is none itself."""
    for index in range(last + 1, min(len(side), last + 1 + REACH)):
        word = side[index]
        marks = word.fold in _ALONE or word.lemma in _WITH_TO or word.lemma in _NOT
        if word.content and not marks and not word.fold.endswith("ly"):
            return index
    return None
