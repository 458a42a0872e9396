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
        links[index] is None
        and (
            side[index].fold in REFERRING
            or (side[index].lemma in general and index > 0 and side[index - 1].fold in POINTING)
        )
        for index in place
    )


def is_gloss(side: tuple[Word, ...], name: Name) -> bool:
    """Whether a name is the initials of the words before it: Harbour Supply Authority (HSA)."""
    index = name.words[0]
    if len(name.words) > 1 or not side[index].text.isupper():
        return False
    initials = iter([word.fold[0] for word in side[max(0, index - GLOSSED) : index]])
    return all(letter in initials for letter in side[index].fold)


def is_said_of(pair: LinkedBead, name: Name) -> bool:
    """Whether a new name is the country of a capitalised word that the source has: Polish Navy."""
    beside = name.words[-1] + 1
    return (
        all(pair.target[index].lemma in lexicon.COUNTRY for index in name.proper)
        and beside < len(pair.target)
        and pair.target[beside].capital
        and pair.to_source[beside] is not None
    )


def is_fuller(pair: LinkedBead, name: Name) -> bool:
    """Whether a new name only completes one that the source has: Racing → Racing Halden."""
    before = name.words[0] - 1
    source = pair.to_source[before] if before >= 0 else None
    if source is None or not (pair.target[before].capital and pair.source[source].capital):
        return False
    between = pair.target[before].span.end, pair.target[name.words[0]].span.start
    named = pair.target[before].content and pair.target[before].lemma not in DESCRIBING
    return named and pair.texts[1][slice(*between)] == " "


def is_short_form(
    side: tuple[Word, ...], short: Name, other_side: tuple[Word, ...], links: list[int | None]
) -> bool:
    """Whether the other side has the initials of the name, or what its initials stand for.

    links: the counterparts of the other side's words; those that have one spell out nothing else
    in lower case.
    """
    initials = "".join(side[index].fold[0] for index in short.words)
    if len(initials) > 1 and any(word.fold.replace(".", "") == initials for word in other_side):
        return True
    letters = {
        side[index].fold.replace(".", "") for index in short.words if side[index].text.isupper()
    }
    if not letters:
        return False
    text = "".join(
        word.fold[0] if word.capital or links[index] is None else "."
        for index, word in enumerate(other_side)
        if word.content
    )
    if any(len(name) > 1 and name in text for name in letters):
        return True
    runs = (
        "".join(other_side[index].fold[0] for index in name.words) for name in names(other_side)
    )
    return any(len(run) > 1 and run in name for run in runs for name in letters)
