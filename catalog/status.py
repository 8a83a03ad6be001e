"""Where a target stands: the value that `judge` returns. No sentences; wording is made elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from catalog.model import Period


class State(StrEnum):
    MET = "met"
    MISSED = "missed"
    NOT_REPORTED = "not_reported"
    """The period has ended without a figure."""
    PENDING = "pending"
    """The period runs and has no figure yet."""
    STALE = "stale"
    """Open-ended, and the latest figure is older than a month."""
    ON_TRACK = "on_track"
    BEHIND = "behind"
    UPCOMING = "upcoming"
    DUE_SOON = "due_soon"
    DUE_TODAY = "due_today"
    OVERDUE = "overdue"
    DONE_EARLY = "done_early"
    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    RUNNING = "running"
    """A case is open, its last allowed day not yet past."""
    BREACHED = "breached"
    CLEAN = "clean"
    BROKEN = "broken"
    YES = "yes"
    NO = "no"
    NOT_REQUIRED = "not_required"
    """Nothing has happened that would ask for a figure."""


RISKIEST_FIRST: tuple[State, ...] = (
    State.OVERDUE,
    State.NOT_REPORTED,
    State.BROKEN,
    State.BREACHED,
    State.MISSED,
    State.NO,
    State.DUE_TODAY,
    State.BEHIND,
    State.DUE_SOON,
    State.RUNNING,
    State.STALE,
    State.PENDING,
    State.DONE_LATE,
    State.UPCOMING,
    State.ON_TRACK,
    State.CLEAN,
    State.MET,
    State.YES,
    State.DONE_ON_TIME,
    State.DONE_EARLY,
    State.NOT_REQUIRED,
)

RISK: Mapping[State, int] = MappingProxyType({state: rank for rank, state in enumerate(RISKIEST_FIRST)})
"""Sort key of a state: 0 is the riskiest."""


class Act(StrEnum):
    """What a manager has to do to turn a target green."""

    REPORT = "report"
    """Give a figure or an answer."""
    RAISE = "raise"
    LOWER = "lower"
    COMPLY = "comply"
    HAND_IN = "hand_in"
    CLOSE = "close"


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """What would turn a target green. `amount` is positive, in the target's unit: by how much to raise or to lower.

    `strictly`: by more than `amount`. `by` is the last day for it; `days_left` counts calendar days from today to then
    (0 is today, negative is past), `working_days_left` the working days where the limit is in these (0 where past).
    """

    act: Act
    amount: Decimal | None = None
    strictly: bool = False
    by: date | None = None
    days_left: int | None = None
    working_days_left: int | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier figure, in the target's unit, and the period it is for."""

    value: Decimal
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase:
    """A case still open. `due` is its last allowed day, None without a limit; `overdue` once that has passed."""

    label: str | None
    opened: date | None
    due: date | None
    days_left: int | None
    working_days_left: int | None
    overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Where a target stands in `period`.

    `figure`, `bound`, `gap` (figure less bound) are in the target's unit; of a response they are percent: the share of
    cases kept, 100, and what is wanting. `due` is the day of what is owed, None where nothing is. `needed` is None
    where nothing is left to do, and where nothing can turn the target green any more.
    """

    state: State
    period: Period
    figure: Decimal | None = None
    bound: Decimal | None = None
    gap: Decimal | None = None
    due: date | None = None
    needed: Needed | None = None
    figure_period: Period | None = None
    """The period that a single figure is for: of an open-ended target it may be an earlier one than `period`."""
    reported: date | None = None
    """The day on which what is judged was last reported."""
    previous: Past | None = None
    """The figure of the period before, for the trend."""
    owed: tuple[date, ...] = ()
    """All the days by which something was owed and is not done, oldest first."""
    done: date | None = None
    closes: date | None = None
    """The due day of what was done: a delivery closes the oldest that is open, which may be an earlier month's."""
    begins: date | None = None
    """The first day on which the target is asked for, while that is still to come."""
    next_due: date | None = None
    """The next day by which something is owed, today included."""
    kept: int = 0
    counted: int = 0
    """Cases answered within the limit, of those that are closed or overdue."""
    open_cases: tuple[OpenCase, ...] = ()
    """Most urgent first."""
    unpublished_year: int | None = None
    """A year whose working days had to be guessed, for its calendar is not yet published."""
    missing: tuple[Period, ...] = ()
    """The target's own earlier periods whose figure is still wanting, oldest first. `judge`, which is asked about one
    period, leaves it empty: see `catalog.owing.missing_periods`."""
    questioned: bool = False
    """Whether HR doubts a report that it was judged by. Who judges does not know: whoever keeps the reports does."""

    @property
    def riskiest(self) -> State:
        """How the target stands with everything that it still wants: a figure that an earlier period lacks, too."""
        return min(self.state, State.NOT_REPORTED, key=RISK.__getitem__) if self.missing else self.state
