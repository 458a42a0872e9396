"""The union is the union that the text names in full."""

import pytest

from retold.model import Document
from retold.quotes import find_quotations
from retold.quotes.bodies import Bodies
from retold.text.segment import segment

TEXT = (
    "The Dock Workers' Union met the Orrin Port Authority. The Ministry of Sport was away. "
    "Orrin Council and Lindvik Council sent nobody. Council leader Edda Falk came."
)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Dock Workers’ Union", "Dock Workers' Union"),
        ("The union", "Dock Workers' Union"),
        ("the Workers' Union", "Dock Workers' Union"),
        ("the authority", "Orrin Port Authority"),
        ("the ministry", "Ministry of Sport"),
        ("Orrin Council", "Orrin Council"),
        ("the council", None),  # of two
        ("union", None),
        ("the port", None),
        ("the farmers' union", None),
    ],
)
def test_a_part_of_one_body_alone_stands_for_it(words: str, name: str | None) -> None:
    assert Bodies(TEXT).name(words) == name


def test_the_mentions_of_one_body_are_one_speaker() -> None:
    text = (
        "The ferries stood still, the Dock Workers' Union said. “We are tired,” the union added. "
        "Dock workers in Orrin warned of delays."
    )
    found = find_quotations(segment(Document("d", text, language="en")))
    assert [one.said_by for one in found] == ["Dock Workers' Union"] * 2 + [None]
    assert found[2].speaker[0].of(text) == "Dock workers in Orrin"
