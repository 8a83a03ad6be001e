"""The one door to the database: a unit of work is a function of a session, run whole or not at all."""

import asyncio
import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import monotonic, sleep
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session

T = TypeVar("T")

_PATIENCE_MS = 1000  # the loop stands still meanwhile; what would wait longer is handled again
_LONG_PATIENCE_MS = 30_000
_RETRY_S = 0.01


class Database:
    """A SQLite file or a PostgreSQL server, by its SQLAlchemy address.

    Every unit of work is one transaction and holds no `await`, so nothing interleaves with it on SQLite, where it runs
    in the event loop itself (a thread hop costs more than the work). On PostgreSQL it runs in a worker thread: a slow
    server never stops the loop.
    """

    def __init__(self, url: str) -> None:
        self.engine = create_database_engine(url, patience_ms=_PATIENCE_MS)
        self._in_loop = self.engine.dialect.name == "sqlite"

    async def run(self, work: Callable[[Session], T]) -> T:
        """Run `work` in one transaction and commit it; nothing of it stays where it raises."""
        if self._in_loop:
            return self.run_now(work)
        return await asyncio.to_thread(self.run_now, work)

    def run_now(self, work: Callable[[Session], T]) -> T:
        """`run` for callers without an event loop: the command line and the tests."""
        with Session(self.engine, expire_on_commit=False) as session:
            result = work(session)
            session.commit()
        return result

    def close(self) -> None:
        self.engine.dispose()


def create_database_engine(url: str, *, patience_ms: int = _LONG_PATIENCE_MS) -> Engine:
    """An engine with the project's settings; a plain `postgresql://` address means psycopg 3.

    `patience_ms`: so long it waits on SQLite for another process's transaction.
    """
    address = make_url(url)
    if address.drivername in ("postgresql", "postgres"):
        address = address.set(drivername="postgresql+psycopg")
    if address.get_backend_name() != "sqlite":
        return create_engine(address, pool_pre_ping=True, hide_parameters=True)
    if address.database and address.database != ":memory:":
        _make_private(Path(address.database))
    engine = create_engine(address, hide_parameters=True)
    event.listen(engine, "connect", partial(_prepare_sqlite, patience_ms=patience_ms))
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_private(file: Path) -> None:
    """Make the file, where there is none, its owner's alone; a wrong folder is told when it is opened."""
    with suppress(OSError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry, *, patience_ms: int) -> None:
    if not isinstance(connection, sqlite3.Connection):
        raise TypeError(f"not a sqlite3 connection: {connection!r}")
    connection.isolation_level = None  # the driver would begin transactions late, and never for DDL
    for pragma in (f"busy_timeout = {patience_ms}", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}").close()
    _turn_to_wal(connection, patience_ms)


def _turn_to_wal(connection: sqlite3.Connection, patience_ms: int) -> None:
    # Two that turn a new file at once: SQLite refuses one of them at once, whatever its busy timeout.
    deadline = monotonic() + patience_ms / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").close()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > deadline:
                raise
            sleep(_RETRY_S)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    # Taking the write lock at once: a transaction that starts to write only later may find that it cannot.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
