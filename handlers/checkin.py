"""/checkin: everything owed that can be reported now, one question after the other, in one message.

/checkin ── 3/8 · which figure? ─┬─ figure, done, yes, none ── kept, with Undo ─┐
                                 ├─ Skip ───────────────────────────────────────┼─ 4/8 ── … ── what it came to
                                 ├─ Stop ── /checkin goes on from there         │
                                 └─ something else reported ── kept, with Undo ─┘

Answers are taken in handlers/answering.py, what follows them is found in handlers/walking.py.
"""

from sqlmodel import Session

from catalog.model import Grain, Period
from handlers.buttons import Button
from handlers.help import ways_on
from handlers.owing import A_YEAR_AHEAD, Due, due_of
from handlers.turn import Turn
from handlers.waiting import tapped_question
from handlers.walking import Ended, advance, shown, skip, stop, to_report
from locales.wording import due as due_wording
from locales.wording import reports as report_wording
from locales.wording import targets as target_wording
from storage import entries, walks
from storage.questions import OpenQuestion
from storage.walks import Way


async def is_left(turn: Turn) -> bool:
    """Whether a walk was begun this month and has not come to its end."""
    return await turn.services.database.run(lambda session: _left(session, turn)) is not None


async def checkin_cmd(turn: Turn) -> None:
    """Begin, or go on with the walk that was begun this month and left."""
    if not turn.member.reports_for:
        await turn.reply(report_wording.read_only(turn.t), ways_on(turn))
        return
    reached = await turn.services.database.run(lambda session: _begin(session, turn))
    if isinstance(reached, list):
        await _nothing_to_report(turn, reached)
    else:
        await turn.show(*await shown(turn, reached))


def _begin(session: Session, turn: Turn) -> OpenQuestion | Ended | list[Due]:
    """The question to go on with; where nothing can be reported, what will be owed in the year to come."""
    if not to_report(session, turn):
        return due_of(session, turn, turn.member.reports_for, days=A_YEAR_AHEAD)
    way = walks.ended_by(session, chat_id=turn.chat_id, update_id=turn.update_id) or _left(session, turn)
    if way is None:
        last = entries.newest_of(session, person_id=turn.member.id)
        after = last.id if last is not None else 0
        way = walks.begin(
            session, person_id=turn.member.id, chat_id=turn.chat_id, after=after, on=turn.today, at=turn.now
        )
    return advance(session, turn, way)


def _left(session: Session, turn: Turn) -> Way | None:
    month = Period.containing(turn.today, Grain.MONTH).start
    return walks.unfinished(session, chat_id=turn.chat_id, since=month)


async def _nothing_to_report(turn: Turn, later: list[Due]) -> None:
    positions = [position for position in turn.catalog.positions if position.id in turn.member.reports_for]
    after = later[0].owed if later else None
    answer = due_wording.nothing_to_report(turn.t, positions, after, today=turn.today)
    await turn.show(answer, [[Button(target_wording.button_status(turn.t), "status")]])


async def skip_query(turn: Turn) -> None:
    """A tap on Skip."""
    question = await tapped_question(turn)
    if question is not None and question.asked.step is not None:
        await skip(turn, question, question.asked.step)


async def stop_query(turn: Turn) -> None:
    """A tap on Stop."""
    question = await tapped_question(turn)
    if question is not None and question.asked.step is not None:
        await stop(turn, question, question.asked.step)
