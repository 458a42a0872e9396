"""Connections that keep to the policy for addresses (see `addresses`) and to one clock.

Names are looked up here, once; what the look-up gives is judged, and that very address is connected
to. So a name cannot mean one address when it is judged and another when it is asked, and a spelling
(decimal, hexadecimal, short, mapped) comes to nothing. TLS and the Host header keep the name.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias, TypeVar
from urllib.request import getproxies, proxy_bypass

import httpcore2
import httpx2

from retold.read.addresses import fault_of, fault_of_name

Host: TypeAlias = tuple[str, int]
LookUp: TypeAlias = Callable[[str, int], list[str]]
Got = TypeVar("Got")

PORTS = {"http": 80, "https": 443}


class OutOfTime(Exception):  # noqa: N818 - named for what has happened
    """The clock has run out."""


class NotAllowed(Exception):  # noqa: N818
    """The policy forbids an address; the message says which, and what it is."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The time that all parts of one answer may take together."""

    seconds: float
    start: float = field(default_factory=time.monotonic)

    def left(self, most: float | None = None) -> float:
        """Seconds that are left, or `most` where that is less.

        Raises:
            OutOfTime: none are left.
        """
        rest = self.start + self.seconds - time.monotonic()
        if rest <= 0:
            raise OutOfTime
        return rest if most is None else min(rest, most)


def look_up(host: str, port: int) -> list[str]:
    """The IP addresses that a host name or a spelling of an address stands for."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    scoped = ((place[0], place[3] if len(place) > 3 else 0) for *_, place in found)  # noqa: PLR2004
    return list(dict.fromkeys(f"{ip}%{scope}" if scope else str(ip) for ip, scope in scoped))


@dataclass(frozen=True, slots=True)
class Policy:
    """Which hosts may be asked for one answer.

    Attributes:
        typed: the host and port that a person typed, whose addresses may be any; None where data
            named all.
        allow_private: whether everything may be asked.
    """

    typed: Host | None = None
    allow_private: bool = False

    def trusts(self, host: str, port: int) -> bool:
        """Whether a person has named the host: it, and the move of its page to https."""
        if self.allow_private:
            return True
        moved = self.typed == (host, PORTS["http"]) and port == PORTS["https"]
        return self.typed == (host, port) or moved

    def check_name(self, host: str, port: int) -> None:
        """Refuse a name that means something inside, before it is looked up.

        Raises:
            NotAllowed: the name is one.
        """
        fault = fault_of_name(host)
        if fault is not None and not self.trusts(host, port):
            raise NotAllowed(f"{host} is {fault}")

    def allowed(self, host: str, port: int, addresses: Iterable[str]) -> list[str]:
        """The addresses of a host that may be connected to.

        Raises:
            NotAllowed: none of them may.
        """
        given = list(addresses)
        if self.trusts(host, port):
            return given
        public = [address for address in given if fault_of(address) is None]
        if given and not public:
            address = given[0]
            shown = host if host == address else f"{host} ({address})"
            raise NotAllowed(f"{shown} is {fault_of(address)}")
        return public


class GuardedBackend(httpcore2.SyncBackend):
    """Connects to what the policy allows, and only while the clock runs."""

    def __init__(self, policy: Policy, clock: Clock, look: LookUp | None = None) -> None:
        self._policy, self._clock = policy, clock
        self._look = look or look_up
        self._known: dict[str, list[str]] = {}

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to the first allowed address of the host that answers."""
        self._policy.check_name(host, port)
        if host not in self._known:  # once: a second look-up could give another address
            self._known[host] = self._looked_up(host, port, timeout)
        addresses = self._policy.allowed(host, port, self._known[host])
        fault: Exception = httpcore2.ConnectError("the name has no address")
        for address in addresses:
            try:
                stream = super().connect_tcp(
                    address, port, self._clock.left(timeout), local_address, socket_options
                )
                return TimedStream(stream, self._clock)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                fault = error
        raise fault

    def _looked_up(self, host: str, port: int, timeout: float | None) -> list[str]:
        """As `look_up`, which cannot be interrupted, but no longer than there is time."""
        answer: list[list[str] | Exception] = []

        def ask() -> None:
            try:
                answer.append(self._look(host, port))
            except Exception as error:  # noqa: BLE001 - told by who waits
                answer.append(error)

        thread = threading.Thread(target=ask, daemon=True)
        thread.start()
        thread.join(self._clock.left(timeout))
        if not answer:
            self._clock.left()
            raise httpcore2.ConnectTimeout("the look-up of its name took too long")
        if isinstance(answer[0], Exception):
            raise httpcore2.ConnectError(str(answer[0])) from answer[0]
        return answer[0]


