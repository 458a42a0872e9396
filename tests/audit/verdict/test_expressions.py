"""What a reader takes as one: figures with their limits, dates, names, fixed expressions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.audit.verdict.expressions import BESIDE, LONGEST, expressions, whole
from retold.model import Span
from tests.audit.sides import linked


def shown(text: str) -> list[str]:
    return [span.of(text) for span in expressions(linked(text, text), 0)]


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("It took no more than 40 men to lift it.", "no more than 40"),
        ("It grew by less than half that year.", "less than half"),
        ("It weighs 40 tonnes or more today.", "40 tonnes or more"),
        ("It lasts from 3 to 5 hours.", "from 3 to 5 hours"),
        ("It lasts 3–5 hours.", "3–5 hours"),
        ("It opens on Friday, 14 Nov. 2024.", "Friday, 14 Nov. 2024"),
        ("It was built for President Anna de la Cruz then.", "President Anna de la Cruz"),
        ("It was built for Sir Paul Holt's mother.", "Sir Paul Holt"),
        ("It was shut, according to Paul.", "according to"),
        ("It was shut as well as sold.", "as well as"),
    ],
)
def test_an_expression_is_one(text: str, expression: str) -> None:
    assert expression in shown(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It fell by 6 per cent to 41 euros.", "6 per cent to 41 euros"),
        ("It sold 3 boats and 5 carts.", "3 boats and 5"),
        ("It was the wish of Holt's Anna Berg.", "Holt's Anna Berg"),
        ("I saw ten Americans.", "ten Americans"),
        ("On Monday Paul Holt left.", "Monday Paul Holt"),
    ],
)
def test_what_stands_side_by_side_is_not_one(text: str, words: str) -> None:
    assert words not in shown(text)


def test_what_is_too_long_is_none() -> None:
    for length, expected in ((LONGEST, 1), (LONGEST + 1, 0)):
        name = "Holt " + "B" + "x" * (length - len("Holt B"))
        assert shown(f"It was sold by {name} then.").count(name) == expected
    assert BESIDE == 4


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda pair: Span(pair[0], sum(pair)))


@given(SPANS, st.lists(SPANS, max_size=6))
def test_a_whole_span_cuts_nothing_and_loses_nothing(span: Span, within: list[Span]) -> None:
    drawn = whole(span, within)
    assert drawn.start <= span.start
    assert span.end <= drawn.end
    for expression in within:
        apart = expression.end <= drawn.start or drawn.end <= expression.start
        assert apart or (drawn.start <= expression.start and expression.end <= drawn.end)
    assert whole(drawn, within) == drawn
