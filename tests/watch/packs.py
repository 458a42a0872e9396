"""Copies as a watch reports them, made from the sample stories without a server."""

import tempfile
from pathlib import Path

from retold import Document, add
from retold.watch import Evidence, Ours, Watch
from tests.stories.bridge import COPY, HEIR
from tests.watch.conftest import OWN


def packs() -> list[Evidence]:
    """Two copies: one that credits ours and is asked about, one that says nothing."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "news"
        add(place, [OWN])
        with Watch(place, ours=Ours(["localhost"])) as watch:
            credited = COPY.text + "\n\nFirst published by the Valley Echo."
            add(
                place,
                [
                    Document("https://wire.example/bridge", credited, "Bridge closed for weeks",
                             "https://wire.example/bridge", "Northern Wire", "Mara Finch"),
                    Document("https://coast.example/7", HEIR.text, url="https://coast.example/7"),
                ],
            )  # fmt: skip
            watch.round()
            first = watch.store.copies()[0]
            watch.store.mark(first.id, "asked", "2026-04-15T08:00:00Z", "wrote to them")
            return [kept.pack() for kept in watch.store.copies()]
