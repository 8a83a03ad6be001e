"""The ledger of what is sent: a row is written before each send and after it, so that a kill leaves no doubt but one.

queued ── claim ── sending ── settle ─┬─ sent, blocked, never_started, failed
   │                  │               ├─ unknown: no answer came
   │                  │               └─ queued again: it was certainly not sent
   │                  └── its process died: unknown, and never repeated by itself
   ├── cancelled, with its campaign
   └── not_needed: its turn came, and there was nothing to say

A claim counts the attempts, and only the attempt that was claimed is settled.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import bindparam, func, or_, text, update
from sqlmodel import Session, col, select

from storage.campaigns import Content, load_content
from storage.columns import UtcDateTime
from storage.tables import Campaign, CampaignState, Delivery, DeliveryState, Person

Counts: TypeAlias = Counter[DeliveryState]
"""How many deliveries of a campaign are in each state."""

WAITING = (DeliveryState.QUEUED, DeliveryState.SENDING)
"""Nothing has become of these yet."""
NOT_REACHED = (DeliveryState.BLOCKED, DeliveryState.NEVER_STARTED, DeliveryState.FAILED)
"""These certainly got nothing."""

_GOES_OUT = (CampaignState.SENDING, CampaignState.ENDED)
_BEGUN = (*_GOES_OUT, CampaignState.CANCELLED)
# Written out, not as parameters, which would hide the partial index.
_IS_WAITING = text("delivery.state IN ('queued', 'sending')")
_IS_QUEUED = text("delivery.state = 'queued'")
_IS_SENDING = text("delivery.state = 'sending'")
_NOT_OVER = text("campaign.ended_at IS NULL")

# What is asked for every message is built once.
_NEXT = (
    select(Delivery, Campaign, Person)
    .join(Campaign, col(Campaign.id) == Delivery.campaign_id)
    .join(Person, col(Person.id) == Delivery.person_id)
    .where(
        _IS_WAITING,
        _IS_QUEUED,
        Delivery.due_at <= bindparam("now"),
        col(Campaign.state).in_(_GOES_OUT),  # one that ended and was given more recipients meanwhile is not forgotten
        col(Delivery.chat_id).not_in(bindparam("not_to", expanding=True)),
    )
    .order_by(col(Delivery.due_at), col(Delivery.id))
    .limit(1)
    .with_for_update(of=Delivery, skip_locked=True)
)
_SETTLE = (
    update(Delivery)
    .where(
        col(Delivery.id) == bindparam("of"),
        col(Delivery.attempts) == bindparam("of_attempt"),
        col(Delivery.state).in_([DeliveryState.SENDING, DeliveryState.UNKNOWN]),
    )
    .values(
        state=bindparam("became"),
        reason=bindparam("because"),
        message_id=bindparam("arrived_as"),
        settled_at=bindparam("known_at"),
        due_at=func.coalesce(bindparam("not_before", type_=UtcDateTime()), col(Delivery.due_at)),
        failing_since=func.coalesce(col(Delivery.failing_since), bindparam("failed_first", type_=UtcDateTime())),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A delivery that is being sent: to be settled by this attempt and no other."""

    id: int
    attempt: int
    person_id: int
    chat_id: int
    content: Content
    failing_since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an attempt. Queued again, it has the time before which it is not tried, and where to."""

    state: DeliveryState
    message_id: int | None = None
    reason: str = ""
    due_at: datetime | None = None
    chat_id: int | None = None
    failing_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a campaign is. `finished`: nothing of it waits any more."""

    campaign: Campaign
    counts: Counts
    finished: bool


def next_due(session: Session, *, tried: bool = False) -> datetime | None:
    """When the next delivery may be sent, or, `tried`, be sent again; None where none waits."""
    due = (
        select(Delivery.due_at)
        .join(Campaign, col(Campaign.id) == Delivery.campaign_id)
        .where(_IS_WAITING, _IS_QUEUED, col(Campaign.state).in_(_GOES_OUT), Delivery.attempts >= int(tried))
        .order_by(col(Delivery.due_at))
        .limit(1)
    )
    return session.exec(due).first()


