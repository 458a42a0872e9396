"""What differs between the words that both sides of a bead keep, and whether it says the same."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from retold import lexicon
from retold.audit.link.links import LinkedBead
from retold.audit.link.sameness import (
    DETERMINERS,
    PASSIVE,
    REFERRING,
    are_close_synonyms,
    is_abbreviation,
    is_grammar,
    voice,
)
from retold.text.words import Word, spanned, touched
from retold.values.units import UNITS

Status: TypeAlias = Literal["same", "otherwise", "moved", "told", "left_out", "new", "open"]
"""What became of a word."""


class Stretch(NamedTuple):
    """Open words that stand in one place, by index: runs of the source and of the target."""

    source: range
    target: range


class Gap(NamedTuple):
    """What stands between two words that both sides keep: open words, and all words, by index."""

    source: list[int]
    target: list[int]
    whole_source: range
    whole_target: range

    def words(self, bead: LinkedBead) -> list[Word]:
        """The open words of both sides."""
        return [*(bead.source[i] for i in self.source), *(bead.target[j] for j in self.target)]

    def stretch(self) -> Stretch:
        """The place from the first open word to the last, on both sides."""
        return Stretch(_run(self.source), _run(self.target))


def open_gaps(
    bead: LinkedBead, source: Sequence[Status], target: Sequence[Status]
) -> Iterator[Gap]:
    """The places with words that differ and that nothing explains."""
    if "open" not in source and "open" not in target:
        return
    is_turned = (
        bead.is_english and voice(bead.source) != voice(bead.target) and _is_in_other_order(bead)
    )
    for source_gap, target_gap in kept_gaps(bead, source, target):
        source_open = [i for i in source_gap if source[i] == "open"]
        target_open = [j for j in target_gap if target[j] == "open"]
        if not (source_open or target_open):
            continue
        gap = Gap(source_open, target_open, source_gap, target_gap)
        if bead.is_english:
            gap = _without_equivalents(bead, _with_determiners(bead, gap))
        if is_turned:
            gap = _without(bead, gap, PASSIVE)
        if _is_explained(bead, gap):
            continue
        around = {*(source[i] for i in source_gap), *(target[j] for j in target_gap)}
        if around.isdisjoint(COVERED) or any(word.content for word in gap.words(bead)):
            yield gap


def _is_in_other_order(bead: LinkedBead) -> bool:
    """Whether words stayed and changed places, as they do where the voice alone is another.

    *Its rival accused it* becomes *it was accused by its rival*; what stays where it was, and is
    *accused by* for *accused*, has its roles turned.
    """
    moved = [i for i, bond in bead.bonds.items() if bond == "moved"]
    return any(bead.source[i].content or bead.source[i].fold in REFERRING for i in moved)


def _with_determiners(bead: LinkedBead, gap: Gap) -> Gap:
    """The gap with the small words that took the place of a word: last year, this year."""
    source = gap.source or [
        i for i in gap.whole_source if gap.target and bead.source[i].fold in DETERMINERS
    ]
    target = gap.target or [
        j for j in gap.whole_target if gap.source and bead.target[j].fold in DETERMINERS
    ]
    return gap._replace(source=source, target=target)


def _without(bead: LinkedBead, gap: Gap, small: frozenset[str]) -> Gap:
    return gap._replace(
        source=[i for i in gap.source if bead.source[i].fold not in small],
        target=[j for j in gap.target if bead.target[j].fold not in small],
    )


def _without_equivalents(bead: LinkedBead, gap: Gap) -> Gap:
    """The gap without small phrases that say the same: because of, due to."""
    source_left, target_left = lexicon.without_equivalents(
        [bead.source[i].fold for i in gap.whole_source],
        [bead.target[j].fold for j in gap.whole_target],
    )
    if len(source_left) == len(gap.whole_source):
        return gap
    kept_source = {gap.whole_source[i] for i in source_left}
    kept_target = {gap.whole_target[j] for j in target_left}
    return gap._replace(
        source=[i for i in gap.source if i in kept_source],
        target=[j for j in gap.target if j in kept_target],
    )


def _is_explained(bead: LinkedBead, gap: Gap) -> bool:
    """Whether what differs in a gap says the same, or is only the build of the sentence."""
    source = [bead.source[i] for i in gap.source]
    target = [bead.target[j] for j in gap.target]
    if not bead.is_english:
        return not (source or target) or _are_one_written_apart(source, target)
    if all(map(is_grammar, (*source, *target))):
        return True
    whole_source = [bead.source[i] for i in gap.whole_source]
    whole_target = [bead.target[j] for j in gap.whole_target]
    return (
        is_abbreviation(source, target)
        or _are_one_written_apart(source, target)
        or _is_extent(bead, gap)
        or _is_fuller_name(bead, gap)
        or _is_reference((source, target), (whole_source, whole_target))
        or (len(source) == len(target) == 1 and _are_close(source[0], target[0]))
    )


def _are_one_written_apart(source: Sequence[Word], target: Sequence[Word]) -> bool:
    """Whether words are the other side's as one, or with a hyphen: land slides, landslides."""
    sides = ("".join(word.fold for word in side).replace("-", "") for side in (source, target))
    return len(source) != len(target) and len(set(sides)) == 1


