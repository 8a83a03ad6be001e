"""What is owed: every kind of target as its dates come and go, and what holds on every day."""

from datetime import date, timedelta
from decimal import Decimal
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.entries import Answer, Case, Done, Entry, Figure
from catalog.judging import judge
from catalog.judging.deliverables import Delivery
from catalog.loading import load_catalog
from catalog.model import (
    Cadence,
    Compliance,
    Counting,
    Deliverable,
    IncidentFree,
    Measure,
    Period,
    Response,
    Target,
)
from catalog.owing import Owed, owed, urgency
from catalog.status import OpenCase, State
from catalog.working_days import WorkingDays

CATALOG = load_catalog()
CALENDAR = WorkingDays()
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
Line: TypeAlias = tuple[str, str, State, int | None, bool]
"""What is owed, by when, its state, the days left, and whether a report of today counts for it."""


def told(one: Owed) -> Line:
    match one.what:
        case Delivery():
            what = f"{one.what.period}"
        case Period():
            what = str(one.what)
        case OpenCase():
            what = one.what.label or "case"
    return what, str(one.due), one.state, one.days_left, one.begun


def lines(
    target_id: str, *entries: Entry, today: date = TODAY, since: date | None = None, days: int = 30
) -> list[Line]:
    target = CATALOG.by_id[target_id]
    return [told(one) for one in owed(target, entries, today=today, calendar=CALENDAR, days=days, since=since)]


def figure(value: str, on: date, period: str | None = None) -> Figure:
    return Figure(value=Decimal(value), on=on, period=Period.parse(period) if period else None)


NOVEMBER, OCTOBER = date(2026, 11, 1), date(2026, 10, 1)


@pytest.mark.parametrize(
    ("entries", "since", "expected"),
    [
        ((), NOVEMBER, [("2026-11", "2026-11-25", State.DUE_SOON, 2, True)]),
        (
            (),
            OCTOBER,
            [("2026-10", "2026-10-25", State.OVERDUE, -29, True), ("2026-11", "2026-11-25", State.DUE_SOON, 2, True)],
        ),
        ((Done(done=date(2026, 11, 20)),), OCTOBER, [("2026-11", "2026-11-25", State.DUE_SOON, 2, True)]),
        ((Done(done=date(2026, 11, 21)),), NOVEMBER, []),
    ],
)
def test_a_document_is_owed_from_its_first_day_to_the_day_it_is_done(
    entries: tuple[Entry, ...], since: date, expected: list[Line]
) -> None:
    """Each occurrence by itself; what is done closes the oldest."""
    assert lines("finance.monthly_analysis_and_budget", *entries, since=since) == expected


def test_what_is_due_soon_of_a_month_that_has_not_begun_is_owed_and_not_yet_to_be_reported() -> None:
    """A delivery of today would not close December's."""
    done = Done(done=date(2026, 11, 20))
    assert lines("production.monthly_production_plan", done, since=NOVEMBER) == [
        ("2026-12", "2026-12-20", State.UPCOMING, 27, False)
    ]


@pytest.mark.parametrize(
    ("entries", "today", "since", "expected"),
    [
        ((), TODAY, NOVEMBER, ("2026-11", "2026-11-30", State.PENDING, 7, True)),
        ((), TODAY, OCTOBER, ("2026-11", "2026-11-30", State.PENDING, 7, True)),
        ((), TODAY, None, ("2026-11", "2026-11-30", State.PENDING, 7, True)),
        ((figure("92", date(2026, 10, 20)),), TODAY, None, ("2026-11", "2026-11-30", State.PENDING, 7, True)),
        (
            (figure("92", date(2026, 11, 5), "2026-10"),),
            TODAY,
            None,
            ("2026-11", "2026-12-05", State.PENDING, 12, True),
        ),
        (
            (figure("92", date(2026, 11, 5), "2026-10"),),
            date(2026, 12, 3),
            None,
            ("2026-11", "2026-12-05", State.PENDING, 2, True),
        ),
        (
            (figure("92", date(2026, 11, 5), "2026-10"),),
            date(2026, 12, 6),
            None,
            ("2026-11", "2026-12-05", State.STALE, -1, True),
        ),
        ((figure("92", date(2026, 6, 20)),), TODAY, None, ("2026-10", "2026-10-31", State.STALE, -23, True)),
        (
            (figure("92", date(2026, 11, 20)),),
            date(2026, 11, 30),
            None,
            None,
        ),
        (
            (figure("92", date(2027, 1, 31), "2027-01"),),
            date(2027, 1, 31),
            None,
            ("2027-02", "2027-02-28", State.UPCOMING, 28, False),
        ),
        ((figure("92", date(2026, 11, 20), "2026"),), date(2026, 12, 31), None, None),
    ],
)
def test_an_open_ended_target_owes_one_figure_at_a_time(
    entries: tuple[Entry, ...], today: date, since: date | None, expected: Line | None
) -> None:
    """That of the month after the latest, at most the month before; due at its end, or while the latest stands.

    Without any it is that of this month, and never overdue: nothing says by when the first was to be given.
    """
    found = lines("hr.recruitment_rate", *entries, today=today, since=since)
    assert found == ([expected] if expected else [])


