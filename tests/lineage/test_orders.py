import pytest

from retold.align import align
from retold.lineage import orders
from retold.lineage.direction import source_first
from retold.lineage.orders import LONGEST_TIE, mirrored, supposed
from retold.model import Alignment, Document
from retold.text.segment import segment

OLD = "The weir was built in 1931. Nobody may swim there. The lake is deep. It rained on Friday."
NEW = "It snowed. The weir was built in 1932. The lake is very deep. Boats are banned. It rained."


def _alignment(old: str, new: str, **known: dict[str, str]) -> Alignment:
    source, target = (
        segment(Document(key, text, language="en", **known.get(key, {})))
        for key, text in (("s", old), ("t", new))
    )
    return align(source, target, encoder=None)


def test_an_order_turned_twice_is_the_order() -> None:
    order = source_first(_alignment(OLD, NEW))
    assert (order.earlier.side, order.later.side) == ("source", "target")
    assert order.turned().earlier is order.later
    assert order.turned().turned() == order


def test_the_mirror_image_supposes_the_same_order() -> None:
    alignment = _alignment(OLD, NEW)
    one, two = supposed(alignment), supposed(mirrored(alignment))
    assert one.ties == two.ties
    assert one.earlier.text == two.earlier.text
    assert {one.earlier.side, two.earlier.side} == {"source", "target"}


def test_the_mirror_image_covers_both_texts_in_the_order_of_the_new_target() -> None:
    alignment = mirrored(_alignment(OLD, NEW))
    assert alignment.source.text == NEW
    told = [index for bead in alignment.beads for index in bead.target]
    assert told == sorted(told) == [*range(len(alignment.target.sentences))]
    left = [index for bead in alignment.beads for index in bead.source]
    assert sorted(left) == [*range(len(alignment.source.sentences))]
    assert {bead.reuse for bead in alignment.beads if not bead.target} <= {"omitted"}
    assert {bead.reuse for bead in alignment.beads if not bead.source} <= {"new"}


def test_what_stands_for_other_words_is_one_edit() -> None:
    order = source_first(_alignment("The weir was built in 1931.", "The weir was raised in 1932."))
    [tie] = order.ties
    assert [(edit.earlier, edit.later) for edit in tie.edits] == [
        (("built",), ("raised",)),
        (("1931",), ("1932",)),
    ]
    assert tie.same == 5


@pytest.mark.parametrize(("longest", "edits"), [(5, 0), (6, 1)])
def test_a_text_without_full_stops_is_not_searched_for_edits(
    tie, monkeypatch, longest: int, edits: int
) -> None:
    assert LONGEST_TIE > 1_000  # no sentence that anybody wrote
    monkeypatch.setattr(orders, "LONGEST_TIE", longest)
    order = source_first(tie("the weir was built in 1931", "the weir was built in 1932"))
    assert [len(found.edits) for found in order.ties] == [edits]


@pytest.mark.parametrize(
    ("one", "two", "is_same"),
    [
        ({}, {}, None),
        ({"outlet": "Fen Mirror"}, {}, None),
        ({"outlet": "Fen Mirror"}, {"outlet": "The Fen Mirror"}, True),
        ({"outlet": "Fen Mirror"}, {"outlet": "Lune Echo"}, False),
        ({"url": "https://www.fen.example/a"}, {"url": "http://fen.example/b"}, True),
        ({"url": "https://fen.example/a"}, {"url": "https://lune.example/b"}, False),
        ({"url": "https://fen.example/a", "outlet": "Fen"}, {"outlet": "Lune"}, False),
        ({"url": "https://[broken"}, {"url": "https://[broken"}, None),
        ({"outlet": "The"}, {"outlet": "The"}, True),
    ],
)
def test_outlets_and_hosts_tell_one_publisher(one, two, is_same) -> None:
    order = source_first(_alignment(OLD, NEW, s=one, t=two))
    assert order.has_one_publisher is is_same
