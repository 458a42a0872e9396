"""Text of a block -> whether it is prose: a sentence of a story, no label, menu or notice."""

import re

from retold.extract.notices import is_notice

SHORTEST_SENTENCE = 4
"""Words of the shortest line that counts as a sentence when a mark ends it: "The quay is shut." """

SHORTEST_LINE = 12
"""Words of a line that counts as prose without a mark at its end; headlines of other stories and
labels mostly have fewer, and those that have more are links."""

LETTERS_A_WORD = 3
"""Letters that make a word where none is parted from the next: a Thai word has four on average."""

SIGNS_A_WORD = 2
"""Signs that make a word of Chinese."""

_SIGNS = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_UNPARTED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u3040-\u30ff\uaa60-\uaa7f]"
)
"""Letters of Thai, Lao, Burmese, Khmer, Tai and Japanese, which part no words."""
_END = re.compile(r"[.!?…。！？｡।॥؟۔၊။ฯ៕:;][\"”’'»)\]」』）]*\Z")
_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")


def count_words(text: str) -> int:
    """How many words a text has; of scripts that part no words, some letters count as one."""
    if text.isascii():
        return sum(1 for _ in _WORD.finditer(text))
    rest, signs = _SIGNS.subn(" ", text)
    rest, letters = _UNPARTED.subn(" ", rest)
    parted = sum(1 for _ in _WORD.finditer(rest))
    return parted - (-signs // SIGNS_A_WORD) - (-letters // LETTERS_A_WORD)


def is_prose(text: str) -> bool:
    """Whether a line of a page, given without double spaces, can be a sentence of its story."""
    words = count_words(text)
    if words < SHORTEST_SENTENCE or is_notice(text):
        return False
    is_closed = _END.search(text) is not None
    return is_closed or words >= SHORTEST_LINE
