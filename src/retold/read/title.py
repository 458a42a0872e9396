"""The title of a plain text, when its first line is one; the text itself stays as it is."""

import re

MAX_TITLE = 200
"""Characters; all but one in a thousand of 33,823 news headlines have fewer than 170."""

LONGER = 1.3
"""How much longer than a title the line right below it must be to be a paragraph, and not the next
line of one that is cut at a width: those differ by a word, and the last is shorter."""
PARAGRAPHS, LOOKED_AT = 0.8, 4000
"""Share of the lines in so many characters that must end a sentence: of paragraphs nearly all do
(not a crosshead), of lines cut at a width about one in six."""

_FIRST = re.compile(r"[\s\ufeff]*(?P<line>[^\r\n]{1,400})(?P<end>\r\n?|\n|\Z)")
_BLANK_LINE = re.compile(r"[ \t\u00a0]*(?:\r\n?|\n)\s*\S")
_MARKDOWN = re.compile(r"#{1,2}[ \t]+(?P<title>.+?)[ \t]*#*\s*\Z")
_CLOSING = "”\"’'»)] \t\u00a0"
_STOPS = (".", "。", "…", ":", ";", ",", "،", "؛", "।", "、")
_INITIALS = re.compile(r"(?:\b[^\W\d_]\.){2,}\Z")


def title_of(text: str) -> str | None:
    """The first line, where it looks like a title.

    It is a Markdown heading, or it is short, ends without a stop and has a blank line below, with
    more text to follow; or, without blank lines, longer lines that each end with a stop.
    """
    first = _FIRST.match(text)
    if first is None:
        return None
    line = first["line"].strip()
    heading = _MARKDOWN.match(line)
    if heading:
        return heading["title"]
    if len(line) > MAX_TITLE or not _is_above_story(text, first.end(), len(line)):
        return None
    if _has_stop(line):
        return None
    return line if re.search(r"[^\W\d_]", line) else None


def _is_above_story(text: str, end: int, length: int) -> bool:
    """Whether a line that ends at an offset stands above a story: a blank line, or paragraphs.

    Lines that are cut at a width seldom end with a sentence, and none is much longer than another.
    """
    if _BLANK_LINE.match(text, end):
        return True
    lines = [line.strip() for line in text[end : end + LOOKED_AT].splitlines() if line.strip()]
    if len(text) > end + LOOKED_AT:
        lines = lines[:-1]  # cut off
    if not lines or len(lines[0]) < LONGER * length or not _ends_sentence(lines[0]):
        return False
    return sum(map(_ends_sentence, lines)) >= PARAGRAPHS * len(lines)


def _has_stop(line: str) -> bool:
    bare = line.rstrip(_CLOSING)
    return bare.endswith(_STOPS) and not _INITIALS.search(bare)


def _ends_sentence(line: str) -> bool:
    return line.rstrip(_CLOSING).endswith((".", "!", "?", "…", "。"))
