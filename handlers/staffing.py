"""What HR does to somebody from their card (handlers/people.py); storage.staffing tells what may not be done.

card ─┬─ Move, Position, Deputy, End position (handlers/holding.py) ─┐
      ├─ Role, Deactivate, Activate ── sure? ────────────────────────┼─ done, on the card
      └─ Language, Time zone ── which ───────────────────────────────┘
card of who has not joined ── Invite again, QR code, Withdraw (handlers/awaited.py)
"""

from collections.abc import Callable
from functools import partial

from sqlmodel import Session

from catalog.errors import NobodyThere, NotDone
from catalog.model import LANGUAGES
from handlers.buttons import Button, in_rows
from handlers.menu import publish_commands_to
from handlers.people import show_card
from handlers.prompting import ask_for, ask_no_more
from handlers.staff_notices import tell_of
from handlers.turn import Turn, language_of
from locales.wording import people as people_wording
from locales.wording import staff as wording
from locales.zones import COMMON, is_zone, zone_named
from storage import colleagues, prompts, staffing
from storage.colleagues import Colleague
from storage.tables import Role

YES = "yes"
"""Said of what is asked about before it is done."""


async def role_query(turn: Turn) -> None:
    one = await whom(turn, turn.pressed.text(0), person=True)
    if one is None:
        return
    roles = [
        role for role in Role if role is not one.role and (role is not Role.ADMIN or turn.member.role is Role.ADMIN)
    ]
    chosen = next((role for role in roles if role == turn.pressed.text(1)), None)
    if chosen is None:
        buttons = [Button(people_wording.role_name(turn.t, role), "staff_role", (one.key, role)) for role in roles]
        await turn.show(wording.choose_role(turn.t, one.name), [*in_rows(buttons, 2), [to_card(turn, one)]])
    elif turn.pressed.text(2) != YES:
        ends = bool(one.held) and Role.DIRECTOR in (one.role, chosen)
        yes = Button(wording.button(turn.t, "yes"), "staff_role", (one.key, chosen, YES))
        await turn.show(wording.confirm_role(turn.t, one.name, chosen, ends=ends), [[yes, to_card(turn, one)]])
    else:
        work = partial(
            staffing.change_role,
            person_id=one.person_id or 0,
            role=chosen,
            actor=turn.member.id,
            at=turn.now,
            today=turn.today,
        )
        await carry_out(turn, one, work, wording.role_changed(turn.t, chosen))


async def active_query(turn: Turn) -> None:
    one = await whom(turn, turn.pressed.text(0), person=True)
    if one is None:
        return
    active = turn.pressed.text(1) == "1"
    if turn.pressed.text(2) != YES:
        yes = Button(wording.button(turn.t, "yes"), "staff_active", (one.key, int(active), YES))
        await turn.show(wording.confirm_active(turn.t, one.name, active=active), [[yes, to_card(turn, one)]])
        return
    work = partial(staffing.set_active, person_id=one.person_id or 0, active=active, actor=turn.member.id, at=turn.now)
    await carry_out(turn, one, work, wording.active_changed(turn.t, active=active))


async def language_query(turn: Turn) -> None:
    one = await whom(turn, turn.pressed.text(0), person=True)
    if one is None:
        return
    chosen = next((language for language in LANGUAGES if language == turn.pressed.text(1)), None)
    if chosen is None:
        buttons = [Button(people_wording.language_name(each), "staff_language", (one.key, each)) for each in LANGUAGES]
        await turn.show(wording.choose_language(turn.t, one.name), [buttons, [to_card(turn, one)]])
        return
    work = partial(
        staffing.change_language, person_id=one.person_id or 0, language=chosen, actor=turn.member.id, at=turn.now
    )
    await carry_out(turn, one, work, wording.set_(turn.t))


async def zone_query(turn: Turn) -> None:
    """A city is tapped; one that is not among them is written."""
    one = await whom(turn, turn.pressed.text(0), person=True)
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
    await turn.show(wording.choose_zone(turn.t, one.name), [*in_rows(buttons, 3), [to_card(turn, one)]])


async def zone_msg(turn: Turn) -> None:
    """The city that was asked for, written."""
    about = turn.prompted.about if turn.prompted is not None else {}
    zone = zone_named(turn.words)
    if zone is None:
        await turn.reply(wording.no_zone(turn.t))
        return
    one = await whom(turn, str(about.get("key", "")), person=True)
    if one is not None:
        await _set_zone(turn, one, zone)


async def _set_zone(turn: Turn, one: Colleague, named: str) -> None:
    zone = None if named in ("company", turn.services.zone.key) else named
    work = partial(staffing.change_zone, person_id=one.person_id or 0, zone=zone, actor=turn.member.id, at=turn.now)
    await carry_out(turn, one, work, wording.set_(turn.t))


# What every act needs


async def whom(turn: Turn, key: str, *, person: bool) -> Colleague | None:
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


async def carry_out(turn: Turn, one: Colleague, work: Callable[[Session], object], done: str) -> None:
    """Have it done, together with what was waited for, and show how they stand now."""

    def whole(session: Session) -> tuple[Colleague | None, bool]:
        before = colleagues.find(session, key=one.key, today=turn.today)
        work(session)
        if turn.prompted is not None:
            prompts.settle(session, prompt_id=turn.prompted.id, at=turn.now, update_id=turn.update_id)
        now = colleagues.find(session, key=one.key, today=turn.today)
        return now, tell_of(turn, session, [(before, now)])

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


def to_card(turn: Turn, one: Colleague) -> Button:
    return Button(people_wording.button_back(turn.t), "person", (one.key,))