def test_an_answer_is_owed_like_a_figure() -> None:
    """Yes or no, month by month."""
    said = Answer(yes=True, on=date(2026, 10, 20))
    assert lines("finance.tax_in_line", said) == [("2026-11", "2026-11-30", State.PENDING, 7, True)]
    assert lines("finance.tax_in_line", said, Answer(yes=False, on=TODAY)) == []


def test_a_month_without_its_figure_stays_owed() -> None:
    """A target of each month wants them all; one of the year is owed when the year ends."""
    target = next(t for t in CATALOG.by_id.values() if isinstance(t, Measure) and t.cadence is Cadence.MONTH)
    september = Figure(value=Decimal(3), on=TODAY, period=Period.parse("2026-09"))
    assert lines(target.id, september, since=date(2026, 8, 15)) == [
        ("2026-08", "2026-08-31", State.NOT_REPORTED, -84, True),
        ("2026-10", "2026-10-31", State.NOT_REPORTED, -23, True),
        ("2026-11", "2026-11-30", State.PENDING, 7, True),
    ]
    yearly = "production.annual_plan_completion"
    assert lines(yearly) == []
    assert lines(yearly, today=date(2026, 12, 1)) == [("2026", "2026-12-31", State.PENDING, 30, True)]
    assert lines(yearly, today=date(2027, 1, 5), since=NOVEMBER) == [
        ("2026", "2026-12-31", State.NOT_REPORTED, -5, True)
    ]


def test_what_need_not_happen_is_not_chased() -> None:
    """An outage is owed never, a training in its month, incidents in their year."""
    assert lines("network.outage_duration", days=400) == []
    assert lines("hr.induction_training_length", since=date(2026, 1, 1)) == [
        ("2026-11", "2026-11-30", State.PENDING, 7, True)
    ]
    december = date(2026, 12, 9)
    assert lines("finance.late_filings", today=december, since=date(2025, 1, 1)) == [
        ("2026", "2026-12-31", State.PENDING, 22, True)
    ]
    assert lines("finance.late_filings", figure("0", TODAY), today=december) == []


def test_every_open_case_is_owed_by_its_last_allowed_day() -> None:
    """The one that ends first leads; one without a limit has no day."""
    cases = (
        Case(opened=date(2026, 11, 20), label="8802"),
        Case(opened=date(2026, 11, 16), label="8801"),
        Case(opened=date(2026, 11, 16), closed=date(2026, 11, 17), label="8800"),
    )
    assert lines("customer_service.complaint_response_time", *cases) == [
        ("8801", "2026-11-19", State.OVERDUE, -4, True),
        ("8802", "2026-11-25", State.RUNNING, 2, True),
    ]
    assert lines("finance.feasibility_reports", Case(opened=date(2026, 11, 2), label="A")) == [
        ("A", "None", State.RUNNING, None, True)
    ]


def test_the_most_urgent_comes_first() -> None:
    """Overdue, then by date, and last what has no day."""
    entries: dict[str, list[Entry]] = {"finance.feasibility_reports": [Case(opened=TODAY, label="A")]}
    everything = [
        one
        for target in CATALOG.targets_of(["finance"])
        for one in owed(target, entries.get(target.id, []), today=TODAY, calendar=CALENDAR, since=OCTOBER)
    ]
    days = [one.due for one in sorted(everything, key=urgency)]
    assert days == [*sorted(day for day in days if day), None]
    assert days[0] == date(2026, 10, 25)


