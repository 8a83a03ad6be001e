"""Where targets stand by what is kept."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlmodel import Session

from catalog.entries import Answer, Case, Done, Entry, Figure
from catalog.judging.deliverables import occurrences
from catalog.loading import load_catalog
from catalog.model import Compliance, Deliverable, Position, Response, Target
from catalog.owing import owed
from catalog.reporting import requirement_of
from catalog.status import Status
from handlers.standing import standings
from storage import entries
from storage.entries import Source
from tests.conftest import ZONE
from tests.talking import Company


@pytest.mark.parametrize("position", load_catalog().positions, ids=lambda position: position.id)
async def test_a_report_moves_its_own_target_only(company: Company, position: Position) -> None:
    """Whatever is reported for a target, every other one of every position stands as it stood."""
    services = company.services
    present = services.clock()
    company.clock.move_to(present - timedelta(days=300))
    member = await company.member(f"manager-{position.id.replace('_', '-')}")
    company.clock.move_to(present)
    now = services.clock()
    today = services.day_of(now)

    def stand(session: Session) -> dict[str, Status]:
        found = standings(session, services, services.catalog.by_id.values(), today=today)
        return {id_: one.status for id_, one in found.items()}

    def work(session: Session) -> list[set[str]]:
        before, moved = stand(session), []
        for number, target in enumerate(position.targets):
            entry = report(target, before[target.id])
            source = Source(person_id=member.id, at=now, on=today, chat_id=1, message_id=number, edit=0, words="")
            entries.keep(session, target=target.id, entry=entry, bound=requirement_of(target, entry), source=source)
            after = stand(session)
            moved.append({id_ for id_ in after if after[id_] != before[id_]})
            before = after
        return moved

    def report(target: Target, stood: Status) -> Entry:
        match target:
            case Deliverable():
                return Done(done=today)
            case Response():
                return Case(opened=today, on=today)
            case Compliance():
                return Answer(yes=True, on=today)
            case _:
                return Figure(value=stood.bound or Decimal(1), on=today)

    assert await services.database.run(work) == [{target.id} for target in position.targets]


FIRST, TODAY = date(2026, 1, 1), date(2029, 3, 20)
LATE = timedelta(days=25)


@pytest.mark.parametrize("position", load_catalog().positions, ids=lambda position: position.id)
async def test_what_was_reported_years_ago_is_not_owed_again(company: Company, position: Position) -> None:
    """In the fourth year nothing is overdue but the documents of the last days: they always come late."""
    services = company.services
    company.clock.move_to(datetime(2026, 1, 1, 12, tzinfo=ZONE))
    member = await company.member(f"manager-{position.id.replace('_', '-')}")

    def work(session: Session) -> set[tuple[str, date | None]]:
        told = [(target, *one) for target in position.targets for one in three_years(target)]
        for number, (target, on, entry) in enumerate(told):
            source = Source(
                person_id=member.id, at=services.clock(), on=on, chat_id=1, message_id=number, edit=0, words=""
            )
            entries.keep(session, target=target.id, entry=entry, bound=None, source=source)
        standing = standings(session, services, position.targets, today=TODAY)
        return {
            (one.target.id, thing.due)
            for one in standing.values()
            for thing in owed(
                one.target,
                [kept.entry for kept in one.kept],
                today=TODAY,
                calendar=services.calendar,
                since=one.since,
            )
            if thing.overdue
        }

    assert await services.database.run(work) == {
        (target.id, delivery.due)
        for target in position.targets
        if isinstance(target, Deliverable)
        for delivery in occurrences(target, FIRST, TODAY - timedelta(days=1))
        if delivery.due + LATE > TODAY
    }


def three_years(target: Target) -> Iterator[tuple[date, Entry]]:
    """Each document late, and a figure at each month's end, with the days on which they are told."""
    ends = [date(year, month, monthrange(year, month)[1]) for year in range(2026, 2030) for month in range(1, 13)]
    match target:
        case Deliverable():
            days = [delivery.due + LATE for delivery in occurrences(target, FIRST, TODAY)]
            yield from ((day, Done(done=day)) for day in days if day <= TODAY)
        case Compliance():
            yield from ((day, Answer(yes=True, on=day)) for day in ends if day <= TODAY)
        case Response():
            pass
        case _:
            yield from ((day, Figure(value=Decimal(90), on=day)) for day in ends if day <= TODAY)
