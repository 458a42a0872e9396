"""Floors: planted passages are found and covered, and none where nothing is shared."""

import os
import random
from itertools import permutations

import pytest

from benchmarks import datasets
from benchmarks.plagdet import plagdet
from benchmarks.quality import passages as benchmark
from retold.align.passages import find_passages
from retold.model import Document, Passage, SegmentedDocument, Span
from retold.text.segment import segment
from tests.align.test_passages import BEES, CHESS, DAM, FERRY, FERRY_RETOLD

ORCHESTRA = (
    "The brass section of Velmark's orchestra refused to play on Thursday. "
    "A leak above the timpani had soaked the only copy of the second symphony. "
    "Conductor Ruben Asklund read out an apology from the landlord, who owns three more halls. "
    "Subscribers got their money back, or a seat at the spring festival."
)
ORCHESTRA_RETOLD = (
    "On Thursday the orchestra of Velmark had to do without its brass, who would not play. "
    "The second symphony's only copy was soaked by a leak over the timpani. "
    "The landlord, owner of three further halls, apologised in a letter that conductor Ruben "
    "Asklund read out. Refunds or seats at the spring festival were given to subscribers."
)
GLASS = (
    "Every window in the Orvane district was measured last winter by two retired glaziers. "
    "They found panes from the time of the salt tax, thin as a fingernail and full of bubbles. "
    "The landlady of the Blue Anchor sold hers to a collector from Port Sessely. "
    "With the coins she bought shutters, a stove and a goat called Minister."
)
GLASS_RETOLD = (
    "Two glaziers in retirement measured all the windows of the Orvane district last winter. "
    "Some panes, bubbly and no thicker than a fingernail, dated from the salt tax. "
    "A collector from Port Sessely bought those of the Blue Anchor, whose landlady spent the "
    "coins on shutters, on a stove, and on a goat that she named Minister."
)
RETOLD = {FERRY: FERRY_RETOLD, ORCHESTRA: ORCHESTRA_RETOLD, GLASS: GLASS_RETOLD}
AROUND = (f"{BEES}\n{CHESS}", f"{DAM}\n{BEES}", f"{CHESS}\n{DAM}")

VERBATIM, SHUFFLED, REWORDED = 0.98, 0.95, 0.95
"""PlagDet of 18 planted passages: 1.0 each when written."""

PAN_SAMPLE = 6
PAN = 0.85
"""PlagDet over 6 pairs of each category but summaries, which vary too much in so few."""


def shuffled(text: str) -> str:
    """Words of each sentence that changed places with near ones."""
    rng = random.Random(3)  # noqa: S311 - no secret
    words = text.split()
    order = sorted(range(len(words)), key=lambda at: at + rng.uniform(0, 4))
    return " ".join(words[at] for at in order)


@pytest.mark.parametrize(
    ("change", "floor"),
    [(str, VERBATIM), (shuffled, SHUFFLED), (RETOLD.__getitem__, REWORDED)],
    ids=["verbatim", "shuffled", "reworded"],
)
def test_planted_passages_are_found_and_covered(change, floor: float) -> None:
    cases, found = {}, {}
    for text in RETOLD:
        for number, (left, right) in enumerate(permutations(AROUND, 2)):
            source, source_span = planted(text, left)
            target, target_span = planted(change(text), right.replace(common(left, right), ""))
            name = f"{text[:20]} {number}"
            cases[name] = [Passage(source_span, target_span, 1.0)]
            found[name] = find_passages(source, target)
    assert plagdet(cases, found).plagdet >= floor


def test_unrelated_texts_share_no_passage() -> None:
    texts = [*RETOLD, *AROUND, BEES, CHESS, DAM]
    false = [
        (source[:30], target[:30])
        for source, target in permutations(texts, 2)
        if not common(source, target) and find_passages(segmented(source), segmented(target))
    ]
    assert false == []


@pytest.mark.skipif(not os.environ.get("RETOLD_DATA"), reason="RETOLD_DATA is not set")
def test_a_sample_of_pan_keeps_its_floor_and_pairs_without_reuse_are_clean() -> None:
    try:
        categories = benchmark.categories("report")
    except datasets.Absent as absent:
        pytest.skip(str(absent))
    clean, *reused = [
        [pair for pair in pairs if pair.cases or name.startswith("01")][:PAN_SAMPLE]
        for name, pairs in categories.items()
        if not name.startswith("05")
    ]
    measured = benchmark.measured([*clean, *(p for pairs in reused for p in pairs)], find_passages)
    assert measured["all"]["plagdet"] >= PAN
    assert measured["all"]["false_pairs_without_reuse"] == 0


def planted(text: str, around: str) -> tuple[SegmentedDocument, Span]:
    """A document with the text between two halves of the other, and where the text stands."""
    before, behind = around.split("\n")
    whole = f"{before}\n{text}\n{behind}"
    return segmented(whole), Span(len(before) + 1, len(before) + 1 + len(text))


def segmented(text: str) -> SegmentedDocument:
    return segment(Document("sample", text))


def common(one: str, other: str) -> str:
    """The part that both texts hold, if any."""
    return next((part for part in (BEES, CHESS, DAM) if part in one and part in other), "")
