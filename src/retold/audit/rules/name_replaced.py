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
    mine, theirs = names(pair.source), names(pair.target)
    new = [part for one in theirs for part in _new_part(pair, one)]
    for one in mine:
        lowered = _lowered(pair, one)
        if lowered is not None:
            yield lowered
            continue
        lost = _lost_part(pair, one)
        other = _replacement(pair, one, lost, new) if lost else None
        if other is not None:
            if other in new:
                new.remove(other)
            if len(lost) == len(one.words) or not _is_general(pair, other):
                yield _replaced(pair, one, lost, other)
        elif lost:
            yield from _gone(pair, one, lost)
    yield from _added(pair, new)


def _added(pair: LinkedBead, new: list[Name]) -> Iterator[Change]:
    """A change for each new name that is not another form of what the source has."""
    for one in new:
        if not one.proper or _is_elsewhere(pair.target, one.proper, pair.far_source):
            continue
        place = slot_in_source(pair, one.words[0])
        if is_meant(pair.source, place, pair.to_target, GENERIC) or is_gloss(pair.target, one):
            continue
        if not is_said_of(pair, one) and not is_fuller(pair, one):
            span = spanned(pair.target, one.proper[0], one.proper[-1])
            note = f"{span.of(pair.texts[1])} is not in the source"
            sure: Certainty = "likely" if pair.kept() >= CLOSE else "possible"
            yield Change("name", "major", pair.index, None, span, note, certainty=sure)


def _is_general(pair: LinkedBead, other: Name) -> bool:
    """Whether words only say what kind of thing a name is: Krai, Territory."""
    return all(pair.target[at].lemma in INSTITUTIONS for at in other.words)


def _gone(pair: LinkedBead, one: Name, lost: tuple[int, ...]) -> Iterator[Change]:
    """A lost name: major where it left a hole, or all of it is lost and the rest was kept."""
    whole = len(lost) == len(one.words)
    if _is_gone(pair, one, lost):
        sure = (
            whole
            and any(at in one.proper for at in lost)
            and pair.kept() >= CLOSE
            and not _is_elsewhere(pair.source, lost, pair.far_target)
        )
        yield _lost(pair, lost, "major" if sure else "minor")
        return
    cut = [at for at in lost if has_hole(pair, at, anywhere=whole)]
    if cut:
        yield _lost(pair, lost if whole else tuple(cut), "major")


def _lost(pair: LinkedBead, lost: tuple[int, ...], gravity: Severity) -> Change:
    span = spanned(pair.source, lost[0], lost[-1])
    return Change("name", gravity, pair.index, span, None, f"{span.of(pair.texts[0])} is gone")


def _lost_part(pair: LinkedBead, one: Name) -> tuple[int, ...]:
    """The words of a name that the target does not have in any form."""
    return tuple(at for at in one.words if pair.to_target[at] is None)


def _new_part(pair: LinkedBead, one: Name) -> list[Name]:
    """The words of a target name without counterpart, as a name of their own; none if known."""
    free = tuple(at for at in one.words if pair.to_source[at] is None)
    known = any(
        pair.target[at].lemma in pair.near_source
        or _is_spelled_elsewhere(pair.target[at], pair.source, pair.target, pair.to_target)
        for at in free
    )
    if not free or known or is_short_form(pair.target, one, pair.source, pair.to_target):
        return []
    whole = len(free) == len(one.words) or not any(
        at in free for at in one.words if at not in one.proper
    )
    proper = tuple(at for at in one.proper if at in free)
    return [Name(free, proper if whole and len(proper) == len(one.proper) else ())]


