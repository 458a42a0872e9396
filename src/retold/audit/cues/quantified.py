"""Of how many a side says something: of all, of none, not of all, of one alone.

What is said of none is denied of all, and what is not said of all is denied of some: *none accepted
it* and *all rejected it* say one thing, *none accepted it* and *not all accepted it* two.
"""
# ruff: noqa: SIM905 - lists of words read best as text

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from retold.audit.cues.denials import EXPLICIT, contrary, negates
from retold.audit.cues.verbs import VerbGroup, verb_groups
from retold.audit.link.links import LinkedBead
from retold.audit.link.notes import once_a_bead, once_a_side
from retold.text.words import Word

Quantity: TypeAlias = Literal["all", "none", "some", "many", "most", "few", "only"]

QUANTITIES: dict[str, Quantity] = {
    **dict.fromkeys("all every each both everyone everybody everything".split(), "all"),
    **dict.fromkeys("no none nobody neither nothing".split(), "none"),
    **dict.fromkeys(["some", "several"], "some"),
    "many": "many",
    "most": "most",
    "few": "few",
}
"""Words that say of how many."""
NOTHING = frozenset({"no", "none", "nothing", "nobody"})
APPROXIMATE = frozenset(
    "almost nearly virtually practically hardly barely scarcely at after".split()
)
"""Words before *all* and *none* that make another number of it, or nothing: at all, after all."""
EXCEPTING = frozenset("but except save".split())
EXCEPTING_OF_TWO = frozenset({("other", "than"), ("apart", "from"), ("aside", "from")})
"""Words behind *no one* and *everyone* that set somebody apart."""
LONGEST = 9
"""Words from a quantity to the verb of which it is the subject."""
BEHIND_BE = 3
"""Words behind a form of *be* in which stands what is said."""
MOST = 12
"""Such words of a side; of more nobody can say which is which."""
_PAUSE = re.compile(r"[.;:!?–—“”\"()\n]")


class Claim(NamedTuple):
    """What a side says of how many.

    quantity, is_denied: of how many, and whether it is said or denied of them; words: those that
    say so, by index; predicate: the word for what is said; is_subject: whether it is said of them
    (none accepted it), not done to them (accepted none).
    """

    quantity: Quantity
    is_denied: bool
    words: tuple[int, ...]
    predicate: int
    is_subject: bool = True

    def senses(self, *, turned: bool = False) -> set[tuple[Quantity, bool]]:
        """What is said or denied of how many; two things where a negation may bear on either.

        turned: whether the other side has the contrary of the predicate.
        """
        denied = self.is_denied ^ turned
        if self.quantity == "none":
            return {("all", not denied)}
        if self.quantity == "few":
            return {("few", denied), ("most", not denied)}
        if self.quantity == "all" and self.is_denied:  # all of it was not spent
            return {("all", denied), ("some", denied)}
        return {(self.quantity, denied)}


class Pair(NamedTuple):
    """Two claims about one thing, and whether the target tells it by its contrary."""

    source: Claim
    target: Claim
    is_turned: bool

    @property
    def sides(self) -> tuple[Claim, Claim]:
        """The claims of both sides."""
        return self.source, self.target

    @property
    def is_same(self) -> bool:
        """Whether both come to one."""
        source, target = self._senses()
        return not source.isdisjoint(target)

    @property
    def is_contrary(self) -> bool:
        """Whether one denies what the other says, or says of all or one alone what it says of some.

        How many of many it is matters less: not most, not many.
        """
        if self.is_same:
            return False
        source, target = self._senses()
        denials = [{is_denied for _, is_denied in senses} for senses in (source, target)]
        kinds = [{quantity for quantity, _ in senses} for senses in (source, target)]
        if denials[0].isdisjoint(denials[1]) or ("only" in kinds[0]) != ("only" in kinds[1]):
            return True
        return True in denials[0] & denials[1] and ("all" in kinds[0]) != ("all" in kinds[1])

    def _senses(self) -> tuple[set[tuple[Quantity, bool]], set[tuple[Quantity, bool]]]:
        return self.source.senses(), self.target.senses(turned=self.is_turned)


