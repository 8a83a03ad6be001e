"""What cases and deliveries came to, as tables of the workbook of several positions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from catalog.history.values import CaseRow, DeliveryRow, Row
from catalog.model import Position, Target, Unit
from catalog.records import Record
from locales.table import CellValue, Column, Sheet
from locales.translation import Translator
from locales.wording.amounts import limit, requirement, unit_word
from locales.wording.due import EXEMPT
from locales.wording.history import unit_of_cases
from locales.wording.statuses import MARKS, state_word
from locales.wording.workbook import loose, number, verdict_word


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case that stands; `due` is its last allowed day, None where there is none or the opening is not known."""

    position: Position
    target: Target
    record: Record
    row: CaseRow
    due: date | None


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """What was owed on a day; `record` is what closed it, None while it is open."""

    position: Position
    target: Target
    row: DeliveryRow
    record: Record | None


def cases_sheet(t: Translator, lines: Sequence[CaseLine]) -> Sheet:
    """One row a case."""
    columns = [
        Column(t._("Position"), 20),
        Column(t._("Target"), 30),
        Column(t._("Label"), 14),
        Column(t._("Opened on"), 12),
        Column(t._("Closed on"), 12),
        Column(t._("Took"), 10),
        Column(t._("Unit"), 12),
        Column(t._("Requirement"), 22),
        Column(t._("Last allowed day"), 16),
        Column(t._("State"), 18),
        Column(t._("Reported by"), 14),
        Column(t._("Checked"), 12),
    ]
    return Sheet(t._("Cases"), columns, [_case(t, line) for line in lines])


def _case(t: Translator, line: CaseLine) -> list[CellValue]:
    case, took, unit = line.row.case, line.row.took, unit_of_cases(line.row.limit)
    if took is None and case.took is not None:
        took, unit = case.took, case.unit or Unit.DAY
    return [
        line.position.name[t.language],
        line.target.name[t.language],
        case.label,
        case.opened,
        case.closed,
        None if took is None else number(took, unit),
        None if took is None else unit_word(t, unit),
        loose(limit(t, line.row.limit)),
        line.due,
        _state(t, line.row),
        line.record.by,
        verdict_word(t, line.record),
    ]


def deliveries_sheet(t: Translator, lines: Sequence[DeliveryLine]) -> Sheet:
    """One row for each day on which something was owed, until the end of the present period."""
    columns = [
        Column(t._("Position"), 20),
        Column(t._("Target"), 30),
        Column(t._("From"), 12),
        Column(t._("Due"), 12),
        Column(t._("Done on"), 12),
        Column(t._("State"), 18),
        Column(t._("Requirement"), 22),
        Column(t._("Reported by"), 14),
        Column(t._("Checked"), 12),
    ]
    return Sheet(t._("Deliveries"), columns, [_delivery(t, line) for line in lines])


def _delivery(t: Translator, line: DeliveryLine) -> list[CellValue]:
    delivery = line.row.delivery
    return [
        line.position.name[t.language],
        line.target.name[t.language],
        delivery.opens,
        delivery.due,
        delivery.done,
        _state(t, line.row),
        loose(requirement(t, line.target, on=delivery.due)),
        None if line.record is None else line.record.by,
        None if line.record is None else verdict_word(t, line.record),
    ]


def _state(t: Translator, row: Row) -> str:
    if row.exempt:
        return t._("{mark} not applicable", mark=EXEMPT)
    return f"{MARKS[row.state]} {state_word(t, row.state)}"
