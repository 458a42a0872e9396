"""A machine is named by the company that its words keep, and never by how much is reworded."""

from dataclasses import replace
from typing import Any

import pytest

from retold.lineage import machine
from retold.lineage.machine import Marks, marks
from retold.lineage.skeleton import Skeleton
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


BUILT_ALIKE = Skeleton(100, 60, 100, 83)
SWAPPED = Skeleton(100, 85, 100, 74)
ODD = Marks(20, machine.ODD, (), ("odd pair",), (), BUILT_ALIKE)


@pytest.mark.parametrize(
    ("changed", "is_told"),
    [
        ({}, True),
        ({"oddness": machine.ODD + 0.01}, False),
        ({"pairs": 19, "oddness": machine.ODD - 9}, False),
        ({"oddness": machine.ODD + 1, "tortured": (("old words", "aged terms"),)}, True),
        ({"built": replace(BUILT_ALIKE, small_kept=59)}, False),
        ({"built": replace(BUILT_ALIKE, content_kept=84)}, False),
        ({"oddness": 0.0, "built": SWAPPED}, True),
        ({"oddness": 0.0, "built": replace(SWAPPED, small_kept=84, content_kept=70)}, False),
        ({"oddness": 0.0, "built": replace(SWAPPED, content_kept=76)}, False),
        ({"oddness": 0.0, "built": Skeleton(100, 86, 80, 60)}, True),
        ({"oddness": 0.0, "built": Skeleton(100, 86, 76, 57)}, False),
    ],
)
def test_just_inside_and_just_outside(changed: dict[str, Any], *, is_told: bool) -> None:
    assert bool(replace(ODD, **changed).tell()) is is_told


def test_where_quotations_were_kept_odd_company_shows_no_machine_and_swapped_words_do() -> None:
    assert ODD.tell(is_careful=True) == ()
    (line,) = replace(ODD, oddness=0.0, built=SWAPPED).tell(is_careful=True)
    assert (
        line
        == "85 % of the small words stand where they stood, and 26 others were replaced one by one"
    )
