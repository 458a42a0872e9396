"""Whether the other side tells a name in another form: a pronoun, initials, a fuller name."""

from retold import lexicon
from retold.audit.cues.naming import DESCRIBING, REFERRING, Name, names
from retold.audit.link.links import LinkedBead
from retold.text.words import Word

POINTING = frozenset({"the", "this", "that", "these", "those"})
"""Words with which a general noun stands for a name that was told before."""
GLOSSED = 8
"""Words before an abbreviation that it may stand for."""


def is_meant(
    side: tuple[Word, ...], place: range, links: list[int | None], general: frozenset[str]
) -> bool:
    """Whether a pronoun or a general noun stands in a name's place: him, the city."""
    return any(
        links[at] is None
        and (
            side[at].fold in REFERRING
            or (side[at].lemma in general and at > 0 and side[at - 1].fold in POINTING)
        )
        for at in place
    )


def is_gloss(side: tuple[Word, ...], one: Name) -> bool:
    """Whether a name is the initials of the words before it: Harbour Supply Authority (HSA)."""
    at = one.words[0]
    if len(one.words) > 1 or not side[at].text.isupper():
        return False
    initials = iter([word.fold[0] for word in side[max(0, at - GLOSSED) : at]])
    return all(letter in initials for letter in side[at].fold)


def is_said_of(pair: LinkedBead, one: Name) -> bool:
    """Whether a new name is the country of a capitalised word that the source has: Polish Navy."""
    beside = one.words[-1] + 1
    return (
        all(pair.target[at].lemma in lexicon.COUNTRY for at in one.proper)
        and beside < len(pair.target)
        and pair.target[beside].capital
        and pair.to_source[beside] is not None
    )


def is_fuller(pair: LinkedBead, one: Name) -> bool:
    """Whether a new name only completes one that the source has: Racing → Racing Halden."""
    before = one.words[0] - 1
    source = pair.to_source[before] if before >= 0 else None
    if source is None or not (pair.target[before].capital and pair.source[source].capital):
        return False
    between = pair.target[before].span.end, pair.target[one.words[0]].span.start
    named = pair.target[before].content and pair.target[before].lemma not in DESCRIBING
    return named and pair.texts[1][slice(*between)] == " "


def is_short_form(
    mine: tuple[Word, ...], one: Name, other: tuple[Word, ...], links: list[int | None]
) -> bool:
    """Whether the other side has the initials of the name, or what its initials stand for.

    links: the counterparts of the other side's words; those that have one spell out nothing else
    in lower case.
    """
    initials = "".join(mine[at].fold[0] for at in one.words)
    if len(initials) > 1 and any(word.fold.replace(".", "") == initials for word in other):
        return True
    letters = {mine[at].fold.replace(".", "") for at in one.words if mine[at].text.isupper()}
    if not letters:
        return False
    text = "".join(
        word.fold[0] if word.capital or links[at] is None else "."
        for at, word in enumerate(other)
        if word.content
    )
    if any(len(name) > 1 and name in text for name in letters):
        return True
    runs = ("".join(other[at].fold[0] for at in found.words) for found in names(other))
    return any(len(run) > 1 and run in name for run in runs for name in letters)
