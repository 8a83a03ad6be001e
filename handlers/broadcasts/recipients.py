"""Who gets a broadcast, by its audience and by what is kept on the day it is sent."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from catalog.model import Grain, Period
from handlers.owing import owed_now
from handlers.services import Services
from storage import broadcasts, people, receipts
from storage.broadcasts import Audience, AudienceKind, Broadcast
from storage.campaigns import Recipient
from storage.people import Member


def recipients_of(session: Session, services: Services, broadcast: Broadcast, *, today: date) -> list[Member]:
    """Whoever is a member today and fits, in the order they joined.

    Its maker, who has seen it, gets it only where they named themselves.
    """
    members = [one for one in people.all_members(session, today=today) if one.active]
    audience = broadcast.audience
    if audience.kind is AudienceKind.NOT_REACHED:
        found = _not_reached(session, services, broadcast, members, today)
    else:
        found = _fitting(session, services, audience, members, today)
    return [one for one in found if one.id != broadcast.made_by or audience.kind is AudienceKind.PEOPLE]


def _fitting(
    session: Session, services: Services, audience: Audience, members: list[Member], today: date
) -> list[Member]:
    match audience.kind:
        case AudienceKind.ALL | AudienceKind.NOT_REACHED:
            return members
        case AudienceKind.PEOPLE:
            return [one for one in members if one.id in audience.people]
        case AudienceKind.POSITIONS:
            positions = set(audience.positions)
        case AudienceKind.MISSING:
            positions = _owing(session, services, [audience.target], today)
        case AudienceKind.OWING:
            end = Period.containing(today, Grain.MONTH).end
            positions = _owing(session, services, services.catalog.by_id, today, before=end)
        case AudienceKind.OVERDUE:
            positions = _owing(session, services, services.catalog.by_id, today, before=today)
    return [one for one in members if one.reports_for & positions]


def _not_reached(
    session: Session, services: Services, broadcast: Broadcast, members: list[Member], today: date
) -> list[Member]:
    """Those of the first broadcast whom neither it nor any that followed reached; all of them, where it never began."""
    reached = receipts.reached(session, first=broadcast.first)
    if not reached.anybody:
        first = broadcasts.find(session, broadcast_id=broadcast.first)
        return [] if first is None or first.id == broadcast.id else recipients_of(session, services, first, today=today)
    wanted = reached.not_reached | reached.unknown if broadcast.audience.unknown else reached.not_reached
    return [one for one in members if one.id in wanted]


def _owing(
    session: Session, services: Services, targets: Iterable[str], today: date, *, before: date | None = None
) -> set[str]:
    """The positions that owe any of these targets now, or what is due before a day."""
    wanted = [services.catalog.by_id[id_] for id_ in targets if id_ in services.catalog.by_id]
    owed = [one.owed for one in owed_now(session, services, wanted, today=today)]
    return {one.target.position for one in owed if before is None or (one.due is not None and one.due < before)}


def as_recipients(members: list[Member]) -> list[Recipient]:
    return [Recipient(person_id=one.id, chat_id=one.telegram_id) for one in members]
