"""Of changes as grave and about as sure, what an editor must know first comes first."""

from dataclasses import replace

import pytest

from benchmarks.quality.audit import line_aligned
from retold.audit.verdict.weight import (
    ANOTHER_CLAIM,
    ANOTHER_FACT,
    DETAIL,
    HEADLINE,
    KIND_WEIGHTS,
    LEAD,
    QUOTED,
    SLIGHT,
    worst_first,
)
from retold.model import Certainty, Change, Kind, Severity, Span

SOURCE = [
    "Mill to close with loss of 300 jobs",
    "By Anna Holt",
    "The paper mill at Strand will close in May, its owner said on Monday.",
    "The union did not agree to the plan, which saves 40 million crowns.",
    'Its leader, Per Vik, said: "We were not asked, and 300 families will pay for it."',
    "The mill made 1,000 tonnes of paper a day, more than 500 tonnes of it for newspapers.",
    "It opened in 1952.",
]
TARGET = [
    "Mill to close with loss of 900 jobs",
    "By Anna Holt",
    "The paper mill at Strand will close in June, its owner said on Monday.",
    "The union did agree to the plan, which saves 70 million crowns.",
    'Its leader, Per Vik, said: "We were asked, and 300 families will pay for it."',
    "The mill made 901 tonnes of paper a day, at least 500 tonnes of it for newspapers.",
    "It opened in 1955.",
]
ALIGNMENT = line_aligned(SOURCE, TARGET)


def change(
    kind: Kind,
    source: str,
    target: str,
    severity: Severity = "critical",
    certainty: Certainty = "likely",
) -> Change:
    texts = ALIGNMENT.source.text, ALIGNMENT.target.text
    line = next(
        n for n, text in enumerate(TARGET if target else SOURCE) if (target or source) in text
    )

    def span(words: str, lines: list[str], text: str) -> Span | None:
        start = text.index(words, text.index(lines[line])) if words else -1
        return Span(start, start + len(words)) if words else None

    spans = span(source, SOURCE, texts[0]), span(target, TARGET, texts[1])
    return Change(kind, severity, line, *spans, f"{source} → {target}", certainty=certainty)


HEADLINE_FIGURE = change("number", "300", "900")
LEAD_DATE = change("date", "May", "June")
DENIAL = change("negation", "did not agree", "did agree")
FIGURE = change("number", "40 million crowns", "70 million crowns")
QUOTED_DENIAL = change("negation", "not asked", "asked")
SLIGHTLY_OFF = change("number", "1,000 tonnes", "901 tonnes")
LIMIT = change("number", "more than 500 tonnes", "at least 500 tonnes")
YEAR = change("date", "1952", "1955")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (HEADLINE_FIGURE, DENIAL),
        (HEADLINE_FIGURE, LEAD_DATE),
        (QUOTED_DENIAL, DENIAL),
        (DENIAL, FIGURE),
        (LEAD_DATE, FIGURE),
        (LEAD_DATE, DENIAL),  # they weigh the same: in the order of the text
        (FIGURE, SLIGHTLY_OFF),
        (YEAR, SLIGHTLY_OFF),
        (YEAR, LIMIT),
        (SLIGHTLY_OFF, LIMIT),  # they weigh the same
        (YEAR, change("wording", "newspapers", "newspapers")),
        (change("omission", "The union", "", "critical"), FIGURE),
        (change("addition", "", "Per Vik", "major"), change("omission", "leader", "", "major")),
        (YEAR, replace(HEADLINE_FIGURE, severity="major")),
        (YEAR, replace(HEADLINE_FIGURE, certainty="possible")),
        (replace(FIGURE, certainty="certain"), YEAR),
        (DENIAL, replace(FIGURE, certainty="certain")),
        (replace(YEAR, certainty="certain"), FIGURE),
        (replace(HEADLINE_FIGURE, certainty="possible"), replace(YEAR, severity="major")),
    ],
)  # fmt: skip
def test_the_first_is_what_matters_more(first: Change, second: Change) -> None:
    assert worst_first([second, first], ALIGNMENT) == (first, second)
    assert worst_first([first, second], ALIGNMENT) == (first, second)


def _place(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


@pytest.mark.parametrize(
    ("source", "target", "weight"),
    [
        ("1,000 tonnes", "900 tonnes", DETAIL),
        ("1,000 tonnes", "899 tonnes", ANOTHER_FACT),
        ("1,000 tonnes", "1,000 litres", ANOTHER_FACT),
        ("1,000 tonnes", "$1,000", ANOTHER_FACT),
        ("$1,000 a day", "$1,000 a week", ANOTHER_FACT),
        ("at least 1,000 tonnes", "1,000 tonnes", DETAIL),
        ("at least 1,000 tonnes", "up to 1,000 tonnes", ANOTHER_FACT),
    ],
)
def test_slightly_off_is_a_tenth_of_the_same_unit(source: str, target: str, weight: int) -> None:
    lines = ["The mill stands.", f"It made {source}.", "It opened in 1952."]
    other_lines = ["The mill stands.", f"It made {target}.", "It opened in 1955."]
    alignment = line_aligned(lines, other_lines)
    texts = alignment.source.text, alignment.target.text
    number = Change(
        "number", "major", 1, Span(*_place(texts[0], source)), Span(*_place(texts[1], target)), ""
    )
    year = Change(
        "date", "major", 2, Span(*_place(texts[0], "1952")), Span(*_place(texts[1], "1955")), ""
    )
    assert worst_first([number, year], alignment)[0] == (year if weight == DETAIL else number)


def test_what_a_summary_says_comes_before_what_it_leaves_out() -> None:
    lost, said = change("omission", "The union", ""), replace(YEAR, severity="minor")
    assert worst_first([said, lost], ALIGNMENT) == (lost, said)
    assert worst_first([said, lost], ALIGNMENT, brief=True) == (said, lost)


def test_a_place_makes_up_for_one_step_and_a_headline_for_two() -> None:
    assert (ANOTHER_CLAIM, ANOTHER_FACT, DETAIL) == (2, 1, 0)
    assert (HEADLINE, LEAD, QUOTED, SLIGHT) == (2, 1, 1, 0.1)
    assert {kind for kind, weight in KIND_WEIGHTS.items() if weight == ANOTHER_CLAIM} == {
        "negation",
        "role",
    }


def test_a_text_without_a_headline_begins_with_its_first_sentence() -> None:
    lines = ["The mill shut in 1952.", "The dam broke in 1952."]
    alignment = line_aligned(lines, [line.replace("1952", "1955") for line in lines])
    texts = alignment.source.text, alignment.target.text
    second = texts[0].rindex("1952")
    first = Change("wording", "major", 0, Span(4, 8), Span(4, 8), "")
    last = Change("wording", "major", 1, Span(second, second + 4), Span(second, second + 4), "")
    name = replace(last, kind="name")
    assert worst_first([last, first], alignment) == (first, last)
    assert worst_first([name, replace(first, kind="negation")], alignment)[0].kind == "negation"
    assert worst_first([name, first], alignment) == (first, name)
