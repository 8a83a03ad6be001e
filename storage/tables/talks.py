"""Conversations of several steps: what the bot waits for."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, text
from sqlmodel import Field, SQLModel

from storage.columns import UtcDateTime

_UNSETTLED = text("settled_at IS NULL")


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


class Prompt(SQLModel, table=True):
    """What somebody was asked to write or send for something other than a report: a broadcast, a reason, a day, a file.

    One open at a time in a chat, and never beside an open question.
    """

    __table_args__ = (
        Index("ix_prompt_open", "chat_id", sqlite_where=_UNSETTLED, postgresql_where=_UNSETTLED),
        Index(None, "chat_id", "settled_update"),
        Index(None, "heard_message", "chat_id"),
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
    heard_message: int | None = Field(default=None, sa_column=Column(BigInteger))
    """The last message that was taken for the answer: edited, it is no report."""


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
