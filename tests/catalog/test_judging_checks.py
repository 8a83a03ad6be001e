"""What is refused before it is kept, by the name of what is wrong with it."""

from datetime import date
from decimal import Decimal

import pytest

from catalog.entries import Answer, Case, Done, Entry, Figure
from catalog.errors import (
    BadReport,
    ClosedBeforeOpened,
    FutureDay,
    FuturePeriod,
    ImpossibleValue,
    LongPeriod,
    NeedsOpening,
    WrongKind,
    WrongUnit,
)
from catalog.judging import check_entry
from catalog.loading import load_catalog
from catalog.model import Period, Unit
from catalog.reading import Mode

TARGETS = load_catalog().by_id
TODAY = date(2026, 11, 23)
TOMORROW = date(2026, 11, 24)
GIVEN = date(2026, 11, 10)

SHARE = "customer_service.customer_data_accuracy"
REDUCTION = "procurement.cost_reduction"
BUDGET = "admin.cost_within_budget"
COUNT = "procurement.new_suppliers"
HOURS = "network.guidance_hours"
ACCIDENTS = "production.safety_accidents"
TAX = "finance.tax_in_line"
REPORT = "procurement.monthly_report"
COMPLAINT = "customer_service.complaint_response_time"
STUDY = "finance.feasibility_reports"


def figure(value: str, unit: Unit | None = None, period: str | None = None, on: date = GIVEN) -> Figure:
    return Figure(value=Decimal(value), unit=unit, period=Period.parse(period) if period else None, on=on)


@pytest.mark.parametrize(
    ("target", "entry"),
    [
        (SHARE, figure("0", Unit.PERCENT)),
        (SHARE, figure("100")),
        (SHARE, figure("99.999", period="2026-11")),
        (SHARE, figure("98", period="2025")),
        (SHARE, figure("98", period="2026")),
        (SHARE, figure("98", on=TODAY)),
        (REDUCTION, figure("-0.8")),
        (REDUCTION, figure("1E-30")),
        (BUDGET, figure("140")),
        (BUDGET, Answer(yes=True, on=GIVEN)),
        (COUNT, figure("3.0")),
        (COUNT, Figure(value=Decimal(3), on=GIVEN, mode=Mode.TOTAL, period=Period.parse("2026-10"))),
        (HOURS, figure("90", Unit.MINUTE)),
        (ACCIDENTS, figure("0", Unit.INCIDENT)),
        (ACCIDENTS, figure("2", period="2026-Q3")),
        (TAX, Answer(yes=False, on=TODAY, period=Period.parse("2026-10"))),
        (REPORT, Done(done=TODAY)),
        (COMPLAINT, Case(opened=TODAY)),
        (COMPLAINT, Case(opened=GIVEN, closed=GIVEN)),
        (COMPLAINT, Case(took=Decimal(2), unit=Unit.HOUR)),
        (COMPLAINT, Case(took=Decimal(3))),
        (COMPLAINT, Case(opened=GIVEN, took=Decimal(13), unit=Unit.DAY)),
        (STUDY, Case(took=Decimal(36500))),
        (STUDY, Case(closed=GIVEN)),
        (STUDY, Case(label="harbour")),
        (STUDY, Case(took=Decimal(3), unit=Unit.MONTH)),
    ],
)
def test_passes(target: str, entry: Entry) -> None:
    """What is possible passes: a move the wrong way, more than the budget, a bound itself, today."""
    check_entry(TARGETS[target], entry, today=TODAY)


