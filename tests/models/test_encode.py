import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest

from retold.align.beads import find_beads
from retold.errors import MissingExtra, RetoldError
from retold.model import Document
from retold.models import encode
from retold.models.encode import (
    BUNDLED_LANGUAGES,
    KEPT,
    LONGEST,
    STEPS,
    SteadyEncoder,
    Vectors,
    load_encoder,
)
from retold.text.segment import segment

SENTENCES = [
    "The ferry to Port Ellery was cancelled for the third day.",
    "Die Fähre nach Port Ellery fiel den dritten Tag aus.",
    "Паром в Порт-Эллери отменён третий день подряд.",
    "Beekeepers in the valley lost half of their hives.",
    "Nobody was hurt.",
]


def test_none_is_no_encoder() -> None:
    assert load_encoder("none") is None


def test_the_default_is_one_object_a_process() -> None:
    assert load_encoder() is load_encoder("default")


def test_rows_are_near_unit_length_and_whole_steps() -> None:
    encoder = load_encoder()
    assert encoder is not None
    rows = encoder.encode(SENTENCES)
    assert rows.dtype == np.float32
    assert rows.shape == (len(SENTENCES), 512)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=0.02)
    assert np.array_equal(rows * STEPS, np.rint(rows * STEPS))


def test_a_row_does_not_depend_on_what_stands_beside_it() -> None:
    together = SteadyEncoder(_bundled(), BUNDLED_LANGUAGES).encode(SENTENCES)
    alone = SteadyEncoder(_bundled(), BUNDLED_LANGUAGES)
    apart = np.concatenate([alone.encode([sentence]) for sentence in SENTENCES[::-1]])[::-1]
    assert np.array_equal(together, apart)


def test_the_same_sense_in_another_language_is_nearest() -> None:
    encoder = load_encoder()
    assert encoder is not None
    rows = encoder.encode(SENTENCES)
    likeness = rows @ rows.T - 2 * np.eye(len(rows))
    assert likeness[1].argmax() in {0, 2}
    assert likeness[2].argmax() in {0, 1}


def test_blank_sentences_have_no_vector_and_never_reach_the_model() -> None:
    asked: list[str] = []
    encoder = SteadyEncoder(lambda: _Echo(asked), frozenset())
    rows = encoder.encode(["", "one", " \n\u00a0"])
    assert asked == ["one"]
    assert not rows[[0, 2]].any()


def test_a_sentence_is_encoded_once() -> None:
    asked: list[str] = []
    encoder = SteadyEncoder(lambda: _Echo(asked), frozenset())
    encoder.encode(["one", "two", "one"])
    encoder.encode(["two", "three"])
    assert asked == ["one", "two", "three"]


def test_what_is_kept_is_bounded() -> None:
    asked: list[str] = []
    encoder = SteadyEncoder(lambda: _Echo(asked), frozenset())
    encoder.encode([str(number) for number in range(KEPT + 5)])
    asked.clear()
    encoder.encode([str(KEPT), "0"])
    assert asked == ["0"]


def test_a_megabyte_without_a_stop_is_cut() -> None:
    seen: list[int] = []

    def model(texts: list[str]) -> Vectors:
        seen.extend(map(len, texts))
        return np.ones((len(texts), 4), dtype=np.float32)

    SteadyEncoder(lambda: model, frozenset()).encode(["tide " * 200_000, "Nobody was hurt."])
    assert seen == [LONGEST, len("Nobody was hurt.")]


def test_the_model_is_loaded_at_first_use() -> None:
    loaded: list[int] = []

    def load() -> "_Echo":
        loaded.append(1)
        return _Echo([])

    encoder = SteadyEncoder(load, frozenset())
    encoder.encode([])
    encoder.encode(["", " "])
    assert not loaded
    encoder.encode(["one"])
    assert loaded == [1]


def test_a_missing_library_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encode, "find_spec", lambda _: None)
    with pytest.raises(MissingExtra, match=r"retold\[model2vec\]"):
        load_encoder("example/potion-of-nothing")
    with pytest.raises(MissingExtra, match=r"retold\[sentence-transformers\]"):
        load_encoder("example/no-such-model")


def test_a_folder_that_is_not_there_is_named() -> None:
    with pytest.raises(RetoldError, match="no such folder"):
        load_encoder("./no/such/folder")


