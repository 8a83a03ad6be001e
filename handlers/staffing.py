"""What HR does to somebody from their card (handlers/people.py); storage.staffing tells what may not be done.

card ─┬─ Move ────────── which position ends ── to which ── from which day ─┐
      ├─ Position ────── which ── from which day ───────────────────────────┤
      ├─ Deputy ──────── which ── to which day ─────────────────────────────┼─ done, on the card
      ├─ End position ── which ── to which day ─────────────────────────────┤
      ├─ Role, Deactivate, Activate ── sure? ───────────────────────────────┤
      └─ Language, Time zone ── which ──────────────────────────────────────┘
card of who has not joined ─┬─ Invite again ── a new link, the old one is void
                            ├─ QR code ─────── the same, as a picture
                            └─ Withdraw ────── sure? ── gone

A day is tapped, or written; what has been chosen so far stands in the button.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from sqlmodel import Session

from catalog.coming_days import coming_day
from catalog.errors import NobodyThere, NotDone
from catalog.language.days import months_after
from catalog.model import LANGUAGES, Position
from handlers.buttons import Button, in_rows
from handlers.invite import making_of, send_picture, tell_link
from handlers.menu import publish_commands_to
from handlers.people import show_card
from handlers.prompting import ask_for, ask_no_more
from handlers.staff_notices import tell_changed
from handlers.turn import Turn, language_of
from locales.wording import people as people_wording
from locales.wording import staff as wording
from locales.zones import COMMON, is_zone, zone_named
from storage import colleagues, invitations, prompts, staffing
from storage.assignments import Held
from storage.colleagues import Colleague
from storage.invitations import Offer
from storage.tables import Role

_ASK = "ask"
_YES = "yes"
_FARTHEST = timedelta(days=3 * 366)
_BACK = timedelta(days=366)
"""A move may be told so late."""


@dataclass(frozen=True, slots=True)
class _Step:
    """What has been chosen of an act: whose, and which position, or which of those held."""

    act: str
    one: Colleague
    held: Held | None = None
    position: Position | None = None

    @property
    def chosen(self) -> tuple[object, ...]:
        """As the act's buttons name it."""
        held = (self.held.id,) if self.held else ()
        position = (self.position.id,) if self.position and self.act != "end" else ()
        return (self.one.key, *held, *position)

    @property
    def asks_last_day(self) -> bool:
        return self.act in _UNTIL


_UNTIL = ("deputy", "end")


async def give_query(turn: Turn) -> None:
    """A further position, which a director may see."""
    await _walk(turn, "give")


async def deputy_query(turn: Turn) -> None:
    await _walk(turn, "deputy")


async def move_query(turn: Turn) -> None:
    await _walk(turn, "move")


async def end_query(turn: Turn) -> None:
    await _walk(turn, "end")


async def day_msg(turn: Turn) -> None:
    """The day that was asked for, written."""
    about = turn.prompted.about if turn.prompted is not None else {}
    act, chosen = str(about.get("act", "")), [str(part) for part in about.get("chosen", [])]
    step = await _step(turn, act, chosen)
    if step is None:
        return
    day = coming_day(turn.words, today=turn.today, past=not step.asks_last_day)
    if day is None or not _may_be(day, step, turn.today):
        await turn.reply(wording.no_day(turn.t, today=turn.today))
        return
    await _do(turn, step, day)


async def _walk(turn: Turn, act: str) -> None:
    """One step of an act on a position: what is still to be chosen, or what was."""
    steps = 3 if act == "move" else 2
    chosen, day = turn.pressed.arguments[:steps], turn.pressed.text(steps)
    step = await _step(turn, act, chosen)
    if step is None:
        return
    if step.held is None and act in ("move", "end"):
        await _choose_held(turn, step)
    elif step.position is None:
        await _choose_position(turn, step)
    elif day == _ASK:
        await ask_for(turn, "staff_day", act=act, chosen=list(map(str, step.chosen)))
        await turn.show(
            wording.write_day(turn.t, last=step.asks_last_day, today=turn.today), [[_to_card(turn, step.one)]]
        )
    elif (on := _day(day)) is not None and _may_be(on, step, turn.today):
        await _do(turn, step, on)
    else:
        await _choose_day(turn, step)


