"""The server over HTTP: who may ask, under which names, and how much."""

import hmac
import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass

from mcp.server.mcpserver import MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from starlette.types import ASGIApp, Receive, Scope, Send

from retold.errors import RetoldError
from retold.mcp.given import MAX_CHARACTERS

MAX_BODY = 2 * 4 * MAX_CHARACTERS + 100_000
"""Bytes of a request: two of the longest texts in UTF-8, and what stands around them."""
CONNECTIONS = 64
"""Connections at a time; more are answered 503. Twice what may work or wait, and some to spare."""
LEAST_TOKEN = 16
"""Characters of a token, as `openssl rand -hex 8` makes them: fewer could be tried out."""
PATH = "/mcp"

_OUTER_NAMES = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server listens, and under which names it may be asked.

    Attributes:
        host: the address to listen on.
        port: its port.
        names: further names that the Host header may have, say those of a proxy before it.
        token: what each request must carry; None where none is needed.
    """

    host: str
    port: int
    names: Sequence[str] = ()
    token: str | None = None

    def check(self) -> None:
        """Refuse to lie open.

        Raises:
            RetoldError: others could reach it without a token, or the token is short.
        """
        if self.token is not None and len(self.token) < LEAST_TOKEN:
            raise RetoldError(
                f"RETOLD_TOKEN: it is shorter than {LEAST_TOKEN} characters; make one with "
                "`openssl rand -hex 16`"
            )
        if self.token is None and not is_loopback(self.host):
            raise RetoldError(
                f"{self.host}: others could ask this server; set RETOLD_TOKEN to a secret that "
                "each request must carry (`openssl rand -hex 16`), or leave --host out"
            )

    def security(self) -> TransportSecuritySettings:
        """The Host and Origin headers that are answered; so no web page can reach the server."""
        names = [*_OUTER_NAMES, *self.names]
        if self.host not in {"0.0.0.0", "::", *names}:  # noqa: S104 - told apart, not bound to
            names.append(f"[{self.host}]" if ":" in self.host else self.host)
        hosts = [host for name in names for host in (name, f"{name}:*")]
        return TransportSecuritySettings(
            allowed_hosts=hosts,
            allowed_origins=[
                f"{scheme}://{host}" for scheme in ("http", "https") for host in hosts
            ],
        )


def make_app(server: MCPServer, address: Address) -> ASGIApp:
    """The server as an ASGI application, behind its token where it has one."""
    app = server.streamable_http_app(
        streamable_http_path=PATH,
        stateless_http=True,
        json_response=True,
        max_request_body_size=MAX_BODY,
        transport_security=address.security(),
        host=address.host,
    )
    return app if address.token is None else Gate(app, address.token)


def serve(server: MCPServer, address: Address) -> None:
    """Answer over HTTP until stopped. Requests are not logged: they hold texts.

    Raises:
        RetoldError: others could reach it without a token, or the address cannot be had.
    """
    import uvicorn

    address.check()
    config = uvicorn.Config(
        make_app(server, address),
        host=address.host,
        port=address.port,
        log_level="error",
        access_log=False,
        server_header=False,
        limit_concurrency=CONNECTIONS,
        timeout_graceful_shutdown=5,
    )
    server_of_http = uvicorn.Server(config)
    try:
        server_of_http.run()
    except SystemExit as error:
        if server_of_http.started:  # a signal ended it
            raise
        raise RetoldError(
            f"{address.host}:{address.port}: it cannot be listened on; is another server running "
            "there? Give another --port"
        ) from error


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Gate:
    """Lets through what carries the token; compared in constant time, and never logged."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app, self._expected = app, f"Bearer {token}".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http" or self._is_let_in(scope):
            await self._app(scope, receive, send)
            return
        headers = [(b"www-authenticate", b"Bearer"), (b"content-length", b"0")]
        await send({"type": "http.response.start", "status": 401, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    def _is_let_in(self, scope: Scope) -> bool:
        given = [value for name, value in scope["headers"] if name == b"authorization"]
        return len(given) == 1 and hmac.compare_digest(given[0], self._expected)
