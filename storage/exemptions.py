"""What a manager says does not apply: nobody is reminded of it, and HR sees it apart, with the reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from storage.tables import Exemption, Person

_IN_FORCE = (
    select(Exemption, Person.name)
    .join(Person, col(Person.id) == col(Exemption.person_id))
    .where(col(Exemption.target).in_(bindparam("targets", expanding=True)), col(Exemption.revoked_at).is_(None))
    .order_by(col(Exemption.id))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exempted:
    """One thing owed, by its target and name, that does not apply: who said so, when and why."""

    id: int
    target: str
    what: str
    by: str
    reason: str
    at: datetime


def in_force(session: Session, *, targets: Iterable[str]) -> dict[tuple[str, str], Exempted]:
    """What of these targets does not apply, by target and name: see `handlers.owing.Due`."""
    rows = session.exec(_IN_FORCE, params={"targets": list(targets)}).all()
    return {(row.target, row.what): _exempted(row, by) for row, by in rows}


def _exempted(row: Exemption, by: str) -> Exempted:
    if row.id is None:
        raise ValueError("the exemption has not been kept yet")
    return Exempted(id=row.id, target=row.target, what=row.what, by=by, reason=row.reason, at=row.at)
