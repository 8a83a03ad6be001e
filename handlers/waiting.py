"""The question that waits for an answer: the one whose button was tapped, or the one that words may answer."""

from functools import partial

from sqlmodel import Session

from handlers.turn import Turn
from locales.wording import questions as wording
from storage import entries, questions
from storage.questions import OpenQuestion


async def tapped_question(turn: Turn) -> OpenQuestion | None:
    """The question whose button was tapped, where it still waits for this person; else say that it is closed."""
    question_id = turn.pressed.number(0, below=2**31)
    question = None
    if question_id is not None:
        question = await turn.services.database.run(
            partial(
                questions.find,
                question_id=question_id,
                chat_id=turn.chat_id,
                now=turn.now,
                update_id=turn.update_id,
            )
        )
    if question is None:
        await turn.toast(wording.question_over(turn.t))
    return question


async def waiting_question(turn: Turn) -> OpenQuestion | None:
    """The question that waits for words; None once this person has reported something else since."""

    def work(session: Session) -> OpenQuestion | None:
        question = questions.waiting_in(session, chat_id=turn.chat_id, now=turn.now, update_id=turn.update_id)
        if question is None:
            return None
        about = {question.asked.message_id, turn.message.message_id if turn.message else None}
        last = entries.last_of(session, person_id=turn.member.id)
        moved_on = last and last[-1].id > question.asked.after and last[-1].message_id not in about
        return None if moved_on else question

    return await turn.services.database.run(work)
