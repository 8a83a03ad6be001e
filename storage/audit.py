"""The audit, read again: newest first, all of it or what concerns one topic or one person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import Session, col, select

from storage.tables import Event, Invitation, Person


class Topic(StrEnum):
    PEOPLE = "people"
    FIGURES = "figures"
    SENDING = "sending"
    """Broadcasts and reminders, and how people are reminded."""
    CATALOG = "catalog"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One act. `who` is empty for the command line, `whom` where it was not done to one; `detail` is as it was kept."""

    at: datetime
    who: str
    action: str
    whom: str
    detail: Mapping[str, Any]


_SUBJECTS: Mapping[Topic, tuple[str, ...]] = {
    Topic.PEOPLE: ("person", "invitation", "roster"),
    Topic.FIGURES: ("entry", "evidence", "exemption", "snooze"),
    Topic.SENDING: ("campaign", "broadcast", "setting"),
    Topic.CATALOG: ("amendment",),
}
_DAILY = ("reported", "corrected", "closed", "undone", "proved", "snoozed")
"""What managers do with their own targets every day: it would bury everything else."""
_REMINDED = "reminded"
"""Its subject is whom it was about, not what was sent."""


def page_of(
    session: Session, *, topic: Topic | None, person_id: int | None, skipping: int, most: int
) -> list[Happened]:
    """The next `most` acts behind the newest `skipping`; of a person those by them and those done to them.

    Of no topic and no person: how the company is run, without what managers report of their own targets.
    """
    wanted = select(Event, Person.name).outerjoin(Person, col(Person.id) == col(Event.actor))
    if topic is not None:
        wanted = wanted.where(_about(topic))
    if topic is None and person_id is None:
        wanted = wanted.where(col(Event.action).not_in(_DAILY))
    if person_id is not None:
        wanted = wanted.where(or_(col(Event.actor) == person_id, col(Event.subject) == f"person:{person_id}"))
    rows = session.exec(wanted.order_by(col(Event.id).desc()).offset(skipping).limit(most)).all()
    whom = _named(session, [_to_whom(row) for row, _ in rows])
    return [
        Happened(at=row.at, who=name or "", action=row.action, whom=whom.get(_to_whom(row), ""), detail=row.detail)
        for row, name in rows
    ]


def _to_whom(row: Event) -> str:
    """What the act is about; the one person that it reached, where it reached people."""
    reached = row.detail.get("people", ())
    return f"person:{reached[0]}" if len(reached) == 1 else "" if reached else row.subject


def _about(topic: Topic) -> ColumnElement[bool]:
    told = or_(
        *(
            or_(col(Event.subject) == name, col(Event.subject).startswith(f"{name}:", autoescape=True))
            for name in _SUBJECTS[topic]
        )
    )
    if topic is Topic.SENDING:
        return or_(told, col(Event.action) == _REMINDED)
    return and_(told, col(Event.action) != _REMINDED)


def _named(session: Session, subjects: list[str]) -> dict[str, str]:
    """What the people and the invitations among these subjects are called."""
    ids: dict[str, list[int]] = {"person": [], "invitation": []}
    for subject in subjects:
        kind, _, number = subject.partition(":")
        if kind in ids and number.isdecimal():
            ids[kind].append(int(number))
    people = session.exec(select(Person.id, Person.name).where(col(Person.id).in_(ids["person"]))).all()
    invited = session.exec(
        select(Invitation.id, Invitation.name).where(col(Invitation.id).in_(ids["invitation"]))
    ).all()
    named = {f"person:{id_}": name for id_, name in people}
    return named | {f"invitation:{id_}": name for id_, name in invited if name}
