"""Where a text looks as if a word had been cut out of it.

A small network of convolutions reads the words and marks of a sentence, each as itself and as its
class (parts of speech, ending, capital), and says of every place between two of them how likely a
noun, a verb or a name (or pronoun) was cut there. Its weights (`gaps.npz`, the two tables of words
in bytes) were learnt by tools/train_gaps.py on news from which such words were cut.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from retold import lexicon
from retold.lexicon.words import entry

WORDS, CLASSES = 8192, 1024
"""Rows of the tables that words and classes are hashed to."""
REACHES = (1, 2, 4)
"""How many words to each side the layers look."""
CUT = ("noun", "verb", "name")
"""What may have been cut, in the order of the columns of `gaps`."""
ENDINGS = ("ing", "ed", "ly", "s", "tion", "ment", "ity", "er", "ous", "al", "ive", "ful")
"""Endings that tell words of one part of speech apart."""
SUBJECTS = frozenset("he she they it i we who you this that there".split())  # noqa: SIM905
"""Function words that stand where a name might."""

Array = NDArray[np.float32]


class Token(NamedTuple):
    """A word or mark as the network sees it: two rows, and which of `CUT` it may be (from 1)."""

    word: int
    kind: int
    cut: int


@lru_cache(1 << 10)
def gaps(tokens: tuple[str, ...]) -> Array:
    """Logits against nothing being cut: a row a place (before each token, behind the last).

    Kept for the last sentences asked for, read-only: a text is compared with many.
    """
    net = _network()
    seen = [START, *(token(one, first=at == 0) for at, one in enumerate(tokens))]
    rows = np.array([(one.word, one.kind) for one in seen])
    words = net["words"][rows[:, 0]] * net["words_scale"]
    hidden = words + net["classes"][rows[:, 1]] * net["classes_scale"]
    for at, reach in enumerate(REACHES):
        found = _convolved(hidden, net[f"layer{at}"], net[f"bias{at}"], reach)
        hidden = found if at == 0 else hidden + found
    behind = np.concatenate((hidden[1:], np.zeros_like(hidden[:1])))
    joined = np.concatenate((hidden, behind), axis=1)
    last = np.maximum(joined @ net["join"] + net["join_bias"], 0) @ net["out"] + net["out_bias"]
    logits = np.asarray(last[:, 1:] - last[:, :1], dtype=np.float32)
    logits.flags.writeable = False
    return logits


def _convolved(rows: Array, weights: Array, bias: Array, reach: int) -> Array:
    """What each row and those so far before and behind make together."""
    none = np.zeros((reach, rows.shape[1]), np.float32)
    padded = np.concatenate((none, rows, none))
    around = np.concatenate((padded[: len(rows)], rows, padded[2 * reach :]), axis=1)
    return np.asarray(np.maximum(around @ weights + bias, 0), dtype=np.float32)


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
    ending = next((one for one in ENDINGS if folded.endswith(one)), "")
    usual = lexicon.is_known(folded) and not lexicon.is_name(folded)
    if text[0].isupper() and not (first and usual):
        return _hashed(folded, f"Name{parts[:1]}{'s' if ending == 's' else ''}", 3)
    cut = {"n": 1, "v": 2}.get(lexicon.part_of_speech(folded) or "", 0)
    return _hashed(folded, f"{parts}:{ending}:{base == folded}", cut)


def _hashed(word: str, kind: str, cut: int) -> Token:
    return Token(crc32(word.encode()) % WORDS, crc32(kind.encode()) % CLASSES, cut)


START = _hashed("^", "^", 0)
"""What stands before a sentence."""


@cache
def _network() -> dict[str, Array]:
    with Path(__file__).with_name("gaps.npz").open("rb") as stored:
        return {
            name: array if array.dtype == np.int8 else array.astype(np.float32)
            for name, array in np.load(stored).items()
        }
