"""What does not apply: it is not owed, no delivery closes it late, and every view of a target says the same."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.deadlines import deadlines
from catalog.entries import Answer, Case, Done, Entry, Exempt, Figure
from catalog.history import history
from catalog.judging import judge
from catalog.judging.deliverables import Delivery, closed_by
from catalog.loading import load_catalog
from catalog.model import Compliance, Deliverable, IncidentFree, Period, Response, Target
from catalog.owing import What, missing_periods, owed
from catalog.status import OpenCase, State
from catalog.working_days import WorkingDays

TARGETS = load_catalog().by_id
CALENDAR = WorkingDays()
SINCE = date(2026, 1, 1)
DAY = timedelta(days=1)
REPORT = TARGETS["finance.monthly_analysis_and_budget"]
SESSIONS = TARGETS["hr.induction_training_sessions"]
RATE = TARGETS["hr.recruitment_rate"]
SUPPLIERS = TARGETS["procurement.new_suppliers"]
COMPLAINTS = next(target for target in TARGETS.values() if isinstance(target, Response) and target.limit)
RULES = next(target for target in TARGETS.values() if isinstance(target, Compliance))
SAFE = next(target for target in TARGETS.values() if isinstance(target, IncidentFree))
OCTOBER, NOVEMBER = Period.parse("2026-10"), Period.parse("2026-11")


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


def delivered(*exempt: str, dones: Sequence[str] = (), today: str = "11-23") -> tuple[State, date | None, date | None]:
    """How the monthly report, due on the 25th, stands since October: state, due day and what was closed last."""
    reports = [Done(done=day(done)) for done in dones]
    found = judge(
        REPORT,
        reports,
        today=day(today),
        calendar=CALENDAR,
        since=day("10-01"),
        exempt=[day(one) for one in exempt],
    )
    return found.state, found.due, found.closes


@pytest.mark.parametrize(
    ("exempt", "dones", "today", "expected"),
    [
        ((), (), "11-05", (State.OVERDUE, day("10-25"), None)),
        (("10-25",), (), "11-05", (State.UPCOMING, day("11-25"), None)),
        # What is handed in later is meant for the next one, and is in time.
        (("10-25",), ("11-05",), "11-05", (State.DONE_ON_TIME, None, day("11-25"))),
        (("10-25",), ("11-05",), "12-01", (State.UPCOMING, day("12-25"), None)),
        # The present one does not apply: nothing is to do in its month, and the next one is told of later.
        (("10-25", "11-25"), (), "11-05", (State.NOT_REQUIRED, None, None)),
        (("11-25",), ("10-20",), "11-23", (State.NOT_REQUIRED, None, None)),
        (("11-25",), (), "11-23", (State.OVERDUE, day("10-25"), None)),
        # Handed in in time after all, it was done.
        (("11-25",), ("10-20", "11-20"), "11-23", (State.DONE_ON_TIME, None, day("11-25"))),
        # Too late for that, it is one too many, and no late one.
        (("11-25",), ("10-20", "11-27"), "11-28", (State.NOT_REQUIRED, None, None)),
    ],
)
def test_documents(
    exempt: tuple[str, ...], dones: tuple[str, ...], today: str, expected: tuple[State, date | None, date | None]
) -> None:
    assert delivered(*exempt, dones=dones, today=today) == expected


def test_what_a_delivery_closed() -> None:
    """The one that is told of when it is reported is the one that the status counts."""
    assert isinstance(REPORT, Deliverable)
    found = closed_by(
        REPORT,
        Done(done=day("11-05")),
        [Done(done=day("11-05"))],
        today=day("11-05"),
        since=day("10-01"),
        exempt=[day("10-25")],
    )
    assert [one.due for one in found] == [day("11-25")]


@pytest.mark.parametrize(
    ("target", "entries", "exempt", "today", "expected"),
    [
        (SESSIONS, [], [NOVEMBER], "11-23", State.NOT_REQUIRED),
        (SESSIONS, [], [OCTOBER], "11-23", State.PENDING),
        (SESSIONS, [Figure(value=Decimal(2), on=day("11-20"))], [NOVEMBER], "11-23", State.MET),
        (RATE, [], [NOVEMBER], "11-23", State.NOT_REQUIRED),
        # The month that asks for none leaves the last figure as it is, until the next month has gone without one.
        (RATE, [Figure(value=Decimal(92), on=day("09-30"))], [], "11-23", State.STALE),
        (RATE, [Figure(value=Decimal(92), on=day("09-30"))], [OCTOBER], "11-30", State.MET),
        (RATE, [Figure(value=Decimal(92), on=day("09-30"))], [OCTOBER], "12-01", State.STALE),
        (RATE, [Figure(value=Decimal(92), on=day("09-30"))], [NOVEMBER], "11-23", State.STALE),
        (RATE, [Figure(value=Decimal(92), on=day("10-20"))], [NOVEMBER], "12-31", State.MET),
        (RULES, [], [NOVEMBER], "11-23", State.NOT_REQUIRED),
        (RULES, [Answer(yes=True, on=day("09-30"))], [OCTOBER], "11-23", State.YES),
        (SAFE, [], [Period.parse("2026")], "11-23", State.NOT_REQUIRED),
        (SAFE, [Figure(value=Decimal(1), on=day("11-20"))], [Period.parse("2026")], "11-23", State.BROKEN),
    ],
)
def test_figures(target: Target, entries: list[Entry], exempt: list[Exempt], today: str, expected: State) -> None:
    """A period that does not apply asks for no figure; one that is given counts all the same."""
    found = judge(target, entries, today=day(today), calendar=CALENDAR, since=SINCE, exempt=exempt)
    assert found.state is expected


def test_cases() -> None:
    """A case that does not apply is neither open nor late; of two that nothing tells apart the other one stays."""
    case = Case(opened=day("11-02"), on=day("11-02"))
    found = judge(COMPLAINTS, [case, case], today=day("11-23"), calendar=CALENDAR, since=SINCE, exempt=[case])
    assert (found.state, len(found.open_cases)) == (State.OVERDUE, 1)
    found = judge(COMPLAINTS, [case], today=day("11-23"), calendar=CALENDAR, since=SINCE, exempt=[case])
    assert (found.state, found.open_cases, found.counted) == (State.NOT_REQUIRED, (), 0)
    rows = history(COMPLAINTS, [case], today=day("11-23"), calendar=CALENDAR, exempt=[case]).rows
    assert [(row.state, row.exempt) for row in rows] == [(State.NOT_REQUIRED, True)]
    assert deadlines(COMPLAINTS, [case], today=day("11-02"), calendar=CALENDAR, exempt=[case]) == []


def test_what_does_not_apply_is_told_apart_until_the_month_after_is_over() -> None:
    def told(today: str) -> list[tuple[date | None, bool]]:
        found = owed(REPORT, [], today=day(today), calendar=CALENDAR, since=day("10-01"), exempt=[day("10-25")])
        return [(one.due, one.is_exempt) for one in found]

    assert told("11-23") == [(day("10-25"), True), (day("11-25"), False)]
    assert told("12-01") == [(day("11-25"), False), (day("12-25"), False)]


def test_a_period_that_does_not_apply_is_not_missing() -> None:
    today, since, september = day("11-23"), day("09-01"), Period.parse("2026-09")
    assert missing_periods(SUPPLIERS, [], today=today, since=since) == (september, OCTOBER)
    assert missing_periods(SUPPLIERS, [], today=today, since=since, exempt=[OCTOBER]) == (september,)
    assert missing_periods(RATE, [], today=today, since=since) == ()


days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(st.sampled_from(list(TARGETS.values())), st.lists(days, max_size=6), st.data(), days)
def test_every_view_agrees(target: Target, given_on: list[date], data: st.DataObject, today: date) -> None:
    """What is exempt is in no view as owed, late or missing; without exemptions every view is as it was."""
    entries = [entry for on in sorted(given_on) if on <= today for entry in [_entry(target, on)]]
    everything = owed(target, entries, today=today, calendar=CALENDAR, since=SINCE, days=40)
    chosen = data.draw(st.lists(st.sampled_from(everything), unique_by=id)) if everything else []
    exempt = [named for one in chosen for named in [_named(one.what, entries)] if named is not None]
    found = owed(target, entries, today=today, calendar=CALENDAR, since=SINCE, days=40, exempt=exempt)
    status = judge(target, entries, today=today, calendar=CALENDAR, since=SINCE, exempt=exempt)
    still = [one for one in found if not one.is_exempt]
    for one in still:
        if not isinstance(target, Response):
            assert _named(one.what, entries) not in exempt
    assert status.due not in exempt
    assert not set(status.owed) & set(exempt)
    missing = missing_periods(target, entries, today=today, since=SINCE, exempt=exempt)
    assert not set(missing) & set(exempt)
    if isinstance(target, Deliverable):
        assert set(status.owed) == {one.due for one in still if one.overdue}
        ahead = deadlines(target, entries, today=today, calendar=CALENDAR, since=SINCE, exempt=exempt)
        assert not {one.due for one in ahead} & set(exempt)
    if status.state is State.STALE:
        assert any(one.state is State.STALE for one in still)
    for row in history(target, entries, today=today, calendar=CALENDAR, since=SINCE, exempt=exempt).rows:
        assert row.state is State.NOT_REQUIRED or not row.exempt


def _entry(target: Target, on: date) -> Entry:
    match target:
        case Deliverable():
            return Done(done=on)
        case Response():
            return Case(opened=on, on=on, label=f"{on}")
        case Compliance():
            return Answer(yes=True, on=on)
        case _:
            return Figure(value=Decimal(1), on=on)


def _named(what: What, entries: Sequence[Entry]) -> Exempt | None:
    match what:
        case Period():
            return what
        case Delivery(due=due):
            return due
        case OpenCase(label=label):
            return next((one for one in entries if isinstance(one, Case) and one.label == label), None)
