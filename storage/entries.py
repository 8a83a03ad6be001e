"""What was reported. Rows are only ever added; a correction supersedes one, an undo revokes one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import assert_never

from sqlalchemy import ColumnElement, bindparam, literal
from sqlmodel import Session, col, select

import catalog.entries as reported
from catalog.model import Period, Unit
from catalog.reading import Mode
from storage import events
from storage.tables import Entry, Event


def _current() -> tuple[ColumnElement[bool], ...]:
    return col(Entry.superseded_by).is_(None), col(Entry.revoked_at).is_(None)


# Every report asks these, and so they are built once.
_STANDING = (
    select(Entry)
    .where(col(Entry.target).in_(bindparam("targets", expanding=True)), Entry.on_day >= bindparam("since"), *_current())
    .order_by(col(Entry.on_day), col(Entry.id))
)
_STILL_OPEN = (
    select(Entry)
    .where(
        col(Entry.target).in_(bindparam("targets", expanding=True)),
        Entry.on_day < bindparam("before"),
        col(Entry.kind) == literal("case", literal_execute=True),  # a parameter would hide the partial index
        col(Entry.closed).is_(None),
        col(Entry.value).is_(None),
        *_current(),
    )
    .order_by(col(Entry.on_day), col(Entry.id))
)
_AT = select(Entry).where(
    Entry.chat_id == bindparam("chat_id"),
    Entry.message_id == bindparam("message_id"),
    Entry.edit == bindparam("edit"),
    Entry.line == bindparam("line"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who reported, when, and by which words; (chat, message, edit, line) is the key that makes it unique.

    `edit` is 0 for the message as first sent, else the update of the edit; `line` counts the entries of one message.
    """

    person_id: int
    at: datetime
    on: date
    chat_id: int
    message_id: int
    edit: int
    words: str
    answer: str = ""
    """What was written when these words were asked about; empty where nothing was."""
    line: int = 0

    def at_line(self, line: int) -> "Source":
        return replace(self, line=line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A report as it stands in the database."""

    id: int
    target: str
    entry: reported.Entry
    person_id: int
    at: datetime
    chat_id: int
    message_id: int
    current: bool
    """Neither corrected nor undone."""


def keep(
    session: Session,
    *,
    target: str,
    entry: reported.Entry,
    bound: str | None,
    source: Source,
    supersedes: int | None = None,
) -> Kept:
    """Keep a report. Its source must not have been kept before: see `find_at`.

    `bound` is the requirement of the day, as the catalog writes it. `supersedes` is the row that this one corrects.
    """
    row = _row(target, entry, bound, source)
    session.add(row)
    session.flush()
    action = "reported"
    if supersedes is not None:
        old = _supersede(session, supersedes, id_of(row))
        action = "closed" if _closes(entry_of(old), entry) else "corrected"
    answer = {"answer": source.answer} if source.answer else {}
    _record(session, row, at=source.at, actor=source.person_id, action=action, **answer)
    return _kept(row)


def _closes(old: reported.Entry, new: reported.Entry) -> bool:
    """Whether a case that was open comes to its end."""
    return isinstance(old, reported.Case) and isinstance(new, reported.Case) and old.is_open and not new.is_open


def kept_from(session: Session, *, chat_id: int, message_id: int) -> list[Kept]:
    """What stands of a message, its edits included, in the order of its lines."""
    rows = session.exec(
        select(Entry)
        .where(Entry.chat_id == chat_id, Entry.message_id == message_id, *_current())
        .order_by(col(Entry.edit), col(Entry.line))
    ).all()
    return [_kept(row) for row in rows]


def find_at(session: Session, source: Source) -> Kept | None:
    """What this line of this message was kept as when it was handled before."""
    row = _find(session, source)
    return None if row is None else _kept(row)


def find(session: Session, *, entry_id: int) -> Kept | None:
    row = session.get(Entry, entry_id)
    return None if row is None else _kept(row)


def replaced_by(session: Session, *, entry_id: int) -> Kept | None:
    """What this entry corrects."""
    row = session.exec(select(Entry).where(Entry.superseded_by == entry_id)).first()
    return None if row is None else _kept(row)


def newest_form(session: Session, *, entry_id: int) -> int:
    """What the entry was corrected to, at last; itself where it was not."""
    row = session.get(Entry, entry_id)
    while row is not None and row.superseded_by is not None:
        entry_id, row = row.superseded_by, session.get(Entry, row.superseded_by)
    return entry_id


def find_to_correct(session: Session, *, entry_id: int) -> Kept | None:
    """`find`, held until the unit of work ends: of two that correct an entry at once, the second sees the first."""
    row = session.get(Entry, entry_id, with_for_update=True)
    return None if row is None else _kept(row)


def undone_by(session: Session, *, update_id: int) -> list[Kept]:
    """What this very update undid when it was handled before."""
    rows = session.exec(select(Entry).where(Entry.revoked_update == update_id).order_by(col(Entry.id))).all()
    return [_kept(row) for row in rows]


def last_of(session: Session, *, person_id: int) -> list[Kept]:
    """What stands of the last message by which this person reported anything, in the order of its lines."""
    row = session.exec(
        select(Entry).where(Entry.person_id == person_id, *_current()).order_by(col(Entry.id).desc()).limit(1)
    ).one_or_none()
    return [] if row is None else kept_from(session, chat_id=row.chat_id, message_id=row.message_id)


def newest_of(session: Session, *, person_id: int) -> Kept | None:
    """The newest thing that this person reported, whether or not it stands."""
    row = session.exec(
        select(Entry).where(Entry.person_id == person_id).order_by(col(Entry.id).desc()).limit(1)
    ).one_or_none()
    return None if row is None else _kept(row)


def reported_after(session: Session, *, person_id: int, entry_id: int) -> list[Kept]:
    """What stands of all that this person has reported since that entry, oldest first."""
    rows = session.exec(
        select(Entry).where(Entry.person_id == person_id, col(Entry.id) > entry_id, *_current()).order_by(col(Entry.id))
    ).all()
    return [_kept(row) for row in rows]


def current(session: Session, *, targets: Iterable[str], since: date) -> dict[str, list[Kept]]:
    """What stands for these targets, reported since that day, oldest first; no key for a target without any."""
    return _by_target(session.exec(_STANDING, params={"targets": list(targets), "since": since}))


def still_open(session: Session, *, targets: Iterable[str], before: date) -> dict[str, list[Kept]]:
    """The cases of these targets that were reported before that day and are not closed, oldest first."""
    return _by_target(session.exec(_STILL_OPEN, params={"targets": list(targets), "before": before}))


def revoke(session: Session, *, entry_ids: Sequence[int], by: int, at: datetime, update_id: int) -> list[Kept]:
    """Undo reports; what they had corrected stands again. Return those that stood until now."""
    revoked = []
    standing = select(Entry).where(col(Entry.id).in_(entry_ids), *_current()).order_by(col(Entry.id)).with_for_update()
    for row in session.exec(standing).all():
        row.revoked_at, row.revoked_by, row.revoked_update = at, by, update_id
        session.add(row)
        again = session.exec(select(Entry).where(Entry.superseded_by == row.id).order_by(col(Entry.id))).all()
        for corrected in again:
            corrected.superseded_by = None
            session.add(corrected)
        standing_again = {"again": [corrected.id for corrected in again]} if again else {}
        _record(session, row, at=at, actor=by, action="undone", **standing_again)
        revoked.append(_kept(row))
    session.flush()
    return revoked


def standing_again(session: Session, *, entry_ids: Iterable[int]) -> list[Kept]:
    """What these reports had corrected, and what stands again because they were undone."""
    told = select(Event.detail).where(
        col(Event.subject).in_([f"entry:{id_}" for id_ in entry_ids]), Event.action == "undone"
    )
    ids = {id_ for detail in session.exec(told) for id_ in detail.get("again", ())}
    return [
        _kept(row)
        for row in session.exec(select(Entry).where(col(Entry.id).in_(ids), *_current()).order_by(col(Entry.id)))
    ]


def _by_target(rows: Iterable[Entry]) -> dict[str, list[Kept]]:
    found: dict[str, list[Kept]] = {}
    for row in rows:
        found.setdefault(row.target, []).append(_kept(row))
    return found


def _find(session: Session, source: Source) -> Entry | None:
    place = {"chat_id": source.chat_id, "message_id": source.message_id, "edit": source.edit, "line": source.line}
    return session.exec(_AT, params=place).one_or_none()


def _supersede(session: Session, old: int, new: int) -> Entry:
    row = session.get_one(Entry, old)
    row.superseded_by = new
    session.add(row)
    return row


def _record(session: Session, row: Entry, *, at: datetime, actor: int, action: str, **detail: object) -> None:
    detail |= {"target": row.target, "words": row.words}
    events.record(session, at=at, actor=actor, action=action, subject=f"entry:{row.id}", **detail)


def id_of(row: Entry) -> int:
    if row.id is None:
        raise ValueError("the entry has not been kept yet")
    return row.id


def _row(target: str, entry: reported.Entry, bound: str | None, source: Source) -> Entry:
    row = Entry(
        target=target,
        person_id=source.person_id,
        reported_at=source.at,
        on_day=entry.on if isinstance(entry, reported.Figure | reported.Answer) else source.on,
        chat_id=source.chat_id,
        message_id=source.message_id,
        edit=source.edit,
        line=source.line,
        words=source.words,
        bound=bound,
        kind=_KINDS[type(entry)],
    )
    match entry:
        case reported.Figure():
            row.value, row.unit, row.mode, row.label = entry.value, entry.unit, entry.mode, entry.label
            row.period = _code(entry.period)
        case reported.Answer():
            row.value, row.period = Decimal(entry.yes), _code(entry.period)
        case reported.Done():
            row.done, row.due = entry.done, entry.due
        case reported.Case():
            row.opened, row.closed, row.label = entry.opened, entry.closed, entry.label
            row.value, row.unit = entry.took, entry.unit
        case _:
            assert_never(entry)
    return row


_KINDS = {
    reported.Figure: "figure",
    reported.Answer: "answer",
    reported.Done: "done",
    reported.Case: "case",
}


def _kept(row: Entry) -> Kept:
    return Kept(
        id=id_of(row),
        target=row.target,
        entry=entry_of(row),
        person_id=row.person_id,
        at=row.reported_at,
        chat_id=row.chat_id,
        message_id=row.message_id,
        current=row.superseded_by is None and row.revoked_at is None,
    )


def entry_of(row: Entry) -> reported.Entry:
    """What the row reports."""
    unit = Unit(row.unit) if row.unit else None
    period = Period.parse(row.period) if row.period else None
    match row.kind:
        case "figure" if row.value is not None:
            mode = Mode(row.mode) if row.mode else None
            return reported.Figure(value=row.value, on=row.on_day, unit=unit, period=period, mode=mode, label=row.label)
        case "answer" if row.value is not None:
            return reported.Answer(yes=bool(row.value), on=row.on_day, period=period)
        case "done" if row.done is not None:
            return reported.Done(done=row.done, due=row.due)
        case "case":
            return reported.Case(
                opened=row.opened, closed=row.closed, took=row.value, unit=unit, label=row.label, on=row.on_day
            )
    raise ValueError(f"entry {row.id} is of no known kind: {row.kind!r}")


def _code(period: Period | None) -> str | None:
    return None if period is None else str(period)
