"""Positions as files: what is kept of them is read, and written down in a worker thread.

Reading is done target by target and in pages, so that the bot goes on between them: on SQLite a unit of work runs in
the loop itself.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlmodel import Session

from catalog.deadlines import Deadline, deadlines
from catalog.model import Position, Target
from catalog.records import Record
from handlers.services import Services
from handlers.standing import Standing, standings
from locales.agenda import CalendarDay
from locales.table import Sheet
from locales.translation import Translator
from locales.wording.deadlines import calendar_day, calendar_name
from locales.wording.workbook import RecordRow, StatusRow, records_sheet, status_sheet
from storage import records

T = TypeVar("T")

_PAGE = 200


@dataclass(frozen=True, slots=True)
class Exported:
    """A file's bytes, and how many reports or deadlines are in it."""

    content: bytes
    count: int


async def workbook_of(
    services: Services, positions: Sequence[Position], *, t: Translator, today: date, zone: ZoneInfo
) -> Exported:
    """The status of every target of the positions, and everything that was ever reported for them."""
    stands, history = [], []
    for position in positions:
        for duty in position.duties:
            for target in duty.targets:
                standing = await _standing(services, target, today)
                stands.append(StatusRow(position, duty, target, standing.status))
                history += [RecordRow(position, target, record) for record in await _history(services, target)]
    several = len(positions) > 1

    def write() -> bytes:
        reported = sorted(history, key=lambda row: row.record.id)
        sheets = [
            status_sheet(t, stands, several=several, today=today),
            records_sheet(t, reported, several=several, zone=zone),
        ]
        return write_tables(sheets)

    return Exported(await asyncio.to_thread(write), len(history))


async def calendar_of(services: Services, positions: Sequence[Position], *, t: Translator, now: datetime) -> Exported:
    """The deadlines of the positions in the twelve months from `now`."""
    today = services.day_of(now)
    days = []
    for position in positions:
        for target in position.targets:
            due = _deadlines(services, await _standing(services, target, today), today)
            days += [calendar_day(t, position, one, today=today) for one in due]
    return Exported(await asyncio.to_thread(_write_days, calendar_name(t, positions), days, now), len(days))


def write_tables(sheets: Sequence[Sheet]) -> bytes:
    """The workbook of these sheets; for a worker thread."""
    # Imported for the first one, and in its thread: it takes a third of a second.
    from locales.spreadsheet import write_workbook  # noqa: PLC0415

    return write_workbook(sheets)


def _write_days(name: str, days: Sequence[CalendarDay], now: datetime) -> bytes:
    from locales.calendar_file import write_calendar  # noqa: PLC0415 - as above

    return write_calendar(name, days, now=now)


def _deadlines(services: Services, standing: Standing, today: date) -> list[Deadline]:
    entries = [one.entry for one in standing.kept]
    return deadlines(standing.target, entries, today=today, calendar=services.calendar, since=standing.since)


async def _standing(services: Services, target: Target, today: date) -> Standing:
    def work(session: Session) -> Standing:
        return standings(session, services, [target], today=today)[target.id]

    return await _in_turn(services, work)


async def _history(services: Services, target: Target) -> list[Record]:
    """All of a target's records, in the order kept."""
    found: list[Record] = []
    more = True
    while more:
        after = found[-1].id if found else 0

        def work(session: Session, after: int = after) -> list[Record]:
            return records.page_of(session, target=target.id, after=after, most=_PAGE)

        page = await _in_turn(services, work)
        found += page
        more = len(page) == _PAGE
    return found


async def _in_turn(services: Services, work: Callable[[Session], T]) -> T:
    """Run a unit of work, then let the others have their turn."""
    result = await services.database.run(work)
    await asyncio.sleep(0)
    return result
