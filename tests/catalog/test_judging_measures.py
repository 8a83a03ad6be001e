"""Measures: which figures count, what they come to, and what is still needed."""

from datetime import date
from decimal import Decimal

import pytest

from catalog.entries import Answer, Entry, Figure
from catalog.errors import FuturePeriod, WrongUnit
from catalog.judging import judge
from catalog.loading import load_catalog
from catalog.model import Bound, Cadence, Counting, Measure, Op, Period, Target, Unit
from catalog.reading import Mode
from catalog.status import Act, Needed, Past, State, Status
from catalog.working_days import WorkingDays

TARGETS = load_catalog().by_id
RECRUITMENT = TARGETS["hr.recruitment_rate"]
COMPLETION = TARGETS["production.annual_plan_completion"]
UPTIME = TARGETS["network.website_uptime"]
CLASS_HOURS = TARGETS["customer_service.training_hours"]
INNOVATIONS = TARGETS["technology.innovations_proposed"]
LAB_HOURS = TARGETS["technology.technology_training_hours"]
OUTAGE = TARGETS["network.outage_duration"]
COURSE_LENGTH = TARGETS["hr.induction_training_length"]
WITHIN_BUDGET = TARGETS["admin.cost_within_budget"]
TURNOVER = TARGETS["hr.staff_turnover"]

ADD, TOTAL = Mode.ADD, Mode.TOTAL


def day(text: str) -> date:
    """A day of 2026 written 11-23, or of any year written in full."""
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def figure(
    value: str,
    on: str,
    period: str | None = None,
    *,
    unit: Unit | None = None,
    mode: Mode | None = None,
    label: str | None = None,
) -> Figure:
    named = Period.parse(period) if period else None
    return Figure(value=Decimal(value), on=day(on), period=named, unit=unit, mode=mode, label=label)


def status(
    target: Target, *entries: Entry, today: str = "11-23", period: str | None = None, since: date | None = None
) -> Status:
    asked = Period.parse(period) if period else None
    return judge(target, entries, today=day(today), calendar=WorkingDays(), period=asked, since=since)


def test_latest_figure_whole_status() -> None:
    """A status says figure, bound, gap, period, day, the figure before, and how far it is from green."""
    found = status(RECRUITMENT, figure("87", "10-12"), figure("88", "10-12"), figure("86.5", "11-09"))
    assert found == Status(
        state=State.MISSED,
        period=Period.parse("2026-11"),
        figure=Decimal("86.5"),
        bound=Decimal(90),
        gap=Decimal("-3.5"),
        needed=Needed(act=Act.RAISE, amount=Decimal("3.5")),
        figure_period=Period.parse("2026-11"),
        reported=day("11-09"),
        previous=Past(Decimal(88), Period.parse("2026-10")),
    )


def test_total_whole_status() -> None:
    """A count says how many more are needed and until when, and what the year before came to."""
    found = status(INNOVATIONS, figure("4", "2025-08-01"), figure("2", "03-10"), figure("1", "09-15"))
    assert found == Status(
        state=State.BEHIND,
        period=Period.parse("2026"),
        figure=Decimal(3),
        bound=Decimal(5),
        gap=Decimal(-2),
        needed=Needed(act=Act.RAISE, amount=Decimal(3), by=day("12-31"), days_left=38),
        figure_period=Period.parse("2026"),
        reported=day("09-15"),
        previous=Past(Decimal(4), Period.parse("2025")),
    )


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        # The latest period end, whatever day the figure was given on.
        ([figure("91", "11-03"), figure("70", "11-20", "2026-10")], "91"),
        # Within a period the latest day, in any order.
        ([figure("70", "11-20"), figure("95", "11-03")], "70"),
        # On one day the one given last.
        ([figure("92", "11-20"), figure("93", "11-20")], "93"),
        # A quarter that runs ends later than a month of it.
        ([figure("94", "11-18", "2026-Q4"), figure("70", "11-20", "2026-11")], "94"),
    ],
)
def test_latest(figures: list[Entry], expected: str) -> None:
    """Latest is the latest period end, then the day given, then the order given."""
    assert status(RECRUITMENT, *figures).figure == Decimal(expected)


