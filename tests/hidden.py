"""Bytes hidden in variation selectors, as C2PA hides its manifests."""

import struct

MAGIC = b"C2PATXT\0"


def selectors(held: bytes) -> str:
    """The bytes as variation selectors, one each."""
    return "".join(chr(0xFE00 + byte if byte < 16 else 0xE0100 + byte - 16) for byte in held)


def wrapped(store: bytes, version: int = 1, length: int | None = None) -> str:
    """A manifest store as it is put behind a text."""
    size = len(store) if length is None else length
    return "\ufeff" + selectors(MAGIC + struct.pack(">BI", version, size) + store)
