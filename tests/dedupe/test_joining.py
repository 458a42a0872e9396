"""Documents join kept ones in the compiled loops as they do without them."""

import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retold.dedupe import native
from retold.dedupe.candidates import Pairs
from retold.dedupe.closeness import Closeness
from retold.dedupe.clusters import Clusters
from retold.dedupe.commonness import NONE, Common, group_grams, pack_grams, shared_grams
from retold.dedupe.joining import Filed, join_filed
from retold.dedupe.likeness import Bounds
from retold.dedupe.sketch import DIGIT, SHINGLE
from retold.dedupe.spill import Store

LAW = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
LIMITS = st.sampled_from([None, 0.1, 0.5, 0.8])
BOUNDS = st.builds(Bounds, st.sampled_from([0.1, 0.3, 0.7]), LIMITS, LIMITS)

pytestmark = pytest.mark.skipif(not native.there(), reason="the compiled loops were not built")


def some_words(chance: random.Random) -> list[bytes]:
    """Documents of which some are edited copies, notices of one frame, or parts of others."""
    texts = [[chance.randrange(1 << 32) for _ in range(chance.randrange(SHINGLE, 60))]]
    for _ in range(chance.randrange(30)):
        words = chance.choice(texts)[:]
        for _ in range(chance.choice([0, 1, 3, 9])):
            words[chance.randrange(len(words))] = chance.randrange(1 << 32)
        start = chance.choice([0, 0, 0, len(words) // 3])
        texts.append(words[start:] if len(words) - start >= SHINGLE else words)
        if chance.random() < 1 / 4:
            texts.append([chance.randrange(1 << 32) for _ in range(chance.randrange(SHINGLE, 400))])
    return [np.array(words, np.uint32).tobytes() for words in texts]


def stored(folder: Path, words: list[bytes], chance: random.Random) -> Filed:
    """The words in a file, each after a row without any, in another order than that of keeping."""
    places = chance.sample(range(len(words)), len(words))
    store = Store(folder / "words", 1 << 20)
    for row, place in enumerate(places):
        store.add(2 * row + 1, words[place])
    store.seal()
    return Filed(store, 2 * np.argsort(places) + 1, np.array([len(each) // 4 for each in words]))


def some_pairs(chance: random.Random, documents: int) -> list[Pairs]:
    """Pairs of documents, sorted by the later one, in parts."""
    found = [
        (later, earlier, chance.randrange(1, 5))
        for later in range(documents)
        for earlier in range(later)
        if chance.random() < 2 / 3
    ]
    cut = chance.randrange(documents + 1)
    parts = [[row for row in found if (row[0] < cut) is before] for before in (True, False)]
    return [Pairs(*np.array(part, np.int64).reshape(-1, 3).T.copy()) for part in parts]


def frame_of(words: list[bytes], chance: random.Random) -> Common | None:
    """What shows the frame of some of the documents; None where it is not asked for."""
    if chance.random() < 1 / 3:
        return None
    packed = np.sort(pack_grams(words, np.arange(len(words))))
    framed = bytes(chance.randrange(2) for _ in words)
    return Common.of(shared_grams(*group_grams(packed), 2), framed)


@LAW
@given(seed=st.integers(0, 1 << 32), bounds=BOUNDS)
def test_the_same_documents_join_the_same_kept_ones(tmp_path, seed, bounds) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    words = some_words(chance)
    closeness = Closeness(bounds, frame_of(words, chance))
    compiled, plain = on_both(tmp_path, closeness, words, chance)
    assert compiled.matches == plain.matches
    assert compiled.within == plain.within


def test_long_documents_and_more_than_there_are_shelves_join_too(tmp_path) -> None:
    chance = random.Random(3)  # noqa: S311 - no secret
    originals = [[chance.randrange(1 << 32) for _ in range(size)] for size in (9, 9_000, 20_000)]
    texts = [words[chance.randrange(9) :] for words in originals * 120]
    words = [np.array(text, np.uint32).tobytes() for text in texts]
    compiled, plain = on_both(tmp_path, Closeness(Bounds(0.5, 0.8, 0.6), NONE), words, chance)
    assert compiled.matches == plain.matches
    assert len(compiled.matches) > len(words) / 2
    assert compiled.within == plain.within


def test_frames_in_a_crowd_are_left_after_so_many_tries(tmp_path) -> None:
    chance = random.Random(4)  # noqa: S311 - no secret
    frame = [chance.randrange(1 << 32) for _ in range(40)]
    texts = [frame[:] for _ in range(40)]
    for text in texts:
        for place in range(3, 40, 9):
            text[place] = chance.randrange(1 << 30) << 2 | DIGIT
    words = [np.array(text, np.uint32).tobytes() for text in texts]
    packed = np.sort(pack_grams(words, np.arange(len(words))))
    common = Common.of(shared_grams(*group_grams(packed), 2), bytes([1]) * len(words))
    compiled, plain = on_both(tmp_path, Closeness(Bounds(0.1, 0.8, 0.6), common), words, chance)
    assert compiled.matches == plain.matches == {}


def test_words_that_are_gone_are_said_to_be(tmp_path) -> None:
    chance = random.Random(5)  # noqa: S311 - no secret
    filed = stored(tmp_path, [bytes(40), bytes(40)], chance)
    (tmp_path / "words").write_bytes(bytes(60))
    clusters = Clusters(Closeness(Bounds(0.5, None, None)), filed.sizes, filed.words)
    one = np.array([1])
    with pytest.raises(MemoryError, match="words"):
        [*join_filed(clusters, filed, [Pairs(one, one - 1, one)])]
    filed.store.close()


def on_both(
    folder: Path, closeness: Closeness, words: list[bytes], chance: random.Random
) -> tuple[Clusters, Clusters]:
    """Documents in clusters by the compiled loops, and without them."""
    filed = stored(folder, words, chance)
    pairs = some_pairs(chance, len(words))
    one, other = (Clusters(closeness, filed.sizes, filed.words) for _ in range(2))
    assert sum(join_filed(one, filed, pairs)) == sum(other.join(pairs))
    filed.store.close()
    return one, other
