"""Other words between quotation marks are told where the text is wrong elsewhere."""

from retold.compare import compare

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
