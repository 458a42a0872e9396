"""Words of both documents get the same number when they are the same but for their endings."""

from itertools import pairwise

import numpy as np
import pytest

from retold.align.vocabulary import PAIR, SHORT, fold, folded, wording
from retold.model import Document, Span
from retold.text.segment import segment


@pytest.mark.parametrize(
    ("one", "other"),
    [("Vote", "votes"), ("harboured", "harbours"), ("REPORTED", "reporting"), ("glass", "Glass")],
)
def test_case_and_endings_do_not_tell_words_apart(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("sell", "self"), ("1954", "1955"), ("gas", "ga")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_words_carry_their_offsets_and_marks_and_furniture_are_left_out() -> None:
    text = "Share this\nA map, torn."
    document = segment(Document("a", text), (Span(0, 10),))
    words = wording(document, segment(Document("b", "maps"))).source
    assert [text[a:b] for a, b in zip(words.start, words.end, strict=True)] == ["A", "map", "torn"]
    assert words.edge.tolist() == [True, False, False, True]


def test_a_shared_word_counts_on_both_sides() -> None:
    both = wording(segment(Document("a", "oak oak elm")), segment(Document("b", "Oak ash")))
    oak, elm, ash = *both.source.ids[1:].tolist(), int(both.target.ids[1])
    assert both.source_count[[oak, elm, ash]].tolist() == [2, 1, 0]
    assert both.target_count[[oak, elm, ash]].tolist() == [1, 0, 1]
    assert both.rate[oak] == pytest.approx(both.rate.max())


def test_a_word_has_its_rate_wherever_it_stands() -> None:
    both = wording(segment(Document("a", "oak oak elm")), segment(Document("b", "Oak ash")))
    assert both.rates[0] == 0
    assert both.rates[both.source_grade].tolist() == both.rate[both.source.ids].tolist()
    assert both.rates[both.target_grade].tolist() == both.rate[both.target.ids].tolist()


def test_rates_of_long_documents_are_shares_of_all_words() -> None:
    text = " ".join(f"w{number % 50}" for number in range(50_000))
    both = wording(segment(Document("a", text)), segment(Document("b", text)))
    assert np.allclose(both.rate, 1 / 50, rtol=0.01)


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("Fishing", "fish"), ("fished", "fished"), ("FISHES", "fishe"), ("fisher", "fisher"),
        ("nations", "nation"), ("nation", "nation"), ("taxations", "taxati"),
        ("taxation", "taxati"), ("payments", "paymen"), ("shipments", "ship"),
        ("shipment", "ship"), ("reportedly", "report"),
        ("slowly", "slowly"), ("quickly", "quick"), ("harbours", "harbou"), ("Lindqvist", "lindqv"),
        ("toll", "toll"), ("tolls", "toll"), ("gas", "gas"), ("pass", "pass"), ("boss", "boss"),
        ("toss", "toss"), ("ropes", "rope"), ("bus", "bus"), ("sings", "sing"), ("12", "12"),
        ("landings", "land"), ("evening", "even"), ("bringing", "bring"),
    ],
)  # fmt: skip
def test_a_word_is_its_first_letters_without_its_ending(word: str, stem: str) -> None:
    assert fold(word) == stem


@pytest.mark.parametrize("word", ["co\u00adoperation", "HARBOUR", "Łódź", "don’t"])
def test_case_and_marks_that_no_reader_sees_change_no_word(word: str) -> None:
    assert fold(word) == fold(word.upper()) == fold(word.replace("\u00ad", ""))


@pytest.mark.parametrize("total", [10, 990, 1000, 3000])
def test_in_short_documents_a_meeting_says_little_about_how_common_a_word_is(total: int) -> None:
    """One word stands six times, another twice, the others once."""
    others = [f"q{number:04}" for number in range(total - 8)]
    text = " ".join(["oak"] * 6 + ["elm"] * 2 + others)
    both = wording(segment(Document("a", text)), segment(Document("b", "")))
    rate = both.rate[both.source.ids[[0, 6, *range(8, total)]]]
    share = total / (total + SHORT)
    assert rate[0] == pytest.approx((6 - PAIR + PAIR * share) / total)
    assert rate[1] == pytest.approx(PAIR * share / total)
    if others:
        assert rate[2] == pytest.approx(share / total)


def test_words_are_folded_once_for_each_furniture_of_a_document() -> None:
    document = segment(Document("d", "The weir held.\nRead more"))
    assert folded(document) is folded(document)
    other = document.with_furniture([document.sentences[1].span])
    assert folded(other) is folded(other)
    assert (len(folded(document).words), len(folded(other).words)) == (5, 3)


@pytest.mark.parametrize("text", ["Ein Ökohof, ①b; «Ф» – ½!", "船は出た。Το πλοίο…", "a\U0001d7d8"])
def test_words_begin_with_a_letter_or_figure_of_any_script(text: str) -> None:
    document = segment(Document("a", text))
    words = folded(document).words
    tokens = [token for sentence in document.sentences for token in sentence.tokens]
    spoken = [token for token in tokens if text[token.start].isalnum()]
    assert list(map(Span, words.start.tolist(), words.end.tolist())) == spoken
    between = pairwise(spoken)
    ends = [any(mark in ".!?…:;。！？" for mark in text[a.end : b.start]) for a, b in between]
    assert words.edge.tolist() == [True, *ends, True]
