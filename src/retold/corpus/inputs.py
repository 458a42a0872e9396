"""Whatever is named as an input -> its documents, and what was bad in it, told and passed over."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from retold.errors import ReadError, RetoldError
from retold.extract import extract
from retold.model import Document, Page
from retold.prepare import load
from retold.read import feeds, from_bytes, table, warc
from retold.read.feeds import read_feed
from retold.read.fields import Bad, Fields, to_document
from retold.read.files import MAX_FILE_BYTES, read_file
from retold.read.jsonl import NAMES as JSONL_NAMES
from retold.read.jsonl import Placed, read_jsonl, records
from retold.read.web import fetch

TEXT_NAMES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".shtml")
"""Files of a folder that hold one document each; others are passed over."""
TABLE_NAMES = (*table.CSV_NAMES, *table.PARQUET_NAMES)
NAMES = (*TEXT_NAMES, *JSONL_NAMES, *TABLE_NAMES, *warc.NAMES, *feeds.NAMES)
STDIN = "-"
FEED_STARTS = (b"<rss", b"<feed", b"<rdf:RDF")
LONGEST_LINE = 50_000_000
"""Bytes of a first line: a guard against an endless one."""
SNIFFED = 2_000
"""Bytes in which the first tag of a feed stands."""


def documents(inputs: Iterable[str], fields: Fields, *, follow: bool) -> Iterator[Document | Bad]:
    """The documents of some inputs: files, folders, addresses, standard input (`-`).

    Args:
        inputs: their names.
        fields: which fields of records to take.
        follow: whether to fetch the pages that the entries of a feed link to.
    """
    for where in inputs:
        try:
            if Path(where).is_dir():
                yield from _of_folder(Path(where), fields, follow=follow)
            else:
                yield from _of_one(where, fields, follow=follow)
        except RetoldError as error:
            yield Bad(where, str(error).removeprefix(f"{where}: "))


def _of_folder(folder: Path, fields: Fields, *, follow: bool) -> Iterator[Document | Bad]:
    """The documents of all files below a folder that we can read; a text's id is its path there."""
    for path in sorted(folder.rglob("*")):
        if not path.name.endswith(NAMES) or path.name.startswith(".") or not path.is_file():
            continue
        try:
            if path.name.endswith(TEXT_NAMES):
                yield _of_file(path, path.relative_to(folder).as_posix())
            else:
                yield from _of_one(str(path), fields, follow=follow)
        except RetoldError as error:
            yield Bad(str(path), str(error).removeprefix(f"{path}: "))


def _of_one(where: str, fields: Fields, *, follow: bool) -> Iterator[Document | Bad]:
    path = Path(where)
    if where == STDIN:
        yield from _of_stdin(fields)
    elif where.startswith(("http://", "https://")):
        yield from _of_address(where, follow=follow)
    elif where.endswith(JSONL_NAMES):
        yield from _of_records(read_jsonl(path), fields)
    elif where.endswith(table.CSV_NAMES):
        yield from _of_records(table.read_csv(path), fields)
    elif where.endswith(table.PARQUET_NAMES):
        yield from _of_records(table.read_parquet(path), fields)
    elif where.endswith(warc.NAMES):
        yield from _of_warc(path)
    elif where.endswith(feeds.NAMES):
        yield from _of_feed(read_file(where, where), where, follow=follow)
    elif where.endswith(TEXT_NAMES) or not path.exists():
        yield load(where)
    else:
        yield from _of_unnamed(path, fields)


def _of_stdin(fields: Fields) -> Iterator[Document | Bad]:
    """JSON Lines where the first character is a brace, else one text or page."""
    stream = sys.stdin.buffer
    first = stream.readline(LONGEST_LINE)
    if first.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        yield from _of_records(records(_chained(first, stream), "standard input"), fields)
    else:
        found = from_bytes(first + stream.read(), "stdin", name="standard input")
        yield extract(found) if isinstance(found, Page) else found


def _of_unnamed(path: Path, fields: Fields) -> Iterator[Document | Bad]:
    """A file whose name tells nothing: JSON Lines where its first line is an object, else a text.

    It is opened once: what a shell hands over as a file (`<(…)`) can be read only so often.
    """
    name = str(path)
    try:
        with path.open("rb") as stream:
            first = stream.readline(LONGEST_LINE)
            if _is_object(first):
                yield from _of_records(records(_chained(first, stream), name), fields)
                return
            rest = stream.read(MAX_FILE_BYTES + 1 - len(first))
    except OSError as error:
        raise ReadError(f"{name}: it cannot be opened ({error.strerror}); check it") from None
    if len(first) + len(rest) > MAX_FILE_BYTES:
        limit = MAX_FILE_BYTES // 1_000_000
        raise ReadError(f"{name}: it is larger than {limit} MB; split it into articles first")
    found = from_bytes(first + rest, path.name, name=name, path=path)
    yield extract(found) if isinstance(found, Page) else found


def _is_object(line: bytes) -> bool:
    """Whether a line is a JSON object."""
    try:
        return isinstance(json.loads(line.decode("utf-8-sig")), dict)
    except (ValueError, RecursionError):
        return False


def _chained(first: bytes, rest: Iterable[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _of_file(path: Path, id_: str) -> Document:
    found = from_bytes(read_file(str(path), str(path)), id_, name=str(path), path=path)
    if not isinstance(found, Page):
        return found
    return extract(found)


def _of_address(where: str, *, follow: bool) -> Iterator[Document | Bad]:
    answer = fetch(where)
    if any(start in answer.content[:SNIFFED] for start in FEED_STARTS):
        yield from _of_feed(answer.content, where, follow=follow)
        return
    found = from_bytes(answer.content, answer.url, url=answer.url, charset=answer.charset)
    yield extract(found) if isinstance(found, Page) else found


def _of_records(found: Iterable[Placed | Bad], fields: Fields) -> Iterator[Document | Bad]:
    for one in found:
        yield one if isinstance(one, Bad) else to_document(one[1], one[0], fields)


def _of_warc(path: Path) -> Iterator[Document | Bad]:
    for one in warc.read_warc(path):
        if isinstance(one, Bad):
            yield one
            continue
        place, found = one
        try:
            yield extract(found) if isinstance(found, Page) else found
        except RetoldError as error:
            yield Bad(f"{path}: {place}", str(error).removeprefix(f"{place}: "))


def _of_feed(content: bytes, name: str, *, follow: bool) -> Iterator[Document | Bad]:
    for one in read_feed(content, name):
        if isinstance(one, Bad):
            yield one
            continue
        place, record = one
        link = record.get("url")
        if not follow or not isinstance(link, str):
            yield to_document(record, place, Fields())
            continue
        try:
            yield load(link)
        except RetoldError as error:
            yield Bad(place, str(error))
