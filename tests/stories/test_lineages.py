from datetime import datetime, timedelta
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.index import Stored
from retold.lineage.explained import Explained, Side
from retold.lineage.times_apart import EVENT
from retold.model import Certainty, RelationKind
from retold.stories import tying
from retold.stories.lineages import CERTAIN, LIKELY, certainty, lineage
from retold.stories.rarity import Rarity, names_in
from retold.stories.tying import (
    NAMES_HELD,
    RETOLD_WITHIN,
    SUBJECT_READ,
    Known,
    Profile,
    Tie,
    may_be_in_other_words,
    may_be_one_event,
    measure,
)
from retold.stories.weighing import is_credited, is_revision
from tests.stories.bridge import COPY, ELSEWHERE, HEIR, PARAGRAPHS, ROOT, document, telling


def known(number: int, text: str = "A text.", published: str | None = None, **about: str) -> Known:
    made = document(f"d{number}", text, published, **about)
    return Known(Stored(number, 1, made), made.id)


def tie(
    pair: tuple[int, int],
    same: int,
    *,
    kind: RelationKind = "edited",
    sure: Certainty = "certain",
    first: float = 0.97,
) -> Tie:
    side = Side(200, same, 200 - same, 0, 0, 0)
    return Tie(*pair, kind, sure, Explained(side, side), first)


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (CERTAIN, "certain"),
        (CERTAIN - 0.001, "likely"),
        (LIKELY, "likely"),
        (LIKELY - 0.001, "possible"),
    ],
)
def test_how_likely_a_source_is_tells_how_certain(score: float, expected: str) -> None:
    assert certainty(score) == expected


def test_the_source_that_explains_more_words_is_the_source() -> None:
    members = [known(number, f"Text {number}.") for number in range(3)]
    ties = {(0, 1): tie((0, 1), 190), (0, 2): tie((0, 2), 150), (1, 2): tie((1, 2), 180)}
    found = lineage(members, ties)
    assert {(parent.source, parent.target) for parent in found.parents} == {(0, 1), (1, 2)}


def test_without_ties_nothing_is_told() -> None:
    assert lineage([known(0), known(1, "Another.")], {}) == ((), ())


@pytest.mark.parametrize(
    ("made", "first"), [("2026-03-04", "without a date"), ("2026-03-06", "dated")]
)
def test_what_was_made_of_a_text_tells_which_of_its_copies_was_first(made: str, first: str) -> None:
    """The dated copy came too late to be the source of what was made before it."""
    members = [
        known(0, "A text.", "2026-03-05"),
        known(1, "A text."),
        *(known(number, f"Made {number}.", made) for number in (2, 3)),
    ]
    for copy in members[:2]:
        copy.__dict__["words"] = ["word"] * 200
    ties = {(0, number): tie((0, number), 190) for number in (2, 3)}
    found = {parent.target: parent.source for parent in lineage(members, ties).parents}
    assert found.get(0) == (1 if first == "without a date" else None)
    if first == "without a date":
        assert found[2] == found[3] == 1


def test_copies_without_dates_share_the_unknown_source_of_their_text() -> None:
    members = [known(0, "A text."), known(1, "A text."), known(2, "Another."), known(3, "Another.")]
    pairs = {(0, 2): tie((0, 2), 190, first=0.5)}
    assert lineage(members, pairs) == ((), ((0, 1, 2, 3),))


@settings(deadline=None)
@given(st.data())
def test_each_document_has_one_source_or_one_unknown_source_or_none(data: st.DataObject) -> None:
    texts = data.draw(st.lists(st.sampled_from("ABCD"), min_size=2, max_size=7))
    dates = st.sampled_from([None, "2026-04-14", "2026-04-15"])
    members = [known(number, text, data.draw(dates)) for number, text in enumerate(texts)]
    shares = st.none() | st.tuples(st.integers(100, 200), st.sampled_from([0.1, 0.5, 0.97]))
    pairs = {}
    for pair in combinations(range(len(texts)), 2):
        share = data.draw(shares)
        pairs[pair] = tie(pair, share[0], first=share[1]) if share else None
    parents, unknown = lineage(members, pairs)
    targets = [parent.target for parent in parents] + [each for group in unknown for each in group]
    assert len(targets) == len(set(targets))
    orders = [[members[number].order for number in group] for group in unknown]
    assert orders == sorted(sorted(group) for group in orders)


class TestRevisions:
    @pytest.mark.parametrize(
        ("first", "second", "expected"),
        [
            ("https://echo.example/a", "https://echo.example/a?v=2", True),
            ("https://echo.example/a", "https://echo.example/a/#top", True),
            ("https://echo.example/a", "https://echo.example/b", False),
        ],
    )
    def test_a_later_text_at_one_address_is_one(
        self, first: str, second: str, *, expected: bool
    ) -> None:
        earlier = known(0, published="2026-04-14", url=first)
        later = known(1, published="2026-04-15", url=second)
        assert is_revision(earlier, later) is expected
        assert not is_revision(later, earlier)

    def test_where_the_longer_is_dated_before_either_may_be_the_later(self) -> None:
        short = known(0, "Short.", "2026-04-15", url="https://echo.example/a")
        grown = known(1, "Short, and longer.", "2026-04-14", url="https://echo.example/a")
        assert is_revision(short, grown)
        assert is_revision(grown, short)

    def test_without_dates_the_longer_is_the_later(self) -> None:
        short = known(0, "Short.", url="https://echo.example/a")
        grown = known(1, "Short, and longer.", url="https://echo.example/a")
        assert is_revision(short, grown)
        assert not is_revision(grown, short)


