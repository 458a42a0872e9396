"""Document -> Line…: the lines of a text as the furniture rules look at them."""

import re
from dataclasses import dataclass

from retold.model import Span
from retold.text.segment import lines, visible

MAX_LINE = 700
"""Characters above which a line is a paragraph of the story: the longest caption that was
seen among 6,000 news articles has 628."""

_QUOTES_AND_BRACKETS = "“”„\"'‘’«»‹›「『([{©@#¿¡"
_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
_SENTENCE_WITHIN = re.compile(r"[^\W\d_A-Z]{2}[.!?][”\"’']? +[“\"‘']?[^\W\d_a-z]")
_AROUND = " .:!…«»‹›>→|*-–—↑↓▼▾+[]()·•\ufe0f"


@dataclass(frozen=True, slots=True)
class Line:
    """A visible line: where it stands, and its text without invisible marks and double spaces.

    text is empty where the line is too long to be furniture; bare is the text without bullets,
    arrows and pictures before it; key is the bare text as the fixed phrases are written, lower case
    and without marks around it. glued: no blank line stands before.
    """

    span: Span
    text: str
    bare: str
    key: str
    glued: bool

    @property
    def words(self) -> list[str]:
        """The words of the line."""
        return _WORD.findall(self.text)

    @property
    def is_heading_like(self) -> bool:
        """Whether the line is short, ends as no sentence does and is not a quotation."""
        end = self.text.rstrip("“”\"‘’'»)] ")
        stops = ".。…।" if end == self.text else ".。…।!?"
        return (
            0 < len(self.text) <= MAX_HEADING
            and not end.endswith(tuple(stops))
            and self.text[0] not in '“„«"'
            and not _SENTENCE_WITHIN.search(self.text)
        )


MAX_HEADING = 180
"""Characters; all but a few in a thousand of 33,823 news headlines are shorter."""


def visible_lines(text: str) -> list[Line]:
    """The lines of a text that hold something visible, in order."""
    found: list[Line] = []
    end = 0
    for span in lines(text):
        shown = ""
        if span.end - span.start <= MAX_LINE:
            shown = " ".join(visible(span.of(text)).split())
        between = text[end : span.start] if span.start - end < MAX_LINE else "\n\n"
        breaks = between.replace("\r\n", "\n").replace("\r", "\n").count("\n")
        bare = shown[_leading_decoration(shown) :]
        key = bare.strip(_AROUND).casefold() if len(bare) <= MAX_HEADING else ""
        found.append(Line(span, shown, bare, key, glued=bool(found) and breaks == 1))
        end = span.end
    return found


def _leading_decoration(text: str) -> int:
    """How many characters stand before the first letter, digit, quotation mark or bracket."""
    for index, character in enumerate(text):
        if character.isalnum() or character in _QUOTES_AND_BRACKETS:
            return index
    return len(text)
