"""A whole year of two managers in every position: one always on time, one who reports nothing."""

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal

import pytest

from catalog.entries import Answer, Case, Done, Entry, Figure
from catalog.judging import check_entry, judge
from catalog.judging.deliverables import occurrences
from catalog.loading import load_catalog
from catalog.model import (
    Compliance,
    Deliverable,
    IncidentFree,
    Measure,
    Period,
    Position,
    Response,
    Target,
)
from catalog.status import State, Status
from catalog.working_days import WorkingDays

CATALOG = load_catalog()
CALENDAR = WorkingDays()
FIRST, LAST, NEW_YEAR = date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)
MONTH_ENDS = [date(2026, month, monthrange(2026, month)[1]) for month in range(1, 13)]
GREEN = {
    State.MET,
    State.ON_TRACK,
    State.CLEAN,
    State.YES,
    State.DONE_ON_TIME,
    State.UPCOMING,
    State.NOT_REQUIRED,
}


def status(target: Target, entries: list[Entry], today: date, period: str | None = None) -> Status:
    asked = Period.parse(period) if period else None
    return judge(target, entries, today=today, calendar=CALENDAR, period=asked, since=FIRST)


def told(target: Target, today: date) -> list[Entry]:
    """What a manager who is always on time has reported by `today`."""
    months = [date(2026, month, 20) for month in range(1, 13) if date(2026, month, 20) <= today]
    match target:
        case Measure():
            return [Figure(value=passing(target), on=day) for day in months]
        case Deliverable():
            return [Done(done=delivery.due) for delivery in occurrences(target, FIRST, today)]
        case Response():
            return [Case(opened=day, closed=day + timedelta(days=3)) for day in months]
        case IncidentFree():
            return [Figure(value=Decimal(0), on=day) for day in months]
        case Compliance():
            return [Answer(yes=True, on=day) for day in months]


def passing(measure: Measure) -> Decimal:
    """A figure that passes: the bound, or one beside it; of what grows through the year always the whole."""
    bound = measure.bound
    return next(value for value in (bound.value, bound.value - 1, bound.value + 1) if bound.holds(value))


@pytest.mark.parametrize("position", CATALOG.positions, ids=lambda position: position.id)
@pytest.mark.parametrize("today", MONTH_ENDS, ids=str)
def test_always_on_time(position: Position, today: date) -> None:
    """Who reports everything on time is green at every month's end."""
    for target in position.targets:
        entries = told(target, today)
        for entry in entries:
            check_entry(target, entry, today=today)
        assert status(target, entries, today).state in GREEN, target.id


@pytest.mark.parametrize("position", CATALOG.positions, ids=lambda position: position.id)
def test_the_year_is_green(position: Position) -> None:
    """After New Year the year that was is judged the same, for good."""
    for target in position.targets:
        found = status(target, told(target, LAST), NEW_YEAR, "2026")
        assert found.state in GREEN - {State.ON_TRACK, State.UPCOMING}, target.id
        assert (found.needed, found.owed) == (None, ()), target.id


@pytest.mark.parametrize("position", CATALOG.positions, ids=lambda position: position.id)
def test_nothing_reported(position: Position) -> None:
    """Who reports nothing ends with every deadline overdue and every figure not reported."""
    for target in position.targets:
        expected = {
            Measure: State.NOT_REPORTED,
            Deliverable: State.OVERDUE,
            Response: State.NOT_REQUIRED,
            IncidentFree: State.CLEAN,
            Compliance: State.PENDING,
        }[type(target)]
        if isinstance(target, Measure) and target.id == "network.outage_duration":
            expected = State.NOT_REQUIRED
        period = None if isinstance(target, Deliverable) else "2026"
        found = status(target, [], NEW_YEAR, period)
        assert found.state is expected, target.id
        if isinstance(target, Deliverable):
            assert list(found.owed) == [delivery.due for delivery in occurrences(target, FIRST, LAST)]
            assert found.due == found.owed[0]
