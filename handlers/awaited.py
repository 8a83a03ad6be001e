"""Who was invited and has not joined: their link once more, its picture, or none any more.

card of who has not joined ─┬─ Invite again ── a new link, the old one is void
                            ├─ QR code ─────── the same, as a picture
                            └─ Withdraw ────── sure? ── gone
"""

from functools import partial

from catalog.errors import NobodyThere
from handlers.buttons import Button
from handlers.invite import making_of, send_picture, tell_link
from handlers.staffing import YES, to_card, whom
from handlers.turn import Turn
from locales.wording import staff as wording
from storage import invitations
from storage.colleagues import Colleague
from storage.invitations import Offer


async def again_query(turn: Turn) -> None:
    """A new link for somebody who has not joined; the old one is void."""
    one = await whom(turn, f"i{turn.pressed.text(0)}", person=False)
    if one is not None and (code := await _renewed(turn, one)) is not None:
        await tell_link(turn, _offer(one), code)


async def qr_query(turn: Turn) -> None:
    """The same as a picture, with the link below it."""
    one = await whom(turn, f"i{turn.pressed.text(0)}", person=False)
    if one is not None and (code := await _renewed(turn, one)) is not None:
        await send_picture(turn, _offer(one), code, again=True)


async def withdraw_query(turn: Turn) -> None:
    one = await whom(turn, f"i{turn.pressed.text(0)}", person=False)
    if one is None:
        return
    if turn.pressed.text(1) != YES:
        yes = Button(wording.button(turn.t, "yes"), "staff_withdraw", (one.invitation_id, YES))
        await turn.show(wording.confirm_withdraw(turn.t, one.name), [[yes, to_card(turn, one)]])
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
