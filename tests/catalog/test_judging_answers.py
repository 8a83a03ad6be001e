"""Incidents, which add up, and questions answered yes or no."""

from datetime import date
from decimal import Decimal

import pytest

from catalog.entries import Answer, Entry, Figure
from catalog.judging import judge
from catalog.loading import load_catalog
from catalog.model import Period, Target
from catalog.reading import Mode
from catalog.status import RISK, RISKIEST_FIRST, Act, Needed, State, Status
from catalog.working_days import WorkingDays

TARGETS = load_catalog().by_id
ACCIDENTS = TARGETS["production.safety_accidents"]
TAX = TARGETS["finance.tax_in_line"]


def day(text: str) -> date:
    """A day of 2026 written 11-23, or of any year written in full."""
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def status(target: Target, *entries: Entry, today: str = "11-23", period: str | None = None) -> Status:
    asked = Period.parse(period) if period else None
    return judge(target, entries, today=day(today), calendar=WorkingDays(), period=asked)


def incidents(count: int, on: str, period: str | None = None, mode: Mode | None = None) -> Figure:
    return Figure(value=Decimal(count), on=day(on), period=Period.parse(period) if period else None, mode=mode)


def said(on: str, period: str | None = None, *, yes: bool = True) -> Answer:
    return Answer(yes=yes, on=day(on), period=Period.parse(period) if period else None)


def test_incidents_whole_status() -> None:
    """What has happened in the year adds up and cannot be made good."""
    found = status(ACCIDENTS, incidents(1, "03-05"), incidents(0, "04-05"), incidents(2, "06-05", "2026-05"))
    assert found == Status(
        state=State.BROKEN,
        period=Period.parse("2026"),
        figure=Decimal(3),
        bound=Decimal(0),
        gap=Decimal(3),
        figure_period=Period.parse("2026"),
        reported=day("06-05"),
    )


def test_clean_without_a_report() -> None:
    """No report is no incident, and no figure."""
    assert status(ACCIDENTS) == Status(state=State.CLEAN, period=Period.parse("2026"), bound=Decimal(0))


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([incidents(1, "03-05"), incidents(0, "09-05", mode=Mode.TOTAL)], 1),
        ([incidents(1, "03-05"), incidents(3, "09-05", mode=Mode.TOTAL)], 3),
        ([incidents(3, "03-05"), incidents(1, "09-05", mode=Mode.ADD)], 4),
        ([incidents(1, "2025-12-31"), incidents(0, "02-05")], 0),
        ([incidents(1, "01-03", "2025"), incidents(1, "01-04", "2025-12"), incidents(0, "02-05")], 0),
    ],
)
def test_incidents_of_the_year(entries: list[Entry], expected: int) -> None:
    """A later nought washes nothing away, a total only grows, and another year's are not this one's."""
    assert status(ACCIDENTS, *entries).figure == expected


@pytest.mark.parametrize(
    ("answers", "today", "expected"),
    [
        ([said("11-02")], "11-23", State.YES),
        ([said("11-02"), said("11-20", yes=False)], "11-23", State.NO),
        ([said("11-20", yes=False), said("11-21", "2026-10")], "11-23", State.NO),
        ([said("10-02")], "11-30", State.YES),
        ([said("10-02")], "12-01", State.STALE),
        ([said("12-02")], "2027-01-20", State.YES),
        ([said("02-10", "2025")], "03-01", State.PENDING),
        ([], "11-23", State.PENDING),
    ],
)
def test_compliance(answers: list[Entry], today: str, expected: State) -> None:
    """The latest answer stands until it is stale; that of a whole year before is none of this one's."""
    assert status(TAX, *answers, today=today).state is expected


def test_compliance_of_an_ended_period() -> None:
    """An ended period keeps its own answer; without one it waits still."""
    answers = [said("09-10", yes=False), said("10-12")]
    asked = {period: status(TAX, *answers, period=period).state for period in ("2026-08", "2026-09", "2026-10")}
    assert asked == {"2026-08": State.PENDING, "2026-09": State.NO, "2026-10": State.YES}


def test_compliance_needed() -> None:
    """What is not so must be made so; what is not known must be answered."""
    states = [status(TAX, *entries).needed for entries in ([], [said("11-02", yes=False)], [said("02-02")])]
    assert states == [Needed(act=Act.REPORT), Needed(act=Act.COMPLY), Needed(act=Act.REPORT)]
    assert status(TAX, said("11-02")) == Status(
        state=State.YES,
        period=Period.parse("2026-11"),
        figure_period=Period.parse("2026-11"),
        reported=day("11-02"),
    )


def test_risk_ranks_every_state() -> None:
    """Every state has its place among the risks, and one only."""
    assert sorted(RISKIEST_FIRST) == sorted(State)
    assert RISK[State.OVERDUE] == 0
    assert RISK[State.MISSED] < RISK[State.BEHIND] < RISK[State.ON_TRACK] < RISK[State.MET]
