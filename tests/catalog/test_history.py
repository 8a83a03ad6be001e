"""What became of a target: which rows it has, what each came to, and the trend."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.entries import Answer, Case, Done, Entry, Figure
from catalog.history import history
from catalog.history.values import CaseRow, DeliveryRow, Past, PeriodRow, Trend
from catalog.judging import judge
from catalog.loading import load_catalog
from catalog.model import Bound, Change, Grain, Limit, Measure, Op, Period, Response, Unit
from catalog.owing import owed
from catalog.reading import Mode
from catalog.status import State
from catalog.working_days import WorkingDays

TARGETS = load_catalog().by_id
CALENDAR = WorkingDays()
TODAY = date(2026, 11, 23)


def day(text: str) -> date:
    """A day of 2026 written 11-23, or of any year written in full."""
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def figure(value: str, on: str, period: str | None = None, *, mode: Mode | None = None) -> Figure:
    return Figure(value=Decimal(value), on=day(on), period=Period.parse(period) if period else None, mode=mode)


def past(name: str, *entries: Entry, today: date = TODAY, since: str | None = None) -> Past:
    since_day = day(since) if since else None
    return history(TARGETS[name], entries, today=today, calendar=CALENDAR, since=since_day)


def table(found: Past) -> str:
    """The rows as `2026-11 met 92`, oldest first."""
    return "\n".join(_line(row) for row in found.rows)


def _line(row: PeriodRow | DeliveryRow | CaseRow) -> str:
    match row:
        case PeriodRow():
            return f"{row.period} {row.state} {'-' if row.figure is None else row.figure}"
        case DeliveryRow():
            return f"{row.delivery.due} {row.state} {row.delivery.done or '-'}"
        case CaseRow():
            return f"{row.case.label} {row.state} {'-' if row.took is None else row.took}"


ROWS: dict[str, tuple[str, list[Entry], str | None, str]] = {
    "a month without a figure is a gap, the present one waits": (
        "hr.recruitment_rate",
        [figure("88", "08-20"), figure("92", "10-20", "2026-09")],
        None,
        "2026-08 missed 88\n2026-09 met 92\n2026-10 not_reported -\n2026-11 pending -",
    ),
    "the last figure of a month stands": (
        "hr.recruitment_rate",
        [figure("88", "11-02"), figure("91", "11-20")],
        None,
        "2026-11 met 91",
    ),
    "nothing is told of the time before anybody owed it": (
        "hr.recruitment_rate",
        [figure("91", "11-20")],
        "10-05",
        "2026-11 met 91",
    ),
    "nobody is blamed for the months before the position was held": (
        "customer_service.training_hours",
        [figure("12", "11-20", "2026-07")],
        "10-05",
        "2026-07 missed 12\n2026-08 not_required -\n2026-09 not_required -\n2026-10 not_reported -\n2026-11 pending -",
    ),
    "an open-ended target without any figure waits for that of this month": (
        "hr.recruitment_rate",
        [],
        "01-01",
        "2026-11 pending -",
    ),
    "what stands may still be renewed in time": (
        "hr.recruitment_rate",
        [figure("88", "11-20", "2026-08")],
        None,
        "2026-08 missed 88\n2026-09 not_required -\n2026-10 pending -\n2026-11 pending -",
    ),
    "a quarter's figure stands for its empty months": (
        "hr.recruitment_rate",
        [figure("89", "07-30"), figure("93", "10-08", "2026-Q3"), figure("95", "11-02", "2026-10")],
        None,
        "2026-07 missed 89\n2026-Q3 met 93\n2026-10 met 95\n2026-11 pending -",
    ),
    "a month's counts add up, the present month is on its way": (
        "customer_service.training_hours",
        [figure("12", "10-08"), figure("9", "10-20", mode=Mode.ADD), figure("4", "11-09")],
        None,
        "2026-10 met 21\n2026-11 behind 4",
    ),
    "of several runs the worst tells": (
        "hr.induction_training_length",
        [figure("4", "10-08"), figure("2", "10-20")],
        None,
        "2026-10 missed 2\n2026-11 pending -",
    ),
    "no run, no gap: an outage need not happen": (
        "network.outage_duration",
        [figure("3", "08-08"), figure("5", "10-20")],
        None,
        "2026-08 met 3\n2026-09 not_required -\n2026-10 missed 5\n2026-11 not_required -",
    ),
    "a year's rate is told by its months, an earlier year whole": (
        "network.website_uptime",
        [figure("89", "2025-12-30", "2025"), figure("95", "09-30", "2026-09"), figure("88", "11-05")],
        None,
        "2025 missed 89\n"
        + "".join(f"2026-0{n} not_required -\n" for n in range(1, 9))
        + "2026-09 met 95\n2026-10 not_required -\n2026-11 missed 88",
    ),
    "a year's counts are told as they stood at each month's end": (
        "technology.innovations_proposed",
        [figure("1", "08-10"), figure("4", "10-10", mode=Mode.ADD), figure("1", "11-01", "2026-10", mode=Mode.ADD)],
        None,
        "2026-08 behind 1\n2026-09 behind 1\n2026-10 met 6\n2026-11 met 6",
    ),
    "incidents are those of their month, and a total counts only what is new": (
        "production.safety_accidents",
        [figure("0", "08-31"), figure("1", "09-09"), figure("3", "11-02", mode=Mode.TOTAL)],
        None,
        "2026-08 clean 0\n2026-09 broken 1\n2026-10 not_required -\n2026-11 broken 2",
    ),
    "yes or no, and a month without an answer": (
        "finance.tax_in_line",
        [Answer(yes=True, on=day("08-20")), Answer(yes=False, on=day("10-20"))],
        None,
        "2026-08 yes -\n2026-09 not_required -\n2026-10 no -\n2026-11 pending -",
    ),
    "deliveries with their days: in time, late, and the one owed now": (
        "finance.monthly_analysis_and_budget",
        [Done(done=day("09-25")), Done(done=day("10-27"))],
        "09-01",
        "2026-09-25 done_on_time 2026-09-25\n2026-10-25 done_late 2026-10-27\n2026-11-25 due_soon -",
    ),
    "what was never handed in stays overdue": (
        "finance.monthly_analysis_and_budget",
        [],
        "10-01",
        "2026-10-25 overdue -\n2026-11-25 due_soon -",
    ),
    "a window may be met before it opens, and a later year's is not owed yet": (
        "hr.job_description_review",
        [Done(done=day("02-20"))],
        "01-01",
        "2026-03-31 done_early 2026-02-20",
    ),
    "cases by the day they began, with the time they took": (
        "customer_service.complaint_response_time",
        [
            Case(label="B", opened=day("11-18"), on=day("11-18")),
            Case(label="A", opened=day("11-06"), closed=day("11-13")),
            Case(label="C", opened=day("11-23")),
            Case(label="D", took=Decimal(2), unit=Unit.WORKING_DAY, on=day("11-02")),
            Case(label="E", took=Decimal(2), unit=Unit.DAY, on=day("11-01")),
        ],
        None,
        "E met -\nD met 2\nA breached 5\nB running 3\nC running 0",
    ),
    "a case without a limit is told in days": (
        "finance.feasibility_reports",
        [Case(label="P", opened=day("11-06"), closed=day("11-13"))],
        None,
        "P met 7",
    ),
    "nothing reported and nothing owed": ("production.safety_accidents", [], None, ""),
}


@pytest.mark.parametrize("rule", ROWS)
def test_rows(rule: str) -> None:
    """Each period, delivery or case with its verdict."""
    name, entries, since, expected = ROWS[rule]
    assert table(past(name, *entries, since=since)) == expected


def test_at_most_twelve_rows() -> None:
    """The last ones, over New Year: months, cases and deliveries alike."""
    months = [figure("91", f"2025-{n:02}-20") for n in range(1, 13)] + [
        figure("92", f"{n:02}-20") for n in range(1, 11)
    ]
    assert [str(row.period) for row in past("hr.recruitment_rate", *months).rows if isinstance(row, PeriodRow)] == [
        "2025-12",
        *(f"2026-{n:02}" for n in range(1, 12)),
    ]
    cases = [Case(label=str(n), opened=day(f"10-{n:02}"), closed=day(f"10-{n:02}")) for n in range(1, 21)]
    assert table(past("hr.job_description_turnaround", *cases)).startswith("9 met 0")
    assert len(past("finance.monthly_analysis_and_budget", since="2025-01-01").rows) == 12


TRENDS: dict[str, tuple[str, list[Entry], Trend | None]] = {
    "up is better where the bound is from below": (
        "hr.recruitment_rate",
        [figure("88", "09-20"), figure("92", "11-20")],
        Trend(change=Decimal(4), before=Period.parse("2026-09"), better=True),
    ),
    "and worse where it is from above": (
        "hr.staff_turnover",
        [figure("8", "10-20"), figure("9.5", "11-20")],
        Trend(change=Decimal("1.5"), before=Period.parse("2026-10"), better=False),
    ),
    "the same is neither": (
        "hr.staff_turnover",
        [figure("8", "10-20"), figure("8", "11-20")],
        Trend(change=Decimal(0), before=Period.parse("2026-10"), better=None),
    ),
    "one figure has none": ("hr.staff_turnover", [figure("8", "10-20")], None),
    "a total only grows": (
        "technology.innovations_proposed",
        [figure("1", "08-10"), figure("4", "10-10", mode=Mode.ADD)],
        None,
    ),
}


@pytest.mark.parametrize("rule", TRENDS)
def test_trend(rule: str) -> None:
    """From the figure before to the last one."""
    name, entries, expected = TRENDS[rule]
    assert past(name, *entries).trend == expected


def test_what_is_open_is_not_counted() -> None:
    """In how many periods a target was met, of those with a verdict: a month not reported has one."""
    found = past("hr.recruitment_rate", figure("88", "08-20"), figure("92", "09-20"))
    assert (found.good, found.judged, len(found.rows)) == (1, 3, 4)


def test_each_period_is_judged_by_what_it_required() -> None:
    """A bound that rose in October leaves September's verdict alone; so does a limit."""
    recruitment, complaint = TARGETS["hr.recruitment_rate"], TARGETS["customer_service.complaint_response_time"]
    assert isinstance(recruitment, Measure)
    assert isinstance(complaint, Response)
    stricter = replace(recruitment, changes=(Change(day("10-01"), Bound(Op.AT_LEAST, Decimal(95))),))
    found = history(stricter, [figure("92", "09-20"), figure("92", "10-20")], today=TODAY, calendar=CALENDAR)
    assert table(found) == "2026-09 met 92\n2026-10 missed 92\n2026-11 pending -"
    one_day = Limit(Decimal(1), Unit.WORKING_DAY)
    quicker = replace(complaint, changes=(Change(day("11-16"), one_day),))
    cases = [Case(label=d, opened=day(d), closed=day(d[:3] + str(int(d[3:]) + 2))) for d in ("11-10", "11-17")]
    rows = history(quicker, cases, today=TODAY, calendar=CALENDAR).rows
    assert [(row.state, row.limit) for row in rows if isinstance(row, CaseRow)] == [
        (State.MET, complaint.limit),
        (State.BREACHED, one_day),
    ]


