"""Words between marks are held to the letter; marks gained claim words that nobody said."""

import pytest

from benchmarks.quality.audit import one_bead
from retold.audit import audit
from tests.audit.sides import found, found_among
from tests.audit.test_changes import told


def test_people_spoken_of_are_not_people_spoken_to() -> None:
    assert told(
        "“A wound heals in a month; people need a year,” she said.",
        "“A wound heals in a month; you need a year,” she said.",
    ) == [("quote", "people", "you")]


def test_another_word_of_one_sense_is_told_inside_marks_only() -> None:
    inside = audit(
        one_bead(
            "“The bakers will leave this town before the winter,” he said.",
            "“The bakers will leave this city before the winter,” he said.",
        )
    ).changes
    assert [(change.kind, change.severity) for change in inside] == [("quote", "major")]


@pytest.mark.parametrize("marks", ["“”", "‘’", "„“", "»«", "””", "「」"])
def test_another_word_is_told_inside_any_marks(marks: str) -> None:
    before, after = marks
    source = f"{before}The bakers will leave this town before the winter{after}, he said."
    changes = audit(one_bead(source, source.replace("town", "city"))).changes
    assert [(change.kind, change.severity) for change in changes] == [("quote", "major")]


def test_marks_around_a_paraphrase_are_told() -> None:
    ((kind, _, gained),) = told(
        "The judge said the driver had felt no pity for the family.",
        "The judge said the driver “had felt no pity” for the family.",
    )
    assert (kind, gained) == ("quote", "had felt no pity")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("He said the plan was “bold”.", "He said the plan was bold."),
        ("“I had no idea of it,” Hale said.", "‘I had no idea of it,’ Hale said."),
        ('"I had no idea of it," Hale said.', 'I had no idea of it," Hale said.'),
        ("The play “The Long Green Road” opened.", "The play The Long Green Road opened."),
        (
            "“I was glad to see from the bottom of my heart that they had come back,” she said.",
            "She said: “From the depths of my soul I rejoiced at their coming back.”",
        ),
    ],
)
def test_marks_that_come_and_go_and_words_translated_anew_are_no_change(
    source: str, target: str
) -> None:
    assert told(source, target) == []


def test_a_compound_written_in_two_words_is_no_other_word() -> None:
    changes = told(
        "He calls them “hen houses” for a reason.", "He calls them “henhouses” for a reason."
    )
    assert "quote" not in {kind for kind, _, _ in changes}


def test_a_mark_without_its_other_half_claims_nothing() -> None:
    source = "We have asked the council for a new lock since the spring of 2009."
    target = "“We have asked the council for a new lock since spring 2009."
    assert not [change for change in told(source, target) if change[0] == "quote"]
    assert not [change for change in told(target, source) if change[0] == "quote"]


def test_a_number_in_a_quotation_is_compared_by_value() -> None:
    source = "“We will send 40 boats to the harbour before noon today,” she said."
    target = "“We will send forty boats to the harbour before noon today,” she said."
    assert told(source, target) == []


