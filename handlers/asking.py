"""Asking back: which target, which figure, really 920 %, add or replace. Answers are taken in handlers/answering.py."""

from datetime import timedelta
from functools import partial

from catalog.model import Compliance, Deliverable, IncidentFree, Measure, Target
from catalog.reading import Doubt, Missing
from handlers.buttons import Button, Rows, in_rows
from handlers.turn import Turn
from locales.answer import Answer
from locales.wording import reports as wording
from locales.wording.amounts import amount, unit_of
from storage import questions
from storage.questions import Asked, OpenQuestion

_EXPIRES_AFTER = timedelta(days=1)
MOST_CHOICES = 6


async def ask(turn: Turn, asked: Asked, *, in_place: bool = False) -> None:
    """Keep the question and put it; `in_place` where the tapped button stood."""
    question = await turn.services.database.run(
        partial(
            questions.ask,
            person_id=turn.member.id,
            chat_id=turn.chat_id,
            asked=asked,
            at=turn.now,
            expires_at=turn.now + _EXPIRES_AFTER,
        )
    )
    answer, buttons = put(turn, question)
    await (turn.show if in_place else turn.reply)(answer, buttons)


def put(turn: Turn, question: OpenQuestion) -> tuple[Answer, Rows]:
    """The question as a message, every choice a button and the last one a way out."""
    answer, choices = _question(turn, question)
    cancel = Button(wording.button_cancel(turn.t), "cancel", (question.id,))
    return answer, [*choices, [cancel]]


def _question(turn: Turn, question: OpenQuestion) -> tuple[Answer, list[list[Button]]]:
    doubt, t = question.asked.doubt, turn.t
    targets = [turn.catalog.by_id[id_] for id_ in doubt.candidates if id_ in turn.catalog.by_id][:MOST_CHOICES]
    if len(targets) != 1:
        picks = [Button(wording.asked(t, target), "pick", (question.id, n)) for n, target in enumerate(targets)]
        return wording.which_target(t, value_text(turn, doubt, targets)), in_rows(picks, 1)
    target = targets[0]
    if doubt.likely and doubt.value is not None:
        likely = [
            Button(amount(t, value, unit_of(target)), "likely", (question.id, n))
            for n, value in enumerate(doubt.likely)
        ]
        return wording.really(t, target, amount(t, doubt.value, doubt.unit or unit_of(target))), in_rows(likely, 3)
    if doubt.missing is Missing.MODE:
        return _add_or_replace(turn, question, target)
    if question.asked.corrects is not None:
        return wording.new_value(t, target, question.asked.words), []
    return wording.which_value(t, target), _values(turn, question, target)


def _add_or_replace(turn: Turn, question: OpenQuestion, target: Target) -> tuple[Answer, list[list[Button]]]:
    doubt, t = question.asked.doubt, turn.t
    shown = value_text(turn, doubt, [target])
    choices = [
        Button(wording.button_add(t, shown), "mode", (question.id, "add")),
        Button(wording.button_total(t, shown), "mode", (question.id, "total")),
    ]
    return wording.add_or_replace(t, target, shown), [choices]


def _values(turn: Turn, question: OpenQuestion, target: Target) -> list[list[Button]]:
    """The answers that need no typing."""
    t = turn.t
    match target:
        case Deliverable():
            labels = {"done": wording.button_done_today(t)}
        case Compliance():
            labels = {"yes": wording.button_yes(t), "no": wording.button_no(t)}
        case IncidentFree():
            labels = {"none": wording.button_none(t)}
        case _:
            return []
    return [[Button(label, "value", (question.id, word)) for word, label in labels.items()]]


def value_text(turn: Turn, doubt: Doubt, targets: list[Target]) -> str:
    """The figure in doubt as it would be shown; empty where none was told."""
    if doubt.value is None:
        return ""
    unit = doubt.unit
    if unit is None:
        units = {target.unit for target in targets if isinstance(target, Measure)}
        unit = units.pop() if len(units) == 1 and all(isinstance(target, Measure) for target in targets) else None
    return turn.t.number(doubt.value) if unit is None else amount(turn.t, doubt.value, unit)


def asked_by_tap(turn: Turn, target: Target, *, words: str = "", corrects: int | None = None) -> Asked:
    """Ask for a target's figure because a button was tapped; `corrects` is the entry that it is to replace."""
    return Asked(
        doubts=(Doubt(candidates=(target.id,), missing=Missing.VALUE),),
        lines=(0,),
        message_id=None,
        edit=0,
        words=words,
        on=turn.today,
        corrects=corrects,
    )
