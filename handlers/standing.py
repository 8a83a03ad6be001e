"""Where targets stand by what is kept: read, judge, return values."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date

from sqlmodel import Session

from catalog.entries import Answer, Case, Done, Entry, Exempt, Figure
from catalog.judging import judge
from catalog.judging.deliverables import ToldBefore, closed_by
from catalog.judging.periods import counts_alone, period_of
from catalog.model import Deliverable, Measure, Period, Response, Target
from catalog.owing import missing_periods
from catalog.status import OpenCase, Past, Status
from catalog.units import convert
from handlers.services import Services
from storage import entries, exemptions, people, reviews
from storage.entries import Kept
from storage.exemptions import Exempted


@dataclass(frozen=True, slots=True)
class Standing:
    """A target's status, and what it was judged by, oldest first; nothing was owed before `since`."""

    target: Target
    status: Status
    kept: Sequence[Kept]
    since: date | None
    questioned: frozenset[int] = frozenset()
    """The entries of it that HR doubts."""
    excused: Mapping[str, Exempted] = field(default_factory=dict)
    """What of it does not apply, by its name: see `handlers.owing.Due`."""

    @property
    def exempt(self) -> tuple[Exempt, ...]:
        """The same as judging takes it."""
        return exempt_of(self.target, self.excused, self.kept)


def standings(session: Session, services: Services, targets: Iterable[Target], *, today: date) -> dict[str, Standing]:
    """The standing of each target, by id, in the order given."""
    wanted = list(targets)
    held = people.positions_since(session, positions={target.position for target in wanted})
    found = kept_for(session, wanted, today=today)
    doubted = reviews.questioned(session, targets=[target.id for target in wanted])
    excused = excused_of(session, wanted)
    return {
        target.id: _standing(
            services,
            target,
            found.get(target.id, []),
            today,
            _owed_since(target, held.get(target.position, today), today),
            doubted,
            excused.get(target.id, {}),
        )
        for target in wanted
    }


def excused_of(session: Session, targets: Iterable[Target]) -> dict[str, dict[str, Exempted]]:
    """What of these targets does not apply, by target and name; a case that was closed since is named by its end."""
    by_id = {target.id: target for target in targets}
    found: dict[str, dict[str, Exempted]] = {}
    for (target, what), said in exemptions.in_force(session, targets=by_id).items():
        case = isinstance(by_id[target], Response) and what.isdigit()
        name = str(entries.newest_form(session, entry_id=int(what))) if case else what
        found.setdefault(target, {})[name] = said
    return found


def exempt_of(target: Target, names: Iterable[str], kept: Sequence[Kept]) -> tuple[Exempt, ...]:
    """What has these names, as judging takes it; a name that no such target gives any more is passed over."""
    found: list[Exempt] = []
    for name in names:
        with suppress(ValueError):
            match target:
                case Deliverable():
                    found.append(date.fromisoformat(name))
                case Response():
                    found += [one.entry for one in kept if str(one.id) == name and isinstance(one.entry, Case)]
                case _:
                    found.append(Period.parse(name))
    return tuple(found)


def kept_for(session: Session, targets: Iterable[Target], *, today: date) -> dict[str, list[Kept]]:
    """What is kept for these targets and can still matter, oldest first; no key for a target without any."""
    wanted, since = list(targets), _last_year(today)
    documents = [target.id for target in wanted if isinstance(target, Deliverable)]
    answering = [target.id for target in wanted if isinstance(target, Response)]
    others = [target.id for target in wanted if not isinstance(target, Deliverable)]
    found = entries.current(session, targets=others, since=since) if others else {}
    # A delivery closes the oldest one that is open: without the first of them every later one would close another.
    done = entries.current(session, targets=documents, since=date.min) if documents else {}
    # A case is open until it is closed.
    older = entries.still_open(session, targets=answering, before=since) if answering else {}
    return found | done | {target: [*cases, *found.get(target, ())] for target, cases in older.items()}


def _last_year(today: date) -> date:
    """From when figures matter: one that names no period is carried over New Year, what is older is history."""
    return date(today.year - 1, 1, 1)


def _owed_since(target: Target, held: date, today: date) -> date:
    """From when the target owes anything: the position was `held` by then, and what was reported since is read."""
    since = held if target.since is None else max(held, target.since)
    return since if isinstance(target, Deliverable) else max(since, _last_year(today))


def every_report(session: Session, target: Target) -> list[Kept]:
    """All that stands for the target, from the first day on, oldest first."""
    return entries.current(session, targets=[target.id], since=date.min).get(target.id, [])


