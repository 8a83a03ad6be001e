"""What a target requires on which day, and by which requirement a figure, a case and a period are judged."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from catalog.entries import Answer, Case, Done, Entry, Figure
from catalog.judging import judge
from catalog.listing import catalog_rows
from catalog.loading import load_catalog
from catalog.model import Bound, Catalog, Change, Limit, Measure, Op, Period, Response, Target, Unit
from catalog.reporting import requirement_of
from catalog.requirements import bound_on, changes_after, limit_on, required_on
from catalog.status import Act, Needed, State, Status
from catalog.working_days import WorkingDays

CANTEEN = (Path(__file__).parent / "canteen.toml").read_text(encoding="utf-8")
TARGETS = load_catalog().by_id
NEW_YEAR = date(2027, 1, 1)


def measure(name: str, *changes: tuple[date, str]) -> Measure:
    target = TARGETS[name]
    assert isinstance(target, Measure)
    bounds = (Change(start, replace(target.bound, value=Decimal(value))) for start, value in changes)
    return replace(target, changes=tuple(bounds))


RECRUITMENT = measure("hr.recruitment_rate", (NEW_YEAR, "92"), (date(2027, 7, 1), "95"))
SUPPLIERS = measure("procurement.new_suppliers", (date(2026, 11, 1), "8"))
OUTAGE = measure("network.outage_duration", (date(2026, 11, 1), "2"))
UPTIME = measure("network.website_uptime", (NEW_YEAR, "95"))


def day(text: str) -> date:
    """A day of 2026 written 11-23, or of any year written in full."""
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def figure(value: str, on: str, period: str | None = None) -> Figure:
    return Figure(value=Decimal(value), on=day(on), period=Period.parse(period) if period else None)


def status(target: Target, *entries: Entry, today: str, period: str | None = None) -> Status:
    asked = Period.parse(period) if period else None
    return judge(target, entries, today=day(today), calendar=WorkingDays(), period=asked)


def response(name: str, *changes: tuple[str, Limit]) -> Response:
    target = TARGETS[name]
    assert isinstance(target, Response)
    return replace(target, changes=tuple(Change(day(start), limit) for start, limit in changes))


COMPLAINT = response("customer_service.complaint_response_time", ("11-20", Limit(Decimal(1), Unit.WORKING_DAY)))
STUDY = response("finance.feasibility_reports", ("11-20", Limit(Decimal(10), Unit.DAY)))


def test_written_in_a_file(tmp_path: Path) -> None:
    """A position file names what changes, and from which day."""
    text = CANTEEN.replace(
        'unit = "percent"',
        'unit = "percent"\nchanges = [{ from = 2027-01-01, bound = "<= 5" }, { from = 2027-04-01, bound = "< 4.5" }]',
    ).replace('limit = "2 day"', 'limit = "2 day"\nchanges = [{ from = 2026-12-15, limit = "4 hour" }]')
    (tmp_path / "canteen.toml").write_text(text, encoding="utf-8")
    found = load_catalog(tmp_path).by_id
    waste, complaint = found["canteen.waste"], found["canteen.complaint"]
    assert isinstance(waste, Measure)
    assert waste.changes == (
        Change(NEW_YEAR, Bound(Op.AT_MOST, Decimal(5))),
        Change(date(2027, 4, 1), Bound(Op.LESS_THAN, Decimal("4.5"))),
    )
    assert isinstance(complaint, Response)
    assert complaint.changes == (Change(date(2026, 12, 15), Limit(Decimal(4), Unit.HOUR)),)
    rows = {row["id"]: row for row in catalog_rows(Catalog(load_catalog(tmp_path).positions))}
    assert rows["canteen.waste"]["changes"] == [
        {"from": "2027-01-01", "op": "<=", "value": 5, "unit": "percent"},
        {"from": "2027-04-01", "op": "<", "value": 4.5, "unit": "percent"},
    ]
    assert rows["canteen.complaint"]["changes"] == [{"from": "2026-12-15", "op": "<=", "value": 4, "unit": "hour"}]
    assert "changes" not in rows["canteen.tastings"]


@pytest.mark.parametrize(
    ("on", "bound", "coming"),
    [("2026-12-31", 90, 2), ("2027-01-01", 92, 1), ("2027-06-30", 92, 1), ("2027-07-01", 95, 0)],
)
def test_in_force(on: str, bound: int, coming: int) -> None:
    """A change holds from its day on, until the next."""
    assert bound_on(RECRUITMENT, day(on)).value == bound
    assert len(changes_after(RECRUITMENT, day(on))) == coming


def test_limit_in_force() -> None:
    """A limit may be set where there was none; what is no figure and no case has no changes."""
    assert [limit_on(STUDY, day(on)) for on in ("11-19", "11-20")] == [None, Limit(Decimal(10), Unit.DAY)]
    assert changes_after(STUDY, day("11-19")) == STUDY.changes
    assert changes_after(TARGETS["procurement.monthly_report"], date.min) == ()


@pytest.mark.parametrize(
    ("entry", "today", "expected", "bound"),
    [
        (figure("91", "12-20"), "12-31", State.MET, 90),
        # What is given in January for December is December's, and stands over New Year by what it was judged by.
        (figure("91", "2027-01-05", "2026-12"), "2027-01-10", State.MET, 90),
        (figure("91", "12-20"), "2027-01-10", State.MET, 90),
        (figure("91", "2027-01-05"), "2027-01-10", State.MISSED, 92),
        (figure("92", "2027-01-05"), "2027-01-10", State.MET, 92),
        (figure("94", "2027-07-01"), "2027-07-01", State.MISSED, 95),
        # A period that began before the change keeps the requirement that it began with.
        (figure("93", "2027-07-05", "2027"), "2027-07-05", State.MET, 92),
    ],
)
def test_an_open_ended_figure(entry: Figure, today: str, expected: State, bound: int) -> None:
    """A figure is judged by the requirement in force when its period began."""
    found = status(RECRUITMENT, entry, today=today)
    assert (found.state, found.bound, found.gap) == (expected, Decimal(bound), entry.value - bound)


def test_a_year_left_alone() -> None:
    """A target changed next year leaves last year's status as it was, and asks for the new bound in the new one."""
    entries = [figure("93", "12-30", "2026"), figure("93", "2027-02-01", "2027-01")]
    assert status(UPTIME, *entries, today="12-31").state is State.MET
    assert status(UPTIME, *entries, today="2027-03-01", period="2026").state is State.MET
    found = status(UPTIME, *entries, today="2027-03-01")
    assert (found.state, found.bound) == (State.MISSED, Decimal(95))
    assert found.needed == Needed(act=Act.RAISE, amount=Decimal(2), by=day("2027-12-31"), days_left=305)
    assert status(UPTIME, today="2027-03-01").bound == 95


