"""What a figure came to told as what it changed by, or the reverse: fell to 300, fell by 300."""
# ruff: noqa: SIM905 - lists of words read best as text

import re
from collections.abc import Iterator

from retold import lexicon
from retold.audit.link.links import LinkedBead
from retold.model import Change, Span
from retold.text.words import Word
from retold.values.quantity import DATES, Quantity

MOVING = frozenset(
    """
    rise fall drop climb grow shrink sink decline decrease increase jump plunge slip edge ease soar
    slump tumble swell cut raise lower reduce lift boost widen narrow slow quicken expand contract
    gain go come bring take double triple treble quadruple halve up down
    """.split()
)
"""Verbs of figures that change, in dictionary form."""
_BEFORE = re.compile(
    r"(?<!\bup\s)\b(?P<word>to|by)\s(?:(?:about|around|some|roughly|nearly|almost|just|only|over|under|an?|the"
    r"|estimated|record|(?:more|less|fewer)\sthan|at\s(?:least|most)|up\sto)\s)*[$€£¥]?$",
    re.IGNORECASE,
)
_LONGEST = 40
_AMOUNTED = re.compile(
    r"\b(?:cut|fall|drop|rise|growth|gain|loss|decline|decrease|increase|reduction|saving|raise)s?\b"
    r"[^.;:,]{0,40}\b(?:come|came|coming|amount(?:s|ed|ing)?|add(?:s|ed)?\sup|r[au]n|equal(?:s|led)?)\s$",
    re.IGNORECASE,
)
"""A change that comes to so much, which is by how much it is: the cut came to 2 percent."""


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A figure that something came to and that it changed by: to 300, by 300."""
    if not _is_moving(pair.source) or not _is_moving(pair.target):
        return
    for source, target in pair.equal_values:
        words = _before(pair.texts[0], source), _before(pair.texts[1], target)
        prepositions = [word for word in words if word is not None]
        if {word["word"].casefold() for word in prepositions} == {"to", "by"}:
            spans = [
                Span(word.start("word"), value.span.end)
                for word, value in zip(prepositions, (source, target), strict=True)
            ]
            note = " → ".join(span.of(text) for span, text in zip(spans, pair.texts, strict=True))
            yield Change("number", "major", pair.index, spans[0], spans[1], note)


def _is_moving(side: tuple[Word, ...]) -> bool:
    return any(word.lemma in MOVING or lexicon.lemma(word.fold) in MOVING for word in side)


def _before(text: str, value: Quantity) -> re.Match[str] | None:
    """*to* or *by* before a figure, with what may stand between; none of what a change came to."""
    if value.sort in DATES:
        return None
    match = _BEFORE.search(text, max(0, value.span.start - _LONGEST), value.span.start)
    return None if match and _AMOUNTED.search(text[: match.start("word")]) else match
