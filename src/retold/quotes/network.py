"""Reading -> cues, and for each cue the words of its speaker and its content.

Two steps, as in semantic role labelling: a dilated convolution reads the whole story and tags the
cue words; then a smaller one reads a window around each cue, told where the cue stands, and tags
speaker and content with a linear chain (Viterbi). The weights and how they were made are described
in WEIGHTS.md; everything here is NumPy.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from retold.quotes.reading import Reading

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Range = tuple[int, int]

BEFORE, AFTER = 64, 80
"""Tokens of the window before and after a cue's first: they hold 99 % of the contents whole."""
DILATIONS = (1, 2, 4, 8, 1, 2, 4, 8)
ROLE_DILATIONS = (1, 2, 4, 8, 16)
CHUNK = 4000
"""Tokens read at once, cut at a line break: memory stays flat however long the story."""
NEAR = 3
"""Sentences counted apart on either side of the cue's own; farther ones are alike."""
DISTANCES = 15
"""Buckets of a token's distance from the cue to each side, growing by powers of 1.5."""
EPSILON = 1e-5
NO_ROLE, SPEAKER, CONTENT = 0, 1, 3
"""Role tags: none, speaker first and further, content first and further."""
CUE, CUE_FURTHER = 3, 4
"""Flat tags, two a kind: none; speaker 1, 2; cue 3, 4; content 5, 6."""
IN_CUE = 3
"""Kind of a window's token that is the cue's own; 0, 1, 2: on a line before, the cue's, after."""
IMPOSSIBLE = -1e4
CUE_THRESHOLD = 0.42
"""A cue begins where its probability is at least this: best F1 in cross-validation."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue and its roles, as half-open ranges of token indices; certainty in 0…1."""

    cue: Range
    speaker: tuple[Range, ...]
    content: tuple[Range, ...]
    certainty: float


@dataclass(frozen=True, slots=True)
class Weights:
    """The vocabulary and the arrays of the network."""

    vocabulary: Mapping[str, int]
    arrays: Mapping[str, npt.NDArray[np.generic]]

    def __getitem__(self, name: str) -> Floats:
        """The array of that name, as float32."""
        found: Floats = self.arrays[name].astype(np.float32, copy=False)
        return found


@cache
def load_weights() -> Weights:
    """The weights that ship with the package."""
    with files("retold.quotes").joinpath("weights.npz").open("rb") as file:
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
    return Weights({word: index for index, word in enumerate(words)}, arrays)


def find_attributions(weights: Weights, reading: Reading) -> list[Attribution]:
    """The attributions of a story, in the order of their cues."""
    found: list[Attribution] = []
    for start, end in _chunks(reading):
        states = encode(weights, reading, start, end)
        flat = softmax(states @ weights["flat.weight"] + weights["flat.bias"])
        cues = tag_cues(flat)
        labels = tag_roles(weights, states, flat, cues, reading.sentence[start:end])
        for cue, tags in zip(cues, labels, strict=True):
            at = start + cue[0] - BEFORE
            found.append(
                Attribution(
                    (start + cue[0], start + cue[1]),
                    tuple((at + a, at + b) for a, b in _ranges(tags, SPEAKER)),
                    tuple((at + a, at + b) for a, b in _ranges(tags, CONTENT)),
                    float(flat[cue[0], CUE]),
                )
            )
    return found


def _chunks(reading: Reading) -> list[Range]:
    breaks = np.flatnonzero(reading.sentence < 0)
    cuts = [0]
    while len(reading) - cuts[-1] > CHUNK:
        inside = breaks[(breaks > cuts[-1]) & (breaks <= cuts[-1] + CHUNK)]
        cuts.append(int(inside[-1]) if len(inside) else cuts[-1] + CHUNK)
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
    for layer, dilation in enumerate(DILATIONS):
        states = states + _convolve(weights, f"encoder.{layer}", states[None], dilation)[0]
    return _normalise(states, weights["encoder.norm.weight"], weights["encoder.norm.bias"])


def tag_cues(flat: Floats) -> list[Range]:
    """Ranges of the tokens that are cues, from the flat tags' probabilities [tokens, 7]."""
    begins = flat[:, CUE] >= CUE_THRESHOLD
    further = flat[:, CUE_FURTHER] >= CUE_THRESHOLD
    cues = []
    for start in np.flatnonzero(begins).tolist():
        end = start + 1
        while end < len(flat) and further[end] and not begins[end]:
            end += 1
        cues.append((start, end))
    return cues


