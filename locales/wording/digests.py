"""What somebody is reminded of, and what they may do with it."""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from catalog.model import Compliance, Deliverable, IncidentFree, Measure, Period, Response, Target
from catalog.owing import Owed
from locales.answer import Answer, faint, head, quote
from locales.translation import Translator
from locales.wording import due as due_wording
from locales.wording.amounts import known_as, period


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
