"""The year 2026 as two managers of each position live it: one reports everything on time, one says nothing."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from types import MappingProxyType

import pytest

from bot.demo.person import Person
from catalog.judging import judge
from catalog.judging.deliverables import occurrences
from catalog.loading import load_catalog
from catalog.model import (
    Cadence,
    Compliance,
    Counting,
    Deliverable,
    IncidentFree,
    Language,
    Measure,
    Op,
    Period,
    Position,
    Response,
    Target,
)
from catalog.status import State, Status
from handlers.standing import kept_for, standings
from locales.translation import Translator
from locales.wording.amounts import amount
from tests.conftest import ZONE
from tests.handlers.records import figures
from tests.talking import Company

POSITIONS = load_catalog().positions
YEAR = Period.parse("2026")
FIRST, LAST, NEW_YEAR = date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)
GREEN = {State.MET, State.ON_TRACK, State.CLEAN, State.YES, State.DONE_ON_TIME, State.UPCOMING, State.NOT_REQUIRED}
LANGUAGES: tuple[Language, Language] = ("zh", "en")
MONTHLY_DAY = 18

CASES: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "hr": (
            ("2026-04-09", "4月3号新设数据分析岗，4月9号职位说明书出具了"),
            ("2026-09-16", "the JD for the new post took six days"),
        ),
        "finance": (("2026-05-18", "5月6号立项的仓库投资，可行性报告今天出了"),),
        "production": (
            ("2026-02-25", "2月13号出的生产事故，今天处理好了"),
            ("2026-08-06", "the forklift accident was handled within 2 working days"),
        ),
        "procurement": (("2026-03-20", "3月3号提的采购需求，今天采购完成"), ("2026-10-30", "这批轴承采购花了15天")),
        "customer_service": (
            ("2026-05-04", "4月30日的客户投诉，今天答复了"),
            ("2026-12-30", "昨天的投诉今天就回复了"),
        ),
    }
)
"""What happened to whom, and on which day it was told."""


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """Something said at ten on a day, and how many things it reports."""

    day: date
    text: str
    reports: int = 1


def told_by(position: Position) -> list[Told]:
    """Everything that a manager who is always on time says in the year, in order."""
    monthly = [told for month in range(1, 13) for told in _figures(position, month)]
    deliveries = [told for target in position.targets if isinstance(target, Deliverable) for told in _done(target)]
    nothing_happened = [_no_incident(target) for target in position.targets if isinstance(target, IncidentFree)]
    cases = [Told(date.fromisoformat(day), text) for day, text in CASES.get(position.id, ())]
    return sorted([*monthly, *deliveries, *nothing_happened, *cases])


def _figures(position: Position, month: int) -> Iterator[Told]:
    """A month's figures: those with a fraction in one message, a line each, what is counted one by one."""
    day = date(2026, month, MONTHLY_DAY)
    reported = {target: text for target in position.targets if (text := _figure(target, month))}
    shares = [text for target, text in reported.items() if not _is_counted(target)]
    yield Told(day, "\n".join(shares), len(shares))
    yield from (Told(day, text) for target, text in reported.items() if _is_counted(target))


def _is_counted(target: Target) -> bool:
    return not isinstance(target, Measure) or target.unit.counts_whole_things


def _figure(target: Target, month: int) -> str:
    """In either language by turns; empty where nothing is to be said this month."""
    language = LANGUAGES[month % 2]
    name = target.short[language]
    match target:
        case Measure(cadence=Cadence.YEAR, counting=Counting.SUM) if month > 1:
            return ""
        case Measure():
            return f"{name} {amount(Translator(language), _passing(target, month), target.unit)}"
        case Compliance():
            return f"{name}：是" if language == "zh" else f"{name}: yes"
        case _:
            return ""


def _passing(measure: Measure, month: int) -> Decimal:
    if measure.counting is Counting.GROWING:
        return measure.bound.value * month / 12 + 1
    step = {Op.MORE_THAN: 1, Op.LESS_THAN: -1}
    return measure.bound.value + step.get(measure.bound.op, 0)


