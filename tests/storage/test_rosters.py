"""Taking in a roster: all of it or nothing, and nothing new of the same one."""

from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from catalog.roster import Fate, Problem, Trouble, Wanted
from storage import assignments, colleagues, invitations, people, rosters, staffing
from storage.invitations import Making, Offer
from storage.people import Member
from storage.tables import Event, Invitation, Role
from tests.storage.conftest import NOW, TODAY

MAKING = Making(None, NOW, NOW + timedelta(days=7), update_id=12)
ROSTER = [
    Wanted(2, "陈静", "manager", ("hr", "finance")),
    Wanted(3, "李四", "manager", ("sales",)),
    Wanted(4, "高远", "director", ("sales", "hr")),
]


def kept(session: Session) -> tuple[int, int]:
    return len(session.exec(select(Invitation)).all()), len(session.exec(select(Event)).all())


def test_a_roster_is_taken_in(session: Session, manager: Member) -> None:
    """Those who joined get further positions, the others links; the codes work, each for its own offer."""
    taken = rosters.take_in(session, wanted=ROSTER, making=MAKING, today=TODAY)
    assert [(one.wanted.name, one.fate) for one in taken.changes] == [
        ("陈静", Fate.FURTHER),
        ("李四", Fate.NEW),
        ("高远", Fate.NEW),
    ]
    offers = [invitations.find_offer(session, code=link.code, now=NOW) for link in taken.links]
    assert offers == [Offer(Role.MANAGER, ("sales",), "李四"), Offer(Role.DIRECTOR, ("sales", "hr"), "高远")]
    found = people.find_member(session, telegram_id=manager.telegram_id, today=TODAY)
    assert found is not None
    assert found.positions == {"hr", "finance"}
    session.flush()
    actions = session.exec(select(Event.action).order_by(col(Event.id))).all()
    assert actions == ["joined", "invited", "invited", "assigned", "imported"]


@pytest.mark.usefixtures("manager")
def test_the_same_roster_changes_nothing(session: Session) -> None:
    """Also once somebody has joined by it."""
    taken = rosters.take_in(session, wanted=ROSTER, making=MAKING, today=TODAY)
    before = kept(session)
    again = rosters.take_in(session, wanted=ROSTER, making=Making(None, NOW, NOW), today=TODAY)
    assert ({one.fate for one in again.changes}, again.links) == ({Fate.THERE}, ())
    assert kept(session) == before
    assert invitations.find_offer(session, code=taken.links[0].code, now=NOW) is not None


@pytest.mark.usefixtures("manager")
def test_the_same_update_gives_the_links_again(session: Session) -> None:
    """Killed before they were told, nobody would have them; the first ones are void, and nobody is invited twice."""
    first = rosters.take_in(session, wanted=ROSTER, making=MAKING, today=TODAY)
    before = kept(session)
    again = rosters.take_in(session, wanted=ROSTER, making=MAKING, today=TODAY)
    assert [one.offer for one in again.links] == [one.offer for one in first.links]
    assert kept(session) == before
    assert invitations.find_offer(session, code=first.links[0].code, now=NOW) is None
    assert invitations.find_offer(session, code=again.links[0].code, now=NOW) is not None


@pytest.mark.usefixtures("manager")
def test_with_a_problem_nothing_is_done(session: Session) -> None:
    wanted = [*ROSTER, Wanted(5, "陈 静", "director", ("sales",))]
    before = kept(session)
    taken = rosters.take_in(session, wanted=wanted, making=MAKING, today=TODAY)
    assert taken.problems == (Problem(5, Trouble.OTHER_ROLE, "陈 静"),)
    assert taken.links == ()
    assert kept(session) == before


def test_another_offer_takes_the_place_of_the_first(session: Session) -> None:
    rosters.take_in(session, wanted=ROSTER[1:2], making=MAKING, today=TODAY)
    moved = [Wanted(2, "李四", "manager", ("finance",))]
    taken = rosters.take_in(session, wanted=moved, making=Making(None, NOW, NOW + timedelta(days=1)), today=TODAY)
    assert [one.fate for one in taken.changes] == [Fate.ANEW]
    everyone = colleagues.everyone(session, today=TODAY)
    assert [[each.position for each in one.held] for one in everyone] == [["finance"]]


def test_hr_takes_in_no_administrators(session: Session, manager: Member) -> None:
    wanted = [Wanted(2, "李四", "admin", ())]
    making = Making(manager.id, NOW, NOW + timedelta(days=1))
    assert rosters.take_in(session, wanted=wanted, making=making, today=TODAY).problems == (
        Problem(2, Trouble.ADMINISTRATOR, "李四"),
    )


def test_a_roster_takes_no_move_back(session: Session, manager: Member) -> None:
    """Who moves next month holds the old position until then; a deputy stays one. The same file changes neither."""
    held = assignments.held_by(session, person_ids=[manager.id], today=TODAY)[manager.id][0]
    then = TODAY + timedelta(days=8)
    staffing.move(
        session,
        person_id=manager.id,
        assignment_id=held.id,
        position="sales",
        starts=then,
        actor=None,
        at=NOW,
    )
    staffing.assign(session, person_id=manager.id, position="finance", starts=TODAY, ends=then, actor=None, at=NOW)
    before = colleagues.everyone(session, today=TODAY)
    taken = rosters.take_in(session, wanted=ROSTER[:1], making=MAKING, today=TODAY)
    assert [one.fate for one in taken.changes] == [Fate.THERE]
    assert colleagues.everyone(session, today=TODAY) == before
