"""What is done to people: who may, what holds from when, and that it is done once."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest
from sqlmodel import Session, col, select

from catalog.errors import EndsTooEarly, LastAdministrator, NobodyThere, NotDone, OnAdministrator, OnOneself
from storage import assignments, colleagues, invitations, people, staffing
from storage.colleagues import Colleague, Presence
from storage.invitations import Making, Offer
from storage.people import Member
from storage.tables import Assignment, Event, Person, Role
from tests.storage.conftest import NOW, TODAY

A_DAY = timedelta(days=1)
NEXT_MONTH = date(2026, 12, 1)


def somebody(session: Session, role: Role, *, telegram_id: int) -> Member:
    return people.join(
        session,
        telegram_id=telegram_id,
        name=f"{role} {telegram_id}",
        language="zh",
        role=role,
        positions=(),
        at=NOW,
        today=TODAY,
    )


@pytest.fixture
def hr(session: Session) -> int:
    return somebody(session, Role.HR, telegram_id=5).id


@pytest.fixture
def admin(session: Session) -> int:
    return somebody(session, Role.ADMIN, telegram_id=6).id


def stretches(session: Session, person_id: int) -> list[tuple[str, str, str | None]]:
    """What somebody holds, held or will hold."""
    rows = session.exec(select(Assignment).where(Assignment.person_id == person_id).order_by(col(Assignment.id)))
    held = [(row.position, str(row.starts), None if row.ends is None else str(row.ends)) for row in rows]
    return [one for one in held if one[1] != one[2]]


def actions(session: Session) -> list[str]:
    session.flush()
    return [one for one in session.exec(select(Event.action).order_by(col(Event.id))) if one != "joined"]


GIVEN: list[tuple[list[tuple[date, date | None]], list[tuple[str, str | None]]]] = [
    ([(TODAY, None), (TODAY, None)], [("2026-11-23", None)]),
    ([(TODAY, None), (NEXT_MONTH, None)], [("2026-11-23", None)]),
    ([(NEXT_MONTH, None), (TODAY, None)], [("2026-11-23", None)]),
    ([(TODAY, NEXT_MONTH), (NEXT_MONTH, None)], [("2026-11-23", None)]),
    ([(TODAY, NEXT_MONTH), (TODAY, NEXT_MONTH + A_DAY)], [("2026-11-23", "2026-12-02")]),
    ([(TODAY, NEXT_MONTH), (TODAY, TODAY + A_DAY)], [("2026-11-23", "2026-12-01")]),
    ([(TODAY, TODAY + A_DAY), (NEXT_MONTH, None)], [("2026-11-23", "2026-11-24"), ("2026-12-01", None)]),
    ([(TODAY, TODAY + A_DAY), (NEXT_MONTH, None), (TODAY, NEXT_MONTH)], [("2026-11-23", None)]),
]


@pytest.mark.parametrize(("given", "held"), GIVEN)
def test_a_position_is_held_in_one_stretch(
    session: Session, manager: Member, given: list[tuple[date, date | None]], held: list[tuple[str, str | None]]
) -> None:
    """What touches becomes one, what is there already changes nothing, and a gap stays one."""
    for starts, ends in given:
        assignments.give(session, person_id=manager.id, position="sales", starts=starts, ends=ends)
    found = [(starts, ends) for position, starts, ends in stretches(session, manager.id) if position == "sales"]
    assert found == held


def test_a_move_from_a_day_on(session: Session, manager: Member, hr: int) -> None:
    """The one ends on the day on which the other begins; both are told by the day that is asked about."""
    left = assignments.held_by(session, person_ids=[manager.id], today=TODAY)[manager.id][0]
    move = partial(staffing.move, person_id=manager.id, assignment_id=left.id, actor=hr, at=NOW)
    assert move(session, position="finance", starts=NEXT_MONTH)
    assert not move(session, position="finance", starts=NEXT_MONTH)
    assert stretches(session, manager.id) == [("hr", "2026-11-23", "2026-12-01"), ("finance", "2026-12-01", None)]
    for day, position in ((NEXT_MONTH - A_DAY, "hr"), (NEXT_MONTH, "finance")):
        member = people.find_member(session, telegram_id=manager.telegram_id, today=day)
        assert member is not None
        assert member.positions == {position}
    assert actions(session) == ["moved"]


def test_a_position_that_ends_before_it_begins_was_never_held(session: Session, manager: Member, hr: int) -> None:
    staffing.assign(session, person_id=manager.id, position="sales", starts=NEXT_MONTH, actor=hr, at=NOW)
    coming = assignments.held_by(session, person_ids=[manager.id], today=TODAY)[manager.id][1]
    end = partial(staffing.end, person_id=manager.id, assignment_id=coming.id, actor=hr, at=NOW, ends=TODAY)
    assert end(session)
    assert not end(session)
    assert stretches(session, manager.id) == [("hr", "2026-11-23", None)]
    assert people.position_since(session, position="sales") is None
    assert actions(session) == ["assigned", "ended"]


def test_a_deputy_ends_by_the_day(session: Session, manager: Member, hr: int) -> None:
    assign = partial(staffing.assign, person_id=manager.id, position="sales", starts=TODAY, actor=hr, at=NOW)
    with pytest.raises(EndsTooEarly):
        assign(session, ends=TODAY)
    assert assign(session, ends=NEXT_MONTH)
    assert not assign(session, ends=NEXT_MONTH)
    assert stretches(session, manager.id)[1:] == [("sales", "2026-11-23", "2026-12-01")]


def test_a_director_reports_for_nothing_held_before(session: Session, manager: Member, hr: int) -> None:
    """Nor does it come to be held later; HR and managers keep what they hold."""
    change = partial(staffing.change_role, person_id=manager.id, actor=hr, at=NOW, today=TODAY)
    staffing.assign(session, person_id=manager.id, position="sales", starts=NEXT_MONTH, actor=hr, at=NOW)
    assert change(session, role=Role.HR)
    assert [position for position, _, _ in stretches(session, manager.id)] == ["hr", "sales"]
    assert change(session, role=Role.DIRECTOR)
    assert not change(session, role=Role.DIRECTOR)
    assert stretches(session, manager.id) == []


Act = Callable[[Session, int, int], object]
ACTS: dict[str, Act] = {
    "deactivate": lambda s, who, by: staffing.set_active(s, person_id=who, active=False, actor=by, at=NOW),
    "role": lambda s, who, by: staffing.change_role(s, person_id=who, role=Role.MANAGER, actor=by, at=NOW, today=TODAY),
    "language": lambda s, who, by: staffing.change_language(s, person_id=who, language="en", actor=by, at=NOW),
    "zone": lambda s, who, by: staffing.change_zone(s, person_id=who, zone="Asia/Tokyo", actor=by, at=NOW),
    "position": lambda s, who, by: staffing.assign(s, person_id=who, position="sales", starts=TODAY, actor=by, at=NOW),
}


@pytest.mark.parametrize("act", ACTS)
def test_hr_does_nothing_to_administrators(session: Session, hr: int, admin: int, act: str) -> None:
    with pytest.raises(OnAdministrator):
        ACTS[act](session, admin, hr)
    assert actions(session) == []


@pytest.mark.parametrize("act", ACTS)
def test_administrators_do_everything_to_others(session: Session, hr: int, admin: int, act: str) -> None:
    other = somebody(session, Role.ADMIN, telegram_id=7).id
    for who in (hr, other):
        if (act, who) != ("role", hr):
            assert ACTS[act](session, who, admin), who
    assert actions(session)


def test_hr_makes_no_administrator(session: Session, manager: Member, hr: int) -> None:
    with pytest.raises(OnAdministrator):
        staffing.change_role(session, person_id=manager.id, role=Role.ADMIN, actor=hr, at=NOW, today=TODAY)
    offer = Offer(Role.ADMIN, ())
    with pytest.raises(OnAdministrator):
        staffing.invite_named(session, name="李四", offer=offer, making=Making(hr, NOW, NOW + A_DAY))


@pytest.mark.parametrize("act", ["deactivate", "role"])
def test_nobody_shuts_themselves_out(session: Session, hr: int, admin: int, act: str) -> None:
    somebody(session, Role.ADMIN, telegram_id=7)
    for who in (hr, admin):
        with pytest.raises(OnOneself):
            ACTS[act](session, who, who)


def test_one_administrator_stays(session: Session, admin: int) -> None:
    """Even for the command line; one who is shut out already does not count."""
    other = somebody(session, Role.ADMIN, telegram_id=7).id
    shut_out = partial(staffing.set_active, active=False, actor=None, at=NOW)
    assert shut_out(session, person_id=other)
    with pytest.raises(LastAdministrator):
        shut_out(session, person_id=admin)
    with pytest.raises(LastAdministrator):
        staffing.change_role(session, person_id=admin, role=Role.HR, actor=None, at=NOW, today=TODAY)


GONE: list[Callable[[Session, int], object]] = [
    lambda s, by: staffing.set_active(s, person_id=99, active=False, actor=by, at=NOW),
    lambda s, by: staffing.end(s, person_id=1, assignment_id=99, ends=TODAY, actor=by, at=NOW),
    lambda s, by: staffing.end(s, person_id=by, assignment_id=1, ends=TODAY, actor=by, at=NOW),
    lambda s, by: staffing.check_invited(s, invitation_id=99, actor=by),
]


@pytest.mark.usefixtures("manager")
@pytest.mark.parametrize("act", GONE)
def test_what_is_not_there(session: Session, hr: int, act: Callable[[Session, int], object]) -> None:
    """Nor is somebody else's position."""
    with pytest.raises(NobodyThere):
        act(session, hr)


