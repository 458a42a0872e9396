"""Who may ask, from where, and how much: before anything else looks at a request.

A page of a stranger in the same browser can make it send requests here. It cannot read answers, and
what changes something must come from our own pages (Origin, Sec-Fetch-Site). A name that a stranger
points at this machine (rebinding) is refused by the Host header. There are no cookies.
"""

import asyncio
import base64
import binascii
import hmac
import ipaddress
import time
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from retold.serve.log import answered, failed
from retold.serve.problems import MEDIA_TYPE, Problem, headers, to_dict
from retold.serve.settings import Settings
from retold.serve.workers import places_of

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What a page of ours may load, run and ask: what lies here, nothing that stands in the page."""
HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "private, no-cache",
}
API = "/api/1"
"""What stands before the addresses for programs."""
READING = frozenset(("GET", "HEAD", "OPTIONS"))
BODY_SECONDS = 30.0
"""Seconds that a body may take on its way: 10 MB over a slow line of 3 Mbit a second."""
UNFORESEEN = Problem(
    HTTPStatus.INTERNAL_SERVER_ERROR,
    "retold failed on this; please report it: its log names the place",
)
CHALLENGE = 'Basic realm="retold", charset="UTF-8"'


class Guard:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start, status = time.monotonic(), 0
        scope = _as_read(scope)
        body = _Body(receive, self._settings.most_bytes)

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                own = MutableHeaders(scope=message)
                for name, value in {"Content-Security-Policy": POLICY, **HEADERS}.items():
                    own.setdefault(name, value)
            await send(message)

        async def passed_on(message: Message) -> None:
            """Answer what is wrong with the body, whatever the application makes of that."""
            if body.fault is None:
                await sent(message)
            elif not status:
                await _answer(body.fault)(scope, receive, sent)

        try:
            self._check(scope)
        except Problem as problem:
            await _answer(problem)(scope, receive, sent)
        else:
            await self._pass_on(scope, body.receive, passed_on, lambda: status > 0)
        finally:
            answered(scope["method"], _route(scope), status, time.monotonic() - start)

    async def _pass_on(
        self, scope: Scope, receive: Receive, send: Send, begun: Callable[[], bool]
    ) -> None:
        """Have a request answered; what ends unforeseen is noted without a word of its message."""
        try:
            await self._app(scope, receive, send)
        except Exception as error:  # noqa: BLE001 - whatever it is, the server goes on
            failed("a request", places_of(error))
            if not begun():
                await _answer(UNFORESEEN)(scope, receive, send)

    def _check(self, scope: Scope) -> None:
        """Refuse what may not be asked.

        Raises:
            Problem: why.
        """
        asked = Headers(scope=scope)
        self._check_host(asked)
        self._check_token(asked)
        if scope["method"] not in READING:
            _check_origin(asked)
        length = asked.get("content-length", "0")
        if not length.isdigit() or int(length) > self._settings.most_bytes:
            raise _too_large(self._settings.most_bytes)

    def _check_host(self, asked: Headers) -> None:
        hosts = asked.getlist("host")
        name = _name_of(hosts[0]) if len(hosts) == 1 else ""
        if name in self._settings.names or (self._settings.any_address and _is_address(name)):
            return
        raise Problem(
            HTTPStatus.MISDIRECTED_REQUEST,
            "this server is not asked under that name; start it with --name NAME to allow one",
        )

    def _check_token(self, asked: Headers) -> None:
        token = self._settings.token
        if token is None:
            return
        given = _token_in(asked.get("authorization", ""))
        if not hmac.compare_digest(given.encode(), token.encode()):
            raise Problem(
                HTTPStatus.UNAUTHORIZED,
                "give the server's token: as a bearer token, or as the password of a browser",
            )


def _as_read(scope: Scope) -> Scope:
    """A request for the head of an answer as one for all: the rest is left out on its way."""
    return {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope


def _route(scope: Scope) -> str:
    """The pattern of the address that was asked, and not the address: it may hold words."""
    path = str(getattr(scope.get("route"), "path", "-"))
    is_api = scope["path"].startswith(API) and not path.startswith(API)
    return API + path if is_api else path


def _check_origin(asked: Headers) -> None:
    """Refuse what a page of another site makes a browser send.

    Raises:
        Problem: it is such.
    """
    origin, site = asked.get("origin"), asked.get("sec-fetch-site")
    is_own = True
    if origin is not None:
        is_own = origin.partition("://")[2].lower() == asked.get("host", "").lower()
    elif site is not None:
        is_own = site in {"same-origin", "none"}
    if not is_own:
        raise Problem(
            HTTPStatus.FORBIDDEN, "another site sent this; open the page of this server and send it"
        )


def _name_of(host: str) -> str:
    """The name in a Host header, without the port, in lower case; empty where it is none."""
    name, mark, port = host.lower().rpartition(":")
    if not mark or host.endswith("]"):
        return host.lower()
    return name if port.isdigit() and port.isascii() else ""


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True


def _token_in(authorization: str) -> str:
    """The token in an Authorization header: Bearer, or the password of Basic; else empty."""
    scheme, _, value = authorization.partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    if scheme.lower() != "basic":
        return ""
    try:
        return base64.b64decode(value, validate=True).decode().partition(":")[2]
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return ""


class _Body:
    """The body of a request, which ends in a problem where it is too large or too slow."""

    def __init__(self, receive: Receive, most: int) -> None:
        self.fault: Problem | None = None
        self._receive, self._most = receive, most
        self._end = time.monotonic() + BODY_SECONDS
        self._size, self._complete = 0, False

    async def receive(self) -> Message:
        """The next part.

        Raises:
            Problem: there is too much of it, or it has not come in time.
        """
        if self._complete:
            return await self._receive()
        left = max(0.0, self._end - time.monotonic())
        try:
            message = await asyncio.wait_for(self._receive(), left)
        except TimeoutError:
            self.fault = Problem(
                HTTPStatus.REQUEST_TIMEOUT,
                f"the request was not complete after {BODY_SECONDS:.0f} seconds",
            )
            raise self.fault from None
        if message["type"] == "http.request":
            self._size += len(message.get("body", b""))
            self._complete = not message.get("more_body", False)
            if self._size > self._most:
                self.fault = _too_large(self._most)
                raise self.fault
        return message


def _too_large(most: int) -> Problem:
    return Problem(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        f"the request has no length, or more than the {most:,} bytes that this server takes",
    )


def _answer(problem: Problem) -> Callable[[Scope, Receive, Send], Awaitable[None]]:
    own = headers(problem)
    if problem.status == HTTPStatus.UNAUTHORIZED:
        own["WWW-Authenticate"] = CHALLENGE
    return JSONResponse(to_dict(problem), problem.status, own, MEDIA_TYPE)
