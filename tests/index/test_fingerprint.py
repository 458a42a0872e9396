import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.index import Rates, fingerprints, word_columns

PAIRS, TRIPLES, NAMES = Rates(1, 0, 0), Rates(0, 1, 0), Rates(0, 0, 1)
EVERY = Rates(1, 1, 1)

STORY = (
    "The harbour at Tollerby closed on Friday after engineer Maud Rensley found cracks in the "
    "breakwater. Ferries to Skarrow are diverted to Penholt until divers have examined 40 metres "
    "of masonry, the harbourmaster told fishermen at an angry gathering in the chapel. "
)


def keys(text: str, rates: Rates) -> set[int]:
    return set(fingerprints([text], rates)[0].tolist())


def test_keys_are_sorted_and_each_is_there_once_for_a_text() -> None:
    found, rows = fingerprints([STORY * 2, STORY], EVERY)
    entries = list(zip(found.tolist(), rows.tolist(), strict=True))
    assert entries == sorted(set(entries))


@given(st.lists(st.text(max_size=60), max_size=5))
def test_a_batch_gives_each_text_what_it_gives_alone(texts: list[str]) -> None:
    found, rows = fingerprints(texts, EVERY)
    for row, text in enumerate(texts):
        assert set(found[rows == row].tolist()) == keys(text, EVERY)


def test_part_of_a_text_has_part_of_its_keys() -> None:
    whole, part = keys(STORY, EVERY), STORY[: len(STORY) // 2]
    assert len(keys(part, EVERY) - whole) <= 6  # where it was cut


def test_the_order_of_a_pair_its_case_and_its_endings_do_not_count() -> None:
    assert keys("Examined breakwater", PAIRS) == keys("breakwaters examines", PAIRS)


def test_usual_words_do_not_count() -> None:
    assert keys("divers said they would Rensley", PAIRS) == keys("divers Rensley", PAIRS)


def test_about_one_pair_in_so_many_is_kept() -> None:
    chance = random.Random(3)  # noqa: S311 - a repeatable choice, no secret
    words = ["".join(chance.choices("abcdefghijklmnoprstuvw", k=8)) for _ in range(4000)]
    every = len(keys(" ".join(words), PAIRS))
    kept = len(keys(" ".join(words), Rates(16, 0, 0)))
    assert 0.8 < 16 * kept / every < 1.2


def test_scripts_without_spaces_have_keys() -> None:
    assert keys("港は金曜日に閉鎖された", PAIRS)


def test_names_and_numbers_are_the_same_in_another_language() -> None:
    told = "In Tollerby wurden am Freitag 40 Meter vermessen, sagte Maud Rensley in Skarrow."
    assert keys("Rensley told Skarrow of 40 cracks", NAMES) & keys(told, NAMES)
    apart = "Rensley diverted fishermen, masonry and harbourmasters towards Skarrow"
    assert keys(apart, NAMES) & keys(told, NAMES)
    assert not keys(apart, PAIRS) & keys(told, PAIRS)


def test_marks_on_letters_and_invisible_marks_do_not_count() -> None:
    plain = keys("Chateau Rensley closed the harbour", EVERY)
    assert plain == keys("Ch\u00e2teau Rens\u00adley closed the har\u200bbour", EVERY)
    assert plain == keys("Cha\u0302teau Rensley closed the harbour", EVERY)


def test_long_batches_are_worked_on_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [STORY * number for number in range(6)]
    whole = fingerprints(texts, EVERY)
    monkeypatch.setattr(word_columns, "CHUNK", 500)
    parts = fingerprints(texts, EVERY)
    assert all((one == other).all() for one, other in zip(whole, parts, strict=True))
