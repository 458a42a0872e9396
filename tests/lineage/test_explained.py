import pytest

from retold.align import align
from retold.lineage.explained import Explained, explain
from retold.model import Document
from retold.prepare import prepare
from tests.stories.bridge import ERRORS, telling


def of(source: str, target: str) -> Explained:
    sides = (
        prepare(Document(name, text, language="en"))
        for name, text in (("s", source), ("t", target))
    )
    return explain(align(*sides))


def test_a_text_explains_all_of_itself() -> None:
    found = of(telling(), telling())
    for side in (found.source, found.target):
        assert side.same == side.words
        assert (side.changed, side.alone, side.stretches) == (0, 0, 0)
        assert side.explained == side.kept == 1.0


def test_a_paragraph_left_out_in_the_middle_stands_alone_inside() -> None:
    found = of(telling(), telling(left_out=(3,)))
    assert (found.source.stretches, found.source.inside) == (1, 1)
    assert found.target.alone == 0


def test_a_paragraph_left_out_at_the_end_is_not_inside() -> None:
    found = of(telling(), telling(left_out=(6,)))
    assert (found.source.stretches, found.source.inside) == (1, 0)


def test_a_word_that_was_changed_is_not_explained() -> None:
    found = of(telling(), telling(changed=ERRORS))
    assert found.target.changed == len(ERRORS)
    assert found.target.places == found.source.places == len(ERRORS)


def test_words_add_up_on_both_sides() -> None:
    found = of(telling(left_out=(1,)), telling(left_out=(4,), changed=ERRORS))
    for side in (found.source, found.target):
        assert side.same + side.changed + side.alone == side.words


def test_turned_round_the_sides_change_places() -> None:
    found = of(telling(), telling(left_out=(2,)))
    assert found.turned() == of(telling(left_out=(2,)), telling())


def test_words_side_by_side_are_one_place() -> None:
    few = of(telling(), telling(changed=(("46 lorries", "64 red carts"),)))
    assert few.target.places == 1


def test_a_caption_that_only_one_text_shows_as_such_stands_alone_in_neither() -> None:
    caption = "A man looks at the lorries in the yard of the depot, April 14, 2026."
    credited = f"{caption}\n\nREUTERS/Ida Brandt\n\n{telling()}"
    found = of(credited, f"{caption}\n\n{telling()}")
    assert found.target.alone == found.source.alone == 0
    assert of(telling(), f"{caption}\n\n{telling()}").target.alone > 0


FOLLOW = "Follow Ida Brandt on Twitter"


@pytest.mark.parametrize(
    ("line", "places"),
    [
        pytest.param(FOLLOW, 0, id="the same"),
        pytest.param("Follow Ida Kestrel on Twitter", 1, id="a slip"),
        pytest.param("Follow Eno Kestrel on Twitter", 1, id="three words of five are the same"),
        pytest.param("Follow Eno Kestrel on Facebook", 0, id="another line"),
    ],
)
def test_a_slip_in_a_line_of_furniture_is_a_place(line: str, places: int) -> None:
    found = of(f"{telling()}\n\n{FOLLOW}", f"{telling()}\n\n{line}")
    assert found.source.places == found.target.places == places
    assert found.target.alone == 0


def test_other_furniture_is_no_place() -> None:
    found = of(f"{telling()}\n\n{FOLLOW}", f"{telling()}\n\nSubscribe to our newsletter")
    assert found.target.places == 0
