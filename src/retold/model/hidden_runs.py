"""Text -> the text without what hides in it, and what hid: runs of variation selectors.

A single selector chooses the form of the sign before it. Of two in a row the second has nothing to
choose: a run of them holds bytes, one a selector, which print nothing. C2PA hides a manifest so
behind a text (2.3, A.7; A.8 in 2.4), behind a U+FEFF. A run is no part of the text.
"""

import re

SELECTOR = "[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
"""A variation selector (a regular-expression class): 16, and 240 more."""
LEAST = 2
"""Selectors in a row that are a run: the second of two has nothing to choose the form of."""

_RUN = re.compile(f"\ufeff?{SELECTOR}{{{LEAST},}}")
_BEGIN = (b"\xef\xb8", b"\xf3\xa0")
"""How the selectors begin in UTF-8: cheaper to look for than the selectors, and seldom there."""
_PARTED = "\n"


def without_runs(text: str, encoded: bytes) -> tuple[str, str | None]:
    """The text without runs of selectors, and these, a line each; None where there are none.

    Args:
        text: the text.
        encoded: the same in UTF-8.
    """
    if not any(begin in encoded for begin in _BEGIN):
        return text, None
    runs = _RUN.findall(text)
    if not runs:
        return text, None
    return _RUN.sub("", text), _PARTED.join(runs)


def joined(*hidden: str | None) -> str | None:
    """The runs of several texts as those of one."""
    return _PARTED.join(filter(None, hidden)) or None


def runs_of(hidden: str | None) -> list[str]:
    """The single runs, as they stood in the text."""
    return hidden.split(_PARTED) if hidden else []
