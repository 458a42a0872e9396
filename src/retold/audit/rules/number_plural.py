"""One where there were several, or several where there was one: a critic, critics.

Only where a sentence is nearly its source's; elsewhere a plural is a choice of words.
"""

from collections.abc import Iterator, Sequence

from retold import lexicon
from retold.audit.cues.complements import complement
from retold.audit.cues.verbs import verb_group
from retold.audit.link.links import LinkedBead
from retold.audit.link.sameness import is_grammar
from retold.lexicon.news import NUMBERS
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
    values = [quantity for quantity, _ in bead.equal_values]
    rest = complement(bead)
    values += [rest.source] if rest is not None and rest.source is not None else []
    counted = {i for quantity in values for i in touched(bead.source, quantity.span)}
    for i, j in enumerate(bead.to_target):
        if (
            j is None
            or bead.bonds.get(i) != "same"
            or i in counted
            or not _differ(bead.source[i], bead.target[j])
        ):
            continue
        sides = (bead.source, i), (bead.target, j)
        if _counts_elsewhere(bead, i, j) or _is_of_any(bead, i, j):
            continue
        if _are_nouns(bead, i, j) and not any(_is_share(side, k) for side, k in sides):
            source, target = (spanned(side, _first(side, k), k) for side, k in sides)
            note = f"{source.of(bead.texts[0])} → {target.of(bead.texts[1])}"
            yield Change("number", "major", bead.index, source, target, note)


def _counts_elsewhere(bead: LinkedBead, i: int, j: int) -> bool:
    """Whether a figure hangs on one of two nouns by a hyphen: a four-match run, four matches."""
    return any(
        k > 0 and text[side[k - 1].span.end : side[k].span.start] in _HYPHENS
        for side, text, k in zip((bead.source, bead.target), bead.texts, (i, j), strict=True)
        if k > 0 and (side[k - 1].fold[0].isdigit() or side[k - 1].fold in NUMBERS)
    )


_HYPHENS = frozenset("-‐‑")


def _is_of_any(bead: LinkedBead, i: int, j: int) -> bool:
    """Whether a single one is of a condition, which means any: in emergencies, in an emergency.

    Then neither one nor several are counted.
    """
    singular = (bead.source, i) if bead.source[i].fold == bead.source[i].lemma else (bead.target, j)
    side, k = singular
    first = _first(side, k)
    if first == k or side[first].fold not in _ANY:
        return False
    return any(word.fold in _CONDITIONS for word in side[max(0, first - CONDITION) : first])


_ANY = frozenset({"a", "an", "any"})
_CONDITIONS = frozenset({"unless", "if", "when", "whenever", "except", "until", "case"})
CONDITION = 4
"""Words before a noun among which its condition opens: unless there is a."""


def _differ(source: Word, target: Word) -> bool:
    """Whether one word is the plural of the other."""
    forms = {source.fold, target.fold}
    if source.lemma != target.lemma or len(forms) == 1:
        return False
    other_form = (forms - {source.lemma}).pop() if source.lemma in forms else ""
    if lexicon.is_irregular_plural(other_form):
        return True
    return other_form.endswith("s") and not other_form.endswith(("'s", "ss"))


def _are_nouns(bead: LinkedBead, i: int, j: int) -> bool:
    """Whether two linked words are nouns, of which one may look like a verb: a car and shares in.

    Then the other stands behind *a* or the like, and the word before these stayed.
    """
    sides = (bead.source, i), (bead.target, j)
    if not all(_may_be_noun(side, k) for side, k in sides):
        return False
    are_verbs = [verb_group(side, k) is not None for side, k in sides]
    if not any(are_verbs):
        return True
    if all(are_verbs) or not any(_first(side, k) < k for side, k in sides):
        return False
    source_first, target_first = (_first(side, k) for side, k in sides)
    source_before = _before(bead.to_target, i, source_first, range(target_first, j))
    target_before = _before(bead.to_source, j, target_first, range(source_first, i))
    if min(source_before, target_before) < 0:
        return source_before == target_before
    return bead.to_target[source_before] == target_before


def _before(links: Sequence[int | None], i: int, first: int, qualifying: range) -> int:
    """The word before a noun, and before what belongs to it on either side; −1 for none."""
    k = first - 1 if first < i else i - 1
    while k >= 0 and links[k] in qualifying:
        k -= 1
    return k


def _may_be_noun(side: tuple[Word, ...], i: int) -> bool:
    """Whether a word may be a noun, and no part of the one behind it: a knife attack."""
    if is_grammar(side[i]) or "n" not in lexicon.parts(side[i].fold):  # was, be; has, have
        return False
    after = side[i + 1] if i + 1 < len(side) else None
    return after is None or not (after.content and lexicon.part_of_speech(after.fold) == "n")


def _is_share(side: tuple[Word, ...], i: int) -> bool:
    """Whether a noun says of how many of a group something is so: every lamp, most lamps."""
    return any(word.fold in SHARES for word in side[max(0, i - REACH) : i])


def _first(side: tuple[Word, ...], i: int) -> int:
    """Where the noun begins with its *a* or *these*, also with a word between: a knife attack."""
    if i and side[i - 1].fold in ONES | MANY:
        return i - 1
    qualified = i > 1 and side[i - 1].content and side[i - 2].fold in ONES | MANY
    return i - 2 if qualified else i
