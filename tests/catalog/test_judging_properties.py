"""What holds for every target, every report and every day."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from hypothesis import given
from hypothesis import strategies as st

from catalog.entries import Answer, Case, Done, Entry, Figure
from catalog.errors import BadReport
from catalog.judging import check_entry, judge
from catalog.judging.deliverables import deliveries, occurrences
from catalog.loading import load_catalog
from catalog.model import (
    By,
    Cadence,
    Compliance,
    Counting,
    Deliverable,
    Grain,
    IncidentFree,
    Measure,
    Op,
    Period,
    Response,
    Target,
    Unit,
    own_grain,
)
from catalog.reading import Mode
from catalog.status import RISK, State
from catalog.working_days import WorkingDays

CATALOG = load_catalog()
CALENDAR = WorkingDays()
DAY = timedelta(days=1)
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)

ALL = list(CATALOG.by_id.values())
MEASURES = [target for target in ALL if isinstance(target, Measure)]
COUNTS = [target for target in MEASURES if target.counting is Counting.SUM]
DELIVERABLES = [target for target in ALL if isinstance(target, Deliverable)]
MONTHLY = next(target for target in DELIVERABLES if target.cadence is Cadence.MONTH)
RESPONSES = [target for target in ALL if isinstance(target, Response)]

days = st.dates(FIRST, LAST)
values = st.decimals(-50, 150, places=2)
periods = st.sampled_from(["2025", "2026", "2026-H1", "2026-Q2", "2026-Q4", "2025-12", "2026-02", "2026-10"]).map(
    Period.parse
)


def state(target: Target, entries: list[Entry], today: date, period: Period | None = None) -> State:
    return judge(target, entries, today=today, calendar=CALENDAR, period=period, since=FIRST).state


@given(st.sampled_from(MEASURES), values, values, days, st.integers(0, 200))
def test_a_better_figure_is_never_worse(measure: Measure, one: Decimal, other: Decimal, on: date, later: int) -> None:
    """Of two figures given the same day the better one has no riskier state, on that day or later."""
    worse, better = sorted((one, other), reverse=not measure.bound.op.higher_is_better)
    risks = [RISK[state(measure, [Figure(value=v, on=on)], on + later * DAY)] for v in (worse, better)]
    assert risks[0] <= risks[1]


@given(st.sampled_from(MEASURES), st.data(), st.lists(st.tuples(values, days), min_size=1, max_size=6), values)
def test_any_better_figure_is_never_worse(
    measure: Measure, data: st.DataObject, told: list[tuple[Decimal, date]], other: Decimal
) -> None:
    """Whichever of several figures had been better, the state would be no riskier, at any time and after the end."""
    which = data.draw(st.integers(0, len(told) - 1))
    worse, better = sorted((told[which][0], other), reverse=not measure.bound.op.higher_is_better)
    today = data.draw(st.dates(max(on for _, on in told), date(2027, 3, 1)))
    asked = data.draw(st.none() | periods.filter(lambda period: period.start <= today))
    risks = []
    for value in (worse, better):
        reports = [Figure(value=value if n == which else v, on=on) for n, (v, on) in enumerate(told)]
        risks.append(RISK[state(measure, list(reports), today, asked)])
    assert risks[0] <= risks[1]


@given(st.sampled_from(COUNTS), st.decimals(0, 80, places=2), st.dates(date(2023, 1, 1), date(2032, 12, 31)))
def test_pace_by_a_second_counting(measure: Measure, total: Decimal, today: date) -> None:
    """On track is the share of all days of the period, counted one by one, leap years and short months included."""
    span = Period.containing(today, own_grain(measure))
    every = [day for n in range(366) if (day := span.start + n * DAY) < span.end]
    share = Fraction(len([day for day in every if day <= today]), len(every))
    least = Fraction(measure.bound.value) + (measure.bound.op is Op.MORE_THAN and measure.unit.counts_whole_things)
    beyond = measure.bound.op is Op.MORE_THAN and not measure.unit.counts_whole_things
    value = total.to_integral_value() if measure.unit.counts_whole_things else total
    if measure.bound.holds(value):
        expected = State.MET
    elif Fraction(value) > least * share or (Fraction(value) == least * share and not beyond):
        expected = State.ON_TRACK
    else:
        expected = State.BEHIND
    assert state(measure, [Figure(value=value, on=today)], today) is expected


@given(st.integers(1, 31), st.dates(date(2023, 1, 1), date(2032, 12, 31)), st.integers(0, 800))
def test_a_day_of_every_month_by_a_second_counting(number: int, since: date, length: int) -> None:
    """A month owes on the day of that number, or on its last day: every day is asked, in leap years too."""
    monthly = replace(MONTHLY, schedule=By(((None, number),)))
    every = [since + n * DAY for n in range(length + 1)]
    expected = [day for day in every if day.day == number or (day.day < number and (day + DAY).day == 1)]
    assert [owed.due for owed in occurrences(monthly, since, every[-1])] == expected


@given(st.sampled_from(DELIVERABLES), st.lists(days, max_size=14), days, st.integers(0, 400))
def test_overdue_stays_overdue(target: Deliverable, dones: list[date], today: date, later: int) -> None:
    """What is overdue today is overdue on every later day, New Year or not, unless it is done."""
    known: list[Entry] = [Done(done=done) for done in dones if done <= today]
    if state(target, known, today) is State.OVERDUE:
        assert state(target, known, today + later * DAY) is State.OVERDUE


@given(st.sampled_from(RESPONSES), st.lists(days, max_size=5), days, st.integers(0, 400))
def test_an_overdue_case_stays_overdue(target: Response, opened: list[date], today: date, later: int) -> None:
    """An open case that is overdue does not run again."""
    known: list[Entry] = [Case(opened=day) for day in opened if day <= today]
    if state(target, known, today) is State.OVERDUE:
        assert state(target, known, today + later * DAY) is State.OVERDUE


# The duty table's days by hand: (month, day) of opening and of the due day, month 0 for each one.
ANY_TIME = None
Written: TypeAlias = tuple[tuple[int, int] | None, tuple[int, int]]
IN_DECEMBER: list[Written] = [(ANY_TIME, (12, 20))]
WRITTEN: dict[str, list[Written]] = {
    "hr.annual_hr_analysis_report": IN_DECEMBER,
    "hr.job_description_review": [((3, 1), (3, 31))],
    "hr.performance_appraisal_round": [((0, 20), (0, 25))],
    "hr.performance_summary_report": [(ANY_TIME, (0, 28))],
    "hr.pay_survey_report": [((3, 1), (3, 31))],
    "finance.monthly_analysis_and_budget": [(ANY_TIME, (0, 25))],
    "admin.chronicle_revision": [(ANY_TIME, (6, 30)), (ANY_TIME, (12, 31))],
    "sales.annual_targets_and_plan": IN_DECEMBER,
    "production.monthly_production_plan": [(ANY_TIME, (0, 20))],
    "production.planning_meeting": [(ANY_TIME, (0, 22))],
    "technology.strategy_plan": IN_DECEMBER,
    "technology.industry_research_report": [(ANY_TIME, (0, 25))],
    "procurement.annual_plan_and_budget": IN_DECEMBER,
    "procurement.monthly_report": [(ANY_TIME, (0, 25))],
    "public_relations.annual_plan": IN_DECEMBER,
}


def owed_by(target: Deliverable, today: date) -> list[tuple[date, date, date]]:
    """Slow and obvious: every day of two years asked whether something is due on it; (begins, opens, due)."""
    found = []
    day = FIRST
    while day < date(2028, 1, 1):
        for opening, (due_month, due_day) in WRITTEN[target.id]:
            if day.day == due_day and day.month == (due_month or day.month):
                begins = Period.containing(day, own_grain(target)).start
                opens = date(day.year, opening[0] or day.month, opening[1]) if opening else begins
                found.append((begins, opens, day))
        day += DAY
    return [row for row in found if row[0] <= today]


def slow_state(target: Deliverable, dones: list[date], today: date) -> State:
    """Each delivery in turn takes the oldest thing owed that has begun; then the rules in the order of the design."""
    waiting = owed_by(target, today)
    done: dict[tuple[date, date, date], date] = {}
    for day in sorted(dones):
        open_ones = [row for row in waiting if row not in done and row[0] <= day]
        if open_ones:
            done[open_ones[0]] = day
    overdue = [row for row in waiting if row not in done and row[2] < today]
    if overdue:
        return State.OVERDUE
    current = waiting[-1]
    if current in done:
        if done[current] > current[2]:
            return State.DONE_LATE
        return State.DONE_EARLY if done[current] < current[1] else State.DONE_ON_TIME
    left = (current[2] - today).days
    if left == 0:
        return State.DUE_TODAY
    return State.DUE_SOON if left <= 7 else State.UPCOMING


@given(st.sampled_from(DELIVERABLES), st.lists(days, max_size=16), st.dates(FIRST, date(2027, 6, 30)))
def test_deliverables_by_a_second_counting(target: Deliverable, dones: list[date], today: date) -> None:
    """The state is what a slow reading of the duty table gives."""
    known = [done for done in dones if done <= today]
    assert state(target, [Done(done=done) for done in known], today) == slow_state(target, known, today)


@given(st.lists(st.tuples(days, st.integers(0, 11), st.booleans()), max_size=14))
def test_a_delivery_closes_what_it_names(told: list[tuple[date, int, bool]]) -> None:
    """What is named is closed; what names one closes no other; each delivery closes one or is surplus."""
    every = occurrences(MONTHLY, FIRST, LAST)
    dones = [Done(done=on, due=every[n].due if named else None) for on, n, named in told]
    found = deliveries(MONTHLY, dones, since=FIRST, until=LAST)
    closed = {one.due: one.by for one in found.owed if one.by}
    assert {done.due for done in dones if done.due} <= closed.keys()
    assert all(by.due in (None, due) for due, by in closed.items())
    assert sorted(map(repr, (*closed.values(), *found.surplus))) == sorted(map(repr, dones))


@given(st.sampled_from(RESPONSES), days, st.integers(0, 60))
def test_responses_by_a_second_counting(target: Response, opened: date, length: int) -> None:
    """Kept is: of the days after the opening up to the closing, no more than the limit count."""
    closed = opened + length * DAY
    following = [opened + n * DAY for n in range(1, length + 1)]
    counted = [day for day in following if target.limit and (target.limit.unit is Unit.DAY or CALENDAR.is_working(day))]
    late = bool(target.limit) and len(counted) > (target.limit.amount if target.limit else 0)
    # A rest day after the last allowed day is late already.
    if not late and target.limit and counted and len(counted) == target.limit.amount:
        late = counted[-1] < closed
    found = judge(target, [Case(opened=opened, closed=closed)], today=closed, calendar=CALENDAR, period=year_of(opened))
    assert found.state is (State.BREACHED if late else State.MET)


def year_of(day: date) -> Period:
    return Period.containing(day, Grain.YEAR)


figures = st.builds(
    Figure,
    value=values,
    on=days,
    unit=st.none() | st.sampled_from(Unit),
    period=st.none() | periods,
    mode=st.none() | st.sampled_from(Mode),
    label=st.none() | st.sampled_from(["a", "b"]),
)
answers = st.builds(Answer, yes=st.booleans(), on=days, period=st.none() | periods)
cases = st.builds(
    Case,
    opened=st.none() | days,
    closed=st.none() | days,
    took=st.none() | st.decimals(0, 60, places=1),
    unit=st.none() | st.sampled_from(Unit),
    on=st.none() | days,
)
entries: st.SearchStrategy[Entry] = st.one_of(figures, answers, st.builds(Done, done=days), cases)


def passes(target: Target, entry: Entry, today: date) -> bool:
    try:
        check_entry(target, entry, today=today)
    except BadReport:
        return False
    return True


STATES = {
    Measure: "met missed not_reported pending stale on_track behind not_required",
    Deliverable: "upcoming due_soon due_today overdue done_early done_on_time done_late not_required",
    Response: "running overdue met breached not_required",
    IncidentFree: "clean broken",
    Compliance: "yes no pending stale",
}


@given(st.sampled_from(ALL), st.lists(entries, max_size=8), days, st.none() | periods)
def test_what_passes_can_be_judged(target: Target, reports: list[Entry], today: date, period: Period | None) -> None:
    """Reports that pass the check are judged, to a state of the target's kind and no other."""
    kept = [entry for entry in reports if passes(target, entry, today)]
    asked = period if period and period.start <= today else None
    assert state(target, kept, today, asked) in STATES[type(target)].split()


@given(st.sampled_from(ALL), st.lists(entries, max_size=8), st.data())
def test_order_changes_nothing(target: Target, reports: list[Entry], data: st.DataObject) -> None:
    """Reports of different days come to the same status in any order."""
    kept = list({told_on(entry): entry for entry in reports if passes(target, entry, LAST)}.values())
    shuffled = data.draw(st.permutations(kept))
    found = [judge(target, each, today=LAST, calendar=CALENDAR) for each in (kept, shuffled)]
    assert found[0] == found[1]


def told_on(entry: Entry) -> date | None:
    match entry:
        case Figure() | Answer():
            return entry.on
        case Done():
            return entry.done
        case Case():
            return entry.opened
