"""An index is made once for a file as it is, and anew where none can be kept."""

import os
from pathlib import Path

import numpy as np
import pytest

from retold.audit.pivots.remembered import Arrays, folder, remembered


class Maker:
    """Makes arrays, and counts how often."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> Arrays:
        self.made += 1
        return np.arange(3), np.arange(2)


def test_an_index_is_made_once_until_the_file_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    words, make = tmp_path / "words", Maker()
    words.write_text("one")
    assert [array.tolist() for array in remembered(words, 2, make)] == [[0, 1, 2], [0, 1]]
    assert [array.tolist() for array in remembered(words, 2, make)] == [[0, 1, 2], [0, 1]]
    assert make.made == 1
    words.write_text("three")
    remembered(words, 2, make)
    assert make.made == 2


def test_a_broken_or_closed_cache_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    words, make = tmp_path / "words", Maker()
    words.write_text("one")
    remembered(words, 2, make)
    for kept in folder().iterdir():
        os.truncate(kept, 10)
    assert remembered(words, 2, make)[0].tolist() == [0, 1, 2]
    monkeypatch.setenv("XDG_CACHE_HOME", str(words))
    assert remembered(words, 2, make)[0].tolist() == [0, 1, 2]
