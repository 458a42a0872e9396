"""The rest of a whole, of which the contrary is said, is the same claim; another rest is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.quality.audit import one_bead
from retold.audit import audit
from retold.audit.cues.complements import complement
from tests.audit.sides import linked

SAME = [
    ("Five of the eleven passed.", "Six of the eleven did not pass."),
    ("Of the 40 boats 12 came back.", "Of the 40 boats 28 did not come back."),
    ("One in four trains was late.", "Three in four trains were not late."),
    ("A quarter of the trains were late.", "Three quarters of the trains were not late."),
    ("30 % of the members had paid.", "70 % of the members had not paid."),
    ("A third of the nurses were vaccinated.", "67 % of the nurses were unvaccinated."),
    ("At least 5 of the 11 boats came back.", "At most 6 of the 11 boats did not come back."),
]
OTHER = [
    # Another rest.
    ("Five of the eleven passed.", "Seven of the eleven did not pass."),
    ("One in four trains was late.", "Two in four trains were not late."),
    ("A third of the nurses were vaccinated.", "68 % of the nurses were unvaccinated."),
    # The rest without a denial, and the denial without the rest.
    ("Five of the eleven passed.", "Six of the eleven passed."),
    ("Five of the eleven passed.", "Five of the eleven did not pass."),
    ("30 % of the members had paid.", "70 % of the members had paid."),
    # Two halves do not differ, and the denial may be of anything.
    ("50 % of the members had paid.", "50 % of the members had not paid."),
    # Something lies between.
    ("30 % of the members agreed.", "70 % of the members disagreed."),
    # No parts are taken of what both have.
    ("Five boats met eleven ships and passed.", "Six boats met eleven ships and did not pass."),
    # One is the least and the other what there is.
    ("At least 5 of the 11 boats came back.", "6 of the 11 boats did not come back."),
    # Two denials.
    ("Five of the eleven passed and paid.", "Six of the eleven did not pass and never paid."),
    # Another figure differs too.
    ("Five of the eleven passed in 3 hours.", "Six of the eleven did not pass in 4 hours."),
]


@pytest.mark.parametrize(("source", "target"), SAME)
def test_the_rest_of_which_the_contrary_is_said_is_one_claim(source: str, target: str) -> None:
    for one, other in ((source, target), (target, source)):
        assert complement(linked(one, other))
        told = audit(one_bead(one, other)).changes
        assert not [change for change in told if change.severity != "minor"]


@pytest.mark.parametrize(("source", "target"), OTHER)
def test_other_parts_are_not(source: str, target: str) -> None:
    for one, other in ((source, target), (target, source)):
        assert complement(linked(one, other)) is None
        assert audit(one_bead(one, other)).changes


@given(st.integers(4, 60), st.data())
def test_a_part_and_its_rest_come_to_the_whole(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(2, whole - 2))
    other_part = data.draw(st.integers(2, whole - 2))
    source = f"Of the {whole} boats in the harbour {part} came back."
    target = f"Of the {whole} boats in the harbour {other_part} did not come back."
    assert bool(complement(linked(source, target))) is (part + other_part == whole != 2 * part)
