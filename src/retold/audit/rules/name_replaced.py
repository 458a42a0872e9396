"""Names that are lost, replaced or translated inside a bead: persons, places, bodies, works.

Of a weak name (Ministry, Harbour Board) only the replacement is told, never its absence.
"""

from collections.abc import Iterator

from retold import lexicon
from retold.audit.cues.name_deletions import has_hole
from retold.audit.cues.naming import (
    GENERIC,
    INSTITUTIONS,
    TITLES,
    Name,
    is_proper,
    names,
)
from retold.audit.cues.renaming import is_fuller, is_gloss, is_meant, is_said_of, is_short_form
from retold.audit.link.links import LinkedBead, slot, slot_in_source
from retold.audit.link.nearness import nearness
from retold.audit.link.spellings import near_spelling
from retold.model import Certainty, Change, Severity
from retold.text.words import Word, spanned

ORIGINAL = 3
"""Words of a name from which two that were put otherwise make it another, whatever its head."""
CLOSE = 0.65
"""Share of a bead's words kept in order below which a name that is gone may have been put
otherwise; chosen on newstest2021, where nine such flags in ten were false."""
EXACT = 0.7
"""Share of the words around a name that must stay for another known name to be an exchange."""
AROUND, SETTLED = 3, 0.5
"""Words on each side of a name, and the share of them that must have stayed as they were, for a
common word in its place to be its translation."""
KIN = 0.2
"""Nearness from which words of two names may describe one body: register, registry."""


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A change for each name of the source that is gone or another, and each new name."""
    source_names, target_names = names(pair.source), names(pair.target)
    new = [part for name in target_names for part in _new_part(pair, name)]
    for name in source_names:
        lowered = _lowered(pair, name)
        if lowered is not None:
            yield lowered
            continue
        lost = _lost_part(pair, name)
        replacement = _replacement(pair, name, lost, new) if lost else None
        if replacement is not None:
            if replacement in new:
                new.remove(replacement)
            if len(lost) == len(name.words) or not _is_general(pair, replacement):
                yield _replaced(pair, name, lost, replacement)
        elif lost:
            yield from _gone(pair, name, lost)
    yield from _added(pair, new)


def _added(pair: LinkedBead, new: list[Name]) -> Iterator[Change]:
    """A change for each new name that is not another form of what the source has."""
    for name in new:
        if not name.proper or _is_elsewhere(pair.target, name.proper, pair.far_source):
            continue
        place = slot_in_source(pair, name.words[0])
        if is_meant(pair.source, place, pair.to_target, GENERIC) or is_gloss(pair.target, name):
            continue
        if not is_said_of(pair, name) and not is_fuller(pair, name):
            span = spanned(pair.target, name.proper[0], name.proper[-1])
            note = f"{span.of(pair.texts[1])} is not in the source"
            sure: Certainty = "likely" if pair.kept() >= CLOSE else "possible"
            yield Change("name", "major", pair.index, None, span, note, certainty=sure)


def _is_general(pair: LinkedBead, other_name: Name) -> bool:
    """Whether words only say what kind of thing a name is: Krai, Territory."""
    return all(pair.target[index].lemma in INSTITUTIONS for index in other_name.words)


def _gone(pair: LinkedBead, name: Name, lost: tuple[int, ...]) -> Iterator[Change]:
    """A lost name: major where it left a hole, or all of it is lost and the rest was kept."""
    whole = len(lost) == len(name.words)
    if _is_gone(pair, name, lost):
        sure = (
            whole
            and any(index in name.proper for index in lost)
            and pair.kept() >= CLOSE
            and not _is_elsewhere(pair.source, lost, pair.far_target)
        )
        yield _lost(pair, lost, "major" if sure else "minor")
        return
    cut = [index for index in lost if has_hole(pair, index, anywhere=whole)]
    if cut:
        yield _lost(pair, lost if whole else tuple(cut), "major")


def _lost(pair: LinkedBead, lost: tuple[int, ...], gravity: Severity) -> Change:
    span = spanned(pair.source, lost[0], lost[-1])
    return Change("name", gravity, pair.index, span, None, f"{span.of(pair.texts[0])} is gone")


def _lost_part(pair: LinkedBead, name: Name) -> tuple[int, ...]:
    """The words of a name that the target does not have in any form."""
    return tuple(index for index in name.words if pair.to_target[index] is None)


def _new_part(pair: LinkedBead, name: Name) -> list[Name]:
    """The words of a target name without counterpart, as a name of their own; none if known."""
    free = tuple(index for index in name.words if pair.to_source[index] is None)
    known = any(
        pair.target[index].lemma in pair.near_source
        or _is_spelled_elsewhere(pair.target[index], pair.source, pair.target, pair.to_target)
        for index in free
    )
    if not free or known or is_short_form(pair.target, name, pair.source, pair.to_target):
        return []
    whole = len(free) == len(name.words) or not any(
        index in free for index in name.words if index not in name.proper
    )
    proper = tuple(index for index in name.proper if index in free)
    return [Name(free, proper if whole and len(proper) == len(name.proper) else ())]


def _replacement(
    pair: LinkedBead, name: Name, lost: tuple[int, ...], new: list[Name]
) -> Name | None:
    """The new name that stands where the lost words stood, or the only one there is to take."""
    if _is_spelled_out(pair, lost):
        return None
    place = slot(pair, lost[0])
    weak = not any(index in name.proper for index in lost)
    for candidate in new:
        if (candidate.words[0] in place or candidate.words[-1] in place) and not (
            weak and _may_describe(pair, name, lost, candidate)
        ):
            return candidate
    if weak:
        return None
    free = [
        index for index in place if pair.to_source[index] is None and pair.target[index].content
    ]
    if len(place) > len(lost) + 1 or len(free) != 1 or pair.settled(lost[0], AROUND) < SETTLED:
        return None
    word = pair.target[free[0]]
    if word.text.islower() and word.lemma not in INSTITUTIONS:
        return Name((free[0],), ())
    return None


def _may_describe(pair: LinkedBead, name: Name, lost: tuple[int, ...], other_name: Name) -> bool:
    """Whether a name of common words may be put otherwise: it is not wholly another."""
    if len(lost) < len(name.words) or pair.settled(lost[0], AROUND) < SETTLED:
        return True
    if any(pair.source[index].lemma in TITLES for index in lost):
        return True
    return any(
        nearness(pair.source[index].fold, pair.target[to].fold) >= KIN
        for index in lost
        for to in other_name.words
    )


def _lowered(pair: LinkedBead, name: Name) -> Change | None:
    """A name of several words of which one was translated: Nord Stream → north stream.

    Its words stand together and in order on the other side, at least one is another word in lower
    case. A name all of common words (Foreign Ministry) is free to be told in other words.
    """
    target_indices = _run_of_counterparts(pair, name)
    if not target_indices or any(pair.source[index].lemma in TITLES for index in name.words):
        return None
    links = [
        (source_index, to)
        for source_index, to in zip(name.words, target_indices, strict=True)
        if pair.source[source_index].lemma != pair.target[to].lemma
    ]
    lower = [to for to in target_indices if pair.target[to].text.islower()]
    lowered = [
        to
        for source_index, to in links
        if to in lower and pair.bonds.get(source_index) not in _SAME_NAME
    ]
    if name.proper:
        lowered = lowered or [
            to for to in lower if links and to not in {target_index for _, target_index in links}
        ]
    if not lower or not 0 < len(links) < len(target_indices) or (name.proper and not lowered):
        return None
    if all(pair.target[to].lemma in INSTITUTIONS for to in lowered):
        return None
    if not name.proper and not _is_original(pair, name, lowered):
        return None
    source_span, where = (
        spanned(pair.source, *name.words[:: len(name.words) - 1]),
        spanned(pair.target, target_indices[0], target_indices[-1]),
    )
    note = f"{source_span.of(pair.texts[0])} → {where.of(pair.texts[1])}"
    return Change("name", "major", pair.index, source_span, where, note)


def _is_original(pair: LinkedBead, name: Name, indices: list[int]) -> bool:
    """Whether a name of common words is no description of a body that other words describe too."""
    if pair.source[name.words[-1]].lemma in INSTITUTIONS:
        return len(name.words) >= ORIGINAL and len(indices) > 1
    return not pair.source[name.words[0]].first or pair.source[name.words[0]].lemma == "the"


_SAME_NAME = frozenset({"family", "spelling"})
"""Bonds by which a word of a name is still itself: Navy, naval."""


def _run_of_counterparts(pair: LinkedBead, name: Name) -> list[int]:
    """The target's content words for those of a name, if they stand together and in order."""
    counterparts = [_counterpart(pair, name, index) for index in range(len(name.words))]
    target_indices = [index for index in counterparts if index is not None]
    if len(target_indices) <= 1 or target_indices != list(
        range(target_indices[0], target_indices[0] + len(counterparts))
    ):
        return []
    together = spanned(pair.target, target_indices[0], target_indices[-1]).of(pair.texts[1])
    plain = all(pair.target[to].content for to in target_indices) and ")" not in together
    return target_indices if plain else []


