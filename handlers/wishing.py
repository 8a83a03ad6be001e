"""What HR or a director writes of others in plain words, instead of a button or a command.

words ─┬─ 提醒吴强, chase finance ─────── the preview of a reminder by hand (handlers/remind.py), for HR
       ├─ 采购部还欠什么 ──────────────── what the department owes (handlers/due.py), or somebody (handlers/missing.py)
       ├─ 采购部逾期了哪些, 按时吗 ────── what of it is overdue, and whether anything is (handlers/late.py)
       ├─ 谁没交采购报告 ──────────────── who owes one thing (handlers/lacking.py)
       ├─ 10月谁没报 ──────────────────── who owes what was due then (handlers/missing.py)
       ├─ 采购部10月按时吗 ────────────── what came of it then, in time or late (handlers/looking_back.py)
       └─ 10月总览 ───────────────────── how all stood then (handlers/looking_back.py)

Whom or what the words are about: a department, else somebody's whole name, else a part of one, else a thing that is
owed. What several share is asked about; what is none of these is left to whoever reads reports.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from catalog.commanding import position_named
from catalog.language.text.naming import name_has, name_is
from catalog.model import Grain, Period, Position, Target
from catalog.wishes import Wish, WishKind, parts_of, period_in, things_named, wishes, without_title
from handlers.access import INVITERS, OVERSEERS
from handlers.buttons import Button, in_rows
from handlers.due import show_due
from handlers.help import ways_on
from handlers.lacking import show_lacking, show_several
from handlers.late import show_late, show_late_by
from handlers.looking_back import is_past, show_past, show_past_of
from handlers.missing import show_missing_in, show_owed_by
from handlers.overseeing import has_nobody
from handlers.overview import overview_cmd
from handlers.people import show_card
from handlers.remind import Scope, remind_data, show_preview
from handlers.status import show_overview
from handlers.turn import Turn
from locales.wording import looking_back as past_wording
from locales.wording import reminding as wording
from locales.wording import staff as staff_wording
from locales.wording import targets as target_wording
from storage import colleagues, people
from storage.colleagues import Colleague, Presence

_MOST = 8
"""Choices that are offered where several fit."""
_OF_LATE = frozenset({WishKind.LATE, WishKind.IS_LATE, WishKind.ON_TIME})
_OF_WHAT_IS_OWED = frozenset({WishKind.OWED, WishKind.WHO})


@dataclass(frozen=True, slots=True)
class _Known:
    """Whom and what the words may be about, of what one may see."""

    positions: Sequence[Position]
    people: Sequence[Colleague]
    targets: Sequence[Target]


async def granted(turn: Turn) -> bool:
    """Answer what somebody who oversees others writes of them; False where the words are nothing of the kind."""
    found = [wish for wish in wishes(turn.words) if _may(turn, wish)]
    return bool(found) and await _grant(turn, found)


async def remind_cmd(turn: Turn) -> None:
    """`/remind`, and whom: everybody whom anything is overdue for, unless somebody is named."""
    about = " ".join(turn.pressed.arguments)
    found = wishes(f"remind {about}") if about else [Wish(WishKind.REMIND)]
    if not await _grant(turn, found):
        await _nobody_called(turn, about)


def _may(turn: Turn, wish: Wish) -> bool:
    return turn.member.role in (INVITERS if wish.kind is WishKind.REMIND else OVERSEERS)


async def _grant(turn: Turn, found: Sequence[Wish]) -> bool:
    if found[0] == Wish(WishKind.REMIND):
        await show_preview(turn, Scope("overdue"), instead=ways_on(turn))
        return True
    known = await _known(turn)
    for grant in (_period, _department, _somebody, _together, _by_a_part, _thing):
        for wish in found:
            if await grant(turn, wish, known):
                return True
    if found[0].kind is WishKind.REMIND and not turn.member.reports_for:
        await _nobody_called(turn, max((wish.about for wish in found), key=len))
        return True
    return False


async def _known(turn: Turn) -> _Known:
    """A director sees positions, and looks up no people."""
    visible = turn.visible_positions()
    looks_up = turn.member.role in INVITERS
    found = await turn.services.database.run(partial(colleagues.everyone, today=turn.today)) if looks_up else []
    return _Known([turn.catalog.by_position[id_] for id_ in visible], found, turn.catalog.targets_of(visible))


async def _period(turn: Turn, wish: Wish, known: _Known) -> bool:
    """All positions in a period, one, or somebody's: 10月总览, how was finance in October; 10月谁没报."""
    found = period_in(wish.about, today=turn.today) if wish.kind is not WishKind.REMIND else None
    if found is None:
        return False
    period, beside = found
    positions = _positions_called(beside, known) if beside else []
    if beside and not positions:
        return False
    if wish.kind in _OF_WHAT_IS_OWED:
        await show_missing_in(turn, period, positions or known.positions, named=bool(positions))
    elif len(positions) > 1:
        await _choose_position(turn, period, positions)
    else:
        await _looked_back(turn, wish, period, positions[0] if positions else None)
    return True


