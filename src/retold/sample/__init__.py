"""A news story and its retellings, written for this package: every place and person is invented.

source.txt        the story as a newspaper published it
source.html       the same as a web page, with all that surrounds a story on one
edited.txt        a sub-editor's copy: trimmed, reworded here and there, one sentence moved
spun.txt          a machine's retelling, with errors of every kind that the audit knows
independent.txt   another reporter's own account of the same event
"""

from importlib.resources import files
from pathlib import Path

from retold.errors import ReadError


def names() -> tuple[str, ...]:
    """The file names of the sample, in the order of the alphabet."""
    return tuple(sorted(entry.name for entry in files(__name__).iterdir() if _is_text(entry.name)))


def path(name: str) -> Path:
    """The path of one of `names()`; raises ReadError where the sample has no such file."""
    if name not in names():
        raise ReadError(f"{name}: the sample has no such file; choose one of {', '.join(names())}")
    return Path(str(files(__name__).joinpath(name)))


def _is_text(name: str) -> bool:
    return name.endswith((".txt", ".html"))
