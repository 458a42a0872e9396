"""The kind of a change that the reader finds is that of its words."""

import pytest

from retold.audit.rules import READ, READ_KINDS, wording_read
from retold.audit.verdict.marked import Mark
from retold.model import Change, Kind, Span
from retold.text.words import touched
from tests.audit.sides import linked


def read(source: str, target: str, lost: str, gained: str) -> Change:
    """The change for words of a target that stand for words of its source, or either alone."""
    bead = linked(source, target)
    sides = ((bead.source, source, lost), (bead.target, target, gained))
    runs = []
    for side, text, words in sides:
        start = text.index(words)
        places = touched(side, Span(start, start + len(words))) if words else []
        runs.append(range(places[0], places[-1] + 1) if places else range(0))
    mark = Mark(bead, not gained, *(runs if not gained else runs[::-1]))
    (change,) = wording_read.changes(mark)
    return change


CASES: list[tuple[str, str, str, str, Kind]] = [
    (
        "The board eased the ban on fishing.",
        "Fishers saw the board lift the ban.",
        "eased",
        "lift",
        "wording",
    ),
    (
        "Anna sued Bruno over the mill.",
        "Over the mill, Bruno took Anna to court.",
        "",
        "Bruno",
        "role",
    ),
    ("The ferry is safe.", "That boat is never safe.", "", "never", "negation"),
    ("The bridge may close.", "Its closure will follow.", "may", "will", "modality"),
    ("Some 40 boats sank.", "The storm sank 50 boats.", "40", "50", "number"),
    ("He met Okafor in Tarnow.", "In Tarnow it was Abara he met.", "Okafor", "Abara", "name"),
    (
        "“We will sell the harbour,” she said.",
        "She said: “The harbour is to be bought.”",
        "sell",
        "bought",
        "quote",
    ),
    ("The mill shut because of the flood.", "There was a flood.", "mill", "", "omission"),
    ("The mill shut.", "To save money, they closed the mill.", "", "save money", "addition"),
]


@pytest.mark.parametrize(("source", "target", "lost", "gained", "kind"), CASES)
def test_the_kind_is_that_of_the_words(
    source: str, target: str, lost: str, gained: str, kind: Kind
) -> None:
    change = read(source, target, lost, gained)
    assert change.kind == kind
    assert (change.source.of(source) if change.source else "") == lost
    assert (change.target.of(target) if change.target else "") == gained
    assert lost in change.note
    assert gained in change.note


def test_each_kind_has_its_rule_and_a_case() -> None:
    assert {READ[kind].name for kind in READ_KINDS} == {f"{kind}.read" for kind in READ_KINDS}
    assert {kind for *_, kind in CASES} == set(READ_KINDS)
