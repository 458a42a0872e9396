"""The hand-made lists beside this file: a group of words a line, comments behind a #."""

from retold.bundled import beside


def lines(name: str) -> list[str]:
    """The lines of a list, without comments."""
    text = beside(__name__, name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def words(name: str) -> frozenset[str]:
    """All words of a list."""
    return frozenset(word for line in lines(name) for word in line.split())
