"""Answers to what the bot asked back: by button, or in words.

question ── which target? ── pick ─┬─ figure known ──── kept
                                   └─ which figure? ─── value, or words ── kept
         ── really 920 %? ── likely ── kept
         ── add or replace? ── mode ── kept
         ── cancel ── nothing is kept
"""

from dataclasses import replace
from decimal import Decimal
from functools import partial

from catalog.choosing import is_cancel, place_in_list
from catalog.model import Target
from catalog.reading import Doubt, Intent, Item, MeasureItem, Missing, Mode, Reading
from catalog.reporting import item_of
from catalog.understanding import understand
from handlers.asking import ask
from handlers.buttons import Button
from handlers.keeping import keep_and_answer, source_of
from handlers.turn import Turn
from locales.wording import reports as wording
from storage import questions
from storage.entries import Source
from storage.questions import Asked, OpenQuestion


async def pick_query(turn: Turn) -> None:
    """A tap on one of the targets that a figure might be for."""
    question = await _tapped(turn)
    if question is None:
        return
    chosen = turn.pressed.number(1)
    candidates = question.asked.doubt.candidates
    target = turn.reportable_target(candidates[chosen]) if chosen is not None and chosen < len(candidates) else None
    if target is None:
        await turn.toast(wording.question_over(turn.t))
        return
    await choose(turn, question, target)


async def likely_query(turn: Turn) -> None:
    """A tap on the figure that was probably meant."""
    question = await _tapped(turn)
    chosen = turn.pressed.number(1)
    if question is None or chosen is None or chosen >= len(question.asked.doubt.likely):
        return
    doubt = question.asked.doubt
    await _take(turn, question, replace(doubt, value=doubt.likely[chosen], unit=None, likely=(), missing=None))


async def mode_query(turn: Turn) -> None:
    """A tap on whether a count adds or replaces."""
    question = await _tapped(turn)
    if question is None or turn.pressed.text(1) not in set(Mode):
        return
    await _take(turn, question, question.asked.doubt, mode=Mode(turn.pressed.text(1)))


async def value_query(turn: Turn) -> None:
    """A tap on an answer that needs no figure: done today, yes, no, none."""
    question = await _tapped(turn)
    if question is None:
        return
    doubt = question.asked.doubt
    match turn.pressed.text(1):
        case "done":
            doubt = replace(doubt, done=turn.today)
        case "yes":
            doubt = replace(doubt, value=Decimal(1))
        case "no" | "none":
            doubt = replace(doubt, value=Decimal(0))
        case _:
            return
    await _take(turn, question, doubt)


async def cancel_query(turn: Turn) -> None:
    question = await _tapped(turn)
    if question is not None:
        await _settle(turn, question)
        await turn.show(wording.cancelled(turn.t))


async def answered_in_words(turn: Turn) -> bool:
    """Take the message as the answer to what is open in the chat; False where it is none."""
    question = await turn.services.database.run(
        partial(questions.waiting_in, chat_id=turn.chat_id, now=turn.now, update_id=turn.update_id)
    )
    if question is None:
        return False
    targets = [t for id_ in question.asked.doubt.candidates if (t := turn.reportable_target(id_)) is not None]
    if is_cancel(turn.words):
        await _settle(turn, question)
        await turn.reply(wording.cancelled(turn.t))
        return True
    if len(targets) == 1:
        return await _value_in_words(turn, question, targets[0])
    return await _target_in_words(turn, question, targets)


async def _value_in_words(turn: Turn, question: OpenQuestion, target: Target) -> bool:
    reading = understand(turn.words, targets=[target], today=turn.today, reply_to=target.id)
    items = [item for item in reading.items if item.target == target.id]
    if reading.intent is Intent.CORRECT and reading.value is not None:
        corrected = item_of(target, Doubt(value=reading.value, unit=reading.unit), on=turn.today)
        items = [corrected] if corrected is not None else []
    if not items:
        return await _doubtful_again(turn, question, target, reading)
    await _keep(turn, question, items[0])
    return True


