"""Who did what to whom: exchanged roles are told, lists and voices are not."""

import pytest

from benchmarks.quality.audit import one_bead
from retold.audit import audit
from tests.audit.sides import found, found_among


def roles(source: str, target: str) -> list[tuple[str, str]]:
    changes = audit(one_bead(source, target)).changes
    return [
        (change.rule, change.severity) for change in changes if change.rule.endswith("exchanged")
    ]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "The brewery sued the village over the well in 2019.",
            "The village sued the brewery over the well in 2019.",
        ),
        (
            "On Friday the referee thanked the goalkeeper of the visiting side.",
            "On Friday the goalkeeper thanked the referee of the visiting side.",
        ),
        ("Anders Holm beat Pia Lund in the final.", "Pia Lund beat Anders Holm in the final."),
        (
            "The mill was sold by the bishop to the miller in spring.",
            "The mill was sold by the miller to the bishop in spring.",
        ),
        (
            "Reed Bank, which owns a part of the brewery, sold it in May to a town near Lund.",
            "Reed Bank, of which the brewery owns a part, sold it in May to a town near Lund.",
        ),
        (
            "It goes to the council, which rarely rejects such plans, in the first week of May.",
            "It goes to the council, which such plans rarely rejects, in the first week of May.",
        ),
        (
            "In the fire at the inn a cook died and four of its guests were wounded.",
            "In the fire at the inn a cook was wounded and four of its guests died.",
        ),
        (
            "The league accused its larger rival of failing the players on Friday.",
            "The league accused the players of failing its larger rival on Friday.",
        ),
        (
            "The owner of the brewery said on Friday that it was for sale.",
            "The brewery of the owner said on Friday that it was for sale.",
        ),
        (
            "After years of quarrel the brewery finally sued the village.",
            "The brewery was sued by the village after a long quarrel.",
        ),
    ],
)
def test_exchanged_roles_are_told(source: str, target: str) -> None:
    assert "critical" in {severity for _, severity in roles(source, target)}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "The tenants, who first reported the theft to the police in May, praised the ruling.",
            "The tenants, who first alerted the police to the theft in May, praised the ruling.",
        ),
        ("Apples and pears were sold at the fair.", "Pears and apples were sold at the fair."),
        ("The brewery sued the village.", "The village was sued by the brewery."),
        ("The crane operator left early.", "The operator of the crane left early."),
        ("“It is late,” Holm said.", "“It is late,” said Holm."),
        (
            "The farmers who had refused to leave were told to go on Friday.",
            "The farmers had refused to leave and were told to go on Friday.",
        ),
        ("The union FNF called it a mistake.", "FNF, the union, called it a mistake."),
        ("Joan Reed, its secretary, spoke first.", "Its secretary, Joan Reed, spoke first."),
        ("On Monday the mayor met the union.", "The mayor met the union on Monday."),
        (
            "If the brewery wins, the village pays the costs.",
            "The village pays the costs if the brewery wins.",
        ),
    ],
)
def test_a_list_a_voice_or_a_clause_turned_round_is_no_exchange(source: str, target: str) -> None:
    assert roles(source, target) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The motion passed by 31 to 17 on Monday.", "The motion passed by 17 to 31 on Monday."),
        ("The hosts won 4-1 after extra time.", "The hosts won 1-4 after extra time."),
        (
            "Reed won 640 votes and Lund 512 in the ward.",
            "Reed won 512 votes and Lund 640 in the ward.",
        ),
        (
            "The 52-year-old baker and the 29-year-old clerk were unhurt.",
            "The 29-year-old baker and the 52-year-old clerk were unhurt.",
        ),
    ],
)
def test_figures_that_changed_places_are_told(source: str, target: str) -> None:
    assert ("number.exchanged", "critical") in roles(source, target)


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (
            "It rained on Monday and snowed on Friday.",
            "It rained on Friday and snowed on Monday.",
            [("Monday and snowed on Friday", "Friday and snowed on Monday")],
        ),
        (
            "The talks began on 3 March and ended on 9 May.",
            "The talks began on 9 May and ended on 3 March.",
            [("3 March and ended on 9 May", "9 May and ended on 3 March")],
        ),
        ("The talks began on 3 March.", "The talks began on March 3.", []),
        ("It rained on Monday and snowed on Friday.", "On Friday it snowed, on Monday rained.", []),
        ("It opens on 3 March or 9 May.", "It opens on 9 May or 3 March.", []),
    ],
)
def test_dates_that_changed_places_are_told(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("date.exchanged", source, target) == expected


def test_numbers_in_words_that_changed_places_are_told() -> None:
    source, target = "Two firms paid and three refused.", "Three firms paid and two refused."
    assert ("number.exchanged", "critical") in roles(source, target)


def test_figures_that_stay_with_what_they_count_are_not_told() -> None:
    assert (
        roles(
            "Reed won 640 votes and Lund 512 in the ward.",
            "In the ward Lund won 512 votes and Reed 640.",
        )
        == []
    )


ROLE_EXCHANGED: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    (
        "They would sooner lose a crew than sell a boat.",
        "They would sooner sell a boat than lose a crew.",
        [("lose a crew than sell a boat", "sell a boat than lose a crew")],
    ),
    (
        "It needs 740 more, according to the ministry; the federation asks for 900.",
        "It needs 740 more, according to the federation; the ministry asks for 900.",
        [("ministry; the federation", "federation; the ministry")],
    ),
    (
        "It was passed by the board, with one member dissenting.",
        "It was passed by one member, with the board dissenting.",
        [("the board, with one member", "one member, with the board")],
    ),
    ("They ate fish with chips.", "They ate chips with fish.", []),
    (
        "The union accused the council.",
        "The council accused the union.",
        [("union accused the council", "council accused the union")],
    ),
    ("The union accused the council.", "The council was accused by the union.", []),
    (
        "The union sued the old council.",
        "The old council was suing the union.",
        [("union sued the old council", "council was suing the union")],
    ),
    (
        "The inn is owned by the miller.",
        "The miller is owned by the inn.",
        [("inn is owned by the miller", "miller is owned by the inn")],
    ),
    ("The crane operator met them.", "The operator of a crane met them.", []),
    ("The union met. The council wept.", "The council met. The union wept.", []),
    (
        "The owner of the inn sued the miller.",
        "The miller sued the owner of the inn.",
        [("owner of the inn sued the miller", "miller sued the owner of the inn")],
    ),
    (
        "He was heard as a witness and not as a suspect.",
        "He was heard as a suspect and not as a witness.",
        [("witness and not as a suspect", "suspect and not as a witness")],
    ),
    (
        "He rejected calls by the union to resign.",
        "The union rejected calls by him to resign.",
        [("He rejected calls by the union", "The union rejected calls by him")],
    ),
    ("Prices rose in spring and fell in autumn.", "In autumn prices fell and in spring rose.", []),
    (
        "The union never trusted the council.",
        "The council never trusted the union.",
        [("union never trusted the council", "council never trusted the union")],
    ),
    (
        "The miller lent the boat to the smith.",
        "The smith lent the boat to the miller.",
        [("miller lent the boat to the smith", "smith lent the boat to the miller")],
    ),
    (
        "The boat was sold by the smith to the miller.",
        "The boat was sold by the miller to the smith.",
        [("smith to the miller", "miller to the smith")],
    ),
    (
        "The union sued the council.",
        "The council sued the union.",
        [("union sued the council", "council sued the union")],
    ),
    (
        "The union sued the council.",
        "The union was sued by the council.",
        [("union sued the council", "union was sued by the council")],
    ),
    ("The union sued the council.", "The council was sued by the union.", []),
    (
        "Reed paid Marsh in May.",
        "Marsh paid Reed in May.",
        [("Reed paid Marsh", "Marsh paid Reed")],
    ),
    (
        "Reed sold the mill to Marsh.",
        "Marsh sold the mill to Reed.",
        [("Reed sold the mill to Marsh", "Marsh sold the mill to Reed")],
    ),
    (
        "Reed bought the mill from Marsh.",
        "Marsh bought the mill from Reed.",
        [("Reed bought the mill from Marsh", "Marsh bought the mill from Reed")],
    ),
    ("The dog bit the boy.", "The boy bit the dog.", [("dog bit the boy", "boy bit the dog")]),
    (
        "The mill is north of the bridge.",
        "The bridge is north of the mill.",
        [("mill is north of the bridge", "bridge is north of the mill")],
    ),
    (
        "The tax is higher than the fee.",
        "The fee is higher than the tax.",
        [("tax is higher than the fee", "fee is higher than the tax")],
    ),
    ("Reed and Marsh met.", "Marsh and Reed met.", []),
    ("Reed beat Marsh.", "Marsh beat Reed.", [("Reed beat Marsh", "Marsh beat Reed")]),
    (
        "The clerk told the mayor of the loss.",
        "The mayor told the clerk of the loss.",
        [("clerk told the mayor", "mayor told the clerk")],
    ),
]


