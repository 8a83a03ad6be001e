"""What HR waits for to see the whole company: ten positions, whose managers have reported for one to a hundred years.

Every target got something each month, or on its days. Each look is the whole way, from the update to the reply.
"""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, SQLModel

from bot.application import Dutybot
from catalog.judging.deliverables import occurrences
from catalog.language.calendar.days import months_after
from catalog.model import Compliance, Deliverable, IncidentFree, Measure, Response, Target
from handlers.services import Services
from storage import people
from storage.tables import Role
from tests.bench.measuring import MS, Measured
from tests.bench.offline import OfflineTelegram
from tests.bench.reporting import dutybot

YEARS = (1, 10, 100)
REPEATS = 9
_HR = 710_000_002
_LOOKS = (("/overview", "🏢"), ("/missing", "⏰"), ("months", "🗺"))
"""What is written or tapped, and a sign of the answer."""


def looks() -> list[Measured]:
    """The overview, who owes what, and the picture of the year's months; the baseline is the same of one year."""
    return asyncio.run(measure_looks())


async def measure_looks() -> list[Measured]:
    taken: dict[tuple[int, str], list[float]] = {}
    with tempfile.TemporaryDirectory(prefix="dutybot-bench-") as folder:
        async with AsyncExitStack() as stack:
            companies = {years: await stack.enter_async_context(company(Path(folder), years)) for years in YEARS}
            for _ in range(REPEATS + 1):
                for years, telegram in companies.items():
                    for what in dict(_LOOKS):
                        taken.setdefault((years, what), []).append(await look(telegram, what))
    figures = {key: median(seconds[1:]) * MS for key, seconds in taken.items()}
    return [
        Measured(
            what=f"{what} of 10 positions, {years} years of reports",
            figure=figures[years, what],
            unit="ms",
            baseline=figures[1, what] if years > 1 else None,
        )
        for what, _ in _LOOKS
        for years in YEARS
    ]


async def look(telegram: OfflineTelegram, what: str) -> float:
    begun = time.perf_counter()
    answer = await (telegram.converse(_HR, what) if what.startswith("/") else telegram.tap(_HR, what))
    taken = time.perf_counter() - begun
    if dict(_LOOKS)[what] not in answer:
        raise RuntimeError(f"unexpected answer: {answer}")
    return taken


@asynccontextmanager
async def company(folder: Path, years: int) -> AsyncIterator[OfflineTelegram]:
    """A company that HR may look at, whose ten managers have reported for so many years."""
    telegram, place = OfflineTelegram(), folder / str(years)
    place.mkdir()
    async with dutybot(place, telegram) as running:
        running.services.database.run_now(lambda session: fill(session, running, years))
        yield telegram


def fill(session: Session, running: Dutybot, years: int) -> None:
    services = running.services
    today = services.day_of(services.clock())
    since = date(today.year - years, today.month, 1)
    join(session, services, _HR, Role.HR, (), since)
    for number, position in enumerate(services.catalog.positions):
        member = join(session, services, _HR + 1 + number, Role.MANAGER, (position.id,), since)
        rows = [
            row
            for line, target in enumerate(position.targets)
            for row in reports_of(target, member, line, since=since, months=12 * years, services=services)
        ]
        session.connection().execute(insert(SQLModel.metadata.tables["entry"]), rows)


def join(session: Session, services: Services, number: int, role: Role, positions: tuple[str, ...], since: date) -> int:
    return people.join(
        session,
        telegram_id=number,
        name=f"Manager {number}",
        language="zh",
        role=role,
        positions=positions,
        at=services.clock(),
        today=since,
    ).id


def reports_of(
    target: Target, person_id: int, line: int, *, since: date, months: int, services: Services
) -> Iterator[dict[str, Any]]:
    """Something on the tenth of each month, the last one of last month; a document on each of its days."""
    until = months_after(since, months)
    days = [months_after(since, month).replace(day=10) for month in range(months)]
    if isinstance(target, Deliverable):
        days = [one.due for one in occurrences(target, since, until)]
    for number, day in enumerate(days):
        yield {
            "target": target.id,
            "person_id": person_id,
            "reported_at": services.clock(),
            "on_day": day,
            "chat_id": person_id,
            "message_id": number,
            "edit": 0,
            "line": line,
            "words": "…",
            **dict.fromkeys(("value", "done", "opened", "closed")),
            **_reported(target, day),
        }


def _reported(target: Target, day: date) -> dict[str, Any]:
    match target:
        case Measure() | IncidentFree():
            return {"kind": "figure", "value": Decimal(90)}
        case Compliance():
            return {"kind": "answer", "value": Decimal(1)}
        case Deliverable():
            return {"kind": "done", "done": day}
        case Response():
            return {"kind": "case", "opened": day, "closed": day + timedelta(days=1)}
