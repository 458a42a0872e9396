"""The policy for addresses, as a table; nothing is asked of any of them."""

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.read.addresses import fault_of, fault_of_name, is_web_address, without_credentials


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("127.0.0.1", "loopback"),
        ("127.255.255.255", "loopback"),
        ("0.0.0.0", "unspecified"),  # noqa: S104
        ("0.1.2.3", "unspecified"),
        ("10.0.0.1", "private"),
        ("172.16.0.1", "private"),
        ("172.31.255.255", "private"),
        ("192.168.1.1", "private"),
        ("100.64.0.1", "carrier"),
        ("100.127.255.255", "carrier"),
        ("169.254.169.254", "link-local"),
        ("168.63.129.16", "cloud"),
        ("192.0.0.192", "protocols"),
        ("192.0.2.1", "documentation"),
        ("192.88.99.1", "6to4"),
        ("198.18.0.1", "benchmarks"),
        ("198.51.100.1", "documentation"),
        ("203.0.113.1", "documentation"),
        ("224.0.0.1", "multicast"),
        ("239.255.255.250", "multicast"),
        ("240.0.0.1", "reserved"),
        ("255.255.255.255", "broadcast"),
        ("::", "unspecified"),
        ("::1", "loopback"),
        ("fe80::1", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("fe80::1%2", "link-local"),
        ("febf::1", "link-local"),
        ("fec0::1", "site-local"),
        ("fc00::1", "unique-local"),
        ("fd00:ec2::254", "unique-local"),
        ("ff02::1", "multicast"),
        ("::ffff:127.0.0.1", "loopback"),
        ("::ffff:7f00:1", "loopback"),
        ("::ffff:169.254.169.254", "link-local"),
        ("::ffff:0:127.0.0.1", "loopback"),
        ("::127.0.0.1", "loopback"),
        ("::10.0.0.1", "private"),
        ("64:ff9b::127.0.0.1", "loopback"),
        ("64:ff9b::a00:1", "private"),
        ("64:ff9b:1::1", "no address of the public internet"),
        ("2002:7f00:1::", "loopback"),
        ("2002:c0a8:101::1", "private"),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", "protocols"),
        ("2001:db8::1", "documentation"),
        ("3fff::1", "documentation"),
        ("2606:4700::5efe:127.0.0.1", "loopback"),
        ("2606:4700::200:5efe:10.0.0.1", "private"),
        ("100::1", "no address of the public internet"),
        ("4000::1", "no address of the public internet"),
        ("", "no IP address"),
        ("localhost", "no IP address"),
    ],
)
def test_what_lies_inside_is_named(address: str, what: str) -> None:
    assert what in (fault_of(address) or "public")


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450:4001::1",
        "::ffff:1.1.1.1",
        "64:ff9b::101:101",
    ],
)
def test_what_lies_outside_may_be_asked(address: str) -> None:
    assert fault_of(address) is None


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("localhost", True),
        ("LOCALHOST.", True),
        ("a.localhost", True),
        ("localhost.localdomain", True),
        ("printer.local", True),
        ("metadata.google.internal", True),
        ("router.home.arpa", True),
        ("lowmere.example", False),
        ("localhost.example", False),
        ("local.example", False),
        ("arpa", False),
        ("", False),
    ],
)
def test_names_that_lie_inside_are_known(name: str, inside: bool) -> None:  # noqa: FBT001
    assert (fault_of_name(name) is not None) is inside


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_judged_alike_in_every_wrapping(address: object) -> None:
    plain = fault_of(str(address))
    number = int(address)  # type: ignore[call-overload]
    assert fault_of(f"::ffff:{address}") == plain
    assert fault_of(f"64:ff9b::{address}") == plain
    assert fault_of(f"2002:{number >> 16:x}:{number & 0xFFFF:x}::1") == plain


@pytest.mark.parametrize(
    "spelling",
    ["2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.1", "127.0.1", "00000177.1"],
)
def test_every_spelling_that_the_system_knows_is_looked_up_to_one_address(spelling: str) -> None:
    places = socket.getaddrinfo(spelling, 80, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    assert {fault_of(str(place[4][0])) for place in places} == {"this machine (loopback)"}


@pytest.mark.parametrize(
    ("address", "bare"),
    [
        ("https://mara:pass@lowmere.example/a", "https://lowmere.example/a"),
        ("https://mara@lowmere.example/a", "https://lowmere.example/a"),
        ("HTTP://mara:p@ss@lowmere.example", "HTTP://lowmere.example"),
        ("http://127.0.0.1\\@lowmere.example/", "http://lowmere.example/"),
        ("ftp://mara:pass@lowmere.example/", "ftp://lowmere.example/"),
        ("https://lowmere.example/@mara/story", "https://lowmere.example/@mara/story"),
        ("https://lowmere.example/?to=a@b.example", "https://lowmere.example/?to=a@b.example"),
        ("https://lowmere.example#a@b", "https://lowmere.example#a@b"),
        ("mara@lowmere.example", "mara@lowmere.example"),
        (
            "see http://a:b@x.example and http://c@y.example",
            "see http://x.example and http://y.example",
        ),
    ],
)
def test_names_and_passwords_are_left_out_of_addresses(address: str, bare: str) -> None:
    assert without_credentials(address) == bare


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("http://lowmere.example", True),
        ("HTTPS://lowmere.example/a", True),
        ("/etc/passwd", False),
        ("-", False),
        ("", False),
        ("file:///etc/passwd", False),
        ("ftp://lowmere.example/", False),
        ("gopher://lowmere.example/", False),
        ("javascript:alert(1)", False),
        ("data:text/plain,a", False),
        ("//lowmere.example/a", False),
        ("http:lowmere.example", False),
        ("http:///a", False),
        ("http://[::1", False),
    ],
)
def test_only_http_and_https_are_web_addresses(address: str, is_one: bool) -> None:  # noqa: FBT001
    assert is_web_address(address) is is_one
