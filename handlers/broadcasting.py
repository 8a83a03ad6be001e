"""A broadcast as it is shown: to its recipients, to its maker while it is a draft, and to HR once it is on its way.

What is sent by itself stands here, too: each message when its turn comes, and those whose time has come.
"""

import html
import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlmodel import Session

from catalog.model import Language
from handlers.buttons import Button, Rows, in_rows
from handlers.contents import pairs_of
from handlers.recipients import recipients_of
from handlers.services import Services
from handlers.turn import Turn, language_of
from locales.answer import Answer
from locales.translation import Translator
from locales.wording import broadcasts as wording
from storage import broadcasts, campaigns, deliveries, people, prompts
from storage.broadcasts import AudienceKind, Broadcast
from storage.campaigns import Content, Recipient
from storage.deliveries import Progress
from storage.people import Member
from storage.tables import Campaign, CampaignKind, CampaignState, Delivery, DeliveryState, Person

_TOO_LATE = timedelta(hours=6)
"""So long after its time one is no longer sent by itself."""
_NAMED = 3
_TAG = re.compile(r"<[^>]*>")


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


@dataclass(frozen=True, slots=True)
class Draft:
    """What its maker is shown of a draft: the audience in words, and how many of it read which language."""

    broadcast: Broadcast
    audience: str
    languages: Counter[Language]
    uncertain: int = 0

    @property
    def number(self) -> int:
        return sum(self.languages.values())


def title_of(t: Translator, broadcast: Broadcast) -> str:
    """The first words of it."""
    content = broadcast.content
    words = html.unescape(_TAG.sub("", content.html))
    return wording.titled(t, words, photo=content.photo is not None, document=content.document is not None)


# As its recipients get it


def as_received(t: Translator, broadcast: Broadcast) -> Content:
    return _asking(t, broadcast.content, broadcast.first) if broadcast.acknowledged else broadcast.content


def _asking(t: Translator, content: Content, first: int) -> Content:
    """With the button by which its reader says so."""
    button = Button(wording.button_acknowledge(t), "acknowledge", (first,))
    return replace(content, buttons=(*content.buttons, *pairs_of([[button]])))


def render(
    session: Session, delivery: Delivery, campaign: Campaign, _: datetime, *, services: Services
) -> Content | None:
    """What one recipient gets, its button in their language."""
    content = deliveries.content_of(delivery, campaign)
    if content is None or not campaign.wants_acknowledgement:
        return content
    t = Translator(language_of(session.get_one(Person, delivery.person_id).language, services.language))
    return _asking(t, content, campaign.follows or delivery.campaign_id)


# As its maker sees it while it is a draft


def look(session: Session, turn: Turn, broadcast: Broadcast) -> Draft:
    """Look up whom it would reach now."""
    services = turn.services
    members = recipients_of(session, services, broadcast, today=turn.today)
    languages = Counter(language_of(one.language, services.language) for one in members)
    again = broadcast.audience.kind is AudienceKind.NOT_REACHED
    uncertain = len(broadcasts.reached(session, first=broadcast.first).unknown) if again else 0
    return Draft(broadcast, audience_in_words(session, turn, broadcast), languages, uncertain)


def audience_in_words(session: Session, turn: Turn, broadcast: Broadcast) -> str:  # noqa: PLR0911 - one case a kind
    t, catalog, audience = turn.t, turn.catalog, broadcast.audience
    match audience.kind:
        case AudienceKind.ALL:
            return wording.audience_all(t)
        case AudienceKind.POSITIONS:
            names = [one.name[t.language] for one in catalog.positions if one.id in audience.positions]
            return wording.audience_positions(t, names, len(catalog.positions))
        case AudienceKind.MISSING:
            target = catalog.by_id.get(audience.target)
            return wording.audience_missing(t, target) if target else wording.audience_people(t, [], 0)
        case AudienceKind.OWING:
            return wording.audience_owing(t)
        case AudienceKind.OVERDUE:
            return wording.audience_overdue(t)
        case AudienceKind.PEOPLE:
            called = people.names(session, person_ids=audience.people[:_NAMED])
            named = [called[id_] for id_ in audience.people[:_NAMED] if id_ in called]
            return wording.audience_people(t, named, len(audience.people))
        case AudienceKind.NOT_REACHED:
            first = broadcasts.find(session, broadcast_id=broadcast.first)
            return wording.audience_not_reached(t, title_of(t, first or broadcast))