@once_a_bead
def claims_of_both(bead: LinkedBead) -> tuple[Pair, ...]:
    """The claims of how many that both sides make about one thing."""
    sides = claims(bead.source, bead.texts[0]), claims(bead.target, bead.texts[1])
    return tuple(
        Pair(source, target, bool(is_turned))
        for source in sides[0]
        for target in sides[1]
        if source.is_subject == target.is_subject
        and (is_turned := _is_turned(bead, source.predicate, target.predicate)) is not None
    )


def moved_limits(bead: LinkedBead) -> Iterator[tuple[int, int]]:
    """Where *only* limited who it is, and limits what he does now, or the reverse, by index.

    Only the clerk knew of it, the clerk knew only of it; the clerk alone knew, the clerk knew it
    alone.
    """
    sides = claims(bead.source, bead.texts[0]), claims(bead.target, bead.texts[1])
    words, links = (bead.source, bead.target), (bead.to_target, bead.to_source)
    for number in (0, 1):
        limiting = {claim.predicate for claim in sides[1 - number] if claim.quantity == "only"}
        for claim in sides[number]:
            verb = links[number][claim.predicate] if claim.quantity == "only" else None
            if verb is None or verb in limiting:
                continue
            place = _limit_behind(words[1 - number], verb, words[number][claim.words[0]].fold)
            if place is not None:
                yield (place, claim.words[0]) if number else (claim.words[0], place)


def _limit_behind(side: tuple[Word, ...], verb: int, limit: str) -> int | None:
    """Where a word that limits stands behind a verb: right behind it, if it is *only*."""
    end = verb + 2 if limit == "only" else verb + 1 + LONGEST
    behind = range(verb + 1, min(len(side), end))
    return next((k for k in behind if side[k].fold == limit in ONLY), None)


def _is_turned(bead: LinkedBead, source: int, target: int) -> bool | None:
    """Whether two words are contraries; None where they are not about one thing."""
    if contrary(bead.source[source], bead.target[target]):
        return True
    return False if bead.to_target[source] == target else None


@once_a_side
def claims(side: tuple[Word, ...], text: str) -> tuple[Claim, ...]:
    """What a side says of all, of none, of some, of one alone, in text order."""
    read = tuple(_read(side, text))
    return read if len(read) <= MOST else ()


def _read(side: tuple[Word, ...], text: str) -> Iterator[Claim]:
    groups = verb_groups(side)
    for i, word in enumerate(side):
        quantity = QUANTITIES.get(word.fold)
        if word.fold in ONLY:
            yield from _of_one_alone(side, text, groups, i)
        elif quantity is not None and _is_exact(side, i):
            yield from _of_quantity(side, text, groups, i, quantity)


ONLY = frozenset({"only", "alone"})


def _is_exact(side: tuple[Word, ...], i: int) -> bool:
    """Whether a quantity is what it says: not nearly all, no longer, all but, all the more."""
    before = side[i - 1].fold if i else ""
    behind = side[i + 1].fold if i + 1 < len(side) else ""
    if before in APPROXIMATE or behind in {"longer", "matter", "doubt"}:
        return False
    if (side[i].fold, behind) in {("all", "but"), ("none", "the")} or (before, side[i].fold) == FEW:
        return False
    return side[i].lemma not in EXPLICIT or negates(side, i) or behind in EXCEPTING


FEW = ("a", "few")
"""Some, and not few."""


def _of_quantity(
    side: tuple[Word, ...],
    text: str,
    groups: list[VerbGroup | None],
    i: int,
    quantity: Quantity,
) -> Iterator[Claim]:
    words: tuple[int, ...] = (i,)
    outer = i > 0 and side[i - 1].fold == "not"
    if outer:
        words = (i - 1, i)
    group = _verb_behind(side, text, groups, i)
    if group is None:
        yield from _of_object(side, text, groups, words, quantity)
        return
    denial = _denial(side, group)
    excepted = _excepted(side, i, group.first)
    is_denied = False
    if excepted and quantity in {"all", "none"}:
        is_denied = quantity == "all"
        quantity = "only"
        words += excepted
    elif outer:
        quantity, is_denied = _denied_of_some(quantity)
    if denial is not None:
        words += (denial,)
    yield Claim(quantity, is_denied ^ (denial is not None), words, _predicate(side, group))


def _denied_of_some(quantity: Quantity) -> tuple[Quantity, bool]:
    """What *not* before a quantity makes of it: not all, of some not; not many, few."""
    if quantity == "all":
        return "some", True
    return ("few", False) if quantity in {"many", "most"} else (quantity, True)


