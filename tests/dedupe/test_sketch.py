"""Sketches: sets of shingles, a sample of them, keys; all independent of how texts are batched."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retold.dedupe.likeness import count_shared
from retold.dedupe.sketch import COARSEST, SHINGLE, Texts, hash_shingles, hash_words, level, sketch

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
