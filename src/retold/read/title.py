"""The title of a plain text, when its first line is one; the text itself stays as it is."""

import re

MAX_TITLE = 200
"""Characters; all but one in a thousand of 33,823 news headlines have fewer than 170."""

_FIRST = re.compile(r"[\s\ufeff]*(?P<line>[^\r\n]{1,400})(?P<end>\r\n?|\n|\Z)")
_BLANK_LINE = re.compile(r"[ \t\u00a0]*(?:\r\n?|\n)\s*\S")
_MARKDOWN = re.compile(r"#{1,2}[ \t]+(?P<title>.+?)[ \t]*#*\s*\Z")
_CLOSING = "”\"’'»)] \t\u00a0"
_STOPS = (".", "。", "…", ":", ";", ",", "،", "؛", "।", "、")
_INITIALS = re.compile(r"(?:\b[^\W\d_]\.){2,}\Z")


def title_of(text: str) -> str | None:
    """The first line, where it looks like a title.

    It is a Markdown heading, or it is short, ends without a stop and has a blank line below, with
    more text to follow.
    """
    first = _FIRST.match(text)
    if first is None:
        return None
    line = first["line"].strip()
    heading = _MARKDOWN.match(line)
    if heading:
        return heading["title"]
    if len(line) > MAX_TITLE or not _BLANK_LINE.match(text, first.end()):
        return None
    bare = line.rstrip(_CLOSING)
    if bare.endswith(_STOPS) and not _INITIALS.search(bare):
        return None
    return line if re.search(r"[^\W\d_]", line) else None
