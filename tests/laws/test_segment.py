import re

from hypothesis import example, given
from hypothesis import strategies as st

from retold.model import Document, Span
from retold.text import segment as cut
from retold.text.segment import segment, tokenize

PIECES = st.sampled_from(
    [
        *(
            "The harbour",
            " is shut",
            ". ",
            "? ",
            "!” ",
            "“",
            "”",
            "\n",
            "\r\n",
            " U.S. ",
            " 5 p.m. ",
        ),
        *(
            "\u00a0",
            "\u200b",
            "\u00ad",
            "…. ",
            "(",
            ") ",
            "2½",
            "-hour",
            "Gov. ",
            "é",
            "😀",
            "。",
            "語",
        ),
        *("’s ", "\u2028", "\t", "No. 5", "No. ", "A. ", "‘"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
def test_sentences_are_disjoint_in_order_and_hold_all_that_is_visible(text: str) -> None:
    document = segment(Document("d", text))
    end = 0
    skipped = []
    for sentence in document.sentences:
        assert end <= sentence.span.start < sentence.span.end <= len(text)
        skipped.append(text[end : sentence.span.start])
        end = sentence.span.end
    skipped.append(text[end:])
    assert not any(character.isalnum() for gap in skipped for character in gap)


@given(TEXTS)
def test_tokens_lie_in_order_inside_their_sentence(text: str) -> None:
    for sentence in segment(Document("d", text)).sentences:
        end = sentence.span.start
        for token in sentence.tokens:
            assert end <= token.start < token.end <= sentence.span.end
            end = token.end


@given(TEXTS)
def test_the_texts_of_tokens_are_what_their_spans_cover(text: str) -> None:
    for sentence in segment(Document("d", text)).sentences:
        assert sentence.token_texts(text) == [span.of(text) for span in sentence.tokens]


SIGNS = [*"aBéßЖ҃ŋ中カ々ひ’ก̀.,;:!?'-‐_ 019\n\u00ad\u200b½”)"]
LETTERS = st.text(st.sampled_from(SIGNS), max_size=12)


@given(st.one_of(TEXTS, LETTERS))
@example("don't co-operate ab\u0301c ab\u00ad-cd ab中 Жд҃а, No.")
def test_a_plain_word_is_the_token_that_the_general_rule_gives(text: str) -> None:
    general = [match.span() for match in re.finditer(cut._ANY_TOKEN, text)]  # noqa: SLF001
    found = tokenize(text, Span(0, len(text)))
    assert [(token.start, token.end) for token in found] == general
