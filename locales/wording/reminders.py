"""What somebody is reminded of, what they may do with it, and what HR chooses."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import assert_never

from catalog.model import Compliance, Deliverable, IncidentFree, Measure, Period, Response, Target
from catalog.owing import Owed
from catalog.reminders import ReminderRules
from locales.answer import Answer, Line, faint, head, quote
from locales.translation import Translator
from locales.wording import due as due_wording
from locales.wording.amounts import known_as, period
from locales.wording.receipts import state_name

MOST_NAMES = 6

_BETWEEN = re.compile(r"([\u4e00-\u9fff])(\d)")
"""A Chinese character and a number, which a space parts in the lines of the bot."""


def digest(t: Translator, things: Sequence[Owed], *, more: int, by_hand: bool, today: date) -> Answer:
    """What is still owed, a numbered line each; `more` is how many stand elsewhere, `by_hand`: HR asked for it."""
    n = len(things) + more
    title = (
        t.n_("📣 HR reminds you: {n} thing to report", "📣 HR reminds you: {n} things to report", n)
        if by_hand
        else t.n_("⏰ {n} thing to report", "⏰ {n} things to report", n)
    )
    if n == 1:
        return Answer.of(
            head(title), due_wording.in_a_line(t, things[0], today=today), faint(_how_one(t, things[0].target))
        )
    lines = [f"{n}. {due_wording.in_a_line(t, one, today=today)}" for n, one in enumerate(things, start=1)]
    rest = t.n_("… and {n} more: /due", "… and {n} more: /due", more) if more else None
    return Answer.of(head(title), *lines, rest, faint(_how(t, things)))


def _how_one(t: Translator, target: Target) -> str:
    match target:
        case Deliverable() | Response():
            return t._("Tap, or reply to this message: done")
        case Compliance():
            return t._("Tap, or reply to this message: yes")
        case Measure() | IncidentFree():
            return t._("Tap, or reply to this message with the figure")
        case _:
            assert_never(target)


def _how(t: Translator, things: Sequence[Owed]) -> str:
    """Two examples that differ, of the first lines that give them."""
    examples = [(_example(t, one.target), n) for n, one in enumerate(things, start=1)]
    firsts = dict(reversed(examples))
    shown = sorted((n, example) for example, n in firsts.items())[:2]
    said = [t._("“{n} {answer}”", n=n, answer=answer) for n, answer in shown]
    return t._("Tap, or reply to this message: {example}", example=t._(", ").join(said))


def _example(t: Translator, target: Target) -> str:
    match target:
        case Deliverable() | Response():
            return t._("done")
        case Compliance():
            return t._("yes")
        case IncidentFree():
            return "0"
        case Measure():
            return "92"
        case _:
            assert_never(target)


def button_line(number: int | None, label: str) -> str:
    """What is done with a line, and which one of several it is."""
    return label if number is None else f"{label.split(' ', 1)[0]} {number}"


def button_done(t: Translator) -> str:
    return t._("✅ Done")


def button_snooze(t: Translator) -> str:
    return t._("⏰ Later")


def button_not_applicable(t: Translator) -> str:
    return t._("🚫 Not applicable")


def which_line(t: Translator, *, snoozes: bool) -> Answer:
    """Which of the things in a reminder is meant."""
    return Answer.of(t._("⏰ Which one later?") if snoozes else t._("🚫 Which one does not apply?"))


def button_which(t: Translator, number: int, one: Owed) -> str:
    return f"{number}. {one.target.short[t.language]}"


def until_when(t: Translator, what: str) -> Answer:
    return Answer.of(head(t._("⏰ Remind later")), what, t._("When?"))


def button_every(t: Translator) -> str:
    return t._("All of them")


def until_when_all(t: Translator, n: int) -> Answer:
    return Answer.of(
        head(t._("⏰ Remind later")),
        t.n_("All {n} thing", "All {n} things", n),
        t._("When? Tap, or write a day, for example: 5 December"),
    )


def button_tomorrow(t: Translator) -> str:
    return t._("Tomorrow")


def button_in_days(t: Translator, days: int) -> str:
    return t.n_("In {n} day", "In {n} days", days)


def button_monday(t: Translator, day: date, *, today: date) -> str:
    return t._("Monday {day}", day=t.day(day, today=today))


def button_other_day(t: Translator) -> str:
    return t._("Another day")


def which_day(t: Translator, what: str) -> Answer:
    return Answer.of(
        head(t._("⏰ Remind later")), what, t._("Write the day, for example: 5 December, Friday, in 2 weeks")
    )


def no_such_day(t: Translator) -> Answer:
    """What was written names no day of the next months."""
    return Answer.of(
        t._("Please write a day in the next three months, for example: 5 December, Friday, in 2 weeks"),
        t._("To leave it: cancel"),
    )


def snoozed(t: Translator, what: str, until: date, *, today: date) -> Answer:
    day = t._("{day} ({weekday})", day=t.day(until, today=today), weekday=t.weekday(until))
    return Answer.of(head(t._("⏰ I will remind you again on {day}", day=day)), what)


def snoozed_all(t: Translator, n: int, until: date, *, today: date) -> Answer:
    day = t._("{day} ({weekday})", day=t.day(until, today=today), weekday=t.weekday(until))
    return Answer.of(
        head(t._("⏰ I will remind you again on {day}", day=day)), t.n_("All {n} thing", "All {n} things", n)
    )


def why_not(t: Translator, what: str) -> Answer:
    return Answer.of(
        head(t._("🚫 Not applicable")),
        what,
        t._("Why does it not apply? Write it in a sentence; HR will see it."),
        faint(t._("To leave it: cancel")),
    )


def words_wanted(t: Translator) -> Answer:
    """A file, or nothing, where a reason was asked for."""
    return Answer.of(t._("Please write the reason in words."), t._("To leave it: cancel"))


def exempted(t: Translator, what: str, reason: str, *, by: str | None = None) -> Answer:
    """What does not apply, with the reason; `by` whom it is said, where that is somebody else."""
    said = t._("{name} wrote:", name=by) if by else None
    return Answer.of(head(t._("🚫 No reminders of this")), what, said, quote(reason), faint(t._("HR sees the reason.")))


def does_not_apply(t: Translator) -> str:
    """A tap on what was said not to apply: reported, it would close another one."""
    return t._("That was said not to apply. Tap it in /due to take that back.")


def applies_again(t: Translator, what: str) -> Answer:
    return Answer.of(head(t._("↩️ It applies again")), what)


def button_revoke(t: Translator) -> str:
    return t._("↩️ It does apply")


def button_revoke_number(number: int) -> str:
    return f"↩️ {number}"


def nothing_left(t: Translator) -> str:
    """Everything in the reminder was reported since."""
    return t._("All of this has been reported already.")


def which_number(t: Translator, n: int) -> Answer:
    """A reply to a reminder of several things that names none of them."""
    return Answer.of(t._("Which one? Write its number first, 1 to {n}: for example “2 92” or “1 done”.", n=n))


def named(t: Translator, target: Target, what: str, *, today: date) -> str:
    """Something that is or was owed, by its target and name."""
    if isinstance(target, Response):
        return f"{target.name[t.language]} · {t._('one case')}"
    if isinstance(target, Deliverable):
        return f"{target.name[t.language]} · {known_as(t, target, date.fromisoformat(what), today=today)}"
    return f"{target.name[t.language]} · {period(t, Period.parse(what), today=today)}"


# By HR's hand.


def preview(
    t: Translator,
    names: Sequence[str],
    message: Answer,
    *,
    kind: str,
    unreachable: Sequence[str],
    later: tuple[int, datetime | None],
    reminded: datetime | None,
    on_the_way: Sequence[str],
    today: date,
) -> Answer:
    """Whom HR is about to remind, of what (`kind` as in the button), and what the first of them gets.

    `reminded` is the last time any of them was; `unreachable` are those whom nothing reaches, `on_the_way` those who
    are left out because they are reminded of all of it anyway. `later`: how many get it after their quiet hours, and
    when, where that is one moment.
    """
    n = len(names)
    lines: list[str | Line | None] = [head(t.n_("📣 Remind {n} person?", "📣 Remind {n} people?", n)), _names(t, names)]
    lines.append(faint(_counted(t, kind)))
    if reminded is not None:
        day = t.day(reminded.date(), today=today)
        lines.append(t._("Last reminded: {day} {time}", day=day, time=clock(reminded.time())))
    if on_the_way:
        lines.append(t._("On its way already, not sent twice: {names}", names=_names(t, on_the_way)))
    if unreachable:
        lines.append(t._("📵 Probably does not get it: {names}", names=_names(t, unreachable)))
    lines.append(_after_quiet_hours(t, later[0], of=n, arrives=later[1], today=today))
    lines.append(faint(t._("This is what arrives:") if n == 1 else t._("This is what {name} gets:", name=names[0])))
    return Answer.joined([Answer.of(*lines), message])


def _counted(t: Translator, kind: str) -> str:
    """What of all that is owed a reminder tells."""
    match kind:
        case "target":
            return t._("Counts what is overdue, and what is due within 30 days")
        case "overdue":
            return t._("Counts only what is overdue")
        case _:
            return t._("Counts what is overdue, and what is due within 7 days")


def _names(t: Translator, names: Sequence[str]) -> str:
    shown = t.listed(list(names[:MOST_NAMES]))
    left = len(names) - MOST_NAMES
    return t.n_("{names} and {n} more", "{names} and {n} more", left, names=shown) if left > 0 else shown


def _after_quiet_hours(t: Translator, at_night: int, *, of: int, arrives: datetime | None, today: date) -> str | None:
    if not at_night:
        return None
    if arrives is None:
        return t.n_(
            "{n} of them has quiet hours now, and gets it when they end.",
            "{n} of them have quiet hours now, and get it when they end.",
            at_night,
        )
    fields = {"day": t.day(arrives.date(), today=today), "time": clock(arrives.time())}
    if of == 1:
        return t._("🌙 Quiet hours now: it arrives on {day} at {time}.", **fields)
    return t.n_(
        "🌙 {n} of them has quiet hours now, and gets it on {day} at {time}.",
        "🌙 {n} of them have quiet hours now, and get it on {day} at {time}.",
        at_night,
        **fields,
    )


def nobody_reports(t: Translator, called: str) -> Answer:
    """Whatever is owed there, there is nobody who could be reminded of it."""
    return Answer.of(t._("👤 {name}: nobody reports for it, so nobody can be reminded.", name=called))


def nobody_to_remind(t: Translator, kind: str, called: str = "") -> Answer:
    """`kind` as in the button, and what it is `called`: a name, a department or what is owed."""
    none = t._("👍 There is nobody to remind: nothing of this is owed now.")
    named = t._("👍 {name}: nothing to remind of now.", name=called) if called else none
    return Answer.of(named, faint(_counted(t, kind)))


def whom_meant(t: Translator) -> Answer:
    """Several have the name that HR wrote."""
    return Answer.of(t._("Whom do you mean?"))


def one_by_one(t: Translator) -> Answer:
    """HR's words name several together."""
    return Answer.of(t._("📣 One after the other, please. Whom first?"))


