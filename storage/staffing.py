"""What HR does to people: each act is checked against who does it, has its effect once, and is in the audit.

Nobody shuts themselves out: neither deactivates themselves nor gives away their own role. HR does nothing to
administrators, and makes none. One administrator stays, whoever acts. `actor` is None for the command line.

In the audit: `activated`, `deactivated`, `role_changed`, `language_set`, `zone_set`, `assigned`, `ended`, `moved`.
"""

from datetime import date, datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from catalog.errors import EndsTooEarly, LastAdministrator, NobodyThere, OnAdministrator, OnOneself
from storage import assignments, events, invitations, people
from storage.assignments import Held
from storage.invitations import Making, Offer
from storage.tables import Invitation, Person, Role


def set_active(session: Session, *, person_id: int, active: bool, actor: int | None, at: datetime) -> bool:
    """Let someone in again, or shut them out; what they hold and reported stays. False where it is so already."""
    person = _acted_on(session, person_id, actor)
    if person.active == active:
        return False
    if not active:
        _may_lose_rights(session, person, actor)
    people.set_active(session, person_id=person_id, active=active, at=at, actor=actor)
    return True


def change_role(session: Session, *, person_id: int, role: Role, actor: int | None, at: datetime, today: date) -> bool:
    """Give someone another role. What was only read is not reported for, nor the other way round: it ends."""
    person = _acted_on(session, person_id, actor)
    was = Role(person.role)
    if was is role:
        return False
    if role is Role.ADMIN:
        _must_be_admin(session, actor)
    _may_lose_rights(session, person, actor)
    if Role.DIRECTOR in (was, role):
        assignments.end_all(session, person_id=person_id, today=today)
    person.role = role
    _keep(session, person, "role_changed", actor, at, role=role, was=was)
    return True


def change_language(session: Session, *, person_id: int, language: str, actor: int | None, at: datetime) -> bool:
    person = _acted_on(session, person_id, actor)
    if person.language == language:
        return False
    person.language = language
    _keep(session, person, "language_set", actor, at, language=language)
    return True


def change_zone(session: Session, *, person_id: int, zone: str | None, actor: int | None, at: datetime) -> bool:
    """Set where someone's clock hangs; None is the company's zone."""
    person = _acted_on(session, person_id, actor)
    if person.time_zone == zone:
        return False
    person.time_zone = zone
    _keep(session, person, "zone_set", actor, at, zone=zone)
    return True


def assign(
    session: Session,
    *,
    person_id: int,
    position: str,
    starts: date,
    actor: int | None,
    at: datetime,
    ends: date | None = None,
) -> bool:
    """Give a further position from `starts` on; a deputy's to before `ends`. False where they hold it already."""
    person = _acted_on(session, person_id, actor)
    if ends is not None and ends <= starts:
        raise EndsTooEarly
    given = assignments.give(session, person_id=person_id, position=position, starts=starts, ends=ends)
    if given:
        _keep(session, person, "assigned", actor, at, position=position, starts=str(starts), **_until(ends))
    return given


def move(
    session: Session,
    *,
    person_id: int,
    assignment_id: int,
    position: str,
    starts: date,
    actor: int | None,
    at: datetime,
) -> bool:
    """Move someone from what they hold to another position: the one ends on the day on which the other begins."""
    person = _acted_on(session, person_id, actor)
    left = _held(session, assignment_id, person_id)
    if left.position == position:
        return False
    ended = assignments.end(session, assignment_id=assignment_id, ends=starts)
    given = assignments.give(session, person_id=person_id, position=position, starts=starts)
    if ended or given:
        _keep(session, person, "moved", actor, at, left=left.position, position=position, starts=str(starts))
    return ended or given


def end(session: Session, *, person_id: int, assignment_id: int, ends: date, actor: int | None, at: datetime) -> bool:
    """End a position: it is not held from `ends` on."""
    person = _acted_on(session, person_id, actor)
    left = _held(session, assignment_id, person_id)
    ended = assignments.end(session, assignment_id=assignment_id, ends=ends)
    if ended:
        _keep(session, person, "ended", actor, at, position=left.position, **_until(ends))
    return ended


def invite_named(session: Session, *, name: str, offer: Offer, making: Making) -> str:
    """`invitations.invite_named`, where whoever makes it may: HR takes no administrator's place."""
    if offer.role is Role.ADMIN or invitations.waits_as(session, name=name) is Role.ADMIN:
        _must_be_admin(session, making.by)
    return invitations.invite_named(session, name=name, offer=offer, making=making)


def check_invited(session: Session, *, invitation_id: int, actor: int | None) -> Invitation:
    """The open invitation, where the actor may do something to it."""
    row = invitations.find_open(session, invitation_id=invitation_id)
    if row is None:
        raise NobodyThere
    if row.role == Role.ADMIN:
        _must_be_admin(session, actor)
    return row


def check_person(session: Session, *, person_id: int, actor: int | None) -> None:
    """Raise where the actor may do nothing to this person."""
    _acted_on(session, person_id, actor)


def _acted_on(session: Session, person_id: int, actor: int | None) -> Person:
    person = session.get(Person, person_id)
    if person is None:
        raise NobodyThere
    if person.role == Role.ADMIN and person.id != actor:
        _must_be_admin(session, actor)
    return person


def _must_be_admin(session: Session, actor: int | None) -> None:
    if actor is not None and session.get_one(Person, actor).role != Role.ADMIN:
        raise OnAdministrator


def _may_lose_rights(session: Session, person: Person, actor: int | None) -> None:
    if person.id == actor:
        raise OnOneself
    if person.role == Role.ADMIN and person.active:
        admins = select(func.count()).select_from(Person).where(Person.role == Role.ADMIN, col(Person.active))
        if session.exec(admins).one() == 1:
            raise LastAdministrator


def _held(session: Session, assignment_id: int, person_id: int) -> Held:
    held = assignments.find(session, assignment_id=assignment_id, person_id=person_id)
    if held is None:
        raise NobodyThere
    return held


def _until(ends: date | None) -> dict[str, str]:
    return {} if ends is None else {"ends": str(ends)}


def _keep(session: Session, person: Person, action: str, actor: int | None, at: datetime, **detail: object) -> None:
    session.add(person)
    session.flush()
    events.record(session, at=at, actor=actor, action=action, subject=f"person:{person.id}", **detail)
