"""Who may use it: people, the positions they hold, and invitations."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, BigInteger, Boolean, Column, Index, false, text
from sqlmodel import Field, SQLModel

from storage.columns import UtcDateTime

_UNUSED = text("used_at IS NULL")
_BY_UPDATE = text("made_update IS NOT NULL")


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
