from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from retold.cli import retold

SOURCE = """The reservoir above Callowmere will be drained in April, the water company said.

“We have no choice,” said its engineer, Nadia Brook. The dam was not inspected for 12 years.

Anglers may lose the season unless the work ends by 1 July.
"""
TARGET = """The reservoir above Callowmere will be drained in April, the water company said.

“We have no choice,” said its engineer, Nadia Brook. The dam was inspected for 12 years.

Anglers may lose the season.
"""

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Calls the command line and returns what it printed and its exit code."""
    runner = CliRunner()

    def call(*words: str | Path, input: str | bytes | None = None) -> Result:  # noqa: A002
        return runner.invoke(retold, [str(word) for word in words], input=input)

    return call


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(SOURCE, encoding="utf-8")
    return path


@pytest.fixture
def retelling(tmp_path: Path) -> Path:
    path = tmp_path / "retelling.txt"
    path.write_text(TARGET, encoding="utf-8")
    return path
