"""Responses: each case against its limit, and the share of them that kept it."""

from datetime import date
from decimal import Decimal

import pytest

from catalog.entries import Case
from catalog.errors import NeedsOpening, WrongUnit
from catalog.judging import judge
from catalog.judging.limits import last_allowed_day
from catalog.loading import load_catalog
from catalog.model import Limit, Period, Response, Target, Unit
from catalog.status import Act, Needed, OpenCase, State, Status
from catalog.working_days import WorkingDays

TARGETS = load_catalog().by_id
COMPLAINT = TARGETS["customer_service.complaint_response_time"]
PURCHASE = TARGETS["procurement.purchase_lead_time"]
STUDY = TARGETS["finance.feasibility_reports"]


def day(text: str) -> date:
    """A day of 2026 written 11-23, or of any year written in full."""
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def case(opened: str | None = None, closed: str | None = None, label: str | None = None, on: str | None = None) -> Case:
    first, last, told = (day(text) if text else None for text in (opened, closed, on))
    return Case(opened=first, closed=last, label=label, on=told)


def took(amount: str, unit: Unit | None, opened: str | None = None) -> Case:
    return Case(opened=day(opened) if opened else None, took=Decimal(amount), unit=unit)


def opened(label: str, since: str, due: str, *, days_left: int, working_days_left: int) -> OpenCase:
    return OpenCase(
        label=label,
        opened=day(since),
        due=day(due),
        days_left=days_left,
        working_days_left=working_days_left,
        overdue=days_left < 0,
    )


def status(target: Target, *cases: Case, today: str = "11-23", period: str | None = None) -> Status:
    asked = Period.parse(period) if period else None
    return judge(target, cases, today=day(today), calendar=WorkingDays(), period=asked)


def test_whole_status() -> None:
    """The share kept, the open cases with the days left, the most urgent first, and what it asks for."""
    found = status(
        COMPLAINT,
        case("11-02", "11-05", "A1"),
        case("11-20", None, "B2"),
        case("11-03", "11-13", "C3"),
        case("11-18", None, "D4"),
        case("11-04", "11-04", "E5"),
    )
    assert found == Status(
        state=State.BREACHED,
        period=Period.parse("2026"),
        figure=Decimal("66.66"),
        bound=Decimal(100),
        gap=Decimal("-33.34"),
        due=day("11-23"),
        needed=Needed(act=Act.CLOSE, by=day("11-23"), days_left=0, working_days_left=0),
        reported=day("11-20"),
        kept=2,
        counted=3,
        open_cases=(
            opened("D4", "11-18", "11-23", days_left=0, working_days_left=0),
            opened("B2", "11-20", "11-25", days_left=2, working_days_left=2),
        ),
    )


@pytest.mark.parametrize(
    ("opened", "last"),
    [
        # Three working days from a Friday end on Wednesday.
        ("11-20", "11-25"),
        # Opened on a rest day.
        ("11-21", "11-25"),
        # A make-up Sunday is worked: 4 January 2026, 20 September 2026.
        ("2025-12-31", "01-06"),
        ("09-18", "09-22"),
        # National Day and Mid-Autumn.
        ("09-24", "09-30"),
        ("09-30", "10-10"),
        # Spring Festival 2025 ran to 4 February; 8 February was worked.
        ("2025-01-27", "2025-02-07"),
        ("2025-02-06", "2025-02-10"),
        # 2050 is guessed: Monday 3 October and Monday 2 May are off.
        ("2050-09-29", "2050-10-05"),
        ("2050-04-28", "2050-05-04"),
    ],
)
def test_three_working_days(opened: str, last: str) -> None:
    """The opening day is not counted, nor are rest days; make-up days are."""
    limit = Limit(Decimal(3), Unit.WORKING_DAY)
    assert last_allowed_day(limit, day(opened), WorkingDays()) == day(last)


