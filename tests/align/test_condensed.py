"""A summary is a short run of the target whose words come from all over the source."""

import pytest

from retold.align.condensed import (
    CLOSE,
    CONDENSING,
    EVIDENCE,
    MET,
    SPREAD,
    STANDING_OUT,
    condensed,
)
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


def taken(count: int, share: float = 1.0, source: int = 600) -> str:
    """So many words, evenly from the first share of the source."""
    places = [int(number * share * source / count) for number in range(count)]
    return " ".join(SOURCE[place] for place in places)


def elsewhere(count: int) -> str:
    return " ".join(f"e{number:04}" for number in range(count))


@pytest.mark.parametrize(
    ("length", "found"), [(CONDENSING * 60, True), (CONDENSING * 60 - 1, False)]
)
def test_a_source_is_condensed_from_a_length_on(length: float, *, found: bool) -> None:
    text = " ".join(SOURCE[: int(length)])
    both = words(text, f"{elsewhere(300)}. {taken(60, source=int(length))}. {elsewhere(10)}")
    assert (condensed(both, []) is not None) == found


@pytest.mark.parametrize(("others", "found"), [(60, True), (59, False)])
def test_a_target_is_twice_as_long_as_a_summary(others: int, *, found: bool) -> None:
    assert STANDING_OUT == 2
    both = words(" ".join(SOURCE), f"{elsewhere(others)}. {taken(60)}.")
    assert (condensed(both, []) is not None) == found


@pytest.mark.parametrize(("shared", "found"), [(65, True), (63, False)])
def test_most_words_of_a_summary_stand_in_its_source(shared: int, *, found: bool) -> None:
    """Of a hundred words, the first and the last among them."""
    assert 0.63 < MET < 0.65
    own = taken(shared).split()
    mixed = [own.pop() for _ in range(1)]
    places = {round(number * 99 / (shared - 1)) for number in range(1, shared)}
    mixed += [own.pop() if place in places else f"o{place:04}" for place in range(1, 100)]
    both = words(" ".join(SOURCE), f"{elsewhere(400)}. {' '.join(mixed)}. {elsewhere(100)}")
    assert (condensed(both, []) is not None) == found


@pytest.mark.parametrize(("share", "found"), [(0.47, False), (0.54, True)])
def test_the_words_of_a_summary_lie_over_a_good_part_of_the_source(
    share: float, *, found: bool
) -> None:
    """The middle four fifths of them over two fifths."""
    assert SPREAD == 0.4
    both = words(" ".join(SOURCE), f"{elsewhere(300)}. {taken(60, share)}. {elsewhere(100)}")
    assert (condensed(both, []) is not None) == found


@pytest.mark.parametrize(("count", "found"), [(8, False), (11, True)])
def test_a_summary_needs_evidence(count: int, *, found: bool) -> None:
    """A shared word where few are shared speaks with two and a half nats."""
    assert 20 < EVIDENCE < 28
    both = words(" ".join(SOURCE), f"{elsewhere(300)}. {taken(count)}. {elsewhere(300)}")
    assert (condensed(both, []) is not None) == found


@pytest.mark.parametrize(("left", "found"), [(1, False), (2, True)])
@pytest.mark.parametrize("early", [0, 20])
def test_what_closer_stretches_leave_over_must_speak_for_a_summary_too(
    left: int, early: int, *, found: bool
) -> None:
    """All but the last words are explained, with or without what stands before the summary."""
    both = words(" ".join(SOURCE), f"{elsewhere(300)}. {taken(60)}. {elsewhere(100)}")
    close = Stretch((0, 60), (300 - early, 360 - left))
    assert (condensed(both, [close]) is not None) == found


@pytest.mark.parametrize(("length", "found"), [(CLOSE * 60 - 1, False), (CLOSE * 60, True)])
def test_a_stretch_that_condenses_itself_explains_nothing(length: float, *, found: bool) -> None:
    both = words(" ".join(SOURCE), f"{elsewhere(300)}. {taken(60)}. {elsewhere(100)}")
    close = Stretch((0, int(length)), (300, 360))
    assert (condensed(both, [close]) is not None) == found


def test_a_stretch_before_a_summary_explains_nothing_of_it() -> None:
    """The first two words are left over: just enough, as in the case above."""
    both = words(" ".join(SOURCE), f"{elsewhere(300)}. {taken(60)}. {elsewhere(100)}")
    behind, before = Stretch((0, 60), (302, 360)), Stretch((0, 60), (100, 160))
    assert condensed(both, [behind]) is not None
    assert condensed(both, [before, behind]) is not None
    assert condensed(both, [Stretch((0, 60), (301, 360))]) is None
