"""The spans of a change begin and end where a reader would draw them."""

import pytest

from benchmarks.quality.audit import one_bead
from retold.audit import audit
from retold.audit.verdict.spans import in_one_sentence
from retold.model import Document, Span
from retold.text.segment import segment

VOTE = "The council voted {} to rebuild the wall of the old town."


def told(source: str, target: str) -> list[tuple[str | None, str | None, str]]:
    alignment = one_bead(source, target)
    return [
        (
            change.source and change.source.of(alignment.source.text),
            change.target and change.target.of(alignment.target.text),
            change.note,
        )
        for change in audit(alignment).changes
    ]


@pytest.mark.parametrize(
    ("source", "target", "shown"),
    [
        ("on Nov. 14", "on Nov. 24", ("Nov. 14", "Nov. 24")),
        ("on Nov. 14", "on 24 November", ("Nov. 14", "24 November")),
        ("on Nov. 14", "on Dec. 14", ("Nov. 14", "Dec. 14")),
        ("on Friday, Nov. 14", "on Friday, Nov. 15", ("Friday, Nov. 14", "Friday, Nov. 15")),
        ("on March 5, 2024", "on March 6, 2024", ("March 5, 2024", "March 6, 2024")),
        ("on March 5–9", "on March 5–8", ("March 5–9", "March 5–8")),
        ("from Nov. 3 to 5", "from Nov. 3 to 7", ("Nov. 3 to 5", "Nov. 3 to 7")),
        ("in Nov. 2024", "in Nov. 2023", ("Nov. 2024", "Nov. 2023")),
        ("on May 5, June 7", "on May 5, June 8", ("June 7", "June 8")),
        ("on Friday the 14th of May", "on Friday the 15th of May", ("14th of May", "15th of May")),
        ("at 5 p.m.", "at 6 p.m.", ("5 p.m.", "6 p.m.")),
    ],
)
def test_a_date_is_shown_with_all_its_parts(source: str, target: str, shown) -> None:
    (change,) = told(VOTE.format(source), VOTE.format(target))
    assert change == (*shown, " → ".join(shown))


def test_a_date_that_lost_its_day_keeps_its_month() -> None:
    assert ("14", None) in [
        sides[:2] for sides in told(VOTE.format("on Nov. 14"), VOTE.format("in November"))
    ]


@pytest.mark.parametrize(
    "clause",
    [
        "provided that ministers approve it by Dec. 18",
        "provided that ministers approve it by Dec. 8",
        "if currents of more than four knots are measured",
        "if the storm returns before 6:30 a.m. on Friday",
        "unless prices rise by more than 5 %",
        "as long as less than 3 °C is measured in it",
        "if it is built in the U.S. by 2030",
    ],
)
def test_a_lost_clause_is_shown_from_its_first_word_to_its_last(clause: str) -> None:
    source = "The wall of the old town will be paid for with a grant {}."
    lost = [sides[0] for sides in told(source.format(clause), source.replace(" {}", ""))]
    assert clause in lost
    assert all(words is None or words in clause for words in lost)


@pytest.mark.parametrize(
    ("source", "target", "shown"),
    [
        ("It costs more than £46 million", "It costs at least £46 million",
         ("more than £46 million", "at least £46 million")),
        ("It costs at least 40 crowns", "It costs at most 40 crowns",
         ("at least 40 crowns", "at most 40 crowns")),
        ("It took up to 85 men", "It took up to 58 men", ("up to 85", "up to 58")),
        ("It costs 30 to 40 million crowns", "It costs 30 to 60 million crowns",
         ("30 to 40 million crowns", "30 to 60 million crowns")),
        ("It costs between 30 and 40 crowns", "It costs between 30 and 60 crowns",
         ("between 30 and 40 crowns", "between 30 and 60 crowns")),
        ("Dr. Helena van der Berg left", "Dr. Monika van der Berg left",
         ("Dr. Helena van der Berg", "Dr. Monika van der Berg")),
        ("The town of St. Ives lost", "The town of St. Neots lost", ("St. Ives", "St. Neots")),
        ("It was seen by Ludwig van Damm", "It was seen by Ludwig van Holt",
         ("Ludwig van Damm", "Ludwig van Holt")),
        ("It was done instead of him", "It was done because of him", ("instead of", "because of")),
    ],
)  # fmt: skip
def test_an_expression_is_shown_whole(source: str, target: str, shown) -> None:
    rest = ", said the council of the old town on the eve of the vote."
    found = told(source + rest, target + rest)
    assert (*shown, " → ".join(shown)) in found, found


def test_what_stands_for_a_part_of_an_expression_is_shown_with_it() -> None:
    source = "The gift came from the Royal Mining Council of the old town on Monday morning."
    found = told(source, source.replace("Royal Mining Council", "royal mining advice"))
    assert [sides[:2] for sides in found] == [("Royal Mining Council", "royal mining advice")]


@pytest.mark.parametrize(("between", "drawn"), [("the ", True), ("the old and new ", False)])
def test_what_stands_further_off_is_not(between: str, *, drawn: bool) -> None:
    source = "The gift came to the Royal Council of the town on Monday morning."
    target = source.replace("Royal Council", f"royal {between}advice")
    assert (f"royal {between}advice" in [sides[1] for sides in told(source, target)]) == drawn


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("said. It", "said"),
        ("gone. The mill", "gone. The mill"),
        ("gone. It is", "gone. It is"),  # two small words
        ("is. Mill", "Mill"),
        ("mill is gone", "mill is gone"),
        ("is", "is"),
    ],
)
def test_a_span_over_the_end_of_a_sentence_drops_a_small_word(words: str, shown) -> None:
    text = f"Ann left, Paul {words} stands. So it went on."
    start = text.index(f" {words} ") + 1
    span = in_one_sentence(Span(start, start + len(words)), segment(Document("d", text)))
    assert span.of(text) == shown


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("It took at least 40 men", "It took 40 men", "at least"),
        ("It was sold by Dr. Helena Berg", "It was sold by Helena Berg", "Dr."),
    ],
)
def test_what_stayed_of_an_expression_is_not_shown_as_gone(source: str, target: str, lost) -> None:
    rest = ", said the council of the old town on the eve of the vote."
    for source_words, target_words, _ in told(source + rest, target + rest):
        assert target_words is not None or source_words == lost


def test_figures_beside_each_other_are_no_range() -> None:
    source = "Shares fell by 6.5 per cent to 41.20 euros, said the council of the town."
    (change,) = told(source, source.replace("41.20", "42.10"))
    assert change[:2] == ("41.20 euros", "42.10 euros")
