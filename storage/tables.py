"""What Dutybot keeps. Rows are written by the functions of this package only; no sentence stands here."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlmodel import Field, SQLModel

from storage.columns import ExactDecimal, UtcDateTime

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

_CURRENT = text("superseded_by IS NULL AND revoked_at IS NULL")
# Indexes leave out the many empty values: SQLite would rather read those than what is asked for.
_CORRECTED = text("superseded_by IS NOT NULL")
_UNDONE = text("revoked_update IS NOT NULL")
_OF_TARGET = text("target IS NOT NULL")
_OPEN_CASE = text(f"kind = 'case' AND closed IS NULL AND value IS NULL AND {_CURRENT}")
_NOT_OVER = text("ended_at IS NULL")
_WAITING = text("state IN ('queued', 'sending')")
_DELIVERED = text("message_id IS NOT NULL")
_UNSETTLED = text("settled_at IS NULL")
_IN_FORCE = text("revoked_at IS NULL")
_UNUSED = text("used_at IS NULL")
_FOLLOWING = text("follows IS NOT NULL")
_BY_UPDATE = text("made_update IS NOT NULL")
_QUESTIONED = text("questioned IS NOT NULL")


class Role(StrEnum):
    MANAGER = "manager"
    """Reports for, and sees, the positions held."""
    DIRECTOR = "director"
    """Sees the positions named, reports for none."""
    HR = "hr"
    """Sees everyone's status; invites. Reports for the positions held."""
    ADMIN = "admin"
    """All that HR may, and makes further admins."""


class Person(SQLModel, table=True):
    """Someone who joined. `telegram_id` is both the user and the private chat."""

    id: int | None = Field(default=None, primary_key=True)
    telegram_id: int = Field(sa_column=Column(BigInteger, nullable=False, unique=True))
    name: str
    role: str
    language: str
    time_zone: str | None = None
    active: bool = True
    joined_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    unreachable_since: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    """When Telegram first said that they blocked the bot or are gone; empty again once they write."""


