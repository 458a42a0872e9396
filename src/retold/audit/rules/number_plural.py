"""One where there were several, or several where there was one: a critic, critics.

Only where a sentence is nearly its source's; elsewhere a plural is a choice of words.
"""

from collections.abc import Iterator

from retold import lexicon
from retold.audit.cues.verbs import verb_group
from retold.audit.link.links import LinkedBead
from retold.model import Change
from retold.text.words import Word, spanned, touched

SHARES = frozenset(
    {"every", "each", "all", "both", "few", "many", "most", "some", "any", "no", "none", "half"}
)
REACH = 3
"""Words before a noun among which its share stands."""
ONES, MANY = (
    frozenset({"a", "an", "one", "this", "that", "each", "every", "another"}),
    frozenset({"these", "those", "many", "several", "few", "both", "all"}),
)


def changes(bead: LinkedBead) -> Iterator[Change]:
    """A change for each noun that became several, or one: Prosecutors said → A prosecutor said."""
    if not bead.is_near_copy():
        return
    counted = {i for quantity, _ in bead.equal_values for i in touched(bead.source, quantity.span)}
    for i, j in enumerate(bead.to_target):
        if (
            j is None
            or bead.bonds.get(i) != "same"
            or i in counted
            or not _differ(bead.source[i], bead.target[j])
        ):
            continue
        sides = (bead.source, i), (bead.target, j)
        if all(_is_noun(side, k) and not _is_share(side, k) for side, k in sides):
            source, target = (spanned(side, _first(side, k), k) for side, k in sides)
            note = f"{source.of(bead.texts[0])} → {target.of(bead.texts[1])}"
            yield Change("number", "major", bead.index, source, target, note)


def _differ(source: Word, target: Word) -> bool:
    """Whether one word is the plural of the other."""
    forms = {source.fold, target.fold}
    if source.lemma != target.lemma or len(forms) == 1:
        return False
    other_form = (forms - {source.lemma}).pop() if source.lemma in forms else ""
    if lexicon.is_irregular_plural(other_form):
        return True
    return other_form.endswith("s") and not other_form.endswith(("'s", "ss"))


def _is_noun(side: tuple[Word, ...], i: int) -> bool:
    """Whether a word is a noun, and no part of the one behind it: a knife attack."""
    if "n" not in lexicon.parts(side[i].fold) or verb_group(side, i) is not None:
        return False
    after = side[i + 1] if i + 1 < len(side) else None
    return after is None or not (after.content and lexicon.part_of_speech(after.fold) == "n")


def _is_share(side: tuple[Word, ...], i: int) -> bool:
    """Whether a noun says of how many of a group something is so: every lamp, most lamps."""
    return any(word.fold in SHARES for word in side[max(0, i - REACH) : i])


def _first(side: tuple[Word, ...], i: int) -> int:
    return i - 1 if i and side[i - 1].fold in ONES | MANY else i
