"""MHTML, a page saved with its pictures in one file -> the page: RFC 2557, read as a mail."""

import re
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from retold.errors import ReadError
from retold.read.addresses import is_web_address, without_credentials

MAX_PARTS = 5_000
"""Parts of a file that are looked at; a page with a thousand pictures has as many."""

_HTML = ("text/html", "application/xhtml+xml")
_SAVE = "open it in a browser and save it as HTML"


@dataclass(frozen=True, slots=True)
class RootPart:
    """The page of an MHTML file: its bytes, what it declares of itself, where it was saved from."""

    content: bytes
    charset: str | None
    url: str | None
    is_html: bool


def root_part(content: bytes, name: str) -> RootPart:
    """The part of an MHTML file that holds the page.

    Raises:
        ReadError: no part holds a page, or the file is damaged.
    """
    try:
        whole = BytesParser(policy=compat32).parsebytes(content)
        part = _root(whole)
        body = part.get_payload(decode=True) if part is not None else None
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:
        raise ReadError(f"{name}: this MHTML file is damaged ({error}); {_SAVE}") from None
    if part is None or not isinstance(body, bytes) or not body.strip():
        raise ReadError(f"{name}: this MHTML file holds no page; {_SAVE}")
    return RootPart(
        body,
        part.get_content_charset(),
        _address(whole, part),
        part.get_content_type() in _HTML,
    )


def _root(whole: Message) -> Message | None:
    """The part that `start` names, else the first that is HTML, else the first that is text."""
    parts = [
        part
        for part, _ in zip(whole.walk(), range(MAX_PARTS), strict=False)
        if not part.is_multipart()
    ]
    start = whole.get_param("start")
    if isinstance(start, str):
        named = (part for part in parts if str(part.get("Content-ID", "")).strip() == start.strip())
        root = next(named, None)
        if root is not None and root.get_content_type() in (*_HTML, "text/plain"):
            return root
    for types in (_HTML, ("text/plain",)):
        root = next((part for part in parts if part.get_content_type() in types), None)
        if root is not None:
            return root
    return None


def _address(whole: Message, part: Message) -> str | None:
    """Where the page was saved from."""
    named = (
        whole.get("Snapshot-Content-Location"),
        part.get("Content-Location"),
        whole.get("Content-Location"),
    )
    for value in named:
        address = re.sub(r"\s+", "", str(value or ""))
        if is_web_address(address):
            return without_credentials(address)
    return None
