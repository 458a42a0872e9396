import pytest

from retold.lineage.clues import CLUES
from retold.lineage.clues.breaks import BROKEN_OFF, LEFT_HANGING, TAIL, cut_off

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
            FULL.replace("apples, because the frost comes later now.", "the."),
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


def test_one_page_that_breaks_off_may_not_have_been_finished(ordered) -> None:
    """Of two states of one page it says nothing; of pages of two hosts, what it says of copies."""
    seek = CLUES["cut off"]
    one, two = {"url": "https://fen.example/a"}, {"url": "https://echo.example/a"}
    assert seek(ordered(FULL, FULL[:120], one, one)) is None
    assert seek(ordered(FULL, FULL[:120], one, two)) is not None
    assert seek(ordered(FULL, FULL[:120])) is not None


def test_a_link_to_more_that_both_have_is_no_sign(ordered) -> None:
    link = "Follow our desk at the harbour, and read more of its reports."
    assert cut_off(ordered(f"{FULL} {link} The desk heard more by noon.", f"{FULL} {link}")) is None


COUNTED = (
    "The boat was late. The men said that, as the harbour was frozen and nobody dared to go out, "
    "the herring could not be brought in from the islands before March. The price rose at once."
)


def cut_within(words: str, mark: str) -> str:
    """The text with its second sentence cut after some words, and with another mark there."""
    head, _, tail = COUNTED.partition(words)
    return f"{head}{words}{mark} {tail.partition('March. ')[2]}"


@pytest.mark.parametrize(
    ("words", "mark", "hangs"),
    [
        ("brought in", ".", False),
        ("brought in", ".”", False),
        ("brought in", ":", False),
        ("brought in from", ".", False),
        ("brought in from the", ".", True),
        ("was frozen and", ".", True),
        ("brought in from", "\n\n", True),
        ("brought in from", " ...", True),
        ("brought in", "\n\n", True),
    ],
)
def test_a_sentence_may_end_with_a_particle_but_not_with_an_article_or_conjunction(
    ordered, words, mark, hangs
) -> None:
    clue = cut_off(ordered(COUNTED, cut_within(words, mark)))
    assert (clue is not None and clue.amount == LEFT_HANGING) is hangs


@pytest.mark.parametrize(
    "sentence",
    [
        "That is what it stands for.",
        "Nothing could stop the ice from coming in.",
        "Nobody knows what it is made of!",
        "The boat is his.",
        "They gave the boat an A.",
        "Nobody asked the WHO.",
        "“What is it good for?”",
    ],
)
def test_a_complete_sentence_is_no_broken_one_though_the_other_is_longer(ordered, sentence) -> None:
    start = "The harbour was frozen in March, and the herring stayed out. "
    longer = f"{start}{sentence.rstrip('.!?” ')}, as the old fishermen of the islands always said."
    source, target = (f"{text} The price rose." for text in (longer, f"{start}{sentence}"))
    assert cut_off(ordered(source, target)) is None


def test_a_line_that_ends_with_a_particle_of_its_own_is_no_broken_sentence(ordered) -> None:
    headed = cut_within("brought in", "\n\n").replace("brought in", "carried in")
    assert cut_off(ordered(COUNTED, headed)) is None


@pytest.mark.parametrize("target", [FULL[:120], cut_within("brought in from the", ".")])
def test_the_words_before_a_break_are_shown_whole(ordered, target) -> None:
    clue = cut_off(ordered(FULL if FULL.startswith(target) else COUNTED, target))
    assert clue is not None
    shown = clue.words.partition("“… ")[2].partition("”")[0]
    assert f" {shown}" in target
    assert len(shown) <= TAIL
