"""/status: one screen, riskiest first, with what would turn each target green; a tap opens a card.

/status ─┬─ one position ────── overview ─┬─ target ── card, with the way back
         │                                └─ more ──── the next page
         └─ several positions ── which? ── overview

Whoever oversees positions goes back from one to all of them (handlers/overview.py).
"""

from collections import Counter
from collections.abc import Iterable

from sqlmodel import Session

from catalog.model import Position
from catalog.status import RISK, State
from handlers.access import OVERSEERS
from handlers.buttons import Button, in_rows, paging
from handlers.cases import close_buttons
from handlers.overseeing import is_vacant
from handlers.reaching import reach_for_position
from handlers.standing import Standing, standings
from handlers.targets import choose_position
from handlers.turn import Turn
from locales.wording import company as company_wording
from locales.wording import due as due_wording
from locales.wording import overview as wording
from locales.wording import people as people_wording
from locales.wording import targets as target_wording

_SHOWN = 6

QUIET = frozenset(
    {
        State.MET,
        State.YES,
        State.CLEAN,
        State.ON_TRACK,
        State.UPCOMING,
        State.DONE_EARLY,
        State.DONE_ON_TIME,
        State.DONE_LATE,
        State.NOT_REQUIRED,
    }
)
"""States that ask nothing of a manager now."""


def most_pressing(standing: Iterable[Standing]) -> list[Standing]:
    """Those that ask something of a manager now, riskiest first; what is questioned asks for an answer."""
    return sorted((one for one in standing if one.status.riskiest not in QUIET or one.status.questioned), key=_risk)


def _risk(one: Standing) -> int:
    return RISK[one.status.riskiest]


async def status_cmd(turn: Turn) -> None:
    """The overview, or first which position's."""
    visible = turn.visible_positions()
    asked = turn.pressed.text(0)
    if asked in visible:
        await show_overview(turn, turn.catalog.by_position[asked], page=turn.pressed.number(1, below=1000) or 0)
    elif turn.query is not None and asked:
        await turn.toast(people_wording.not_yours(turn.t))
    elif len(visible) == 1:
        await show_overview(turn, turn.catalog.by_position[visible[0]])
    else:
        await choose_position(turn, "status")


async def show_overview(turn: Turn, position: Position, *, page: int = 0) -> None:
    def work(session: Session) -> tuple[list[Standing], bool]:
        found = list(standings(session, turn.services, position.targets, today=turn.today).values())
        return found, is_vacant(session, position, found, today=turn.today)

    standing, vacant = await turn.services.database.run(work)
    if vacant:
        await turn.show(wording.vacant(turn.t, position), [_lists(turn, position)])
        return
    pressing = most_pressing(standing)
    risky = [(one.target, one.status) for one in pressing]
    pages = max(-(-len(risky) // _SHOWN), 1)
    page = min(page, pages - 1)
    first = page * _SHOWN
    shown = risky[first : first + _SHOWN]
    counts = Counter(one.status.riskiest for one in sorted(standing, key=_risk))
    answer = wording.overview(turn.t, position, shown, list(counts.items()), all_quiet=not risky, today=turn.today)
    cards = [
        Button(target_wording.button_target(turn.t, target, status.riskiest), "card", (target.id, "status", page))
        for target, status in shown
    ]
    closing = close_buttons(turn, pressing[first : first + _SHOWN])
    more = wording.button_more(turn.t, len(risky) - first - len(shown))
    turning = paging("status", position.id, page, pages, onward=more)
    reach = reach_for_position(turn, position, standing)
    await turn.show(answer, [*closing, *in_rows(cards, 2), turning, reach, _lists(turn, position)])


def _lists(turn: Turn, position: Position) -> list[Button]:
    lists = [
        Button(target_wording.button_all_targets(turn.t), "targets", (position.id,)),
        Button(due_wording.button_due(turn.t), "due", (position.id,)),
    ]
    if turn.member.role in OVERSEERS:
        lists.append(Button(company_wording.button_overview(turn.t), "overview"))
    return lists
