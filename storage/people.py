"""Who there is, in which role, language and time zone, and which positions they hold."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import BindParameter, ColumnElement, Date, and_, bindparam, func, or_
from sqlmodel import Session, col, select

from storage import assignments, events
from storage.tables import Assignment, Person, Role

OVER_ALL = frozenset({Role.HR, Role.ADMIN})
"""The roles that see everyone, write to many, question what was reported, and invite."""


def _in_force(today: date | BindParameter[date]) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Assignment.starts) <= today,
        or_(col(Assignment.ends).is_(None), col(Assignment.ends) > today),
    )


# What every message asks is built once: that takes longer than SQLite needs to answer it.
_MEMBER = (
    select(Person, Assignment.position)
    .outerjoin(Assignment, and_(col(Assignment.person_id) == Person.id, *_in_force(bindparam("today", type_=Date))))
    .where(Person.telegram_id == bindparam("telegram_id"))
)
_EVER = (
    or_(col(Assignment.ends).is_(None), col(Assignment.ends) > col(Assignment.starts)),
    col(Assignment.reads).is_(False),
)
"""What was taken back before it began was never held, and what a director reads is not."""
_SINCE = select(func.min(Assignment.starts)).where(Assignment.position == bindparam("position"), *_EVER)
_ALL_SINCE = (
    select(Assignment.position, func.min(Assignment.starts))
    .where(col(Assignment.position).in_(bindparam("positions", expanding=True)), *_EVER)
    .group_by(col(Assignment.position))
)
_HOLDERS = (
    select(Assignment.position, Person)
    .join(Person, col(Person.id) == col(Assignment.person_id))
    .where(
        col(Assignment.position).in_(bindparam("positions", expanding=True)),
        col(Person.active),
        Person.role != Role.DIRECTOR,
        *_in_force(bindparam("today", type_=Date)),
    )
    .order_by(col(Person.id))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Someone who joined, with the positions assigned on the day that was asked about, in no particular order."""

    id: int
    telegram_id: int
    name: str
    role: Role
    language: str
    time_zone: str | None
    active: bool
    positions: frozenset[str]
    unreachable_since: datetime | None = None
    """When Telegram first said that they blocked the bot or are gone; None once they write."""

    @property
    def reports_for(self) -> frozenset[str]:
        """The positions whose targets this person reports. A director only reads."""
        return frozenset() if self.role is Role.DIRECTOR else self.positions

    @property
    def sees_everyone(self) -> bool:
        return self.role in OVER_ALL


@dataclass(frozen=True, slots=True)
class Holder:
    """Someone who reports for a position."""

    id: int
    name: str
    telegram_id: int


def may_still(who: Member | Person | None, roles: Collection[Role] = OVER_ALL) -> bool:
    """Whether somebody is still active and in a role that may do what they once began.

    What takes effect later, or reaches them later, asks this anew: they may have been shut out or given another role.
    """
    return who is not None and who.active and Role(who.role) in roles


def find_member(session: Session, *, telegram_id: int, today: date) -> Member | None:
    rows = session.exec(_MEMBER, params={"telegram_id": telegram_id, "today": today}).all()
    if not rows:
        return None
    return _member(rows[0][0], (position for _, position in rows if position is not None))


def member_of(session: Session, *, person_id: int, today: date) -> Member | None:
    """Someone by their number, None where nobody has it."""
    person = session.get(Person, person_id)
    if person is None:
        return None
    held = select(Assignment.position).where(Assignment.person_id == person_id, *_in_force(today))
    return _member(person, session.exec(held).all())


def all_members(session: Session, *, today: date) -> list[Member]:
    """Everyone who ever joined, deactivated people included, in the order they joined."""
    held: dict[int, list[str]] = {}
    for assignment in session.exec(select(Assignment).where(*_in_force(today))):
        held.setdefault(assignment.person_id, []).append(assignment.position)
    people = session.exec(select(Person).order_by(col(Person.id))).all()
    return [_member(person, held.get(_id(person), ())) for person in people]


