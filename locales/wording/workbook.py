"""A position's targets and its whole history as the tables of a workbook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple
from zoneinfo import ZoneInfo

from catalog.entries import Answer, Case, Done, Figure
from catalog.judging.periods import period_of
from catalog.model import Duty, Position, Target, Unit
from catalog.reading import Mode
from catalog.records import Fate, Record, Verdict
from catalog.requirements import required_on
from catalog.status import State, Status
from locales.table import CellValue, Column, Percent, Sheet
from locales.translation import Translator
from locales.wording import statuses
from locales.wording.amounts import known_as, period, requirement, requirement_then, unit_of, unit_word

_NO_YEAR = date.min
"""A period is named with its year in a file, as it is on a day of any other year."""


@dataclass(frozen=True, slots=True)
class StatusRow:
    """A target with where it stands."""

    position: Position
    duty: Duty
    target: Target
    status: Status
    vacant: bool = False
    """Nobody has joined for the position yet, and so nothing is owed there."""


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A report with what it is for."""

    position: Position
    target: Target
    record: Record


def status_sheet(
    t: Translator,
    rows: Sequence[StatusRow],
    *,
    several: bool,
    today: date,
    holders: Mapping[str, Sequence[str]] | None = None,
) -> Sheet:
    """One row a target; `several` positions have a column for theirs, and one for the names of their `holders`."""
    columns = [
        Column(t._("Duty"), 44, wraps=True),
        Column(t._("Target"), 30, wraps=True),
        Column(t._("Requirement"), 22, wraps=True),
        Column(t._("State"), 18),
        Column(t._("Checked"), 12),
        Column(t._("Figure"), 10),
        Column(t._("Gap"), 10),
        Column(t._("Unit"), 12),
        Column(t._("Period"), 16),
        Column(t._("Due"), 12),
        Column(t._("To turn it green"), 28, wraps=True),
        Column(t._("Source"), 60, wraps=True),
    ]
    cells = [_by_position(t, row.position, _status_cells(t, row, today), several=several) for row in rows]
    columns = _with_position(t, columns, several=several)
    if holders is not None:
        columns.append(Column(t._("Reported by"), 20))
        cells = [
            [*line, t.listed(list(holders.get(row.position.id, ()))) or None]
            for line, row in zip(cells, rows, strict=True)
        ]
    return Sheet(t._("Status"), columns, cells)


def _status_cells(t: Translator, row: StatusRow, today: date) -> list[CellValue]:
    target, where, unit = row.target, row.status, unit_of(row.target)
    if row.vacant:
        where = Status(state=State.NOT_REQUIRED, period=where.period)
    return [
        f"{row.duty.number}. {row.duty.text[t.language]}",
        target.name[t.language],
        loose(requirement(t, target, on=required_on(target, where, today=today))),
        _state(t, row),
        t._("❓ questioned") if where.questioned else None,
        None if where.figure is None else number(where.figure, unit),
        where.gap,  # of percents in percentage points, which are no percent
        None if where.figure is None else unit_word(t, unit),
        period(t, where.figure_period or where.period, today=_NO_YEAR),
        where.due,
        loose(_to_do(t, target, where, today)) or None,
        target.clause,
    ]


def _to_do(t: Translator, target: Target, where: Status, today: date) -> str:
    wanted = statuses.missing(t, where, today=_NO_YEAR), statuses.needed(t, target, where, today=today)
    return t._(", ").join(part for part in wanted if part)


def _state(t: Translator, row: StatusRow) -> str:
    state = row.status.state
    return t._("👤 nobody has joined yet") if row.vacant else f"{statuses.MARKS[state]} {statuses.state_word(t, state)}"


