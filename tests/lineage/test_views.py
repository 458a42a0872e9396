"""The same two texts are the same, whichever is given first."""

from dataclasses import replace
from typing import Literal

import pytest

from retold.align import align
from retold.compare import compare_documents
from retold.lineage.orders import mirrored
from retold.lineage.traits import weigh
from retold.lineage.views import HALF, WITHIN, View, both_ways
from retold.model import Comparison, Document, Relation, SegmentedDocument
from retold.prepare import prepare

STORY = (
    "The harbour board of Skarvik will close its northern pier to cargo ships from the first of "
    "March, its chairwoman, Ilse Thorne, said on Tuesday.\n"
    "Divers found in January that eleven of the forty oak piles under the pier have rotted "
    "through, and two have broken.\n"
    "Repairs will cost about 6.4 million crowns and take until the autumn, according to a report "
    "by the engineers Halden & Brock.\n"
    "Until then timber ships will be sent to Ormsund, forty kilometres to the south, where there "
    "is room for three of them at a time.\n"
    "“Nobody likes it, but I will not have a crane fall into the sea,” Thorne said.\n"
    "Pilots and dockers fear for their work. The dockers’ union counts ninety members in Skarvik, "
    "of whom sixty load timber.\n"
    "Its spokesman, Jon Velde, asked the board to pay them through the summer.\n"
    "The ferry to the islands is not affected. It calls at the southern pier, which was rebuilt in "
    "2009 in concrete.\n"
    "The pier was opened in 1931 by the grandfather of the present mayor. In the nineteen-sixties "
    "it handled a third of the timber of the whole coast.\n"
    "The county has been asked for half of the money and will decide at its meeting in April.\n"
)
BRIEF = (
    "Skarvik is closing its northern pier to cargo ships in March because eleven of the forty oak "
    "piles beneath it are rotten. The repairs cost some 6.4 million crowns and last until autumn; "
    "meanwhile timber ships go to Ormsund, said board chairwoman Ilse Thorne."
)
EXCERPT = "\n".join(STORY.split("\n")[3:6])
FLASH = (
    "Cargo ships must leave the north quay at Skarvik by spring. Harbour chief Ilse Thorne told "
    "the radio that the wood below it was worm-eaten. Importers from Bergen called the step "
    "hasty, and a petition with 2,300 names asks for a second survey."
)
ELSEWHERE = (
    "The bakers of Fjellby have baked a loaf of nineteen metres. Children carried it through the "
    "town on Saturday, and the last slice was sold for the school. A record it is not: a village "
    "in the next valley has the longest, of twenty-two metres."
)


def told(source: str, target: str) -> Comparison:
    return compare_documents(_prepared("source", source), _prepared("target", target))


def _prepared(name: str, text: str) -> SegmentedDocument:
    return prepare(Document(name, text, language="en"))


@pytest.mark.parametrize(("part", "kind"), [(BRIEF, "summary"), (EXCERPT, "excerpt")])
def test_a_part_is_one_in_whichever_order_it_is_given(part: str, kind: str) -> None:
    after, before = told(STORY, part).relation, told(part, STORY).relation
    assert (after.kind, before.kind) == (kind, kind)
    assert (after.whole, before.whole) == ("source", "target")
    assert after.certainty == before.certainty
    lines = " ".join(before.evidence)
    assert "every sentence of the source retells one of the target" in lines


@pytest.mark.parametrize(("text", "kind"), [(FLASH, "same-event"), (ELSEWHERE, "unrelated")])
def test_what_is_short_and_nobodys_brief_is_not_accused(text: str, kind: str) -> None:
    assert [told(STORY, text).relation.kind, told(text, STORY).relation.kind] == [kind, kind]


def test_of_a_brief_that_was_given_first_the_story_is_not_held_to_it() -> None:
    comparison = told(BRIEF, STORY)
    assert not [change for change in comparison.changes if change.kind in {"omission", "addition"}]
    wrong = told(BRIEF, STORY.replace("6.4 million", "64 million"))
    assert "6.4 million crowns → 64 million crowns" in [change.note for change in wrong.changes]
    assert "6.4 million crowns or 64 million crowns?" in [point.note for point in wrong.points]


def test_a_word_that_was_changed_in_what_was_taken_over_whole_is_told_all_the_same() -> None:
    grown = STORY.replace("forty kilometres to the south", "forty kilometres to the north")
    changes = told(EXCERPT, grown).changes
    assert "south → north" in [change.note for change in changes if change.reaches("critical")]


@pytest.mark.parametrize(
    ("containment", "copied", "whole"),
    [
        (WITHIN, HALF, "target"),
        (WITHIN - 0.01, HALF, "source"),
        (WITHIN, HALF - 0.01, "source"),
    ],
)
def test_of_two_texts_that_share_a_passage_neither_is_a_part(
    containment: float, copied: float, whole: Literal["source", "target"]
) -> None:
    tied = align(_prepared("source", EXCERPT), _prepared("target", STORY))
    view = View(tied, replace(weigh(tied), containment=containment, copied=copied), is_turned=True)
    part = view.as_given(Relation("excerpt", ("a line of the source’s is in the target",)))
    assert part == Relation("excerpt", ("a line of the target’s is in the source",), whole=whole)


def test_the_longer_text_is_the_source_of_the_first_view() -> None:
    tied = align(_prepared("source", BRIEF), _prepared("target", STORY))
    first, second = both_ways(tied)
    assert first.is_turned
    assert not second.is_turned
    assert first.alignment.source is tied.target
    assert mirrored(first.alignment).beads == tied.beads
