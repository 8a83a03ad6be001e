"""Positions as files: what is kept of them is read, and written down in a worker thread.

Reading is done target by target and in pages, so that the bot goes on between them: on SQLite a unit of work runs in
the loop itself.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlmodel import Session

from catalog.deadlines import Deadline, deadlines
from catalog.entries import Case, Done, Exempt
from catalog.history.cases import case_rows
from catalog.history.deliveries import delivery_rows
from catalog.judging.responses import case_verdict
from catalog.model import Deliverable, Position, Response, Target
from catalog.records import Fate, Record
from catalog.working_days import WorkingDays
from handlers.services import Services
from handlers.standing import Standing, standings
from locales.agenda import CalendarDay
from locales.table import Sheet
from locales.translation import Translator
from locales.wording.company_workbook import CaseLine, DeliveryLine, cases_sheet, deliveries_sheet
from locales.wording.deadlines import calendar_day, calendar_name
from locales.wording.workbook import RecordRow, StatusRow, records_sheet, status_sheet
from storage import people, records

T = TypeVar("T")

_PAGE = 200
_ALL = 1_000_000
"""More days than anything was ever owed on."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file's bytes, and how many reports or deadlines are in it."""

    content: bytes
    count: int


async def workbook_of(
    services: Services, positions: Sequence[Position], *, t: Translator, today: date, zone: ZoneInfo
) -> Exported:
    """The status of every target of the positions, and everything that was ever reported for them."""
    told = [await _read(services, position, today, all_words=False) for position in positions]
    several = len(positions) > 1

    def write() -> bytes:
        sheets = [
            status_sheet(t, [row for one in told for row in one.stands], several=several, today=today),
            records_sheet(t, _in_order(told), several=several, zone=zone),
        ]
        return write_tables(sheets)

    return Exported(await asyncio.to_thread(write), sum(len(one.records) for one in told))


async def company_workbook_of(
    services: Services,
    positions: Sequence[Position],
    *,
    t: Translator,
    today: date,
    zone: ZoneInfo,
    all_words: bool,
    done: Callable[[int], Awaitable[None]],
) -> Exported:
    """The same for whoever oversees the positions, with who reports, and with what cases and deliveries came to.

    `done` is told after each position how many have been read. `all_words`: see `storage.records`.
    """
    told: list[_Told] = []
    for position in positions:
        told.append(await _read(services, position, today, all_words=all_words))
        await done(len(told))
    calendar = services.calendar

    def write() -> bytes:
        holders = {one.position.id: one.holders for one in told}
        stands = [replace(row, vacant=one.vacant) for one in told for row in one.stands]
        sheets = [
            status_sheet(t, stands, several=True, today=today, holders=holders),
            records_sheet(t, _in_order(told), several=True, zone=zone),
            cases_sheet(t, [line for one in told for line in _cases(one, today, calendar)]),
            deliveries_sheet(t, [line for one in told for line in _deliveries(one, today)]),
        ]
        return write_tables(sheets)

    return Exported(await asyncio.to_thread(write), sum(len(one.records) for one in told))


@dataclass(frozen=True, slots=True)
class _Told:
    """What is kept of one position."""

    position: Position
    holders: Sequence[str]
    since: date | None
    stands: Sequence[StatusRow]
    records: Sequence[RecordRow]
    exempt: Mapping[str, Sequence[Exempt]]
    """What does not apply, by target."""

    @property
    def vacant(self) -> bool:
        return not self.holders and not any(one.record.fate is Fate.STANDS for one in self.records)

    def standing(self, target: Target) -> list[Record]:
        """What stands for a target, in the order given."""
        return [row.record for row in self.records if row.target is target and row.record.fate is Fate.STANDS]


async def _read(services: Services, position: Position, today: date, *, all_words: bool) -> _Told:
    def work(session: Session) -> tuple[list[str], date | None]:
        held = people.holders(session, positions=[position.id], today=today).get(position.id, [])
        return [one.name for one in held], people.position_since(session, position=position.id) or today

    holders, since = await _in_turn(services, work)
    stands, history, exempt = [], [], {}
    for duty in position.duties:
        for target in duty.targets:
            standing = await _standing(services, target, today)
            stands.append(StatusRow(position, duty, target, standing.status))
            exempt[target.id] = standing.exempt
            found = await _history(services, target, all_words=all_words)
            history += [RecordRow(position, target, record) for record in found]
    return _Told(position, holders, since, stands, history, exempt)


def _in_order(told: Iterable[_Told]) -> list[RecordRow]:
    return sorted((row for one in told for row in one.records), key=lambda row: row.record.id)


def _cases(told: _Told, today: date, calendar: WorkingDays) -> Iterator[CaseLine]:
    for target in told.position.targets:
        for record in told.standing(target) if isinstance(target, Response) else ():
            if isinstance(target, Response) and isinstance(record.entry, Case):
                exempt = told.exempt[target.id]
                [row] = case_rows(target, [record.entry], today=today, calendar=calendar, exempt=exempt)
                due = case_verdict(target, record.entry, today=today, calendar=calendar).due
                yield CaseLine(told.position, target, record, row, due)


def _deliveries(told: _Told, today: date) -> Iterator[DeliveryLine]:
    """Each with the delivery that closed it; of several that are alike the first given comes first."""
    for target in told.position.targets:
        if not isinstance(target, Deliverable) or told.vacant:
            continue
        handed_in = [(one.entry, one) for one in told.standing(target) if isinstance(one.entry, Done)]
        rows = delivery_rows(
            target,
            [done for done, _ in handed_in],
            today=today,
            since=told.since,
            exempt=told.exempt[target.id],
            most=_ALL,
        )
        for row in rows:
            closing = next((pair for pair in handed_in if pair[0] == row.delivery.by), None)
            if closing is not None:
                handed_in.remove(closing)
            yield DeliveryLine(told.position, target, row, closing[1] if closing else None)


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
    return deadlines(
        standing.target,
        entries,
        today=today,
        calendar=services.calendar,
        since=standing.since,
        exempt=standing.exempt,
    )


async def _standing(services: Services, target: Target, today: date) -> Standing:
    def work(session: Session) -> Standing:
        return standings(session, services, [target], today=today)[target.id]

    return await _in_turn(services, work)


async def _history(services: Services, target: Target, *, all_words: bool) -> list[Record]:
    """All of a target's records, in the order kept."""
    found: list[Record] = []
    more = True
    while more:
        after = found[-1].id if found else 0

        def work(session: Session, after: int = after) -> list[Record]:
            return records.page_of(session, target=target.id, after=after, most=_PAGE, all_words=all_words)

        page = await _in_turn(services, work)
        found += page
        more = len(page) == _PAGE
    return found


async def _in_turn(services: Services, work: Callable[[Session], T]) -> T:
    """Run a unit of work, then let the others have their turn."""
    result = await services.database.run(work)
    await asyncio.sleep(0)
    return result
