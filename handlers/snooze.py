"""Later: one thing of a reminder rests until a day.

digest ── Later ── which? ─┬─ one ── until when? ─┬─ tomorrow, in 3 days, Monday ── rests
                           │                      └─ another day ── in words ────── rests
                           └─ all ── until when? ─── a tap, or in words ─────────── all rest
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from sqlmodel import Session

from catalog.coming_days import day_ahead, next_monday
from catalog.reminders import worked_from
from handlers.buttons import Button, in_rows
from handlers.owing import Due
from handlers.prompting import ask_for
from handlers.reminded import all_offered, choose_thing, due_by_key, dues_by_keys, put, subject, tapped_due
from handlers.turn import Turn
from locales.wording import digests as wording
from locales.wording import due as due_wording
from locales.wording import people as people_wording
from storage import prompts, settings, snoozes
from storage.snoozes import Snoozed

_TOMORROW, _A_FEW_DAYS, _MONDAY, _ANOTHER_DAY = 1, 3, 7, 0
"""What a button `later:<choice>:<key>` may carry."""


async def snooze_query(turn: Turn) -> None:
    """A tap on Later, or on the thing that it means."""
    every = Button(wording.button_every(turn.t), "snooze_all")
    await choose_thing(turn, "snooze", wording.which_line(turn.t, snoozes=True), _ask_when, every=every)


async def _ask_when(turn: Turn, due: Due) -> None:
    buttons = [Button(label, "later", (choice, due.key)) for choice, label in _choices(turn).items()]
    await put(turn, wording.until_when(turn.t, subject(turn, due)), in_rows(buttons, 2))


def _choices(turn: Turn) -> dict[int, str]:
    return {
        _TOMORROW: wording.button_tomorrow(turn.t),
        _A_FEW_DAYS: wording.button_in_days(turn.t, _A_FEW_DAYS),
        _MONDAY: wording.button_monday(turn.t, next_monday(turn.today), today=turn.today),
        _ANOTHER_DAY: wording.button_other_day(turn.t),
    }


def _days(turn: Turn) -> dict[int, date]:
    return {
        _TOMORROW: turn.today + timedelta(days=_TOMORROW),
        _A_FEW_DAYS: turn.today + timedelta(days=_A_FEW_DAYS),
        _MONDAY: next_monday(turn.today),
    }


async def snooze_all_query(turn: Turn) -> None:
    """A tap on All: until when everything of the reminder that is left rests."""
    left = await all_offered(turn, "snooze")
    if not left:
        await turn.toast(wording.nothing_left(turn.t))
        return
    number = await ask_for(turn, "snooze", keys=[due.key for due in left])
    choices = {choice: label for choice, label in _choices(turn).items() if choice != _ANOTHER_DAY}
    buttons = [Button(label, "later_all", (choice, number)) for choice, label in choices.items()]
    await turn.show(wording.until_when_all(turn.t, len(left)), in_rows(buttons, 2))


async def later_all_query(turn: Turn) -> None:
    """A tap on the day until which all of them rest."""
    number, choice = turn.pressed.number(1, below=2**31), turn.pressed.number(0, below=10)
    until = _days(turn).get(choice or 0)
    find = partial(prompts.find, prompt_id=number or 0, chat_id=turn.chat_id, now=turn.now, update_id=turn.update_id)
    asked = await turn.services.database.run(find)
    if asked is None or until is None or asked.flow != "snooze":
        await turn.toast(people_wording.button_over(turn.t))
        return
    await _all_rest(turn, asked.about.get("keys", ()), until, prompt=asked.id)


async def later_query(turn: Turn) -> None:
    """A tap on the day until which a thing rests."""
    due = await tapped_due(turn, 1)
    if due is None:
        return
    days = _days(turn)
    choice = turn.pressed.number(0, below=10)
    if choice == _ANOTHER_DAY:
        await ask_for(turn, "snooze", key=due.key)
        await put(turn, wording.which_day(turn.t, subject(turn, due)))
    elif choice in days:
        await _rest(turn, due, days[choice])
    else:
        await turn.toast(people_wording.button_over(turn.t))


async def snooze_msg(turn: Turn) -> None:
    """The day until which a thing rests, in words."""
    until = day_ahead(turn.words, today=turn.today)
    if until is None:
        await turn.reply(wording.no_such_day(turn.t))
        return
    about = turn.prompted.about if turn.prompted else {}
    if "keys" in about:
        await _all_rest(turn, about["keys"], until, prompt=turn.prompted.id if turn.prompted else None)
        return
    key = str(about.get("key", ""))
    due = await turn.services.database.run(lambda session: due_by_key(session, turn, key))
    if due is None:
        await turn.services.database.run(lambda session: _settle(session, turn))
        await turn.reply(due_wording.owed_no_longer(turn.t))
    else:
        await _rest(turn, due, until)


def _settle(session: Session, turn: Turn) -> None:
    if turn.prompted is not None:
        prompts.settle(session, prompt_id=turn.prompted.id, at=turn.now, update_id=turn.update_id)


async def _all_rest(turn: Turn, keys: Sequence[str], until: date, *, prompt: int | None) -> None:
    """Let all of these rest that are still owed; handled twice, it finds that it did."""
    left = await dues_by_keys(turn, list(map(str, keys)))

    def work(session: Session) -> date:
        if prompt is not None:
            prompts.settle(session, prompt_id=prompt, at=turn.now, update_id=turn.update_id)
        kept = [_keep(session, turn, due, until).until for due in left]
        rests = max(kept, default=until)
        return worked_from(rests, settings.reminder_rules(session), turn.services.calendar)

    back = await turn.services.database.run(work)
    if left:
        await turn.show(wording.snoozed_all(turn.t, len(left), back, today=turn.today))
    else:
        await turn.show(due_wording.owed_no_longer(turn.t))


def _keep(session: Session, turn: Turn, due: Due, until: date) -> Snoozed:
    return snoozes.snooze(
        session,
        person_id=turn.member.id,
        target=due.owed.target.id,
        what=due.name,
        until=until,
        at=turn.now,
        update_id=turn.update_id,
    )


async def _rest(turn: Turn, due: Due, until: date) -> None:
    def work(session: Session) -> date:
        _settle(session, turn)
        kept = _keep(session, turn, due, until)
        return worked_from(kept.until, settings.reminder_rules(session), turn.services.calendar)

    back = await turn.services.database.run(work)
    await turn.show(wording.snoozed(turn.t, subject(turn, due), back, today=turn.today))
