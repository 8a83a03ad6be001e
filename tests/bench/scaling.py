"""A large company against a small one: every query that somebody waits for, by the rows that it does not want.

Both have positions of the same size (tests/crowd.py): ten targets with a hundred reports and one holder each.
"""

import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlmodel import Session

from storage.database import Database
from storage.migrating import migrate
from tests.bench.measuring import MS, Measured, busy_seconds, medians
from tests.crowd import Somebody, fill
from tests.queries import QUERIES

FEW, MANY = 100, 10_000
ASKED_AT_ONCE = 10
REPEATS = 40


def queries() -> Iterator[Measured]:
    """Each query among 1,000,000 reports of 10,000 people; the baseline is among 10,000 of 100."""
    with filled(FEW) as small, filled(MANY) as large:
        for what, query in QUERIES.items():
            figure, baseline = medians(
                partial(busy_seconds, partial(ask_many, large, query, MANY)),
                partial(busy_seconds, partial(ask_many, small, query, FEW)),
                repeats=REPEATS,
            )
            yield Measured(
                what=f"query among {MANY:,} people: {what}",
                figure=figure / ASKED_AT_ONCE * MS,
                unit="ms",
                baseline=baseline / ASKED_AT_ONCE * MS,
            )


@contextmanager
def filled(people: int) -> Iterator[Database]:
    with tempfile.TemporaryDirectory(prefix="dutybot-bench-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'dutybot.db'}")
        migrate(database.engine)
        fill(database.engine, people=people)
        yield database
        database.close()


def ask_many(database: Database, query: Callable[[Session, Somebody], object], people: int) -> None:
    """Ask for people here and there, in one transaction that leaves nothing."""
    with Session(database.engine) as session:
        for number in random.sample(range(1, people + 1), ASKED_AT_ONCE):
            query(session, Somebody(number))
            session.expunge_all()
        session.rollback()
