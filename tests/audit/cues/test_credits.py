"""Datelines, bylines and credits say something of the text, not of its story."""

import pytest

from retold.audit.cues.datelines import FIRST_LINES, dateline, is_credit


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("TARNOW, May 6 (ABN) - The council met.", "TARNOW, May 6 (ABN) - "),
        ("NEW TARNOW — The council met.", "NEW TARNOW — "),
        ("Tarnow, May 6 – The council met.", "Tarnow, May 6 – "),
        (
            "TARNOW, Upper Lind, Nov. 12 (ABN) -- The council met.",
            "TARNOW, Upper Lind, Nov. 12 (ABN) -- ",
        ),
        ("The council met - as always - on Monday.", None),
        ("Ida Brandt (mayor of Tarnow) spoke first.", None),
        ("Costs rose 4.2 million - a record.", None),
    ],
)
def test_a_dateline_is_the_place_and_day_before_a_dash(text: str, opening: str | None) -> None:
    found = dateline(text, len(text) - 1)
    assert (found.of(text) if found else None) == opening


def test_a_dateline_stands_in_the_first_lines() -> None:
    line = "TARNOW, May 6 (ABN) - The council met."
    for above, found in ((FIRST_LINES - 1, True), (FIRST_LINES, False)):
        text = "Pool to close\n" * above + line
        assert bool(dateline(text, len(text) - 1)) == found


@pytest.mark.parametrize(
    "text",
    [
        "By Anna Holt",
        "By Anna Holt and Ben Carr in Tarnow",
        "(Reporting by Anna Holt; editing by Ben Carr)",
        "Additional reporting by Ben Carr.",
        "Photograph: Ben Carr",
        "Edited by Ben Carr",
    ],
)
def test_a_credit_says_who_made_the_text(text: str) -> None:
    assert is_credit(text)


@pytest.mark.parametrize(
    "text",
    [
        "By Monday the pool was empty.",
        "Reporting the theft took an hour.",
        "Images of the pool were shown in court.",
        "By 2030 all pools will be closed.",
    ],
)
def test_a_sentence_of_the_story_is_no_credit(text: str) -> None:
    assert not is_credit(text)