class Assignment(SQLModel, table=True):
    """A person's position, from `starts` to before `ends`. A director's are the positions to be read."""

    __table_args__ = (Index(None, "position", "starts"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    position: str
    starts: date
    ends: date | None = None
    reads: bool = Field(default=False, sa_column=Column(Boolean, nullable=False, server_default=false()))
    """Whether it was given to a director: what is only read is not held, and nothing is owed by it."""


class Invitation(SQLModel, table=True):
    """A one-time code. Only its hash is kept, so that nobody who reads the database can join.

    One that is made for somebody has their `name`: until it is used, they have not joined.
    """

    __table_args__ = (
        Index("ix_invitation_open", "name", sqlite_where=_UNUSED, postgresql_where=_UNUSED),
        Index("ix_invitation_made_update", "made_update", sqlite_where=_BY_UPDATE, postgresql_where=_BY_UPDATE),
    )

    id: int | None = Field(default=None, primary_key=True)
    code_hash: str = Field(unique=True)
    role: str
    positions: list[str] = Field(sa_column=Column(JSON, nullable=False))
    made_by: int | None = Field(default=None, foreign_key="person.id")
    made_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    expires_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    used_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    used_by: int | None = Field(default=None, foreign_key="person.id")
    name: str | None = None
    ends: date | None = None
    """A deputy's: the day from which the positions are no longer held."""
    revoked_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    """When it was taken back."""
    made_update: int | None = Field(default=None, sa_column=Column(BigInteger))
    """The update that last gave it its code: handled twice, it gives it another one, and makes no second invitation."""


class Entry(SQLModel, table=True):
    """One thing a manager reported for a target: a figure, a document handed in, a case. Append-only.

    A correction points from the old row to the new one (`superseded_by`), an undo sets `revoked_at` and `revoked_by`;
    a row is current while both are empty. (chat, message, edit, line) is what makes handling a message twice keep it
    once: `edit` is 0, or the update of the edit that corrected it.
    """

    __table_args__ = (
        UniqueConstraint("chat_id", "message_id", "edit", "line"),
        Index("ix_entry_current", "target", "on_day", sqlite_where=_CURRENT, postgresql_where=_CURRENT),
        # `closed` is empty in all of it, but named: else SQLite takes the index above for as good.
        Index("ix_entry_open_case", "target", "closed", "on_day", sqlite_where=_OPEN_CASE, postgresql_where=_OPEN_CASE),
        Index("ix_entry_superseded_by", "superseded_by", sqlite_where=_CORRECTED, postgresql_where=_CORRECTED),
        Index("ix_entry_revoked_update", "revoked_update", sqlite_where=_UNDONE, postgresql_where=_UNDONE),
        Index(None, "person_id", "id"),
        Index(None, "target", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    target: str
    person_id: int = Field(foreign_key="person.id")
    reported_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    on_day: date
    """The day of the report in the company's zone."""
    chat_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    message_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    edit: int = Field(default=0, sa_column=Column(BigInteger, nullable=False))
    line: int = 0
    words: str = Field(sa_column=Column(Text, nullable=False))
    """The message as it was written."""
    kind: str
    value: Decimal | None = Field(default=None, sa_column=Column(ExactDecimal))
    unit: str | None = None
    period: str | None = None
    mode: str | None = None
    done: date | None = None
    opened: date | None = None
    closed: date | None = None
    label: str | None = None
    bound: str | None = None
    """The requirement when it was reported, as the catalog writes it: `>= 90 percent`."""
    superseded_by: int | None = Field(default=None, sa_column=Column(Integer, ForeignKey("entry.id")))
    revoked_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    revoked_by: int | None = Field(default=None, foreign_key="person.id")
    revoked_update: int | None = Field(default=None, sa_column=Column(BigInteger))
    """The update that undid it: handled twice, it undoes the same."""


class Question(SQLModel, table=True):
    """What the bot asked back and still waits for. One open at a time in a chat; a newer one settles the older."""

    __table_args__ = (
        Index(None, "chat_id", "settled_at"),
        Index(None, "chat_id", "settled_message"),
        Index(None, "chat_id", "expires_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    chat_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    about: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    """The doubt, with the message it came from: see `storage.questions.Asked`."""
    asked_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    expires_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    settled_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    asked_update: int | None = Field(default=None, sa_column=Column(BigInteger))
    """The update that raised it: handled twice, it does not answer itself."""
    settled_update: int | None = Field(default=None, sa_column=Column(BigInteger))
    """The update that answered it: handled twice, it answers the same."""
    settled_message: int | None = Field(default=None, sa_column=Column(BigInteger))
    """The message whose words answered it: edited, it corrects what it answered."""


class Walk(SQLModel, table=True):
    """A manager's way through what is owed, one question at a time: it is taken up where it was left."""

    __table_args__ = (Index(None, "chat_id", "ended_at"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    chat_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    items: list[str] = Field(sa_column=Column(JSON, nullable=False))
    """Everything that was owed on the way, by its key: see `handlers.owing.Due`."""
    skipped: list[str] = Field(sa_column=Column(JSON, nullable=False))
    after: int
    """The person's newest entry when it began: what came later was reported on the way."""
    began_on: date
    active_until: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    """Until then an answer is followed by the next question; empty while it is stopped."""
    ended_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    ended_update: int | None = Field(default=None, sa_column=Column(BigInteger))
    """The update that brought it to its end: handled twice, it tells so again."""


class InboxUpdate(SQLModel, table=True):
    """A raw update, kept before Telegram may forget it, until it has been handled."""

    __tablename__ = "inbox"
    __table_args__ = (Index(None, "handled_at"),)

    update_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    body: str = Field(sa_column=Column(Text, nullable=False))
    received_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    handled_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class Event(SQLModel, table=True):
    """The audit: who did what to whom. Append-only."""

    __table_args__ = (Index(None, "at"),)

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    actor: int | None = Field(default=None, foreign_key="person.id")
    """Empty for the command line."""
    action: str
    subject: str
    """What it was done to: `person:3`, `entry:17`, `invitation:2`."""
    detail: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))


class Evidence(SQLModel, table=True):
    """A photo or document that a manager sent: Telegram keeps the file, we keep its id.

    It belongs to what its message reported, or to `target` where it came as a reply to one.
    """

    __table_args__ = (
        UniqueConstraint("chat_id", "message_id"),
        Index("ix_evidence_target", "target", sqlite_where=_OF_TARGET, postgresql_where=_OF_TARGET),
    )

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    message_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    person_id: int = Field(foreign_key="person.id")
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    kind: str
    file_id: str
    name: str = ""
    """The document's own name; a photo has none."""
    target: str | None = None


class Installation(SQLModel, table=True):
    """The bot that this database belongs to: another one's messages are numbered from 1 again."""

    bot_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))


class Setting(SQLModel, table=True):
    """What HR chose in the chat, by the names of `catalog.reminders.ReminderRules`."""

    name: str = Field(primary_key=True)
    value: Any = Field(sa_column=Column(JSON, nullable=False))
    set_by: int | None = Field(default=None, foreign_key="person.id")
    set_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class Prompt(SQLModel, table=True):
    """What somebody was asked to write or send for something other than a report: a broadcast, a reason, a day, a file.

    One open at a time in a chat, and never beside an open question.
    """

    __table_args__ = (
        Index("ix_prompt_open", "chat_id", sqlite_where=_UNSETTLED, postgresql_where=_UNSETTLED),
        Index(None, "chat_id", "settled_update"),
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    chat_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    flow: str
    """Which conversation goes on with it: see `handlers.prompting`."""
    about: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    expires_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    asked_update: int = Field(sa_column=Column(BigInteger, nullable=False))
    settled_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    settled_update: int | None = Field(default=None, sa_column=Column(BigInteger))


class Snooze(SQLModel, table=True):
    """Somebody wants no reminder of one thing owed before a day."""

    __table_args__ = (Index(None, "person_id", "until"), UniqueConstraint("update_id"))

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    target: str
    what: str
    """The thing owed, by its name: see `handlers.owing.Due`."""
    until: date
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    update_id: int = Field(sa_column=Column(BigInteger, nullable=False))


class Exemption(SQLModel, table=True):
    """One thing owed that a manager says does not apply, with the reason: not reminded of, shown to HR apart."""

    __table_args__ = (
        Index("ix_exemption_in_force", "target", "what", sqlite_where=_IN_FORCE, postgresql_where=_IN_FORCE),
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    target: str
    what: str
    reason: str
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    revoked_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    revoked_by: int | None = Field(default=None, foreign_key="person.id")


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


class Lease(SQLModel, table=True):
    """What only one process may do at a time: to whom it is given, and until when."""

    name: str = Field(primary_key=True)
    holder: str
    until: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class Review(SQLModel, table=True):
    """What HR said of one entry: confirmed, or questioned with a note that its manager answers.

    The newest of an entry counts.
    """

    __table_args__ = (
        Index(None, "entry_id", "id"),
        UniqueConstraint("update_id"),
        Index("ix_review_questioned", "questioned", sqlite_where=_QUESTIONED, postgresql_where=_QUESTIONED),
    )

    id: int | None = Field(default=None, primary_key=True)
    entry_id: int = Field(foreign_key="entry.id")
    verdict: str
    questioned: str | None = None
    """The entry's target, as long as this questions it: a newer review of the entry empties it."""
    note: str = ""
    by: int = Field(foreign_key="person.id")
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    update_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    answer: str = ""
    answered_by: int | None = Field(default=None, foreign_key="person.id")
    answered_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class Amendment(SQLModel, table=True):
    """A change of the catalog that HR made: see `catalog.amending`. Taken back, it no longer counts."""

    __table_args__ = (UniqueConstraint("key"),)

    id: int | None = Field(default=None, primary_key=True)
    key: str
    """What makes it one: the update that made it, or the file's entry."""
    kind: str
    subject: str
    """The target, or the duty as `hr:7`."""
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    made_by: int | None = Field(default=None, foreign_key="person.id")
    made_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    revoked_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    revoked_by: int | None = Field(default=None, foreign_key="person.id")
