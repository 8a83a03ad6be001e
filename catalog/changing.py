"""What HR writes to change a target, as position files write it: a requirement from a day on, or a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from catalog.clauses import COMPARISONS, op_in, plain, quantity_in, schedule_in, spelled
from catalog.coming_days import day_ahead
from catalog.language.quantities.quantity import Quantity
from catalog.model import (
    MOST_PERCENT,
    Bound,
    Deliverable,
    Grain,
    Language,
    Measure,
    Period,
    Response,
    Target,
    Unit,
    grain_of,
    own_grain,
)
from catalog.notation import format_schedule, parse_bound, parse_limit, parse_schedule
from catalog.requirements import bound_on, cadence_of, grain_on, limit_on, schedule_on
from catalog.units import convert

FARTHEST = timedelta(days=2 * 366)
"""No requirement is told of more than two years before."""
LONGEST_NAME = 40


class Unclear(StrEnum):
    """Why a change cannot be read."""

    NUMBER = "number"
    """There is no number, or more than one."""
    UNIT = "unit"
    """The number is of something that the target does not count."""
    SCHEDULE = "schedule"
    """It is not said when it is due."""


class Misfit(StrEnum):
    """Why a requirement cannot be the target's."""

    SAME = "same"
    """It is required already."""
    SENSE = "sense"
    """What was better would be worse."""
    IMPOSSIBLE = "impossible"
    """No figure of the target could be so, or could meet it."""
    WHOLE = "whole"
    """There is no fraction of what it counts."""


@dataclass(frozen=True, slots=True)
class Step:
    """Another requirement from a day on; `to` is as position files write it, `>= 92` or `3 working_day`."""

    start: date
    to: str


@dataclass(frozen=True, slots=True)
class Undated:
    """A requirement of which it is not said from which day on; `to` is that of a `Step`."""

    to: str


_NOW = re.compile(r"今天|即日|现在|\btoday\b|\bnow\b|\bat once\b")
_ABOUT_A_DAY = re.compile(
    r"^[\s,，。;；:：]*(?:从|自|\bfrom\b|\bstarting\b|\bas of\b|\bsince\b)?|(?:开始|之?后|以后|起)?[\s,，。.]*$"
)
_CHINESE = re.compile("[\u3400-\u9fff]")
_FROM = re.compile(
    r"(?:从|自)[^从自,，。;；]{1,16}?(?:起|开始)(?:执行|实行|生效)?"
    r"|(?<![^\s,，。;；])[^\s,，。;；]{1,12}(?:起|开始)(?:执行|实行|生效)?"
    r"|\b(?:from|starting|as of|effective)\b(?: from)? (?:(?!\b(?:to|until|by|on)\b)[^,;])+",
    re.IGNORECASE,
)
_LIMIT_UNITS = frozenset({Unit.DAY, Unit.WORKING_DAY, Unit.HOUR})


def read_step(text: str, target: Measure | Response | Deliverable, *, today: date) -> Step | Undated | Unclear:
    """`≥92% 从1月1日起`, `at least 92% from 1 January`; without a comparison the target's own stays.

    Of a deliverable `每月10日前 从1月1日起`; how often it is owed may be another then.
    """
    if isinstance(target, Deliverable):
        return _schedule(text, today)
    text = spelled(text)
    quantity = quantity_in(text)
    if quantity is None:
        return Unclear.NUMBER
    before, after = text[: quantity.start], text[quantity.end :]
    to = _limit(quantity, target, today) if isinstance(target, Response) else _bound(quantity, text, target, today)
    if to is None:
        return Unclear.UNIT
    start = first_day(before, today=today) or first_day(after, today=today)
    return Undated(to) if start is None else Step(start, to)


def first_day(words: str, *, today: date) -> date | None:
    """`从1月1日起`, `from 1 January`, `now`: the day from which something holds, today or later."""
    if _NOW.search(words.casefold()):
        return today
    return day_ahead(_ABOUT_A_DAY.sub("", COMPARISONS.sub(" ", words)), today=today, farthest=FARTHEST)


def next_first_day(target: Target, step: Step) -> date:
    """The first day from which the step may hold: a period is judged by one requirement, from its own first day on.

    That of the step itself, or the next one.
    """
    match target:
        case Deliverable():
            grains = [grain_on(target, step.start), grain_of(cadence_of(parse_schedule(step.to)))]
        case Measure():
            grains = [own_grain(target)]
        case _:
            return step.start
    start = step.start
    while (later := max(_begins(start, grain) for grain in grains)) != start:
        start = later
    return start


def misfit(target: Target, step: Step) -> Misfit | None:
    """What is wrong with a step that could be read; None where nothing is."""
    match target:
        case Measure():
            return _misfit_of_bound(target, bound_on(target, step.start), parse_bound(step.to))
        case Deliverable():
            same = schedule_on(target, step.start) == parse_schedule(step.to)
        case Response():
            same = limit_on(target, step.start) == parse_limit(step.to)
        case _:
            return None
    return Misfit.SAME if same else None


def _misfit_of_bound(measure: Measure, old: Bound, new: Bound) -> Misfit | None:
    if new == old:
        return Misfit.SAME
    if new.op.higher_is_better is not old.op.higher_is_better:
        return Misfit.SENSE
    if measure.unit.counts_whole_things and new.value % 1:
        return Misfit.WHOLE
    too_low = measure.least is not None and (new.value < measure.least or (new.op, new.value) == ("<", measure.least))
    too_high = measure.most is not None and (new.value > measure.most or (new.op, new.value) == (">", measure.most))
    too_much = measure.unit is Unit.PERCENT and new.value > MOST_PERCENT
    return Misfit.IMPOSSIBLE if too_low or too_high or too_much else None


def _begins(day: date, grain: Grain) -> date:
    """The day, where a period begins with it; else the next one that does."""
    period = Period.containing(day, grain)
    return day if period.start == day else period.end


def _schedule(text: str, today: date) -> Step | Undated | Unclear:
    told = _FROM.search(text)
    rest = text if told is None else f"{text[: told.start()]} {text[told.end() :]}"
    schedule = schedule_in(rest)
    if schedule is None:
        return Unclear.SCHEDULE
    start = first_day(told[0], today=today) if told is not None else None
    to = format_schedule(schedule)
    return Undated(to) if start is None else Step(start, to)


def name_in(text: str) -> tuple[Language, str] | None:
    """A name as it is kept, and the language it is in; None where it is too long, or none."""
    name = " ".join(text.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        return None
    return ("zh" if _CHINESE.search(name) else "en"), name


def _bound(quantity: Quantity, text: str, measure: Measure, today: date) -> str | None:
    units = quantity.units or frozenset({quantity.unit} if quantity.unit else ())
    unit = None if not units or measure.unit in units else quantity.unit
    if units and measure.unit not in units and quantity.unit is None:
        return None
    value = convert(quantity.amount, unit, measure.unit)
    if value is None:
        return None
    op = op_in(text) or bound_on(measure, today).op
    return f"{op} {plain(value)}"


def _limit(quantity: Quantity, response: Response, today: date) -> str | None:
    own = limit_on(response, today)
    unit = quantity.unit or (own.unit if own is not None and not quantity.units else None)
    if unit is Unit.WEEK:
        return f"{plain(quantity.amount * 7)} {Unit.DAY}"
    return f"{plain(quantity.amount)} {unit}" if unit in _LIMIT_UNITS else None
