"""Line… -> captions: lines under pictures, told by their credit, and the lines that repeat them.

A scraper leaves a picture's description and its caption below each other: one line, then its
rewording with a credit in brackets. A credit alone proves nothing where it is also the way agencies
sign a story, so a person's name, the word photo or a picture agency must stand in it.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from retold.extract.credits import ends_in_credit, is_credit
from retold.extract.lines import Line

TWIN_GLUED = 0.45
"""Share of the shorter line's content words that two captions of one picture have in common, when
no blank line stands between them. Five rewordings written for this had .67 to 1; of the paragraphs
beside 2,167 credited captions one in a hundred has .58, but those stand behind a blank line."""

TWIN_APART = 0.6
"""Share of the longer line's content words in common, where a blank line stands between or the text
knows no blank lines: a lead often repeats the caption above it, and adds as much again. Of the
paragraphs beside 2,167 credited captions one in a thousand has .64."""

MIN_TWIN_WORDS = 4
"""Content words that two captions of one picture share at least."""

_CREDIT_LENGTH = 130  # characters from the end within which a credit stands
_BRACKET = re.compile(r"[(\[（](?P<credit>[^()\[\]（）]{2,120})[)\]）][. ]*\Z")
_FILE_STARTS = ("FILE", "File ", "In this ")
_FILE_START = (
    r"FILE(?: PHOTO| IMAGE)? ?[-–—:]|File (?:photo|image|picture)\b ?[-–—:.(]|FILE\. "
    r"|In this (?:\w+,? ){0,8}(?:file )?(?:photo|image|picture|frame grab)\b[^.]{0,120}"
    r"\b(?:provided|released|made available|taken from video)\b"
    r"|In this (?:\w+\.?,? ){0,6}file (?:photo|image|picture)\b"
)
_BBC = re.compile(r"(?:Image|Media|Video|Photo) (?:source|caption|copyright)(?:,|:| )\s?\S")
_DATELINE = re.compile(r"[^a-z]{3,40}(?:, [\w. ]{2,20})? (?:\([\w ]{2,20}\) )?[–—-]+ ")
_INITIALS_BEHIND = re.compile(r"\([A-Z]{2,6}(?: News)?\)\Z")
_CAPTION_VERB = (
    r"\b(?:is|are) (?:seen|shown|pictured|displayed)\b|\b(?:pictured|seen here|shown here)\b"
    r"|\bA view (?:of|shows)\b|\b(?:file|undated|handout|aerial) (?:photo|image|picture|view)\b"
    r"|\((?:left|right|centre|center|second from (?:left|right)|from left)\)"
    r"|,? (?:left|right|centre|center),"
    r"|, (?:seen|pictured|shown) (?:here|in|on|at|from|during|above|left|right)\b"
)
_WORD = re.compile(r"[^\W_]+")
_STEM = 5  # letters: depict, depicting, depicts are one word
_MIN_WORD = 3


def find_captions(lines: Sequence[Line]) -> set[int]:
    """The indices of caption lines, and of the lines beside them that tell the same picture."""
    indices = {index for index, line in enumerate(lines) if line.text and is_caption(line.text)}
    has_blanks = sum(line.glued for line in lines) * 2 < len(lines)
    twins = {twin for index in indices for twin in _twins(lines, index, has_blanks=has_blanks)}
    doubled = _doubled_descriptions(lines) if has_blanks else set()
    return indices | twins | doubled


def is_caption(text: str) -> bool:
    """Whether a line is a caption by itself: a credit ends it, or it begins as captions do."""
    end = text[-_CREDIT_LENGTH:]
    bracket = _BRACKET.search(end)
    if bracket and is_credit(bracket["credit"]):
        return True
    if text.startswith(_FILE_STARTS) and re.match(_FILE_START, text):
        return True
    if _BBC.match(text) or ends_in_credit(end):
        return True
    return _INITIALS_BEHIND.search(end) is not None and _is_told_as_caption(text)


def _is_told_as_caption(text: str) -> bool:
    return re.search(_CAPTION_VERB, text, re.IGNORECASE) is not None


def _twins(lines: Sequence[Line], index: int, *, has_blanks: bool) -> Iterator[int]:
    """The lines directly before and behind a caption that tell the same picture."""
    caption = _content(_BRACKET.sub("", lines[index].text))
    for other_index, glued in (
        (index - 1, lines[index].glued),
        (index + 1, _glued(lines, index + 1)),
    ):
        if not 0 <= other_index < len(lines) or _DATELINE.match(lines[other_index].text):
            continue
        described = _content(lines[other_index].text)
        near = glued and has_blanks and _share(caption, described, min) >= TWIN_GLUED
        if near or _share(caption, described, max) >= TWIN_APART:
            yield other_index


def _doubled_descriptions(lines: Sequence[Line]) -> set[int]:
    """Pairs of lines glued together, the same in other words, one of them told as captions are."""
    indices: set[int] = set()
    for index in range(1, len(lines)):
        first, second = lines[index - 1], lines[index]
        if not (second.glued and first.text and second.text):
            continue
        if not (_is_told_as_caption(first.text) or _is_told_as_caption(second.text)):
            continue
        alone = not first.glued and not _glued(lines, index + 1)
        if alone and _share(_content(first.text), _content(second.text), min) >= TWIN_GLUED:
            indices |= {index - 1, index}
    return indices


def _glued(lines: Sequence[Line], index: int) -> bool:
    return index < len(lines) and lines[index].glued


def _content(text: str) -> set[str]:
    """The stems of the words that are no function words by their length."""
    return {word[:_STEM].casefold() for word in _WORD.findall(text) if len(word) > _MIN_WORD} | {
        word for word in _WORD.findall(text) if word.isdigit()
    }


def _share(words: set[str], other_words: set[str], size: Callable[[int, int], int]) -> float:
    """Share of the smaller (or larger) set that is in both; 0 where too little is."""
    common = len(words & other_words)
    return common / size(len(words), len(other_words)) if common >= MIN_TWIN_WORDS else 0.0
