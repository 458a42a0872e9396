"""Train the network by which the audit sees where a word is missing.

    python tools/train_gaps.py NEWS.jsonl OUT.npz [--articles N] [--rounds N]

NEWS.jsonl: one article a line, its text under `text` (trained on 7,000 English news articles in
three rounds). From three sentences in five a noun (or a run of nouns), a verb, or a name or pronoun
is cut; the network learns to say of each place whether, and what, was cut there. Of 4,000 sentences
kept apart it finds, at one false alarm in twenty sound sentences, .42 of the nouns, .32 of the
verbs and .46 of the names. Needs JAX, to train only.
"""
# ruff: noqa: INP001 - a script

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from retold.audit.gaps import CLASSES, CUT, REACHES, START, WORDS, token
from retold.model import Document
from retold.segment import segment

EMBEDDED, HIDDEN = 32, 48
LONGEST, SHORTEST = 48, 5
"""Tokens of the sentences learnt from."""
BATCH = 256
CUT_SHARE = 0.6
"""Share of the sentences from which something is cut."""
WHOLE_RUN = 0.4
"""Share of the cut nouns that take the nouns beside them along; names always do."""
RATE, WARMED = 3e-3, 200
NOUN, NAME = 1, 3


def main() -> None:
    """Read, learn, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news")
    parser.add_argument("out")
    parser.add_argument("--articles", type=int, default=7000)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    random = np.random.default_rng(0)
    sentences = list(read(asked.news, asked.articles))
    random.shuffle(sentences)
    weights = learn(sentences, asked.rounds, random)
    np.savez(asked.out, **stored(weights))


def read(path: str, articles: int) -> Iterator[np.ndarray]:
    """Each sentence of news as rows of word, class and what may be cut, evenly spread."""
    with Path(path).open(encoding="utf-8") as lines:
        texts = lines.readlines()
    for line in texts[:: max(1, len(texts) // articles)]:
        document = segment(Document("", json.loads(line)["text"][:5000]))
        for sentence in document.sentences:
            words = [one.of(document.text) for one in sentence.tokens]
            closed = document.text[sentence.span.end - 1] in '.!?”"'
            if SHORTEST <= len(words) <= LONGEST and closed:
                seen = [token(one, first=at == 0) for at, one in enumerate(words)]
                yield np.array(seen, dtype=np.int16)


def cut(sentence: np.ndarray, random: np.random.Generator) -> tuple[np.ndarray, int, int]:
    """The sentence after a cut, its place, and what was cut; 0 where nothing was."""
    if random.random() >= CUT_SHARE:
        return sentence, 0, 0
    kind = int(random.integers(1, len(CUT) + 1))
    places = np.flatnonzero(sentence[:, 2] == kind)
    if not len(places):
        return sentence, 0, 0
    first = last = int(random.choice(places))
    if kind == NAME or (kind == NOUN and random.random() < WHOLE_RUN):
        while first > 0 and sentence[first - 1, 2] == kind:
            first -= 1
        while last + 1 < len(sentence) and sentence[last + 1, 2] == kind:
            last += 1
    return np.delete(sentence, np.s_[first : last + 1], 0), first, kind


def batch(
    sentences: list[np.ndarray], random: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows of words and classes behind `START`, which of them are filled, and what was cut."""
    size = (len(sentences), LONGEST + 1)
    rows, filled = np.zeros((*size, 2), np.int32), np.zeros(size, np.float32)
    wanted = np.zeros(size, np.int32)
    for at, sentence in enumerate(sentences):
        left, place, kind = cut(sentence, random)
        rows[at, 0] = START[:2]
        rows[at, 1 : len(left) + 1] = left[:, :2]
        filled[at, : len(left) + 1] = 1
        wanted[at, place] = kind
    return rows, filled, wanted


Weights = dict[str, Any]


