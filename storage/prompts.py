"""What somebody was asked to write or send, other than a report. A row and not a variable: it survives a kill."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, or_, update
from sqlmodel import Session, col, select

from storage.tables import Prompt, Question

# Asked at every message, and so built once. The one that this very update answered comes first.
_WAITING = (
    select(Prompt)
    .where(
        Prompt.chat_id == bindparam("chat_id"),
        Prompt.expires_at > bindparam("now"),
        Prompt.asked_update != bindparam("update_id"),
        or_(col(Prompt.settled_at).is_(None), col(Prompt.settled_update) == bindparam("update_id")),
    )
    .order_by(col(Prompt.settled_at).is_(None), col(Prompt.id).desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Prompted:
    """What is waited for: the conversation that goes on with it, and what that one needs to know."""

    id: int
    flow: str
    about: dict[str, Any]


def ask(
    session: Session,
    *,
    person_id: int,
    chat_id: int,
    flow: str,
    about: dict[str, Any],
    at: datetime,
    expires_at: datetime,
    update_id: int,
    answers: int | None = None,
) -> Prompted:
    """Wait for what comes next in this chat; whatever else waited there is settled. `about` must be JSON.

    `answers` is the prompt that this update answered: handled again, it finds that one, and asks once more.
    """
    if answers is not None:
        settle(session, prompt_id=answers, at=at, update_id=update_id)
    drop(session, chat_id=chat_id, at=at)
    session.exec(
        update(Question)
        .where(col(Question.chat_id) == chat_id, col(Question.settled_at).is_(None))
        .values(settled_at=at, settled_update=update_id)
    )
    row = Prompt(
        person_id=person_id, chat_id=chat_id, flow=flow, about=about, expires_at=expires_at, asked_update=update_id
    )
    session.add(row)
    session.flush()
    return _prompted(row)


def waiting_in(session: Session, *, chat_id: int, now: datetime, update_id: int) -> Prompted | None:
    """What is waited for in this chat, or what this very update answered when it was handled before."""
    row = session.exec(_WAITING, params={"chat_id": chat_id, "now": now, "update_id": update_id}).one_or_none()
    return None if row is None else _prompted(row)


def find(session: Session, *, prompt_id: int, chat_id: int, now: datetime, update_id: int) -> Prompted | None:
    """What a button names, where it waits in this chat, or was settled by this very update when handled before."""
    row = session.get(Prompt, prompt_id)
    if row is None or row.chat_id != chat_id or row.expires_at <= now:
        return None
    return _prompted(row) if row.settled_at is None or row.settled_update == update_id else None


def settle(session: Session, *, prompt_id: int, at: datetime, update_id: int) -> None:
    session.exec(
        update(Prompt)
        .where(col(Prompt.id) == prompt_id, col(Prompt.settled_at).is_(None))
        .values(settled_at=at, settled_update=update_id)
    )


def hear(session: Session, *, prompt_id: int, message_id: int) -> None:
    """The flow gets this message, whether or not it can use it."""
    session.exec(update(Prompt).where(col(Prompt.id) == prompt_id).values(heard_message=message_id))


def is_heard(session: Session, *, chat_id: int, message_id: int) -> bool:
    """Whether a flow got this message."""
    heard = select(Prompt.id).where(Prompt.chat_id == chat_id, Prompt.heard_message == message_id).limit(1)
    return session.exec(heard).first() is not None


def drop(session: Session, *, chat_id: int, at: datetime) -> None:
    """Wait for nothing any more: they went on to something else."""
    session.exec(
        update(Prompt).where(col(Prompt.chat_id) == chat_id, col(Prompt.settled_at).is_(None)).values(settled_at=at)
    )


def _prompted(row: Prompt) -> Prompted:
    if row.id is None:
        raise ValueError("the prompt has not been kept")
    return Prompted(row.id, row.flow, dict(row.about))
