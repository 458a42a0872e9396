"""Words side by side that people seldom put so, on one side of the reworded sentences only."""

from collections.abc import Iterable
from math import sqrt

from retold.lexicon import is_known
from retold.lexicon.company import company, use
from retold.lineage.clues.clue import Clue, counted, pair, quoted
from retold.lineage.clues.situation import reworded
from retold.lineage.machine import tortured_phrases
from retold.lineage.orders import Order, Witness

LEAST_PAIRS = 8
"""Pairs of words on either side that it takes to judge by."""
DOUBT = 0.05
"""Variance of the two means beside that of their pairs: texts differ in style."""
CHANCE = 1.0
"""Standard errors by which two tellings by people differ: nine in ten rewrites by less."""
CLEAN = 0.3, 0.7
"""Mean company of the earlier telling's own pairs up to which it was itself made by a machine (of
two round trips of one text half had .26 to .43), and from which not (people had .5 and more)."""
STRANGE, LEAST_STRANGE = -1.0, 2
"""Company below which a pair of words is shown as strange, and how many there must be: a reader
believes what can be shown, and of two that were merely revised half had one at most."""
LEAST_PHRASES = 2
"""Phrases whose words became synonyms: two translators differ in one now and then."""
LEAST_REPLACED, ENOUGH = 4, 20
"""Words that were replaced that it takes to judge by, and from which more tell no more."""
LONGEST_TIE = 400
"""Pairs of words on either side of a tie in which phrases are looked for: each is held against
each."""
MOST = 4.0
"""Standard errors beyond which more says nothing more."""


def odd_company(order: Order) -> Clue | None:
    """How much less company the words keep that only the later telling puts side by side."""
    if not _are_english(order):
        return None
    earlier, later = _pairs(order.earlier, order.tied[0]), _pairs(order.later, order.tied[1])
    old, new = sorted(earlier - later), sorted(later - earlier)
    if min(len(old), len(new)) < LEAST_PAIRS:
        return None
    (usual, doubt), (odd, more) = _mean(old), _mean(new)
    errors = (usual - odd) / sqrt(doubt + more + 2 * DOUBT) - CHANCE
    least, most = CLEAN
    clean = min(1.0, max(0.0, (usual - least) / (most - least)))
    share = clean * reworded(order)
    strange = sorted(
        (phrase for phrase in new if company(*phrase) < STRANGE), key=lambda p: company(*p)
    )
    if errors <= 0 or not share or len(strange) < LEAST_STRANGE:
        return None
    lead = f"words stand side by side in the {order.later.side} that people seldom put so"
    shown = quoted([" ".join(phrase) for phrase in strange])
    return Clue(min(errors, MOST) * share, f"{lead}: {shown}")


def tortured(order: Order) -> Clue | None:
    """Phrases of the earlier telling whose words the later replaced by synonyms that do not fit."""
    if not _are_english(order):
        return None
    changes = [
        pair(*phrases)
        for tie in order.ties
        if tie.edits
        for sides in [(_pairs(order.earlier, tie.earlier), _pairs(order.later, tie.later))]
        if max(map(len, sides)) <= LONGEST_TIE
        for phrases in tortured_phrases(*sides)
    ]
    if len(changes) < LEAST_PHRASES:
        return None
    return counted(changes, f"the {order.later.side} puts synonyms for the words of phrases")


def rarer(order: Order) -> Clue | None:
    """How much rarer the content words are that the later telling has in the place of others."""
    if not _are_english(order):
        return None
    old, new = _replaced(order)
    if min(len(old), len(new)) < LEAST_REPLACED:
        return None
    usual, odd = ({word: use(word) for word in words} for words in (old, new))
    gap = sum(usual.values()) / len(usual) - sum(odd.values()) / len(odd)
    if gap <= 0:
        return None
    rarest = sorted(odd, key=lambda word: (odd[word], word))
    lead = f"the {order.later.side} puts rarer words in the place of usual ones"
    return Clue(gap * sqrt(min(len(old), len(new), ENOUGH) / ENOUGH), f"{lead}: {quoted(rarest)}")


def _replaced(order: Order) -> tuple[list[str], list[str]]:
    """The content words, no names, that stand in edits on one side only, each once."""
    pairs = [edit for edit in order.edits() if edit.earlier and edit.later]
    old = {word for edit in pairs for word in edit.earlier} - order.later.vocabulary
    new = {word for edit in pairs for word in edit.later} - order.earlier.vocabulary
    return _content(old), _content(new)


def _content(words: set[str]) -> list[str]:
    return sorted(word for word in words if word.isalpha() and word.islower() and is_known(word))


def _are_english(order: Order) -> bool:
    return not {order.earlier.document.language, order.later.document.language} - {"en", None}


def _pairs(telling: Witness, indices: Iterable[int]) -> set[tuple[str, str]]:
    """The plain words that stand side by side in some sentences."""
    return {pair for i in indices for pair in telling.neighbours[i]}


def _mean(pairs: list[tuple[str, str]]) -> tuple[float, float]:
    phrase = [company(*each) for each in pairs]
    mean = sum(phrase) / len(phrase)
    return mean, sum((each - mean) ** 2 for each in phrase) / len(phrase) ** 2