@pytest.mark.parametrize(
    ("given", "today", "expected"),
    [
        (figure("95", "10-05"), "11-30", State.MET),
        (figure("95", "10-05"), "12-01", State.STALE),
        (figure("95", "11-30"), "12-31", State.MET),
        (figure("95", "11-30"), "2027-01-01", State.STALE),
        (figure("95", "02-28"), "03-31", State.MET),
        (figure("95", "02-10"), "04-01", State.STALE),
        (figure("95", "08-20", "2026-03"), "09-20", State.MET),
        (figure("95", "08-20", "2026-03"), "09-21", State.STALE),
        (figure("70", "06-20"), "11-23", State.STALE),
        (figure("95", "05-04", "2026-Q3"), "10-31", State.MET),
        (figure("95", "2028-01-31"), "2028-02-29", State.MET),
        (figure("95", "2028-01-31"), "2028-03-01", State.STALE),
    ],
)
def test_stale(given: Figure, today: str, expected: State) -> None:
    """An open-ended figure stands a calendar month after the later of its period's end and the day it was given."""
    assert status(RECRUITMENT, given, today=today).state is expected


@pytest.mark.parametrize(
    ("given", "today", "expected"),
    [
        (figure("95", "12-20"), "2027-01-25", State.MET),
        (figure("80", "12-20"), "2027-01-25", State.MISSED),
        (figure("95", "12-20"), "2027-02-01", State.STALE),
        (figure("95", "2027-01-08", "2026-12"), "2027-02-05", State.MET),
        (figure("95", "12-30", "2026"), "2027-01-10", State.MET),
        (figure("95", "2027-01-08", "2026"), "2027-01-10", State.PENDING),
        (figure("95", "2027-01-08", "2026-11"), "2027-01-10", State.PENDING),
        (figure("95", "2027-01-01", "2026-11"), "2027-01-01", State.PENDING),
        (figure("95", "12-31", "2026-11"), "2027-01-01", State.MET),
        (figure("95", "11-10", "2025-11"), "11-23", State.PENDING),
    ],
)
def test_new_year(given: Figure, today: str, expected: State) -> None:
    """What stood at New Year is carried until stale; of the old year's periods given later only its last one is."""
    assert status(RECRUITMENT, given, today=today).state is expected


def test_open_ended_asked_about() -> None:
    """An ended period is judged by its own figures, for good; the running one as without asking."""
    figures = [figure("95", "09-10"), figure("80", "10-12"), figure("96", "11-09")]
    asked = {period: status(RECRUITMENT, *figures, period=period).state for period in ("2026-10", "2026-11", "2025")}
    assert asked == {"2026-10": State.MISSED, "2026-11": State.MET, "2025": State.NOT_REPORTED}
    assert status(RECRUITMENT, *figures, today="2027-12-01", period="2026").figure == 96
    assert status(RECRUITMENT, *figures, period="2026-11") == status(RECRUITMENT, *figures)


def test_nothing_was_owed_yet() -> None:
    """A period that ended before anything was owed asks for no figure."""
    assert status(RECRUITMENT, period="2026-05", since=day("06-01")).state is State.NOT_REQUIRED
    assert status(RECRUITMENT, period="2026-06", since=day("06-01")).state is State.NOT_REPORTED