@pytest.mark.parametrize(
    ("limit", "opened", "last"),
    [
        (Limit(Decimal(20), Unit.DAY), "02-09", "03-01"),
        (Limit(Decimal(20), Unit.DAY), "2028-02-09", "2028-02-29"),
        (Limit(Decimal(20), Unit.DAY), "12-20", "2027-01-09"),
        (Limit(Decimal(4), Unit.HOUR), "11-02", "11-03"),
        (Limit(Decimal(24), Unit.HOUR), "11-02", "11-03"),
        (Limit(Decimal(25), Unit.HOUR), "11-02", "11-04"),
    ],
)
def test_calendar_days(limit: Limit, opened: str, last: str) -> None:
    """Calendar days count every day; of hours, whose first is not kept, the last that may be meant."""
    assert last_allowed_day(limit, day(opened), WorkingDays()) == day(last)


def test_late_on_a_rest_day() -> None:
    """Closed after the last allowed day is late, even on the rest day that follows it."""
    assert status(COMPLAINT, case("11-10", "11-13")).state is State.MET
    assert status(COMPLAINT, case("11-10", "11-14")).state is State.BREACHED


@pytest.mark.parametrize(
    ("target", "one", "expected"),
    [
        (COMPLAINT, took("3", Unit.WORKING_DAY), State.MET),
        (COMPLAINT, took("3.5", Unit.WORKING_DAY), State.BREACHED),
        (COMPLAINT, took("3", None), State.MET),
        (COMPLAINT, took("5", Unit.HOUR), State.MET),
        (COMPLAINT, took("90", Unit.MINUTE), State.MET),
        (COMPLAINT, took("3", Unit.DAY), State.MET),
        # Five calendar days from a Friday are three working days, from a Monday five.
        (COMPLAINT, took("5", Unit.DAY, "11-13"), State.MET),
        (COMPLAINT, took("5", Unit.DAY, "11-09"), State.BREACHED),
        (COMPLAINT, took("1", Unit.WEEK, "11-13"), State.BREACHED),
        (COMPLAINT, took("1", Unit.WEEK, "09-29"), State.MET),
        (COMPLAINT, took("73", Unit.HOUR, "11-12"), State.MET),
        (COMPLAINT, took("73", Unit.HOUR, "11-11"), State.MET),
        (COMPLAINT, took("73", Unit.HOUR, "11-09"), State.BREACHED),
        (PURCHASE, took("20", Unit.DAY), State.MET),
        (PURCHASE, took("481", Unit.HOUR), State.BREACHED),
        (PURCHASE, took("2", Unit.WEEK), State.MET),
        (PURCHASE, took("1", Unit.MONTH), State.BREACHED),
        # The last allowed day of a purchase asked for on 2 November is Sunday the 22nd.
        (PURCHASE, took("14", Unit.WORKING_DAY, "11-02"), State.MET),
        (PURCHASE, took("15", Unit.WORKING_DAY, "11-02"), State.BREACHED),
        (PURCHASE, took("21", Unit.WORKING_DAY), State.BREACHED),
        (STUDY, took("9", Unit.MONTH), State.MET),
    ],
)
def test_durations(target: Target, one: Case, expected: State) -> None:
    """A duration is compared as it is; in the other sort of day it is turned into dates."""
    assert status(target, one).state is expected


@pytest.mark.parametrize(
    ("target", "one"),
    [
        (COMPLAINT, took("4", Unit.DAY)),
        (PURCHASE, took("15", Unit.WORKING_DAY)),
        (COMPLAINT, case(None, "11-20")),
    ],
)
def test_needs_opening(target: Target, one: Case) -> None:
    """Where the verdict hangs on the opening, it cannot be had without."""
    with pytest.raises(NeedsOpening):
        status(target, one)


def test_not_a_duration() -> None:
    """A share is no duration."""
    with pytest.raises(WrongUnit):
        status(COMPLAINT, took("90", Unit.PERCENT, "11-02"))


KEPT, BROKEN = case("11-02", "11-04"), case("11-02", "11-20")
OPEN, LATE = case("11-20"), case("11-02")


