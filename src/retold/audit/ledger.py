"""Every word of two texts accounted for: kept, kept otherwise, moved, told, gone, new, or open.

In a bead whose sides are nearly one text, what is open is a difference that no rule has a name for;
`unexplained` gives it, so that it is told all the same.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from retold import lexicon
from retold.audit.cues.datelines import dateline
from retold.audit.link.links import LinkedBead
from retold.audit.link.notes import once_a_bead
from retold.audit.link.sameness import (
    DETERMINERS,
    PASSIVE,
    REFERRING,
    SCOPE,
    are_close_synonyms,
    is_abbreviation,
    is_grammar,
    same_otherwise,
    voice,
)
from retold.audit.rewordings import rewordings
from retold.model import (
    Alignment,
    Bead,
    Change,
    Ledger,
    OpenDifference,
    Rewording,
    Span,
    WordCount,
)
from retold.text.signs import UNREAD, drawn, signs
from retold.text.words import Word, spanned, touched, words
from retold.values.equality import is_same_outright

Status: TypeAlias = Literal["same", "otherwise", "moved", "told", "left_out", "new", "open"]

NEAR_COPY = 0.8
"""Share of words kept in one order from which every difference of a bead is told."""

CONTAINED = 0.95
"""Share of one side's words that the other has in their order, with more put in between."""
IN_COPY = 0.5
"""The same as `NEAR_COPY` in a text that elsewhere is its source to the word: a short sentence,
half of it new."""


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


def account(
    alignment: Alignment,
    beads: Sequence[LinkedBead],
    changes: Iterable[Change],
    stands_elsewhere: Callable[[Bead], bool] = lambda _: False,
) -> Ledger:
    """What became of every word, given the changes that are told.

    stands_elsewhere: whether the other text says, outside of the bead, what a one-sided bead does.
    """
    changes_of = by_bead(changes)
    linked = {bead.index: bead for bead in beads}
    source_counts: Counter[Status] = Counter()
    target_counts: Counter[Status] = Counter()
    differences: list[OpenDifference] = []
    reworded: list[Rewording] = []
    for index, bead in enumerate(alignment.beads):
        if bead.reuse == "furniture":
            continue
        if index not in linked:
            moved = index not in changes_of and stands_elsewhere(bead)
            source_size = len(words(alignment.source, bead.source))
            source_counts["moved" if moved else "left_out"] += source_size
            target_size = len(words(alignment.target, bead.target))
            target_counts["moved" if moved else "new"] += target_size
            continue
        both = statuses(linked[index], changes_of.get(index, ()))
        gaps = list(_open_gaps(linked[index], *both))
        differences += (_difference(linked[index], gap.stretch(), alignment) for gap in gaps)
        source_status, target_status = _settled(linked[index], both, gaps)
        reworded += rewordings(alignment, linked[index], source_status, target_status)
        if bead.moved:
            source_status, target_status = map(_moved, (source_status, target_status))
        source_counts.update(source_status)
        target_counts.update(target_status)
    return Ledger(_count(source_counts), _count(target_counts), tuple(differences), tuple(reworded))


def by_bead(changes: Iterable[Change]) -> dict[int, list[Change]]:
    """The changes by the index of their bead."""
    changes_of: dict[int, list[Change]] = {}
    for change in changes:
        changes_of.setdefault(change.bead, []).append(change)
    return changes_of


def _settled(
    bead: LinkedBead, both: tuple[list[Status], list[Status]], gaps: Sequence[Gap]
) -> tuple[list[Status], list[Status]]:
    """What became of each word when all is said: open is only what an open difference shows.

    A small word beside words that a change tells is told with them; any other says the same.
    """
    source, target = (list(side) for side in both)
    shown_source = {i for gap in gaps for i in gap.source}
    shown_target = {j for gap in gaps for j in gap.target}
    for source_gap, target_gap in _gaps(bead, *both):
        around = {*(both[0][i] for i in source_gap), *(both[1][j] for j in target_gap)}
        settled: Status = "otherwise" if around.isdisjoint(_COVERED) else "told"
        for fates, gap, shown in (
            (source, source_gap, shown_source),
            (target, target_gap, shown_target),
        ):
            for place in gap:
                if fates[place] == "open" and place not in shown:
                    fates[place] = settled
    return source, target


