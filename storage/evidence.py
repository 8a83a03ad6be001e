"""Photos and documents that prove what was reported. The files stay with Telegram."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import Session, col, select

from storage import events
from storage.tables import Evidence


class FileKind(StrEnum):
    PHOTO = "photo"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file as Telegram knows it, and the message that brought it."""

    kind: FileKind
    file_id: str
    name: str
    chat_id: int
    message_id: int


def keep(session: Session, *, file: File, person_id: int, at: datetime, target: str | None) -> None:
    """Keep a file once; `target` is None where it belongs to what its message reports."""
    known = select(Evidence.id).where(Evidence.chat_id == file.chat_id, Evidence.message_id == file.message_id)
    if session.exec(known).first() is not None:
        return
    row = Evidence(
        chat_id=file.chat_id,
        message_id=file.message_id,
        person_id=person_id,
        at=at,
        kind=file.kind,
        file_id=file.file_id,
        name=file.name,
        target=target,
    )
    session.add(row)
    session.flush()
    events.record(session, at=at, actor=person_id, action="proved", subject=f"evidence:{row.id}", target=target)


def evidence_for(session: Session, *, target: str, messages: Collection[tuple[int, int]]) -> list[File]:
    """The files for a target, newest first: its own, and those of the (chat, message) that its entries came from."""
    rows = session.exec(
        select(Evidence)
        .where(or_(col(Evidence.target) == target, *_of_messages(messages)))
        .order_by(col(Evidence.id).desc())
    ).all()
    return [
        File(
            kind=FileKind(row.kind),
            file_id=row.file_id,
            name=row.name,
            chat_id=row.chat_id,
            message_id=row.message_id,
        )
        for row in rows
    ]


def _of_messages(messages: Collection[tuple[int, int]]) -> list[ColumnElement[bool]]:
    """What tells the files that came with these (chat, message).

    Chat by chat: SQLite finds no list of pairs by an index.
    """
    by_chat: dict[int, list[int]] = {}
    for chat_id, message_id in messages:
        by_chat.setdefault(chat_id, []).append(message_id)
    return [
        and_(col(Evidence.chat_id) == chat_id, col(Evidence.message_id).in_(ids), col(Evidence.target).is_(None))
        for chat_id, ids in by_chat.items()
    ]
