"""Alignment -> Direction: which of the two documents came first, as far as the evidence goes.

Both orders are supposed, and what speaks for the one is weighed against what speaks for the other:
what one text lost, broke, mended or brought up to date against the other (`clues`), the dates
(`dating`), and what was signed (`signed_order`). The weights are learnt (tools/train_direction.py);
with them the evidence adds up to log-odds, and below a bar nothing is said.
"""

import json
from collections.abc import Container, Iterator, Sequence
from functools import cache
from math import exp
from typing import NamedTuple

from retold.bundled import beside
from retold.lineage.clues import CLUES
from retold.lineage.dating import date_order
from retold.lineage.orders import Order, Side, supposed
from retold.lineage.relation import relate
from retold.lineage.signed_order import signed_order
from retold.model import Alignment, Direction, Relation

DECIDED = 0.8
"""Confidence from which an order is told: of what lies between 0.7 and this, eight in ten are right
(a page and its next state)."""
WORTH_TELLING = 0.15
"""Log-odds from which a piece of evidence is told."""
STRONG, FAIR = 1.5, 0.6
"""Log-odds from which a sign is called strong, or fair; the others are weak."""
DISPUTED = 0.5
"""What the dates count against which the texts show a sign that is fair or more: a date that was
forged or stamped anew must not win by itself."""
UNDERIVED = frozenset({"same-event", "unrelated"})
"""Relations in which neither text was made from the other, and their wording tells no order."""
APART = frozenset({"borrowed", "cut off", "odd company", "tortured phrases"})
"""Kinds of evidence that hold of two accounts of one event too: no account has them by itself."""
ABROAD = frozenset({"borrowed", "corrected", "cut off"})
"""Kinds of evidence that hold between two languages, where nothing can be in the same words."""
OF_ONE_PAGE = frozenset(
    (
        *("corrected", "later year", "grown", "extended", "filled in", "typos mended"),
        *("punctuated", "worded with care"),
    )
)
"""Kinds of evidence that tell the states of one page apart: whoever copies the page of another cuts
it and leaves its notes out, so that of two pages they say the opposite, or nothing."""

_NOTHING = "neither dates nor the texts tell which came first"


class Sign(NamedTuple):
    """What one kind of evidence adds to the log-odds that the source came first, and the words."""

    log_odds: float
    words: str


def direct(
    alignment: Alignment,
    relation: Relation | None = None,
    *,
    may_be_one_page: bool = True,
) -> Direction:
    """Which document came first: by the traces in the texts and by their dates, or unknown.

    Args:
        alignment: the two documents, tied.
        relation: what `relate` says of it, where that is known already.
        may_be_one_page: whether two texts of unknown outlets may be one page at two times.
    """
    order = source_first(alignment)
    texts = _signs(alignment, relation, order, may_be_one_page=may_be_one_page)
    dates = date_order(order)
    signed = signed_order(alignment.source.document, alignment.target.document)
    text_odds = sum(piece.log_odds for piece in texts)
    is_disputed = text_odds * dates.log_odds < 0 and abs(text_odds) >= FAIR
    dated_odds = signed.log_odds or dates.log_odds * (DISPUTED if is_disputed else 1.0)
    log_odds = text_odds + dated_odds
    confidence = 1 / (1 + exp(-abs(log_odds)))
    probability = confidence if log_odds > 0 else 1 - confidence
    notes = [*signed.words, *dates.words]
    if is_disputed and not signed.log_odds:
        notes.append("the texts speak against the dates")
    if confidence < DECIDED:
        signs = told_signs(texts, 0)
        nothing = () if notes or signs else (_NOTHING,)
        return Direction("unknown", 0.0, (*notes, *signs, *nothing), probability)
    earlier: Side = "source" if log_odds > 0 else "target"
    signs = told_signs(texts, 1 if log_odds > 0 else -1)
    return Direction(earlier, confidence, (*notes, *signs), probability)


def first_by_texts(
    alignment: Alignment,
    relation: Relation | None = None,
    *,
    may_be_one_page: bool = True,
) -> float:
    """How likely it is by the traces in the texts alone that the source came first, 0…1.

    Args:
        alignment: as for `direct`.
        relation: as for `direct`.
        may_be_one_page: as for `direct`.
    """
    order = source_first(alignment)
    texts = _signs(alignment, relation, order, may_be_one_page=may_be_one_page)
    return 1 / (1 + exp(-sum(piece.log_odds for piece in texts)))


def _signs(
    alignment: Alignment, relation: Relation | None, order: Order, *, may_be_one_page: bool
) -> list[Sign]:
    """What the texts say for the order, of all that may be heard."""
    admitted = _admitted(relation or relate(alignment), order)
    if not may_be_one_page and order.has_one_publisher is None:
        admitted -= OF_ONE_PAGE
    return weigh_clues(order, admitted)


def _admitted(relation: Relation, order: Order) -> frozenset[str]:
    """The kinds of evidence that may be heard, by what the texts have to do with each other."""
    languages = {side.document.language for side in (order.earlier, order.later)} - {None}
    if len(languages) > 1:
        return ABROAD
    if relation.kind not in UNDERIVED:
        return frozenset(CLUES)
    return frozenset() if relation.kind == "unrelated" else APART


def source_first(alignment: Alignment) -> Order:
    """The order in which the source came first."""
    order = supposed(alignment)
    return order if order.earlier.side == "source" else order.turned()


def weigh_clues(order: Order, admitted: Container[str] = CLUES) -> list[Sign]:
    """What the texts say for the order (above 0) and against it, the weightiest first."""
    weights = _weights()
    signs = [
        Sign(weights[name] * amount, words)
        for name, amount, words in seek_clues(order)
        if weights[name] and name in admitted
    ]
    return sorted(signs, key=lambda piece: -abs(piece.log_odds))


def seek_clues(order: Order) -> Iterator[tuple[str, float, str]]:
    """Each kind of evidence with what it says for the order, less what for the opposite."""
    opposite = order.turned()
    for name, seek in CLUES.items():
        pro, contra = seek(order), seek(opposite)
        amount = (pro.amount if pro else 0.0) - (contra.amount if contra else 0.0)
        leading = pro if amount > 0 else contra
        if leading is not None and amount:
            yield name, amount, leading.words


def told_signs(pieces: Sequence[Sign], decided: int) -> list[str]:
    """The evidence in words; decided: 1 where the source came first, -1 the target, 0 unknown."""
    lines = []
    for piece in pieces:
        size = abs(piece.log_odds)
        if size < WORTH_TELLING:
            continue
        strength = "strong" if size >= STRONG else "fair" if size >= FAIR else "weak"
        if not decided:
            first = "source" if piece.log_odds > 0 else "target"
            lines.append(f"for the {first}, but too little by itself: {piece.words}")
        elif piece.log_odds * decided > 0:
            lines.append(f"{strength} sign: {piece.words}")
        else:
            lines.append(f"{strength} sign against it: {piece.words}")
    return lines


@cache
def _weights() -> dict[str, float]:
    """Log-odds of one unit of each kind of evidence."""
    read = json.loads(beside(__name__, "weights.json").read_text(encoding="utf-8"))
    return {name: float(read["weights"].get(name, 0.0)) for name in CLUES}