def _standing(
    services: Services,
    target: Target,
    kept: Sequence[Kept],
    today: date,
    since: date | None,
    doubted: set[int],
    excused: Mapping[str, Exempted],
) -> Standing:
    reports = [one.entry for one in kept]
    exempt = exempt_of(target, excused, kept)
    status = judge(target, reports, today=today, calendar=services.calendar, since=since, exempt=exempt)
    missing = missing_periods(target, reports, today=today, since=since, exempt=exempt)
    if missing:
        status = replace(status, missing=missing)
    questioned = frozenset(one.id for one in kept if one.id in doubted) if doubted else frozenset[int]()
    if questioned:
        status = replace(status, questioned=True)
    return Standing(target, status, kept, since, questioned, excused)


def open_cases(standing: Standing) -> list[tuple[int, OpenCase]]:
    """The cases that are open, most urgent first, each with its entry."""
    entries_of = [
        (one.id, one.entry)
        for one in standing.kept
        if isinstance(one.entry, Case) and one.entry.is_open and str(one.id) not in standing.excused
    ]
    found = []
    for case in standing.status.open_cases:
        pair = next(pair for pair in entries_of if (pair[1].label, pair[1].opened) == (case.label, case.opened))
        entries_of.remove(pair)  # of two that nothing tells apart each is there once
        found.append((pair[0], case))
    return found


def status_with(standing: Standing, entry: Entry, services: Services, *, today: date) -> Status:
    """The status that an entry counts for: that of its own period, where this is over, else the present one."""
    if not isinstance(entry, Figure | Answer):
        return standing.status
    period = period_of(entry, standing.target)
    if today < period.end:
        return standing.status
    return judge(
        standing.target,
        [one.entry for one in standing.kept],
        today=today,
        calendar=services.calendar,
        period=period,
        since=standing.since,
        exempt=standing.exempt,
    )


def stands_for(
    standing: Mapping[str, Standing], kept: Iterable[Kept], services: Services, *, today: date
) -> list[tuple[Target, Entry, Status]]:
    """What these entries count for, in their order: each target once, of several periods once for each."""
    found: dict[tuple[str, Period], tuple[Target, Entry, Status]] = {}
    for one in kept:
        if one.target in standing:
            status = status_with(standing[one.target], one.entry, services, today=today)
            found.setdefault((one.target, status.period), (standing[one.target].target, one.entry, status))
    return list(found.values())


def due_day_closed(standing: Standing, kept: Kept, *, today: date) -> date | None:
    """The due day of the occurrence that a delivery closed; None where nothing was owed, and for any other entry.

    Of several that are alike the first given closed the oldest.
    """
    if not isinstance(kept.entry, Done) or not isinstance(standing.target, Deliverable):
        return None
    dones = [one.entry for one in standing.kept if isinstance(one.entry, Done)]
    closed = closed_by(standing.target, kept.entry, dones, today=today, since=standing.since, exempt=standing.exempt)
    alike = sorted(one.id for one in standing.kept if one.entry == kept.entry)
    return dict(zip(alike, (delivery.due for delivery in closed), strict=False)).get(kept.id)


def told_before(standing: Standing, kept: Kept, *, today: date) -> ToldBefore | None:
    """The other delivery of what this one is of, where there was one before: the one that counts, or no longer does.

    None where something was owed for each, and for any other entry. Where no month is named, it is of the present
    period only if its day is.
    """
    if not isinstance(kept.entry, Done):
        return None
    others = [one for one in standing.kept if one.id != kept.id]
    due = due_day_closed(standing, kept, today=today)
    if due is None:
        present = standing.status.closes if standing.status.period.holds(kept.entry.done) else None
        due = kept.entry.due or present
        before, seen = [one for one in others if due], standing
    else:
        before = [one for one in others if due_day_closed(standing, one, today=today) is None]
        seen = replace(standing, kept=others)
    for one in before:
        if isinstance(one.entry, Done) and due and due_day_closed(seen, one, today=today) == due:
            return ToldBefore(due, one.entry.done)
    return None


def figure_before(standing: Standing, kept: Kept, replaced: Kept | None) -> Past | None:
    """The single figure that stood before this entry, for the trend: of its own period or the latest earlier one.

    Where there is one, what the entry `replaced` goes before it, if that was of the same period. None where there is
    none, and for a target whose period is told by several figures together.
    """
    target = standing.target
    if not isinstance(target, Measure) or not counts_alone(target):
        return None
    figures = {one.id: one.entry for one in standing.kept if isinstance(one.entry, Figure)}
    order = {id_: (period_of(figure, target).end, id_) for id_, figure in figures.items()}
    earlier = [id_ for id_ in order if kept.id in order and order[id_] < order[kept.id]]
    if not earlier:
        return None
    match kept.entry, replaced and replaced.entry:
        case Figure() as new, Figure() as old if period_of(new, target) == period_of(old, target):
            return _past(target, old)
    return _past(target, figures[max(earlier, key=lambda id_: order[id_])])


def _past(target: Measure, figure: Figure) -> Past | None:
    value = convert(figure.value, figure.unit, target.unit)
    return None if value is None else Past(value, period_of(figure, target))