@pytest.mark.parametrize(
    ("cases", "expected", "kept", "counted"),
    [
        ([], State.NOT_REQUIRED, 0, 0),
        ([OPEN], State.RUNNING, 0, 0),
        ([KEPT, OPEN], State.RUNNING, 1, 1),
        ([KEPT, KEPT], State.MET, 2, 2),
        ([KEPT, BROKEN, OPEN], State.BREACHED, 1, 2),
        ([KEPT, BROKEN, OPEN, LATE], State.OVERDUE, 1, 3),
        ([KEPT, LATE], State.OVERDUE, 1, 2),
    ],
)
def test_several(cases: list[Case], expected: State, kept: int, counted: int) -> None:
    """Overdue, then breached, then running, then met; running ones are not yet in the share."""
    found = status(COMPLAINT, *cases)
    assert (found.state, found.kept, found.counted) == (expected, kept, counted)


def test_share_is_not_rounded_up() -> None:
    """One breach in many is less than all, however small the share."""
    cases = [case("11-02", "11-02")] * 99_999 + [BROKEN]
    assert status(STUDY, *cases).figure == 100
    assert status(PURCHASE, *cases[-20_001:], case("10-01", "10-30")).figure == Decimal("99.99")


def test_new_year() -> None:
    """Cases count in the year they were opened; open ones go on, and a year without its own shows what it closed."""
    old = [case("2025-11-03", "2025-11-20"), case("2025-12-30", "01-05")]
    assert status(COMPLAINT, *old, today="01-20").state is State.MET
    assert status(COMPLAINT, *old, case("01-06", "01-07"), today="01-20").counted == 1
    assert status(COMPLAINT, *old, today="01-20", period="2025").state is State.BREACHED
    assert status(COMPLAINT, old[0], today="01-20").state is State.NOT_REQUIRED
    waiting = status(COMPLAINT, case("2025-12-30"), case("01-06", "01-07"), today="01-20")
    assert (waiting.state, waiting.due, waiting.kept, waiting.counted) == (State.OVERDUE, day("01-05"), 1, 1)


def test_ended_year_is_final() -> None:
    """A year asked about after its end is judged by the cases opened in it, however late they were closed."""
    cases = [case("12-30", "2027-01-20"), case("2027-01-04", "2027-01-29")]
    found = status(COMPLAINT, *cases, today="2027-03-01", period="2026")
    assert (found.state, found.kept, found.counted) == (State.BREACHED, 0, 1)


def test_case_without_days() -> None:
    """A duration alone is placed by the day it was told, and without one counts now."""
    told = Case(took=Decimal(2), unit=Unit.HOUR, on=day("2025-05-04"))
    assert status(COMPLAINT, told).state is State.NOT_REQUIRED
    assert status(COMPLAINT, told, period="2025").state is State.MET
    assert status(COMPLAINT, took("2", Unit.HOUR)).state is State.MET


def test_unlimited() -> None:
    """Without a limit a case is open or done; it has no last day and is never overdue."""
    found = status(STUDY, case("03-02", "05-06"), case("2025-02-03", None, "harbour"), case(None, None, "bridge"))
    assert (found.state, found.due, found.kept, found.counted) == (State.RUNNING, None, 1, 1)
    assert [one.label for one in found.open_cases] == ["bridge", "harbour"]
    assert found.needed == Needed(act=Act.CLOSE)


@pytest.mark.parametrize(
    ("target", "one", "expected"),
    [
        (COMPLAINT, case("2050-03-01"), 2050),
        (COMPLAINT, case("2050-03-01", "2050-03-02"), 2050),
        (COMPLAINT, case("11-20"), None),
        (PURCHASE, case("2050-03-01"), None),
    ],
)
def test_unpublished_year(target: Target, one: Case, expected: int | None) -> None:
    """Working days of a year not yet published are guessed, and that is said; calendar days need no guess."""
    assert status(target, one, today="2050-03-05").unpublished_year == expected


def test_company_calendar() -> None:
    """A company holiday gives a case one more day."""
    calendar = WorkingDays(holidays=frozenset({day("11-24")}))
    response = COMPLAINT
    assert isinstance(response, Response)
    assert judge(response, [case("11-20")], today=day("11-23"), calendar=calendar).due == day("11-26")