def _replacement(
    pair: LinkedBead, name: Name, lost: tuple[int, ...], new: list[Name]
) -> Name | None:
    """The new name that stands where the lost words stood, or the only one there is to take."""
    if _is_spelled_out(pair, lost):
        return None
    place = slot(pair, lost[0])
    weak = not any(at in name.proper for at in lost)
    for one in new:
        if (one.words[0] in place or one.words[-1] in place) and not (
            weak and _may_describe(pair, name, lost, one)
        ):
            return one
    if weak:
        return None
    free = [at for at in place if pair.to_source[at] is None and pair.target[at].content]
    if len(place) > len(lost) + 1 or len(free) != 1 or pair.settled(lost[0], AROUND) < SETTLED:
        return None
    word = pair.target[free[0]]
    if word.text.islower() and word.lemma not in INSTITUTIONS:
        return Name((free[0],), ())
    return None


def _may_describe(pair: LinkedBead, name: Name, lost: tuple[int, ...], other: Name) -> bool:
    """Whether a name of common words may be put otherwise: it is not wholly another."""
    if len(lost) < len(name.words) or pair.settled(lost[0], AROUND) < SETTLED:
        return True
    if any(pair.source[at].lemma in TITLES for at in lost):
        return True
    return any(
        nearness(pair.source[at].fold, pair.target[to].fold) >= KIN
        for at in lost
        for to in other.words
    )


def _lowered(pair: LinkedBead, one: Name) -> Change | None:
    """A name of several words of which one was translated: Nord Stream → north stream.

    Its words stand together and in order on the other side, at least one is another word in lower
    case. A name all of common words (Foreign Ministry) is free to be told in other words.
    """
    there = _run_of_counterparts(pair, one)
    if not there or any(pair.source[at].lemma in TITLES for at in one.words):
        return None
    other = [
        (mine, to)
        for mine, to in zip(one.words, there, strict=True)
        if pair.source[mine].lemma != pair.target[to].lemma
    ]
    lower = [to for to in there if pair.target[to].text.islower()]
    told = [to for mine, to in other if to in lower and pair.bonds.get(mine) not in _SAME_NAME]
    if one.proper:
        told = told or [to for to in lower if other and to not in {found for _, found in other}]
    if not lower or not 0 < len(other) < len(there) or (one.proper and not told):
        return None
    if all(pair.target[to].lemma in INSTITUTIONS for to in told):
        return None
    if not one.proper and not _is_original(pair, one, told):
        return None
    here, where = (
        spanned(pair.source, *one.words[:: len(one.words) - 1]),
        spanned(pair.target, there[0], there[-1]),
    )
    note = f"{here.of(pair.texts[0])} → {where.of(pair.texts[1])}"
    return Change("name", "major", pair.index, here, where, note)


def _is_original(pair: LinkedBead, one: Name, told: list[int]) -> bool:
    """Whether a name of common words is no description of a body that other words describe too."""
    if pair.source[one.words[-1]].lemma in INSTITUTIONS:
        return len(one.words) >= ORIGINAL and len(told) > 1
    return not pair.source[one.words[0]].first or pair.source[one.words[0]].lemma == "the"


_SAME_NAME = frozenset({"family", "spelling"})
"""Bonds by which a word of a name is still itself: Navy, naval."""


def _run_of_counterparts(pair: LinkedBead, one: Name) -> list[int]:
    """The target's content words for those of a name, if they stand together and in order."""
    counterparts = [_counterpart(pair, one, at) for at in range(len(one.words))]
    there = [at for at in counterparts if at is not None]
    if len(there) <= 1 or there != list(range(there[0], there[0] + len(counterparts))):
        return []
    together = spanned(pair.target, there[0], there[-1]).of(pair.texts[1])
    plain = all(pair.target[to].content for to in there) and ")" not in together
    return there if plain else []


def _counterpart(pair: LinkedBead, one: Name, number: int) -> int | None:
    """The target word for a word of a name: its link, or the free word beside its neighbour's."""
    at = one.words[number]
    if pair.to_target[at] is not None:
        return pair.to_target[at]
    for beside in (number + 1, number - 1):
        if 0 <= beside < len(one.words):
            linked = pair.to_target[one.words[beside]]
            if linked is not None:
                place = linked + number - beside
                if 0 <= place < len(pair.target) and pair.to_source[place] is None:
                    return place
    return None


