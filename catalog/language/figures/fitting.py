"""Whether a quantity can be a figure of a target, and which value it is then."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from catalog.language.quantities.quantity import Quantity
from catalog.language.quantities.unit_words import Sort
from catalog.language.text.vocabulary import expression
from catalog.model import IncidentFree, Measure, Response, Target, Unit
from catalog.units import LENGTHS_OF_TIME, LEVELS

_HOURS = {Unit.HOUR: Decimal(1), Unit.MINUTE: Decimal(1) / 60}
_DAYS = {Unit.DAY: Decimal(1), Unit.WEEK: Decimal(7), Unit.MONTH: Decimal(30)}
_TOLD_IN = (
    {unit: frozenset({unit}) for unit in Unit}
    | dict.fromkeys(LENGTHS_OF_TIME, LENGTHS_OF_TIME - frozenset(_HOURS))
    | dict.fromkeys(_HOURS, LENGTHS_OF_TIME)
)
"""The units that a figure may be told in: a length in days is not told in minutes, one in hours may be told in days."""
_LESSONS = frozenset({Unit.CLASS_HOUR, Unit.HOUR})
_IN_LESSONS = re.compile(expression("figures", "in_lessons"))
"""In the name of a target whose hours are lessons."""
_FRACTION_BOUND = 50
"""From this bound on, a bare figure up to 1 can only be a share of 1: 0.92 is 92 percent."""
_SMALL_BOUND = 2
"""Below this bound a rate may well be a fraction of a percent."""
_WHOLE = 100
_EXACT = 3
"""Decimals that only a part of one is given with."""
_PLAIN_SCALES = frozenset({Decimal(10), Decimal(_WHOLE)})
"""Scores out of these are scores out of a hundred; 4 of 5 stars may be felt to be more or less than 80."""
_OUT_OF_TEN, _OUT_OF_FIVE = 10, 5
"""Up to these, a score of a hundred may have been given on a smaller scale."""
_PLACES = Decimal("0.0001")
_MOST_LIKELY = 200
"""More than this is not guessed at where a target has no end."""
_LONGEST_TIME = 10_000
"""No length of time is told with more: a year has fewer hours."""
_FAR = 3
"""So many times its bound, and over 100, a percentage is not believed at once."""


class Fit(IntEnum):
    NO = 0
    BARE = 1
    UNIT = 2


def fit(target: Target, quantity: Quantity) -> Fit:
    """How well the quantity's unit suits the target: a target's own unit, none at all, or one it cannot have."""
    if quantity.sort in (Sort.MONEY, Sort.THING) or (quantity.ratio and not _may_be_share(target, quantity)):
        return Fit.NO
    if quantity.sort is Sort.BARE:
        return Fit.BARE
    units = _units(target)
    return Fit.UNIT if units & quantity.units else Fit.NO


def _may_be_share(target: Target, quantity: Quantity) -> bool:
    """Whether so many of so many can be a figure of the target: a rate or a score, or a part of its unit."""
    return quantity.sort is Sort.UNIT or (isinstance(target, Measure) and target.unit in LEVELS)


def counts(target: Target) -> bool:
    """Whether a target's figures count things, so that the thing's name may follow the number."""
    match target:
        case Measure(unit=unit):
            return unit.counts_whole_things
        case IncidentFree():
            return True
        case _:
            return False


def _units(target: Target) -> frozenset[Unit]:
    """Every unit in which a figure of the target may be given."""
    match target:
        case Measure(unit=unit, name=name):
            in_lessons = unit in _LESSONS and _IN_LESSONS.search(name.zh) is not None
            return _LESSONS if in_lessons else _TOLD_IN[unit]
        case Response():
            return LENGTHS_OF_TIME
        case IncidentFree():
            return frozenset({Unit.INCIDENT, Unit.SESSION})
        case _:
            return frozenset()


@dataclass(frozen=True, slots=True)
class Value:
    """A figure of a target in a unit; `impossible` where it cannot be meant as it stands, with what may be `likely`."""

    amount: Decimal
    unit: Unit | None
    impossible: bool = False
    likely: tuple[Decimal, ...] = ()


def value_of(target: Measure, quantity: Quantity) -> Value:
    """The quantity as a figure of this measure."""
    if quantity.ratio and target.unit in LEVELS:
        return _share(target, quantity.amount, quantity.ratio[1])
    amount, unit = quantity.amount, quantity.unit
    if target.unit is Unit.PERCENT and _is_share_of_one(target, quantity):
        amount, unit = amount * 100, Unit.PERCENT
    if target.unit in quantity.units or {unit, target.unit} == _LESSONS:
        unit = target.unit
    if _possible(target, quantity, amount) and not _on_another_scale(target, quantity, amount):
        return Value(amount, unit)
    return Value(amount, unit, impossible=True, likely=_likely(target, amount))


def _share(target: Measure, share: Decimal, whole: Decimal) -> Value:
    """18/20 as 90 percent, 9 out of 10 as 90 points; a score on a scale that is not a hundredth's is asked about."""
    amount = (share * _WHOLE).quantize(_PLACES).normalize() + 0
    plain = target.unit is Unit.PERCENT or whole in _PLAIN_SCALES
    beyond = target.most is not None and amount > target.most
    return Value(amount, target.unit, impossible=not plain or beyond or _is_the_other_part(target, amount))


