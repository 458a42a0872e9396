import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.index import likeness, outlines, word_columns
from retold.index.outline import QUOTED, SAYS, VOICE, among, stems

STORY = (
    "The harbour at Tollerby closed on Friday after engineer Maud Rensley found cracks in the "
    "breakwater. Ferries to Skarrow are diverted to Penholt until divers have examined 40 metres "
    "of masonry, the harbourmaster told fishermen at an angry gathering in the chapel. "
)


def outline(text: str) -> np.ndarray:
    [found] = outlines([text])
    return found


def with_flag(text: str, flag: int) -> list[str]:
    [(starts, ends)] = word_columns.places([text])
    said = zip(starts, ends, outline(text) & flag, strict=True)
    return [text[start:end] for start, end, flagged in said if flagged]


@given(st.lists(st.text(max_size=60), max_size=5))
def test_a_batch_gives_each_text_what_it_gives_alone(texts: list[str]) -> None:
    found, places = outlines(texts), word_columns.places(texts)
    assert len(found) == len(places) == len(texts)
    for text, own, (starts, ends) in zip(texts, found, places, strict=True):
        assert own.tolist() == outline(text).tolist()
        assert len(own) == len(starts) == len(ends)
        assert all(text[start:end].strip() for start, end in zip(starts, ends, strict=True))


def test_words_are_where_they_are_said_to_be_with_their_invisible_marks() -> None:
    text = "The har\u00adbour at Cha\u0302teau Rensley (1,200)"
    [(starts, ends)] = word_columns.places([text])
    assert [text[start:end] for start, end in zip(starts, ends, strict=True)] == [
        *("The", "har\u00adbour", "at", "Cha\u0302teau", "Rensley", "1", "200"),
    ]


def test_endings_and_case_do_not_count() -> None:
    one, other = outline("Examined breakwaters"), outline("EXAMINES breakwater")
    assert stems(one).tolist() == stems(other).tolist()


def test_words_that_say_something_are_marked() -> None:
    assert with_flag("The divers said they would help Maud", SAYS) == ["divers", "Maud"]


@pytest.mark.parametrize("text", ["He said “not before May” then", 'He said "not before May" then'])
def test_quoted_words_are_marked(text: str) -> None:
    assert with_flag(text, QUOTED) == ["not", "before", "May"]


def test_a_line_with_a_post_is_marked() -> None:
    text = "He saw it.\nClosed until May — Maud Rensley (@maudrensley)\nThen he left."
    assert with_flag(text, QUOTED)[0] == "Closed"
    assert with_flag(text, QUOTED)[-1] == "maudrensley"


def test_the_first_and_second_person_are_marked() -> None:
    assert with_flag("We told you that myths are mine", VOICE) == ["We", "you", "mine"]


def test_likeness_is_the_share_of_pairs_in_the_shorter_text() -> None:
    others = outlines([STORY, "Nothing of it stands here at all.", "", STORY[:120]])
    found = likeness(outline(STORY), others).tolist()
    assert found[:3] == [1.0, 0.0, 0.0]
    assert found[3] > 0.9
    assert likeness(outline(""), others).tolist() == [0.0] * 4
    assert likeness(outline(STORY), []).tolist() == []


@given(st.lists(st.integers(-(2**62), 2**62)), st.sets(st.integers(-(2**62), 2**62)), st.data())
def test_among_agrees_with_a_search_of_all(many: list[int], few: set[int], data) -> None:
    drawn = data.draw(st.lists(st.sampled_from(sorted(few)))) if few else []
    asked = np.array([*many, *drawn], dtype=np.int64)
    at, which = among(asked, np.array(sorted(few), dtype=np.int64))
    assert at.tolist() == [place for place, one in enumerate(asked.tolist()) if one in few]
    assert [sorted(few)[one] for one in which] == asked[at].tolist()
