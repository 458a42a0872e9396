"""Connections keep to the policy and the clock; asked are a false look-up and this machine."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator

import httpcore2
import pytest

from retold.read.connection import (
    Clock,
    GuardedBackend,
    NotAllowed,
    OutOfTime,
    Policy,
    TimedStream,
    proxy_for,
)

NAME = "lowmere.example"
PUBLIC = "203.0.112.7"  # never asked


@pytest.fixture
def port() -> Iterator[int]:
    """A port of this machine that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.mark.parametrize(
    ("typed", "host", "port", "trusted"),
    [
        (("lowmere.example", 80), "lowmere.example", 80, True),
        (("lowmere.example", 80), "lowmere.example", 443, True),
        (("lowmere.example", 8080), "lowmere.example", 443, False),
        (("lowmere.example", 443), "lowmere.example", 80, False),
        (("127.0.0.1", 8080), "127.0.0.1", 8081, False),
        (("127.0.0.1", 8080), "localhost", 8080, False),
        (("lowmere.example", 80), "www.lowmere.example", 80, False),
        (None, "lowmere.example", 80, False),
    ],
)
def test_only_what_was_typed_may_lie_inside(
    typed: tuple[str, int] | None,
    host: str,
    port: int,
    trusted: bool,  # noqa: FBT001
) -> None:
    policy = Policy(typed)
    assert policy.trusts(host, port) is trusted
    if trusted:
        assert policy.allowed(host, port, ["127.0.0.1"]) == ["127.0.0.1"]
    else:
        with pytest.raises(NotAllowed, match="loopback"):
            policy.allowed(host, port, ["127.0.0.1"])
    assert Policy(typed, allow_private=True).allowed(host, port, ["10.0.0.1"]) == ["10.0.0.1"]


def test_of_several_addresses_only_the_public_are_left() -> None:
    assert Policy().allowed(NAME, 80, ["127.0.0.1", PUBLIC, "::1"]) == [PUBLIC]


def test_a_name_that_means_this_machine_is_refused_before_anything_is_asked(port: int) -> None:
    backend = GuardedBackend(Policy(), Clock(5), lambda *_: ["127.0.0.1"])
    with pytest.raises(NotAllowed, match=r"lowmere\.example \(127\.0\.0\.1\) is this machine"):
        backend.connect_tcp(NAME, port)


def test_a_name_is_looked_up_once_and_the_address_that_was_judged_is_asked(port: int) -> None:
    answers = [["127.0.0.1"], ["10.0.0.1"]]
    asked = []

    def look(host: str, port: int) -> list[str]:
        asked.append((host, port))
        return answers[len(asked) - 1]

    backend = GuardedBackend(Policy((NAME, port)), Clock(5), look)
    for _ in range(2):
        stream = backend.connect_tcp(NAME, port)
        assert stream.get_extra_info("server_addr") == ("127.0.0.1", port)
        stream.close()
    assert asked == [(NAME, port)]


def test_a_name_that_was_typed_may_not_change_its_meaning_for_another_port(port: int) -> None:
    backend = GuardedBackend(Policy((NAME, 80)), Clock(5), lambda *_: ["127.0.0.1"])
    with pytest.raises(NotAllowed):
        backend.connect_tcp(NAME, port)


def test_a_look_up_that_does_not_end_is_left_behind() -> None:
    done = threading.Event()

    def look(*_: object) -> list[str]:
        done.wait(20)
        return []

    start = time.monotonic()
    with pytest.raises(OutOfTime):
        GuardedBackend(Policy(), Clock(0.2), look).connect_tcp(NAME, 80, 10.0)
    with pytest.raises(httpcore2.ConnectTimeout):
        GuardedBackend(Policy(), Clock(10), look).connect_tcp(NAME, 80, 0.2)
    done.set()
    assert time.monotonic() - start < 5


def test_a_name_without_an_address_is_a_fault_of_the_connection() -> None:
    def look(*_: object) -> list[str]:
        raise OSError("no such name")

    with pytest.raises(httpcore2.ConnectError, match="no such name"):
        GuardedBackend(Policy(), Clock(5), look).connect_tcp(NAME, 80)


def test_reading_ends_when_the_clock_does(port: int) -> None:
    backend = GuardedBackend(Policy(("127.0.0.1", port)), Clock(0.3))
    stream = backend.connect_tcp("127.0.0.1", port)
    start = time.monotonic()
    with pytest.raises(OutOfTime):
        stream.read(10, timeout=10.0)
    with pytest.raises(OutOfTime):
        stream.write(b"more", timeout=10.0)
    stream.close()
    assert time.monotonic() - start < 5


def test_tls_is_begun_for_the_name_and_within_the_clock() -> None:
    class Stream(httpcore2.NetworkStream):
        asked: tuple[object, ...] = ()

        def start_tls(self, *asked: object) -> httpcore2.NetworkStream:  # type: ignore[override]
            self.asked = asked
            return self

    plain, context = Stream(), ssl.create_default_context()
    timed = TimedStream(plain, Clock(3)).start_tls(context, NAME, 10.0)
    assert isinstance(timed, TimedStream)
    assert plain.asked[:2] == (context, NAME)
    assert 0 < float(str(plain.asked[2])) <= 3


def test_a_wait_that_is_shorter_than_the_clock_is_told_as_one(port: int) -> None:
    stream = GuardedBackend(Policy(("127.0.0.1", port)), Clock(30)).connect_tcp("127.0.0.1", port)
    with pytest.raises(httpcore2.ReadTimeout):
        stream.read(10, timeout=0.1)
    stream.close()


def test_the_proxy_of_the_environment_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    assert proxy_for("http", NAME) is None
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:3128")
    monkeypatch.setenv("no_proxy", "inner.example")
    assert proxy_for("http", NAME) == "http://127.0.0.1:3128"
    assert proxy_for("https", NAME) is None
    assert proxy_for("http", "inner.example") is None
