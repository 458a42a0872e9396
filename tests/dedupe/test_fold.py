"""Folding: what is the same to a reader gives the same words, on both paths."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.dedupe.fold import MANY_OTHERS, SHORT, SPACE, fold_all, fold_text

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


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("don't", ["don", "t"]), ("A.B. 3,5", ["a", "b", "3", "5"]), ("x_y", ["x", "y"]),
        ("ÀÉÎ Ÿ", ["àéî", "ÿ"]), ("STRASSE Straße", ["strasse", "straße"]), ("10⁶", ["106"]),
        ("½ ﬁsh", ["1", "2", "fish"]), ("ⅷ Ⅷ", ["viii", "viii"]), ("™", ["tm"]), ("…", []),
        ("", []), ("   ", []), ("a\tb\r\nc\vd", ["a", "b", "c", "d"]), ("é e\u0301", ["é", "é"]),
        ("Привет МИР", ["привет", "мир"]), ("Ελλάδα", ["ελλάδα"]), ("한국", ["한국"]),
        ("สวัสดี", ["สวัส", "วัสด", "ัสดี"]), ("ข่าว", ["ข่าว"]), ("字かナ", ["字か", "かナ"]),
        ("a字b", ["a", "字", "b"]), ("U.S.-led 9/11", ["u", "s", "led", "9", "11"]),
        ("soft\u00adhyphen zero\u200bwidth", ["softhyphen", "zerowidth"]),
    ],
)  # fmt: skip
def test_a_text_has_these_words(text: str, folded: list[str]) -> None:
    assert [word.decode() for word in words(text)] == folded
    assert [word.decode() for word in fold_text(text).split()] == folded


@pytest.mark.parametrize("length", [1, SHORT - 2, SHORT - 1, SHORT, SHORT + 1, 3 * SHORT])
@pytest.mark.parametrize("letter", ["a", "É", "ж", "字", "ﬁ"])
def test_long_texts_fold_as_short_ones_do(letter: str, length: int) -> None:
    text = " ".join([letter * 3] * length)
    assert fold_text(text).split() == fold_text(letter * 3).split() * length


@pytest.mark.parametrize("others", [0, 1, MANY_OTHERS // 2, MANY_OTHERS, 4 * MANY_OTHERS])
def test_a_few_other_letters_among_latin_ones_change_nothing_around_them(others: int) -> None:
    text = "The harbour of " + "Łódź " * others + "was SHUT on Monday."
    expected = ["the", "harbour", "of", *["łódź"] * others, "was", "shut", "on", "monday"]
    assert [word.decode() for word in words(text)] == expected


@pytest.mark.parametrize(
    ("inside", "folded"),
    [
        (rb"one\ntwo", ["one", "two"]), (rb"caf\u00e9", ["café"]), (rb"a\/b", ["a", "b"]),
        (rb"\u0416\u0436", ["жж"]), (rb"back\\slash", ["back", "slash"]), (rb"\"so\"", ["so"]),
        (rb"\ud83d\ude00 smile", ["smile"]), (rb"\tTAB", ["tab"]), (rb"", []),
    ],
)  # fmt: skip
def test_an_escape_is_read_as_what_it_stands_for(inside: bytes, folded: list[str]) -> None:
    held = fold_all([b"before", inside, b"after"], escaped=True)
    found = [word.decode() for word in held.data.tobytes().split()]
    assert found == ["before", *folded, "after"]
    assert not held.broken


@pytest.mark.parametrize("inside", [rb"\u12", rb"\x41", b"\\", rb"caf\u00g9"])
def test_an_escape_that_is_none_breaks_its_text_alone(inside: bytes) -> None:
    held = fold_all([b"before", inside, b"after"], escaped=True)
    assert held.broken == {1}
    assert held.data.tobytes().split() == [b"before", b"after"]


@pytest.mark.parametrize("count", [0, 1, 2, 9])
def test_the_buffer_has_room_for_whole_blocks_behind_its_words(count: int) -> None:
    held = fold_all([b"word"] * count)
    assert held.bounds.size == count + 1
    assert held.data[-8:].tobytes() == b" " * 8
    assert (held.data[held.bounds - 1] <= SPACE).all()
