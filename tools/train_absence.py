"""Learn when words of one text stand nowhere in the other: `WHOLE` and `PART` of link/elsewhere.py.

    RETOLD_DATA=… python -m tools.train_absence

On the half for settings of newstest2021: two versions of each document, two people's and a person's
beside a good system's, in both directions. Of the target some lines and clauses are left out, the
rest is merged, split and moved (`benchmarks.quality.omissions`); each sentence and each clause of
the source is then an example: left out, or not. Logistic regression; prints the weights, and how
many of what was left out are found at some rates of false ones, each document judged by weights
learnt from others.
"""
# ruff: noqa: INP001, T201 - a script

import random
import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks import datasets
from benchmarks.quality.audit import BEST_SYSTEMS, one_bead
from benchmarks.quality.omissions import Retelling, damaged, half_of
from retold.align import align
from retold.audit.link import link_beads
from retold.audit.link.elsewhere import OPEN, Elsewhere, Evidence, carries
from retold.model import Alignment, Document, SegmentedDocument, Span
from retold.models.encode import load_encoder
from retold.prepare import prepare
from retold.text.words import Word, clauses, touched, words

MOSTLY, HARDLY = 0.6, 0.2
"""Shares of a clause's words that were left out from which it was, and to which it was not."""
FOLDS = 5
PENALTY = 1.0
RATES = (0.002, 0.005, 0.01, 0.02, 0.05)
STEPS = 30


class Example(NamedTuple):
    """A stretch of the source, and whether it was left out of the target."""

    document: str
    whole: bool
    tied: bool
    gone: bool
    evidence: Evidence
    text: str


def main() -> None:
    """Learn and print."""
    examples = list(_examples())
    for whole in (True, False):
        of_kind = [example for example in examples if example.whole == whole]
        by_words = _report("by words", of_kind, meaning=False)
        odds = _rows(of_kind, meaning=False) @ by_words
        asked = [each for each, odd in zip(of_kind, odds, strict=True) if odd >= OPEN]
        _report("with meaning", asked, meaning=True)


def _examples() -> Iterator[Example]:
    encoder = load_encoder()
    if encoder is None:
        return
    for record in datasets.records("newstest2021*.jsonl*"):
        if half_of(record["id"]) != "settings":
            continue
        for first, second in _pairs(record["versions"]):
            name = f"{record['id']} {first} {second}"
            lines = [
                [line.strip() for line in record["versions"][each]] for each in (first, second)
            ]
            for source, target in (lines, lines[::-1]):
                retelling = damaged(source, target, random.Random(name))  # noqa: S311
                documents = [
                    prepare(Document(side, "\n".join(each), language="en"))
                    for side, each in (("s", retelling.source), ("t", retelling.target))
                ]
                alignment = align(*documents, encoder=encoder)
                elsewhere = Elsewhere(alignment, link_beads(alignment), encoder.encode)
                yield from _of_retelling(name, retelling, target, alignment, elsewhere)


def _pairs(versions: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    people = sorted(version for version in versions if version.startswith("ref"))
    systems = [name for best in BEST_SYSTEMS for name in versions if name.startswith(best)]
    yield from pairwise(people)
    yield people[0], systems[0]


def _of_retelling(
    name: str,
    retelling: Retelling,
    target: Sequence[str],
    alignment: Alignment,
    elsewhere: Elsewhere,
) -> Iterator[Example]:
    document, cut = alignment.source, dict(retelling.cut)
    tied = {index for bead in alignment.beads if bead.target for index in bead.source}
    start = 0
    for number, line in enumerate(retelling.source):
        inside = [
            i for i, s in enumerate(document.sentences) if start <= s.span.start < start + len(line)
        ]
        lost = _lost(line, target[number], cut[number], start) if number in cut else ()
        for index in inside:
            side = words(document, range(index, index + 1))
            gone = number in retelling.gone
            for part, whole in _stretches(side, document):
                if gone and not whole:
                    continue
                share = _share(part, lost)
                if not whole and HARDLY < share < MOSTLY:
                    continue
                evidence = elsewhere.evidence(part, of_source=True)
                text = document.text[part[0].span.start : part[-1].span.end]
                yield Example(
                    name, whole, index in tied, gone if whole else share >= MOSTLY, evidence, text
                )
        start += len(line) + 1


def _stretches(
    side: tuple[Word, ...], document: SegmentedDocument
) -> Iterator[tuple[tuple[Word, ...], bool]]:
    parts = clauses(side, document.text)
    if sum(map(carries, side)) > 1:
        yield side, True
    if len(parts) > 1:
        for part in parts:
            stretch = side[part.start : part.stop]
            if sum(map(carries, stretch)) > 1:
                yield stretch, False


def _lost(line: str, target: str, cut: str, start: int) -> tuple[Span, ...]:
    """The words of a source line that only what was cut from the target's line retells."""
    beads = link_beads(one_bead(line, target))
    if not beads:
        return ()
    bead, at = beads[0], target.index(cut)
    gone = set(touched(bead.target, Span(at, at + len(cut))))
    return tuple(
        Span(word.span.start + start, word.span.end + start)
        for word, j in zip(bead.source, bead.to_target, strict=True)
        if j in gone
    )


def _share(part: Sequence[Word], lost: Sequence[Span]) -> float:
    sought = [word for word in part if carries(word)]
    return sum(word.span in lost for word in sought) / len(sought)


def _rows(examples: Sequence[Example], *, meaning: bool) -> NDArray[np.float64]:
    return np.array(
        [
            [1.0, it.pair, it.free, np.log(it.size), *([it.meaning or 0.0] if meaning else [])]
            for it in (example.evidence for example in examples)
        ]
    )


def _report(title: str, examples: Sequence[Example], *, meaning: bool) -> NDArray[np.float64]:
    rows, gone = _rows(examples, meaning=meaning), np.array([float(e.gone) for e in examples])
    fold = np.array([zlib.crc32(f"fold {e.document}".encode()) // 7 % FOLDS for e in examples])
    odds = np.zeros(len(rows))
    for number in range(FOLDS):
        odds[fold == number] = rows[fold == number] @ _learn(
            rows[fold != number], gone[fold != number]
        )
    kept = np.sort(odds[gone == 0])[::-1]
    weights = _learn(rows, gone)
    left_out = odds[gone == 1]
    rates = {rate: (left_out > kept[int(rate * len(kept))]).mean().round(3) for rate in RATES}
    kind = "whole" if examples[0].whole else "part"
    counts = f"{len(left_out)} of {len(gone)} left out"
    print(kind, title, weights.round(2).tolist(), counts, "found at false rates", rates)
    return weights


def _learn(rows: NDArray[np.float64], gone: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights of a logistic regression with a ridge, by Newton's method."""
    weights = np.zeros(rows.shape[1])
    ridge = PENALTY * np.diag([0.0, *[1.0] * (rows.shape[1] - 1)])
    for _ in range(STEPS):
        expected = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (expected - gone) + ridge @ weights
        curve = (rows * (expected * (1 - expected))[:, None]).T @ rows + ridge
        weights = weights - np.linalg.solve(curve, slope)
    return weights


if __name__ == "__main__":
    main()
