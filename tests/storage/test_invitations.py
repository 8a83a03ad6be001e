from datetime import timedelta

import pytest
from sqlmodel import Session, select

from storage import invitations, staffing
from storage.invitations import Making, Offer
from storage.people import Member
from storage.tables import Invitation, Role
from tests.storage.conftest import NOW, TODAY

OFFER = Offer(Role.DIRECTOR, ("sales", "hr"))


def made(session: Session, member: Member) -> str:
    return invitations.invite(session, offer=OFFER, making=Making(member.id, NOW, NOW + timedelta(days=7)))


def test_a_code_offers_what_it_was_made_for(session: Session, hr: Member) -> None:
    assert invitations.find_offer(session, code=made(session, hr), now=NOW) == OFFER


def test_only_the_hash_of_a_code_is_kept(session: Session, hr: Member) -> None:
    """Whoever reads the database cannot join."""
    code = made(session, hr)
    row = session.exec(select(Invitation)).one()
    assert code not in repr(row.model_dump())


def test_a_code_fits_a_deep_link(session: Session, hr: Member) -> None:
    """Telegram carries at most 64 of A-Z a-z 0-9 _ - behind ?start=."""
    code = made(session, hr)
    assert len(code) <= 64
    assert code.replace("-", "").replace("_", "").isalnum()
    assert code.isascii()


def test_a_code_serves_once(session: Session, hr: Member) -> None:
    code = made(session, hr)
    assert invitations.used_by(session, code=code) is None
    assert invitations.use_up(session, code=code, person_id=hr.id, at=NOW)
    assert not invitations.use_up(session, code=code, person_id=hr.id, at=NOW)
    assert invitations.find_offer(session, code=code, now=NOW) is None
    assert invitations.used_by(session, code=code) == hr.id


def test_a_code_expires(session: Session, hr: Member) -> None:
    code = made(session, hr)
    assert invitations.find_offer(session, code=code, now=NOW + timedelta(days=7) - timedelta(seconds=1)) == OFFER
    assert invitations.find_offer(session, code=code, now=NOW + timedelta(days=7)) is None


def test_a_code_is_worth_nothing_once_its_maker_is_shut_out(session: Session, hr: Member) -> None:
    code = made(session, hr)
    staffing.set_active(session, person_id=hr.id, active=False, actor=None, at=NOW)
    assert invitations.find_offer(session, code=code, now=NOW) is None
    staffing.set_active(session, person_id=hr.id, active=True, actor=None, at=NOW)
    assert invitations.find_offer(session, code=code, now=NOW) == OFFER


MADE = [
    (Role.ADMIN, Role.ADMIN, True),
    (Role.HR, Role.ADMIN, False),
    (Role.MANAGER, Role.ADMIN, False),
    (Role.ADMIN, Role.HR, True),
    (Role.HR, Role.HR, True),
    (Role.MANAGER, Role.HR, False),
    (Role.DIRECTOR, Role.HR, False),
    (Role.HR, Role.MANAGER, True),
    (Role.MANAGER, Role.MANAGER, False),
    (Role.DIRECTOR, Role.DIRECTOR, False),
]


@pytest.mark.parametrize(("became", "offered", "stands"), MADE)
def test_a_code_offers_what_its_maker_could_still_offer(
    session: Session, hr: Member, became: Role, offered: Role, *, stands: bool
) -> None:
    """Nobody takes back by their own code the role that was taken from them, nor gives it to others."""
    offer = Offer(offered, ())
    code = invitations.invite(session, offer=offer, making=Making(hr.id, NOW, NOW + timedelta(days=7)))
    staffing.change_role(session, person_id=hr.id, role=became, actor=None, at=NOW, today=TODAY)
    assert invitations.find_offer(session, code=code, now=NOW) == (offer if stands else None)


def test_an_unknown_code_offers_nothing(session: Session) -> None:
    """Neither do words that no code could be."""
    for code in ("", "abc", "\ud800", "x" * 5000):
        assert invitations.find_offer(session, code=code, now=NOW) is None
        assert invitations.used_by(session, code=code) is None
