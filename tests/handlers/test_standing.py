"""Where targets stand by what is kept."""

from decimal import Decimal

import pytest
from sqlmodel import Session

from catalog.entries import Answer, Case, Done, Entry, Figure
from catalog.loading import load_catalog
from catalog.model import Compliance, Deliverable, Position, Response, Target
from catalog.reporting import requirement_of
from catalog.status import Status
from handlers.standing import standings
from storage import entries
from storage.entries import Source
from tests.talking import Company


@pytest.mark.parametrize("position", load_catalog().positions, ids=lambda position: position.id)
async def test_a_report_moves_its_own_target_only(company: Company, position: Position) -> None:
    """Whatever is reported for a target, every other one of every position stands as it stood."""
    services, member = company.services, await company.member("admin")
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
