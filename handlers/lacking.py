"""Who has not reported one thing, of those that owe it: 谁没交采购报告.

in words (handlers/wishing.py) ─┬─ several ──── what of them is owed, and by whom ─┐
                                └─ one thing ── who owes it, since when ───────────┴─ remind or write to them, card
"""

from collections.abc import Sequence

from sqlmodel import Session

from catalog.model import Period, Target
from handlers.access import INVITERS
from handlers.buttons import Button, in_rows
from handlers.overseeing import has_nobody, is_vacant
from handlers.owing import A_YEAR_AHEAD, Due, dues, is_of, owed_now
from handlers.reaching import reach_for_target
from handlers.remind import remind_data
from handlers.standing import Standing, standings
from handlers.turn import Turn
from locales.wording import company as company_wording
from locales.wording import lacking as wording
from locales.wording import people as people_wording
from locales.wording import reports as report_wording
from storage import people, reminded
from storage.people import Holder


async def lacking_query(turn: Turn) -> None:
    """A tap on one of several things that the words may have meant."""
    target = turn.visible_target(turn.pressed.text(0))
    if target is None:
        await turn.toast(people_wording.not_yours(turn.t))
        return
    await show_lacking(turn, target)


async def show_several(
    turn: Turn, targets: Sequence[Target], *, reminds: bool = False, period: Period | None = None
) -> None:
    """What of several that are named alike is owed, or was due in a `period`, and by whom.

    `reminds`: a tap on one is to remind of it.
    """

    def work(session: Session) -> tuple[list[Due], dict[str, list[Holder]]]:
        positions = {target.position for target in targets}
        vacant = {
            id_
            for id_ in positions
            if has_nobody(session, turn.services, turn.catalog.by_position[id_], today=turn.today)
        }
        wanted = [target for target in targets if target.position not in vacant]
        owed = [one for one in owed_now(session, turn.services, wanted, today=turn.today) if is_of(one, period)]
        return owed, people.holders(session, positions=positions, today=turn.today)

    owed, held = await turn.services.database.run(work)
    lines = [(one.owed, [holder.name for holder in held.get(one.owed.target.position, ())]) for one in owed]
    answer = wording.several(
        turn.t, lines, [target.short[turn.language] for target in targets], period, today=turn.today
    )
    chosen = dict.fromkeys(one.owed.target for one in owed if not reminds or held.get(one.owed.target.position))
    choices = [_choice(turn, target, reminds=reminds) for target in chosen]
    await turn.reply(answer, [*in_rows(choices, 2), [Button(company_wording.button_overview(turn.t), "overview")]])


def _choice(turn: Turn, target: Target, *, reminds: bool) -> Button:
    name = target.short[turn.language]
    return Button(f"📣 {name}", *remind_data("target", target.id)) if reminds else Button(name, "lacking", (target.id,))


async def show_lacking(turn: Turn, target: Target, *, period: Period | None = None) -> None:
    """Who owes it, or what of it was due in a `period`."""
    position = turn.catalog.by_position[target.position]

    def work(session: Session) -> tuple[Standing, bool, list[Due], wording.Owing]:
        standing = standings(session, turn.services, position.targets, today=turn.today)
        vacant = is_vacant(session, position, standing.values(), today=turn.today)
        held = people.holders(session, positions=[position.id], today=turn.today).get(position.id, [])
        last = reminded.last_reminded(session, person_ids=[one.id for one in held])
        owing = wording.Owing(
            names=[one.name for one in held],
            position=position,
            reminded=max(last.values()).astimezone(turn.zone) if last else None,
            reminds=turn.member.role in INVITERS,
        )
        owed = [] if vacant else owed_now(session, turn.services, [target], today=turn.today)
        owed = [one for one in owed if is_of(one, period)]
        return standing[target.id], vacant, owed, owing

    standing, vacant, owed, owing = await turn.services.database.run(work)
    card = Button(report_wording.button_card(turn.t), "card", (target.id,))
    ways = [card, Button(company_wording.button_overview(turn.t), "overview")]
    if vacant:
        await turn.show(wording.vacant(turn.t, target), [ways])
    elif owed:
        answer = wording.lacking(turn.t, target, [one.owed for one in owed], owing, period, today=turn.today)
        await turn.show(answer, [reach_for_target(turn, standing) if owing.names else [], ways])
    elif period is not None:
        await turn.show(wording.none_due_then(turn.t, target, period, today=turn.today), [ways])
    else:
        later = dues(turn.services, standing, today=turn.today, days=A_YEAR_AHEAD)
        after = next((one.owed for one in later if not one.is_exempt), None)
        await turn.show(wording.nobody_lacks(turn.t, target, after, today=turn.today), [ways])
