"""When people were last reminded, by a digest or by HR."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from storage.campaigns import Content, load_content
from storage.tables import Campaign, CampaignKind, Delivery, DeliveryState, Person

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
