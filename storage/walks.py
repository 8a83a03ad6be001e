"""Walks through what is owed. A row and not a variable: a walk survives a kill, and is stopped and taken up again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, bindparam, or_, update
from sqlmodel import Session, col, select

from storage.tables import Walk

# Asked after every report, and so built once.
_UNDER_WAY = (
    select(Walk)
    .where(
        Walk.chat_id == bindparam("chat_id"),
        or_(
            and_(col(Walk.ended_at).is_(None), col(Walk.active_until) > bindparam("now")),
            col(Walk.ended_update) == bindparam("update_id"),
        ),
    )
    .order_by(col(Walk.id).desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How far a walk has come: `items` and `skipped` are keys of what is owed; `after` is the entry before it began."""

    id: int
    items: tuple[str, ...]
    skipped: frozenset[str]
    after: int


def begin(session: Session, *, person_id: int, chat_id: int, after: int, on: date, at: datetime) -> Way:
    """A new walk in this chat; an older one that was left unfinished is over."""
    session.exec(
        update(Walk)
        .where(col(Walk.chat_id) == chat_id, col(Walk.ended_at).is_(None))
        .values(active_until=None, ended_at=at)
    )
    row = Walk(person_id=person_id, chat_id=chat_id, items=[], skipped=[], after=after, began_on=on)
    session.add(row)
    session.flush()
    return _way(row)


def unfinished(session: Session, *, chat_id: int, since: date) -> Way | None:
    """The walk of this chat that was begun on that day or later and has not come to its end."""
    row = session.exec(
        select(Walk)
        .where(Walk.chat_id == chat_id, col(Walk.ended_at).is_(None), Walk.began_on >= since)
        .order_by(col(Walk.id).desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else _way(row)


def under_way(session: Session, *, chat_id: int, now: datetime, update_id: int) -> Way | None:
    """The walk of this chat in which an answer is followed by the next question, or that this very update ended."""
    row = session.exec(_UNDER_WAY, params={"chat_id": chat_id, "now": now, "update_id": update_id}).one_or_none()
    return None if row is None else _way(row)


def ended_by(session: Session, *, chat_id: int, update_id: int) -> Way | None:
    """The walk of this chat that this very update brought to its end when it was handled before."""
    row = session.exec(select(Walk).where(Walk.chat_id == chat_id, Walk.ended_update == update_id)).one_or_none()
    return None if row is None else _way(row)


def find(session: Session, *, walk_id: int) -> Way:
    return _way(session.get_one(Walk, walk_id))


def go_on(session: Session, *, walk_id: int, items: Iterable[str], active_until: datetime) -> None:
    """Keep what the walk leads through, and that it goes on until then."""
    row = session.get_one(Walk, walk_id)
    row.items, row.active_until = list(items), active_until
    session.add(row)


def skip(session: Session, *, walk_id: int, keys: Iterable[str]) -> None:
    row = session.get_one(Walk, walk_id)
    row.skipped = sorted({*row.skipped, *keys})
    session.add(row)
    session.flush()


def stop(session: Session, *, walk_id: int) -> None:
    """Leave the walk where it is."""
    row = session.get_one(Walk, walk_id)
    row.active_until = None
    session.add(row)


def end(session: Session, *, walk_id: int, at: datetime, update_id: int) -> None:
    row = session.get_one(Walk, walk_id)
    row.active_until, row.ended_at, row.ended_update = None, at, update_id
    session.add(row)


def _way(row: Walk) -> Way:
    if row.id is None:
        raise ValueError("the walk has not been kept")
    return Way(id=row.id, items=tuple(row.items), skipped=frozenset(row.skipped), after=row.after)
