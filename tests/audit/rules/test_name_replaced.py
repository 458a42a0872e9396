"""Names that were lost or became others, and names told otherwise."""

import pytest

from tests.audit.sides import found, found_among
from tests.audit.test_changes import told


@pytest.mark.parametrize(
    ("source", "target", "lost", "gained"),
    [
        (
            "When asked about the well, Baker said it was dry.",
            "When asked about the well, Carter said that it was dry.",
            "Baker",
            "Carter",
        ),
        (
            "It was the last match for the Grey Herons, who had won the cup in May.",
            "It was the last game for the Labour Court, who had won the cup in May.",
            "Grey Herons",
            "Labour Court",
        ),
        (
            "US President Ylva Brandt said the locks would stay shut.",
            "US President Minister said the locks would stay shut.",
            "US President Ylva Brandt",
            "US President Minister",
        ),
        (
            "The timber of the north is shipped to Turkey every spring.",
            "The timber of the north is shipped every spring.",
            "Turkey",
            None,
        ),
    ],
)
def test_a_name_of_common_words_is_told_when_it_is_another_or_gone(
    source: str, target: str, lost: str, gained: str | None
) -> None:
    assert ("name", lost, gained) in told(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "The letter came from the Harbour Office on Monday.",
            "The letter came from the Port Authority on Monday.",
        ),
        (
            "The boats of Tromvik Krai are kept in the harbour all winter.",
            "The boats of Tromvik Territory are kept in the harbour all winter.",
        ),
        (
            "Sailors of the Navy marched past the old Etterstad Stadium at noon.",
            "Sailors of the Norwegian Navy marched past the old Etterstad stadium at noon.",
        ),
        (
            "According to the Company Register, the yard has two owners.",
            "According to the Corporate Registry, the yard has two owners.",
        ),
    ],
)
def test_a_body_described_in_other_words_is_no_other_body(source: str, target: str) -> None:
    assert told(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        (
            "The yard was sold to the Ministry of Fisheries for a crown.",
            "For one crown the yard went over to.",
            "Fisheries",
        ),
        (
            "The boats of Tromvik and Halden's Ekeberg met at noon.",
            "The boats of Tromvik and 's Ekeberg met at noon.",
            "Halden's",
        ),
        (
            "A pilot of the Grey Herons (Marrendale) was hurt on landing.",
            "One pilot of the Grey Herons () was injured when landing.",
            "Marrendale",
        ),
    ],
)
def test_a_name_whose_place_is_a_hole_is_told(source: str, target: str, lost: str) -> None:
    assert ("name", lost, None) in told(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "The club asked Brandvik to train the juniors at dawn.",
            "The club asked him to train the juniors at dawn.",
        ),
        (
            "Since May, Tromvik has been without a ferry.",
            "Since May, the town has been without a ferry.",
        ),
        (
            "The Marren Harbour Council closed two locks.",
            "The Marren Harbour Council (MHC) closed two locks.",
        ),
        (
            "An exception was made for Racing on Monday.",
            "An exception was made for Racing Halden on Monday.",
        ),
        (
            "The working group has met four times.",
            "The WG has met four times.",
        ),
    ],
)
def test_a_name_in_another_form_is_no_change(source: str, target: str) -> None:
    assert not [change for change in told(source, target) if change[0] == "name"]


def test_in_a_list_of_names_each_is_one() -> None:
    source = "In Sprint, Ylva Brandt, Arne Solberg, Ketil Moe and Tora Lindqvist won."
    target = "In Sprint, Ylva Brandt, Arne Solberg and Tora Lindqvist won."
    assert ("name", "Ketil Moe", None) in told(source, target)


def test_a_name_is_lost_though_another_that_is_told_looks_like_it() -> None:
    source = "UK Prime Minister Boris Tanner opened the lock on the river."
    target = "British Prime Minister opened the lock on the river."
    assert ("name", "Boris Tanner", None) in told(source, target)


