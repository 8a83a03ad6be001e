from datetime import timedelta

from sqlmodel import Session

from storage import walks
from storage.people import Member
from storage.walks import Way
from tests.storage.conftest import NOW, TODAY

CHAT = 710_000_001
KEYS = ("hr.recruitment_rate:2026-11", "hr.staff_turnover:2026-11")
LATER = NOW + timedelta(days=1)


def begin(session: Session, member: Member) -> Way:
    return walks.begin(session, person_id=member.id, chat_id=CHAT, after=7, on=TODAY, at=NOW)


def under_way(session: Session, *, chat_id: int = CHAT, update_id: int = 1) -> Way | None:
    return walks.under_way(session, chat_id=chat_id, now=NOW, update_id=update_id)


def test_a_walk_comes_back_as_it_was_left(session: Session, manager: Member) -> None:
    """What it leads through, in order, and what was skipped, once each."""
    way = begin(session, manager)
    walks.go_on(session, walk_id=way.id, items=KEYS, active_until=LATER)
    walks.skip(session, walk_id=way.id, keys=[KEYS[1]])
    walks.skip(session, walk_id=way.id, keys=KEYS)
    session.flush()
    session.expire_all()
    left = Way(id=way.id, items=KEYS, skipped=frozenset(KEYS), after=7)
    assert walks.find(session, walk_id=way.id) == left
    assert walks.unfinished(session, chat_id=CHAT, since=TODAY) == left
    assert under_way(session) == left


def test_a_walk_is_under_way_until_it_is_stopped_or_has_waited_long(session: Session, manager: Member) -> None:
    """Stopped, it is unfinished still; in another chat, or begun before the day asked about, there is none."""
    way = begin(session, manager)
    assert under_way(session) is None
    walks.go_on(session, walk_id=way.id, items=KEYS, active_until=LATER)
    assert under_way(session) is not None
    assert under_way(session, chat_id=CHAT + 1) is None
    assert walks.under_way(session, chat_id=CHAT, now=LATER, update_id=1) is None
    walks.stop(session, walk_id=way.id)
    assert under_way(session) is None
    assert walks.unfinished(session, chat_id=CHAT, since=TODAY) is not None
    assert walks.unfinished(session, chat_id=CHAT, since=TODAY + timedelta(days=1)) is None


def test_an_ended_walk_is_met_again_by_the_update_that_ended_it(session: Session, manager: Member) -> None:
    """Handled twice, it tells the end twice; any other finds no walk."""
    way = begin(session, manager)
    walks.go_on(session, walk_id=way.id, items=KEYS, active_until=LATER)
    walks.end(session, walk_id=way.id, at=NOW, update_id=5)
    session.flush()
    assert walks.unfinished(session, chat_id=CHAT, since=TODAY) is None
    found = {update: under_way(session, update_id=update) for update in (5, 6)}
    assert found == {5: walks.find(session, walk_id=way.id), 6: None}
    ended = {update: walks.ended_by(session, chat_id=CHAT, update_id=update) for update in (5, 6)}
    assert ended == found
