"""Taking in a roster: all of it or nothing, and the same one twice changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from catalog import roster
from catalog.roster import Change, Fate, Known, Problem, Wanted, compare
from storage import colleagues, events, invitations, staffing
from storage.colleagues import Colleague, Presence
from storage.invitations import Making, Offer
from storage.tables import Person, Role

_PRESENCES = {Presence.INVITED: roster.Presence.INVITED, Presence.INACTIVE: roster.Presence.INACTIVE}


@dataclass(frozen=True, slots=True)
class Link:
    """Somebody of the roster who has not joined, and the code by which they do."""

    offer: Offer
    code: str


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a roster; with `problems` nothing did."""

    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    links: tuple[Link, ...]


def weigh(session: Session, *, wanted: Sequence[Wanted], by: int | None, today: date) -> TakenIn:
    """What would become of it."""
    by_admin = by is None or session.get_one(Person, by).role == Role.ADMIN
    known = [_known(one) for one in colleagues.everyone(session, today=today)]
    changes, problems = compare(wanted, known, by_admin=by_admin)
    return TakenIn(tuple(changes), tuple(problems), ())


def take_in(session: Session, *, wanted: Sequence[Wanted], making: Making, today: date) -> TakenIn:
    """Invite, and give further positions; nothing of it where there is a problem.

    By the same update again, those invited get another code each: the first ones may never have been told.
    """
    handled = [] if making.update_id is None else invitations.made_by_update(session, update_id=making.update_id)
    plan = weigh(session, wanted=wanted, by=making.by, today=today)
    if plan.problems:
        return plan
    links = []
    for row in handled:
        code = invitations.renew(session, invitation_id=row.id or 0, making=making)
        links.append(Link(Offer(Role(row.role), tuple(row.positions), row.name), code or ""))
    offers = [_offer(change.wanted) for change in plan.changes if change.fate is Fate.NEW]
    codes = invitations.invite_all(session, offers=offers, making=making)
    links += [Link(offer, code) for offer, code in zip(offers, codes, strict=True)]
    for change in plan.changes:
        links += _changed(session, change, making, today)
    if any(change.fate is not Fate.THERE for change in plan.changes):
        counts = {fate.value: sum(change.fate is fate for change in plan.changes) for fate in Fate}
        events.record(session, at=making.at, actor=making.by, action="imported", subject="roster", **counts)
    return TakenIn(plan.changes, (), tuple(links))


def links_again(session: Session, *, making: Making) -> tuple[Link, ...]:
    """Another code for each of those whom `making.by` invited by that update and who have not joined."""
    rows = [] if making.update_id is None else invitations.made_by_update(session, update_id=making.update_id)
    links = []
    for row in rows:
        if row.made_by == making.by:
            code = invitations.renew(session, invitation_id=row.id or 0, making=making)
            links.append(Link(Offer(Role(row.role), tuple(row.positions), row.name), code or ""))
    return tuple(links)


def last_update(session: Session, *, plan: TakenIn, by: int) -> int | None:
    """The update by which `by` last invited any of a roster who have not joined; None where there are none."""
    keys = [change.key for change in plan.changes if change.key.startswith("i")]
    rows = [invitations.find_open(session, invitation_id=int(key.removeprefix("i"))) for key in keys]
    updates = [row.made_update for row in rows if row is not None and row.made_by == by]
    return max((update for update in updates if update is not None), default=None)


def _changed(session: Session, change: Change, making: Making, today: date) -> list[Link]:
    """What becomes of somebody who is here or was invited before."""
    if change.fate is Fate.FURTHER:
        for position in change.positions:
            staffing.assign(
                session, person_id=int(change.key), position=position, starts=today, actor=making.by, at=making.at
            )
    if change.fate is not Fate.ANEW:
        return []
    offer, number = _offer(change.wanted), int(change.key.removeprefix("i"))
    return [Link(offer, invitations.renew(session, invitation_id=number, making=making, offer=offer) or "")]


def _offer(wanted: Wanted) -> Offer:
    return Offer(Role(wanted.role), wanted.positions, wanted.name)


def _known(one: Colleague) -> Known:
    """What ends is held, too: a move or a deputy's last day stands, though the same roster comes again."""
    return Known(
        key=one.key,
        name=one.name,
        role=one.role,
        positions=frozenset(each.position for each in one.held),
        presence=_PRESENCES.get(one.presence, roster.Presence.JOINED),
    )
