"""Other words between quotation marks are told where the text is wrong elsewhere."""

import pytest

from retold.compare import compare
from tests.audit.sides import found_among

SAID = "“I was frightened of losing my job,” the clerk told the jury."
SOURCE = f"""\
The trial in Arnford will not end before the spring of 2031, a judge said.
The clerk denied that the safe had been open.
It held 14 million crowns, twice as much as the books showed.
{SAID}
"""
TURNED = """\
The trial in Arnford will end before the spring of 2031, a judge said.
The clerk admitted that the safe had been open.
It held 41 million crowns, twice as much as the books showed.
"""


def quotes(target: str) -> list[str]:
    changes = compare(SOURCE, target, encoder="none").changes
    return [change.note for change in changes if change.kind == "quote"]


def test_other_words_in_a_quotation_are_told_once() -> None:
    (note,) = quotes(TURNED + SAID.replace("frightened", "terrified").replace("job", "employment"))
    assert note == "in the quotation: frightened → terrified, and 1 more"


def test_a_quotation_kept_is_no_change() -> None:
    assert quotes(TURNED + SAID.replace("told the jury", "said to the jurors")) == []


QUOTE_CHOICE_AMONG: list[tuple[list[str], list[str], list[tuple[str | None, str | None]]]] = [
    (
        ["He said “the gate is shut and the tide is high”."],
        ["He said “the door is shut and the tide is high”."],
        [("gate", "door")],
    ),
    (["He said “the gate is shut”."], ["He said “the gate is shut”."], []),
    (
        ["He said “the gate will soon be shut for good”."],
        ["He said “the gate will soon be closed for good”."],
        [("shut", "closed")],
    ),
    (["He said “it is big”."], ["He said “it is large”."], []),
]


@pytest.mark.parametrize(("source", "target", "expected"), QUOTE_CHOICE_AMONG)
def test_quote_choice_tells_these_words_of_these_lines(
    source: list[str], target: list[str], expected: list[tuple[str | None, str | None]]
) -> None:
    assert found_among("quote.choice", source, target) == expected