def test_a_count() -> None:
    """A month's count is judged by its own month's bound, in its pace and in what is still needed."""
    entries = [figure("5", "10-20"), figure("5", "11-10")]
    assert status(SUPPLIERS, *entries, today="11-23", period="2026-10").state is State.MET
    found = status(SUPPLIERS, *entries, today="11-23")
    assert (found.state, found.bound) == (State.BEHIND, Decimal(8))
    assert found.needed == Needed(act=Act.RAISE, amount=Decimal(3), by=day("11-30"), days_left=7)


def test_the_worst_of_several() -> None:
    """Of runs on both sides of a change the worst is the one furthest from its own bound."""
    entries = [figure("3.5", "10-20"), figure("2.5", "11-10")]
    assert [status(OUTAGE, *entries, today="11-23", period=p).state for p in ("2026-10", "2026-11")] == [
        State.MET,
        State.MISSED,
    ]
    found = status(OUTAGE, *entries, today="2027-01-10", period="2026")
    assert (found.state, found.figure, found.bound) == (State.MISSED, Decimal("2.5"), Decimal(2))


def test_what_would_do_by_now() -> None:
    """A figure missed by the bound of its day that today's would let pass needs to be given again, not raised."""
    easier = measure("hr.recruitment_rate", (NEW_YEAR, "80"))
    assert status(easier, figure("85", "12-20"), today="2027-01-10").needed == Needed(act=Act.REPORT)
    assert status(easier, figure("75", "12-20"), today="2027-01-10").needed == Needed(act=Act.RAISE, amount=Decimal(5))


def test_yes_to_a_budget() -> None:
    """A yes carries no figure, and is read beside the bound of its period."""
    budget = measure("admin.cost_within_budget", (NEW_YEAR, "97"))
    found = status(budget, Answer(yes=True, on=day("12-20")), today="12-31")
    assert (found.state, found.bound, found.gap) == (State.MET, Decimal(100), None)


def test_cases() -> None:
    """A case is judged by the limit of the day it was opened; the one that ends first leads."""
    before, after = Case(opened=day("11-19"), label="A"), Case(opened=day("11-20"), label="B")
    found = status(COMPLAINT, before, after, today="11-23")
    assert [(one.label, one.due) for one in found.open_cases] == [("B", day("11-23")), ("A", day("11-24"))]
    kept = status(COMPLAINT, replace(before, closed=day("11-24")), replace(after, closed=day("11-24")), today="11-24")
    assert (kept.kept, kept.counted) == (1, 2)
    found = status(STUDY, before, after, today="12-01")
    assert [(one.label, one.due, one.overdue) for one in found.open_cases] == [
        ("B", day("11-30"), True),
        ("A", None, False),
    ]


@pytest.mark.parametrize(
    ("target", "entry", "expected"),
    [
        (RECRUITMENT, figure("91", "2027-01-05", "2026-12"), ">= 90 percent"),
        (RECRUITMENT, figure("91", "2027-01-05"), ">= 92 percent"),
        (COMPLAINT, Case(opened=day("11-19"), closed=day("11-24")), "<= 3 working_day"),
        (COMPLAINT, Case(opened=day("11-20")), "<= 1 working_day"),
        (COMPLAINT, Case(took=Decimal(2), unit=Unit.HOUR, on=day("11-21")), "<= 1 working_day"),
        (STUDY, Case(opened=day("11-19")), None),
        (TARGETS["admin.chronicle_revision"], Done(done=day("06-30")), "by 06-30, 12-31"),
        (TARGETS["finance.tax_in_line"], Answer(yes=True, on=day("06-30")), None),
    ],
)
def test_kept_with_an_entry(target: Target, entry: Entry, expected: str | None) -> None:
    """An entry is kept with the requirement that it is judged by."""
    assert requirement_of(target, entry) == expected


def test_read_by() -> None:
    """A figure is shown beside its own period's requirement, cases beside the present one."""
    carried = status(RECRUITMENT, figure("91", "12-20"), today="2027-01-10")
    assert required_on(RECRUITMENT, carried, today=day("2027-01-10")) == day("12-01")
    waiting = status(RECRUITMENT, today="2027-01-10")
    assert required_on(RECRUITMENT, waiting, today=day("2027-01-10")) == NEW_YEAR
    found = status(COMPLAINT, today="11-23")
    assert required_on(COMPLAINT, found, today=day("11-23")) == day("11-23")
    ended = status(COMPLAINT, today="2027-01-10", period="2026")
    assert required_on(COMPLAINT, ended, today=day("2027-01-10")) == day("12-31")
