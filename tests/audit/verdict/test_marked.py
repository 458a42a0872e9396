"""What the reader marks: words in a row, what they stand for, how sure such a mark is."""

import numpy as np
import pytest

from retold.audit.harm.setting import Setting
from retold.audit.link.links import LinkedBead
from retold.audit.logistic import logit
from retold.audit.readings import BeadReading, ContextReading
from retold.audit.verdict import marked
from retold.audit.verdict.marked import (
    LIKELY_MARK,
    LINKED,
    MARKED,
    POSSIBLE_MARK,
    SAME_SENSE,
    Around,
    Closeness,
    Mark,
    is_told,
    likely_marks,
    of_mark,
)
from retold.audit.verdict.words_marked import of_words
from retold.model import Certainty, Change, Severity, Span
from tests.audit.sides import linked

SOURCE = "The old mill shut on Friday."
TARGET = "Since Friday the ancient forge has been closed."
CLOSENESS = Closeness({0: 0.6}, 0.6)


def around(*claims: Change, text: str = "anew") -> Around:
    return Around(claims, CLOSENESS, None, text)


class Told:
    """Readings of one bead that were made before."""

    def __init__(self, reading: BeadReading) -> None:
        self._reading = reading

    def get(self, index: int) -> BeadReading | None:
        return self._reading if index == 0 else None

    def in_context(self, index: int) -> ContextReading | None:
        del index
        return None

    def share_in_company(self, sort: str, share: float, index: int) -> float:
        del sort, index
        return share


def bead() -> LinkedBead:
    return linked(SOURCE, TARGET)


def reading(
    source: dict[str, float], target: dict[str, float], ties: dict[tuple[str, str], float]
) -> BeadReading:
    pair = bead()
    links = np.zeros((len(pair.source), len(pair.target)))
    for (word, other_word), score in ties.items():
        row = next(i for i, each in enumerate(pair.source) if each.text == word)
        column = next(i for i, each in enumerate(pair.target) if each.text == other_word)
        links[row, column] = score
    scores = (
        tuple(marked.get(word.text, 0.0) for word in side)
        for side, marked in ((pair.source, source), (pair.target, target))
    )
    return BeadReading(*scores, tuple(map(tuple, links.tolist())))


def found(read: BeadReading) -> list[tuple[str, str]]:
    """The words of the source and of the target of each mark."""
    texts = []
    for mark, _ in marked.marks([bead()], Told(read)):  # type: ignore[arg-type]
        sides = zip(mark.words(), (mark.bead.source, mark.bead.target), strict=True)
        source, target = (" ".join(side[k].text for k in words) for words, side in sides)
        texts.append((source, target))
    return texts


def mark() -> Mark:
    pair = bead()
    place = next(i for i, word in enumerate(pair.target) if word.text == "forge")
    return Mark(pair, of_source=False, places=range(place, place + 1), counterparts=range(0))


@pytest.mark.parametrize(("score", "count"), [(MARKED, 1), (MARKED - 0.01, 0)])
def test_a_word_is_marked_from_a_score_on(score: float, count: int) -> None:
    assert len(found(reading({}, {"forge": score}, {}))) == count


@pytest.mark.parametrize(("score", "source"), [(LINKED, "mill"), (LINKED - 0.01, "")])
def test_a_mark_stands_for_what_it_is_linked_with(score: float, source: str) -> None:
    assert found(reading({}, {"forge": 0.9}, {("mill", "forge"): score})) == [(source, "forge")]


def test_marked_words_in_a_row_are_one_mark_also_around_a_word_of_grammar() -> None:
    apart = reading({"old": 0.9, "shut": 0.9}, {}, {})
    assert found(apart) == [("old", ""), ("shut", "")]
    assert found(reading({"shut": 0.9, "Friday": 0.9}, {}, {})) == [("shut on Friday", "")]


def test_of_counterparts_that_lie_far_apart_the_surest_is_taken() -> None:
    near = {("mill", "ancient"): 0.5, ("mill", "closed"): 0.4}
    far = {("mill", "Since"): 0.5, ("mill", "closed"): 0.4}
    assert found(reading({"mill": 0.9}, {}, far)) == [("mill", "Since")]
    assert found(reading({"mill": 0.9}, {}, near)) == [("mill", "ancient")]
    side_by_side = {("mill", "ancient"): 0.5, ("mill", "forge"): 0.4}
    assert found(reading({"mill": 0.9}, {}, side_by_side)) == [("mill", "ancient forge")]


@pytest.mark.parametrize(("share", "count"), [(POSSIBLE_MARK, 1), (POSSIBLE_MARK - 0.01, 0)])
def test_a_mark_is_told_from_a_share_on(
    share: float, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marked, "share_of_mark", lambda _: share)
    read = Told(reading({}, {"forge": 0.9}, {}))
    told = likely_marks([bead()], read, around())  # type: ignore[arg-type]
    assert len(told) == count


@pytest.mark.parametrize(
    ("share", "certainty"), [(LIKELY_MARK, "likely"), (LIKELY_MARK - 0.01, "possible")]
)
def test_a_mark_is_likely_from_a_share_on(
    share: float, certainty: Certainty, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marked, "share_of_mark", lambda _: share)
    read = Told(reading({}, {"forge": 0.9}, {}))
    ((_, sure),) = likely_marks([bead()], read, around())  # type: ignore[arg-type]
    assert sure == certainty


def test_the_two_sides_of_one_difference_are_one_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marked, "share_of_mark", lambda values: values["read"] / 8 + 0.5)
    read = Told(reading({"mill": 0.8}, {"forge": 0.9}, {("mill", "forge"): 0.9}))
    ((kept, _),) = likely_marks([bead()], read, around())  # type: ignore[arg-type]
    assert not kept.of_source


