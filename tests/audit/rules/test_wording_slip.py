"""Words that came back in another sense are told, and the choices of a translator are not."""

from unittest import mock

import pytest

from retold import compare
from retold.audit.harm.slips import substitutions
from retold.audit.rules import wording_slip
from retold.model import Change, Document
from tests.audit.sides import linked

KEPT = (
    "The museum in Tarrow opened its new wing on Friday, the curator said. "
    "About 300 guests came to the ceremony by the river."
)


def wordings(source: str, target: str) -> list[Change]:
    found = compare(Document("s", source), Document("t", target)).changes
    return [change for change in found if change.kind == "wording"]


def told(source: str, target: str) -> list[tuple[str, str]]:
    return [
        (change.source.of(source), change.target.of(target))
        for change in wordings(source, target)
        if change.source and change.target
    ]


def test_a_sense_that_does_not_fit_is_told_in_a_text_that_follows_word_by_word() -> None:
    source = f"The judge read the sentence in a silent courtroom. {KEPT}"
    target = f"The judge read the phrase in a silent courtroom. {KEPT}"
    assert told(source, target) == [("sentence", "phrase")]


def test_a_synonym_is_no_slip() -> None:
    source = f"The inquiry found that residents had been warned. {KEPT}"
    target = f"The investigation found that inhabitants had been warned. {KEPT}"
    assert wordings(source, target) == []


def test_many_slips_make_each_of_them_major() -> None:
    source = (
        "The board of the hospital met on Monday in Tarrow. The judge read the sentence at noon. "
        "The boats waited in the inner basin of the harbour. The market in the square stayed open."
    )
    target = (
        "The plank of the hospital met on Monday in Tarrow. The judge read the phrase at noon. "
        "The boats waited in the inner pelvis of the harbour. The market in the square stayed open."
    )
    assert {change.severity for change in wordings(source, target)} == {"major"}
    assert ("board", "plank") in told(source, target)


def test_a_word_that_breaks_a_usual_term_is_told() -> None:
    source = f"The group sold its outstanding debt to a bank on Monday. {KEPT}"
    target = f"The group sold its excellent debt to a bank on Monday. {KEPT}"
    assert told(source, target) == [("outstanding", "excellent")]


def test_a_verb_that_lost_its_particle_is_judged_as_a_phrase() -> None:
    source = f"The crew held back the water for a week. {KEPT}"
    target = f"The crew retained the water for a week. {KEPT}"
    assert ("held", "retained") not in told(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The letters confirm what the crew said.", "The letters bear out what the crew said."),
        ("The owner dropped the claim in May.", "The owner gave up the claim in May."),
        ("The owner gave up the claim in May.", "The owner dropped the claim in May."),
    ],
)
def test_no_word_of_a_verb_of_several_words_is_a_slip(source: str, target: str) -> None:
    assert list(substitutions(linked(source, target))) == []


def test_a_verb_beside_a_small_word_that_is_no_part_of_it_may_be_a_slip() -> None:
    pair = linked("The letters confirm the loss in part.", "The letters bear the loss in part.")
    assert [place for place, _ in substitutions(pair)] == [2]


@pytest.mark.parametrize(("likely", "is_told"), [(0.0, False), (0.01, True)])
def test_a_substitution_that_likely_harms_is_told_though_it_is_no_slip(
    likely: float, *, is_told: bool
) -> None:
    source = f"The crew carried the boxes home. {KEPT}"
    target = f"The crew transported the boxes home. {KEPT}"
    chance = wording_slip.HARMFUL - 0.005 + likely
    with mock.patch.object(wording_slip, "chance_of", return_value=chance):
        assert (("carried", "transported") in told(source, target)) == is_told
