"""Where, when and by how much: one preposition in another's place.

Near Aarhus is not in Aarhus, by Friday not on Friday, slowed by 6.9 percent not to 6.9 percent.
Only where a sentence is nearly its source's and the words on both sides stayed.
"""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Iterator

from retold.audit.link.links import LinkedBead
from retold.lexicon.grammar import PREPOSITIONS
from retold.model import Change
from retold.text.words import Word, spanned

SAME = (
    frozenset("on upon".split()),
    frozenset("in inside within into".split()),
    frozenset("amid among during".split()),
    frozenset("around about".split()),
    frozenset("across throughout over".split()),
    frozenset("toward to".split()),
    frozenset("over about on".split()),
    frozenset("through via by".split()),
    frozenset("below beneath under".split()),
    frozenset("in of".split()),
    frozenset("on onto".split()),
    frozenset("by with".split()),
    frozenset("at in".split()),
    frozenset("above over".split()),
    frozenset("beyond past".split()),
    frozenset("in during".split()),
    frozenset("for over during".split()),
)
"""Prepositions that may say the same in a sentence that stays; the others seldom do."""

TOPIC = frozenset("about of over on at".split())
"""Prepositions for what is spoken or felt about, where one of two is *about*: angry at, about."""
CONTRARY = frozenset(
    frozenset(pair.split())
    for pair in (
        "before after", "to from", "into from", "with without", "for against", "up down", "in out",
        "above below", "over under", "inside outside", "within outside", "on off", "near far",
        "with against", "by from", "since until", "on under", "above under",
    )
)  # fmt: skip
"""Prepositions that say the contrary of each other, whatever governs them."""
GOVERNED = 6
"""Words before a preposition in which the verb, noun or adjective that governs it stands."""
PHRASE = 3
"""Words behind a preposition in which its phrase ends."""


def _has_another_governor(bead: LinkedBead, i: int, j: int) -> bool:
    """Whether the word that governs a preposition is another: criticised for, accused of.

    It stands before it, also with what is done to between. What it means other rules ask.
    """
    source, target = _governors(bead.source, i), _governors(bead.target, j)
    replaced = [k for k in source if not _stays(bead, k)]
    replacing = [k for k in target if bead.to_source[k] is None or bead.to_source[k] in replaced]
    return bool(replaced and replacing)


_OF_NOUNS = frozenset(
    "a an the this that these those my your his her its our their him me us them it any some all "
    "every each no both not".split()
)
"""Small words of what a verb is done to, over which it governs a preposition."""


def _governors(side: tuple[Word, ...], i: int) -> list[int]:
    """The words before a preposition that may govern it, over no other small word than a noun's."""
    places: list[int] = []
    for k in range(i - 1, max(-1, i - 1 - GOVERNED), -1):
        if side[k].content:
            places.append(k)
        elif side[k].fold not in _OF_NOUNS:
            break
    return places


def _stays(bead: LinkedBead, i: int) -> bool:
    j = bead.to_target[i]
    return j is not None and bead.source[i].lemma == bead.target[j].lemma


def _leads_another_phrase(bead: LinkedBead, i: int, j: int) -> bool:
    """Whether the phrase that a preposition opens ends otherwise: at his expense, with him paying.

    Only where the first words of it are the same, so that its last make the preposition's sense.
    """
    lost = _phrase_end(bead.source, bead.to_target, i)
    gained = _phrase_end(bead.target, bead.to_source, j)
    return lost is not None and gained is not None


def _phrase_end(side: tuple[Word, ...], links: list[int | None], i: int) -> int | None:
    """The word that is gone or new at the end of a preposition's phrase."""
    for k in range(i + 2, min(len(side), i + 2 + PHRASE)):
        if side[k].lemma in PREPOSITIONS:
            return None
        if side[k].content and links[k] is None:
            return k
    return None


def changes(bead: LinkedBead) -> Iterator[Change]:
    """A change for each preposition in another's place: in Aarhus → near Aarhus."""
    if not bead.is_near_copy():
        return
    for i, word in enumerate(bead.source[1:-1], 1):
        before, after = bead.to_target[i - 1], bead.to_target[i + 1]
        if word.lemma not in PREPOSITIONS or before is None or after != before + 2:
            continue
        j = before + 1
        replacing = bead.target[j]
        if replacing.lemma not in PREPOSITIONS or replacing.lemma == word.lemma:
            continue
        both = frozenset({word.lemma, replacing.lemma})
        if both <= TOPIC and "about" in both:
            continue
        if both not in CONTRARY and (
            _has_another_governor(bead, i, j) or _leads_another_phrase(bead, i, j)
        ):
            continue
        if bead.bonds.get(i - 1) == bead.bonds.get(i + 1) == "same" and not any(
            both <= group for group in SAME
        ):
            source, target = spanned(bead.source, i, i + 1), spanned(bead.target, j, j + 1)
            note = f"{source.of(bead.texts[0])} → {target.of(bead.texts[1])}"
            yield Change("wording", "major", bead.index, source, target, note)