def _done(target: Deliverable) -> Iterator[Told]:
    for n, owed in enumerate(occurrences(target, FIRST, LAST)):
        text = f"{target.short.en} done today" if n % 3 == 1 else f"今天完成了{target.name.zh}"
        yield Told(owed.due - timedelta(days=n % 3), text)


def _no_incident(target: IncidentFree) -> Told:
    return Told(date(2026, 6, 30), f"{target.name.zh} 0 起")


async def statuses(company: Company, position: Position, today: date) -> dict[str, Status]:
    """Where everything stands today."""
    services = company.services
    found = await services.database.run(lambda s: standings(s, services, position.targets, today=today))
    return {id_: one.status for id_, one in found.items()}


async def final(company: Company, position: Position) -> dict[str, Status]:
    """How the year ended, seen on New Year's Day; of deliverables all that is owed then."""
    services = company.services
    kept = await services.database.run(lambda session: kept_for(session, position.targets, today=NEW_YEAR))
    return {
        target.id: judge(
            target,
            [one.entry for one in kept.get(target.id, ())],
            today=NEW_YEAR,
            calendar=services.calendar,
            period=None if isinstance(target, Deliverable) else YEAR,
            since=FIRST,
        )
        for target in position.targets
    }


async def joined(company: Company, position: Position) -> Person:
    """The position's manager, from New Year 2026 on."""
    go_to(company, FIRST)
    return await company.joined(f"manager-{position.id.replace('_', '-')}")


def go_to(company: Company, day: date) -> None:
    company.clock.move_to(datetime.combine(day, time(10), ZONE))


@pytest.mark.parametrize("position", POSITIONS, ids=lambda position: position.id)
async def test_who_reports_everything_on_time_ends_green(company: Company, position: Position) -> None:
    """Each message is kept as a whole, at no month's end anything is wanting, and the year ends green."""
    manager = await joined(company, position)
    month, reports = 1, 0
    for told in told_by(position):
        if told.day.month > month:
            assert not_green(await statuses(company, position, last_day_of(month))) == {}
            month = told.day.month
        go_to(company, told.day)
        answer = await manager.says(told.text)
        reports += told.reports
        assert len(await figures(company)) == reports, f"{told.text}\n\n{answer.text}"
    go_to(company, LAST)
    assert (await manager.says("状态")).text.endswith("目前没有需要您处理的。👍")
    assert not_green(await statuses(company, position, LAST)) == {}
    assert not_green(await final(company, position)) == {}


@pytest.mark.parametrize("position", POSITIONS, ids=lambda position: position.id)
async def test_who_reports_nothing_ends_with_everything_wanting(company: Company, position: Position) -> None:
    """Every deadline of the year is overdue and every measure not reported; what did not happen is not held against."""
    manager = await joined(company, position)
    go_to(company, NEW_YEAR)
    ended = await final(company, position)
    assert {id_: where.state for id_, where in ended.items()} == {t.id: wanting(t) for t in position.targets}
    deadlines = {t.id: dues(t) for t in position.targets if isinstance(t, Deliverable)}
    assert {id_: list(ended[id_].owed) for id_ in deadlines} == deadlines
    overdue = (await manager.says("状态")).text.splitlines()[1]
    now = (await statuses(company, position, NEW_YEAR)).values()
    late = sum(where.riskiest in {State.OVERDUE, State.NOT_REPORTED} for where in now)
    assert late >= len(deadlines)
    assert (f"🔴 已逾期 {late} " in overdue.replace("\N{NO-BREAK SPACE}", " ")) is bool(late)


def dues(target: Deliverable) -> list[date]:
    return [owed.due for owed in occurrences(target, FIRST, LAST)]


def wanting(target: Target) -> State:
    match target:
        case Measure(id="network.outage_duration") | Response():
            return State.NOT_REQUIRED
        case Measure():
            return State.NOT_REPORTED
        case Deliverable():
            return State.OVERDUE
        case IncidentFree():
            return State.CLEAN
        case Compliance():
            return State.PENDING


def not_green(found: Mapping[str, Status]) -> dict[str, State]:
    return {id_: where.state for id_, where in found.items() if where.state not in GREEN}


def last_day_of(month: int) -> date:
    return date(2026, month, monthrange(2026, month)[1])
