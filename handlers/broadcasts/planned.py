"""Broadcasts whose time has come: started by themselves, or told of where that would be wrong."""

import logging
from datetime import datetime, timedelta
from functools import partial

from sqlmodel import Session

from handlers.broadcasts.progress import viewer_for
from handlers.broadcasts.received import title_of
from handlers.broadcasts.recipients import as_recipients, recipients_of
from handlers.buttons import Button
from handlers.contents import pairs_of
from handlers.services import Services
from locales.wording import receipts as wording
from storage import broadcasts, campaigns, people
from storage.broadcasts import Broadcast
from storage.campaigns import Content, Recipient
from storage.people import Member
from storage.tables import CampaignKind

_LOG = logging.getLogger(__name__)
_TOO_LATE = timedelta(hours=6)
"""So long after its time one is no longer sent by itself."""


async def start_due(services: Services, now: datetime) -> None:
    """Start those whose time has come. Far too late, or if its maker may send no more, one is told of instead."""
    due = await services.database.run(partial(broadcasts.come_due, now=now))
    for id_ in due:
        try:
            await services.database.run(partial(_start, services=services, broadcast_id=id_, now=now))
        except Exception:  # noqa: BLE001 - one that cannot be started must not keep the others waiting
            _LOG.exception("broadcast %s could not be started; it is tried again at the next tick", id_)
    if due:
        services.posted.set()


def _start(session: Session, *, services: Services, broadcast_id: int, now: datetime) -> None:
    broadcast = broadcasts.take_due(session, broadcast_id=broadcast_id, now=now)
    if broadcast is None:
        return
    today = services.day_of(now)
    members = people.all_members(session, today=today)
    maker = next((one for one in members if one.id == broadcast.made_by), None)
    if maker is None or not people.may_still(maker):
        readers = [one for one in members if people.may_still(one)]
        _call_off(session, services, broadcast, readers, maker, now)
    elif broadcast.send_at is not None and now - broadcast.send_at > _TOO_LATE:
        _call_off(session, services, broadcast, [maker], None, now)
    else:
        found = recipients_of(session, services, broadcast, today=today)
        broadcasts.start(session, broadcast_id=broadcast.id, recipients=as_recipients(found), at=now, by=None)


def _call_off(
    session: Session,
    services: Services,
    broadcast: Broadcast,
    readers: list[Member],
    maker: Member | None,
    now: datetime,
) -> None:
    """Send nothing of it, and tell these, who may still want it. `maker` is who may send no more; None: it is late."""
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
    viewer = viewer_for(services, reader.id, reader.language, reader.time_zone)
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