def next_queued(
    session: Session, *, now: datetime, not_to: Collection[int]
) -> tuple[Delivery, Campaign, Person] | None:
    """The delivery whose turn it is, that which waited longest first, with its campaign and its recipient.

    Chats of `not_to` had a message a moment ago.
    """
    row = session.exec(_NEXT, params={"now": now, "not_to": list(not_to)}).one_or_none()
    return None if row is None else (row[0], row[1], row[2])


def claim(session: Session, *, delivery: Delivery, content: Content) -> Claimed:
    """From now on it may have arrived."""
    delivery.state = DeliveryState.SENDING
    delivery.attempts += 1
    session.add(delivery)
    session.flush()
    return Claimed(
        id=id_of(delivery),
        attempt=delivery.attempts,
        person_id=delivery.person_id,
        chat_id=delivery.chat_id,
        content=content,
        failing_since=delivery.failing_since,
    )


def close(session: Session, *, delivery: Delivery, state: DeliveryState, at: datetime, reason: str = "") -> None:
    """Settle one that was never claimed: there is nothing to say, or it cannot be said."""
    delivery.state, delivery.settled_at, delivery.reason = state, at, reason
    session.add(delivery)
    session.flush()


def settle(session: Session, *, claimed: Claimed, outcome: Outcome, at: datetime) -> None:
    """Write what became of an attempt. It counts, too, where another process took it for unknown meanwhile."""
    again = outcome.state is DeliveryState.QUEUED
    settled = session.connection().execute(
        _SETTLE,
        {
            "of": claimed.id,
            "of_attempt": claimed.attempt,
            "became": outcome.state,
            "because": outcome.reason,
            "arrived_as": outcome.message_id,
            "known_at": None if again else at,
            "not_before": outcome.due_at,
            "failed_first": outcome.failing_since,
        },
    )
    if not settled.rowcount:
        return
    if outcome.chat_id is not None:
        _move_chat(session, old=claimed.chat_id, new=outcome.chat_id)
    if outcome.state in (DeliveryState.BLOCKED, DeliveryState.NEVER_STARTED):
        _lose(session, person_id=claimed.person_id, at=at)


def _move_chat(session: Session, *, old: int, new: int) -> None:
    session.flush()
    session.exec(update(Delivery).where(_IS_WAITING, _IS_QUEUED, col(Delivery.chat_id) == old).values(chat_id=new))


def _lose(session: Session, *, person_id: int, at: datetime) -> None:
    session.exec(
        update(Person)
        .where(col(Person.id) == person_id, col(Person.unreachable_since).is_(None))
        .values(unreachable_since=at)
    )


def leave_unknown(session: Session, *, at: datetime) -> int:
    """Whoever was sending these is gone: they may have arrived. Return how many."""
    result = session.exec(
        update(Delivery).where(_IS_WAITING, _IS_SENDING).values(state=DeliveryState.UNKNOWN, settled_at=at)
    )
    return result.rowcount


def return_unsent(session: Session, *, but: Collection[int]) -> int:
    """Queue again what stands as being sent, but for what really is: its claim was kept, and nobody was told so."""
    result = session.exec(
        update(Delivery)
        .where(_IS_WAITING, _IS_SENDING, col(Delivery.id).not_in(but))
        .values(state=DeliveryState.QUEUED)
    )
    return result.rowcount


def under_way(session: Session, *, now: datetime) -> list[Progress]:
    """How far each campaign is that has begun; those of which nothing waits any more end, and this is told last of all.

    One that its maker watches is told as finished until `end` is called: what they see may be late, never wrong.
    """
    ids = session.exec(
        select(Campaign.id)
        .where(
            _NOT_OVER,
            col(Campaign.state).in_(_BEGUN),
            or_(
                col(Campaign.send_at).is_(None),
                col(Campaign.send_at) <= now,
                col(Campaign.state) == CampaignState.CANCELLED,  # called off before its time: it is over now, not then
            ),
        )
        .order_by(col(Campaign.kind), col(Campaign.id))  # as the index of those that are not over has them
    ).all()
    return [_progress(session, id_, now) for id_ in ids if id_ is not None]


