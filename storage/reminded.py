"""When people were last reminded, by a digest or by HR, and what HR reminds of that is still on its way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, text
from sqlmodel import Session, col, select

from storage import deliveries, events
from storage.campaigns import Content, load_content
from storage.tables import Campaign, CampaignKind, CampaignState, Delivery, DeliveryState, Person

_REMINDING = (CampaignKind.DIGEST, CampaignKind.REMINDER)
_NEWEST = (
    select(Delivery.settled_at)
    .join(Campaign, col(Campaign.id) == col(Delivery.campaign_id))
    .where(
        Delivery.person_id == Person.id,
        Delivery.state == DeliveryState.SENT,
        col(Campaign.kind).in_(_REMINDING),
    )
    .order_by(col(Delivery.id).desc())
    .limit(1)
    .correlate(Person)
    .scalar_subquery()
)
_LAST = select(Person.id, _NEWEST).where(col(Person.id).in_(bindparam("people", expanding=True)))

# Written out, not as a parameter, which would hide the partial index.
_WAITING = text("delivery.state IN ('queued', 'sending')")
_ON_THE_WAY = (
    select(Delivery.person_id, Campaign)
    .join(Campaign, col(Campaign.id) == col(Delivery.campaign_id))
    .where(
        _WAITING,
        col(Delivery.person_id).in_(bindparam("people", expanding=True)),
        Campaign.kind == CampaignKind.REMINDER,
        Campaign.state != CampaignState.CANCELLED,
    )
    .order_by(col(Delivery.id))
)


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """A reminder by hand that somebody is yet to get."""

    person_id: int
    campaign: Campaign


def last_reminded(session: Session, *, person_ids: Iterable[int]) -> dict[int, datetime]:
    """When a reminder last arrived with each of these people; no key for whoever never got one."""
    rows = session.exec(_LAST, params={"people": list(person_ids)}).all()
    return {person: at for person, at in rows if person is not None and at is not None}


def last_content(session: Session, *, person_id: int, since: datetime) -> Content | None:
    """What the newest reminder said that arrived with somebody since that moment."""
    kept = session.exec(
        select(Delivery.content)
        .join(Campaign, col(Campaign.id) == col(Delivery.campaign_id))
        .where(
            Delivery.person_id == person_id,
            Delivery.state == DeliveryState.SENT,
            col(Delivery.settled_at) >= since,
            col(Campaign.kind).in_(_REMINDING),
        )
        .order_by(col(Delivery.id).desc())
        .limit(1)
    ).first()
    return load_content(dict(kept)) if kept else None


def on_the_way(session: Session, *, person_ids: Iterable[int], lock: bool = False) -> list[OnTheWay]:
    """HR's reminders that have not gone out to these people; `lock`: nobody else posts them one until the commit."""
    ids = list(person_ids)
    if lock:
        those = select(Person.id).where(col(Person.id).in_(ids)).order_by(col(Person.id))
        session.exec(those.with_for_update(key_share=True)).all()
    rows = session.exec(_ON_THE_WAY, params={"people": ids}).all()
    return [OnTheWay(person, campaign) for person, campaign in rows]


def held_back(session: Session, *, campaign_id: int, at: datetime) -> list[datetime]:
    """When those get it whose time is yet to come; what is only tried again is none of these."""
    found = select(Delivery.due_at).where(Delivery.campaign_id == campaign_id, *_held_back(at))
    return list(session.exec(found.order_by(col(Delivery.due_at))))


def _held_back(at: datetime) -> tuple[ColumnElement[bool], ...]:
    """Of deliveries: their time is yet to come, and they were not tried before."""
    return (
        col(Delivery.state) == DeliveryState.QUEUED,
        col(Delivery.attempts) == 0,
        col(Delivery.due_at) > at,
    )


def waiting_of(
    session: Session, *, made_by: int, at: datetime, most: int, since: datetime | None = None
) -> list[tuple[Campaign, list[int]]]:
    """The newest of this person's reminders that wait for a later time, with whom each is to reach then.

    `since`: only those that were made after that moment.
    """
    made = [] if since is None else [col(Campaign.made_at) > since]
    found = (
        select(Campaign)
        .where(
            Campaign.kind == CampaignKind.REMINDER,
            Campaign.made_by == made_by,
            Campaign.state == CampaignState.SENDING,
            col(Campaign.id).in_(select(Delivery.campaign_id).where(_WAITING, *_held_back(at))),
            *made,
        )
        .order_by(col(Campaign.id).desc())
        .limit(most)
    )
    reached = select(Delivery.person_id).where(*_held_back(at)).order_by(col(Delivery.id))
    return [
        (campaign, list(session.exec(reached.where(Delivery.campaign_id == campaign.id))))
        for campaign in session.exec(found)
    ]


def call_off(session: Session, *, campaign_id: int, at: datetime, by: int) -> Campaign | None:
    """Send nothing more of a reminder by hand, as far as any of it still waits; None where there is none such."""
    campaign = session.get(Campaign, campaign_id, with_for_update=True)
    if campaign is None or campaign.kind != CampaignKind.REMINDER:
        return None
    queued = select(Delivery.person_id).where(
        Delivery.campaign_id == campaign_id, Delivery.state == DeliveryState.QUEUED
    )
    spared = list(session.exec(queued.order_by(col(Delivery.id))))
    if spared and campaign.state != CampaignState.CANCELLED:
        deliveries.cancel(session, campaign_id=campaign_id, at=at)
        subject = f"campaign:{campaign_id}"
        events.record(session, at=at, actor=by, action="reminder_called_off", subject=subject, people=spared)
    return campaign