def _is_the_other_part(target: Measure, amount: Decimal) -> bool:
    """Whether so many of so many are far too few: 2 of 20 are those that were late, not those on time."""
    return target.bound.value >= _FRACTION_BOUND and amount < target.bound.value / 2


def _is_share_of_one(target: Measure, quantity: Quantity) -> bool:
    """Whether a bare figure is meant as part of one: 0.92 for a rate that ought to be 90 percent.

    So is .083 for one that ought to be below 10: nobody tells a thousandth of a percent, and it lies near the bound.
    """
    if quantity.sort is not Sort.BARE or not 0 < quantity.amount < 1:
        return False
    if target.bound.value >= _FRACTION_BOUND:
        return True
    exact = quantity.amount * 10 ** (_EXACT - 1) % 1 != 0
    return exact and _is_near(target.bound.value, quantity.amount * _WHOLE)


def _is_near(bound: Decimal, amount: Decimal) -> bool:
    """Whether a figure of a rate lies where those of such a bound do."""
    return bound >= _SMALL_BOUND and bound / 4 <= amount <= bound * 4


def _possible(target: Measure, quantity: Quantity, amount: Decimal) -> bool:
    if quantity.vague or (target.unit.counts_whole_things and not _may_be_counted(target, amount)):
        return False
    if target.least is not None and amount < target.least:
        return False
    if target.unit in LENGTHS_OF_TIME and amount > _LONGEST_TIME:
        return False
    if target.most is not None and amount > target.most:
        return False
    if target.unit is not Unit.PERCENT:
        return True
    share_of_one = 0 < amount <= 1 and target.bound.value >= _FRACTION_BOUND
    return not share_of_one and not (amount > _WHOLE and amount > target.bound.value * _FAR)


def _may_be_counted(target: Measure, amount: Decimal) -> bool:
    """Whether there may be so many whole things: an innovation's prize of 3万 is no number of innovations."""
    return amount == amount.to_integral_value() and amount <= target.bound.value * _WHOLE


def _on_another_scale(target: Measure, quantity: Quantity, amount: Decimal) -> bool:
    """Whether a figure was probably not given of a hundred: a score of 7.2 where 80 are needed, a churn of 0.08."""
    if target.unit not in LEVELS or amount <= 0 or quantity.units == {Unit.PERCENT}:
        return False
    bound = target.bound.value
    if bound >= _FRACTION_BOUND:
        return amount <= _OUT_OF_TEN
    return amount < 1 and _is_near(bound, amount * _WHOLE)


def _likely(target: Measure, amount: Decimal) -> tuple[Decimal, ...]:
    """What was probably meant: a slipped decimal point, a share of one, or a score of ten or of five."""
    most = target.most if target.most is not None else Decimal(_MOST_LIKELY)
    least = target.least if target.least is not None else Decimal(0)
    guesses = [amount / 10, amount / 100, amount * 100, -amount]
    if target.unit in LEVELS and amount <= _OUT_OF_TEN:
        guesses.append(amount * 10)
    if target.unit is Unit.POINT and amount <= _OUT_OF_FIVE:
        guesses.append(amount * 20)
    return tuple(guess for guess in guesses if least <= guess <= most and guess >= target.bound.value / 4)[:2]
