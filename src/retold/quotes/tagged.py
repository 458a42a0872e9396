"""Quotations in other languages than English: who stands beside the marks, with a verb.

The network knows English alone. In most languages a tag is a few small words and a name, behind the
marks («…», dijo Rut Marsh; „…“, sagte Marsh) or before a colon (Rut Marsh añadió: «…»).
"""

import re
from collections.abc import Iterator

from retold.model import Quotation, Span
from retold.quotes.people import UPPER
from retold.quotes.reading import Reading
from retold.text.quoted import Quoted, quoted

_GAP = r"[ \t\u00a0\u202f]*"
_LOWER = rf"(?![{UPPER}])[^\W\d_]+"
_VERB = rf"{_LOWER}(?:[ \u00a0'’]{_LOWER}){{0,2}}"
_PARTICLE = r"(?:van|von|de|der|den|del|della|di|da|dos|du|des|bin|al|el|la|le|ter|zu|af|av)"
_CAPITAL = rf"(?:[{UPPER}]\.|[{UPPER}][\w’'\-]*)"
_NAME = rf"{_CAPITAL}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0]){{0,2}}{_CAPITAL}){{0,4}}"
_BEHIND = re.compile(
    rf"(?P<comma>{_GAP},)?{_GAP}(?:[–—―\-]{{1,2}}{_GAP})?(?P<cue>{_VERB})[ \u00a0](?P<who>{_NAME})"
)
_BEFORE = re.compile(
    rf"(?P<who>{_NAME})(?:,[^,:.!?\n]{{1,60}},)?[ \u00a0](?P<cue>{_VERB}){_GAP}:{_GAP}\Z"
)
_SPOKEN = frozenset(".,!?…")
_BULLETS = " \t\u00a0\u202f•*>-–—»"
NEAR = 40
"""Characters before a quotation that are looked at for where its line or sentence begins."""
LEAD = 160
"""Characters before the marks in which a name, what its bearer is, and a verb are sought."""


def tagged(text: str, reading: Reading) -> Iterator[Quotation]:
    """What stands between marks and has a name and a verb beside, and begins a sentence."""
    starts = {span.start for span in reading.spans}
    for one in quoted(text):
        if not one.opened or one.span.start not in starts:
            continue
        tag = _tag(text, one)
        if tag:
            cue, who = (Span(*tag.span(part)) for part in ("cue", "who"))
            yield Quotation((one.span,), (who,), (cue,), None, direct=True)


def begins_line(text: str, start: int) -> bool:
    """Whether nothing but blanks and bullets stands before an offset on its line."""
    before = text[max(0, start - NEAR) : start]
    line = before.rpartition("\n")[2]
    return not line.strip(_BULLETS) and (len(line) < len(before) or start <= NEAR)


def begins_sentence(text: str, start: int) -> bool:
    """Whether nothing of a sentence stands before an offset on its line."""
    line = text[max(0, start - NEAR) : start].rpartition("\n")[2].rstrip(_BULLETS)
    return not line or line[-1] in ".!?…。！？”»“«\"’'」』"


def _tag(text: str, one: Quoted) -> re.Match[str] | None:
    before = _BEFORE.search(text, max(0, one.span.start - LEAD), one.span.start)
    if before:
        return before
    if not begins_sentence(text, one.span.start):
        return None
    behind = _BEHIND.match(text, one.span.end)
    spoken = one.inner.of(text).rstrip()[-1:] in _SPOKEN
    dashed = text[one.span.end :].lstrip(", \u00a0")[:1] in "–—―"
    return behind if behind and (spoken or behind["comma"] or dashed) else None