async def own_draft(turn: Turn) -> Broadcast | None:
    """The draft that the tapped button names, where it is this person's; else say that it is none any more."""
    broadcast_id = turn.pressed.number(0, below=2**31) or 0
    find = partial(broadcasts.find_draft, broadcast_id=broadcast_id, made_by=turn.member.id)
    found = await turn.services.database.run(find)
    if found is None:
        await turn.toast(wording.draft_over(turn.t))
    return found


async def show_board(turn: Turn, broadcast: Broadcast, *, below: bool = False) -> None:
    """What is chosen for the draft; `below` the preview as a new message, else where the tapped button stood.

    Whatever was waited for in the chat is not any more.
    """

    def work(session: Session) -> Draft:
        prompts.drop(session, chat_id=turn.chat_id, at=turn.now)
        return look(session, turn, broadcast)

    draft = await turn.services.database.run(work)
    answer = wording.board(
        turn.t,
        audience=draft.audience,
        languages=draft.languages,
        send_at=in_zone(turn.zone, broadcast.send_at),
        acknowledged=broadcast.acknowledged,
        today=turn.today,
    )
    await (turn.reply if below else turn.show)(answer, _board_buttons(turn, draft))


def _board_buttons(turn: Turn, draft: Draft) -> Rows:
    t, one = turn.t, draft.broadcast
    uncertain = Button(
        wording.button_unknown(t, draft.uncertain, chosen=one.audience.unknown),
        "broadcast_unknown",
        (one.id, int(not one.audience.unknown)),
    )
    acknowledged = Button(
        wording.button_acknowledged(t, chosen=one.acknowledged), "broadcast_read", (one.id, int(not one.acknowledged))
    )
    send = Button(wording.button_send(t, draft.number), "broadcast_send", (one.id,))
    return [
        [uncertain] if draft.uncertain else [],
        [
            Button(wording.button_who(t), "broadcast_who", (one.id,)),
            Button(wording.button_when(t), "broadcast_when", (one.id,)),
        ],
        [acknowledged, Button(wording.button_rewrite(t), "broadcast_text", (one.id,))],
        [Button(wording.button_drop(t), "broadcast_drop", (one.id,)), *([send] if draft.number else [])],
    ]


def in_zone(zone: ZoneInfo, at: datetime | None) -> datetime | None:
    return None if at is None else at.astimezone(zone)


# As HR sees it once it is on its way


def view(session: Session, services: Services, viewer: Viewer, broadcast: Broadcast) -> tuple[Answer, Rows]:
    """How far it is, or how it ended."""
    if broadcast.dropped:
        return wording.dropped(viewer.t), [[_all(viewer.t)]]
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


def counts_by_name(counts: Counter[DeliveryState]) -> Counter[str]:
    return Counter({str(state): number for state, number in counts.items()})


