"""A sentence that a translation turned into its opposite: was not evacuated, wurde geräumt."""

import re
from collections.abc import Iterator

from retold.audit.link.facing import Facing
from retold.lexicon.particles import particles
from retold.model import Change, Span
from retold.patterns import pattern

_WORD = pattern(r"[^\W\d_]+")
_CONTRACTED = pattern(r"n['’]t\b")
_PREFIXED = {
    "en": re.compile(r"(?:un|in|im|ir|il|dis|non|mis)[a-z]{4,}|[a-z]{3,}less"),
    "de": re.compile(r"(?:un|miss|nicht)[a-zäöüß]{4,}|[a-zäöüß]{3,}(?:los|frei)(?:e[nmrs]?)?"),
}
"""Words that deny by a part of theirs: unlikely, wirkungslos."""


def changes(facing: Facing) -> Iterator[Change]:
    """Words that deny on one side, and on the other nothing that might."""
    denials = [
        list(denied(passage, language))
        for passage, language in zip(facing.passages, facing.languages, strict=True)
    ]
    if any(not particles(language, "denial") for language in facing.languages):
        return
    for side in (0, 1):
        bare = facing.passages[1 - side], facing.languages[1 - side]
        if denials[side] and not denials[1 - side] and not may_deny(*bare):
            start = facing.spans[side].start
            place = Span(start + denials[side][0].start, start + denials[side][0].end)
            whole = facing.spans[1 - side]
            spans = (place, whole) if side == 0 else (whole, place)
            yield facing.change("negation", "critical", *spans, note_of(facing, side, place))


def note_of(facing: Facing, side: int, place: Span) -> str:
    """What is told of words that one side alone has, in another sense of the whole sentence."""
    words = place.of(facing.texts[side])
    return f"“{words}” has no counterpart" if side == 0 else f"“{words}” is not in the source"


def denied(passage: str, language: str) -> Iterator[Span]:
    """Where a passage has a word that denies."""
    words = particles(language, "denial")
    for match in _WORD.finditer(passage):
        if match[0].casefold() in words:
            yield Span(*match.span())
    if language == "en":
        for match in _CONTRACTED.finditer(passage):
            yield Span(*match.span())


def may_deny(passage: str, language: str) -> bool:
    """Whether some word may deny: refuse, unlikely, only."""
    words = particles(language, "refusal")
    parts = _PREFIXED.get(language)
    return any(
        word in words or (parts is not None and parts.fullmatch(word) is not None)
        for word in _WORD.findall(passage.casefold())
    )
