"""Which rows are dropped, for which, and why."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.dedupe.closeness import Match
from retold.dedupe.drops import (
    as_drops,
    as_record,
    exact_firsts,
    name_reason,
    tell_passage,
    tell_scores,
)
from retold.dedupe.passage import Told
from retold.dedupe.policy import Rules
from retold.dedupe.sketch import Texts, sketch

RULES = Rules()
TEXTS = st.lists(st.sampled_from(["", "a b", "a  B", "b a", "!?", "c"]), max_size=12)


@given(TEXTS, st.randoms())
def test_the_first_in_the_order_of_keeping_stands_for_all_of_the_same_words(
    texts: list[str], chance: object
) -> None:
    found = sketch(Texts.of([text.encode() for text in texts]))
    order = list(range(len(texts)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    firsts = exact_firsts(found.counts, found.keys, np.array(order, np.int64)).tolist()
    words = [text.casefold().replace("!?", "").split() for text in texts]
    for row, first in enumerate(firsts):
        same = [each for each in order if words[each] == words[row]]
        assert first == (same[0] if words[row] else row)


def test_bad_rows_are_alone_whatever_their_keys() -> None:
    words = np.array([-1, -1, 3, 3])
    keys = np.zeros((4, 2), np.uint64)
    assert exact_firsts(words, keys, np.arange(4)).tolist() == [0, 1, 2, 2]


def test_equal_keys_of_texts_of_other_lengths_are_a_chance_hit() -> None:
    keys = np.zeros((2, 2), np.uint64)
    assert exact_firsts(np.array([3, 4]), keys, np.arange(2)).tolist() == [0, 1]


@given(st.lists(st.tuples(*[st.integers(1, 2)] * 3), max_size=12))
def test_texts_are_the_same_where_words_and_both_keys_are(texts: list[tuple[int, ...]]) -> None:
    columns = np.array(texts, np.int64).reshape(-1, 3)
    firsts = exact_firsts(columns[:, 0], columns[:, 1:].astype(np.uint64), np.arange(len(texts)))
    assert firsts.tolist() == [texts.index(text) for text in texts]


def match(kept: int = 0, resemblance: float = 0.0, order: float = -1.0) -> Match:
    return Match(kept, resemblance, 0.9, 0.1, order)


@pytest.mark.parametrize(
    ("found", "rules", "reason"),
    [
        (None, RULES, "exact"),
        (match(resemblance=0.3), RULES, "resemblance"),
        (match(resemblance=0.3, order=0.9), RULES, "resemblance"),
        (match(resemblance=0.299, order=0.6), RULES, "order"),
        (match(resemblance=0.299, order=0.599), RULES, "containment"),
        (match(resemblance=0.299, order=0.9), Rules(order=None), "containment"),
    ],
)
def test_a_reason_is_the_first_bound_that_is_met(
    found: Match | None, rules: Rules, reason: str
) -> None:
    assert name_reason(found, rules) == reason


def test_a_copy_of_a_dropped_row_is_dropped_for_what_that_was_dropped_for() -> None:
    """Rows 1 and 3 have the same words; 1 is like 0."""
    drops = as_drops(np.array([0, 1, 2, 1]), {1: match(0, 0.5)})
    assert drops.kept.tolist() == [0, 0, 2, 0]
    assert drops.reasons(np.array([1, 3]), RULES) == ["resemblance", "resemblance"]


def test_without_matches_only_exact_duplicates_are_dropped() -> None:
    drops = as_drops(np.array([0, 0, 2]), {})
    assert drops.kept.tolist() == [0, 0, 2]
    assert drops.reasons(np.array([1]), RULES) == ["exact"]


@pytest.mark.parametrize(
    ("found", "scores"),
    [
        (None, {"reason": "exact", "resemblance": 1.0, "containment": 1.0, "order": None}),
        (
            Match(0, 0.123456, 0.87654, 0.1, -1.0),
            {"reason": "containment", "resemblance": 0.1235, "containment": 0.8765, "order": None},
        ),
        (
            Match(0, 0.1, 0.1, 0.1, 0.66666),
            {"reason": "order", "resemblance": 0.1, "containment": 0.1, "order": 0.6667},
        ),
    ],
)
def test_scores_are_told_to_four_places(found: Match | None, scores: dict[str, object]) -> None:
    assert tell_scores(found, RULES) == scores


def told(text: str) -> Told:
    data = text.encode()
    return Told(data, sketch(Texts.of([data])).words.tobytes())


def test_a_passage_is_told_with_its_words_and_both_places() -> None:
    kept = "“Ça va, said the mayor of Orrin on Monday, and left."
    found = tell_passage(told(f"Wire – {kept}"), told(kept))
    assert found is not None
    assert found["text"] == f"Wire – {kept}"[found["start"] : found["end"]]
    assert kept[found["kept_start"] : found["kept_end"]] == found["text"]
    assert str(found["text"]).startswith("Ça va")


def test_nothing_shared_is_no_passage() -> None:
    assert tell_passage(told("one two three four five"), told("six seven eight nine ten")) is None


def test_a_record_says_that_a_row_without_a_match_is_kept() -> None:
    place = {"file": "a.jsonl", "row": 2}
    kept = as_record(place, "x", 7, None)
    assert kept == {
        "file": "a.jsonl",
        "row": 2,
        "id": "x",
        "cluster": 7,
        "kept": True,
        "match": None,
    }
    assert as_record(place, None, 7, {"id": "y"})["kept"] is False
