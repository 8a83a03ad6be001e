from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, insert, select
from sqlalchemy.exc import StatementError

from storage.columns import ExactDecimal, UtcDateTime
from storage.database import Database

METADATA = MetaData()
KEPT = Table(
    "kept",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("exact", ExactDecimal),
    Column("moment", UtcDateTime),
)

each_database = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)


def kept(database: Database, **values: object) -> object:
    with database.engine.begin() as connection:
        KEPT.drop(connection, checkfirst=True)
        KEPT.create(connection)
        connection.execute(insert(KEPT).values(**values))
        return connection.execute(select(KEPT.c[next(iter(values))])).scalar_one()


@each_database
@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=6))
def test_a_decimal_comes_back_digit_by_digit(database: Database, value: Decimal) -> None:
    """Neither database rounds what was reported."""
    assert kept(database, exact=value) == value


@each_database
@given(st.integers(600_000_000, 4_000_000_000), st.integers(-14, 14))
def test_a_time_comes_back_as_the_same_moment_in_utc(database: Database, seconds: int, hours: int) -> None:
    """Whatever zone it was written in."""
    moment = datetime.fromtimestamp(seconds, timezone(timedelta(hours=hours)))
    back = kept(database, moment=moment)
    assert back == moment
    assert isinstance(back, datetime)
    assert back.tzinfo is UTC


def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    """Nobody could tell which moment it was."""
    with pytest.raises(StatementError, match="without a zone"):
        kept(database, moment=datetime(2026, 11, 23, 12, 0))  # noqa: DTZ001 - the mistake itself
