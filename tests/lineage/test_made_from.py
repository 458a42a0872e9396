from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.lineage.made_from import DERIVED, LONGEST, features, speaks_for
from retold.lineage.traits import Common
from tests.lineage.test_relation import BASE

ANEW = replace(BASE, own=0.95, own_covered=0.9, wording=0.6, reported=Common(1.0, 12))
SHARES = ("own", "own_covered", "wording", "names")


def test_a_text_that_retells_nearly_all_and_has_no_value_of_its_own_is_derived() -> None:
    assert speaks_for(ANEW) >= DERIVED


def test_a_report_with_values_of_its_own_is_not() -> None:
    apart = replace(ANEW, own=0.4, own_covered=0.4, names=0.5, wording=0.35)
    assert speaks_for(replace(apart, reported=Common(0.6, 20))) < DERIVED


@pytest.mark.parametrize("trait", SHARES)
@given(share=st.floats(0, 0.9))
def test_no_share_speaks_against(trait: str, share: float) -> None:
    less, more = (replace(ANEW, **{trait: value}) for value in (share, share + 0.1))
    assert speaks_for(less) <= speaks_for(more)


@given(values=st.integers(1, 40), share=st.floats(0, 0.9))
def test_values_of_its_own_speak_against(values: int, share: float) -> None:
    less, more = (replace(ANEW, reported=Common(each, values)) for each in (share + 0.1, share))
    assert speaks_for(less) >= speaks_for(more)


def test_a_much_longer_text_is_as_long_as_any() -> None:
    longest, longer = (replace(ANEW, length=length) for length in (LONGEST, LONGEST + 1))
    assert features(longest) == features(longer)
    assert features(replace(ANEW, length=LONGEST - 0.1)) != features(longest)
