"""/invite: HR makes a one-time link for a colleague, by buttons.

/invite ── role ─┬─ manager ──── position ──────────── for whom?
                 ├─ director ─── positions, one by one ── for whom?
                 └─ hr, admin ── for whom?
for whom? ─┬─ a name is written ── link and QR picture; in /people they show as not joined
           └─ Without a name ───── link
"""

from functools import partial

from telegram.helpers import create_deep_linked_url

from catalog.errors import NotDone
from catalog.names import name_written
from handlers.buttons import Button, Rows, box, in_rows
from handlers.prompting import ask_for, ask_no_more
from handlers.turn import Turn
from locales.answer import Answer
from locales.qr import qr_picture
from locales.wording import people as wording
from locales.wording import staff as staff_wording
from storage import invitations, prompts, staffing
from storage.invitations import Making, Offer
from storage.tables import Role


async def invite_cmd(turn: Turn) -> None:
    await ask_no_more(turn)
    roles = [Role.MANAGER, Role.DIRECTOR, Role.HR]
    if turn.member.role is Role.ADMIN:
        roles.append(Role.ADMIN)
    buttons = [Button(wording.role_name(turn.t, role), "invite_role", (role,)) for role in roles]
    await turn.show(wording.invite_role(turn.t), in_rows(buttons, 2))


async def role_query(turn: Turn) -> None:
    role = _role(turn)
    match role:
        case None:
            await turn.toast(wording.button_over(turn.t))
        case Role.MANAGER:
            await _choose_position(turn)
        case Role.DIRECTOR:
            await choose_positions(turn, chosen=0)
        case Role.HR | Role.ADMIN:
            await _ask_name(turn, role, 0)


async def position_query(turn: Turn) -> None:
    position = turn.catalog.by_position.get(turn.pressed.text(0))
    if position is None:
        await turn.toast(wording.button_over(turn.t))
        return
    await _ask_name(turn, Role.MANAGER, 1 << turn.catalog.positions.index(position))


async def director_query(turn: Turn) -> None:
    """A tap while a director's positions are chosen: which are, is a bit set in the button itself."""
    positions = turn.catalog.positions
    chosen = turn.pressed.number(1, below=2 ** len(positions))
    if chosen is None:
        await turn.toast(wording.button_over(turn.t))
    elif turn.pressed.text(0) == "make" and chosen:
        await _ask_name(turn, Role.DIRECTOR, chosen)
    else:
        await choose_positions(turn, chosen=chosen)


async def _choose_position(turn: Turn) -> None:
    await ask_no_more(turn)
    buttons = [Button(p.name[turn.language], "invite_for", (p.id,)) for p in turn.catalog.positions]
    back = Button(wording.button_back(turn.t), "invite")
    await turn.show(wording.invite_positions(turn.t, Role.MANAGER, 0), [*in_rows(buttons, 2), [back]])


async def choose_positions(turn: Turn, *, chosen: int) -> None:
    await ask_no_more(turn)
    positions = turn.catalog.positions
    every = 2 ** len(positions) - 1
    buttons = [
        Button(box(p.short[turn.language], ticked=bool(chosen >> n & 1)), "invite_dir", ("set", chosen ^ 1 << n))
        for n, p in enumerate(positions)
    ]
    last = [
        Button(wording.button_back(turn.t), "invite"),
        Button(wording.button_none_of_them(turn.t), "invite_dir", ("set", 0))
        if chosen == every
        else Button(wording.button_all(turn.t), "invite_dir", ("set", every)),
    ]
    if chosen:
        last.append(Button(wording.button_make(turn.t), "invite_dir", ("make", chosen)))
    answer = wording.invite_positions(turn.t, Role.DIRECTOR, chosen.bit_count())
    await turn.show(answer, [*in_rows(buttons, 2), last])


