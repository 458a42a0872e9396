"""Reading -> cues, and for each cue the words of its speaker and its content.

Two steps, as in semantic role labelling: a dilated convolution reads the whole story and proposes
words at which a cue may begin; then a smaller one reads a window around each, told where it stands,
and tags cue, speaker and content with a linear chain (Viterbi), or nothing. WEIGHTS.md tells how
the weights were made; everything here is NumPy.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from retold.bundled import beside
from retold.quotes.reading import Reading

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Range = tuple[int, int]

BEFORE, AFTER = 48, 64
"""Tokens of the window before and after a cue's first: 98 % of the attributions lie in it whole."""
DILATIONS = (1, 2, 4, 8, 1, 2, 4, 8)
ROLE_DILATIONS = (1, 2, 4, 8, 16)
CHUNK = 4000
"""Tokens read at once, cut at a line break: memory stays flat however long the story."""
NEAR = 3
"""Sentences counted apart on either side of the cue's own; farther ones are alike."""
DISTANCES = 15
"""Buckets of a token's distance from the cue to each side, growing by powers of 1.5."""
EPSILON = 1e-5
NO_ROLE, SPEAKER, CONTENT, CUE = 0, 1, 3, 5
"""Tags, two a role: none; speaker, its first token and its further ones; content; cue."""
AT_CUE = 3
"""Kind of the token where a cue begins; others: 0 on a line before, 1 the same line, 2 after."""
IMPOSSIBLE = -1e4
PROPOSED = 0.25
"""A cue may begin where the first step gives it this probability; the second decides. Between .15
and .45 exact F1 on articles left out is the same to half a point; higher is quicker."""
URGES = (1.5, 3.0, 6.0)
"""Added in turn to the score of a content's first token until a cue that has none has one."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue and its roles, as half-open ranges of token indices."""

    cue: Range
    speaker: tuple[Range, ...]
    content: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """A convolution that normalises its input, the scale and shift of that worked into it."""

    dilation: int
    taps: Floats  # [3, width, width]: the token before, itself, the one after
    bias: Floats  # [width]
    shift: Floats  # [2, width]: what the bias has for a token before, and one after, that is there


@dataclass(frozen=True, slots=True)
class Weights:
    """The vocabulary, the layers of both steps, and the other arrays of the network."""

    vocabulary: Mapping[str, int]
    arrays: Mapping[str, npt.NDArray[np.generic]]
    encoder: tuple[Layer, ...]
    role: tuple[Layer, ...]

    def __getitem__(self, name: str) -> Floats:
        """The array of that name, as float32."""
        array: Floats = self.arrays[name].astype(np.float32, copy=False)
        return array


@cache
def load_weights() -> Weights:
    """The weights that ship with the package."""
    with beside(__name__, "weights.npz").open("rb") as file:
        stored = np.load(file, allow_pickle=False)
        return unpack({name: stored[name] for name in stored.files})


def unpack(stored: Mapping[str, npt.NDArray[np.generic]]) -> Weights:
    """Weights from the stored arrays: half floats widened once, word vectors left in bytes."""
    words = stored["vocabulary"].tobytes().decode().split("\n")
    arrays = {
        name: array.astype(np.float32) if array.dtype == np.float16 else array
        for name, array in stored.items()
        if name != "vocabulary"
    }
    return Weights(
        {word: index for index, word in enumerate(words)},
        arrays,
        tuple(folded(arrays, f"encoder.{index}", step) for index, step in enumerate(DILATIONS)),
        tuple(folded(arrays, f"role.{index}", step) for index, step in enumerate(ROLE_DILATIONS)),
    )


def folded(arrays: Mapping[str, npt.NDArray[Any]], name: str, dilation: int) -> Layer:
    """A layer whose taps take states that are divided by their spread, and no more.

    The mean that normalising takes off is a product of matrices, so the taps do it; what it adds
    goes to the bias.
    """
    taps = arrays[f"{name}.taps"]
    shift = arrays[f"{name}.norm.bias"] @ taps
    scaled = arrays[f"{name}.norm.weight"][:, None] * taps
    scaled -= scaled.mean(axis=1, keepdims=True)
    return Layer(dilation, scaled, arrays[f"{name}.bias"] + shift.sum(axis=0), shift[[0, 2]])


