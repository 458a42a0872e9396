import pytest

from retold.corpus.copied import Copied, copied
from retold.model import Passage, Span

SAID = "“We will not leave the valley before the last of the herds is safe,” Ada Quint said."
TOLD = "Rangers counted eleven hundred head on the lower slopes and moved them over the old bridge."


def of(source: str, target: str) -> Copied:
    return copied(source, target, Passage(Span(0, len(source)), Span(0, len(target)), 1.0))


def test_a_quotation_that_both_have_is_copied_but_not_unquoted() -> None:
    theirs = "Quint told us: “We will not leave the valley before the last of the herds is safe.”"
    assert of(SAID, theirs) == Copied(words=14, unquoted=0)


def test_a_report_that_both_have_is_unquoted() -> None:
    assert of(TOLD, TOLD) == Copied(words=16, unquoted=16)


def test_case_and_marks_do_not_count() -> None:
    assert of(TOLD, TOLD.upper().replace(" and", ", and")) == Copied(words=16, unquoted=16)


@pytest.mark.parametrize("target", ["", "Rangers counted eleven hundred", TOLD[::-1]])
def test_short_runs_say_nothing(target: str) -> None:
    assert of(TOLD, target) == Copied(words=0, unquoted=0)
