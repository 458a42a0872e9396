import pytest

from retold.lineage.clues import CLUES
from retold.lineage.clues.situation import revised, reworded
from retold.lineage.clues.wear import ALONE, SEVERAL, broken, mended

PLAIN = "The warden opened the sluice at dawn. Nobody had seen the river so high for years."


@pytest.mark.parametrize(
    ("seek", "source", "target", "shown"),
    [
        (broken, PLAIN, PLAIN.replace("sluice at", "sluiceled unpon"), "sluiceled"),
        (broken, PLAIN, PLAIN.replace("sluice at", "sluiceAt"), "sluiceAt"),
        (mended, PLAIN.replace("opened", "openned"), PLAIN, "openned → opened"),
        (mended, PLAIN.replace("river", "rivre"), PLAIN, "rivre → river"),
        (
            mended,
            PLAIN.replace("at dawn", "by qualificaion"),
            PLAIN.replace("at dawn", "by qualification"),
            "qualificaion → qualification",
        ),
    ],
)
def test_slips_tell_the_order(ordered, seek, source, target, shown) -> None:
    clue = seek(ordered(source, target))
    assert clue is not None
    assert shown in clue.words
    assert seek(ordered(target, source)) is None


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        pytest.param("at the the mill", "at the mill", id="a word twice"),
        pytest.param("at a old mill", "at an old mill", id="a before a vowel"),
        pytest.param("at an deep pool", "at a deep pool", id="an before a consonant"),
        pytest.param("and didnt wait", "and didn't wait", id="no apostrophe"),
        pytest.param("and didnt wait", "and didn’t wait", id="no apostrophe, but a round one"),
    ],
)
def test_slips_of_typing_are_mended(ordered, wrong: str, right: str) -> None:
    source, target = (PLAIN.replace("at dawn", f"{words} at dawn") for words in (wrong, right))
    clue = mended(ordered(source, target))
    assert clue is not None
    assert "has right what" in clue.words
    assert mended(ordered(target, source)) is None


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param("had had a rest", "had a rest", id="twice on purpose"),
        pytest.param("at a old mill", "at the mill", id="another word"),
        pytest.param("at a unit", "at an unit", id="a vowel that sounds otherwise"),
        pytest.param("at an hour", "at a hour", id="a consonant that does not sound"),
        pytest.param("at a FBI post", "at an FBI post", id="letters spelled out"),
        pytest.param("at the the mill", "at the the old mill", id="in both"),
        pytest.param("with the embeddings", "with the embedding", id="a form of a known word"),
        pytest.param("by the pietists", "by the pietistic", id="another form of it"),
        pytest.param("with a crémes", "with a cremes", id="an accent"),
        pytest.param("with the mill4", "with the mill", id="the number of a note"),
    ],
)
def test_what_may_be_right_is_no_slip(ordered, source: str, target: str) -> None:
    texts = (PLAIN.replace("at dawn", f"{words} at dawn") for words in (source, target))
    assert mended(ordered(*texts)) is None


def test_of_two_words_the_nearer_is_the_one_that_was_meant(ordered) -> None:
    source = PLAIN.replace("so high", "so high on thier banks")
    target = PLAIN.replace("so high", "so high on this their banks")
    clue = mended(ordered(source, target))
    assert clue is not None
    assert "thier → their" in clue.words


def test_a_typo_is_no_broken_word(ordered) -> None:
    assert broken(ordered(PLAIN, PLAIN.replace("opened", "openned"))) is None


def test_where_all_is_in_other_words_a_typo_is_the_copys(ordered) -> None:
    """Who types a text anew makes slips; that one was mended says nothing there."""
    source = (
        "The warden opened the sluice at dawn because the river had become a pariah of the valley. "
        "Nobody in the village had seen the water so high for as many as twenty years."
    )
    target = (
        "At dawn the warden opened up the sluice, for the river was now a pariad of the valley. "
        "None in the village saw the water as high for as many as some twenty years."
    )
    order = ordered(source, target)
    assert (reworded(order), revised(order)) == (1, 0)
    clue = CLUES["broken words"](order)
    assert clue is not None
    assert "pariad → pariah" in clue.words
    assert CLUES["typos mended"](order.turned()) is None
    assert mended(order.turned()) is not None


@pytest.mark.parametrize(("slips", "amount"), [(1, ALONE), (2, SEVERAL), (3, SEVERAL)])
def test_more_than_two_typos_say_no_more(ordered, slips: int, amount: float) -> None:
    typos = (("warden", "warrden"), ("sluice", "sluicce"), ("river", "rivver"))
    wrong = PLAIN
    for right, typo in typos[:slips]:
        wrong = wrong.replace(right, typo)
    clue = mended(ordered(wrong, PLAIN))
    assert clue is not None
    assert clue.amount == amount


def test_a_word_three_letters_away_is_no_typo(ordered) -> None:
    assert mended(ordered(PLAIN.replace("warden", "wardxyz"), PLAIN)) is None
    assert mended(ordered(PLAIN.replace("warden", "wardxn"), PLAIN)) is not None


def test_names_and_other_languages_are_not_judged(ordered) -> None:
    named = PLAIN.replace("The warden", "Grzylek")
    assert broken(ordered(PLAIN, named)) is None
    german = "Der Wärter öffnete die Schleuse im Morgengrauen."
    assert broken(ordered(german, german.replace("Schleuse", "schleusig"), language="de")) is None


@pytest.mark.parametrize(
    ("parts", "whole", "is_glued"),
    [
        ("per cent", "percent", False),
        ("can not", "cannot", False),
        ("web site", "website", False),
        ("head teacher", "headteacher", False),
        ("some one", "someone", False),
        ("the river", "theriver", True),
        ("in to", "inTo", True),
        ("so high", "sohigh", True),
    ],
)
def test_two_words_in_one_are_glued_unless_that_is_a_usual_spelling(
    ordered, parts, whole, is_glued
) -> None:
    source = f"The warden saw at dawn {parts} of the old mill. Nobody had been there for years."
    clue = broken(ordered(source, source.replace(parts, whole)))
    assert (clue is not None and whole in clue.words) is is_glued


@pytest.mark.parametrize("word", ["whilst", "colour", "smartphone", "newish", "approx"])
def test_a_word_of_any_list_is_not_broken(ordered, word) -> None:
    assert broken(ordered(PLAIN, PLAIN.replace("sluice", word))) is None