def _counterpart(pair: LinkedBead, name: Name, number: int) -> int | None:
    """The target word for a word of a name: its link, or the free word beside its neighbour's."""
    index = name.words[number]
    if pair.to_target[index] is not None:
        return pair.to_target[index]
    for beside in (number + 1, number - 1):
        if 0 <= beside < len(name.words):
            linked = pair.to_target[name.words[beside]]
            if linked is not None:
                place = linked + number - beside
                if 0 <= place < len(pair.target) and pair.to_source[place] is None:
                    return place
    return None


def _replaced(
    pair: LinkedBead, source_name: Name, lost: tuple[int, ...], target_name: Name
) -> Change:
    source_span = spanned(pair.source, lost[0], lost[-1])
    target_span = spanned(pair.target, target_name.words[0], target_name.words[-1])
    note = f"{source_span.of(pair.texts[0])} → {target_span.of(pair.texts[1])}"
    weak = pair.kept() < CLOSE and not any(is_proper(pair.source[index]) for index in lost)
    severity: Severity = "minor" if _is_described(pair, source_name, lost, target_name) else "major"
    sure: Certainty = "possible" if weak else "likely"
    return Change("name", severity, pair.index, source_span, target_span, note, certainty=sure)


def _is_described(
    pair: LinkedBead, source_name: Name, lost: tuple[int, ...], target_name: Name
) -> bool:
    """Whether common words tell what the name is: QC, lawyer; Ostmark Kreis, Ostmark district."""
    if target_name.proper or any(is_proper(pair.target[index]) for index in target_name.words):
        return False
    letters = all(pair.source[index].text.isupper() for index in lost)
    beside = len(lost) < len(source_name.words)
    general = _is_general(pair, target_name)
    lower = all(pair.target[index].text.islower() for index in target_name.words)
    free = pair.kept() < CLOSE
    return (letters and (lower or free)) or (beside and (general or free))


