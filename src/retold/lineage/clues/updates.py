"""What only a later text can say: a correction, a later year, a past that was to come."""

import re

from retold.lineage.clues.clue import Clue, counted, pair
from retold.lineage.clues.situation import revised
from retold.lineage.orders import Order, Witness
from retold.published import WRITTEN

LONGEST_NOTE = 60
"""Words of a note of a correction, which says what was wrong, at most as a rule."""

_WORK = "article|story|report|text|headline|page|post|item|piece|column|dispatch|caption|graphic"
"""What a note speaks of: an earlier version of the drug is no note."""
_NOTE = re.compile(
    r"\b(?:an?|the) (?:earlier|previous|original|prior|first) (?:version|edition) of th(?:is|e)"
    rf" (?:{_WORK})\b"
    rf"|\b(?:this|the) (?:{_WORK}) (?:was|has been|is)"
    r" (?:updated|corrected|amended|revised|clarified|changed)\b"
    r"|^\W*(?:corrections?|clarifications?|editor[’']s note|updated?|amended)\b[^\n]{0,30}[:—–]"
    r"|\((?:corrected|updated|amended)\)",
    re.IGNORECASE | re.MULTILINE,
)
_NOTE_WORDS = (
    "version",
    "edition",
    "updat",
    "correct",
    "amend",
    "revis",
    "clarif",
    "chang",
    "editor",
)
"""In small letters, of each note what it cannot be without."""
_YEAR = re.compile(r"([12](?<![\d.,/-].)(?:(?<=1)[5-9]|(?<=2)0)\d\d)(?![\d%]|[.,]\d)", re.DOTALL)
_RELATIVE = {"today", "yesterday", "tonight", "tomorrow"}
_AHEAD = {"will", "shall", "due", "expected", "plans", "planned", "scheduled", "upcoming"}
_OPENED = _RELATIVE | _AHEAD | {"to"}
"""Words without one of which nothing is relative or to come."""
_PAST = {"was", "were", "had", "has", "did", "have"}
_DAYS = {
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
}


def corrected(order: Order) -> Clue | None:
    """Notes of a correction or an update that only the later telling has.

    Whoever copies another outlet's page leaves its notes out, so they tell nothing there; nor where
    outlets are unknown and the text without the note is but a part of the other, as a cut is.
    """
    if order.has_one_publisher is False or (order.has_one_publisher is None and _is_part(order)):
        return None
    notes = _notes(order.later)
    if notes:
        known = _notes(order.earlier)
        notes = [note for note in notes if note not in known]
    return counted(notes, f"only the {order.later.side} says that it was corrected or updated")


def later_year(order: Order) -> Clue | None:
    """The last year told, where the later telling's is the later one."""
    share = revised(order)
    if not share:
        return None
    old, new = _last_year(order.earlier.text), _last_year(order.later.text)
    if old is None or new is None or new <= old:
        return None
    shown = (
        f"the {order.later.side} tells of {new}, the {order.earlier.side} of {old} at the latest"
    )
    return Clue(share, shown)


def dated(order: Order) -> Clue | None:
    """Today made a day's name, and what was to come made past."""
    changes = [
        pair(" ".join(edit.earlier), " ".join(edit.later) or "(nothing)")
        for edit in order.edits()
        if _is_dated(edit.earlier, edit.later)
    ]
    shown = f"what is today or to come in the {order.earlier.side} is dated or past in the"
    return counted(changes, f"{shown} {order.later.side}")


def _is_part(order: Order) -> bool:
    """Whether the earlier telling has nothing but sentences of the later, which has far more."""
    alone, _ = order.stretches
    longer = order.later.size - order.earlier.size
    return longer > LONGEST_NOTE and not alone and not any(order.edits())


def _notes(telling: Witness) -> list[str]:
    title = telling.document.title or ""
    if not title and not any(part in telling.spelled for part in _NOTE_WORDS):
        return []
    text = f"{title}\n{telling.text}"
    return [match.group().strip() for match in _NOTE.finditer(text)]


def _last_year(text: str) -> int | None:
    years = [int(match) for match in _YEAR.findall(text)]
    return max((year for year in years if year <= WRITTEN.year), default=None)


def _is_dated(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    if _OPENED.isdisjoint(map(str.casefold, old)):
        return False
    before = {word.casefold() for word in old}
    after = {word.casefold() for word in new}
    if before & _RELATIVE and not after & _RELATIVE:
        return bool(after & _DAYS)
    ahead = before & _AHEAD or ("to" in before and before & {"is", "are"})
    past = after & _PAST or any(word.endswith("ed") for word in after)
    return bool(ahead and past and not after & _AHEAD)
