"""A reminder by hand once HR has confirmed it: when it goes out, whom it reached; and calling it off before.

confirmed ─┬─ at night ── Call off ── nobody gets it any more
           └─ gone ────── whom it reached, in the same message
"""

from datetime import datetime
from functools import partial

from sqlmodel import Session

from handlers.broadcasts.progress import Viewer, viewer_for
from handlers.buttons import Button, Rows, in_rows
from handlers.calling_off import AMONG_OTHERS, waiting_buttons
from handlers.contents import pairs_of
from handlers.services import Services
from handlers.turn import Turn
from locales.answer import Answer
from locales.wording import calling_off as off_wording
from locales.wording import people as people_wording
from locales.wording import receipts as receipt_wording
from locales.wording import reminding as wording
from storage import campaigns, deliveries, people, receipts, reminded
from storage.campaigns import Content
from storage.deliveries import Progress
from storage.tables import Campaign, CampaignState, DeliveryState, Person


def card(session: Session, viewer: Viewer, campaign: Campaign, *, at: datetime) -> tuple[Answer, Rows]:
    """How far it is, or how it ended; as long as some of it waits for the morning, it can be called off."""
    id_, t = campaigns.id_of(campaign), viewer.t
    sent_to = receipts.receipts(session, campaign_id=id_)
    names = people.names(session, person_ids=[one.person_id for one in sent_to])
    by_state: dict[DeliveryState, list[str]] = {}
    for one in sent_to:
        by_state.setdefault(one.state, []).append(names[one.person_id])
    if campaign.state != CampaignState.CANCELLED and any(state in by_state for state in deliveries.WAITING):
        later = reminded.held_back(session, campaign_id=id_, at=at)
        arrives = later[0].astimezone(viewer.zone) if len(set(later)) == 1 else None
        every = [names[one.person_id] for one in sent_to]
        answer = wording.going_out(t, every, at_night=len(later), arrives=arrives, today=viewer.today)
        return answer, [[call_off_button(viewer, campaign)]] if later else []
    reached, spared = by_state.pop(DeliveryState.SENT, []), by_state.pop(DeliveryState.CANCELLED, [])
    others = {str(state): some for state, some in by_state.items()}
    if spared:
        return wording.called_off(t, spared, reached, others), []
    return wording.reminding_over(t, reached, others), []


def call_off_button(viewer: Viewer, campaign: Campaign) -> Button:
    return Button(receipt_wording.button_call_off(viewer.t), "remind_off", (campaigns.id_of(campaign),))


async def call_off_query(turn: Turn) -> None:
    """A tap on Call off: nobody gets it who has not got it yet.

    In the list of what waits (handlers/calling_off.py) the others stand below it again.
    """
    id_ = turn.pressed.number(0, below=2**31)
    listed = turn.pressed.text(1) == AMONG_OTHERS

    def work(session: Session, *, campaign_id: int) -> tuple[Campaign, Answer, Rows] | None:
        found = reminded.call_off(session, campaign_id=campaign_id, at=turn.now, by=turn.member.id)
        if found is None:
            return None
        answer, rows = card(session, Viewer.of(turn), found, at=turn.now)
        others = waiting_buttons(session, turn=turn) if listed else []
        if not others:
            return found, answer, rows
        return found, Answer.joined([answer, off_wording.waiting(turn.t)]), [*rows, *in_rows(others, 1)]

    seen = None if id_ is None else await turn.services.database.run(partial(work, campaign_id=id_))
    if seen is None:
        await turn.toast(people_wording.button_over(turn.t))
        return
    campaign, answer, rows = seen
    if campaign.state != CampaignState.CANCELLED:
        await turn.toast(wording.gone_already(turn.t))
    await turn.show(answer, rows)


def report_reminder(session: Session, progress: Progress, *, services: Services) -> Content:
    """What HR sees of it where it was sent from: whom it reached, and whom it did not."""
    maker = session.get_one(Person, progress.campaign.made_by)
    viewer = viewer_for(services, maker.id or 0, maker.language, maker.time_zone)
    answer, rows = card(session, viewer, progress.campaign, at=services.clock())
    return Content(html=answer.html, buttons=pairs_of(rows))
