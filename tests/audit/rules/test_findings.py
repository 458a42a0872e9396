"""The rules and the audit find in texts of our own writing what they found before."""

import json

import pytest

from tests.audit.rules.findings import KEPT, found_by_audit, found_by_rules, paragraphs, stories

PARAGRAPHS, STORIES = dict(paragraphs()), dict(stories())
EXPECTED = json.loads(KEPT.read_text(encoding="utf-8"))
CURE = "if that is better, run python -m tests.audit.rules.findings"


def test_every_text_has_its_findings() -> None:
    assert [*PARAGRAPHS, *STORIES] == list(EXPECTED), CURE


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_the_rules_find_what_they_found(name: str) -> None:
    assert found_by_rules(PARAGRAPHS[name]) == EXPECTED.get(name), CURE


@pytest.mark.parametrize("name", STORIES)
def test_the_audit_tells_what_it_told(name: str) -> None:
    assert found_by_audit(STORIES[name]) == EXPECTED.get(name), CURE
