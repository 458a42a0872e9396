"""Two documents that resemble each other -> whether they are instances of one frame, not copies.

Instances tell different things in the same wording: notices of one template, briefs with one
footer. By their shared words they are near-duplicates. What tells them from copies is what differs:

- where a crowd of documents shows the frame, in the *slots* of an instance both texts have what few
  others have; in a copy that was edited, one of the two still has the usual wording;
- where nothing shows it, names and figures stand against other names and figures, in most of the
  places that differ and in a good part of all names and figures; an editor changes words as well.

Worked example: of fifty forecasts, "in Selby on Monday the high will be 12" and "in Goole on Friday
the high will be 9" have three slots and agree in none. In a copy of the first with "at about 12"
nothing that fills a slot was changed, and all three agree.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Self

import numpy as np

from retold.dedupe import native
from retold.dedupe.candidates import CROWD
from retold.dedupe.commonness import GRAM, NONE, Common, count_holders
from retold.dedupe.likeness import bare
from retold.dedupe.native import Pair
from retold.dedupe.sketch import DIGIT, NAME

NEAR = 16
"""Words before and after a word among which the most common wording is looked for: a template has
some fixed words within so many, and a footer under another footer is no measure for the text
above."""

FULL = 3
"""The weight of a word that an eighth as many documents have as have the wording near it; a quarter
weighs 2, half 1, more 0."""

RANK = 6
"""The so many-th most common of the words near one says how common the frame is there: a single
turn of phrase of the whole language, of three to five words, does not."""

CROWDED = 4
"""Added to the weight of a word that a crowd has."""

MINOR = 32
"""A crowd must be so large a part of that which has the common words of the text: in a run of
thousands, some have any turn of phrase."""

CELLS = 1 << 17
"""Room for tying two texts, in 64 bits: about 2,000 words each after what they begin and end with
alike. Larger ones are not looked at: no template is so long."""

ALONE = 300
"""Words of the longer of two texts without a frame that a crowd has: where they are more, names and
figures are not looked at. Templates are short, and tying long texts took a fifth of the whole
time."""

SLOTS, ONE_SLOT = 2.0, 10.0
"""Words in slots for each hundred of the shorter text, in several places and in a single one:
below, a dateline or the name of the paper in a copy of a wire story; a brief under a footer has
thirty."""

AGREED = 0.6
"""Slots that differ, for each one that agrees."""

FRAMED = 1 / 8
"""Of the shorter text's words, those that are of the frame."""

CHANGED = 0.6
"""Slots that differ, for each word of the frame that was changed and each edit beside the frame."""

FACTS = 2
"""Names or figures that differ."""

FACTS_SHARE = 0.25
"""Of the names and figures, those that differ."""

FACTS_EVERY = 50
"""Words of the shorter text for each name or figure that must differ."""


@dataclass(frozen=True, slots=True)
class Differences:
    """What two texts have and have not in common, counted in units of up to three words.

    Attributes:
        slots: words outside the frame where both texts have others, by weight.
        places: where these stand, as many as there are.
        agreed: words outside the frame that both have, by weight.
        framed: words of the frame that both have.
        changed: words of the frame that one of them has not.
        facts: names and figures where the other has other ones.
        figures: places with figures where the other has other ones.
        same_facts: names and figures that both have.
        same_figures: places with figures that both have.
        edits: places where a name or a figure does not stand against another.
        frame_edits: those of them beside words of the frame.
    """

    slots: int
    places: int
    agreed: int
    framed: int
    changed: int
    facts: int
    figures: int
    same_facts: int
    same_figures: int
    edits: int
    frame_edits: int

    def are_instances(self, words: int) -> bool:
        """Whether two texts, the shorter of so many words, are instances of one frame."""
        return self._fill_slots(words) or self._state_facts(words)

    def _fill_slots(self, words: int) -> bool:
        share = SLOTS if self.places > 1 else ONE_SLOT
        least = FULL * max(1.0, share * words / 100)
        return (
            self.slots >= max(least, AGREED * self.agreed)
            and self.slots >= FULL * CHANGED * (self.changed + self.frame_edits)
            and self.framed >= max(self.agreed / FULL, FRAMED * words)
        )

    def _state_facts(self, words: int) -> bool:
        return (
            self.facts >= max(FACTS, words / FACTS_EVERY)
            and self.facts >= self.edits
            and self.facts >= FACTS_SHARE * (self.facts + self.same_facts)
        )


