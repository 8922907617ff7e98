"""Calendar arithmetic."""

import datetime as dt

import pytest
from django.utils import timezone, translation

from portal.kit import localdate
from portal.kit.dates import add_business_days, add_months


@pytest.mark.row("D3")
@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2021-09-11", 6, "2022-03-11"),
        ("2021-08-31", 6, "2022-02-28"),
        ("2023-08-31", 6, "2024-02-29"),
        ("2021-12-31", 2, "2022-02-28"),
        ("2021-06-30", 6, "2021-12-30"),
    ],
)
def test_months_are_calendar_months_with_the_end_clamped(start, months, end):
    assert add_months(dt.date.fromisoformat(start), months) == dt.date.fromisoformat(end)


def test_business_days_skip_weekends_and_holidays():
    friday = dt.date(2021, 11, 19)
    assert add_business_days(friday, 1) == dt.date(2021, 11, 22)
    assert add_business_days(friday, 3, [dt.date(2021, 11, 22)]) == dt.date(2021, 11, 25)
    assert add_business_days(dt.date(2021, 11, 22), -1) == friday


@pytest.mark.parametrize(("language", "said"), [("en", "4:04 p.m."), ("es", "16:04")])
def test_the_time_of_the_day_is_written_as_the_reader_writes_it(language, said):
    moment = dt.datetime(2022, 3, 11, 16, 4, tzinfo=dt.UTC)
    with translation.override(language), timezone.override("UTC"):
        assert localdate.time_of_day(moment) == said
        assert localdate.with_time(moment).endswith(f", {said}")
