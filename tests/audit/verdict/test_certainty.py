"""How grave a change is where a text keeps its words, and where it is told anew."""

import pytest

from benchmarks.quality.audit import line_aligned
from retold.audit import audit
from retold.audit.harm.setting import Setting
from retold.audit.link.links import LinkedBead, link
from retold.audit.verdict.certainty import (
    SEVERAL,
    circumstances,
    settled,
)
from retold.audit.verdict.counted import (
    Text,
)
from retold.model import Change, Span
from retold.text.words import Word

SOURCE = [
    "The council of Norrby voted on Monday to close the old ferry line across the sound.",
    "According to the mayor, the boats cost the town more than they earn.",
    "Some 340 commuters use the crossing each day, and most of them work at the shipyard.",
    "The union asked for a delay until a bus could take over the route.",
    "Its chairwoman Ylva Brandt called the vote a blow to the island.",
    "A last sailing is planned for the end of the season.",
]
COPY = [
    "The council of Norrby voted on Monday to close the old ferry line across the sound.",
    "The boats cost the town more than they earn.",
    "Some 340 commuters use the crossing each day, and most of them work at the shipyard.",
    "The union asked for a delay until a bus could take over the route.",
    "Its chairwoman Ylva Brandt called the vote a blow to the island.",
    "A last sailing is planned for the end of the season.",
]
ANEW = [
    "On Monday Norrby's councillors decided that the ageing ferry over the strait will be shut.",
    "The vessels take more out of the town's purse than they bring in.",
    "Every day 340 people, for the most part shipyard workers, go to work this way.",
    "Until there are buses to replace it, the trade union wanted the decision put off.",
    "For the islanders it is a heavy blow, in the words of Ylva Brandt, who chairs it.",
    "When the season is over, the boats will make one final trip.",
]


def gravities(target: list[str], kind: str) -> set[str]:
    return {
        change.severity
        for change in audit(line_aligned(SOURCE, target)).changes
        if change.kind == kind
    }


def test_a_lost_speaker_is_grave_in_a_text_that_keeps_its_words() -> None:
    assert gravities(COPY, "attribution") == {"major"}


def test_nothing_is_grave_that_a_text_told_anew_may_have_put_otherwise() -> None:
    changes = audit(line_aligned(SOURCE, ANEW)).changes
    assert {change.severity for change in changes if change.certainty != "possible"} <= {"minor"}


@pytest.mark.parametrize(
    ("name", "other", "certainty"),
    [
        ("Ylva Brandt", "Edda Brandt", "possible"),
        ("UNSF", "SFVN", "possible"),
    ],
)
def test_a_name_partly_kept_or_in_letters_may_be_the_same_in_a_text_told_anew(
    name: str, other: str, certainty: str
) -> None:
    source = [*SOURCE, f"The harbour office sent its papers to {name} the same week."]
    target = [*ANEW, f"The harbour office sent its papers to {other} the same week."]
    found = [
        change for change in audit(line_aligned(source, target)).changes if change.bead == len(ANEW)
    ]
    assert [(change.kind, change.certainty) for change in found] == [("name", certainty)]


def test_a_name_that_became_the_same_other_name_again_is_told_as_minor() -> None:
    source = ["Ylva Brandt opened the locks.", "The locks pleased Ylva Brandt that day."]
    target = [line.replace("Ylva Brandt", "Edda Norheim") for line in source]
    changes = audit(line_aligned(source, target)).changes
    assert [change.severity for change in changes if change.kind == "name"] == ["major", "minor"]


def test_a_place_is_settled_by_the_words_around_it() -> None:
    texts = ("one two three four five", "one two six four five")
    pair = link(LinkedBead(0, texts, _words(texts[0]), _words(texts[1])))
    change = Change("wording", "major", 0, Span(8, 13), Span(8, 11), "three → six")
    assert settled(pair, change) == 1.0


@pytest.mark.parametrize(
    ("text", "places", "counted_as"),
    [
        ("reworded", SEVERAL, "reworded"),
        ("reworded", SEVERAL - 1, "anew"),
        ("copy", 0, "reworded"),
        ("same", 0, "same"),
        ("anew", SEVERAL, "anew"),
    ],
)
def test_edits_are_doubted_in_a_reworded_text_that_is_not_wrong_in_several_places(
    text: Text, places: int, counted_as: Text
) -> None:
    texts = ("one two three four five", "one two six four five")
    pair = link(LinkedBead(0, texts, _words(texts[0]), _words(texts[1])))
    change = Change("wording", "major", 0, Span(8, 13), Span(8, 11), "", rule="wording.edit")
    setting = Setting(places, kept=0.8, wrong=0.1, broken=0.0, slips=0.06, follows=False)
    claim = circumstances(change, pair, text, setting)
    assert (claim.rule, claim.text) == ("edits", counted_as)
    assert claim.place.startswith("harm ")


def _words(text: str) -> tuple[Word, ...]:
    found, at = [], 0
    for part in text.split():
        span = Span(at, at + len(part))
        found.append(Word(span, part, part, part, content=True, capital=False, first=False))
        at += len(part) + 1
    return tuple(found)
