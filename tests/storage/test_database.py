import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session, select

from storage.database import Database, create_database_engine
from storage.tables import Person
from tests.storage.conftest import NOW


def person(telegram_id: int) -> Person:
    return Person(telegram_id=telegram_id, name="x", role="manager", language="zh", joined_at=NOW)


def count(database: Database) -> int:
    return database.run_now(lambda session: len(session.exec(select(Person)).all()))


async def test_a_unit_of_work_is_kept_whole(database: Database) -> None:
    await database.run(lambda session: session.add_all([person(1), person(2)]))
    assert count(database) == 2


async def test_a_unit_of_work_that_raises_leaves_nothing(database: Database) -> None:
    def work(session: Session) -> None:
        session.add(person(1))
        session.flush()
        raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        await database.run(work)
    assert count(database) == 0


async def test_two_units_that_write_at_once_both_succeed(database: Database) -> None:
    """The second waits for the first; neither finds the database locked."""
    other = Database(database.engine.url.render_as_string(hide_password=False))
    inside, go_on = threading.Event(), threading.Event()

    def slow(session: Session) -> None:
        session.add(person(1))
        session.flush()
        inside.set()
        go_on.wait(5)

    slowly = asyncio.to_thread(other.run_now, slow)
    waiting = asyncio.create_task(slowly)
    await asyncio.to_thread(inside.wait, 5)
    quickly = asyncio.create_task(asyncio.to_thread(database.run_now, lambda session: session.add(person(2))))
    await asyncio.sleep(0.05)
    go_on.set()
    await asyncio.gather(waiting, quickly)
    assert count(database) == 2
    other.close()


def test_nobody_else_reads_the_file(database: Database) -> None:
    """Figures are the company's own: the file and its log are their owner's."""
    name = database.engine.url.database
    if database.engine.dialect.name != "sqlite" or name is None:
        pytest.skip("a server guards its own files")
    assert [f"{file.stat().st_mode & 0o777:o}" for file in Path(name).parent.glob("dutybot.db*")] == ["600"] * 3


def test_sqlite_keeps_what_was_committed_through_a_power_cut(database: Database) -> None:
    """A write-ahead log, synced at every commit, with foreign keys enforced."""
    if database.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL has these by default")
    with database.engine.connect() as connection:
        found = [
            connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert found == ["wal", 2, 1]


def test_a_new_file_is_opened_by_several_at_once(tmp_path: Path) -> None:
    """Each turns the file to write-ahead logging; SQLite refuses one that meets another at it, and it tries again."""

    def opens(url: str, together: threading.Barrier) -> str:
        engine = create_database_engine(url)
        together.wait(5)
        with engine.connect() as connection:
            mode: str = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
        engine.dispose()
        return mode

    with ThreadPoolExecutor(4) as pool:
        for number in range(60):
            opening = partial(opens, f"sqlite:///{tmp_path / str(number)}", threading.Barrier(4))
            assert [each.result() for each in [pool.submit(opening) for _ in range(4)]] == ["wal"] * 4