def _of_object(
    side: tuple[Word, ...],
    text: str,
    groups: list[VerbGroup | None],
    words: tuple[int, ...],
    quantity: Quantity,
) -> Iterator[Claim]:
    """The claim of a verb that stands right before a quantity: accepted none of them."""
    verb = groups[words[0] - 1] if words[0] else None
    if verb is None or _has_pause(text, side, verb.verb, words[0]):
        return
    is_denied = False
    if len(words) > 1:
        quantity, is_denied = _denied_of_some(quantity)
    denial = _negation(side, verb)
    if denial is not None:
        words += (denial,)
    yield Claim(quantity, is_denied ^ (denial is not None), words, verb.verb, is_subject=False)


def _of_one_alone(
    side: tuple[Word, ...], text: str, groups: list[VerbGroup | None], i: int
) -> Iterator[Claim]:
    """Only the clerk knew, the clerk alone knew: not that he only knew, or knew it alone."""
    group = _verb_behind(side, text, groups, i)
    if group is None or (i and side[i - 1].fold == "not"):
        return
    if side[i].fold == "only":
        opens = i == 0 or side[i - 1].fold in OPENING or _has_pause(text, side, i - 1, i)
        is_of_subject = opens and group.verb > i + 1
    else:
        is_of_subject = group.first == i + 1
    if is_of_subject:
        denial = _denial(side, group)
        words = (i,) if denial is None else (i, denial)
        yield Claim("only", denial is not None, words, _predicate(side, group))


OPENING = frozenset("that and but because while said says whereas as if when".split())
"""Words behind which a clause begins."""


def _verb_behind(
    side: tuple[Word, ...], text: str, groups: list[VerbGroup | None], i: int
) -> VerbGroup | None:
    """The verb of which the phrase from an index is the subject: the first behind it."""
    if i and groups[i - 1] is not None:
        return None
    for k in range(i + 1, min(len(side), i + 1 + LONGEST)):
        if _has_pause(text, side, k - 1, k):
            return None
        group = groups[k]
        if group is not None and side[k - 1].fold not in RELATIVE and group.first > i:
            return _helped(groups, group)
    return None


def _helped(groups: list[VerbGroup | None], group: VerbGroup) -> VerbGroup:
    """The verb that a form of *do* helps, which may be read as a verb of its own: did not vote."""
    behind = groups[group.verb + 1 : group.verb + 1 + HELPED]
    return next((each for each in behind if each and each.first <= group.verb), group)


HELPED = 3
"""Words behind a form of *do* in which the verb that it helps stands."""


RELATIVE = frozenset({"who", "which", "to"})


def _has_pause(text: str, side: tuple[Word, ...], first: int, last: int) -> bool:
    return _PAUSE.search(text, side[first].span.end, side[last].span.start) is not None


def _denial(side: tuple[Word, ...], group: VerbGroup) -> int | None:
    """The negation of a verb, or of what it has: was not, had no."""
    behind = group.verb + 1
    denies_object = behind < len(side) and side[behind].fold in NOTHING
    return behind if denies_object else _negation(side, group)


def _negation(side: tuple[Word, ...], group: VerbGroup) -> int | None:
    """The negation among the auxiliaries of a verb, or right behind a form of *be*."""
    inside = range(group.first, min(len(side), group.verb + 2))
    return next((k for k in inside if side[k].fold in {"not", "never"}), None)


def _excepted(side: tuple[Word, ...], i: int, end: int) -> tuple[int, ...]:
    """The words between a quantity and its verb that set somebody apart: no one but the clerk."""
    for k in range(i + 1, end):
        behind = side[k + 1].fold if k + 1 < len(side) else ""
        if side[k].fold in EXCEPTING:
            return tuple(range(i + 1, k + 1))
        if (side[k].fold, behind) in EXCEPTING_OF_TWO:
            return tuple(range(i + 1, k + 2))
    return ()


def _predicate(side: tuple[Word, ...], group: VerbGroup) -> int:
    """The verb, or what a form of *be* says of its subject."""
    if side[group.verb].lemma != "be":
        return group.verb
    behind = range(group.verb + 1, min(len(side), group.verb + 1 + BEHIND_BE))
    return next((k for k in behind if side[k].content), group.verb)
