from datetime import timedelta

from sqlmodel import Session

from storage import inbox
from tests.storage.conftest import NOW


def test_what_was_kept_before_is_not_new(session: Session) -> None:
    """Telegram delivers an update again that it did not see confirmed."""
    assert inbox.keep(session, updates=[(1, "{}"), (2, "{}")], at=NOW) == {1, 2}
    session.flush()
    assert inbox.keep(session, updates=[(2, "{}"), (3, "{}")], at=NOW) == {3}


def test_unhandled_updates_come_in_the_order_they_arrived(session: Session) -> None:
    """Update numbers may start anew after a quiet week: the time of arrival goes first."""
    inbox.keep(session, updates=[(900, '"a"'), (901, '"b"')], at=NOW)
    inbox.keep(session, updates=[(5, '"c"')], at=NOW + timedelta(seconds=1))
    inbox.mark_handled(session, update_ids=[900], at=NOW)
    assert inbox.unhandled(session) == ['"b"', '"c"']


def test_only_old_handled_updates_are_forgotten(session: Session) -> None:
    inbox.keep(session, updates=[(1, "1"), (2, "2"), (3, "3")], at=NOW)
    inbox.mark_handled(session, update_ids=[1], at=NOW)
    inbox.mark_handled(session, update_ids=[2], at=NOW + timedelta(days=3))
    assert inbox.forget_handled(session, before=NOW + timedelta(days=1)) == 1
    assert inbox.unhandled(session) == ["3"]
    assert inbox.keep(session, updates=[(1, "1"), (2, "2")], at=NOW) == {1}
