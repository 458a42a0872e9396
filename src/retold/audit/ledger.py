"""Every word of two texts accounted for: kept, kept otherwise, moved, told, gone, new, or open.

In a bead whose sides are nearly one text, what is open is a difference that no rule has a name for;
`unexplained` gives it, so that it is told all the same.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from retold.audit.cues.datelines import dateline
from retold.audit.gaps import COVERED, Gap, Status, Stretch, kept_gaps, open_gaps
from retold.audit.link.links import LinkedBead
from retold.audit.link.notes import once_a_bead
from retold.audit.link.sameness import (
    SCOPE,
    is_grammar,
    same_otherwise,
)
from retold.audit.link.untaught import is_told_elsewhere
from retold.audit.open_places import open_places
from retold.audit.recast import recast
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

NEAR_COPY = 0.8
"""Share of words kept in one order from which every difference of a bead is told."""

CONTAINED = 0.95
"""Share of one side's words that the other has in their order, with more put in between."""
IN_COPY = 0.5
"""The same as `NEAR_COPY` in a text that elsewhere is its source to the word: a short sentence,
half of it new."""


def account(
    alignment: Alignment,
    beads: Sequence[LinkedBead],
    changes: Iterable[Change],
    stands_elsewhere: Callable[[Bead], bool] = lambda _: False,
    *,
    are_related: bool = True,
) -> Ledger:
    """What became of every word, given the changes that are told.

    are_related: whether a word may have become another; of unrelated texts one has it, or both.
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
        if not are_related:
            source_counts.update("left_out" if fate == "open" else fate for fate in both[0])
            target_counts.update("new" if fate == "open" else fate for fate in both[1])
            continue
        gaps = open_places(linked[index], open_gaps(linked[index], *both))
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
    for source_gap, target_gap in kept_gaps(bead, *both):
        around = {*(both[0][i] for i in source_gap), *(both[1][j] for j in target_gap)}
        settled: Status = "otherwise" if around.isdisjoint(COVERED) else "told"
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
    source, target = (
        _alone(side, text, is_english=bead.is_english)
        for side, text in zip((bead.source, bead.target), bead.texts, strict=True)
    )
    for i, j in enumerate(bead.to_target):
        if j is not None:
            source[i] = target[j] = _tied(bead, i, j)
    for i, j in equal_values(bead):
        if not _differ_in_signs(bead, i, j, UNREAD):
            source[i], target[j] = _surer(source[i]), _surer(target[j])
    for fates, places in zip((source, target), recast(bead), strict=True):
        for place in places:
            fates[place] = _surer(fates[place])
    return source, target


def _alone(side: tuple[Word, ...], text: str, *, is_english: bool) -> list[Status]:
    opening = dateline(text, side[0].span.start)
    return [
        "otherwise"
        if (is_english and is_grammar(word)) or (opening and word.span.end <= opening.end)
        else "open"
        for word in side
    ]


def _tied(bead: LinkedBead, i: int, j: int) -> Status:
    if not bead.is_english:
        return _tied_by_form(bead, i, j)
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


def _tied_by_form(bead: LinkedBead, i: int, j: int) -> Status:
    """The same of a language of whose words nothing but their form is known."""
    if bead.source[i].fold != bead.target[j].fold:
        return "otherwise" if bead.bonds[i] == "value" else "open"
    if bead.source[i].fold[0].isdigit() and _differ_in_signs(bead, i, j):
        return "open"
    is_same = bead.bonds[i] != "moved"
    return "same" if is_same else "moved" if is_told_elsewhere(bead, i) else "open"


def _differ_in_signs(bead: LinkedBead, i: int, j: int, of: frozenset[str] | None = None) -> bool:
    """Whether a figure has other signs on the other side: −3 and 3, £30 and 30, 3 % and 3."""
    source, target = (
        signs(text, side[place].span)
        for text, side, place in zip(bead.texts, (bead.source, bead.target), (i, j), strict=True)
    )
    return source != target and (of is None or not of.isdisjoint(source + target))


def _surer(status: Status) -> Status:
    return status if status in {"same", "moved"} else "otherwise"


def equal_values(bead: LinkedBead) -> Iterator[tuple[int, int]]:
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
    return [gap.stretch() for gap in open_gaps(bead, source, target)]
