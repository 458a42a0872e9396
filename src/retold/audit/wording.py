"""Words that no dictionary knows, and the edits of a copy.

Most substitutions in a faithful rewording are innocent, so that only a word that is none is told
here (slips of a dictionary have their own module); and, where a text is so near its source that it
is an edited copy and no rewording, any word put in, left out or replaced by no synonym.
"""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Iterable, Iterator
from math import log

from retold import lexicon
from retold.audit.nearness import is_in_the_news, nearness
from retold.audit.negation import EXPLICIT
from retold.audit.words import Pair, Word, slot, slot_in_source, spanned
from retold.model import Change, Severity, Span

FAR = 0.1
"""Nearness up to which two words have nothing in common; on DEMETR's faithful rewordings one pair
of sentences in a hundred has such a substitution."""
APART = 3
"""Function words allowed on each side between a replaced word and its linked neighbours."""

WORD_BY_WORD = 0.6
"""Share of a bead's words kept in order below which an unknown word may be a translator's."""

COPY_KEPT = 0.84
"""Share of words in the same order from which a text is an edited copy; among independent
translations one sentence in fifty comes so near."""
COPY_WORDS = 28
"""Words below which a text is too short to tell an edited copy from a faithful rewording."""
EDITED = 0.5
"""Score from which an edit of a copy is told."""


def changes(pair: Pair, *, is_copy: bool) -> Iterator[Change]:
    """A change for each garbled word of the target; in a copy, for each real edit."""
    yield from _garbled(pair)
    if is_copy:
        yield from _edited(pair)


def is_edited_copy(pairs: Iterable[Pair]) -> bool:
    """Whether the target has nearly all words of its source in their order."""
    kept = size = 0
    for pair in pairs:
        kept += sum(bond == "same" for bond in pair.bonds.values())
        size += max(len(pair.source), len(pair.target))
    return size >= COPY_WORDS and kept >= COPY_KEPT * size


def _garbled(pair: Pair) -> Iterator[Change]:
    """Words of the target that no dictionary has and the source does not use."""
    for at, word in enumerate(pair.target):
        linked = pair.to_source[at]
        if not _is_garbled(word) or (linked is not None and pair.bonds[linked] != "spelling"):
            continue
        source = pair.source[linked].span if linked is not None else _lost_in_place(pair, at)
        here = source.of(pair.texts[0]) if source else "nothing"
        note = f"{here} → {word.text}, which is in no dictionary"
        severity: Severity = "major" if source and pair.kept() >= WORD_BY_WORD else "minor"
        yield Change("wording", severity, pair.index, source, word.span, note)


def _lost_in_place(pair: Pair, at: int) -> Span | None:
    """The lost source word in whose place the target word stands, best a content word."""
    place = [
        here
        for here in slot_in_source(pair, at)
        if pair.to_target[here] is None and not pair.source[here].fold[0].isdigit()
    ]
    place.sort(key=lambda here: not pair.source[here].content)
    return pair.source[place[0]].span if place else None


def _is_garbled(word: Word) -> bool:
    plain = word.text.isascii() and word.text.isalpha() and word.text.islower()
    if not plain or len(word.text) < _SHORTEST or not word.content or word.lemma in EXPLICIT:
        return False
    return not (lexicon.is_known(word.fold) or is_in_the_news(word.fold) or _is_built(word.fold))


_SHORTEST = 4
_PREFIXES = ("un", "re", "non", "anti", "pre", "post", "multi", "over", "under", "micro", "super")
_SUFFIXES = (
    "able",
    "ability",
    "less",
    "ness",
    "like",
    "ward",
    "wise",
    "line",
    "ing",
    "ings",
    "ers",
)


def _is_built(folded: str) -> bool:
    """Whether the word is made of usual ones: waterfront, uncontactable, drownings."""
    for prefix in _PREFIXES:
        if folded.startswith(prefix) and _is_usual(folded[len(prefix) :]):
            return True
    for suffix in _SUFFIXES:
        stem = folded.removesuffix(suffix)
        if stem != folded and (_is_usual(stem) or _is_usual(stem + "e")):
            return True
    return any(
        lexicon.is_common(folded[:at]) and lexicon.is_common(folded[at:])
        for at in range(3, len(folded) - 3)
    )


def _is_usual(folded: str) -> bool:
    return len(folded) >= _SHORTEST and (lexicon.is_known(folded) or is_in_the_news(folded))


