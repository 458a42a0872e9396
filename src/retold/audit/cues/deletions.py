"""Where a text looks as if a word had been cut out of it.

A small network reads the words and marks of a sentence, each as itself, as its class (parts of
speech, ending, capital) and as its vector in the news. Its layers are simple recurrent units (Lei
et al. 2018), which read forwards and backwards. It says of every place between two words how
likely a noun, a verb or a name (or pronoun) was cut there. Its weights (`deletions.npz`, the two
tables of words in bytes) were learnt by tools/train_gaps.py on news from which such words were cut.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from retold import lexicon
from retold.audit.link.nearness import vectors
from retold.bundled import beside
from retold.lexicon.wordnet import entry

WORDS, CLASSES = 8192, 1024
"""Rows of the tables that words and classes are hashed to."""
SIZE, LAYERS = 80, 3
"""States of a layer in each direction; layers."""
TOKEN = re.compile(r"[\w’'-]+|[^\w\s]")
"""A word or mark as the network reads it."""
CUT = ("noun", "verb", "name")
"""What may have been cut, in the order of the columns of `gaps`."""
ENDINGS = ("ing", "ed", "ly", "s", "tion", "ment", "ity", "er", "ous", "al", "ive", "ful")
"""Endings that tell words of one part of speech apart."""
SUBJECTS = frozenset("he she they it i we who you this that there".split())  # noqa: SIM905
"""Function words that stand where a name might."""
LOUD = np.float32(8)
"""What a vector of unit length and 64 numbers is taken times, so that each is about one."""

Array = NDArray[np.float32]


class Token(NamedTuple):
    """A word or mark as the network sees it: two rows, which of `CUT` it may be, from 1; vector."""

    word: int
    kind: int
    cut: int
    vector: Array


class Cuts(NamedTuple):
    """What the network says of a text: where each token starts, and logits of a cut, by place.

    by_kind: as of `gaps`. any_kind: of a cut of whatever kind.
    """

    starts: list[int]
    by_kind: Array
    any_kind: Array


def cuts(text: str, start: int, end: int) -> Cuts:
    """What the network says of some characters of a text."""
    tokens = list(TOKEN.finditer(text, start, end))
    by_kind = gaps(tuple(match[0] for match in tokens))
    starts = [match.start() for match in tokens]
    return Cuts(starts, by_kind, np.log(np.exp(by_kind).sum(axis=1)))


@lru_cache(1 << 10)
def gaps(tokens: tuple[str, ...]) -> Array:
    """Logits against nothing being cut: a row a place (before each token, behind the last).

    Kept for the last sentences asked for, read-only: a text is compared with many.
    """
    net = _network()
    seen = _seen([START, *(token(word, first=index == 0) for index, word in enumerate(tokens))])
    none = np.zeros_like(seen[:1])
    layers = np.concatenate(
        (np.concatenate((none, seen[:-1])), seen, np.concatenate((seen[1:], none))), axis=1
    )
    hidden = seen @ net["skip"]
    for index in range(LAYERS):
        gates = layers @ net[f"layer{index}"] + net[f"bias{index}"]
        layers = hidden = _recurrent(gates, hidden)
    behind = np.concatenate((hidden[1:], np.zeros_like(hidden[:1])))
    joined = np.concatenate((hidden, behind), axis=1) @ net["join"] + net["join_bias"]
    places = np.maximum(joined, 0)
    logits = places @ net["out"] + net["out_bias"]
    cut: Array = logits[:, 1:] - logits[:, :1]
    cut.flags.writeable = False
    return cut


def _seen(tokens: Sequence[Token]) -> Array:
    """What enters the network, a row a token."""
    net = _network()
    words = net["words"][[each.word for each in tokens]] * net["words_scale"]
    classes = net["classes"][[each.kind for each in tokens]] * net["classes_scale"]
    return np.concatenate((words + classes, np.stack([each.vector for each in tokens])), axis=1)


def _recurrent(gates: Array, hidden: Array) -> Array:
    """A layer's new states, of what enters it (new, forget and reset gates) and its old ones."""
    wide = 2 * SIZE
    opened = np.float32(1) / (np.float32(1) + np.exp(-gates[:, wide:]))
    forget, reset = opened[:, :wide], opened[:, wide:]
    states = _turned((np.float32(1) - forget) * gates[:, :wide])
    kept = _turned(forget)
    for last, keep, state in zip(states[:-1], kept[1:], states[1:], strict=True):
        np.multiply(keep, last, out=keep)
        np.add(state, keep, out=state)
    return np.asarray(hidden + reset * (_turned(states) - hidden), np.float32)


def _turned(rows: Array) -> Array:
    """The rows with the half that reads backwards in the other order, as new memory."""
    turned = rows.copy()
    turned[:, SIZE:] = rows[::-1, SIZE:]
    return turned


@lru_cache(1 << 15)
def token(text: str, *, first: bool) -> Token:
    """A word or mark of a sentence; first: it opens the sentence, where a capital says nothing."""
    if not text[0].isalnum():
        return _hashed(text[:1], text[:1], 0)
    if text[0].isdigit():
        figure = "0000" if len(text) == 4 and text.isdigit() else "0"  # noqa: PLR2004 - a year
        return _hashed(figure, figure, 0)
    folded = lexicon.fold(text)
    if lexicon.is_function_word(folded) or folded in {"not", "no", "never"}:
        return _hashed(folded, folded, 3 if folded in SUBJECTS else 0)
    base = lexicon.lemma(folded)
    listed = entry(base)
    parts = listed.parts if listed else "x"
    ending = next((suffix for suffix in ENDINGS if folded.endswith(suffix)), "")
    usual = lexicon.is_known(folded) and not lexicon.is_name(folded)
    if text[0].isupper() and not (first and usual):
        return _hashed(folded, f"Name{parts[:1]}{'s' if ending == 's' else ''}", 3)
    cut = {"n": 1, "v": 2}.get(lexicon.part_of_speech(folded) or "", 0)
    return _hashed(folded, f"{parts}:{ending}:{base == folded}", cut)


def _hashed(word: str, kind: str, cut: int) -> Token:
    rows = vectors((word,)) if word.isalpha() or len(word) > 1 else NONE[:0]
    vector = LOUD * rows[0] if len(rows) else NONE
    return Token(crc32(word.encode()) % WORDS, crc32(kind.encode()) % CLASSES, cut, vector)


NONE = np.zeros(64, np.float32)
"""The vector of what has none."""
START = Token(crc32(b"^") % WORDS, crc32(b"^") % CLASSES, 0, NONE)
"""What stands before a sentence."""


@cache
def _network() -> dict[str, Array]:
    with beside(__name__, "deletions.npz").open("rb") as stored:
        return {
            name: array if array.dtype == np.int8 else array.astype(np.float32)
            for name, array in np.load(stored).items()
        }
