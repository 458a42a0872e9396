"""A condition that a translation leaves out: unless the board agrees."""

import re
from collections.abc import Iterator

from retold.audit.link.facing import Facing
from retold.audit.rules.modality_translated import words_of
from retold.lexicon.particles import particles
from retold.model import Change, Span
from retold.patterns import pattern

_NO_CONDITION = pattern(r"\b(?:even|as|ask(?:ed|s)?|know|see|wonder(?:ed|s)?)\s$", re.IGNORECASE)
"""What stands before an *if* that sets no condition."""
_LONGEST = 10
_CLAUSE = pattern(r"[^,.;:!?\n]+")


def changes(facing: Facing) -> Iterator[Change]:
    """A condition on the English side, and on the other no word that might begin one.

    Of other languages the words for *if* are too many things else: si, se, om.
    """
    if "en" not in facing.languages or not all(
        particles(language, "condition") for language in facing.languages
    ):
        return
    side = facing.languages.index("en")
    text = facing.texts[side]
    conditions = [
        word
        for word in words_of(facing, side, "condition")
        if not _NO_CONDITION.search(text, max(0, word.start - _LONGEST), word.start)
    ]
    turns = [*words_of(facing, 1 - side, "condition"), *words_of(facing, 1 - side, "turn")]
    if len(conditions) != 1 or turns:
        return
    clause = _CLAUSE.match(text, conditions[0].start)
    span = Span(conditions[0].start, clause.end() if clause else conditions[0].end)
    if side == 0:
        yield facing.change("omission", "critical", span, None)
    else:
        yield facing.change("addition", "critical", None, span)
