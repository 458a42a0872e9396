import pytest

from retold.audit.logistic import CLEAREST, logit
from retold.audit.readings import BeadReading, ContextReading
from retold.audit.verdict.certainty import (
    sure,
)
from retold.audit.verdict.seconded import (
    LIKELY_SECONDED,
    STILL_LIKELY,
    of_context,
    share_seconded,
)
from retold.model import Certainty, Change, Span
from tests.audit.sides import linked

BEAD = linked("The old mill shut on Friday.", "The old forge shut on Friday.")
MARK = Change("wording", "major", 0, Span(8, 12), Span(8, 13), "mill → forge", rule="wording.slip")


def reading(score: float) -> BeadReading:
    links = tuple(tuple(float(i == j) for j in range(6)) for i in range(6))
    return BeadReading((0, 0, score, 0, 0, 0), (0, 0, score, 0, 0, 0), links)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.7])
def test_a_claim_is_surer_the_more_its_words_are_read_as_changed(share: float) -> None:
    shares = [share_seconded(share, MARK, BEAD, reading(score)) for score in (0.01, 0.3, 0.7, 0.99)]
    assert shares == sorted(shares)
    assert shares[0] < shares[-1]


def test_a_claim_is_surer_the_more_its_rule_is_worth() -> None:
    shares = [share_seconded(share, MARK, BEAD, reading(0.6)) for share in (0.2, 0.5, 0.9)]
    assert shares == sorted(shares)


@pytest.mark.parametrize(
    ("share", "before", "after"),
    [
        (LIKELY_SECONDED, "possible", "likely"),
        (LIKELY_SECONDED - 0.01, "possible", "possible"),
        (STILL_LIKELY, "likely", "likely"),
        (STILL_LIKELY - 0.01, "likely", "possible"),
        (STILL_LIKELY, "certain", "certain"),
        (STILL_LIKELY - 0.01, "certain", "possible"),
        (0.99, "possible", "likely"),
        (0.99, "certain", "certain"),
    ],
)
def test_the_reader_makes_no_claim_certain(
    share: float, before: Certainty, after: Certainty
) -> None:
    assert sure(share, before) == after


@pytest.mark.parametrize(("share", "value"), [(0.0, -CLEAREST), (0.5, 0.0), (1.0, CLEAREST)])
def test_a_logit_has_bounds(share: float, value: float) -> None:
    assert logit(share) == value


def test_in_context_each_side_counts_for_itself_and_the_surer_for_both() -> None:
    context = ContextReading((0.1, 0.9, 0.5), (0.5, 0.2))
    values = of_context([1, 2], [1], context)
    assert values["in context"] == values["in context, source"] == logit(0.9)
    assert values["in context, lower"] == values["in context, target"] == logit(0.2)
    assert values["mean in context, source"] == logit(0.7)
    assert of_context([], [0], context)["in context, source"] == 0.0


def test_what_is_not_read_in_context_counts_for_nothing() -> None:
    assert set(of_context([0], [0], None).values()) == {0.0}
