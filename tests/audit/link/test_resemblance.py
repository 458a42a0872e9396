"""How far a word may say what another does: kinds, families, nearness; against a whole text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.audit.link import resemblance as module
from retold.audit.link.nearness import Neighbourhood, nearness
from retold.audit.link.resemblance import (
    CONDITIONS,
    NEAR,
    NEGATIONS,
    OF_ITS_KIND,
    ROOT,
    Vocabulary,
    word_likeness,
)

WORDS = {
    *("resign", "resigned", "resignation", "anonymous", "anonymity", "leaves", "leaf"),
    *("found", "discovered", "discovery", "big", "large", "small", "car", "vehicle"),
    *("won", "lost", "happy", "unhappy", "cheerful", "widely", "narrowly", "two", "fortnight"),
    *("councillor", "cllr", "september", "sept", "colour", "color", "usa", "america", "1,200"),
    *("denied", "refuses", "rejected", "said", "stated", "well-known", "velmara", "14", "doctor"),
}
"""Forms, families, synonyms, antonyms, abbreviations, figures, and a name that nobody knows."""


@pytest.mark.parametrize(
    ("word", "other", "held"),
    [
        ("if", "unless", True),
        ("if", "storm", False),
        ("not", "denied", True),
        ("not", "river", False),
    ],
)
def test_small_words_stand_for_their_kind_alone(word: str, other: str, *, held: bool) -> None:
    assert (word_likeness(word, other) == OF_ITS_KIND) == held


def test_words_of_opposite_meaning_are_not_alike() -> None:
    assert word_likeness("won", "lost") == 0.0


@pytest.mark.parametrize(("word", "other", "alike"), [("14", "14", 1.0), ("14", "41", 0.0)])
def test_figures_are_alike_as_they_are_written(word: str, other: str, alike: float) -> None:
    assert word_likeness(word, other) == alike


@pytest.mark.parametrize(("near", "counts"), [(NEAR, True), (NEAR - 0.01, False)])
def test_a_near_word_counts_from_a_nearness_up(
    near: float, monkeypatch: pytest.MonkeyPatch, *, counts: bool
) -> None:
    monkeypatch.setattr(module, "nearness", lambda *_: near)
    word_likeness.cache_clear()
    assert bool(word_likeness("gravel", "piano")) == counts
    word_likeness.cache_clear()


@pytest.mark.parametrize(
    ("other", "alike"), [("gravelly"[: ROOT + 1], True), ("grave"[: ROOT - 1] + "x", False)]
)
def test_words_of_one_family_begin_alike(other: str, *, alike: bool) -> None:
    assert bool(word_likeness("gravel", other)) == alike


listed = st.sampled_from(sorted(WORDS | CONDITIONS | NEGATIONS))


@given(st.lists(listed, min_size=1, unique=True), st.lists(listed, min_size=1))
@settings(deadline=None)
def test_a_word_held_against_a_text_is_held_against_each_of_its_words(
    text: list[str], sought: list[str]
) -> None:
    rows = Vocabulary(text).likeness(sought)
    assert [row.tolist() for row in rows] == [
        [word_likeness(word, fold) for fold in text] for word in sought
    ]


@given(st.lists(listed, unique=True), st.lists(listed, unique=True))
@settings(deadline=None)
def test_a_neighbourhood_finds_the_words_that_lie_so_near(
    text: list[str], sought: list[str]
) -> None:
    found = Neighbourhood(text).within(sought, NEAR)
    assert [sorted({*places}) for places in found] == [
        [place for place, fold in enumerate(text) if nearness(word, fold) >= NEAR]
        for word in sought
    ]
