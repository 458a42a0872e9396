"""Verdicts are kept beside the documents, found again by a new run, and counted."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from retold.corpus import Corpus
from retold.errors import FormatError, RetoldError
from retold.model import Comparison, Document, Ruling
from retold.report.change_ids import change_ids
from retold.report.findings import findings
from retold.verdicts import (
    LONGEST_NOTE,
    NAME,
    VERSION,
    Precision,
    give,
    given,
    given_on,
    interval,
    precision,
    take_back,
)
from tests.report.sample_comparison import sample


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    with Corpus(tmp_path / "news") as opened:
        opened.add(Document("story", "The pier at Callow was closed on Monday after the storm."))
    return tmp_path / "news"


@pytest.fixture
def comparison() -> Comparison:
    return sample()


def test_a_verdict_is_kept_with_what_was_told_and_replaced_by_a_later_one(
    corpus: Path, comparison: Comparison
) -> None:
    assert given(corpus) == []
    give(corpus, comparison, 1, "wrong", "")
    kept = give(corpus, comparison, 1, "right", "=a “note”\nof two lines")
    assert given(corpus) == [kept]
    change = findings(comparison).changes[0]
    assert (kept.verdict, kept.note) == ("right", "=a “note”\nof two lines")
    assert (kept.source, kept.target) == ("story.txt", "retelling.txt")
    assert (kept.rule, kept.kind, kept.severity) == (change.rule, change.kind, change.severity)
    assert (kept.source_words, kept.target_words) == ("stop blocking", "block")
    assert take_back(corpus, kept.change)
    assert not take_back(corpus, kept.change)
    assert given(corpus) == []


def test_a_change_is_named_by_its_number_in_the_report_or_by_its_id(
    corpus: Path, comparison: Comparison
) -> None:
    ids = change_ids(comparison, findings(comparison).changes)
    assert give(corpus, comparison, 3, "right").change == ids[2]
    assert give(corpus, comparison, ids[4], "harmless").change == ids[4]


@pytest.mark.parametrize("change", [0, -1, 15, "0" * 16, ""])
def test_a_change_that_is_not_there_is_refused(
    corpus: Path, comparison: Comparison, change: int | str
) -> None:
    with pytest.raises(RetoldError, match=r"no change of story\.txt → retelling\.txt"):
        give(corpus, comparison, change, "right")
    assert given(corpus) == []


def test_a_new_run_finds_the_verdicts_of_its_changes_again(
    corpus: Path, comparison: Comparison
) -> None:
    first = give(corpus, comparison, 1, "right")
    last = give(corpus, comparison, 14, "wrong")
    elsewhere = replace(
        comparison,
        alignment=replace(
            comparison.alignment,
            target=replace(
                comparison.alignment.target, document=replace(comparison.target, id="other.txt")
            ),
        ),
    )
    assert given_on(corpus, elsewhere) == {}
    weighed = replace(
        comparison,
        changes=tuple(
            replace(change, severity="minor", certainty="possible")
            for change in comparison.changes[:5]
        ),
    )
    assert given_on(corpus, weighed) == {first.change: first}
    assert given_on(corpus, comparison) == {first.change: first, last.change: last}
    assert given(corpus, target="other.txt") == []
    assert len(given(corpus, source="story.txt")) == 2


def test_a_note_may_be_as_long_as_is_said_and_no_longer(
    corpus: Path, comparison: Comparison
) -> None:
    give(corpus, comparison, 1, "right", "x" * LONGEST_NOTE)
    with pytest.raises(RetoldError, match="the longest that is kept"):
        give(corpus, comparison, 1, "right", "x" * (LONGEST_NOTE + 1))
    assert give(corpus, comparison, 1, "right", "half \ud83d").note == "half ?"


def test_many_may_judge_at_once(corpus: Path, comparison: Comparison) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: give(corpus, comparison, number, "right"), range(1, 15)))
    assert len(given(corpus)) == 14


def test_what_fails_half_way_leaves_what_was_there(corpus: Path, comparison: Comparison) -> None:
    kept = give(corpus, comparison, 1, "right")
    connection = sqlite3.connect(corpus / NAME)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("DELETE FROM verdicts")
    connection.close()  # as a process that was killed
    assert given(corpus) == [kept]


def test_a_file_that_is_not_ours_or_is_newer_is_refused_and_left(
    corpus: Path, comparison: Comparison
) -> None:
    (corpus / NAME).write_bytes(b"")  # of a process that was killed as it began
    assert given(corpus) == []
    give(corpus, comparison, 1, "right")
    connection = sqlite3.connect(corpus / NAME)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    with pytest.raises(FormatError, match="update retold"):
        given(corpus)
    (corpus / NAME).write_bytes(b"a letter to the editor, not a database" * 100)
    with pytest.raises(RetoldError, match=NAME):
        give(corpus, comparison, 1, "right")
    assert (corpus / NAME).read_bytes().startswith(b"a letter")


def test_without_a_corpus_nothing_is_made(tmp_path: Path, comparison: Comparison) -> None:
    for call in (lambda: given(tmp_path), lambda: give(tmp_path, comparison, 1, "right")):
        with pytest.raises(RetoldError, match="there is no corpus here"):
            call()
    assert list(tmp_path.iterdir()) == []


def ruling(rule: str, verdict, certainty="likely") -> Ruling:
    return Ruling(
        *("0" * 16, verdict, "", "a", "b", "date", rule, "major", certainty),
        *("Monday", None, "2026-01-01T00:00:00+00:00"),
    )


def test_precision_is_the_share_of_right_ones_with_its_interval_most_judged_first() -> None:
    rulings = [
        *(ruling("date.reversed", "right") for _ in range(9)),
        ruling("date.reversed", "wrong"),
        ruling("name.other", "harmless", "possible"),
    ]
    first, second = precision(rulings)
    assert first == Precision("date.reversed", 10, 9, 0, 1, 0.9, *interval(9, 10))
    assert (second.group, second.harmless, second.precision) == ("name.other", 1, 0.0)
    assert [row.group for row in precision(rulings, "certainty")] == ["likely", "possible"]
    assert precision([]) == []


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    [(9, 10, 0.596, 0.982), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (50, 100, 0.404, 0.596)],
)
def test_the_interval_is_wilsons(right: int, judged: int, low: float, high: float) -> None:
    assert interval(right, judged) == pytest.approx((low, high), abs=0.0006)