def _positions_called(beside: str, known: _Known) -> list[Position]:
    """The position that words name, or those of the one whose name they are: what others may see as well."""
    position = position_named(beside, known.positions)
    if position is not None:
        return [position]
    match [one for one in known.people if name_is(one.name, beside) or _is_of(one.name, beside, known)]:
        case [one]:
            held = {each.position for each in one.held}
            return [each for each in known.positions if each.id in held]
        case _:
            return []


async def _choose_position(turn: Turn, period: Period, positions: Sequence[Position]) -> None:
    """Which of somebody's positions is meant."""
    if not is_past(turn, period):
        await turn.reply(past_wording.not_so_far(turn.t, period, today=turn.today), ways_on(turn))
        return
    choices = [
        Button(past_wording.title_of(turn.t, one, period, today=turn.today), "past", (period, one.id, 0))
        for one in positions[:_MOST]
    ]
    await turn.reply(target_wording.choose_position(turn.t), in_rows(choices, 1))


async def _looked_back(turn: Turn, wish: Wish, period: Period, position: Position | None) -> None:
    """What came of a period that is over, in time or late; of the present month how things stand."""
    present = period == Period.containing(turn.today, Grain.MONTH)
    if not present and not is_past(turn, period):
        await turn.reply(past_wording.not_so_far(turn.t, period, today=turn.today), ways_on(turn))
    elif position is None:
        await (overview_cmd(turn) if present else show_past(turn, period))
    elif not present:
        await show_past_of(turn, period, position)
    elif wish.kind in _OF_LATE:
        await _show_owed(turn, position, late=wish.kind)
    else:
        await show_overview(turn, position)


async def _department(turn: Turn, wish: Wish, known: _Known) -> bool:
    position = position_named(wish.about, known.positions)
    if position is None:
        return False
    match wish.kind:
        case WishKind.REMIND:
            await _remind(turn, Scope("position", position.id), position, position.name[turn.language])
        case WishKind.OVERVIEW:
            await show_overview(turn, position)
        case WishKind.OWED | WishKind.WHO:
            await _show_owed(turn, position)
        case WishKind.LATE | WishKind.IS_LATE | WishKind.ON_TIME:
            await _show_owed(turn, position, late=wish.kind)
    return True


async def _remind(turn: Turn, scope: Scope, position: Position, called: str) -> None:
    """The preview; where nobody reports for the position, just that."""
    status = Button(f"📊 {position.name[turn.language]}", "status", (position.id,))
    ways = [[status, Button(staff_wording.button(turn.t, "people"), "people")]]
    held = partial(people.holders, positions=[position.id], today=turn.today)
    if await turn.services.database.run(held):
        await show_preview(turn, scope, called=called, instead=ways)
    else:
        await turn.reply(wording.nobody_reports(turn.t, called), ways)


async def _show_owed(turn: Turn, position: Position, *, late: WishKind | None = None) -> None:
    """What the position owes, or what of it is `late` as was asked; where nobody has joined yet, just that."""
    vacant = partial(has_nobody, services=turn.services, position=position, today=turn.today)
    if await turn.services.database.run(vacant):
        await show_overview(turn, position)
    elif late is not None:
        await show_late(turn, position, asked=late)
    else:
        await show_due(turn, position, page=0, says_none=True)


async def _somebody(turn: Turn, wish: Wish, known: _Known) -> bool:
    """By a whole name, with the department before it or without: 吴强, 采购部的吴强."""
    named = [one for one in known.people if name_is(one.name, wish.about)]
    return await _one_of(turn, wish, named or [one for one in known.people if _is_of(one.name, wish.about, known)])


