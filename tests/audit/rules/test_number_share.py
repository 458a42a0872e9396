"""Another share of a group is told; an amount in other words, or of something else, is not."""

import pytest

from tests.audit.sides import found, found_among
from tests.audit.test_changes import told


@pytest.mark.parametrize(
    ("source", "target", "lost", "gained"),
    [
        (
            "Most of the vineyards were spared by the frost.",
            "All of the vineyards were spared by the frost.",
            "Most",
            "All",
        ),
        (
            "The mayor said some pupils had been sent home early.",
            "The mayor said all pupils had been sent home early.",
            "some",
            "all",
        ),
        (
            "Every lamp in the tunnel was checked in June.",
            "Few lamps in the tunnel were checked in June.",
            "Every",
            "Few",
        ),
    ],
)
def test_another_share_of_a_group_is_told(source: str, target: str, lost: str, gained: str) -> None:
    assert told(source, target) == [("number", lost, gained)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Some pupils were sent home early.", "Several pupils were sent home early."),
        ("Every lamp in the tunnel was checked.", "All lamps in the tunnel were checked."),
        ("It was the most costly bridge of all.", "It was by far the costliest bridge."),
        ("Some 40 goats were on the road.", "About 40 goats were on the road."),
        ("It happens more than a few times a year.", "It happens many times a year."),
    ],
)
def test_an_amount_in_other_words_is_no_change(source: str, target: str) -> None:
    assert [kind for kind, _, _ in told(source, target) if kind == "number"] == []


NUMBER_SHARE: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    ("He took all nine bids.", "He took all but nine bids.", [("nine", "all but nine")]),
    # 7 of 10 words are kept in order, 6 of 10
    (
        "He took all nine bids on a day in Selk.",
        "He took all but nine bids one day near Selk.",
        [("nine", "all but nine")],
    ),
    (
        "He took all nine bids on a day in Selk.",
        "She took all but nine bids one day near Selk.",
        [],
    ),
    ("All but 9 of the bids were open.", "All 9 of the bids were open.", [("All but 9", "9")]),
    ("Almost all the crew survived.", "All the crew survived.", [("all", "All")]),
    ("Nearly every boat sank in May.", "Most boats sank in May.", []),
    ("Nearly all boats sank in May.", "Virtually all boats sank in May.", []),
    (
        "They kept 12 of the old boats.",
        "They kept all except 12 of the old boats.",
        [("12", "all except 12")],
    ),
    ("He took all but nine bids.", "He took every one except nine bids.", []),
    ("All but nine bids were taken by him.", "Nine bids were turned down, said he.", []),
    ("All trains were late.", "Some trains were late.", [("All", "Some")]),
    ("Most trains were late.", "All trains were late.", [("Most", "All")]),
    ("Most trains were late.", "Many trains were late.", []),
    ("Many trains were late.", "Some trains were late.", []),
    ("Some trains were late.", "A few trains were late.", []),
    ("Most trains were late.", "Some trains were late.", [("Most", "Some")]),
    ("Many trains were late.", "Few trains were late.", [("Many", "Few")]),
    ("At most trains were late.", "At all trains were late.", []),
    ("The most trains were late.", "The all trains were late.", []),
    ("Most late trains stood.", "All late trains stood.", []),
    ("All 12 trains were late.", "Some 12 trains were late.", []),
    ("Every train was late.", "Several trains were late.", [("Every", "Several")]),
    ("All but one train stood.", "Some but one train stood.", [("All but one", "one")]),
    ("More than all trains stood.", "More than some trains stood.", []),
    ("Each other train stood.", "Some other train stood.", []),
    ("All of the winter trains stood.", "Most of the winter trains stood.", [("All", "Most")]),
    ("They met all.", "They met some.", []),
    ("All boats sank in the bay.", "In the north the skippers saw some trains.", []),
    ("The whole crew was late.", "Part of the crew was late.", []),
    ("All the very old wooden trains stood.", "Some of the very old wooden trains stood.", []),
    ("All the trains stood.", "Most of the trains stood.", []),
    ("The entire crew wept.", "Some of the crew wept.", []),
    ("Lots of crews wept.", "Few crews wept.", [("Lots", "Few")]),
    ("Mostly crews wept.", "Some crews wept.", [("Mostly", "Some")]),
    ("Partly sunny days came.", "All sunny days came.", [("Partly", "All")]),
    (
        "All crews wept there in Selk at night.",
        "Some crews sang there in Lund by day.",
        [("All", "Some")],
    ),
    ("Of all crews ten wept.", "Of some crews ten wept.", []),
]


@pytest.mark.parametrize(("source", "target", "expected"), NUMBER_SHARE)
def test_number_share_tells_these_words_and_no_others(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("number.share", source, target) == expected


NUMBER_SHARE_AMONG: list[tuple[list[str], list[str], list[tuple[str | None, str | None]]]] = [
    (["All crews of Selk wept."], ["Some goats at night sang."], []),
    (["In Selk all crews wept at night."], ["By day all goats, some say, wept at night."], []),
    (["They took a part of it."], ["They took all of it."], []),
    (["Most of the winter boats sank."], ["Some of the summer boats sank."], []),
    (
        ["The crew sold all the old boats in May."],
        ["The crew sold some of the old boats in May."],
        [("all", "some")],
    ),
    (["Some boats sank, others burned."], ["All boats sank, others burned."], [("Some", "All")]),
    (
        ["They sold hardly any boats in May."],
        ["They sold many boats in May."],
        [("hardly", "many")],
    ),
    (["The majority of crews wept."], ["A minority of crews wept."], [("majority", "minority")]),
    (["A few of them wept."], ["All of them wept."], [("few", "All")]),
    (["Not all boats sank."], ["Not some boats sank."], []),
    (["After all boats sank they wept."], ["After some boats sank they wept."], []),
    (["Too many boats sank."], ["Too few boats sank."], [("many", "few")]),
    (["All too often boats sank."], ["Some too often boats sank."], []),
    (["Numerous crews wept."], ["A handful of crews wept."], [("Numerous", "handful")]),
    (["Boats sank, all boats."], ["Boats sank, some boats."], [("all", "some")]),
    (["All."], ["Some."], []),
    (["More boats than all of them sank."], ["More boats than some of them sank."], []),
]


@pytest.mark.parametrize(("source", "target", "expected"), NUMBER_SHARE_AMONG)
def test_number_share_tells_these_words_of_these_lines(
    source: list[str], target: list[str], expected: list[tuple[str | None, str | None]]
) -> None:
    assert found_among("number.share", source, target) == expected