async def _doubtful_again(turn: Turn, question: OpenQuestion, target: Target, reading: Reading) -> bool:
    """The words were no plain answer: another doubt about the same target, or something else altogether."""
    if reading.intent is Intent.ASK and reading.doubts and reading.doubts[0].value is not None:
        await ask(turn, replace(question.asked, doubts=(reading.doubts[0], *question.asked.doubts[1:])))
        return True
    if reading.intent is Intent.OTHER and len(turn.words) <= _SHORT and any(c.isdigit() for c in turn.words):
        await turn.reply(
            wording.not_a_figure(turn.t, target), [[Button(wording.button_cancel(turn.t), "cancel", (question.id,))]]
        )
        return True
    return False


_SHORT = 12
"""Characters of a message that can hardly be anything but an answer."""


async def _target_in_words(turn: Turn, question: OpenQuestion, targets: list[Target]) -> bool:
    chosen = chosen_in_words(turn.words, targets, turn)
    if chosen is not None:
        await choose(turn, question, chosen)
        return True
    reading = understand(turn.words, targets=targets, today=turn.today)
    if reading.intent is not Intent.CORRECT or reading.value is None:
        return False
    doubt = replace(question.asked.doubt, value=reading.value, unit=reading.unit or question.asked.doubt.unit)
    await ask(turn, replace(question.asked, doubts=(doubt, *question.asked.doubts[1:])))
    return True


def chosen_in_words(text: str, targets: list[Target], turn: Turn) -> Target | None:
    """The target that a short answer picks: its place in the list, or its name."""
    place = place_in_list(text)
    if place is not None:
        return targets[place - 1] if place <= len(targets) else None
    reading = understand(text, targets=targets, today=turn.today)
    named = {id_ for doubt in reading.doubts if doubt.missing is Missing.VALUE for id_ in doubt.candidates}
    if reading.target is not None:
        named.add(reading.target)
    return next((target for target in targets if named == {target.id}), None)


async def choose(turn: Turn, question: OpenQuestion, target: Target) -> None:
    """The target is known: keep its figure, or ask for it."""
    asked = question.asked
    doubt = replace(asked.doubt, candidates=(target.id,))
    item = item_of(target, doubt, on=asked.on)
    if item is not None:
        await _keep(turn, question, item)
        return
    doubt = replace(doubt, missing=Missing.VALUE)
    await ask(turn, replace(asked, doubts=(doubt, *asked.doubts[1:])), in_place=turn.query is not None)


async def _take(turn: Turn, question: OpenQuestion, doubt: Doubt, *, mode: Mode | None = None) -> None:
    target = turn.reportable_target(doubt.candidates[0]) if doubt.candidates else None
    item = item_of(target, doubt, on=question.asked.on) if target is not None else None
    if item is None:
        await turn.toast(wording.question_over(turn.t))
        return
    if isinstance(item, MeasureItem) and mode is not None:
        item = replace(item, mode=mode)
    await _keep(turn, question, item)


async def _keep(turn: Turn, question: OpenQuestion, item: Item) -> None:
    """Keep the answer where its message would have kept it, then go on with the doubts that are left."""
    asked = question.asked
    source = source_of(turn) if asked.message_id is None else source_of_asked(turn, asked)
    await keep_and_answer(
        turn,
        [item],
        source,
        later=list(zip(asked.lines, asked.doubts, strict=True))[1:],
        corrects={item.target: asked.corrects} if asked.corrects is not None else {},
        settles=question.id,
        in_place=turn.query is not None,
    )


def source_of_asked(turn: Turn, asked: Asked) -> Source:
    source = source_of(turn, message_id=asked.message_id, edit=asked.edit, words=asked.words)
    return replace(source, line=asked.lines[0], on=asked.on)


async def _tapped(turn: Turn) -> OpenQuestion | None:
    """The question whose button was tapped, where it still waits for this person; else say that it is closed."""
    question_id = turn.pressed.number(0)
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


async def _settle(turn: Turn, question: OpenQuestion) -> None:
    await turn.services.database.run(
        partial(questions.settle, question_id=question.id, at=turn.now, update_id=turn.update_id)
    )
