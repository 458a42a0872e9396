"""Words inside quotation marks that differ, and marks that are gained or lost."""
# ruff: noqa: SIM905 - lists of words read best as text

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from retold.audit.cues.denials import EXPLICIT
from retold.audit.link.links import LinkedBead, slot, slot_in_source
from retold.audit.link.sameness import same_otherwise
from retold.model import Change, Severity, Span
from retold.text.quoted import MARK
from retold.text.words import Word, spanned
from retold.values.units import ONES, TENS

SAME_QUOTE = 0.5
"""Share of a quotation's content words that must stand between the other's marks to be compared."""
VERBATIM = 0.6
"""Share of the words of two quotations from which one is held to the other's words;
below it the words
were translated anew."""
TOLD, NEARLY = 0.5, 0.7
"""Shares of the words of a bead, and of a quotation, that stayed as they were: below the one the
bead was told in other words, from the other on every word of the quotation counts."""
AROUND, SETTLED = 3, 0.8
"""Words on each side of a word, and the share of them as they were from which it counts in any
quotation; chosen on DEMETR, where faithful versions put quotations in other words too."""
LOST = 0.66
"""The share from which a word that is gone, with none in its place, counts."""
EXACT = 0.85
"""Share of words as they were from which a quotation is held to each of its words."""
SCARE = 2
"""Quotations of so few words are told only when a word in them changed: marks around a term come
and go between faithful versions."""
LONG = 4
"""Words from which marks gained around unquoted words claim a quotation that the source has not."""
FIRST = frozenset("i me my mine myself".split())
WE = frozenset("we us our ours ourselves".split())
SECOND = frozenset("you your yours yourself yourselves".split())
HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
THEY = frozenset("they them their theirs themselves".split())
PERSONS = (FIRST, WE, SECOND, HE, SHE, THEY)


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A change for each word of a quotation that is another, and for marks gained or lost."""
    source_stretches = inside(pair.source, pair.quoted[0])
    target_stretches = inside(pair.target, pair.quoted[1])
    closed = [
        _closed(*side)
        for side in zip(
            pair.texts,
            (source_stretches, target_stretches),
            (pair.source, pair.target),
            strict=True,
        )
    ]
    in_target = {index for run in target_stretches for index in run}
    in_source = {index for run in source_stretches for index in run}
    for run in source_stretches:
        kept = [index for index in run if pair.to_target[index] is not None]
        content = [index for index in run if pair.source[index].content or len(run) < LONG] or list(
            run
        )
        stayed = [index for index in content if pair.to_target[index] in in_target]
        if len(stayed) >= SAME_QUOTE * len(content):
            yield from _reworded(pair, run, target_stretches)
        elif len(run) > SCARE and len(kept) >= 0.8 * len(run) and not stayed:
            span = spanned(pair.source, run[0], run[-1])
            first, last = pair.to_target[kept[0]], pair.to_target[kept[-1]]
            target_span = _ordered(pair.target, first, last)
            if (
                run not in closed[0]
                or _is_title(pair.source, run)
                or _has_single_marks(pair.texts[1], target_span)
            ):
                continue
            yield Change("quote", "minor", pair.index, span, target_span, "quotation marks lost")
    for run in target_stretches:
        content = [index for index in run if pair.target[index].content]
        sources = [pair.to_source[index] for index in content]
        known = [index for index in sources if index is not None]
        if not known or in_source & set(known) or _is_work(pair.target, run):
            continue
        if run not in closed[1]:
            continue
        whole = len(run) >= LONG and all(pair.to_source[index] is not None for index in run)
        whole = whole or _is_put_in_doubt(pair, run)
        if whole or (len(content) >= LONG and len(known) >= 0.6 * len(content)):
            source_span = _ordered(pair.source, min(known), max(known))
            if _has_single_marks(pair.texts[0], source_span):
                continue
            span = spanned(pair.target, run[0], run[-1])
            note = "quotation marks around words that the source does not quote"
            yield Change("quote", "major", pair.index, source_span, span, note)


def _is_put_in_doubt(pair: LinkedBead, run: range) -> bool:
    """Whether marks alone are new around a word or two of a near copy: the "ruling" party."""
    same = (pair.bonds.get(source) for j in run if (source := pair.to_source[j]) is not None)
    return pair.is_near_copy() and list(same) == ["same"] * len(run)


def _closed(text: str, runs: list[range], side: tuple[Word, ...]) -> list[range]:
    """The quotations that are opened and closed; the marks of others stand in another sentence."""
    return [
        run
        for run in runs
        if MARK.search(text, max(0, side[run[0]].span.start - _BESIDE), side[run[0]].span.start)
        and MARK.search(text, side[run[-1]].span.end, side[run[-1]].span.end + _BESIDE)
    ]


_BESIDE = 3
"""Characters between a mark and the first or last word that it stands by."""


def _is_title(side: tuple[Word, ...], run: range) -> bool:
    """Whether the words between marks are the title of a work: most content words are capital."""
    content = [side[index].capital for index in run if side[index].content]
    return sum(content) > len(content) / 2


def _is_work(side: tuple[Word, ...], run: range) -> bool:
    """Whether it is a title, and not the rank of who is named behind it: "Professor" Lind."""
    behind = side[run.stop : run.stop + 1]
    return _is_title(side, run) and not any(word.capital and word.content for word in behind)


def _has_single_marks(text: str, span: Span | None) -> bool:
    """Whether words stand between single marks."""
    return span is not None and any(
        mark in text[max(0, span.start - 2) : span.start] for mark in "‘'"
    )


def _ordered(side: tuple[Word, ...], first: int | None, last: int | None) -> Span | None:
    if first is None or last is None:
        return None
    return spanned(side, min(first, last), max(first, last))


def inside(side: tuple[Word, ...], marks: tuple[Span, ...]) -> list[range]:
    """Index ranges of the words between each pair of marks."""
    if not side or not any(
        mark.start < side[-1].span.end and side[0].span.start < mark.end for mark in marks
    ):
        return []
    starts = [mark.start for mark in marks]
    runs: dict[int, list[int]] = {}
    for index, word in enumerate(side):
        mark = bisect_right(starts, word.span.start) - 1
        if mark >= 0 and word.span.end <= marks[mark].end:
            runs.setdefault(mark, []).append(index)
    return [range(run[0], run[-1] + 1) for run in runs.values()]


def _reworded(pair: LinkedBead, run: range, target_stretches: list[range]) -> Iterator[Change]:
    """The words of a quotation whose counterparts are other words."""
    other_stretch = max(
        target_stretches, key=lambda stretch: sum(pair.to_target[index] in stretch for index in run)
    )
    yield from _turned(pair, run, other_stretch)
    stayed = sum(pair.to_target[index] in other_stretch for index in run)
    if len(run) > LONG and stayed < VERBATIM * max(len(run), len(other_stretch)):
        return
    yield from _moved_in(pair, run, other_stretch)
    same = sum(pair.bonds.get(index) in {"same", "moved"} for index in run)
    size = max(len(run), len(other_stretch))
    exact = same >= EXACT * size
    if exact:
        yield from _made_you(pair, run, other_stretch)
    if pair.is_near_copy():
        exact = exact or size < LONG
        yield from _put_in(pair, run, other_stretch)
    for index in _held_to(pair, run, other_stretch):
        linked = pair.to_target[index]
        if (
            linked is not None
            and exact
            and pair.bonds[index] in _REWORDED
            and linked in other_stretch
        ):
            source_span, target_span = pair.source[index].span, pair.target[linked].span
            note = _in_quotation(pair, source_span, target_span)
            alike = same_otherwise(pair, index, linked) is not None
            severity: Severity = "minor" if alike else "major"
            yield Change("quote", severity, pair.index, source_span, target_span, note)
        if linked is not None or not pair.source[index].content:
            continue
        place = [
            target_index for target_index in slot(pair, index) if target_index in other_stretch
        ]
        new = [
            target_index
            for target_index in place
            if pair.to_source[target_index] is None and pair.target[target_index].content
        ]
        if new:
            source_span, target_span = pair.source[index].span, pair.target[new[0]].span
            note = _in_quotation(pair, source_span, target_span)
            severity = _gravity(pair.source[index], pair.target[new[0]])
            yield Change("quote", severity, pair.index, source_span, target_span, note)
        elif not place and same >= LOST * max(len(run), len(other_stretch)):
            source_span = pair.source[index].span
            note = f"in the quotation: {source_span.of(pair.texts[0])} is gone"
            yield Change("quote", _gravity(pair.source[index]), pair.index, source_span, None, note)


def _gravity(*words: Word) -> Severity:
    """A denial gained or lost turns a speaker's words round; another word makes them wrong."""
    return "critical" if any(word.fold in EXPLICIT for word in words) else "major"


