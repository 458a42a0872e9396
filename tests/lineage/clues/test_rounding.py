import pytest

from retold.lineage.clues.rounding import rounded

EXACT = "The mill sold 4,312 sacks of flour last year. The price rose by 7.6 percent in May."


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        (EXACT.replace("4,312", "about 4,300"), "4,312 → 4,300"),
        (EXACT.replace("4,312", "more than 4,000"), "4,312 → 4,000"),
        (EXACT.replace("7.6 percent", "nearly 8 percent"), "7.6 percent → 8 percent"),
    ],
)
def test_the_exact_figure_is_nearer_the_root(ordered, target, shown) -> None:
    clue = rounded(ordered(EXACT, target))
    assert clue is not None
    assert f"“{shown}”" in clue.words
    assert rounded(ordered(target, EXACT)) is None


@pytest.mark.parametrize(
    "target",
    [
        EXACT,
        EXACT.replace("4,312", "4,213"),
        EXACT.replace("4,312", "9,000"),
        EXACT.replace("4,312 sacks", "4,312 big sacks"),
    ],
)
def test_another_figure_is_no_sign(ordered, target) -> None:
    assert rounded(ordered(EXACT, target)) is None
