"""/start, and joining by a one-time link: /start CODE.

stranger ── /start CODE ── known, unused ── member: welcome, and the menu
                       └── else ─────────── ask HR for a new link
member ──── /start ─────── welcome again
"""

from sqlmodel import Session

from catalog.names import shown_name
from handlers.menu import menu_keyboard, publish_commands
from handlers.turn import Turn, storable
from locales.wording import people as wording
from storage import invitations, people
from storage.people import Member


async def start_cmd(turn: Turn) -> None:
    code = turn.pressed.text(0)
    if code:
        await _join(turn, code)
    elif turn.visitor is None or not turn.visitor.active:
        await turn.reply(wording.stranger(turn.t))
    else:
        await welcome(turn)


async def _join(turn: Turn, code: str) -> None:
    name = shown_name(storable(turn.user.full_name)) or str(turn.user.id)

    def work(session: Session) -> Member | None:
        if invitations.used_by(session, code=code) is not None:
            return _joined_before(session, turn, code)
        offer = invitations.find_offer(session, code=code, now=turn.now)
        if offer is None:
            return None
        member = people.join(
            session,
            telegram_id=turn.user.id,
            name=offer.name or name,
            language=turn.language,
            role=offer.role,
            positions=offer.positions,
            at=turn.now,
            today=turn.today,
            ends=offer.ends,
        )
        if not invitations.use_up(session, code=code, person_id=member.id, at=turn.now):
            session.rollback()
            return None
        return member

    member = await turn.services.database.run(work)
    if member is None:
        await turn.reply(wording.code_unknown(turn.t))
        return
    turn.visitor = member
    await welcome(turn)


def _joined_before(session: Session, turn: Turn, code: str) -> Member | None:
    """The member, where it is they who joined by this code: the link was tapped twice."""
    member = people.find_member(session, telegram_id=turn.user.id, today=turn.today)
    if member is None or not member.active or invitations.used_by(session, code=code) != member.id:
        return None
    return member


async def welcome(turn: Turn) -> None:
    """Say who they are here, and put the menu at the bottom."""
    member = turn.member
    held = [p for p in turn.catalog.positions if p.id in member.positions]
    targets = turn.catalog.targets_of(member.positions)
    answer = wording.welcome(turn.t, member.name, member.role, held, len(targets), turn.example)
    await turn.reply(answer, menu=menu_keyboard(turn))
    await publish_commands(turn)
