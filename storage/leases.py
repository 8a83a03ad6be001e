"""What only one process may do at a time. Whoever dies loses it when its time is over.

The times are the database's own: two machines' clocks differ, and the demo's is moved about.
"""

from datetime import UTC, datetime, timedelta
from enum import Enum, auto

from sqlalchemy import func
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from storage.tables import Lease

_NOBODY = ""


class Taken(Enum):
    """What came of asking for a lease."""

    ANEW = auto()
    """It was another's, or nobody's: what that one had begun is not going on any more."""
    RENEWED = auto()
    NOT = auto()
    """Another one has it."""


def take(session: Session, *, name: str, holder: str, lifetime: timedelta) -> Taken:
    """Have the lease for `lifetime` from now on, unless somebody else has it."""
    now = _now(session)
    lease = session.exec(select(Lease).where(Lease.name == name).with_for_update()).one_or_none()
    if lease is None:
        return _first(session, Lease(name=name, holder=holder, until=now + lifetime))
    if lease.holder != holder and lease.until > now:
        return Taken.NOT
    taken = Taken.RENEWED if lease.holder == holder else Taken.ANEW
    lease.holder, lease.until = holder, now + lifetime
    session.add(lease)
    session.flush()
    return taken


def _first(session: Session, lease: Lease) -> Taken:
    try:
        with session.begin_nested():
            session.add(lease)
    except IntegrityError:  # another process was as early
        return Taken.NOT
    return Taken.ANEW


def give_back(session: Session, *, name: str, holder: str) -> None:
    """Let others have it at once; nothing where `holder` has lost it."""
    lease = session.exec(select(Lease).where(Lease.name == name).with_for_update()).one_or_none()
    if lease is not None and lease.holder == holder:
        lease.holder, lease.until = _NOBODY, _now(session)
        session.add(lease)


def _now(session: Session) -> datetime:
    if session.get_bind().dialect.name == "sqlite":  # a file of this machine, and SQLite's clock counts seconds
        return datetime.now(UTC)
    now: datetime = session.exec(select(func.clock_timestamp())).one()
    return now
