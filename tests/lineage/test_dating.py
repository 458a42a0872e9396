import pytest

from retold.lineage.dating import DATED, GUESSED, IN_DOUBT, date_order
from retold.lineage.direction import source_first

PLAIN = "The ferry sank near the pier. Nobody was hurt. Divers searched the wreck until dusk."


@pytest.mark.parametrize(
    ("source_date", "target_date", "log_odds"),
    [
        ("2026-03-01", "2026-03-02", DATED),
        ("2026-03-02", "2026-03-01", -DATED),
        ("2026-03-01T10:00:00+00:00", "2026-03-01T09:30:00+00:00", -DATED),
        ("2026-03-01T10:00:00+02:00", "2026-03-01T09:30:00+00:00", DATED),
        ("2026-03-01T10:00:00", "2026-03-01T09:30:00", -DATED),
        ("2026-03-01T10:00:00", "2026-03-01T23:30:00+00:00", IN_DOUBT),
        ("2026-03-01T10:00:00", "2026-03-02T00:30:00+00:00", DATED),
        ("2026-03-01", "2026-03-02T00:30:00+00:00", IN_DOUBT),
        ("2026-03-01", "2026-03-03T00:30:00+00:00", DATED),
        ("2026-03", "2026-04-01", DATED),
        ("2026-03", "2026-03-20", 0.0),
        ("2026-03-01", "2026-03-01T09:30:00+00:00", 0.0),
        ("2026-03-01", "2026-03-01", 0.0),
        ("2026-03-01", "soon", 0.0),
        ("2026-03-01", "", 0.0),
        ("2026-03-01", "2026-02-01?", -GUESSED),
        ("2026-03-01", "?", 0.0),
        ("2026-03-01", "1970-01-01T00:00:00Z", 0.0),
        ("0001-01-01", "2026-03-01", 0.0),
        ("2026-03-01", "2199-01-01", 0.0),
        ("2026-13-45", "2026-03-01", 0.0),
    ],
)
def test_dates_weigh_by_what_is_known_of_them(tie, source_date, target_date, log_odds) -> None:
    dates = {"source_date": source_date, "target_date": target_date}
    order = source_first(tie(PLAIN, PLAIN, **dates))
    assert date_order(order).log_odds == log_odds
    assert date_order(order.turned()).log_odds == -log_odds


TUESDAY, WEDNESDAY, SUNDAY = "2026-03-10", "2026-03-11", "2026-03-15"


@pytest.mark.parametrize(
    ("text", "dates", "told"),
    [
        pytest.param(
            "The dam broke on 12 March 2026. It was rebuilt.",
            ("2026-03-01", "2026-03-13"),
            "tells of 2026-03-12 as past",
            id="a day that was still to come",
        ),
        pytest.param(
            "The dam broke on March 12, 2026, the mayor said.",
            ("2026-03-10", "2026-03-13"),
            "tells of 2026-03-12 as past",
            id="month first, two days ahead",
        ),
        pytest.param(
            "The dam broke on Tuesday. A tug came on Wednesday.",
            (TUESDAY, WEDNESDAY),
            "a Tuesday, and tells of Tuesday and Wednesday as just past",
            id="a weekday that was still to come",
        ),
    ],
)
def test_a_text_that_refutes_its_own_date_is_told(tie, text, dates, told) -> None:
    forged, other = dates
    dating = date_order(source_first(tie(text, text, source_date=forged, target_date=other)))
    assert dating.log_odds == 0.0
    assert any(told in line for line in dating.words)
    assert any(forged in line for line in dating.words)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The dam broke on 11 March 2026.", (TUESDAY, SUNDAY)),  # tomorrow somewhere
        ("The dam will break on 20 March 2026.", (TUESDAY, SUNDAY)),
        ("The dam broke on 31 February 2026.", (TUESDAY, SUNDAY)),
        ("The dam broke on Tuesday.", (TUESDAY, WEDNESDAY)),
        ("The dam broke on Tuesday. It will open on Wednesday.", (TUESDAY, WEDNESDAY)),
        ("The dam broke on Tuesday. A tug came on Friday.", (TUESDAY, "2026-03-14")),
    ],
)
def test_what_fits_the_date_refutes_nothing(tie, text, dates) -> None:
    early, late = dates
    order = source_first(tie(text, text, source_date=early, target_date=late))
    assert date_order(order).log_odds == DATED