QUOTE_WORDS: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    (
        "She said “the gate will hold in any storm”.",
        "She said “the gate will fail in any storm”.",
        [("hold", "fail")],
    ),
    ("She said “the gate will hold in any storm”.", "She said “the gate will hold”.", []),
    (
        "She said “the gate will hold in any storm”.",
        "She said the gate will hold in any storm.",
        [("the gate will hold in any storm", "the gate will hold in any storm")],
    ),
    (
        "She said the gate will hold in any storm.",
        "She said “the gate will hold in any storm”.",
        [("gate will hold in any storm", "the gate will hold in any storm")],
    ),
    (
        "She said “we will win it all in May”.",
        "She said “they will win it all in May”.",
        [("we", "they")],
    ),
    (
        "She said “it will not hold in any storm”.",
        "She said “it will hold in any storm”.",
        [("not", None)],
    ),
    ("She called it “a plaster”.", "She called it a plaster.", []),
    ("She called it “a plaster”.", "She called it “a pavement”.", [("plaster", "pavement")]),
    ("She called it a plaster.", "She called it “a plaster”.", [("plaster", "a plaster")]),
    ("She called it “our gate”.", "She called it our gate.", []),
    (
        "She called it “our big gate”.",
        "She called it our big gate.",
        [("our big gate", "our big gate")],
    ),
    (
        "She called it our big gate.",
        "She called it “our big gate”.",
        [("big gate", "our big gate")],
    ),
    ("She called it our gate in May.", "In May it was “our gate”, as she said.", []),
    (
        "She said “people must bring shoe boxes to the gate”.",
        "She said “people must bring shoeboxes to the gate”.",
        [],
    ),
    (
        "She said “people must see it in May and June here”.",
        "She said “you must see it in May and June here”.",
        [("people", "you")],
    ),
    ("She said “40 boats sank in the storm”.", "She said “50 boats sank in the storm”.", []),
    ("She said “forty boats sank in the storm”.", "She said “fifty boats sank in the storm”.", []),
    (
        "She said “the gate held” in the big storm.",
        "She said “the gate held in the big storm”.",
        [("big", "big")],
    ),
    (
        "She said “the gate was rebuilt by the skilled crew in May”.",
        "She said “the gate was made new by able people in spring”.",
        [],
    ),
    (
        "She said “the gate is big and it will hold in May”.",
        "She said “the gate is large and it will hold in May”.",
        [("big", "large")],
    ),
    (
        "She said “I will go home by the boat”.",
        "She said “he will go home by the boat”.",
        [("I", "he")],
    ),
    ("She wept. “It held,” she said.", "She wept. It held, she said.", []),
    (
        "“We will sail at dawn with the old crew,” Reed said.",
        "“We will sail at dawn with the new crew,” Reed said.",
        [("old", "new")],
    ),
    ("“I saw him,” Reed said.", "“You saw him,” Reed said.", [("I", "You")]),
    ("“I saw him,” Reed said.", "“I saw her,” Reed said.", [("him", "her")]),
    ("“We will not sail,” Reed said.", "“We will sail,” Reed said.", [("not", None)]),
    ("Reed said they would sail at dawn.", "“We will sail at dawn,” Reed said.", []),
    ("“It's calm,” Reed said.", "“It is calm,” Reed said.", []),
    (
        "It was a deeply unfair plan.",
        "It was a “deeply unfair” plan.",
        [("deeply unfair", "deeply unfair")],
    ),
    (
        "“We will sail,” Reed said. “It is calm.”",
        "“We will sail,” Reed said. “It is rough.”",
        [("calm", "rough")],
    ),
    ("“We sail. We win,” Reed said.", "“We win. We sail,” Reed said.", []),
]


