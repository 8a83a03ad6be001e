"""How all positions stood in a period that is over: 10月总览, overview for October.

in words (handlers/wishing.py) ── the period ── position ── what each of its targets came to then ── its status now
"""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from catalog.history import history
from catalog.history.values import Row
from catalog.model import Grain, Period, Position, Target
from catalog.overseeing import looked_back, riskiest_first, within
from catalog.status import RISK
from handlers.buttons import Button, in_rows, paging
from handlers.standing import standings
from handlers.turn import Turn
from locales.wording import company as company_wording
from locales.wording import looking_back as wording
from locales.wording import people as people_wording
from locales.wording import targets as target_wording
from storage import entries

_POSITIONS_ON_A_PAGE = 10
_ROWS_ON_A_PAGE = 8
_EVERY = "all"
_ALL = 10_000
"""More rows than a target has."""
_MOST_YEARS = 5

Came = tuple[Target, Row]
"""What a target came to."""


async def past_query(turn: Turn) -> None:
    """A tap on a page of the period, or on a position in it: `past:2026-10:all:0`, `past:2026-10:sales:0`."""
    period, asked = _period(turn), turn.pressed.text(1)
    page = turn.pressed.number(2, below=1000) or 0
    if period is None or (asked != _EVERY and asked not in turn.visible_positions()):
        await turn.toast(people_wording.button_over(turn.t))
    elif asked == _EVERY:
        await show_past(turn, period, page=page)
    else:
        await show_past_of(turn, period, turn.catalog.by_position[asked], page=page)


def _period(turn: Turn) -> Period | None:
    try:
        period = Period.parse(turn.pressed.text(0))
    except ValueError:
        return None
    return period if is_past(turn, period) else None


def is_past(turn: Turn, period: Period) -> bool:
    """Whether something may be told of it: it has begun, is not the present month, and not too long ago."""
    present = Period.containing(turn.today, Grain.MONTH)
    return period != present and period.start <= turn.today and turn.today.year - period.start.year < _MOST_YEARS


async def show_past(turn: Turn, period: Period, *, page: int = 0) -> None:
    """The positions that one may see, riskiest first, by what they came to in the period."""
    positions = [turn.catalog.by_position[id_] for id_ in turn.visible_positions()]
    came = await _came_to(turn, positions, period)
    every = riskiest_first(looked_back(position, [row for _, row in came[position.id]]) for position in positions)
    pages = [every[n : n + _POSITIONS_ON_A_PAGE] for n in range(0, len(every), _POSITIONS_ON_A_PAGE)]
    page = min(page, len(pages) - 1)
    answer = wording.past(turn.t, pages[page], every, period, page=page, pages=len(pages), today=turn.today)
    names = [
        Button(company_wording.button_position(turn.t, one), "past", (period, one.position.id, 0))
        for one in pages[page]
        if not one.vacant
    ]
    months = Button(company_wording.button_months(turn.t), "months")
    now = Button(wording.button_now(turn.t), "overview")
    turning = paging("past", f"{period}:{_EVERY}", page, len(pages))
    await turn.show(answer, [*in_rows(names, 2), turning, [now, months]])


async def show_past_of(turn: Turn, period: Period, position: Position, *, page: int = 0) -> None:
    """What each target of a position came to in the period, riskiest first."""
    came = (await _came_to(turn, [position], period))[position.id]
    ordered = sorted(came, key=lambda one: RISK[one[1].state])
    pages = [ordered[n : n + _ROWS_ON_A_PAGE] for n in range(0, len(ordered), _ROWS_ON_A_PAGE)] or [[]]
    page = min(page, len(pages) - 1)
    answer = wording.past_of(
        turn.t, position, pages[page], ordered, period, page=page, pages=len(pages), today=turn.today
    )
    turning = paging("past", f"{period}:{position.id}", page, len(pages))
    back = Button(people_wording.button_back(turn.t), "past", (period, _EVERY, 0))
    await turn.show(answer, [turning, [back, Button(target_wording.button_status(turn.t), "status", (position.id,))]])


async def _came_to(turn: Turn, positions: Sequence[Position], period: Period) -> dict[str, list[Came]]:
    """By position, the verdicts of its targets in the period."""
    targets = [target for position in positions for target in position.targets]

    def work(session: Session) -> dict[str, list[Came]]:
        standing = standings(session, turn.services, targets, today=turn.today)
        kept = entries.current(session, targets=[target.id for target in targets], since=date.min)
        found: dict[str, list[Came]] = {position.id: [] for position in positions}
        for target in targets:
            past = history(
                target,
                [one.entry for one in kept.get(target.id, ())],
                today=turn.today,
                calendar=turn.services.calendar,
                since=standing[target.id].since,
                exempt=standing[target.id].exempt,
                most=_ALL,
                periods=_months_since(period, turn.today),
            )
            found[target.position] += [(target, row) for row in within(past, period, today=turn.today)]
        return found

    return await turn.services.database.run(work)


def _months_since(period: Period, today: date) -> int:
    return (today.year - period.start.year) * 12 + today.month - period.start.month + 1
