"""Turning a figure into a target's unit, in one place.

A month is 30 days, a day 24 hours. A working day, a class hour, a percent and a point are units of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from catalog.model import Unit

_MINUTES_IN: Mapping[Unit, int] = MappingProxyType(
    {
        Unit.MINUTE: 1,
        Unit.HOUR: 60,
        Unit.DAY: 24 * 60,
        Unit.WEEK: 7 * 24 * 60,
        Unit.MONTH: 30 * 24 * 60,
    }
)
LENGTHS_OF_TIME = frozenset({*_MINUTES_IN, Unit.WORKING_DAY})
"""The units that tell how long something took."""
LEVELS = frozenset({Unit.PERCENT, Unit.POINT})
"""The units of rates and scores, which are rarely more than a hundred."""


def convert(value: Decimal, unit: Unit | None, to: Unit) -> Decimal | None:
    """`value` of `unit` (None: of `to`) in the unit `to`; None where the one cannot be had from the other."""
    if unit is None or unit is to:
        return value
    if unit not in _MINUTES_IN or to not in _MINUTES_IN:
        return None
    return value * _MINUTES_IN[unit] / _MINUTES_IN[to]
