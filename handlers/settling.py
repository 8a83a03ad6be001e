"""What becomes of an answer, given by button or in words: it is kept, asked on about, or called off."""

from dataclasses import replace
from datetime import date
from functools import partial

from sqlmodel import Session

from catalog.answering import fitted
from catalog.judging.deliverables import due_in
from catalog.model import Deliverable, Target
from catalog.reading import (
    CaseItem,
    Doubt,
    Item,
    MeasureItem,
    Missing,
    Mode,
    TookItem,
)
from catalog.reporting import in_period, item_of
from handlers.asking import ask
from handlers.keeping import keep_and_answer, source_of_asked
from handlers.owing import still_asked
from handlers.turn import Turn
from handlers.walking import next_step, stop, with_step
from locales.wording import due as due_wording
from locales.wording import questions as wording
from storage import entries, questions
from storage.questions import Asked, OpenQuestion


def correcting(question: OpenQuestion, place: int | None) -> OpenQuestion:
    """The question where one of its candidates is chosen: of several entries, about the one in that place."""
    asked = question.asked
    if place is None or place >= len(asked.entries):
        return question
    return replace(question, asked=replace(asked, corrects=asked.entries[place], entries=()))


def instead(asked: Asked, doubt: Doubt) -> Asked:
    """The same question about this doubt."""
    return replace(asked, doubts=(doubt, *asked.doubts[1:]))


async def cancel(turn: Turn, question: OpenQuestion) -> None:
    """Close the question with nothing kept; a walk that it belongs to stops, one that it came into goes on."""
    if question.asked.step is not None:
        await stop(turn, question, question.asked.step)
        return
    settling = partial(questions.settle, question_id=question.id, at=turn.now, update_id=turn.update_id)
    await turn.services.database.run(settling)
    await turn.show(*with_step(wording.cancelled(turn.t), (), await next_step(turn)))


async def choose(turn: Turn, question: OpenQuestion, target: Target, doubt: Doubt | None = None) -> None:
    """The target is known: keep its figure, that of the question or of `doubt`, or ask for it."""
    asked = question.asked
    doubt = replace(doubt or asked.doubt, candidates=(target.id,))
    match fitted(target, doubt, on=asked.on):
        case None:
            doubt = replace(doubt, missing=Missing.VALUE)
        case Doubt() as unbelieved:
            doubt = unbelieved
        case item:
            await keep(turn, question, item)
            return
    await ask(turn, instead(asked, doubt), answers=question.id, in_place=turn.query is not None)


async def take(turn: Turn, question: OpenQuestion, doubt: Doubt, *, mode: Mode | None = None) -> None:
    """Keep the figure of the doubt as it is, added or instead; a question no longer open says that it is over."""
    target = turn.reportable_target(doubt.candidates[0]) if len(doubt.candidates) == 1 else None
    item = item_of(target, doubt, on=question.asked.on) if target is not None else None
    if item is None:
        await turn.toast(wording.question_over(turn.t))
        return
    if isinstance(item, MeasureItem) and mode is not None:
        item = replace(item, mode=mode)
    await keep(turn, question, item)


async def keep(turn: Turn, question: OpenQuestion, *items: Item) -> None:
    """Keep the answer where its message would have kept it, then go on with the doubts that are left."""
    asked = question.asked
    if await _is_reported(turn, question, items[0]):
        return
    more = len(items) - 1
    await keep_and_answer(
        turn,
        [in_period(item, asked.period, _due_asked(turn, asked)) for item in items],
        source_of_asked(turn, asked),
        later=[(line + more, doubt) for line, doubt in zip(asked.lines[1:], asked.doubts[1:], strict=True)],
        corrects={} if more else _corrected_by(asked, items[0]),
        settles=question.id,
        in_place=turn.query is not None,
    )


def _due_asked(turn: Turn, asked: Asked) -> date | None:
    """The due day that the question names, or its message did by a month: an answer is for that."""
    if asked.subject:
        return asked.due
    targets = [turn.catalog.by_id.get(id_) for id_ in asked.doubt.candidates]
    match targets:
        case [Deliverable() as document] if asked.period:
            return due_in(document, asked.period)
        case _:
            return None


async def _is_reported(turn: Turn, question: OpenQuestion, item: Item) -> bool:
    """Whether the document or the case was reported otherwise since it was asked for: the question is over then.

    An answer kept now would be for the next one, which nobody asked about.
    """
    asked, target = question.asked, turn.catalog.by_id[item.target]
    if asked.case is not None and not _corrected_by(asked, item):
        return False  # another case is told of

    def work(session: Session) -> bool:
        handled_before = entries.find_at(session, source_of_asked(turn, asked)) is not None
        if handled_before or still_asked(session, turn, asked, target):
            return False
        questions.settle(session, question_id=question.id, at=turn.now, update_id=turn.update_id)
        return True

    if not await turn.services.database.run(work):
        return False
    answer = due_wording.reported_already(turn.t, asked.subject or target.name[turn.language])
    await turn.show(*with_step(answer, (), await next_step(turn)))
    return True


def _corrected_by(asked: Asked, item: Item) -> dict[str, int]:
    """The entry that an answer supersedes, by target: the one to be changed, or the open case that it closes."""
    closes = isinstance(item, TookItem) or (isinstance(item, CaseItem) and item.closed is not None)
    entry = asked.corrects if asked.case is None else asked.case if closes else None
    return {} if entry is None else {item.target: entry}
