"""What HR writes to change a target, as position files write it: a requirement from a day on, or a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from catalog.coming_days import day_ahead
from catalog.language.quantities import Quantity, Sort, find_quantities
from catalog.model import Language, Measure, Op, Response, Unit
from catalog.requirements import bound_on, limit_on
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
    DAY = "day"
    """It is not said from which day on."""


@dataclass(frozen=True, slots=True)
class Step:
    """Another requirement from a day on; `to` is as position files write it, `>= 92` or `3 working_day`."""

    start: date
    to: str


_OPS = (
    (Op.AT_LEAST, ("≥", ">=", "以上", "至少", "不少于", "不低于", "达到", "at least", "no less than", "not less than")),
    (Op.AT_MOST, ("≤", "<=", "以内", "以下", "至多", "不超过", "不高于", "at most", "no more than", "within", "up to")),
    (Op.MORE_THAN, (">", "超过", "大于", "高于", "more than", "over", "above")),
    (Op.LESS_THAN, ("<", "低于", "小于", "少于", "less than", "below", "under")),
)
_COMPARING = re.compile("|".join(re.escape(word) for _, words in _OPS for word in (*words, "内")), re.IGNORECASE)
_NOW = re.compile(r"今天|即日|现在|\btoday\b|\bnow\b|\bat once\b")
_ABOUT_A_DAY = re.compile(
    r"^[\s,，。;；:：]*(?:从|自|\bfrom\b|\bstarting\b|\bas of\b|\bsince\b)?|(?:开始|之?后|以后|起)?[\s,，。.]*$"
)
_CHINESE = re.compile("[\u3400-\u9fff]")
_LIMIT_UNITS = frozenset({Unit.DAY, Unit.WORKING_DAY, Unit.HOUR})


def read_step(text: str, target: Measure | Response, *, today: date) -> Step | Unclear:
    """`≥92% 从1月1日起`, `at least 92% from 1 January`; without a comparison the target's own stays."""
    found = [one for one in find_quantities(text) if one.sort in (Sort.BARE, Sort.UNIT) and not one.ratio]
    if len(found) != 1 or found[0].vague:
        return Unclear.NUMBER
    [quantity] = found
    before, after = text[: quantity.start], text[quantity.end :]
    to = _limit(quantity, target, today) if isinstance(target, Response) else _bound(quantity, text, target, today)
    if to is None:
        return Unclear.UNIT
    start = _day(before, today) or _day(after, today)
    return Unclear.DAY if start is None else Step(start, to)


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
    words = text.casefold()
    op = next((op for op, told in _OPS if any(word in words for word in told)), bound_on(measure, today).op)
    return f"{op} {_plain(value)}"


def _limit(quantity: Quantity, response: Response, today: date) -> str | None:
    own = limit_on(response, today)
    unit = quantity.unit or (own.unit if own is not None and not quantity.units else None)
    if unit is Unit.WEEK:
        return f"{_plain(quantity.amount * 7)} {Unit.DAY}"
    return f"{_plain(quantity.amount)} {unit}" if unit in _LIMIT_UNITS else None


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _day(words: str, today: date) -> date | None:
    if _NOW.search(words.casefold()):
        return today
    return day_ahead(_ABOUT_A_DAY.sub("", _COMPARING.sub(" ", words)), today=today, farthest=FARTHEST)
