"""Asks addresses politely: one at a time, a pause for each host, and only what robots.txt lets.

An address that a person typed may lie inside this machine or network, with all of its host and
port; what feeds and redirects name may not (see `retold.read.addresses`).
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from retold.errors import MissingExtra, ReadError
from retold.read.addresses import is_web_address, without_credentials
from retold.read.web import MAX_REDIRECTS, Reply, Unreachable, ask

ROBOT = "retold"
"""The name by which robots.txt may speak of us."""
PAUSE = 1.0
"""Seconds between two requests to one host, where its robots.txt asks for no more."""
LONGEST_PAUSE = 30.0
"""Seconds of a Crawl-delay that are kept to; whoever asks for more is asked no more often than
this, and each round asks a host for a bounded number of pages."""
ROBOTS_KEPT = 24 * 3600.0
"""Seconds for which a robots.txt is believed, as RFC 9309 has it."""
ROBOTS_BYTES = 500 * 1024
"""Bytes of a robots.txt that are read, as RFC 9309 has it."""
MOST_HOSTS = 1_000
"""Hosts of which is remembered what they let: some megabytes; then the one asked longest ago is
forgotten, and its robots.txt read anew."""
_HOPS_TO_ROBOTS = 5

Sleep = Callable[[float], None]
Clock = Callable[[], float]


class NotNow(ReadError):  # noqa: N818 - named for what is the case
    """A host cannot be asked at present; it may be later."""


class Forbidden(ReadError):  # noqa: N818
    """The robots.txt of a host forbids an address."""


@dataclass(slots=True)
class _Host:
    """What is known of a host: when it was asked last, and its robots.txt; None allows all."""

    asked: float = float("-inf")
    rules: Any = None
    unreachable: str | None = None
    read: float = float("-inf")
    pause: float = PAUSE


@dataclass(slots=True)
class Courier:
    """Asks for addresses, as a guest does.

    Attributes:
        allow_private: whether data may name what lies inside this machine or network.
        pause: the seconds between two requests to one host.
        clock: seconds that only grow.
        sleep: waits for some.
    """

    allow_private: bool = False
    pause: float = PAUSE
    clock: Clock = time.monotonic
    sleep: Sleep = time.sleep
    _hosts: dict[str, _Host] = field(default_factory=dict)

    def ask(
        self, url: str, *, typed: str | None = None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        """The reply of an address after its redirects.

        Args:
            url: the address.
            typed: an address that a person typed, if it was not data that named this one.
            headers: the conditions under which to answer; the first address alone is told them.

        Raises:
            Forbidden: its robots.txt forbids it.
            NotNow: its robots.txt cannot be had.
            ReadError: as `retold.read.web.ask`.
        """
        name = without_credentials(url)
        for _ in range(MAX_REDIRECTS + 1):
            self._check_robots(url, typed)
            reply = self._in_turn(url, typed, headers)
            if reply.redirect is None:
                return reply
            url, headers = reply.redirect, None
        raise ReadError(f"{name}: it redirects more than {MAX_REDIRECTS} times; check the address")

    def _in_turn(
        self, url: str, typed: str | None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        """The reply to one request, once its host's pause is over."""
        host = self._host(url)
        rest = host.asked + max(self.pause, host.pause) - self.clock()
        if rest > 0:
            self.sleep(rest)
        try:
            return ask(url, typed=typed, allow_private=self.allow_private, headers=headers)
        finally:
            host.asked = self.clock()

    def _check_robots(self, url: str, typed: str | None) -> None:
        host = self._host(url)
        if self.clock() - host.read >= ROBOTS_KEPT or host.unreachable:
            self._read_robots(host, url, typed)
        if host.unreachable:
            raise NotNow(
                f"{without_credentials(url)}: the robots.txt of its host cannot be had "
                f"({host.unreachable}), so nothing there is asked for; it is tried again later"
            )
        if host.rules is not None and not host.rules.can_fetch(url, ROBOT):
            raise Forbidden(
                f"{without_credentials(url)}: the robots.txt of its host forbids it to programs"
            )

    def _read_robots(self, host: _Host, url: str, typed: str | None) -> None:
        """Learn what a host lets: all where it has no robots.txt, nothing where it cannot tell."""
        host.rules, host.unreachable, host.pause = None, None, self.pause
        where = urljoin(url, "/robots.txt")
        try:
            for _ in range(_HOPS_TO_ROBOTS + 1):
                reply = self._in_turn(where, typed)
                if reply.redirect is None or not is_web_address(reply.redirect):
                    break
                where = reply.redirect
        except Unreachable as error:
            host.unreachable = str(error).partition(": ")[2]
            return
        host.read = self.clock()
        if reply.status == 429 or reply.status >= 500:  # noqa: PLR2004 - too often; it failed
            host.unreachable = f"status {reply.status}"
        elif reply.answer is not None:
            self._take_rules(host, reply.answer.content)

    def _take_rules(self, host: _Host, content: bytes) -> None:
        host.rules = _parser().Protego.parse(content[:ROBOTS_BYTES].decode("utf-8", "replace"))
        delay = host.rules.crawl_delay(ROBOT)
        if isinstance(delay, int | float) and delay > 0:
            host.pause = min(float(delay), LONGEST_PAUSE)

    def __post_init__(self) -> None:
        """Say at once where the parser of robots.txt is missing."""
        _parser()

    def _host(self, url: str) -> _Host:
        try:
            parts = urlsplit(url)
            name = f"{parts.scheme}://{(parts.hostname or '').lower()}:{parts.port or ''}"
        except ValueError:
            name = url
        if name not in self._hosts and len(self._hosts) >= MOST_HOSTS:
            longest_ago = min(self._hosts, key=lambda known: self._hosts[known].asked)
            del self._hosts[longest_ago]
        return self._hosts.setdefault(name, _Host())


def _parser() -> Any:  # noqa: ANN401 - an optional library
    try:
        import protego
    except ImportError:
        raise MissingExtra("retold watch", "watch") from None
    return protego
