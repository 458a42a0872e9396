"""Found and falsely flagged are counted at the same thresholds, on a half that leaks nothing."""

import pytest

from benchmarks import datasets
from benchmarks.quality import audit
from retold.model import Change, Span

HUMANS = [f"The ferry {number} left the harbour." for number in range(40)]


def record(source: int, human: str, planted: str | None = None) -> dict[str, str]:
    return {
        "src_sent": f"source {source}",
        "eng_sent": human,
        "mt_sent": f"faithful {source}",
        "pert_sent": planted or f"planted {source}",
    }


def halves(records: list[dict[str, str]], monkeypatch: pytest.MonkeyPatch) -> dict[str, list]:
    monkeypatch.setattr(datasets, "records", lambda _: iter(records))
    return {split: list(audit.demetr_records(split)) for split in ("tune", "report")}


def test_a_sentence_is_in_one_half_and_both_halves_have_some(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    records = [record(number, human) for number, human in enumerate(HUMANS)]
    split = halves(records, monkeypatch)
    assert split["tune"]
    assert split["report"]
    assert len(split["tune"]) + len(split["report"]) == len(records)
    assert not {one["src_sent"] for one in split["tune"]} & {
        one["src_sent"] for one in split["report"]
    }


def test_a_planted_translation_of_a_sentence_of_the_other_half_is_in_neither(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    records = [record(number, human) for number, human in enumerate(HUMANS)]
    split = halves(records, monkeypatch)
    own, other = split["tune"][0], split["report"][0]
    same = split["tune"][1]
    leaking = {**own, "pert_sent": other["mt_sent"]}
    sound = {**own, "pert_sent": same["mt_sent"]}
    split = halves([*records, leaking, sound], monkeypatch)
    assert leaking not in split["tune"] + split["report"]
    assert sound in split["tune"]


def test_a_source_sentence_with_versions_in_both_halves_is_in_neither(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    split = halves([record(number, human) for number, human in enumerate(HUMANS)], monkeypatch)
    torn = [record(99, split[half][0]["eng_sent"]) for half in ("tune", "report")]
    assert halves(torn, monkeypatch) == {"tune": [], "report": []}


def test_a_minor_change_counts_at_the_lower_threshold_alone() -> None:
    minor = Change("name", "minor", 0, Span(0, 1), None, "")
    major = Change("name", "major", 0, Span(0, 1), None, "")
    assert audit.grades([]) == (False, False)
    assert audit.grades([minor]) == (False, True)
    assert audit.grades([minor, major]) == (True, True)
