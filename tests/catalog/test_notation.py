"""Bounds, limits and due dates as a position file writes them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.model import Bound, By, Limit, On, Op, Schedule, Unit, Window
from catalog.notation import format_schedule, parse_bound, parse_limit, parse_number, parse_schedule


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        (">= 80", Bound(Op.AT_LEAST, Decimal(80))),
        ("> 2.5", Bound(Op.MORE_THAN, Decimal("2.5"))),
        ("<= 100", Bound(Op.AT_MOST, Decimal(100))),
        ("<10", Bound(Op.LESS_THAN, Decimal(10))),
        ("== 0", Bound(Op.EXACTLY, Decimal(0))),
        (">= -0.5", Bound(Op.AT_LEAST, Decimal("-0.5"))),
    ],
)
def test_bound(text: str, bound: Bound) -> None:
    """A bound is one of five comparisons and a number."""
    assert parse_bound(text) == bound


@pytest.mark.parametrize(
    "text", ["", "80", ">=", "=> 80", ">= 80%", ">= 1e3", ">= .5", "≥ 80", ">=  80", ">= 80 ", ">= ８０"]
)
def test_unreadable_bound(text: str) -> None:
    """What is not such a bound is refused with an example of one."""
    with pytest.raises(ValueError, match="write a comparison and a number, such as"):
        parse_bound(text)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("7 day", Limit(Decimal(7), Unit.DAY)),
        ("3 working_day", Limit(Decimal(3), Unit.WORKING_DAY)),
        ("24 hour", Limit(Decimal(24), Unit.HOUR)),
    ],
)
def test_limit(text: str, limit: Limit) -> None:
    """A limit is a whole number of days, working days or hours."""
    assert parse_limit(text) == limit


@pytest.mark.parametrize("text", ["", "3", "0 day", "1.5 day", "-1 day", "3 days", "2 week", "3working_day", "day 3"])
def test_unreadable_limit(text: str) -> None:
    """What is not such a limit is refused with an example of one."""
    with pytest.raises(ValueError, match="write a whole number and a unit, such as"):
        parse_limit(text)


@pytest.mark.parametrize("text", ["", "x", "1e3", "--1", "1.", "½", "1,5", "1234567890"])
def test_unreadable_number(text: str) -> None:
    """A number is digits, with a point where it has a fraction."""
    with pytest.raises(ValueError, match="is not a number: write digits with a point"):
        parse_number(text)


@pytest.mark.parametrize(
    ("text", "schedule"),
    [
        ("by 12-20", By(((12, 20),))),
        ("by 25", By(((None, 25),))),
        ("by 31", By(((None, 31),))),
        ("by 06-30, 12-31", By(((6, 30), (12, 31)))),
        ("by 10, 25", By(((None, 10), (None, 25)))),
        ("on 22", On(22)),
        ("window 03-01..03-31", Window((3, 1), (3, 31))),
        ("window 20..25", Window((None, 20), (None, 25))),
        ("window 5..5", Window((None, 5), (None, 5))),
    ],
)
def test_schedule(text: str, schedule: Schedule) -> None:
    """A due date is read as written, and written as read."""
    assert parse_schedule(text) == schedule
    assert format_schedule(schedule) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", 'write "by 12-20", "by 25", "by 06-30, 12-31", "on 22" or "window 03-01..03-31"'),
        ("until 25", 'write "by 12-20", "by 25", "by 06-30, 12-31", "on 22" or "window 03-01..03-31"'),
        ("by", '"" is not a day: write 12-20 for 20 December, or 25 for the 25th of every month'),
        ("by 12/20", '"12/20" is not a day: write 12-20 for 20 December, or 25 for the 25th of every month'),
        ("by 3-1", '"3-1" is not a day: write 12-20 for 20 December, or 25 for the 25th of every month'),
        ("by 02-30", 'there is no day "02-30": write 12-20 for 20 December, or 1 to 31'),
        ("by 13-01", 'there is no day "13-01": write 12-20 for 20 December, or 1 to 31'),
        ("by 00-01", 'there is no day "00-01": write 12-20 for 20 December, or 1 to 31'),
        ("by 0", 'there is no day "0": write 12-20 for 20 December, or 1 to 31'),
        ("by 32", 'there is no day "32": write 12-20 for 20 December, or 1 to 31'),
        ("by 02-29", "02-29 is not in every year: write 02-28"),
        ("by 12-31, 06-30", "write each day once, the earliest first, such as by 06-30, 12-31"),
        ("by 25, 25", "write each day once, the earliest first, such as by 06-30, 12-31"),
        ("by 10, 06-30", "write every day with its month (06-30, 12-31) or every day without (10, 25)"),
        ("on 12-20", '"on" takes a day of every month, such as "on 22"; for one day a year write "by 12-20"'),
        ("window 20", 'write both ends with two dots between, such as "window 20..25" or "window 03-01..03-31"'),
        ("window 20..03-31", "write both ends with a month (03-01..03-31) or both without (20..25)"),
        ("window 25..20", "20 is before 25: a window opens first and stays within one year or month"),
    ],
)
def test_unreadable_schedule(text: str, reason: str) -> None:
    """What is no due date is refused with what to write instead."""
    with pytest.raises(ValueError, match=r".") as refused:
        parse_schedule(text)
    assert str(refused.value) == reason


_MONTHLY = st.tuples(st.none(), st.integers(1, 31))
_YEARLY = st.dates().filter(lambda day: (day.month, day.day) != (2, 29)).map(lambda day: (day.month, day.day))


def _schedules(days: st.SearchStrategy[tuple[int | None, int]]) -> st.SearchStrategy[Schedule]:
    several = st.lists(days, min_size=1, max_size=4, unique=True).map(_sorted)
    ends = st.lists(days, min_size=2, max_size=2).map(_sorted)
    return st.one_of(several.map(By), ends.map(lambda pair: Window(pair[0], pair[1])), st.integers(1, 31).map(On))


def _sorted(days: list[tuple[int | None, int]]) -> tuple[tuple[int | None, int], ...]:
    return tuple(sorted(days, key=lambda day: (day[0] or 0, day[1])))


@given(st.one_of(_schedules(_MONTHLY), _schedules(_YEARLY)))
def test_schedule_is_read_back(schedule: Schedule) -> None:
    """Every schedule has a notation, and that notation means it."""
    assert parse_schedule(format_schedule(schedule)) == schedule


@given(st.sampled_from(Op), st.decimals(-999_999, 999_999, places=4))
def test_bound_is_read_back(op: Op, value: Decimal) -> None:
    """Every bound is exact to the last digit written."""
    assert parse_bound(f"{op} {value}") == Bound(op, value)
