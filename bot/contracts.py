"""`dutybot understand`: one message a line in, one reading a line out, as JSON, in the same order.

In: `{"id", "text", "position", "today", "lang", "reply_to"?}`; `reply_to` is the id of the target that it answers.
Out: `{"id", "intent", "items": [...]}`; an intent that asks or queries also has `target`, `candidates`, `missing` or
`value`, as far as they are known, and a correction of when `done` or `period`. An item has its `target` and, by the
kind of it, `value` with `unit` and `period` (or `amounts`), `done`, `took` with `unit`, or `opened` and `closed`. Days
are `2026-11-22`, periods `2026-10`, `2026-Q3`, `2026-H1`, `2026`.
A line that cannot be used is answered with an `error`, the run goes on, its exit status is 1.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from catalog.model import Catalog
from catalog.reading import (
    CaseItem,
    ComplianceItem,
    DoneItem,
    Doubt,
    IncidentItem,
    Intent,
    Item,
    MeasureItem,
    Missing,
    Reading,
    TookItem,
)
from catalog.understanding import understand


class _UnusableLineError(ValueError):
    """A line that is no question: the sentence says what is wrong with it."""


def understand_lines(lines: Iterable[str], write: Callable[[str], object], catalog: Catalog) -> bool:
    """Answer each line with one JSON object, without its line end; whether every line could be answered.

    A line that cannot be used is answered with an "error" (and its id, where it has one), and the run goes on.
    """
    everyone = tuple(catalog.by_id.values())
    well = True
    for line in lines:
        if not line.strip():
            continue
        identity: object = None
        try:
            asked = _parsed(line)
            identity = asked.get("id")
            answer = {"id": identity} | _answer(asked, catalog, everyone)
        except _UnusableLineError as error:
            well = False
            answer = {"error": str(error)} if identity is None else {"id": identity, "error": str(error)}
        write(json.dumps(answer))
    return well


def _parsed(line: str) -> Mapping[str, Any]:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        raise _UnusableLineError("not JSON") from None
    if not isinstance(asked, dict):
        raise _UnusableLineError("not a JSON object")
    return asked


def _answer(asked: Mapping[str, Any], catalog: Catalog, everyone: tuple[Any, ...]) -> dict[str, object]:
    text, position = asked.get("text"), asked.get("position")
    if not isinstance(text, str):
        raise _UnusableLineError('"text" is missing or no text')
    if not isinstance(position, str) or position not in catalog.by_position:
        raise _UnusableLineError(f"unknown position: {position!r}")
    reply_to = asked.get("reply_to")
    if reply_to is not None and reply_to not in catalog.by_id:
        raise _UnusableLineError(f"unknown target: {reply_to!r}")
    try:
        today = date.fromisoformat(asked.get("today", ""))
    except (TypeError, ValueError):
        raise _UnusableLineError('"today" is no date such as 2026-11-22') from None
    targets = catalog.by_position[position].targets
    return as_json(understand(text, targets=targets, today=today, reply_to=reply_to, others=everyone))


def as_json(reading: Reading) -> dict[str, object]:
    """A reading in the keys of the contract."""
    if reading.intent is Intent.EXPORT:  # the bot's own: the contract has no word for it
        return {"intent": Intent.OTHER.value}
    answer: dict[str, object] = {"intent": reading.intent.value}
    match reading.intent:
        case Intent.REPORT:
            items = [_item(item) for item in reading.items]
            answer["items"] = [  # of one document done for two months the contract knows one: it has no month for it
                item for place, item in enumerate(items) if "done" not in item or item not in items[:place]
            ]
        case Intent.ASK:
            answer |= _doubt(reading.doubts[0])
        case Intent.CORRECT if reading.done or reading.period:
            answer |= {"done": str(reading.done)} if reading.done else {"period": str(reading.period)}
        case Intent.CORRECT:
            answer |= {"value": _number(reading.value), "unit": reading.unit and reading.unit.value}
        case _ if reading.target is not None:
            answer["target"] = reading.target
    return answer


def _doubt(doubt: Doubt) -> dict[str, object]:
    answer: dict[str, object] = {"candidates": list(doubt.candidates)}
    if doubt.missing:
        answer["missing"] = doubt.missing.value
    if doubt.missing is Missing.VALUE and doubt.candidates:
        answer["target"] = doubt.candidates[0]
    if doubt.value is not None:
        answer["value"] = _number(doubt.value)
    return answer


def _item(item: Item) -> dict[str, object]:
    match item:
        case MeasureItem():
            measured: dict[str, object] = {
                "target": item.target,
                "value": _number(item.value),
                "unit": item.unit and item.unit.value,
                "period": item.period and str(item.period),
            }
            if item.amounts:
                measured["amounts"] = [_number(amount) for amount in item.amounts]
            return measured
        case ComplianceItem() | IncidentItem():
            return {"target": item.target, "value": item.value, "period": item.period and str(item.period)}
        case DoneItem():
            return {"target": item.target, "done": item.done.isoformat()}
        case TookItem():
            took = _number(item.took)
            return {"target": item.target, "took": took, "value": took, "unit": item.unit.value}
        case CaseItem():
            return {
                "target": item.target,
                "opened": item.opened and item.opened.isoformat(),
                "closed": item.closed and item.closed.isoformat(),
            }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
