import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retold.index import fingerprints, shared

STORY = (
    "The harbour at Tollerby closed on Friday after engineer Maud Rensley found cracks in the "
    "breakwater. Ferries to Skarrow are diverted to Penholt until divers have examined 40 metres "
    "of masonry, the harbourmaster told fishermen at an angry gathering in the chapel. "
)


def keys(text: str, **rates: int) -> set[int]:
    return set(fingerprints([text], **rates)[0].tolist())


def test_keys_are_sorted_and_each_is_there_once_for_a_text() -> None:
    found, rows = fingerprints([STORY * 2, STORY], pair_rate=1, triple_rate=1)
    entries = list(zip(found.tolist(), rows.tolist(), strict=True))
    assert entries == sorted(set(entries))


@given(st.lists(st.text(max_size=60), max_size=5))
def test_a_batch_gives_each_text_what_it_gives_alone(texts: list[str]) -> None:
    found, rows = fingerprints(texts, pair_rate=1, triple_rate=1)
    for row, text in enumerate(texts):
        assert set(found[rows == row].tolist()) == keys(text, pair_rate=1, triple_rate=1)


def test_part_of_a_text_has_part_of_its_keys() -> None:
    whole, part = keys(STORY, pair_rate=1, triple_rate=1), STORY[: len(STORY) // 2]
    assert len(keys(part, pair_rate=1, triple_rate=1) - whole) <= 3  # where it was cut


def test_the_order_of_a_pair_its_case_and_its_endings_do_not_count() -> None:
    assert keys("Examined breakwater", pair_rate=1) == keys("breakwaters examines", pair_rate=1)


def test_usual_words_do_not_count() -> None:
    assert keys("divers said they would Rensley", pair_rate=1) == keys(
        "divers Rensley", pair_rate=1
    )


def test_about_one_pair_in_so_many_is_kept() -> None:
    chance = random.Random(3)  # noqa: S311 - a repeatable choice, no secret
    words = ["".join(chance.choices("abcdefghijklmnoprstuvw", k=8)) for _ in range(4000)]
    every = len(keys(" ".join(words), pair_rate=1, triple_rate=0))
    kept = len(keys(" ".join(words), pair_rate=16, triple_rate=0))
    assert 0.8 < 16 * kept / every < 1.2


def test_scripts_without_spaces_have_keys() -> None:
    assert keys("港は金曜日に閉鎖された", pair_rate=1)


def test_shared_counts_what_two_texts_have_in_common() -> None:
    pairs, triples = shared(STORY, [STORY, "Nothing of it stands here at all.", ""])
    assert pairs.tolist()[1:] == triples.tolist()[1:] == [0, 0]
    assert triples[0] == len(keys(STORY, pair_rate=0, triple_rate=1))
    assert pairs.dtype == np.int64
