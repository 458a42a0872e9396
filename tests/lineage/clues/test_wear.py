import pytest

from retold.lineage.clues.wear import broken, mended

PLAIN = "The warden opened the sluice at dawn. Nobody had seen the river so high for years."


@pytest.mark.parametrize(
    ("seek", "source", "target", "shown"),
    [
        (broken, PLAIN, PLAIN.replace("sluice at", "sluiceled unpon"), "sluiceled"),
        (broken, PLAIN, PLAIN.replace("sluice at", "sluiceAt"), "sluiceAt"),
        (mended, PLAIN.replace("opened", "openned"), PLAIN, "openned → opened"),
        (mended, PLAIN.replace("river", "rivre"), PLAIN, "rivre → river"),
    ],
)
def test_slips_tell_the_order(ordered, seek, source, target, shown) -> None:
    clue = seek(ordered(source, target))
    assert clue is not None
    assert shown in clue.words
    assert seek(ordered(target, source)) is None


def test_a_typo_is_no_broken_word(ordered) -> None:
    assert broken(ordered(PLAIN, PLAIN.replace("opened", "openned"))) is None


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
