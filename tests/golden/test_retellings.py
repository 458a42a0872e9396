"""The sample's retellings are called what they are, and its page says what it is."""

from pathlib import Path

import pytest

from retold.compare import compare
from retold.model import Comparison
from retold.prepare import load
from retold.sample import path
from tests.golden.scoring import sample_document


def compared(name: str) -> Comparison:
    return compare(sample_document("source"), sample_document(name))


@pytest.mark.parametrize(
    ("name", "relation"),
    [
        ("source", "identical"),
        ("edited", "edited"),
        ("spun", "rewritten"),  # reworded throughout, by nothing that left marks of a machine
        ("independent", "same-event"),
    ],
)
def test_a_retelling_is_called_what_it_is(name: str, relation: str) -> None:
    assert compared(name).relation.kind == relation


def test_the_source_against_itself_has_no_changes() -> None:
    assert compared("source").changes == ()


def test_an_independent_account_is_not_blamed_for_its_wording() -> None:
    kinds = {change.kind for change in compared("independent").changes}
    assert not kinds & {"wording", "modality"}


def test_the_worst_change_comes_first() -> None:
    assert compared("spun").changes[0].severity == "critical"


def test_the_page_says_what_it_is() -> None:
    document = load(str(path("page")))
    assert document.title == "Harrowmouth votes to rebuild flood barrier that failed to close"
    assert document.byline == "Isolde Marchetti"
    assert document.outlet == "The Coastline Courier"
    assert document.published == "2026-10-09T18:40:00+01:00"
    assert document.language == "en"
    assert document.url is not None
    assert Path(document.url).name == "harrowmouth-flood-barrier-vote"