def _is_gone(pair: LinkedBead, name: Name, lost: tuple[int, ...]) -> bool:
    """Whether nothing of the name is left: no other part of it, no short form, no neighbour."""
    proper = [index for index in lost if index in name.proper]
    if len(proper) < len(name.proper) or is_short_form(
        pair.source, name, pair.target, pair.to_source
    ):
        return False
    place = slot(pair, lost[0])
    if is_meant(pair.target, place, pair.to_source, INSTITUTIONS) or is_gloss(pair.source, name):
        return False
    indices = proper or [index for index in lost if not pair.source[index].first]
    if not proper and all(pair.source[index].lemma in INSTITUTIONS for index in indices):
        return False
    if any(
        pair.source[index].lemma in pair.near_target
        or _is_spelled_elsewhere(pair.source[index], pair.target, pair.source, pair.to_source)
        for index in indices
    ):
        return False
    return bool(proper) or (len(indices) == len(name.words) and _leaves_a_gap(pair, indices))


def _is_elsewhere(side: tuple[Word, ...], words: tuple[int, ...], far: frozenset[str]) -> bool:
    """Whether the other document has the words somewhere."""
    return all(side[index].lemma in far or lexicon.stem(side[index].fold) in far for index in words)


def _leaves_a_gap(pair: LinkedBead, lost: list[int]) -> bool:
    """Whether the target has no other content word where the lost words stood."""
    place = slot(pair, lost[0])
    around = range(max(0, place.start - 2), min(len(pair.target), place.stop + 2))
    return not any(pair.to_source[index] is None and pair.target[index].content for index in around)


def _is_spelled_elsewhere(
    word: Word, side: tuple[Word, ...], own: tuple[Word, ...], links: list[int | None]
) -> bool:
    """Whether some word of the other side is a spelling of it, and of no other word there."""
    for index, other_word in enumerate(side):
        if other_word.lemma == word.lemma or lexicon.stem(other_word.fold) == lexicon.stem(
            word.fold
        ):
            return True
        linked = links[index]
        if not other_word.capital or (linked is not None and own[linked].lemma != word.lemma):
            continue
        if near_spelling(word.fold, other_word.fold, names=True) or _shortens(
            word.fold, other_word.fold
        ):
            return True
    return False


def _shortens(short: str, full: str) -> bool:
    """Whether one name is the beginning of the other: Fr, Freiheitsblatt."""
    shorter, longer = sorted((short, full), key=len)
    return 1 < len(shorter) <= _ABBREVIATED < len(longer) and longer.startswith(shorter)


_ABBREVIATED = 4


def _is_spelled_out(pair: LinkedBead, lost: tuple[int, ...]) -> bool:
    """Whether a lost name of letters is told in full, or a full one in letters."""
    return is_short_form(pair.source, Name(lost, lost), pair.target, pair.to_source)
