"""What is judged: one kept report each, as the judging sees it.

Superseded and revoked reports are not among them. Days are in the company's time zone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from catalog.model import Period, Unit
from catalog.reading import Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A value of a measure, or a number of incidents, reported on the day `on`.

    `unit` None is the target's own; `period` None is the target's own period that holds `on`; `mode` None adds.
    `label` names the run that a figure of an `each` target is for: a second one with the same label corrects the first.
    """

    value: Decimal
    on: date
    unit: Unit | None = None
    period: Period | None = None
    mode: Mode | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Yes or no, reported on the day `on`: to a compliance target, or to a measure that compares two amounts."""

    yes: bool
    on: date
    period: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A deliverable handed in, or an act done, on this day.

    `due` is the last day for the one that it is said to be; None is the oldest that is open.
    """

    done: date
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One run of a response target.

    Either days (`opened`, and `closed` once it is) or a duration (`took` of `unit`, `opened` where it is known).
    `on` is the day it was reported; it places a case that has no days.
    """

    opened: date | None = None
    closed: date | None = None
    took: Decimal | None = None
    unit: Unit | None = None
    label: str | None = None
    on: date | None = None

    @property
    def day(self) -> date | None:
        """The day to which it belongs: of its opening, as far as that is known."""
        return self.opened or self.closed or self.on

    @property
    def is_open(self) -> bool:
        return self.closed is None and self.took is None


Entry: TypeAlias = Figure | Answer | Done | Case

Exempt: TypeAlias = date | Period | Case
"""What is said not to apply: the occurrence due on that day, the figure of that period, or that case."""
