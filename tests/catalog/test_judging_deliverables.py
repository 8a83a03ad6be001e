"""Deliverables: what is owed when, and what a delivery closes."""

from collections.abc import Sequence
from datetime import date

import pytest

from catalog.entries import Done
from catalog.judging import judge
from catalog.judging.deliverables import Delivery, deliveries, due_in, occurrences
from catalog.loading import load_catalog
from catalog.model import By, Cadence, Deliverable, On, Period, Schedule, Target, Window
from catalog.status import Act, Needed, State, Status
from catalog.working_days import WorkingDays

TARGETS = load_catalog().by_id
YEARLY = TARGETS["technology.strategy_plan"]
MONTHLY = TARGETS["technology.industry_research_report"]
MEETING = TARGETS["production.planning_meeting"]
YEARLY_WINDOW = TARGETS["hr.pay_survey_report"]
MONTHLY_WINDOW = TARGETS["hr.performance_appraisal_round"]


def day(text: str) -> date:
    """A day of 2026 written 11-23, or of any year written in full."""
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def status(
    target: Target, *dones: str, today: str = "11-23", period: str | None = None, since: str | None = None
) -> Status:
    return judge(
        target,
        [Done(done=day(done)) for done in dones],
        today=day(today),
        calendar=WorkingDays(),
        period=Period.parse(period) if period else None,
        since=day(since) if since else None,
    )


def made(schedule: Schedule, cadence: Cadence) -> Deliverable:
    kind = MONTHLY
    return Deliverable(
        id="shop.made_up",
        position="shop",
        duty=1,
        line=1,
        clause="",
        name=kind.name,
        short=kind.short,
        cadence=cadence,
        schedule=schedule,
    )


def months(until: int, number: int = 24) -> list[str]:
    return [f"{month:02}-{number}" for month in range(1, until + 1)]


def test_overdue_whole_status() -> None:
    """The oldest day that has passed leads; the others still owed and the next day are told as well."""
    assert status(MONTHLY, *months(8)) == Status(
        state=State.OVERDUE,
        period=Period.parse("2026-11"),
        due=day("09-25"),
        needed=Needed(act=Act.HAND_IN, by=day("09-25"), days_left=-59),
        owed=(day("09-25"), day("10-25")),
        next_due=day("11-25"),
    )


def test_done_whole_status() -> None:
    """What is done is owed no more; the day it was done and the next one owed are told."""
    assert status(MONTHLY, *months(11, 20)) == Status(
        state=State.DONE_ON_TIME,
        period=Period.parse("2026-11"),
        reported=day("11-20"),
        done=day("11-20"),
        closes=day("11-25"),
        next_due=day("12-25"),
    )


@pytest.mark.parametrize(
    ("today", "expected", "due"),
    [
        ("01-01", State.UPCOMING, "12-20"),
        ("12-12", State.UPCOMING, "12-20"),
        ("12-13", State.DUE_SOON, "12-20"),
        ("12-19", State.DUE_SOON, "12-20"),
        ("12-20", State.DUE_TODAY, "12-20"),
        ("12-21", State.OVERDUE, "12-20"),
        ("12-31", State.OVERDUE, "12-20"),
        ("2027-01-02", State.UPCOMING, "2027-12-20"),
    ],
)
def test_nothing_done(today: str, expected: State, due: str) -> None:
    """Due soon from seven days before, today counts to midnight; nobody having said since when, a year begins anew."""
    found = status(YEARLY, today=today)
    assert (found.state, found.due) == (expected, day(due))


def test_over_new_year() -> None:
    """What was owed and is not done stays overdue over New Year, where it is known to have been owed."""
    assert status(YEARLY, today="2027-03-01", since="01-01").due == day("12-20")
    assert status(YEARLY, "2025-12-18", today="2027-03-01").due == day("12-20")
    late = status(YEARLY, "2025-12-18", "2027-01-05", today="2027-01-06")
    assert (late.state, late.due) == (State.UPCOMING, day("2027-12-20"))


