"""Quantities that differ between the sides of a bead: values, units, money, percentages, counts.

`date.py` tells those that say when.
"""

import re
from collections.abc import Iterator

from retold.audit.cues.complements import complement
from retold.audit.link.links import LinkedBead
from retold.audit.link.notes import once_a_bead
from retold.model import Change, Severity
from retold.values.derived import MOST, is_derived
from retold.values.equality import is_same_value, is_turned
from retold.values.matching import is_unbound
from retold.values.measures import FREQUENCIES
from retold.values.quantity import DATES, Difference
from retold.values.strays import is_stray

LIMITS = (
    "at least",
    "at most",
    "at the least",
    "at the most",
    "up to",
    "as many as",
    "as much as",
    "no more than",
    "no fewer than",
    "no less than",
    "not more than",
    "not less than",
    "a minimum of",
    "a maximum of",
    "capped at",
)
"""Limits whose loss is told; more than, nearly and the like come and go with the wording."""
REWORDED = 0.5
"""Share of words kept in order below which a figure may have been worked out; who changes a few
words of a sentence, or swaps each for a synonym, leaves its sums alone."""
BEHIND = ("at least", "at most", "at the least", "at the most")
"""Limits that may also stand behind their value."""
_ROUGHLY = re.compile(
    r"\b(?:about|around|some|roughly|approximately|estimated|nearly|almost|over|than|under)\s$",
    re.IGNORECASE,
)
_LONGEST = 16
"""Characters before a value in which a word says that it is roughly meant."""


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A change for each difference that is not of a date."""
    for difference in _figures(pair):
        if not is_unbound(difference) and not are_stray(pair, difference):
            yield change("number", pair.index, difference, pair.texts)


def strays(pair: LinkedBead) -> Iterator[Change]:
    """A figure in the place of another, neither of which the other text has anywhere.

    In other words a figure beside another figure may be another figure: the sentence that had it
    was merged, or it was worked out. If the whole source has no such figure, nor two from which it
    follows, and the whole target no longer has the one in whose place it stands, nothing else
    explains it.
    """
    for difference in _figures(pair):
        if not is_unbound(difference) and are_stray(pair, difference):
            yield change("number", pair.index, difference, pair.texts)


def limits(pair: LinkedBead) -> Iterator[Change]:
    """A change for each limit or rate that only one side has: at least four, four a week, four."""
    for difference in _figures(pair):
        if is_unbound(difference) and _is_told_limit(difference, pair.texts):
            yield _limit(pair.index, difference, pair.texts)
    if pair.is_near_copy():
        yield from _rates(pair)


def _rates(pair: LinkedBead) -> Iterator[Change]:
    """A change for each figure that one side alone tells of a period: 100 days a year, 100 days."""
    words = (
        frozenset(word.lemma for word in pair.source),
        frozenset(word.lemma for word in pair.target),
    )
    for source, target in pair.equal_values:
        bare = words[1] if source.per else words[0]
        period = source.per or target.per
        if period is None or (source.per and target.per) or _is_said(period, bare):
            continue
        note = " → ".join(
            value.span.of(text) for value, text in zip((source, target), pair.texts, strict=True)
        )
        gravity: Severity = "major" if source.per else "minor"
        yield Change("number", gravity, pair.index, source.span, target.span, note)


def _is_said(period: str, words: frozenset[str]) -> bool:
    """Whether some words name a period in any way: a year, annual."""
    ways = {often for often, unit in FREQUENCIES.items() if unit == period}
    return bool(words & {period, *ways, *({"annual"} if period == "year" else ())})


def _figures(pair: LinkedBead) -> Iterator[Difference]:
    """The differences of a bead that are not of a date."""
    for difference in open_differences(pair):
        either = difference.source or difference.target
        if either is not None and either.sort not in DATES:
            yield difference


def open_differences(pair: LinkedBead) -> Iterator[Difference]:
    """The differences of a bead; where it was told in other words, but for figures worked out.

    Of a part and the rest of which the contrary is said there is none.
    """
    if complement(pair):
        return
    if pair.kept() >= REWORDED or len(pair.differences) > MOST:
        yield from pair.differences
        return
    source = [value for value, _ in pair.equal_values]
    source += [difference.source for difference in pair.differences if difference.source]
    target = [value for _, value in pair.equal_values]
    target += [difference.target for difference in pair.differences if difference.target]
    for difference in pair.differences:
        if not is_derived(difference, source, target):
            yield difference


def change(kind: str, bead: int, difference: Difference, text: tuple[str, str]) -> Change:
    """The difference told: 30 days → 20 days, 30 days is gone."""
    source, target = difference.source, difference.target
    if source and target and is_same_value(source, target) and is_turned(source, target):
        spans = (source.whole, target.whole)
        note = " → ".join(span.of(side) for span, side in zip(spans, text, strict=True) if span)
        return Change(kind, "critical", bead, *spans, note)  # type: ignore[arg-type]
    source_text = source.span.of(text[0]) if source else ""
    target_text = target.span.of(text[1]) if target else ""
    spans = (source.span if source else None, target.span if target else None)
    note = f"{source_text} → {target_text}"
    if not (source_text and target_text):
        note = f"{source_text} is gone" if source else f"{target_text} is not in the source"
    either = source or target
    vague = either is not None and either.sort == "vague" and not (source and target)
    return Change(kind, "minor" if vague else "major", bead, *spans, note)  # type: ignore[arg-type]


def _is_told_limit(difference: Difference, text: tuple[str, str]) -> bool:
    """Whether the side with the limit says so in plain words and the other names the bare value."""
    sides = (difference.source, text[0]), (difference.target, text[1])
    for quantity, whole in sides:
        if quantity is None or quantity.whole is None:
            return False
        before = whole[max(0, quantity.span.start - _LONGEST) : quantity.span.start]
        written = quantity.whole.of(whole).casefold()
        is_plain = written.startswith(LIMITS) or written.endswith(BEHIND)
        if quantity.bound and not is_plain:
            return False
        if not quantity.bound and _ROUGHLY.search(before):
            return False
    return True


def _limit(bead: int, difference: Difference, text: tuple[str, str]) -> Change:
    """At least four → four; a limit that is new is minor."""
    source, target = difference.source, difference.target
    source_span = source.whole if source and source.bound else source.span if source else None
    target_span = target.whole if target and target.bound else target.span if target else None
    note = " → ".join(
        span.of(side) for span, side in zip((source_span, target_span), text, strict=True) if span
    )
    lost = source is not None and source.bound
    return Change("number", "major" if lost else "minor", bead, source_span, target_span, note)


@once_a_bead
def are_stray(pair: LinkedBead, difference: Difference) -> bool:
    """Whether neither of two figures stands in the other text or follows from its figures."""
    source, target = difference.source, difference.target
    if source is None or target is None or pair.search is None:
        return False
    source_values, target_values = pair.search.values
    return is_stray(target, source_values) and is_stray(source, target_values)
