"""The negations of two sides, matched: which of one deny what the other denies too."""
# ruff: noqa: SIM905 - lists of words read best as text

import re
from collections.abc import Iterator
from typing import NamedTuple

from retold.audit.cues.denials import EXPLICIT, ITEM, REACH, clauses, cues, head_of
from retold.audit.link.links import LinkedBead
from retold.audit.link.notes import once_a_bead
from retold.text.words import Word

RAISING = frozenset("think believe want expect suppose appear seem intend feel".split())
"""Verbs that may take over a negation: I don't think he will, I think he will not."""
SHARED = 12
"""Words over which a negation may be shared by what "or" joins."""
NOR = 3
"""Words behind *nor* on which it bears."""
BEARS = 8
"""Words behind a negation on which it may bear."""
SURE = frozenset({"same", "moved", "family"})
"""Bonds of words that are one word in some form."""
_CLOSING = re.compile(r"[.!?;)”]|(?<=[\w,.!?])\"(?=[\s,.;:)])")
"""Marks that close what a negation stands in; a straight one closes behind a word or mark."""


class Side(NamedTuple):
    """One side of a pair as its negations are judged, and the links to the other."""

    words: tuple[Word, ...]
    text: str
    links: list[int | None]
    free: list[int]
    cues: list[int]
    clauses: list[int]


def sides_of(pair: LinkedBead) -> tuple[Side, Side]:
    """Both sides of a bead, with their negations; "no." before a number is none."""
    return (
        _side(pair.source, pair.texts[0], pair.to_target, pair.lost()),
        _side(pair.target, pair.texts[1], pair.to_source, pair.gained()),
    )


def _side(words: tuple[Word, ...], text: str, links: list[int | None], free: list[int]) -> Side:
    negating = cues(words)
    numbers = clauses(words, text)
    negating = [index for index in negating if not _is_numeral(words, numbers, index)]
    return Side(words, text, links, free, negating, numbers)


def _is_numeral(words: tuple[Word, ...], numbers: list[int], index: int) -> bool:
    """Whether a negation is short for number: no. 12."""
    behind = words[index + 1 : index + 2]
    return (
        words[index].fold == "no"
        and bool(behind)
        and behind[0].fold[0].isdigit()
        and numbers[index] != numbers[index + 1]
    )


def unmatched(
    pair: LinkedBead, source_side: Side, target_side: Side
) -> tuple[list[int], list[int]]:
    """The negations of each side that have no counterpart on the other."""
    partner = _partners(pair, source_side, target_side)
    back = {target_index: source_index for source_index, target_index in partner.items()}
    lost = [index for index in source_side.cues if index not in partner]
    gained = [index for index in target_side.cues if index not in back]
    return (
        [index for index in lost if not _is_denied_there(source_side, index, target_side, back)],
        [
            index
            for index in gained
            if not _is_denied_there(target_side, index, source_side, partner)
        ],
    )


@once_a_bead
def partners(pair: LinkedBead) -> dict[int, int]:
    """The negations of the source that have a counterpart in the target, with that."""
    return _partners(pair, *sides_of(pair))


def _partners(pair: LinkedBead, source_side: Side, target_side: Side) -> dict[int, int]:
    scored = [
        (
            _likeness(pair, source_side, source_index, target_side, target_index),
            -abs(source_index - target_index),
            source_index,
            target_index,
        )
        for source_index in source_side.cues
        for target_index in target_side.cues
    ]
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for score, _, source_index, target_index in sorted(scored, reverse=True):
        if score > 0 and source_index not in partner and target_index not in taken:
            partner[source_index] = target_index
            taken.add(target_index)
    lost = [index for index in source_side.cues if index not in partner]
    gained = [index for index in target_side.cues if index not in taken]
    return partner | dict(_of_one_word(source_side, lost, target_side, gained))


def _of_one_word(
    source_side: Side, lost: list[int], target_side: Side, gained: list[int]
) -> Iterator[tuple[int, int]]:
    """Negations of one word that both sides have twice, denied and not, in the same company.

    Such words are linked in their order, and clauses may stand in another: *denied that it was old
    but did not deny that it broke*.
    """
    for source_index in lost:
        for target_index in gained:
            heads = (
                head_in_clause(source_side, source_index),
                head_in_clause(target_side, target_index),
            )
            if heads[0] is None or heads[1] is None:
                continue
            if source_side.words[heads[0]].lemma != target_side.words[heads[1]].lemma:
                continue
            denied = _company(source_side, heads[0]) & _company(target_side, heads[1])
            again = [k for k in _again(target_side, heads[1]) if k != heads[1]]
            asserted = [_company(source_side, heads[0]) & _company(target_side, k) for k in again]
            if asserted and all(len(denied) > len(shared) for shared in asserted):
                yield source_index, target_index


def _again(side: Side, index: int) -> list[int]:
    """Where a side has a word, by its dictionary form."""
    return [k for k, word in enumerate(side.words) if word.lemma == side.words[index].lemma]


