"""How positions stand for whoever oversees them: read and judged at once, however many they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from catalog.judging.periods import last_day
from catalog.model import Grain, Period, Position
from catalog.overseeing import Summary, given_for
from catalog.status import RISK, State
from handlers.owing import Due, dues
from handlers.services import Services
from handlers.standing import Standing, standings
from storage import people
from storage.exemptions import Exempted
from storage.people import Holder


@dataclass(frozen=True, slots=True)
class Overseen:
    """A position with who reports for it, and what it owes by the end of the month: what is overdue among it.

    `exempt` is what of it does not apply, each with the reason.
    """

    summary: Summary
    standing: Sequence[Standing]
    holders: Sequence[Holder]
    owed: Sequence[Due]
    exempt: Sequence[tuple[Due, Exempted]]


def overseen(session: Session, services: Services, positions: Iterable[Position], *, today: date) -> list[Overseen]:
    """Each of these positions, in the order given."""
    wanted = list(positions)
    targets = [target for position in wanted for target in position.targets]
    standing = standings(session, services, targets, today=today)
    held = people.holders(session, positions=[position.id for position in wanted], today=today)
    return [
        _overseen(
            services,
            position,
            [standing[target.id] for target in position.targets],
            held.get(position.id, []),
            today,
        )
        for position in wanted
    ]


def is_vacant(session: Session, position: Position, standing: Iterable[Standing], *, today: date) -> bool:
    """Whether nobody reports for the position, and nothing was ever reported: nothing is owed there yet."""
    return not any(one.kept for one in standing) and not people.holders(session, positions=[position.id], today=today)


def has_nobody(session: Session, services: Services, position: Position, *, today: date) -> bool:
    """The same, for whoever has not looked up yet how its targets stand."""
    standing = standings(session, services, position.targets, today=today)
    return is_vacant(session, position, standing.values(), today=today)


def _overseen(
    services: Services,
    position: Position,
    standing: Sequence[Standing],
    holders: Sequence[Holder],
    today: date,
) -> Overseen:
    owed, excused, states, asked, reported = [], [], [], 0, 0
    vacant = not holders and not any(one.kept for one in standing)
    for one in () if vacant else standing:
        wanted = _wanted(services, one, today)
        owing = [due for due in wanted if not due.is_exempt]
        excused += [(due, one.excused[due.name]) for due in wanted if due.is_exempt]
        given = not owing and given_for(
            one.target, [kept.entry for kept in one.kept], today=today, since=one.since, exempt=one.exempt
        )
        owed += owing
        states.append(one.status.riskiest)
        asked += bool(owing) or given
        reported += given
    summary = Summary(
        position=position,
        states=tuple(sorted(states, key=_risk)) or (State.NOT_REQUIRED,),
        asked=asked,
        reported=reported,
        holders=tuple(holder.name for holder in holders),
        vacant=vacant,
        questioned=sum(one.status.questioned for one in standing),
    )
    return Overseen(summary, standing, holders, owed, excused)


def _risk(state: State) -> int:
    return RISK[state]


def _wanted(services: Services, standing: Standing, today: date) -> list[Due]:
    """What of a target is due by the end of the month, or was before."""
    days = (last_day(Period.containing(today, Grain.MONTH)) - today).days
    found = dues(services, standing, today=today, days=days)
    return [one for one in found if one.owed.days_left is not None and one.owed.days_left <= days]
