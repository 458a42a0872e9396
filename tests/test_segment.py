import pytest

from retold.model import Document, Span
from retold.segment import segment, split, tokenize, visible

CASES = {
    "a full stop ends a sentence": ["The dam held.", "Nobody was hurt."],
    "an abbreviation does not": ["Mr. Osei of the U.S. Geological Survey met Gov. Pratt."],
    "an initial does not": ["The firm R. Lindqvist & Sons sold it.", "J. K. Aaltonen bought it."],
    "a numeral is the end of a sentence": ["He fought in World War I.", "He came home."],
    "an ellipsis goes on in lower case": ["We want it gone…. because it smells,” she said."],
    "quotations are split inside": ["“It leaks.", "It always did,” he said."],
    "the asker belongs to the question": ["“Is it safe?” Ilse Brandt asked.", "Nobody knew."],
    "closing marks stay with their sentence": ["“Go home.”", "They went."],
    "a bracket is a sentence of its own": ["(She declined to comment.)", "He did not."],
    "a time zone belongs to the clock": ["Doors open at 5 p.m. ET on Monday.", "Bring a coat."],
    "number and month abbreviations": ["Gate No. 5 was shut on Jan. 4 at noon.", "Gate 6 was not."],
    "a halved hour is one word": ["The 2½-hour talk ended.", "It cost $3.2 million."],
    "a bullet hides no sentence": ["It rained.", "• The dam held.", "Nobody was hurt."],
    "a number opens what it numbers": ["1. The dam held all night.", "Nobody was hurt."],
    "Japanese stops need no space": ["彼は言った。", "「そうだ。」", "雨だった。"],
}


@pytest.mark.parametrize("sentences", CASES.values(), ids=CASES.keys())
def test_sentences_are_split(sentences: list[str]) -> None:
    glue = "" if "。" in sentences[0] else " "
    text = glue.join(sentences)
    assert [span.of(text) for span in split(text)] == sentences


def test_a_sentence_never_crosses_a_line() -> None:
    text = "A heading without a stop\nThe story\u2028goes on\r\n\r\n  here. "
    assert [span.of(text) for span in split(text)] == [
        "A heading without a stop",
        "The story",
        "goes on",
        "here.",
    ]


def test_offsets_count_code_points_beyond_the_basic_plane() -> None:
    text = "😀 It rained.\u00a0Then it stopped. 🎉 Done."
    assert [span.of(text) for span in split(text)] == [
        "😀 It rained.",
        "Then it stopped.",
        "🎉 Done.",
    ]


def test_tokens_are_words_numbers_and_marks() -> None:
    text = "The U.S.-Norway co-operation isn’t worth $3.5m, a 2½-hour call on the 30th showed."
    assert [span.of(text) for span in tokenize(text, Span(0, len(text)))] == [
        *("The", "U.S.", "-", "Norway", "co-operation", "isn’t", "worth", "$", "3.5m", ",", "a"),
        *("2½-hour", "call", "on", "the", "30th", "showed", "."),
    ]


TOKENS = {
    "a figure between Han characters": ["有", "14", "条", "裂", "缝"],
    "a Latin word between them": ["北", "约", "NATO", "组", "织"],
    "a figure before a word in Katakana": ["長", "さ", "14", "メートル"],
    "Arabic with its vowels": ["كَتَبَ", "14"],
    "Hebrew with its points": ["שָׁלוֹם"],
    "Hindi with its vowel signs": ["हिन्दी", "में"],
    "Thai with its vowel and tone signs": ["ที่ประชุม", "14"],
    "letters with accents of their own": ["Gru\u0308n"],
}


@pytest.mark.parametrize("tokens", TOKENS.values(), ids=TOKENS.keys())
def test_figures_and_words_are_whole_in_any_script(tokens: list[str]) -> None:
    glue = "" if any("\u3040" <= letter <= "\u9fff" for letter in tokens[0]) else " "
    text = glue.join(tokens)
    assert [span.of(text) for span in tokenize(text, Span(0, len(text)))] == tokens


def test_composed_and_decomposed_letters_compare_as_one() -> None:
    assert visible("Gru\u0308n") == visible("Gr\u00fcn")


def test_lowered_digits_compare_as_plain_ones_and_raised_ones_do_not() -> None:
    assert visible("CO₂ H₂O") == "CO2 H2O"
    assert visible("10⁶ m²") == "10⁶ m²"


def test_invisible_characters_shift_nothing_and_are_no_tokens() -> None:
    text = "\ufeffThe har\u00adbour\u200b was\ufe0f\U000e0101 shut.\u200b"
    document = segment(Document("d", text))
    (sentence,) = document.sentences
    assert sentence.span == Span(1, len(text) - 1)
    assert [visible(token.of(text)) for token in sentence.tokens] == [
        *("The", "harbour", "was", "shut", "."),
    ]


def test_furniture_lines_are_sentences_that_are_known_as_furniture() -> None:
    text = "The mill burnt down.\nShare this\nNobody was hurt.\n"
    document = segment(Document("d", text), [Span(21, 31)])
    assert document.sentence_text(1) == "Share this"
    assert document.furniture_sentences() == {1}


def test_half_a_surrogate_is_a_character_like_others() -> None:
    text = "It rained\ud83d. Then it stopped."
    assert [span.of(text) for span in split(text)] == ["It rained\ud83d.", "Then it stopped."]