MONTHLY = sorted(
    id_
    for id_, target in TARGETS.items()
    if isinstance(target, Measure) and target.cadence not in ("year", "half_year")
)


GIVEN = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 300)), max_size=30)


@given(st.sampled_from(MONTHLY), GIVEN)
def test_a_row_is_the_status_of_its_period(name: str, given_: list[tuple[int, int]]) -> None:
    """Every month that is over and has a figure has in the history what asking for its status would give."""
    entries = [Figure(value=Decimal(v), on=date.fromordinal(TODAY.toordinal() - ago)) for v, ago in given_]
    for row in past(name, *entries).rows:
        assert isinstance(row, PeriodRow)
        if row.period.end <= TODAY and row.figure is not None:
            status = judge(TARGETS[name], entries, today=TODAY, calendar=CALENDAR, period=row.period)
            assert (row.state, row.figure) == (status.state, status.figure)


@given(st.sampled_from(MONTHLY), GIVEN, st.dates(date(2026, 1, 1), TODAY))
def test_a_month_is_not_reported_where_it_is_overdue(name: str, given_: list[tuple[int, int]], since: date) -> None:
    """The history and the list of what is due say the same of every month."""
    entries = [Figure(value=Decimal(v), on=date.fromordinal(TODAY.toordinal() - ago)) for v, ago in given_]
    rows = history(TARGETS[name], entries, today=TODAY, calendar=CALENDAR, since=since).rows
    missing = [row.period for row in rows if isinstance(row, PeriodRow) and row.state is State.NOT_REPORTED]
    due = owed(TARGETS[name], entries, today=TODAY, calendar=CALENDAR, since=since)
    assert missing == [one.what for one in due if one.overdue]


YEARLY = sorted(
    id_
    for id_, target in TARGETS.items()
    if isinstance(target, Measure) and target.cadence == "year" and target.counting in ("sum", "growing")
)
TOLD = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 900), st.sampled_from([None, *Mode])), max_size=30)


@given(st.sampled_from(YEARLY), TOLD)
def test_a_month_tells_how_its_year_stood_by_then(name: str, told: list[tuple[int, int, Mode | None]]) -> None:
    """As asking on the month's last day would have; an earlier year as it ended."""
    entries = [Figure(value=Decimal(v), on=date.fromordinal(TODAY.toordinal() - ago), mode=m) for v, ago, m in told]
    for row in past(name, *entries).rows:
        assert isinstance(row, PeriodRow)
        if row.state is not State.NOT_REQUIRED:
            last = date.fromordinal(min(row.period.end.toordinal() - 1, TODAY.toordinal()))
            asked = TODAY if row.period.grain is Grain.YEAR else last
            year, known = Period.containing(last, Grain.YEAR), [entry for entry in entries if entry.on <= asked]
            status = judge(TARGETS[name], known, today=asked, calendar=CALENDAR, period=year)
            assert (row.state, row.figure) == (status.state, status.figure)
