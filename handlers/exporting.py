"""Positions as files: what is kept of them is read, and written down in a worker thread.

Reading is done in pages, so that the bot goes on between them: on SQLite a unit of work runs in the loop itself.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from catalog.deadlines import Deadline, deadlines
from catalog.model import Position, Target
from catalog.records import Record
from handlers.services import Services
from handlers.standing import Standing, standings
from locales.calendar_file import write_calendar
from locales.spreadsheet import write_workbook
from locales.translation import Translator
from locales.wording.deadlines import calendar_day, calendar_name
from locales.wording.workbook import RecordRow, StatusRow, records_sheet, status_sheet
from storage import records

_PAGE = 500


@dataclass(frozen=True, slots=True)
class Exported:
    """A file's bytes, and how many reports or deadlines are in it."""

    content: bytes
    count: int


async def workbook_of(
    services: Services, positions: Sequence[Position], *, t: Translator, today: date, zone: ZoneInfo
) -> Exported:
    """The status of every target of the positions, and everything that was ever reported for them."""
    targets = [target for position in positions for target in position.targets]
    standing = await _standings(services, targets, today)
    history = [(target, await _history(services, target)) for target in targets]
    by_id = {position.id: position for position in positions}
    reported = sorted(
        (RecordRow(by_id[target.position], target, record) for target, found in history for record in found),
        key=lambda row: row.record.id,
    )
    stands = [
        StatusRow(position, duty, target, standing[target.id].status)
        for position in positions
        for duty in position.duties
        for target in duty.targets
    ]
    several = len(positions) > 1

    def write() -> bytes:
        sheets = [
            status_sheet(t, stands, several=several, today=today),
            records_sheet(t, reported, several=several, zone=zone),
        ]
        return write_workbook(sheets)

    return Exported(await asyncio.to_thread(write), len(reported))


async def calendar_of(services: Services, positions: Sequence[Position], *, t: Translator, now: datetime) -> Exported:
    """The deadlines of the positions in the twelve months from `now`."""
    today = services.day_of(now)
    targets = [target for position in positions for target in position.targets]
    standing = await _standings(services, targets, today)
    by_id = {position.id: position for position in positions}
    due = [deadline for one in standing.values() for deadline in _deadlines(services, one, today)]
    days = [calendar_day(t, by_id[one.target.position], one, today=today) for one in due]
    return Exported(await asyncio.to_thread(write_calendar, calendar_name(t, positions), days, now=now), len(days))


def _deadlines(services: Services, standing: Standing, today: date) -> list[Deadline]:
    entries = [one.entry for one in standing.kept]
    return deadlines(standing.target, entries, today=today, calendar=services.calendar, since=standing.since)


async def _standings(services: Services, targets: Sequence[Target], today: date) -> dict[str, Standing]:
    def work(session: Session) -> dict[str, Standing]:
        return standings(session, services, targets, today=today)

    return await services.database.run(work)


async def _history(services: Services, target: Target) -> list[Record]:
    """All of a target's records, in the order kept."""
    found: list[Record] = []
    more = True
    while more:
        after = found[-1].id if found else 0

        def work(session: Session, after: int = after) -> list[Record]:
            return records.page_of(session, target=target.id, after=after, most=_PAGE)

        page = await services.database.run(work)
        await asyncio.sleep(0)  # the others' turn
        found += page
        more = len(page) == _PAGE
    return found
