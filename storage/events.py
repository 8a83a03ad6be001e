"""The audit trail: one line for everything that someone did to something."""

from datetime import datetime

from sqlalchemy import insert
from sqlmodel import Session

from storage.tables import Event

_INSERT = insert(Event)


def record(session: Session, *, at: datetime, actor: int | None, action: str, subject: str, **detail: object) -> None:
    """Append one event. `actor` is a person's id, None for the command line; `detail` must be JSON.

    What the event is about must have been flushed: an event is never read in the same unit of work, and goes past the
    ORM.
    """
    event = {"at": at, "actor": actor, "action": action, "subject": subject, "detail": detail}
    session.connection().execute(_INSERT, event)