def _moved(fates: list[Status]) -> list[Status]:
    return ["moved" if status == "same" else status for status in fates]


def _count(counts: Counter[Status]) -> WordCount:
    return WordCount(words=counts.total(), **{status: counts[status] for status in _STATUSES})


_STATUSES: tuple[Status, ...] = ("same", "otherwise", "moved", "told", "left_out", "new", "open")


def _difference(bead: LinkedBead, stretch: Stretch, alignment: Alignment) -> OpenDifference:
    source, target = _span(bead.source, stretch.source), _span(bead.target, stretch.target)
    return OpenDifference(
        bead.index,
        source and drawn(source, alignment.source),
        target and drawn(target, alignment.target),
    )


def _span(side: tuple[Word, ...], run: range) -> Span | None:
    return spanned(side, run[0], run[-1]) if run else None


def unexplained(
    bead: LinkedBead, changes: Iterable[Change], *, in_copy: bool = False
) -> list[Stretch]:
    """The stretches of a nearly copied bead that differ, where no change tells of them.

    in_copy: the whole text is its source with few words changed.
    """
    is_near = bead.kept() >= (IN_COPY if in_copy else NEAR_COPY) or _contains(bead) >= CONTAINED
    if not is_near or bead.is_unchanged():
        return []
    return _stretches(bead, *statuses(bead, changes))


def _contains(bead: LinkedBead) -> float:
    """The share of the shorter side's words that the longer has in their order."""
    return bead.same() / max(1, min(len(bead.source), len(bead.target)))


def statuses(bead: LinkedBead, changes: Iterable[Change]) -> tuple[list[Status], list[Status]]:
    """What became of each word of a bead, on both sides."""
    source, target = map(list, _linked_statuses(bead))
    for change in changes:
        _tell(source, bead.source, change.source, "left_out" if change.target is None else "told")
        _tell(target, bead.target, change.target, "new" if change.source is None else "told")
    return source, target


def _tell(fates: list[Status], side: tuple[Word, ...], span: Span | None, status: Status) -> None:
    if span is not None:
        for i in touched(side, span):
            if fates[i] in {"open", "otherwise"} or status == "told":
                fates[i] = status


@once_a_bead
def _linked_statuses(bead: LinkedBead) -> tuple[list[Status], list[Status]]:
    """By links and values alone; a word without is open, unless it only builds the sentence."""
    source, target = _alone(bead.source, bead.texts[0]), _alone(bead.target, bead.texts[1])
    for i, j in enumerate(bead.to_target):
        if j is not None:
            source[i] = target[j] = _tied(bead, i, j)
    for i, j in _equal_values(bead):
        if not _differ_in_signs(bead, i, j, UNREAD):
            source[i], target[j] = _surer(source[i]), _surer(target[j])
    return source, target


def _alone(side: tuple[Word, ...], text: str) -> list[Status]:
    opening = dateline(text, side[0].span.start)
    return [
        "otherwise" if is_grammar(word) or (opening and word.span.end <= opening.end) else "open"
        for word in side
    ]


def _tied(bead: LinkedBead, i: int, j: int) -> Status:
    source, target = bead.source[i], bead.target[j]
    if source.fold == target.fold:
        if source.fold[0].isdigit() and _differ_in_signs(bead, i, j):
            return "open"
        if bead.bonds[i] != "moved":
            return "same"
        return "open" if source.fold in SCOPE else "moved"
    if bead.bonds[i] == "family" and not SCOPE.isdisjoint({source.fold, target.fold}):
        return "open"
    return "otherwise" if same_otherwise(bead, i, j) else "open"