def invited(session: Session, by: int | None = None) -> Colleague:
    making = Making(by, NOW, NOW + A_DAY)
    staffing.invite_named(session, name="李四", offer=Offer(Role.MANAGER, ("sales",)), making=making)
    return colleagues.everyone(session, today=TODAY)[-1]


def test_everyone_joined_or_not(session: Session, manager: Member) -> None:
    """Those who joined in the order in which they did, then those invited; each found again by the key."""
    shut = somebody(session, Role.DIRECTOR, telegram_id=8).id
    lost = somebody(session, Role.HR, telegram_id=9).id
    people.set_active(session, person_id=shut, active=False, at=NOW, actor=None)
    session.get_one(Person, lost).unreachable_since = NOW
    waiting = invited(session)
    everyone = colleagues.everyone(session, today=TODAY)
    assert [(one.key, one.presence) for one in everyone] == [
        (str(manager.id), Presence.JOINED),
        (str(shut), Presence.INACTIVE),
        (str(lost), Presence.UNREACHABLE),
        (waiting.key, Presence.INVITED),
    ]
    assert [colleagues.find(session, key=one.key, today=TODAY) for one in everyone] == everyone
    for key in ("", "i", "99", "i99", "-1", "1e3", "9" * 30, "x"):
        assert colleagues.find(session, key=key, today=TODAY) is None


