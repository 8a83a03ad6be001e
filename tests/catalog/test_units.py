"""Figures in the target's unit."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.model import Unit
from catalog.units import convert

DURATIONS = [Unit.MINUTE, Unit.HOUR, Unit.DAY, Unit.WEEK, Unit.MONTH]


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        ("30", Unit.MINUTE, Unit.HOUR, "0.5"),
        ("1", Unit.WEEK, Unit.DAY, "7"),
        ("1", Unit.MONTH, Unit.DAY, "30"),
        ("45", Unit.DAY, Unit.MONTH, "1.5"),
        ("2", Unit.DAY, Unit.HOUR, "48"),
        ("3.5", None, Unit.PERCENT, "3.5"),
        ("3", Unit.SUPPLIER, Unit.SUPPLIER, "3"),
    ],
)
def test_convert(value: str, unit: Unit | None, to: Unit, expected: str) -> None:
    """A month is 30 days; no unit is the target's own."""
    assert convert(Decimal(value), unit, to) == Decimal(expected)


@pytest.mark.parametrize(
    ("unit", "to"),
    [
        (Unit.PERCENT, Unit.POINT),
        (Unit.DAY, Unit.WORKING_DAY),
        (Unit.WORKING_DAY, Unit.HOUR),
        (Unit.HOUR, Unit.CLASS_HOUR),
        (Unit.ITEM, Unit.SESSION),
        (Unit.DAY, Unit.PERCENT),
    ],
)
def test_not_convertible(unit: Unit, to: Unit) -> None:
    """Working days, class hours, shares, points and counts are each a sort of their own."""
    assert convert(Decimal(1), unit, to) is None


@given(st.decimals(0, 10_000, places=3), st.sampled_from(DURATIONS), st.sampled_from(DURATIONS))
def test_there_and_back(value: Decimal, unit: Unit, to: Unit) -> None:
    """Into a smaller unit and back is the same value."""
    small, large = sorted((unit, to), key=DURATIONS.index)
    there = convert(value, large, small)
    assert there is not None
    assert convert(there, small, large) == value
