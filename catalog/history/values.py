"""What became of a target: the values that `history` returns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from catalog.entries import Case
from catalog.judging.deliverables import Delivery
from catalog.model import Limit, Period, Target
from catalog.status import State

MOST_ROWS = 12

GOOD = frozenset({State.MET, State.YES, State.CLEAN, State.DONE_EARLY, State.DONE_ON_TIME})
BAD = frozenset(
    {
        State.MISSED,
        State.NO,
        State.BREACHED,
        State.BROKEN,
        State.OVERDUE,
        State.DONE_LATE,
        State.NOT_REPORTED,
    }
)
"""Verdicts; every other state is still open, or none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRow:
    """What one period came to; `figure` is in the target's unit, None where there is none.

    Of a target of the year, `period` is a month: a total is what the year had come to by its end, and `state` says how
    the year stood then; incidents are those of the month.
    """

    period: Period
    state: State
    figure: Decimal | None = None
    exempt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryRow:
    delivery: Delivery
    state: State
    exempt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One case; `took` is how long, to its end or so far, in the limit's unit or else days; None if unknown."""

    case: Case
    state: State
    limit: Limit | None
    took: Decimal | None
    exempt: bool = False


Row: TypeAlias = PeriodRow | DeliveryRow | CaseRow
"""One that is `exempt` was said not to apply: it asks for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """By how much the latest figure is above the one before; `better` is None where neither is."""

    change: Decimal
    before: Period
    better: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """Rows of one sort, oldest first, at most twelve unless more were asked for.

    There are none where nothing was reported and nothing was owed.
    """

    target: Target
    rows: Sequence[Row]
    trend: Trend | None = None
    adds_up: bool = False
    """Whether each figure holds all earlier ones of its year."""

    @property
    def judged(self) -> int:
        """How many rows have their verdict."""
        return sum(row.state in GOOD or row.state in BAD for row in self.rows)

    @property
    def good(self) -> int:
        return sum(row.state in GOOD for row in self.rows)
