"""What the bot keeps to run: updates, whose database it is, what one process may do at a time, the audit."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, Text
from sqlmodel import Field, SQLModel

from storage.columns import UtcDateTime


class InboxUpdate(SQLModel, table=True):
    """A raw update, kept before Telegram may forget it, until it has been handled."""

    __tablename__ = "inbox"
    __table_args__ = (Index(None, "handled_at"),)

    update_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    body: str = Field(sa_column=Column(Text, nullable=False))
    received_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    handled_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class Installation(SQLModel, table=True):
    """The bot that this database belongs to: another one's messages are numbered from 1 again."""

    bot_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))


class Lease(SQLModel, table=True):
    """What only one process may do at a time: to whom it is given, and until when."""

    name: str = Field(primary_key=True)
    holder: str
    until: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class Event(SQLModel, table=True):
    """The audit: who did what to whom. Append-only."""

    __table_args__ = (Index(None, "at"), Index(None, "actor", "id"), Index(None, "subject", "id"))

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    actor: int | None = Field(default=None, foreign_key="person.id")
    """Empty for the command line."""
    action: str
    subject: str
    """What it was done to: `person:3`, `entry:17`, `invitation:2`."""
    detail: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
