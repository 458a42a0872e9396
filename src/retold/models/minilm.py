"""The reader's network, in NumPy: MiniLM over both texts, and two heads.

Each text counts its positions from 0, and every head of every layer adds a number to its attention
between words of one text; nothing else tells the texts apart, so the network is the same whichever
stands first. A word is the mean of its pieces. Links come from the cosine of two words; the tag of
a word from the word, what it is linked with in the other text, and how surely.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retold.bundled import beside
from retold.models.pieces import END, START, pieces

Array = NDArray[np.float32]

LONGEST = 240
"""Pieces of a text that are read, three long sentences; words behind them are not judged: their
scores are 0. It was trained on up to 110, and on up to 240 of what a sentence is read against."""


class Weights:
    """The weights as they were first written, and what later training changed of them.

    Of a matrix the change is the product of two narrow ones; whatever else changed is there anew.
    """

    def __init__(self, first: Any, update: Any) -> None:  # noqa: ANN401 - open archives of NumPy
        self._first, self._update = first, update
        self._renewed = frozenset(update.files)

    def __getitem__(self, name: str) -> NDArray[Any]:
        stored = self._update if name in self._renewed else self._first
        values: NDArray[Any] = stored[name]
        return values

    def matrix(self, name: str) -> Array:
        """A matrix of inputs × outputs, from small integers and a scale for each output."""
        packed = np.ascontiguousarray(
            self._first[f"{name}.weight"].T
        )  # a quarter of what it becomes
        weight: Array = packed * self._first[f"{name}.scales"].astype(np.float32)
        weight += self._changed(f"{name}.weight").T
        return weight

    def places(self) -> Array:
        """The rows that are added to a piece by its place in its text."""
        first: Array = self._first["places"].astype(np.float32)
        return first + self._changed("places")

    def _changed(self, name: str) -> Array:
        left, right = (
            _unpacked(self._update[f"{name}.{side}"], self._update[f"{name}.{side}.scales"])
            for side in ("left", "right")
        )
        return left @ right.T


class Network:
    """The weights, unpacked."""

    def __init__(self, stored: Weights) -> None:
        self._packed = stored["words"]
        self._word_scales = stored["words.scales"]
        self._places = stored.places()
        self._norm = _pair(stored, "norm")
        self._layers = [_layer(stored, f"layers.{i}.") for i in range(int(stored["layers"]))]
        self._link = _matrix(stored, "link")
        self._link_scale, self._link_bias = stored["link.line"].astype(np.float32)
        self._joint = _matrix(stored, "joint")
        self._tag = _matrix(stored, "tag")

    def scores(
        self, source: Sequence[str], target: Sequence[str]
    ) -> tuple[tuple[Array, Array], Array]:
        """How surely each word of both texts is changed, and source × target words' links, 0…1."""
        return self.scores_of_pieces(
            [pieces(word) for word in source], [pieces(word) for word in target]
        )

    def scores_of_pieces(
        self, source: Sequence[tuple[int, ...]], target: Sequence[tuple[int, ...]]
    ) -> tuple[tuple[Array, Array], Array]:
        """The same of words in pieces."""
        ids: list[int] = []
        places: list[int] = []
        starts: list[int] = []
        read: list[int] = []
        sides: list[int] = []
        for text in (source, target):
            begin = len(ids)
            ids.append(START)
            count = 0
            for word in text:
                if len(ids) - begin + len(word) >= LONGEST:
                    break
                starts.append(len(ids))
                ids += word
                count += 1
            starts.append(len(ids))
            ids.append(END)
            places += range(len(ids) - begin)
            sides.append(len(ids) - begin)
            read.append(count)
        words = self._encoded(np.array(ids), np.array(places), sides)
        return self._judged(_pooled(words, starts, read), read, (len(source), len(target)))

    def _encoded(
        self, ids: NDArray[np.int64], places: NDArray[np.int64], sides: list[int]
    ) -> Array:
        rows = _unpacked(self._packed[ids], self._word_scales[ids]) + self._places[places]
        rows = _normed(rows, *self._norm)
        side = np.repeat(np.array([1.0, -1.0], np.float32), sides)
        same = side[:, None] * side[None, :]
        for layer in self._layers:
            rows = layer.forward(rows, same)
        return rows

    def _judged(
        self, words: Array, read: list[int], sizes: tuple[int, int]
    ) -> tuple[tuple[Array, Array], Array]:
        keys = words @ self._link[0] + self._link[1]
        keys /= np.maximum(np.linalg.norm(keys, axis=1, keepdims=True), 1e-12)
        first = read[0]
        logits: Array = self._link_scale * (keys[:first] @ keys[first:].T) + self._link_bias
        beside = np.concatenate([_soft(logits) @ words[first:], _soft(logits.T) @ words[:first]])
        best = np.concatenate([logits.max(1), logits.max(0)])[:, None]
        joint = np.concatenate(
            [words, beside, words * beside, np.abs(words - beside), _sigmoid(best)], axis=1
        )
        tags = _sigmoid(
            (_gelu(joint @ self._joint[0] + self._joint[1]) @ self._tag[0])[:, 0] + self._tag[1]
        )
        changed = np.zeros(sizes[0], np.float32), np.zeros(sizes[1], np.float32)
        changed[0][:first] = tags[:first]
        changed[1][: read[1]] = tags[first:]
        links = np.zeros(sizes, np.float32)
        links[:first, : read[1]] = _sigmoid(logits)
        return changed, links


