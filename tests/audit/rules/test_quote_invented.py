# ruff: noqa: E501 - texts
"""Words that nobody said are told where a quotation has them; what was said is told nowhere."""

import pytest

import retold
from retold.align import align
from retold.audit.link import link_beads
from retold.audit.rules import quote_invented
from retold.model import Change, Document
from retold.text.segment import segment

SOURCE = """Maren Holt left the prison at Dorn on Tuesday after nine years.

Her sister said that Holt had served her punishment and that she would never go back to the coast.

“The town owes her nothing,” said the mayor, Lev Aran, “and she owes nothing to the town.”

The bus company put on two extra buses. The driver of one of them waited for an hour.
"""


def invented(target: str, source: str = SOURCE) -> list[Change]:
    """What the rule itself finds, nothing dropped and nothing judged."""
    sides = (
        segment(Document(name, text, language="en"))
        for name, text in (("s", source), ("t", target))
    )
    alignment = align(*sides)
    return list(quote_invented.changes(alignment, link_beads(alignment)))


def told(before: str, after: str) -> list[tuple[str | None, str | None]]:
    """What is told where one place of the source is another."""
    assert SOURCE.count(before) == 1
    target = SOURCE.replace(before, after)
    return [
        (
            change.source.of(SOURCE) if change.source else None,
            change.target.of(target) if change.target else None,
        )
        for change in invented(target)
    ]


REPORTED = "Her sister said that Holt had served her punishment and that she would never go back to the coast."
WAITED = "The driver of one of them waited for an hour."
CASES: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    (
        REPORTED,
        "“I have served my punishment,” said Holt, and she would never go back to the coast.",
        [("served her punishment", "I have served my punishment")],
    ),
    (
        REPORTED,
        "Holt had served her punishment, and her sister said: “I will never go back to the coast.”",
        [("never go back to the coast", "I will never go back to the coast")],
    ),
    (
        WAITED,
        "The driver of one of them said “this cost me a whole day” and waited for an hour.",
        [(None, "this cost me a whole day")],
    ),
    # Three words are a term in marks.
    (WAITED, "The driver of one of them said “what a day” and waited for an hour.", []),
    # Nobody says a noun, nor a title.
    (WAITED, "The driver of one of them, a “gentle giant with long hair”, waited for an hour.", []),
    (WAITED, "The driver of one of them, of “Never Go Back Home”, waited for an hour.", []),
    # The words of the report, no person turned, are for another rule.
    (REPORTED, "Holt “had served her punishment and would never go back to the coast”.", []),
    # So is what somebody else was quoted with, in part or in another place.
    (WAITED, "The driver of one of them, who “owes nothing to the town”, waited for an hour.", []),
    # A quotation in other words stands where the source has one.
    (
        "“The town owes her nothing,” said the mayor, Lev Aran, “and she owes nothing to the town.”",
        "“We have paid every debt that we had,” said the mayor, Lev Aran.",
        [],
    ),
    # A mark that closes nothing quotes nothing.
    (
        WAITED,
        "The driver of one of them said “this cost me a whole day and waited for an hour.",
        [],
    ),
    # Nor is a new sentence told here.
    (WAITED, f"{WAITED}\n\n“Somebody ought to pay us for the petrol,” another driver said.", []),
]


@pytest.mark.parametrize(("before", "after", "expected"), CASES)
def test_words_that_nobody_said(
    before: str, after: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert told(before, after) == expected


def test_a_text_tells_nothing_of_itself() -> None:
    assert invented(SOURCE) == []


def test_who_quotes_to_the_word_is_held_to_what_else_it_quotes() -> None:
    """Beside a quotation kept to the word another is no translation anew."""
    said = "“The town owes her nothing,” said the mayor, Lev Aran"
    source = SOURCE.replace("waited for an hour.", "waited for an hour. “It was raining,” he said.")
    other = "“It was raining,” he said."
    assert other in source
    exact = source.replace(other, "“Somebody has stolen all my luggage,” he said.")
    assert [change.target is not None for change in invented(exact, source)] == [True]
    free = exact.replace(
        said, "“To Holt this place is not in debt,” said the mayor, Lev Aran"
    ).replace("and she owes nothing to the town", "nor has she any debts here")
    assert invented(free, source) == []


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ("the crop was poor", ["“we could not save the crop”"]),
        ("a neighbour saves what is left of the crop", []),
    ],
)
def test_half_of_what_is_said_may_stand_in_one_sentence(known: str, expected: list[str]) -> None:
    source = f"In Lyr {known}. The mill at Ober will be shut down in May, its owner said on Friday."
    target = source.replace(" said on", " said “we could not save the crop” on")
    assert [
        f"“{change.target.of(target)}”" for change in invented(target, source) if change.target
    ] == expected


@pytest.mark.parametrize(
    ("quotation", "is_told"),
    [
        ("I will never ever go back to that coast", True),
        ("I will never, and nobody can make me, go back to our coast", False),
    ],
)
def test_three_quarters_of_a_quotation_are_what_was_reported(
    quotation: str, *, is_told: bool
) -> None:
    after = f"Holt had served her punishment, and she told us: “{quotation}.”"
    assert bool(told(REPORTED, after)) is is_told


def test_the_reader_takes_no_such_claim_away() -> None:
    """What was said may be right: that is not what is told."""
    target = SOURCE.replace(
        REPORTED, "“I have served my punishment and will never go back to the coast,” Holt said."
    )
    rules = {change.rule for change in retold.compare(SOURCE, target).changes}
    assert rules & {"quote.invented", "quote.words"}


OWNER = """A fire destroyed the mill at Ober on Friday night. Nobody was hurt, the police said.

The owner, Ida Lund, had insured it for 4m crowns. Forty firefighters came from six towns.
"""
NEIGHBOUR = """Flames lit the sky over Ober on Friday, and by dawn only the mill's chimney stood.

“I thought that the war had begun again,” said a neighbour, Tom Arke.
"""


def test_another_reporter_may_quote_others() -> None:
    comparison = retold.compare(OWNER, NEIGHBOUR)
    assert not [change for change in comparison.changes if change.rule == "quote.invented"]