async def _ask_name(turn: Turn, role: Role, chosen: int) -> None:
    """For whom is it? The positions are a bit set, as in a director's buttons."""
    await ask_for(turn, "invite_name", role=role, chosen=chosen)
    nameless = Button(wording.button_nameless(turn.t), "invite_make", (role, chosen))
    what = _what(turn, _offer(turn, role, chosen))
    await turn.show(wording.invite_whom(turn.t, what), [[nameless], [Button(wording.button_back(turn.t), "invite")]])


async def name_msg(turn: Turn) -> None:
    """The name that was asked for: the link, as a picture, too."""
    prompted, name = turn.prompted, name_written(turn.words)
    if prompted is None or name is None:
        await turn.reply(wording.no_name(turn.t))
        return
    offer = _offer(turn, Role(prompted.about["role"]), int(prompted.about["chosen"]))
    try:
        code = await turn.services.database.run(
            partial(staffing.invite_named, name=name, offer=offer, making=making_of(turn))
        )
    except NotDone as error:
        await turn.reply(staff_wording.refused(turn.t, error))
        return
    settle = partial(prompts.settle, prompt_id=prompted.id, at=turn.now, update_id=turn.update_id)
    await turn.services.database.run(settle)
    await send_picture(turn, Offer(offer.role, offer.positions, name), code)


async def make_query(turn: Turn) -> None:
    """A tap on Without a name."""
    role, chosen = _role(turn), turn.pressed.number(1, below=2 ** len(turn.catalog.positions))
    if role is None or chosen is None or (role in (Role.MANAGER, Role.DIRECTOR) and not chosen):
        await turn.toast(wording.button_over(turn.t))
        return
    await ask_no_more(turn)
    offer = _offer(turn, role, chosen)
    code = await turn.services.database.run(partial(invitations.invite, offer=offer, making=making_of(turn)))
    link = link_of(turn, code)
    await turn.show(_told(turn, offer, link), _copy(turn, link))


def making_of(turn: Turn) -> Making:
    """A code that this member makes now."""
    return Making(turn.member.id, turn.now, turn.now + turn.services.invitation_lifetime, turn.update_id)


async def tell_link(turn: Turn, offer: Offer, code: str) -> None:
    """The message that shows a new code of somebody who had one, to be forwarded.

    It has no button that tells the bot anything: what such a button is tapped on is kept with the tap.
    """
    link = link_of(turn, code)
    await turn.reply(_told(turn, offer, link, again=True), _copy(turn, link))


async def send_picture(turn: Turn, offer: Offer, code: str, *, again: bool = False) -> None:
    """A code below its picture; `again`: there was one before it."""
    link = link_of(turn, code)
    await turn.send_picture(qr_picture(link), _told(turn, offer, link, again=again), _copy(turn, link))


def _copy(turn: Turn, link: str) -> Rows:
    return [[Button(wording.button_copy(turn.t), copies=link)]]


def link_of(turn: Turn, code: str) -> str:
    return create_deep_linked_url(turn.bot.username, code)


def _told(turn: Turn, offer: Offer, link: str, *, again: bool = False) -> Answer:
    days = turn.services.invitation_lifetime.days
    return wording.invitation(turn.t, name=offer.name or "", what=_what(turn, offer), link=link, days=days, again=again)


def _what(turn: Turn, offer: Offer) -> str:
    known = turn.catalog.by_position
    return wording.offered(turn.t, offer.role, [known[id_] for id_ in offer.positions if id_ in known])


def _offer(turn: Turn, role: Role, chosen: int) -> Offer:
    return Offer(role, tuple(position.id for n, position in enumerate(turn.catalog.positions) if chosen >> n & 1))


def _role(turn: Turn) -> Role | None:
    """The role that the button names; an admin's only where an admin tapped it."""
    name = turn.pressed.text(0)
    if name not in set(Role) or (name == Role.ADMIN and turn.member.role is not Role.ADMIN):
        return None
    return Role(name)
