"""The rules find in whole paragraphs of our own writing what they found before."""

import json

import pytest

from tests.audit.rules.findings import KEPT, alignments, findings

ALIGNMENTS = dict(alignments())
EXPECTED = json.loads(KEPT.read_text(encoding="utf-8"))


def test_every_paragraph_has_its_findings() -> None:
    assert list(ALIGNMENTS) == list(EXPECTED), "run python -m tests.audit.rules.findings"


@pytest.mark.parametrize("name", ALIGNMENTS)
def test_the_rules_find_what_they_found(name: str) -> None:
    found = [list(finding) for finding in findings(ALIGNMENTS[name])]
    assert found == EXPECTED.get(name), (
        "if that is better, run python -m tests.audit.rules.findings"
    )