@pytest.mark.parametrize(
    ("severity", "certainty", "told"),
    [
        ("major", "likely", True),
        ("critical", "certain", True),
        ("major", "possible", False),
        ("minor", "certain", False),
    ],
)
def test_nothing_is_marked_where_a_grave_claim_is_more_than_possible(
    severity: Severity,
    certainty: Certainty,
    told: bool,  # noqa: FBT001
) -> None:
    where = mark().span()
    claim = Change("name", severity, 0, None, where, "", certainty=certainty)
    assert is_told(mark(), [claim]) == told
    elsewhere = Change("name", severity, 0, None, Span(0, 5), "", certainty=certainty)
    assert not is_told(mark(), [elsewhere])


@pytest.mark.parametrize("text", ["reworded", "anew"])
def test_a_mark_is_surer_the_higher_the_scores_on_both_sides(text: str) -> None:
    shares = [
        marked.share_of_mark(
            of_mark(
                mark(),
                reading({"mill": score}, {"forge": score}, {("mill", "forge"): 0.9}),
                None,
                around(text=text),
            )
        )
        for score in (0.5, 0.8, 0.95)
    ]
    assert shares == sorted(shares)
    assert shares[0] < shares[-1]


def test_what_counts_of_a_text_told_anew_counts_for_itself() -> None:
    read = reading({}, {"forge": 0.9}, {})
    near, anew = (of_mark(mark(), read, None, around(text=text)) for text in ("reworded", "anew"))
    once = of_words(mark().bead, *mark().words()).keys()
    twice = {f"{name}, anew": value for name, value in near.items() if name not in once}
    assert anew == near | twice


def test_a_claim_of_a_rule_counts_unless_it_is_minor() -> None:
    read = reading({}, {"forge": 0.9}, {})
    where = mark().span()
    for severity, value in (("major", 1.0), ("minor", 0.0)):
        claim = Change("name", severity, 0, None, where, "", certainty="possible")  # type: ignore[arg-type]
        assert of_mark(mark(), read, None, around(claim, text="reworded"))["claimed"] == value


def test_words_that_name_nobody_and_stayed_are_not_marked() -> None:
    stayed = linked("No one will leave.", "Nobody is going to go away.")
    read = BeadReading((0.9, 0.0, 0.0), (0.9, 0.0, 0.0, 0.0, 0.0, 0.0), ((0.0,) * 6,) * 3)
    assert not list(marked.marks([stayed], Told(read)))  # type: ignore[arg-type]
    other = linked("Someone will leave.", "Everyone is going to go away.")
    read = BeadReading((0.9, 0.0, 0.0), (0.9, 0.0, 0.0, 0.0, 0.0, 0.0), ((0.0,) * 6,) * 3)
    assert list(marked.marks([other], Told(read)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("target", "marks"),
    [
        ("About 500,000 people lined the roads.", []),
        ("About 400,000 people lined the roads.", ["400,000"]),
    ],
)
def test_a_figure_that_is_only_written_otherwise_is_not_marked(
    target: str, marks: list[str]
) -> None:
    pair = linked("Roughly half a million people lined the roads.", target)
    scores = tuple(0.9 * word.text[0].isdigit() for word in pair.target)
    size = len(pair.source)
    read = BeadReading((0.0,) * size, scores, ((0.0,) * len(scores),) * size)
    found = [
        mark.span().of(target)
        for mark, _ in marked.marks([pair], Told(read))  # type: ignore[arg-type]
    ]
    assert found == marks


def test_an_office_that_is_only_abbreviated_is_not_marked() -> None:
    pair = linked("Detective Inspector Ada Moor said so.", "DI Ada Moor said so.")
    read = BeadReading((0.9, 0.9, 0, 0, 0, 0), (0.9, 0, 0, 0, 0), ((0.0,) * 5,) * 6)
    assert not list(marked.marks([pair], Told(read)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("target", "is_marked"),
    [("All guests declined it.", False), ("All guests accepted it.", True)],
)
def test_what_is_told_in_a_sentence_of_another_build_is_not_marked(
    target: str, *, is_marked: bool
) -> None:
    pair = linked("None of the guests accepted it.", target)
    scores = (
        tuple(0.9 * (word.fold in {"none", "all"}) for word in side)
        for side in (pair.source, pair.target)
    )
    source, target_scores = scores
    ties = ((0.0,) * len(target_scores),) * len(source)
    read = BeadReading(source, target_scores, ties)
    assert bool(list(marked.marks([pair], Told(read)))) == is_marked  # type: ignore[arg-type]


SPUN = Setting(places=5, kept=0.8, wrong=0.4, broken=0.2, slips=0.06, follows=True)


@pytest.mark.parametrize(
    ("source", "target", "is_low"),
    [
        ("A nurse looked after the old sailor.", "A nurse tended the old sailor.", True),
        ("A nurse looked for the old sailor.", "A nurse tended the old sailor.", False),
    ],
)
def test_a_mark_of_words_that_mean_the_same_in_some_sense_harms_least(
    source: str, target: str, *, is_low: bool
) -> None:
    pair = linked(source, target)
    links = tuple(tuple(0.9 * (i in {2, 3} and j == 2) for j in range(6)) for i in range(7))
    read = BeadReading((0.0,) * 7, (0.0, 0.0, 0.9, 0.0, 0.0, 0.0), links)
    where = Around((), CLOSENESS, SPUN, "reworded")
    values = of_mark(Mark(pair, False, range(2, 3), range(2, 4)), read, None, where)  # noqa: FBT003
    assert (values["harm"] <= logit(SAME_SENSE)) is is_low
