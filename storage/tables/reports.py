"""What managers report, the files behind it, and what HR says of it."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.columns import ExactDecimal, UtcDateTime

_CURRENT = text("superseded_by IS NULL AND revoked_at IS NULL")
_CORRECTED = text("superseded_by IS NOT NULL")
_UNDONE = text("revoked_update IS NOT NULL")
_OF_TARGET = text("target IS NOT NULL")
_OPEN_CASE = text(f"kind = 'case' AND closed IS NULL AND value IS NULL AND {_CURRENT}")
_QUESTIONED = text("questioned IS NOT NULL")


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
    due: date | None = None
    """The last day for the document that is meant to be done, empty where nobody said which."""
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
