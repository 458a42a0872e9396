import pytest

from retold.lineage.clues.situation import RUNS_KEPT, WORKED, anew, kept, revised, reworded
from retold.lineage.clues.size import LEAST_LOST, condensed, extended, grown, simplified

PAGE = (
    "The weir at Stell was built in 1931 and holds back the water of three streams. "
    "It is inspected every spring by engineers from Lund, who walk along its crest. "
    "The lake above it is eleven metres deep, and boats are not allowed on it at all."
)
GROWN = (
    PAGE.replace("walk along its crest", "walk along its crest with hammers")
    .replace("is inspected every", "is inspected with care every")
    .replace("at all", "at any time")
    + " In 2004 the gates were replaced. A museum tells the story of the men who built it."
)
RETOLD = (
    "Since 1931 the weir at Stell has held back the water of all three streams. "
    "Each spring it is looked at by engineers, who come from Lund."
)
ONE = {"outlet": "Fen Mirror"}, {"outlet": "The Fen Mirror"}
ONE_HOST = {"url": "https://www.fen.example/a"}, {"url": "https://fen.example/b"}
TWO = {"outlet": "Fen Mirror"}, {"outlet": "Daily Digest"}


@pytest.mark.parametrize("known", [ONE, ONE_HOST])
def test_a_page_that_was_worked_on_grows(ordered, known) -> None:
    order = ordered(PAGE, GROWN, *known)
    assert revised(order) == 1
    for seek in (grown, extended):
        assert seek(order) is not None
        assert seek(order.turned()) is None
        assert seek(ordered(GROWN, PAGE, *known[::-1])) is None
    assert condensed(order.turned()) is None


def test_of_pages_whose_outlets_are_not_known_growth_says_nothing(ordered) -> None:
    for seek in (grown, extended):
        assert seek(ordered(PAGE, GROWN)) is None
        assert seek(ordered(GROWN, PAGE)) is None


def test_of_two_outlets_the_shorter_is_the_retelling(ordered) -> None:
    order = ordered(GROWN, PAGE, *TWO)
    assert revised(order) == 0
    assert condensed(order) is not None
    assert condensed(order.turned()) is None
    assert grown(order.turned()) is None


def test_what_was_told_anew_is_the_retelling_where_it_is_shorter(ordered) -> None:
    order = ordered(PAGE, RETOLD)
    assert (kept(order), revised(order)) == (0, 0)
    assert condensed(order) is not None
    assert condensed(order).amount < condensed(ordered(PAGE, RETOLD, *TWO)).amount


def test_what_is_said_in_fewer_words_is_not_left_out(ordered) -> None:
    """Rewriters and machines are brief, or not: neither tells who was first."""
    brief = PAGE.replace(", and boats are not allowed on it at all", "").replace(
        " every spring", ""
    )
    assert condensed(ordered(PAGE, brief, *TWO)) is None
    assert condensed(ordered(brief, PAGE, *TWO)) is None


@pytest.mark.parametrize(
    ("more", "is_told"), [(LEAST_LOST - 0.01, False), (LEAST_LOST + 0.01, True)]
)
def test_a_sentence_or_so_may_have_no_counterpart_by_chance(ordered, more, *, is_told) -> None:
    words = len(PAGE.split())
    left_out = round(more * words / (1 - more))
    longer = f"{PAGE} Then {' '.join(['came', 'rain'] * 9)}".split()[: words + left_out]
    order = ordered(f"{' '.join(longer)}.", PAGE, *TWO)
    assert len(longer) - words == left_out
    assert (condensed(order) is not None) is is_told


def test_where_only_whole_sentences_differ_growth_says_nothing(ordered) -> None:
    order = ordered(PAGE, f"{PAGE} In 2004 the gates were replaced.")
    assert revised(order) == 0
    assert [seek(order) for seek in (grown, extended, condensed)] == [None] * 3


def test_each_edit_makes_it_likelier_that_a_page_was_worked_on(ordered) -> None:
    edits = [("was built", "was first built"), ("every spring", "each spring"), ("deep", "down")]
    told = PAGE
    for number, (old, new) in enumerate(edits, start=1):
        told = told.replace(old, new)
        assert revised(ordered(PAGE, told)) == pytest.approx(
            kept(ordered(PAGE, told))
            * (1 - reworded(ordered(PAGE, told)))
            * min(1, number / WORKED)
        )


def test_runs_that_nobody_keeps_by_chance_tell_a_page(ordered) -> None:
    least, most = RUNS_KEPT
    words = " ".join(f"word{at}" for at in range(200))
    for runs, share in ((least - 0.005, 0), (most + 0.005, 1)):
        shared = " ".join(words.split()[: round(runs * 200)])
        rest = " ".join(f"other{at}" for at in range(200 - round(runs * 200)))
        order = ordered(words, f"{shared} {rest}")
        assert kept(order) == share if runs * 200 >= 12 or share == 0 else True
        assert anew(order) == 0.5 * (1 - kept(order))


def test_who_tells_anew_drops_names_and_figures(ordered) -> None:
    full = "On Friday the smith Otto Hahn sold 14 ploughs to Erik Lund for 9,000 crowns in Oster."
    bare = "The smith sold some of his ploughs to a farmer on Friday for a good price, he said."
    order = ordered(full, bare, *TWO)
    assert simplified(order) is not None
    assert simplified(order.turned()) is None
    assert simplified(ordered(full, full, *TWO)) is None