def _is_of(name: str, about: str, known: _Known) -> bool:
    called = name.casefold()
    return about.endswith(called) and position_named(about.removesuffix(called), known.positions) is not None


async def _by_a_part(turn: Turn, wish: Wish, known: _Known) -> bool:
    """吴经理, remind grace: more than one letter of a name, or its Chinese surname."""
    said = without_title(wish.about)
    if len(said) == 1 and said.isascii():
        return False
    return await _one_of(turn, wish, [one for one in known.people if name_has(one.name, said)])


async def _one_of(turn: Turn, wish: Wish, some: Sequence[Colleague]) -> bool:
    if wish.kind is WishKind.OVERVIEW or not some:
        return False
    match some:
        case [one]:
            await _about(turn, wish, one)
        case _:
            choices = [_choice(turn, wish, one) for one in some[:_MOST]]
            await turn.reply(wording.whom_meant(turn.t), in_rows(choices, 1))
    return True


async def _about(turn: Turn, wish: Wish, one: Colleague) -> None:
    """A wish about one person; whoever has not joined or is shut out has a card and nothing else."""
    if one.person_id is None or one.presence is Presence.INACTIVE:
        await show_card(turn, one)
    elif wish.kind is WishKind.REMIND:
        card = Button(f"👤 {one.name}", "person", (one.key,))
        await show_preview(turn, Scope("person", one.key), called=one.name, instead=[[card]])
    elif wish.kind in _OF_LATE:
        if not await show_late_by(turn, one.person_id, asked=wish.kind):
            await show_card(turn, one)
    elif not await show_owed_by(turn, one.person_id):
        await show_card(turn, one)


def _choice(turn: Turn, wish: Wish, one: Colleague) -> Button:
    """Somebody of several, told apart by what they hold."""
    known = turn.catalog.by_position
    held = [known[each.position].short[turn.language] for each in one.held if each.position in known]
    label = " · ".join([one.name, *held[:2]])
    if wish.kind is WishKind.REMIND and one.person_id is not None and one.presence is not Presence.INACTIVE:
        return Button(f"📣 {label}", *remind_data("person", one.person_id))
    return Button(f"{staff_wording.mark(one.presence)} {label}", "person", (one.key,))


async def _thing(turn: Turn, wish: Wish, known: _Known) -> bool:
    """What is owed, of whoever's."""
    if wish.kind not in (WishKind.REMIND, WishKind.WHO):
        return False
    named = [turn.catalog.by_id[id_] for id_ in things_named(wish.about, known.targets, today=turn.today)]
    reminds = wish.kind is WishKind.REMIND
    match named:
        case []:
            return False
        case [target] if reminds:
            position = turn.catalog.by_position[target.position]
            await _remind(turn, Scope("target", target.id), position, target.short[turn.language])
        case [target]:
            await show_lacking(turn, target, period=_due_in(turn, wish))
        case _:
            await show_several(turn, named, reminds=reminds, period=None if reminds else _due_in(turn, wish))
    return True


def _due_in(turn: Turn, wish: Wish) -> Period | None:
    """The period that the thing was due in, if one is named that is over or ends with this month."""
    found = period_in(wish.about, today=turn.today)
    until = Period.containing(turn.today, Grain.MONTH).end
    return found[0] if found is not None and found[0].end <= until else None


async def _together(turn: Turn, wish: Wish, known: _Known) -> bool:
    """Several who are named at once are reminded one after the other."""
    parts = parts_of(wish.about)
    if wish.kind is not WishKind.REMIND or len(parts) == 1:
        return False
    each = [_each(turn, wish, part, known) for part in parts]
    if not all(each):
        return False
    choices = [button for some in each for button in some]
    await turn.reply(wording.one_by_one(turn.t), in_rows(choices[:_MOST], 1))
    return True


def _each(turn: Turn, wish: Wish, part: str, known: _Known) -> list[Button]:
    position = position_named(part, known.positions)
    if position is not None:
        return [Button(f"📣 {position.name[turn.language]}", *remind_data("position", position.id))]
    return [_choice(turn, wish, one) for one in known.people if name_is(one.name, part)]


async def _nobody_called(turn: Turn, about: str) -> None:
    await turn.reply(wording.nobody_called(turn.t, about), ways_on(turn))
