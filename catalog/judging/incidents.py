"""Nothing of the kind may happen in the year: incidents add up, and a later 0 does not wash one away."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from catalog.entries import Exempt, Figure
from catalog.judging.periods import is_exempt, within
from catalog.model import IncidentFree, Period
from catalog.reading import Mode
from catalog.status import State, Status

_NONE = Decimal()


def judge_incidents(
    target: IncidentFree, figures: Sequence[Figure], *, span: Period, exempt: Collection[Exempt] = ()
) -> Status:
    reported = [figure for _, figure in within(figures, target, span)]
    count = _count(reported)
    state = State.BROKEN if count else State.CLEAN
    return Status(
        state=state if reported or not is_exempt(span, exempt) else State.NOT_REQUIRED,
        period=span,
        figure=count if reported else None,
        bound=_NONE,
        gap=count if reported else None,
        figure_period=span if reported else None,
        reported=reported[-1].on if reported else None,
    )


def _count(figures: Sequence[Figure]) -> Decimal:
    count = _NONE
    for figure in figures:
        count = max(count, figure.value) if figure.mode is Mode.TOTAL else count + figure.value
    return count
