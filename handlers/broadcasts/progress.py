"""A broadcast as HR sees it once it is on its way: waiting for its time, being sent, or over."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers.broadcasts.received import title_of
from handlers.broadcasts.recipients import recipients_of
from handlers.buttons import Button, Rows, in_rows
from handlers.contents import pairs_of
from handlers.services import Services
from handlers.turn import Turn, language_of
from locales.answer import Answer
from locales.translation import Translator
from locales.wording import broadcasts as broadcast_wording
from locales.wording import receipts as wording
from storage import broadcasts, deliveries, people, prompts, receipts
from storage.broadcasts import Broadcast
from storage.campaigns import Content
from storage.deliveries import Progress
from storage.tables import CampaignState, DeliveryState, Person


@dataclass(frozen=True, slots=True)
class Viewer:
    """Whoever looks: in their language, by their clock."""

    id: int
    t: Translator
    zone: ZoneInfo
    today: date

    @classmethod
    def of(cls, turn: Turn) -> "Viewer":
        return cls(turn.member.id, turn.t, turn.zone, turn.today)

    def time_of(self, broadcast: Broadcast) -> datetime:
        """When it was sent, or is to be."""
        if broadcast.send_at is None:
            raise ValueError(f"broadcast {broadcast.id} has no time yet")
        return broadcast.send_at.astimezone(self.zone)


def view(session: Session, services: Services, viewer: Viewer, broadcast: Broadcast) -> tuple[Answer, Rows]:
    """How far it is, or how it ended."""
    if broadcast.dropped:
        return broadcast_wording.dropped(viewer.t), [[_all(viewer.t)]]
    if broadcast.state is CampaignState.SCHEDULED:
        return _scheduled(session, services, viewer, broadcast)
    counts = deliveries.counts(session, campaign_id=broadcast.id)
    if any(counts[state] for state in deliveries.WAITING):
        stopping = broadcast.state is CampaignState.CANCELLED
        answer = wording.progress(viewer.t, title_of(viewer.t, broadcast), counts_by_name(counts), stopping=stopping)
        stop = Button(wording.button_stop(viewer.t), "broadcast_stop", (broadcast.id,))
        return answer, [] if stopping else [[stop]]
    return _ended(session, viewer, broadcast, counts)


async def show_view(turn: Turn, broadcast: Broadcast) -> None:
    """How far it is, where the tapped button stood; its maker sees there how it goes on."""
    message = turn.query.message if turn.query is not None else None

    def work(session: Session) -> tuple[Answer, Rows]:
        prompts.drop(session, chat_id=turn.chat_id, at=turn.now)
        if message is not None:
            broadcasts.watch(
                session,
                broadcast_id=broadcast.id,
                made_by=turn.member.id,
                chat_id=turn.chat_id,
                message_id=message.message_id,
            )
        return view(session, turn.services, Viewer.of(turn), broadcast)

    await turn.show(*await turn.services.database.run(work))


async def leave_report(turn: Turn) -> None:
    """Something else is shown where the tapped button stood: no broadcast is watched there any more."""
    message = turn.query.message if turn.query is not None else None
    if message is not None:
        leave = partial(broadcasts.unwatch, chat_id=turn.chat_id, message_id=message.message_id)
        await turn.services.database.run(leave)


def counts_by_name(counts: Counter[DeliveryState]) -> Counter[str]:
    return Counter({str(state): number for state, number in counts.items()})


def _scheduled(session: Session, services: Services, viewer: Viewer, broadcast: Broadcast) -> tuple[Answer, Rows]:
    t = viewer.t
    members = recipients_of(session, services, broadcast, today=viewer.today)
    answer = broadcast_wording.scheduled(
        t,
        title_of(t, broadcast),
        maker=_maker(session, viewer, broadcast),
        number=len(members),
        send_at=viewer.time_of(broadcast),
        today=viewer.today,
    )
    off = Button(wording.button_call_off(t), "broadcast_stop", (broadcast.id,))
    edit = Button(wording.button_edit(t), "broadcast_edit", (broadcast.id,))
    return answer, [[off, edit] if broadcast.made_by == viewer.id else [off], [_all(t)]]


def _ended(
    session: Session, viewer: Viewer, broadcast: Broadcast, counts: Counter[DeliveryState]
) -> tuple[Answer, Rows]:
    t, id_ = viewer.t, broadcast.id
    read = receipts.read(session, first=broadcast.first) if broadcast.acknowledged else None
    readers = (len(read.acknowledged), len(read.acknowledged) + len(read.waiting)) if read else None
    answer = wording.report(
        t,
        title_of(t, broadcast),
        counts_by_name(counts),
        at=viewer.time_of(broadcast),
        stopped=broadcast.state is CampaignState.CANCELLED,
        maker=_maker(session, viewer, broadcast),
        read=readers,
        today=viewer.today,
    )
    lists = [
        Button(wording.state_counted(t, state, counts[DeliveryState(state)]), "broadcast_list", (id_, state))
        for state in wording.STATES
        if counts[DeliveryState(state)]
    ]
    reading = []
    if read and readers and readers[1]:
        reading = [Button(wording.button_read(t, *readers), "broadcast_list", (id_, "acknowledged"))]
        if read.waiting:
            label = wording.button_not_read(t, len(read.waiting))
            reading.append(Button(label, "broadcast_list", (id_, "waiting")))
    return answer, [*in_rows(lists, 2), reading, _again(session, t, broadcast), [_all(t)]]


def _again(session: Session, t: Translator, broadcast: Broadcast) -> list[Button]:
    """Send it again: to whom it did not reach, or, where it never began, to all of them."""
    reached = receipts.reached(session, first=broadcast.first)
    if reached.not_reached:
        return [Button(wording.button_again(t, len(reached.not_reached)), "broadcast_again", (broadcast.id,))]
    if reached.unknown or not reached.anybody:
        return [Button(wording.button_again_unknown(t), "broadcast_again", (broadcast.id,))]
    return []


def _all(t: Translator) -> Button:
    return Button(broadcast_wording.button_all(t), "broadcast")


def _maker(session: Session, viewer: Viewer, broadcast: Broadcast) -> str:
    """Who made it, where somebody else looks."""
    if broadcast.made_by is None or broadcast.made_by == viewer.id:
        return ""
    return people.names(session, person_ids=[broadcast.made_by]).get(broadcast.made_by, "")


def report(session: Session, progress: Progress, *, services: Services) -> Content:
    """What its maker sees of it while it is sent, and at its end."""
    maker = session.get_one(Person, progress.campaign.made_by)
    viewer = viewer_for(services, maker.id or 0, maker.language, maker.time_zone)
    answer, rows = view(session, services, viewer, broadcasts.of_row(progress.campaign))
    return Content(html=answer.html, buttons=pairs_of(rows))


def viewer_for(services: Services, person_id: int, language: str, time_zone: str | None) -> Viewer:
    zone = ZoneInfo(time_zone) if time_zone else services.zone
    t = Translator(language_of(language, services.language))
    return Viewer(person_id, t, zone, services.day_of(services.clock()))
