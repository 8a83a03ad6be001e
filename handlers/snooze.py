"""Later: one thing of a reminder rests until a day.

digest ── Later ── which? ── until when? ─┬─ tomorrow, in 3 days, Monday ── rests
                                          └─ another day ── in words ────── rests
"""

from datetime import date, timedelta

from sqlmodel import Session

from catalog.coming_days import day_ahead, next_monday
from catalog.reminders import worked_from
from handlers.buttons import Button, in_rows
from handlers.owing import Due
from handlers.prompting import ask_for
from handlers.reminded import choose_thing, due_by_key, put, subject, tapped_due
from handlers.turn import Turn
from locales.wording import due as due_wording
from locales.wording import people as people_wording
from locales.wording import reminders as wording
from storage import prompts, settings, snoozes

_TOMORROW, _A_FEW_DAYS, _MONDAY, _ANOTHER_DAY = 1, 3, 7, 0
"""What a button `later:<choice>:<key>` may carry."""


async def snooze_query(turn: Turn) -> None:
    """A tap on Later, or on the thing that it means."""
    await choose_thing(turn, "snooze", wording.which_line(turn.t, snoozes=True), _ask_when)


async def _ask_when(turn: Turn, due: Due) -> None:
    monday = wording.button_monday(turn.t, next_monday(turn.today), today=turn.today)
    choices = {
        _TOMORROW: wording.button_tomorrow(turn.t),
        _A_FEW_DAYS: wording.button_in_days(turn.t, _A_FEW_DAYS),
        _MONDAY: monday,
        _ANOTHER_DAY: wording.button_other_day(turn.t),
    }
    buttons = [Button(label, "later", (choice, due.key)) for choice, label in choices.items()]
    await put(turn, wording.until_when(turn.t, subject(turn, due)), in_rows(buttons, 2))


async def later_query(turn: Turn) -> None:
    """A tap on the day until which a thing rests."""
    due = await tapped_due(turn, 1)
    if due is None:
        return
    days = {
        _TOMORROW: turn.today + timedelta(days=_TOMORROW),
        _A_FEW_DAYS: turn.today + timedelta(days=_A_FEW_DAYS),
        _MONDAY: next_monday(turn.today),
    }
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
    key = str(turn.prompted.about.get("key", "")) if turn.prompted else ""
    due = await turn.services.database.run(lambda session: due_by_key(session, turn, key))
    if due is None:
        await turn.services.database.run(lambda session: _settle(session, turn))
        await turn.reply(due_wording.owed_no_longer(turn.t))
    else:
        await _rest(turn, due, until)


def _settle(session: Session, turn: Turn) -> None:
    if turn.prompted is not None:
        prompts.settle(session, prompt_id=turn.prompted.id, at=turn.now, update_id=turn.update_id)


async def _rest(turn: Turn, due: Due, until: date) -> None:
    def work(session: Session) -> date:
        _settle(session, turn)
        kept = snoozes.snooze(
            session,
            person_id=turn.member.id,
            target=due.owed.target.id,
            what=due.name,
            until=until,
            at=turn.now,
            update_id=turn.update_id,
        )
        return worked_from(kept.until, settings.reminder_rules(session), turn.services.calendar)

    back = await turn.services.database.run(work)
    await turn.show(wording.snoozed(turn.t, subject(turn, due), back, today=turn.today))
