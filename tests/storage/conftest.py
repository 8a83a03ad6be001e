"""A migrated database of each kind, and rows to start from."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session

from storage import people
from storage.database import Database
from storage.migrating import migrate
from storage.people import Member
from storage.tables import Role

NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    migrate(database.engine)
    yield database
    database.close()


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """One transaction, as a unit of work has it."""
    with Session(database.engine, expire_on_commit=False) as session:
        yield session


@pytest.fixture
def hr(database: Database) -> Member:
    return database.run_now(
        lambda session: people.join(
            session,
            telegram_id=710_000_002,
            name="林晓",
            language="zh",
            role=Role.HR,
            positions=(),
            at=NOW,
            today=TODAY,
        )
    )


@pytest.fixture
def manager(database: Database) -> Member:
    return database.run_now(
        lambda session: people.join(
            session,
            telegram_id=710_000_001,
            name="陈静",
            language="zh",
            role=Role.MANAGER,
            positions=["hr"],
            at=NOW,
            today=TODAY,
        )
    )
