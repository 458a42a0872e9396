"""Words that no dictionary knows are told, with what they stand for."""

import pytest

from tests.audit.sides import found

WORDING_UNKNOWN: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    ("The lockkeeper wept.", "The glorbkeeper wept.", [("lockkeeper", "glorbkeeper")]),
    ("The lockkeeper wept.", "The zzzqf wept.", [("lockkeeper", "zzzqf")]),
    ("The keeper wept.", "The keeper wept.", []),
    ("They wept there.", "They wept zorkly there.", [(None, "zorkly")]),
    ("The keeper wept.", "The keepr wept.", [("keeper", "keepr")]),
    ("The keeper wept.", "The Glorb wept.", []),
    ("The keeper wept.", "The riverbank wept.", []),
    ("The keeper wept.", "The unroofed wept.", []),
    ("It hit 12 boats.", "It hit glorb boats.", [(None, "glorb")]),
    ("The keeper wept loudly here.", "Loudly here glorbish wept.", [(None, "glorbish")]),
    ("The gate shut.", "The abc shut.", []),
    ("The gate shut.", "The qqwv shut.", [("gate", "qqwv")]),
    ("The gate shut.", "The gateless shut.", []),
    ("The gate shut.", "The thawings shut.", []),
    ("The keeper wept.", "The keeper wepped.", [("wept", "wepped")]),
    ("The keeper wept.", "The kepeer wept.", [("keeper", "kepeer")]),
    ("The keeper wept.", "The keeper wept zorkly.", [(None, "zorkly")]),
]


@pytest.mark.parametrize(("source", "target", "expected"), WORDING_UNKNOWN)
def test_wording_unknown_tells_these_words_and_no_others(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("wording.unknown", source, target) == expected
