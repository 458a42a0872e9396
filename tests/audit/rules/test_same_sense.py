# ruff: noqa: E501 - tables
"""What says the same from the other end, or with another negation, is not told; its contrary is."""

import pytest

import retold
from retold.model import Change

STORY = """The harbour board of Ostwell, led by Ada Varn, met on Monday evening. {}

The meeting lasted for three hours, and some forty people came to it. Tea was served at nine."""


def grave(source: str, target: str) -> list[Change]:
    changes = retold.compare(STORY.format(source), STORY.format(target), reader="none").changes
    return [
        change
        for change in changes
        if change.severity != "minor"
        and change.certainty != "possible"
        and change.rule not in {"wording.edit", "wording.slip"}
    ]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ('"I have signed nothing," she said.', '"I have signed nothing," Varn said.'),
        ("“I have signed nothing,” she said.", "“I have signed nothing,” Varn said."),
        ("No crew may sail at night without a lantern.", "Crews may sail at night only with a lantern."),
        ("Varn was not seeking a loan and had no need to sell the pier.", "Varn neither sought a loan nor needed to sell the pier."),
        ("The board sold the pier to Harl Shipping.", "Harl Shipping bought the pier from the board."),
        ("The bank lent the board two million crowns.", "The board borrowed two million crowns from the bank."),
        ("Arke bought the boats from the Lunn family.", "Arke was sold the boats by the Lunn family."),
        ("Ostwell beat Selk in the race.", "Selk lost to Ostwell in the race."),
        ("Ostwell's envoy met the governor of Selk.", "The governor of Selk met Ostwell's envoy."),
        ("No boat may sail unless the sea is calm.", "Boats may sail if the sea is calm."),
        ("Lunn was suspended pending an inquiry.", "Lunn was suspended until an inquiry is completed."),
        ("Superintendent Ada Moor told the meeting that two boats had sunk.", "Moor, a superintendent, told the meeting that two boats had sunk."),
        ("They need at least 30 grams of salt a day.", "They need 30 grams of salt or more a day."),
        ("None of the crews accepted the toll.", "All crews rejected the toll."),
        ("Only Lunn had a key to the store.", "No one but Lunn had a key to the store."),
        ("Varn told the press that she had never met Lunn.", "Varn denied to the press that she had ever met Lunn."),
        ("The pier was not opened until noon.", "It was noon before the pier was opened."),
        ("The storm did not prevent the boats from leaving.", "The boats left in spite of the storm."),
        ("The storm halted all ferries.", "No ferry sailed because of the storm."),
        ("Fees are higher in Selk than in Ostwell.", "Fees are lower in Ostwell than in Selk."),
        ("Lunn Varn is the uncle of Ada Varn.", "Ada Varn is the niece of Lunn Varn."),
        ("Captain Moor succeeded Captain Lunn as pilot.", "Captain Lunn was succeeded by Captain Moor as pilot."),
    ],
)  # fmt: skip
def test_the_same_in_other_words_is_not_told(source: str, target: str) -> None:
    assert [(change.rule, change.note) for change in grave(source, target)] == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ('"I have signed nothing," she said.', '"I have signed everything," she said.'),
        ("No crew may sail at night without a lantern.", "No crew may sail at night with a lantern."),
        ("The board sold the pier to Harl Shipping.", "The board bought the pier from Harl Shipping."),
        ("The bank lent the board two million crowns.", "The bank borrowed two million crowns from the board."),
        ("Ostwell beat Selk in the race.", "Ostwell lost to Selk in the race."),
        ("No boat may sail unless the sea is calm.", "No boat may sail if the sea is calm."),
        ("Ostwell's envoy fined the governor of Selk.", "The governor of Selk fined Ostwell's envoy."),
        ("None of the crews accepted the toll.", "Not all crews accepted the toll."),
        ("None of the crews accepted the toll.", "All crews accepted the toll."),
        ("Only Lunn had a key to the store.", "Everyone but Lunn had a key to the store."),
        ("The storm did not prevent the boats from leaving.", "The storm prevented the boats from leaving."),
        ("The storm halted all ferries.", "The storm halted no ferries."),
        ("Fees are higher in Selk than in Ostwell.", "Fees are lower in Selk than in Ostwell."),
        ("Lunn Varn is the uncle of Ada Varn.", "Ada Varn is the uncle of Lunn Varn."),
        ("Captain Moor succeeded Captain Lunn as pilot.", "Captain Lunn succeeded Captain Moor as pilot."),
        ("Only Lunn knew that it leaked.", "Lunn knew only that it leaked."),
    ],
)  # fmt: skip
def test_the_contrary_is_told(source: str, target: str) -> None:
    changes = retold.compare(STORY.format(source), STORY.format(target), reader="none").changes
    assert any(change.severity == "critical" for change in changes)


def test_a_day_in_a_dateline_is_no_other_figure() -> None:
    source = "OSTWELL, May 9 - The pier burned. Some 50 people were on it."
    target = "The pier burned. About 50 people were on it."
    assert [
        c.note for c in retold.compare(source, target, reader="none").changes if c.kind == "date"
    ] == []
