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