def _company(side: Side, index: int) -> frozenset[str]:
    """The words behind a word, up to where the side has it again; and those of its clause."""
    ends = [k for k in _again(side, index) if k > index]
    behind = range(index + 1, min(index + 1 + SHARED, *ends, len(side.words)))
    inside = (k for k, number in enumerate(side.clauses) if number == side.clauses[index])
    near = {*behind, *inside} - {index}
    return frozenset(side.words[k].lemma for k in near if side.words[k].content)


def _likeness(
    pair: LinkedBead, source_side: Side, source_cue: int, target_side: Side, target_cue: int
) -> int:
    """How surely two negations deny the same, 0…4."""
    source_head, target_head = (
        head_in_clause(source_side, source_cue),
        head_in_clause(target_side, target_cue),
    )
    to = source_side.links[source_head] if source_head is not None else None
    back = target_side.links[target_head] if target_head is not None else None
    if to is not None and to == target_head:
        return 4
    if bears(target_side, target_cue, to) or bears(source_side, source_cue, back):
        return 3
    raised = any(
        head is not None and side.words[head].lemma in RAISING
        for side, head in ((source_side, source_head), (target_side, target_head))
    )
    is_short = None in {source_head, target_head}  # the minister will not
    if (
        raised
        or (to is None and back is None and source_side.links[source_cue] == target_cue)
        or (is_short and _share_a_clause(source_side, source_cue, target_side, target_cue))
    ):
        return 3
    sure = (
        has_sure_head(pair, source_side, source_cue, gone=True),
        has_sure_head(pair, target_side, target_cue, gone=False),
    )
    if _is_opposing(source_side, source_cue) or _is_opposing(target_side, target_cue) or all(sure):
        return 0
    if _is_subject(target_side, target_cue, to) or _is_subject(source_side, source_cue, back):
        return 2
    is_far = _is_far(target_side, target_cue, to) or _is_far(source_side, source_cue, back)
    return int(not (is_far or any(sure)))


def _share_a_clause(source_side: Side, source_cue: int, target_side: Side, target_cue: int) -> bool:
    """Whether a word of one negation's clause is in the other's: the minister will not (attend)."""
    return any(
        word.content
        and source_side.clauses[index] == source_side.clauses[source_cue]
        and (to := source_side.links[index]) is not None
        and target_side.clauses[to] == target_side.clauses[target_cue]
        for index, word in enumerate(source_side.words)
    )


def bears(side: Side, cue: int, index: int | None, reach: int = BEARS) -> bool:
    """Whether a negation bears on a word behind it in its clause."""
    return (
        index is not None
        and cue < index <= cue + reach
        and side.clauses[cue] == side.clauses[index]
    )


def head_in_clause(side: Side, index: int) -> int | None:
    """What a negation bears on, where no mark closes what it stands in before."""
    head = head_of(side.words, index)
    if head is None or _CLOSING.search(
        side.text, side.words[index].span.end, side.words[head].span.start
    ):
        return None
    return head


def has_sure_head(pair: LinkedBead, side: Side, index: int, *, gone: bool) -> bool:
    """Whether what the negation bears on stands on the other side too, as the same word."""
    head = head_in_clause(side, index)
    to = side.links[head] if head is not None else None
    return head is not None and to is not None and pair.bonds[head if gone else to] == "same"


def _is_subject(side: Side, cue: int, index: int | None) -> bool:
    """Whether a word stands before a negation in its clause: no pilot came, pilots did not."""
    return index is not None and index < cue and side.clauses[cue] == side.clauses[index]


def _is_far(side: Side, cue: int, index: int | None) -> bool:
    """Whether a word stands in another clause than a negation, too far off to be what it denies."""
    return (
        index is not None and abs(index - cue) > BEARS and side.clauses[cue] != side.clauses[index]
    )


def _is_opposing(side: Side, index: int) -> bool:
    """Whether a negation sets what it denies against what is so: here, but not there."""
    return index > 0 and side.words[index - 1].fold in {"and", "but"}


def _is_denied_there(side: Side, index: int, other_side: Side, partner: dict[int, int]) -> bool:
    """Whether the other side denies the same by a negation that has a counterpart already.

    One may be shared (does not stop or turn), or be told twice (neither the one nor the other);
    but not where its counterpart stands in one clause with the negation left over.
    partner: the counterparts of the other side's negations.
    """
    head = head_in_clause(side, index)
    to = side.links[head] if head is not None else None
    if side.words[index].fold == "nor":
        return True
    if to is None:
        return False
    if any(word.fold == "nor" for word in other_side.words[max(0, to - NOR) : to]):
        return True
    return _is_shared(other_side.words, to) or any(
        bears(other_side, cue, to, REACH) and side.clauses[partner[cue]] != side.clauses[index]
        for cue in other_side.cues
        if cue in partner
    )


def _is_shared(side: tuple[Word, ...], index: int) -> bool:
    """Whether a negation further ahead bears on the word across an "or": does not stop or turn."""
    for neighbour in range(min(len(side), index + 1 + ITEM) - 1, max(-1, index - SHARED), -1):
        if side[neighbour].lemma in {"or", "nor"}:
            ahead = range(max(0, neighbour - SHARED), min(neighbour, index))
            return any(side[cue].lemma in EXPLICIT for cue in ahead)
    return False
