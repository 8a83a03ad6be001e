"""The question that waits for an answer: the one whose button was tapped, or the one that words may answer.

"No, 93" may be no answer to it: it may stand below what was kept last, and mean that.
"""

from functools import partial

from sqlmodel import Session

from handlers.turn import Turn
from locales.wording import questions as wording
from storage import entries, questions, walks
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


async def is_below_a_report(turn: Turn, question: OpenQuestion) -> bool:
    """Whether what was kept last, in the walk or by the message that raised the question, may still be corrected.

    A question that holds a figure is about that one, and so is one that asks what an entry is to be instead.
    """
    asked, step = question.asked, question.asked.step
    if asked.doubt.value is not None or asked.doubt.likely or asked.corrects is not None:
        return False

    def work(session: Session) -> bool:
        newest = entries.newest_of(session, person_id=turn.member.id)
        if newest is None or not newest.current:
            return False
        if step is not None:
            return newest.id > walks.find(session, walk_id=step.walk).after
        return newest.message_id in (asked.message_id, turn.message.message_id if turn.message else None)

    return await turn.services.database.run(work)
