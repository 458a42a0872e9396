import pytest

from retold import lexicon


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("attacked", "attack"),
        ("went", "go"),
        ("Colours", "color"),
        ("organised", "organize"),
        ("co-operation", "cooperation"),
        ("mice", "mouse"),
        ("building", "building"),
        ("owner", "owner"),
        ("cleaner", "clean"),
        ("were", "be"),
        ("them", "them"),
        ("U.S.", "usa"),
        ("US", "usa"),
        ("us", "us"),
        ("mayor’s", "mayor"),
        ("drone\u200bs", "drone"),
    ],
)
def test_a_lemma_is_the_dictionary_form_in_american_spelling(word: str, expected: str) -> None:
    assert lexicon.lemma(word) == expected


def test_an_ambiguous_form_has_all_its_lemmas() -> None:
    assert lexicon.lemmas("leaves") == {"leaf", "leave"}


@pytest.mark.parametrize(
    ("one", "two"), [("attacker", "attack"), ("economic", "economy"), ("Russian", "Russia")]
)
def test_a_family_has_one_stem(one: str, two: str) -> None:
    assert lexicon.stem(one) == lexicon.stem(two)


@pytest.mark.parametrize(
    ("one", "two"), [("ran", "running"), ("colour", "Colors"), ("programme", "programs")]
)
def test_forms_and_spellings_are_one_word(one: str, two: str) -> None:
    assert lexicon.same_word(one, two)
    assert not lexicon.are_antonyms(one, two)


@pytest.mark.parametrize(
    ("one", "two"), [("bought", "purchased"), ("big", "large"), ("committee", "commission")]
)
def test_synonyms_hold_in_any_form_and_either_way(one: str, two: str) -> None:
    assert lexicon.are_synonyms(one, two)
    assert lexicon.are_synonyms(two, one)
    assert not lexicon.are_antonyms(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("rose", "falling"),
        ("cease", "continue"),
        ("victory", "defeat"),
        ("confirmed", "denies"),
        ("legal", "illegal"),
        ("increase", "decline"),
        ("allies", "enemy"),
        ("banned", "allowed"),
    ],
)
def test_antonyms_hold_in_any_form_and_either_way(one: str, two: str) -> None:
    assert lexicon.are_antonyms(one, two)
    assert lexicon.are_antonyms(two, one)
    assert not lexicon.are_synonyms(one, two)


def test_unrelated_words_are_neither_synonyms_nor_antonyms() -> None:
    assert not lexicon.are_synonyms("bridge", "festival")
    assert not lexicon.are_antonyms("bridge", "festival")


def test_garbled_words_are_unknown() -> None:
    known = [
        w
        for w in ["houses", "anti-war", "brindled", "marchioned", "tolleva"]
        if lexicon.is_known(w)
    ]
    assert known == ["houses", "anti-war", "brindled"]


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("wasn’t", ("was", "not")),
        ("It's", ("it", "be")),
        ("they'd", ("they", "would")),
        ("cannot", ("can", "not")),
        ("mayor's", ("mayor",)),
    ],
)
def test_contractions_expand_and_possessives_fold(token: str, words: tuple[str, ...]) -> None:
    assert lexicon.expand(token) == words


def test_reporting_verbs_are_recognised_in_any_form() -> None:
    assert lexicon.is_reporting("told")
    assert lexicon.is_reporting("announces")
    assert not lexicon.is_reporting("walked")


def test_the_likeliest_part_of_speech() -> None:
    assert [lexicon.part_of_speech(w) for w in ["house", "went", "beautiful", "slowly", "qzx"]] == [
        "n",
        "v",
        "a",
        "r",
        None,
    ]


@pytest.mark.parametrize(
    ("word", "other_word", "expected"),
    [
        ("left", "willed", True),  # the eighth sense of leave
        ("take in", "absorb", True),
        ("left", "kept", False),
        ("raised", "lowered", False),  # contraries
        ("dog", "spaniel", False),  # a kind of a thing is not the thing
    ],
)
def test_two_words_share_a_sense_however_rare_it_is(
    word: str, other_word: str, *, expected: bool
) -> None:
    assert lexicon.share_a_sense(word, other_word) is expected
    assert lexicon.share_a_sense(other_word, word) is expected
