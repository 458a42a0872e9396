"""What is kept of stories in a corpus's folder."""

from pathlib import Path

import pytest

import retold
from retold import Corpus
from retold.stories import kept
from retold.stories.kept import NAME, looked_at
from tests.stories.bridge import LINEAGE


def test_how_many_documents_were_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Corpus(tmp_path) as opened:
        opened.add(LINEAGE)
    assert looked_at(tmp_path) == 0
    assert not (tmp_path / NAME).exists()
    retold.stories(tmp_path)
    before = (tmp_path / NAME).read_bytes()
    assert looked_at(tmp_path) == len(LINEAGE)
    assert (tmp_path / NAME).read_bytes() == before
    monkeypatch.setattr(kept, "VERSION", kept.VERSION + 1)
    assert looked_at(tmp_path) == 0


def test_of_a_damaged_file_nothing_was_looked_at(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"nothing of the kind" * 400)
    assert looked_at(tmp_path) == 0