TOLD = len(Differences.__dataclass_fields__)


def differences(pairs: Sequence[Pair], common: Common = NONE) -> list[Differences]:
    """What the two documents of each pair have and have not in common.

    Args:
        pairs: their words.
        common: the grams that several documents have; none where one of two has no frame.
    """
    found = native.differ(pairs, (common.grams, common.starts), TOLD) if native.there() else None
    if found is None:
        return [_differ(*pair, common) for pair in pairs]
    return [Differences(*told) for told in found.tolist()]


@dataclass(slots=True)
class _Text:
    """A document: its words without marks, their marks that say something, and their weights."""

    words: list[int]
    marks: list[int]
    weights: list[int] = field(default_factory=list)


def _differ(one: bytes, other: bytes, common: Common) -> Differences:
    own, theirs = _Text(bare(one).tolist(), _marks(one)), _Text(bare(other).tolist(), _marks(other))
    ties = _tie(own.words, theirs.words)
    if ties is None:
        return Differences(*[0] * TOLD)
    if not (_tells(own.marks) and _tells(theirs.marks)):
        own.marks, theirs.marks = ([mark & DIGIT for mark in held.marks] for held in (own, theirs))
    own.weights, theirs.weights = _weigh(one, common), _weigh(other, common)
    told = dict.fromkeys(Differences.__dataclass_fields__, 0)
    slot = _EMPTY, _EMPTY
    at = opposite = 0
    while at < len(own.words) or opposite < len(theirs.words):
        start, opposite_start = at, opposite
        while at < len(own.words) and ties[at] < 0:
            at += 1
        opposite = ties[at] if at < len(own.words) else len(theirs.words)
        gap = _look(own, start, at), _look(theirs, opposite_start, opposite)
        beside = [place for place in (start - 1, at) if 0 <= place < len(own.words)]
        framed = any(own.weights[place] == CROWDED for place in beside)
        _add_gap(*gap, told, framed=framed)
        slot = slot[0].joined(gap[0]), slot[1].joined(gap[1])
        start = at
        while at < len(own.words) and ties[at] == opposite:
            own.weights[at] = _common(own.weights[at], theirs.weights[opposite])
            at, opposite = at + 1, opposite + 1
        stray = _is_stray(own.weights[start:at])
        if not stray or at == len(own.words):
            _add_slot(*slot, told)
            slot = _EMPTY, _EMPTY
        _add_run(own, start, at, told, stray=stray)
    return Differences(**told)


def _common(weight: int, other: int) -> int:
    """The weight of a word that two texts share."""
    return min(weight & FULL, other & FULL) | (weight & other & CROWDED)


def _is_stray(weights: Sequence[int]) -> bool:
    """Whether a run is short and outside the frame: it says nothing, and ends no slot."""
    return len(weights) < GRAM and all(weight & FULL for weight in weights)


def _marks(words: bytes) -> list[int]:
    marks: list[int] = (np.frombuffer(words, np.uint32) & np.uint32(DIGIT | NAME)).tolist()
    return marks


def _tells(marks: list[int]) -> bool:
    """Whether capitals say something: where most words begin with one, they do not."""
    return sum(mark & NAME > 0 for mark in marks) * 2 <= len(marks)