def tag_roles(
    weights: Weights,
    states: Floats,
    flat: Floats,
    cues: list[Range],
    sentence: npt.NDArray[np.int32],
) -> Ints:
    """Role tags of the tokens around each cue, [cues, BEFORE + AFTER]."""
    if not cues:
        return np.zeros((0, BEFORE + AFTER), np.int64)
    place = window_features(np.array(cues), sentence)
    shared = states @ weights["role.states"] + flat @ weights["role.flat"] + weights["role.bias"]
    padded = np.vstack([shared, np.zeros((1, shared.shape[1]), np.float32)])
    hidden = padded[place.index] + weights["role.distance"][place.distance]
    hidden += weights["role.apart"][place.apart] + weights["role.kind"][place.kind]
    hidden[place.outside] = 0
    for layer, dilation in enumerate(ROLE_DILATIONS):
        hidden = hidden + _convolve(weights, f"role.{layer}", hidden, dilation)
    hidden = _normalise(hidden, weights["role.norm.weight"], weights["role.norm.bias"])
    emissions = hidden @ weights["role.tags.weight"] + weights["role.tags.bias"]
    emissions[place.outside | (place.kind == IN_CUE), 1:] = IMPOSSIBLE
    return viterbi(emissions, weights["role.transitions"], weights["role.start"])


@dataclass(frozen=True, slots=True)
class Windows:
    """Where the tokens of each cue's window stand; every array is [cues, BEFORE + AFTER]."""

    index: Ints
    outside: npt.NDArray[np.bool_]
    distance: Ints
    apart: Ints
    kind: Ints


def window_features(cues: Ints, sentence: npt.NDArray[np.int32]) -> Windows:
    """The windows around cues [cues, 2], over tokens with these sentence indices."""
    count = len(sentence)
    index = cues[:, :1] + np.arange(-BEFORE, AFTER)
    outside = (index < 0) | (index >= count)
    index = np.where(outside, count, index)
    offset = np.where(
        index < cues[:, :1], index - cues[:, :1], np.maximum(0, index - cues[:, 1:] + 1)
    )
    steps = np.ceil(np.log(np.maximum(1, np.abs(offset))) / np.log(1.5)).astype(np.int64) + 1
    distance = np.sign(offset) * np.minimum(steps, DISTANCES) + DISTANCES
    of_token = np.append(sentence, -1)[index]
    apart = np.clip(of_token - sentence[cues[:, :1]], -NEAR, NEAR) + NEAR
    lines = np.cumsum(np.append(sentence, -1) < 0)
    line = np.clip(lines[index] - lines[cues[:, :1]], -1, 1) + 1
    kind = np.where(offset == 0, IN_CUE, line)
    return Windows(index, outside, distance, apart.astype(np.int64), kind.astype(np.int64))


def viterbi(emissions: Floats, transitions: Floats, start: Floats) -> Ints:
    """The best tag sequences, [rows, steps], for emissions [rows, steps, tags]."""
    rows, steps, tags = emissions.shape
    best = emissions[:, 0] + start
    back = np.empty((steps, rows, tags), np.int64)
    for step in range(1, steps):
        scores = best[:, :, None] + transitions
        back[step] = scores.argmax(axis=1)
        best = scores.max(axis=1) + emissions[:, step]
    found = np.empty((rows, steps), np.int64)
    found[:, -1] = best.argmax(axis=1)
    every = np.arange(rows)
    for step in range(steps - 1, 0, -1):
        found[:, step - 1] = back[step, every, found[:, step]]
    return found


def softmax(scores: Floats) -> Floats:
    """Probabilities over the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return shares


def _ranges(tags: Ints, first: int) -> list[Range]:
    """Half-open ranges of a role: each starts at its first tag and goes on with the next one."""
    found: list[Range] = []
    for start in np.flatnonzero(tags == first).tolist():
        end = start + 1
        while end < len(tags) and tags[end] == first + 1:
            end += 1
        found.append((start, end))
    return found


def _convolve(weights: Weights, name: str, states: Floats, dilation: int) -> Floats:
    """One layer over [rows, tokens, width]: normalised, three taps, rectified."""
    states = _normalise(states, weights[f"{name}.norm.weight"], weights[f"{name}.norm.bias"])
    taps = weights[f"{name}.taps"]
    mixed = states @ taps[1] + weights[f"{name}.bias"]
    mixed[:, dilation:] += states[:, :-dilation] @ taps[0]
    mixed[:, :-dilation] += states[:, dilation:] @ taps[2]
    return np.maximum(mixed, 0, out=mixed)


def _normalise(states: Floats, scale: Floats, shift: Floats) -> Floats:
    centred = states - states.mean(axis=-1, keepdims=True)
    spread = np.sqrt(np.square(centred).mean(axis=-1, keepdims=True) + EPSILON)
    found: Floats = centred / spread * scale + shift
    return found
