"""A machine is named by the company that its words keep, and never by how much is reworded."""

import pytest

from retold.lineage import machine
from retold.lineage.machine import Marks, marks, side_by_side
from retold.model import Alignment, Bead, Document
from retold.text.segment import segment

SOURCE = (
    "The water regulator fined the company that runs the dam for hiding cracks from inspectors. "
    "Engineers knew of the damage but took photographs out of their reports. The chief engineer "
    "has been replaced and a criminal inquiry goes on."
)
TORTURED = (
    "The liquid controller amerced the firm that operates the barrage for concealing fissures of "
    "examiners. Designers recognised of the harm yet grabbed photos outside of their accounts. The "
    "boss designer has been supplanted plus a lawbreaker enquiry walks upon garblified."
)
HUMAN = (
    "A fine was imposed on the owner of the dam by the regulator because cracks had been kept from "
    "its inspectors. Although the engineers were aware of the damage, they left pictures of it out "
    "of what they wrote. The company has a new chief engineer, and prosecutors are still at work."
)


def aligned(target: str, language: str = "en") -> Alignment:
    left = segment(Document("s", SOURCE, language=language))
    right = segment(Document("t", target, language=language))
    beads = tuple(
        Bead(range(at, at + 1), range(at, at + 1), 0.5, "rewrite")
        for at in range(len(left.sentences))
    )
    return Alignment(left, right, beads)


def test_word_by_word_synonyms_are_marks_and_are_shown() -> None:
    told = marks(aligned(TORTURED)).tell()
    assert "“photos outside”" in told[0]
    assert "“criminal inquiry” became “lawbreaker enquiry”" in told[1]
    assert "“garblified”" in told[2]


def test_a_persons_words_are_none() -> None:
    assert marks(aligned(HUMAN)).tell() == ()
    assert marks(aligned(HUMAN)).oddness > marks(aligned(TORTURED)).oddness + 3


@pytest.mark.parametrize(("longest", "tortured"), [(40, 1), (10, 0)])
def test_tortured_phrases_are_looked_for_in_beads_of_some_length(
    longest: int, tortured: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "LONGEST_BEAD", longest)
    assert len(marks(aligned(TORTURED)).tortured) == tortured


def test_no_marks_are_looked_for_in_another_language() -> None:
    assert marks(aligned(TORTURED, "de")).tell() == ()


@pytest.mark.parametrize(
    ("pairs", "oddness", "told"),
    [(20, machine.ODD, True), (20, machine.ODD + 0.01, False), (19, machine.ODD - 9, False)],
)
def test_just_inside_and_just_outside(pairs: int, oddness: float, told: object) -> None:
    assert bool(Marks(pairs, oddness, (), ("odd pair",), ()).tell()) is told


def test_words_side_by_side_are_told_without_names_and_figures() -> None:
    document = segment(Document("d", "The old ferry left Lind at 9. It sank."))
    assert side_by_side(document) == (
        (("the", "old"), ("old", "ferry"), ("ferry", "left")),
        (("it", "sank"),),
    )
