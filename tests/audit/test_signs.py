"""A sign at a figure is part of what it says: none is lost unseen."""

import pytest

from benchmarks.quality.audit import one_bead
from retold.audit import audit
from retold.model import Span
from retold.text.signs import signs, with_signs


@pytest.mark.parametrize(
    ("text", "figure", "whole", "drawn"),
    [
        ("It fell to −3 then.", "3", "−3", "-"),
        ("It fell to -3 then.", "3", "-3", "-"),
        ("From 2-3 weeks.", "3", "3", ""),
        ("It is – 3 of them.", "3", "3", ""),
        ("It cost £30.", "30", "£30", "£"),
        ("It cost 30 € then.", "30", "30 €", "€"),
        ("It rose by 3 % then.", "3", "3 %", "%"),
        ("It rose by 3% then.", "3", "3%", "%"),
        ("It was -3°.", "3", "-3°", "-°"),
        ("A ratio >5.", "5", ">5", ">"),
        ("The dose is 3 × 5.", "5", "× 5", "×"),
        ("From £3 to £5.", "3", "£3", "£"),
        ("In £ the mill", "mill", "mill", ""),
        ("3", "3", "3", ""),
    ],
)
def test_the_signs_of_a_figure(text: str, figure: str, whole: str, drawn: str) -> None:
    start = text.index(figure)
    span = Span(start, start + len(figure))
    assert with_signs(text, span).of(text) == whole
    assert signs(text, span) == drawn


@pytest.mark.parametrize(
    ("source", "target", "shown"),
    [
        ("3%", "3", ("3%", "3")),
        ("£30", "30", ("£30", "30")),
        (">3", "<3", (">3", "<3")),
        ("3 × 5", "3 + 5", ("× 5", "+ 5")),
        ("-3 degrees", "3 degrees", ("-3 degrees", "3 degrees")),
    ],
)
def test_a_sign_that_is_another_is_told(source: str, target: str, shown: tuple[str, str]) -> None:
    line = "The warden of the lock at Norrby wrote down {} on Friday morning."
    alignment = one_bead(line.format(source), line.format(target))
    (change,) = audit(alignment).changes
    assert change.kind == "number"
    assert change.source is not None
    assert change.target is not None
    assert (
        change.source.of(alignment.source.text),
        change.target.of(alignment.target.text),
    ) == shown


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("−3 degrees", "-3 degrees"),
        ("3%", "3 percent"),
        ("£30", "30 pounds"),
        ("£3m", "£3 million"),
    ],
)
def test_one_value_with_other_signs_is_no_change(source: str, target: str) -> None:
    line = "The warden of the lock at Norrby wrote down {} on Friday morning."
    audited = audit(one_bead(line.format(source), line.format(target)))
    assert audited.changes == ()
    assert audited.ledger.open == ()
