"""Numbers with their units: 92%, 九成二, 两万三, 85 points, 2 working days, 9 out of 10, ninety-one and a half percent.

What only looks like a number is left out: days and times, ordinals, room and phone numbers, versions, everyday words.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from catalog.language.calendar.days import Mark, MarkKind
from catalog.language.calendar.periods import find_marks
from catalog.language.quantities.lengths import half_a_unit, just_one, one_and_a_half, one_length, times
from catalog.language.quantities.no_numbers import with_time
from catalog.language.quantities.numbers import find_numbers
from catalog.language.quantities.quantity import Quantity
from catalog.language.quantities.unit_words import Sort
from catalog.language.quantities.with_unit import with_unit
from catalog.language.text.normal import Normal, blanked, normalise
from catalog.model import Unit

_ANY_DAY = date(2000, 1, 1)
"""Where marks stand in a text does not depend on the day."""


def find_quantities(text: str) -> list[Quantity]:
    """Every quantity of a text, in its order; `start` and `end` are places in the text as given."""
    normal = normalise(text)
    found = read_quantities(normal, find_marks(normal, _ANY_DAY))
    return [_in_original(quantity, normal) for quantity in found]


def _in_original(quantity: Quantity, normal: Normal) -> Quantity:
    start, end = normal.original(quantity.start, quantity.end)
    return quantity._replace(start=start, end=end, counted_in=None)


def read_quantities(normal: Normal, marks: tuple[Mark, ...], most: int | None = None) -> tuple[Quantity, ...]:
    """The quantities of a normalised text outside its calendar marks, the first so many."""
    text = normal.text
    for mark in marks:
        is_day = mark.kind is MarkKind.DAY
        text = blanked(text, *(with_time(normal.text, mark.start, mark.end) if is_day else (mark.start, mark.end)))
    if "点" in text:
        text = _SAID_POINT.sub(lambda found: found[0].replace("点", "."), text)
    found: list[Quantity] = []
    if halves := [*(one_and_a_half(text) if " and a half" in text else ()), *just_one(text)]:
        text = "".join(" " if any(q.start <= at < q.end for q in halves) else sign for at, sign in enumerate(text))
    for number in find_numbers(text):
        quantity = None if found and number.start < found[-1].end else with_unit(text, number)
        if (
            quantity
            and found
            and (together := _broken(text, found[-1], quantity) or one_length(text, found[-1], quantity))
        ):
            found[-1] = together
        elif quantity:
            found.append(quantity)
        if most is not None and len(found) > most:
            break
    found = _of_one_unit(text, found) if " or " in text or "between" in text else found
    return tuple(sorted((*found, *halves, *times(text), *half_a_unit(text)), key=lambda quantity: quantity.start))[
        :most
    ]


_SAID_POINT = re.compile(
    r"(?<![0-9.])(?:[0-9]{1,3}点[0-9]{1,2}(?=\s?%)|(?:2[5-9]|[3-9][0-9]|1[0-9]{2})点[0-9]{1,2}(?![0-9]|分钟))"
)
"""A decimal point in a word, where no hour of the day can be meant: 98点5, 9点8%."""
_ONE_DIGIT = re.compile(r"(?<![0-9a-z.,])[1-9] [0-9]\s?%")


def _broken(text: str, one: Quantity, other: Quantity) -> Quantity | None:
    """Two digits with a gap, as one figure that is not sure: 9 8%."""
    if one.sort is not Sort.BARE or other.unit is not Unit.PERCENT or text[one.end : other.start] != " ":
        return None
    if not _ONE_DIGIT.fullmatch(text, one.start, other.end):
        return None
    return other._replace(amount=one.amount * 10 + other.amount, start=one.start, vague=True)


_OR = re.compile(r"\sor\s(?:maybe\s|even\s|perhaps\s)?(?:an?\s)?")
_AND, _BETWEEN = re.compile(r"\sand\s"), re.compile(r"(?<![a-z])between\s$")
_BEFORE = 9


def _of_one_unit(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities, with the unit of the second where either is meant or what lies between: 7 or 8 percent."""
    for place, (one, other) in enumerate(pairwise(found)):
        if one.sort is not Sort.BARE or other.sort is not Sort.UNIT:
            continue
        between = _BETWEEN.search(text, max(0, one.start - _BEFORE), one.start)
        if _OR.fullmatch(text, one.end, other.start) or (between and _AND.fullmatch(text, one.end, other.start)):
            found[place] = one._replace(unit=other.unit, units=other.units, sort=other.sort)
    return found
