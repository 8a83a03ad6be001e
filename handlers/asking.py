"""Asking back: which target, which figure, really 920 %, add or replace. Answers: handlers/answering*.py."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from sqlmodel import Session

from catalog.entries import Entry
from catalog.errors import BadReport
from catalog.judging import check_entry
from catalog.model import Compliance, Deliverable, IncidentFree, Measure, Response, Target
from catalog.reading import Doubt, Missing
from catalog.reporting import entry_of, item_of, takes
from catalog.status import RISK
from handlers.buttons import Button, Rows, in_rows
from handlers.help import ways_on
from handlers.owing import oldest_due
from handlers.standing import open_cases, standings
from handlers.turn import Turn
from locales.answer import Answer
from locales.wording import cases as case_wording
from locales.wording import checkin as checkin_wording
from locales.wording import due as due_wording
from locales.wording import questions as wording
from locales.wording import reports as report_wording
from locales.wording.amounts import amount, unit_of
from storage import entries, questions
from storage.entries import Kept
from storage.questions import Asked, OpenQuestion

EXPIRES_AFTER = timedelta(days=1)
MOST_CHOICES = 6


async def ask(turn: Turn, asked: Asked, *, answers: int | None = None, in_place: bool = False) -> None:
    """Keep the question and put it; `in_place` where the tapped button stood.

    `answers` is the question that it goes on from; any other is replaced, and the figure that it held named.

    Where the message named no target, the likeliest are offered; where none takes such a figure, only how to write one.
    """
    asked = await _with_candidates(turn, asked)
    if not asked.doubt.candidates:
        await turn.reply(report_wording.not_understood(turn.t, turn.example), ways_on(turn))
        return

    question = await turn.services.database.run(lambda session: keep_question(session, turn, asked, answers=answers))
    answer, buttons = await put(turn, question)
    await (turn.show if in_place else turn.reply)(answer, buttons)


def keep_question(session: Session, turn: Turn, asked: Asked, *, answers: int | None = None) -> OpenQuestion:
    """Keep what is asked now; it waits for a day, and until the person reports anything else."""
    last = entries.last_of(session, person_id=turn.member.id)
    asked = replace(asked, after=last[-1].id if last else 0, due=asked.due or _due(session, turn, asked))
    return questions.ask(
        session,
        person_id=turn.member.id,
        chat_id=turn.chat_id,
        asked=asked,
        at=turn.now,
        update_id=turn.update_id,
        expires_at=turn.now + EXPIRES_AFTER,
        answers=answers,
    )


def _due(session: Session, turn: Turn, asked: Asked) -> date | None:
    """The due day of the document that the question asks for, None where it asks for anything else."""
    candidates = asked.doubt.candidates if asked.corrects is None else ()
    target = turn.catalog.by_id.get(candidates[0]) if len(candidates) == 1 else None
    return oldest_due(session, turn, target) if isinstance(target, Deliverable) else None


async def _with_candidates(turn: Turn, asked: Asked) -> Asked:
    """The likeliest of the targets that take such a figure, riskiest first, where the doubt has none."""
    doubt = asked.doubt
    if doubt.candidates:
        return asked
    own = [target for target in turn.catalog.targets_of(turn.member.reports_for) if isinstance(target, Measure)]
    fitting = [t for t in own if doubt.value is None or takes(t, doubt.value, doubt.unit)]
    standing = await turn.services.database.run(
        lambda session: standings(session, turn.services, fitting, today=turn.today)
    )
    fitting.sort(key=lambda target: RISK[standing[target.id].status.state])
    candidates = tuple(target.id for target in fitting[:MOST_CHOICES])
    return replace(asked, doubts=(replace(doubt, candidates=candidates), *asked.doubts[1:]))


async def put(turn: Turn, question: OpenQuestion) -> tuple[Answer, Rows]:
    """The question as a message, every choice a button and the last one a way out.

    Above it stand the figures of the questions that it replaces, which are kept by nobody.
    """
    doubt = question.asked.doubt
    targets = [turn.catalog.by_id[id_] for id_ in doubt.candidates if id_ in turn.catalog.by_id][:MOST_CHOICES]
    match targets:
        case [target]:
            answer, choices = await _about(turn, question, target)
        case _:
            answer, choices = await _which_target(turn, question, targets)
    lost = [figure for asked in question.replaces for doubt in asked.doubts if (figure := _held(turn, doubt))]
    if lost:
        answer = Answer.joined([wording.not_kept(turn.t, lost), answer])
    return answer, [*choices, _ways_out(turn, question)]


def _held(turn: Turn, doubt: Doubt) -> str:
    """The figure that a doubt holds, with its target where that is known; empty where it holds none."""
    targets = [turn.catalog.by_id[id_] for id_ in doubt.candidates if id_ in turn.catalog.by_id]
    values = doubt.likely if doubt.value is None else (doubt.value,)
    shown = " / ".join(value_text(turn, replace(doubt, value=value), targets) for value in values)
    return f"{targets[0].name[turn.language]} {shown}" if shown and len(targets) == 1 else shown


def _ways_out(turn: Turn, question: OpenQuestion) -> list[Button]:
    if question.asked.step is None:
        return [Button(wording.button_cancel(turn.t), "cancel", (question.id,))]
    return [
        Button(checkin_wording.button_skip(turn.t), "skip", (question.id,)),
        Button(checkin_wording.button_stop(turn.t), "stop", (question.id,)),
    ]


async def _which_target(turn: Turn, question: OpenQuestion, targets: Sequence[Target]) -> tuple[Answer, Rows]:
    """Which target is meant; or which of several entries, two of which may be of one target."""
    doubt = question.asked.doubt
    value = value_text(turn, doubt, targets)
    if doubt.done and question.asked.entries:
        value = turn.t.day(doubt.done, today=turn.today)
    asked_about = await entries_asked_about(turn, question.asked)
    labels = report_wording.told_apart(turn.t, asked_about[:MOST_CHOICES], today=turn.today)
    picks = labels or [target.short[turn.language] for target in targets]
    buttons = [Button(label, "pick", (question.id, n)) for n, label in enumerate(picks)]
    answer = wording.which_entry(turn.t, value) if labels else wording.which_target(turn.t, value)
    return answer, in_rows(buttons, 1)


async def entries_asked_about(turn: Turn, asked: Asked) -> list[tuple[Target, Entry]]:
    """The entries of which one is to be corrected, each with its target, in the order of the candidates."""

    def work(session: Session) -> list[Kept | None]:
        return [entries.find(session, entry_id=entry) for entry in asked.entries]

    kept = await turn.services.database.run(work) if asked.entries else []
    return [(turn.catalog.by_id[one.target], one.entry) for one in kept if one and one.target in turn.catalog.by_id]


async def _about(turn: Turn, question: OpenQuestion, target: Target) -> tuple[Answer, Rows]:
    asked, t = question.asked, turn.t
    if asked.doubt.missing is Missing.CASE:
        return await _which_case(turn, question, target)
    if asked.doubt.missing is Missing.MODE:
        return await _add_or_replace(turn, question, target)
    if isinstance(target, Measure) and (asked.doubt.value is not None or asked.doubt.likely):
        return (
            _really(turn, question, target) if asked.doubt.value is not None else _which_figure(turn, question, target)
        )
    if asked.corrects is not None and asked.message_id is None:  # words that corrected it do not tell what stands
        return wording.new_value(t, target, asked.words), _values(turn, question, target)
    if asked.subject:
        step = asked.step
        subject = asked.subject if step is None else checkin_wording.placed(t, asked.subject, step.place, step.of)
        required_on = asked.required_on or asked.on
        answer = due_wording.which_value(t, target, subject, required_on=required_on, case=asked.case is not None)
        return answer, _values(turn, question, target)
    return wording.which_value(t, target), _values(turn, question, target)


async def _which_case(turn: Turn, question: OpenQuestion, target: Target) -> tuple[Answer, Rows]:
    """Which of the open cases ended; or one that was never told of, from its first day on."""
    standing = await turn.services.database.run(
        lambda session: standings(session, turn.services, [target], today=turn.today)[target.id]
    )
    doubt, t = question.asked.doubt, turn.t
    cases = open_cases(standing)[:MOST_CHOICES]
    names = [case_wording.named(t, case, n, today=turn.today) for n, (_, case) in enumerate(cases, start=1)]
    picks = [Button(name, "closes", (question.id, entry)) for name, (entry, _) in zip(names, cases, strict=True)]
    new = Button(
        case_wording.button_same_day(t, doubt.done or turn.today, today=turn.today), "closes", (question.id, "new")
    )
    answer = case_wording.which_case(t, target, doubt.label, [case for _, case in cases], today=turn.today)
    return answer, [*in_rows(picks, 2), [new]]


async def _add_or_replace(turn: Turn, question: OpenQuestion, target: Target) -> tuple[Answer, Rows]:
    standing = await turn.services.database.run(
        lambda session: standings(session, turn.services, [target], today=turn.today)
    )
    doubt, t = question.asked.doubt, turn.t
    status = standing[target.id].status
    shown = value_text(turn, doubt, [target])
    choices = [
        Button(wording.button_add(t, shown), "mode", (question.id, "add")),
        Button(wording.button_total(t, shown), "mode", (question.id, "total")),
    ]
    so_far = status.figure if doubt.period in (None, status.period) else None
    return wording.add_or_replace(t, target, shown, so_far=so_far), [choices]


def _really(turn: Turn, question: OpenQuestion, target: Measure) -> tuple[Answer, Rows]:
    """A figure that is not believed as it stands: what was probably meant, and itself where it is possible at all."""
    doubt = question.asked.doubt
    error = _refusal(turn, target, doubt)
    likely = _likely(turn, question, target)
    shown = value_text(turn, doubt, [target])
    written = [] if error else [Button(wording.button_as_written(turn.t, shown), "likely", (question.id, "written"))]
    answer = wording.really(turn.t, target, shown, error=error, likely=bool(likely), today=turn.today)
    return answer, [row for row in (likely, written) if row]


def _which_figure(turn: Turn, question: OpenQuestion, target: Measure) -> tuple[Answer, Rows]:
    """Figures that contradict each other: each is a button."""
    return wording.which_figure(turn.t, target), [_likely(turn, question, target)]


def _likely(turn: Turn, question: OpenQuestion, target: Measure) -> list[Button]:
    """The figures that may be meant, as far as the target can have them."""
    doubt = question.asked.doubt
    return [
        Button(amount(turn.t, value, target.unit), "likely", (question.id, n))
        for n, value in enumerate(doubt.likely)
        if _refusal(turn, target, replace(doubt, value=value, unit=None)) is None
    ]


def _refusal(turn: Turn, target: Measure, doubt: Doubt) -> BadReport | None:
    """Why the doubt's figure cannot be kept for the target; None where it can."""
    item = item_of(target, doubt, on=turn.today)
    try:
        if item is not None:
            check_entry(target, entry_of(item, on=turn.today), today=turn.today)
    except BadReport as error:
        return error
    return None


def _values(turn: Turn, question: OpenQuestion, target: Target) -> Rows:
    """The answers that need no typing."""
    t, asked = turn.t, question.asked
    match target:
        case Deliverable():
            labels = {"done": wording.button_done(t, asked.doubt.done or asked.on, today=turn.today)}
        case Compliance():
            labels = {"yes": wording.button_yes(t), "no": wording.button_no(t)}
        case IncidentFree():
            labels = {"none": wording.button_none(t)}
        case Response() if asked.case is not None:
            labels = {"closed": wording.button_closed_today(t)}
        case Response():
            labels = {"opened": wording.button_opened_today(t), "closed": wording.button_closed_today(t)}
        case Measure():
            labels = {}
    return [[Button(label, "value", (question.id, word)) for word, label in labels.items()]] if labels else []


def value_text(turn: Turn, doubt: Doubt, targets: Sequence[Target]) -> str:
    """The figure in doubt as it would be shown; empty where none was told."""
    if doubt.value is None:
        return ""
    unit = doubt.unit
    if unit is None:
        units = {unit_of(target) for target in targets}
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