def _scheduled(session: Session, services: Services, viewer: Viewer, broadcast: Broadcast) -> tuple[Answer, Rows]:
    t = viewer.t
    members = recipients_of(session, services, broadcast, today=viewer.today)
    answer = wording.scheduled(
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
    read = broadcasts.read(session, first=broadcast.first) if broadcast.acknowledged else None
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
    reached = broadcasts.reached(session, first=broadcast.first)
    if reached.not_reached:
        return [Button(wording.button_again(t, len(reached.not_reached)), "broadcast_again", (broadcast.id,))]
    if reached.unknown or not reached.anybody:
        return [Button(wording.button_again_unknown(t), "broadcast_again", (broadcast.id,))]
    return []


def _all(t: Translator) -> Button:
    return Button(wording.button_all(t), "broadcast")


def _maker(session: Session, viewer: Viewer, broadcast: Broadcast) -> str:
    """Who made it, where somebody else looks."""
    if broadcast.made_by is None or broadcast.made_by == viewer.id:
        return ""
    return people.names(session, person_ids=[broadcast.made_by]).get(broadcast.made_by, "")


def report(session: Session, progress: Progress, *, services: Services) -> Content:
    """What its maker sees of it while it is sent, and at its end."""
    maker = session.get_one(Person, progress.campaign.made_by)
    viewer = _viewer(services, maker.id or 0, maker.language, maker.time_zone)
    answer, rows = view(session, services, viewer, broadcasts.of_row(progress.campaign))
    return Content(html=answer.html, buttons=pairs_of(rows))


def _viewer(services: Services, person_id: int, language: str, time_zone: str | None) -> Viewer:
    zone = ZoneInfo(time_zone) if time_zone else services.zone
    t = Translator(language_of(language, services.language))
    return Viewer(person_id, t, zone, services.day_of(services.clock()))


# What is sent by itself


async def start_due(services: Services, now: datetime) -> None:
    """Start those whose time has come. One that is far too late, or whose maker was shut out, is told of instead."""
    due = await services.database.run(partial(broadcasts.come_due, now=now))
    for broadcast in due:
        await services.database.run(partial(_start, services=services, broadcast=broadcast, now=now))
    if due:
        services.posted.set()


def _start(session: Session, *, services: Services, broadcast: Broadcast, now: datetime) -> None:
    today = services.day_of(now)
    members = people.all_members(session, today=today)
    maker = next((one for one in members if one.id == broadcast.made_by), None)
    if maker is None or not maker.active:
        readers = [one for one in members if one.active and one.sees_everyone]
        _call_off(session, services, broadcast, readers, maker, now)
    elif broadcast.send_at is not None and now - broadcast.send_at > _TOO_LATE:
        _call_off(session, services, broadcast, [maker], None, now)
    else:
        found = recipients_of(session, services, broadcast, today=today)
        broadcasts.start(session, broadcast_id=broadcast.id, recipients=recipients(found), at=now, by=None)


def recipients(members: list[Member]) -> list[Recipient]:
    return [Recipient(person_id=one.id, chat_id=one.telegram_id) for one in members]


def _call_off(
    session: Session,
    services: Services,
    broadcast: Broadcast,
    readers: list[Member],
    maker: Member | None,
    now: datetime,
) -> None:
    """Send nothing of it, and tell these, who may still want it. `maker` is who was shut out; None: it is too late."""
    if not broadcasts.stop(session, broadcast_id=broadcast.id, at=now, by=None):
        return
    campaigns.post(
        session,
        kind=CampaignKind.NOTICE,
        key=f"not_sent:{broadcast.id}",
        recipients=[
            Recipient(person_id=one.id, chat_id=one.telegram_id, content=_called_off(services, broadcast, one, maker))
            for one in readers
        ],
        at=now,
    )


def _called_off(services: Services, broadcast: Broadcast, reader: Member, maker: Member | None) -> Content:
    viewer = _viewer(services, reader.id, reader.language, reader.time_zone)
    t, title = viewer.t, title_of(viewer.t, broadcast)
    at = viewer.time_of(broadcast)
    answer = (
        wording.not_sent_late(t, title, at=at, today=viewer.today)
        if maker is None
        else wording.not_sent_maker(t, title, maker=maker.name, at=at, today=viewer.today)
    )
    return Content(
        html=answer.html, buttons=pairs_of([[Button(wording.button_look(t), "broadcast_open", (broadcast.id,))]])
    )
