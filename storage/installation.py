"""Which bot a database belongs to. Messages and updates are known by numbers that are one bot's own."""

from sqlmodel import Session, select

from storage.tables import Installation


def owner(session: Session, *, bot_id: int) -> int:
    """The bot that the database belongs to; `bot_id` from now on, where it belonged to none."""
    known = session.exec(select(Installation.bot_id)).first()
    if known is not None:
        return known
    session.add(Installation(bot_id=bot_id))
    return bot_id
