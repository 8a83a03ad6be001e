from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from catalog.entries import Answer, Case, Done, Entry, Figure
from catalog.model import Period, Unit
from catalog.reading import Mode
from storage import entries
from storage.entries import Kept, Source
from storage.people import Member
from storage.tables import Event
from tests.storage.conftest import NOW, TODAY

RATE = "hr.recruitment_rate"


def source(member: Member, message_id: int = 1, *, line: int = 0, edit: int = 0, on: date = TODAY) -> Source:
    return Source(
        person_id=member.id,
        at=NOW,
        on=on,
        chat_id=7,
        message_id=message_id,
        edit=edit,
        words="招聘达成率92%",
        line=line,
    )


def figure(value: str, on: date = TODAY) -> Figure:
    return Figure(value=Decimal(value), on=on, unit=Unit.PERCENT)


def kept(
    session: Session,
    member: Member,
    value: str = "92",
    message_id: int = 1,
    *,
    line: int = 0,
    supersedes: int | None = None,
) -> Kept:
    return entries.keep(
        session,
        target=RATE,
        entry=figure(value),
        bound=">= 90 percent",
        source=source(member, message_id, line=line),
        supersedes=supersedes,
    )


def standing(session: Session) -> list[Entry]:
    found = entries.current(session, targets=[RATE], since=date(2026, 1, 1))
    return [one.entry for one in found.get(RATE, [])]


@pytest.mark.parametrize(
    "entry",
    [
        Figure(value=Decimal("92.50"), on=TODAY),
        Figure(
            value=Decimal(-3), on=TODAY, unit=Unit.WEEK, period=Period.parse("2026-Q3"), mode=Mode.TOTAL, label="机房"
        ),
        Answer(yes=True, on=TODAY),
        Answer(yes=False, on=TODAY, period=Period.parse("2026-10")),
        Done(done=date(2026, 11, 20)),
        Done(done=date(2026, 11, 20), due=date(2026, 10, 25)),
        Case(opened=date(2026, 11, 18), label="8801", on=TODAY),
        Case(opened=date(2026, 11, 18), closed=date(2026, 11, 20), on=TODAY),
        Case(took=Decimal("2.5"), unit=Unit.HOUR, on=TODAY),
    ],
)
def test_every_kind_of_entry_comes_back_as_it_was(session: Session, manager: Member, entry: Entry) -> None:
    entries.keep(session, target=RATE, entry=entry, bound=None, source=source(manager))
    session.expire_all()
    assert standing(session) == [entry]


def test_a_line_of_a_message_is_kept_once(session: Session, manager: Member) -> None:
    """What was kept is found by its source, and the database itself refuses a second row."""
    assert entries.find_at(session, source(manager)) is None
    first = kept(session, manager)
    assert entries.find_at(session, source(manager)) == first
    assert entries.find_at(session, source(manager, line=1)) is None
    with pytest.raises(IntegrityError):
        kept(session, manager)


def test_a_correction_supersedes_and_its_undo_brings_the_first_back(session: Session, manager: Member) -> None:
    first = kept(session, manager, "92")
    second = kept(session, manager, "93", message_id=2, supersedes=first.id)
    assert standing(session) == [figure("93")]
    assert entries.revoke(session, entry_ids=[second.id], by=manager.id, at=NOW, update_id=50) != []
    assert [one.id for one in entries.standing_again(session, entry_ids=[second.id])] == [first.id]
    assert standing(session) == [figure("92")]


def test_an_undo_counts_once(session: Session, manager: Member) -> None:
    """A second undo of the same entry finds nothing that stands, but is told what this very update undid."""
    first = kept(session, manager)
    undone = entries.revoke(session, entry_ids=[first.id], by=manager.id, at=NOW, update_id=50)
    assert [one.id for one in undone] == [first.id]
    assert entries.revoke(session, entry_ids=[first.id], by=manager.id, at=NOW, update_id=51) == []
    assert [one.id for one in entries.undone_by(session, update_id=50)] == [first.id]
    assert entries.undone_by(session, update_id=51) == []


def test_the_last_message_is_found_whole(session: Session, manager: Member) -> None:
    """Undo takes back everything that one message reported, and of an undone message nothing."""
    kept(session, manager, "90", message_id=1)
    two = [kept(session, manager, "91", message_id=2, line=n) for n in (0, 1)]
    assert entries.last_of(session, person_id=manager.id) == two
    entries.revoke(session, entry_ids=[one.id for one in two], by=manager.id, at=NOW, update_id=50)
    assert [one.message_id for one in entries.last_of(session, person_id=manager.id)] == [1]
    assert entries.last_of(session, person_id=manager.id + 1) == []


def test_what_stands_comes_oldest_first_and_no_older_than_asked(session: Session, manager: Member) -> None:
    for message_id, day in enumerate((date(2026, 3, 1), date(2025, 12, 31), date(2026, 2, 1)), start=1):
        entries.keep(
            session, target=RATE, entry=figure("90", day), bound=None, source=source(manager, message_id, on=day)
        )
    assert [entry.on for entry in standing(session) if isinstance(entry, Figure)] == [
        date(2026, 2, 1),
        date(2026, 3, 1),
    ]


def test_everything_done_to_an_entry_is_in_the_audit(session: Session, manager: Member) -> None:
    first = kept(session, manager, "92")
    second = kept(session, manager, "93", message_id=2, supersedes=first.id)
    entries.revoke(session, entry_ids=[second.id], by=manager.id, at=NOW + timedelta(minutes=1), update_id=50)
    trail = session.exec(select(Event).where(Event.subject != f"person:{manager.id}").order_by(col(Event.id))).all()
    assert [(event.action, event.subject, event.actor) for event in trail] == [
        ("reported", f"entry:{first.id}", manager.id),
        ("corrected", f"entry:{second.id}", manager.id),
        ("undone", f"entry:{second.id}", manager.id),
    ]


def test_open_cases_are_found_however_old(session: Session, manager: Member) -> None:
    """What is still open is told apart from what was closed, answered in some hours, corrected, or came in later."""
    told: list[Entry] = [
        Case(opened=TODAY, label="8801"),
        Case(opened=TODAY, closed=TODAY),
        Case(took=Decimal(2), unit=Unit.HOUR),
        figure("92"),
    ]
    for line, entry in enumerate(told):
        entries.keep(session, target=RATE, entry=entry, bound=None, source=source(manager, line=line))
    later = date(2027, 1, 1)
    found = entries.still_open(session, targets=[RATE], before=later)
    assert [one.entry for one in found[RATE]] == [Case(opened=TODAY, label="8801", on=TODAY)]
    assert entries.still_open(session, targets=[RATE], before=TODAY) == {}
    entries.revoke(session, entry_ids=[found[RATE][0].id], by=manager.id, at=NOW, update_id=9)
    assert entries.still_open(session, targets=[RATE], before=later) == {}
