"""Which words may stand for each other, and which are only akin."""

import pytest

from retold import lexicon
from retold.lexicon.equivalents import without_equivalents
from retold.lexicon.lists import lines
from retold.lexicon.wordnet import lemma


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("bought", "purchased"), ("attorneys", "lawyers"), ("seldom", "rarely"),
        ("chiefly", "mainly"), ("started", "commenced"), ("tycoon", "magnate"),
        ("automobile", "car"), ("mistakes", "errors"), ("nearly", "almost"),
        ("truce", "ceasefire"),
    ],
)  # fmt: skip
def test_a_sure_pair_may_stand_for_each_other_in_any_form(word: str, other: str) -> None:
    assert lexicon.interchange(word, other) == "sure"
    assert lexicon.interchange(other, word) == "sure"


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("green", "brown"), ("sheep", "goats"), ("boy", "girl"), ("aunt", "uncle"),
        ("stabbed", "murdered"), ("killed", "murdered"), ("larceny", "arson"),
        ("skirmish", "war"), ("semifinal", "final"), ("chapel", "cathedral"),
        ("pistol", "rifle"), ("enormous", "big"), ("pandemic", "outbreak"),
        ("ferry", "yacht"), ("senate", "parliament"), ("evidence", "proof"),
        ("child", "girl"), ("doctor", "surgeon"), ("two", "three"), ("May", "June"),
        ("increase", "decrease"), ("accept", "reject"),
    ],
)  # fmt: skip
def test_a_narrower_a_graver_or_another_word_of_one_kind_is_not_sure(word: str, other: str) -> None:
    assert lexicon.interchange(word, other) != "sure"
    assert lexicon.interchange(other, word) != "sure"


def test_words_that_no_source_knows_together_are_neither_sure_nor_likely() -> None:
    assert lexicon.interchange("boat", "opinion") is None
    assert lexicon.interchange("boat", "qwertzu") is None


def test_a_kind_of_a_thing_may_be_likely() -> None:
    assert lexicon.interchange("theft", "robbery") == "likely"


def test_the_list_holds_each_pair_once_as_dictionary_forms_at_the_word_that_comes_first() -> None:
    words: list[str] = []
    for line in lines("thesaurus.txt"):
        word, sure, *likely = line.split("\t")
        listed = [other for field in (sure, *likely) for other in field.split(",") if other]
        assert listed
        assert len(listed) == len(set(listed)), word
        assert all(word < other for other in listed)
        assert " " in word or lemma(word) == word
        words.append(word)
    assert words == sorted(set(words))


@pytest.mark.parametrize(
    ("source", "target", "left"),
    [
        ("postponed the vote", "put off the vote", ["the vote", "the vote"]),
        ("turned down a plea", "rejected a plea", ["a plea", "a plea"]),
        ("turned up a plea", "rejected a plea", ["turned up a plea", "rejected a plea"]),
        ("put off", "put on", ["put off", "put on"]),
        ("because of rain", "due to rain", ["rain", "rain"]),
    ],
)
def test_a_phrase_and_a_word_that_say_the_same_are_taken_away(
    source: str, target: str, left: list[str]
) -> None:
    sides = source.split(), target.split()
    found = without_equivalents(*sides)
    assert [
        " ".join(side[i] for i in places) for side, places in zip(sides, found, strict=True)
    ] == left
