"""Tables of messages: position, message and what it is read as, a tab between them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TypeAlias

from catalog.loading import load_catalog
from catalog.reading import (
    CaseItem,
    ComplianceItem,
    DoneItem,
    IncidentItem,
    Intent,
    Item,
    MeasureItem,
    Reading,
    TookItem,
)
from catalog.understanding import understand

TODAY = date(2026, 11, 22)
CATALOG = load_catalog()
EVERYONE = tuple(CATALOG.by_id.values())

Row: TypeAlias = tuple[str, str, str]


def rows(name: str) -> list[Row]:
    """The rows of a table beside this module."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [(position, text, expected) for position, text, expected in (line.split("\t") for line in lines)]


def pairs(name: str) -> list[tuple[str, str]]:
    """The rows of a table of messages alone: position and message."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [(position, text) for position, text in (line.split("\t") for line in lines)]


def read(position: str, text: str, *, reply_to: str | None = None) -> Reading:
    """What a manager of the position is understood to say."""
    own = CATALOG.by_position[position].targets
    return understand(text, targets=own, today=TODAY, reply_to=reply_to, others=EVERYONE)


def written(reading: Reading) -> str:
    """A whole reading in the tables' notation: `report recruitment_rate 92 percent 2026-10`, `status churn`."""
    match reading.intent:
        case Intent.REPORT:
            return "report " + "; ".join(map(written_item, reading.items))
        case Intent.ASK:
            named = sorted({_short(target) for doubt in reading.doubts for target in doubt.candidates})
            return " ".join(["ask", *named])
        case Intent.CORRECT if reading.value is not None:
            named = [_short(item.target) for item in reading.items]
            named += [_short(target) for doubt in reading.doubts for target in doubt.candidates]
            return " ".join([f"correct {reading.value.normalize():f}", *named])
        case Intent.CORRECT:
            return f"correct {reading.done or reading.period}"
        case Intent.EXPORT if reading.form is not None:
            return f"export {reading.form}"
        case intent:
            return f"{intent.value} {_short(reading.target)}" if reading.target else intent.value


def written_item(item: Item) -> str:
    name = _short(item.target)
    parts: list[object]
    match item:
        case MeasureItem():
            parts = [name, f"{item.value.normalize():f}", item.unit, item.period]
        case IncidentItem():
            parts = [name, item.value, item.period]
        case ComplianceItem():
            parts = [name, "yes" if item.value else "no", item.period]
        case DoneItem():
            parts = [name, "done", item.done if item.done != TODAY else None]
        case TookItem():
            parts = [name, "took", f"{item.took.normalize():f}", item.unit]
        case CaseItem():
            parts = [name, "case", item.opened, item.closed or "-"]
    return " ".join(str(part) for part in parts if part is not None)


def _short(target: str) -> str:
    return target.partition(".")[2]
