"""Train the small word vectors that the audit judges substitutions with.

    python tools/train_vectors.py NEWS.jsonl OUT

NEWS.jsonl: one article a line, its text under `text` (trained on 33,823 English news articles of
2020–2024). Words that stand near each other are counted, weighed by shifted positive pointwise
mutual information (Levy, Goldberg and Dagan 2015), reduced by a randomised singular value
decomposition (Halko, Martinsson and Tropp 2011) and rounded to bytes. Needs SciPy, to train only.
"""
# ruff: noqa: INP001 - a script

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy import sparse

WORDS = 32_000
"""Most frequent words kept."""
LEAST = 20
"""Occurrences that a word needs."""
WINDOW = 4
"""Words to each side that count as near."""
SIZE = 64
"""Dimensions kept."""
SMOOTHING = 0.75
"""Exponent on the context counts."""
CHUNK = 1500
"""Articles counted at a time, to bound memory."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def main() -> None:
    """Count, weigh, reduce, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news")
    parser.add_argument("out")
    asked = parser.parse_args()
    vocabulary = frequent(asked.news)
    counts = near(asked.news, vocabulary)
    vectors = reduce(weigh(counts))
    save(asked.out, vocabulary, vectors)


def texts(path: str) -> Iterator[list[str]]:
    """The lower-case words of each article."""
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"].lower().replace("’", "'")
            yield [word.removesuffix("'s") for word in _WORD.findall(text)]


def frequent(path: str) -> list[str]:
    """The most frequent words, in alphabetical order."""
    counted: Counter[str] = Counter()
    for words in texts(path):
        counted.update(words)
    return sorted(word for word, count in counted.most_common(WORDS) if count >= LEAST)


def near(path: str, vocabulary: list[str]) -> sparse.csr_matrix:
    """How often each two words stand within the window, the nearer counting more."""
    ids = {word: at for at, word in enumerate(vocabulary)}
    size = len(vocabulary)
    total = sparse.csr_matrix((size, size), dtype=np.float32)
    chunk: list[int] = []
    for number, words in enumerate(texts(path), start=1):
        chunk += [ids.get(word, -1) for word in words]
        chunk += [-1] * WINDOW
        if number % CHUNK == 0:
            total = total + _pairs(np.array(chunk), size)
            chunk = []
    total = total + _pairs(np.array(chunk, dtype=np.int64), size)
    return (total + total.T).tocsr()


def _pairs(words: np.ndarray, size: int) -> sparse.csr_matrix:
    total = sparse.csr_matrix((size, size), dtype=np.float32)
    for distance in range(1, WINDOW + 1):
        left, right = words[:-distance], words[distance:]
        kept = (left >= 0) & (right >= 0)
        weight = np.full(int(kept.sum()), 1.0 / distance, dtype=np.float32)
        total = (
            total
            + sparse.coo_matrix((weight, (left[kept], right[kept])), shape=(size, size)).tocsr()
        )
    return total


def weigh(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """Positive pointwise mutual information with smoothed contexts."""
    rows = np.asarray(counts.sum(axis=1)).ravel()
    columns = rows**SMOOTHING
    columns = columns / columns.sum() * rows.sum()
    entries = counts.tocoo()
    information = np.log(entries.data * rows.sum() / (rows[entries.row] * columns[entries.col]))
    kept = information > 0
    return sparse.csr_matrix(
        (information[kept], (entries.row[kept], entries.col[kept])), shape=counts.shape
    )


def reduce(matrix: sparse.csr_matrix) -> np.ndarray:
    """The leading singular vectors, scaled by the root of their values, to unit length."""
    random = np.random.default_rng(0)
    basis = matrix @ random.standard_normal((matrix.shape[1], SIZE + 16)).astype(np.float32)
    for _ in range(4):
        basis, _ = np.linalg.qr(basis)
        basis = matrix @ (matrix.T @ basis)
    basis, _ = np.linalg.qr(basis)
    left, values, _ = np.linalg.svd((matrix.T @ basis).T, full_matrices=False)
    vectors = (basis @ left)[:, :SIZE] * np.sqrt(values[:SIZE])
    vectors -= vectors.mean(axis=0)
    return vectors / np.maximum(1e-9, np.linalg.norm(vectors, axis=1, keepdims=True))


def save(path: str, vocabulary: list[str], vectors: np.ndarray) -> None:
    """The words, one a line, and beside them their vectors in bytes."""
    rounded = np.clip(np.round(vectors * 254), -127, 127).astype(np.int8)
    np.save(f"{path}.npy", rounded)
    Path(f"{path}.txt").write_text("\n".join(vocabulary), encoding="utf-8")


if __name__ == "__main__":
    main()