ALL = list(CATALOG.by_id.values())
FIRST, LAST = date(2026, 1, 1), date(2027, 6, 30)
days = st.dates(FIRST, LAST)


def report(target: Target, on: date, *, for_: Owed | None = None) -> Entry:
    """A report of the day, for what is owed where that is given."""
    period = for_.what if for_ is not None and isinstance(for_.what, Period) else None
    match target:
        case Deliverable():
            return Done(done=on)
        case Response():
            return Case(opened=on)
        case Compliance():
            return Answer(yes=True, on=on, period=period)
        case Measure() | IncidentFree():
            return Figure(value=Decimal(1), on=on, period=period)


def owed_of(target: Target, entries: list[Entry], today: date) -> list[Owed]:
    return owed(target, entries, today=today, calendar=CALENDAR, since=FIRST)


@given(st.sampled_from([t for t in ALL if not isinstance(t, Response)]), st.lists(days, max_size=8), days)
def test_what_is_reported_is_no_longer_owed(target: Target, reported: list[date], today: date) -> None:
    """Whatever may be reported today: the report takes the oldest away, and adds nothing that was not owed."""
    entries = [report(target, on) for on in reported if on <= today]
    before = [one for one in owed_of(target, entries, today) if one.begun]
    if before:
        after = owed_of(target, [*entries, report(target, today, for_=before[0])], today)
        assert before[0].what not in [one.what for one in after]
        assert {one.due for one in after if one.begun} <= {one.due for one in before if one.begun} | {None} or (
            target.cadence is Cadence.OPEN
        )


@given(st.sampled_from(ALL), st.lists(days, max_size=8), days, st.integers(1, 200))
def test_what_is_overdue_stays_until_it_is_reported(
    target: Target, reported: list[date], today: date, later: int
) -> None:
    """On no later day, New Year or not, a target loses what was overdue; an open-ended one asks for a later month."""
    entries = [report(target, on) for on in reported if on <= today]
    overdue = [one.what for one in owed_of(target, entries, today) if one.overdue]
    then = [one for one in owed_of(target, entries, today + later * DAY) if one.overdue]
    if target.cadence is Cadence.OPEN:
        assert bool(then) or not overdue
    elif isinstance(target, Response):
        assert len(then) >= len(overdue)
    else:
        assert [one.what for one in then][: len(overdue)] == overdue


@given(st.sampled_from(ALL), st.lists(days, max_size=8), days)
def test_what_is_owed_agrees_with_the_status(target: Target, reported: list[date], today: date) -> None:
    """What status calls overdue or stale is overdue here, by the same days; what it calls done is not."""
    entries = [report(target, on) for on in reported if on <= today]
    status = judge(target, entries, today=today, calendar=CALENDAR, since=FIRST)
    found = owed_of(target, entries, today)
    overdue = [one for one in found if one.overdue]
    match target:
        case Deliverable():
            assert tuple(one.due for one in overdue) == status.owed
            assert status.next_due == next((one.due for one in found if not one.overdue), status.next_due)
        case Response():
            assert tuple(one.what for one in found) == status.open_cases
        case Measure(cadence=Cadence.OPEN) | Compliance():
            assert (status.state is State.STALE) == bool(overdue)
            assert {one.state for one in overdue} <= {status.state}
        case Measure() if status.state is State.PENDING and target.counting is not Counting.GROWING:
            assert target.cadence is Cadence.YEAR or any(one.what == status.period for one in found)
        case _:
            assert not [one for one in found if one.what == status.period and status.figure is not None]


@given(st.sampled_from(ALL), st.lists(days, max_size=8), days, st.integers(0, 60))
def test_a_longer_look_only_adds(target: Target, reported: list[date], today: date, more: int) -> None:
    """The list of more days begins with that of fewer."""
    entries = [report(target, on) for on in reported if on <= today]
    near = owed(target, entries, today=today, calendar=CALENDAR, since=FIRST, days=30)
    far = owed(target, entries, today=today, calendar=CALENDAR, since=FIRST, days=30 + more)
    assert far[: len(near)] == near
