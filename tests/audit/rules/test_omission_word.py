"""A word that was cut out of a sentence is told; one that found another form is not."""

import numpy as np
import pytest

from benchmarks.quality.audit import one_bead
from retold.audit import audit
from retold.audit.cues.deletions import CUT, gaps
from tests.audit.sides import found

TOLD = "The committee discussed the proposal on Tuesday because the bridge is too narrow for buses."


@pytest.mark.parametrize("cut", ["committee", "discussed", "proposal", "bridge"])
def test_a_word_cut_out_is_told_with_its_span(cut: str) -> None:
    found = audit(one_bead(TOLD, TOLD.replace(f"{cut} ", "", 1))).changes
    told = [one.source.of(TOLD) for one in found if one.kind == "omission" and one.source]
    assert told == [cut]


@pytest.mark.parametrize(
    ("told", "cut"),
    [
        ("The ferry was late because she missed the tide at Orrin.", "she"),
        ("When the rain stopped, they carried the boats back to the shed.", "they"),
    ],
)
def test_a_subject_that_is_a_pronoun_is_missed(told: str, cut: str) -> None:
    found = audit(one_bead(told, told.replace(f"{cut} ", "", 1))).changes
    assert cut in [one.source.of(told) for one in found if one.kind == "omission" and one.source]


def test_a_heading_may_drop_a_word() -> None:
    told = "Marren council postpones the harbour bill after a coalition quarrel"
    found = audit(one_bead(told, told.replace(" quarrel", ""))).changes
    assert not [one for one in found if one.rule == "omission.word"]


@pytest.mark.parametrize(
    "target",
    [
        "On Tuesday the committee debated the proposal, as the bridge is too narrow for buses.",
        "The panel discussed the plan on Tuesday because buses cannot use so narrow a bridge.",
    ],
)
def test_a_word_told_otherwise_is_not_missing(target: str) -> None:
    assert not [one for one in audit(one_bead(TOLD, target)).changes if one.kind == "omission"]


def test_a_place_that_a_word_was_cut_from_looks_likeliest() -> None:
    tokens = ["The", "mayor", "of", "the", "town", "the", "new", "library", "on", "Friday", "."]
    at = np.unravel_index(gaps(tuple(tokens)).argmax(), (len(tokens) + 1, len(CUT)))
    assert (tokens[at[0]], CUT[at[1]]) == ("the", "verb")


def test_there_is_a_place_before_each_token_and_one_behind() -> None:
    assert gaps(("Rain", "fell", ".")).shape == (4, len(CUT))
    assert gaps(()).shape == (1, len(CUT))


OMISSION_WORD: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    (
        "The old mill on the river burned down on Friday night.",
        "The old on the river burned down on Friday night.",
        [("mill", None)],
    ),
    (
        "The keeper of the mill saw the boat sink at dawn.",
        "The keeper of the mill the boat sink at dawn.",
        [("saw", None)],
    ),
    (
        "She saw the boat sink near the old stone bridge at dawn.",
        "Saw the boat sink near the old stone bridge at dawn.",
        [("She", None)],
    ),
    ("The keeper quietly saw the boat sink at dawn.", "The keeper saw the boat sink at dawn.", []),
]


@pytest.mark.parametrize(("source", "target", "expected"), OMISSION_WORD)
def test_omission_word_tells_these_words_and_no_others(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("omission.word", source, target) == expected
