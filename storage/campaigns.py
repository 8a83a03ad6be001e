"""What is sent to people without their asking, and to whom: a campaign, with a delivery for each recipient.

Posting only writes the ledger; `storage.deliveries` is what the one sender does with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlmodel import Session, select

from storage.tables import Campaign, CampaignKind, CampaignState, Delivery, DeliveryState

TO_WHO_LEFT = "left:"
"""So begins the key of what tells somebody that they were shut out: nothing else is sent to them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A message as Telegram takes it: HTML, or HTML below a photo or a document that Telegram keeps by its id.

    `buttons` are rows of (label, data), as `handlers.buttons.Button` makes them.
    """

    html: str
    photo: str | None = None
    document: str | None = None
    buttons: tuple[tuple[tuple[str, str], ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Who gets it. `content` is their own message; None takes the campaign's, or what is made when its turn comes."""

    person_id: int
    chat_id: int
    content: Content | None = None


_CONTENT = TypeAdapter(Content)


def dump_content(content: Content | None) -> dict[str, Any]:
    """As the tables keep it; nothing where there is none."""
    return {} if content is None else _CONTENT.dump_python(content, mode="json")


def load_content(kept: dict[str, Any]) -> Content | None:
    return _CONTENT.validate_python(kept) if kept else None


def post(
    session: Session,
    *,
    kind: CampaignKind,
    key: str,
    recipients: Iterable[Recipient],
    at: datetime,
    due_at: datetime | None = None,
    content: Content | None = None,
    made_by: int | None = None,
    report: tuple[int, int] | None = None,
) -> int:
    """Queue a message for these recipients, and return the campaign's id.

    Posted again under the same `key`, it is queued only for those who are not yet among its recipients.
    `due_at` is when it may be sent, at once by default. `report` are the chat and the message in which its maker sees
    how far it is from then on. After the commit, `Services.posted` wakes the sender.
    """
    campaign = find_by_key(session, key=key)
    if campaign is None:
        campaign = Campaign(
            kind=kind,
            key=key,
            state=CampaignState.SENDING,
            content=dump_content(content),
            audience={},
            made_by=made_by,
            made_at=at,
            send_at=due_at if report else None,
        )
        campaign.report_chat, campaign.report_message = report or (None, None)
        session.add(campaign)
        session.flush()
    queue(session, campaign_id=id_of(campaign), recipients=recipients, due_at=due_at or at)
    return id_of(campaign)


def find_by_key(session: Session, *, key: str) -> Campaign | None:
    return session.exec(select(Campaign).where(Campaign.key == key)).one_or_none()


def queue(session: Session, *, campaign_id: int, recipients: Iterable[Recipient], due_at: datetime) -> None:
    """Add deliveries to a campaign; whoever is among its recipients already stays as they are.

    One that had ended goes on; to one that was cancelled nothing is added.
    """
    # Locked before it is looked at: it may be about to be ended.
    campaign = session.get_one(Campaign, campaign_id, with_for_update=True)
    there = set(session.exec(select(Delivery.person_id).where(Delivery.campaign_id == campaign_id)))
    new = {one.person_id: one for one in recipients if one.person_id not in there}
    if not new or campaign.state == CampaignState.CANCELLED:
        return
    session.add_all(
        Delivery(
            campaign_id=campaign_id,
            person_id=one.person_id,
            chat_id=one.chat_id,
            state=DeliveryState.QUEUED,
            content=dump_content(one.content),
            due_at=due_at,
        )
        for one in new.values()
    )
    campaign.ended_at = None
    if campaign.state == CampaignState.ENDED:
        campaign.state = CampaignState.SENDING
    session.add(campaign)
    session.flush()


def id_of(row: Campaign) -> int:
    if row.id is None:
        raise ValueError("the campaign has not been kept yet")
    return row.id
