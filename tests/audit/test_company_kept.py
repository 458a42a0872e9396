"""What is said of the other sentences of a text makes a claim in it surer, or less sure."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.audit.company_kept import WEIGHTS, Company
from retold.audit.readings import Readings
from tests.audit.sides import linked

SHARES = st.floats(0.0, 1.0)
WEIGHED = st.lists(st.tuples(st.integers(0, 9), SHARES), max_size=20)
SORTS = ("claim", "mark")


@pytest.mark.parametrize("sort", SORTS)
def test_a_claim_is_surer_the_more_is_wrong_elsewhere(sort: str) -> None:
    companies = [Company.of([(k, 0.9) for k in range(1, wrong + 1)], 12) for wrong in range(5)]
    shares = [company.share(sort, 0.5, 0) for company in companies]  # type: ignore[arg-type]
    assert all(before < after for before, after in pairwise(shares))


@pytest.mark.parametrize("sort", SORTS)
def test_a_doubtful_claim_is_told_among_errors_and_not_in_a_faithful_text(sort: str) -> None:
    faithful, careless = Company.of([(0, 0.6)], 12), Company.of([(k, 0.95) for k in range(6)], 12)
    assert faithful.share(sort, 0.6, 0) < 0.5 < careless.share(sort, 0.6, 0)  # type: ignore[arg-type]


@pytest.mark.parametrize("sort", SORTS)
def test_what_is_sure_alone_stays_likely_in_a_faithful_text(sort: str) -> None:
    assert Company.of([(0, 0.99)], 12).share(sort, 0.99, 0) > 0.6  # type: ignore[arg-type]


@given(WEIGHED, SHARES, st.integers(0, 9))
def test_its_own_bead_says_nothing_for_a_claim(
    weighed: list[tuple[int, float]], share: float, index: int
) -> None:
    apart = [each for each in weighed if each[0] != index]
    assert Company.of(weighed, 10).features(share, index) == Company.of(apart, 10).features(
        share, index
    )


@given(WEIGHED, SHARES)
def test_the_order_in_which_it_was_weighed_changes_nothing(
    weighed: list[tuple[int, float]], share: float
) -> None:
    assert Company.of(weighed, 10) == Company.of(reversed(weighed), 10)
    assert 0 <= Company.of(weighed, 10).share("claim", share, 0) <= 1


@given(WEIGHED, SHARES, SHARES, st.sampled_from(SORTS))
def test_what_is_surer_alone_is_surer_in_company(
    weighed: list[tuple[int, float]], one: float, second: float, sort: str
) -> None:
    company = Company.of(weighed, 10)
    low, high = (company.share(sort, share, 0) for share in sorted((one, second)))  # type: ignore[arg-type]
    assert low <= high


def test_a_bead_counts_once_by_its_likeliest() -> None:
    once, twice = Company.of([(1, 0.8)], 5), Company.of([(1, 0.3), (1, 0.8), (1, 0.5)], 5)
    assert once == twice


def test_readings_without_company_leave_a_share_as_it_is() -> None:
    readings = Readings([linked("The mill shut.", "The mill closed.")], None)
    assert readings.share_in_company("claim", 0.37, 0) == 0.37
    company = Company.of([(1, 0.9)], 2)
    held = readings.in_company(company)
    assert held.share_in_company("claim", 0.37, 0) == company.share("claim", 0.37, 0)
    assert readings.company is None


def test_every_feature_has_been_weighed() -> None:
    weights = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert set(weights) == set(SORTS)
    names = set(Company.of([(1, 0.9)], 2).features(0.5, 0))
    assert all(set(each) <= names and "alone" in each for each in weights.values())
