"""/invite: HR makes a one-time link for a colleague, by buttons.

/invite ── role ─┬─ manager ──── position ──────────── link
                 ├─ director ─── positions, one by one ── link
                 └─ hr, admin ── link
"""

from sqlmodel import Session
from telegram.helpers import create_deep_linked_url

from catalog.model import Position
from handlers.buttons import Button, in_rows
from handlers.turn import Turn
from locales.wording import people as wording
from storage import invitations
from storage.invitations import Offer
from storage.tables import Role


async def invite_cmd(turn: Turn) -> None:
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
            await _make(turn, Offer(role, ()))


async def position_query(turn: Turn) -> None:
    position = turn.catalog.by_position.get(turn.pressed.text(0))
    if position is None:
        await turn.toast(wording.button_over(turn.t))
        return
    await _make(turn, Offer(Role.MANAGER, (position.id,)))


async def director_query(turn: Turn) -> None:
    """A tap while a director's positions are chosen: which are, is a bit set in the button itself."""
    positions = turn.catalog.positions
    chosen = turn.pressed.number(1, below=2 ** len(positions))
    if chosen is None:
        await turn.toast(wording.button_over(turn.t))
    elif turn.pressed.text(0) == "make" and chosen:
        held = tuple(position.id for n, position in enumerate(positions) if chosen >> n & 1)
        await _make(turn, Offer(Role.DIRECTOR, held))
    else:
        await choose_positions(turn, chosen=chosen)


async def _choose_position(turn: Turn) -> None:
    buttons = [Button(p.name[turn.language], "invite_for", (p.id,)) for p in turn.catalog.positions]
    back = Button(wording.button_back(turn.t), "invite")
    await turn.show(wording.invite_positions(turn.t, Role.MANAGER, 0), [*in_rows(buttons, 2), [back]])


async def choose_positions(turn: Turn, *, chosen: int) -> None:
    positions = turn.catalog.positions
    every = 2 ** len(positions) - 1
    buttons = [
        Button(f"{'☑' if chosen >> n & 1 else '☐'} {p.name[turn.language]}", "invite_dir", ("set", chosen ^ 1 << n))
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


async def _make(turn: Turn, offer: Offer) -> None:
    lifetime = turn.services.invitation_lifetime

    def work(session: Session) -> str:
        return invitations.invite(
            session, offer=offer, made_by=turn.member.id, made_at=turn.now, expires_at=turn.now + lifetime
        )

    code = await turn.services.database.run(work)
    link = create_deep_linked_url(turn.bot.username, code)
    positions: list[Position] = [turn.catalog.by_position[id_] for id_ in offer.positions]
    answer = wording.invitation(turn.t, role=offer.role, positions=positions, link=link, days=lifetime.days)
    await turn.show(answer, [[Button(wording.button_copy(turn.t), copies=link)]])


def _role(turn: Turn) -> Role | None:
    """The role that the button names; an admin's only where an admin tapped it."""
    name = turn.pressed.text(0)
    if name not in set(Role) or (name == Role.ADMIN and turn.member.role is not Role.ADMIN):
        return None
    return Role(name)
