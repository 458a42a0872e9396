"""Evidence… -> one self-contained web page: a card a copy, with what shows it."""

from collections.abc import Mapping, Sequence
from typing import Any

from retold.report import ALONE, Setting, phrasing
from retold.report.frame import fill, groups
from retold.watch import pack_forms
from retold.watch.evidence_pack import Evidence
from retold.watch.watch_store import STATUSES

COPIES = 1_000
"""Copies that the page shows, the latest: with more it would take seconds to open."""
CHANGES = 20
"""Changes of a copy that the page shows, the worst; the rest is counted."""


def to_html(packs: Sequence[Evidence], *, setting: Setting = ALONE) -> str:
    """The copies, those seen last first, as one web page, self-contained by itself."""
    latest: list[Evidence] = [_printable(pack) for pack in packs[::-1][:COPIES]]
    return fill(
        "copies",
        setting,
        groups=groups(latest),
        total=len(packs),
        older=max(0, len(packs) - COPIES),
        totals={status: sum(pack["status"] == status for pack in packs) for status in STATUSES},
        forms=pack_forms,
        changes=CHANGES,
    )


def _printable(value: Any) -> Any:  # noqa: ANN401 - any part of a pack
    """A pack, or a part of it, with control characters as pictures."""
    if isinstance(value, str):
        return phrasing.printable(value)
    if isinstance(value, Mapping):
        return {name: _printable(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_printable(part) for part in value]
    return value
