import pytest

from retold.lineage.clues.breaks import BROKEN_OFF, LEFT_HANGING, cut_off

FULL = (
    "The orchard at Hollin lost nine trees in the storm. The owner wants to plant pears instead "
    "of apples, because the frost comes later now. She said the council would pay half."
)


@pytest.mark.parametrize(
    ("target", "amount"),
    [
        pytest.param(FULL[:120], BROKEN_OFF, id="within a word"),
        pytest.param(FULL[: FULL.index(" apples")], BROKEN_OFF, id="behind a word"),
        pytest.param(FULL[: FULL.index(", because")] + "…", BROKEN_OFF, id="with dots"),
        pytest.param(
            FULL[: FULL.index(", because")] + " ... Read more at our site",
            BROKEN_OFF,
            id="with a link to the rest",
        ),
        pytest.param(
            FULL.replace(
                "pears instead of apples, because the frost comes later now.", "pears of."
            ),
            LEFT_HANGING,
            id="a sentence within the text",
        ),
    ],
)
def test_who_breaks_off_where_the_other_goes_on_came_later(ordered, target, amount) -> None:
    clue = cut_off(ordered(FULL, target))
    assert clue is not None
    assert clue.amount == amount
    assert cut_off(ordered(FULL, target).turned()) is None
    assert cut_off(ordered(target, FULL)) is None


@pytest.mark.parametrize(
    "target",
    [
        FULL,
        FULL[: FULL.index(" She said")],
        FULL + " The pears",
        "The orchard at Hollin lost nine trees. What did she want",
    ],
)
def test_a_whole_end_is_no_sign(ordered, target) -> None:
    assert cut_off(ordered(FULL, target)) is None
