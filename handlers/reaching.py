"""How HR reaches whoever owes something, from where they see it: reminding them of it, or writing to them."""

from collections.abc import Iterable

from catalog.model import Position
from catalog.owing import DAYS_AHEAD
from handlers.access import INVITERS
from handlers.broadcasts.command import write_data
from handlers.buttons import Button
from handlers.owing import Due, dues
from handlers.remind import SOON_DAYS, is_pressing, remind_data
from handlers.standing import Standing
from handlers.turn import Turn
from locales.wording import broadcasts as broadcast_wording
from locales.wording import missing as missing_wording


def reach_for_target(turn: Turn, standing: Standing) -> list[Button]:
    """Where something of the target is owed, and not by whoever looks."""
    target = standing.target
    if not _reaches(turn, target.position) or not _owed(turn, [standing], days=DAYS_AHEAD):
        return []
    remind = Button(missing_wording.button_remind(turn.t), *remind_data("target", target.id))
    write = Button(broadcast_wording.button_to_them(turn.t), *write_data(target.id))
    return [remind, write]


def reach_for_position(turn: Turn, position: Position, standing: Iterable[Standing]) -> list[Button]:
    """Where the position owes something soon, or has for long, and not to whoever looks."""
    if not _reaches(turn, position.id) or not _owed(turn, standing, days=SOON_DAYS):
        return []
    return [_remind(turn, position)]


def reach_for_owed(turn: Turn, position: Position, owed: Iterable[Due]) -> list[Button]:
    """The same where what the position owes is known."""
    pressing = any(is_pressing(due) and due.owed.begun and not due.is_exempt for due in owed)
    return [_remind(turn, position)] if pressing and _reaches(turn, position.id) else []


def reach_for_person(turn: Turn, person_id: int, owed: Iterable[Due]) -> list[Button]:
    """The same where somebody owes it, and not whoever looks."""
    pressing = any(is_pressing(due) and due.owed.begun and not due.is_exempt for due in owed)
    if not pressing or turn.member.role not in INVITERS or person_id == turn.member.id:
        return []
    return [Button(missing_wording.button_remind(turn.t), *remind_data("person", person_id))]


def _remind(turn: Turn, position: Position) -> Button:
    return Button(missing_wording.button_remind(turn.t), *remind_data("position", position.id))


def _reaches(turn: Turn, position_id: str) -> bool:
    return turn.member.role in INVITERS and position_id not in turn.member.reports_for


def _owed(turn: Turn, standing: Iterable[Standing], *, days: int) -> bool:
    return any(not due.is_exempt for one in standing for due in dues(turn.services, one, today=turn.today, days=days))
