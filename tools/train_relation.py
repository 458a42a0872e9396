#!/usr/bin/env python
"""Learn what shows that a text was made from another: make `src/retold/lineage/made_from.json`.

    python tools/train_relation.py

Learnt by logistic regression from the halves for settings of `benchmarks.related` (RETOLD_DATA has
what they are made of): what people told anew of the stories of tests and of those that the reader
learns from, whole and the beginnings of it, and two translations of one text; against reports of
one event by two outlets, whole and their beginnings, strangers, and our own written pairs. Pairs
made in a way count the same together, and so do both classes. No text is kept. Printed is how many
pairs of each way are called derived by weights learnt without their text.
"""

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from regression import regression

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import related
from benchmarks.quality.relation import INDEPENDENT, WRITTEN
from benchmarks.related import Case
from retold.align import align
from retold.lineage import made_from, without_frame
from retold.lineage.relation import DERIVED_COPIED
from retold.lineage.traits import Traits
from retold.lineage.views import both_ways
from retold.model import Document
from retold.models.encode import load_encoder
from retold.text.segment import segment

OUT = Path(made_from.__file__).with_name("made_from.json")
ANEW = {"rewritten", "summary", "machine-rewritten"}
PENALTY = 1.0
DIGITS = 3
FOLDS = 5

Rows = NDArray[np.float64]


class Row(NamedTuple):
    """The features of a pair, how it was made, whether it is derived, and its part in the trial."""

    made: str
    is_derived: bool
    fold: int
    amounts: dict[str, float]


def main() -> None:
    """Learn, write, and print how pairs are told by weights learnt without them."""
    rows = list(read())
    weights = dict(zip(rows[0].amounts, learn(rows).round(DIGITS).tolist(), strict=True))
    written = {"source": "tools/train_relation.py: logits of one unit of each", "weights": weights}
    OUT.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(OUT.read_text(encoding="utf-8"))
    show(rows)


def wholes() -> Iterator[tuple[Case, bool]]:
    """Every pair of the halves for settings, and whether the one text was made from the other."""
    for case in chain.from_iterable(map(related.told_anew, ("settings", "learn"))):
        yield case, True
    yield from written()
    articles = related.articles()
    for cases, is_derived in (
        (related.translations(), True),
        (related.same_event(articles), False),
        (related.strangers(articles), False),
    ):
        yield from ((case, is_derived) for case in cases if not related.is_reported(case))


def parts(whole: Case) -> Iterator[Case]:
    """The beginnings of a pair of texts: a story is seldom told as a whole."""
    encoder = load_encoder()
    if whole.made == "same event":
        yield from related.beginnings(whole)
    elif encoder and whole.made.startswith("told anew") and not whole.made.endswith("brief"):
        yield from related.openings(whole, encoder)


def written() -> Iterator[tuple[Case, bool]]:
    """The pairs of our own writing in which no text has the wording of the other."""
    gold = json.loads(WRITTEN.read_text(encoding="utf-8"))
    for number, pair in enumerate(gold["pairs"]):
        kind, language = pair["kind"], pair.get("language", "en")
        if pair["half"] == "settings" and language == "en" and kind in ANEW | INDEPENDENT:
            texts = (gold["stories"].get(pair[side], pair[side]) for side in ("source", "target"))
            case = Case("written, derived" if kind in ANEW else "written", str(number), *texts)
            yield case, kind in ANEW


def read() -> Iterator[Row]:
    """The rows of all pairs."""
    with Pool() as pool:
        yield from chain.from_iterable(pool.imap(rows_of, wholes(), chunksize=8))


def rows_of(pair: tuple[Case, bool]) -> list[Row]:
    """The rows of a pair and of its beginnings; what shares its wording needs no judge."""
    whole, is_derived = pair
    weighed = ((case, longer_first(case)) for case in (whole, *parts(whole)))
    return [
        Row(case.made, is_derived, fold(case), made_from.features(traits))
        for case, traits in weighed
        if traits.copied < DERIVED_COPIED
    ]


def fold(case: Case) -> int:
    """In which part a pair is tried: that of its story, whatever was made of it."""
    story = case.key.rpartition(" ")[0] or case.key
    return hashlib.sha256(story.encode()).digest()[0] % FOLDS


def longer_first(case: Case) -> Traits:
    """The traits of a pair with the longer text for the source."""
    source, target = (
        segment(Document(name, text, language="en"))
        for name, text in (("source", case.source), ("target", case.target))
    )
    return both_ways(without_frame(align(source, target, encoder=load_encoder())))[0].traits


def learn(rows: list[Row]) -> Rows:
    """The weights of the features."""
    alike = Counter((row.made, row.is_derived) for row in rows)
    ways = Counter(is_derived for _, is_derived in alike)
    counts = [
        len(rows) / alike[row.made, row.is_derived] / ways[row.is_derived] / 2 for row in rows
    ]
    return regression(
        matrix(rows),
        np.array([float(row.is_derived) for row in rows]),
        np.array(counts),
        list(rows[0].amounts).index(made_from.GROUND),
        PENALTY,
    )


def matrix(rows: list[Row]) -> Rows:
    """The features, a row a pair."""
    return np.array([list(row.amounts.values()) for row in rows])


def show(rows: list[Row]) -> None:
    """How many pairs made in each way are called derived by weights learnt without their text."""
    called: Counter[tuple[bool, str]] = Counter()
    for part in range(FOLDS):
        tried = [row for row in rows if row.fold == part]
        logits = matrix(tried) @ learn([row for row in rows if row.fold != part])
        for row, told in zip(tried, logits >= made_from.DERIVED, strict=True):
            called[row.is_derived, row.made] += bool(told)
    made = Counter((row.is_derived, row.made) for row in rows)
    for is_derived, way in sorted(made):
        class_of = "derived" if is_derived else "not"
        count = called[is_derived, way]
        sys.stdout.write(f"{class_of:8} {count:5,} of {made[is_derived, way]:5,} {way}\n")


if __name__ == "__main__":
    main()
