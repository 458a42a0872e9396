"""Sentences in the manner of news, invented, and what a retelling made of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


def _rows(name: str) -> list[list[str]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


class Sentence(NamedTuple):
    """A sentence, a faithful rewording of it, and the rewording with one error of a kind."""

    kind: str
    source: str
    faithful: str
    planted: str


def _sentences() -> Iterator[Sentence]:
    """The sentences of `news.tsv`, whose error is given as what stands in the rewording's place."""
    for kind, source, faithful, before, after in _rows("news.tsv"):
        if faithful.count(before) != 1:
            raise ValueError(f"{before!r} does not stand once in {faithful!r}")
        yield Sentence(kind, source, faithful, faithful.replace(before, after))


FAITHFUL: list[tuple[str, str]] = [(row[0], row[1]) for row in _rows("faithful.tsv")]
"""A sentence and the same told in other words: nothing to flag."""

PLANTED: list[tuple[str, str, str, str, str]] = [
    (row[0], row[1], row[2], row[3], row[4]) for row in _rows("planted.tsv")
]
"""A sentence, its retelling with one error, the error's kind, and the words on both sides."""

NEWS: list[Sentence] = list(_sentences())
"""Over two hundred sentences of many registers, each with a faithful rewording and an error."""
