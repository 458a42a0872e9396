"""WARC -> pages: the HTML that a crawl fetched, as Common Crawl publishes it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from retold.errors import MissingExtra, ReadError
from retold.model import Document, Page
from retold.read import from_bytes
from retold.read.fields import Bad

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
            for record in ArchiveIterator(file, record_types=WarcRecordType.response):
                found = True
                if (record.http_content_type or "").startswith(_HTML) and _is_ok(record):
                    yield _page(record, path)
    except (OSError, EOFError) as error:
        yield Bad(str(path), f"the file breaks off or is damaged ({error})")
    else:
        if not found:
            yield Bad(str(path), "it holds no WARC response")


def _is_ok(record: Any) -> bool:  # noqa: ANN401 - fastwarc has no types
    return record.http_headers is not None and record.http_headers.status_code == _OK


def _page(record: Any, path: Path) -> tuple[str, Page | Document] | Bad:  # noqa: ANN401
    url = record.headers.get("WARC-Target-URI") or str(path)
    length = record.content_length
    content = record.reader.read()
    if len(content) < length:
        return Bad(f"{path}: {url}", "the file breaks off in this record")
    try:
        found = from_bytes(content, url, url=url, charset=record.http_charset)
    except ReadError as error:
        return Bad(f"{path}: {url}", str(error).removeprefix(f"{url}: "))
    if isinstance(found, Page):
        found = replace(found, fetched=record.record_date)
    return url, found