@pytest.mark.parametrize("target", [RECRUITMENT, UPTIME, CLASS_HOURS, OUTAGE])
def test_future_period(target: Target) -> None:
    """A period that has not begun cannot be asked about."""
    with pytest.raises(FuturePeriod):
        status(target, today="11-23", period="2027-01")


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([figure("85", "02-03", "2026-01"), figure("93", "11-03", "2026-10")], "93"),
        ([figure("85", "11-03", "2026-10"), figure("93", "11-20", "2026-09")], "85"),
        ([figure("85", "06-30", "2026"), figure("93", "11-03", "2026-10")], "85"),
        ([figure("85", "11-10", "2026"), figure("93", "11-20", "2026-Q4")], "85"),
        ([figure("97", "2025-12-30")], None),
        ([figure("97", "01-10", "2025")], None),
    ],
)
def test_year_by_its_months(figures: list[Entry], expected: str | None) -> None:
    """A year's target counts month figures as its latest until one for the year itself is given."""
    assert status(UPTIME, *figures).figure == (expected and Decimal(expected))


def test_year_ends() -> None:
    """A year's figure is final on 1 January, when the new year waits for its own."""
    met, missed = figure("94", "12-30"), figure("82", "12-30")
    assert status(UPTIME, met, today="2027-01-01").state is State.PENDING
    assert status(UPTIME, met, today="2027-01-01", period="2026").state is State.MET
    assert status(UPTIME, missed, today="12-31") == Status(
        state=State.MISSED,
        period=Period.parse("2026"),
        figure=Decimal(82),
        bound=Decimal(90),
        gap=Decimal(-8),
        needed=Needed(act=Act.RAISE, amount=Decimal(8), by=day("12-31"), days_left=0),
        figure_period=Period.parse("2026"),
        reported=day("12-30"),
    )
    assert status(UPTIME, missed, today="2027-01-01", period="2026").needed is None
    assert status(UPTIME, today="2027-01-01", period="2026-05").period == Period.parse("2026")


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([figure("3", "02-10"), figure("2", "04-01", mode=ADD)], "5"),
        ([figure("3", "02-10"), figure("4", "04-01", mode=TOTAL)], "4"),
        ([figure("4", "04-01", mode=TOTAL), figure("1", "05-01")], "5"),
        ([figure("2", "04-05", "2026-03"), figure("1", "05-05", "2026-04")], "3"),
        # A month's total leaves the other months and what was given for the year.
        ([figure("2", "03-05", "2026-03"), figure("1", "03-06"), figure("1", "04-01", "2026-03", mode=TOTAL)], "2"),
        # A year's total is what all its months came to.
        ([figure("2", "03-05", "2026-03"), figure("3", "06-30", mode=TOTAL), figure("1", "07-02", "2026-07")], "4"),
        ([figure("9", "2025-12-31"), figure("1", "01-02", "2025-12"), figure("2", "01-03")], "2"),
    ],
)
def test_counts(figures: list[Entry], expected: str) -> None:
    """Counts add up whatever part of the year they name; a total replaces what it covers."""
    assert status(INNOVATIONS, *figures).figure == Decimal(expected)


@pytest.mark.parametrize(
    ("target", "total", "today", "expected"),
    [
        # 20 class hours in 30 days: 2/3 of an hour a day, today included.
        (CLASS_HOURS, "10", "11-15", State.ON_TRACK),
        (CLASS_HOURS, "10", "11-16", State.BEHIND),
        (CLASS_HOURS, "19.99", "11-30", State.BEHIND),
        (CLASS_HOURS, "20", "11-01", State.MET),
        # February has 28 days, or 29.
        (CLASS_HOURS, "10", "02-14", State.ON_TRACK),
        (CLASS_HOURS, "10", "02-15", State.BEHIND),
        (CLASS_HOURS, "10", "2028-02-14", State.ON_TRACK),
        (CLASS_HOURS, "14.48", "2028-02-21", State.BEHIND),
        (CLASS_HOURS, "14.49", "2028-02-21", State.ON_TRACK),
        # More than five is six: 6 in 365 days, 3 up to the 182nd, 1 July.
        (INNOVATIONS, "3", "07-01", State.ON_TRACK),
        (INNOVATIONS, "3", "07-02", State.BEHIND),
        (INNOVATIONS, "5", "12-31", State.BEHIND),
        (INNOVATIONS, "6", "01-01", State.MET),
        # More than fifty hours has no smallest value: fifty on the last day is not on track.
        (LAB_HOURS, "50", "12-31", State.BEHIND),
        (LAB_HOURS, "50", "12-30", State.ON_TRACK),
        (LAB_HOURS, "50.01", "12-31", State.MET),
        # A running total is judged the same way.
        (COMPLETION, "47.2", "06-30", State.ON_TRACK),
        (COMPLETION, "47", "06-30", State.BEHIND),
        (COMPLETION, "95", "06-30", State.MET),
    ],
)
def test_pace(target: Target, total: str, today: str, expected: State) -> None:
    """On track is at least the share of what is needed that the period has gone, today included."""
    assert status(target, figure(total, today), today=today).state is expected


