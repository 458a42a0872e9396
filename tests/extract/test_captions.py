"""Captions by their credit or beginning, and the lines beside them that tell the same picture."""

import pytest

from retold.extract.captions import MIN_TWIN_WORDS, TWIN_APART, find_captions, is_caption
from retold.extract.lines import visible_lines

CREDIT = "(Ana Lopes/The Herald)"


@pytest.mark.parametrize(
    "line",
    [
        f"The old boat at dawn. {CREDIT}",
        "The old boat at dawn. [Ana Lopes/Reuters]",
        "The old boat at dawn （Photo: Ana Lopes）",
        "FILE - The old boat leaves Lowmere.",
        "FILE PHOTO: The old boat leaves Lowmere.",
        "FILE — The old boat leaves Lowmere.",
        "File photo: the old boat",
        "In this photo provided by the board, the old boat leaves Lowmere.",
        "In this frame grab released by the coastguard, the boat lies on its side.",
        "In this May 4, 2031 file photo the old boat leaves Lowmere.",
        "Image source, Getty Images",
        "Image caption, The old boat at dawn",
        "The old boat is seen at dawn (CBC)",
        "A view of the harbour at dawn (CBC News)",
    ],
)
def test_a_line_that_is_a_caption_by_itself(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "The old boat left at dawn.",
        "The old boat left at dawn (see page 4).",
        "The board (nine members) met.",
        "The board of Lowmere met again (CBC)",  # told as no caption is
        "FILE the form before Monday.",
        "In this town nobody sails.",
        "File a complaint with the board.",
        "A view that many share.",
        f"{CREDIT} stood at the beginning of the line, and much more was told behind it.",
        f"A credit {CREDIT} far from the end {'of a long line ' * 12}",
    ],
)
def test_a_line_that_is_none(line: str) -> None:
    assert not is_caption(line)


def captions(text: str) -> list[str]:
    """The lines of a text that are captions or tell the same picture."""
    lines = visible_lines(text)
    return [lines[index].text for index in sorted(find_captions(lines))]


STORY = "The board met on Monday.\n\nIts chair spoke first.\n\nNobody answered her at all."
DESCRIBED = "Two workers stand beside a rusted steel gate at low tide in Lowmere."
CAPTION = f"Workers stand at the rusted gate in Lowmere at low tide. {CREDIT}"


@pytest.mark.parametrize(
    ("block", "found"),
    [
        pytest.param(f"{DESCRIBED}\n{CAPTION}", [DESCRIBED, CAPTION], id="described before"),
        pytest.param(f"{CAPTION}\n{DESCRIBED}", [CAPTION, DESCRIBED], id="described behind"),
        pytest.param(
            f"The vote was nine to two.\n{CAPTION}", [CAPTION], id="another line glued to it"
        ),
        pytest.param(
            f"{DESCRIBED}\n\n{CAPTION}", [DESCRIBED, CAPTION], id="apart, nearly the same"
        ),
        pytest.param(
            f"{DESCRIBED[:-1]}, where the county wants to build a new barrier by next spring.\n\n"
            f"{CAPTION}",
            [CAPTION],
            id="apart, and it tells more",
        ),
        pytest.param(
            f"{DESCRIBED[:-1]}, where the county wants to build a new one.\n{CAPTION}",
            [f"{DESCRIBED[:-1]}, where the county wants to build a new one.", CAPTION],
            id="glued, and it tells more",
        ),
        pytest.param(
            f"LOWMERE – {DESCRIBED}\n{CAPTION}", [CAPTION], id="a dateline begins a story"
        ),
    ],
)
def test_what_tells_the_same_picture_goes_with_its_caption(block: str, found: list[str]) -> None:
    assert captions(f"{STORY}\n\n{block}\n\n{STORY}") == found


def test_two_descriptions_of_one_picture_without_a_credit() -> None:
    first = "A view shows two workers standing beside a rusted steel gate at low tide."
    second = "Two workers stand beside the rusted steel gate at low tide in Lowmere."
    assert captions(f"{STORY}\n\n{first}\n{second}\n\n{STORY}") == [first, second]
    assert captions(f"{STORY}\n\n{first}\n\n{second}\n\n{STORY}") == []
    plain = first.replace("A view shows two", "There were two")
    assert captions(f"{STORY}\n\n{plain}\n{second}\n\n{STORY}") == []


@pytest.mark.parametrize(
    ("shared", "is_twin"), [(MIN_TWIN_WORDS, True), (MIN_TWIN_WORDS - 1, False)]
)
def test_so_many_words_must_be_shared(shared: int, *, is_twin: bool) -> None:
    words = ["harbour", "workers", "rusted", "barrier", "morning"][:shared]
    line = " ".join(words)
    caption = f"{line} {CREDIT}"
    assert (line in captions(f"{STORY}\n\n{line}\n{caption}\n\n{STORY}")) == is_twin


@pytest.mark.parametrize(("more", "is_twin"), [(4, True), (5, False)])
def test_apart_three_fifths_of_the_longer_line_must_be_shared(more: int, *, is_twin: bool) -> None:
    assert TWIN_APART == 0.6
    words = ["harbour", "workers", "rusted", "barrier", "morning", "mayor"]
    others = ["quite", "another", "thing", "happened", "later"][:more]
    line = " ".join([*words, *others])
    caption = f"{' '.join(words)} {CREDIT}"
    assert (line in captions(f"{STORY}\n\n{line}\n\n{caption}\n\n{STORY}")) == is_twin


def test_where_a_text_knows_no_blank_lines_they_prove_nothing() -> None:
    glued = f"{STORY}\n\n{DESCRIBED}\n{CAPTION}\n\n{STORY}".replace("\n\n", "\n")
    assert CAPTION in captions(glued)
    twice = glued.replace(
        DESCRIBED, f"{DESCRIBED[:-1]}, where the county plans a barrier to be built."
    )
    assert captions(twice) == [CAPTION]


def test_no_lines_have_no_captions() -> None:
    assert find_captions([]) == set()
