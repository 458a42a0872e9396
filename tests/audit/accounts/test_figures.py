"""Figures of two accounts are one, contradict each other, or are of different things."""

import pytest

from retold.audit.accounts.account_figures import BESIDE, REACH, Figure, figures
from retold.audit.accounts.figures_matched import (
    ALIKE,
    COUNTED,
    FAR,
    OVERLAP,
    ROUGH,
    SHARED,
    TELLING,
    different,
    same,
)
from retold.model import Document
from retold.text.segment import segment


def of(text: str) -> tuple[Figure, ...]:
    return figures(segment(Document("", text)))


def test_thresholds_are_what_the_cases_were_made_for() -> None:
    assert (REACH, BESIDE, COUNTED, TELLING) == (6, 3, 1, 20)
    assert (SHARED, OVERLAP, ROUGH, FAR, ALIKE) == (3, 0.3, 0.1, 3.0, 0.6)


@pytest.mark.parametrize(
    ("text", "counted", "fate"),
    [
        ("12 people were killed.", "people", "dead"), ("The blast killed 12.", None, "dead"),
        ("12 of the houses burned.", "house", None),
        ("12 of the very old houses burned.", None, None),
        ("12 people in the town Selk drowned.", "people", "dead"),
        ("12 people in the town of Selk drowned.", "people", None),
        ("12 people of that small old harbour town drowned.", "people", None),
        ("34 were injured.", "injured", "hurt"), ("9 remain missing.", "remain", "missing"),
        ("5 were arrested.", "arrest", "held"),
        ("700 were evacuated.", "evacuate", "moved"), ("8 were rescued.", "rescue", "saved"),
        ("Police arrested 5 men.", "man", "held"),
    ],
)  # fmt: skip
def test_a_figure_counts_something_that_something_happened_to(
    text: str, counted: str | None, fate: str | None
) -> None:
    (figure,) = of(text)
    assert (figure.counted, figure.fate) == (counted, fate)


@pytest.mark.parametrize(
    ("text", "rough"),
    [
        ("About 60 boats sank.", True), ("Roughly 60 boats sank.", True),
        ("Some 60 boats sank.", True), ("Nearly 60 boats sank.", True),
        ("An estimated 60 boats sank.", True), ("Almost 60 boats sank.", True),
        ("Around 60 boats sank.", True),
        ("Approximately 60 boats sank.", True), ("60 boats sank.", False),
        ("Those 60 boats sank.", False),
    ],
)  # fmt: skip
def test_a_figure_may_be_rough(text: str, *, rough: bool) -> None:
    (figure,) = of(text)
    assert figure.rough == rough


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19 came.",
        "It sank yesterday.",
        "It sank in summer.",
        "Dozens sank.",
        "Both sank.",
        "It is 9 km (6 miles).",
    ],
)
def test_what_only_colours_is_no_figure(text: str) -> None:
    assert [figure.quantity.span.of(text) for figure in of(text)] == (
        ["9 km"] if "km" in text else []
    )


def test_a_value_of_one_thing_is_one_figure() -> None:
    assert len(of("12 people died. The 12 people who died were young.")) == 1
    assert len(of("12 people died. 12 boats sank.")) == 2


