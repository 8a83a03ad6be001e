"""Cases that end: by their label in words, by a tap, and which one where several may be meant.

words ─┬─ 8801今天处理完了 ──── the open case of that label is closed (handlers/keeping.py)
       └─ which? / unknown ──── asked: the open ones as buttons ─┬─ closes ── that one is closed
                                                                 └─ new ───── kept as opened and closed on one day
card, /status ── ✅ 8801 ── closed today
"""

from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from catalog.choosing import place_in_list
from catalog.closings import bare_label, closing_told, first_day, names
from catalog.entries import Case
from catalog.model import Response, Target
from catalog.reading import CaseItem, Intent, Reading
from catalog.status import OpenCase
from handlers.asking import ask
from handlers.buttons import Button, Rows, in_rows
from handlers.keeping import keep_and_answer, source_of, source_of_asked
from handlers.standing import Standing, kept_for, open_cases, standings
from handlers.turn import Turn
from handlers.undo import own_entry
from handlers.waiting import tapped_question
from locales.wording import cases as wording
from locales.wording import due as due_wording
from locales.wording import questions as question_wording
from storage.questions import OpenQuestion

_MOST_BUTTONS = 4


async def with_closing(turn: Turn, reading: Reading) -> Reading:
    """The reading, or the end of a case where the message names one that is open, or what such cases are about."""
    own = turn.catalog.targets_of(turn.member.reports_for)
    answering = [target for target in own if isinstance(target, Response)]
    if not answering or turn.is_forwarded or reading.intent not in (Intent.ASK, Intent.OTHER):
        return reading
    kept = await turn.services.database.run(lambda session: kept_for(session, answering, today=turn.today))
    for response in answering:
        cases = [one.entry for one in kept.get(response.id, ()) if isinstance(one.entry, Case)]
        labels = [case.label for case in cases if case.is_open and case.label]
        beside = [t for t in own if (t.position, t.duty) == (response.position, response.duty) and t != response]
        item = closing_told(turn.words, reading, response, beside=beside, labels=labels, today=turn.today)
        if item is not None:
            return Reading(intent=Intent.REPORT, items=(item,))
    return reading


def close_buttons(turn: Turn, standing: Sequence[Standing]) -> Rows:
    """A button for each open case, most urgent first, that closes it today."""
    cases = [
        (entry, case, one.target)
        for one in standing
        if one.target.position in turn.member.reports_for
        for entry, case in open_cases(one)
    ]
    return in_rows(
        [
            Button(wording.button_close(turn.t, target, case, today=turn.today), "close", (entry,))
            for entry, case, target in cases[:_MOST_BUTTONS]
        ],
        2,
    )


async def close_query(turn: Turn) -> None:
    """A tap on an open case: it ended today."""
    named = await own_entry(turn)
    if named is None:
        return
    if not named.current or not isinstance(named.entry, Case) or not named.entry.is_open:
        await turn.toast(due_wording.no_longer_owed(turn.t))
        return
    item = CaseItem(target=named.target, opened=None, closed=turn.today)
    await keep_and_answer(turn, [item], source_of(turn), corrects={named.target: named.id})


async def closes_query(turn: Turn) -> None:
    """A tap on the case that is meant, or on its being a new one."""
    question = await tapped_question(turn)
    if question is None:
        return
    target = turn.reportable_target(question.asked.doubt.candidates[0])
    entry = turn.pressed.number(1, below=2**31)
    if target is None or (entry is None and turn.pressed.text(1) != "new"):
        await turn.toast(question_wording.question_over(turn.t))
    elif entry is None:
        await _keep(turn, question, _item(turn, question, target, same_day=True), None)
    else:
        await _pick(turn, question, target, entry)


async def _pick(turn: Turn, question: OpenQuestion, target: Target, entry: int) -> None:
    """Close the open case of this entry; say so where it is closed by now."""
    if entry in [id_ for id_, _ in await _open(turn, target)]:
        await _keep(turn, question, _item(turn, question, target), entry)
    else:
        await turn.toast(question_wording.question_over(turn.t))


async def case_in_words(turn: Turn, question: OpenQuestion, target: Target) -> bool:
    """Take the words as the case that is meant: its label, its place in the list, or the day it began."""
    cases = await _open(turn, target)
    place = place_in_list(turn.words, of=len(cases))
    meant = [entry for entry, case in cases if case.label and names(turn.words, case.label)]
    if not meant and place is not None:
        meant = [entry for entry, _ in cases[place - 1 : place]]
    if len(meant) == 1:
        await _keep(turn, question, _item(turn, question, target), meant[0])
        return True
    if (label := bare_label(turn.words)) is not None:
        doubt = replace(question.asked.doubt, label=label)
        await ask(turn, replace(question.asked, doubts=(doubt, *question.asked.doubts[1:])))
        return True
    item = _item(turn, question, target)
    opened = first_day(turn.words, target, closed=item.closed) if isinstance(target, Response) and item.closed else None
    if opened is None:
        return False
    await _keep(turn, question, replace(item, opened=opened, label=question.asked.doubt.label), None)
    return True


async def _open(turn: Turn, target: Target) -> list[tuple[int, OpenCase]]:
    def work(session: Session) -> list[tuple[int, OpenCase]]:
        return open_cases(standings(session, turn.services, [target], today=turn.today)[target.id])

    return await turn.services.database.run(work)


def _item(turn: Turn, question: OpenQuestion, target: Target, *, same_day: bool = False) -> CaseItem:
    doubt = question.asked.doubt
    closed = doubt.done or turn.today
    if same_day:
        return CaseItem(target=target.id, opened=closed, closed=closed, label=doubt.label)
    return CaseItem(target=target.id, opened=None, closed=closed)


async def _keep(turn: Turn, question: OpenQuestion, item: CaseItem, entry: int | None) -> None:
    asked = question.asked
    await keep_and_answer(
        turn,
        [item],
        source_of_asked(turn, asked),
        later=list(zip(asked.lines[1:], asked.doubts[1:], strict=True)),
        corrects={} if entry is None else {item.target: entry},
        settles=question.id,
        in_place=turn.query is not None,
    )
