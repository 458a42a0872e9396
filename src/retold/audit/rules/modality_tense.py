"""When something is said to be: done, going on, still to come, no longer so.

Only where a sentence is nearly its source's: who tells a sentence anew may choose the tense, and
reported speech shifts it.
"""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Iterator

from retold import lexicon
from retold.audit.cues.denials import BEFORE, EXPLICIT
from retold.audit.cues.verbs import UNCHANGED, VerbGroup, verb_group
from retold.audit.link.links import LinkedBead
from retold.model import Change, Severity
from retold.text.words import Word, spanned

SAYING = frozenset(
    "say tell add claim announce state report believe think warn note insist argue explain reveal "
    "confirm admit deny predict expect suggest show find ask know hear write testify".split()
)
"""Verbs that shift the tense of what they report, and may themselves be told in either: says it
is, said it was."""


def changes(bead: LinkedBead) -> Iterator[Change]:
    """A change for each verb of what is done and was still to come: is to build → has built."""
    return (change for change in _retimed(bead) if change.severity == "critical")


def aspects(bead: LinkedBead) -> Iterator[Change]:
    """A change for each verb that is told of another time else: is sending → sent."""
    return (change for change in _retimed(bead) if change.severity != "critical")


def _retimed(bead: LinkedBead) -> Iterator[Change]:
    """A change for each verb that is told of another time."""
    if not bead.is_near_copy():
        return
    for i, j in enumerate(bead.to_target):
        word = bead.source[i]
        if j is None or word.lemma in SAYING or _has_one_form(word, bead.target[j]):
            continue
        if lexicon.lemmas(word.fold).isdisjoint(lexicon.lemmas(bead.target[j].fold)):
            continue
        source, target = verb_group(bead.source, i), verb_group(bead.target, j)
        if source and target and not (source.is_open or target.is_open):
            if _is_still_to_come(bead, source, target) or _is_participle(bead, source, target):
                continue
            severity = _severity(bead, source, target)
            if severity:
                yield _change(bead, source, target, severity)


def _is_participle(bead: LinkedBead, source: VerbGroup, target: VerbGroup) -> bool:
    """Whether one of two verbs stands behind a figure, of no time of its own: the 145 needed."""
    sides = (bead.source, source), (bead.target, target)
    return any(
        group.first == group.verb > 1
        and group.when == "past"
        and side[group.verb - 1].fold[0].isdigit()
        and side[group.verb - 2].fold in {"the", "these", "those", "all"}
        for side, group in sides
    )


def _has_one_form(*words: Word) -> bool:
    """Whether a verb of several words does not show its time, and is folded to one: put off."""
    return any(" " in word.text and word.text.split()[0].casefold() in UNCHANGED for word in words)


def _is_still_to_come(bead: LinkedBead, source: VerbGroup, target: VerbGroup) -> bool:
    """Whether one side has yet to do what the other has not done: has yet to reply, did not."""
    sides = tuple(
        {word.fold for word in side[max(0, group.first - BEFORE) : group.verb]}
        for side, group in ((bead.source, source), (bead.target, target))
    )
    return any(
        {"yet", "to"} <= words and not other_words.isdisjoint(EXPLICIT)
        for words, other_words in (sides, sides[::-1])
    )


def _severity(bead: LinkedBead, source: VerbGroup, target: VerbGroup) -> Severity | None:
    """How grave another time is; None where it is the same, or may be a choice of words."""
    if source.when is None or target.when is None or source.is_passive != target.is_passive:
        return None
    if (source.when == "ahead") != (target.when == "ahead"):
        is_done = any(each.when == "past" or each.is_perfect for each in (source, target))
        return "critical" if is_done else "major"  # what votes on Friday will vote on Friday
    begins_or_ends = source.is_going_on != target.is_going_on
    if source.when != target.when and begins_or_ends:
        return "major"
    if _may_choose(source, target) or _is_reported(bead.source[: source.first]):
        return None
    return "major"


def _may_choose(source: VerbGroup, target: VerbGroup) -> bool:
    """Whether both forms tell of one time: has asked, asked; asks, is asking.

    What had been so is over when the rest happens: were freed, had been freed.
    """
    if source.is_perfect == target.is_perfect:
        return source.when == target.when
    return source.when != target.when


def _is_reported(before: tuple[Word, ...]) -> bool:
    return any(word.lemma in SAYING for word in before)


def _change(bead: LinkedBead, source: VerbGroup, target: VerbGroup, severity: Severity) -> Change:
    source_span = spanned(bead.source, source.first, source.verb)
    target_span = spanned(bead.target, target.first, target.verb)
    note = f"{source_span.of(bead.texts[0])} → {target_span.of(bead.texts[1])}"
    return Change("modality", severity, bead.index, source_span, target_span, note)
