"""What is read as a name, and what as a description."""

import pytest

from retold.audit.cues.naming import names
from retold.model import Document
from retold.text.segment import segment
from retold.text.words import words
from tests.audit.sides import side


def named(text: str) -> list[tuple[str, bool]]:
    """Each name as written, and whether it can only be a name."""
    document = segment(Document("d", text))
    side = words(document, range(len(document.sentences)))
    return [
        (text[side[one.words[0]].span.start : side[one.words[-1]].span.end], bool(one.proper))
        for one in names(side)
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("When asked about the well, Baker said it was dry.", "Baker"),
        ("Some of them fell ill on board, Dr Marsh thinks.", "Marsh"),
        ("The port ships its timber to Turkey every spring.", "Turkey"),
    ],
)
def test_a_common_word_is_a_name_where_only_a_name_can_stand(text: str, name: str) -> None:
    assert (name, True) in named(text)


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("The letter came from the Harbour Office of the town.", "Harbour Office"),
        ("The letter came from the Bureau of Mines and Waters.", "Waters"),
        ("They were sent home by Parliament before the vote.", "Parliament"),
    ],
)
def test_words_that_describe_a_body_are_weak(text: str, description: str) -> None:
    assert (description, False) in named(text)


def test_a_title_is_no_part_of_the_name_behind_it() -> None:
    assert ("Ylva Brandt", True) in named("It was opened by President Ylva Brandt in the spring.")


def test_a_line_in_title_case_has_no_names() -> None:
    assert named("Council of Norrby Opens New Bridge After Storm") == []


NAMES: list[tuple[str, list[tuple[str, str]]]] = [
    ("They met Ann Reed in Selk.", [("Ann Reed", "Ann"), ("Selk", "Selk")]),
    ("The Ministry of Health met.", [("Ministry", ""), ("Health", "")]),
    ("Dr. Ann Reed and Bo Marsh met.", [("Ann Reed", "Ann"), ("Bo Marsh", "Bo")]),
    ("In May the Old Mill Trust met.", [("Old Mill Trust", "")]),
    ("The Bank of Norland said so.", [("Bank", ""), ("Norland", "Norland")]),
    ("Reed met.", []),
    ("On Monday Selk won.", [("Selk", "Selk")]),
    ("ANN REED MET BO MARSH.", []),
    ("Queen Ann of Selk wept.", [("Ann", "Ann"), ("Selk", "Selk")]),
    ("They saw “The Old Mill” there.", [("Old Mill", "")]),
    ("The Selk-based firm failed.", [("Selk", "Selk")]),
    ("Mayor Reed's boat sank.", [("Reed's", "Reed's")]),
]
"""A text, and of each name its words and those of them that only a name has."""


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_a_text_has_these_names(text: str, expected: list[tuple[str, str]]) -> None:
    entries = side(text)
    told = [
        tuple(" ".join(entries[index].text for index in part) for part in (name.words, name.proper))
        for name in names(entries)
    ]
    assert told == expected
