"""Two denials of one thing cancel; what denies in a sentence of another build is told by none."""

import pytest

from retold.audit.cues.denials import deed_undone
from retold.audit.cues.polarity import (
    BANNING,
    CONVERSES,
    MAKING_IMPOSSIBLE,
    NEAR,
    POSSIBLE,
    REFUSED,
    is_refused,
)
from retold.lexicon import is_known
from tests.audit.sides import found, side


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        # what is not ruled out may be so
        (
            "Police have not ruled out more charges.",
            "Police said more charges were possible.",
            [],
        ),
        (
            "Police have not ruled out more charges.",
            "Police said more charges were impossible.",
            [("not", None)],
        ),
        (
            "Police have not ruled out more charges.",
            "Police brought more charges.",
            [("not", None)],
        ),
        # what is not impossible is possible, what is not unhappy is happy
        ("It is not impossible that it sails.", "It is possible that it sails.", []),
        ("The crew is not unhappy with it.", "The crew is happy enough with it.", []),
        ("The crew is not unhappy with it.", "The crew is not happy with it.", []),
        # what was not done
        ("The crew is unbeaten this year.", "The crew has not lost this year.", []),
        (
            "The crew is unpaid this year.",
            "The crew has not lost this year.",
            [(None, "not")],
        ),
        # who is barred from a deed may not do it
        (
            "The rule bars the owners from selling it.",
            "By the rule the owners may not sell it.",
            [],
        ),
        (
            "The rule tells the owners about selling it.",
            "By the rule the owners may not sell it.",
            [("selling", "not sell")],
        ),
        # never so, more than ever
        ("It has never been so low.", "It is lower than it has ever been.", []),
        # what it was before
        ("They are three points, not five, behind.", "It was cut from five points to three.", []),
        # both of two that have yet to do it
        ("Neither firm has replied to it.", "Both firms have yet to reply to it.", []),
        (
            "Neither firm has replied to it.",
            "Both firms have replied to it.",
            [("Neither", "Both"), ("Neither firm", "firms")],
        ),
        # what reverses stands in another clause
        ("They will drop it if sales fall.", "It will be abandoned if sales fall.", []),
    ],
)
def test_a_denial_is_told_where_nothing_takes_it_back(
    source: str, target: str, words: list[tuple[str | None, str | None]]
) -> None:
    assert NEAR == 5
    assert found("negation.cue", source, target) == words


@pytest.mark.parametrize(
    ("word", "verb"),
    [
        ("unbeaten", "beat"),
        ("unhurt", "hurt"),
        ("unpaid", "pay"),
        ("untie", None),
        ("united", None),
        ("until", None),
        ("happy", None),
    ],
)
def test_an_adjective_says_that_a_deed_was_not_done(word: str, verb: str | None) -> None:
    assert deed_undone(word) == verb


@pytest.mark.parametrize(
    ("text", "other_text", "is_ban"),
    [
        ("Nor may the owners sell it.", "It bars the owners from selling it.", True),
        ("Neither the old nor the new firm may.", "Both firms are banned from it.", True),  # five
        ("Neither old nor new firm there now may.", "Both firms are banned from it.", True),
        ("The owners may sell it.", "It bars the owners from selling it.", False),
        ("Nor may the owners sell it.", "The owners sell it.", False),
    ],
)
def test_may_is_denied_where_the_other_side_bans(
    text: str, other_text: str, *, is_ban: bool
) -> None:
    assert REFUSED == 5
    words = side(text)
    place = next(k for k, word in enumerate(words) if word.fold == "may")
    assert is_refused(words, place, side(other_text)) is is_ban


def test_the_words_of_the_lists_are_words() -> None:
    pairs = {word for pair in CONVERSES for word in pair}
    assert all(map(is_known, BANNING | MAKING_IMPOSSIBLE | POSSIBLE | pairs))