def join(
    session: Session,
    *,
    telegram_id: int,
    name: str,
    language: str,
    role: Role,
    positions: Iterable[str],
    at: datetime,
    today: date,
    ends: date | None = None,
) -> Member:
    """Make someone a member, or give a member further positions, a deputy's to before `ends`.

    HR and admins keep their role; a director's code gives them nothing: they see everything, and would report for it.
    What was held before ends for whoever comes back, and where a director's positions, which are only read, would
    become positions to report for, or the other way round.
    """
    person = session.exec(select(Person).where(Person.telegram_id == telegram_id)).one_or_none()
    if person is None:
        person = Person(telegram_id=telegram_id, name=name, role=role, language=language, joined_at=at)
    keeps_role = person.active and Role(person.role) in (Role.HR, Role.ADMIN) and role is not Role.ADMIN
    if person.id is not None and not keeps_role and (not person.active or Role.DIRECTOR in {Role(person.role), role}):
        assignments.end_all(session, person_id=person.id, today=today)
    person.name, person.role, person.active = name, person.role if keeps_role else role, True
    session.add(person)
    session.flush()
    new = () if (keeps_role and role is Role.DIRECTOR) or (ends is not None and ends <= today) else positions
    held = _assign(session, _id(person), new, today, ends)
    subject = f"person:{person.id}"
    events.record(session, at=at, actor=person.id, action="joined", subject=subject, role=role, positions=sorted(held))
    session.flush()
    return _member(person, held)


def _assign(session: Session, person_id: int, positions: Iterable[str], today: date, ends: date | None) -> set[str]:
    """Give these positions from today on; return all that are held then."""
    for position in sorted(set(positions)):
        assignments.give(session, person_id=person_id, position=position, starts=today, ends=ends)
    in_force = select(Assignment.position).where(Assignment.person_id == person_id, *_in_force(today))
    return set(session.exec(in_force).all())


def position_since(session: Session, *, position: str) -> date | None:
    """The first day anybody held the position: nothing was owed here before."""
    return session.exec(_SINCE, params={"position": position}).one_or_none()


def positions_since(session: Session, *, positions: Iterable[str]) -> dict[str, date]:
    """`position_since` of several; no key for a position that nobody ever held."""
    return dict(session.exec(_ALL_SINCE, params={"positions": list(positions)}).all())


def holders(session: Session, *, positions: Iterable[str], today: date) -> dict[str, list[Holder]]:
    """Who reports for these positions, in the order they joined; no key for a position that nobody reports for."""
    held: dict[str, list[Holder]] = {}
    for position, person in session.exec(_HOLDERS, params={"positions": list(positions), "today": today}):
        held.setdefault(position, []).append(Holder(_id(person), person.name, person.telegram_id))
    return held


def names(session: Session, *, person_ids: Iterable[int]) -> dict[int, str]:
    """What these people are called."""
    rows = session.exec(select(Person.id, Person.name).where(col(Person.id).in_(list(person_ids)))).all()
    return {id_: name for id_, name in rows if id_ is not None}


def set_language(session: Session, *, person_id: int, language: str) -> None:
    person = session.get_one(Person, person_id)
    person.language = language
    session.add(person)


def set_active(session: Session, *, person_id: int, active: bool, at: datetime, actor: int | None) -> None:
    """Let someone in again, or shut them out. What they reported stays."""
    person = session.get_one(Person, person_id)
    person.active = active
    session.add(person)
    action = "activated" if active else "deactivated"
    events.record(session, at=at, actor=actor, action=action, subject=f"person:{person_id}")


def set_reachable(session: Session, *, person_id: int) -> None:
    """They wrote: whatever kept messages from them is over."""
    person = session.get_one(Person, person_id)
    person.unreachable_since = None
    session.add(person)


def set_unreachable(session: Session, *, telegram_id: int, at: datetime | None) -> None:
    """They blocked the bot at that moment, or, with None, let it write again; nothing where they never joined."""
    person = session.exec(select(Person).where(Person.telegram_id == telegram_id)).one_or_none()
    if person is not None and (person.unreachable_since is None) is not (at is None):
        person.unreachable_since = at
        session.add(person)


def _id(person: Person) -> int:
    if person.id is None:
        raise ValueError("the person has not been kept yet")
    return person.id


def _member(person: Person, positions: Iterable[str]) -> Member:
    return Member(
        id=_id(person),
        telegram_id=person.telegram_id,
        name=person.name,
        role=Role(person.role),
        language=person.language,
        time_zone=person.time_zone,
        active=person.active,
        positions=frozenset(positions),
        unreachable_since=person.unreachable_since,
    )
