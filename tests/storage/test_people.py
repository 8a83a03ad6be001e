from datetime import date, timedelta

import pytest
from sqlmodel import Session, col, select

from storage import people, staffing
from storage.people import Member
from storage.tables import Assignment, Event, Person, Role
from tests.storage.conftest import NOW, TODAY


def test_a_member_is_found_with_the_positions_of_the_day(session: Session, manager: Member) -> None:
    found = people.find_member(session, telegram_id=manager.telegram_id, today=TODAY)
    assert found == manager
    assert found.positions == {"hr"}


def test_a_position_ends_before_its_last_day_and_starts_on_its_first(session: Session, manager: Member) -> None:
    """`ends` is the first day that it is no longer held."""
    session.add(Assignment(person_id=manager.id, position="sales", starts=date(2026, 3, 1), ends=date(2026, 6, 1)))
    session.flush()
    held = {
        day: people.find_member(session, telegram_id=manager.telegram_id, today=day)
        for day in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 5, 31), date(2026, 6, 1), TODAY)
    }
    assert [member.positions for member in held.values() if member] == [set(), {"sales"}, {"sales"}, set(), {"hr"}]


def rejoined(session: Session, member: Member, role: Role, *positions: str) -> Member:
    return people.join(
        session,
        telegram_id=member.telegram_id,
        name="Chen Jing",
        language="zh",
        role=role,
        positions=positions,
        at=NOW,
        today=TODAY,
    )


def test_joining_again_adds_positions_and_keeps_the_language(session: Session, manager: Member) -> None:
    people.set_language(session, person_id=manager.id, language="en")
    again = rejoined(session, manager, Role.HR, "hr", "admin")
    assert (again.id, again.name, again.role, again.language) == (manager.id, "Chen Jing", Role.HR, "en")
    assert again.positions == {"hr", "admin"}
    assert len(session.exec(select(Assignment)).all()) == 2


def test_hr_takes_on_a_position_and_stays_hr(session: Session, manager: Member) -> None:
    """A manager's code gives the position, and takes no right away."""
    rejoined(session, manager, Role.HR)
    again = rejoined(session, manager, Role.MANAGER, "sales")
    assert (again.role, again.positions) == (Role.HR, frozenset({"hr", "sales"}))


@pytest.mark.parametrize(("first", "second"), [(Role.DIRECTOR, Role.MANAGER), (Role.MANAGER, Role.DIRECTOR)])
def test_what_was_only_read_is_not_reported_for(session: Session, manager: Member, first: Role, second: Role) -> None:
    """A director who becomes a manager, or the other way round, has just the positions of the new code."""
    rejoined(session, manager, first, "sales", "production")
    again = rejoined(session, manager, second, "network")
    assert (again.role, again.positions) == (second, frozenset({"network"}))


def test_whoever_comes_back_has_just_what_the_new_code_gives(session: Session, manager: Member) -> None:
    people.set_active(session, person_id=manager.id, active=False, at=NOW, actor=None)
    again = rejoined(session, manager, Role.MANAGER, "sales")
    assert (again.active, again.positions) == (True, frozenset({"sales"}))
    assert people.find_member(session, telegram_id=manager.telegram_id, today=TODAY) == again


def test_whoever_is_shut_out_stays_known(session: Session, manager: Member) -> None:
    people.set_active(session, person_id=manager.id, active=False, at=NOW, actor=None)
    found = people.find_member(session, telegram_id=manager.telegram_id, today=TODAY)
    assert found is not None
    assert not found.active
    assert session.exec(select(Event.action).order_by(col(Event.id))).all() == ["joined", "deactivated"]


def test_a_position_is_owed_since_the_first_day_anybody_held_it(session: Session, manager: Member) -> None:
    session.add(Assignment(person_id=manager.id, position="hr", starts=TODAY - timedelta(days=90), ends=TODAY))
    session.flush()
    assert people.position_since(session, position="hr") == TODAY - timedelta(days=90)
    assert people.position_since(session, position="sales") is None


def test_names_of_people(session: Session, manager: Member) -> None:
    assert people.names(session, person_ids={manager.id, 999}) == {manager.id: "陈静"}


@pytest.mark.usefixtures("manager")
def test_everyone_who_joined(session: Session) -> None:
    session.add(Person(telegram_id=5, name="高远", role=Role.DIRECTOR, language="en", joined_at=NOW, active=False))
    session.flush()
    assert [(m.name, m.role, m.active, m.positions) for m in people.all_members(session, today=TODAY)] == [
        ("陈静", Role.MANAGER, True, frozenset({"hr"})),
        ("高远", Role.DIRECTOR, False, frozenset()),
    ]


def test_who_reports_for_a_position(session: Session, manager: Member) -> None:
    """In the order they joined: no director, nobody who was shut out, nobody whose time is over."""
    joined = [
        people.join(
            session,
            telegram_id=700 + n,
            name=role.value,
            language="zh",
            role=role,
            positions=["hr", "sales"] if role is not Role.HR else ["sales"],
            at=NOW,
            today=TODAY,
        )
        for n, role in enumerate([Role.DIRECTOR, Role.MANAGER, Role.HR, Role.ADMIN])
    ]
    people.set_active(session, person_id=joined[3].id, active=False, at=NOW, actor=None)
    session.flush()
    found = people.holders(session, positions=["hr", "sales", "finance"], today=TODAY)
    assert {position: [one.id for one in held] for position, held in found.items()} == {
        "hr": [manager.id, joined[1].id],
        "sales": [joined[1].id, joined[2].id],
    }


def test_since_when_positions_are_held(session: Session, manager: Member) -> None:
    session.add(Assignment(person_id=manager.id, position="sales", starts=date(2026, 3, 1), ends=date(2026, 6, 1)))
    session.flush()
    assert people.positions_since(session, positions=["hr", "sales", "finance"]) == {
        "hr": TODAY,
        "sales": date(2026, 3, 1),
    }


def test_what_a_director_reads_is_not_held(session: Session, manager: Member) -> None:
    """Nor once they are a manager, of whom it is held from that day on."""
    director = people.join(
        session,
        telegram_id=77,
        name="高远",
        language="zh",
        role=Role.DIRECTOR,
        positions=["sales"],
        at=NOW,
        today=date(2026, 3, 1),
    )
    assert people.positions_since(session, positions=["hr", "sales"]) == {"hr": TODAY}
    assert people.position_since(session, position="sales") is None
    staffing.change_role(session, person_id=director.id, role=Role.MANAGER, actor=None, at=NOW, today=TODAY)
    staffing.assign(session, person_id=director.id, position="sales", starts=TODAY, actor=None, at=NOW)
    staffing.change_role(
        session, person_id=manager.id, role=Role.DIRECTOR, actor=None, at=NOW, today=TODAY + timedelta(days=1)
    )
    assert people.positions_since(session, positions=["hr", "sales"]) == {"hr": TODAY, "sales": TODAY}
