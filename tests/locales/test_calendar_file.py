"""Calendars are read again, as a phone reads them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from locales.agenda import CalendarDay
from locales.calendar_file import write_calendar

NOW = datetime(2026, 11, 23, 4, 0, 30, tzinfo=UTC)
REPORT = CalendarDay(
    uid="hr.annual_hr_analysis_report.2026-12-20@dutybot",
    first=date(2026, 12, 20),
    last=date(2026, 12, 20),
    summary="年度人力资源分析报告；提交给上级，一份纸质、一份电子版，逾期将影响部门的年度考核结果",
    description="要求：每年12月20日前\n原文：“每年12月20日前提交”, a;b\\c",
    category="人力资源部经理",
    reminds=True,
)
WINDOW = replace(REPORT, uid="w@dutybot", first=date(2027, 3, 1), last=date(2027, 3, 31))


def read(*days: CalendarDay, now: datetime = NOW) -> Calendar:
    calendar = Calendar.from_ical(write_calendar("人力资源部经理 · 期限", days, now=now))
    assert isinstance(calendar, Calendar)
    return calendar


def test_a_deadline_is_a_whole_day() -> None:
    """The end is the day after, as the format has it."""
    calendar = read(REPORT)
    assert (calendar["X-WR-CALNAME"], calendar["VERSION"]) == ("人力资源部经理 · 期限", "2.0")
    [event] = calendar.events
    assert (event.uid, event.start, event.end) == (REPORT.uid, date(2026, 12, 20), date(2026, 12, 21))
    assert (event.summary, event.description) == (REPORT.summary, REPORT.description)
    assert (event.categories, event.transparency, event.stamp) == ([REPORT.category], "TRANSPARENT", NOW)
    assert event.errors == calendar.errors == []


def test_a_window_lasts_all_its_days() -> None:
    [event] = read(WINDOW).events
    assert (event.start, event.end) == (date(2027, 3, 1), date(2027, 4, 1))


@pytest.mark.parametrize(
    ("day", "moments"),
    [(REPORT, ["2026-12-13 09:00", "2026-12-19 09:00"]), (WINDOW, ["2027-03-24 09:00", "2027-03-30 09:00"])],
    ids=["day", "window"],
)
def test_the_phone_tells_seven_days_and_one_day_before(day: CalendarDay, moments: list[str]) -> None:
    """Before the last day, in the morning."""
    [event] = read(day).events
    assert [f"{alarm.trigger:%Y-%m-%d %H:%M}" for alarm in event.alarms.times] == moments


def test_what_is_done_reminds_of_nothing() -> None:
    [event] = read(replace(REPORT, reminds=False)).events
    assert event.alarms.times == []


def test_a_later_file_goes_before_an_earlier_one() -> None:
    """The same event, of a higher sequence."""
    [first], [second] = read(REPORT).events, read(REPORT, now=NOW + timedelta(minutes=1)).events
    assert first.uid == second.uid
    assert second.sequence - first.sequence == 1


def test_no_line_is_longer_than_the_format_allows() -> None:
    """75 octets, and no character is cut in two."""
    lines = write_calendar("人力资源部经理" * 20, [REPORT], now=NOW).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1])