def test_counts_at_the_end() -> None:
    """After its end a count is met or missed; each month begins anew."""
    figures = [figure("20", "10-30"), figure("12", "09-10")]
    asked = {month: status(CLASS_HOURS, *figures, period=month).state for month in ("2026-08", "2026-09", "2026-10")}
    assert asked == {"2026-08": State.NOT_REPORTED, "2026-09": State.MISSED, "2026-10": State.MET}
    assert status(CLASS_HOURS, *figures) == Status(
        state=State.PENDING,
        period=Period.parse("2026-11"),
        bound=Decimal(20),
        needed=Needed(act=Act.REPORT, by=day("11-30"), days_left=7),
        previous=Past(Decimal(20), Period.parse("2026-10")),
    )
    assert status(CLASS_HOURS, *figures, period="2026").period == Period.parse("2026-11")


def test_running_total() -> None:
    """Of a running total the latest figure is the total; it does not add up."""
    found = status(COMPLETION, figure("40", "06-01", "2026-05"), figure("88", "11-02", "2026-10"))
    assert (found.figure, found.state) == (Decimal(88), State.ON_TRACK)
    assert found.previous == Past(Decimal(40), Period.parse("2026-05"))
    assert found.needed == Needed(act=Act.RAISE, amount=Decimal(7), by=day("12-31"), days_left=38)


def test_more_than_fifty_hours() -> None:
    """Where there is no smallest passing value, what is needed is more than the rest."""
    needed = status(LAB_HOURS, figure("44.5", "11-01")).needed
    assert needed == Needed(act=Act.RAISE, amount=Decimal("5.5"), strictly=True, by=day("12-31"), days_left=38)


@pytest.mark.parametrize(
    ("target", "figures", "expected", "state"),
    [
        (COURSE_LENGTH, [figure("3", "11-04"), figure("2.5", "11-11"), figure("5", "11-18")], "2.5", State.MISSED),
        (OUTAGE, [figure("3", "11-04"), figure("4.1", "11-11"), figure("1", "11-18")], "4.1", State.MISSED),
        (OUTAGE, [figure("6", "11-04", label="core"), figure("3", "11-05", label="core")], "3", State.MET),
        (OUTAGE, [figure("3", "11-05", label="core"), figure("6", "11-04", label="core")], "3", State.MET),
        (OUTAGE, [figure("6", "11-04", label="core"), figure("3", "11-05", label="branch")], "6", State.MISSED),
        (OUTAGE, [figure("9", "10-31"), figure("240", "11-05", unit=Unit.MINUTE)], "4", State.MET),
    ],
)
def test_worst(target: Target, figures: list[Entry], expected: str, state: State) -> None:
    """Where each must hold, the worst of the period decides; the same label again is a correction."""
    found = status(target, *figures)
    assert (found.figure, found.state, found.needed) == (Decimal(expected), state, None)


