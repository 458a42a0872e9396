# ruff: noqa: E501 - texts
"""A figure that nothing in the whole source explains is told wherever it stands; others are not."""

import pytest

import retold
from retold.align import align
from retold.audit.link import link_beads, search
from retold.audit.rules import number_unsupported
from retold.model import Change, Document
from retold.text.segment import segment

SOURCE = """The harbour board of Eastmark closed its grain store on Thursday after inspectors found damp in 14 of its 52 bins.

About 3,800 tonnes of barley will be moved to Lorne by the end of March, at a cost of 260,000 crowns, said the store's keeper, Ines Vold.

The store was built in 1958 and last painted in 1994. A fifth of its floor had been renewed; 70 percent of the bins were dry.

Two firms, Halm and Brix, will share the bill of 90,000 crowns for new doors in equal parts.

“We should have looked sooner,” said Vold, who has kept the store for 11 years. The next inspection is due on 8 May.
"""
TOLD_ANEW = """Ines Vold, keeper of Eastmark's grain store, admits that the place ought to have been examined earlier.
Damp was discovered in {bins} by the people who inspect such buildings, and since Thursday nobody may use it.
Barley, {barley}, goes to Lorne instead{when}.
It has stood there since {built}; {extra}.
"""
TRUE = {
    "bins": "14 bins", "barley": "roughly 3,800 tonnes of it", "when": "", "built": "1958",
    "extra": "the next visit is for 8 May",
}  # fmt: skip


def unsupported(target: str) -> list[tuple[str, str | None, str]]:
    """The kind and words of what the rule itself finds, nothing dropped and nothing judged."""
    sides = (
        segment(Document(name, text, language="en"))
        for name, text in (("s", SOURCE), ("t", target))
    )
    alignment = align(*sides)
    elsewhere = search(alignment, link_beads(alignment))
    changes: list[Change] = [
        *number_unsupported.figures(alignment, elsewhere),
        *number_unsupported.dates(alignment, elsewhere),
    ]
    return [
        (
            change.kind,
            change.source.of(SOURCE) if change.source else None,
            change.target.of(target) if change.target else "",
        )
        for change in changes
    ]


CASES: list[tuple[str, str, list[tuple[str, str | None, str]]]] = [
    ("bins", "77 bins", [("number", None, "77")]),
    ("bins", "27% of the bins", []),
    ("bins", "46% of the bins", [("number", None, "46%")]),
    ("bins", "30% of the bins", []),
    ("bins", "14 bins, the other 38 being dry,", []),
    ("bins", "more than a dozen bins", []),
    ("bins", "three bins or so", []),
    ("barley", "8,300 tonnes of it", [("number", "3,800 tonnes", "8,300 tonnes")]),
    ("barley", "nearly four thousand tonnes of it", []),
    ("barley", "3.8 million kilograms of it", []),
    ("when", " before April", []),
    ("when", " by the end of July", [("date", "March", "July")]),
    ("built", "the fifties", []),
    ("built", "1985", [("date", "1958", "1985")]),
    ("built", "six decades and more", []),
    ("extra", "20 percent of its floor is new", []),
    ("extra", "25 percent of its floor is new", [("number", "70 percent", "25 percent")]),
    ("extra", "the firms share 90,000 crowns for the doors", []),
    ("extra", "the firms share 95,000 crowns for the doors", [("number", "90,000 crowns", "95,000 crowns")]),
    ("extra", "the two jobs cost 350,000 crowns together", []),
    ("extra", "Vold has been there for 11 years", []),
    ("extra", "the next visit is for 18 May", [("date", "8", "18")]),
]  # fmt: skip


@pytest.mark.parametrize(("place", "words", "expected"), CASES)
def test_a_figure_is_told_where_nothing_explains_it(
    place: str, words: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert unsupported(TOLD_ANEW.format(**{**TRUE, place: words})) == expected


def test_nothing_is_told_of_a_text_whose_figures_are_the_source_s() -> None:
    assert unsupported(TOLD_ANEW.format(**TRUE)) == []


def test_a_wrong_figure_is_told_in_a_sentence_that_stands_beside_none_of_its_own() -> None:
    target = TOLD_ANEW.format(**TRUE) + "A roofer from Tarn wants 777,000 crowns for his work.\n"
    assert ("number", None, "777,000 crowns") in unsupported(target)


def test_a_figure_is_told_likely_and_grave_in_a_text_told_in_other_words() -> None:
    target = TOLD_ANEW.format(**{**TRUE, "barley": "8,300 tonnes of it"})
    told = [
        change
        for change in retold.compare(
            Document("s", SOURCE, language="en"), Document("t", target, language="en")
        ).changes
        if change.target and change.target.of(target).startswith("8,300")
    ]
    assert [(change.kind, change.severity) for change in told] == [("number", "major")]
    assert told[0].certainty != "possible"
