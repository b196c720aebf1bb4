"""The business day: begins at four, on the shop's own clock, whatever the seasons do to it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos_app.domain.shop import ShopInfo
from tests.examples import at_least

NEW_YORK = ShopInfo(time_zone="America/New_York")
moments = st.datetimes(datetime(2000, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
zones = st.sampled_from(
    [
        "UTC",
        "America/New_York",
        "Europe/Berlin",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "America/St_Johns",
    ]
)


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 11, 22, 8, 59, 59, tzinfo=UTC), date(2026, 11, 21)),
        (datetime(2026, 11, 22, 9, 0, tzinfo=UTC), date(2026, 11, 22)),
        (datetime(2026, 7, 1, 7, 59, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 7, 1, 8, 0, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2027, 1, 1, 5, 0, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2026, 3, 8, 7, 59, tzinfo=UTC), date(2026, 3, 7)),
        (datetime(2026, 3, 8, 8, 0, tzinfo=UTC), date(2026, 3, 8)),
        (datetime(2026, 11, 1, 5, 30, tzinfo=UTC), date(2026, 10, 31)),
        (datetime(2026, 11, 1, 6, 30, tzinfo=UTC), date(2026, 10, 31)),
        (datetime(2026, 11, 1, 9, 0, tzinfo=UTC), date(2026, 11, 1)),
    ],
)
def test_a_night_belongs_to_the_day_it_began(at: datetime, day: date) -> None:
    assert NEW_YORK.business_day(at) == day


@settings(max_examples=at_least(500))
@given(at=moments, zone=zones, hour=st.integers(0, 23), later=st.timedeltas(timedelta(0), timedelta(days=2)))
def test_a_later_moment_never_belongs_to_an_earlier_day(at: datetime, zone: str, hour: int, later: timedelta) -> None:
    shop = ShopInfo(time_zone=zone, day_starts_at=hour)
    assert shop.business_day(at) <= shop.business_day(at + later)


def test_the_choices_are_kept_and_read_back_whatever_else_is_kept_with_them() -> None:
    info = ShopInfo("Bar", "DE", "EUR", "Europe/Berlin", 5)
    assert ShopInfo.of(info.kept()) == info
    assert ShopInfo.of({"name": "Bar", "from another version": 1}) == ShopInfo(name="Bar")
