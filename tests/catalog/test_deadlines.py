"""What falls due in the year ahead, as a calendar shows it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.deadlines import Deadline, deadlines
from catalog.entries import Case, Done, Entry
from catalog.loading import load_catalog
from catalog.model import Target, Unit
from catalog.working_days import WorkingDays

TODAY = date(2026, 11, 23)
CATALOG = load_catalog()
CALENDAR = WorkingDays()
TARGETS = list(CATALOG.by_id.values())
COMPLAINTS = "customer_service.complaint_response_time"
"""Answered within three working days."""


def found(target: str, *entries: Entry, today: date = TODAY, since: date | None = None) -> list[Deadline]:
    return deadlines(CATALOG.by_id[target], entries, today=today, calendar=CALENDAR, since=since)


def days(target: str, *entries: Entry, today: date = TODAY) -> list[tuple[date | None, date, date | None]]:
    return [(one.opens, one.due, one.done) for one in found(target, *entries, today=today)]


def test_a_yearly_document_falls_due_once() -> None:
    assert days("hr.annual_hr_analysis_report") == [(None, date(2026, 12, 20), None)]


def test_from_today_until_the_same_day_next_year() -> None:
    """Both days included."""
    assert days("hr.annual_hr_analysis_report", today=date(2026, 12, 20)) == [
        (None, date(2026, 12, 20), None),
        (None, date(2027, 12, 20), None),
    ]
    assert days("hr.annual_hr_analysis_report", today=date(2026, 12, 21)) == [(None, date(2027, 12, 20), None)]


def test_the_year_after_a_leap_day_ends_on_28_february() -> None:
    last = found("hr.performance_summary_report", today=date(2028, 2, 29))[-1]
    assert last.due == date(2029, 2, 28)


def test_what_is_done_stays_with_its_day() -> None:
    assert days("hr.annual_hr_analysis_report", Done(done=date(2026, 11, 20))) == [
        (None, date(2026, 12, 20), date(2026, 11, 20))
    ]


def test_a_window_opens_before_it_falls_due() -> None:
    assert days("hr.performance_appraisal_round")[:2] == [
        (date(2026, 11, 20), date(2026, 11, 25), None),
        (date(2026, 12, 20), date(2026, 12, 25), None),
    ]


def test_a_delivery_closes_what_was_owed_first() -> None:
    """What is overdue is not shown, and takes the delivery all the same."""
    since = date(2026, 10, 1)
    done = Done(done=date(2026, 11, 22))
    open_ones = [one.due for one in found("hr.performance_appraisal_round", done, since=since) if one.done is None]
    assert open_ones[0] == date(2026, 11, 25)


@pytest.mark.parametrize("kind", ["hr.recruitment_rate", "hr.staff_turnover"])
def test_a_measure_sets_no_day(kind: str) -> None:
    assert found(kind) == []


def test_a_case_is_due_on_its_last_allowed_day() -> None:
    """Its key names the day and the label, so that it is the same once it is closed."""
    opened = Case(opened=date(2026, 11, 20), label="8801", on=TODAY)
    closed = Case(opened=date(2026, 11, 20), closed=TODAY, label="8801", on=TODAY)
    first, again = found(COMPLAINTS, opened), found(COMPLAINTS, closed)
    assert [(one.due, one.done, one.label) for one in first + again] == [
        (date(2026, 11, 25), None, "8801"),
        (date(2026, 11, 25), TODAY, "8801"),
    ]
    assert first[0].key == again[0].key == f"{COMPLAINTS}.2026-11-20.8801"


def test_cases_of_one_day_are_told_apart() -> None:
    case = Case(opened=TODAY, on=TODAY)
    assert [one.key for one in found(COMPLAINTS, case, case)] == [
        f"{COMPLAINTS}.2026-11-23",
        f"{COMPLAINTS}.2026-11-23.2",
    ]


def test_a_case_whose_days_are_not_known_sets_none() -> None:
    assert found(COMPLAINTS, Case(took=Decimal(2), unit=Unit.WORKING_DAY, on=TODAY), Case(closed=TODAY)) == []


def test_a_year_without_published_holidays_is_named() -> None:
    [deadline] = found(COMPLAINTS, Case(opened=date(2026, 12, 30), on=date(2026, 12, 30)), today=date(2026, 12, 30))
    assert (deadline.due, deadline.guessed_year) == (date(2027, 1, 5), 2027)


@given(target=st.sampled_from(TARGETS), today=st.dates(date(2025, 1, 1), date(2030, 12, 31)))
def test_tomorrow_names_the_same_days(target: Target, today: date) -> None:
    """A deadline keeps its key from day to day, and no two share one."""
    tomorrow = today + timedelta(days=1)
    now = [one.key for one in deadlines(target, [], today=today, calendar=CALENDAR) if one.due >= tomorrow]
    later = [one.key for one in deadlines(target, [], today=tomorrow, calendar=CALENDAR)]
    assert later[: len(now)] == now
    assert len(set(later)) == len(later)