class TimedStream(httpcore2.NetworkStream):
    """A connection whose every part ends when the clock does."""

    def __init__(self, stream: httpcore2.NetworkStream, clock: Clock) -> None:
        self._stream, self._clock = stream, clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes, none at the end."""
        return self._in_time(lambda seconds: self._stream.read(max_bytes, seconds), timeout)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self._in_time(lambda seconds: self._stream.write(buffer, seconds), timeout)

    def close(self) -> None:
        """End the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        """The connection under TLS, for the name that was asked for."""
        stream = self._in_time(
            lambda seconds: self._stream.start_tls(ssl_context, server_hostname, seconds), timeout
        )
        return TimedStream(stream, self._clock)

    def get_extra_info(self, info: str) -> object:
        """What the connection knows of itself."""
        return self._stream.get_extra_info(info)

    def _in_time(self, act: Callable[[float], Got], most: float | None) -> Got:
        try:
            return act(self._clock.left(most))
        except httpcore2.TimeoutException:
            self._clock.left()  # the clock ran out, rather than the wait
            raise


class Transport(httpx2.BaseTransport):
    """Sends requests over guarded connections.

    A proxy of the environment is used for what a person typed, and for that alone: a proxy looks
    names up itself, where they cannot be judged.
    """

    def __init__(self, policy: Policy, clock: Clock) -> None:
        self._policy, self._clock = policy, clock
        self._pool = httpcore2.ConnectionPool(
            ssl_context=_ssl_context(), network_backend=GuardedBackend(policy, clock)
        )
        self._proxied: dict[str, httpcore2.ConnectionPool] = {}

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer to a request; its body comes as it is read."""
        url = request.url
        answer = self._pool_for(url).handle_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=request.read(),
                extensions=request.extensions,
            )
        )
        return httpx2.Response(
            answer.status,
            headers=answer.headers,
            stream=_Body(answer),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        """End all connections."""
        for pool in (self._pool, *self._proxied.values()):
            pool.close()

    def _pool_for(self, url: httpx2.URL) -> httpcore2.ConnectionPool:
        host, port = host_of(url)
        proxy = proxy_for(url.scheme, host)
        if proxy is None:
            return self._pool
        if not self._policy.trusts(host, port):
            raise NotAllowed(f"{host} would be looked up by a proxy, where it cannot be judged")
        if proxy not in self._proxied:
            self._proxied[proxy] = _proxy_pool(proxy, self._clock)
        return self._proxied[proxy]


def host_of(url: httpx2.URL) -> Host:
    """The host of an address as it is asked for, and its port."""
    return url.raw_host.decode("ascii"), url.port or PORTS.get(url.scheme, 0)


def proxy_for(scheme: str, host: str) -> str | None:
    """The proxy that the environment names for a host; None where it names none."""
    proxies = getproxies()
    if proxy_bypass(host):
        return None
    return proxies.get(scheme) or proxies.get("all")


def _proxy_pool(proxy: str, clock: Clock) -> httpcore2.ConnectionPool:
    """Connections through a proxy, which may stand anywhere: the environment is the person's."""
    named = httpx2.Proxy(proxy if "://" in proxy else f"http://{proxy}")
    url = httpcore2.URL(
        scheme=named.url.raw_scheme,
        host=named.url.raw_host,
        port=named.url.port,
        target=named.url.raw_path,
    )
    kind = httpcore2.SOCKSProxy if named.url.scheme.startswith("socks") else httpcore2.HTTPProxy
    return kind(
        proxy_url=url,
        proxy_auth=named.raw_auth,
        ssl_context=_ssl_context(),
        network_backend=GuardedBackend(Policy(allow_private=True), clock),
    )


@lru_cache(maxsize=1)
def _ssl_context() -> ssl.SSLContext:
    return httpx2.create_ssl_context()


class _Body(httpx2.SyncByteStream):
    """The body of an answer, and its end."""

    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
