"""The catalog as plain rows, one for each target, as `dutybot catalog` prints them."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

from catalog.model import Catalog, Compliance, Deliverable, IncidentFree, Limit, Measure, Op, Response, Target, Unit
from catalog.notation import format_schedule


def catalog_rows(catalog: Catalog) -> list[dict[str, object]]:
    """One dict a target, in the order of the duty table, ready for JSON.

    Keys: id position duty clause name_zh name_en kind op value unit cadence due. `op`, `value` and `unit` are None for
    a deliverable, a compliance and a response without a limit; `due` is None for all but a deliverable. A target whose
    requirement changes has `changes` as well: dicts of from op value unit (of a deliverable: from due), the first day
    as 2027-01-01; what stands outside of them is required before the first. A target that is asked for only from a day
    on has that as `from`.
    """
    return [_row(target) for target in catalog.by_id.values()]


def _row(target: Target) -> dict[str, object]:
    kind, bound, due = _asked(target)
    row = {
        "id": target.id,
        "position": target.position,
        "duty": target.duty,
        "clause": target.clause,
        "name_zh": target.name.zh,
        "name_en": target.name.en,
        "kind": kind,
        **_bound(*(bound or (None, None, None))),
        "cadence": target.cadence.value,
        "due": due,
    }
    since = {"from": str(target.since)} if target.since is not None else {}
    changes = _changes(target)
    return {**row, **since, "changes": changes} if changes else {**row, **since}


_Bound: TypeAlias = tuple[Op, Decimal, Unit]


def _asked(target: Target) -> tuple[str, _Bound | None, str | None]:
    """The target's kind, its bound with the unit, and when it is due."""
    match target:
        case Measure(bound=bound, unit=unit):
            return "measure", (bound.op, bound.value, unit), None
        case Deliverable(schedule=schedule):
            return "deliverable", None, format_schedule(schedule)
        case Response(limit=limit):
            return "response", _most(limit) if limit else None, None
        case IncidentFree():
            return "incident_free", (Op.EXACTLY, Decimal(0), Unit.INCIDENT), None
        case Compliance():
            return "compliance", None, None


def _changes(target: Target) -> list[dict[str, object]]:
    match target:
        case Measure(changes=changes, unit=unit):
            return [{"from": str(one.start), **_bound(one.to.op, one.to.value, unit)} for one in changes]
        case Response(changes=steps):
            return [{"from": str(one.start), **_bound(*_most(one.to))} for one in steps]
        case Deliverable(changes=schedules):
            return [{"from": str(one.start), "due": format_schedule(one.to)} for one in schedules]
        case _:
            return []


def _most(limit: Limit) -> _Bound:
    return Op.AT_MOST, limit.amount, limit.unit


def _bound(op: Op | None, value: Decimal | None, unit: Unit | None) -> dict[str, object]:
    return {"op": op and op.value, "value": _number(value), "unit": unit and unit.value}


def _number(value: Decimal | None) -> int | float | None:
    """`value` as JSON writes it. A bound has at most 15 digits, which a float keeps."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