def _progress(session: Session, campaign_id: int, now: datetime) -> Progress:
    # Locked before it is looked at: another process may be adding recipients.
    campaign = session.get_one(Campaign, campaign_id, with_for_update=True, populate_existing=True)
    if campaign.state == CampaignState.CANCELLED:
        _cancel_queued(session, campaign_id, now)
    found = counts(session, campaign_id=campaign_id)
    finished = not any(found[state] for state in WAITING)
    if finished and campaign.state == CampaignState.SENDING:
        campaign.state = CampaignState.ENDED
    if finished and campaign.report_message is None:
        campaign.ended_at = now
    session.add(campaign)
    session.flush()
    return Progress(campaign, found, finished)


def end(session: Session, *, campaign_id: int, at: datetime) -> None:
    """Its maker has seen how it ended; one that was given more recipients meanwhile goes on."""
    campaign = session.get_one(Campaign, campaign_id, with_for_update=True)
    if campaign.state != CampaignState.SENDING:
        campaign.ended_at = campaign.ended_at or at
        session.add(campaign)


def cancel(session: Session, *, campaign_id: int, at: datetime) -> int:
    """Send nothing more of a campaign, and return how many are spared; what is being sent may still arrive."""
    campaign = session.get_one(Campaign, campaign_id, with_for_update=True)
    if campaign.ended_at is not None:
        return 0
    campaign.state = CampaignState.CANCELLED
    session.add(campaign)
    session.flush()
    return _cancel_queued(session, campaign_id, at)


def _cancel_queued(session: Session, campaign_id: int, at: datetime) -> int:
    result = session.exec(
        update(Delivery)
        .where(col(Delivery.campaign_id) == campaign_id, col(Delivery.state) == DeliveryState.QUEUED)
        .values(state=DeliveryState.CANCELLED, settled_at=at)
    )
    return result.rowcount


def counts(session: Session, *, campaign_id: int) -> Counts:
    """How many deliveries of the campaign are in each state."""
    rows = session.exec(
        select(Delivery.state, func.count()).where(Delivery.campaign_id == campaign_id).group_by(col(Delivery.state))
    )
    return Counter({DeliveryState(state): number for state, number in rows})


def find_by_message(session: Session, *, chat_id: int, message_id: int) -> tuple[Delivery, Campaign] | None:
    """What a message in a chat delivered, such as one that is replied to; None for any other message."""
    row = session.exec(
        select(Delivery, Campaign)
        .join(Campaign, col(Campaign.id) == Delivery.campaign_id)
        .where(Delivery.chat_id == chat_id, col(Delivery.message_id).is_not(None), Delivery.message_id == message_id)
    ).first()
    return None if row is None else (row[0], row[1])


def last_refusal(session: Session, *, person_id: int) -> DeliveryState | None:
    """How Telegram last refused to bring somebody anything: they blocked the bot, or never opened the chat."""
    state = session.exec(
        select(Delivery.state)
        .where(
            Delivery.person_id == person_id,
            col(Delivery.state).in_((DeliveryState.BLOCKED, DeliveryState.NEVER_STARTED)),
        )
        .order_by(col(Delivery.id).desc())
        .limit(1)
    ).first()
    return None if state is None else DeliveryState(state)


def content_of(delivery: Delivery, campaign: Campaign) -> Content | None:
    """The recipient's own message, else everybody's."""
    return load_content(delivery.content) or load_content(campaign.content)


def id_of(delivery: Delivery) -> int:
    if delivery.id is None:
        raise ValueError("the delivery has not been kept yet")
    return delivery.id
