# ruff: noqa: E501 - texts and tables
"""What is held against the whole other text: figures and quotations that stand nowhere in it."""

import pytest

import retold
from retold.align import align
from retold.audit.rules import quote_altered
from retold.model import Change, Document
from retold.text.segment import segment
from tests.audit.sides import changes_of

SOURCE = """The harbour board met on Monday and heard the engineers for two hours.

The new pier will cost 48,000 crowns, said Ilse Varn, who chairs the board. It is to be 120 metres long.

"We have waited nine years for this pier and we will not wait another winter," she said.

A storm in March of magnitude 6.7 on the coast scale broke the old one. Tents were put up for 8,000 people.

Landings of fish fell by 300 tonnes last year, the lowest since the war.

"Nobody asked the fishermen what they wanted," said Tom Arke, who speaks for them.
"""
RETOLD = """For two hours on Monday engineers spoke before the board of the harbour.

Ilse Varn, its chairwoman, put the price of a new pier at 48,000 crowns; its length is to reach 120 metres.

"We have waited nine years for this pier and we will not wait another winter," were her words.

The old one had been broken in March, when a storm struck that was given a magnitude of 6.7 on the scale of the coast. For 8,000 people there were tents.

Last year saw 300 tonnes less fish brought ashore, which had not been so little since the war.

Tom Arke, the fishermen's spokesman, said: "Nobody asked the fishermen what they wanted."
"""


def told(target: str, *rules: str) -> list[Change]:
    changes = retold.compare(SOURCE, target, reader="none").changes
    return [change for change in changes if change.rule in rules]


def altered_in(target: str) -> list[Change]:
    """What the rule itself finds, nothing dropped and nothing judged."""
    alignment = align(segment(Document("source", SOURCE)), segment(Document("target", target)))
    return list(quote_altered.changes(alignment))


def words(change: Change, target: str) -> tuple[str | None, str | None]:
    return (
        change.source.of(SOURCE) if change.source else None,
        change.target.of(target) if change.target else None,
    )


STRAY = ("number.stray", "number.unsupported")
FIGURES = (*STRAY, "number.change")


def test_a_faithful_retelling_has_none_of_them() -> None:
    assert told(RETOLD, *FIGURES, "quote.altered") == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("48,000", "84,000"), ("120", "1,200")],
)
def test_a_figure_that_stands_nowhere_is_told(right: str, wrong: str) -> None:
    target = RETOLD.replace(right, wrong)
    [change, *_] = told(target, *FIGURES)
    source_words, target_words = words(change, target)
    assert source_words is not None
    assert target_words is not None
    assert right in source_words
    assert wrong in target_words


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("48,000", "nearly 50,000"),  # rounded, and says so
        ("120 metres", "394 feet"),  # another unit
        ("8,000 people", "120 people"),  # stands in the source, though elsewhere: another rule's
        ("two hours", "120 minutes"),
    ],
)
def test_a_figure_that_is_explained_is_not(right: str, wrong: str) -> None:
    assert told(RETOLD.replace(right, wrong), *STRAY) == []


@pytest.mark.parametrize(
    ("source", "target", "is_told"),
    [
        ("Sales fell by 300 tonnes.", "Sales dropped to 300 tonnes.", True),
        ("Sales rose to 300 tonnes.", "Sales climbed by about 300 tonnes.", True),
        ("Sales rose to 300 tonnes.", "Sales climbed to 300 tonnes.", False),
        ("Sales fell by up to 300 tonnes.", "Sales dropped up to 300 tonnes.", False),
        ("It was seen by 300 people.", "It was shown to 300 people.", False),
        ("Sales fell by 300 tonnes.", "The fall in sales came to 300 tonnes.", False),
        ("Sales fell by 300 tonnes.", "Sales fell and came to 300 tonnes.", True),
    ],
)
def test_what_a_figure_came_to_is_not_what_it_changed_by(
    source: str, target: str, *, is_told: bool
) -> None:
    assert bool(changes_of("number.change", source, target)) == is_told


@pytest.mark.parametrize(
    ("right", "wrong", "altered", "severity"),
    [
        ("we will not wait", "we will wait", ("not", None), "critical"),
        ("another winter", "another summer", ("winter", "summer"), "major"),
        ("Nobody asked", "Somebody asked", ("Nobody", "Somebody"), "critical"),
        ("this pier and we", "this pier but we", ("and", "but"), "minor"),
    ],
)
def test_a_quotation_is_held_to_its_words(
    right: str, wrong: str, altered: tuple[str | None, str | None], severity: str
) -> None:
    target = RETOLD.replace(right, wrong)
    (change,) = altered_in(target)
    assert words(change, target) == altered
    assert change.severity == severity


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("We have waited nine years for this pier and we will", "We will"),  # cut in front
        (" and we will not wait another winter", ""),  # cut behind
        ('"Nobody asked the fishermen what they wanted."', "that nobody had asked the fishermen."),
    ],
)
def test_a_quotation_may_be_cut_or_told_indirectly(right: str, wrong: str) -> None:
    target = RETOLD.replace(right, wrong)
    assert target != RETOLD
    assert altered_in(target) == []


def test_who_puts_all_quotations_otherwise_is_held_to_none() -> None:
    target = RETOLD.replace(
        "We have waited nine years for this pier and we will not wait another winter",
        "For this pier we waited nine years, and another winter of waiting there will not be",
    ).replace(
        "Nobody asked the fishermen what they wanted", "The fishermen's wishes nobody asked for"
    )
    assert altered_in(target) == []


@pytest.mark.parametrize(
    ("source", "target"), [("may have been", "may be"), ("a-a-a", "a-a"), ("…", "it")]
)
def test_texts_without_a_word_that_carries_them_are_compared(source: str, target: str) -> None:
    assert retold.compare(f"{source} of", f"{target} of", reader="none").ledger is not None
