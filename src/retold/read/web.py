"""What an http(s) address answers, within limits of time, size and redirects."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from retold.errors import ReadError
from retold.read.addresses import is_web_address, without_credentials
from retold.read.endings import refused_type

if TYPE_CHECKING:
    import httpx2

TIMEOUT = 10.0
"""Seconds to wait for a connection or for the next bytes."""

DEADLINE = 30.0
"""Seconds that a whole answer may take, from the look-up of its name over redirects and headers to
its last byte: a server may not trickle for ever."""

MAX_PAGE_BYTES = 50_000_000
"""The largest of 181 news pages has 1.5 MB; a plain text may be a whole book."""

MAX_REDIRECTS = 8
"""Twice what a shortener, a consent page and a move to https need together."""

INSIDE = (
    "what a redirect or a feed names must be on the public internet: "
    "name it yourself, or give --allow-private"
)
"""The cure where data names what lies inside."""

_ACCEPT = "text/html, application/xhtml+xml, text/plain;q=.9, */*;q=.1"
_FAULTS = {
    401: "it asks for a login",
    402: "it asks for a payment",
    403: "it refuses programs such as this one",
    404: "there is no such page",
    410: "the page was taken down",
    429: "it was asked too often",
    451: "the page may not be shown here",
}


class Unreachable(ReadError):  # noqa: N818 - named for what is the case
    """No answer came, or none in time: another try may have one."""


class NotPublic(ReadError):  # noqa: N818 - named for what is the case
    """What data names lies inside this machine or network, where it may not lead."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered.

    Attributes:
        url: the final address, without a user name or password.
        content: the bytes.
        charset: the encoding that its header declares.
        kind: the media type that its header declares, in lower case; empty where it declares none.
    """

    url: str
    content: bytes
    charset: str | None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What an address answered to one request, whatever its status.

    Attributes:
        status: the status code.
        headers: by their names in lower case.
        redirect: where it sends on to; None where it does not.
        answer: what it delivered; None of any status but 2xx.
    """

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    redirect: str | None = None
    answer: Answer | None = None


def ask(
    url: str,
    *,
    typed: str | None = None,
    allow_private: bool = False,
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
) -> Reply:
    """The reply of an http(s) address to one request; no redirect is followed.

    Args:
        url: the address.
        typed: an address that a person named, whose host and port may lie inside this machine or
            network; None where data named all.
        allow_private: whether any host may.
        headers: further headers of the request, say the conditions under which to answer.
        body: what to post; None to get.

    Raises:
        Unreachable: no such host, or no whole answer in time.
        NotPublic: it lies inside, and may not.
        ReadError: it is no such address, or what was delivered is no page, feed or document.
    """
    name = without_credentials(url)
    if not is_web_address(url):
        raise ReadError(f"{name}: only http and https addresses can be fetched; check the address")
    with _faults_of(name), _client(typed, allow_private=allow_private) as client:
        method = "GET" if body is None else "POST"
        request = client.build_request(method, url, headers=dict(headers or {}), content=body)
        response = client.send(request, stream=True)
        with closing(response):
            onward = response.next_request
            return Reply(
                response.status_code,
                {key.lower(): value for key, value in response.headers.items()},
                str(onward.url) if onward is not None else None,
                _whole(response, name) if response.is_success and body is None else None,
            )


def fetch(url: str, *, typed: bool = True, allow_private: bool = False) -> Answer:
    """The answer of an http(s) address after its redirects.

    Args:
        url: the address.
        typed: whether a person named it, and not data such as a feed: only then may it lie inside
            this machine or network. A redirect is data: it may lead inside only to the host and
            port that were typed.
        allow_private: whether data may name what lies inside, too.

    Raises:
        ReadError: no such host, an address that is not allowed, an error status, no whole answer
            in time, too many redirects, not a page, a feed or a document.
    """
    name = without_credentials(url)
    if not is_web_address(url):
        raise ReadError(f"{name}: only http and https addresses can be fetched; check the address")
    with _faults_of(name):
        return _answer(url, name, typed=typed, allow_private=allow_private)


def _answer(url: str, name: str, *, typed: bool, allow_private: bool) -> Answer:
    """The first answer that is no redirect."""
    with _client(url if typed else None, allow_private=allow_private) as client:
        request = client.build_request("GET", url)
        for _ in range(MAX_REDIRECTS + 1):
            response = client.send(request, stream=True)
            with closing(response):
                if response.next_request is None:
                    _check_status(response, name)
                    return _whole(response, name)
                request = response.next_request
                _check_redirect(str(request.url), name)
    raise ReadError(
        f"{name}: it redirects more than {MAX_REDIRECTS} times; open it in a browser and save it"
    )


def _client(typed: str | None, *, allow_private: bool) -> "httpx2.Client":
    """What sends requests: to the public internet, and to the host of an address that was typed."""
    import httpx2

    from retold.read.connection import Clock, Policy, Transport, host_of

    host = host_of(httpx2.URL(typed)) if typed is not None else None
    transport = Transport(Policy(host, allow_private), Clock(DEADLINE))
    headers = {"User-Agent": user_agent(), "Accept": _ACCEPT}
    return httpx2.Client(transport=transport, headers=headers, timeout=TIMEOUT)


def _whole(response: "httpx2.Response", name: str) -> Answer:
    kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
    fault = refused_type(kind)
    if fault is not None:
        raise ReadError(f"{name}: it is {fault}")
    final = without_credentials(str(response.url))
    return Answer(final, _body(response, name), response.charset_encoding, kind)


def _check_redirect(target: str, name: str) -> None:
    if not is_web_address(target):
        shown = without_credentials(target)
        raise ReadError(
            f"{name}: it redirects to {shown}, which is no http or https address; check it"
        )


def user_agent() -> str:
    """The name under which retold asks for pages."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"retold/{version('retold')}"
    except PackageNotFoundError:  # run from its source, not installed
        return "retold/source"


@contextmanager
def _faults_of(url: str) -> Iterator[None]:
    """Turns every fault of the connection into one line."""
    import httpcore2
    import httpx2

    from retold.read.connection import NotAllowed, OutOfTime

    try:
        yield
    except OutOfTime:
        raise Unreachable(
            f"{url}: not complete after {DEADLINE:.0f} seconds; save the page and give the file"
        ) from None
    except NotAllowed as error:
        raise NotPublic(f"{url}: {error}; {INSIDE}") from None
    except httpcore2.TimeoutException:
        raise Unreachable(
            f"{url}: no answer within {TIMEOUT:.0f} seconds; try again later, or save the page "
            "and give the file"
        ) from None
    except httpx2.DecodingError:
        raise ReadError(f"{url}: the answer is garbled; save the page and give the file") from None
    except (httpx2.InvalidURL, httpcore2.UnsupportedProtocol, UnicodeError, ValueError):
        raise ReadError(f"{url}: this is no http or https address; check it") from None
    except (
        *(httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.ProxyError),
        *(httpx2.HTTPError, OSError, ImportError),
    ) as error:
        reason = without_credentials(" ".join(str(error).split())) or type(error).__name__
        raise Unreachable(
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


def _body(response: "httpx2.Response", url: str) -> bytes:
    size, chunks = 0, []
    for chunk in response.iter_bytes():
        size += len(chunk)
        if size > MAX_PAGE_BYTES:
            limit = MAX_PAGE_BYTES // 1_000_000
            raise ReadError(f"{url}: it is larger than {limit} MB; save the article itself")
        chunks.append(chunk)
    return b"".join(chunks)
