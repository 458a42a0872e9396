"""Small repairs inside of shared sentences: who revises a text punctuates it and fills it in.

Each by itself says little, for what one reviser puts in another takes out; but more are made than
unmade.
"""

import re
from collections.abc import Iterable, Sequence
from math import log, log1p

from retold.lexicon import is_function_word, is_known
from retold.lineage.clues.clue import Clue, pair, quoted
from retold.lineage.orders import Order, Variant

LONGER = 2
"""Letters by which a word must be the longer for it to be the one that was chosen with care."""
USUAL = 5
"""Words put in and taken out that are added to the counts of both: of few the share says little."""
_DASHES, _HYPHENS = {"–", "—"}, {"-", "--"}
_SHORT_FORM = re.compile(r"(?:n['’]t|['’](?:re|ve|ll|m))\Z", re.IGNORECASE)
_NUMERALS = {
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve"),
}


def punctuated(order: Order) -> Clue | None:
    """Commas that were put in, and hyphens and dashes that became right."""
    shown = f"the {order.later.side} is punctuated where the {order.earlier.side} is not"
    return _told_of(filter(_is_punctuated, order.edits()), shown)


def worded_with_care(order: Order) -> Clue | None:
    """Short forms written out, and longer words in the place of others."""
    shown = f"the {order.later.side} has longer words in the place of those of the"
    return _told_of(filter(_is_worded, order.edits()), f"{shown} {order.earlier.side}")


def filled_in(order: Order) -> Clue | None:
    """How many more words were put into shared sentences than were taken out, of one page."""
    if not order.has_one_publisher:
        return None  # a copy whose sentences were shortened looks the same
    gone = sum(len(edit.earlier) for edit in order.edits() if not edit.later)
    new = sum(len(edit.later) for edit in order.edits() if not edit.earlier)
    if new <= gone:
        return None
    shown = f"{new:,} words were put into sentences of the {order.later.side}"
    shown = f"{shown}, and {gone:,} taken out" if gone else shown
    return Clue(log((new + USUAL) / (gone + USUAL)), shown)


def _told_of(edits: Iterable[Variant], words: str) -> Clue | None:
    """The clue of some edits, the same edit at two places being two of them."""
    examples = [pair(*map(_shown, edit)) for edit in edits]
    if not examples:
        return None
    return Clue(log1p(len(examples)), f"{words}: {quoted(list(dict.fromkeys(examples)))}")


def _shown(words: Sequence[str]) -> str:
    return " ".join(words) or "(nothing)"


def _is_punctuated(edit: Variant) -> bool:
    old, new = edit
    if not old:
        return new == (",",)
    if len(new) != 1:
        return False
    is_joined = "-" in new[0] and "".join(old).replace("-", "") == new[0].replace("-", "")
    return is_joined or (new[0] in _DASHES and old[0] in _HYPHENS)


def _is_worded(edit: Variant) -> bool:
    old, new = edit
    if len(old) != 1 or not new:
        return False
    if _SHORT_FORM.search(old[0]):
        return not any(map(_SHORT_FORM.search, new))
    if len(new) != 1:
        return False
    before, after = old[0].casefold(), new[0].casefold()
    if before.isdigit():
        return after in _NUMERALS
    return _is_longer(before, after)


def _is_longer(before: str, after: str) -> bool:
    return len(after) >= len(before) + LONGER and all(
        word.isalpha() and is_known(word) and not is_function_word(word) for word in (before, after)
    )
