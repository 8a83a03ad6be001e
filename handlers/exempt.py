"""Not applicable: nobody is reminded of one thing any more, and HR sees why.

digest ── Not applicable ── which? ── why? ── in words ── kept, with It does apply
/due ──── 🚫 thing ──────────────────────────────────────┘
"""

from functools import partial

from sqlmodel import Session

from handlers.buttons import Button
from handlers.owing import Due
from handlers.prompting import ask_for
from handlers.reminded import choose_thing, put, subject
from handlers.turn import Turn
from locales.wording import digests as wording
from locales.wording import due as due_wording
from locales.wording import people as people_wording
from storage import exemptions, prompts
from storage.exemptions import Exempted

_LONGEST = 300
"""Characters of a reason that are kept."""


async def exempt_query(turn: Turn) -> None:
    """A tap on Not applicable, or on the thing that it means."""
    await choose_thing(turn, "exempt", wording.which_line(turn.t, snoozes=False), _ask_why)


async def _ask_why(turn: Turn, due: Due) -> None:
    """Wait for the reason; of what is said not to apply already, show who said so."""
    target = due.owed.target.id
    said = await turn.services.database.run(partial(exemptions.in_force, targets=[target]))
    standing = said.get((target, due.name))
    if standing is not None:
        own = standing.by == turn.member.name
        answer = wording.exempted(turn.t, subject(turn, due), standing.reason, by=None if own else standing.by)
        await put(turn, answer, [[_revoking(turn, standing)]])
        return
    await ask_for(turn, "exempt", target=target, what=due.name)
    await put(turn, wording.why_not(turn.t, subject(turn, due)))


async def exempt_msg(turn: Turn) -> None:
    """The reason why something does not apply."""
    about = turn.prompted.about if turn.prompted else {}
    target, what = turn.reportable_target(str(about.get("target", ""))), str(about.get("what", ""))
    if target is None:
        await turn.reply(due_wording.owed_no_longer(turn.t))
        return
    reason = " ".join(turn.words.split())[:_LONGEST]
    if not reason:
        await turn.reply(wording.words_wanted(turn.t))
        return

    def work(session: Session) -> Exempted:
        if turn.prompted is not None:
            prompts.settle(session, prompt_id=turn.prompted.id, at=turn.now, update_id=turn.update_id)
        return exemptions.exempt(
            session, person_id=turn.member.id, target=target.id, what=what, reason=reason, at=turn.now
        )

    kept = await turn.services.database.run(work)
    named = wording.named(turn.t, target, what, today=turn.today)
    await turn.reply(wording.exempted(turn.t, named, kept.reason), [[_revoking(turn, kept)]])


def _revoking(turn: Turn, one: Exempted) -> Button:
    return Button(wording.button_revoke(turn.t), "exempt_off", (one.id,))


async def exempt_off_query(turn: Turn) -> None:
    """A tap on It does apply: by whoever reports the thing, or by HR."""
    number = turn.pressed.number(0, below=2**31)
    one = None
    if number is not None:
        one = await turn.services.database.run(partial(exemptions.find, exemption_id=number))
    target = turn.catalog.by_id.get(one.target) if one is not None else None
    if one is None or target is None or not may_revoke(turn, target.position):
        await turn.toast(people_wording.not_yours(turn.t))
        return
    revoking = partial(exemptions.revoke, exemption_id=one.id, by=turn.member.id, at=turn.now)
    await turn.services.database.run(revoking)
    await turn.show(wording.applies_again(turn.t, wording.named(turn.t, target, one.what, today=turn.today)))


def may_revoke(turn: Turn, position: str) -> bool:
    return position in turn.member.reports_for or turn.member.sees_everyone
