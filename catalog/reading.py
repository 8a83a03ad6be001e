"""What a message was understood to say: the value that `understand` returns.

The keys of `dutybot understand` follow these names. Nothing here says how it was understood.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from catalog.model import Period, Unit


class Intent(StrEnum):
    REPORT = "report"
    """Figures to store: `Reading.items`; what was doubtful beside them stands in `Reading.doubts`."""
    ASK = "ask"
    """A person would have to ask back: `Reading.doubts`, the first one first."""
    TARGETS = "targets"
    STATUS = "status"
    DUE = "due"
    HISTORY = "history"
    EXPORT = "export"
    """One's own figures or deadlines as a file: `Reading.form`, where it is named."""
    HELP = "help"
    UNDO = "undo"
    CORRECT = "correct"
    """The figure just given is to be `Reading.value`.

    Where the message names the target, `items` or `doubts` tell what its last figure is to be.
    """
    OTHER = "other"
    """Nothing understood: store nothing."""


class ExportForm(StrEnum):
    """What a manager may take away as a file; the values are the files' endings."""

    WORKBOOK = "xlsx"
    CALENDAR = "ics"


class Mode(StrEnum):
    """What a count does to its period's total."""

    ADD = "add"
    TOTAL = "total"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureItem:
    """A value of a measure. `unit` and `period` are None where the message names none.

    `amounts` are (this, comparison) where `value` is the rate derived from them; `mode` is None where the message
    tells neither 累计 nor 又.
    """

    target: str
    value: Decimal
    unit: Unit | None = None
    period: Period | None = None
    amounts: tuple[Decimal, Decimal] | None = None
    mode: Mode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplianceItem:
    target: str
    value: bool
    period: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentItem:
    """`value` is the number of incidents, 0 for none."""

    target: str
    value: int
    period: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneItem:
    """A deliverable handed in, or an act done, on the day `done`.

    `due` is the last day for the one that is meant, None where the message does not tell which.
    """

    target: str
    done: date
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TookItem:
    """A response that took so long."""

    target: str
    took: Decimal
    unit: Unit
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseItem:
    """A case with its days; `closed` is None while it is open, `opened` None where only its end was told."""

    target: str
    opened: date | None
    closed: date | None
    label: str | None = None


Item: TypeAlias = MeasureItem | ComplianceItem | IncidentItem | DoneItem | TookItem | CaseItem


class Missing(StrEnum):
    VALUE = "value"
    TARGET = "target"
    MODE = "mode"
    """Whether a count adds to its period's total or is the new one: asked by whoever knows what is kept."""
    CASE = "case"
    """Which case ended on the day `done`: asked by whoever knows which are open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One thing to ask back before anything is kept.

    `candidates`: the targets it may mean, nearest first (one where only the value is in doubt). `value`, `unit`,
    `period`, `done`, `label`: what was read all the same, a unit that the target cannot have too. `missing` names what
    was not told. `likely`: values that were probably meant, where the one written is impossible (92 for 920 %), or,
    without a `value`, the figures that contradict each other.
    """

    candidates: tuple[str, ...] = ()
    missing: Missing | None = None
    value: Decimal | None = None
    unit: Unit | None = None
    period: Period | None = None
    done: date | None = None
    likely: tuple[Decimal, ...] = ()
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """`target` is the one a query names, `form` the file that an export does.

    `value` and `unit` are a correction's, or `done` or `period` where only the day or the period was wrong. `instead`:
    the report takes the place of what was told last of its targets (不对，招聘达成率是93%).
    """

    intent: Intent
    items: tuple[Item, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    target: str | None = None
    form: ExportForm | None = None
    value: Decimal | None = None
    unit: Unit | None = None
    done: date | None = None
    period: Period | None = None
    instead: bool = False
