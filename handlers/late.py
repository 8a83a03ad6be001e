"""What a department or somebody is late with, as HR and directors ask in words (handlers/wishing.py).

采购部逾期了哪些 ───── what is overdue and nothing else ─┬─ card
is finance on time ── yes or no, and the same ─────────┼─ Remind (handlers/remind.py)
                                                       └─ all that is owed (handlers/due.py, handlers/missing.py)
"""

from collections.abc import Iterable, Sequence
from functools import partial

from sqlmodel import Session

from catalog.model import Position
from catalog.wishes import WishKind
from handlers.buttons import Button, in_rows
from handlers.owing import Due, due_of
from handlers.reaching import reach_for_owed, reach_for_person
from handlers.turn import Turn
from locales.wording import due as due_wording
from locales.wording import late as wording
from locales.wording import targets as target_wording
from locales.wording.missing import Scope
from storage import people

_CARDS = 6


async def show_late(turn: Turn, position: Position, *, asked: WishKind) -> None:
    """What the position is late with."""
    found = await turn.services.database.run(partial(_owed, turn=turn, positions=[position.id]))
    late = [one for one in found if one.owed.overdue]
    due = Button(due_wording.button_due(turn.t), "due", (position.id, 0))
    status = Button(target_wording.button_status(turn.t), "status", (position.id,))
    ways = [reach_for_owed(turn, position, late), [*([due] if found else []), status]]
    await _show(turn, position.name[turn.language], found, ways, asked=asked)


async def show_late_by(turn: Turn, person_id: int, *, asked: WishKind) -> bool:
    """What somebody is late with; False where they report for nothing."""

    def work(session: Session) -> tuple[str, Sequence[str], list[Due]] | None:
        member = people.member_of(session, person_id=person_id, today=turn.today)
        if member is None or not member.reports_for:
            return None
        held = [one.id for one in turn.catalog.positions if one.id in member.reports_for]
        return member.name, held, _owed(session, turn=turn, positions=held)

    seen = await turn.services.database.run(work)
    if seen is None:
        return False
    name, held, found = seen
    due = Button(due_wording.button_due(turn.t), "owes", (Scope.MONTH, person_id, 0))
    named = [turn.catalog.by_position[id_] for id_ in held]
    statuses = [Button(f"📊 {one.name[turn.language]}", "status", (one.id,)) for one in named]
    late = [one for one in found if one.owed.overdue]
    ways = [reach_for_person(turn, person_id, late), *in_rows([*([due] if found else []), *statuses], 2)]
    await _show(turn, name, found, ways, asked=asked)
    return True


def _owed(session: Session, *, turn: Turn, positions: Iterable[str]) -> list[Due]:
    return [one for one in due_of(session, turn, positions) if not one.is_exempt]


async def _show(turn: Turn, name: str, found: Sequence[Due], ways: list[list[Button]], *, asked: WishKind) -> None:
    late = [one.owed for one in found if one.owed.overdue]
    answer = wording.overdue(turn.t, name, late, asked=asked, ahead=len(found) - len(late), today=turn.today)
    shown = late[:_CARDS]
    named = [one.target.id for one in shown]
    cards = [
        Button(
            due_wording.button_owed(
                turn.t, one, exempt=False, one_of_several=named.count(one.target.id) > 1, today=turn.today
            ),
            "card",
            (one.target.id,),
        )
        for one in shown
    ]
    await turn.reply(answer, [*in_rows(cards, 2), *ways])
