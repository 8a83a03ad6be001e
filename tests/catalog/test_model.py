from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.model import Bound, Grain, Op, Period

GRAINS = st.sampled_from([Grain.MONTH, Grain.QUARTER, Grain.HALF_YEAR, Grain.YEAR])
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2999, 12, 31))


@given(DAYS, GRAINS)
def test_a_period_is_read_back_as_it_was_written(day: date, grain: Grain) -> None:
    period = Period.containing(day, grain)
    assert Period.parse(str(period)) == period
    assert period.grain is grain


@given(DAYS, GRAINS)
def test_periods_of_a_grain_follow_each_other_without_a_gap(day: date, grain: Grain) -> None:
    """Each day is in just one: the first is, the day before it and the end are not."""
    period = Period.containing(day, grain)
    assert period.holds(day)
    assert period.holds(period.start)
    assert not period.holds(period.end)
    assert period.previous.end == period.start
    assert Period.containing(period.start - timedelta(days=1), grain) == period.previous


@pytest.mark.parametrize(
    "code",
    [
        "",
        "26",
        "2026-",
        "2026-00",
        "2026-13",
        "2026-1",
        "2026-Q0",
        "2026-Q5",
        "2026-H3",
        "２０２６",
        "0000",
        "2026-10-01",
    ],
)
def test_what_is_no_period_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match=r"not a period|year 0"):
        Period.parse(code)


@pytest.mark.parametrize(
    ("op", "holds"),
    [
        (Op.AT_LEAST, (False, True, True)),
        (Op.MORE_THAN, (False, False, True)),
        (Op.AT_MOST, (True, True, False)),
        (Op.LESS_THAN, (True, False, False)),
        (Op.EXACTLY, (False, True, False)),
    ],
)
def test_a_bound_is_included_or_not_by_its_words(op: Op, holds: tuple[bool, bool, bool]) -> None:
    """以上 and 以内 include the bound (Civil Code art. 1259), 大于 and 低于 do not."""
    bound = Bound(op, Decimal(5))
    assert tuple(bound.holds(Decimal(figure)) for figure in ("4.999", "5.000", "5.001")) == holds
