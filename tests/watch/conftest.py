from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from retold import Document, add
from retold.watch import Ours, Watch
from retold.watch.courier import Courier
from tests.stories.bridge import ROOT
from tests.watch.site import Site

Make = Callable[..., Watch]

OWN = Document(
    "own-1",
    ROOT.text,
    title="Bridge shut",
    url="http://localhost/bridge",
    outlet="Valley Echo",
    byline="By Mara Finch",
    published="2026-04-14T08:00",
    language="en",
)
"""Ours; its host is localhost, and the others are at 127.0.0.1."""


@pytest.fixture
def site() -> Iterator[Site]:
    with Site().open() as opened:
        yield opened


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    add(folder, [OWN])
    return folder


@pytest.fixture
def watching(corpus: Path) -> Iterator[Make]:
    """Makes watches of the corpus that may ask this machine, without pauses."""
    opened: list[Watch] = []

    def make(*feeds: str, **options: Any) -> Watch:
        for past in opened:
            past.close()
        options.setdefault("ours", Ours(["localhost", "Valley Echo"]))
        options.setdefault("courier", Courier(allow_private=True, pause=0.0))
        opened.append(Watch(corpus, feeds, **options))
        return opened[-1]

    yield make
    for past in opened:
        past.close()