def _held_to(pair: LinkedBead, run: range, other_stretch: range) -> Iterator[int]:
    """The words of a quotation that the other has to have: where it was kept nearly to the word."""
    same = sum(
        pair.bonds.get(index) == "same" and pair.to_target[index] in other_stretch for index in run
    )
    size = max(len(run), len(other_stretch))
    if pair.kept() < TOLD or same < TOLD * size:
        return
    for index in run:
        settled = same >= NEARLY * size or pair.settled(index, AROUND) >= SETTLED or size < LONG
        if (
            settled
            and not _is_value(pair.source[index])
            and not _is_part(pair, index, other_stretch)
        ):
            yield index


NUMERALS = frozenset({*ONES, *TENS})
"""Words for numbers, which are compared by value."""


def _is_part(pair: LinkedBead, index: int, other_stretch: range) -> bool:
    """Whether the other quotation has the word and its neighbour in one: shoe boxes, shoeboxes."""
    folds = {pair.target[to].fold for to in other_stretch}
    around = pair.source[max(0, index - 1) : index + 2]
    return any(word.fold + next_one.fold in folds for word, next_one in pairwise(around))


_REWORDED = frozenset({"synonym", "near"})
"""Bonds of words that tell one thing in other words."""


def _made_you(pair: LinkedBead, run: range, other_stretch: range) -> Iterator[Change]:
    """A noun of the quotation in whose place somebody is spoken to: people → you."""
    persons = {_person(pair.source[index]) for index in run}
    for index in run:
        if pair.to_target[index] is not None or not pair.source[index].content:
            continue
        for target_index in slot(pair, index):
            person = _person(pair.target[target_index])
            if target_index in other_stretch and person in _SPOKEN and person not in persons:
                spans = pair.source[index].span, pair.target[target_index].span
                note = " → ".join(
                    span.of(text) for span, text in zip(spans, pair.texts, strict=True)
                )
                yield Change("quote", "major", pair.index, *spans, f"in the quotation: {note}")
                return


