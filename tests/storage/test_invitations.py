from datetime import timedelta

from sqlmodel import Session, select

from storage import invitations
from storage.invitations import Making, Offer
from storage.people import Member
from storage.tables import Invitation, Role
from tests.storage.conftest import NOW

OFFER = Offer(Role.DIRECTOR, ("sales", "hr"))


def made(session: Session, member: Member) -> str:
    return invitations.invite(session, offer=OFFER, making=Making(member.id, NOW, NOW + timedelta(days=7)))


def test_a_code_offers_what_it_was_made_for(session: Session, manager: Member) -> None:
    assert invitations.find_offer(session, code=made(session, manager), now=NOW) == OFFER


def test_only_the_hash_of_a_code_is_kept(session: Session, manager: Member) -> None:
    """Whoever reads the database cannot join."""
    code = made(session, manager)
    row = session.exec(select(Invitation)).one()
    assert code not in repr(row.model_dump())


def test_a_code_fits_a_deep_link(session: Session, manager: Member) -> None:
    """Telegram carries at most 64 of A-Z a-z 0-9 _ - behind ?start=."""
    code = made(session, manager)
    assert len(code) <= 64
    assert code.replace("-", "").replace("_", "").isalnum()
    assert code.isascii()


def test_a_code_serves_once(session: Session, manager: Member) -> None:
    code = made(session, manager)
    assert invitations.used_by(session, code=code) is None
    assert invitations.use_up(session, code=code, person_id=manager.id, at=NOW)
    assert not invitations.use_up(session, code=code, person_id=manager.id, at=NOW)
    assert invitations.find_offer(session, code=code, now=NOW) is None
    assert invitations.used_by(session, code=code) == manager.id


def test_a_code_expires(session: Session, manager: Member) -> None:
    code = made(session, manager)
    assert invitations.find_offer(session, code=code, now=NOW + timedelta(days=7) - timedelta(seconds=1)) == OFFER
    assert invitations.find_offer(session, code=code, now=NOW + timedelta(days=7)) is None


def test_an_unknown_code_offers_nothing(session: Session) -> None:
    """Neither do words that no code could be."""
    for code in ("", "abc", "\ud800", "x" * 5000):
        assert invitations.find_offer(session, code=code, now=NOW) is None
        assert invitations.used_by(session, code=code) is None