class TestCredits:
    def test_a_text_that_names_the_other_outlet_credits_it(self) -> None:
        source = known(0, "A text.", outlet="Valley Echo")
        target = known(1, "As the Valley Echo reports.", outlet="Northern Wire")
        assert is_credited(source, target)
        assert not is_credited(target, source)

    @pytest.mark.parametrize("text", ["As the Valley Echoes.", "As the valley echo says."])
    def test_only_the_whole_name_does(self, text: str) -> None:
        assert not is_credited(known(0, outlet="Valley Echo"), known(1, text, outlet="Wire"))

    def test_two_that_name_each_other_do_not(self) -> None:
        one = known(0, "With the Northern Wire.", outlet="Valley Echo")
        other = known(1, "With the Valley Echo.", outlet="Northern Wire")
        assert not is_credited(one, other)


class TestEvents:
    NAMES = names_in(ROOT.text)

    @pytest.mark.parametrize(
        ("apart", "expected"), [(EVENT, True), (EVENT + timedelta(minutes=1), False)]
    )
    def test_reports_more_than_a_week_apart_are_of_two_events(
        self, apart: timedelta, *, expected: bool
    ) -> None:
        first = datetime(2026, 4, 14, 8)  # noqa: DTZ001 - as `moment` gives it
        profiles = Profile(first, self.NAMES), Profile(first + apart, self.NAMES)
        assert may_be_one_event(*profiles, Rarity.none()) is expected

    @pytest.mark.parametrize(("least", "expected"), [(SUBJECT_READ, True), (0.99, False)])
    def test_of_two_that_were_read_fewer_names_need_to_be_the_same(
        self, monkeypatch: pytest.MonkeyPatch, least: float, *, expected: bool
    ) -> None:
        first = datetime(2026, 4, 14, 8)  # noqa: DTZ001 - as `moment` gives it
        names = [
            np.arange(20, dtype=np.uint64) + np.uint64(shift) for shift in (0, 15)
        ]  # a quarter is shared
        profiles = Profile(first, names[0]), Profile(first, names[1])
        undated = Profile(None, names[1])
        monkeypatch.setattr(tying, "SUBJECT_READ", least)
        assert may_be_one_event(*profiles, Rarity.none(), are_read=True) is expected
        assert not may_be_one_event(*profiles, Rarity.none())
        assert not may_be_one_event(profiles[0], undated, Rarity.none(), are_read=True)

    def test_names_that_a_corpus_is_full_of_weigh_less(self) -> None:
        rarity = Rarity.none()
        half = names_in("\n".join(PARAGRAPHS[:2])), names_in("\n".join(PARAGRAPHS[1:3]))
        before = rarity.shared(*half)
        for _ in range(5000):
            rarity.add(names_in(PARAGRAPHS[1]))
        rarity.settle()
        assert rarity.shared(*half) < before


class TestOtherWords:
    """Which texts are compared though they have little wording in common."""

    NAMES = names_in(ROOT.text)

    @pytest.mark.parametrize(
        ("apart", "expected"),
        [(RETOLD_WITHIN, True), (RETOLD_WITHIN + timedelta(minutes=1), False)],
    )
    def test_what_is_retold_months_later_is_not_told_in_other_words(
        self, apart: timedelta, *, expected: bool
    ) -> None:
        first = datetime(2026, 4, 14, 8)  # noqa: DTZ001 - as `moment` gives it
        profiles = Profile(first, self.NAMES), Profile(first + apart, self.NAMES)
        assert may_be_in_other_words(*profiles, Rarity.none()) is expected

    def test_without_a_date_the_names_alone_tell(self) -> None:
        first = datetime(2026, 4, 14, 8)  # noqa: DTZ001 - as `moment` gives it
        profiles = Profile(first, self.NAMES), Profile(None, self.NAMES)
        assert may_be_in_other_words(*profiles, Rarity.none())

    @pytest.mark.parametrize(("share", "expected"), [(NAMES_HELD, True), (NAMES_HELD - 0.1, False)])
    def test_the_text_of_fewer_names_has_those_of_the_other(
        self, share: float, *, expected: bool
    ) -> None:
        names = np.arange(10, dtype=np.uint64)
        others = np.concatenate([names[: round(10 * share)], names + np.uint64(100)])[:10]
        profiles = Profile(None, names), Profile(None, np.unique(others))
        assert may_be_in_other_words(*profiles, Rarity.none()) is expected
        long = Profile(None, np.arange(500, dtype=np.uint64))
        assert may_be_in_other_words(Profile(None, names), long, Rarity.none())

    def test_a_text_without_names_may_be_of_any(self) -> None:
        none = Profile(None, np.zeros(0, dtype=np.uint64))
        assert may_be_in_other_words(none, Profile(None, self.NAMES), Rarity.none())


def test_a_pair_is_measured_with_the_longer_text_as_source() -> None:
    first, second, third = (
        Known(Stored(number, 1, each), each.id)
        for number, each in enumerate((HEIR, ROOT, ELSEWHERE))
    )
    made = measure(first, second, Rarity.none())
    assert made is not None
    assert (made.source, made.target) == (1, 0)
    assert made.first(1) > 0.5 > made.first(0)
    assert made.seen_from(0) == made.explained.turned()
    assert Tie.from_record(made.to_record()) == made
    assert measure(second, third, Rarity.none()) is None


def test_a_text_without_a_story_is_tied_to_nothing() -> None:
    empty = known(0, "... !!! ...")
    assert measure(empty, Known(Stored(1, 1, COPY), COPY.id), Rarity.none()) is None
    assert telling()
