"""Changes of the catalog that HR made. Rows are only added; one that is taken back stays as what it was."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from catalog import amending
from storage import events
from storage.tables import Amendment, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An amendment as it stands in the database; `by` is empty for the command line."""

    id: int
    amendment: amending.Amendment
    by: str
    at: datetime
    in_force: bool


def keep(
    session: Session, *, key: str, amendment: amending.Amendment, made_by: int | None, at: datetime
) -> tuple[int, bool]:
    """Keep an amendment; return its id, and whether it is new: kept before under the same `key`, it is the same."""
    row = session.exec(select(Amendment).where(Amendment.key == key)).one_or_none()
    if row is not None:
        return _id(row), False
    row = Amendment(
        key=key,
        kind=amendment.kind,
        subject=amendment.subject,
        content=dict(amendment.content),
        made_by=made_by,
        made_at=at,
    )
    session.add(row)
    session.flush()
    _record(session, row, at=at, actor=made_by, action="amended")
    return _id(row), True


def revoke(session: Session, *, amendment_id: int, by: int | None, at: datetime) -> amending.Amendment | None:
    """Take it back; None where there is none in force."""
    row = session.get(Amendment, amendment_id, with_for_update=True)
    if row is None or row.revoked_at is not None:
        return None
    row.revoked_at, row.revoked_by = at, by
    session.add(row)
    session.flush()
    _record(session, row, at=at, actor=by, action="amendment undone")
    return _amendment(row)


def in_force(session: Session, *, without: int | None = None) -> list[amending.Amendment]:
    """All that counts, in the order made; `without` leaves one out."""
    rows = session.exec(select(Amendment).where(col(Amendment.revoked_at).is_(None)).order_by(col(Amendment.id)))
    return [_amendment(row) for row in rows if row.id != without]


def find(session: Session, *, key: str) -> amending.Amendment | None:
    """What was kept under this key, in force or not."""
    row = session.exec(select(Amendment).where(Amendment.key == key)).one_or_none()
    return None if row is None else _amendment(row)


def is_in_force(session: Session, *, key: str) -> bool | None:
    """Whether what was kept under this key still counts; None where nothing was."""
    row = session.exec(select(Amendment).where(Amendment.key == key)).one_or_none()
    return None if row is None else row.revoked_at is None


def targets_made(session: Session) -> set[str]:
    """The ids of all targets that were ever made so; another one must not take over what was reported for them."""
    rows = session.exec(select(Amendment).where(Amendment.kind == amending.AmendmentKind.TARGET))
    return {_amendment(row).target for row in rows}


def find_by_id(session: Session, *, amendment_id: int) -> amending.Amendment | None:
    """The amendment, where it is in force."""
    row = session.get(Amendment, amendment_id)
    return _amendment(row) if row is not None and row.revoked_at is None else None


def all_of(session: Session, *, position: str) -> list[Kept]:
    """Everything ever amended of a position, newest first, what was taken back included."""
    rows = session.exec(
        select(Amendment, Person.name)
        .outerjoin(Person, col(Person.id) == col(Amendment.made_by))
        .order_by(col(Amendment.id).desc())
    ).all()
    kept = [
        Kept(id=_id(row), amendment=_amendment(row), by=by or "", at=row.made_at, in_force=row.revoked_at is None)
        for row, by in rows
    ]
    return [one for one in kept if one.amendment.position == position]


def version(session: Session) -> tuple[int, int]:
    """Another one whenever the catalog was amended, or an amendment taken back."""
    made, undone = session.exec(select(func.count(col(Amendment.id)), func.count(col(Amendment.revoked_at)))).one()
    return made, undone


def _amendment(row: Amendment) -> amending.Amendment:
    return amending.Amendment(amending.AmendmentKind(row.kind), row.subject, dict(row.content))


def _record(session: Session, row: Amendment, *, at: datetime, actor: int | None, action: str) -> None:
    subject = f"amendment:{row.id}"
    events.record(session, at=at, actor=actor, action=action, subject=subject, target=row.subject, content=row.content)


def _id(row: Amendment) -> int:
    if row.id is None:
        raise ValueError("the amendment has not been kept yet")
    return row.id