@pytest.mark.parametrize(
    ("target", "dones", "today", "expected"),
    [
        (YEARLY, ["12-20"], "12-31", State.DONE_ON_TIME),
        (YEARLY, ["12-21"], "12-31", State.DONE_LATE),
        (YEARLY, ["01-05"], "01-06", State.DONE_ON_TIME),
        (YEARLY, ["2025-12-22"], "12-01", State.UPCOMING),
        (YEARLY_WINDOW, ["02-28"], "03-01", State.DONE_EARLY),
        (YEARLY_WINDOW, ["03-01"], "12-31", State.DONE_ON_TIME),
        (YEARLY_WINDOW, ["03-31"], "12-31", State.DONE_ON_TIME),
        (YEARLY_WINDOW, ["04-01"], "12-31", State.DONE_LATE),
        (MONTHLY_WINDOW, ["01-19"], "01-31", State.DONE_EARLY),
        (MONTHLY_WINDOW, ["01-20"], "01-31", State.DONE_ON_TIME),
        (MONTHLY_WINDOW, ["01-26"], "01-31", State.DONE_LATE),
        (MEETING, ["01-03"], "01-31", State.DONE_ON_TIME),
        (MEETING, ["01-23"], "01-31", State.DONE_LATE),
        (MONTHLY, ["01-25"], "02-01", State.UPCOMING),
        (MONTHLY, ["01-25", "02-26"], "02-28", State.DONE_LATE),
        # January's came in February; February's is open, and due.
        (MONTHLY, ["02-03"], "02-25", State.DUE_TODAY),
        # A second delivery in a month is not next month's.
        (MONTHLY, ["01-10", "01-20"], "02-20", State.DUE_SOON),
        # In any order.
        (MONTHLY, ["02-20", "01-20"], "02-20", State.DONE_ON_TIME),
    ],
)
def test_done(target: Target, dones: list[str], today: str, expected: State) -> None:
    """A delivery closes the oldest open one whose period has begun, and stands to the end of its own period."""
    assert status(target, *dones, today=today).state is expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2026-08", State.OVERDUE),
        ("2026-09", State.OVERDUE),
        ("2026-07", State.DONE_LATE),
        ("2026-01", State.DONE_ON_TIME),
        ("2026-11", State.OVERDUE),
    ],
)
def test_asked_about(period: str, expected: State) -> None:
    """An ended month is judged by itself; the running one still owes what came before."""
    done = [*months(6), "07-26"]
    assert status(MONTHLY, *done, period=period).state is expected


def test_since() -> None:
    """Only what is due from that day on is owed; before it nothing was asked for."""
    assert status(MONTHLY, since="11-10").due == day("11-25")
    assert status(MONTHLY, since="11-25", today="11-25").next_due == day("11-25")
    assert status(MONTHLY, since="11-26", today="11-26").due == day("12-25")
    assert status(MONTHLY, since="11-10", period="2026-09").state is State.NOT_REQUIRED
    assert status(MONTHLY, "09-24", since="11-10").state is State.DUE_SOON


def test_asked_about_a_year_before() -> None:
    """Who asks about an earlier year hears what was owed in it."""
    assert status(YEARLY, period="2024").due == day("2024-12-20")


def closings(*dones: tuple[str, str | None], exempt: Sequence[str] = ()) -> list[str]:
    """Each month's due day of the first quarter with the day on which it was done; surplus ones at the end."""
    found = deliveries(
        made(By(((None, 20),)), Cadence.MONTH),
        [Done(done=day(done), due=day(due) if due else None) for done, due in dones],
        since=day("01-01"),
        until=day("03-31"),
        exempt=[day(one) for one in exempt],
    )
    owed = [f"{one.due:%m-%d} {one.done:%m-%d}" if one.done else f"{one.due:%m-%d}" for one in found.owed]
    return owed + [f"+ {one.done:%m-%d}" for one in found.surplus]


@pytest.mark.parametrize(
    ("dones", "expected"),
    [
        ([("02-10", None)], ["01-20 02-10", "02-20", "03-20"]),
        ([("02-10", "02-20")], ["01-20", "02-20 02-10", "03-20"]),
        ([("02-10", "02-20"), ("02-11", None)], ["01-20 02-11", "02-20 02-10", "03-20"]),
        ([("02-10", None), ("02-11", "01-20")], ["01-20 02-10", "02-20", "03-20", "+ 02-11"]),
        ([("02-10", "01-20"), ("02-11", "01-20")], ["01-20 02-10", "02-20", "03-20", "+ 02-11"]),
        ([("02-10", None), ("02-09", "02-20"), ("02-11", None)], ["01-20 02-10", "02-20 02-09", "03-20", "+ 02-11"]),
        ([("02-10", "2025-12-20")], ["01-20", "02-20", "03-20", "+ 02-10"]),
        ([("02-10", "02-25")], ["01-20", "02-20 02-10", "03-20"]),
    ],
    ids=[
        "the oldest",
        "the one named",
        "the oldest beside the one named",
        "what one closed stays closed by it, though a later one names it: that is one more",
        "two that name one: the first",
        "one more than are owed",
        "one that is not owed: no other",
        "one of another schedule: that of its period",
    ],
)
def test_what_a_delivery_names(dones: list[tuple[str, str | None]], expected: list[str]) -> None:
    """What names a due day closes that one and no other; the rest close the oldest."""
    assert closings(*dones) == expected
    assert closings(*reversed(dones)) == expected


