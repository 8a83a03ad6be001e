"""Everything that was ever reported for a target, corrected and undone entries included."""

from sqlalchemy import and_, bindparam, func
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from catalog.records import Fate, Record
from storage import reviews
from storage.entries import entry_of, id_of
from storage.tables import Entry, Person

_Newer = aliased(Entry)
_Ender = aliased(Person)

_Beside = aliased(Entry)
_PAGE = (
    select(Entry, Person.name, _Newer.reported_at, _Ender.name)
    .join(Person, col(Person.id) == col(Entry.person_id))
    .outerjoin(_Newer, col(_Newer.id) == col(Entry.superseded_by))
    .outerjoin(_Ender, col(_Ender.id) == func.coalesce(Entry.revoked_by, _Newer.person_id))
    .where(Entry.target == bindparam("target"), col(Entry.id) > bindparam("after"))
    .order_by(col(Entry.id))
    .limit(bindparam("most"))
)


# Those entries whose message also told something of another position.
_TELLING_MORE = (
    select(Entry.id)
    .join(_Beside, and_(col(_Beside.chat_id) == col(Entry.chat_id), col(_Beside.message_id) == col(Entry.message_id)))
    .where(
        col(Entry.id).in_(bindparam("ids", expanding=True)),
        col(_Beside.target).not_like(bindparam("own")),
    )
)


def page_of(session: Session, *, target: str, after: int, most: int, all_words: bool = False) -> list[Record]:
    """The next `most` records of a target behind the record `after` (0 for the first page), in the order kept.

    A message that also told something of another position is not quoted: its words are not for everyone who sees this.
    `all_words`: for whoever sees every position they are.
    """
    rows = session.exec(_PAGE, params={"target": target, "after": after, "most": most}).all()
    ids, own = [id_of(row) for row, *_ in rows], f"{target.partition('.')[0]}.%"
    checked = reviews.newest(session, entry_ids=ids)
    telling_more = set() if all_words else set(session.exec(_TELLING_MORE, params={"ids": ids, "own": own}).all())
    return [
        Record(
            id=id_of(row),
            target=row.target,
            entry=entry_of(row),
            by=by,
            at=row.reported_at,
            words="" if row.id in telling_more else row.words,
            requirement=row.bound,
            fate=_fate(row),
            verdict=checked[id_of(row)].verdict if row.id in checked else None,
            ended_by=ender,
            ended_at=row.revoked_at or corrected_at,
        )
        for row, by, corrected_at, ender in rows
    ]


def _fate(row: Entry) -> Fate:
    if row.revoked_at is not None:
        return Fate.UNDONE
    return Fate.STANDS if row.superseded_by is None else Fate.CORRECTED
