"""WARC -> pages: the HTML that a crawl fetched, as Common Crawl publishes it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from retold.errors import MissingExtra, ReadError, RetoldError
from retold.model import Document, Page
from retold.read import from_bytes
from retold.read.addresses import without_credentials
from retold.read.bounded import MAX_RECORD_BYTES, too_long
from retold.read.codings import NotPacked, plain_body
from retold.read.fields import Bad
from retold.read.packed import TooLarge

NAMES = (".warc", ".warc.gz")
_HTML = ("text/html", "application/xhtml")
_OK = 200


def read_warc(path: Path) -> Iterator[tuple[str, Page | Document] | Bad]:
    """The pages of a file, each with its address as its place; other records are passed over.

    Raises:
        MissingExtra: fastwarc is not installed.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise MissingExtra("reading WARC", "warc") from None
    found = False
    try:
        with path.open("rb") as file:
            for record in ArchiveIterator(
                file, record_types=WarcRecordType.response, auto_decode="none"
            ):
                found = True
                if (record.http_content_type or "").lower().startswith(_HTML) and _is_ok(record):
                    yield _page(record, path)
    except (OSError, EOFError) as error:
        yield Bad(str(path), f"the file breaks off or is damaged ({error})")
    else:
        if not found:
            yield Bad(str(path), "it holds no WARC response")


def _is_ok(record: Any) -> bool:  # noqa: ANN401 - fastwarc has no types
    return record.http_headers is not None and record.http_headers.status_code == _OK


def _page(record: Any, path: Path) -> tuple[str, Page | Document] | Bad:  # noqa: ANN401
    url = without_credentials((record.headers.get("WARC-Target-URI") or str(path)).strip("<>"))
    place = f"{path}: {url}"
    length = record.content_length
    content = record.reader.read(MAX_RECORD_BYTES + 1)
    if len(content) > MAX_RECORD_BYTES:
        return Bad(place, too_long())
    if len(content) < length:
        return Bad(place, "the file breaks off in this record")
    try:
        found = _kept(content, record.http_headers, url)
    except RetoldError as error:
        return Bad(place, str(error).removeprefix(f"{url}: "))
    if isinstance(found, Page):
        found = replace(found, fetched=record.record_date)
    return url, found


def _kept(content: bytes, headers: Any, url: str) -> Page | Document:  # noqa: ANN401
    """What a body holds, out of its chunks and packing."""
    transfer = headers.get("Transfer-Encoding") or ""
    codings = headers.get("Content-Encoding") or ""
    try:
        body = plain_body(content, transfer, codings, MAX_RECORD_BYTES)
    except TooLarge:
        raise ReadError(f"{url}: {too_long()}") from None
    except NotPacked as error:
        raise ReadError(f"{url}: {error}") from None
    except ImportError as error:
        raise MissingExtra(f"unpacking it ({error.name})", "warc") from None
    return from_bytes(body, url, url=url, charset=_charset(headers))


def _charset(headers: Any) -> str | None:  # noqa: ANN401
    """The encoding that a header declares."""
    found = re.search(
        r"charset\s*=\s*[\"']?([\w:.-]{1,40})", headers.get("Content-Type") or "", re.IGNORECASE
    )
    return found[1] if found else None
