"""Whatever is named as an input -> its records and documents; what is bad is told, passed over."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from io import BufferedReader
from itertools import chain
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeAlias

from retold.errors import ReadError, RetoldError
from retold.filesystems import as_path
from retold.model import Document
from retold.prepare import as_story
from retold.read import decode, feeds, from_answer, from_bytes, shown, table, warc
from retold.read.bounded import bounded_lines, too_long
from retold.read.decode import NotText
from retold.read.endings import READ_ENDINGS, is_named_among_others, refused_ending
from retold.read.feeds import read_feed
from retold.read.fields import Bad, Fields, with_lost_date
from retold.read.file_kinds import is_feed
from retold.read.files import read_file, within_limit
from retold.read.json_file import NAMES as JSON_NAMES
from retold.read.json_file import is_json, read_json
from retold.read.jsonl import NAMES as JSONL_NAMES
from retold.read.jsonl import Placed, read_jsonl, read_lines, records
from retold.read.packed import DAMAGED, ENDINGS, TooLarge, is_packed, unpacking
from retold.read.web import fetch

TEXT_NAMES = tuple(name + packing for name in READ_ENDINGS for packing in ("", *ENDINGS))
"""Files of a folder that hold one document each."""
TABLE_NAMES = (*table.CSV_NAMES, *table.PARQUET_NAMES)
NAMES = (*TEXT_NAMES, *JSONL_NAMES, *TABLE_NAMES, *warc.NAMES, *feeds.NAMES)
STDIN = "-"
WEB = ("http://", "https://")

Entry: TypeAlias = Placed | Document | Bad
"""A record with its place, a document, or what was bad."""


def documents(
    inputs: Iterable[str], fields: Fields, *, follow: bool, allow_private: bool = False
) -> Iterator[Document | Bad]:
    """The documents of some inputs: files, folders, addresses, standard input (`-`).

    Args:
        inputs: their names.
        fields: which fields of records to take.
        follow: whether to fetch the pages that the entries of a feed link to.
        allow_private: whether links and redirects may lead into this machine or network.
    """
    for entry in entries(inputs, follow=follow, allow_private=allow_private):
        if isinstance(entry, Document | Bad):
            yield entry
        else:
            place, record = entry
            yield from with_lost_date(record, place, fields)


def entries(
    inputs: Iterable[str], *, follow: bool = False, allow_private: bool = False
) -> Iterator[Entry]:
    """As `documents`, but records as they are, each with its place.

    Args:
        inputs: their names.
        follow: whether to fetch the pages that the entries of a feed link to.
        allow_private: whether links and redirects may lead into this machine or network.
    """
    reader = Reader(follow=follow, allow_private=allow_private)
    for where in inputs:
        is_empty = True
        for part in parts(where):
            for entry in reader.of_part(part):
                is_empty = False
                yield entry
        if is_empty and as_path(where).is_dir():
            yield nothing_in(where)


class Part(NamedTuple):
    """A part of an input that is read in one place.

    where: the file, address or standard input. folder: that it was found in, if the input is one.
    span: of JSON Lines the bytes, of Parquet the groups of rows; None for all. first: how many
    lines or rows are before these. spool: a file with the bytes of what can be read but once.
    """

    where: str
    folder: str | None = None
    span: tuple[int, int] | None = None
    first: int = 0
    spool: str | None = None


def parts(where: str) -> Iterator[Part]:
    """The files of an input: of a folder all that are read, of any other input the input itself.

    Pictures, sounds, programs and the like are passed over; what may hold a text and is not read
    (.doc, .odt, .epub, .zip …) is a part, which is told as bad.
    """
    folder = as_path(where)
    try:
        if not folder.is_dir():
            yield Part(where)
            return
    except (OSError, ValueError):
        yield Part(where)
        return
    for path in sorted(folder.rglob("*")):
        name = path.name.lower()
        if path.name.startswith(".") or not path.is_file():
            continue
        if name.endswith((*NAMES, *JSON_NAMES)) or is_named_among_others(name):
            yield Part(str(path), where)


def nothing_in(folder: str) -> Bad:
    """What is told of a folder of which nothing was read."""
    return Bad(shown(folder), "nothing in it can be read; name a folder with texts")


class Reader:
    """Reads inputs of every kind; it knows what may be fetched."""

    def __init__(self, *, follow: bool, allow_private: bool) -> None:
        self._follow, self._allow_private = follow, allow_private

    def of_part(self, part: Part) -> Iterator[Entry]:
        """The entries of a part of an input; of a folder a document's id is its path there."""
        name = shown(part.where)
        try:
            yield from self._of_part(part)
        except RetoldError as error:
            yield Bad(name, str(error).removeprefix(f"{name}: "))
        except (OSError, ValueError) as error:
            yield Bad(name, f"it is no path ({error})")

    def _of_part(self, part: Part) -> Iterator[Entry]:
        path, name = as_path(part.where), part.where.lower()
        if part.spool is not None:
            with as_path(part.spool).open("rb") as stream:
                yield from self._of_stream(stream, *_read_once(part.where))
        elif part.span is not None and name.endswith(JSONL_NAMES):
            yield from read_lines(path, part.span, part.first)
        elif part.span is not None:
            yield from table.read_parquet(path, part.span, part.first)
        elif part.folder is not None and name.endswith(TEXT_NAMES):
            yield _of_file(path, path.relative_to(part.folder).as_posix())
        elif part.folder is not None and not name.endswith((*NAMES, *JSON_NAMES)):
            yield Bad(part.where, f"it is {refused_ending(name)}")
        else:
            yield from self.of_one(part.where)

    def of_one(self, where: str) -> Iterator[Entry]:
        """The entries of one input."""
        path, name = as_path(where), where.lower()
        if where == STDIN:
            yield from self._of_stdin()
        elif name.startswith(WEB):
            answer = fetch(where, allow_private=self._allow_private)
            origin = _Origin(answer.url, answer.url, answer.url, answer.charset)
            yield from self._of_content(answer.content, origin)
        elif name.endswith(JSONL_NAMES):
            yield from read_jsonl(path)
        elif (
            name.endswith(JSON_NAMES)
            and path.is_file()
            and is_json(content := read_file(where, where))
        ):
            feed = _feed_in(content)
            yield from read_json(content, where) if feed is None else self._of_feed(feed, where)
        elif name.endswith(table.CSV_NAMES):
            yield from table.read_csv(path)
        elif name.endswith(table.PARQUET_NAMES):
            yield from table.read_parquet(path)
        elif name.endswith(warc.NAMES):
            yield from _of_warc(path)
        elif name.endswith(feeds.NAMES):
            content = read_file(where, where)
            yield from self._of_feed(_feed_in(content) or _decoded(content, where), where)
        elif name.endswith(TEXT_NAMES) or refused_ending(name) or not path.exists():
            yield _of_file(path, path.name)
        else:
            yield from self._of_unnamed(path)

    def _of_stdin(self) -> Iterator[Entry]:
        """JSON Lines where the first character is a brace, else a feed, a document or a page."""
        stream = getattr(sys.stdin, "buffer", None)
        if stream is None:
            raise ReadError("standard input: it is closed; pipe a text into it or give a file")
        yield from self._of_stream(stream, *_read_once(STDIN))

    def _of_unnamed(self, path: Path) -> Iterator[Entry]:
        """A file whose name tells nothing: JSON Lines where its first line is an object.

        It is opened once: what a shell hands over as a file (`<(…)`) can be read only so often.
        """
        name = shown(str(path))
        try:
            stream = path.open("rb")
        except OSError as error:
            raise ReadError(f"{name}: it cannot be opened ({error.strerror}); check it") from None
        with stream:
            yield from self._of_stream(stream, *_read_once(str(path)))

    def _of_stream(
        self, stream: BinaryIO, origin: "_Origin", is_record: Callable[[bytes], bool]
    ) -> Iterator[Entry]:
        """Records where the first line is one, else a feed, a document or a page; packed or not."""
        try:
            start = stream.peek(10)[:10] if isinstance(stream, BufferedReader) else b""
            if is_packed(start):
                stream = unpacking(stream, start)
            lines = bounded_lines(stream)
            first = next(lines, b"")
            if first is None:
                raise ReadError(f"{origin.name}: its first line is bad: {too_long()}")
            are_records = is_record(first) and not is_feed(_beginning(first))
            content = b"" if are_records else first + within_limit(stream, origin.name)
        except TooLarge:
            raise ReadError(
                f"{origin.name}: unpacking it takes more memory than is allowed; pack it with gzip"
            ) from None
        except DAMAGED as error:
            raise ReadError(
                f"{origin.name}: it breaks off or is damaged ({error}); get it anew"
            ) from None
        if are_records:
            yield from records(chain([first], lines), origin.name)
        else:
            yield from self._of_content(content, origin)

    def _of_content(self, content: bytes, origin: "_Origin") -> Iterator[Entry]:
        """The entries of what a file holds, an address answered, or standard input gave."""
        text = _feed_in(content, origin.charset)
        if text is not None:
            yield from self._of_feed(text, origin.name, origin.url)
            return
        id_, url, charset, path = origin[1:]
        page = from_bytes(content, id_, url=url, charset=charset, path=path, name=origin.name)
        document = as_story(page, origin.name)
        yield replace(document, id=id_) if path else document

    def _of_feed(self, text: str, name: str, base: str | None = None) -> Iterator[Entry]:
        """The entries of a feed; `base` is the address that its links may be relative to."""
        for entry in read_feed(text, name, base):
            if isinstance(entry, Bad):
                yield entry
                continue
            place, record = entry
            link = record.get("url")
            if not self._follow or not isinstance(link, str):
                yield entry
                continue
            try:
                # Named by data, not by a person: http(s) alone, and the public internet alone.
                answer = fetch(link, typed=False, allow_private=self._allow_private)
                yield as_story(from_answer(answer), answer.url)
            except RetoldError as error:
                yield Bad(place, str(error))


