"""What a manager says does not apply: nobody is reminded of it, and HR sees it apart, with the reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from storage import events
from storage.tables import Exemption, Person

_NAMED = select(Exemption, Person.name).join(Person, col(Person.id) == col(Exemption.person_id))
_IN_FORCE = _NAMED.where(
    col(Exemption.target).in_(bindparam("targets", expanding=True)), col(Exemption.revoked_at).is_(None)
).order_by(col(Exemption.id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Exempted:
    """One thing owed, by its target and name, that does not apply: who said so, when and why."""

    id: int
    target: str
    what: str
    by: str
    reason: str
    at: datetime
    revoked: bool = False


def exempt(session: Session, *, person_id: int, target: str, what: str, reason: str, at: datetime) -> Exempted:
    """Say that a thing owed does not apply. Where that is said already, it stands as it was said.

    Handled twice, a message finds what it said, though that was taken back since.
    """
    same = _NAMED.where(Exemption.target == target, Exemption.what == what, Exemption.at == at)
    said = session.exec(same.where(Exemption.person_id == person_id)).first()
    standing = in_force(session, targets=[target]).get((target, what))
    if standing is not None:
        return standing
    if said is not None:
        return _exempted(*said)
    row = Exemption(person_id=person_id, target=target, what=what, reason=reason, at=at)
    session.add(row)
    session.flush()
    subject = f"exemption:{row.id}"
    events.record(
        session, at=at, actor=person_id, action="exempted", subject=subject, target=target, what=what, reason=reason
    )
    return _exempted(row, session.get_one(Person, person_id).name)


def find(session: Session, *, exemption_id: int) -> Exempted | None:
    found = session.exec(_NAMED.where(Exemption.id == exemption_id)).one_or_none()
    return None if found is None else _exempted(*found)


def revoke(session: Session, *, exemption_id: int, by: int, at: datetime) -> None:
    """Let it apply again; a second time nothing happens."""
    row = session.get_one(Exemption, exemption_id, with_for_update=True)
    if row.revoked_at is not None:
        return
    row.revoked_at, row.revoked_by = at, by
    session.add(row)
    session.flush()
    subject = f"exemption:{exemption_id}"
    events.record(session, at=at, actor=by, action="exemption revoked", subject=subject, target=row.target)


def in_force(session: Session, *, targets: Iterable[str]) -> dict[tuple[str, str], Exempted]:
    """What of these targets does not apply, by target and name: see `handlers.owing.Due`."""
    rows = session.exec(_IN_FORCE, params={"targets": list(targets)}).all()
    return {(row.target, row.what): _exempted(row, by) for row, by in rows}


def _exempted(row: Exemption, by: str) -> Exempted:
    if row.id is None:
        raise ValueError("the exemption has not been kept yet")
    return Exempted(
        id=row.id,
        target=row.target,
        what=row.what,
        by=by,
        reason=row.reason,
        at=row.at,
        revoked=row.revoked_at is not None,
    )
