"""Folding: what is the same to a reader gives the same words, on both paths."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.dedupe.fold import fold_all, fold_text

NEWSY = st.text(
    st.one_of(
        st.characters(max_codepoint=0x24F),
        st.characters(min_codepoint=0x2000, max_codepoint=0x2FFF),
        st.sampled_from(" \u00a0\u00ad’“”—…éÀß×ÿŁжЖ字かไ한\u0301\u200b\ufeffﬁ"),
    ),
    max_size=40,
)


def words(text: str) -> list[bytes]:
    folded = fold_all([text.encode()])
    return folded.data.tobytes().split()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mayor Oduya’s “plan”", "mayor oduya's 'PLAN'"),
        ("CAFÉ Élan", "cafe\u0301 \u00e9lan"),
        ("co\u00adoperate", "cooperate"),
        ("ﬁnal o\u200bﬃce", "final office"),
        ("one\u00a0two…three—four", "one two three four"),
        ("Санта ЛУЧИЯ", "санта лучия"),
        ("5 × 7 · 9 • 11", "5 7 9 11"),
        ("Heart ❤\ufe0f beat", "heart beat"),
    ],
)
def test_what_reads_the_same_folds_to_the_same_words(one, other) -> None:
    assert words(one) == words(other)


def test_scripts_without_spaces_become_overlapping_grams() -> None:
    assert words("河川管理 now") == ["河川".encode(), "川管".encode(), "管理".encode(), b"now"]
    assert words("川") == ["川".encode()]


@given(st.lists(NEWSY, max_size=6))
def test_many_texts_fold_as_each_does_by_itself(texts) -> None:
    folded = fold_all([text.encode() for text in texts])
    for number, text in enumerate(texts):
        start, end = folded.bounds[number], folded.bounds[number + 1] - 1
        assert folded.data[start:end].tobytes().split() == fold_text(text).split()


@given(NEWSY)
def test_punctuation_and_case_never_make_a_word(text) -> None:
    folded = fold_text(text).decode()
    assert all(unicodedata.category(letter)[0] in "LMN" for letter in "".join(folded.split()))


def test_a_text_that_is_not_utf8_is_told_and_has_no_words() -> None:
    folded = fold_all([b"fine here", b"broken \xff\xfe", b"fine \xc3\xa9"])
    assert folded.broken == {1}
    assert folded.data.tobytes().split() == [b"fine", b"here", b"fine", "é".encode()]


@given(st.binary(max_size=30))
def test_any_bytes_fold_or_are_told_as_broken(data) -> None:
    try:
        data.decode()
    except UnicodeDecodeError:
        assert fold_all([data]).broken == {0}
    else:
        assert not fold_all([data]).broken


@given(st.lists(NEWSY, max_size=4), st.booleans())
def test_json_strings_fold_as_what_they_stand_for(texts, plain) -> None:
    inside = [json.dumps(text, ensure_ascii=plain)[1:-1].encode() for text in texts]
    folded = fold_all(inside, escaped=True)
    bare = fold_all([text.encode() for text in texts])
    for number in range(len(texts)):
        own, other = (
            held.data[held.bounds[number] : held.bounds[number + 1]].tobytes().split()
            for held in (folded, bare)
        )
        assert own == other
