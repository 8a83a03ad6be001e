"""How a bound, a limit and a due date are written in a position file, and back.

    >= 80                   a bound: >=, >, <=, < or ==, and a number in the target's own unit
    3 working_day           a limit: a whole number of day, working_day or hour
    changes = [{ from = 2027-01-01, bound = ">= 85" }]
                            another bound (of a response: limit, of a deliverable: due) from that day on; one table for
                            each step
    from = 2027-01-01       of a target itself: nothing is asked for before that day
    by 12-20                owed on or before 20 December; `by 06-30, 12-31`: twice a year
    by 25                   owed on or before the 25th of every month
    on 22                   held on the 22nd of every month, or before
    window 03-01..03-31     owed between two days, both included; `window 20..25`: of every month

A day of every month that a month does not have (`by 31`) is that month's last day. A day of one month must exist in
every year: 02-29 is refused. Every `parse_…` raises ValueError with a sentence that says what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Literal, TypeAlias

from catalog.model import Bound, By, Limit, On, Op, Schedule, Unit, Window

_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,6})?")
_BOUND = re.compile(rf"(>=|<=|==|>|<) ?({_NUMBER.pattern})")
_LIMIT = re.compile(r"([1-9][0-9]{0,3}) ([a-z_]+)")
_LIMIT_UNITS: Mapping[str, Literal[Unit.DAY, Unit.WORKING_DAY, Unit.HOUR]] = MappingProxyType(
    {"day": Unit.DAY, "working_day": Unit.WORKING_DAY, "hour": Unit.HOUR}
)
_DAY = re.compile(r"(?:([0-9]{2})-)?([0-9]{1,2})")
_COMMON_YEAR = 2027
"""A year without 29 February."""

YearlyDay: TypeAlias = tuple[int | None, int]
"""(month, day), with month None for a day of every month."""


def parse_number(text: str) -> Decimal:
    if not _NUMBER.fullmatch(text):
        raise ValueError(f'"{text}" is not a number: write digits with a point, such as "0.5"')
    return Decimal(text)


def parse_bound(text: str) -> Bound:
    found = _BOUND.fullmatch(text)
    if not found:
        raise ValueError('write a comparison and a number, such as ">= 80" or "< 2.5"; comparisons: >= > <= < ==')
    return Bound(Op(found[1]), Decimal(found[2]))


def parse_limit(text: str) -> Limit:
    found = _LIMIT.fullmatch(text)
    if not found or found[2] not in _LIMIT_UNITS:
        raise ValueError('write a whole number and a unit, such as "3 working_day"; units: day, working_day, hour')
    return Limit(Decimal(found[1]), _LIMIT_UNITS[found[2]])


def parse_schedule(text: str) -> Schedule:
    word, _, rest = text.partition(" ")
    match word:
        case "by":
            return _by(rest)
        case "on":
            return _on(rest)
        case "window":
            return _window(rest)
        case _:
            raise ValueError('write "by 12-20", "by 25", "by 06-30, 12-31", "on 22" or "window 03-01..03-31"')


def format_schedule(schedule: Schedule) -> str:
    """The notation of `schedule`: `parse_schedule(format_schedule(s)) == s`."""
    match schedule:
        case By(days):
            return "by " + ", ".join(_format_day(day) for day in days)
        case On(day):
            return f"on {day}"
        case Window(opens, closes):
            return f"window {_format_day(opens)}..{_format_day(closes)}"


def _by(text: str) -> By:
    days = tuple(_parse_day(part) for part in text.split(", "))
    if days != tuple(sorted(set(days), key=_in_year)):
        raise ValueError("write each day once, the earliest first, such as by 06-30, 12-31")
    if len({month is None for month, _ in days}) > 1:
        raise ValueError("write every day with its month (06-30, 12-31) or every day without (10, 25)")
    return By(days)


def _on(text: str) -> On:
    month, day = _parse_day(text)
    if month is not None:
        raise ValueError(f'"on" takes a day of every month, such as "on 22"; for one day a year write "by {text}"')
    return On(day)


def _window(text: str) -> Window:
    first, dots, last = text.partition("..")
    if not dots:
        raise ValueError('write both ends with two dots between, such as "window 20..25" or "window 03-01..03-31"')
    opens, closes = _parse_day(first), _parse_day(last)
    if (opens[0] is None) != (closes[0] is None):
        raise ValueError("write both ends with a month (03-01..03-31) or both without (20..25)")
    if _in_year(opens) > _in_year(closes):
        raise ValueError(f"{last} is before {first}: a window opens first and stays within one year or month")
    return Window(opens, closes)


def _parse_day(text: str) -> YearlyDay:
    found = _DAY.fullmatch(text)
    if not found:
        raise ValueError(f'"{text}" is not a day: write 12-20 for 20 December, or 25 for the 25th of every month')
    month, day = int(found[1]) if found[1] else None, int(found[2])
    try:
        date(_COMMON_YEAR, 1 if month is None else month, day)
    except ValueError:
        if (month, day) == (2, 29):
            raise ValueError("02-29 is not in every year: write 02-28") from None
        raise ValueError(f'there is no day "{text}": write 12-20 for 20 December, or 1 to 31') from None
    return month, day


def _format_day(day: YearlyDay) -> str:
    match day:
        case None, number:
            return str(number)
        case month, number:
            return f"{month:02}-{number:02}"


def _in_year(day: YearlyDay) -> tuple[int, int]:
    return day[0] or 0, day[1]