def _tie(one: list[int], other: list[int]) -> list[int] | None:
    """For each word of one the word of the other that it is tied to, or -1.

    By a longest common subsequence (Hyyrö 2004, as in the compiled loops, a row an integer); None
    where they differ over too long a stretch.
    """
    head, size, other_size = 0, len(one), len(other)
    while head < min(size, other_size) and one[head] == other[head]:
        head += 1
    ties = [*range(head), *[-1] * (size - head)]
    while size > head and other_size > head and one[size - 1] == other[other_size - 1]:
        size, other_size = size - 1, other_size - 1
        ties[size] = other_size
    length, rest = size - head, other[head:other_size]
    if length and rest and -(-length // 64) * (length + len(rest)) > CELLS:
        return None
    places: dict[int, int] = {}
    for at, word in enumerate(one[head:size]):
        places[word] = places.get(word, 0) | 1 << at
    whole = (1 << length) - 1
    rows = [whole]
    for word in rest:
        both = rows[-1] & places.get(word, 0)
        rows.append(((rows[-1] + both) | (rows[-1] - both)) & whole)
    at, row = length - 1, len(rest)
    while at >= 0 and row > 0:
        if rows[row] >> at & 1:
            at -= 1
        elif row > 1 and not rows[row - 1] >> at & 1:
            row -= 1
        else:
            row -= 1
            ties[head + at] = head + row
            at -= 1
    return ties


def _weigh(words: bytes, common: Common) -> list[int]:
    """How far each word is from being of the frame, 0 to `FULL`.

    That is how much fewer documents have it, with two words beside it, than have the common words
    near it, or the common ones of the text where no crowd has those near it.
    """
    size = len(words) // 4
    if not common.grams.size:
        return [0] * size
    held = np.ones(size, np.int64)
    grams = np.array(count_holders(common, words), np.int64)
    for offset in range(GRAM):
        part = held[offset : offset + grams.size]
        np.maximum(part, grams, out=part)
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(held, NEAR), 2 * NEAR + 1)
    most = np.partition(windows, -RANK, axis=1)[:, -RANK] if size else held
    whole = int(np.partition(held, -RANK)[-RANK]) if size >= RANK else 0
    crowd = max(CROWD, whole // MINOR)
    most = np.where(most < crowd, whole, most)
    weights = sum((most >= times * held).astype(np.int64) for times in (2, 4, 8))
    weights = np.where(most >= CROWD, weights, 0) | CROWDED * (held >= crowd)
    listed: list[int] = weights.tolist()
    return listed


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What a stretch of words holds: facts by their marks, words not of the frame, and how far."""

    words: int
    digits: int
    names: int
    facts: int
    rare: int
    framed: int
    weight: int

    def joined(self, more: Self) -> Self:
        """Both together."""
        return type(self)(
            self.words + more.words,
            self.digits + more.digits,
            self.names + more.names,
            self.facts + more.facts,
            self.rare + more.rare,
            self.framed + more.framed,
            max(self.weight, more.weight),
        )


_EMPTY = _Stretch(0, 0, 0, 0, 0, 0, 0)


def _look(text: _Text, start: int, end: int) -> _Stretch:
    marks, weights = text.marks[start:end], text.weights[start:end]
    return _Stretch(
        end - start,
        sum(mark & DIGIT > 0 for mark in marks),
        sum(mark & NAME > 0 for mark in marks),
        sum(mark > 0 for mark in marks),
        sum(weight & FULL > 0 for weight in weights),
        sum(weight == CROWDED for weight in weights),
        max((weight & FULL for weight in weights), default=0),
    )


def _units(words: int) -> int:
    return math.ceil(words / GRAM)


def _add_gap(one: _Stretch, other: _Stretch, told: dict[str, int], *, framed: bool) -> None:
    """Add a place where two texts differ; `framed`: beside it are words of the frame."""
    if not one.words and not other.words:
        return
    told["changed"] += one.framed + other.framed
    figures, names = one.digits and other.digits, one.names and other.names
    if figures or names:
        told["facts"] += _units(min(one.facts, other.facts))
        told["figures"] += bool(figures)
    else:
        told["edits"] += 1
        told["frame_edits"] += framed


def _add_slot(one: _Stretch, other: _Stretch, told: dict[str, int]) -> None:
    """Add what stands between two runs, as far as both have others outside the frame."""
    rare = min(one.rare, other.rare)
    plain = not one.facts and not other.facts
    alike = (one.digits and other.digits) or (one.names and other.names) or plain
    if rare and (alike or rare > GRAM):
        told["slots"] += rare * min(one.weight, other.weight)
        told["places"] += 1


def _add_run(text: _Text, start: int, end: int, told: dict[str, int], *, stray: bool) -> None:
    """Add a run of words that both texts have."""
    weights = text.weights[start:end]
    told["agreed"] += 0 if stray else sum(weight & FULL for weight in weights)
    told["framed"] += sum(weight == CROWDED for weight in weights)
    marks = text.marks[start:end]
    for first, last in _stretches(marks):
        told["same_facts"] += _units(last - first)
        told["same_figures"] += any(mark & DIGIT for mark in marks[first:last])


def _stretches(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where stretches of numbers above 0 begin and end."""
    start = None
    for place, number in enumerate([*numbers, 0]):
        if number and start is None:
            start = place
        elif not number and start is not None:
            yield start, place
            start = None
