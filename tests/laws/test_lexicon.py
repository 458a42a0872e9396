from hypothesis import given
from hypothesis import strategies as st

from retold import lexicon

WORDS = st.text(min_size=1, max_size=8) | st.sampled_from(
    [
        "rise",
        "fell",
        "Bank",
        "banks",
        "legal",
        "illegal",
        "unlawful",
        "widely",
        "narrow",
        "attack",
        "attacker",
        "colour",
        "colors",
        "US",
        "American",
        "cease",
        "continued",
        "second",
        "two",
        "wasn't",
        "co-operation",
        "leaves",
    ]
)


@given(WORDS, WORDS)
def test_relations_hold_both_ways_and_exclude_each_other(one: str, two: str) -> None:
    assert lexicon.are_synonyms(one, two) == lexicon.are_synonyms(two, one)
    assert lexicon.are_antonyms(one, two) == lexicon.are_antonyms(two, one)
    assert lexicon.same_word(one, two) == lexicon.same_word(two, one)
    assert not (lexicon.are_synonyms(one, two) and lexicon.are_antonyms(one, two))


@given(WORDS)
def test_a_word_is_a_form_of_itself(word: str) -> None:
    assert lexicon.same_word(word, word)
    assert lexicon.lemma(word) in lexicon.lemmas(word)


@given(WORDS, WORDS)
def test_words_that_may_stand_for_each_other_share_a_mark(one: str, two: str) -> None:
    if lexicon.are_synonyms(one, two) or lexicon.is_short_for(one, two):
        assert not lexicon.kinship(one).isdisjoint(lexicon.kinship(two))
