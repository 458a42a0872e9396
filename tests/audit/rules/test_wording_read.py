import pytest

from retold.audit.readings import BeadReading
from retold.audit.rules import wording_read
from retold.audit.rules.wording_read import BRIDGED, LINKED, LONGEST, MARKED
from tests.audit.sides import linked

SOURCE, TARGET = "The old mill shut on Friday.", "The old forge shut on Friday."
ROOMY = "Joiners bought six oak doors, ten brass hinges and four steel locks yesterday."


def told(
    marks: dict[str, float], links: dict[tuple[str, str], float], source: str, target: str
) -> list[tuple[str | None, str | None]]:
    bead = linked(source, target)
    reading = BeadReading(
        tuple(marks.get(f"-{word.text}", 0.0) for word in bead.source),
        tuple(marks.get(word.text, 0.0) for word in bead.target),
        tuple(
            tuple(links.get((word.text, other.text), 0.0) for other in bead.target)
            for word in bead.source
        ),
    )
    return [
        (
            change.source.of(source) if change.source else None,
            change.target.of(target) if change.target else None,
        )
        for change in wording_read.changes(bead, reading)
    ]


@pytest.mark.parametrize(("score", "found"), [(MARKED, True), (MARKED - 0.01, False)])
def test_a_word_is_marked_from_a_score_on(score: float, found: bool) -> None:  # noqa: FBT001
    assert bool(told({"forge": score}, {}, SOURCE, TARGET)) is found


@pytest.mark.parametrize(("score", "source"), [(LINKED, "mill"), (LINKED - 0.01, None)])
def test_it_is_told_with_the_word_that_it_stands_for(score: float, source: str | None) -> None:
    assert told({"forge": 1.0}, {("mill", "forge"): score}, SOURCE, TARGET) == [(source, "forge")]


def test_a_lost_word_is_told_alone_unless_it_is_told_with_another() -> None:
    assert told({"-mill": 1.0}, {}, SOURCE, TARGET) == [("mill", None)]
    marks, links = {"-mill": 1.0, "forge": 1.0}, {("mill", "forge"): 1.0}
    assert told(marks, links, SOURCE, TARGET) == [("mill", "forge")]


@pytest.mark.parametrize(("apart", "stretches"), [(BRIDGED, 1), (BRIDGED + 1, 2)])
def test_marked_words_near_each_other_are_one_stretch(apart: int, stretches: int) -> None:
    words = ROOMY.rstrip(".").replace(",", "").split()
    marks = {words[2]: 1.0, words[3 + apart]: 1.0}
    assert len(told(marks, {}, ROOMY, ROOMY)) == stretches


@pytest.mark.parametrize("apart", [LONGEST - 1, LONGEST])
def test_words_far_apart_are_not_told_as_one_run(apart: int) -> None:
    words = ROOMY.rstrip(".").replace(",", "").split()
    first, last = words[0], words[apart]
    links = {(first, "doors"): 0.7, (last, "doors"): 0.9}
    ((source, target),) = told({"doors": 1.0}, links, ROOMY, ROOMY)
    assert target == "doors"
    assert source is not None
    assert (source == last) is (apart == LONGEST)


def test_words_that_only_build_the_sentence_are_not_told() -> None:
    assert told({"The": 1.0}, {}, SOURCE, TARGET) == []