def find_attributions(weights: Weights, reading: Reading) -> list[Attribution]:
    """The attributions of a story, in the order of their cues."""
    return [
        attribution
        for anchors, emissions in proposals(weights, reading)
        for attribution in decode(weights, anchors, emissions)
    ]


def proposals(weights: Weights, reading: Reading) -> Iterator[tuple[Ints, Floats]]:
    """Tokens at which a cue may begin, and the scores of the tags around: [BEFORE + AFTER, 7]."""
    for start, end in _chunks(reading):
        states = encode(weights, reading, start, end)
        flat = softmax(states @ weights["flat.weight"] + weights["flat.bias"])
        anchors = np.flatnonzero(flat[:, CUE] >= PROPOSED)
        if len(anchors):
            scores = score_roles(weights, states, flat, anchors, reading.sentence[start:end])
            yield anchors + start, scores


def decode(weights: Weights, anchors: Ints, emissions: Floats) -> Iterator[Attribution]:
    """The attributions at the anchors whose best tags have a cue."""
    labels = _best_tags(emissions, weights["role.transitions"], weights["role.start"])
    for anchor, tags in zip(anchors.tolist(), labels, strict=True):
        cue, speaker, content = (
            tuple((anchor - BEFORE + a, anchor - BEFORE + b) for a, b in _ranges(tags, role))
            for role in (CUE, SPEAKER, CONTENT)
        )
        yield from (Attribution(cue_range, speaker, content) for cue_range in cue)


def _chunks(reading: Reading) -> list[Range]:
    breaks = np.flatnonzero(reading.sentence < 0)
    cuts = [0]
    while len(reading) - cuts[-1] > CHUNK:
        last = int(np.searchsorted(breaks, cuts[-1] + CHUNK, side="right")) - 1
        is_inside = last >= 0 and breaks[last] > cuts[-1]
        cuts.append(int(breaks[last]) if is_inside else cuts[-1] + CHUNK)
    return list(zip(cuts, [*cuts[1:], len(reading)], strict=True)) if len(reading) else []


def encode(weights: Weights, reading: Reading, start: int, end: int) -> Floats:
    """What the network makes of each token, [tokens, width]."""
    words = weights.arrays["words"][reading.words[start:end]].astype(np.float32)
    states = np.concatenate(
        [
            words * weights["words.scale"],
            weights["suffixes"][reading.suffixes[start:end]],
            weights["shapes"][reading.shapes[start:end]],
            reading.flags[start:end],
        ],
        axis=1,
    )
    states = states @ weights["input.weight"] + weights["input.bias"]
    for layer in weights.encoder:
        convolve(layer, states[None])
    return _normalise(states, weights["encoder.norm.weight"], weights["encoder.norm.bias"])


def score_roles(
    weights: Weights,
    states: Floats,
    flat: Floats,
    anchors: Ints,
    sentence: npt.NDArray[np.int32],
) -> Floats:
    """Scores of the tags around each anchor: [anchors, BEFORE + AFTER, 7]."""
    place = window_features(anchors, sentence)
    shared = states @ weights["role.states"] + flat @ weights["role.flat"] + weights["role.bias"]
    padded = np.vstack([shared, np.zeros((1, shared.shape[1]), np.float32)])
    hidden = padded[place.index]
    hidden += weights["role.distance"][place.distance[0]]
    beside = weights["role.apart"][:, None] + weights["role.kind"]
    hidden += beside[place.apart, place.kind]
    hidden[place.outside] = 0
    for layer in weights.role:
        convolve(layer, hidden)
    hidden = _normalise(hidden, weights["role.norm.weight"], weights["role.norm.bias"])
    scores = hidden @ weights["role.tags.weight"] + weights["role.tags.bias"]
    scores += forbidden(place)
    return np.asarray(scores, np.float32)


def _best_tags(emissions: Floats, transitions: Floats, start: Floats) -> Ints:
    """The best tag sequences in which every cue has a content."""
    tags = viterbi(emissions, transitions, start)
    for urge in URGES:
        without = np.flatnonzero((tags[:, BEFORE] == CUE) & ~(tags == CONTENT).any(axis=1))
        if not len(without):
            break
        urged = emissions[without]
        urged[:, :, CONTENT] += urge
        tags[without] = viterbi(urged, transitions, start)
    return tags


