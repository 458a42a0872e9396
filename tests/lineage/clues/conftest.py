from collections.abc import Callable
from typing import Any

import pytest

from retold.align import align
from retold.lineage.direction import source_first
from retold.lineage.orders import Order
from retold.model import Document
from retold.text.segment import segment

Ordered = Callable[..., Order]


@pytest.fixture
def ordered() -> Ordered:
    """The order in which the first text came first; what is known of it in `old`, `new`."""

    def order(
        source: str,
        target: str,
        old: dict[str, Any] | None = None,
        new: dict[str, Any] | None = None,
        language: str = "en",
    ) -> Order:
        left, right = (
            segment(Document(key, text, language=language, **(known or {})))
            for key, text, known in (("s", source, old), ("t", target, new))
        )
        return source_first(align(left, right, encoder=None))

    return order
