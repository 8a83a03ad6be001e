"""Where targets stand by what is kept: read, judge, return values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from catalog.entries import Figure
from catalog.judging import judge
from catalog.judging.periods import period_of
from catalog.model import Measure, Target
from catalog.status import Past, Status
from catalog.units import convert
from handlers.services import Services
from storage import entries, people
from storage.entries import Kept


@dataclass(frozen=True, slots=True)
class Standing:
    """A target's status, and what it was judged by, oldest first."""

    target: Target
    status: Status
    kept: Sequence[Kept]


def standings(session: Session, services: Services, targets: Iterable[Target], *, today: date) -> dict[str, Standing]:
    """The standing of each target, by id, in the order given."""
    wanted = list(targets)
    since = {p: people.position_since(session, position=p) for p in {target.position for target in wanted}}
    found = kept_for(session, wanted, today=today)
    return {
        target.id: _standing(services, target, found.get(target.id, []), today, since[target.position])
        for target in wanted
    }


def kept_for(session: Session, targets: Iterable[Target], *, today: date) -> dict[str, list[Kept]]:
    """What is kept for these targets and can still matter, oldest first; no key for a target without any."""
    # An open-ended figure is carried over New Year.
    return entries.current(session, targets=[target.id for target in targets], since=date(today.year - 1, 1, 1))


def _standing(services: Services, target: Target, kept: Sequence[Kept], today: date, since: date | None) -> Standing:
    reports = [one.entry for one in kept]
    status = judge(target, reports, today=today, calendar=services.calendar, since=since)
    return Standing(target, status, kept)


def figure_before(standing: Standing, entry_id: int) -> Past | None:
    """The figure that stood before this entry, for the trend; None where there is none, or the target has no trend."""
    target = standing.target
    if not isinstance(target, Measure):
        return None
    for one in reversed(standing.kept):
        if one.id < entry_id and isinstance(one.entry, Figure):
            value = convert(one.entry.value, one.entry.unit, target.unit)
            return None if value is None else Past(value, period_of(one.entry, target))
    return None
