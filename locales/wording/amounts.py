"""Figures with their units, periods, requirements: the parts that sentences are made of."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import assert_never

from catalog.judging.deliverables import due_in
from catalog.model import (
    Bound,
    By,
    Cadence,
    Compliance,
    Deliverable,
    Grain,
    IncidentFree,
    Limit,
    Measure,
    On,
    Op,
    Period,
    Response,
    Schedule,
    Target,
    Unit,
    Window,
)
from catalog.notation import parse_bound, parse_schedule
from catalog.requirements import bound_on, cadence_of, changes_after, grain_on, limit_on, schedule_on
from locales.answer import unbroken
from locales.translation import Translator

_SIGNS = {Op.AT_LEAST: "≥", Op.MORE_THAN: ">", Op.AT_MOST: "≤", Op.LESS_THAN: "<", Op.EXACTLY: "="}
_WRITTEN_OUT = -6
"""The finest power of ten that is shown as it is: 80.001 is more than 80, and must not look like it."""
_DECIMALS = range(2, 11)
"""How many are shown of a finer figure: the first that show that it is no whole number."""
_TOO_LONG = Decimal(10) ** 20


def amount(t: Translator, value: Decimal, unit: Unit) -> str:
    """`92%`, `3 个工作日`, `1 class hour`. A fraction without end is shown with two decimals."""
    n = _rounded(value)
    match unit:
        case Unit.PERCENT:
            return t._("{n}%", n=t.number(n))
        case Unit.POINT:
            return t.n_("{n} point", "{n} points", n)
        case Unit.MONTH:
            return t.n_("{n} month", "{n} months", n)
        case Unit.WEEK:
            return t.n_("{n} week", "{n} weeks", n)
        case Unit.DAY:
            return t.n_("{n} day", "{n} days", n)
        case Unit.WORKING_DAY:
            return t.n_("{n} working day", "{n} working days", n)
        case Unit.HOUR:
            return t.n_("{n} hour", "{n} hours", n)
        case Unit.MINUTE:
            return t.n_("{n} minute", "{n} minutes", n)
        case Unit.CLASS_HOUR:
            return t.n_("{n} class hour", "{n} class hours", n)
        case Unit.SESSION:
            return t.n_("{n} session", "{n} sessions", n)
        case Unit.ITEM:
            return t.n_("{n} item", "{n} items", n)
        case Unit.SUPPLIER:
            return t.n_("{n} supplier", "{n} suppliers", n)
        case Unit.INCIDENT:
            return t.n_("{n} incident", "{n} incidents", n)
        case _:
            assert_never(unit)


def _rounded(value: Decimal) -> Decimal:
    """As it is, a longer fraction with two decimals; a figure too long is nobody's, and only asked about.

    A fraction is never rounded away: 9.999999999 is less than 10, and must not look like it.
    """
    if abs(value) >= _TOO_LONG:
        return Decimal(f"{value:.3e}")
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= _WRITTEN_OUT:
        return value
    shown = [value.quantize(Decimal(1).scaleb(-decimals)) for decimals in _DECIMALS]
    return next((one for one in shown if one != one.to_integral_value()), shown[0])


def figure_beside(t: Translator, name: str, value: Decimal, unit: Unit) -> str:
    """The figure as it stands behind its target's name: without a unit that the name tells already."""
    told = unit_word(t, unit).lower() in name.lower()
    return t.number(_rounded(value)) if told else amount(t, value, unit)


def difference(t: Translator, value: Decimal, unit: Unit) -> str:
    """How far apart two figures are, without sign: the difference of two percents is in percentage points."""
    if unit is Unit.PERCENT:
        n = _rounded(abs(value))
        return t.n_("{n} percentage point", "{n} percentage points", n)
    return amount(t, abs(value), unit)


def unit_word(t: Translator, unit: Unit) -> str:
    """The unit alone, for asking a figure in it."""
    match unit:
        case Unit.PERCENT:
            return t._("percent")
        case Unit.POINT:
            return t._("points")
        case Unit.MONTH:
            return t._("months")
        case Unit.WEEK:
            return t._("weeks")
        case Unit.DAY:
            return t._("days")
        case Unit.WORKING_DAY:
            return t._("working days")
        case Unit.HOUR:
            return t._("hours")
        case Unit.MINUTE:
            return t._("minutes")
        case Unit.CLASS_HOUR:
            return t._("class hours")
        case Unit.SESSION:
            return t._("sessions")
        case Unit.ITEM:
            return t._("items")
        case Unit.SUPPLIER:
            return t._("suppliers")
        case Unit.INCIDENT:
            return t._("incidents")
        case _:
            assert_never(unit)


def unit_of(target: Target) -> Unit:
    """The unit in which a target's figures are shown: a response's share of cases kept is in percent."""
    match target:
        case Measure():
            return target.unit
        case IncidentFree():
            return Unit.INCIDENT
        case Deliverable() | Response() | Compliance():
            return Unit.PERCENT
        case _:
            assert_never(target)


