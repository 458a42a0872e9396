"""What an http(s) address answers, within limits of time, size and redirects."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from retold.errors import ReadError

if TYPE_CHECKING:
    import httpx2

TIMEOUT = 10.0
"""Seconds to wait for a connection or for the next bytes."""

DEADLINE = 30.0
"""Seconds that a whole answer may take: a server may not trickle for ever."""

MAX_PAGE_BYTES = 50_000_000
"""The largest of 181 news pages has 1.5 MB; a plain text may be a whole book."""

MAX_REDIRECTS = 8
"""Twice what a shortener, a consent page and a move to https need together."""

_READABLE = ("text/", "application/xhtml+xml", "application/xml", "application/octet-stream")
_FAULTS = {
    401: "it asks for a login",
    402: "it asks for a payment",
    403: "it refuses programs such as this one",
    404: "there is no such page",
    410: "the page was taken down",
    429: "it was asked too often",
    451: "the page may not be shown here",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered: the final address, the bytes and the declared encoding."""

    url: str
    content: bytes
    charset: str | None


def fetch(url: str) -> Answer:
    """The answer of an http(s) address after its redirects.

    Raises:
        ReadError: no such host, an error status, a timeout, too many redirects, not a text.
    """
    import httpx2

    if not _is_web_address(url):
        raise ReadError(f"{url}: only http and https addresses can be fetched; check the address")
    with (
        _faults_of(url),
        httpx2.Client(
            headers={"User-Agent": user_agent(), "Accept": "text/html, text/plain;q=.9, */*;q=.1"},
            timeout=TIMEOUT,
            follow_redirects=True,
            max_redirects=MAX_REDIRECTS,
        ) as client,
        client.stream("GET", url) as response,
    ):
        _check_status(response, url)
        _check_type(response, url)
        return Answer(str(response.url), _body(response, url), response.charset_encoding)


def user_agent() -> str:
    """The name under which retold asks for pages."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"retold/{version('retold')}"
    except PackageNotFoundError:  # run from its source, not installed
        return "retold/source"


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


@contextmanager
def _faults_of(url: str) -> Iterator[None]:
    """Turns every fault of the connection into one line."""
    import httpx2

    try:
        yield
    except httpx2.TimeoutException:
        raise ReadError(
            f"{url}: no answer within {TIMEOUT:.0f} seconds; try again later, or save the page "
            "and give the file"
        ) from None
    except httpx2.TooManyRedirects:
        raise ReadError(
            f"{url}: it redirects more than {MAX_REDIRECTS} times; open it in a browser and save it"
        ) from None
    except httpx2.DecodingError:
        raise ReadError(f"{url}: the answer is garbled; save the page and give the file") from None
    except (httpx2.InvalidURL, httpx2.UnsupportedProtocol, UnicodeError, ValueError):
        raise ReadError(f"{url}: this is no http or https address; check it") from None
    except (httpx2.HTTPError, OSError) as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise ReadError(
            f"{url}: it cannot be reached ({reason}); check the address and the connection"
        ) from None


def _check_status(response: "httpx2.Response", url: str) -> None:
    code = response.status_code
    if response.is_success:
        return
    if code in _FAULTS:
        fault = _FAULTS[code]
    else:
        fault = "the server failed" if response.is_server_error else "it was not delivered"
    raise ReadError(
        f"{url}: {fault} (status {code}); open it in a browser, save it and give the file"
    )


def _check_type(response: "httpx2.Response", url: str) -> None:
    kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind and not kind.startswith(_READABLE):
        raise ReadError(
            f"{url}: it is of the type {kind}, not a page; give a page, or its text as a .txt file"
        )


def _body(response: "httpx2.Response", url: str) -> bytes:
    started, size, chunks = time.monotonic(), 0, []
    for chunk in response.iter_bytes():
        size += len(chunk)
        if size > MAX_PAGE_BYTES:
            limit = MAX_PAGE_BYTES // 1_000_000
            raise ReadError(f"{url}: it is larger than {limit} MB; save the article itself")
        if time.monotonic() - started > DEADLINE:
            raise ReadError(
                f"{url}: not complete after {DEADLINE:.0f} seconds; save the page and give the file"
            )
        chunks.append(chunk)
    return b"".join(chunks)
