"""A server in this process, with a corpus of a story and its retellings."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from retold import Corpus
from tests.stories.bridge import INDEPENDENT, LINEAGE

pytest.importorskip("fastapi", reason="the extra serve is not installed")

from starlette.testclient import TestClient

from retold.serve import Settings, create_app

SOURCE = """The reservoir above Callowmere will be drained in April, the water company said.

“We have no choice,” said its engineer, Nadia Brook. The dam was not inspected for 12 years.
"""
TARGET = SOURCE.replace("was not inspected", "was inspected")
LOCAL = "http://localhost"


def client_of(settings: Settings, **options: Any) -> TestClient:
    return TestClient(create_app(settings), base_url=LOCAL, **options)


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served") / "news"
    with Corpus(folder) as opened:
        opened.add([*LINEAGE, INDEPENDENT])
    return folder


@pytest.fixture(scope="session")
def client(corpus: Path) -> Iterator[TestClient]:
    """A server with a corpus."""
    with client_of(Settings(corpus=corpus, workers=1, waiting=50)) as opened:
        yield opened


@pytest.fixture(scope="session")
def bare() -> Iterator[TestClient]:
    """A server without one."""
    with client_of(Settings(workers=1)) as opened:
        yield opened


@pytest.fixture
def pair() -> dict[str, Any]:
    return {"source": {"text": SOURCE}, "target": {"text": TARGET}}
