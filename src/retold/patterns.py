"""Patterns of regular expressions that are compiled when they are first looked for.

To compile all that the modules hold takes a third of the time that importing them does, and of
those for other languages, odd spellings and dates of pages a comparison seldom needs one.
"""

import re
from typing import cast


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, compiled when it is first used; for one that seldom is, else `re.compile`.

    It does what a pattern does, but is none to functions of `re` that take one.
    """
    return cast("re.Pattern[str]", _Later(source, flags))


class _Later:
    """A pattern that takes what it is asked for from the compiled one, and keeps it."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> object:
        # `re` keeps the last 512 patterns: the second thing that is asked for compiles none anew.
        value = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, value)
        return value
