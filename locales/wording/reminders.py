"""When and how often people are reminded, as HR chooses, and what does not apply."""

import re
from collections.abc import Sequence
from datetime import time

from catalog.reminders import ReminderRules
from locales.answer import Answer, Line, faint, head
from locales.translation import Translator
from locales.wording.paging import paged

_BETWEEN = re.compile(r"([\u4e00-\u9fff])(\d)")
"""A Chinese character and a number, which a space parts in the lines of the bot."""


def rules(t: Translator, chosen: ReminderRules) -> Answer:
    days = t._("on working days") if chosen.working_days_only else t._("every day")
    return Answer.of(
        head(t._("⏰ Reminders") if chosen.enabled else t._("⏸ Reminders are off")),
        t._("At {time} of everyone's own clock, {days}", time=clock(chosen.at), days=days),
        t._("Before the last day: {days}", days=_days(t, chosen.days_before)),
        t._("When overdue: {days}", days=_days(t, chosen.days_after)),
        t._("Quiet: {hours}", hours=quiet(t, chosen)),
        faint(t._("After the last overdue reminder nobody is chased: it stands in /missing.")),
    )


def _days(t: Translator, days: Sequence[int]) -> str:
    told = t.listed([button_days(t, n) for n in days]) if days else t._("none")
    return _BETWEEN.sub(r"\1 \2", told)


def button_days(t: Translator, n: int) -> str:
    return t.n_("{n} day", "{n} days", n) if n else t._("the day itself")


def clock(moment: time) -> str:
    return f"{moment:%H:%M}"


def quiet(t: Translator, chosen: ReminderRules) -> str:
    if chosen.quiet_from == chosen.quiet_until:
        return t._("none")
    return f"{clock(chosen.quiet_from)}–{clock(chosen.quiet_until)}"


def button_time(t: Translator) -> str:
    return t._("🕘 Time")


def button_before(t: Translator) -> str:
    return t._("📆 Before")


def button_after(t: Translator) -> str:
    return t._("🔴 Overdue")


def button_quiet(t: Translator) -> str:
    return t._("🌙 Quiet hours")


def button_working_days(t: Translator, chosen: ReminderRules) -> str:
    return t._("☑ Working days only") if chosen.working_days_only else t._("☐ Working days only")


def button_enabled(t: Translator, chosen: ReminderRules) -> str:
    return t._("⏸ Switch off") if chosen.enabled else t._("▶️ Switch on")


def button_exemptions(t: Translator, n: int) -> str:
    return t._("🚫 Not applicable: {n}", n=n)


def which_time(t: Translator) -> Answer:
    return Answer.of(head(t._("🕘 When are people reminded?")), t._("By the clock of each of them."))


def which_days(t: Translator, *, overdue: bool) -> Answer:
    title = t._("🔴 When overdue, after how many days?") if overdue else t._("📆 How many days before the last day?")
    return Answer.of(head(title), t._("A tap adds a day or takes it away."))


def which_quiet(t: Translator) -> Answer:
    return Answer.of(head(t._("🌙 Quiet hours")), t._("From when until when is nobody reminded?"))


def from_time(t: Translator, moment: time) -> str:
    return t._("from {time}", time=clock(moment))


def until_time(t: Translator, moment: time) -> str:
    return t._("until {time}", time=clock(moment))


def at_night(t: Translator) -> str:
    """A time of reminding within the quiet hours."""
    return t._("That is within the quiet hours. Change these first.")


def exemptions(t: Translator, things: Sequence[tuple[str, str, str]], *, page: int, pages: int) -> Answer:
    """What does not apply: of each the thing, who said so, and why."""
    if not things:
        return Answer.of(t._("👍 Nobody says of anything that it does not apply."))
    title = t._("🚫 Not applicable")
    title = paged(t, title, page, pages)
    lines: list[str | Line] = []
    for n, (what, by, reason) in enumerate(things, start=1):
        lines += [f"{n}. {what}", t._("{name}: {reason}", name=by, reason=reason)]
    return Answer.of(head(title), *lines)