@pytest.mark.parametrize(("source", "target", "expected"), ROLE_EXCHANGED)
def test_role_exchanged_tells_these_words_and_no_others(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("role.exchanged", source, target) == expected


NUMBER_EXCHANGED: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    ("Rovers won 7-2 at home.", "Rovers won 2-7 at home.", [("7-2", "2-7")]),
    (
        "Pike has 52 votes and Marsh 48 votes.",
        "Pike has 48 votes and Marsh 52 votes.",
        [("52 votes and Marsh 48", "48 votes and Marsh 52")],
    ),
    ("It ran 7-2.", "It ran 7-2.", []),
    ("Rovers won 3-1.", "Rovers won 1-3.", [("3-1", "1-3")]),
    (
        "It drew 40 men and 50 boys.",
        "It drew 50 men and 40 boys.",
        [("40 men and 50", "50 men and 40")],
    ),
    ("It drew 40 men and 50 boys.", "It drew 50 boys and 40 men.", []),
    ("It rose from 40 to 50.", "It rose from 50 to 40.", [("40 to 50", "50 to 40")]),
    ("Ann, 40, met Bo, 50.", "Ann, 50, met Bo, 40.", [("40, met Bo, 50", "50, met Bo, 40")]),
    (
        "It cost 40 crowns in May and 50 in June.",
        "It cost 50 crowns in May and 40 in June.",
        [("40 crowns in May and 50", "50 crowns in May and 40")],
    ),
]


