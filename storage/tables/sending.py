"""What is sent to many, or to one unasked, and what became of it."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.columns import UtcDateTime

_NOT_OVER = text("ended_at IS NULL")
_WAITING = text("state IN ('queued', 'sending')")
_DELIVERED = text("message_id IS NOT NULL")
_FOLLOWING = text("follows IS NOT NULL")


class CampaignKind(StrEnum):
    BROADCAST = "broadcast"
    """What HR writes to many."""
    DIGEST = "digest"
    """One day's reminders of what is due: one a company day."""
    REMINDER = "reminder"
    """What HR reminds somebody of by hand."""
    NOTICE = "notice"
    """What somebody is told because of what another did: a figure questioned, a bound changed."""


class CampaignState(StrEnum):
    DRAFT = "draft"
    """HR is still writing it: nothing of it is sent."""
    SCHEDULED = "scheduled"
    """Confirmed, for a time that has not come: who gets it is looked up then."""
    SENDING = "sending"
    """Its deliveries stand in the ledger; those of a later `send_at` wait for it."""
    ENDED = "ended"
    CANCELLED = "cancelled"
    """Nothing more of it is sent; what was sent stays."""


class Campaign(SQLModel, table=True):
    """Something to be sent to people, each recipient a delivery."""

    __table_args__ = (
        UniqueConstraint("key"),
        Index("ix_campaign_not_over", "kind", sqlite_where=_NOT_OVER, postgresql_where=_NOT_OVER),
        Index("ix_campaign_follows", "follows", sqlite_where=_FOLLOWING, postgresql_where=_FOLLOWING),
        Index(None, "kind", "id"),
        Index(None, "made_by", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    key: str
    """What makes it one, however often it is asked for: `digest:2026-11-30`, `broadcast:<update>`."""
    state: str
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    """What every recipient gets: see `storage.campaigns.Content`; empty where each gets their own."""
    translation: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    """What readers of another language get instead: see `storage.broadcasts.Translation`."""
    audience: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    made_by: int | None = Field(default=None, foreign_key="person.id")
    made_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    send_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    wants_acknowledgement: bool = False
    report_chat: int | None = Field(default=None, sa_column=Column(BigInteger))
    report_message: int | None = Field(default=None, sa_column=Column(BigInteger))
    """The message in which its maker sees how far it is."""
    preview_message: int | None = Field(default=None, sa_column=Column(BigInteger))
    """The message in which its maker sees it as it will arrive, while it is a draft."""
    follows: int | None = Field(default=None, foreign_key="campaign.id")
    """The broadcast that this one sends again, or reminds of: always the first of them."""
    ended_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class DeliveryState(StrEnum):
    QUEUED = "queued"
    SENDING = "sending"
    """Handed to Telegram, or about to be: whether it arrives is not known yet."""
    SENT = "sent"
    BLOCKED = "blocked"
    """The person blocked the bot, or their account is gone."""
    NEVER_STARTED = "never_started"
    """The person never opened the chat with this bot."""
    FAILED = "failed"
    """Telegram refused it for good; the reason stands beside."""
    UNKNOWN = "unknown"
    """It may have arrived: no answer came, or the process died meanwhile. Never repeated by itself."""
    CANCELLED = "cancelled"
    NOT_NEEDED = "not_needed"
    """When its turn came, there was nothing to say any more."""


class Delivery(SQLModel, table=True):
    """One recipient of a campaign. Written before and after it is sent."""

    __table_args__ = (
        UniqueConstraint("campaign_id", "person_id"),
        Index("ix_delivery_waiting", "due_at", sqlite_where=_WAITING, postgresql_where=_WAITING),
        Index("ix_delivery_message", "chat_id", "message_id", sqlite_where=_DELIVERED, postgresql_where=_DELIVERED),
        Index(None, "campaign_id", "state"),
        Index(None, "person_id", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    campaign_id: int = Field(foreign_key="campaign.id")
    person_id: int = Field(foreign_key="person.id")
    chat_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    state: str
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    """What this person gets, where that is their own; of a digest it is written when its turn comes."""
    due_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    """Not sent before; later than first asked for where it is tried again."""
    attempts: int = 0
    failing_since: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    """When it was first certainly not sent, Telegram being away or failing: it is tried again, but not for ever."""
    message_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    settled_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    """When it was known what became of it."""
    reason: str = ""
    """What Telegram said, where it refused."""
    acknowledged_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