def test_a_folder_of_model2vec_aligns_what_words_do_not(tmp_path: Path) -> None:
    folder = _static_model(tmp_path)
    encoder = load_encoder(str(folder))
    assert encoder is not None
    rows = encoder.encode(["ferry late", "fähre spät", "hives lost", "", "unheard"])
    assert np.allclose(np.linalg.norm(rows[:3], axis=1), 1, atol=0.03)
    assert rows[0] @ rows[1] > 0.9 > rows[0] @ rows[2]
    assert not rows[3:].any()
    english = Document("en", "Ferry late. Hives lost. Nobody hurt.", language="en")
    german = Document("de", "Fähre spät. Niemand verletzt.", language="de")
    beads = find_beads(segment(english), segment(german), encoder=encoder)
    assert [(list(bead.source), list(bead.target)) for bead in beads] == [
        ([0], [0]), ([1], []), ([2], [1]),
    ]  # fmt: skip


def test_a_folder_of_other_files_is_given_to_sentence_transformers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, object] = {}

    class SentenceTransformer:
        """Takes what version 6 of the library takes."""

        def __init__(self, model_name_or_path: str, *, device: str) -> None:
            asked.update(place=model_name_or_path, device=device)

        def encode(
            self, sentences: list[str], *, show_progress_bar: bool, normalize_embeddings: bool
        ) -> Vectors:
            asked.update(bar=show_progress_bar, unit=normalize_embeddings)
            return np.array([[len(text), 1] for text in sentences], dtype=np.float32)

    stand_in = ModuleType("sentence_transformers")
    vars(stand_in)["SentenceTransformer"] = SentenceTransformer
    monkeypatch.setitem(sys.modules, "sentence_transformers", stand_in)
    monkeypatch.setattr(encode, "find_spec", lambda _: SimpleNamespace())
    (tmp_path / "potion").mkdir()
    (tmp_path / "potion" / "modules.json").write_text('[{"type": "Transformer"}]')
    encoder = load_encoder(str(tmp_path / "potion"))
    assert encoder is not None
    assert encoder.encode(["one", "two words"]).shape == (2, 2)
    assert asked == {"place": str(tmp_path / "potion"), "device": "cpu", "bar": False, "unit": True}


def _static_model(folder: Path) -> Path:
    """A model2vec model of twelve words, English and German alike, saved in a folder."""
    model2vec = pytest.importorskip("model2vec", reason="needs the extra model2vec")
    tokenizers = pytest.importorskip("tokenizers")
    pairs = (
        "ferry=fähre",
        "late=spät",
        "hives=bienen",
        "lost=verloren",
        "nobody=niemand",
        "hurt=verletzt",
    )
    words = ["[UNK]", *(word for pair in pairs for word in pair.split("="))]
    model = tokenizers.models.WordLevel(
        {word: number for number, word in enumerate(words)},
        unk_token="[UNK]",  # noqa: S106
    )
    tokenizer = tokenizers.Tokenizer(model)
    tokenizer.normalizer = tokenizers.normalizers.Lowercase()
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    vectors = np.zeros((len(words), len(pairs)), dtype=np.float32)
    for number in range(len(pairs)):
        vectors[1 + 2 * number : 3 + 2 * number, number] = 1
    model2vec.StaticModel(vectors, tokenizer).save_pretrained(str(folder))
    return folder


class _Echo:
    """A model of two dimensions that remembers what it was asked."""

    def __init__(self, asked: list[str]) -> None:
        self.asked = asked

    def __call__(self, texts: list[str]) -> Vectors:
        self.asked += texts
        return np.array([[len(text), 1] for text in texts], dtype=np.float32)


def _bundled():  # type: ignore[no-untyped-def]  # noqa: ANN202
    from retold.models.encode import _load_bundled

    model = _load_bundled()
    return lambda: model


@pytest.mark.parametrize("name", ["nosuch", "all-MiniLM-L6-v2", "", "Default"])
def test_a_bare_word_is_no_model(name: str) -> None:
    if not name:
        assert load_encoder(name) is load_encoder("default")
        return
    with pytest.raises(RetoldError, match="no such encoder"):
        load_encoder(name)


@pytest.mark.parametrize("library", ["model2vec", "sentence_transformers"])
def test_what_a_library_trips_over_is_one_line(monkeypatch, library: str) -> None:
    class Broken:
        def __init__(self, *_: object, **__: object) -> None:
            raise OSError("no\nsuch repository")

        from_pretrained = __init__

    stub = ModuleType(library)
    stub.StaticModel = stub.SentenceTransformer = Broken
    monkeypatch.setitem(sys.modules, library, stub)
    load = encode._load_static if library == "model2vec" else encode._load_transformer  # noqa: SLF001
    with pytest.raises(
        RetoldError, match=r"example/gone: the model cannot be loaded \(OSError: no"
    ):
        load("example/gone")
