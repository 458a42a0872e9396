"""Words that say the same in a sentence of another build, and words that only look like it."""

import pytest

from retold.audit.recast import BESIDE, recast
from tests.audit.sides import linked


def words_of(source: str, target: str) -> tuple[str, str]:
    pair = linked(source, target)
    return tuple(
        " ".join(side[k].text for k in sorted(places))
        for side, places in zip((pair.source, pair.target), recast(pair), strict=True)
    )  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("Kern sold it to Moor.", "Moor bought it from Kern.", ("sold to", "bought from")),
        ("Kern criticised Moor.", "Kern's criticism of Moor.", ("criticised", "criticism of")),
        ("It is undamaged.", "It is not damaged.", ("undamaged", "is not damaged")),
        ("It was not damaged.", "It was undamaged.", ("was not damaged", "undamaged")),
        ("They lost it.", "They did not win it.", ("lost", "did not win")),
        ("It did not sink.", "So it did not sink.", ("not", "not")),
        ("40 in May and 52 in June.", "52 in June, 12 more than in May.", ("40", "12 more than")),
        ("It has not replied.", "It has yet to reply.", ("not", "yet")),
        (
            "It is unlikely to sail.",
            "It will probably never sail.",
            (
                "unlikely",
                "will probably never",
            ),
        ),
        (
            "Trams are longer than buses.",
            "Buses are shorter than trams.",
            (
                "longer than",
                "shorter than",
            ),
        ),
        ("It is unbeaten.", "It has not lost.", ("unbeaten", "has not lost")),
        ("It lacks a door.", "It has no door.", ("lacks", "no")),
        ("None of us won.", "All of us lost.", ("None of us won", "All lost")),
        ("Only Kern saw it.", "No one but Kern saw it.", ("Only", "No one but")),
        ("Kern said it did not sink.", "Kern denied that it sank.", ("said did not", "denied")),
        ("It did not open until May.", "It opened only in May.", ("not until", "only")),
        ("Kern did not fail to win.", "Kern won.", ("did not fail", "won")),
    ],
)
def test_words_of_another_build_say_the_same(
    source: str, target: str, words: tuple[str, str]
) -> None:
    assert words_of(source, target) == words


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Kern sold it to Moor.", "Kern bought it from Moor."),
        ("It is undamaged.", "It is damaged."),
        ("It is undamaged.", "It is not undamaged."),
        ("They lost it.", "They did not lose it."),
        ("It is no longer there.", "It is there in short."),
        ("It is unlikely to sail.", "It will probably sail."),
        ("Trams are longer than buses.", "Trams are shorter than buses."),
        ("It is unpaid.", "It has not lost."),
        ("It lacks a door.", "It has a door."),
        ("40 in May and 52 in June.", "52 in June, 12 fewer than in May."),
        ("The queen's cousin from Moor came.", "The queen's brother from Moor came."),
        ("The bishop's sermon on Moor was sold.", "The bishop's poem on Moor was sold."),
    ],
)
def test_words_that_say_something_else_do_not(source: str, target: str) -> None:
    assert words_of(source, target) == ("", "")


def test_a_small_word_beside_a_figure_goes_with_it() -> None:
    assert BESIDE == 1
    source = "It has 21 now, and set against 27 then."
    assert words_of(source, "It has 21 now, 6 fewer than then.")[0] == "against 27"
