"""What must be true of the beads of every two texts."""

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.align import align, blocks
from retold.align.beads import find_beads
from retold.model import Bead, Document, SegmentedDocument, Span
from retold.text.segment import lines, segment

STORY = (
    "Harbour tolls in Port Ellery will double in March, the mayor said on Monday.",
    "Fishing crews met in the old cannery and voted to strike.",
    "Their spokeswoman, Ines Corvo, called the rise an insult to working families.",
    "The town says dredging the channel cost 4.2 million crowns last year.",
    "A ferry ran aground there in November with 61 passengers aboard.",
    "Nobody was hurt, but the vessel blocked the quay for nine days.",
    "Opposition councillors want the province to pay half.",
    "A ruling from the maritime court is expected before Easter.",
    "Until then, boats under eight metres remain exempt.",
)
OTHER = (
    "Astronomers at the Veldt observatory found a comet with two tails.",
    "Its orbit takes 312 years, longer than first believed.",
    "Amateurs can watch it through binoculars until the new moon.",
)
sentences = st.lists(st.sampled_from(STORY + OTHER), max_size=14)
words = st.text(alphabet="ab c.é’\u00ad7\n“”!", max_size=60)
texts = st.one_of(sentences.map(" ".join), sentences.map("\n".join), words)


@given(texts, texts, st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_beads_hold_every_sentence_of_both_sides_once(
    first: str, second: str, rng: random.Random
) -> None:
    source, target = _segmented(first, rng), _segmented(second, rng)
    beads = align(source, target).beads
    assert sorted(i for bead in beads for i in bead.source) == list(range(len(source.sentences)))
    assert [i for bead in beads for i in bead.target] == list(range(len(target.sentences)))
    furniture = source.furniture_sentences(), target.furniture_sentences()
    for bead in beads:
        alone = (set(bead.source) & furniture[0]) | (set(bead.target) & furniture[1])
        assert (bead.reuse == "furniture") == bool(alone)
        assert not alone or len(bead.source) + len(bead.target) == 1
        assert 0 <= bead.score <= 1


@given(texts, st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_a_document_retells_itself_verbatim(text: str, rng: random.Random) -> None:
    document = _segmented(text, rng)
    beads = align(document, document).beads
    assert {bead.reuse for bead in beads} <= {"verbatim", "furniture"}
    assert all(bead.source == bead.target for bead in beads if bead.reuse == "verbatim")


@given(
    st.permutations(STORY), st.permutations(STORY + OTHER), st.integers(0, 9), st.integers(0, 12)
)
@settings(max_examples=30, deadline=None)
def test_swapping_the_sides_transposes_the_beads(
    first: list[str], second: list[str], some: int, more: int
) -> None:
    source, target = _plain(first[:some]), _plain(second[:more])
    there, back = find_beads(source, target), find_beads(target, source)
    assert Counter(map(_pair, there)) == Counter((b, a) for a, b in map(_pair, back))


@settings(max_examples=30, deadline=None)
@given(st.sets(st.integers(0, len(STORY) - 1), max_size=3))
def test_removing_a_sentence_turns_exactly_its_bead_into_an_omission(gone: set[int]) -> None:
    target = _plain([text for at, text in enumerate(STORY) if at not in gone])
    beads = find_beads(_plain(STORY), target)
    assert {i for bead in beads if bead.reuse == "omitted" for i in bead.source} == gone
    assert {bead.reuse for bead in beads} <= {"verbatim", "omitted"}
    assert all(bead.source[0] == list(_kept(gone))[bead.target[0]] for bead in beads if bead.target)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, len(STORY) - 1), st.integers(0, len(STORY)))
def test_adding_a_sentence_adds_exactly_one_bead(which: int, where: int) -> None:
    added = OTHER[which % len(OTHER)]
    target = _plain([*STORY[:where], added, *STORY[where:]])
    beads = find_beads(_plain(STORY), target)
    assert [list(bead.target) for bead in beads if bead.reuse == "new"] == [[where]]
    assert sum(bead.reuse == "verbatim" for bead in beads) == len(STORY)


def _kept(gone: set[int]) -> list[int]:
    return [at for at in range(len(STORY)) if at not in gone]


def _plain(texts: list[str] | tuple[str, ...]) -> SegmentedDocument:
    return segment(Document("made", " ".join(texts), language="en"))


def _segmented(text: str, rng: random.Random) -> SegmentedDocument:
    """The text with some of its lines as furniture."""
    spans: list[Span] = [span for span in lines(text) if rng.random() < 0.15]
    return segment(Document("made", text, language="en"), spans)


def _pair(bead: Bead) -> tuple[range, range]:
    return bead.source, bead.target


@settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False))
def test_swapping_the_sides_transposes_the_beads_of_documents_cut_in_blocks(
    rng: random.Random,
) -> None:
    story = [_told(at, rng) for at in range(120)]
    edited = [_told(200 + at, rng) if rng.random() < 0.2 else story[at] for at in range(120)]
    moved = edited[40:50]
    edited[40:50] = []
    edited[80:80] = moved
    source, target = _plain(story), _plain(edited)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "WHOLE", 400)
        patch.setattr(blocks, "AREA", 400)
        there, back = find_beads(source, target), find_beads(target, source)
    assert Counter(map(_pair, there)) == Counter((b, a) for a, b in map(_pair, back))
    assert sum(bead.reuse == "verbatim" for bead in there) >= 0.9 * len(set(story) & set(edited))


def _told(number: int, rng: random.Random) -> str:
    things = ("ferry", "quay", "cannery", "channel", "harbour", "lighthouse", "trawler")
    return (
        f"Captain Name{number} took the {rng.choice(things)} to Place{number} "
        f"and left the {rng.choice(things)} {rng.randint(2, 99)} days later."
    )
