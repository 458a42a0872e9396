"""Ties of verbs that are several words to the verbs that mean what they do as a whole."""

from typing import TYPE_CHECKING

from retold import lexicon
from retold.audit.link.verb_units import VerbUnit, verb_units
from retold.text.words import Word

if TYPE_CHECKING:
    from retold.audit.link.links import LinkedBead


def link_units(pair: "LinkedBead") -> None:
    """Tie verbs of several words to those that mean what they do as a whole: turn down, reject."""
    source_units, target_units = verb_units(pair.source), verb_units(pair.target)
    if not source_units and not target_units:
        return
    scale = len(pair.target) / max(1, len(pair.source))
    sources = [
        (i, source_unit_at(pair, i)) for i in _free_verbs(pair.source, pair.to_target, source_units)
    ]
    targets = [
        (j, target_unit_at(pair, j)) for j in _free_verbs(pair.target, pair.to_source, target_units)
    ]
    candidates = sorted(
        (abs(j - i * scale), i, j)
        for i, source_unit in sources
        for j, target_unit in targets
        if (source_unit or target_unit)
        and _mean_one_thing(source_unit or pair.source[i].fold, target_unit or pair.target[j].fold)
    )
    for _, i, j in candidates:
        if pair.to_target[i] is not None or pair.to_source[j] is not None:
            continue
        source = source_units[i].places if source_unit_at(pair, i) else (i,)
        target = target_units[j].places if target_unit_at(pair, j) else (j,)
        for k in source:
            if pair.to_target[k] is None:
                pair.to_target[k] = j
                pair.bonds[k] = "synonym"
        for k in target:
            if pair.to_source[k] is None:
                pair.to_source[k] = i


def is_tied_whole(pair: "LinkedBead", index: int) -> bool:
    """Whether a source word is tied as part of a verb of several words, or to one: set up."""
    to = pair.to_target[index]
    if to is None:
        return False
    source_unit, target_unit = verb_units(pair.source).get(index), verb_units(pair.target).get(to)
    return bool(
        (source_unit and [pair.to_target[k] for k in source_unit.places].count(to) > 1)
        or (target_unit and [pair.to_source[k] for k in target_unit.places].count(index) > 1)
    )


def source_unit_at(pair: "LinkedBead", index: int) -> str | None:
    """The verb of several words that a source word is part of, where these share its fate.

    A small word that both sides keep is no part of what became of the verb: rose in May, fell in.
    """
    return _unit_at(verb_units(pair.source), pair.to_target, index)


def target_unit_at(pair: "LinkedBead", to: int) -> str | None:
    """The same of a target word."""
    return _unit_at(verb_units(pair.target), pair.to_source, to)


def _unit_at(units: dict[int, VerbUnit], links: list[int | None], k: int) -> str | None:
    unit = units.get(k)
    if unit is None:
        return None
    fate = links[unit.places[0]]
    return unit.name if all(links[place] in {None, fate} for place in unit.places[1:]) else None


def _free_verbs(
    side: tuple[Word, ...], links: list[int | None], units: dict[int, VerbUnit]
) -> list[int]:
    """The unlinked words of a side that may be a verb, or begin one of several words."""
    return [
        k
        for k, to in enumerate(links)
        if to is None
        and side[k].content
        and (units[k].places[0] == k if k in units else "v" in lexicon.parts(side[k].fold))
    ]


def _mean_one_thing(name: str, other_name: str) -> bool:
    """Whether two verbs may stand for each other."""
    alike = (
        lexicon.are_synonyms(name, other_name) or lexicon.interchange(name, other_name) == "sure"
    )
    return alike and not lexicon.are_antonyms(name, other_name)