def test_a_new_code_voids_the_old_one(session: Session, hr: int) -> None:
    """It is the same invitation, for one who has waited since; whoever makes it now stands for it."""
    making = Making(None, NOW, NOW + A_DAY)
    old = staffing.invite_named(session, name="李四", offer=Offer(Role.MANAGER, ("sales",)), making=making)
    number = colleagues.everyone(session, today=TODAY)[-1].invitation_id
    assert number is not None
    later = Making(hr, NOW + A_DAY, NOW + 8 * A_DAY)
    new = invitations.renew(session, invitation_id=number, making=later)
    assert new is not None
    assert invitations.find_offer(session, code=old, now=NOW) is None
    assert invitations.find_offer(session, code=new, now=NOW + A_DAY) == Offer(Role.MANAGER, ("sales",), "李四")
    assert actions(session) == ["invited", "invited"]


def test_a_withdrawn_invitation_lets_nobody_in(session: Session, manager: Member) -> None:
    making = Making(None, NOW, NOW + A_DAY)
    code = staffing.invite_named(session, name="李四", offer=Offer(Role.MANAGER, ("sales",)), making=making)
    number = colleagues.everyone(session, today=TODAY)[-1].invitation_id or 0
    assert invitations.withdraw(session, invitation_id=number, by=manager.id, at=NOW)
    assert not invitations.withdraw(session, invitation_id=number, by=manager.id, at=NOW)
    assert invitations.find_offer(session, code=code, now=NOW) is None
    assert not invitations.use_up(session, code=code, person_id=manager.id, at=NOW)
    assert invitations.renew(session, invitation_id=number, making=making) is None
    assert len(colleagues.everyone(session, today=TODAY)) == 1
    assert actions(session) == ["invited", "withdrawn"]


def test_a_deputy_may_be_invited(session: Session) -> None:
    """The position ends on the day that the invitation names, and is not given once that has come."""
    for today, positions in ((TODAY, {"sales"}), (NEXT_MONTH, set[str]())):
        member = people.join(
            session,
            telegram_id=int(today.strftime("%d")),
            name="李四",
            language="zh",
            role=Role.MANAGER,
            positions=["sales"],
            at=NOW,
            today=today,
            ends=NEXT_MONTH,
        )
        assert member.positions == positions
        after = people.find_member(session, telegram_id=member.telegram_id, today=NEXT_MONTH)
        assert after is not None
        assert after.positions == set()


def test_every_hindrance_is_one_of_those_named() -> None:
    """So that each has its words."""
    assert {one.__name__ for one in NotDone.__subclasses__()} == {
        "OnOneself",
        "OnAdministrator",
        "LastAdministrator",
        "EndsTooEarly",
        "NobodyThere",
    }
