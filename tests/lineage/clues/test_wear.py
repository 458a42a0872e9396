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