def records_sheet(t: Translator, rows: Sequence[RecordRow], *, several: bool, zone: ZoneInfo) -> Sheet:
    """One row a report, corrected and undone ones marked; moments are shown in `zone`."""
    columns = [
        Column(t._("Target"), 30),
        Column(t._("Period"), 16),
        Column(t._("Figure"), 12),
        Column(t._("Unit"), 12),
        Column(t._("Adds or replaces"), 12),
        Column(t._("Done on"), 12),
        Column(t._("Opened on"), 12),
        Column(t._("Closed on"), 12),
        Column(t._("Label"), 14),
        Column(t._("Requirement then"), 22),
        Column(t._("Kept as"), 12),
        Column(t._("Reported by"), 14),
        Column(t._("Reported at ({zone})", zone=zone.key), 18),
        Column(t._("Corrected or undone by"), 14),
        Column(t._("Corrected or undone at"), 18),
        Column(t._("In these words"), 60),
        Column(t._("Checked"), 12),
    ]
    cells = [_by_position(t, row.position, _record_cells(t, row, zone), several=several) for row in rows]
    return Sheet(t._("Figures"), _with_position(t, columns, several=several), cells)


def _record_cells(t: Translator, row: RecordRow, zone: ZoneInfo) -> list[CellValue]:
    record = row.record
    return [
        row.target.name[t.language],
        *_told(t, row.target, record),
        loose(requirement_then(t, row.target, record.requirement)),
        _fate(t, record.fate),
        record.by,
        _moment(record.at, zone),
        record.ended_by,
        None if record.ended_at is None else _moment(record.ended_at, zone),
        record.words,
        verdict_word(t, record),
    ]


class _Told(NamedTuple):
    """The cells that tell what was reported; empty where there is nothing of the kind."""

    period: CellValue = None
    figure: CellValue = None
    unit: CellValue = None
    mode: CellValue = None
    done: CellValue = None
    opened: CellValue = None
    closed: CellValue = None
    label: CellValue = None


def _told(t: Translator, target: Target, record: Record) -> _Told:
    match record.entry:
        case Figure() as figure:
            unit = figure.unit or unit_of(target)
            return _Told(
                period=period(t, period_of(figure, target), today=_NO_YEAR),
                figure=number(figure.value, unit),
                unit=unit_word(t, unit),
                mode=_mode(t, figure.mode),
                label=figure.label,
            )
        case Answer() as answer:
            said = t._("yes") if answer.yes else t._("no")
            return _Told(period=period(t, period_of(answer, target), today=_NO_YEAR), figure=said)
        case Done() as delivery:
            named = known_as(t, target, delivery.due, today=_NO_YEAR) if delivery.due else None
            return _Told(period=named, done=delivery.done)
        case Case() as case:
            days = _Told(opened=case.opened, closed=case.closed, label=case.label)
            if case.took is None:
                return days
            unit = case.unit or Unit.DAY
            return days._replace(figure=number(case.took, unit), unit=unit_word(t, unit))


def _with_position(t: Translator, columns: list[Column], *, several: bool) -> list[Column]:
    return [Column(t._("Position"), 20), *columns] if several else columns


def _by_position(t: Translator, position: Position, cells: list[CellValue], *, several: bool) -> list[CellValue]:
    return [position.name[t.language], *cells] if several else cells


def loose(text: str) -> str:
    """The text with common spaces: what is held together on a phone would not be found by a search."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def number(value: Decimal, unit: Unit) -> CellValue:
    return Percent(value) if unit is Unit.PERCENT else value


def _moment(at: datetime, zone: ZoneInfo) -> datetime:
    """The wall clock's time, to the minute."""
    return at.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)


def _mode(t: Translator, mode: Mode | None) -> str | None:
    match mode:
        case Mode.ADD:
            return t._("adds")
        case Mode.TOTAL:
            return t._("new total")
        case None:
            return None


def _fate(t: Translator, fate: Fate) -> str:
    match fate:
        case Fate.STANDS:
            return t._("stands")
        case Fate.CORRECTED:
            return t._("corrected")
        case Fate.UNDONE:
            return t._("undone")


def verdict_word(t: Translator, record: Record) -> str | None:
    """What HR said of it; a doubt about what was corrected or undone is over."""
    match record.verdict:
        case Verdict.CONFIRMED:
            return t._("✔ confirmed")
        case Verdict.QUESTIONED if record.fate is Fate.STANDS:
            return t._("❓ questioned")
        case Verdict.QUESTIONED | None:
            return None
