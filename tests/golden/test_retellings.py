"""The sample's retellings are called what they are, and the planted changes are found.

The floors may only rise: `python -m tests.golden.scoring --raise`.
"""

import json
from pathlib import Path

import pytest

from retold.compare import compare, load, prepare
from retold.model import Comparison, SegmentedDocument
from retold.sample import path
from tests.golden.scoring import BASELINE, Score, is_worse, sample_document, spun_score

FEW = 12
"""Changes that a sub-editor's pass over fifty sentences may leave to be told of."""


def compared(name: str) -> Comparison:
    return compare(sample_document("source"), sample_document(name))


@pytest.fixture(scope="module")
def spun() -> Score:
    return spun_score()


@pytest.mark.parametrize(
    ("name", "relation"),
    [
        ("source", "identical"),
        ("edited", "edited"),
        ("spun", "machine-rewritten"),
        ("independent", "same-event"),
    ],
)
def test_a_retelling_is_called_what_it_is(name: str, relation: str) -> None:
    assert compared(name).relation.kind == relation


def test_an_edited_copy_has_few_changes_and_none_critical() -> None:
    changes = compared("edited").changes
    assert [change.note for change in changes if change.severity == "critical"] == []
    assert len(changes) <= FEW


def test_the_source_against_itself_has_no_changes() -> None:
    assert compared("source").changes == ()


def test_an_independent_account_is_not_blamed_for_its_wording() -> None:
    kinds = {change.kind for change in compared("independent").changes}
    assert not kinds & {"wording", "modality"}


@pytest.mark.parametrize(
    "number", ["spun found", "spun serious missed", "spun kept flagged", "spun false alarms"]
)
def test_the_planted_changes_hold_their_floor(number: str, spun: Score) -> None:
    measured = {
        "spun found": len(spun.found),
        "spun serious missed": len(spun.serious_missed),
        "spun kept flagged": len(spun.flagged),
        "spun false alarms": len(spun.false_alarms),
    }
    floor = json.loads(BASELINE.read_text(encoding="utf-8"))[number]
    assert not is_worse(number, measured[number], floor)


def test_the_worst_change_comes_first() -> None:
    assert compared("spun").changes[0].severity == "critical"


def test_the_page_yields_the_story_and_nothing_around_it() -> None:
    page = prepare(load(str(path("page"))))
    story = prepare(sample_document("source"))
    assert _told(page) == _told(story)[1:]  # the headline is the title


def test_the_page_says_what_it_is() -> None:
    document = load(str(path("page")))
    assert document.title == "Harrowmouth votes to rebuild flood barrier that failed to close"
    assert document.byline == "Isolde Marchetti"
    assert document.outlet == "The Coastline Courier"
    assert document.published == "2026-10-09T18:40:00+01:00"
    assert document.language == "en"
    assert document.url is not None
    assert Path(document.url).name == "harrowmouth-flood-barrier-vote"


def _told(document: SegmentedDocument) -> list[str]:
    """The sentences that are the story."""
    furniture = document.furniture_sentences()
    return [
        document.sentence_text(index)
        for index in range(len(document.sentences))
        if index not in furniture
    ]