class _Layer:
    """A layer of BERT."""

    def __init__(self, parts: dict[str, tuple[Array, Array]], same: Array) -> None:
        self._parts = parts
        self._same = same

    def forward(self, rows: Array, same: Array) -> Array:
        """The next rows; same is 1 between pieces of one text and -1 between texts."""
        heads = len(self._same)
        length, hidden = rows.shape
        width = hidden // heads
        weight, bias = self._parts["qkv"]
        q, k, v = (rows @ weight + bias).reshape(length, 3, heads, width).transpose(1, 2, 0, 3)
        logits = q @ k.transpose(0, 2, 1)
        logits *= np.float32(width**-0.5)
        logits += self._same[:, None, None] * same
        read = (_soft(logits) @ v).transpose(1, 0, 2).reshape(length, hidden)
        weight, bias = self._parts["out"]
        rows = _normed(rows + (read @ weight + bias), *self._parts["norm1"])
        weight, bias = self._parts["up"]
        inner = _gelu(rows @ weight + bias)
        weight, bias = self._parts["down"]
        return _normed(rows + (inner @ weight + bias), *self._parts["norm2"])


@cache
def network() -> Network:
    """The bundled network, loaded once."""
    with (
        beside(__name__, "reader.npz").open("rb") as opened,
        beside(__name__, "reader-update.npz").open("rb") as opened_update,
        np.load(opened) as first,
        np.load(opened_update) as update,
    ):
        return Network(Weights(first, update))


def _layer(stored: Weights, begin: str) -> _Layer:
    parts = {name: _matrix(stored, begin + name) for name in ("qkv", "out", "up", "down")}
    parts |= {name: _pair(stored, begin + name) for name in ("norm1", "norm2")}
    return _Layer(parts, stored[begin + "same"].astype(np.float32))


def _pair(stored: Weights, name: str) -> tuple[Array, Array]:
    return stored[f"{name}.weight"].astype(np.float32), stored[f"{name}.bias"].astype(np.float32)


def _matrix(stored: Weights, name: str) -> tuple[Array, Array]:
    """A matrix of inputs × outputs, and its bias."""
    return stored.matrix(name), stored[f"{name}.bias"].astype(np.float32)


def _unpacked(packed: NDArray[np.uint8], scales: NDArray[np.float16]) -> Array:
    """Rows of which a byte holds two coordinates, each of 15 steps, and a scale for each group."""
    steps: Array = np.empty((len(packed), 2 * packed.shape[1]), np.float32)
    steps[:, 0::2] = (packed & 15).astype(np.float32) - 7
    steps[:, 1::2] = (packed >> 4).astype(np.float32) - 7
    steps *= np.repeat(scales.astype(np.float32), steps.shape[1] // scales.shape[1], axis=1)
    return steps


def _pooled(rows: Array, starts: list[int], read: list[int]) -> Array:
    """The mean of the pieces of each word; starts has one more for each text: where it ends."""
    sums = np.add.reduceat(rows, starts, axis=0)
    sizes = np.diff(np.array([*starts, len(rows)]))
    words = [*range(read[0]), *range(read[0] + 1, read[0] + 1 + read[1])]
    return np.asarray(sums[words] / sizes[words, None], dtype=np.float32)


def _normed(rows: Array, weight: Array, bias: Array) -> Array:
    rows = rows - rows.mean(1, keepdims=True)
    spread = np.sqrt(np.einsum("ij,ij->i", rows, rows) / rows.shape[1] + 1e-12)
    normed: Array = rows * (weight / spread[:, None].astype(np.float32)) + bias
    return normed


def _soft(logits: Array) -> Array:
    shares: Array = np.exp(logits - logits.max(-1, keepdims=True))
    shares /= shares.sum(-1, keepdims=True)
    return shares


def _gelu(rows: Array) -> Array:
    """GELU, by the tangent that stands for it to within .001."""
    inner: Array = rows * rows
    inner *= np.float32(0.044715)
    inner += 1
    inner *= rows
    inner *= np.float32(0.7978845608)
    np.tanh(inner, out=inner)
    inner += 1
    inner *= rows
    inner *= np.float32(0.5)
    return inner


def _sigmoid(logits: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-logits)), dtype=np.float32)
