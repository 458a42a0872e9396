from itertools import pairwise

import pytest

from retold.lineage.clues import odd_words
from retold.lineage.clues.odd_words import (
    CLEAN,
    LEAST_REPLACED,
    LEAST_STRANGE,
    MOST,
    odd_company,
    rarer,
    tortured,
)
from retold.lineage.clues.situation import WORDED

STORY = (
    "The school bus to Tarn Edge will stop running after the summer because the driver retires and "
    "nobody has applied for the job. Parents of the children must find another way over the pass. "
    "The council offered higher pay in May. One farmer has promised to carry the children in his "
    "van until the end of the year. The council will decide in August whether it pays for the fuel."
)
SPUN = (
    "The academy coach to Tarn Edge will halt operating past the summertime since the chauffeur "
    "resigns and no one has employed for the occupation. Guardians of the youngsters must discover "
    "another path across the passport. The assembly proffered taller wage in May. A single "
    "cultivator has vowed to bear the youngsters in his lorry till the finish of the annum. The "
    "assembly will determine in August if it disburses for the petroleum."
)
HUMAN = (
    "After the summer there will be no bus to school in Tarn Edge: the driver stops working and "
    "nobody wants to take his place. The council had put up the pay in May. Until the end of the "
    "year a farmer is going to drive the children over the pass in his van. In August the council "
    "will say whether it will pay for the fuel."
)


def test_who_put_rare_synonyms_for_words_came_later(ordered) -> None:
    clue = rarer(ordered(STORY, SPUN))
    assert clue is not None
    assert "target puts rarer words" in clue.words
    assert rarer(ordered(SPUN, STORY)) is None


def test_words_that_keep_no_company_came_later(ordered, monkeypatch) -> None:
    spun = set(pairwise(SPUN.lower().replace(".", "").split()))
    known = set(pairwise(STORY.lower().replace(".", "").split()))
    odd = spun - known
    monkeypatch.setattr(odd_words, "company", lambda *pair: -1.5 if pair in odd else 1.5)
    clue = odd_company(ordered(STORY, SPUN))
    assert clue is not None
    assert clue.amount == MOST
    assert "in the target that people seldom put so" in clue.words
    assert odd_company(ordered(SPUN, STORY)) is None
    monkeypatch.setattr(
        odd_words, "company", lambda *pair: -1.5 if pair in odd else CLEAN[0] - 0.01
    )
    assert odd_company(ordered(STORY, SPUN)) is None  # the earlier is a machine's too


@pytest.mark.parametrize(
    ("strange", "is_told"), [(LEAST_STRANGE - 1, False), (LEAST_STRANGE, True)]
)
def test_what_cannot_be_shown_is_no_sign(ordered, monkeypatch, strange, is_told) -> None:
    spun = list(dict.fromkeys(pairwise(SPUN.lower().replace(".", "").split())))
    known = set(pairwise(STORY.lower().replace(".", "").split()))
    odd = [pair for pair in spun if pair not in known]
    shown = set(odd[4 : 4 + strange])
    told = {pair: -1.5 if pair in shown else -0.5 for pair in odd}
    monkeypatch.setattr(odd_words, "company", lambda *pair: told.get(pair, 1.5))
    assert (odd_company(ordered(STORY, SPUN)) is not None) is is_told


@pytest.mark.parametrize(("kept", "is_told"), [(WORDED[1] - 0.01, True), (WORDED[1], False)])
def test_a_few_edits_are_no_machines(ordered, monkeypatch, kept: float, *, is_told: bool) -> None:
    spun = set(pairwise(SPUN.lower().replace(".", "").split()))
    odd = spun - set(pairwise(STORY.lower().replace(".", "").split()))
    monkeypatch.setattr(odd_words, "company", lambda *pair: -1.5 if pair in odd else 1.5)
    order = ordered(STORY, SPUN)
    vars(order)["runs_kept"] = kept
    assert (odd_company(order) is not None) is is_told


def test_phrases_of_synonyms_are_shown_where_there_are_two(ordered) -> None:
    old = (
        "The clinic tests cloud computing for its data. The nurse fears a heart attack in the ward."
    )
    halfway = old.replace("cloud computing", "haze figuring")
    new = halfway.replace("heart attack", "bosom assault")
    assert tortured(ordered(old, halfway)) is None
    clue = tortured(ordered(old, new))
    assert clue is not None
    assert "cloud computing → haze figuring" in clue.words
    assert tortured(ordered(new, old)) is None


@pytest.mark.parametrize("seek", [odd_company, tortured])
def test_people_leave_no_traces_of_a_machine(ordered, seek) -> None:
    assert seek(ordered(STORY, HUMAN)) is None
    assert seek(ordered(STORY, STORY)) is None


def test_a_word_or_two_are_too_few_to_judge_by(ordered) -> None:
    words = [("stop", "halt"), ("job", "occupation"), ("fuel", "petroleum"), ("van", "lorry")]
    told = STORY
    for number, (old, new) in enumerate(words, start=1):
        told = told.replace(f" {old}", f" {new}")
        assert (rarer(ordered(STORY, told)) is not None) == (number >= LEAST_REPLACED)


def test_other_languages_are_not_judged(ordered) -> None:
    assert odd_company(ordered(STORY, SPUN, language="de")) is None
    assert rarer(ordered(STORY, SPUN, language="de")) is None
    assert tortured(ordered(STORY, SPUN, language="de")) is None
