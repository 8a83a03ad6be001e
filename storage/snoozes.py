"""What somebody wants to hear nothing of before a day."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Date, bindparam
from sqlmodel import Session, col, select

from storage import events
from storage.tables import Snooze

# Asked for everybody who is reminded, and so built once.
_OF_PERSON = (
    select(Snooze)
    .where(Snooze.person_id == bindparam("person_id"), Snooze.until >= bindparam("since", type_=Date))
    .order_by(col(Snooze.id))
)


@dataclass(frozen=True, slots=True)
class Snoozed:
    """One thing owed, by its target and name (see `handlers.owing.Due`), rests until that day."""

    target: str
    what: str
    until: date


def snooze(
    session: Session, *, person_id: int, target: str, what: str, until: date, at: datetime, update_id: int
) -> Snoozed:
    """Let a thing rest; the newest of a thing counts. Handled twice, an update does so once for each thing."""
    same = select(Snooze).where(Snooze.update_id == update_id, Snooze.target == target, Snooze.what == what)
    row = session.exec(same).one_or_none()
    if row is None:
        row = Snooze(person_id=person_id, target=target, what=what, until=until, at=at, update_id=update_id)
        session.add(row)
        session.flush()
        subject = f"snooze:{row.id}"
        events.record(
            session, at=at, actor=person_id, action="snoozed", subject=subject, target=target, until=str(until)
        )
    return Snoozed(row.target, row.what, row.until)


def snoozed(session: Session, *, person_id: int, since: date) -> dict[str, date]:
    """Until when this person lets things rest, by their key; what rested until before `since` is left out."""
    rows = session.exec(_OF_PERSON, params={"person_id": person_id, "since": since}).all()
    return {f"{row.target}:{row.what}": row.until for row in rows}
