"""What a position comes to for whoever oversees it: what the month wanted, the order of risk, the months' verdicts."""

from datetime import date
from decimal import Decimal

import pytest

from catalog.entries import Answer, Case, Done, Entry, Figure
from catalog.history import history
from catalog.loading import load_catalog
from catalog.overseeing import Summary, Tally, given_for, months_of, riskiest_first, total_of
from catalog.status import State
from catalog.working_days import WorkingDays

CATALOG = load_catalog()
NOVEMBER = date(2026, 11, 23)
DECEMBER = date(2026, 12, 23)


def done(month: int, day: int) -> Done:
    return Done(done=date(2026, month, day))


GIVEN: dict[str, tuple[str, list[Entry], date, bool]] = {
    "a month's figure": ("hr.recruitment_rate", [Figure(value=Decimal(92), on=NOVEMBER)], NOVEMBER, True),
    "yes or no": ("finance.tax_in_line", [Answer(yes=True, on=NOVEMBER)], NOVEMBER, True),
    "a year's, in its midst": ("sales.new_market_share", [Figure(value=Decimal(9), on=NOVEMBER)], NOVEMBER, False),
    "a year's, in its last month": ("sales.new_market_share", [Figure(value=Decimal(9), on=NOVEMBER)], DECEMBER, True),
    "a document of the month": ("hr.performance_appraisal_round", [done(11, 20)], NOVEMBER, True),
    "one due in another month": ("hr.annual_hr_analysis_report", [done(11, 20)], NOVEMBER, False),
    "one of another month, late": ("hr.performance_appraisal_round", [done(10, 20), done(11, 2)], NOVEMBER, True),
    "a case that ended": (
        "customer_service.complaint_response_time",
        [Case(opened=date(2026, 11, 3), closed=date(2026, 11, 4))],
        NOVEMBER,
        True,
    ),
    "an outage, which there need not be": (
        "network.outage_duration",
        [Figure(value=Decimal(1), on=NOVEMBER)],
        NOVEMBER,
        False,
    ),
    "a case of another month": (
        "customer_service.complaint_response_time",
        [Case(opened=date(2026, 10, 3), closed=date(2026, 10, 4))],
        NOVEMBER,
        False,
    ),
}


@pytest.mark.parametrize("what", GIVEN)
def test_what_the_month_wanted_and_got(what: str) -> None:
    """By the day that each sort of target is wanted."""
    target, entries, today, given = GIVEN[what]
    assert given_for(CATALOG.by_id[target], entries, today=today, since=date(2026, 10, 1)) is given


def summary(position: str, *states: State, vacant: bool = False) -> Summary:
    return Summary(
        position=CATALOG.by_position[position], states=states, asked=0, reported=0, holders=(), vacant=vacant
    )


def test_the_riskiest_position_comes_first() -> None:
    """By its worst target, then by the next; where one has no more, the other is riskier. Vacant ones come last."""
    behind = summary("hr", State.OVERDUE, State.MISSED)
    better = summary("sales", State.OVERDUE, State.MET)
    shorter = summary("finance", State.OVERDUE)
    fine = summary("network", State.MET)
    vacant = summary("admin", State.OVERDUE, State.OVERDUE, vacant=True)
    assert riskiest_first([vacant, fine, shorter, better, behind]) == [behind, better, shorter, fine, vacant]


def test_a_month_s_verdicts_are_counted() -> None:
    """Of figures, documents and cases alike; what has no verdict yet, and what is of another year, is in none."""
    reports: dict[str, list[Entry]] = {
        "hr.recruitment_rate": [
            Figure(value=Decimal(92), on=date(2025, 12, 20)),
            Figure(value=Decimal(92), on=date(2026, 9, 20)),
            Figure(value=Decimal(88), on=date(2026, 10, 20)),
            Figure(value=Decimal(91), on=date(2026, 11, 20)),
        ],
        "hr.performance_appraisal_round": [done(month, 20) for month in range(1, 11)],
        "customer_service.complaint_response_time": [
            Case(opened=date(2026, 9, 1), closed=date(2026, 9, 30)),
            Case(opened=date(2026, 11, 20)),
        ],
    }
    pasts = [
        history(CATALOG.by_id[target], entries, today=NOVEMBER, calendar=WorkingDays(), since=date(2025, 10, 1))
        for target, entries in reports.items()
    ]
    found = months_of(pasts, today=NOVEMBER)
    assert {month: (tally.good, tally.judged) for month, tally in found.items() if month >= 9} == {
        9: (1, 3),
        10: (0, 2),
        11: (1, 1),
    }


def test_only_all_of_them_are_a_hundred_percent() -> None:
    assert [Tally(n, 300).percent for n in (0, 2, 299, 300)] == [0, 0, 99, 100]
    assert total_of([Tally(1, 2), Tally(2, 2)]) == Tally(3, 4)


def test_more_rows_are_told_where_they_are_asked_for() -> None:
    """A year may have more cases than a history shows."""
    cases: list[Entry] = [Case(opened=date(2026, 1, day), closed=date(2026, 1, day)) for day in range(1, 31)]
    target = CATALOG.by_id["customer_service.complaint_response_time"]
    rows = [
        len(history(target, cases, today=NOVEMBER, calendar=WorkingDays(), most=most).rows) for most in (12, 20, 1000)
    ]
    assert rows == [12, 20, 30]
