"""A person who became one of the other gender: he → she, his → her, the actor → the actress.

Told only where a word went and its counterpart came: a pronoun that a name replaced, or that was
left out, says nothing of the person.
"""

from collections.abc import Iterator

from retold.audit.link.links import LinkedBead, slot
from retold.model import Change

PRONOUNS = (
    (("he",), ("she",)),
    (("him",), ("her",)),
    (("his",), ("her", "hers")),
    (("himself",), ("herself",)),
)
"""Forms for men and for women that stand in one place of a sentence."""
NOUNS = (
    "man woman|boy girl|guy lady|gentleman lady|lad lass|male female|father mother|dad mum|dad mom"
    "|son daughter|brother sister|husband wife|uncle aunt|nephew niece|grandfather grandmother"
    "|grandson granddaughter|stepfather stepmother|stepson stepdaughter|boyfriend girlfriend"
    "|widower widow|groom bride|bridegroom bride|king queen|prince princess|duke duchess"
    "|baron baroness|lord lady|emperor empress|count countess|actor actress|waiter waitress"
    "|host hostess|heir heiress|steward stewardess|god goddess|hero heroine|monk nun|wizard witch"
    "|landlord landlady|policeman policewoman|businessman businesswoman|spokesman spokeswoman"
    "|chairman chairwoman|congressman congresswoman|sportsman sportswoman|schoolboy schoolgirl"
    "|Mr. Mrs.|Mr. Ms.|Mr Mrs|Mr Ms"
)
"""Nouns that name men, each with the one that names women."""
ASIDE = 1
"""Words beside its place in which a pronoun's counterpart of another form may stand."""

REACH = 4
"""Words from a pronoun within which the counterpart of the word behind the other one stands."""


def _counterparts() -> dict[str, frozenset[str]]:
    """Each word with those that say the same of the other gender."""
    pairs = [(men, women) for men, women in PRONOUNS]
    pairs += [
        ((man,), (woman,)) for man, woman in (nouns.lower().split() for nouns in NOUNS.split("|"))
    ]
    counterparts: dict[str, set[str]] = {}
    for sides in pairs:
        for source_pair, target_pair in (sides, sides[::-1]):
            for word in source_pair:
                counterparts.setdefault(word, set()).update(target_pair)
    return {word: frozenset(others) for word, others in counterparts.items()}


COUNTERPARTS = _counterparts()
GENDERS = ({"he", "him", "his", "himself"}, {"she", "her", "hers", "herself"})


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A change for each word whose counterpart of the other gender came in its stead."""
    new = [index for index in pair.gained() if pair.target[index].lemma in COUNTERPARTS]
    for index, word in enumerate(pair.source):
        others = COUNTERPARTS.get(word.lemma)
        to = pair.to_target[index]
        if others is None or (to is not None and pair.target[to].lemma not in others):
            continue
        if to is None:
            place = slot(pair, index)
            near = range(place.start - ASIDE, place.stop + ASIDE)
            indices = [to for to in new if _is_turned(pair, index, to, near)]
            to = min(indices, key=lambda to: (to not in near, abs(to - place.start)), default=None)
        if to is not None:
            new = [other_index for other_index in new if other_index != to]
            source_span, target_span = word.span, pair.target[to].span
            note = f"{source_span.of(pair.texts[0])} → {target_span.of(pair.texts[1])}"
            yield Change("wording", "major", pair.index, source_span, target_span, note)


def _is_turned(pair: LinkedBead, index: int, to: int, near: range) -> bool:
    """Whether two words are one of either gender: of one form, or pronouns in one place."""
    source_lemma, target_lemma = pair.source[index].lemma, pair.target[to].lemma
    if _is_another_s(pair.to_target, index, to) or _is_another_s(pair.to_source, to, index):
        return False
    if target_lemma in COUNTERPARTS[source_lemma]:
        return True
    return to in near and any(
        source_lemma in gender and target_lemma in opposite
        for gender, opposite in (GENDERS, GENDERS[::-1])
    )


def _is_another_s(links: list[int | None], index: int, to: int) -> bool:
    """Whether the word behind a pronoun has its counterpart elsewhere: his coat, her brother."""
    behind = links[index + 1] if index + 1 < len(links) else None
    return behind is not None and abs(behind - to) > REACH