def nobody_called(t: Translator, about: str) -> Answer:
    """HR's words to remind name nobody and nothing."""
    return Answer.of(
        t._("Whom shall I remind? I know no “{about}”.", about=about),
        t._("Write a name, a department or what is owed, for example: remind procurement"),
    )


def going_out(
    t: Translator, names: Sequence[str], *, at_night: int = 0, arrives: datetime | None = None, today: date = date.min
) -> Answer:
    """Whom HR reminds: at once, or, `at_night` of them, when their quiet hours end."""
    n = len(names)
    if not at_night or at_night < n:
        title = t.n_("📣 {n} person is being reminded", "📣 {n} people are being reminded", n)
        later = _after_quiet_hours(t, at_night, of=n, arrives=arrives, today=today)
        return Answer.of(head(title), _names(t, names), later)
    if arrives is None:
        title = t.n_(
            "🌙 {n} person will be reminded when their quiet hours end",
            "🌙 {n} people will be reminded when their quiet hours end",
            n,
        )
    else:
        title = t.n_(
            "🌙 {n} person will be reminded on {day} at {time}",
            "🌙 {n} people will be reminded on {day} at {time}",
            n,
            day=t.day(arrives.date(), today=today),
            time=clock(arrives.time()),
        )
    return Answer.of(head(title), _names(t, names))