def _differ_in_signs(bead: LinkedBead, i: int, j: int, of: frozenset[str] | None = None) -> bool:
    """Whether a figure has other signs on the other side: −3 and 3, £30 and 30, 3 % and 3."""
    source, target = (
        signs(text, side[place].span)
        for text, side, place in zip(bead.texts, (bead.source, bead.target), (i, j), strict=True)
    )
    return source != target and (of is None or not of.isdisjoint(source + target))


def _surer(status: Status) -> Status:
    return status if status in {"same", "moved"} else "otherwise"


def _equal_values(bead: LinkedBead) -> Iterator[tuple[int, int]]:
    """Pairs of words, by index, of which each belongs to a quantity that both sides have."""
    for source_value, target_value in bead.equal_values:
        if not is_same_outright(source_value, target_value):
            continue
        bounded = source_value.bound == target_value.bound
        source, target = (
            touched(side, value.whole if bounded and value.whole else value.span)
            for side, value in ((bead.source, source_value), (bead.target, target_value))
        )
        if source and target:
            yield from ((i, target[0]) for i in source)
            yield from ((source[0], j) for j in target)


def _stretches(
    bead: LinkedBead, source: Sequence[Status], target: Sequence[Status]
) -> list[Stretch]:
    """The open words, those of both sides between the same kept words as one stretch."""
    return [gap.stretch() for gap in _open_gaps(bead, source, target)]


def _open_gaps(
    bead: LinkedBead, source: Sequence[Status], target: Sequence[Status]
) -> Iterator[Gap]:
    """The places with words that differ and that nothing explains."""
    is_turned = voice(bead.source) != voice(bead.target) and _is_in_other_order(bead)
    for source_gap, target_gap in _gaps(bead, source, target):
        gap = Gap(
            [i for i in source_gap if source[i] == "open"],
            [j for j in target_gap if target[j] == "open"],
            source_gap,
            target_gap,
        )
        if not (gap.source or gap.target):
            continue
        gap = _without_equivalents(bead, _with_determiners(bead, gap))
        if is_turned:
            gap = _without(bead, gap, PASSIVE)
        if _is_explained(bead, gap):
            continue
        around = {*(source[i] for i in source_gap), *(target[j] for j in target_gap)}
        if around.isdisjoint(_COVERED) or any(word.content for word in gap.words(bead)):
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
    if all(map(is_grammar, (*source, *target))):
        return True
    whole_source = [bead.source[i] for i in gap.whole_source]
    whole_target = [bead.target[j] for j in gap.whole_target]
    return (
        is_abbreviation(source, target)
        or _is_extent(bead, gap)
        or _is_fuller_name(bead, gap)
        or _is_reference((source, target), (whole_source, whole_target))
        or (len(source) == len(target) == 1 and _are_close(source[0], target[0]))
    )


def _is_extent(bead: LinkedBead, gap: Gap) -> bool:
    """Whether a figure that stayed is told with *by* or without: fell by 3 percent."""
    if bool(gap.source) == bool(gap.target):
        return False
    place, side, of_target = (
        (gap.source, bead.source, False) if gap.source else (gap.target, bead.target, True)
    )
    behind = {
        k
        for pair in bead.equal_values
        for k in touched(side, pair[of_target].whole or pair[of_target].span)
    }
    return [side[k].fold for k in place] == ["by"] and place[0] + 1 in behind


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


_COVERED: frozenset[Status] = frozenset({"told", "left_out", "new"})
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


def _gaps(
    bead: LinkedBead, source: Sequence[Status], target: Sequence[Status]
) -> Iterator[tuple[range, range]]:
    """The words between the words that both sides have in one order."""
    i = j = 0
    for index, to in enumerate(bead.to_target):
        if (
            to is None
            or bead.bonds[index] != "same"
            or source[index] != "same"
            or target[to] != "same"
        ):
            continue
        yield range(i, index), range(j, to)
        i, j = index + 1, to + 1
    yield range(i, len(source)), range(j, len(target))
