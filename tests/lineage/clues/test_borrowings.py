import pytest

from retold.lineage.clues.borrowings import CREDITED, NAMED, borrowed

STORY = (
    "The ferry to Ostrel stopped for a day on Tuesday. A rope had fouled the screw, the mate "
    "told the Lune Valley Echo. Forty people slept in the school."
)
ECHO = {
    "outlet": "Lune Valley Echo",
    "url": "https://www.echo.example/ferry",
    "byline": "By Ada Lerch",
}
DIGEST = {"outlet": "Daily Digest", "url": "https://digest.example/1"}


@pytest.mark.parametrize(
    ("source", "target", "old", "new", "amount"),
    [
        pytest.param(STORY, STORY, ECHO, DIGEST, NAMED, id="its outlet's name"),
        pytest.param(
            "The ferry stopped.",
            "The ferry stopped. www.echo.example",
            ECHO,
            DIGEST,
            NAMED,
            id="host",
        ),
        pytest.param(
            "The ferry stopped.", "The ferry stopped.\nAda Lerch", ECHO, DIGEST, NAMED, id="writer"
        ),
        pytest.param(
            "The ferry stopped.",
            "The ferry stopped. Originally published by a coast paper.",
            {},
            {},
            CREDITED,
            id="a credit",
        ),
        pytest.param(
            "The ferry stopped on Tuesday night.",
            "The ferry stopped on Tuesday night, according to a report in the Lune Echo.",
            {},
            {},
            CREDITED,
            id="a report in a paper",
        ),
        pytest.param(
            "The ferry stopped on Tuesday night.",
            "The Lune Echo reports:\nThe ferry stopped on Tuesday night.",
            {},
            {},
            CREDITED,
            id="an introduction",
        ),
        pytest.param(
            "The ferry stopped on Tuesday night.",
            "The ferry stopped on Tuesday night.\n(Lune Wire)",
            {},
            DIGEST,
            CREDITED,
            id="a name in brackets at the end",
        ),
    ],
)
def test_who_carries_the_others_marks_came_later(ordered, source, target, old, new, amount) -> None:
    clue = borrowed(ordered(source, target, old, new))
    assert clue is not None
    assert clue.amount == amount
    assert borrowed(ordered(target, source, new, old)) is None


@pytest.mark.parametrize(
    ("source", "target", "old", "new"),
    [
        pytest.param(STORY, STORY, ECHO, ECHO, id="one outlet"),
        pytest.param(STORY, STORY, {}, {}, id="no outlet known"),
        pytest.param(
            "The ferry stopped on Tuesday night.",
            "The ferry stopped on Tuesday night.\n(MPA)",
            {},
            DIGEST,
            id="the code of an agency",
        ),
        pytest.param(
            "The ferry stopped.",
            "The ferry stopped, according to a report by the auditors.",
            {},
            {},
            id="a report that the story is of",
        ),
        pytest.param(
            "The fever spread.",
            "The fever, which was first reported in Ostrel, spread.",
            {},
            {},
            id="where it was reported from",
        ),
        pytest.param(
            "The plan is disputed.",
            "The plan, first published in April, is disputed.",
            {},
            {},
            id="when it was published",
        ),
        pytest.param(STORY, STORY, DIGEST, ECHO, id="its own name"),
        pytest.param(
            "The sun rose.", "The sun rose.", {"outlet": "Sun"}, DIGEST, id="a name that is a word"
        ),
        pytest.param(
            "The ferry stopped.\n(Lune Wire)", "The ferry stopped.", DIGEST, ECHO, id="of a third"
        ),
    ],
)
def test_marks_that_anybody_may_have_are_no_sign(ordered, source, target, old, new) -> None:
    assert borrowed(ordered(source, target, old, new)) is None


WAVES = "The waves broke over the mole at Ostrel all night and carried off three boats."
"""15 words."""
CREDIT = "With files from the Lune Wire"


@pytest.mark.parametrize(
    ("own_words", "amount"), [(0, None), (9, None), (10, CREDITED), (40, CREDITED)]
)
def test_a_credit_for_a_part_is_a_sign_only_where_it_may_be_for_that(
    ordered, own_words, amount
) -> None:
    """With the credit's 6 words, 9 of its own make half of the target."""
    more = " ".join(["Unlike", *["this"] * (own_words - 1)]) + "." if own_words else ""
    clue = borrowed(ordered(WAVES, f"{WAVES} {more}\n{CREDIT}"))
    assert (clue and clue.amount) == amount


def test_a_credit_for_a_part_is_none_for_what_is_told_in_other_words(ordered) -> None:
    spun = "The waves went over the mole at Ostrel all night, and they took three small boats."
    assert borrowed(ordered(spun, f"{WAVES}\n{CREDIT}")) is None
