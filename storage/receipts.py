"""Who got what was sent to many, and who has read it: one campaign by itself, or a family of broadcasts together."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from storage.tables import Campaign, Delivery, DeliveryState, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One recipient of a campaign, and what Telegram said where it refused."""

    person_id: int
    state: DeliveryState
    reason: str


@dataclass(frozen=True, slots=True)
class Reached:
    """Of everybody a family of broadcasts was for: whom it reached or may yet reach, whom perhaps, and whom not.

    `gone` are those whom it did not certainly reach and who are no members any more: nothing can be sent to them.
    """

    reached: frozenset[int] = frozenset()
    unknown: frozenset[int] = frozenset()
    not_reached: frozenset[int] = frozenset()
    gone: frozenset[int] = frozenset()

    @property
    def anybody(self) -> bool:
        return bool(self.reached or self.unknown or self.not_reached or self.gone)


@dataclass(frozen=True, slots=True)
class Read:
    """Of those who got a family of broadcasts: who has said that they read it, and who has not."""

    acknowledged: tuple[int, ...] = ()
    waiting: tuple[int, ...] = ()


_ARRIVED = (DeliveryState.SENT, DeliveryState.QUEUED, DeliveryState.SENDING)


def receipts(session: Session, *, campaign_id: int, states: Collection[DeliveryState] = ()) -> list[Receipt]:
    """The recipients of a campaign in these states, or all of them, by name."""
    found = (
        select(Delivery)
        .join(Person, col(Person.id) == Delivery.person_id)
        .where(Delivery.campaign_id == campaign_id)
        .order_by(Person.name, col(Delivery.id))
    )
    if states:
        found = found.where(col(Delivery.state).in_(states))
    return [
        Receipt(person_id=one.person_id, state=DeliveryState(one.state), reason=one.reason)
        for one in session.exec(found)
    ]


def reached(session: Session, *, first: int) -> Reached:
    """Whom the family of broadcasts that began with `first` reached: whoever read it was, whatever Telegram said."""
    arrived, unknown, everybody, gone = set[int](), set[int](), set[int](), set[int]()
    for person, state, read_at, active in session.exec(
        select(Delivery.person_id, Delivery.state, Delivery.acknowledged_at, Person.active)
        .join(Person, col(Person.id) == Delivery.person_id)
        .where(_of_family(session, first))
    ):
        everybody.add(person)
        if not active:
            gone.add(person)
        if state in _ARRIVED or read_at is not None:
            arrived.add(person)
        elif state == DeliveryState.UNKNOWN:
            unknown.add(person)
    gone -= arrived
    not_reached = everybody - arrived - unknown - gone
    return Reached(frozenset(arrived), frozenset(unknown - arrived - gone), frozenset(not_reached), frozenset(gone))


def read(session: Session, *, first: int) -> Read:
    """Who has said that they read it, and who got it and has not, each in the order in which it was sent."""
    acknowledged, got = dict[int, None](), dict[int, None]()
    for person, state, read_at in session.exec(
        select(Delivery.person_id, Delivery.state, Delivery.acknowledged_at)
        .where(_of_family(session, first))
        .order_by(col(Delivery.id))
    ):
        if read_at is not None:
            acknowledged[person] = None
        elif state == DeliveryState.SENT:
            got[person] = None
    return Read(tuple(acknowledged), tuple(person for person in got if person not in acknowledged))


def acknowledge(session: Session, *, first: int, person_id: int, at: datetime) -> bool:
    """Keep when somebody said that they have read it; False where it was not for them."""
    rows = session.exec(
        select(Delivery).where(_of_family(session, first), Delivery.person_id == person_id).with_for_update()
    ).all()
    for row in rows:
        row.acknowledged_at = row.acknowledged_at or at
        session.add(row)
    session.flush()
    return bool(rows)


def _of_family(session: Session, first: int) -> Any:  # noqa: ANN401 - a condition on deliveries
    following = session.exec(
        select(Campaign.id).where(col(Campaign.follows).is_not(None), Campaign.follows == first)
    ).all()
    return col(Delivery.campaign_id).in_([first, *following])
