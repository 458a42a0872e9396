"""Datelines, bylines and credits say something of the text, not of its story."""

import pytest

from retold.audit.cues.datelines import FIRST_LINES, dateline, is_credit
from retold.compare import compare_documents
from retold.model import Document
from retold.prepare import prepare


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
        "(ABN)",
        "(ABN/bc)",
        "(bc)",
        "— ABN",
        "By our own correspondent",
        "From our correspondent in Tarnow",
        "Our correspondent.",
        "With material from ABN.",
        "(with reporting from ABN and Lind Wire)",
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
        "Our correspondent saw the pool.",
        "With material from the quarry they filled the pool.",
        "(It was empty.)",
        "(Laughter)",
    ],
)
def test_a_sentence_of_the_story_is_no_credit(text: str) -> None:
    assert not is_credit(text)


POOL = "The pool will close on Monday. It has leaked since the spring."


@pytest.mark.parametrize(
    "signed", [f"(ABN) {POOL}", f"{POOL} (ABN)", f"{POOL}\n(ABN)", f"{POOL} (bc)", f"{POOL} — ABN"]
)
def test_what_signs_a_text_is_neither_made_up_nor_left_out(signed: str) -> None:
    plain, other = (prepare(Document("d", text, language="en")) for text in (POOL, signed))
    assert compare_documents(plain, other).changes == ()
    assert compare_documents(other, plain).changes == ()


def test_a_short_form_behind_a_name_is_no_signature() -> None:
    target = POOL.replace("The pool", "The pool of the Amber Bay Navy (ABN)")
    plain, other = (prepare(Document("d", text, language="en")) for text in (POOL, target))
    assert compare_documents(plain, other).changes != ()