NAME_REPLACED: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    ("Ann Reed met Bo Marsh.", "Ann Reed met Cy Pike.", [("Bo Marsh", "Cy Pike")]),
    ("They met in Oslo today.", "They met today.", [("Oslo", None)]),
    ("They met today.", "They met in Oslo today.", [(None, "Oslo")]),
    ("The Harbour Board met.", "The board met.", []),
    ("They met the World Health Organization.", "They met the WHO.", []),
    ("They met in Oslo today.", "They met in the city today.", []),
    ("Polish ships came.", "Ships came.", [("Polish", None)]),
    ("Racing won it.", "Racing Halden won it.", []),
    ("Reed met them.", "He met them.", []),
    ("They met Ann Reed in Selk.", "They met Bo Marsh in Selk.", [("Ann Reed", "Bo Marsh")]),
    ("They met Ann Reed in Selk.", "They met her in Selk.", []),
    ("They met Ann Reed in Selk.", "They met in Selk.", [("Ann Reed", None)]),
    ("They met Ann Reed in Selk.", "They met Reed in Selk.", [("Ann", None)]),
    ("They met Reed in Selk.", "They met Ann Reed in Selk.", [(None, "Ann")]),
    ("The North Stream pipe leaked there.", "The north river pipe leaked there.", []),
    ("The Harbour Board met there.", "The port council met there.", []),
    ("The Ministry of Health met there.", "The ministry met there.", [("Health", None)]),
    ("They met in Selk, in Norland.", "They met in Selk.", [("Norland", None)]),
    ("The QC wept there.", "The lawyer wept there.", [("QC", "lawyer")]),
    (
        "They met Dr. Ann Reed in Selk.",
        "They met Dr. Bo Marsh in Selk.",
        [("Ann Reed", "Bo Marsh")],
    ),
    ("The Old Mill Trust met there.", "The New Mill Trust met there.", []),
    ("The Selk Harbour Board met there.", "The Lund Harbour Board met there.", [("Selk", "Lund")]),
    ("They met the Foreign Office there.", "They met the foreign ministry there.", []),
]


@pytest.mark.parametrize(("source", "target", "expected"), NAME_REPLACED)
def test_name_replaced_tells_these_words_and_no_others(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("name.replaced", source, target) == expected


NAME_REPLACED_AMONG: list[tuple[list[str], list[str], list[tuple[str | None, str | None]]]] = [
    (
        ["Ann Winter of Oslo met Bo Marsh there on Monday."],
        ["Ann Winter of Bergen met Bo Marsh there on Monday."],
        [("Oslo", "Bergen")],
    ),
    (
        ["The boat of Reed left Oslo with nets for the coast today."],
        ["The boat left Oslo with nets for the coast today."],
        [("Reed", None)],
    ),
    (
        ["The boat left Oslo with nets for the coast today."],
        ["The boat of Halvorsen left Oslo with nets for the coast today."],
        [(None, "Halvorsen")],
    ),
    (
        ["The Selk Harbour Board met the crews again."],
        ["The Selk Dredging Trust met the crews again."],
        [],
    ),
    (
        ["The Selk Harbour Board met the crews again."],
        ["The Harbour Board met the crews again."],
        [("Selk", None)],
    ),
    (
        ["They met Halvorsen there in the old harbour."],
        ["They met Halvorson there in the old harbour."],
        [],
    ),
    (
        ["They met Halvorsen there in the old harbour."],
        ["They met halvorsen there in the old harbour."],
        [],
    ),
    (
        ["They met Halvorsen there in the old harbour."],
        ["They met the mayor there in the old harbour."],
        [("Halvorsen", "mayor")],
    ),
    (["They met Halvorsen there.", "Halvorsen wept."], ["They met there.", "Halvorsen wept."], []),
    (
        ["They met Halvorsen there.", "A crew wept."],
        ["They met there.", "A crew of Halvorsen wept."],
        [],
    ),
    (
        ["They met Halvorsen there.", "Crews wept.", "It burned.", "All slept.", "Halvorsen left."],
        ["They met there.", "Crews wept.", "It burned.", "All slept.", "Halvorsen left."],
        [("Halvorsen", None)],
    ),
    (["The Ministry of Mines fined them twice."], ["The Ministry of Boats fined them twice."], []),
    (["The Ministry of Mines fined them twice."], ["The office fined them twice."], []),
    (
        ["Norwegian crews won the race in May."],
        ["Swedish crews won the race in May."],
        [("Norwegian", "Swedish")],
    ),
    (
        ["Crews won the race in May."],
        ["Norwegian crews won the race in May."],
        [(None, "Norwegian")],
    ),
    (["Crews from Norway won the race in May."], ["Norwegian crews won the race in May."], []),
    (["They sailed to the UN in May."], ["They sailed to the United Nations in May."], []),
    (
        ["Reed of Selk wept and Pike of Tromvik sang."],
        ["He of Selk wept and Pike of Tromvik sang."],
        [],
    ),
    (
        ["They read the Evening Lantern every night."],
        ["They read the evening lamp every night."],
        [("Evening Lantern", "evening lamp")],
    ),
    (
        ["They read the Lantern every night in Selk."],
        ["They read every night in Selk."],
        [("Lantern", None)],
    ),
    (["The Navy Day parade went by in Selk."], ["The Fleet Day parade went by in Selk."], []),
    (["Krai crews came to Selk."], ["Territory crews came to Selk."], [("Krai", None)]),
    (["Ann met Bo Marsh."], ["Ann met Marsh."], [("Bo", None)]),
    (["Ann met Marsh."], ["Ann met Bo Marsh."], [(None, "Bo")]),
]


@pytest.mark.parametrize(("source", "target", "expected"), NAME_REPLACED_AMONG)
def test_name_replaced_tells_these_words_of_these_lines(
    source: list[str], target: list[str], expected: list[tuple[str | None, str | None]]
) -> None:
    assert found_among("name.replaced", source, target) == expected
