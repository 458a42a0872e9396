"""The longest passage that two texts share: the naive one's length, and the same words in both."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.dedupe.passage import Shared, Told, longest_shared
from retold.dedupe.sketch import SHINGLE, Texts, sketch

WORDS = st.lists(st.sampled_from(["Alder", "brook", "cove,", "dell", "elm."]), max_size=40)


def shared(dropped: str, kept: str) -> Shared | None:
    data = [text.encode() for text in (dropped, kept)]
    return longest_shared(*(Told(text, sketch(Texts.of([text])).words.tobytes()) for text in data))


def naive(one: list[str], other: list[str]) -> int:
    """The most words in a row that both have, by trying all."""
    best = 0
    for start in range(len(one)):
        for second in range(len(other)):
            run = 0
            while (
                one[start + run : start + run + 1] == other[second + run : second + run + 1] != []
            ):
                run += 1
            best = max(best, run)
    return best


@settings(deadline=None, max_examples=60)
@given(WORDS, WORDS, st.integers(0, 30))
def test_what_is_shared_reads_the_same_in_both(one, other, copied) -> None:
    other = one[:copied] + other
    dropped, kept = " ".join(one), " ".join(other).upper()
    found = shared(dropped, kept)
    if found is None:
        assert naive(one, other) < 5
        return
    own = dropped[found.start : found.end].lower()
    assert own == kept[found.kept_start : found.kept_end].lower()
    assert 5 <= len(own.split()) <= naive(one, other)


def test_a_whole_copy_is_one_passage() -> None:
    text = "The ferry of Orrin left at nine, and nobody saw it again."
    found = shared(text, f"By our own reporter. {text.upper()}")
    assert text[found.start : found.end] == text[:-1]
    assert found.kept_start == 21


def test_offsets_are_of_characters_also_without_spaces() -> None:
    found = shared("éé 川の水位は上がる", "古い。川の水位は上がる")
    assert ("éé 川の水位は上がる"[found.start : found.end], found.kept_start) == (
        "川の水位は上がる",
        3,
    )


def test_a_run_goes_on_over_words_that_came_before() -> None:
    text = " ".join(["the rain in Orrin fell all day"] * 4)
    found = shared(text, text)
    assert (found.start, found.end) == (0, len(text))


def test_offsets_are_of_the_untouched_text() -> None:
    text = "“Soft\u00adly,” said Ødegård\u00a0– ½ of it and ﬁve more words"
    found = shared(f"x {text}", f"Quite another beginning: {text}")
    assert (found.start, found.kept_start) == (3, 26)
    assert f"x {text}"[found.start : found.end] == text[1:]


def told_of(text: str) -> Told:
    held = sketch(Texts.of([text.encode("utf-8", "surrogatepass")])).words.tobytes()
    return Told(text.encode("utf-8", "surrogatepass"), held)


@pytest.mark.parametrize("words", [SHINGLE - 1, SHINGLE, SHINGLE + 1, 40])
def test_a_passage_is_of_five_words_or_more(words: int) -> None:
    common = " ".join(f"word{number}" for number in range(words))
    found = longest_shared(told_of(f"Before it {common} then."), told_of(f"So {common} after all."))
    assert (found is not None) == (words >= SHINGLE)
    if found:
        assert f"Before it {common} then."[found.start : found.end] == common
        assert f"So {common} after all."[found.kept_start : found.kept_end] == common


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("Then the “old mill” burned down — in Selk.", "old mill” burned down — in Selk"),
        ("An OLD MILL burned down in Selk yesterday", "OLD MILL burned down in Selk"),
        ("The old\u00a0mill\nburned down in Selk", "old\u00a0mill\nburned down in Selk"),
        ("The old m\u00adill burned down in Selk", "old m\u00adill burned down in Selk"),
    ],
)
def test_a_passage_is_shown_as_it_is_written(text: str, shared: str) -> None:
    kept = "We saw that an old mill burned down in Selk."
    found = longest_shared(told_of(text), told_of(kept))
    assert found is not None
    assert text[found.start : found.end].removeprefix("The ").removeprefix("An ") == shared
    assert kept[found.kept_start : found.kept_end].endswith("old mill burned down in Selk")


def test_of_several_passages_the_longest_is_told() -> None:
    first, second = "one two three four five", "six seven eight nine ten eleven"
    own, kept = f"{first} here. {second} there.", f"{second} it was. {first} it was not."
    found = longest_shared(told_of(own), told_of(kept))
    assert found is not None
    assert own[found.start : found.end] == second
