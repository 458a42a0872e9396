"""Sketches: sets of shingles, a sample of them, keys; all independent of how texts are batched."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.dedupe.likeness import count_shared
from retold.dedupe.sketch import (
    COARSEST,
    DIGIT,
    FEWEST,
    LONGEST_WORD,
    NAME,
    SAMPLES,
    SHINGLE,
    WORD,
    Texts,
    hash_shingles,
    hash_words,
    level,
    sketch,
)

VOCABULARY = [
    "harbour",
    "the",
    "of",
    "a",
    "council",
    "ferry",
    "électricité",
    "x" * 70,
    "y" * 17,
    "字",
]
TEXTS = st.lists(st.lists(st.sampled_from(VOCABULARY), max_size=60).map(" ".join), max_size=8)


def naive(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}


@given(TEXTS)
def test_shingles_intersect_as_the_naive_sets_do(texts) -> None:
    found = sketch(Texts.of([text.encode() for text in texts]))
    fast = [part.tobytes() for part in np.split(found.words, np.cumsum(found.counts)[:-1])]
    slow = [naive(text) for text in texts]
    for one, naive_one in zip(fast, slow, strict=False):
        for other, naive_other in zip(fast, slow, strict=False):
            both = naive_one & naive_other
            assert count_shared(one, other) == (len(naive_one), len(naive_other), len(both))


@given(TEXTS, st.integers(1, 4))
def test_sketches_do_not_depend_on_the_size_of_a_batch(texts, size) -> None:
    data = [text.encode() for text in texts]
    whole = sketch(Texts.of(data))
    parts = [sketch(Texts.of(data[at : at + size])) for at in range(0, len(data), size)]
    for number in range(len(data)):
        part, place = parts[number // size], number % size
        assert part.counts[place] == whole.counts[number]
        assert (part.keys[place] == whole.keys[number]).all()
        own = part.samples[part.owners == place]
        assert own.tolist() == whole.samples[whole.owners == number].tolist()


@given(TEXTS)
def test_keys_are_equal_exactly_where_the_words_are(texts) -> None:
    found = sketch(Texts.of([text.encode() for text in texts]))
    for one, text in enumerate(texts):
        for other, second in enumerate(texts):
            same = (found.keys[one] == found.keys[other]).all()
            assert bool(same) == (text.split() == second.split())


def test_words_that_differ_anywhere_hash_differently() -> None:
    words = [
        "ab",
        "ba",
        "a" * 8,
        "a" * 9,
        "a" * 16,
        "a" * 17,
        "b" + "a" * 16,
        "a" * 64,
        "a" * 65,
        "a" * 66,
    ]
    assert len(set(hash_words([" ".join(words).encode()]).hashes.tolist())) == len(words)


def test_a_sample_is_of_the_shingles_and_of_the_size_that_its_level_asks_for() -> None:
    text = " ".join(f"word{number}" for number in range(8000)).encode()
    found, words = sketch(Texts.of([text])), hash_words([text])
    assert np.isin(found.samples, hash_shingles(words.hashes, words.bounds)).all()
    assert abs(found.samples.size - 8000 / 2**COARSEST) < 5 * (8000 / 2**COARSEST) ** 0.5


def test_short_texts_are_sampled_whole_and_long_ones_coarsely() -> None:
    assert level(np.array([0, 5, 31, 32, 100, 10**6])).tolist() == [0, 0, 0, 1, 2, COARSEST]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("the mill", [0, 0]), ("The Mill", [NAME, NAME]), ("12 boats", [DIGIT, 0]),
        ("1st G20 a1b", [DIGIT, DIGIT | NAME, 0]), ("“Mill” (Selk)", [NAME, NAME]),
        ("iPhone", [0]), ("McMill", [NAME]), ("É é", [NAME, 0]),
    ],
)  # fmt: skip
def test_words_keep_marks_of_figures_and_capitals(text: str, marks: list[int]) -> None:
    found = sketch(Texts.of([text.encode()])).words
    assert (found & ~np.uint32(WORD)).tolist() == marks


@given(TEXTS)
def test_marks_are_no_part_of_what_makes_texts_the_same(texts: list[str]) -> None:
    plain = sketch(Texts.of([text.encode() for text in texts]))
    loud = sketch(Texts.of([text.upper().encode() for text in texts]))
    assert (plain.keys == loud.keys).all()
    assert (plain.words & np.uint32(WORD) == loud.words & np.uint32(WORD)).all()
    assert plain.samples.tolist() == loud.samples.tolist()


@pytest.mark.parametrize(
    ("words", "coarse"),
    [
        (0, 0), (SAMPLES, 0), (2 * SAMPLES - 1, 0), (2 * SAMPLES, 1), (4 * SAMPLES - 1, 1),
        (4 * SAMPLES, 2), (16 * SAMPLES - 1, 3), (16 * SAMPLES, 4), (64 * SAMPLES, COARSEST),
    ],
)  # fmt: skip
def test_a_text_of_twice_the_words_is_sampled_half_as_finely(words: int, coarse: int) -> None:
    assert level(np.array([words])).tolist() == [coarse]


def test_a_text_that_repeats_itself_is_sampled_until_it_has_a_few() -> None:
    """It has eight distinct shingles, of which one in sixteen would be sampled."""
    text = " ".join(f"w{number % 8}" for number in range(4000)).encode()
    found = sketch(Texts.of([text]))
    assert np.unique(found.samples).size >= 1
    assert found.samples.size >= FEWEST


@pytest.mark.parametrize(("words", "sampled"), [(4, 0), (5, 1), (6, 2), (31, 27)])
def test_a_short_text_is_sampled_whole(words: int, sampled: int) -> None:
    found = sketch(Texts.of([" ".join(f"word{each}" for each in range(words)).encode()]))
    assert found.samples.size == sampled


def test_what_is_missing_or_broken_has_no_words_and_harms_none_beside_it() -> None:
    texts = Texts.of(
        [b"one two three four five", b"gone", b"broken \xff", b"six seven eight nine ten"]
    )
    texts.starts[1] = -1
    found = sketch(texts)
    assert found.counts.tolist() == [5, -1, -1, 5]
    assert set(found.owners.tolist()) == {0, 3}
    assert texts[1] == b""


def test_where_only_keys_are_asked_for_nothing_is_sampled() -> None:
    text = " ".join(f"word{each}" for each in range(50)).encode()
    whole, bare = sketch(Texts.of([text])), sketch(Texts.of([text]), sampled=False)
    assert bare.samples.size == 0 < whole.samples.size
    assert (bare.keys == whole.keys).all()


@pytest.mark.parametrize("length", [7, 8, 9, 15, 16, 17, LONGEST_WORD, LONGEST_WORD + 1, 500])
def test_every_letter_of_a_word_counts(length: int) -> None:
    word = "a" * length
    others = {word[:at] + "b" + word[at + 1 :] for at in range(length)}
    hashes = hash_words([" ".join([word, *sorted(others)]).encode()]).hashes
    assert np.unique(hashes).size == length + 1