def begun() -> Weights:
    """Random weights."""
    shapes = {
        "words": (WORDS, EMBEDDED),
        "classes": (CLASSES, EMBEDDED),
        "layer0": (3 * EMBEDDED, HIDDEN),
        **{f"layer{at}": (3 * HIDDEN, HIDDEN) for at in range(1, len(REACHES))},
        "join": (2 * HIDDEN, HIDDEN),
        "out": (HIDDEN, len(CUT) + 1),
    }
    keys = jax.random.split(jax.random.PRNGKey(0), len(shapes))
    weights = {
        name: jax.random.normal(key, shape) * (0.1 if shape[0] >= CLASSES else shape[0] ** -0.5)
        for key, (name, shape) in zip(keys, shapes.items(), strict=True)
    }
    biases = {f"bias{at}": jnp.zeros(HIDDEN) for at in range(len(REACHES))}
    return {**weights, **biases, "join_bias": jnp.zeros(HIDDEN), "out_bias": jnp.zeros(4)}


def logits(weights: Weights, rows: jax.Array, filled: jax.Array) -> jax.Array:
    """What retold.audit.gaps computes, for a batch, before nothing cut is taken off."""
    mask = filled[..., None]
    hidden = (weights["words"][rows[..., 0]] + weights["classes"][rows[..., 1]]) * mask
    for at, reach in enumerate(REACHES):
        padded = jnp.pad(hidden, ((0, 0), (reach, reach), (0, 0)))
        length = hidden.shape[1]
        parts = (padded[:, :length], hidden, padded[:, 2 * reach :])
        around = jnp.concatenate(parts, -1) @ weights[f"layer{at}"]
        found = jax.nn.relu(around + weights[f"bias{at}"])
        hidden = (found if at == 0 else hidden + found) * mask
    joined = jnp.concatenate((hidden[:, :-1], hidden[:, 1:]), -1)
    last = jax.nn.relu(joined @ weights["join"] + weights["join_bias"])
    return last @ weights["out"] + weights["out_bias"]


def loss(weights: Weights, rows: jax.Array, filled: jax.Array, wanted: jax.Array) -> jax.Array:
    """Cross entropy of what was cut at each place, a sentence."""
    chances = jax.nn.log_softmax(logits(weights, rows, filled))
    lost = -jnp.take_along_axis(chances, wanted[:, :-1, None], -1)[..., 0]
    return (lost * filled[:, :-1] * filled[:, 1:]).sum() / rows.shape[0]


def learn(sentences: list[np.ndarray], rounds: int, random: np.random.Generator) -> Weights:
    """The weights after some rounds of Adam (Kingma and Ba 2015), the rate falling as a cosine."""
    weights = begun()
    first = second = jax.tree.map(jnp.zeros_like, weights)
    slope = jax.jit(jax.grad(loss))
    each = len(sentences) // BATCH
    for step in range(1, rounds * each + 1):
        chosen = [sentences[at] for at in random.integers(0, len(sentences), BATCH)]
        slopes = slope(weights, *batch(chosen, random))
        rate = RATE * min(1, step / WARMED) * (1 + np.cos(np.pi * step / rounds / each)) / 2
        first = jax.tree.map(lambda old, new: 0.9 * old + 0.1 * new, first, slopes)
        second = jax.tree.map(lambda old, new: 0.98 * old + 0.02 * new**2, second, slopes)
        sizes = 1 - 0.9**step, 1 - 0.98**step
        weights = jax.tree.map(
            lambda weight, one, two, rate=rate, sizes=sizes: (
                weight - rate * (one / sizes[0]) / (jnp.sqrt(two / sizes[1]) + 1e-8)
            ),
            weights,
            first,
            second,
        )
    return weights


def stored(weights: Weights) -> dict[str, np.ndarray]:
    """The weights as they are shipped: the two tables in bytes with a scale each."""
    found: dict[str, np.ndarray] = {}
    for name, values in weights.items():
        array = np.asarray(values)
        if name in {"words", "classes"}:
            scale = np.float32(np.abs(array).max() / 127)
            found[name] = np.round(array / scale).astype(np.int8)
            found[f"{name}_scale"] = scale
        else:
            found[name] = array.astype(np.float16)
    return found


if __name__ == "__main__":
    main()
