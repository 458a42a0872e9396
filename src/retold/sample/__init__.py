"""A news story and its retellings, written for this package: every place and person is invented.

source        the story as a newspaper published it
page          the same as a web page, with all that surrounds a story on one
edited        a sub-editor's copy: trimmed, reworded here and there, one paragraph moved
spun          a careless retelling in other words, with errors of every kind that the audit knows
independent   another reporter's own account of the same event
"""

import json
from importlib.resources import files
from pathlib import Path

from retold.errors import ReadError, RetoldError

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


_COPIES = {
    "story.txt": "source",
    "page.html": "page",
    "retelling.txt": "spun",
    "copy.txt": "edited",
    "report.txt": "independent",
}
"""What the examples of the documentation call the sample's documents."""
_REPRINT = "story-again"
_PUBLISHED = {
    "story": ("Marren Coast Courier", "2026-10-09T19:00"),
    "report": ("Channel Nine", "2026-10-09T20:15"),
    "copy": ("Harbour Wire", "2026-10-09T21:30"),
    _REPRINT: ("Dunmere Post", "2026-10-10T05:00"),
    "retelling": ("World in Brief", "2026-10-11T14:00"),
}
"""Who published each article of `articles.jsonl`, and when: a lineage needs dates."""


def write_files(folder: Path) -> list[Path]:
    """Write the files that the examples of the documentation name; returns where they are.

    They are the sample's documents, `articles.jsonl` with all of them and one twice, and
    `pairs.txt`, which pairs the story with what was made of it.

    Raises:
        RetoldError: a file of such a name is there with something else in it, or the folder
            cannot be written.
    """
    texts = {copy: path(name).read_text(encoding="utf-8") for copy, name in _COPIES.items()}
    articles = [name for name in texts if name.endswith(".txt")]
    named = {Path(name).stem: texts[name] for name in articles}
    texts["articles.jsonl"] = _records({**named, _REPRINT: texts["story.txt"]})
    texts["pairs.txt"] = "".join(f"{articles[0]} {name}\n" for name in articles[1:])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            _write(folder / name, text.encode())
    except OSError as error:
        raise RetoldError(
            f"{folder}: cannot be written ({error.strerror}); choose another folder"
        ) from None
    return [folder / name for name in texts]


def _records(articles: dict[str, str]) -> str:
    """A line of JSON for each article, by its id, with its outlet and date."""
    rows = [
        {"id": name, "outlet": _PUBLISHED[name][0], "published": _PUBLISHED[name][1], "text": text}
        for name, text in articles.items()
    ]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _write(file: Path, content: bytes) -> None:
    if file.exists() and file.read_bytes() != content:
        raise RetoldError(
            f"{file}: it is there already, with something else; choose another folder"
        )
    file.write_bytes(content)
