"""Raw updates, kept from the moment they arrive until they have been handled.

Every update passes here twice, so the statements are built once and go past the ORM.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import BindParameter, bindparam, delete, insert, update
from sqlmodel import Session, col, select

from storage.tables import InboxUpdate

_IDS: BindParameter[list[int]] = bindparam("ids", expanding=True)
_KNOWN = select(InboxUpdate.update_id).where(col(InboxUpdate.update_id).in_(_IDS))
_INSERT = insert(InboxUpdate)
_MARK = update(InboxUpdate).where(col(InboxUpdate.update_id).in_(_IDS)).values(handled_at=bindparam("at"))


def keep(session: Session, *, updates: Iterable[tuple[int, str]], at: datetime) -> set[int]:
    """Keep raw updates (id, JSON) and return the ids that are new: Telegram may deliver one again."""
    bodies = dict(updates)
    if not bodies:
        return set()
    connection = session.connection()
    new = bodies.keys() - set(connection.scalars(_KNOWN, {"ids": list(bodies)}))
    if new:
        rows = [{"update_id": id_, "body": bodies[id_], "received_at": at} for id_ in sorted(new)]
        connection.execute(_INSERT, rows)
    return new


def unhandled(session: Session) -> list[str]:
    """The raw updates that are still to be handled, in the order they came."""
    return list(
        session.exec(
            select(InboxUpdate.body)
            .where(col(InboxUpdate.handled_at).is_(None))
            .order_by(col(InboxUpdate.received_at), col(InboxUpdate.update_id))
        ).all()
    )


def mark_handled(session: Session, *, update_ids: Iterable[int], at: datetime) -> None:
    ids = list(update_ids)
    if ids:
        session.connection().execute(_MARK, {"ids": ids, "at": at})


def forget_handled(session: Session, *, before: datetime) -> int:
    """Delete what was handled before that time; return how many. Telegram repeats nothing older than a day."""
    result = session.exec(delete(InboxUpdate).where(col(InboxUpdate.handled_at) < before))
    return result.rowcount