def test_one_that_is_exempt_is_closed_in_time_only() -> None:
    """It is not owed: a late delivery for it is surplus, as one that names none would be."""
    assert closings(("01-19", "01-20"), exempt=["01-20"]) == ["01-20 01-19", "02-20", "03-20"]
    assert closings(("02-01", "01-20"), exempt=["01-20"]) == ["01-20", "02-20", "03-20", "+ 02-01"]


@pytest.mark.parametrize(
    ("target", "period", "due"),
    [
        (MONTHLY, "2026-10", "10-25"),
        (MONTHLY, "2026-Q3", None),
        (YEARLY, "2026", None),
        (YEARLY, "2026-12", None),
        (TARGETS["admin.chronicle_revision"], "2026-H1", "06-30"),
        (made(By(((None, 10), (None, 20))), Cadence.MONTH), "2026-10", None),
        (made(By(((3, 31), (6, 30), (9, 30), (12, 31))), Cadence.QUARTER), "2026-Q3", "09-30"),
    ],
)
def test_by_what_a_document_is_known(target: Deliverable, period: str, due: str | None) -> None:
    """By its own month, quarter or half-year, where that has one due day; by no year, for plans are of the next."""
    assert due_in(target, Period.parse(period)) == (due and day(due))


def test_surplus() -> None:
    """A delivery that finds nothing open is told apart."""
    found = deliveries(
        made(By(((None, 5),)), Cadence.MONTH),
        [Done(done=day(done)) for done in ("02-03", "01-02", "02-28", "01-30")],
        since=day("01-01"),
        until=day("03-31"),
    )
    january, february, march = (Period.parse(f"2026-{month:02}") for month in (1, 2, 3))
    assert found.owed == (
        Delivery(day("01-05"), january, by=Done(done=day("01-02"))),
        Delivery(day("02-05"), february, by=Done(done=day("02-03"))),
        Delivery(day("03-05"), march),
    )
    assert found.surplus == (Done(done=day("01-30")), Done(done=day("02-28")))


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        (By(((None, 31),)), ["01-31", "02-28", "03-31", "04-30"]),
        (On(30), ["01-30", "02-28", "03-30", "04-30"]),
        (By(((None, 10), (None, 20))), ["01-10", "01-20", "02-10", "02-20", "03-10", "03-20", "04-10", "04-20"]),
        (By(((4, 15), (2, 1))), ["02-01", "04-15"]),
        (Window((2, 10), (3, 5)), ["03-05"]),
    ],
)
def test_occurrences(schedule: Schedule, expected: list[str]) -> None:
    """Days come in order; one that a month does not have is its last day."""
    found = occurrences(made(schedule, Cadence.MONTH), day("01-01"), day("04-30"))
    assert [delivery.due for delivery in found] == [day(due) for due in expected]


def test_leap_year() -> None:
    """The last day of February is the 29th in a leap year."""
    found = occurrences(made(By(((None, 30),)), Cadence.MONTH), day("2028-02-01"), day("2028-03-01"))
    assert [delivery.due for delivery in found] == [day("2028-02-29")]


@pytest.mark.parametrize(
    ("schedule", "since", "opens", "due"),
    [
        (Window((None, 26), (None, 5)), "03-01", "02-26", "03-05"),
        (Window((None, 26), (None, 5)), "2027-01-01", "12-26", "2027-01-05"),
        (Window((None, 31), (None, 5)), "03-01", "02-28", "03-05"),
        (Window((12, 20), (1, 10)), "2027-01-01", "12-20", "2027-01-10"),
        (Window((3, 1), (3, 31)), "01-01", "03-01", "03-31"),
    ],
)
def test_window_across_an_end(schedule: Schedule, since: str, opens: str, due: str) -> None:
    """A window may open in the month or year before it closes, and what is done in it is that window's."""
    target = made(schedule, Cadence.MONTH)
    first = occurrences(target, day(since), date(2027, 12, 31))[0]
    assert (first.opens, first.due) == (day(opens), day(due))
    found = deliveries(target, [Done(done=day(opens))], since=day(since), until=day(due)).owed
    assert [delivery.done for delivery in found] == [day(opens)]


def test_two_days_in_one_period() -> None:
    """Where a month owes two, the open one leads, and at the end the late one shows."""
    target = made(By(((None, 10), (None, 20))), Cadence.MONTH)
    assert status(target, "01-08", today="01-12") == Status(
        state=State.UPCOMING,
        period=Period.parse("2026-01"),
        due=day("01-20"),
        needed=Needed(act=Act.HAND_IN, by=day("01-20"), days_left=8),
        next_due=day("01-20"),
    )
    assert status(target, "01-12", "01-19", today="01-31").state is State.DONE_LATE
    assert status(target, "01-08", "01-21", today="01-31").state is State.DONE_LATE