def _is_extent(bead: LinkedBead, gap: Gap) -> bool:
    """Whether a figure that stayed is told with its preposition or without: fell by 3 percent.

    So are times: lasted for two days.
    """
    if bool(gap.source) == bool(gap.target):
        return False
    place, side, of_target = (
        (gap.source, bead.source, False) if gap.source else (gap.target, bead.target, True)
    )
    behind = [
        pair[of_target]
        for pair in bead.equal_values
        if place[0] + 1 in touched(side, pair[of_target].whole or pair[of_target].span)
    ]
    words = [side[k].fold for k in place]
    is_time = any(UNITS.get(value.unit or "", ("",))[0] == "time" for value in behind)
    return bool(behind) and (words == ["by"] or (words == ["for"] and is_time))


def _is_fuller_name(bead: LinkedBead, gap: Gap) -> bool:
    """Whether a name that stayed is told with more or less of it, as the other text has it too.

    *Voss* and *Leonard Voss*, where the source calls him so in another sentence.
    """
    if bool(gap.source) == bool(gap.target):
        return False
    run, side, texts = (
        (gap.source, bead.source, bead.texts)
        if gap.source
        else (gap.target, bead.target, bead.texts[::-1])
    )
    if not all(side[i].capital and side[i].content for i in run):
        return False
    first, last = run[0], run[-1]
    beside = [k for k in (first - 1, last + 1) if 0 <= k < len(side) and side[k].capital]
    names = [spanned(side, min(first, k), max(last, k)) for k in beside]
    return any(name.of(texts[0]) in texts[1] for name in names)


def _are_close(source: Word, target: Word) -> bool:
    """Whether two words are synonyms; one word that is open is so for the signs at it."""
    return source.fold != target.fold and are_close_synonyms(source, target)


COVERED: frozenset[Status] = frozenset({"told", "left_out", "new"})
"""Small words beside such words belong to the change that tells of them."""


def _is_reference(
    sides: tuple[Sequence[Word], Sequence[Word]], gaps: tuple[Sequence[Word], Sequence[Word]]
) -> bool:
    """Whether a pronoun stands on one side for what is named on the other."""
    for named, other_words, gap in ((sides[0], sides[1], gaps[1]), (sides[1], sides[0], gaps[0])):
        pronoun = any(word.fold in REFERRING for word in gap)
        if named and not other_words and pronoun and all(word.content for word in named):
            return True
    return False


def _run(indices: list[int]) -> range:
    return range(indices[0], indices[-1] + 1) if indices else range(0)


def kept_gaps(
    bead: LinkedBead, source: Sequence[Status], target: Sequence[Status]
) -> Iterator[tuple[range, range]]:
    """The words between the words that both sides have in one order, where there are any."""
    i = j = 0
    bonds = bead.bonds
    for index, to in enumerate(bead.to_target):
        if to is None or bonds[index] != "same" or source[index] != "same" or target[to] != "same":
            continue
        if i < index or j < to:
            yield range(i, index), range(j, to)
        i, j = index + 1, to + 1
    if i < len(source) or j < len(target):
        yield range(i, len(source)), range(j, len(target))
