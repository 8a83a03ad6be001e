"""/due: what is owed in the next 30 days and what is overdue, by date.

/due ─┬─ one position ─────── page ─┬─ thing owed ── done today, its figure, or closed (handlers/answering.py)
      │                             ├─ one not yet begun, or another's ── card
      │                             └─ One by one (handlers/checkin.py)
      └─ several positions ── which? ── page
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlmodel import Session

from catalog.model import Position
from handlers.asking import ask
from handlers.buttons import Button, in_rows, paging
from handlers.owing import A_YEAR_AHEAD, Due, asked_about, due_of
from handlers.reaching import reach_for_owed
from handlers.standing import Standing, standings
from handlers.status import most_pressing
from handlers.targets import choose_position, show_card
from handlers.turn import Turn
from locales.wording import checkin as checkin_wording
from locales.wording import due as wording
from locales.wording import people as people_wording
from locales.wording import targets as target_wording

_ON_A_PAGE = 6


async def due_cmd(turn: Turn) -> None:
    """The list, or first which position's."""
    visible = turn.visible_positions()
    asked = turn.pressed.text(0)
    if asked in visible:
        await show_due(turn, turn.catalog.by_position[asked], page=turn.pressed.number(1, below=1000) or 0)
    elif turn.query is not None and asked:
        await turn.toast(people_wording.not_yours(turn.t))
    elif len(visible) == 1:
        await show_due(turn, turn.catalog.by_position[visible[0]], page=0)
    else:
        await choose_position(turn, "due")


async def show_due(turn: Turn, position: Position, *, page: int, says_none: bool = False) -> None:
    """What the position owes; `says_none`: told is, too, that nothing is overdue."""

    def work(session: Session) -> tuple[list[Due], list[Due], list[Standing]]:
        found = sorted(due_of(session, turn, [position.id]), key=lambda one: one.is_exempt)
        if found:
            return found, [], []
        standing = standings(session, turn.services, position.targets, today=turn.today)
        return [], due_of(session, turn, [position.id], days=A_YEAR_AHEAD), _short(standing.values())

    found, later, short = await turn.services.database.run(work)
    if found:
        await _show_page(turn, position, found, page, says_none=says_none)
        return
    after = later[0].owed if later else None
    status = Button(target_wording.button_status(turn.t), "status", (position.id,))
    wanting = [(one.target, one.status) for one in short]
    await turn.show(wording.nothing_due(turn.t, position, wanting, after, today=turn.today), [[status]])


def _short(standing: Iterable[Standing]) -> list[Standing]:
    """Those whose figure falls short in a period that still runs, riskiest first, as the status tells them."""
    return [one for one in most_pressing(standing) if one.status.needed is not None and one.status.needed.by]


async def _show_page(turn: Turn, position: Position, found: Sequence[Due], page: int, *, says_none: bool) -> None:
    pages = [found[n : n + _ON_A_PAGE] for n in range(0, len(found), _ON_A_PAGE)]
    page = min(page, len(pages) - 1)
    exempt = [one.owed for one in found if one.is_exempt]
    overdue = sum(one.owed.overdue for one in found if not one.is_exempt)
    answer = wording.due_list(
        turn.t,
        position,
        [one.owed for one in pages[page]],
        exempt=exempt,
        overdue=overdue if overdue or says_none else None,
        ahead=len(found) - overdue - len(exempt),
        page=page,
        pages=len(pages),
        today=turn.today,
    )
    status = Button(target_wording.button_status(turn.t), "status", (position.id,))
    walk = [Button(checkin_wording.button_one_by_one(turn.t), "checkin")] if _may_walk(turn, position, found) else []
    several = Counter(one.owed.target.id for one in pages[page])
    lines = in_rows(
        [_button(turn, one, page, one_of_several=several[one.owed.target.id] > 1) for one in pages[page]], 2
    )
    reach = reach_for_owed(turn, position, found)
    await turn.show(answer, [*lines, paging("due", position.id, page, len(pages)), reach, [*walk, status]])


def _may_walk(turn: Turn, position: Position, found: Sequence[Due]) -> bool:
    return position.id in turn.member.reports_for and any(one.owed.begun and not one.is_exempt for one in found)


def _button(turn: Turn, one: Due, page: int, *, one_of_several: bool) -> Button:
    label = wording.button_owed(turn.t, one.owed, exempt=one.is_exempt, one_of_several=one_of_several, today=turn.today)
    if one.is_exempt and one.owed.target.position in turn.member.reports_for:
        return Button(label, "exempt", (one.key,))
    if one.owed.begun and one.owed.target.position in turn.member.reports_for:
        return Button(label, "owe", (one.key,))
    return Button(label, "card", (one.owed.target.id, "due", page))


async def owe_query(turn: Turn) -> None:
    """A tap on one thing owed: ask for it, where it still is."""
    target = turn.reportable_target(turn.pressed.text(0))
    if target is None:
        await turn.toast(people_wording.not_yours(turn.t))
        return
    key = f"{target.id}:{turn.pressed.text(1)}"
    found = await turn.services.database.run(lambda session: due_of(session, turn, [target.position]))
    tapped = next((one for one in found if one.key == key), None)
    if tapped is None:
        await turn.toast(wording.no_longer_owed(turn.t))
    elif tapped.owed.begun:
        await ask(turn, asked_about(turn, tapped))
    else:
        await show_card(turn, target)
