"""Who holds which position from when to when. A person holds one position in one stretch at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from storage.tables import Assignment, Person, Role


@dataclass(frozen=True, slots=True)
class Held:
    """A position held from `starts` to before `ends`; `id` is the row's, 0 where nobody holds it yet."""

    id: int
    position: str
    starts: date
    ends: date | None


def held_by(session: Session, *, person_ids: Iterable[int], today: date) -> dict[int, list[Held]]:
    """What these people hold today or will hold, by person, the earliest first."""
    held: dict[int, list[Held]] = {}
    people = col(Assignment.person_id).in_(list(person_ids))
    rows = session.exec(select(Assignment).where(people, _not_over(today))).all()
    for row in sorted(rows, key=lambda row: (row.starts, row.id or 0)):
        held.setdefault(row.person_id, []).append(_held(row))
    return held


def everybodys(session: Session, *, today: date) -> dict[int, list[Held]]:
    """The same for everybody."""
    held: dict[int, list[Held]] = {}
    rows = session.exec(select(Assignment).where(_not_over(today))).all()
    for row in sorted(rows, key=lambda row: (row.starts, row.id or 0)):
        held.setdefault(row.person_id, []).append(_held(row))
    return held


def find(session: Session, *, assignment_id: int, person_id: int) -> Held | None:
    """The assignment, where it is this person's."""
    row = session.get(Assignment, assignment_id)
    return _held(row) if row is not None and row.person_id == person_id else None


def give(session: Session, *, person_id: int, position: str, starts: date, ends: date | None = None) -> bool:
    """Have a person hold a position from `starts` to before `ends`, in one stretch with what touches it.

    A director reads it: that is no stretch with what was reported for. False where they hold it all that time already.
    """
    reads = session.get_one(Person, person_id).role == Role.DIRECTOR
    own = (Assignment.person_id == person_id, Assignment.position == position, col(Assignment.reads).is_(reads))
    rows = session.exec(select(Assignment).where(*own).order_by(col(Assignment.starts), col(Assignment.id))).all()
    touching = [row for row in rows if _touches(row, starts, ends)]
    if any(row.starts <= starts and _reaches(row.ends, ends) for row in touching):
        return False
    if not touching:
        session.add(Assignment(person_id=person_id, position=position, starts=starts, ends=ends, reads=reads))
    else:
        kept, *merged = touching
        kept.starts = min(starts, kept.starts)
        kept.ends = _latest([ends, *(row.ends for row in touching)])
        session.add(kept)
        for row in merged:
            row.ends = row.starts
            session.add(row)
    session.flush()
    return True


def end(session: Session, *, assignment_id: int, ends: date) -> bool:
    """Have an assignment end, so that it is not held from `ends` on, or never, where it had not begun by then.

    False where it ends then already.
    """
    row = session.get_one(Assignment, assignment_id)
    last = max(ends, row.starts)
    if row.ends == last:
        return False
    row.ends = last
    session.add(row)
    session.flush()
    return True


def end_all(session: Session, *, person_id: int, today: date) -> None:
    """End whatever a person holds today, and whatever they would come to hold."""
    for row in session.exec(select(Assignment).where(Assignment.person_id == person_id, _not_over(today))):
        row.ends = max(today, row.starts)
        session.add(row)
    session.flush()


def _not_over(today: date) -> ColumnElement[bool]:
    ends = col(Assignment.ends)
    return or_(ends.is_(None), (ends > today) & (ends > col(Assignment.starts)))


def _touches(row: Assignment, starts: date, ends: date | None) -> bool:
    if row.ends is not None and row.ends <= row.starts:
        return False  # it was taken back before it began
    return (row.ends is None or row.ends >= starts) and (ends is None or row.starts <= ends)


def _reaches(there: date | None, wanted: date | None) -> bool:
    return there is None or (wanted is not None and there >= wanted)


def _latest(ends: Iterable[date | None]) -> date | None:
    known = []
    for one in ends:
        if one is None:
            return None
        known.append(one)
    return max(known)


def _held(row: Assignment) -> Held:
    if row.id is None:
        raise ValueError("the assignment has not been kept yet")
    return Held(row.id, row.position, row.starts, row.ends)
