"""The walk through what is owed: the next question after each answer, skipping, stopping, and the end.

A walk is a row (storage/walks.py), its questions are ordinary ones (storage/questions.py) that know their place in it.
What is left of it is what is owed and was not skipped, so whatever is reported meanwhile, by whomever, is passed over.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from catalog.entries import Entry
from catalog.model import Target
from catalog.status import RISK, State, Status
from handlers.asking import EXPIRES_AFTER, keep_question, put
from handlers.buttons import Button, Rows
from handlers.owing import Due, asked_about, due_of
from handlers.standing import standings, stands_for
from handlers.turn import Turn
from locales.answer import Answer
from locales.wording import checkin as wording
from locales.wording import due as due_wording
from locales.wording import targets as target_wording
from storage import entries, questions, walks
from storage.questions import OpenQuestion, Step
from storage.walks import Way


@dataclass(frozen=True, slots=True)
class Ended:
    """What a walk came to, and what is owed still; `counts` tells how many targets are in each state.

    `reported` is what it led through, each with an entry of its period.
    """

    reported: Sequence[tuple[Target, Entry, Status]]
    skipped: Sequence[Target]
    counts: Sequence[tuple[State, int]]


async def next_step(turn: Turn) -> tuple[Answer, Rows] | None:
    """What follows in the walk that is under way in this chat, None where there is none."""

    def work(session: Session) -> OpenQuestion | Ended | None:
        way = walks.under_way(session, chat_id=turn.chat_id, now=turn.now, update_id=turn.update_id)
        return None if way is None else advance(session, turn, way)

    reached = await turn.services.database.run(work)
    return None if reached is None else await shown(turn, reached)


def with_step(answer: Answer, undo: Rows, following: tuple[Answer, Rows] | None) -> tuple[Answer, Rows]:
    """The answer and, in the same message, what follows it in a walk; `undo` are the buttons that belong to both."""
    if following is None:
        return answer, undo
    step, buttons = following
    return Answer.joined([answer, step]), [*buttons, *undo]


def advance(session: Session, turn: Turn, way: Way) -> OpenQuestion | Ended:
    """Ask for the next thing owed, or come to the end."""
    found = to_report(session, turn)
    left = [one for one in found if one.key not in way.skipped]
    if not left:
        walks.end(session, walk_id=way.id, at=turn.now, update_id=turn.update_id)
        return _ended(session, turn, way, found)
    items = list(dict.fromkeys([*way.items, *(one.key for one in found)]))
    walks.go_on(session, walk_id=way.id, items=items, active_until=turn.now + EXPIRES_AFTER)
    step = Step(walk=way.id, key=left[0].key, place=len(items) - len(left) + 1, of=len(items))
    return keep_question(session, turn, asked_about(turn, left[0], step=step))


def to_report(session: Session, turn: Turn) -> list[Due]:
    """What the person's positions owe, applies, and a report of today counts for."""
    return [one for one in due_of(session, turn, turn.member.reports_for) if one.owed.begun and not one.is_exempt]


def _ended(session: Session, turn: Turn, way: Way, skipped: Sequence[Due]) -> Ended:
    targets = turn.catalog.targets_of(turn.member.reports_for)
    standing = standings(session, turn.services, targets, today=turn.today)
    kept = entries.reported_after(session, person_id=turn.member.id, entry_id=way.after)
    asked = {key.partition(":")[0] for key in way.items}
    reported = [one for one in kept if one.target in asked]
    states = sorted((one.status.state for one in standing.values()), key=lambda state: RISK[state])
    return Ended(
        reported=stands_for(standing, reported, turn.services, today=turn.today),
        skipped=[turn.catalog.by_id[id_] for id_ in dict.fromkeys(one.owed.target.id for one in skipped)],
        counts=list(Counter(states).items()),
    )


async def shown(turn: Turn, reached: OpenQuestion | Ended) -> tuple[Answer, Rows]:
    if isinstance(reached, OpenQuestion):
        return await put(turn, reached)
    answer = wording.finished(turn.t, reached.reported, reached.skipped, reached.counts, today=turn.today)
    return answer, [
        [
            Button(target_wording.button_status(turn.t), "status"),
            Button(due_wording.button_due(turn.t), "due"),
        ]
    ]


async def skip(turn: Turn, question: OpenQuestion, step: Step) -> None:
    """Leave one thing owed for another time."""

    def work(session: Session) -> OpenQuestion | Ended:
        questions.settle(session, question_id=question.id, at=turn.now, update_id=turn.update_id)
        walks.skip(session, walk_id=step.walk, keys={step.key})
        return advance(session, turn, walks.find(session, walk_id=step.walk))

    await turn.show(*await shown(turn, await turn.services.database.run(work)))


async def stop(turn: Turn, question: OpenQuestion, step: Step) -> None:
    """Leave the walk where it is; /checkin takes it up again."""

    def work(session: Session) -> None:
        questions.settle(session, question_id=question.id, at=turn.now, update_id=turn.update_id)
        walks.stop(session, walk_id=step.walk)

    await turn.services.database.run(work)
    go_on = Button(wording.button_go_on(turn.t), "checkin")
    status = Button(target_wording.button_status(turn.t), "status")
    await turn.show(wording.stopped(turn.t, step.place, step.of), [[go_on, status]])