@pytest.mark.parametrize(
    ("target", "entry", "error"),
    [
        (SHARE, figure("100.01"), ImpossibleValue),
        (SHARE, figure("-1"), ImpossibleValue),
        (SHARE, figure("NaN"), ImpossibleValue),
        (SHARE, figure("Infinity"), ImpossibleValue),
        (REDUCTION, figure("1E+15"), ImpossibleValue),
        (REDUCTION, figure("1E-31"), ImpossibleValue),
        (REDUCTION, figure("1E+999999"), ImpossibleValue),
        (COUNT, figure("2.5"), ImpossibleValue),
        (COUNT, figure("-1"), ImpossibleValue),
        (ACCIDENTS, figure("-1"), ImpossibleValue),
        (ACCIDENTS, figure("0.5"), ImpossibleValue),
        (COMPLAINT, Case(took=Decimal(-1), unit=Unit.HOUR), ImpossibleValue),
        (COMPLAINT, Case(took=Decimal(36501), unit=Unit.DAY), ImpossibleValue),
        (COMPLAINT, Case(took=Decimal("NaN"), unit=Unit.DAY), ImpossibleValue),
        (SHARE, figure("98", Unit.POINT), WrongUnit),
        (HOURS, figure("30", Unit.CLASS_HOUR), WrongUnit),
        (ACCIDENTS, figure("1", Unit.ITEM), WrongUnit),
        (COMPLAINT, Case(took=Decimal(1), unit=Unit.ITEM), WrongUnit),
        (SHARE, figure("98", period="2026-12"), FuturePeriod),
        (SHARE, figure("98", period="2027"), FuturePeriod),
        (ACCIDENTS, figure("0", period="2027-01"), FuturePeriod),
        (TAX, Answer(yes=True, on=GIVEN, period=Period.parse("2026-12")), FuturePeriod),
        (COUNT, figure("30", period="2026"), LongPeriod),
        (COUNT, figure("30", period="2026-Q3"), LongPeriod),
        ("network.outage_duration", figure("3", period="2026-Q3"), LongPeriod),
        (SHARE, figure("98", on=TOMORROW), FutureDay),
        (TAX, Answer(yes=True, on=TOMORROW), FutureDay),
        (REPORT, Done(done=TOMORROW), FutureDay),
        (COMPLAINT, Case(opened=TOMORROW), FutureDay),
        (COMPLAINT, Case(opened=GIVEN, closed=TOMORROW), FutureDay),
        (COMPLAINT, Case(opened=GIVEN, took=Decimal(14), unit=Unit.DAY), FutureDay),
        (COMPLAINT, Case(opened=GIVEN, closed=date(2026, 11, 9)), ClosedBeforeOpened),
        (COMPLAINT, Case(closed=GIVEN), NeedsOpening),
        (COMPLAINT, Case(label="8801"), NeedsOpening),
        (COMPLAINT, Case(took=Decimal(4), unit=Unit.DAY), NeedsOpening),
        (REPORT, figure("1"), WrongKind),
        (SHARE, Done(done=GIVEN), WrongKind),
        (SHARE, Answer(yes=True, on=GIVEN), WrongKind),
        (REDUCTION, Answer(yes=True, on=GIVEN), WrongKind),
        (TAX, figure("1"), WrongKind),
        (COMPLAINT, figure("3", Unit.WORKING_DAY), WrongKind),
        (ACCIDENTS, Case(opened=GIVEN), WrongKind),
    ],
)
def test_refused(target: str, entry: Entry, error: type[BadReport]) -> None:
    """What cannot be is refused by name."""
    with pytest.raises(BadReport) as caught:
        check_entry(TARGETS[target], entry, today=TODAY)
    assert caught.type is error


def test_errors_say_what_is_wrong() -> None:
    """An error carries what an answer needs: the value and what is possible, the day and today, both units."""
    with pytest.raises(ImpossibleValue) as value:
        check_entry(TARGETS[SHARE], figure("980"), today=TODAY)
    assert vars(value.value) == {
        "value": Decimal(980),
        "unit": Unit.PERCENT,
        "least": Decimal(0),
        "most": Decimal(100),
        "whole": False,
    }
    with pytest.raises(FutureDay) as future:
        check_entry(TARGETS[REPORT], Done(done=TOMORROW), today=TODAY)
    assert vars(future.value) == {"day": TOMORROW, "today": TODAY}
    with pytest.raises(WrongUnit) as unit:
        check_entry(TARGETS[HOURS], figure("3", Unit.PERCENT), today=TODAY)
    assert vars(unit.value) == {"unit": Unit.PERCENT, "expected": Unit.HOUR}


def test_codes_are_distinct() -> None:
    """Machines tell the errors apart by their code."""
    codes = [error.code for error in BadReport.__subclasses__()]
    assert len(codes) == len(set(codes))
    assert BadReport.code not in codes
