"""What the bot asked back. A row and not a variable: it survives a kill, expires, and is answered once."""

from dataclasses import dataclass
from datetime import date, datetime

from pydantic import TypeAdapter
from sqlalchemy import bindparam, or_, update
from sqlmodel import Session, col, select

from catalog.model import Period
from catalog.reading import Doubt
from storage import prompts
from storage.tables import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The place of a question in a walk through what is owed: the thing owed, and that it is number `place` of `of`."""

    walk: int
    key: str
    place: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The doubts of one message, the first being asked about now, and the message they came from.

    `lines` are the lines that the answers' entries take, one a doubt; `corrects` is the entry that an answer
    supersedes, where one is changed; `entries` are those of which one is to be, a candidate each.

    Of what is owed, `subject` names it as it was shown, `case` is the open case that an answer closes, `due` the last
    day for the document that one hands in, and `required_on` the day whose requirement holds for it.
    """

    doubts: tuple[Doubt, ...]
    lines: tuple[int, ...]
    message_id: int | None
    """None where a tap began it: the answer is the message then."""
    edit: int
    words: str
    on: date
    corrects: int | None = None
    entries: tuple[int, ...] = ()
    after: int = 0
    """The newest entry of the person when it was asked: whoever has reported more since answers nothing in words."""
    subject: str = ""
    case: int | None = None
    due: date | None = None
    required_on: date | None = None
    step: Step | None = None

    @property
    def doubt(self) -> Doubt:
        return self.doubts[0]

    @property
    def period(self) -> Period | None:
        """The period that an answer is for where it names none: the doubt's, unless that had not begun."""
        period = self.doubt.period
        return period if period and period.start <= self.on else None


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    id: int
    asked: Asked
    replaces: tuple[Asked, ...] = ()
    """What was open in the chat until this one was asked; told only when it is."""


_ASKED = TypeAdapter(Asked)

# Asked at every message, and so built once.
_OPEN = select(Question).where(
    Question.chat_id == bindparam("chat_id"),
    Question.expires_at > bindparam("now"),
    or_(col(Question.settled_at).is_(None), col(Question.settled_update) == bindparam("update_id")),
    or_(col(Question.asked_update).is_(None), col(Question.asked_update) != bindparam("update_id")),
)
# The one that this very update answered comes first, though its answer may have raised another.
_WAITING = _OPEN.order_by(col(Question.settled_at).is_(None), col(Question.id).desc()).limit(1)


def ask(
    session: Session,
    *,
    person_id: int,
    chat_id: int,
    asked: Asked,
    at: datetime,
    expires_at: datetime,
    update_id: int,
    answers: int | None = None,
) -> OpenQuestion:
    """Keep a question that `update_id` raised; whatever else was open in the chat is settled by it.

    `answers` is the question that it goes on from, and so does not replace.
    """
    open_now = session.exec(_OPEN, params={"chat_id": chat_id, "now": at, "update_id": update_id}).all()
    replaced = [row for row in open_now if row.settled_at is None and row.id != answers]
    replaces = tuple(_ASKED.validate_python(row.about) for row in replaced)
    _settle_all(session, chat_id=chat_id, at=at, update_id=update_id)
    prompts.drop(session, chat_id=chat_id, at=at)
    row = Question(
        person_id=person_id,
        chat_id=chat_id,
        about=_ASKED.dump_python(asked, mode="json"),
        asked_at=at,
        expires_at=expires_at,
        asked_update=update_id,
    )
    session.add(row)
    session.flush()
    if row.id is None:
        raise ValueError("the question has not been kept")
    return OpenQuestion(row.id, asked, replaces)


def waiting_in(session: Session, *, chat_id: int, now: datetime, update_id: int) -> OpenQuestion | None:
    """The question that waits in this chat, or that this very update answered when it was handled before."""
    row = session.exec(_WAITING, params={"chat_id": chat_id, "now": now, "update_id": update_id}).one_or_none()
    return None if row is None or row.id is None else OpenQuestion(row.id, _ASKED.validate_python(row.about))


def find(session: Session, *, question_id: int, chat_id: int, now: datetime, update_id: int) -> OpenQuestion | None:
    """The question by its id, where it was asked in this chat and still waits."""
    named = _OPEN.where(Question.id == question_id)
    row = session.exec(named, params={"chat_id": chat_id, "now": now, "update_id": update_id}).one_or_none()
    return None if row is None or row.id is None else OpenQuestion(row.id, _ASKED.validate_python(row.about))


def answered_by(session: Session, *, chat_id: int, message_id: int) -> Asked | None:
    """What the words of this message answered."""
    row = session.exec(
        select(Question).where(Question.chat_id == chat_id, Question.settled_message == message_id)
    ).one_or_none()
    return None if row is None else _ASKED.validate_python(row.about)


def settle(session: Session, *, question_id: int, at: datetime, update_id: int, message_id: int | None = None) -> None:
    """Close a question: a second tap does nothing new. `message_id` is the message whose words answered it."""
    session.exec(
        update(Question)
        .where(col(Question.id) == question_id, col(Question.settled_at).is_(None))
        .values(settled_at=at, settled_update=update_id, settled_message=message_id)
    )


def _settle_all(session: Session, *, chat_id: int, at: datetime, update_id: int) -> None:
    session.exec(
        update(Question)
        .where(col(Question.chat_id) == chat_id, col(Question.settled_at).is_(None))
        .values(settled_at=at, settled_update=update_id)
    )