def in_its_place(pair: Pair, at: int) -> range | None:
    """The unlinked content word, or two, between the counterparts of a word's linked neighbours."""
    if not pair.source[at].content:
        return None
    before, after = _linked(pair, at, -1), _linked(pair, at, 1)
    if before is None or after is None or not 0 < after - before <= 2 * APART:
        return None
    between = [here for here in range(before + 1, after) if pair.target[here].content]
    if not between or any(pair.to_source[here] is not None for here in between):
        return None
    together = between[-1] - between[0] == len(between) - 1 <= 1
    return range(between[0], between[-1] + 1) if together else None


def _linked(pair: Pair, at: int, step: int) -> int | None:
    """The counterpart of the nearest linked word, past function words only; the edges count."""
    for here in range(at + step, at + step * (APART + 1), step):
        if here < 0:
            return -1
        if here >= len(pair.source):
            return len(pair.target)
        if pair.to_target[here] is not None:
            return pair.to_target[here]
        if pair.source[here].content:
            return None
    return None


def _edited(pair: Pair) -> Iterator[Change]:
    """The words put in, left out and replaced in a copy's bead, where they weigh enough."""
    lost = [at for at in pair.lost() if pair.source[at].content]
    gained = [at for at in pair.gained() if pair.target[at].content]
    swapped = {
        at: other
        for at in lost
        for other in [here for here in slot(pair, at) if here in gained][:1]
    }
    placed = {here for at in swapped for here in slot(pair, at)}
    removed = [at for at in lost if at not in swapped]
    inserted = [at for at in gained if at not in placed]
    if _weight(pair, swapped, removed, inserted) < EDITED:
        return
    for at, other in swapped.items():
        here, there = pair.source[at].span, pair.target[other].span
        note = f"{here.of(pair.texts[0])} → {there.of(pair.texts[1])}"
        yield Change("wording", "major", pair.index, here, there, note)
    for run in _clauses(pair.source, pair.to_target, removed):
        span = spanned(pair.source, run[0], run[-1])
        note = f"left out: {span.of(pair.texts[0])}"
        yield Change("omission", "major", pair.index, span, None, note)
    for run in _clauses(pair.target, pair.to_source, inserted):
        span = spanned(pair.target, run[0], run[-1])
        note = f"not in the source: {span.of(pair.texts[1])}"
        yield Change("addition", "major", pair.index, None, span, note)
    for at in pair.gained():
        word = pair.target[at]
        if word.fold in LIMITS:
            note = f"not in the source: {word.span.of(pair.texts[1])}"
            yield Change("addition", "major", pair.index, None, word.span, note)


def _clauses(side: tuple[Word, ...], links: list[int | None], free: list[int]) -> list[list[int]]:
    """Words that only one side has, those together between which it has no content word more."""
    runs: list[list[int]] = []
    for at in free:
        if runs and not any(
            links[here] is not None and side[here].content for here in range(runs[-1][-1] + 1, at)
        ):
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


LIMITS = frozenset("only some all more less few many most any every never always".split())
"""Small words that change how much is claimed."""


def _weight(pair: Pair, swapped: dict[int, int], removed: list[int], inserted: list[int]) -> float:
    """How surely the edits of a bead change the sense, in logits.

    A logistic regression on one half of SummEdits (balanced accuracy .79 by itself and the other
    kinds, cross-validated): synonyms beside an edit speak for a rewording, words put in, words
    with nothing in common and words of quantity for a false edit, length for a rewording.
    """
    bonds = list(pair.bonds.values())
    synonyms = min(6, sum(bond in {"synonym", "family"} for bond in bonds))
    near = min(4, bonds.count("near"))
    apart = sum(
        nearness(pair.source[at].fold, pair.target[other].fold) < FAR
        for at, other in swapped.items()
    )
    gained = {pair.target[at].fold for at in pair.gained()}
    lost = {pair.source[at].fold for at in pair.lost()}
    small = sum(not pair.source[at].content for at in pair.lost())
    return (
        1.4
        - 0.35 * synonyms
        - 0.2 * near
        + 0.5 * len(inserted)
        + 0.36 * bool(swapped)
        + 0.33 * bool(removed)
        + 0.42 * apart
        + 1.5 * bool(gained & LIMITS)
        + 0.66 * bool(lost & LIMITS)
        + 0.5 * (not synonyms and not near)
        - 0.2 * small
        - 0.42 * log(max(1, len(pair.source)))
    )
