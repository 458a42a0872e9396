"""Which addresses may be asked: what a person typed, and what data names.

A person may type whatever their machine can reach: a page on localhost, an intranet. Data may not:
a feed's link or a redirect that could name 127.0.0.1 or 169.254.169.254 would make us the hands of
whoever wrote it. So what data names is fetched only as http or https, and only from an address of
the public internet. That is judged on the address that is connected to, after the look-up of its
name, so that no spelling and no name matters (see `connection`).
"""

import re
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

SCHEMES = ("http", "https")

_IPV4 = tuple(
    (ip_network(network), what)
    for network, what in (
        ("0.0.0.0/8", "this machine or network (unspecified)"),
        ("10.0.0.0/8", "a private network"),
        ("100.64.0.0/10", "a carrier's shared network"),
        ("127.0.0.0/8", "this machine (loopback)"),
        ("168.63.129.16/32", "a cloud machine's host"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "a private network"),
        ("192.0.0.0/24", "kept for protocols"),
        ("192.0.2.0/24", "kept for documentation"),
        ("192.88.99.0/24", "a relay of 6to4"),
        ("192.168.0.0/16", "a private network"),
        ("198.18.0.0/15", "kept for benchmarks"),
        ("198.51.100.0/24", "kept for documentation"),
        ("203.0.113.0/24", "kept for documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved or broadcast"),
    )
)
"""IANA's IPv4 Special-Purpose Address Registry (of 2026), multicast, and Azure's wire server,
which answers at an address that is public by its registration alone."""

_IPV6 = tuple(
    (ip_network(network), what)
    for network, what in (
        ("::/128", "this machine or network (unspecified)"),
        ("::1/128", "this machine (loopback)"),
        ("fc00::/7", "a private network (unique-local)"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "a private network (site-local)"),
        ("ff00::/8", "multicast"),
        ("2001::/23", "kept for protocols"),
        ("2001:db8::/32", "kept for documentation"),
        ("3fff::/20", "kept for documentation"),
    )
)
_IPV6_PUBLIC = ip_network("2000::/3")
"""All that IANA has given out as global unicast; the rest of the space is refused."""

_IPV4_INSIDE = tuple(
    (ip_network(network), shift)
    for network, shift in (
        ("::ffff:0:0/96", 0),  # IPv4-mapped (RFC 4291)
        ("::ffff:0:0:0/96", 0),  # IPv4-translated (RFC 2765)
        ("64:ff9b::/96", 0),  # NAT64 (RFC 6052)
        ("2002::/16", 80),  # 6to4 (RFC 3056)
        ("::/96", 0),  # IPv4-compatible (RFC 4291)
    )
)
"""Networks whose addresses hold an IPv4 address, and the bits to its right. NAT64 must pass where
the IPv4 address does: behind it, every site of IPv4 alone is reached so."""

_ISATAP = 0x5EFE
"""What stands before the IPv4 address in the interface part of ISATAP (RFC 5214)."""

_INNER_NAMES = {
    "localhost": "this machine (loopback)",
    "localdomain": "this machine (loopback)",
    "ip6-localhost": "this machine (loopback)",
    "ip6-loopback": "this machine (loopback)",
    "local": "a machine of this network",
    "internal": "a machine of this network",
    "home.arpa": "a machine of this network",
}

_CREDENTIALS = re.compile(r"(\b[A-Za-z][A-Za-z0-9+.-]{0,20}:[/\\]{2})[^/?#\s]*@")


def fault_of(address: str) -> str | None:
    """What an IP address is, where it is not one of the public internet; None where it is.

    Args:
        address: in the one spelling that a look-up gives; a scope (`%eth0`) is put aside.
    """
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return "no IP address"
    return _fault_of_ipv4(ip) if isinstance(ip, IPv4Address) else _fault_of_ipv6(ip)


def fault_of_name(host: str) -> str | None:
    """What a host is whose name alone says that it lies inside; None for other names.

    Such names need not be looked up, nor told to anyone who looks names up (RFC 6761, 6762, 8375).
    """
    labels = host.lower().rstrip(".").split(".")
    for count in (1, 2):
        what = _INNER_NAMES.get(".".join(labels[-count:]))
        if what is not None:
            return what
    return None


def is_web_address(url: str) -> bool:
    """Whether an address is one of http or https and names a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in SCHEMES and bool(parts.hostname)


def without_credentials(text: str) -> str:
    """An address, or a text that holds addresses, without the user names and passwords in them."""
    return _CREDENTIALS.sub(r"\1", text) if "@" in text else text


def _fault_of_ipv4(ip: IPv4Address) -> str | None:
    return _of_network(ip, _IPV4)


def _fault_of_ipv6(ip: IPv6Address) -> str | None:
    fault = _of_network(ip, _IPV6)
    if fault is not None:
        return fault
    for network, shift in _IPV4_INSIDE:
        if ip in network:
            return _fault_of_ipv4(IPv4Address(int(ip) >> shift & 0xFFFF_FFFF))
    if ip not in _IPV6_PUBLIC:
        return "no address of the public internet"
    if int(ip) >> 32 & 0xFDFF_FFFF == _ISATAP:
        return _fault_of_ipv4(IPv4Address(int(ip) & 0xFFFF_FFFF))
    return None


def _of_network(
    ip: IPv4Address | IPv6Address, networks: Iterable[tuple[object, str]]
) -> str | None:
    return next((what for network, what in networks if ip in network), None)  # type: ignore[operator]