async def _step(turn: Turn, act: str, chosen: Sequence[str]) -> _Step | None:
    """What the buttons name so far, where it is there; None where it is not, or not theirs to do, which is told."""
    one = await _whom(turn, chosen[0] if chosen else "", person=True)
    if one is None:
        return None
    rest = list(chosen[1:])
    held = None
    if act in ("move", "end"):
        on_it = [each for each in one.held if each.position in turn.catalog.by_position]
        held = next((each for each in on_it if rest and str(each.id) == rest[0]), on_it[0] if len(on_it) == 1 else None)
        rest = rest[1:]
    position = turn.catalog.by_position.get(rest[0]) if rest else None
    if act == "end" and held is not None:
        position = turn.catalog.by_position[held.position]
    return _Step(act, one, held, position)


async def _choose_held(turn: Turn, step: _Step) -> None:
    by_position = turn.catalog.by_position
    held = [each for each in step.one.held if each.position in by_position]
    buttons = [
        Button(
            wording.holding(
                turn.t, wording.Holding(by_position[each.position], each.starts, each.ends), today=turn.today
            ),
            f"staff_{step.act}",
            (step.one.key, each.id),
        )
        for each in held
    ]
    if buttons:
        rows = [*in_rows(buttons, 1), [_to_card(turn, step.one)]]
        await turn.show(wording.choose_held(turn.t, step.act, step.one.name), rows)
    else:
        await turn.toast(wording.no_position_left(turn.t))


async def _choose_position(turn: Turn, step: _Step) -> None:
    there = {each.position for each in step.one.held if each.ends is None}
    free = [position for position in turn.catalog.positions if position.id not in there]
    buttons = [Button(p.name[turn.language], f"staff_{step.act}", (*step.chosen, p.id)) for p in free]
    if not buttons:
        await turn.toast(wording.no_position_left(turn.t))
        return
    asked = "see" if step.act == "give" and not step.one.reports else step.act
    rows = [*in_rows(buttons, 2), [_to_card(turn, step.one)]]
    await turn.show(wording.choose_position(turn.t, asked, step.one.name), rows)


async def _choose_day(turn: Turn, step: _Step) -> None:
    if step.position is None:
        raise ValueError("the position comes before the day")
    today, month = turn.today, months_after(turn.today, 1)
    if step.act == "end":
        days = [today - timedelta(days=1), today, month - timedelta(days=1)]
    elif step.asks_last_day:
        days = [today + timedelta(days=6), today + timedelta(days=13), month - timedelta(days=1)]
    else:
        days = [today, today + timedelta(days=1), month]
    action = f"staff_{step.act}"
    buttons = [
        Button(wording.button_day(turn.t, day, today=today), action, (*step.chosen, day)) for day in sorted(set(days))
    ]
    buttons.append(Button(wording.button_other_day(turn.t), action, (*step.chosen, _ASK)))
    choose = wording.choose_last_day if step.asks_last_day else wording.choose_first_day
    await turn.show(choose(turn.t, step.one.name, step.position), [*in_rows(buttons, 2), [_to_card(turn, step.one)]])


async def _do(turn: Turn, step: _Step, day: date) -> None:
    """Have it done: from that day on, or to its end."""
    if step.position is None or step.one.person_id is None:
        raise ValueError("whom and what it is about comes before the day")
    act, who, position, after = step.act, step.one.person_id, step.position, day + timedelta(days=1)
    assign = partial(staffing.assign, person_id=who, position=position.id, actor=turn.member.id, at=turn.now)
    t, today = turn.t, turn.today
    held = step.held.id if step.held else 0
    work: Callable[[Session], object]
    match act:
        case "give":
            work = partial(assign, starts=day)
            done = wording.assigned(t, position, day, None, today=today)
        case "deputy":
            work = partial(assign, starts=today, ends=after)
            done = wording.assigned(t, position, today, after, today=today)
        case "move":
            move = partial(staffing.move, person_id=who, assignment_id=held, actor=turn.member.id, at=turn.now)
            work = partial(move, position=position.id, starts=day)
            done = wording.moved(t, position, day, today=today)
        case _:
            end = partial(staffing.end, person_id=who, assignment_id=held, actor=turn.member.id, at=turn.now)
            work = partial(end, ends=after)
            done = wording.ended(t, position, day, today=today)
    await _done(turn, step.one, work, done)