def period(t: Translator, p: Period, *, today: date) -> str:
    """`11月`, `Q3`, `上半年`, `2025`; with its year where that is not this one."""
    year = "" if p.start.year == today.year else str(p.start.year)
    match p.grain:
        case Grain.YEAR:
            return t._("{year}", year=p.start.year)
        case Grain.HALF_YEAR if p.start.month == 1:
            return t._("first half of {year}", year=year) if year else t._("first half")
        case Grain.HALF_YEAR:
            return t._("second half of {year}", year=year) if year else t._("second half")
        case Grain.QUARTER:
            n = (p.start.month + 2) // 3
            return t._("Q{n} {year}", n=n, year=year) if year else t._("Q{n}", n=n)
        case Grain.MONTH | Grain.WEEK:
            return t.month(p.start, today=today)
        case _:
            assert_never(p.grain)


def known_as(t: Translator, target: Target, due: date, *, today: date) -> str:
    """What the document of a due day is called: by its month, quarter or half-year, else by that day."""
    own = Period.containing(due, grain_on(target, due))
    if isinstance(target, Deliverable) and due_in(target, own) == due:
        return period(t, own, today=today)
    return t.day(due, today=today)


def requirement(t: Translator, target: Target, *, on: date) -> str:
    """What the target asks for on that day: `≥ 90%`, `by 20 Dec every year`, `within 3 working days`."""
    match target:
        case Measure():
            return bound_in_words(t, bound_on(target, on), target.unit)
        case Deliverable():
            return schedule(t, schedule_on(target, on))
        case Response():
            return limit(t, limit_on(target, on))
        case IncidentFree():
            return t._("none in the whole year")
        case Compliance():
            return t._("yes")
        case _:
            assert_never(target)


def requirement_alone(t: Translator, target: Target, *, on: date) -> str:
    """The same where no word beside it says that it is required."""
    return t._("must be “yes”") if isinstance(target, Compliance) else requirement(t, target, on=on)


def bound_in_words(t: Translator, bound: Bound, unit: Unit) -> str:
    """`≥ 90%`."""
    return unbroken(f"{_SIGNS[bound.op]} {amount(t, bound.value, unit)}")


def requirement_then(t: Translator, target: Target, written: str | None) -> str:
    """The requirement that a report was kept with (`>= 90 percent`, `by 12-20`), in the words of `requirement`."""
    if written is None:  # no limit, or of a kind whose requirement never changes
        return limit(t, None) if isinstance(target, Response) else requirement(t, target, on=date.min)
    if written[0] not in "<>=":
        return schedule(t, parse_schedule(written))
    comparison, _, unit = written.rpartition(" ")
    bound = parse_bound(comparison)
    allowed = amount(t, bound.value, Unit(unit))
    if isinstance(target, Response):
        return t._("within {time}", time=allowed)
    return unbroken(f"{_SIGNS[bound.op]} {allowed}")


def changes(t: Translator, target: Target, *, after: date, today: date) -> list[str]:
    """What the target asks for from later days on, a line each: `From 1 Jan 2027: ≥ 92%`."""
    return [
        t._("From {day}: {what}", day=t.day(change.start, today=today), what=requirement(t, target, on=change.start))
        for change in changes_after(target, after)
    ]


def example_of(t: Translator, targets: Iterable[Target]) -> str:
    """A figure that one could report for the first of these that takes one; empty where none does."""
    measure = next((target for target in targets if isinstance(target, Measure)), None)
    if measure is None:
        return ""
    return f"{measure.short[t.language]} {amount(t, measure.bound.value, measure.unit)}"


def done_example_of(t: Translator, targets: Iterable[Target]) -> str:
    owed = next((target for target in targets if isinstance(target, Deliverable)), None)
    return t._("{target} done yesterday", target=owed.short[t.language]) if owed else ""


def limit(t: Translator, allowed: Limit | None) -> str:
    if allowed is None:
        return t._("each one completed")
    return t._("within {time}", time=amount(t, allowed.amount, allowed.unit))


def schedule(t: Translator, owed: Schedule) -> str:
    match owed:
        case By(days=((None, 31),)):
            return t._("by the end of every month")
        case By() if owed.days[0][0] is None:
            return t._("by day {day} of every month", day=owed.days[0][1])
        case By() if quarterly := _in_quarters(t, owed):
            return quarterly
        case By():
            days = t.listed([_yearly(t, month, day) for month, day in owed.days])
            return t._("by {days} every year", days=days)
        case On():
            return t._("on day {day} of every month", day=owed.day)
        case Window() if owed.opens[0] is None:
            return t._("day {start} to {end} of every month", start=owed.opens[1], end=owed.closes[1])
        case Window():
            return t._("{start} to {end} every year", start=_yearly(t, *owed.opens), end=_yearly(t, *owed.closes))
        case _:
            assert_never(owed)


def _in_quarters(t: Translator, owed: By) -> str:
    """The same day of every quarter in a few words; empty where the days are no such."""
    if cadence_of(owed) is not Cadence.QUARTER:
        return ""
    places = {((month or 1) - 1) % 3 for month, _ in owed.days}
    days = {day for _, day in owed.days}
    if owed.days == _QUARTERS_END:
        return t._("by the end of every quarter")
    match sorted(places), sorted(days):
        case [0], [day]:
            return t._("by day {day} of the first month of every quarter", day=day)
        case [2], [day]:
            return t._("by day {day} of the last month of every quarter", day=day)
        case _:
            return ""


_QUARTERS_END = ((3, 31), (6, 30), (9, 30), (12, 31))


def _yearly(t: Translator, month: int | None, day: int) -> str:
    any_year = date(2024, month or 1, day)  # a leap year, so that every day exists
    return t.day(any_year, today=any_year)
