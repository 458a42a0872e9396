import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold import Corpus, Document, compare
from retold.index.word_columns import hashes
from retold.text.lookalikes import is_masked, lookalikes, steady, unmasked
from tests.corpus.stories import story

CYRILLIC = str.maketrans("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ")


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("Mаrch", "March"),  # Cyrillic а
        ("Вoard", "Board"),  # Cyrillic capital
        ("Іndeed", "Indeed"),  # Ukrainian capital
        ("bοοks", "books"),  # Greek omicrons
        ("ѕее", "see"),  # nothing Latin, but Latin in either case
        ("𝐁𝐫𝐞𝐚𝐤", "Break"),  # bold of mathematics
        ("ＡＰ", "AP"),  # full width
        ("Москва", "Москва"),
        ("Мах", "Мах"),  # Mach, whose small м looks like nothing Latin
        ("COVIDом", "COVIDом"),  # a Russian ending
        ("αβγ", "αβγ"),
        ("ΙΒΜ", "ΙΒΜ"),
        ("Erdoğan", "Erdoğan"),
        ("ısı", "ısı"),
        ("10ⁿ", "10ⁿ"),
    ],
)
def test_a_word_is_folded_where_all_of_it_is_latin_then(word: str, plain: str) -> None:
    assert unmasked(word) == plain


@given(st.text(st.characters() | st.sampled_from(sorted(map(chr, lookalikes())))))
def test_offsets_stay_and_nothing_is_left_to_fold(text: str) -> None:
    once = unmasked(text)
    assert len(once) == len(text)
    assert unmasked(once) == once


@given(st.text(st.sampled_from("асеорхунвмктАСЕОРХУНВМКТ"), min_size=1))
def test_a_cyrillic_word_is_folded_in_either_case_or_in_neither(word: str) -> None:
    assert unmasked(word).lower() == unmasked(word.lower())
    assert hashes([word]) == hashes([word.lower()])


def test_steady_letters_look_latin_in_either_case() -> None:
    assert set("асеорхуіѕј") <= steady()
    assert not set("нвкмтНВКМТνυ") & steady()


def test_a_mixed_word_is_masked_and_another_script_is_not() -> None:
    assert is_masked("Mаrch")
    assert not any(map(is_masked, ["March", "рос", "Москва", "ＡＰ", "COVIDом"]))


def test_the_index_reads_a_disguised_word_as_the_word() -> None:
    for word in ("March", "Board", "opaque", "expect"):
        assert hashes([word.translate(CYRILLIC)]) == hashes([word])


def test_a_disguised_copy_is_found_and_compared_and_the_disguise_is_told(tmp_path) -> None:
    whole = story(2)
    hidden = whole.translate(CYRILLIC)
    with Corpus(tmp_path / "news") as corpus:
        corpus.add(Document(f"s{number}", story(number)) for number in range(3, 20))
        corpus.add([Document("hidden", hidden, language="en")])
        [match] = corpus.find(whole)
    assert (match.document.id, match.relation.kind) == ("hidden", "copy")
    assert "letters of another script" in " ".join(match.relation.evidence)
    comparison = compare(Document("s", whole, language="en"), match.document)
    assert comparison.changes == ()
    assert comparison.containment == 1
    assert "letters of another script" in " ".join(comparison.relation.evidence)


def test_a_month_in_disguise_is_no_lost_date() -> None:
    said = "The gate of the harbour failed in March, the clerk told the board of Tollerby."
    comparison = compare(
        Document("s", said, language="en"),
        Document("t", said.replace("March", "Mаrch"), language="en"),
    )
    assert comparison.changes == ()
    assert comparison.relation.kind == "copy"
    assert "“Mаrch”" in " ".join(comparison.relation.evidence)
