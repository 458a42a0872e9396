"""Each word is tied once, by the surest bond, and a word without one knows its place."""

import pytest

from retold.audit.link.links import slot, slot_in_source
from tests.audit.sides import linked


@pytest.mark.parametrize(
    ("source", "target", "word", "counterpart", "bond"),
    [
        ("The boat sank", "The boat sank", "boat", "boat", "same"),
        ("The boat sank", "The boats sank", "boat", "boats", "same"),
        ("Slowly the boat sank", "The boat sank slowly", "Slowly", "slowly", "moved"),
        ("Thirty boats sank", "30 boats sank", "Thirty", "30", "value"),
        ("Two million boats sank", "2,000,000 boats sank", "million", "2,000,000", "value"),
        ("2,000,000 boats sank", "Two million boats sank", "2,000,000", "Two", "value"),
        ("The election of a mayor", "A mayor was elected", "election", "elected", "family"),
        ("The World Health Organization met", "The WHO met", "Health", "WHO", "abbreviation"),
        ("The WHO met", "The World Health Organization met", "WHO", "Organization", "abbreviation"),
        (
            "The W.H.O. met",
            "The World Health Organization met",
            "W.H.O.",
            "Organization",
            "abbreviation",
        ),
        ("Councillor Reed met them", "Cllr Reed met them", "Councillor", "Cllr", "abbreviation"),
        ("They purchased a boat", "They bought a boat", "purchased", "bought", "synonym"),
        ("The govenor met them", "The governor met them", "govenor", "governor", "spelling"),
        ("The doctor saw him", "The nurse saw him", "doctor", "nurse", "near"),
    ],
)
def test_a_word_is_tied_by_the_surest_bond(
    source: str, target: str, word: str, counterpart: str, bond: str
) -> None:
    bead = linked(source, target)
    at = next(at for at, each in enumerate(bead.source) if each.text == word)
    to = bead.to_target[at]
    assert to is not None
    assert (bead.target[to].text, bead.bonds[at]) == (counterpart, bond)


@pytest.mark.parametrize(
    ("source", "target", "word"),
    [
        ("The boat rose", "The boat fell", "rose"),
        ("Norway met them", "Sweden met them", "Norway"),
        ("They saw Norway there", "They saw boats there", "Norway"),
        ("The 12 boats", "The 13 boats", "12"),
        ("The boat sank", "The boat burst into song", "sank"),
        ("The A met", "The Alpha met", "A"),
    ],
)
def test_words_that_tell_another_thing_are_not_tied(source: str, target: str, word: str) -> None:
    bead = linked(source, target)
    assert word in [bead.source[at].text for at in bead.lost()]


@pytest.mark.parametrize(
    ("source", "target", "word", "place"),
    [
        ("one lost two", "one new two", "lost", ["new"]), ("one lost two", "one two", "lost", []),
        ("lost one two", "new one two", "lost", ["new"]),
        ("one two lost", "one two new", "lost", ["new"]),
        ("one lost two", "two one new", "lost", ["new"]), ("lost", "new", "lost", ["new"]),
        ("one gone lost two", "one new two", "lost", ["new"]),
        ("one two lost", "one two new newer", "lost", ["new"]),
        ("three one lost two four", "two four new three one", "lost", []),
    ],
)  # fmt: skip
def test_a_lost_word_has_a_place_between_its_neighbours_counterparts(
    source: str, target: str, word: str, place: list[str]
) -> None:
    names = {"one": "Anna", "two": "Bruno", "three": "Clara", "four": "Dario", "lost": "sank",
    "gone": "twice",
             "new": "laughed", "newer": "upstairs"}  # fmt: skip
    bead = linked(*(" ".join(names[each] for each in text.split()) for text in (source, target)))
    at = next(at for at, each in enumerate(bead.source) if each.text == names[word])
    assert bead.to_target[at] is None
    assert [bead.target[to].text for to in slot(bead, at)] == [names[each] for each in place]


def test_a_new_word_has_a_place_in_the_source() -> None:
    bead = linked("Anna sank Bruno", "Anna laughed Bruno")
    assert [bead.source[at].text for at in slot_in_source(bead, 1)] == ["sank"]


def test_what_was_kept_and_what_is_settled_are_shares_of_words() -> None:
    bead = linked("Anna met Bruno and Clara today", "Anna met Bruno and Clara in Oslo today")
    assert bead.kept() == pytest.approx(6 / 8)
    assert bead.settled(0, 3) == 1.0
    bead = linked("Anna met Bruno twice", "Anna met Bruno upstairs")
    assert bead.settled(2, 1) == 0.5
    assert bead.settled(0, 1) == 1.0
    assert [bead.target[to].text for to in bead.gained()] == ["upstairs"]


@pytest.mark.parametrize(
    ("source", "target", "unchanged"),
    [("Anna met Bruno.", "Anna met Bruno.", True), ("Anna met Bruno.", "Anna met Bruno!", False),
     ("“Anna met Bruno", "Anna met Bruno", False), ("Anna met Bruno.", "Anna met him.", False)],
)  # fmt: skip
def test_a_bead_is_unchanged_with_the_marks_around_it(
    source: str, target: str, *, unchanged: bool
) -> None:
    assert linked(source, target).is_unchanged() == unchanged
