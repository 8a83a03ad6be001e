"""Everyone whom the company knows, whether or not they joined: as HR sees them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Session, col, select

from storage import assignments, invitations
from storage.assignments import Held
from storage.tables import Invitation, Person, Role


class Presence(StrEnum):
    JOINED = "joined"
    INVITED = "invited"
    """An invitation with their name is open, in its term or not: they have not joined."""
    UNREACHABLE = "unreachable"
    """They joined, and blocked the bot or are gone from Telegram."""
    INACTIVE = "inactive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody who joined or was invited by name. `held` is what they hold or will hold; of those invited, would.

    Of those who joined `person_id` is theirs, of those invited `invitation_id`; the other one is None.
    """

    name: str
    role: Role
    presence: Presence
    held: tuple[Held, ...]
    since: datetime
    """When they joined, or were invited last."""
    person_id: int | None = None
    invitation_id: int | None = None
    chat_id: int | None = None
    language: str = ""
    time_zone: str | None = None
    expires_at: datetime | None = None

    @property
    def key(self) -> str:
        """How buttons and the command line name them: `12`, and `i3` for an invitation."""
        return str(self.person_id) if self.person_id is not None else f"i{self.invitation_id}"

    @property
    def reports(self) -> bool:
        """Whether the positions are theirs to report for; a director's are only read."""
        return self.role is not Role.DIRECTOR


def everyone(session: Session, *, today: date) -> list[Colleague]:
    """Those who joined, deactivated ones included, in the order in which they did; then those invited by name."""
    held = assignments.everybodys(session, today=today)
    people = session.exec(select(Person).order_by(col(Person.id))).all()
    joined = [_joined(person, held.get(person.id or 0, [])) for person in people]
    return [*joined, *(_invited(row, today) for row in invitations.open_named(session))]


def changed_since(session: Session, before: Iterable[Colleague], *, today: date) -> list[tuple[Colleague, Colleague]]:
    """Those who joined and stand otherwise than `before`: how they stood, and how they stand."""
    then = {one.key: one for one in before if one.person_id is not None}
    now = [one for one in everyone(session, today=today) if one.key in then]
    return [(then[one.key], one) for one in now if one != then[one.key]]


def find(session: Session, *, key: str, today: date) -> Colleague | None:
    """By `Colleague.key`; None where there is no such one, or who was invited has joined or is no longer invited."""
    number = key.removeprefix("i")
    if not (number.isascii() and number.isdecimal()) or len(number) > len("999999999"):
        return None
    if key.startswith("i"):
        row = invitations.find_open(session, invitation_id=int(number))
        return None if row is None or row.name is None else _invited(row, today)
    person = session.get(Person, int(number))
    if person is None:
        return None
    held = assignments.held_by(session, person_ids=[int(number)], today=today)
    return _joined(person, held.get(int(number), []))


def _joined(person: Person, held: list[Held]) -> Colleague:
    presence = Presence.JOINED if person.unreachable_since is None else Presence.UNREACHABLE
    return Colleague(
        name=person.name,
        role=Role(person.role),
        presence=presence if person.active else Presence.INACTIVE,
        held=tuple(held),
        since=person.joined_at,
        person_id=person.id,
        chat_id=person.telegram_id,
        language=person.language,
        time_zone=person.time_zone,
    )


def _invited(row: Invitation, today: date) -> Colleague:
    return Colleague(
        name=row.name or "",
        role=Role(row.role),
        presence=Presence.INVITED,
        held=tuple(Held(0, position, today, row.ends) for position in row.positions),
        since=row.made_at,
        invitation_id=row.id,
        expires_at=row.expires_at,
    )
