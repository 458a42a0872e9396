"""Count the tables by which the audit sees where a word is missing.

    python tools/train_gaps.py NEWS.jsonl OUT.npy [--articles N]

NEWS.jsonl: one article a line, its text under `text` (trained on 1,500 English news articles). In
every sentence each place between two words is a sound one; the place that a noun or verb leaves
when it is cut is a broken one. The logarithm of how much oftener the classes around a place are
seen at broken ones, smoothed, is what is stored.
"""
# ruff: noqa: INP001 - a script

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from retold import lexicon
from retold.audit.gaps import SCALE, SHAPES, SIZE, cells, word_class
from retold.model import Document
from retold.segment import segment

SMOOTHING = 4.0
"""Sightings added to each cell, shared as in the whole."""


EDGE = 2
"""Marks that stand for what is beyond a sentence, on each side."""


def main() -> None:
    """Count, weigh, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news")
    parser.add_argument("out")
    parser.add_argument("--articles", type=int, default=1500)
    asked = parser.parse_args()
    sound = np.zeros((len(SHAPES), SIZE))
    broken = np.zeros((len(SHAPES), SIZE))
    for tokens in sentences(asked.news, asked.articles):
        count(tokens, sound, broken)
    share = broken.sum() / sound.sum()
    ratio = (broken + SMOOTHING * share) / (sound + SMOOTHING) / share
    np.save(asked.out, np.clip(np.round(np.log(ratio) * SCALE), -127, 127).astype(np.int8))


def sentences(path: str, articles: int) -> Iterator[list[str]]:
    """The tokens of each sentence of news, evenly spread over the file."""
    with Path(path).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % 8 == 0 and number < 8 * articles:
                document = segment(Document("", json.loads(line)["text"][:6000]))
                for sentence in document.sentences:
                    yield [token.of(document.text) for token in sentence.tokens]


def count(tokens: list[str], sound: np.ndarray, broken: np.ndarray) -> None:
    """Add a sentence's sound places and those that its nouns and verbs leave."""
    classes = ["^"] * EDGE + [*map(word_class, tokens), *["$"] * EDGE]
    for at in range(EDGE, len(classes) - 1):
        for cell in cells((classes[at - 2], classes[at - 1]), (classes[at], classes[at + 1])):
            sound[cell] += 1
    for at, token in enumerate(tokens, start=EDGE):
        name = token[0].isupper() and at > EDGE
        if name or lexicon.part_of_speech(token) in {"n", "v"}:
            behind = (classes[at + 1], classes[min(at + 2, len(classes) - 1)])
            for cell in cells((classes[at - 2], classes[at - 1]), behind):
                broken[cell] += 1


if __name__ == "__main__":
    main()
