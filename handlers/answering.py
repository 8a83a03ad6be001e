"""Answers by button to what the bot asked back; handlers/answering_in_words.py takes those in words.

question ── which target? ── pick ─┬─ figure known ──── kept
                                   └─ which figure? ─── value, or words ── kept
         ── really 920 %? ── likely ── kept
         ── add or replace? ── mode ── kept
         ── cancel ── nothing is kept
"""

from dataclasses import replace

from catalog.model import Target
from catalog.reading import (
    CaseItem,
    ComplianceItem,
    IncidentItem,
    Item,
    Missing,
    Mode,
)
from catalog.reporting import item_of
from handlers.settling import cancel, choose, correcting, keep, take
from handlers.turn import Turn
from handlers.waiting import tapped_question
from locales.wording import questions as wording
from storage.questions import Asked


async def pick_query(turn: Turn) -> None:
    """A tap on one of the targets that a figure might be for."""
    question = await tapped_question(turn)
    if question is None:
        return
    chosen = turn.pressed.number(1)
    candidates = question.asked.doubt.candidates
    target = turn.reportable_target(candidates[chosen]) if chosen is not None and chosen < len(candidates) else None
    if target is None:
        await turn.toast(wording.question_over(turn.t))
        return
    await choose(turn, correcting(question, chosen), target)


async def likely_query(turn: Turn) -> None:
    """A tap on the figure that was probably meant, or on the one that was written."""
    question = await tapped_question(turn)
    if question is None:
        return
    doubt, chosen = question.asked.doubt, turn.pressed.number(1)
    if chosen is not None and chosen < len(doubt.likely):
        await take(turn, question, replace(doubt, value=doubt.likely[chosen], unit=None))
    elif turn.pressed.text(1) == "written" and doubt.value is not None:
        await take(turn, question, doubt)
    else:
        await turn.toast(wording.question_over(turn.t))


async def mode_query(turn: Turn) -> None:
    """A tap on whether a count adds or replaces."""
    question = await tapped_question(turn)
    if question is None:
        return
    named = turn.pressed.text(1)
    if named in set(Mode) and question.asked.doubt.missing is Missing.MODE:
        await take(turn, question, question.asked.doubt, mode=Mode(named))
    else:
        await turn.toast(wording.question_over(turn.t))


async def value_query(turn: Turn) -> None:
    """A tap on an answer that needs no figure: done, opened, closed, yes, no, none."""
    question = await tapped_question(turn)
    if question is None:
        return
    candidates = question.asked.doubt.candidates
    target = turn.reportable_target(candidates[0]) if len(candidates) == 1 else None
    item = _item_of_button(turn.pressed.text(1), target, question.asked) if target is not None else None
    if item is None:
        await turn.toast(wording.question_over(turn.t))
        return
    await keep(turn, question, item)


def _item_of_button(word: str, target: Target, asked: Asked) -> Item | None:
    """What the button says; its day is that of the question, as the button showed it."""
    match word:
        case "done":
            return item_of(target, replace(asked.doubt, done=asked.doubt.done or asked.on), on=asked.on)
        case "yes" | "no":
            return ComplianceItem(target=target.id, value=word == "yes", period=asked.period)
        case "none":
            return IncidentItem(target=target.id, value=0, period=asked.period)
        case "opened":
            return CaseItem(target=target.id, opened=asked.on, closed=None)
        case "closed":
            return CaseItem(target=target.id, opened=None, closed=asked.on)
        case _:
            return None


async def cancel_query(turn: Turn) -> None:
    question = await tapped_question(turn)
    if question is not None:
        await cancel(turn, question)