def _replaced(pair: LinkedBead, one: Name, lost: tuple[int, ...], other: Name) -> Change:
    here = spanned(pair.source, lost[0], lost[-1])
    there = spanned(pair.target, other.words[0], other.words[-1])
    note = f"{here.of(pair.texts[0])} → {there.of(pair.texts[1])}"
    weak = pair.kept() < CLOSE and not any(is_proper(pair.source[at]) for at in lost)
    severity: Severity = "minor" if _is_described(pair, one, lost, other) else "major"
    sure: Certainty = "possible" if weak else "likely"
    return Change("name", severity, pair.index, here, there, note, certainty=sure)


def _is_described(pair: LinkedBead, one: Name, lost: tuple[int, ...], other: Name) -> bool:
    """Whether common words tell what the name is: QC, lawyer; Ostmark Kreis, Ostmark district."""
    if other.proper or any(is_proper(pair.target[at]) for at in other.words):
        return False
    letters = all(pair.source[at].text.isupper() for at in lost)
    beside = len(lost) < len(one.words)
    general = _is_general(pair, other)
    lower = all(pair.target[at].text.islower() for at in other.words)
    free = pair.kept() < CLOSE
    return (letters and (lower or free)) or (beside and (general or free))


def _is_gone(pair: LinkedBead, one: Name, lost: tuple[int, ...]) -> bool:
    """Whether nothing of the name is left: no other part of it, no short form, no neighbour."""
    proper = [at for at in lost if at in one.proper]
    if len(proper) < len(one.proper) or is_short_form(
        pair.source, one, pair.target, pair.to_source
    ):
        return False
    place = slot(pair, lost[0])
    if is_meant(pair.target, place, pair.to_source, INSTITUTIONS) or is_gloss(pair.source, one):
        return False
    told = proper or [at for at in lost if not pair.source[at].first]
    if not proper and all(pair.source[at].lemma in INSTITUTIONS for at in told):
        return False
    if any(
        pair.source[at].lemma in pair.near_target
        or _is_spelled_elsewhere(pair.source[at], pair.target, pair.source, pair.to_source)
        for at in told
    ):
        return False
    return bool(proper) or (len(told) == len(one.words) and _leaves_a_gap(pair, told))


def _is_elsewhere(side: tuple[Word, ...], words: tuple[int, ...], far: frozenset[str]) -> bool:
    """Whether the other document has the words somewhere."""
    return all(side[at].lemma in far or lexicon.stem(side[at].fold) in far for at in words)


def _leaves_a_gap(pair: LinkedBead, lost: list[int]) -> bool:
    """Whether the target has no other content word where the lost words stood."""
    place = slot(pair, lost[0])
    around = range(max(0, place.start - 2), min(len(pair.target), place.stop + 2))
    return not any(pair.to_source[at] is None and pair.target[at].content for at in around)


def _is_spelled_elsewhere(
    word: Word, side: tuple[Word, ...], own: tuple[Word, ...], links: list[int | None]
) -> bool:
    """Whether some word of the other side is a spelling of it, and of no other word there."""
    for at, other in enumerate(side):
        if other.lemma == word.lemma or lexicon.stem(other.fold) == lexicon.stem(word.fold):
            return True
        linked = links[at]
        if not other.capital or (linked is not None and own[linked].lemma != word.lemma):
            continue
        if near_spelling(word.fold, other.fold, names=True) or _shortens(word.fold, other.fold):
            return True
    return False


def _shortens(one: str, other: str) -> bool:
    """Whether one name is the beginning of the other: Fr, Freiheitsblatt."""
    shorter, longer = sorted((one, other), key=len)
    return 1 < len(shorter) <= _ABBREVIATED < len(longer) and longer.startswith(shorter)


_ABBREVIATED = 4


def _is_spelled_out(pair: LinkedBead, lost: tuple[int, ...]) -> bool:
    """Whether a lost name of letters is told in full, or a full one in letters."""
    return is_short_form(pair.source, Name(lost, lost), pair.target, pair.to_source)
