import pytest

from retold.lineage.clues.speech import shortened

FULL = "The warden was tired. “We carried sand for nine hours and then the pump failed,” she said."


@pytest.mark.parametrize(
    "target",
    [
        "The warden was tired. “We carried sand for nine hours,” she said.",
        "The warden said they had carried sand for nine hours and then the pump failed.",
        'The warden was tired. "then the pump failed," she said.',
    ],
)
def test_the_longer_quotation_is_nearer_the_root(ordered, target) -> None:
    clue = shortened(ordered(FULL, target))
    assert clue is not None
    assert "We carried sand" in clue.words
    assert shortened(ordered(target, FULL)) is None


@pytest.mark.parametrize(
    "target",
    [
        FULL,
        FULL.replace("“", '"').replace("”", '"'),
        "The warden was tired.",
        "The warden was tired. “Nobody slept,” she said.",
    ],
)
def test_a_whole_or_a_missing_quotation_is_no_sign(ordered, target) -> None:
    assert shortened(ordered(FULL, target)) is None
