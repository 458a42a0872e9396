"""What can go wrong, and what to do about it.

RetoldError
├── ReadError       an input could not be read: missing, binary, empty, unreachable
├── ExtractError    a page was read, but holds no article
├── FormatError     a file does not have the form that was asked for
└── MissingExtra    an optional dependency is not installed
"""


class RetoldError(Exception):
    """One line: the input, what is wrong with it, what to do.

    An input's name may hold half surrogates, which cannot be written out; a ? stands for each.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message.encode("utf-8", "replace").decode("utf-8"))


class ReadError(RetoldError):
    """An input could not be read."""


class ExtractError(RetoldError):
    """A page was read, but holds no article."""


class FormatError(RetoldError):
    """A file does not have the form that was asked for."""


class MissingExtra(RetoldError):  # noqa: N818 - named for what is missing
    """An optional dependency is not installed."""

    def __init__(self, wanted: str, extra: str) -> None:
        super().__init__(f"{wanted} needs an extra: pip install 'retold[{extra}]'")
        self._told = (wanted, extra)

    def __reduce__(self) -> tuple[type["MissingExtra"], tuple[str, str]]:
        """What makes it anew in another process."""
        return type(self), self._told
