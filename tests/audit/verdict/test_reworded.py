"""A claim in a text told in other words is weighed by how its words are read, not by its rule."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from retold.audit.logistic import CLEAREST, probability
from retold.audit.readings import BeadReading
from retold.audit.verdict import certainty
from retold.audit.verdict.certainty import (
    sure_reworded,
)
from retold.audit.verdict.counted import (
    Circumstances,
)
from retold.audit.verdict.overlaps import BY_WHOLE_TEXTS
from retold.audit.verdict.reworded import (
    BY_SIDE,
    LIKELY_REWORDED,
    OUTRIGHT,
    WORTH_TELLING,
    Suspicion,
    of_suspicion,
    repeated,
    share_reworded,
)
from retold.model import Certainty, Change, Span
from tests.audit.sides import linked
from tests.values.reading import read

BEAD = linked("The old mill shut on Friday.", "Since Friday the forge has been closed.")
CHANGE = Change("name", "major", 0, Span(8, 12), Span(17, 22), "mill → forge", rule="name.replaced")


def reading(score: float) -> BeadReading:
    links = tuple(tuple(float(i == j) for j in range(7)) for i in range(6))
    return BeadReading((0, 0, score, 0, 0, 0), (0, 0, 0, score, 0, 0, 0), links)


def suspicion(score: float | None, *, text: str = "anew", change: Change = CHANGE) -> Suspicion:
    read = None if score is None else reading(score)
    return Suspicion(change, False, "sure", text, BEAD, read, None)  # noqa: FBT003


@pytest.mark.parametrize("text", ["reworded", "anew", "brief"])
def test_a_claim_is_surer_the_more_its_words_are_read_as_changed(text: str) -> None:
    shares = [share_reworded(suspicion(score, text=text)) for score in (0.01, 0.3, 0.7, 0.99)]
    assert shares == sorted(shares)
    assert shares[0] < shares[-1]


def test_what_counts_of_a_text_told_anew_counts_for_itself() -> None:
    near, anew = (of_suspicion(suspicion(0.6, text=text)) for text in ("reworded", "anew"))
    own = {name for name in anew if name.endswith(", anew")}
    assert {name: value for name, value in anew.items() if name not in own} == near
    assert {name.removesuffix(", anew") for name in own} <= set(near)
    assert "ground, anew" in own
    assert "name both, anew" in own


def test_what_counts_of_a_brief_counts_as_told_anew_and_for_itself() -> None:
    anew, brief = (of_suspicion(suspicion(0.6, text=text)) for text in ("anew", "brief"))
    own = {name: value for name, value in brief.items() if name.endswith(", brief")}
    assert brief == anew | own
    assert {name.removesuffix(", brief") + ", anew" for name in own} <= set(anew)
    assert "ground, brief" in own


@pytest.mark.parametrize(
    ("source", "target", "strays"),
    [
        ("Tents for 8,000 people came.", "Tents came for 800 people.", (1.0, 1.0)),
        ("Tents for 8,000 people came.", "Tents came for 8000 people.", (0.0, 0.0)),
        ("Of 8,000 people 800 came.", "Tents came for 800 people.", (1.0, 0.0)),
    ],
)
def test_a_figure_that_the_whole_other_text_lacks_is_astray(
    source: str, target: str, strays: tuple[float, float]
) -> None:
    values = tuple(read(source)), tuple(read(target))
    bead = replace(
        linked(source, target), search=SimpleNamespace(values=values, absence=lambda *_, **__: 0.0)
    )
    spans = values[0][0].span, values[1][0].span
    for kind, expected in (("number", strays), ("name", (0.0, 0.0))):
        change = replace(CHANGE, kind=kind, source=spans[0], target=spans[1])
        features = of_suspicion(suspicion(0.6, change=change)._replace(bead=bead))
        assert (features["stray, source"], features["stray, target"]) == expected


def test_a_claim_is_of_the_sides_that_it_has_words_on() -> None:
    lost = Change("number", "major", 0, Span(8, 12), None, "", rule="number.value")
    new = Change("number", "major", 0, None, Span(17, 22), "", rule="number.value")
    assert of_suspicion(suspicion(0.6, change=lost))["number source"] == 1.0
    assert of_suspicion(suspicion(0.6, change=new))["number target"] == 1.0
    values = of_suspicion(suspicion(0.6))
    assert {f"{name}, name both" for name in BY_SIDE} < set(values)


def test_what_cannot_be_read_says_so() -> None:
    unread, read = of_suspicion(suspicion(None)), of_suspicion(suspicion(0.6))
    assert (unread["unread"], read["unread"]) == (1.0, 0.0)
    assert unread["read"] == unread["linked"] == 0.0
    assert unread["kept"] == read["kept"] > 0
    assert set(unread) == set(read)


def test_a_search_says_no_more_than_its_clearest() -> None:
    values = of_suspicion(suspicion(0.6))
    assert values["absent, source"] == values["absent, target"] == CLEAREST


def test_what_was_never_seen_weighs_nothing() -> None:
    assert probability({"rule new.rule": 1.0}, {"ground": 1.0}) == 0.5


@pytest.mark.parametrize(
    ("share", "otherwise", "after"),
    [
        (LIKELY_REWORDED, "possible", "likely"),
        (LIKELY_REWORDED, "likely", "likely"),
        (LIKELY_REWORDED, "certain", "certain"),
        (LIKELY_REWORDED - 0.01, "certain", "possible"),
        (LIKELY_REWORDED - 0.01, "likely", "possible"),
        (1.0, "possible", "likely"),
        (WORTH_TELLING, "possible", "possible"),
        (WORTH_TELLING - 0.01, "possible", None),
        (WORTH_TELLING - 0.01, "certain", None),
    ],
)
def test_the_judge_makes_no_claim_certain(
    share: float, otherwise: Certainty, after: Certainty | None
) -> None:
    assert sure_reworded(share, otherwise) == after


def test_words_that_mean_the_same_are_possible_at_most() -> None:
    assert sure_reworded(1.0, "likely", means_the_same=True) == "possible"
    assert sure_reworded(WORTH_TELLING - 0.01, "likely", means_the_same=True) is None


@pytest.mark.parametrize(
    ("rule", "place", "expected"),
    [
        ("edits", "harm 0", True),
        ("edits", "harm 1", False),
        ("name.replaced", "harm 0", False),
    ],
)
def test_only_edits_of_the_least_harm_mean_the_same(
    rule: str, place: str, *, expected: bool
) -> None:
    claim = Circumstances(rule, doubts=False, text="reworded", place=place)
    assert claim.means_the_same is expected


def test_the_texts_that_are_weighed_so_are_these() -> None:
    assert {"reworded", "anew", "brief"} == certainty.IN_OTHER_WORDS


def test_words_are_repeated_near_by_and_names_are_strange_that_stand_nowhere() -> None:
    bead = linked("On Friday Anna Orlin shut the mill.", "It was shut by Bruno Orlin of the mill.")
    by_word = {word.text: place for place, word in enumerate(bead.target)}
    both = [by_word["Bruno"], by_word["Orlin"]]
    values = repeated(bead, both, of_source=False)
    assert values == {"repeated, target": 0.5, "strange, target": 0.5}
    assert repeated(bead, [by_word["mill"]], of_source=False) == {
        "repeated, target": 1.0,
        "strange, target": 0.0,
    }
    named = replace(bead, far_source=frozenset({bead.target[by_word["Bruno"]].lemma}), notes={})
    assert repeated(named, both, of_source=False)["strange, target"] == 0.0


@pytest.mark.parametrize("rule", sorted(BY_WHOLE_TEXTS))
def test_what_was_held_against_whole_texts_is_weighed_by_its_rule_alone(rule: str) -> None:
    claim = replace(CHANGE, rule=rule)
    faint, strong = (of_suspicion(suspicion(score, change=claim)) for score in (0.01, 0.99))
    assert faint == strong == {"ground": 1.0, f"rule {rule}": OUTRIGHT}
    assert share_reworded(suspicion(0.01, change=claim)) >= LIKELY_REWORDED
