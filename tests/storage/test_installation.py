from sqlmodel import Session

from storage import installation


def test_a_database_belongs_to_the_first_bot_that_opens_it(session: Session) -> None:
    """Another bot's messages are numbered from 1 again, and would be taken for those kept."""
    assert installation.owner(session, bot_id=700) == 700
    session.flush()
    assert installation.owner(session, bot_id=700) == 700
    assert installation.owner(session, bot_id=800) == 700
