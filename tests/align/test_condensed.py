"""A summary is a short run of the target whose words come from all over the source."""

from retold.align.condensed import condensed
from retold.align.stretches import Stretch
from retold.align.vocabulary import Wording, wording
from retold.model import Document
from retold.text.segment import segment

SOURCE = [f"s{number:04}" for number in range(600)]
ELSEWHERE = " ".join(f"e{number:04}" for number in range(300))
SUMMARY = " ".join(SOURCE[3::9])


def words(source: str, target: str) -> Wording:
    return wording(segment(Document("s", source)), segment(Document("t", target)))


def test_words_from_all_over_the_source_are_a_summary() -> None:
    both = words(" ".join(SOURCE), f"{ELSEWHERE}. {SUMMARY}. {ELSEWHERE}")
    assert condensed(both, []) == Stretch((0, 600), (300, 300 + len(SOURCE[3::9])))


def test_words_from_one_place_of_the_source_are_none() -> None:
    both = words(" ".join(SOURCE), f"{ELSEWHERE}. {' '.join(SOURCE[100:170])}.")
    assert condensed(both, []) is None


def test_what_closer_stretches_explain_is_no_summary() -> None:
    both = words(" ".join(SOURCE), f"{ELSEWHERE}. {SUMMARY}.")
    assert condensed(both, [Stretch((0, 100), (300, 367))]) is None


def test_a_target_that_is_nothing_else_is_none() -> None:
    assert condensed(words(" ".join(SOURCE), SUMMARY), []) is None


def test_a_source_of_like_length_is_not_condensed() -> None:
    both = words(" ".join(SOURCE[:100]), f"{ELSEWHERE}. {' '.join(SOURCE[:100:2])}.")
    assert condensed(both, []) is None


def test_a_section_with_half_of_its_words_from_the_source_is_on_the_same_subject() -> None:
    taken = SOURCE[3::9]
    section = " ".join(f"{word} o{at:04}" for at, word in enumerate(taken))
    both = words(" ".join(SOURCE), f"{ELSEWHERE}. {section}. {ELSEWHERE}")
    assert condensed(both, []) is None