@pytest.mark.parametrize(("source", "target", "expected"), QUOTE_WORDS)
def test_quote_words_tells_these_words_and_no_others(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("quote.words", source, target) == expected


QUOTE_WORDS_AMONG: list[tuple[list[str], list[str], list[tuple[str | None, str | None]]]] = [
    (
        ["He called it “a wall of silence and lies” twice."],
        ["He called it “a wall of silence” twice."],
        [],
    ),
    (
        ["“We shall rebuild it stone by stone,” he said."],
        ["“We shall rebuild it brick by brick,” he said."],
        [],
    ),
    (
        ["“We shall rebuild it stone by stone,” he said."],
        ["“They shall rebuild it stone by stone,” he said."],
        [("We", "They")],
    ),
    (
        ["“We shall rebuild it stone by stone,” he said."],
        ["“You shall rebuild it stone by stone,” he said."],
        [("We", "You")],
    ),
    (
        ["“He shall rebuild it stone by stone,” Ann said."],
        ["“She shall rebuild it stone by stone,” Ann said."],
        [("He", "She")],
    ),
    (
        ["“I love my old boat and its crew,” he said."],
        ["“I love your old boat and its crew,” he said."],
        [],
    ),
    (
        ["“No boat will ever leave this harbour,” he said."],
        ["“A boat will ever leave this harbour,” he said."],
        [],
    ),
    (
        ["“A boat will leave this harbour soon,” he said."],
        ["“Never will a boat leave this harbour soon,” he said."],
        [],
    ),
    (
        ["He said “it is dry” and “it is cold”."],
        ["He said “it is dry” and “it is warm”."],
        [("cold", "warm")],
    ),
    (
        ["He said “it is dry”. It is cold."],
        ["He said “it is dry. It is cold”."],
        [("cold", "cold")],
    ),
    (
        ["He said it is a very dry and cold summer."],
        ["He said “it is a very dry and cold summer”."],
        [("dry and cold summer", "it is a very dry and cold summer")],
    ),
    (
        ["He said “it is a very dry and cold summer”."],
        ["He said it is a very dry and cold summer."],
        [("it is a very dry and cold summer", "it is a very dry and cold summer")],
    ),
    (
        ["“The gate is shut and the tide is rising fast,” he said."],
        ["“The gate is shut and the tide is going fast,” he said."],
        [("rising", "going")],
    ),
    (
        ["“The gate is shut and the tide is rising fast,” he said."],
        ["“The gate shut as the water came up quickly,” he said."],
        [],
    ),
    (
        ["“The gate is shut and the tide is rising,” he said."],
        ["“The gate is shut and the tide is risen,” he said."],
        [],
    ),
    (
        ["“The gate is shut and 12 boats are in,” he said."],
        ["“The gate is shut and 13 boats are in,” he said."],
        [],
    ),
    (["“People left,” he said."], ["“You left,” he said."], []),
    (["“Some left us,” he said."], ["“Some left people,” he said."], []),
]


@pytest.mark.parametrize(("source", "target", "expected"), QUOTE_WORDS_AMONG)
def test_quote_words_tells_these_words_of_these_lines(
    source: list[str], target: list[str], expected: list[tuple[str | None, str | None]]
) -> None:
    assert found_among("quote.words", source, target) == expected


@pytest.mark.parametrize(
    ("kept", "told"),
    [(7, True), (6, False)],
)
def test_each_word_counts_where_seven_in_ten_of_a_quotation_were_kept(
    kept: int, *, told: bool
) -> None:
    names = ["Anna", "Bruno", "Clara", "Dario", "Elsa", "Felix", "Greta"][:kept]
    old = ["boats", "nets", "oars", "hulls"][: 10 - kept]
    new = ["trees", "cats", "moons", "songs"][: 10 - kept]
    source, target = (
        f"They all said “{' '.join([*names, *words])}” there." for words in (old, new)
    )
    assert bool(found("quote.words", source, target)) == told


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (
            "The minister said on Friday that the new deal with the port was fair.",
            "The minister said on Friday that the new deal with the port was “fair”.",
            [("fair", "fair")],
        ),
        (
            "The minister said on Friday that the ‘new’ deal with the port was fair.",
            "The minister said on Friday that the “new” deal with the port was fair.",
            [],
        ),
        (
            "The minister said on Friday that the new deal with the port was fair.",
            "On Friday we heard from the minister of a “fair” deal.",
            [],
        ),
        (
            "The plan of Professor Alan Lind for the port was fair, they said.",
            "The plan of “Professor” Alan Lind for the port was fair, they said.",
            [("Professor", "Professor")],
        ),
        (
            "The crew of the Aurora left the port on Friday after the long strike.",
            "The crew of the “Aurora” left the port on Friday after the long strike.",
            [],
        ),
    ],
)
def test_marks_put_around_a_word_of_a_near_copy_cast_doubt_on_it(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("quote.words", source, target) == expected