class _Origin(NamedTuple):
    """Where some bytes came from.

    name: what messages call it.
    id: of the document, should it be no page.
    """

    name: str
    id: str
    url: str | None = None
    charset: str | None = None
    path: Path | None = None


def _read_once(where: str) -> tuple[_Origin, Callable[[bytes], bool]]:
    """What standard input, or a file whose name tells nothing, is; and what tells its records."""
    if where == STDIN:
        return _Origin("standard input", "stdin"), _begins_an_object
    path = Path(where)
    return _Origin(shown(where), path.name, path=path), _is_object


def _of_file(path: Path, id_: str) -> Document:
    """The document in a file, under an id; also where the file is a page that names another."""
    name = shown(str(path))
    page = from_bytes(read_file(str(path), name), id_, name=name, path=path)
    return replace(as_story(page, name), id=id_)


def _begins_an_object(line: bytes) -> bool:
    """Whether a line begins as JSON Lines do: one that is broken is then told as a bad row."""
    return line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{")


def _is_object(line: bytes) -> bool:
    """Whether a line is a JSON object."""
    try:
        return isinstance(json.loads(line.decode("utf-8-sig")), dict)
    except (ValueError, RecursionError):
        return False


def _feed_in(content: bytes, charset: str | None = None) -> str | None:
    """The text of a feed; None where the bytes hold none."""
    if not is_feed(_beginning(content)):
        return None
    try:
        return decode(content, charset)
    except NotText:
        return None


def _beginning(content: bytes) -> str:
    """The first characters, to tell a feed by its first element."""
    start = content[:20_000]
    encoding = "utf-16" if start.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    return start.decode(encoding, "replace")


def _decoded(content: bytes, where: str) -> str:
    try:
        return decode(content)
    except NotText as error:
        raise ReadError(f"{where}: {error}") from None


def _of_warc(path: Path) -> Iterator[Entry]:
    for entry in warc.read_warc(path):
        if isinstance(entry, Bad):
            yield entry
            continue
        place, page = entry
        try:
            yield as_story(page, place)
        except RetoldError as error:
            yield Bad(f"{path}: {place}", str(error).removeprefix(f"{place}: "))