def _may_be(day: date, step: _Step, today: date) -> bool:
    """Whether the act may have this day: a deputy's last one is to come, one's last position may be over since."""
    first = today if step.act == "deputy" else today - _BACK
    return first <= day <= today + _FARTHEST


async def role_query(turn: Turn) -> None:
    one = await _whom(turn, turn.pressed.text(0), person=True)
    if one is None:
        return
    roles = [
        role for role in Role if role is not one.role and (role is not Role.ADMIN or turn.member.role is Role.ADMIN)
    ]
    chosen = next((role for role in roles if role == turn.pressed.text(1)), None)
    if chosen is None:
        buttons = [Button(people_wording.role_name(turn.t, role), "staff_role", (one.key, role)) for role in roles]
        await turn.show(wording.choose_role(turn.t, one.name), [*in_rows(buttons, 2), [_to_card(turn, one)]])
    elif turn.pressed.text(2) != _YES:
        ends = bool(one.held) and Role.DIRECTOR in (one.role, chosen)
        yes = Button(wording.button(turn.t, "yes"), "staff_role", (one.key, chosen, _YES))
        await turn.show(wording.confirm_role(turn.t, one.name, chosen, ends=ends), [[yes, _to_card(turn, one)]])
    else:
        work = partial(
            staffing.change_role,
            person_id=one.person_id or 0,
            role=chosen,
            actor=turn.member.id,
            at=turn.now,
            today=turn.today,
        )
        await _done(turn, one, work, wording.role_changed(turn.t, chosen))


async def active_query(turn: Turn) -> None:
    one = await _whom(turn, turn.pressed.text(0), person=True)
    if one is None:
        return
    active = turn.pressed.text(1) == "1"
    if turn.pressed.text(2) != _YES:
        yes = Button(wording.button(turn.t, "yes"), "staff_active", (one.key, int(active), _YES))
        await turn.show(wording.confirm_active(turn.t, one.name, active=active), [[yes, _to_card(turn, one)]])
        return
    work = partial(staffing.set_active, person_id=one.person_id or 0, active=active, actor=turn.member.id, at=turn.now)
    await _done(turn, one, work, wording.active_changed(turn.t, active=active))


async def language_query(turn: Turn) -> None:
    one = await _whom(turn, turn.pressed.text(0), person=True)
    if one is None:
        return
    chosen = next((language for language in LANGUAGES if language == turn.pressed.text(1)), None)
    if chosen is None:
        buttons = [Button(people_wording.language_name(each), "staff_language", (one.key, each)) for each in LANGUAGES]
        await turn.show(wording.choose_language(turn.t, one.name), [buttons, [_to_card(turn, one)]])
        return
    work = partial(
        staffing.change_language, person_id=one.person_id or 0, language=chosen, actor=turn.member.id, at=turn.now
    )
    await _done(turn, one, work, wording.set_(turn.t))


async def zone_query(turn: Turn) -> None:
    """A city is tapped; one that is not among them is written."""
    one = await _whom(turn, turn.pressed.text(0), person=True)
    if one is None:
        return
    named = turn.pressed.text(1)
    if named == "company" or is_zone(named):
        await _set_zone(turn, one, named)
        return
    await ask_for(turn, "staff_zone", key=one.key)
    zones = [zone for zone in COMMON if zone != turn.services.zone.key]
    buttons = [Button(wording.button_zone(turn.t, zone), "staff_zone", (one.key, zone)) for zone in zones]
    buttons.append(Button(wording.button_company_zone(turn.t), "staff_zone", (one.key, "company")))
    await turn.show(wording.choose_zone(turn.t, one.name), [*in_rows(buttons, 3), [_to_card(turn, one)]])


async def zone_msg(turn: Turn) -> None:
    """The city that was asked for, written."""
    about = turn.prompted.about if turn.prompted is not None else {}
    zone = zone_named(turn.words)
    if zone is None:
        await turn.reply(wording.no_zone(turn.t))
        return
    one = await _whom(turn, str(about.get("key", "")), person=True)
    if one is not None:
        await _set_zone(turn, one, zone)


async def _set_zone(turn: Turn, one: Colleague, named: str) -> None:
    zone = None if named in ("company", turn.services.zone.key) else named
    work = partial(staffing.change_zone, person_id=one.person_id or 0, zone=zone, actor=turn.member.id, at=turn.now)
    await _done(turn, one, work, wording.set_(turn.t))


