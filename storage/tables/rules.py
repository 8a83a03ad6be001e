"""What is chosen while the bot runs: settings, what is put off or does not apply, changes of the catalog."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.columns import UtcDateTime

_IN_FORCE = text("revoked_at IS NULL")


class Setting(SQLModel, table=True):
    """What HR chose in the chat, by the names of `catalog.reminders.ReminderRules`."""

    name: str = Field(primary_key=True)
    value: Any = Field(sa_column=Column(JSON, nullable=False))
    set_by: int | None = Field(default=None, foreign_key="person.id")
    set_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class Snooze(SQLModel, table=True):
    """Somebody wants no reminder of one thing owed before a day."""

    __table_args__ = (Index(None, "person_id", "until"), UniqueConstraint("update_id", "target", "what"))

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
        Index(None, "person_id", "target"),
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    target: str
    what: str
    reason: str
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    revoked_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    revoked_by: int | None = Field(default=None, foreign_key="person.id")


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
