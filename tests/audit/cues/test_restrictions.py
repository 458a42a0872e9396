"""What takes something back from a claim is known by its words."""

import pytest

from retold.audit.cues.restrictions import denies, restricts, takes_back
from retold.model import Document
from retold.prepare import prepare
from retold.text.words import Word, words


def side(text: str) -> tuple[Word, ...]:
    document = prepare(Document("s", text, language="en"))
    return words(document, range(len(document.sentences)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("unless the club win promotion", True),
        ("only if the eye heals", True),
        ("except children under 12", True),
        ("although engineers doubt it", True),
        ("she warned against it", True),
        ("the council denies it", True),
        ("after a customs dispute", False),
        ("who led the talks", False),
        ("which is not finished", False),
    ],
)
def test_conditions_exceptions_limits_warnings_and_denials_restrict(
    text: str, *, expected: bool
) -> None:
    assert restricts(side(text)) == expected


def test_a_negation_denies() -> None:
    assert denies(side("It did not accuse the company."))
    assert not denies(side("It accused the company."))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It denies the charge.", True),
        ("The council denies the charge.", True),
        ("It did not accuse the firm itself.", True),
        ("A court did not accuse the council of fraud.", False),
        ("The minister denied a theft in Arden.", False),
        ("It repeated the charge.", False),
    ],
)
def test_a_sentence_takes_back_what_it_refers_to(sentence: str, *, expected: bool) -> None:
    assert takes_back(side(sentence), side("The club accused the council of fraud.")) == expected