CASES = [
    ("12 people died.", "12 people were killed.", "same"),
    ("12 people died.", "15 people were killed.", "different"),
    ("12 people died.", "15 people were hurt.", ""),
    ("At least 12 people died.", "15 people died.", ""),
    ("At least 12 people died.", "9 people died.", "different"),
    ("Up to 15 people died.", "12 people died.", ""),
    ("12 people died.", "15 or more people died.", "different"),
    ("About 50 people died.", "48 people died.", "same"),
    ("About 50 people died.", "45 people died.", "same"),
    ("About 50 people died.", "44 people died.", "different"),
    ("50 people died.", "48 people died.", "different"),
    ("12 people died.", "15 soldiers died.", ""),
    ("12 people died.", "15 passengers died.", "different"),
    ("The blast killed 50 people.", "150 people died.", "different"),
    ("The blast killed 50 people.", "151 people died.", ""),
    ("The old red mill in Selk sold 64 boats.", "The old mill once sold 640 boats.", "different"),
    ("The old red mill in Selk sold 64 boats.", "The old Selk yard lost 640 boats.", ""),
    ("The old mill cost £64 to mend.", "To mend the old mill will cost £640.", "different"),
    ("The old mill cost £64 to mend.", "The town fined a mill £640.", ""),
    ("The blast killed seven.", "The death toll stood at nine by dawn.", "different"),
    ("The flood claimed 31 lives.", "Divers found 35 bodies.", "different"),
    ("The firm changed 31 lives.", "Divers found 35 bodies.", ""),
    ("Five of the dead were sisters.", "Nine people were dead by noon.", ""),
    ("Another 63 people were hurt.", "In all 70 people were hurt.", ""),
    ("Twelve others were hurt.", "The crash hurt 14 people.", ""),
    ("Ann Roe, 61, survived.", "Per Lund, 45, survived.", ""),
    ("A crowd of 12,400 cheered.", "The 11,900 spectators sang.", "different"),
    ("A crowd of 12,400 cheered.", "Two spectators were hurt.", ""),
    ("Some 18,000 people marched.", "Organisers counted 30,000 marchers.", "different"),
    ("Police detained 11 people.", "Fourteen protesters were arrested.", "different"),
    ("A quake of magnitude 6.4 came.", "The office put the magnitude at 6.5.", "different"),
    ("A quake of magnitude 6.4 came.", "The aftershocks were of 5.1 at most.", ""),
    ("Ryde has a population of 3,000.", "The population of Selk is 3,500.", ""),
    ("A mill said on Tuesday that it burned.", "The mill burned on Monday, it said.", ""),
    ("The mill had 40 boats at Selk.", "The mill had 50 boats at Selk.", "different"),
    ("The mill had 40 boats.", "The yard had 50 boats.", ""),
    ("The mill had 40 boats.", "The yard sold 50 horses.", ""),
    ("The mill paid a fine of £40 in Selk.", "The mill paid a fine of £50 in Selk.", "different"),
    ("The mill paid a fine of £40.", "The town got a gift of £50.", ""),
    ("The mill paid a fine of £40 in Selk.", "The mill paid a fine of €50 in Selk.", ""),
    ("The mill fell into the river in 1951.", "The mill fell into the river in 1952.", "different"),
    ("The mill fell in 1951.", "A king died in 1952.", ""),
    ("It had 21 oars.", "A choir of 21 sang.", "same"),
    ("It had 20 oars.", "A choir of 20 sang.", ""),
    ("The sea has 21 oars.", "The sea has 21 birds.", "same"),
    ("The sea has 20 oars.", "A bird of the sea ate 20.", "same"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "outcome"), CASES)
def test_two_figures_are_one_or_contradict_each_other_or_neither(
    source: str, target: str, outcome: str
) -> None:
    mine, theirs = of(source), of(target)
    assert bool(same(mine, theirs)) == (outcome == "same")
    if outcome != "same":  # `different` is asked of what no figure is the same as
        assert bool(different(mine, theirs)) == (outcome == "different")
        assert bool(different(theirs, mine)) == (outcome == "different")


def test_each_figure_is_in_one_pair_the_likest_first() -> None:
    mine = of("12 people died in Selk. 12 boats sank.")
    theirs = of("12 boats sank. 12 people died in Selk.")
    assert sorted(same(mine, theirs)) == [(0, 1), (1, 0)]


@pytest.mark.parametrize(
    ("words", "fate"),
    [
        ("killed died dead perished drowned fatalities", "dead"),
        ("injured wounded hurt hospitalized", "hurt"),
        ("missing disappeared vanished unaccounted", "missing"),
        ("arrested detained jailed imprisoned", "held"),
        ("evacuated displaced fled homeless evacuees", "moved"),
        ("rescued survived survivors", "saved"),
    ],
)  # fmt: skip
def test_words_tell_what_happened_to_people(words: str, fate: str) -> None:
    for word in words.split():
        (figure,) = of(f"There were 45 of them {word}.")
        assert figure.fate == fate, word


@pytest.mark.parametrize(
    "counted",
    ["people", "victims", "residents", "passengers", "men", "citizens"],
)
def test_some_words_count_people_whoever_they_are(counted: str) -> None:
    assert different(of("12 people were killed."), of(f"15 {counted} were killed."))
    assert not different(of("12 people were killed."), of("15 goats were killed."))
