"""Which publishers belong together: outlets and hosts by family, from a file or a mapping."""

import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from retold.errors import FormatError, ReadError
from retold.model import Document


class Families:
    """Looks up the family of a document by its outlet, else by the host of its address."""

    def __init__(self, families: Mapping[str, Iterable[str]] | None = None) -> None:
        """families: the outlets and hosts of each family, by its name."""
        self._family = {
            _folded(outlet): name
            for name, outlets in (families or {}).items()
            for outlet in outlets
        }

    def of(self, document: Document) -> str:
        """The family of a document: its outlet, host or id where no family names it."""
        host = _host(document)
        for name in (document.outlet, *_hosts(host)):
            if name and _folded(name) in self._family:
                return self._family[_folded(name)]
        return document.outlet or host or document.id


def read_families(path: str | Path) -> Families:
    """The families of a file: JSON, {"family": ["outlet", "host"]}; or CSV, outlet and family.

    Raises:
        ReadError: the file cannot be read.
        FormatError: it is neither.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ReadError(f"{path}: it cannot be read ({error.strerror}); check the path") from None
    except UnicodeDecodeError:
        raise ReadError(f"{path}: it is no text in UTF-8; save it as such") from None
    return Families(_of_json(text, path) if text.lstrip().startswith("{") else _of_csv(text, path))


def _of_json(text: str, path: str | Path) -> Mapping[str, list[str]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not all(
        isinstance(outlets, list) and all(isinstance(outlet, str) for outlet in outlets)
        for outlets in found.values()
    ):
        raise FormatError(f'{path}: write JSON as {{"family": ["outlet", "host.example"]}}')
    return found


def _of_csv(text: str, path: str | Path) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for number, row in enumerate(csv.reader(text.splitlines()), start=1):
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if len(cells) != len(("outlet", "family")) or not all(cells):
            raise FormatError(
                f"{path}: line {number} has {len(cells)} column{'s' * (len(cells) != 1)}; write an "
                "outlet or host and its family on each line, with a comma between"
            )
        found.setdefault(cells[1], []).append(cells[0])
    return found


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold().removeprefix("www.")


def _host(document: Document) -> str:
    try:
        return (urlsplit(document.url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _hosts(host: str) -> list[str]:
    """A host and those that it is a part of: news.paper.example, paper.example."""
    parts = host.split(".")
    return [".".join(parts[at:]) for at in range(len(parts) - 1)]
