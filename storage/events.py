"""The audit trail: one line for everything that someone did to something."""

from datetime import datetime

from sqlmodel import Session

from storage.tables import Event


def record(session: Session, *, at: datetime, actor: int | None, action: str, subject: str, **detail: object) -> None:
    """Append one event. `actor` is a person's id, None for the command line; `detail` must be JSON."""
    session.add(Event(at=at, actor=actor, action=action, subject=subject, detail=detail))
