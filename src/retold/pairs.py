"""A list of pairs -> the pairs: lines of two names, a table, or JSON Lines."""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from retold.errors import FormatError, ReadError
from retold.prepare import names_a_file
from retold.read.decode import NotText, decode
from retold.read.files import read_file, read_stdin

SIDES = ("source", "target")
NAMES = ("name", "id")
"""Columns that may name a pair's result."""
DELIMITERS = (",", ";", "\t", "|")
ENDINGS = {
    "html": "html",
    "json": "json",
    "markdown": "md",
    "docx": "docx",
    "pan": "xml",
    "text": "txt",
    "annotation": "jsonld",
    "schema-org": "jsonld",
    "csv": "csv",
    "parquet": "parquet",
}
"""How the results of a form are called."""
LONGEST_STEM = 80
"""Characters of each side in the name of a result: two of them fit into any file system's 255."""

_UNSAFE = re.compile(r"[^\w.+-]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things to compare, as every verb takes them, and the file for the result."""

    source: Path | str
    target: Path | str
    out: Path


@dataclass(frozen=True, slots=True)
class Folders:
    """Where names in a list are looked for (None: where we are), and where results go."""

    source: Path | None
    target: Path | None
    out: Path


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a list: where it stands, and its two sides, not yet looked for in a folder.

    is_name: both are names of files or addresses, never texts.
    """

    place: str
    source: str
    target: str
    is_name: bool
    name: str | None = None


def read_pairs(where: str, folders: Folders, form: str) -> list[Pair]:
    """The pairs that a list names, each once, in its order.

    A list is one of these, told by its first line:

    - JSON Lines: objects with `source` and `target`, each a path, an address or a text;
    - a table with a header line that has `source` and `target` (commas, semicolons, tabs, bars);
    - lines of two names, `SOURCE TARGET`, with a tab between them where names have spaces. The
      lists of the PAN corpora name the target first: a list is read so where only so its names
      are found in the folders, where they are found either way and `form` is "pan", and after a
      first line `TARGET SOURCE`.

    Args:
        where: the list's path, or `-` for standard input.
        folders: where its names are looked for, and where results go.
        form: of the results: "html", "json", "pan" or "text".

    Raises:
        ReadError: the list cannot be read, or is empty.
        FormatError: a line is no pair, or its result would take the place of another line's.
    """
    name = "standard input" if where == "-" else where
    try:
        lines = decode(read_stdin() if where == "-" else read_file(where, name)).splitlines()
    except NotText as error:
        raise ReadError(f"{name}: {error}") from None
    first = next((line for line in lines if line.strip()), "")
    rows: Iterable[_Row]
    if first.lstrip().startswith("{"):
        rows = _records(lines, name)
    elif mark := _table_mark(first):
        rows = _table(lines, mark, name)
    else:
        rows = _lines(lines, name, folders, form)
    pairs = _placed(rows, folders, form)
    if not pairs:
        raise ReadError(f"{name}: it names no pair; write a line 'SOURCE TARGET' for each")
    return pairs


def _records(lines: Sequence[str], name: str) -> Iterator[_Row]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place = f"{name}:{number}"
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise FormatError(f"{place}: it is not JSON ({error})") from None
        if not isinstance(record, dict):
            raise FormatError(f"{place}: it is no object; write {{'source': …, 'target': …}}")
        yield _row(place, record)


def _table_mark(header: str) -> str | None:
    """What parts the cells of a table, if a line is the header of one."""
    for mark in DELIMITERS:
        cells = {cell.strip().strip('"').casefold() for cell in header.split(mark)}
        if cells.issuperset(SIDES):
            return mark
    return None


def _table(lines: Sequence[str], mark: str, name: str) -> Iterator[_Row]:
    reader = csv.reader((line + "\n" for line in lines), delimiter=mark)
    try:
        header = [cell.strip().casefold() for cell in next(reader)]
        for cells in reader:
            place = f"{name}:{reader.line_num}"
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(header):
                raise FormatError(f"{place}: it has {len(cells)} cells, the header {len(header)}")
            yield _row(place, dict(zip(header, cells, strict=True)))
    except csv.Error as error:
        raise FormatError(f"{name}:{reader.line_num}: {error}") from None


def _row(place: str, record: dict[str, object]) -> _Row:
    sides = [record.get(side) for side in SIDES]
    for side, value in zip(SIDES, sides, strict=True):
        if not isinstance(value, str) or not value.strip():
            raise FormatError(f"{place}: it has no {side!r}; give a path, an address or a text")
        if value.strip() == "-":
            raise FormatError(f"{place}: standard input cannot be one of many; name a file")
    named = next((str(record[key]) for key in NAMES if record.get(key) not in (None, "")), None)
    source, target = map(str, sides)
    return _Row(place, source.strip(), target.strip(), is_name=False, name=named)


def _lines(lines: Sequence[str], name: str, folders: Folders, form: str) -> list[_Row]:
    rows: list[_Row] = []
    header: tuple[str, ...] | None = None
    for number, line in enumerate(lines, start=1):
        names = [part.strip() for part in (line.split("\t") if "\t" in line else line.split())]
        if not any(names):
            continue
        place = f"{name}:{number}"
        if len(names) != len(SIDES):
            raise FormatError(f"{place}: expected 'SOURCE TARGET', found {line.strip()!r}")
        if not rows and header is None and sorted(map(str.casefold, names)) == sorted(SIDES):
            header = tuple(map(str.casefold, names))
            continue
        rows.append(_Row(place, names[0], names[1], is_name=True))
    turned = header != SIDES if header else _is_target_first(rows, folders, form)
    if not turned:
        return rows
    return [_Row(row.place, row.target, row.source, is_name=True) for row in rows]


def _is_target_first(rows: Iterable[_Row], folders: Folders, form: str) -> bool:
    """Whether the lines name the target first, by where the files lie."""
    plain = turned = 0
    for row in rows:
        plain += _exists(row.source, folders.source) and _exists(row.target, folders.target)
        turned += _exists(row.target, folders.source) and _exists(row.source, folders.target)
    return turned > plain or (turned == plain and form == "pan")


def _exists(name: str, folder: Path | None) -> bool:
    try:
        return ((folder or Path()) / name).is_file()
    except (OSError, ValueError):
        return False


def _placed(rows: Iterable[_Row], folders: Folders, form: str) -> list[Pair]:
    """The pairs with the places of their results; the same pair twice is one."""
    pairs: dict[Path, tuple[str, Pair]] = {}
    for number, row in enumerate(rows, start=1):
        source = _found(row.source, folders.source, is_name=row.is_name)
        target = _found(row.target, folders.target, is_name=row.is_name)
        stem = _safe(row.name) if row.name else _stem(source, target, number)
        pair = Pair(source, target, folders.out / f"{stem}.{ENDINGS[form]}")
        place, same = pairs.setdefault(pair.out, (row.place, pair))
        if (same.source, same.target) != (pair.source, pair.target):
            raise FormatError(
                f"{row.place}: its result would take the place of line "
                f"{place.rsplit(':', 1)[-1]}'s, {pair.out}; rename a file, give the two a 'name' "
                "in a table or JSON Lines, or list them apart and name another --out"
            )
    return [pair for _, pair in pairs.values()]


def _found(value: str, folder: Path | None, *, is_name: bool) -> Path | str:
    """A name in its folder; an address or a text as it is."""
    if value.startswith(("http://", "https://")):
        return value
    if is_name or (folder is not None and (_exists(value, folder) or names_a_file(value))):
        return (folder or Path()) / value
    return value


def _stem(source: Path | str, target: Path | str, number: int) -> str:
    """TARGET-SOURCE without folders and endings; of what is no file, the number of the line."""
    sides = (target, source)
    if not all(isinstance(side, Path) or _is_path(side) for side in sides):
        return f"pair-{number:04}"
    return "-".join(_safe(Path(side).stem) for side in sides)


def _is_path(value: str) -> bool:
    return "://" not in value and names_a_file(value)


def _safe(name: str) -> str:
    """A name as a part of a file's name."""
    return _UNSAFE.sub("_", name).strip("._")[:LONGEST_STEM] or "pair"