_SPOKEN = frozenset({0, 1, 2})
"""The persons that speak and are spoken to, by their place in PERSONS."""


def _moved_in(pair: LinkedBead, run: range, other_stretch: range) -> Iterator[Change]:
    """A content word that the target puts between the marks and the source has outside of them."""
    last = None
    for index in other_stretch:
        source = pair.to_source[index]
        if source is None or source in run or not pair.target[index].content:
            continue
        if last is None or index - last > LONG:
            source_span, target_span = pair.source[source].span, pair.target[index].span
            note = f"put into the quotation: {target_span.of(pair.texts[1])}"
            yield Change("quote", "minor", pair.index, source_span, target_span, note)
        last = index


def _put_in(pair: LinkedBead, run: range, other_stretch: range) -> Iterator[Change]:
    """A word that the quotation has not, and that stands there in no word's place.

    In longer quotations only those with a sense; denials and numbers are told by what they do.
    """
    is_short = len(other_stretch) < LONG
    for index in other_stretch:
        word = pair.target[index]
        if pair.to_source[index] is not None or not (word.content or is_short):
            continue
        if word.fold in EXPLICIT or _is_value(word):
            continue
        place = [source for source in slot_in_source(pair, index) if source in run]
        if not any(pair.to_target[source] is None for source in place) and not any(
            pair.bonds.get(source) in _REWORDED for source in _sources_beside(pair, index)
        ):
            note = f"in the quotation: {word.span.of(pair.texts[1])} is new"
            yield Change("quote", "major", pair.index, None, word.span, note)


def _sources_beside(pair: LinkedBead, index: int) -> list[int]:
    """The counterparts of the words next to a target word."""
    beside = (k for k in (index - 1, index + 1) if 0 <= k < len(pair.target))
    return [source for k in beside if (source := pair.to_source[k]) is not None]


def _is_value(word: Word) -> bool:
    """Whether a word is a number, which is compared by value."""
    return word.fold[0].isdigit() or word.fold in NUMERALS


def _turned(pair: LinkedBead, run: range, other_stretch: range) -> Iterator[Change]:
    """A pronoun of the quotation that became another person's: they → you."""
    source_pairs = [
        (index, _person(pair.source[index]))
        for index in run
        if _person(pair.source[index]) is not None
    ]
    target_pairs = [
        (index, _person(pair.target[index]))
        for index in other_stretch
        if _person(pair.target[index]) is not None
    ]
    persons = {person for _, person in source_pairs}
    had = {person for _, person in target_pairs}
    for index, person in source_pairs:
        new = [(index, whose) for index, whose in target_pairs if whose not in persons]
        if person not in had and new:
            source_span, target_span = pair.source[index].span, pair.target[new[0][0]].span
            note = _in_quotation(pair, source_span, target_span)
            yield Change("quote", "critical", pair.index, source_span, target_span, note)
            return


def _in_quotation(pair: LinkedBead, source: Span, target: Span) -> str:
    return f"in the quotation: {source.of(pair.texts[0])} → {target.of(pair.texts[1])}"


def _person(word: Word) -> int | None:
    return next((number for number, forms in enumerate(PERSONS) if word.fold in forms), None)