def on_its_way(t: Translator, cards: Sequence[Answer]) -> Answer:
    """Everybody is reminded of it already, as the cards tell: nothing is sent twice."""
    return Answer.joined([Answer.of(t._("👌 On its way already, and not sent twice:")), *cards])


def called_off(
    t: Translator, spared: Sequence[str], reached: Sequence[str], others: Mapping[str, Sequence[str]]
) -> Answer:
    """Who is spared a reminder that was called off, and whom it had reached before."""
    n = len(spared)
    title = t.n_("⏹ Called off: {n} person is not reminded", "⏹ Called off: {n} people are not reminded", n)
    before = t._("Reminded before: {names}", names=_names(t, reached)) if reached else None
    return Answer.of(head(title), _names(t, spared), before, *_told_by_state(t, others))


def gone_already(t: Translator) -> str:
    """A tap to call off what is out."""
    return t._("It has gone out already and cannot be called off.")


def reminding_over(t: Translator, reached: Sequence[str], others: Mapping[str, Sequence[str]]) -> Answer:
    """Whom HR's reminder reached, and by what became of it whom it did not."""
    n = len(reached)
    title = t.n_("✅ {n} person was reminded", "✅ {n} people were reminded", n) if n else t._("Nobody was reminded")
    return Answer.of(head(title), _names(t, reached) if reached else None, *_told_by_state(t, others))


def _told_by_state(t: Translator, others: Mapping[str, Sequence[str]]) -> list[str]:
    return [
        t._("{state}: {names}", state=_not_reached(t, state), names=_names(t, some)) for state, some in others.items()
    ]


def _not_reached(t: Translator, state: str) -> str:
    match state:
        case "not_needed":
            return t._("owes nothing of it any more")
        case "sending":
            return t._("going out now")
        case _:
            return state_name(t, state)


def not_reminded(t: Translator) -> Answer:
    return Answer.of(t._("All right, nobody is reminded."))


def button_remind(t: Translator, n: int) -> str:
    return t.n_("📣 Remind {n} person", "📣 Remind {n} people", n)


def button_remind_overdue(t: Translator) -> str:
    return t._("📣 Remind all overdue")


# HR's choices.


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
    if pages > 1:
        title = t._("{title} · {page}/{pages}", title=title, page=page + 1, pages=pages)
    lines: list[str | Line] = []
    for n, (what, by, reason) in enumerate(things, start=1):
        lines += [f"{n}. {what}", t._("{name}: {reason}", name=by, reason=reason)]
    return Answer.of(head(title), *lines)
