"""Who changes a name or a figure in one place leaves it in the others."""

import pytest

from retold.lineage.clues.keeping import LONGEST, out_of_keeping

TEXT = (
    "The mayor, Ida Brandt, opened the bridge at Oster on Friday. It took 46 workers two years. "
    "Brandt thanked the 46 workers and the town of Oster. The bridge carries two lanes."
)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Ida Brandt", "Ida Kestrel", "Brandt → Kestrel"),
        ("It took 46", "It took 64", "46 → 64"),
        ("bridge at Oster", "bridge at Norrby", "Oster → Norrby"),
    ],
)
def test_who_does_not_keep_to_a_name_or_figure_was_changed(ordered, old, new, shown) -> None:
    clue = out_of_keeping(ordered(TEXT, TEXT.replace(old, new, 1)))
    assert clue is not None
    assert f"“{shown}”" in clue.words
    assert out_of_keeping(ordered(TEXT.replace(old, new, 1), TEXT)) is None


@pytest.mark.parametrize(
    "target",
    [
        pytest.param(TEXT, id="nothing changed"),
        pytest.param(TEXT.replace("Brandt", "Kestrel"), id="changed throughout"),
        pytest.param(TEXT.replace("Friday", "Monday"), id="named once"),
        pytest.param(TEXT.replace("at Oster on", "at 46 on", 1), id="a figure for a name"),
        pytest.param(TEXT.replace("Ida Brandt, opened", "Oster, opened"), id="a name of both"),
        pytest.param(TEXT.replace("two years", "three years"), id="no name and no figure"),
    ],
)
def test_what_both_keep_to_is_no_sign(ordered, target) -> None:
    assert out_of_keeping(ordered(TEXT, target)) is None


@pytest.mark.parametrize(("words", "is_told"), [(LONGEST, True), (LONGEST + 1, False)])
def test_in_a_long_exchange_no_name_stands_for_another(ordered, words, is_told) -> None:
    long = TEXT.replace("opened the bridge", "who came by boat from the far side, opened all")
    longer = " ".join(["Kestrel", *["then"] * (words - 1)])
    target = long.replace("Brandt, who", f"{longer}, who", 1)
    assert (out_of_keeping(ordered(long, target)) is not None) is is_told


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("The mayor, Ida Kestrel, opened the bridge at Oster on a Friday.", True),
        ("The mayor, Ida Kestrel, then opened a bridge near Oster on one Friday.", False),
    ],
)
def test_who_tells_a_sentence_anew_may_call_all_by_other_names(ordered, sentence, is_told) -> None:
    target = f"{sentence}{TEXT.partition('Friday.')[2]}"
    assert (out_of_keeping(ordered(TEXT, target)) is not None) is is_told