def forbidden(place: "Windows") -> Floats:
    """What keeps tags from where they cannot stand, [anchors, BEFORE + AFTER, 7].

    A cue begins at its anchor, and there stands either a cue or nothing; outside of the text, none.
    """
    scores = np.zeros((*place.index.shape, 7), np.float32)
    scores[:, :, CUE] = IMPOSSIBLE
    scores[:, BEFORE, 1:] = IMPOSSIBLE
    scores[:, BEFORE, CUE] = 0
    scores[place.outside, 1:] = IMPOSSIBLE
    return scores


@dataclass(frozen=True, slots=True)
class Windows:
    """Where the tokens of each window stand; every array is [anchors, BEFORE + AFTER]."""

    index: Ints
    outside: npt.NDArray[np.bool_]
    distance: Ints
    apart: Ints
    kind: Ints


def window_features(anchors: Ints, sentence: npt.NDArray[np.int32]) -> Windows:
    """The windows around anchors, over tokens with these sentence indices."""
    count = len(sentence)
    offset = np.arange(-BEFORE, AFTER)
    index = anchors[:, None] + offset
    outside = (index < 0) | (index >= count)
    index = np.where(outside, count, index)
    steps = np.ceil(np.log(np.maximum(1, np.abs(offset))) / np.log(1.5)).astype(np.int64) + 1
    distance = np.sign(offset) * np.minimum(steps, DISTANCES) + DISTANCES
    of_token = np.append(sentence, -1)[index]
    apart = np.clip(of_token - sentence[anchors][:, None], -NEAR, NEAR) + NEAR
    lines = np.cumsum(np.append(sentence, -1) < 0)
    line = np.clip(lines[index] - lines[anchors][:, None], -1, 1) + 1
    kind = np.where(offset == 0, AT_CUE, line)
    distance = np.broadcast_to(distance, index.shape)
    return Windows(index, outside, distance, apart.astype(np.int64), kind.astype(np.int64))


def viterbi(emissions: Floats, transitions: Floats, start: Floats) -> Ints:
    """The best tag sequences, [rows, steps], for emissions [rows, steps, tags]."""
    rows, steps, tags = emissions.shape
    best = np.empty((steps, tags, rows), np.float32)
    best[:] = emissions.transpose(1, 2, 0)
    best[0] += start[:, None]
    moves = np.ascontiguousarray(transitions)[..., None]
    for step in range(1, steps):
        best[step] += np.maximum.reduce(best[step - 1][:, None] + moves)
    paths = np.empty((steps, rows), np.int64)
    paths[-1] = best[-1].argmax(axis=0)
    for step in range(steps - 1, 0, -1):
        paths[step - 1] = (best[step - 1] + transitions[:, paths[step]]).argmax(axis=0)
    return paths.T


def softmax(scores: Floats) -> Floats:
    """Probabilities over the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return shares


def _ranges(tags: Ints, first: int) -> list[Range]:
    """Half-open ranges of a role: each starts at its first tag and goes on with the next one."""
    ranges: list[Range] = []
    for start in np.flatnonzero(tags == first).tolist():
        end = start + 1
        while end < len(tags) and tags[end] == first + 1:
            end += 1
        ranges.append((start, end))
    return ranges


def convolve(layer: Layer, states: Floats) -> None:
    """Add to states, [rows, tokens, width], what a layer makes of them: three taps, rectified."""
    _, tokens, width = states.shape
    step = min(layer.dilation, tokens)
    flat = states.reshape(-1, width)
    mean = flat @ np.full(width, 1 / width, np.float32)
    spread = np.einsum("ij,ij->i", flat, flat) / width - mean * mean
    taken = flat / np.sqrt(np.maximum(spread, 0) + EPSILON)[:, None]
    before, middle, after = layer.taps
    mixed, part = (taken @ middle).reshape(states.shape), np.empty_like(states)
    np.matmul(taken, before, out=part.reshape(-1, width))
    mixed[:, step:] += part[:, : tokens - step]
    np.matmul(taken, after, out=part.reshape(-1, width))
    mixed[:, : tokens - step] += part[:, step:]
    mixed += layer.bias
    mixed[:, :step] -= layer.shift[0]
    mixed[:, tokens - step :] -= layer.shift[1]
    np.maximum(mixed, 0, out=mixed)
    states += mixed


def _normalise(states: Floats, scale: Floats, shift: Floats) -> Floats:
    states = states - states.mean(axis=-1, keepdims=True)
    squares = np.einsum("...i,...i->...", states, states)[..., None]
    states /= np.sqrt(squares / states.shape[-1] + EPSILON)
    states *= scale
    states += shift
    return states