@pytest.mark.parametrize(
    ("target", "figures", "expected"),
    [
        ("hr.average_time_to_hire", [figure("30", "11-04", unit=Unit.DAY)], "1"),
        ("hr.average_time_to_hire", [figure("4.5", "11-04", unit=Unit.WEEK)], "1.05"),
        ("network.guidance_hours", [figure("20", f"11-{n:02}", unit=Unit.MINUTE) for n in range(1, 4)], "1"),
        ("network.guidance_hours", [figure("45", "11-02", unit=Unit.MINUTE), figure("29.25", "11-03")], "30"),
    ],
)
def test_units(target: str, figures: list[Entry], expected: str) -> None:
    """Figures are judged in the target's unit; what adds up loses nothing on the way."""
    assert status(TARGETS[target], *figures).figure == Decimal(expected)


def test_wrong_unit() -> None:
    """A figure in a unit of another sort cannot be judged."""
    with pytest.raises(WrongUnit):
        status(RECRUITMENT, figure("3", "11-04", unit=Unit.DAY))


def test_lower_is_better() -> None:
    """Where less is better, too much is to be lowered; a bound not included by more than the rest."""
    assert status(TURNOVER, figure("10", "11-04")).needed == Needed(act=Act.LOWER, amount=Decimal(0), strictly=True)
    assert status(WITHIN_BUDGET, figure("103", "11-04")).needed == Needed(act=Act.LOWER, amount=Decimal(3))


def test_budget_by_yes_and_no() -> None:
    """A share of a budget may be answered yes or no; the latest of answers and figures stands."""
    yes, no = Answer(yes=True, on=day("11-10")), Answer(yes=False, on=day("11-12"))
    assert (status(WITHIN_BUDGET, yes).state, status(WITHIN_BUDGET, yes).figure) == (State.MET, None)
    assert status(WITHIN_BUDGET, yes, no).needed == Needed(act=Act.COMPLY)
    assert status(WITHIN_BUDGET, yes, no, figure("98", "11-20")).figure == 98


def measure(op: Op, value: str, unit: Unit, counting: Counting) -> Measure:
    kind = CLASS_HOURS
    return Measure(
        id="shop.made_up",
        position="shop",
        duty=1,
        line=1,
        clause="",
        name=kind.name,
        short=kind.short,
        cadence=Cadence.MONTH,
        bound=Bound(op, Decimal(value)),
        unit=unit,
        counting=counting,
    )


@pytest.mark.parametrize(
    ("op", "bound", "total", "running", "final"),
    [
        (Op.AT_MOST, "36", "36", State.ON_TRACK, State.MET),
        (Op.AT_MOST, "36", "37", State.MISSED, State.MISSED),
        (Op.LESS_THAN, "36", "36", State.MISSED, State.MISSED),
        (Op.EXACTLY, "4", "4", State.MET, State.MET),
        (Op.EXACTLY, "4", "5", State.MISSED, State.MISSED),
        (Op.EXACTLY, "4", "1", State.BEHIND, State.MISSED),
        (Op.MORE_THAN, "2.5", "2", State.BEHIND, State.MISSED),
    ],
)
def test_totals_of_other_bounds(op: Op, bound: str, total: str, running: State, final: State) -> None:
    """A total that must not grow too large stays on track until it has, and nothing makes it smaller again."""
    target = measure(op, bound, Unit.ITEM, Counting.SUM)
    during, after = (status(target, figure(total, "11-05"), today=t, period="2026-11") for t in ("11-21", "12-01"))
    assert (during.state, after.state) == (running, final)
    assert (during.needed is None) == (running in (State.MET, State.MISSED) or op is Op.AT_MOST)


def test_whole_things_needed() -> None:
    """Of whole things the next whole number is needed: fewer than three sessions are two."""
    few = measure(Op.LESS_THAN, "3", Unit.SESSION, Counting.LATEST)
    assert status(few, figure("5", "11-05")).needed == Needed(
        act=Act.LOWER, amount=Decimal(3), by=day("11-30"), days_left=7
    )
