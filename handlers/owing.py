"""What positions owe by what is kept, and the question that asks after one thing of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from catalog.entries import Case
from catalog.judging.deliverables import Delivery
from catalog.model import Deliverable, Period, Target
from catalog.owing import DAYS_AHEAD, Owed, owed, urgency
from catalog.reading import Doubt, Missing
from catalog.status import OpenCase
from handlers.services import Services
from handlers.standing import Standing, standings
from handlers.turn import Turn
from locales.wording import due as wording
from storage import entries
from storage.questions import Asked, Step

A_YEAR_AHEAD = 400
"""Days in which every target that owes anything owes it once more."""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing owed, under a name that stays the same until it is reported.

    `case` is the open case's entry; `required_on` is the day whose requirement holds, None for today's. `is_unheard`:
    nothing was ever reported of its target, though its position was held before this month.
    """

    owed: Owed
    name: str
    case: int | None = None
    required_on: date | None = None
    is_unheard: bool = False

    @property
    def key(self) -> str:
        """The target and the name, as a button carries them: `hr.recruitment_rate:2026-11`."""
        return f"{self.owed.target.id}:{self.name}"

    @property
    def is_exempt(self) -> bool:
        """Whether it is said not to apply."""
        return self.owed.is_exempt


def due_of(session: Session, turn: Turn, positions: Iterable[str], *, days: int = DAYS_AHEAD) -> list[Due]:
    """What these positions owe within so many days, overdue first, then by date."""
    return due_of_targets(session, turn, turn.catalog.targets_of(positions), days=days)


def due_of_targets(session: Session, turn: Turn, targets: Iterable[Target], *, days: int) -> list[Due]:
    """The same of these targets."""
    return owed_by(session, turn.services, targets, today=turn.today, days=days)


def owed_by(session: Session, services: Services, targets: Iterable[Target], *, today: date, days: int) -> list[Due]:
    """The same for whoever has no turn."""
    standing = standings(session, services, targets, today=today)
    found = [due for one in standing.values() for due in dues(services, one, today=today, days=days)]
    return sorted(found, key=lambda due: urgency(due.owed))


def is_of(one: Due, period: Period | None) -> bool:
    """Whether it was due in the period; always where none is named."""
    return period is None or (one.owed.due is not None and period.holds(one.owed.due))


def owed_now(session: Session, services: Services, targets: Iterable[Target], *, today: date) -> list[Due]:
    """What HR reaches people about: it may be reported today, is due within 30 days or was before, and applies."""
    found = owed_by(session, services, targets, today=today, days=DAYS_AHEAD)
    return [one for one in found if one.owed.begun and not one.is_exempt]


def find_due(session: Session, turn: Turn, target: Target, name: str) -> Due | None:
    """One thing owed by its name, None where it is owed no longer."""
    found = due_of_targets(session, turn, [target], days=A_YEAR_AHEAD)
    return next((one for one in found if one.name == name), None)


def oldest_due(session: Session, turn: Turn, document: Deliverable) -> date | None:
    """The due day of what a delivery of today would be, None where nothing is open."""
    found = due_of_targets(session, turn, [document], days=A_YEAR_AHEAD)
    return next((one.owed.due for one in found if one.owed.begun and not one.is_exempt), None)


def still_asked(session: Session, turn: Turn, asked: Asked, target: Target) -> bool:
    """Whether the document or the case that a question asks for is still open: anybody may have reported it since."""
    if asked.case is not None:
        case = entries.find(session, entry_id=asked.case)
        return case is not None and case.current
    found = due_of_targets(session, turn, [target], days=A_YEAR_AHEAD) if asked.due else []
    return asked.due is None or asked.due in {one.owed.due for one in found if not one.is_exempt}


def open_on(services: Services, standing: Standing, day: date, *, today: date) -> list[Due]:
    """What of a document is open and may have been handed in on that day, the oldest first."""
    found = dues(services, standing, today=today, days=A_YEAR_AHEAD)
    applying = [(one, one.owed.what) for one in found if not one.is_exempt]
    return [one for one, what in applying if isinstance(what, Delivery) and what.begins <= day]


def dues(services: Services, standing: Standing, *, today: date, days: int) -> list[Due]:
    """What one target owes within so many days, by due day."""
    items = owed(
        standing.target,
        [one.entry for one in standing.kept],
        today=today,
        calendar=services.calendar,
        days=days,
        since=standing.since,
        exempt=standing.exempt,
    )
    every = [(one.entry, one.id) for one in standing.kept if isinstance(one.entry, Case) and one.entry.is_open]
    open_cases = {
        exempt: [pair for pair in every if (str(pair[1]) in standing.excused) is exempt] for exempt in (True, False)
    }
    unheard = not standing.kept and standing.since is not None and standing.since < today.replace(day=1)
    return [replace(_named(one, open_cases[one.is_exempt]), is_unheard=unheard) for one in items]


def _named(one: Owed, open_cases: list[tuple[Case, int]]) -> Due:
    """The thing owed with its name; a case takes the first of the entries that tell it, and leaves the rest."""
    match one.what:
        case Delivery(due=due):
            return Due(one, due.isoformat())
        case Period() as period:
            return Due(one, str(period), required_on=period.start)
        case OpenCase(label=label, opened=opened):
            found = next(pair for pair in open_cases if (pair[0].label, pair[0].opened) == (label, opened))
            open_cases.remove(found)
            return Due(one, str(found[1]), found[1], required_on=found[0].day)


def asked_about(turn: Turn, due: Due, *, step: Step | None = None) -> Asked:
    """Ask for what one thing owed wants; `step` is its place in a walk."""
    target = due.owed.target
    period = due.owed.what if isinstance(due.owed.what, Period) else None
    return Asked(
        doubts=(Doubt(candidates=(target.id,), missing=Missing.VALUE, period=period),),
        lines=(0,),
        message_id=None,
        edit=0,
        words="",
        on=turn.today,
        subject=wording.subject(turn.t, due.owed, today=turn.today),
        case=due.case,
        required_on=due.required_on,
        due=due.owed.due if isinstance(due.owed.what, Delivery) else None,
        step=step,
    )
