"""Sentences in the manner of news, invented, and what a retelling made of them."""

from pathlib import Path


def _rows(name: str) -> list[list[str]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


FAITHFUL: list[tuple[str, str]] = [(row[0], row[1]) for row in _rows("faithful.tsv")]
"""A sentence and the same told in other words: nothing to flag."""

PLANTED: list[tuple[str, str, str, str, str]] = [
    (row[0], row[1], row[2], row[3], row[4]) for row in _rows("planted.tsv")
]
"""A sentence, its retelling with one error, the error's kind, and the words on both sides."""