async def again_query(turn: Turn) -> None:
    """A new link for somebody who has not joined; the old one is void."""
    one = await _whom(turn, f"i{turn.pressed.text(0)}", person=False)
    if one is not None and (code := await _renewed(turn, one)) is not None:
        await tell_link(turn, _offer(one), code)


async def qr_query(turn: Turn) -> None:
    """The same as a picture, with the link below it."""
    one = await _whom(turn, f"i{turn.pressed.text(0)}", person=False)
    if one is not None and (code := await _renewed(turn, one)) is not None:
        await send_picture(turn, _offer(one), code, again=True)


async def withdraw_query(turn: Turn) -> None:
    one = await _whom(turn, f"i{turn.pressed.text(0)}", person=False)
    if one is None:
        return
    if turn.pressed.text(1) != _YES:
        yes = Button(wording.button(turn.t, "yes"), "staff_withdraw", (one.invitation_id, _YES))
        await turn.show(wording.confirm_withdraw(turn.t, one.name), [[yes, _to_card(turn, one)]])
        return
    work = partial(invitations.withdraw, invitation_id=one.invitation_id or 0, by=turn.member.id, at=turn.now)
    await turn.services.database.run(work)
    await turn.show(wording.withdrawn(turn.t, one.name), [[Button(wording.button(turn.t, "people"), "people")]])


async def _renewed(turn: Turn, one: Colleague) -> str | None:
    work = partial(invitations.renew, invitation_id=one.invitation_id or 0, making=making_of(turn))
    code = await turn.services.database.run(work)
    if code is None:
        await turn.toast(wording.not_done(turn.t, NobodyThere()))
    return code


def _offer(one: Colleague) -> Offer:
    return Offer(one.role, tuple(each.position for each in one.held), one.name, one.held[0].ends if one.held else None)


async def _whom(turn: Turn, key: str, *, person: bool) -> Colleague | None:
    """Whom a button names, where this member may do something to them; else None, which is told."""

    def work(session: Session) -> Colleague | None:
        one = colleagues.find(session, key=key, today=turn.today)
        if one is None or (one.person_id is not None) != person:
            raise NobodyThere
        if one.person_id is not None:
            staffing.check_person(session, person_id=one.person_id, actor=turn.member.id)
        if one.invitation_id is not None:
            staffing.check_invited(session, invitation_id=one.invitation_id, actor=turn.member.id)
        return one

    if turn.query is not None:
        await ask_no_more(turn)
    try:
        return await turn.services.database.run(work)
    except NotDone as error:
        await _refuse(turn, error)
        return None


async def _done(turn: Turn, one: Colleague, work: Callable[[Session], object], done: str) -> None:
    """Have it done, together with what was waited for, and show how they stand now."""

    def whole(session: Session) -> tuple[Colleague | None, bool]:
        before = colleagues.find(session, key=one.key, today=turn.today)
        work(session)
        if turn.prompted is not None:
            prompts.settle(session, prompt_id=turn.prompted.id, at=turn.now, update_id=turn.update_id)
        now = colleagues.find(session, key=one.key, today=turn.today)
        told = tell_changed(
            session,
            [(before, now)],
            catalog=turn.catalog,
            language=turn.services.language,
            key=str(turn.update_id),
            at=turn.now,
            today=turn.today,
            actor=turn.member.id,
        )
        return now, told

    try:
        now, told = await turn.services.database.run(whole)
    except NotDone as error:
        await _refuse(turn, error)
        return
    if now is None:
        raise LookupError(f"{one.key} is gone, and nobody is ever removed")
    if told:
        turn.services.posted.set()
    if (now.role, now.language) != (one.role, one.language) and now.chat_id is not None:
        language = language_of(now.language, turn.services.language)
        await publish_commands_to(turn.bot, now.chat_id, language, now.role)
    await show_card(turn, now, done=done)


async def _refuse(turn: Turn, error: NotDone) -> None:
    if turn.query is not None:
        await turn.toast(wording.not_done(turn.t, error))
    else:
        await turn.reply(wording.refused(turn.t, error))


def _to_card(turn: Turn, one: Colleague) -> Button:
    return Button(people_wording.button_back(turn.t), "person", (one.key,))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
