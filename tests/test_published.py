from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.published import AHEAD, WRITTEN, is_plausible, moment_of, published

NOW = datetime(2031, 6, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("stated", "date"),
    [
        # ISO 8601, as precise as it is stated
        ("2021-03-09", "2021-03-09"),
        ("2021-03", "2021-03"),
        ("  2021-03-09T14:05:00-05:00 ", "2021-03-09T14:05:00-05:00"),
        ("2021-03-09T14:05:00+0100", "2021-03-09T14:05:00+01:00"),
        ("2021-03-09T14:05:00+01", "2021-03-09T14:05:00+01:00"),
        ("2021-03-09T14:05:00.123Z", "2021-03-09T14:05:00Z"),
        ("2021-03-09t14:05z", "2021-03-09T14:05Z"),
        ("2021-03-09 14:05", "2021-03-09T14:05"),
        ("2021-03-09, 14:05", "2021-03-09T14:05"),
        ("2021/3/9", "2021-03-09"),
        ("20210309", "2021-03-09"),
        ("20210309T140500Z", "2021-03-09T14:05:00Z"),
        ("20210309140500", "2021-03-09T14:05:00"),
        # zones of programs and of no clock
        ("2021-03-09 14:05:00 UTC", "2021-03-09T14:05:00+00:00"),
        ("2021-03-09 14:05:00 +0000 UTC", "2021-03-09T14:05:00+00:00"),
        ("2021-03-09T14:05+01:00[Europe/Berlin]", "2021-03-09T14:05+01:00"),
        ("2021-03-09T14:05:00 Europe/Berlin", "2021-03-09T14:05:00"),
        ("2021-03-09T14:05:00 EST", "2021-03-09T14:05:00-05:00"),
        ("2021-03-09T14:05:00\u221205:00", "2021-03-09T14:05:00-05:00"),
        ("2021-03-09T14:05:00+14:00", "2021-03-09T14:05:00+14:00"),
        ("2021-03-09T14:05:00+15:00", "2021-03-09T14:05:00"),
        ("2021-03-09T25:05:00Z", "2021-03-09"),
        # mail, JavaScript, C, Unix, .NET
        ("Tue, 09 Mar 2021 14:05:00 GMT", "2021-03-09T14:05:00+00:00"),
        ("Tue, 9 Mar 2021 14:05:00 +0100", "2021-03-09T14:05:00+01:00"),
        ("Tue Mar 09 2021 14:05:00 GMT+0000 (UTC)", "2021-03-09T14:05:00+00:00"),
        ("Tue Mar 09 2021 14:05:00 GMT-0500 (Eastern)", "2021-03-09T14:05:00-05:00"),
        ("Tue Mar  9 14:05:00 2021", "2021-03-09T14:05:00"),
        ("Tue Mar  9 14:05:00 UTC 2021", "2021-03-09T14:05:00"),
        ("/Date(1615298700000)/", "2021-03-09T14:05:00Z"),
        # seconds, thousandths and millionths since 1970
        ("1615298700", "2021-03-09T14:05:00Z"),
        (1615298701, "2021-03-09T14:05:01Z"),
        (1615298700.25, "2021-03-09T14:05:00Z"),
        ("1615298700000", "2021-03-09T14:05:00Z"),
        ("1615298700000000", "2021-03-09T14:05:00Z"),
        # in words
        ("9 March 2021", "2021-03-09"),
        ("March 9th, 2021", "2021-03-09"),
        ("Tuesday, March 9, 2021 at 2:05 p.m. EST", "2021-03-09T14:05-05:00"),
        ("Mar 9, 2021 12:05 AM", "2021-03-09T00:05"),
        ("09.03.2021 14:05", "2021-03-09T14:05"),
        # no date, or which one cannot be told
        ("9/3/2021", None),
        ("2021", None),
        ("12345", None),
        ("2021-13-09", None),
        ("2021-02-30", None),
        ("yesterday", None),
        ("", None),
        (None, None),
        (True, None),
        ([], None),
    ],
)
def test_a_date_is_read_in_every_spelling(stated: object, date: str | None) -> None:
    assert published(stated, NOW) == date


@pytest.mark.parametrize(
    "placeholder",
    [
        "0001-01-01T00:00:00Z", "0000-00-00", "0000-00-00 00:00:00", "1604-12-31", "1753-01-01",
        "1900-01-01", "1970-01-01", "1970-01-01T00:00:00Z", "1969-12-31T19:00:00-05:00", "0", -1,
        "-62135596800", "-62135596800000", "9999-12-31T23:59:59Z", "2099-01-01", "2031-06-03",
        "Thu Jan 01 1970 00:00:00 GMT+0000", "Mon, 01 Jan 0001 00:00:00 GMT",
    ],
)  # fmt: skip
def test_what_programs_put_where_they_know_no_date_is_none(placeholder: object) -> None:
    assert published(placeholder, NOW) is None


@pytest.mark.parametrize("old", ["1605-01-01", "1912-04-15", "1970-01-02", "1969-12-30"])
def test_an_old_date_is_believed(old: str) -> None:
    assert published(old, NOW) == old


def test_a_date_is_believed_until_a_day_after_now() -> None:
    last = NOW + AHEAD
    assert published(last.isoformat(), NOW) == last.isoformat()
    assert published((last + timedelta(seconds=1)).isoformat(), NOW) is None
    assert is_plausible("2031-06-02", NOW)
    assert not is_plausible("2031-06-03", NOW)


def test_now_is_the_time_of_the_call_and_may_lack_its_zone() -> None:
    assert published("2021-03-09") == "2021-03-09"
    assert published((datetime.now(UTC) + timedelta(days=3)).isoformat()) is None
    assert published("2031-06-02", datetime(2031, 6, 1, 12)) == "2031-06-02"  # noqa: DTZ001


def test_a_clock_before_the_program_was_written_is_not_believed() -> None:
    old = datetime(1999, 12, 31, tzinfo=UTC)
    assert is_plausible((WRITTEN + AHEAD).isoformat(), old)
    assert not is_plausible((WRITTEN + AHEAD + timedelta(seconds=1)).isoformat(), old)


@given(
    st.text(max_size=60) | st.integers() | st.floats() | st.text("0123456789-:/TZ +.", max_size=30)
)
def test_any_value_gives_a_date_that_python_reads_or_none(stated: object) -> None:
    date = published(stated, NOW)
    if date is not None:
        assert datetime.fromisoformat(date if date.count("-") > 1 else f"{date}-01")
        assert published(date, NOW) == date


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        ("2026-03-01", "2026-03-01T00:00:00"),
        ("2026-03-01T10:00+02:00", "2026-03-01T08:00:00"),
        ("1970-01-01", None),
        ("soon", None),
        (None, None),
    ],
)
def test_a_moment_is_that_of_greenwich(stated: str | None, moment: str | None) -> None:
    read = moment_of(stated)
    assert (read.isoformat() if read else None) == moment
