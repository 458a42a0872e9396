"""The socket on which a server listens, and uvicorn on it, with bounds on who dawdles."""

import asyncio
import logging
import socket
import sys
from contextlib import suppress
from typing import Any

import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.h11_impl import H11Protocol

from retold.errors import RetoldError
from retold.serve.log import LOGGER

HEADER_SECONDS = 10.0
"""Seconds in which the first line and the headers of a request must be there."""
CONNECTIONS = 500
"""Connections at a time; who comes on top is told 503."""
GRACE = 3
"""Seconds that open answers have when the server ends: a stream of events may last for hours."""


class Patient(H11Protocol):
    """HTTP that closes a connection on which no whole request has come in time (slow loris)."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the clock."""
        super().connection_made(transport)
        self._clock = self.loop.call_later(HEADER_SECONDS, self._close)

    def data_received(self, data: bytes) -> None:
        """Stop the clock once a request is there."""
        super().data_received(data)
        if self.cycle is not None:
            self._clock.cancel()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clock."""
        self._clock.cancel()
        super().connection_lost(exc)

    def _close(self) -> None:
        if self.cycle is None and not self.transport.is_closing():
            self.transport.close()


def bound(host: str, port: int) -> socket.socket:
    """A socket at a place.

    Raises:
        RetoldError: the place is taken, forbidden, or none.
    """
    bare = host.strip("[]")
    family = socket.AF_INET6 if ":" in bare else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((bare, port))
        listener.listen(socket.SOMAXCONN)
    except (OSError, UnicodeError) as error:
        listener.close()
        reason = getattr(error, "strerror", None) or str(error)
        raise RetoldError(
            f"{host}:{port}: cannot listen there ({reason}); choose another --port or --host"
        ) from None
    listener.set_inheritable(False)
    return listener


def run(app: FastAPI, listener: socket.socket, *, quiet: bool = False) -> None:
    """Serve until somebody ends it."""
    _log(logging.ERROR if quiet else logging.INFO)
    with suppress(KeyboardInterrupt):  # as one ends a server
        server_of(app).run(sockets=[listener])


def server_of(app: FastAPI) -> uvicorn.Server:
    """A server of an application that is patient with nobody for long."""
    settings: dict[str, Any] = {
        "http": Patient,
        "ws": "none",
        "loop": "asyncio",
        "access_log": False,
        "log_config": None,
        "server_header": False,
        "date_header": True,
        "proxy_headers": False,
        "timeout_keep_alive": 15,
        "timeout_graceful_shutdown": GRACE,
        "limit_concurrency": CONNECTIONS,
        "h11_max_incomplete_event_size": 65_536,
    }
    return uvicorn.Server(uvicorn.Config(app, **settings))


def _log(level: int) -> None:
    """Write what we note to standard error; of uvicorn only what it warns of."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    LOGGER.handlers, LOGGER.propagate = [handler], False
    LOGGER.setLevel(level)
    logging.getLogger("uvicorn").setLevel(logging.CRITICAL)
