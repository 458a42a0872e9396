"""Words that are said side by side are told from words that never are."""

from retold.lexicon.company import BUCKETS, company, places, rounded, use


def test_a_usual_term_keeps_company_and_the_same_in_other_words_does_not() -> None:
    assert company("outstanding", "debt") > 1 > company("excellent", "debt")
    assert company("interest", "payments") > 1 > company("hobby", "expenses")


def test_forms_of_one_word_keep_the_same_company() -> None:
    assert company("peace", "talks") == company("peace", "talk")


def test_a_term_of_the_dictionary_counts_though_news_seldom_have_it() -> None:
    assert company("milk", "powder") > company("milk", "dust")


def test_nothing_is_expected_of_a_word_that_news_do_not_use() -> None:
    assert use("xyzzyx") == 0
    assert company("xyzzyx", "plugh") == 0


def test_a_hash_leaves_room_for_the_count() -> None:
    mark, *buckets = places("harbour", "pilot")
    assert mark & rounded(10**9) == 0
    assert all(0 <= bucket < BUCKETS for bucket in buckets)