@pytest.mark.parametrize(("source", "target", "expected"), NUMBER_EXCHANGED)
def test_number_exchanged_tells_these_words_and_no_others(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("number.exchanged", source, target) == expected


ROLE_EXCHANGED_AMONG: list[tuple[list[str], list[str], list[tuple[str | None, str | None]]]] = [
    (
        ["The crew was led by the mate."],
        ["The mate was led by the crew."],
        [("crew was led by the mate", "mate was led by the crew")],
    ),
    (["The mate led the crew."], ["The crew was led by the mate."], []),
    (
        ["The mate thanked the old and tired crew."],
        ["The old and tired crew thanked the mate."],
        [("mate thanked the old and tired crew", "old and tired crew thanked the mate")],
    ),
    (
        ["The mate sued; the cook wept."],
        ["The cook sued; the mate wept."],
        [("mate sued", "cook sued"), ("cook wept", "mate wept")],
    ),
    (
        ["Halvorsen hired Tolvsen in May."],
        ["In May Tolvsen hired Halvorsen."],
        [("Halvorsen hired Tolvsen", "Tolvsen hired Halvorsen")],
    ),
    (
        ["The bank bought the mill in May."],
        ["The mill bought the bank in May."],
        [("bank bought the mill", "mill bought the bank")],
    ),
    (["The dog bit the man."], ["The man bit the dog."], [("dog bit the man", "man bit the dog")]),
    (
        ["The letter was sent by Reed to Marsh."],
        ["The letter was sent by Marsh to Reed."],
        [("Reed to Marsh", "Marsh to Reed")],
    ),
]


@pytest.mark.parametrize(("source", "target", "expected"), ROLE_EXCHANGED_AMONG)
def test_role_exchanged_tells_these_words_of_these_lines(
    source: list[str], target: list[str], expected: list[tuple[str | None, str | None]]
) -> None:
    assert found_among("role.exchanged", source, target) == expected


DATE_EXCHANGED: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    (
        "It opened in May and shut in June.",
        "It opened in June and shut in May.",
        [("May and shut in June", "June and shut in May")],
    ),
    ("It opened on Monday and shut on Friday.", "It shut on Friday and opened on Monday.", []),
    (
        "It opened in 1980 and shut in 1990.",
        "It opened in 1990 and shut in 1980.",
        [("1980 and shut in 1990", "1990 and shut in 1980")],
    ),
]


@pytest.mark.parametrize(("source", "target", "expected"), DATE_EXCHANGED)
def test_date_exchanged_tells_these_words_and_no_others(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("date.exchanged", source, target) == expected
