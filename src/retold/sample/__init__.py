"""A news story and its retellings, written for this package: every place and person is invented.

source        the story as a newspaper published it
page          the same as a web page, with all that surrounds a story on one
edited        a sub-editor's copy: trimmed, reworded here and there, one paragraph moved
spun          a careless retelling in other words, with errors of every kind that the audit knows
independent   another reporter's own account of the same event
"""

from importlib.resources import files
from pathlib import Path

from retold.errors import ReadError

_FILES = {
    "source": "source.txt",
    "page": "source.html",
    "edited": "edited.txt",
    "spun": "spun.txt",
    "independent": "independent.txt",
}


def names() -> tuple[str, ...]:
    """The names of the sample's documents."""
    return tuple(_FILES)


def path(name: str) -> Path:
    """The path of one of `names()`; raises ReadError where the sample has no such document."""
    if name not in _FILES:
        raise ReadError(f"{name}: not in the sample; choose one of {', '.join(_FILES)}")
    return Path(str(files(__name__).joinpath(_FILES[name])))
