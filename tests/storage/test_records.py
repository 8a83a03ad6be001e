from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import text
from sqlmodel import Session

from catalog.entries import Figure
from catalog.model import Unit
from catalog.records import Fate, Record
from storage import entries, people, records
from storage.database import Database
from storage.entries import Kept, Source
from storage.people import Member
from storage.tables import Role
from tests.storage.conftest import NOW, TODAY

RATE = "hr.recruitment_rate"
LATER = NOW + timedelta(hours=1)


def figure(value: str) -> Figure:
    return Figure(value=Decimal(value), on=TODAY, unit=Unit.PERCENT)


def source(member: Member, message_id: int) -> Source:
    words = f"招聘达成率，第{message_id}条"
    return Source(person_id=member.id, at=NOW, on=TODAY, chat_id=7, message_id=message_id, edit=0, words=words)


def keep(session: Session, source: Source, value: str, *, target: str = RATE, supersedes: int | None = None) -> Kept:
    return entries.keep(
        session, target=target, entry=figure(value), bound=">= 90 percent", source=source, supersedes=supersedes
    )


def successor(session: Session) -> Member:
    return people.join(
        session,
        telegram_id=710_000_002,
        name="李强",
        language="zh",
        role=Role.MANAGER,
        positions=["hr"],
        at=NOW,
        today=date(2026, 11, 23),
    )


def page(session: Session, *, after: int = 0, most: int = 10) -> list[Record]:
    return records.page_of(session, target=RATE, after=after, most=most)


def test_a_record_tells_everything(session: Session, manager: Member) -> None:
    kept = keep(session, source(manager, 1), "92.50")
    assert page(session) == [
        Record(
            id=kept.id,
            target=RATE,
            entry=figure("92.50"),
            by="陈静",
            at=NOW,
            words="招聘达成率，第1条",
            requirement=">= 90 percent",
            fate=Fate.STANDS,
        )
    ]


def test_a_correction_and_an_undo_name_who_did_them(session: Session, manager: Member) -> None:
    """A corrected figure that stands again after an undo is as it was."""
    other = successor(session)
    first = keep(session, source(manager, 1), "92")
    second = keep(session, replace(source(other, 2), at=LATER), "93", supersedes=first.id)
    ended = {"ended_by": "李强", "ended_at": LATER}
    assert [(one.fate, one.ended_by, one.ended_at) for one in page(session)] == [
        (Fate.CORRECTED, *ended.values()),
        (Fate.STANDS, None, None),
    ]
    entries.revoke(session, entry_ids=[second.id], by=manager.id, at=LATER, update_id=9)
    session.expire_all()
    assert [(one.fate, one.ended_by, one.ended_at) for one in page(session)] == [
        (Fate.STANDS, None, None),
        (Fate.UNDONE, "陈静", LATER),
    ]


def test_pages_follow_one_another(session: Session, manager: Member) -> None:
    """Each target by itself, in the order kept, nothing twice."""
    ids = [keep(session, source(manager, n), str(n)).id for n in range(1, 6)]
    keep(session, source(manager, 6), "1", target="hr.staff_turnover")
    first = page(session, most=3)
    rest = page(session, after=first[-1].id, most=3)
    assert [one.id for one in first + rest] == ids
    assert page(session, after=ids[-1]) == []


def test_a_page_is_found_by_its_target(database: Database) -> None:
    """However many entries there are of others."""
    plan = "EXPLAIN QUERY PLAN" if database.engine.dialect.name == "sqlite" else "EXPLAIN"
    statement = f"{plan} SELECT id FROM entry WHERE target = 'hr.recruitment_rate' AND id > 5 ORDER BY id LIMIT 500"  # noqa: S608 - no input
    with database.engine.connect() as connection:
        if database.engine.dialect.name != "sqlite":
            connection.execute(text("SET enable_seqscan = off"))  # it reads an empty table whole
        shown = "\n".join(str(row) for row in connection.execute(text(statement)))
    assert "ix_entry_target_id" in shown
